// The benchmark's door: `window.perfTarget` works on a workload (`workload.json` states it) with the program's own engine and charts.
import start, { Engine } from './yardstick/tuiyan-yardstick.js';

const bound = () => new Promise((done) => {
  if (window.wasmBindings) done();
  else addEventListener('TrunkApplicationStarted', () => done(), { once: true });
});
const add = (name, size = {}) => document.body.appendChild(Object.assign(document.createElement(name), size));
let engine, charts, years;

window.perfTarget = {
  ready: Promise.all([start(), bound()]).then(() => {}),

  /** Takes a workload, as an object or as its text; call it once `ready`. */
  load(workload) {
    const text = typeof workload === 'string' ? workload : JSON.stringify(workload);
    const { years: count, rules } = JSON.parse(text);
    years = count;
    engine = new Engine(text);
    document.body.replaceChildren();
    const { w: width, h: height } = rules.charts.large;
    charts = new window.wasmBindings.Charts(text, add('canvas', { width, height }), add('div'));
  },

  /** Sweeps `scenarios` scenarios: the sum of final values and the number of targets met. */
  sweep(scenarios) {
    const [check, met] = engine.sweep(scenarios);
    return { check, met };
  },

  /** Simulates: the sum of chances, and of every indicator and year P10, P50 and P90. */
  mc(draws, seed = 1) {
    const [pm, ...lines] = engine.simulate(draws, seed);
    const cells = Array.from({ length: lines.length / 3 }, (_, at) => lines.slice(3 * at, 3 * at + 3));
    return { pm, fan: Array.from({ length: cells.length / years }, (_, at) => cells.slice(at * years, (at + 1) * years)) };
  },

  /** Draws frame `k` of every chart afresh; of the large chart and one small one where only one indicator changed. */
  redraw(k, { dirty = false } = {}) {
    charts.redraw(k, dirty);
  },
};
