// How long the page keeps a planner waiting: `make bench`, or `node tests/e2e/measure.mjs` on a built dist/. Prints what a slider
// event costs the main thread until all is redrawn, when the page can first be used and what is downloaded.
import { sizes, table } from '../../.ci/sizes.mjs';
import { BASE, DIST, OFFICE, launch } from './browser.mjs';
import { tuiyan } from './command.mjs';
import { goal } from './goals.mjs';
import { serve } from './serve.mjs';
import { EVENTS, inPage, quantile } from './trace.mjs';

// What the page offers.
const ROW = '.row';
const LEVER = 'input[type=range].lever';
const CANVAS = 'canvas';
// When the page can be used: the first indicator is open and its lever is there.
const USABLE = LEVER;

const LOADS = Number(process.env.LOADS ?? 6);
const THROTTLING = [1, 6];

/** A plan of 300 indicators, plainly artificial. */
const SAMPLE = Buffer.from(tuiyan(['plan', 'sample', '--indicators', '300']));

const server = await serve({ [BASE]: DIST });
const browser = await launch();
try {
  console.log(`${browser.browserType().name()} ${browser.version()}, ${EVENTS} events each, milliseconds; the processor is as fast as it is (1×) or slowed down (6×)\n`);
  await redraws();
  await comparisons();
  await loading();
  console.log(`\n${table(sizes(DIST)).join('\n')}`);
} finally {
  await browser.close();
  await server.close();
}

async function redraws() {
  const head = ['main thread', 'p95', 'script', 'p95', 'handler', 'p95', 'to frame', 'p95'];
  console.log(`${''.padEnd(34)}${head.map((name) => name.padStart(11)).join('')}`);
  for (const rate of THROTTLING) {
    const ours = await slider(rate);
    show(`slider, ${rate}×`, ours);
    show(`paste of 38 × 4 → redrawn, ${rate}×`, await paste(rate));
    show(`nothing but the measuring, ${rate}×`, await idle(rate));
    if (ours) work('slider', ours);
    const uncertain = await slider(rate, true);
    show(`slider, fan and 2 000 draws open, ${rate}×`, uncertain);
    const large = await slider(rate, false, true);
    show(`slider, 300 indicators, ${rate}×`, large);
    if (large) work('slider, 300 indicators', large);
    if (large && rate > 1) goal(`slider, 300 indicators, ${rate}×, main thread`, 16.7, quantile(large.thread, 0.5), 'ms');
    if (uncertain) goal(`slider, fan open, ${rate}×, main thread`, rate === 1 ? 8 : 16.7, quantile(uncertain.thread, 0.5), 'ms');
    if (ours) goal(`slider, ${rate}×, main thread, p95`, rate === 1 ? 4 : 16.7, quantile(ours.thread, 0.95), 'ms');
  }
}

/** The compare view with ten scenarios: another reference, another indicator, an edit taken back and made again. */
async function comparisons() {
  const changes = {
    'reference changed': () => {
      const radios = [...document.querySelectorAll('.compare-head input[type=radio]')];
      window.change = (k) => radios[(k * 3) % radios.length].click();
    },
    'indicator changed': () => {
      const rows = [...document.querySelectorAll('.compare-table tr[data-at] button')];
      window.change = (k) => rows[(k * 7) % rows.length].click();
    },
    'edit undone, redone': () => {
      window.change = (k) => document.querySelector(k % 2 ? '.redo' : '.undo').click();
    },
  };
  console.log('\nThe compare view, ten scenarios');
  for (const rate of THROTTLING) {
    for (const [name, change] of Object.entries(changes)) {
      const result = await inPage(browser, server.origin + BASE, rate, async (page) => {
        await tenScenarios(page);
        await page.evaluate(change);
        return true;
      });
      show(`${name}, ${rate}×`, result);
      work(name, result);
    }
  }
}

/** Keeps ten scenarios, all of them different, and shows them side by side. */
async function tenScenarios(page) {
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  const step = page.locator('.reading').first().locator('input');
  for (let n = 1; n < 10; n += 1) {
    await page.locator('.drawer-button').first().click();
    await press('复制当前情景');
    await page.keyboard.press('Escape');
    await press(['维持现状', '半程', '恰好达标'][n % 3]);
    await step.fill(String(n / 20));
    await step.press('Enter');
  }
  await press('对比');
  await page.locator('.compare-table tr[data-at]').first().waitFor();
}

