import assert from 'node:assert/strict';
import { paste, planner, section } from './planner.mjs';
import { counted, journey } from './support.mjs';

const desk = (page) => ({
  budget: page.getByRole('textbox', { name: '预算（万元）' }),
  cost: (id) => page.locator(`.effort-table tr[data-id="${id}"] .entry`),
  cells: async (id) => (await page.locator(`.effort-table tr[data-id="${id}"]`).innerText()).replace(/\s+/g, ' '),
  saved: () => page.locator('.effort-table tr.saved').evaluateAll((rows) => rows.map((row) => row.dataset.id)),
  finding: () => page.locator('.effort-finding').innerText(),
  focused: () => page.evaluate(() => document.activeElement.closest('tr')?.dataset.id ?? document.activeElement.className),
  paste: (text) => paste(page, text),
});

// By hand, all held: 失业保险参保人数 2.62 of 3 lacks 0.38 万人, at 100 that is 38; 学前教育毛入园率 93.7 of 95 lacks 1.3 个百分点, at 10
// that is 13. Together 51.
async function costed(page, budget) {
  const d = desk(page);
  await section(page, '投入');
  await d.budget.fill(budget);
  await d.budget.press('Enter');
  await d.cost('t1-16').fill('100');
  await d.cost('t1-16').press('Enter');
  await d.cost('t1-03').fill('10');
  await d.cost('t1-03').press('Tab');
  return d;
}

journey('two costs and a budget: the binding target first, and what a little more would save', async ({ page, goto }) => {
  await goto();
  const d = await costed(page, '40');
  assert.equal(await d.finding(), '预算 40 能保 1 项（约束性 1 项），费用 38，剩余 2');
  assert.deepEqual(await d.saved(), ['t1-16']);
  assert.match(await d.cells('t1-16'), /失业保险参保人数 ≥3 0\.38 万人 每 1 万人 38 ✓ 保 年均增量 \+0\.076 万人／年/);
  assert.match(await d.cells('t1-03'), /1\.3 个百分点 每 1 个百分点 13 不保/);
  assert.match(await page.locator('.effort-steps').innerText(), /再增加 11，能保“学前教育毛入园率”/);
  await page.getByRole('button', { name: '改用这一预算' }).first().click();
  assert.equal(await d.finding(), '预算 51 能保全部 2 项（约束性 1 项、预期性 1 项），费用 51，剩余 0');
  assert.deepEqual(await d.saved(), ['t1-16', 't1-03']);
});

journey('applying a choice moves the scoreboard as it said, and one step takes it back', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const before = await p.scoreboard();
  const [, binding] = before.match(/约束性 达标 (\d+)/);
  const d = await costed(page, '40');
  const expected = Number(binding) + 1;
  assert.match(await page.locator('.effort-board').first().innerText(), new RegExp(`约束性 达标 ${binding} → ${expected}，`));
  await p.press('按此方案设定');
  assert.match(await p.scoreboard(), new RegExp(`约束性 达标 ${expected} `));
  assert.match(await page.locator('.notice').innerText(), /已按方案设定 1 项，可以一步撤销/);
  await counted(d.cost('t1-16'), 0);
  assert.equal(await d.focused(), 'finding effort-finding');
  await page.keyboard.press('Control+z');
  assert.equal(await p.scoreboard(), before);
  assert.deepEqual(await d.saved(), ['t1-16']);
});

journey('a next best choice opens, says what it saves, and can be applied', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await costed(page, '40');
  const other = page.locator('.effort-other');
  await counted(other, 1);
  assert.match(await other.innerText(), /其次 1\s*预期性 1 项，费用 13，剩余 27\s*与最佳方案相比：能保“学前教育毛入园率”，不保“失业保险参保人数”/);
  await other.locator('summary').click();
  await other.locator('.effort-targets li').first().waitFor();
  assert.match(await other.locator('.effort-targets').innerText(), /学前教育毛入园率\s*费用 13\s*年均增量 \+0\.26 个百分点／年/);
  await other.getByRole('button', { name: '按此方案设定' }).click();
  await p.press('推演');
  assert.equal(await p.outcome('t1-03'), '95.0');
  assert.equal(await p.outcome('t1-16'), '2.62');
});

