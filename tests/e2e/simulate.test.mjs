// Where a simulation runs is nobody's business but the page's: what it shows is the same from the worker and from slices of its own
// time.
import assert from 'node:assert/strict';
import { planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

/** Every growth uncertain by the same rule, and what is drawn correlated: a simulation of all there is. */
async function uncertain(page) {
  const p = planner(page);
  const type = async (name, entered) => {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(entered);
    await field.press('Enter');
  };
  await p.press('恰好达标');
  await p.press('风险');
  await p.press('概率与模拟');
  await type('假设的 ± 百分之几', '30');
  await p.press('填写');
  await type('共同因子相关系数（0 到 1）', '0.5');
}

/** Notes from now on what the progress bar says. */
async function watch(page) {
  await page.evaluate(() => {
    window.progress = [];
    new MutationObserver(() => {
      const bar = document.querySelector('progress');
      if (bar && bar.value !== window.progress.at(-1)) window.progress.push(bar.value);
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}

const start = (page) => page.getByRole('button', { name: '模拟', exact: true }).click();

/** All that the page shows of the result, its drawings included. */
async function result(page) {
  await page.locator('.joint-results').waitFor({ timeout: 60_000 });
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
  // Drawings follow in a frame of their own.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return {
    text: await page.locator('.joint-results').innerText(),
    drawings: await page.locator('.joint-results canvas').evaluateAll((list) => list.map((canvas) => canvas.toDataURL())),
  };
}

/** The longest that the page stands still while `body` runs, in milliseconds of processor time: this machine may have others to serve. */
async function longestStill(page, body) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await body();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const mains = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => tdur !== undefined && name.endsWith('RunTask') && mains.has(`${pid}/${tid}`)).map(({ tdur }) => tdur / 1000);
  assert.ok(tasks.length > 0, 'no task was traced');
  return { result, still: Math.max(...tasks) };
}

/** Asserts that a progress bar only rose, and within its range. */
function rises(values) {
  assert.deepEqual(values, values.toSorted((a, b) => a - b), 'progress fell');
  assert.ok(values.every((value) => value >= 0 && value <= 1), `${values}`);
}

/** The page without the worker's program. */
async function withoutWorker({ context, expect }) {
  await context.route('**/simulate/**', (route) => route.abort());
  expect(/\/simulate\//);
  expect(/ERR_FAILED/);
}

journey('the worker and slices of the page’s time show the same to the last pixel', async (world) => {
  const { t, page, context, goto } = world;
  await goto();
  await uncertain(page);
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await watch(page);
  await start(page);
  const worked = await result(page);
  assert.ok(asked.some((url) => /\/simulate\/tuiyan-simulate-\w+_bg\.wasm$/.test(url)), 'the worker was not asked');
  assert.ok(worked.drawings.length > 0 && worked.text.includes('全部达标的可能'), worked.text);
  rises(await page.evaluate(() => window.progress));

  await withoutWorker(world);
  await reload(page);
  await planner(page).press('风险');
  await planner(page).press('概率与模拟');
  await watch(page);
  const { result: sliced, still } = await longestStill(page, async () => {
    await start(page);
    return result(page);
  });
  const progress = await page.evaluate(() => window.progress);
  rises(progress);
  assert.ok(progress.length >= 5, `progress was seen ${progress.length} times`);
  t.diagnostic(`in slices: progress seen ${progress.length} times, longest task ${still.toFixed(1)} ms`);
  // Slices take 6 ms, the drawings that follow some more.
  assert.ok(still < 100, `the page stood still for ${still} ms`);
  assert.equal(sliced.text, worked.text);
  assert.deepEqual(sliced.drawings, worked.drawings);
});

journey('a simulation in slices ends when it is cancelled, and can be started again', async (world) => {
  const { page, goto } = world;
  await withoutWorker(world);
  await goto();
  await uncertain(page);
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const bar = document.querySelector('progress');
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === '取消');
      if (!bar || bar.value < 0.2 || !cancel) return;
      observer.disconnect();
      window.cancelled = bar.value;
      cancel.click();
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  await start(page);
  await page.waitForFunction(() => window.cancelled !== undefined, null, { timeout: 60_000 });
  assert.ok((await page.evaluate(() => window.cancelled)) < 1);
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  await counted(page.locator('.joint-results'), 0);
  await start(page);
  assert.match((await result(page)).text, /全部达标的可能/);
});
