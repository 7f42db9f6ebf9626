// The training plan's own past: laid in once, removed and brought back; the population's as what drives per-head indicators; and an
// exercise in which one foretells, then sees.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drawer, otherLanguage, planner, views } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const FACTS = 'tuiyan/2-facts/yunhe-2032';

/** Opens the fictional plan, as a person does. */
async function training(page) {
  await drawer(page, 'plans');
  await page.locator('.plan-line[data-id="yunhe-2032"] .plan-open').click();
  await page.locator('.plan-line.open[data-id="yunhe-2032"]').waitFor();
  await page.keyboard.press('Escape');
}

const view = (page, name) => views(page).filter({ hasText: name }).click();
const known = (page) => page.evaluate((name) => {
  const all = {};
  // A block for each source.
  for (const { indicator, values } of JSON.parse(localStorage.getItem(name)).series) Object.assign(all[indicator] ??= {}, values);
  return all;
}, FACTS);
const observed = (page, id, year) => page.locator(`.grid tr[data-id="${id}"] td.cell`, { hasText: year });
const button = (page, name) => page.getByRole('button', { name });

journey('the fictional plan brings its past along once, and what is removed stays removed until it is asked for', async ({ page, goto, axe, shot }) => {
  await goto();
  await training(page);
  await page.locator('.notice', { hasText: '附有 2010—2026 年的历年数据' }).waitFor();
  assert.ok(await page.locator('.undo').isDisabled(), 'nobody did it, so there is nothing to take back');
  assert.equal((await known(page))['m-02'][2025], 96.5);
  await view(page, '观测');
  await observed(page, 'm-02', '96.5').first().waitFor();
  await axe('.observations');
  await shot('shipped-observations');
  await button(page, /^移除随规划附带的数据/).click();
  await button(page, /^恢复随规划附带的数据/).waitFor();
  await counted(observed(page, 'm-02', '96.5'), 0);
  await reload(page);
  await view(page, '观测');
  await button(page, /^恢复随规划附带的数据/).waitFor();
  assert.deepEqual(await known(page), {});
  await button(page, /^恢复随规划附带的数据/).click();
  await observed(page, 'm-02', '96.5').first().waitFor();
  await counted(button(page, /^恢复随规划附带的数据/), 0);
  await page.locator('.undo').click();
  await counted(observed(page, 'm-02', '96.5'), 0);
});

journey('facts of one’s own stand, and the plan of Lizhou is given none', async ({ page, goto }) => {
  await page.addInitScript(([name, text]) => { localStorage[name] ??= text; }, [FACTS, JSON.stringify({
    format: 'tuiyan.facts/1', plan: 'yunhe-2032', series: [{ indicator: 'm-02', values: { 2025: 97.7 }, source: '自己的' }],
  })]);
  await goto();
  await view(page, '观测');
  await counted(button(page, /随规划附带/), 0);
  await training(page);
  await observed(page, 'm-02', '97.7').first().waitFor();
  assert.deepEqual(await known(page), { 'm-02': { 2025: 97.7 } });
  await button(page, /^恢复随规划附带的数据/).click();
  await observed(page, 'm-03', '96.0').first().waitFor();
  assert.equal((await known(page))['m-02'][2026], 96.9);
  await observed(page, 'm-02', '97.7').first().waitFor();
});

