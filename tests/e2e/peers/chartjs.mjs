// Chart.js without animation, legend, tooltips and events.
import '/modules/chart.js/dist/chart.umd.min.js';
import { LARGE, SMALL, TIMES, YEARS, large, small } from './scene.mjs';

const { Chart } = window;

export default function mount(indicators, largeAt, smallAt) {
  const zip = (times, values) => Array.from(values, (y, at) => ({ x: times[at], y }));
  const options = {
    animation: false, responsive: false, parsing: false, normalized: true, events: [], devicePixelRatio: 1,
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
    scales: { x: { type: 'linear', min: 2020, max: 2025, ticks: { stepSize: 1, callback: String } } },
  };
  const data = (chart, lists) => {
    lists.forEach((list, at) => { chart.data.datasets[at].data = list; });
    chart.update('none');
  };
  const canvas = (size, at) => at.appendChild(Object.assign(document.createElement('canvas'), size));
  const target = { borderColor: '#1a7f4b', borderWidth: 2, pointRadius: 0, data: [] };
  const line = (_, at) => ({ borderColor: `hsl(${at * 36} 60% 40%)`, borderWidth: 1.6, pointRadius: 0, data: [] });
  const edge = { borderColor: 'transparent', pointRadius: 0, data: [] };
  const band = { ...edge, backgroundColor: 'rgb(31 95 168 / 15%)', fill: '-1' };
  const big = new Chart(canvas(LARGE, largeAt), { type: 'line', options, data: { datasets: [...Array.from({ length: 10 }, line), { ...edge }, band, { ...target }] } });
  const charts = indicators.map(() => new Chart(canvas(SMALL, smallAt), {
    type: 'line', options, data: { datasets: [{ borderColor: '#1f5fa8', borderWidth: 2, pointRadius: 2.5, data: [] }, { ...target }] },
  }));
  return (k, dirty) => {
    const scene = large(indicators[0], k);
    data(big, [...scene.lines, scene.low, scene.high, TIMES.map(() => scene.target)].map((values) => zip(TIMES, values)));
    (dirty ? charts.slice(0, 1) : charts).forEach((chart, at) =>
      data(chart, [zip(YEARS, small(indicators[at], k)), zip(YEARS, YEARS.map(() => indicators[at].target))]));
  };
}
