// What a visit costs: until the lever moves, on the wire, and in memory once every view has been seen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { OFFICE } from '../browser.mjs';
import { keepMemories, views } from '../planner.mjs';
import { inTurns } from './figures.mjs';
import { at, goal } from './report.mjs';
import { inPage } from './trace.mjs';

/** Gives `window.moved`: the time since the visit began at which the reading has followed the lever and the frame with it is over. */
function untilMoved() {
  const framed = async () => {
    await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done));
  };
  const reading = () => document.querySelector('.reading input')?.value;
  window.moved = new Promise((done) => {
    const seen = new MutationObserver(async () => {
      const lever = document.querySelector('.lever');
      const before = reading();
      if (!lever || !before) return;
      seen.disconnect();
      for (let n = 1; reading() === before; n += 1) {
        lever.value = String(Number(lever.min) + (Number(lever.max) - Number(lever.min)) * (n % 2 ? 0.75 : 0.25));
        lever.dispatchEvent(new Event('input', { bubbles: true }));
        await framed();
      }
      done(performance.now());
    });
    seen.observe(document, { childList: true, subtree: true });
  });
}

/** Opens an address for the first time and gives its page to `body` once its lever has moved. */
async function visit(browser, url, rate, body) {
  const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    await page.addInitScript(untilMoved);
    await page.goto(url, { waitUntil: 'commit' });
    const late = new Promise((_, failed) => setTimeout(failed, 60_000, new Error('no lever moves within a minute')).unref());
    const moved = await Promise.race([page.evaluate(() => window.moved), late]);
    return await body(page, moved);
  } finally {
    await context.close();
  }
}

const painted = (page) => page.evaluate(() => new Promise((done) => {
  const seen = (list) => list.getEntriesByName('first-contentful-paint').forEach((entry) => done(entry.startTime));
  new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
}));

const cold = {
  title: 'a first visit, on this machine',
  needs: 'page',
  columns: [['moves', 'a lever that moves, ms'], ['paint', 'first paint, ms']],
  ratios: ['moves'],
  byRound: true,
  goals: [],
  async run(world, options) {
    const readings = [];
    for (const rate of options.rates) {
      readings.push(...await inTurns(world.having('page'), options.rounds ?? 5, async (side) => {
        const found = {};
        for (const [line, url] of [['hosted', side.page], ['one file', pathToFileURL(join(side.dist, 'tuiyan.html')).href]]) {
          found[`cold start, ${line}, ${rate}×`] = await visit(world.browser, url, rate, async (page, moved) => ({ moves: [moved], paint: [await painted(page)] }));
        }
        return found;
      }));
    }
    return readings;
  },
};

/** What no visit waits for: the plan beside the page, and the rest of its program. */
const BESIDE = /^(data\/|tuiyan-rest)/;

/** The bytes of files as they are and as a host that compresses sends them. */
function weigh(paths, quality = constants.BROTLI_MAX_QUALITY) {
  const files = paths.map((path) => readFileSync(path));
  const sent = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const sum = (sizes) => [sizes.reduce((total, size) => total + size, 0)];
  return { raw: sum(files.map((bytes) => bytes.length)), brotli: sum(files.map((bytes) => sent(bytes).length)) };
}

const KILO = 1 / 1000;

const download = {
  title: 'downloaded until the lever moves',
  needs: 'page',
  columns: [['brotli', 'brotli, kB', KILO], ['raw', 'raw, kB', KILO]],
  ratios: ['brotli'],
  goals: [goal('first download, brotli', 250, 'kB', (readings) => at('first download', 'brotli', 0.5)(readings) * KILO)],
  run: (world, { quality }) => inTurns(world.having('page'), 1, (side) => visit(world.browser, side.page, 1, async (page) => {
    const loaded = await page.evaluate(() => [location.origin + location.pathname, ...performance.getEntriesByType('resource').map(({ name }) => name)]);
    const names = new Set(loaded.filter((name) => name.startsWith(side.page)).map((name) => name.slice(side.page.length) || 'index.html'));
    return {
      'first download': weigh([...names].filter((name) => !BESIDE.test(name)).map((name) => join(side.dist, name)), quality),
      'the page as one file': weigh([join(side.dist, 'tuiyan.html')], quality),
    };
  })),
};

const MEGA = 1e-6;

const memory = {
  title: 'memory',
  needs: 'page',
  columns: [['wasm', 'wasm, MB', MEGA], ['heap', 'JavaScript, MB', MEGA]],
  ratios: ['wasm', 'heap'],
  byRound: true,
  goals: [],
  run: (world, options) => inTurns(world.having('page'), options.rounds ?? 1, (side) => inPage(world.browser, side.page, async (page) => {
    for (const view of await views(page).all()) {
      await view.click();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const wasm = await page.evaluate(() => window.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
    return { 'memory after every view': { wasm: [wasm], heap: [usedSize] } };
  }, { before: keepMemories })),
};

export const VISITS = { cold, download, memory };
