// ECharts on canvas, without animation, tooltips and events.
import * as echarts from '/modules/echarts/dist/echarts.esm.min.js';
import { LARGE, SMALL, TIMES, YEARS, large, small } from './scene.mjs';

export default function mount(indicators, largeAt, smallAt) {
  const zip = (times, values) => Array.from(values, (y, at) => [times[at], y]);
  const line = { type: 'line', symbol: 'none', silent: true, animation: false };
  const target = { ...line, lineStyle: { color: '#1a7f4b', width: 2 } };
  const base = {
    animation: false, grid: { left: 48, right: 12, top: 12, bottom: 24 },
    xAxis: { type: 'value', min: 2020, max: 2025, interval: 1, axisLabel: { formatter: String } }, yAxis: { type: 'value', scale: true },
  };
  const chart = ({ width, height }, at, series) => {
    const box = at.appendChild(Object.assign(document.createElement('div'), { style: `width:${width}px;height:${height}px` }));
    const made = echarts.init(box, null, { renderer: 'canvas', width, height, devicePixelRatio: 1 });
    made.setOption({ ...base, series });
    return made;
  };
  // An update draws in its own frame unless it is told to draw at once.
  const update = (made, lists) => {
    made.setOption({ series: lists.map((data) => ({ data })) }, { lazyUpdate: false, silent: true });
    made.getZr().flush();
  };
  const edge = { ...line, stack: 'band', lineStyle: { opacity: 0 } };
  const colours = Array.from({ length: 10 }, (_, at) => ({ ...line, lineStyle: { color: `hsl(${at * 36}, 60%, 40%)`, width: 1.6 } }));
  const big = chart(LARGE, largeAt, [...colours, edge, { ...edge, areaStyle: { color: 'rgba(31,95,168,0.15)' } }, target]);
  const charts = indicators.map(() => chart(SMALL, smallAt, [{ ...line, symbol: 'circle', symbolSize: 5, lineStyle: { color: '#1f5fa8', width: 2 } }, target]));
  return (k, dirty) => {
    const scene = large(indicators[0], k);
    const width = scene.high.map((high, at) => high - scene.low[at]);
    update(big, [...scene.lines, scene.low, width, TIMES.map(() => scene.target)].map((values) => zip(TIMES, values)));
    (dirty ? charts.slice(0, 1) : charts).forEach((made, at) =>
      update(made, [zip(YEARS, small(indicators[at], k)), zip(YEARS, YEARS.map(() => indicators[at].target))]));
  };
}
