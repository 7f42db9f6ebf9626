// The page's own charts, from its benchmark build.
import { LARGE } from './scene.mjs';

export default async function mount(indicators, largeAt, smallAt) {
  const { glue, wasm } = await built();
  const { default: init, Charts } = await import(glue);
  await init({ module_or_path: wasm });
  const canvas = largeAt.appendChild(Object.assign(document.createElement('canvas'), LARGE));
  const workload = await (await fetch('/workload.json')).text();
  const charts = new Charts(workload, canvas, smallAt);
  return (k, dirty) => charts.redraw(k, dirty);
}

/** The addresses of the build's program; they carry a hash, and the build's own page knows them. */
async function built() {
  const page = await (await fetch('/ours/')).text();
  const find = (pattern) => `/ours/${pattern.exec(page)[1]}`;
  return { glue: find(/["'/]((?:tuiyan-page)-[0-9a-f]+\.js)/), wasm: find(/["'/]((?:tuiyan-page)-[0-9a-f]+_bg\.wasm)/) };
}
