// The list of 推演: its scoreboard, filters that hold together, many at once, the table of assumptions, and the way through it by keys.
import assert from 'node:assert/strict';
import { paste, planner } from './planner.mjs';
import { PHONE } from './states.mjs';
import { counted, journey } from './support.mjs';

const ids = (page) => page.locator('.row').evaluateAll((rows) => rows.map((row) => row.dataset.id));
const focused = (page) => page.evaluate(() => document.activeElement.closest('[data-id]')?.dataset.id ?? document.activeElement.className);
const count = (page) => page.locator('.list-count').innerText();
const undo = (page) => page.locator('.undo').click();
const score = (page, nature, verdict) => page.locator('.scoreboard').getByRole('group', { name: nature }).getByRole('button', { name: new RegExp(`^${verdict} \\d+$`) });

journey('every number of the scoreboard filters the list, from any view, and lets go again', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  assert.equal(await p.scoreboard(), '约束性 达标 2 未达标 6 无法判断 5 预期性 达标 8 未达标 12 无法判断 5');
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await score(page, '约束性', '未达标').click();
  await page.locator('.list').waitFor();
  assert.deepEqual([await p.rows(), await count(page)], [6, '6 项']);
  assert.equal(await score(page, '约束性', '未达标').getAttribute('aria-pressed'), 'true');
  assert.equal(await p.chip('约束性').getAttribute('aria-pressed'), 'true');
  await axe('.head');
  await shot('list-scored');
  await score(page, '约束性', '未达标').click();
  assert.equal(await p.rows(), 38);
  const heights = await page.evaluate(() => ['.head-bar', '.head-views'].map((row) => document.querySelector(row).offsetHeight));
  assert.ok(Math.max(...heights) < 50, `one row each: ${heights}`);
});

journey('filters hold together, count under one another, and sorting is remembered', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.chip('约束性').click();
  assert.match(await page.locator('.filters .chips').innerText(), /全部 38\s+约束性 13\s+预期性 25\s+达标 2\s+未达标 6\s+无法判断 5\s+已改动 0/);
  await p.chip('未达标').click();
  const domains = await page.getByLabel('按领域筛选').locator('option').allInnerTexts();
  const counted = domains.slice(1).map((text) => Number(text.split(' ').at(-1)));
  assert.equal(counted.reduce((sum, number) => sum + number), 6);
  const some = counted.findIndex((number) => number > 0 && number < 6);
  await page.getByLabel('按领域筛选').selectOption({ index: some + 1 });
  assert.equal(await p.rows(), counted[some]);
  await page.getByLabel('按领域筛选').selectOption('');
  await p.chip('全部').click();
  const printed = await ids(page);
  await page.getByLabel('排序').selectOption({ label: '差距大的在前' });
  const sorted = await ids(page);
  assert.notDeepEqual(sorted, printed);
  assert.equal((await page.locator('.row .mark').first().innerText()), '✕');
  await page.getByRole('button', { name: '说明', exact: true }).click();
  await page.getByRole('button', { name: '推演', exact: true }).click();
  assert.deepEqual(await ids(page), sorted);
});

journey('a row that is worked on stays, is told apart, and goes when it is put away', async ({ page, goto, axe }) => {
  await goto();
  const p = planner(page);
  await score(page, '预期性', '未达标').click();
  await p.open('t1-03');
  await p.drag(0.9);
  assert.equal(await p.rows(), 12);
  const stray = page.locator('.row.stray');
  assert.equal(await stray.getAttribute('data-id'), 't1-03');
  assert.match(await stray.getByRole('button').getAttribute('aria-label'), /达标.*已不符合筛选条件/);
  await axe('.list');
  await page.locator('.afresh').focus();
  await page.keyboard.press('Enter');
  await stray.waitFor({ state: 'detached' });
  assert.equal(await p.rows(), 11);
  // On a row, not nowhere.
  await page.waitForFunction(() => document.activeElement.closest('.row') !== null);
  assert.ok((await ids(page)).includes(await focused(page)));
});

journey('nothing of the list moves while the lever does', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-16');
  const places = () => page.locator('.row').evaluateAll((rows) => rows.map((row) => `${row.dataset.id} ${Math.round(row.getBoundingClientRect().top)}`));
  const before = await places();
  await p.drag(0.93, async () => assert.deepEqual(await places(), before));
  assert.deepEqual(await places(), before);
  const edge = (row) => row.evaluate((button) => getComputedStyle(button).borderLeftColor);
  const other = page.locator('.row:not(.open) button').first();
  await other.hover();
  await page.waitForTimeout(200);
  assert.notEqual(await edge(other), await edge(page.locator('.row.open button')), 'only what is open has a bar');
});