function show(name, result) {
  if (!result) return console.log(`${name.padEnd(34)}  nothing matches ${LEVER}`);
  const cells = [result.thread, result.script, result.handler, result.frame].flatMap((list) => [quantile(list, 0.5), quantile(list, 0.95)]);
  console.log(`${name.padEnd(34)}${cells.map((x) => x.toFixed(2).padStart(11)).join('')}`);
}

function work(name, { kinds }) {
  console.log(`  ${name}: ${kinds.slice(0, 8).map(([kind, time]) => `${kind} ${time.toFixed(2)}`).join(', ')}`);
}

/** Moves the lever of an open indicator back and forth over its whole range, a range of its parameter stated or not, over the plan that
 * the page opens with or one of 300 indicators. `undefined` where the
 * page has none. */
async function slider(rate, isUncertain = false, isLarge = false) {
  return inPage(browser, server.origin + BASE, rate, async (page) => {
    if (isLarge) await largePlan(page);
    await page.locator(`${USABLE}, ${ROW}`).first().waitFor({ timeout: 5000 }).catch(() => {});
    const rows = page.locator(ROW);
    for (let i = 0; (await page.locator(LEVER).count()) === 0 && i < (await rows.count()); i += 1) await rows.nth(i).click();
    if ((await page.locator(LEVER).count()) === 0) return false;
    if (isUncertain) for (const [end, text] of [[/^低/, '-0.3'], [/^高/, '0.3']]) {
      const field = page.locator('.sheet').getByLabel(end).first();
      await field.fill(text);
      await field.press('Enter');
    }
    if (rate === THROTTLING[0]) console.log(`(${await rows.count()} rows, ${await page.locator(CANVAS).count()} canvases)`);
    await page.evaluate((selector) => {
      const lever = document.querySelector(selector);
      const [least, most] = [Number(lever.min || 0), Number(lever.max || 100)];
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      window.change = (k) => {
        set.call(lever, String(least + ((most - least) * ((k * 37) % 101)) / 100));
        lever.dispatchEvent(new Event('input', { bubbles: true }));
      };
    }, LEVER);
    return true;
  });
}

/** Loads the plan of 300 indicators. */
async function largePlan(page) {
  await page.locator('#drawer-plans').click();
  await page.locator('.drawer input[type=file]').first().setInputFiles([{ name: 'sample.json', mimeType: 'application/json', buffer: SAMPLE }]);
  await page.locator('.plan-line.open[data-id^="sample-"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' });
}

/** Pastes a block of 38 indicators and 4 years, other figures each time, into the grid of observations. */
async function paste(rate) {
  return inPage(browser, server.origin + BASE, rate, async (page) => {
    await page.getByRole('button', { name: '观测', exact: true }).click();
    await page.locator('.grid .cell').first().click();
    await page.evaluate(() => {
      const status = new Set([...document.querySelectorAll('.grid tbody tr')].flatMap((row, at) => (row.querySelector('[aria-readonly]') ? [at] : [])));
      const block = (k) => Array.from({ length: 38 }, (_, row) =>
        Array.from({ length: 4 }, (_, year) => (status.has(row) ? '—' : (20 + ((k * 37 + row * 11 + year * 3) % 61)).toFixed(1))).join('\t')).join('\n');
      window.change = (k) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', block(k));
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      };
    });
    return true;
  });
}

/** The page at rest. */
async function idle(rate) {
  return inPage(browser, server.origin + BASE, rate, async (page) => {
    await page.evaluate(() => (window.change = () => {}));
    return true;
  });
}

async function loading() {
  const times = [];
  for (let i = 0; i < LOADS; i += 1) {
    const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.addInitScript((selector) => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now())));
      });
      seen.observe(document, { childList: true, subtree: true });
    }, USABLE);
    await page.goto(server.origin + BASE, { waitUntil: 'networkidle' });
    times.push(await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      usable: window.usable ?? NaN,
    })));
    await context.close();
  }
  const line = (name, list) => {
    const words = [0.5, 0.95].map((q) => quantile(list, q).toFixed(0).padStart(8)).join('');
    console.log(`${name.padEnd(34)}${words}`);
  };
  console.log(`\n${`${LOADS} fresh loads from this machine`.padEnd(34)}  median     p95`);
  line('first contentful paint', times.map((time) => time.paint));
  line(`usable (${USABLE})`, times.map((time) => time.usable));
}
