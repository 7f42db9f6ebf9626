// Before a class: the exercise question by question, 推演 in large letters, and what an exercise hides and leaves behind.
import assert from 'node:assert/strict';
import { planner, views } from './planner.mjs';
import { counted, journey } from './support.mjs';

const HALL = { viewport: { width: 1920, height: 1080 } };

const open = async (page, room) => {
  await page.getByRole('button', { name: '训练', exact: true }).click();
  if (room) await page.getByRole('radio', { name: room, exact: true }).click();
};
const start = (page, id) => page.locator(`.exercise[data-id="${id}"] button.primary`).click();
const text = (page, selector) => page.locator(selector).first().innerText();
/** How high letters are, in css pixels of the screen. */
const letters = (page, selector) => page.locator(selector).first().evaluate((element) => {
  let size = parseFloat(getComputedStyle(element).fontSize);
  for (let at = element; at; at = at.parentElement) size *= parseFloat(getComputedStyle(at).zoom || '1');
  return size;
});

/** Answers the first question of the prediction so, and hands it in. */
async function answer(page, name, verdict) {
  await page.getByLabel('姓名或小组').fill(name);
  await start(page, 'predict-trend');
  await page.locator('.quiz-group').first().getByRole('radio', { name: verdict, exact: true }).check();
  await page.getByRole('button', { name: '提交并揭晓' }).click();
  await page.getByRole('button', { name: '回到练习' }).click();
}

journey('a class is led from question to answer with a clicker, and sees the chart and what it said itself', HALL, async ({ page, goto, shot, axe }) => {
  await goto();
  await open(page);
  await answer(page, '第一组', '达标');
  await answer(page, '第二组', '未达标');
  await answer(page, '第三组', '未达标');
  await page.getByRole('radio', { name: '主持', exact: true }).click();
  const button = page.getByRole('button', { name: '投影', exact: true });
  assert.ok((await button.boundingBox()).width < 200, 'a button as wide as its word');
  assert.match(await text(page, '.facilitator-tally'), /^本机有成绩 3 份/);
  await button.click();
  const projector = page.locator('.projector');
  await projector.waitFor();
  await counted(page.locator('.projector-about li'), 9);
  await page.keyboard.press('PageDown');
  assert.equal(await text(page, '.projector-place'), '第 1 题，共 9 题');
  assert.match(await text(page, '.projector h2'), /学前教育毛入园率/);
  assert.doesNotMatch(await projector.innerText(), /94\.7|答案/);
  assert.ok((await letters(page, '.projector-question')) >= 36, 'read at eight metres');
  await shot('class-question');
  await axe('.projector');
  await page.keyboard.press('PageDown');
  assert.match(await text(page, '.projector-answer'), /^答案：未达标（94\.7 ％）$/);
  assert.equal(await text(page, '.projector-class'), '本机 3 份：达标 1 · 未达标 2');
  assert.ok((await page.locator('.projector-chart').boundingBox()).height > 200);
  await shot('class-revealed');
  await axe('.projector');
  await page.keyboard.press('PageUp');
  await counted(page.locator('.projector-answer'), 0, 'back to the question');
  await page.getByRole('button', { name: '揭晓 ›' }).click();
  await page.getByRole('button', { name: '下一步 ›' }).click();
  assert.equal(await text(page, '.projector-place'), '第 2 题，共 9 题');
  await page.keyboard.press('Escape');
  await projector.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '投影');
});

journey('推演 in large letters is read at eight metres and driven by the keyboard', HALL, async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await page.getByRole('button', { name: '大字', exact: true }).click();
  await page.locator('.large-bar').waitFor();
  for (const gone of ['.list', '.head-bar', '.tabs', '.families', '.explanation']) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  for (const [seen, least] of [['.finding', 36], ['.scoreboard strong', 26], ['.reading .entry', 28], ['.verdict', 30]]) {
    assert.ok(await page.locator(seen).first().isVisible(), seen);
    assert.ok((await letters(page, seen)) >= least, `${seen}: ${await letters(page, seen)}`);
  }
  const chart = await page.locator('.plot').boundingBox();
  assert.ok(chart.height > 300, `a big chart, ${chart.height}`);
  const lever = await page.locator('.lever').boundingBox();
  assert.ok(lever.y + lever.height <= 1080, 'the lever is in sight');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1920);
  await shot('large');
  await axe();
  const before = await p.value('每年增量');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await p.value('每年增量'), before, 'the arrows move the lever');
  await page.keyboard.press('PageDown');
  await page.locator('.large-place', { hasText: /^第 4 项，共 38 项$/ }).waitFor();
  assert.match(await text(page, '.sheet-title'), /九年义务教育巩固率/);
  await page.keyboard.press('PageUp');
  await page.locator('.large-place', { hasText: /^第 3 项，共 38 项$/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.large-bar').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.list').isVisible(), true);
  await open(page, '主持');
  await page.locator('.facilitator-show').getByRole('button', { name: '大字', exact: true }).click();
  await page.locator('.large-bar').waitFor();
  await shot('large-facilitator');
});