journey('the population’s own past offers what drives per-head indicators, and one press takes it over', async ({ page, goto, axe, shot }) => {
  await goto();
  await training(page);
  const p = planner(page);
  await p.open('m-10');
  const driver = page.locator('.driver .entry');
  assert.equal(await driver.inputValue(), '');
  const past = page.locator('.population-history');
  await past.locator('summary').click();
  await counted(past.locator('.population-lines tbody tr'), 8);
  await axe('.population-history');
  await shot('population');
  const first = past.locator('.population-lines tbody tr').first();
  const method = (await first.locator('th').evaluate((cell) => cell.firstChild.textContent)).trim();
  const before = await p.outcome('m-10');
  await first.locator('.adopt').click();
  await past.locator('.population-basis', { hasText: `取自人口历年数据：${method}，2017—2026年，10个值` }).waitFor();
  assert.match(await driver.inputValue(), /^−?-?0\.\d+$/);
  assert.notEqual(await p.outcome('m-10'), before, 'a per-head indicator follows');
  assert.equal(await first.locator('.adopt').innerText(), '在用');
  // It is kept with the scenario, not told anew from the facts.
  await page.waitForFunction(() => Object.entries(localStorage).some(([name, text]) => name.startsWith('tuiyan/2/yunhe-2032/') && text.includes('population_basis')));
  await page.locator('.undo').click();
  await counted(past.locator('.population-basis:not(:empty)'), 0);
  assert.equal(await driver.inputValue(), '');
  // What is typed in a year changes what the past suggests.
  const suggested = await first.innerText();
  const year = page.getByRole('textbox', { name: '2026年人口' });
  await year.fill('60万');
  await year.press('Enter');
  await year.fill('60');
  await year.press('Enter');
  await page.waitForFunction(([selector, before]) => document.querySelector(selector).innerText !== before, ['.population-lines tbody tr', suggested]);
  assert.equal((await known(page)).population[2026], 60);
});

journey('one foretells from the past that is shown, then sees what came beside both yardsticks', async ({ page, goto, axe, shot }) => {
  await goto();
  await training(page);
  await view(page, '训练');
  await page.locator('.exercise[data-id="foretell-2024"] button.primary').click();
  const groups = page.locator('.quiz-group');
  await counted(groups, 6);
  await counted(page.locator('.quiz-chart canvas'), 6);
  assert.match(await groups.first().innerText(), /2019年 2\.30\s*站在 2019 年，2024 年会是多少？/);
  assert.doesNotMatch(await page.locator('.quiz-groups').innerText(), /2\.85|2023年/);
  await axe();
  await shot('foretell-asked');
  const field = groups.first().locator('.entry');
  await field.fill('2.8');
  await field.press('Enter');
  await reload(page);
  assert.equal(await groups.first().locator('.entry').inputValue(), '2.8', 'what was answered is found again');
  await button(page, '提交并揭晓').click();
  const rows = page.locator('.training-table tbody tr');
  await counted(rows, 6);
  assert.match(await rows.first().innerText(), /您差 −0\.05；维持不变差 −0\.55；居首的“.+”为 .+，差 .+80％ 区间 .+实际在区间[内外]/);
  await counted(page.locator('.marked-chart canvas'), 6);
  await axe();
  await shot('foretell-revealed');
  await button(page, '看成绩').click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, '导出 CSV').click()]);
  assert.match(await readFile(await download.path(), 'utf8'), /"yunhe-2032","foretell-2024"/);
  await otherLanguage(page);
  await page.locator('.training').getByRole('radio', { name: 'Exercises', exact: true }).click();
  assert.match(await page.locator('.exercise[data-id="foretell-2024"]').innerText(), /Forecast from the past: 2024, seen from 2019/);
});

journey('a class foretells on the projector: the past first, then what came', async ({ page, goto, shot }) => {
  await goto();
  await training(page);
  await view(page, '训练');
  await page.getByRole('radio', { name: '主持', exact: true }).click();
  await page.locator('.facilitator-choice select').selectOption('foretell-2024');
  await button(page, /投影/).first().click();
  const stage = page.locator('.projector-stage');
  await page.keyboard.press('PageDown');
  await stage.getByText('站在 2019 年，2024 年会是多少？').waitFor();
  await counted(stage.locator('canvas'), 1);
  assert.doesNotMatch(await stage.innerText(), /2\.85/);
  await shot('foretell-projector-asked');
  await page.keyboard.press('PageDown');
  await stage.getByText('2.85', { exact: true }).waitFor();
  assert.match(await stage.innerText(), /2024年实际 2\.85 人。维持不变差 −0\.55/);
  await shot('foretell-projector');
});
