// 上下级规划: a province beside the nation, pair by pair.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { tuiyan } from './command.mjs';
import { drawer, loadPlan } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

/** A printed table of the repository as a plan file. */
const province = (name) => {
  const { plan } = JSON.parse(tuiyan(['plan', 'read', '--format', 'json', here(`../data/plans/cn-15-prov-${name}.csv`)]));
  return JSON.stringify({ ...plan, name: '河北省“十五五”规划', short_name: '河北省“十五五”规划' });
};

/** The open plan beside the nation's. */
async function beside(page) {
  await drawer(page, 'plans');
  const plans = page.getByRole('dialog', { name: '规划' });
  await plans.getByLabel('与上级规划或另一版对照').selectOption('china-15');
  await plans.getByRole('button', { name: '对照', exact: true }).click();
  const view = page.locator('.plans-beside');
  await view.waitFor();
  return {
    view,
    sentence: () => view.locator('.beside-sentence').textContent(),
    row: (own) => view.locator(`tr[data-own="${own}"]`),
    near: view.locator('.beside-near tr[data-own]'),
  };
}

journey('a pair is confirmed, another refused and a third made by hand; a reload finds all of it, and it can be exported', async ({ page, goto, axe, shot }) => {
  await goto();
  await loadPlan(page, province('hebei'));
  let { view, sentence, row, near } = await beside(page);
  assert.match(await sentence(), /^配对 12 项：目标要求不低于上级 3 项，低于上级 4 项，总量只列占比 2 项，不可比 3 项；.*另有 2 对待确认/);
  await counted(near, 2);
  assert.match(await row('t-06').textContent(), /常住人口城镇化率（％）.*64.54.*≈ 69.5.*≥ 71.*低于上级 1.5 个百分点/);
  assert.match(await row('t-12').textContent(), /合 ≈ 14500 亿斤.*为上级的 5.5％/);
  await axe('.plans-beside');
  await shot('upper-1366');
  // GDP is the same under another name; once that is said, what keeps step with it can be compared.
  assert.match(await row('t-02').textContent(), /所对照的两项指标还没有配对/);
  await view.getByRole('button', { name: /^确认配对：GDP 年均增速/ }).click();
  assert.match(await row('t-02').textContent(), /与上级相同/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2', 'the keyboard goes on from the heading');
  await view.getByRole('button', { name: /^不是同一项：研发经费投入增速/ }).click();
  await counted(near, 0);
  assert.match(await sentence(), /^配对 13 项/);
  // By hand, as the keyboard does it.
  await view.getByText(/^没有配对的：本规划 3 项/).click();
  await view.getByLabel('本规划的指标', { exact: true }).fill('碳达峰 · t-16');
  await view.getByLabel('另一规划的指标', { exact: true }).fill('优良水体');
  await page.keyboard.press('Enter');
  await view.getByText('没有“优良水体”这项指标').first().waitFor();
  await view.getByLabel('另一规划的指标', { exact: true }).fill('优良水体比例');
  await page.keyboard.press('Enter');
  await row('t-16').waitFor();
  assert.match(await sentence(), /^配对 14 项/);

  await reload(page);
  ({ view, sentence, row, near } = await beside(page));
  assert.match(await sentence(), /^配对 14 项/);
  await counted(near, 0);
  await row('t-16').getByRole('button', { name: /^撤销配对/ }).click();
  await row('t-16').waitFor({ state: 'detached' });
  await view.getByText(/^拆开或否定过的 1 对/).click();
  await view.getByRole('button', { name: /^撤销：研发经费投入增速/ }).click();
  await counted(near, 1, 'it is proposed again');
  await axe('.plans-beside');

  const [csv] = await Promise.all([page.waitForEvent('download'), view.getByRole('button', { name: 'CSV' }).click()]);
  assert.match(csv.suggestedFilename(), /^上下级对照 河北省“十五五”规划 \d{4}-\d\d-\d\d\.csv$/);
  assert.match(await readFile(await csv.path(), 'utf8'), /【对照】[\s\S]*低于上级 1.5 个百分点[\s\S]*【没有配对】[\s\S]*碳达峰/);
  const [xlsx] = await Promise.all([page.waitForEvent('download'), view.getByRole('button', { name: 'XLSX' }).click()]);
  assert.match(xlsx.suggestedFilename(), /\.xlsx$/);
});

for (const [name, options] of [
  ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['dark', { colorScheme: 'dark' }],
]) {
  journey(`the comparison is whole and readable: ${name}`, options, async ({ page, goto, axe, shot }) => {
    await goto();
    await loadPlan(page, province('hebei'));
    const { view } = await beside(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, 'nothing sticks out');
    await axe('.plans-beside');
    await shot(`upper-${name}`);
    await view.locator('tr[data-own="t-06"]').scrollIntoViewIfNeeded();
    await shot(`upper-${name}-rows`);
  });
}
