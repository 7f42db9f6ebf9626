// What a change of the page costs its main thread until all is redrawn.
import { tuiyan } from '../command.mjs';
import { drawer, loadPlan, planner } from '../planner.mjs';
import { inTurns } from './figures.mjs';
import { at, goal } from './report.mjs';
import { inPage, timed } from './trace.mjs';

export const COLUMNS = [['thread', 'main thread, ms'], ['script', 'script'], ['handler', 'handler'], ['frame', 'to frame']];

/** A part that measures one line after the other, each a preparation that leaves a `window.change(k)`, in one page of each side. */
function part(title, lines, { setUp, isStill, ratios = ['thread'], goals = [] } = {}) {
  const measure = (world, options, rate) => (side) => inPage(world.browser, side.page, async (page) => {
    await setUp?.(page, options);
    const found = {};
    for (const [line, prepare] of Object.entries(lines)) {
      await prepare(page);
      found[`${line}, ${rate}×`] = await timed(page, { ...options, rate, isStill });
    }
    return found;
  });
  const run = async (world, options) => {
    const readings = [];
    for (const rate of options.rates) readings.push(...await inTurns(world.having('page'), options.rounds ?? 1, measure(world, options, rate)));
    return readings;
  };
  return { title, needs: 'page', columns: COLUMNS, ratios, goals, run };
}

const within = (line, q, most) => Object.entries(most).map(([rate, ms]) =>
  goal(`${line}, ${rate}×, main thread${q === 0.5 ? '' : ', p95'}`, ms, 'ms', at(`${line}, ${rate}×`, 'thread', q)));

/** Moves the lever of the open indicator back and forth over its whole range. */
const slide = (page) => planner(page).lever.evaluate((lever) => {
  const [least, most] = [Number(lever.min || 0), Number(lever.max || 100)];
  window.change = (k) => {
    lever.value = String(least + ((most - least) * ((k * 37) % 101)) / 100);
    lever.dispatchEvent(new Event('input', { bubbles: true }));
  };
});

/** States a range of the open indicator's parameter, which opens its fan and the reading of its draws. */
async function uncertain(page) {
  for (const [end, entered] of [['低', '-0.3'], ['高', '0.3']]) {
    const field = page.getByRole('textbox', { name: `${end}（` });
    await field.fill(entered);
    await field.press('Enter');
  }
  await page.locator('.chances').waitFor();
}

/** Loads a plan of 300 indicators, plainly artificial, and opens one that has a lever. */
async function large(page) {
  const text = tuiyan(['plan', 'sample', '--indicators', '300']);
  await loadPlan(page, text);
  const { indicators } = JSON.parse(text);
  const movable = indicators.find(({ target, start }) => target?.op !== 'status' && start?.kind === 'value');
  await planner(page).open(movable.id);
}

/** Loads that plan with a period of ten years. */
async function decade(page) {
  const plan = JSON.parse(tuiyan(['plan', 'sample', '--indicators', '300']));
  plan.period.end = plan.period.base + 10;
  await loadPlan(page, JSON.stringify(plan));
}

/** Pastes a block of so many indicators and years, other figures each time, into the grid of observations. */
const observe = (rows, years) => async (page) => {
  await planner(page).press('观测');
  const first = page.locator('.grid tbody tr:not(.population-row) .cell');
  await first.nth(rows).waitFor();
  await first.first().click();
  await page.evaluate(([rows, years]) => {
    const lines = [...document.querySelectorAll('.grid tbody tr:not(.population-row)')];
    const status = new Set(lines.flatMap((row, at) => (row.querySelector('[aria-readonly]') ? [at] : [])));
    const block = (k) => Array.from({ length: rows }, (_, row) =>
      Array.from({ length: years }, (_, year) => (status.has(row) ? '—' : (20 + ((k * 37 + row * 11 + year * 3) % 61)).toFixed(1))).join('\t')).join('\n');
    window.change = (k) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', block(k));
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    };
  }, [rows, years]);
};

/** Keeps ten scenarios or as many as are asked for, all of them different, and shows them side by side. */
async function compared(page, { scenarios = 10 }) {
  const p = planner(page);
  const step = page.locator('.reading input').first();
  for (let n = 1; n < scenarios; n += 1) {
    await drawer(page, 'scenarios');
    await p.press('复制当前情景');
    await page.keyboard.press('Escape');
    await p.press(['维持现状', '半程', '恰好达标'][n % 3]);
    await step.fill(String(n / 20));
    await step.press('Enter');
  }
  await p.press('对比');
  await page.locator('.compare-table tr[data-at]').first().waitFor();
}

/** Presses one of the controls that a locator finds after the other, a `stride` apart. */
const press = (controls, stride) => controls.evaluateAll((all, by) => {
  window.change = (k) => all[(k * by) % all.length].click();
}, stride);

/** Takes the last edit back and makes it again. */
const undoAndRedo = async (page) => {
  const [undo, redo] = await Promise.all(['.undo', '.redo'].map((button) => page.locator(button).first().elementHandle()));
  await page.evaluate(([back, again]) => {
    window.change = (k) => (k % 2 ? back : again).click();
  }, [undo, redo]);
};

export const CHANGES = {
  slider: part('a slider event', { slider: slide }, { goals: within('slider', 0.95, { 1: 4, 6: 16.7 }) }),
  large: part('the same over 300 indicators', { 'slider, 300 indicators': slide }, {
    setUp: large, goals: within('slider, 300 indicators', 0.5, { 6: 16.7 }),
  }),
  fan: part('with a fan and 2 000 draws open', { 'slider, fan open': slide }, {
    setUp: uncertain, goals: within('slider, fan open', 0.5, { 1: 8, 6: 16.7 }),
  }),
  paste: part('a paste of 38 × 4 observations', { paste: observe(38, 4) }),
  block: part('a paste of 300 × 10 observations', { block: observe(300, 10) }, { setUp: decade }),
  compare: part('the compare view, ten scenarios', {
    'another reference': (page) => press(page.locator('.compare-head').getByRole('radio'), 3),
    'another indicator': (page) => press(page.locator('.compare-table tr[data-at]').getByRole('button'), 7),
    'an edit undone, redone': undoAndRedo,
  }, { setUp: compared }),
  rest: part('nothing but the measuring', {
    'at rest': (page) => page.evaluate(() => (window.change = () => {})),
  }, { isStill: true, ratios: [] }),
};
