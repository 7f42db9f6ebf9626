// Exercises in a class: answers hidden until they are handed in, a rescue with the page's own controls, the facilitator, the results.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner } from './planner.mjs';
import { counted, journey, reload, visit } from './support.mjs';

const open = async (page, room) => {
  await page.getByRole('button', { name: '训练', exact: true }).click();
  if (room) await page.getByRole('radio', { name: room, exact: true }).click();
};
const start = (page, id) => page.locator(`.exercise[data-id="${id}"] button.primary`).click();
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
  await counted(groups, 9);
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
  await page.getByRole('group', { name: /0\.68为2020年一年的数”的依据/ }).getByRole('radio', { name: /2020年城镇新增就业人口1\.08万人.*（第一章第一节）$/ }).check();
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
  assert.match(await page.locator('.training-table tr', { hasText: '失业保险' }).textContent(), /达标.*3\.12 \/ ≥3.*所需的 131\.6％年均增量 \+0\.076/);
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
  await counted(page.locator('.training-table tbody tr'), 2);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const csv = await readFile(await (await download).path());
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(csv.toString(), /"姓名或小组",.*\r\n"第一组","lizhou-14","predict-trend"/);
  await reload(page);
  await open(page, '成绩');
  await counted(page.locator('.training-table tbody tr'), 2);
  await shot('training-results');
  await axe();
  const files = page.locator('input[type="file"][aria-label="成绩表"]');
  const theirs = csv.toString().replace('第二组', '第三组');
  await files.setInputFiles({ name: '三组.csv', mimeType: 'text/csv', buffer: Buffer.from(theirs) });
  await page.getByText('2 条，新加入 1 条').first().waitFor();
  await counted(page.locator('.training-table tbody tr'), 3);
  await files.setInputFiles({ name: '错.csv', mimeType: 'text/csv', buffer: Buffer.from('编号,2021年\n') });
  await page.getByText(/错\.csv：.*不是训练结果表/).first().waitFor();
  await page.getByRole('button', { name: '清空……' }).click();
  await page.getByRole('button', { name: '确定清空' }).click();
  await page.getByText('还没有成绩').first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('tuiyan/2-training/results')), null);
});

journey('what two windows hand in is all kept', async ({ page, context, url, goto }) => {
  await goto();
  const other = await context.newPage();
  await visit(other, url);
  for (const [window, name] of [[page, '甲组'], [other, '乙组'], [page, '丙组']]) {
    await window.bringToFront();
    await open(window);
    if (await window.getByRole('button', { name: '回到练习' }).isVisible()) await window.getByRole('button', { name: '回到练习' }).click();
    await guess(window, name);
    await window.locator('.training-table').waitFor();
  }
  const results = await page.evaluate(() => localStorage.getItem('tuiyan/2-training/results'));
  for (const name of ['甲组', '乙组', '丙组']) assert.ok(results.includes(name), results);
});

journey('the facilitator runs the clock and shows the task to those at the back', async ({ page, goto, shot, axe }) => {
  await page.clock.install({ time: '2026-03-02T09:00:00' });
  await goto();
  await open(page, '主持');
  // From here on no time passes but what the test lets pass.
  await page.clock.pauseAt('2026-03-02T10:00:00');
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
  // axe itself goes by the clock.
  await page.clock.resume();
  await axe();
  await page.getByRole('button', { name: '投影', exact: true }).click();
  await page.locator('.projector').waitFor();
  await counted(page.locator('.projector-about li'), 9, 'what the task is about stands below it');
  await shot('training-projector');
  await axe('.projector');
  await page.keyboard.press('End');
  assert.match(await text(page, '.projector-tally'), /本机还没有成绩/);
  await page.keyboard.press('Escape');
  await page.locator('.projector').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === '投影');
  await page.getByRole('button', { name: '重新计时' }).click();
  assert.equal(await clock.textContent(), '01:00');
  // Without a limit it counts up from nothing, and goes back there.
  await page.getByLabel(/时限/).fill('');
  await page.getByLabel(/时限/).press('Enter');
  await page.getByRole('button', { name: '归零' }).click();
  assert.equal(await clock.textContent(), '00:00');
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
  await page.getByText(/错\.json：exercises\[0\]\.indicators\[0\]：规划“lizhou-14”中没有/).first().waitFor();
  await files.setInputFiles({ name: '我们.json', mimeType: 'application/json', buffer: file(['t1-03']) });
  await page.getByText('载入 1 个练习').first().waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Our own' }).waitFor();
  await start(page, 'own');
  await counted(page.locator('.quiz-group'), 1);
});

