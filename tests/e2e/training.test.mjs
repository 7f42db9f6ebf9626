// Exercises in a class: answers hidden until they are handed in, a rescue with the page's own controls, the facilitator, the results.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner } from './planner.mjs';
import { journey } from './support.mjs';

const open = async (page, room) => {
  await page.getByRole('button', { name: '训练', exact: true }).click();
  if (room) await page.getByRole('radio', { name: room, exact: true }).click();
};
const start = (page, id) => page.locator(`.exercise[data-id="${id}"] button`).click();
const text = (page, selector) => page.locator(selector).first().textContent();

/** Hands in a prediction with every verdict guessed as missed. */
async function guess(page, name) {
  await page.getByLabel('姓名或小组').fill(name);
  await start(page, 'predict-trend');
  for (const option of await page.getByRole('radio', { name: '未达标', exact: true }).all()) await option.check();
  await page.getByRole('button', { name: '提交并揭晓' }).click();
}

journey('verdicts are guessed before anything on the page gives them away, then revealed with the reason', async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page);
  await shot('training-exercises');
  await axe();
  await start(page, 'predict-trend');
  assert.equal(await page.locator('.scoreboard').isVisible(), false);
  assert.equal(await page.locator('.list').isVisible(), false);
  const shown = await page.locator('body').innerText();
  assert.doesNotMatch(shown, /\d+\/13|✕|✓|余量|，差/);
  await shot('training-predict');
  await axe();
  const groups = page.locator('.quiz-group');
  assert.equal(await groups.count(), 9);
  await groups.nth(0).getByRole('radio', { name: '未达标', exact: true }).check();
  await groups.nth(0).getByLabel(/猜一猜/).fill('94.7');
  await groups.nth(0).getByLabel(/猜一猜/).press('Enter');
  await groups.nth(1).getByRole('radio', { name: '未达标', exact: true }).check();
  await page.getByRole('button', { name: /^提示/ }).click();
  assert.match(await text(page, '.hints ol'), /五年之和/);
  await page.getByRole('button', { name: '提交并揭晓' }).click();
  await page.locator('.training-table').waitFor();
  assert.match(await text(page, '.quiz-score'), /^答对 1\/9，另猜中数值 1 个 · 用时 .+ · 提示 1 次$/);
  assert.match(await page.locator('.training-table tr', { hasText: '城镇新增就业' }).first().textContent(), /错.*未达标.*达标.*1\.08 × 5 = 5\.40/);
  assert.equal(await page.locator('.scoreboard').isVisible(), true);
  await shot('training-revealed');
  await axe();
});

journey('one per cent a year and the readings are asked with figures of the plan', async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page);
  await start(page, 'one-per-cent');
  for (const [at, answer] of ['2.75', '2.75', '5.1', '2.75', '54.4', '56.8', '5', '1.21'].entries()) {
    const field = page.locator('.quiz-number input').nth(at);
    await field.fill(answer);
    await field.press('Tab');
  }
  await page.getByRole('button', { name: '提交并揭晓' }).click();
  await page.locator('.training-table').waitFor();
  assert.match(await text(page, '.quiz-score'), /^答对 7\/8，接近 1 个/);
  await shot('training-rate');
  await page.getByRole('button', { name: '回到练习' }).click();
  await start(page, 'read-the-brackets');
  await page.getByRole('group', { name: /0\.68为2020年一年的数”，到/ }).getByRole('radio', { name: '达标', exact: true }).check();
  await page.getByRole('group', { name: /0\.68为2020年一年的数”的依据/ }).getByRole('radio', { name: '第一章第一节', exact: true }).check();
  await axe();
  await page.getByRole('button', { name: '提交并揭晓' }).click();
  await page.locator('.training-table').waitFor();
  assert.match(await text(page, '.quiz-score'), /^答对 2\//);
});

journey('binding targets are rescued with the controls of the page, and only those', async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page);
  await start(page, 'rescue-binding');
  const p = planner(page);
  await page.locator('.exercise-bar').waitFor();
  assert.equal(await page.locator('.presets').isVisible(), false);
  assert.match(await text(page, '.exercise-standing'), /已达标 0\/6/);
  await shot('training-rescue');
  await axe();
  await p.open('t1-16');
  await p.choose('年均增量');
  await p.type('每年增量', '0.1');
  assert.match(await text(page, '.exercise-standing'), /已达标 1\/6/);
  await p.open('t1-03');
  assert.equal(await text(page, '.lock'), '已锁定');
  await page.locator('.exercise-bar').getByRole('button', { name: '提交' }).click();
  await page.locator('.training-table').waitFor();
  assert.match(await text(page, '.quiz-score'), /答对 1\/6/);
  assert.match(await page.locator('.training-table tr', { hasText: '失业保险' }).textContent(), /达标.*3\.12 \/ ≥3.*所需的 131\.6％/);
  assert.equal(await page.locator('.presets').isVisible(), true);
  await shot('training-rescued');
  await axe();
});

