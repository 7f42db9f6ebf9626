// A plan of three hundred indicators, plainly artificial, worked on as one of thirty-eight is.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judged, tuiyan } from './command.mjs';
import { keepMemories, loadPlan, paste, planner, section, untouchedStack } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const SAMPLE = tuiyan(['plan', 'sample', '--indicators', '300']);
const COUNT = 300;
const PLAN = JSON.parse(SAMPLE);

/** The open scenario as it is kept on this machine. */
const kept = (page) => page.evaluate((prefix) => {
  const name = Object.keys(localStorage).find((name) => name.startsWith(prefix));
  return JSON.stringify(JSON.parse(localStorage.getItem(name)).scenario);
}, `tuiyan/2/${PLAN.id}/`);

/** What the command line makes of a scenario over the plan. */
async function over(scenario) {
  const folder = await mkdtemp(join(tmpdir(), 'tuiyan-'));
  try {
    await writeFile(join(folder, 'plan.json'), SAMPLE);
    return judged(scenario, '--plan', join(folder, 'plan.json'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Until every line of the list stands. */
const all = (page) => page.locator('.row').nth(COUNT - 1).waitFor();

/** The scoreboard in figures: met, missed and unjudged, binding and expected together with how many there are of each. */
const counts = ({ binding, expected }) => {
  const all = (name, { met, missed, unjudged }) => `${name} 达标 ${met} 未达标 ${missed} 无法判断 ${unjudged}`;
  return new RegExp(`${all('约束性', binding)} ${all('预期性', expected)}`);
};

journey('three hundred indicators are listed, moved and judged as the command line judges them', async ({ page, goto, shot, axe }) => {
  await goto();
  await loadPlan(page, SAMPLE);
  const p = planner(page);
  await all(page);
  assert.equal(await p.rows(), COUNT);
  await p.press('恰好达标');
  await p.open(PLAN.indicators.at(-1).id);
  await page.locator('.sheet').waitFor();
  const moved = PLAN.indicators.findLast(({ target, start }) => target?.op !== 'status' && start?.kind === 'value') ?? PLAN.indicators[0];
  await p.open(moved.id);
  await p.drag(0.8);
  const scenario = await kept(page);
  const expected = await over(scenario);
  assert.equal(expected.indicators.length, COUNT);
  assert.match(await p.scoreboard(), counts(expected.summary));
  await axe('.list');
  await shot('large');
  await p.press('撤销');
  await p.press('撤销');
  assert.match(await p.scoreboard(), counts((await over(JSON.stringify({ ...JSON.parse(scenario), assumptions: {} }))).summary));
});

journey('the list comes a screenful at a time, its domains in order', async ({ page, goto }) => {
  await goto();
  await counting(page, '.row');
  await loadPlan(page, SAMPLE);
  await all(page);
  const stood = await page.evaluate(() => window.stood);
  assert.ok(stood.includes(40) && new Set(stood).size > 5, `${stood}`);
  const heads = await page.locator('.domain').allInnerTexts();
  assert.deepEqual(heads, PLAN.domains.map((domain) => domain.name ?? domain));
  const ids = await page.locator('.row').evaluateAll((rows) => rows.map((row) => row.dataset.id));
  assert.deepEqual([...ids].sort(), PLAN.indicators.map(({ id }) => id).sort());
});

journey('what is found in three hundred lines by name, verdict and domain opens, and is there again after a reload', async ({ page, goto }) => {
  await goto();
  await loadPlan(page, SAMPLE);
  const p = planner(page);
  await p.press('半程');
  const board = await p.scoreboard();
  const [domain] = PLAN.domains;
  await page.locator('.domain-filter').selectOption({ index: 1 });
  assert.equal(await p.rows(), PLAN.indicators.filter((one) => one.domain === (domain.name ?? domain)).length);
  await page.locator('.domain-filter').selectOption('');
  const wanted = PLAN.indicators[123];
  await page.locator('.search').fill(wanted.name);
  await page.locator(`.row[data-id="${wanted.id}"]`).waitFor();
  await p.open(wanted.id);
  await reload(page);
  await all(page);
  assert.equal(await p.scoreboard(), board);
});

journey('every view of three hundred indicators opens, and a column of three hundred observations is taken', async ({ page, goto, shot }) => {
  await page.addInitScript(keepMemories);
  await goto();
  await loadPlan(page, SAMPLE);
  const p = planner(page);
  await p.press('观测');
  await page.locator('.grid tbody tr:not(.population-row)').nth(COUNT - 1).waitFor();
  await page.locator('.grid .cell').first().click();
  // A status takes no figure.
  const isStatus = await page.locator('.grid tbody tr:not(.population-row)').evaluateAll((rows) => rows.map((row) => row.querySelector('.cell[aria-readonly]') !== null));
  await paste(page, isStatus.map((is) => (is ? '—' : '12')).join('\n'));
  const measured = isStatus.filter((is) => !is).length;
  await page.getByText(`填入 ${measured} 个观测值`).first().waitFor();
  await counted(page.locator('.grid .cell[data-origin="observed"]'), measured);
  await shot('large-observations');
  for (const view of ['风险', '对比', '汇总', '训练', '说明', '报告']) {
    await page.getByRole('button', { name: new RegExp(`^${view}`) }).first().click();
    await page.locator('main.other-view').waitFor();
  }
  const lines = page.locator('.indicators').first().locator('tbody tr');
  await lines.nth(COUNT - 1).waitFor();
  await counted(lines, COUNT);
  await page.locator('#drawer-files').click();
  const group = page.getByRole('dialog', { name: '文件' }).getByRole('group', { name: '导出当前情景' });
  const [file] = await Promise.all([page.waitForEvent('download'), group.getByRole('button', { name: 'XLSX' }).click()]);
  assert.equal((await readFile(await file.path())).subarray(0, 2).toString(), 'PK');
  // build.rs gives it 256 kB.
  const untouched = await untouchedStack(page);
  assert.ok(128 * 1024 < untouched && untouched < 256 * 1024, `${untouched} bytes of the stack untouched`);
});

/** Collects how many lines of a table stand whenever something on the page changes. */
const counting = (page, lines) => page.evaluate((lines) => {
  window.stood = [];
  new MutationObserver(() => window.stood.push(document.querySelectorAll(lines).length)).observe(document.body, { childList: true, subtree: true });
}, lines);

/** What the command line saves with a budget, over the plan. */
async function optimised(costs, budget) {
  const folder = await mkdtemp(join(tmpdir(), 'tuiyan-'));
  try {
    await writeFile(join(folder, 'plan.json'), SAMPLE);
    const stated = costs.flatMap(([id, cost]) => ['--cost', `${id}=${cost}`]);
    return JSON.parse(tuiyan(['optimise', '--format', 'json', '--plan', join(folder, 'plan.json'), '--budget', budget, ...stated]))[0];
  } finally {
    await rm(folder, { recursive: true });
  }
}

journey('hundreds of costs that are all alike are weighed as the command line weighs them, and their lines come a screenful at a time', async ({ page, goto }) => {
  await goto();
  await loadPlan(page, SAMPLE);
  const lines = '.effort-table tbody tr';
  await counting(page, lines);
  await section(page, '投入');
  const found = await optimised([], '0');
  const missed = found.left_out.filter(({ reason }) => reason === 'no_cost').length;
  await page.locator(lines).nth(missed - 1).waitFor();
  const stood = await page.evaluate(() => window.stood.filter((count) => count > 0));
  assert.ok(stood[0] < missed / 2 && new Set(stood).size > 2, `${stood}`);
  assert.equal(stood.at(-1), missed);
  const ids = await page.locator(lines).evaluateAll((rows) => rows.map((row) => row.dataset.id));
  await page.locator('.effort-table .entry').first().focus();
  await paste(page, ids.map(() => '2').join('\n') + '\n');
  await page.getByText(`填入 ${missed} 个单位费用`).first().waitFor();
  const budget = page.getByRole('textbox', { name: '预算（万元）' });
  await budget.fill('1000');
  await budget.press('Enter');
  const { best, alternatives } = await optimised(ids.map((id) => [id, 2]), '1000');
  await page.locator('.effort-finding', { hasText: `能保 ${best.saved.length} 项` }).waitFor();
  const saved = await page.locator(`${lines}.saved`).evaluateAll((rows) => rows.map((row) => row.dataset.id));
  assert.deepEqual(saved.sort(), best.saved.sort());
  await counted(page.locator('.effort-other'), alternatives.length);
  const other = page.locator('.effort-other').first();
  await counted(other.locator('.effort-targets li'), 0, 'what is folded away is not listed');
  await other.locator('summary').click();
  await other.locator('.effort-targets li').nth(alternatives[0].saved.length - 1).waitFor();
});

journey('on paper every line stands, however many', async ({ page, goto }) => {
  await goto();
  await loadPlan(page, SAMPLE);
  await page.emulateMedia({ media: 'print' });
  // The page hears of it with its next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  // What leads to a view is not on paper, and the lines are to be there before any slice of time has passed.
  const standing = await page.evaluate(async () => {
    [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === '观测').click();
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
    return document.querySelectorAll('.grid tbody tr:not(.population-row)').length;
  });
  assert.equal(standing, COUNT);
});

/** A link to a scenario over the plan in which many indicators are changed. */
async function linked() {
  const folder = await mkdtemp(join(tmpdir(), 'tuiyan-'));
  try {
    const [plan, scenario] = ['plan.json', 'scenario.json'].map((name) => join(folder, name));
    const moved = PLAN.indicators.filter(({ measure, start }) => measure === 'level' && start?.kind === 'value');
    const assumptions = Object.fromEntries(moved.map(({ id }) => [id, { growth: { family: 'linear', step: 0.5 } }]));
    await writeFile(plan, SAMPLE);
    await writeFile(scenario, JSON.stringify({ format: 'tuiyan.scenario/1', name: '甲', plan: PLAN.id, assumptions }));
    return tuiyan(['link', 'encode', '--plan', plan, '--base', 'http://localhost/', scenario]).trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}

journey('many links are read with progress; cancelled, they stay where they were and nobody is merged', async ({ page, goto }) => {
  await goto();
  await loadPlan(page, SAMPLE);
  await planner(page).press('汇总');
  const [field, guests, add] = [page.locator('.merge-links'), page.locator('.merge-guests li'), page.getByRole('button', { name: '加入链接' })];
  const links = Array(60).fill(await linked()).join('\n');
  await field.fill(links);
  // Cancelled as soon as it can be.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const progress = document.querySelector('.merge-invite progress');
      if (!progress) return;
      watch.disconnect();
      window.cancelled = true;
      progress.parentElement.querySelector('progress + button').click();
    });
    watch.observe(document.querySelector('.merge-invite'), { childList: true, subtree: true });
  });
  await add.click();
  await page.waitForFunction(() => window.cancelled && !document.querySelector('.merge-invite progress'));
  assert.equal(await field.inputValue(), links);
  await counted(guests, 0);
  await add.click();
  await guests.nth(59).waitFor();
  assert.equal(await field.inputValue(), '');
  await page.locator('.merge-finding', { hasText: '61 个情景' }).waitFor();
});
