// The editor of a plan's data: tables, faults at their cells, drafts that survive a reload, and the way to a plan.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { counted, journey, reload } from './support.mjs';
import { paste, planner } from './planner.mjs';

/** Draws the panel of plans out. */
async function panel(page) {
  const dialog = page.getByRole('dialog', { name: '规划' });
  if (!(await dialog.isVisible())) await page.locator('#drawer-plans').click();
  return dialog;
}
async function amend(page) {
  await (await panel(page)).getByRole('button', { name: '修改数据' }).click();
  await page.locator('.editor').waitFor();
}
const sheet = (page, name) => page.locator('.editor-sheets').getByRole('button', { name }).click();
const cell = (page, row, column) => page.locator(`#plan-cell-${row}-${column}`);
/** Types over a cell as with an input method, whose first key is no character. */
async function put(page, row, column, text) {
  await cell(page, row, column).click();
  await page.keyboard.press('F2');
  await page.locator('.editor-field').fill(text);
  await page.keyboard.press('Enter');
}
const left = (page) => page.locator('.editor-left').textContent();
const title = (page) => page.locator('.plan-name').textContent();

journey('a cell that is made wrong says so at once, in the list too, which leads there; undo mends it', async ({ page, goto, axe, shot }) => {
  await goto();
  await amend(page);
  assert.equal(await left(page), '没有错误，可以采用');
  await axe();
  await sheet(page, '指标');
  await put(page, 2, 5, '重要');
  assert.equal(await left(page), '1 处要改');
  assert.equal(await cell(page, 2, 5).getAttribute('aria-invalid'), 'true');
  await sheet(page, '分组');
  await page.locator('.editor-faults button').first().click();
  await page.locator('#plan-cell-2-5.active').waitFor();
  assert.match(await page.locator('#plan-cell-note').textContent(), /属性.*“重要”.*约束性、预期性/);
  await axe();
  await shot('editor-fault');
  await page.keyboard.press('Control+z');
  assert.equal(await left(page), '没有错误，可以采用');
  await page.keyboard.press('Control+y');
  assert.equal(await left(page), '1 处要改');
});

journey('a block is pasted as one step, rows are added, moved and deleted by keyboard', async ({ page, goto }) => {
  await goto();
  await amend(page);
  await sheet(page, '领域');
  await cell(page, 0, 0).click();
  const before = await cell(page, 0, 0).textContent();
  const rows = await page.locator('.editor-area tbody tr[aria-rowindex]').count();
  await page.keyboard.press('Control+End');
  await paste(page, '新领域一\n新领域二\n');
  await counted(page.locator('.editor-area tbody tr[aria-rowindex]'), rows + 2);
  await page.keyboard.press('Control+z');
  await counted(page.locator('.editor-area tbody tr[aria-rowindex]'), rows);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+ArrowDown');
  assert.equal(await cell(page, 1, 0).textContent(), before);
  await page.keyboard.press('Alt+ArrowUp');
  assert.equal(await cell(page, 0, 0).textContent(), before);
  await page.getByRole('button', { name: '删除行' }).click();
  assert.notEqual(await cell(page, 0, 0).textContent(), before);
  assert.match(await left(page), /处要改/);
});

journey('a draft survives a reload as it was left, and can be had back when it was deleted', async ({ page, goto }) => {
  await goto();
  await amend(page);
  await put(page, 3, 1, '改名的规划');
  await reload(page);
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '规划数据' }).click();
  await cell(page, 3, 1).waitFor();
  assert.equal(await cell(page, 3, 1).textContent(), '改名的规划');
  const plans = await panel(page);
  await plans.getByRole('button', { name: /^删除草稿/ }).click();
  await page.locator('.editor').waitFor({ state: 'detached' });
  await counted(plans.locator('.draft-list li'), 0);
  await plans.getByRole('button', { name: '找回删除的草稿' }).click();
  await counted(plans.locator('.draft-list li'), 1);
});

journey('what is adopted is a plan on the shelf, under the edition that the person states', async ({ page, goto, shot }) => {
  await goto();
  await amend(page);
  await cell(page, 1, 1).click();
  await page.keyboard.type('county-15');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  const edition = page.getByLabel('数据版本');
  await edition.fill('2026-01');
  await shot('editor-adopt');
  await edition.press('Enter');
  await page.locator('.editor').waitFor({ state: 'detached' });
  assert.equal(await planner(page).rows(), 38);
  const plans = await panel(page);
  assert.match(await plans.locator('.plan-line.open[data-id="county-15"]').textContent(), /2026-01/);
  await counted(plans.locator('.draft-list li'), 0);
});

journey('the next period begins with what the scenario comes to, and with targets to fill in', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('2025年', '95.5');
  const plans = await panel(page);
  await plans.getByRole('button', { name: '生成下一期草稿' }).click();
  await page.locator('.editor').waitFor();
  assert.match(await left(page), /^\d+ 处待填$/);
  await sheet(page, '指标');
  assert.equal(await cell(page, 2, 0).textContent(), 't1-03');
  assert.equal(await cell(page, 2, 8).textContent(), '95.5');
  assert.equal(await cell(page, 2, 10).textContent(), '');
  await axe();
  await shot('editor-forward');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await page.getByText('还不能采用').first().waitFor();
});

journey('the template goes out, and comes in with every fault named by sheet, row and column, to be mended here', async ({ page, goto, shot }) => {
  await goto();
  const plans = await panel(page);
  const [file] = await Promise.all([page.waitForEvent('download'), plans.getByRole('button', { name: '样例 XLSX' }).click()]);
  const book = await readFile(await file.path());
  const give = (...files) => plans.locator('input[type=file]').first().setInputFiles(files);
  await give({ name: file.suggestedFilename(), mimeType: '', buffer: book });
  await page.getByText('已在这里，已打开').first().waitFor();
  await give({ name: '坏.csv', mimeType: '', buffer: Buffer.from('【指标】\n编号,名称,单位\na-1,入园率,\n') });
  const refusal = plans.locator('.refusal');
  await refusal.waitFor();
  assert.match(await refusal.textContent(), /缺少工作表“规划”/);
  await refusal.getByRole('button', { name: '作为草稿打开' }).click();
  await sheet(page, '指标');
  assert.equal(await cell(page, 0, 3).textContent(), '入园率');
  assert.equal(await cell(page, 0, 4).getAttribute('data-fault'), 'missing');
  await shot('editor-draft');
});
