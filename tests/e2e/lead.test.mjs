// 牵头单位: whose rows are shown, how they are grouped, and the pages that are printed for each department.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { loadPlan, planner } from './planner.mjs';
import { counted, journey } from './support.mjs';

const TRAINING = await readFile(here('../../data/yunhe-2032.json'), 'utf8');
const PLAN = JSON.parse(TRAINING);
const LED = PLAN.indicators.filter(({ lead }) => lead?.split('、').includes('县教育局'));

const rows = (page) => page.locator('.row:visible').evaluateAll((all) => all.map((row) => row.dataset.id));
const heads = (page) => page.locator('.domain:visible').allInnerTexts();
const report = (page) => page.getByRole('button', { name: '报告', exact: true }).click();

/** How many pages a PDF has, and of which sizes; Chromium leaves the dictionaries in plain sight. */
async function pages(page) {
  const text = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const sizes = [...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).slice(2).map(Math.round).join('×'));
  return { count: [...text.matchAll(/\/Type\s*\/Page\b/g)].length, sizes: [...new Set(sizes)] };
}

journey('a department sees its rows, and a row of two departments stands under both', async ({ page, goto, axe, shot }) => {
  await goto();
  await counted(page.locator('.lead-filter, .grouping'), 0, 'nothing of it where the plan names nobody');
  await loadPlan(page, TRAINING);
  const filter = page.locator('.lead-filter');
  await filter.selectOption('县教育局');
  assert.deepEqual(await rows(page), LED.map(({ id }) => id));
  assert.deepEqual(await heads(page), ['教育'], 'by domain, as the list opens');
  await page.locator('.grouping').selectOption({ label: '按牵头单位分组' });
  assert.deepEqual(await heads(page), ['县教育局'], 'a chosen department stands alone');
  await axe('.list');
  await shot('lead-list');
  await filter.selectOption('');
  const shown = await heads(page);
  assert.deepEqual([shown[0], shown.at(-1)], ['县卫生健康局', '未明确牵头单位']);
  assert.equal((await rows(page)).filter((id) => id === 'm-01').length, 2);
  await filter.selectOption(await filter.locator('option', { hasText: '未明确牵头单位' }).getAttribute('value'));
  assert.deepEqual(await rows(page), PLAN.indicators.filter(({ lead, group }) => !lead && group === 'main').map(({ id }) => id));
  await page.locator('.search').fill('没有这一项');
  await planner(page).press('显示全部');
  assert.equal(await filter.inputValue(), '');
  assert.equal((await heads(page))[0], '县卫生健康局', 'what hides nothing stays');
});

journey('a report by department, and a sheet of tasks for each on paper of its own', { colorScheme: 'dark', acceptDownloads: true }, async ({ page, goto, axe, shot }) => {
  await goto();
  await loadPlan(page, TRAINING);
  const p = planner(page);
  await p.open('m-03');
  await page.locator('.reason-text').first().fill('控辍保学方案');
  await page.locator('.reason-text').first().press('Enter');
  await report(page);
  assert.match(await page.locator('.indicators >> nth=0').innerText(), /牵头单位.*\t县卫生健康局、县教育局\t/s);
  await p.choose('按牵头单位');
  const departments = page.locator('.indicators tr.department');
  assert.match(await departments.nth(1).innerText(), /^县教育局\s*7 项，其中 3 项与其他单位共同牵头$/);
  assert.match(await departments.last().innerText(), /^未明确牵头单位/);
  await axe('.report');
  await shot('lead-report');
  await p.choose('部门任务单');
  const sheets = page.locator('.task-sheet');
  const names = await page.locator('.department-name').allInnerTexts();
  assert.equal(names.length, new Set(PLAN.indicators.flatMap(({ lead }) => lead?.split('、') ?? ['未明确牵头单位'])).size);
  const education = sheets.nth(names.indexOf('县教育局'));
  await counted(education.locator('tbody tr'), LED.length);
  assert.match(await education.locator('tbody tr').first().innerText(), /义务教育巩固率（％）.*约束性.*依据：控辍保学方案/s);
  await axe('.report');
  await shot('lead-sheets');
  const printed = await pages(page);
  assert.deepEqual(printed, { count: names.length, sizes: ['842×595'] }, 'a page of landscape A4 each');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = await education.evaluate((node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]);
  assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  assert.equal(await page.locator('.report-bar').isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 Markdown' }).click()]);
  assert.match(await readFile(await file.path(), 'utf8'), /## 部门任务单\n.*\n## 县教育局\n/s);
});

journey('on a phone the choices of departments fit, and the sheets scroll in their frame', { viewport: { width: 390, height: 844 } }, async ({ page, goto, axe, shot }) => {
  await goto();
  await loadPlan(page, TRAINING);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok((await width()) <= 390);
  await shot('lead-list-390');
  await report(page);
  await planner(page).choose('部门任务单');
  assert.ok((await width()) <= 390);
  await axe('.report');
  await shot('lead-sheets-390');
});
