// What a redraw of the workload's 39 charts costs the main thread, by the program and by others.
import { inTurns, shares } from './figures.mjs';
import { goal, share } from './report.mjs';
import { inPage, timed } from './trace.mjs';

const LINES = { 'all 39': false, 'the large and one small': true };
// As high as all charts, so that everything that is drawn is also shown.
const viewport = { width: 1366, height: 1400 };
const AGAINST = 'uplot';
const against = (column) => (readings, line, side) => shares(readings, line, side, AGAINST, column);

async function draw(world, options, side, line) {
  return inPage(world.browser, `${side.origin ?? world.origin}/peers/redraw.html?${side.peer}`, async (page) => {
    await page.waitForFunction(() => window.redraw);
    await page.evaluate((dirty) => (window.change = (k) => requestAnimationFrame(() => window.redraw(k, { dirty }))), LINES[line]);
    return { [line]: await timed(page, { ...options, events: options.frames, isStill: true }) };
  }, { viewport });
}

export const redraw = {
  title: 'a redraw of the workload',
  needs: 'redraw',
  columns: [['thread', 'main thread, ms'], ['cpu', 'its processor time'], ['script', 'script']],
  shares: [{ head: '÷ uPlot, main thread', of: against('thread') }, { head: '÷ uPlot, processor', of: against('cpu') }],
  ratios: ['thread', 'cpu', 'script'],
  byRound: true,
  goals: [
    goal('redraw, all 39, share of uPlot’s main thread', 0.5, '', share('all 39', AGAINST, 'thread')),
    goal('redraw, the large and one small, the same', 0.6, '', share('the large and one small', AGAINST, 'thread')),
  ],
  async run(world, options) {
    const sides = [
      ...world.having('redraw').map((side) => ({ ...side, peer: 'ours' })),
      ...options.peers.map((peer) => ({ name: peer, peer })),
    ];
    const readings = [];
    for (const line of Object.keys(LINES)) readings.push(...await inTurns(sides, options.rounds ?? 5, (side) => draw(world, options, side, line)));
    return readings;
  },
};
