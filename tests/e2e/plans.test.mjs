// The plans at hand: switched, loaded, kept, replaced, deleted and had back; links and files that belong to another one.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { counted, journey, reload, visit } from './support.mjs';
import { planner } from './planner.mjs';

const LIZHOU = JSON.parse(await readFile(here('../../data/lizhou-14.json'), 'utf8'));
/** The shipped plan under another id, changed by `change`. */
const other = (id, change = () => {}) => {
  const plan = structuredClone(LIZHOU);
  // Its English is that of other words.
  delete plan.english[plan.short_name];
  Object.assign(plan, { id, short_name: `另一规划 ${id}` });
  change(plan);
  return plan;
};
const file = (name, content) => ({ name, mimeType: '', buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)) });

/** Draws the panel out. */
async function panel(page) {
  const dialog = page.getByRole('dialog', { name: '规划' });
  if (!(await dialog.isVisible())) await page.locator('#drawer-plans').click();
  return dialog;
}
const give = (plans, ...given) => plans.locator('input[type=file]').first().setInputFiles(given);
const line = (plans, id) => plans.locator(`.plan-line[data-id="${id}"]`);
const open = async (page, id) => {
  await line(await panel(page), id).locator('.plan-open').click();
  await page.locator(`.plan-line.open[data-id="${id}"]`).waitFor();
};
const title = (page) => page.locator('.plan-name').textContent();
const stored = (page) => page.evaluate(() => Object.keys(localStorage).sort());

journey('a plan that is loaded is open at once, kept here, and found after a reload; the other is one click away', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('2025年', '95.5');
  const plans = await panel(page);
  await give(plans, file('x.json', other('x-15')));
  await line(plans, 'x-15').waitFor();
  assert.equal(await title(page), '另一规划 x-15');
  assert.ok((await stored(page)).includes('tuiyan/2-plan/x-15'));
  await p.open('t1-03');
  assert.notEqual(await p.value('2025年'), '95.5', 'a plan has its own scenarios');
  await axe();
  await shot('plans');
  await reload(page);
  assert.equal(await title(page), '另一规划 x-15');
  await open(page, 'lizhou-14');
  await p.open('t1-03');
  assert.equal(await p.value('2025年'), '95.5');
});

journey('what was done on a plan can be undone after a visit to another', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await give(await panel(page), file('x.json', other('x-15')));
  await page.getByText('另一规划 x-15', { exact: true }).first().waitFor();
  await open(page, 'lizhou-14');
  await p.open('t1-03');
  await p.type('2025年', '95.5');
  await open(page, 'x-15');
  await open(page, 'lizhou-14');
  await p.open('t1-03');
  assert.equal(await p.value('2025年'), '95.5');
  await page.locator('.undo').click();
  assert.equal(await p.value('2025年'), '93.7');
});

journey('over an id that is taken the differences are named and the person chooses', async ({ page, goto, axe, shot }) => {
  await goto();
  const plans = await panel(page);
  const changed = other('lizhou-14', (plan) => Object.assign(plan, { version: '2' }));
  await give(plans, file('x.json', changed));
  const clash = plans.getByRole('alertdialog');
  await clash.waitFor();
  assert.match(await clash.textContent(), /版本：.*→ 2/);
  assert.equal(await title(page), LIZHOU.short_name, 'nothing has changed yet');
  await axe('.drawer');
  await shot('plans-clash');
  await clash.getByRole('button', { name: '两份都留' }).click();
  await line(plans, 'lizhou-14-2').waitFor();
  assert.equal(await title(page), '另一规划 lizhou-14');
  await give(plans, file('x.json', changed));
  await clash.getByRole('button', { name: '替换' }).click();
  await page.locator('.plan-line.open[data-id="lizhou-14"]').getByText('本机').first().waitFor();
  await give(plans, file('x.json', changed));
  await page.getByText('已在这里，已打开').first().waitFor();
  await counted(clash, 0);
  await line(plans, 'lizhou-14').getByRole('button', { name: /^删除规划/ }).click();
  await page.locator('.plan-line.open[data-id="lizhou-14"]').getByText('内置').first().waitFor();
  assert.equal(await title(page), LIZHOU.short_name, 'what is built in is there again');
});

