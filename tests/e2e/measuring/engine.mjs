// The engine beside others in one page: sweeps and simulates `benches/workload.json`. Only ratios travel from one machine to another.
import { median, medians, samples, shares } from './figures.mjs';
import { BASE, at, goal, share } from './report.mjs';
import { inPage } from './trace.mjs';

const BLOCKS = 'JavaScript, typed arrays in blocks';
const HISTOGRAM = 'JavaScript, histogram quantiles';

/** The share of this revision's least time in another's. */
const leastShare = (line, other) => (readings) => {
  const [ours, theirs] = ['this', other].map((side) => Math.min(...samples(readings, line, side, 'time')));
  return ours / theirs;
};

/** Runs in the page: every engine as a function that does a task, or mathjs a fiftieth of it, and says what came of it. */
async function prepare({ count, yardsticks, names: [BLOCKS, HISTOGRAM] }) {
  const workload = await (await fetch('/workload.json')).json();
  const { simulate, sweepBlocked, sweepPlain, table } = await import('/peers/engine.mjs');
  const { sweepMathjs } = await import('/peers/mathjs.mjs');
  const [sweep, simulation] = [{}, {}];
  const faults = [];
  for (const [side, address] of yardsticks) {
    try {
      const { default: start, Engine } = await import(address);
      await start();
      const engine = new Engine(JSON.stringify(workload));
      sweep[side] = () => [...engine.sweep(count)];
      simulation[side] = (seed) => [engine.simulate(count, seed)[0]];
    } catch (error) {
      faults.push({ side, fault: String(error) });
    }
  }
  const said = ({ check, met }) => [check, met];
  sweep[BLOCKS] = () => said(sweepBlocked(workload, count));
  sweep['JavaScript, plain loop'] = () => said(sweepPlain(workload, count));
  sweep.mathjs = Object.assign(() => said(sweepMathjs(window.math, workload, count / 50)), { times: 50 });
  simulation[HISTOGRAM] = (seed) => [simulate(workload, count, seed).pm];
  simulation['the same, normals from our table'] = (seed) => [simulate(workload, count, seed, table).pm];
  window.tasks = { sweep, simulation };
  return faults;
}

/** Runs in the page: every engine first to warm up, then in turns, short tasks again and again until the clock is fine enough. */
async function run({ task, rounds }) {
  const engines = Object.entries(window.tasks[task]);
  const [LEAST, MOST] = [60, 8];
  const times = [];
  const answers = {};
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, work] of engines) {
      await new Promise((done) => setTimeout(done, 20));
      let [taken, tasks] = [0, 0];
      const begin = performance.now();
      while (taken < LEAST && tasks < MOST) {
        answers[name] = work(round + 2);
        tasks += 1;
        taken = performance.now() - begin;
      }
      if (round >= 0) times.push([name, (taken / tasks) * (work.times ?? 1)]);
    }
  }
  return { times, answers };
}

/** The sides whose answer is another than the first JavaScript's: what did other work is no measure. */
function astray(answers, reference, tolerance) {
  const differs = ([name, answer]) => name !== 'mathjs' && answer.some((value, at) => Math.abs(value / answers[reference][at] - 1) > tolerance);
  return Object.entries(answers).filter(differs).map(([side, answer]) => ({ side, fault: `it answers ${answer} where the JavaScript says ${answers[reference]}` }));
}

function part(task, { unit, scale, best, other, most, tolerance }) {
  const estimate = (readings, line, side) => (['this', BASE].includes(side) ? best.map((time) => time / median(medians(readings, line, side, 'time'))) : []);
  return {
    title: `${task} of 100 000`,
    needs: 'engine',
    columns: [['time', unit]],
    shares: [
      { head: 'this ÷ it', of: (readings, line, side) => (side === 'this' ? [] : shares(readings, line, 'this', side, 'time')) },
      { head: 'physical estimate ÷ it', of: estimate },
    ],
    ratios: ['time'],
    byRound: true,
    goals: [
      goal(`${task}, share of “${other}”, medians`, most, '', share(task, other, 'time')),
      goal(`${task}, the same of the least times`, most, '', leastShare(task, other)),
    ],
    run: (world, { rounds = 15, count = 100_000 }) => inPage(world.browser, `${world.origin}/peers/engine.html`, async (page) => {
      const yardsticks = world.having('engine').map((side) => [side.name, `/yardstick/${side.name}/tuiyan-yardstick.js`]);
      const faults = await page.evaluate(prepare, { count, yardsticks, names: [BLOCKS, HISTOGRAM] });
      const { times, answers } = await page.evaluate(run, { task, rounds });
      const readings = times.map(([side, time]) => ({ line: task, side, figures: { time: [time * scale(count)] } }));
      return [...readings, ...faults, ...astray(answers, other, tolerance)];
    }),
  };
}

/** Every way on from 38 pasts of twenty years, with its backtest, in wasm as the page has it. */
const trends = {
  title: 'ways on from 38 pasts of 20 years',
  needs: 'engine',
  // Nothing in JavaScript does the same.
  isAlone: true,
  columns: [['time', 'ms']],
  ratios: ['time'],
  byRound: true,
  goals: [goal('all ways on from 38 pasts of 20 years, in the browser', 16, 'ms', at('38 pasts', 'time', 0.5))],
  run: (world, { rounds = 15 }) => inPage(world.browser, `${world.origin}/peers/engine.html`, async (page) => {
    const time = async ([side, address]) => {
      const times = await page.evaluate(work, { address, rounds });
      return times.map((taken) => ({ line: '38 pasts', side, figures: { time: [taken] } }));
    };
    const readings = [];
    for (const { name } of world.having('engine')) {
      readings.push(...await time([name, `/yardstick/${name}/tuiyan-yardstick.js`]).catch((error) => [{ side: name, fault: error.message }]));
    }
    return readings;
  }),
};

/** Runs in the page: some runs to warm up, then several for each round, as one is too short for the clock. */
async function work({ address, rounds }) {
  const { default: start, Engine } = await import(address);
  await start();
  const times = [];
  for (let round = -2; round < rounds; round += 1) {
    const begin = performance.now();
    for (let time = 0; time < 10; time += 1) Engine.trends();
    if (round >= 0) times.push((performance.now() - begin) / 10);
  }
  return times;
}

// `best` is what a core with 128-bit vectors could do.
export const ENGINE = {
  sweep: part('sweep', { unit: 'ns a scenario', scale: (count) => 1e6 / count, best: [35, 45], other: BLOCKS, most: 0.45, tolerance: 1e-9 }),
  simulation: part('simulation', { unit: 'ms', scale: () => 1, best: [30], other: HISTOGRAM, most: 0.2, tolerance: 0.01 }),
  trends,
};