journey('the keyboard goes down the column, and a pasted column is one step', async ({ page, goto }) => {
  await goto();
  const d = desk(page);
  await section(page, '投入');
  assert.match(await d.finding(), /先填写预算，再给未达标的指标填写单位费用/);
  const ids = await page.locator('.effort-table tr[data-id]').evaluateAll((rows) => rows.map((row) => row.dataset.id));
  assert.deepEqual(ids.slice(0, 7), ['t1-16', 't1-17', 't1-20', 't1-25', 't1-35', 't1-36', 't1-01']);
  await d.budget.click();
  await page.keyboard.type('60');
  await page.keyboard.press('Enter');
  assert.equal(await d.focused(), 't1-16');
  await page.keyboard.type('100');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('贵');
  await page.keyboard.press('Enter');
  assert.equal(await d.focused(), 't1-17');
  assert.match(await page.locator('.field-remark').innerText(), /“贵”不是数/);
  await d.cost('t1-17').fill('-1');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.field-remark').innerText(), /费用为 -1，应不小于 0/);
  assert.equal(await d.focused(), 't1-17');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Enter');
  assert.equal(await d.focused(), 't1-16');
  await d.paste('5\n—\n1,000\n');
  assert.deepEqual(await Promise.all(['t1-16', 't1-17', 't1-20'].map((id) => d.cost(id).inputValue())), ['5', '', '1000']);
  assert.match(await page.locator('.notice').innerText(), /填入 2 个单位费用/);
  await planner(page).press('撤销');
  assert.deepEqual(await Promise.all(['t1-16', 't1-20'].map((id) => d.cost(id).inputValue())), ['100', '']);
  await d.cost('t1-16').focus();
  await d.paste('5\n-3\n');
  assert.match(await page.locator('.notice').innerText(), /A2：费用为 -3，应不小于 0/);
  assert.equal(await d.cost('t1-16').inputValue(), '100');
});

journey('what is locked, met or cannot be judged stands apart, and leads to its indicator', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-16');
  await p.press('锁定');
  await section(page, '投入');
  await counted(desk(page).cost('t1-16'), 0);
  const group = page.locator('.effort-group', { hasText: '已锁定，1 项' });
  await group.locator('summary').click();
  await group.getByRole('button', { name: '失业保险参保人数' }).click();
  assert.match(await page.locator('.sheet-title').innerText(), /失业保险参保人数/);
  await p.press('已锁定');
  await p.press('恰好达标');
  await section(page, '投入');
  assert.match(await desk(page).finding(), /没有未达标的目标，不需要投入/);
  await counted(page.locator('.effort-table'), 0);
});

/** What the 风险 tab counts. */
const tabbed = (page) => page.locator('.tab .count').innerText();

journey('a part above its whole is counted on the tab, said in figures, and leads to its lever', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  assert.equal(await tabbed(page), '');
  // 补贴性培训 0.68 in five years is 0.136 a year; 农民工培训 0.46 is 0.092.
  await p.open('t1-14');
  await p.type('每年完成', '0.142');
  assert.equal(await tabbed(page), '1');
  await section(page, '核对');
  assert.equal(await page.locator('.warning-count').innerText(), '1 处矛盾，2 处值得核对');
  const first = page.locator('.warning').first();
  assert.match(await first.innerText(), /◆ 矛盾\s*部分大于总体/);
  assert.match(await first.innerText(), /“农民工参加职业培训人次”是“开展补贴性职业技能培训人数”的一部分，却比它大：2021 年 0\.142 万人次＞0\.136 万人次/);
  await planner(page).press('推演');
  await p.open('t1-03');
  await section(page, '核对');
  await first.getByRole('button', { name: /去调整增长/ }).click();
  assert.match(await page.locator('.sheet-title').innerText(), /农民工参加职业培训人次/);
  await page.waitForFunction(() => document.activeElement.matches('.lever'));
  await p.type('每年完成', '0.092');
  assert.equal(await tabbed(page), '');
});

journey('a warning of a figure of one year leads to that year, one of a reading to the readings', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-14');
  const pin = page.getByRole('textbox', { name: '2023 年的数值（设定）' });
  await pin.fill('0.9');
  await pin.press('Enter');
  await section(page, '核对');
  await page.locator('.warning').first().getByRole('button').click();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '2023 年的数值（设定）');
  await p.press('撤销');
  await section(page, '核对');
  assert.equal(await page.locator('.warning-count').innerText(), '没有发现自相矛盾之处，2 处值得核对');
  const twice = page.locator('.warning[data-code="stated_twice"]').first();
  assert.match(await twice.innerText(), /△ 值得核对\s*两处不一致[\s\S]*7 所[\s\S]*31 所[\s\S]*出处：第四章第二节/);
  await twice.getByRole('button').click();
  await page.waitForFunction(() => document.activeElement.closest('.readings-list'));
});

journey('while a lever moves nothing is counted; once it is let go it is', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-14');
  let during;
  await p.drag(0.98, async () => { during = await tabbed(page); });
  assert.equal(during, '');
  assert.equal(await tabbed(page), '1');
});

for (const [name, options] of [
  ['1366 light', { viewport: { width: 1366, height: 768 }, colorScheme: 'light' }],
  ['1366 dark', { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' }],
  ['390 light', { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 }],
  ['390 dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, deviceScaleFactor: 2 }],
]) {
  journey(`at ${name} both sections spill over nowhere and axe finds nothing`, options, async ({ page, goto, axe, shot }) => {
    const spill = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await goto();
    await planner(page).open('t1-14');
    await planner(page).type('每年完成', '0.142');
    await costed(page, '40');
    await page.locator('.effort-other summary').click();
    assert.ok((await spill()) <= 0, `${await spill()}`);
    await axe();
    await shot(`effort-${name.replace(' ', '-')}`);
    await section(page, '核对');
    assert.ok((await spill()) <= 0, `${await spill()}`);
    await axe();
    await shot(`consistency-${name.replace(' ', '-')}`);
  });
}
