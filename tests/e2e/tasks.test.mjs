// 年度目标: filled in beside a chart, kept, taken back, and printed as a table of the whole plan.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const FILL = '按增长方式填入年度目标';
const own = (page) => page.locator('.years td.asked input').evaluateAll((fields) => fields.map((field) => field.value));
const results = (page) => page.locator('.asked-result .spoken').allTextContents();
const tasks = async (page) => {
  await page.getByRole('button', { name: '报告', exact: true }).click();
  await page.getByRole('radio', { name: '年度任务分解表', exact: true }).click();
};
const row = (page, name) => page.locator('.annual tbody tr', { hasText: name }).locator('td, th').allInnerTexts();

async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

journey('annual targets are filled in with one press, judged at once, kept and taken back', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  assert.deepEqual(await own(page), ['', '', '', '']);
  assert.match(await page.locator('.years tbody tr').last().locator('.asked').innerText(), /≥95/, 'the last year is the plan’s');
  const before = await p.picture();
  await p.press(FILL);
  assert.deepEqual(await own(page), ['93.96', '94.22', '94.48', '94.74']);
  assert.deepEqual(await results(page), Array(5).fill('未达标'));
  assert.notEqual(await p.picture(), before, 'the chart has marks');
  await axe('.sheet');
  await shot('annual-1366');
  await p.type('每年增量', '0.26');
  assert.deepEqual(await results(page), Array(5).fill('达标'), 'what is required meets every year');
  await p.press('撤销');
  await reload(page);
  assert.deepEqual(await own(page), ['93.96', '94.22', '94.48', '94.74'], 'kept');
  const third = page.getByRole('textbox', { name: '2023 年的年度目标（自定）' });
  await third.fill('94.5');
  await third.press('Enter');
  assert.deepEqual(await own(page), ['93.96', '94.22', '94.5', '94.74']);
  await p.press('撤销');
  await p.press('清除自定的年度目标');
  assert.deepEqual(await own(page), ['', '', '', '']);
  await p.press('撤销');
  assert.deepEqual(await own(page), ['93.96', '94.22', '94.48', '94.74']);
});

journey('where there is no path the reason is said, and a field refuses what cannot be', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-10');
  await p.press(FILL);
  await page.locator('.notice', { hasText: '没有填入年度目标：规划没有给出起点' }).waitFor();
  assert.deepEqual(await own(page), ['', '', '', '']);
  await p.open('t1-07');
  const first = page.getByRole('textbox', { name: '2021 年的年度目标（自定）' });
  await first.fill('-1');
  await first.press('Enter');
  assert.equal(await first.getAttribute('aria-invalid'), 'true');
});

journey('the whole plan is broken down in one step and printed on landscape A4', { colorScheme: 'dark', acceptDownloads: true }, async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  const observed = page.getByRole('textbox', { name: '2021 年的观测值' });
  await observed.fill('94.1');
  await observed.press('Enter');
  await tasks(page);
  await counted(page.locator('.annual tbody tr'), 38);
  await p.press('按增长方式填入全部年度目标');
  await page.locator('.notice', { hasText: '已为 30 项指标填入年度目标' }).waitFor();
  assert.deepEqual((await page.locator('.annual thead th').allInnerTexts()).map((head) => head.replace(/\s+/g, ' ')),
    ['序号', '指标', '单位', '属性', '基期 2020年', '2021年', '2022年', '2023年', '2024年', '2025年', '目标']);
  const cells = (await row(page, '学前教育毛入园率')).map((cell) => cell.replace(/\s+/g, ' ').trim());
  assert.deepEqual(cells.slice(4), ['93.7', '完成 94.1', '≥94.32*', '≥94.55*', '≥94.77*', '≥95', '≥95']);
  assert.match((await row(page, '城镇新增就业'))[6], /≥2\.16\*\s+当年 1\.08/);
  assert.match(await page.locator('.task-notes').innerText(), /不是规划的数字.*没有年度目标的指标：第 1 项：定性指标/s);
  await axe();
  await shot('tasks-1366');
  const xlsx = await download(page, '下载 XLSX');
  assert.match(xlsx.name, /^维持现状 年度任务分解表 .*\.xlsx$/);
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), 'PK');
  assert.match((await download(page, '下载 CSV')).bytes.toString(), /学前教育毛入园率","％","预期性",93\.7,"","",94\.1/);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const sizes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).slice(2).map(Math.round).join('×'));
  assert.deepEqual([...new Set(sizes)], ['842×595']);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const style = (selector, property) => page.locator(selector).first().evaluate((node, name) => getComputedStyle(node)[name], property);
  assert.equal(await style('.annual thead', 'display'), 'table-header-group');
  assert.equal(await style('.annual tbody tr', 'breakInside'), 'avoid');
  assert.equal(await style('.paper', 'backgroundColor'), 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen' });
  await p.press('撤销');
  assert.equal((await row(page, '学前教育毛入园率'))[6].trim(), '—', 'one step');
});