journey('the least change is found by oneself: nothing tells what is required, neither to the eye nor to the ear', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  await p.press('半程');
  await page.locator('#drawer-scenarios').click();
  const own = await page.locator('.scenario-name').inputValue();
  await page.keyboard.press('Escape');
  await open(page);
  await start(page, 'rescue-binding');
  await page.locator('.exercise-bar').waitFor();
  await p.open('t1-16');
  for (const gone of ['.required', '.required-tick', '.met-range', '.readings .reading:nth-child(4)', '.fill-in', '.batch-switch', '.layout-switch']) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  const spoken = await page.locator('main:not([hidden])').ariaSnapshot();
  assert.doesNotMatch(spoken, /0\.076|达标所需|余量|0\.38/);
  assert.match(await p.finding(), /^到 2025 年预计 2\.62，目标 ≥3/);
  assert.deepEqual(await views(page).evaluateAll((all) => all.filter((one) => one.offsetParent).map((one) => one.textContent.trim())), ['推演', '训练', '说明']);
  await shot('class-rescue');
  await axe();
  await p.choose('年均增量');
  await p.type('每年增量', '0.1');
  await page.locator('.exercise-bar').getByRole('button', { name: '提交' }).click();
  await page.locator('.training-table').waitFor();
  const row = await page.locator('.training-table tr', { hasText: '失业保险' }).innerText();
  assert.equal(row.match(/所需的/g).length, 1, row);
  await shot('class-rescued');
  // What was one's own is open again; what was done for the exercise is a click away.
  await page.locator('#drawer-scenarios').click();
  assert.equal(await page.locator('.scenario-name').inputValue(), own);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '打开练习用的情景' }).click();
  await page.locator('#drawer-scenarios', { hasText: '练习：' }).waitFor();
  assert.equal(await p.value('每年增量'), '+0.100');
});

journey('a given up exercise leaves its scenario and no time on the facilitator’s clock', async ({ page, goto }) => {
  await page.clock.install({ time: '2026-03-02T09:00:00' });
  await goto();
  await open(page);
  await page.clock.pauseAt('2026-03-02T10:00:00');
  const own = await text(page, '#drawer-scenarios');
  await start(page, 'rescue-binding');
  await page.locator('#drawer-scenarios', { hasText: '练习：' }).waitFor();
  await page.clock.runFor(15_000);
  await page.locator('.exercise-bar').getByRole('button', { name: '放弃' }).click();
  assert.equal(await text(page, '#drawer-scenarios'), own);
  await open(page, '主持');
  assert.equal(await page.locator('.timer .clock-digits').innerText(), '06:00');
});

journey('questions use a wide screen, and fields stand below one another', HALL, async ({ page, goto, shot }) => {
  await goto();
  await open(page);
  await start(page, 'one-per-cent');
  const lefts = await page.locator('.quiz-group').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.equal(new Set(lefts).size, 2, 'two columns');
  const fields = await page.locator('.quiz-group').first().locator('.entry').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.equal(new Set(fields).size, 1, `${fields}`);
  await shot('class-columns');
  await page.getByRole('button', { name: '放弃' }).click();
  await start(page, 'read-the-brackets');
  const passages = page.getByRole('group', { name: /0\.68为2020年一年的数”的依据/ }).getByRole('radio');
  for (const name of [/“注：\[\]内为5年累计数，带\*数据为年均增速”（表1 注）/, /开展补贴性职业技能培训0\.68万人次。”（第一章第一节）/, /这一行印的是“\[0\.68\] → \[1\.5\]”/]) {
    await counted(page.getByRole('group', { name: /0\.68为2020年一年的数”的依据/ }).getByRole('radio', { name }), 1, `${name}`);
  }
  await counted(passages, 3);
  await shot('class-passages');
});