journey('results are kept, exported, merged and cleared', async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page);
  await guess(page, '第一组');
  await page.getByRole('button', { name: '回到练习' }).click();
  await guess(page, '第二组');
  await page.getByRole('button', { name: '看成绩' }).click();
  assert.equal(await page.locator('.training-table tbody tr').count(), 2);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const csv = await readFile(await (await download).path());
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(csv.toString(), /"姓名或小组",.*\r\n"第一组","lizhou-14","predict-trend"/);
  await page.reload({ waitUntil: 'networkidle' });
  await open(page, '成绩');
  assert.equal(await page.locator('.training-table tbody tr').count(), 2);
  await shot('training-results');
  await axe();
  const files = page.locator('input[type="file"][aria-label="成绩表"]');
  const theirs = csv.toString().replace('第二组', '第三组');
  await files.setInputFiles({ name: '三组.csv', mimeType: 'text/csv', buffer: Buffer.from(theirs) });
  await page.getByText('2 条，新加入 1 条').waitFor();
  assert.equal(await page.locator('.training-table tbody tr').count(), 3);
  await files.setInputFiles({ name: '错.csv', mimeType: 'text/csv', buffer: Buffer.from('编号,2021年\n') });
  await page.getByText(/错\.csv：.*不是训练结果表/).waitFor();
  await page.getByRole('button', { name: '清空……' }).click();
  await page.getByRole('button', { name: '确定清空' }).click();
  await page.getByText('还没有成绩').waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('tuiyan/2-training/results')), null);
});

journey('the facilitator runs the clock and shows the task to those at the back', async ({ page, goto, shot, axe }) => {
  await page.clock.install();
  await goto();
  await open(page, '主持');
  const clock = page.locator('.timer .clock-digits').first();
  assert.equal(await clock.textContent(), '06:00');
  await page.getByLabel(/时限/).fill('1');
  await page.getByLabel(/时限/).press('Enter');
  await page.getByRole('button', { name: '开始计时' }).click();
  await page.clock.runFor(10_000);
  assert.equal(await clock.textContent(), '00:50');
  await page.getByRole('button', { name: '暂停' }).click();
  await page.clock.runFor(10_000);
  assert.equal(await clock.textContent(), '00:50');
  await page.getByRole('button', { name: '开始计时' }).click();
  await page.clock.runFor(52_000);
  assert.equal(await clock.textContent(), '+00:02');
  await page.getByText('时间到').first().waitFor();
  await shot('training-facilitator');
  await axe();
  await page.getByRole('button', { name: '投影', exact: true }).click();
  await page.locator('.projector').waitFor();
  assert.match(await text(page, '.projector-tally'), /还没有人提交/);
  await shot('training-projector');
  await axe('.projector');
  await page.keyboard.press('Escape');
  await page.locator('.projector').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === '投影');
  await page.getByRole('button', { name: '归零' }).click();
  assert.equal(await clock.textContent(), '01:00');
});

journey('exercises of one’s own are loaded from a file, which is refused with its places', async ({ page, goto }) => {
  await goto();
  await open(page);
  const files = page.locator('input[type="file"][aria-label="练习文件"]');
  const file = (indicators) => Buffer.from(JSON.stringify({
    format: 'tuiyan.exercise/1',
    plan: 'lizhou-14',
    exercises: [{ id: 'own', title: { zh: '自己的练习', en: 'Our own' }, task: { zh: '猜一猜' }, kind: 'predict', indicators }],
  }));
  await files.setInputFiles({ name: '错.json', mimeType: 'application/json', buffer: file(['t9-99']) });
  await page.getByText(/错\.json：exercises\[0\]\.indicators\[0\]：规划“lizhou-14”中没有/).waitFor();
  await files.setInputFiles({ name: '我们.json', mimeType: 'application/json', buffer: file(['t1-03']) });
  await page.getByText('载入 1 个练习').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Our own' }).waitFor();
  await start(page, 'own');
  assert.equal(await page.locator('.quiz-group').count(), 1);
});

journey('exercises fit a phone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true }, async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page);
  await start(page, 'predict-trend');
  await shot('training-390-dark');
  await axe();
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width[0] <= width[1], `${width[0]} is wider than ${width[1]}`);
  await page.getByRole('button', { name: '放弃' }).click();
  await open(page, '主持');
  await shot('training-facilitator-390-dark');
  await axe();
});
