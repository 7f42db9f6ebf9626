import assert from 'node:assert/strict';
import { planner, section } from './planner.mjs';
import { counted, journey } from './support.mjs';

const choose = (page, group, name) => page.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).click();
const rows = (page) => page.locator('.ranking-table tbody tr');
/** The ids of the table's lines from the top. */
const order = (page) => rows(page).evaluateAll((rows) => rows.map((row) => row.dataset.id));
/** The texts of one line. */
const line = (page, id) => page.locator(`.ranking-table tr[data-id="${id}"] > *`).allInnerTexts();
const card = (page, name) => page.getByRole('region', { name, exact: true });
const text = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ');

/** Clicks where a share of a drawing's width and a height of it meet. */
async function clickAt(plot, x, y) {
  const box = await plot.boundingBox();
  await plot.click({ position: { x: x * box.width, y } });
}

journey('a ranking turns with its order and its measure', async ({ page, goto }) => {
  await goto();
  // 93.7 + 5 × 0.13 = 94.35: 0.65 short of 95, six and a half tenths, and half of the 0.26 a year that it takes.
  await planner(page).type('每年增量', '0.13');
  await section(page, '临界与排序');
  assert.equal(await page.getByRole('radio', { name: '占所需变化的比例' }).getAttribute('aria-checked'), 'true');
  await choose(page, '排列', /最易扭转/);
  await choose(page, '量度', '折合末位单位');
  await counted(rows(page), 18);
  // By units of the last digit: binding first, from 人均体育场地面积 (2.6 − 2.3: 3 units); then 5.5 − 5.49: 1 unit, and ours.
  assert.deepEqual((await order(page)).slice(0, 8), ['t1-36', 't1-25', 't1-17', 't1-16', 't1-20', 't1-35', 't1-12', 't1-03']);
  assert.deepEqual((await line(page, 't1-03')).slice(-3), ['−0.13 个百分点／年', '50％', '6.5 个']);
  // By share: what is held lacks all of its change, so ours is the first of the expected ones.
  await choose(page, '量度', '占所需变化的比例');
  assert.equal((await order(page))[6], 't1-03');
  // 93.7 + 5 × 0.3 = 95.2: two steps beyond, and 0.04 of 0.26 beyond what is required.
  await page.getByRole('button', { name: '推演', exact: true }).click();
  await planner(page).type('每年增量', '0.3');
  await section(page, '临界与排序');
  await choose(page, '排列', /最先失守/);
  assert.deepEqual(await order(page), ['t1-03']);
  assert.deepEqual((await line(page, 't1-03')).slice(-3), ['+0.04 个百分点／年', '15.4％', '2 个']);
  // Under this measure what holding meets has no place, and says why.
  await page.locator('.ranking-apart summary').click();
  assert.match(await page.locator('.ranking-apart tr[data-id="t1-21"]').innerText(), /维持现状即可达标，没有所需变化可比/);
  await choose(page, '量度', '折合末位单位');
  assert.equal((await order(page)).at(-1), 't1-03');
  await choose(page, '范围', '全部目标');
  await page.locator('.ranking-apart tr[data-id="b1-03"]').waitFor();
});

journey('a bar that is clicked opens its indicator, and so does its name', async ({ page, goto }) => {
  await goto();
  await section(page, '临界与排序');
  // The title takes 24 pixels, a bar 26: the third is 每千人口拥有注册护士数, as the plan prints what lacks all of its change alike.
  const plot = page.locator('.ranking-bars .risk-plot');
  await plot.hover({ position: { x: 300, y: 24 + 2 * 26 + 13 } });
  assert.equal(await page.locator('.ranking-table tr.pointed').getAttribute('data-id'), 't1-20');
  await clickAt(plot, 0.3, 24 + 2 * 26 + 13);
  assert.match(await page.locator('.sheet-title').innerText(), /每千人口拥有注册护士数/);
  await page.getByRole('button', { name: /^风险/ }).first().click();
  await page.getByRole('button', { name: /九年义务教育巩固率/ }).focus();
  assert.equal(await page.locator('.ranking-table tr.pointed').getAttribute('data-id'), 't1-04');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.sheet-title').innerText(), /九年义务教育巩固率/);
});

/** t1-03 at 0.26 a year, stated to lie between 0.1 and 0.4. */
async function ranged(page) {
  await planner(page).type('每年增量', '0.26');
  for (const [name, end] of [['低', '0.1'], ['高', '0.4']]) {
    const field = page.getByRole('textbox', { name: `${name}（`, exact: false });
    await field.fill(end);
    await field.press('Enter');
  }
}

