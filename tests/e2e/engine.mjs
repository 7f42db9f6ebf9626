// The engine beside others, in one run: `make bench`, or `node tests/e2e/engine.mjs` on a built target/bench-dist. Sweeps 100 000 scenarios
// and simulates 100 000 draws of `benches/workload.json` in rounds that take turns. Only ratios travel from one machine to another.
import { here, launch } from './browser.mjs';
import { goal } from './goals.mjs';
import { serve } from './serve.mjs';
import { readFileSync } from 'node:fs';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
const COUNT = 100_000;
const workload = JSON.parse(readFileSync(here('../../benches/workload.json'), 'utf8'));
// What a core with 128-bit vectors could do at best: nanoseconds for a scenario, milliseconds for all draws.
const PHYSICAL = { sweep: [35, 45], simulation: [30, 30] };
// What share of the best JavaScript's time each may take, and the name of that JavaScript.
const GOALS = { sweep: [0.45, 'JavaScript, typed arrays in blocks'], simulation: [0.2, 'JavaScript, histogram quantiles'] };

const server = await serve({
  '/': here('../../target/bench-dist'), '/peers/': here('peers'), '/mathjs/': here('node_modules/mathjs/lib/browser'),
});
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(server.origin + '/index.html');
  await page.addScriptTag({ url: '/mathjs/math.js' });
  console.log(`${browser.browserType().name()} ${browser.version()}, ${ROUNDS} rounds; least, median and greatest\n`);
  await page.evaluate(prepare, { workload, count: COUNT });
  for (const task of ['sweep', 'simulation']) {
    const { times, answers } = await page.evaluate(run, { task, rounds: ROUNDS });
    report(task, times, answers);
  }
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page: each engine as a function that does a task and says what it did. */
async function prepare({ workload, count }) {
  await window.perfTarget.ready;
  window.perfTarget.load(workload);
  const { simulate, sweepBlocked, sweepPlain, table } = await import('/peers/engine.mjs');
  const { sweepMathjs } = await import('/peers/mathjs.mjs');
  window.tasks = {
    sweep: {
      'ours': () => window.perfTarget.sweep(count),
      'JavaScript, typed arrays in blocks': () => sweepBlocked(workload, count),
      'JavaScript, plain loop': () => sweepPlain(workload, count),
      'mathjs (a fiftieth, × 50)': () => ({ ...sweepMathjs(window.math, workload, count / 50), times: 50 }),
    },
    simulation: {
      'ours': (seed) => window.perfTarget.mc(count, seed),
      'JavaScript, histogram quantiles': (seed) => simulate(workload, count, seed),
      'the same, normals from a table as ours': (seed) => simulate(workload, count, seed, table),
    },
  };
}

/** Runs in the page: every engine first to warm up, then in turns, short tasks again and again until the clock is fine enough. */
async function run({ task, rounds }) {
  const engines = Object.entries(window.tasks[task]);
  const times = Object.fromEntries(engines.map(([name]) => [name, []]));
  const answers = {};
  const [LEAST, MOST] = [60, 8];
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
      if (round >= 0) times[name].push((taken / tasks) * (answers[name].times ?? 1));
    }
  }
  return { times, answers };
}

function report(task, times, answers) {
  const [ours] = Object.values(times);
  const [unit, scale] = task === 'sweep' ? ['ns a scenario', 1e6 / COUNT] : ['ms', 1];
  console.log(`${task} of ${COUNT}, ${unit}`);
  for (const [name, list] of Object.entries(times)) {
    const cells = [0, 0.5, 1].map((q) => (quantile(list, q) * scale).toFixed(1).padStart(9)).join('');
    // Each round by itself, so that what slows the machine down slows both.
    const ratios = list.map((time, at) => ours[at] / time);
    const ratio = list === ours ? '' : `   ours / this: ${[0, 0.5, 1].map((q) => quantile(ratios, q).toFixed(3)).join('  ')}`;
    console.log(`  ${name.padEnd(40)}${cells}${ratio}`);
  }
  const shares = PHYSICAL[task].map((best) => `${((100 * best) / (quantile(ours, 0.5) * scale)).toFixed(0)} %`);
  console.log(`  share of the physical estimate reached: ${[...new Set(shares)].join(' to ')}`);
  const [most, best] = GOALS[task];
  goal(`${task}, share of “${best}”, medians`, most, quantile(ours.map((time, at) => time / times[best][at]), 0.5));
  goal(`${task}, the same of the least times`, most, Math.min(...ours) / Math.min(...times[best]));
  for (const [name, answer] of Object.entries(answers)) console.log(`  ${name}: ${said(answer)}`);
  console.log('');
}

function said({ check, met, pm, fan }) {
  if (fan === undefined) return `check ${check.toFixed(3)}, ${met} met`;
  return `chances ${pm.toFixed(3)}, i01 in year 5: ${fan[0][4].map((y) => y.toFixed(1)).join(' / ')}`;
}

function quantile(list, q) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
