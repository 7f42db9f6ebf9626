import init, { Charts } from '/ours/tuiyan-page.js';
await init();
const text = await (await fetch('/workload.json')).text();
export default function mount(indicators, largeAt, smallAt) {
  const canvas = (at, size) => at.appendChild(Object.assign(document.createElement('canvas'), size));
  const charts = new Charts(text, canvas(largeAt, { width: 1200, height: 500 }), canvas(smallAt));
  return (k, dirty) => charts.redraw(k, dirty);
}