journey('a preset of what is filtered says what it touches and is one step', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-16');
  await p.press('锁定');
  await score(page, '约束性', '未达标').click();
  await p.press('批量');
  assert.match(await page.locator('.batch').innerText(), /选中全部（筛选后 6 项）\s*约束性未达标 6 项：/);
  await axe('.list');
  await shot('list-batch');
  await p.press('约束性未达标 6 项：恰好达标');
  assert.match(await page.locator('.notice').innerText(), /约束性未达标 6 项：恰好达标，改动 5 项，1 项已锁定、没有改动/);
  assert.equal(await page.locator('.notice:not(.refused) .toast-undo').isEnabled(), true);
  assert.match(await p.scoreboard(), /约束性 达标 7 未达标 1 无法判断 5 预期性 达标 8 未达标 12/);
  assert.equal(await p.rows(), 6);
  await undo(page);
  assert.match(await p.scoreboard(), /约束性 达标 2 未达标 6/);
});

journey('rows are picked one by one, as a range, by the mouse and by keys; Escape lets go', async ({ page, goto }) => {
  await goto();
  const all = await ids(page);
  const row = (at) => page.locator(`.row[data-id="${all[at]}"]`);
  await row(1).getByRole('button').click({ modifiers: ['Control'] });
  await row(4).getByRole('button').click({ modifiers: ['Shift'] });
  await counted(page.locator('.row.selected'), 4);
  assert.match(await page.locator('.batch-reach').innerText(), /所选 4 项/);
  await row(2).getByRole('checkbox').click();
  await counted(page.locator('.row[aria-selected="true"]'), 3);
  await page.getByRole('button', { name: '选中全部（筛选后 38 项）' }).click();
  await counted(page.locator('.row.selected'), 38);
  await row(1).getByRole('button').focus();
  await page.keyboard.press('Escape');
  await counted(page.locator('.row.selected'), 0);
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await counted(page.locator('.row.selected'), 2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await counted(page.locator('.batch'), 0);
});

journey('the list is one stop of the Tab key, and one key leads from a row to its lever', async ({ page, goto }) => {
  await goto();
  const all = await ids(page);
  await counted(page.locator('.row button[tabindex="0"]'), 1);
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.matches('.search'));
  await page.keyboard.type('/');
  assert.equal(await page.locator('.search').inputValue(), '/', 'in a field it is a letter');
  await page.locator('.search').fill('');
  await page.locator('.row').nth(37).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  assert.equal(await focused(page), all[0]);
  await page.keyboard.press('End');
  assert.equal(await focused(page), all.at(-1));
  assert.equal(await page.locator('.row.open').getAttribute('data-id'), all.at(-1), 'what the arrows come to is open');
  await page.keyboard.press('PageUp');
  assert.equal(await focused(page), all.at(-11));
  await page.locator('.row[data-id="t1-03"] button').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.matches('.lever'));
  await page.keyboard.press('ArrowRight');
  assert.equal(await planner(page).value('每年增量'), '+0.01');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.closest('.row[data-id="t1-03"]'));
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), all[all.indexOf('t1-03') + 1]);
});

journey('a button that turns itself off leaves the focus on something that lives', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('每年增量', '0.26');
  const reset = page.locator('.sheet .reset');
  await reset.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.tagName !== 'BODY');
  await page.locator('.undo').focus();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement !== document.body && !document.activeElement.disabled);
});

journey('assumptions are typed and pasted into a table, and one paste is one step', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-04');
  await p.press('锁定');
  await p.press('表格');
  const cell = (id, at) => page.locator(`.assumptions tr[data-id="${id}"] td.cell`).nth(at);
  await cell('t1-03', 0).waitFor();
  await axe('.list');
  await cell('t1-03', 0).click();
  await page.keyboard.type('0.26');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.assumptions tr[data-id="t1-03"] td.cell:nth-of-type(6)')?.textContent === '95.0');
  await undo(page);
  await cell('t1-03', 0).click();
  await paste(page, '0.26\n0.1\n');
  assert.deepEqual([await cell('t1-03', 0).textContent(), await cell('t1-03', 1).textContent()], ['+0.26', '95.0']);
  assert.match(await page.locator('.faults').innerText(), /有 1 格没有填入，其余已填[\s\S]*已锁定，没有改动/);
  assert.match(await cell('t1-04', 0).getAttribute('title'), /已锁定/);
  await axe('.list');
  await shot('list-table');
  await undo(page);
  assert.equal(await cell('t1-03', 1).textContent(), '93.7');
  await cell('t1-03', 1).click();
  await page.keyboard.press('Enter');
  await page.locator('.cell-editor').fill('很多');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.cell-remark').innerText(), /不是数/);
  await page.keyboard.press('Escape');
  await cell('t1-04', 0).click();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.notice').innerText(), /已锁定，解锁后再改/);
  await page.locator('.assumptions tr[data-id="t1-16"] .name button').click();
  await page.locator('.row.open[data-id="t1-16"]').waitFor();
});

journey('on a phone rows are picked by their boxes, and what is tapped opens', PHONE, async ({ page, goto, axe, shot }) => {
  await goto();
  await page.getByRole('button', { name: '批量', exact: true }).tap();
  await page.locator('.row-pick').first().tap();
  await counted(page.locator('.row.selected'), 1);
  await axe('.list');
  await shot('list-phone');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await page.locator('.row button').nth(2).tap();
  await page.locator('.sheet').waitFor();
  await page.locator('.back').tap();
  await page.getByRole('button', { name: '表格', exact: true }).tap();
  await page.locator('.assumptions tr').nth(3).waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
});
