// uPlot, with what it takes to draw the workload and nothing else: no legend, no cursor.
import uPlot from '/modules/uplot/dist/uPlot.esm.js';
import { LARGE, SMALL, TIMES, YEARS, large, small } from './scene.mjs';

const bare = { show: false };
const axes = [{ splits: () => YEARS, values: (_, years) => years.map(String), grid: { stroke: '#dbe2ea' } }, { grid: { stroke: '#dbe2ea' } }];
const target = { stroke: '#1a7f4b', width: 2, points: bare };

export default function mount(indicators, largeAt, smallAt) {
  const rows = (k) => {
    const scene = large(indicators[0], k);
    return [TIMES, ...scene.lines, scene.low, scene.high, TIMES.map(() => scene.target)];
  };
  const pair = (indicator, k) => [YEARS, small(indicator, k), YEARS.map(() => indicator.target)];
  const edge = { stroke: 'transparent', points: bare };
  const line = (_, at) => ({ stroke: `hsl(${at * 36} 60% 40%)`, width: 1.6, points: bare });
  const shared = { legend: bare, cursor: bare, scales: { x: { time: false } } };
  const big = new uPlot({
    ...shared, ...LARGE, axes,
    series: [{}, ...Array.from({ length: 10 }, line), edge, edge, target],
    bands: [{ series: [12, 11], fill: 'rgb(31 95 168 / 15%)' }],
  }, rows(0), largeAt);
  const charts = indicators.map((indicator) => new uPlot({
    ...shared, ...SMALL, axes, series: [{}, { stroke: '#1f5fa8', width: 2, points: { show: true, size: 5 } }, target],
  }, pair(indicator, 0), smallAt));
  return (k, dirty) => {
    big.setData(rows(k));
    (dirty ? charts.slice(0, 1) : charts).forEach((chart, at) => chart.setData(pair(indicators[at], k)));
  };
}