journey('a tornado moves each input alone and says whose range it is', async ({ page, goto }) => {
  await goto();
  await ranged(page);
  await section(page, '敏感性');
  const alone = card(page, '单项变动');
  const said = async () => (await alone.locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
  // 93.7 + 5 × 0.1 and 93.7 + 5 × 0.4; a start that is 0.05 off moves all years alike.
  assert.deepEqual(await said(), [
    '每年增量（个百分点／年） 所述范围 0.1 → 94.20 ✕ 0.4 → 95.70 ✓ 会改变',
    '起点（％） 印刷末位的一半 93.65 → 94.95 ✕ 93.75 → 95.05 ✓ 会改变',
  ]);
  await counted(alone.locator('.stated-ground'), 1);
  assert.match(await alone.locator('canvas').getAttribute('aria-label'), /影响最大的是每年增量（所述范围）/);
  // Another indicator has no stated range: what is tried out says so.
  await page.getByRole('combobox', { name: '指标' }).selectOption('t1-20');
  assert.match(await text(alone), /试探：所需变化的 ±10％/);
  await counted(alone.locator('.stated-ground'), 0);
  await page.getByRole('combobox', { name: '指标' }).selectOption('t1-02');
  assert.match(await text(alone), /定性目标没有可变动的数/);
  await page.getByRole('button', { name: '在推演中打开' }).click();
  assert.match(await page.locator('.sheet-title').innerText(), /孤儿和事实无人抚养儿童保障覆盖率/);
});

journey('a cell of the two-way table becomes the assumption as one step', async ({ page, goto }) => {
  await goto();
  await section(page, '敏感性');
  const both = card(page, '两项同时变动');
  await both.getByText('列成表').click();
  const cell = (x, y) => both.locator('tbody tr').nth(y).locator('td').nth(x);
  // Steps of 0.1 a year from −0.3, starts in steps of 0.5 from 92.7: the present cell is 0 and 93.7.
  assert.match(await cell(3, 2).innerText(), /^93\.70/);
  assert.equal(await cell(3, 2).getByRole('button').getAttribute('aria-current'), 'true');
  // The border: from 93.7 it takes 0.3 a year (95.2), 0.2 stays short (94.7).
  assert.match(await cell(5, 2).innerText(), /94\.70\s*✕/);
  assert.match(await cell(6, 2).innerText(), /95\.20\s*✓/);
  // 94.2 + 5 × 0.3 = 95.7, chosen on the map: the seventh of eleven columns beside some 44 pixels of labels, the fourth of nine rows.
  const plot = both.locator('.risk-plot');
  const { width, height } = await plot.boundingBox();
  const left = await plot.evaluate(() => 40);
  await plot.click({ position: { x: 44 + ((width - 52) * 6.5) / 11, y: 24 + ((height - 24 - 44) * 3.5) / 9 } });
  assert.match(await text(both.locator('.grid-offer')), /每年增量（个百分点／年） 0\.3、起点（％） 94\.2：预计 95\.70，达标/);
  await both.getByRole('button', { name: '按此设定' }).click();
  // From 94.2 it takes 0.16 a year, a tenth of which is 0.016: 94.2 + 5 × 0.284 and + 5 × 0.316.
  assert.match(await text(card(page, '单项变动')), /结果 95\.62 至 95\.78/);
  await page.getByRole('button', { name: '在推演中打开' }).click();
  assert.equal(await planner(page).value('每年增量'), '+0.30');
  assert.match(await planner(page).finding(), /95\.7/);
  await planner(page).press('撤销');
  assert.equal(await planner(page).value('每年增量'), '0.00');
  assert.match(await planner(page).finding(), /93\.7 ％/);
  assert.ok(await page.locator('.undo').isDisabled(), 'both numbers were one step');
});

journey('inputs that are exchanged are never the same, and the keyboard picks a cell', async ({ page, goto }) => {
  await goto();
  await planner(page).open('t1-20');
  await section(page, '敏感性');
  const both = card(page, '两项同时变动');
  const [across, down] = [both.getByRole('combobox', { name: '横向' }), both.getByRole('combobox', { name: '纵向' })];
  const label = (select) => select.evaluate((select) => select.selectedOptions[0].label);
  // Per thousand people it matters how many they are, and here most.
  assert.deepEqual([await label(across), await label(down)], ['人口年均增长（％／年）', '每年增量（人／年）']);
  await across.selectOption({ label: '每年增量（人／年）' });
  assert.deepEqual([await label(across), await label(down)], ['每年增量（人／年）', '人口年均增长（％／年）']);
  await down.selectOption({ label: '每年增量（人／年）' });
  assert.deepEqual([await label(across), await label(down)], ['人口年均增长（％／年）', '每年增量（人／年）']);
  await both.getByText('列成表').click();
  await both.locator('tbody tr').first().locator('td button').first().press('Enter');
  await counted(both.getByRole('button', { name: '按此设定' }), 1);
});

journey('a range states what it does to the scoreboard', async ({ page, goto }) => {
  await goto();
  await section(page, '敏感性');
  const joint = card(page, '对达标项数的影响');
  assert.match(await text(joint), /还没有填写任何假设的低、高两端/);
  await joint.getByRole('button', { name: '去填写范围' }).click();
  assert.equal(await page.locator('.risk-entrance[aria-current]').innerText(), '概率与模拟');
  // 51.8 + 5 × 0.7 = 55.3 meets 55; at 0.5 a year it is 54.3.
  await page.getByRole('button', { name: '推演', exact: true }).click();
  await planner(page).open('t1-25');
  await planner(page).type('每年增量', '0.7');
  const low = page.getByRole('textbox', { name: '低（', exact: false });
  await low.fill('0.5');
  await low.press('Enter');
  await section(page, '敏感性');
  assert.match(await text(joint), /现在约束性达标 3 项、/);
  const row = joint.locator('tbody tr', { hasText: '养老机构护理型床位占比' });
  assert.match(await text(row), /所述范围 0\.5 个百分点／年 约束性 ✓2 ✕6 \?5 · 预期性 ✓8 ✕12 \?5 0\.7 个百分点／年 约束性 ✓3 ✕5 \?5 · 预期性 ✓8 ✕12 \?5/);
  assert.ok((await joint.locator('canvas').boundingBox()).height > 50);
});

journey('population growth is the person’s own and changes its table', async ({ page, goto }) => {
  await goto();
  await section(page, '敏感性');
  const population = card(page, '人口增长');
  const field = population.getByRole('textbox', { name: /人口年均增长/ });
  assert.equal(await field.inputValue(), '');
  await field.fill('0.8');
  await field.press('Enter');
  assert.match(await text(population), /假设人口年均增长 \+0\.8％/);
  // 2.3 / 1.008⁵ = 2.210; without it 2.3 stays 2.3.
  const cells = await population.locator('tr[data-id="t1-36"] td').allInnerTexts();
  const heads = await population.locator('thead th').allInnerTexts();
  const at = (head) => cells[heads.findIndex((text) => text.startsWith(head)) - 1];
  assert.match(at('+0.8％'), /^2\.21/);
  assert.match(at('0％'), /^2\.30/);
  await field.fill('');
  await field.press('Enter');
  assert.match(await text(population), /人口驱动未开启/);
});

journey('every chart can be saved as a picture', async ({ page, goto }) => {
  await goto();
  await section(page, '临界与排序');
  const saved = async (scope, name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), scope.getByRole('button', { name }).click()]);
    return download.suggestedFilename();
  };
  assert.equal(await saved(page.locator('.ranking-bars'), '下载图片 PNG'), '最易扭转 维持现状.png');
  assert.equal(await saved(page.locator('.ranking-bars'), '下载图片 SVG'), '最易扭转 维持现状.svg');
  await section(page, '敏感性');
  assert.match(await saved(card(page, '单项变动'), '下载图片 SVG'), /单项变动/);
  assert.match(await saved(card(page, '两项同时变动'), '下载图片 PNG'), /两项变动/);
});

for (const [name, options] of [
  ['1366 light', { viewport: { width: 1366, height: 768 }, colorScheme: 'light' }],
  ['1366 dark', { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' }],
  ['1920 light', { viewport: { width: 1920, height: 1080 }, colorScheme: 'light' }],
  ['1920 dark', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' }],
  ['390 light', { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 }],
  ['390 dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, deviceScaleFactor: 2 }],
]) {
  journey(`at ${name} rankings and sensitivity spill over nowhere and axe finds nothing`, options, async ({ page, goto, axe, shot }) => {
    await goto();
    await page.evaluate(() => document.fonts.ready);
    const spill = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const picture = (part) => shot(`${part}-${name.replace(' ', '-')}`);
    await section(page, '临界与排序');
    await page.locator('.ranking-apart summary').click();
    await axe();
    assert.ok((await spill()) <= 0, `${await spill()}`);
    await picture('ranking');
    await section(page, '敏感性');
    await card(page, '两项同时变动').getByText('列成表').click();
    await axe();
    assert.ok((await spill()) <= 0, `${await spill()}`);
    await picture('sensitivity');
  });
}
