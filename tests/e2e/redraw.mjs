// What a redraw of the workload's 39 charts costs the main thread, ours and others' in turns in one run: `make bench`, or
// `node tests/e2e/redraw.mjs` on the benchmark's build. Only ratios travel from one machine to another.
import { here, launch } from './browser.mjs';
import { goal } from './goals.mjs';
import { existsSync } from 'node:fs';
import { serve } from './serve.mjs';
import { inPage, quantile } from './trace.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const FRAMES = Number(process.env.FRAMES ?? 30);
const PEERS = (process.env.PEERS ?? 'ours canvas uplot chartjs echarts').split(' ');
const BUILD = here('../../target/bench-dist');
// As high as all charts, so that everything that is drawn is also shown.
const WINDOW = { width: 1366, height: 1400 };

if (!existsSync(BUILD)) throw new Error(`${BUILD} is missing; \`make bench\` builds it.`);
const server = await serve({ '/ours/': BUILD, '/peers/': here('peers'), '/modules/': here('node_modules'), '/': here('../../benches') });
const browser = await launch();
try {
  console.log(`\nRedraw of the workload, ${ROUNDS} rounds of ${FRAMES} frames each; milliseconds and, in brackets, the lowest and highest round`);
  for (const dirty of [false, true]) await compare(dirty);
} finally {
  await browser.close();
  await server.close();
}

async function compare(dirty) {
  const rounds = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const peer of PEERS) rounds[peer].push(await measure(peer, dirty));
  }
  console.log(`\n${(dirty ? 'large and one small' : 'all 39').padEnd(20)}${['main thread', 'its processor time', 'script', '÷ uPlot, main thread', '÷ uPlot, processor'].map((head) => head.padStart(22)).join('')}`);
  for (const peer of PEERS) {
    const cells = ['thread', 'cpu', 'script'].map((key) => spread(rounds[peer].map((one) => one[key])));
    const ratios = ['thread', 'cpu'].map((key) => spread(rounds[peer].map((one, at) => one[key] / rounds.uplot[at][key])));
    console.log(`${peer.padEnd(20)}${[...cells, ...ratios].map((cell) => cell.padStart(22)).join('')}`);
  }
  if (!PEERS.includes('ours') || !PEERS.includes('uplot')) return;
  const share = rounds.ours.map((one, at) => one.thread / rounds.uplot[at].thread);
  goal(`redraw, ${dirty ? 'large and one small' : 'all 39'}, share of uPlot’s main thread`, 0.5, quantile(share, 0.5));
}

async function measure(peer, dirty) {
  const result = await inPage(browser, `${server.origin}/peers/redraw.html?${peer}`, 1, async (page) => {
    await page.waitForFunction(() => window.redraw);
    await page.evaluate((is) => (window.change = (k) => requestAnimationFrame(() => window.redraw(k, { dirty: is }))), dirty);
    return true;
  }, { viewport: WINDOW, count: FRAMES });
  return Object.fromEntries(['thread', 'cpu', 'script'].map((key) => [key, quantile(result[key], 0.5)]));
}

function spread(list) {
  const text = (q) => quantile(list, q).toFixed(2);
  return `${text(0.5)} (${text(0)}–${text(1)})`;
}