journey('a plan that is deleted takes its scenarios along, and both can be had back', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const plans = await panel(page);
  await give(plans, file('x.json', other('x-15')));
  await line(plans, 'x-15').waitFor();
  await p.open('t1-03');
  await p.type('2025年', '95.5');
  assert.ok((await stored(page)).includes('tuiyan/2/x-15/0'));
  await line(plans, 'x-15').getByRole('button', { name: /^删除规划/ }).click();
  await plans.getByText('已删除').first().waitFor();
  assert.equal(await title(page), LIZHOU.short_name);
  assert.deepEqual((await stored(page)).filter((name) => name.includes('x-15')), []);
  await plans.getByRole('button', { name: '撤销删除' }).click();
  await page.locator('.plan-line.open[data-id="x-15"]').waitFor();
  await p.open('t1-03');
  assert.equal(await p.value('2025年'), '95.5');
});

journey('a plan file with faults lists them all, to be copied, and nothing changes', async ({ page, goto, axe, shot }) => {
  await goto();
  const plans = await panel(page);
  const broken = other('x-15', (plan) => {
    for (const indicator of plan.indicators.slice(0, 30)) indicator.group = 'nowhere';
  });
  await give(plans, file('坏.json', broken));
  const refusal = plans.locator('.refusal');
  await refusal.waitFor();
  assert.match(await refusal.textContent(), /“坏\.json”没有载入：30 处需要改正/);
  await counted(refusal.locator('li'), 30);
  assert.match(await refusal.locator('li').first().textContent(), /indicators\[0\]\.group.*“nowhere”/);
  await axe('.drawer');
  await shot('plans-refused');
  await refusal.getByRole('button', { name: '复制全部' }).click();
  await refusal.getByText(/已复制|已选中/).first().waitFor();
  assert.equal(await title(page), LIZHOU.short_name);
});

journey('a link and a scenario file of another plan on the shelf are offered over there', async ({ page, goto, url }) => {
  await goto();
  const plans = await panel(page);
  await give(plans, file('x.json', other('x-15')));
  await line(plans, 'x-15').waitFor();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('2025年', '95.5');
  await page.locator('#drawer-share').click();
  const link = await page.locator('.share-link').inputValue();
  await page.locator('#drawer-files').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('group', { name: '导出当前情景' }).getByRole('button', { name: 'JSON' }).click()]);
  const scenario = await readFile(await download.path());
  await open(page, 'lizhou-14');

  await page.goto('about:blank');
  await visit(page, link);
  assert.equal(await title(page), LIZHOU.short_name);
  const offered = page.locator('.offered');
  await offered.getByRole('button', { name: '切换过去并打开' }).click();
  await page.locator('.notice', { hasText: '链接中的情景' }).waitFor();
  assert.equal(await title(page), '另一规划 x-15');
  assert.equal(page.url(), url);

  await open(page, 'lizhou-14');
  await page.locator('#drawer-files').click();
  await page.getByRole('dialog', { name: '文件' }).locator('input[type=file]').setInputFiles([{ name: 's.json', mimeType: '', buffer: scenario }]);
  await offered.getByRole('button', { name: '切换过去并打开' }).click();
  await page.getByText(/已加入情景/).first().waitFor();
  assert.equal(await title(page), '另一规划 x-15');
});