/** A file of exercises of one's own: each its id and a title. */
const own = (...exercises) => Buffer.from(JSON.stringify({
  format: 'tuiyan.exercise/1',
  plan: 'lizhou-14',
  exercises: exercises.map(([id, title]) => ({ id, title: { zh: title, en: title }, task: { zh: '猜一猜' }, kind: 'predict', indicators: ['t1-03'] })),
}));
const load = (page, name, buffer) => page.locator('input[type="file"][aria-label="练习文件"]').setInputFiles({ name, mimeType: 'application/json', buffer });
const kept = (page, storage, name) => page.evaluate(([storage, name]) => window[storage].getItem(name), [storage, `tuiyan/2-training/${name}`]);
const seconds = async (page) => {
  const [minutes, rest] = (await text(page, '.clock-digits')).split(':').map(Number);
  return minutes * 60 + rest;
};

journey('a quiz half answered goes on after a reload, with its answers, its hint and its clock', async ({ page, goto, shot }) => {
  await page.clock.install({ time: '2026-03-02T09:00:00' });
  await goto();
  await open(page);
  // From here on no time passes but what the test lets pass.
  await page.clock.pauseAt('2026-03-02T10:00:00');
  await page.getByLabel('姓名或小组').fill('第一组');
  await start(page, 'predict-trend');
  const group = page.locator('.quiz-group').first();
  await group.getByRole('radio', { name: '未达标', exact: true }).check();
  await group.getByLabel(/猜一猜/).fill('94.7');
  await group.getByLabel(/猜一猜/).press('Enter');
  await page.getByRole('button', { name: /^提示/ }).click();
  const hint = await text(page, '.hints ol');
  await page.clock.runFor(75_000);
  const before = await seconds(page);
  await reload(page);
  await page.getByRole('button', { name: '提交并揭晓' }).waitFor();
  assert.equal(await page.locator('.scoreboard').isVisible(), false, 'nothing gives the answers away');
  assert.equal(await group.getByRole('radio', { name: '未达标', exact: true }).isChecked(), true);
  assert.equal(await group.getByLabel(/猜一猜/).inputValue(), '94.7');
  await counted(page.locator('input[type="radio"]:checked'), 1);
  assert.equal(await text(page, '.hints ol'), hint);
  assert.ok(before - (await seconds(page)) <= 2, 'the clock begins where it was');
  await shot('training-resumed');
  await page.clock.runFor(10_000);
  const later = before - (await seconds(page));
  assert.ok(later >= 10 && later <= 12, `the clock runs on, by ${later} s`);
  await page.getByRole('button', { name: '提交并揭晓' }).click();
  assert.match(await text(page, '.quiz-score'), /^答对 1\/9，另猜中数值 1 个 · 用时 1 分 .* · 提示 1 次$/);
  assert.equal(await kept(page, 'sessionStorage', 'attempt'), null);
  await page.getByRole('button', { name: '看成绩' }).click();
  assert.match(await text(page, '.training-table tbody tr'), /^第一组/);
  await reload(page);
  assert.equal(await page.locator('.scoreboard').isVisible(), true, 'what was handed in is over');
});

journey('what was given up stays given up, and another window has no part in an exercise', async ({ page, context, url, goto }) => {
  await goto();
  await open(page);
  await start(page, 'one-per-cent');
  const other = await context.newPage();
  await visit(other, url);
  assert.equal(await other.locator('.scoreboard').isVisible(), true);
  await other.close();
  await page.getByRole('button', { name: '放弃' }).click();
  await reload(page);
  assert.equal(await page.locator('.scoreboard').isVisible(), true);
});

journey('a rescue goes on after a reload and can be handed in', async ({ page, goto, shot }) => {
  await goto();
  await open(page);
  await start(page, 'rescue-binding');
  const p = planner(page);
  await p.open('t1-16');
  await p.choose('年均增量');
  await p.type('每年增量', '0.1');
  const bar = page.locator('.exercise-bar');
  await bar.getByText('已达标 1/6').first().waitFor();
  await reload(page);
  await bar.getByText('已达标 1/6').first().waitFor();
  assert.equal(await page.locator('.presets').isVisible(), false);
  await shot('training-rescue-resumed');
  await p.open('t1-03');
  assert.equal(await text(page, '.lock'), '已锁定');
  await bar.getByRole('button', { name: '提交' }).click();
  await page.locator('.training-table').waitFor();
  assert.match(await text(page, '.quiz-score'), /答对 1\/6/);
  await reload(page);
  await counted(bar, 0);
});