journey('another window that loads, changes or deletes a plan is heard here', async ({ page, context, goto, url }) => {
  await goto();
  const second = await context.newPage();
  await visit(second, url);
  await give(await panel(second), file('x.json', other('x-15')));
  await line(await panel(page), 'x-15').waitFor();
  await open(page, 'x-15');
  await give(await panel(second), file('x.json', other('x-15', (plan) => Object.assign(plan, { short_name: '改过的' }))));
  await (await panel(second)).getByRole('button', { name: '替换' }).click();
  await page.locator('.notice', { hasText: '另一个窗口更新了规划' }).waitFor();
  assert.equal(await title(page), '改过的');
  await line(await panel(second), 'x-15').getByRole('button', { name: /^删除规划/ }).click();
  await page.locator('.notice', { hasText: '另一个窗口删除了规划' }).waitFor();
  assert.equal(await title(page), '改过的', 'what is worked on stays');
  await line(await panel(page), 'x-15').getByRole('button', { name: '重新保存' }).click();
  await line(await panel(second), 'x-15').waitFor();
});

journey('where there is no room a plan is open all the same, and offered for download', async ({ page, goto }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  });
  await goto();
  const plans = await panel(page);
  await give(plans, file('x.json', other('x-15')));
  await page.locator('.notice', { hasText: '没有保存：' }).waitFor();
  assert.equal(await title(page), '另一规划 x-15');
  const [download] = await Promise.all([page.waitForEvent('download'), line(plans, 'x-15').getByRole('button', { name: '下载' }).click()]);
  assert.equal(JSON.parse(await readFile(await download.path())).id, 'x-15');
});

journey('the fictional plan of eight years is one click away and whole in every view', async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page, 'yunhe-2032');
  await page.keyboard.press('Escape');
  assert.match(await title(page), /虚构/);
  await shot('yunhe-list');
  for (const [view, picture] of [['对比', 'compare'], ['观测', 'observations'], ['报告', 'report']]) {
    await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: view }).click();
    await page.locator('.other-view').waitFor();
    // A past may be told by stretches of five years; this period has eight.
    assert.doesNotMatch(await page.locator('.other-view').textContent(), /利州|“十四五”|五年(规划|累计)/);
    await axe('.other-view');
    await shot(`yunhe-${picture}`);
  }
});

journey('the national outline opens with a scenario that judges every row but the one that is watched', async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page, 'china-15');
  await page.keyboard.press('Escape');
  const p = planner(page);
  assert.match(await p.scoreboard(), /约束性 达标 8 未达标 0 无法判断 0 预期性 达标 12 未达标 0 无法判断 0 观察/);
  assert.match(await page.locator('.row[data-id="t-01"]').innerText(), /观察/);
  await p.open('t-15');
  assert.match(await page.locator('.sheet').innerText(), /17\.70/);
  assert.match(await page.getByRole('textbox', { name: /依据/ }).inputValue(), /^专栏1第14行：“十四五”五年累计降低17.7％/);
  await axe();
  await shot('china-15');
  // Nothing was decided by the person yet, so nothing is kept.
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tuiyan/2/china-15/'))), []);
});

journey('two editions of a plan stand side by side by their ids, with what differs', async ({ page, goto, shot, axe }) => {
  await goto();
  const plans = await panel(page);
  const amended = other('x-15', (plan) => {
    plan.indicators.find((it) => it.id === 't1-03').target.value = 96;
    plan.indicators.find((it) => it.id === 't1-04').unit = '人';
  });
  await give(plans, file('x.json', amended));
  await line(plans, 'x-15').waitFor();
  await plans.getByLabel('与上级规划或另一版对照').selectOption('lizhou-14');
  await plans.getByRole('button', { name: '对照', exact: true }).click();
  const beside = page.locator('.plans-beside');
  await beside.waitFor();
  assert.match(await beside.locator('tr[data-own="t1-03"]').textContent(), /≥ 96.*≥ 95.*高于另一版 1 个百分点/);
  assert.match(await beside.locator('tr[data-own="t1-04"]').textContent(), /单位不能换算/);
  await axe('.plans-beside');
  await shot('plans-beside');
  await beside.getByRole('button', { name: '回到情景对比' }).click();
  await page.locator('.compare').waitFor();
});