journey('exercises that were loaded are there after a reload, over two files, until they are removed', async ({ page, context, url, goto, shot, axe }) => {
  await goto();
  await open(page);
  await load(page, '一.json', own(['own-a', '甲题'], ['own-b', '乙题']));
  await page.getByText('载入 2 个练习').first().waitFor();
  await load(page, '二.json', own(['own-b', '新乙题'], ['own-c', '丙题']));
  await page.getByText('二.json：载入 2 个练习').first().waitFor();
  await reload(page);
  await open(page);
  const titles = () => page.locator('.exercise[data-id^="own-"] h2').allTextContents();
  assert.deepEqual(await titles(), ['甲题', '新乙题', '丙题']);
  await counted(page.getByRole('button', { name: /^移除/ }), 3, 'what ships cannot be removed');
  await shot('training-own');
  await axe();
  await page.getByRole('button', { name: '移除：新乙题' }).click();
  await page.getByText('已移除“新乙题”').first().waitFor();
  assert.deepEqual(await titles(), ['甲题', '丙题']);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'exercise-list');
  // Another window that was open already takes the next file; this one has it too, and neither loses the other's.
  const other = await context.newPage();
  await visit(other, url);
  await open(other);
  await load(other, '三.json', own(['own-d', '丁题']));
  await page.locator('.exercise[data-id="own-d"]').waitFor();
  await other.close();
  await start(page, 'own-a');
  await page.getByRole('radio', { name: '达标', exact: true }).check();
  await reload(page);
  assert.equal(await page.getByRole('radio', { name: '达标', exact: true }).isChecked(), true, 'one of one’s own goes on as well');
  await page.getByRole('button', { name: '放弃' }).click();
  for (const name of ['甲题', '丙题', '丁题']) await page.getByRole('button', { name: `移除：${name}` }).click();
  assert.equal(await kept(page, 'localStorage', 'exercises/lizhou-14'), null);
  await reload(page);
  await open(page);
  assert.deepEqual(await titles(), []);
});

// Nothing is clicked after a reload: what was refused stands until something else is done.
journey('records that are damaged, or of what is gone, do no harm', { isAsOpened: true }, async ({ page, goto }) => {
  await goto();
  const put = (storage, name, value) => page.evaluate(([storage, name, value]) => window[storage].setItem(name, value), [storage, `tuiyan/2-training/${name}`, value]);
  await put('sessionStorage', 'attempt', '{"format":"tuiyan.attempt/1","plan":"lizh');
  await put('localStorage', 'exercises/lizhou-14', '[]');
  await reload(page);
  await page.locator('.notice').getByText('无法恢复').first().waitFor();
  assert.equal(await page.locator('.scoreboard').isVisible(), true);
  assert.equal(await kept(page, 'sessionStorage', 'attempt'), null);
  assert.match(await page.evaluate(() => sessionStorage.getItem('tuiyan/damaged/tuiyan/2-training/attempt')), /tuiyan\.attempt/);
  await open(page);
  await page.getByText('保存在本机的自己的练习无法读取，已另存备份').first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('tuiyan/damaged/tuiyan/2-training/exercises/lizhou-14')), '[]');
  await load(page, '我们.json', own(['own', '自己的练习']));
  await page.locator('.exercise[data-id="own"]').waitFor();
  const attempt = { format: 'tuiyan.attempt/1', plan: 'lizhou-14', exercise: 'own', learner: '', hints: 0, answers: [null], seconds: 5, running: true };
  for (const change of [{ exercise: 'gone' }, { plan: 'gone' }, { answers: [{ place: 7 }] }, { answers: [] }, { hints: 9 }, { exercise: 'rescue-binding', answers: [], scenario: 'gone' }]) {
    await put('sessionStorage', 'attempt', JSON.stringify({ ...attempt, ...change }));
    await reload(page);
    await page.locator('.notice').getByText('无法恢复').first().waitFor();
    assert.equal(await page.locator('.scoreboard').isVisible(), true);
    assert.equal(await kept(page, 'sessionStorage', 'attempt'), null);
  }
  await put('sessionStorage', 'attempt', JSON.stringify(attempt));
  await put('localStorage', 'exercises/lizhou-14', own(['own', '自己的练习']).toString().replace('t1-03', 't9-99'));
  await reload(page);
  await page.locator('.notice').getByText('无法恢复').first().waitFor();
  await open(page);
  const unfit = page.locator('.exercise[data-id="own"]');
  assert.match(await unfit.textContent(), /与当前的规划数据不符.*t9-99/);
  await counted(unfit.getByRole('button', { name: /^开始/ }), 0);
  await unfit.getByRole('button', { name: '移除：own' }).click();
  await unfit.waitFor({ state: 'detached' });
});

journey('where the machine has no room for them, loaded exercises are used and the person is told', async ({ page, goto }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, value) {
      if (name.startsWith('tuiyan/2-training/exercises')) throw new DOMException('', 'QuotaExceededError');
      set.call(this, name, value);
    };
  });
  await goto();
  await open(page);
  await load(page, '我们.json', own(['own', '自己的练习']));
  await page.getByText('本机留给网页的存储已满').first().waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.exercise[data-id="own"]').waitFor();
  // Whoever leaves is asked first.
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await reload(page);
  assert.deepEqual(asked, ['beforeunload']);
  await page.locator('.scoreboard').waitFor();
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
