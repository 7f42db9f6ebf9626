import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner } from './planner.mjs';
import { counted, journey, reload, visit } from './support.mjs';

const drawer = (page) => page.locator('#drawer-scenarios').click();
const titles = (page) => page.locator('.scenario-title').allInnerTexts();
const opened = (page) => page.locator('#drawer-scenarios .drawer-text').innerText();

journey('scenarios are created, named, annotated, duplicated and deleted, and a deletion is taken back', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  await drawer(page);
  await p.press('新建情景');
  await page.locator('.scenario-name').fill('加大投入');
  await page.locator('.scenario-name').press('Enter');
  await page.locator('.scenario-note').fill('财政每年多投入一成');
  await page.locator('.scenario-note').blur();
  await p.press('恰好达标');
  await p.press('复制当前情景');
  assert.deepEqual(await titles(page), ['维持现状', '加大投入', '加大投入 副本']);
  assert.equal(await page.locator('.scenario-note').inputValue(), '财政每年多投入一成');
  await shot('scenarios');
  await axe('.drawer');
  await page.getByRole('button', { name: '删除情景“加大投入”' }).click();
  assert.deepEqual(await titles(page), ['维持现状', '加大投入 副本']);
  assert.match(await page.locator('.notice').innerText(), /已删除情景“加大投入”.*撤销/s);
  await p.press('撤销');
  assert.deepEqual(await titles(page), ['维持现状', '加大投入', '加大投入 副本']);
  await reload(page);
  await drawer(page);
  assert.deepEqual(await titles(page), ['维持现状', '加大投入', '加大投入 副本']);
  assert.equal(await opened(page), '加大投入 副本');
});

journey('the last scenario cannot be deleted', async ({ page, goto }) => {
  await goto();
  await drawer(page);
  assert.equal(await page.locator('.scenario-delete').isDisabled(), true);
});

journey('opening another scenario changes every figure, and taking a step back opens what it changed', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await drawer(page);
  await p.press('复制当前情景');
  await p.press('恰好达标');
  assert.equal(await p.outcome('t1-03'), '95.0');
  await page.getByRole('button', { name: /^维持现状 没有改动/ }).click();
  assert.equal(await p.outcome('t1-03'), '93.7');
  await p.press('撤销');
  assert.equal(await opened(page), '维持现状 副本');
  assert.equal(await p.outcome('t1-03'), '93.7');
});

journey('the way back to the plan and the way back to what was loaded are two', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await drawer(page);
  await p.press('恰好达标');
  await p.press('复制当前情景');
  await p.open('t1-03');
  await p.type('2025年', '96.2');
  await p.press('回到载入时');
  assert.equal(await p.outcome('t1-03'), '95.0');
  await p.press('回到规划默认');
  assert.equal(await p.outcome('t1-03'), '93.7');
  assert.match(await page.locator('.drawer-heading').innerText(), /（0）/);
  await p.press('撤销');
  assert.equal(await p.outcome('t1-03'), '95.0');
});

journey('every change against the defaults is listed and taken back on its own', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  await p.open('t1-04');
  await p.type('2025年', '98.5');
  await drawer(page);
  assert.deepEqual(await page.locator('.change-what').allInnerTexts(), ['年均增量 +0.36 个百分点／年', '年均增量 +0.3 个百分点／年']);
  await page.getByRole('button', { name: /恢复默认：.*学前教育/ }).click();
  assert.equal(await p.outcome('t1-03'), '93.7');
  assert.equal(await p.outcome('t1-04'), '98.5');
  await counted(page.locator('.change-line'), 1);
});

journey('two windows see each other’s changes and lose none', async ({ page, context, goto, url }) => {
  await goto();
  const other = await context.newPage();
  await visit(other, url);
  const [here, there] = [planner(page), planner(other)];
  await here.type('2025年', '95.5');
  await other.locator('.notice', { hasText: '另一个窗口改动了情景' }).waitFor();
  assert.equal(await there.outcome('t1-03'), '95.5');
  await there.open('t1-04');
  await there.type('2025年', '98.5');
  await page.locator('.row[data-id="t1-04"] .row-outcome', { hasText: '98.5' }).waitFor();
  assert.equal(await here.outcome('t1-03'), '95.5');
  await drawer(other);
  await there.press('复制当前情景');
  await drawer(page);
  await page.locator('.scenario-title', { hasText: '副本' }).waitFor();
  await reload(page);
  assert.deepEqual([await here.outcome('t1-03'), await here.outcome('t1-04')], ['95.5', '98.5']);
});

journey('what another window wrote unheard is kept beside what was changed here', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  // A window that was asleep hears nothing: a record changed without an event is just that.
  await page.evaluate(() => {
    const name = 'tuiyan/2/lizhou-14/0';
    const record = JSON.parse(localStorage.getItem(name));
    record.scenario.assumptions['t1-04'] = { growth: { family: 'linear', step: 0.3 } };
    localStorage.setItem(name, JSON.stringify(record));
  });
  await p.type('2025年', '96.2');
  assert.match(await page.locator('.notice').innerText(), /两份都保留/);
  await drawer(page);
  assert.deepEqual(await titles(page), ['维持现状（已改动）', '维持现状（已改动）（本窗口）']);
  assert.deepEqual([await p.outcome('t1-03'), await p.outcome('t1-04')], ['96.2', '97.0']);
  await page.getByRole('button', { name: /^维持现状（已改动） 2 处改动/ }).click();
  assert.deepEqual([await p.outcome('t1-03'), await p.outcome('t1-04')], ['95.5', '98.5']);
});

journey('what the first version kept is found again', async ({ page, goto }) => {
  await page.addInitScript(() => {
    if (localStorage.length > 0) return;
    const scenario = { format: 'tuiyan.scenario/1', name: '旧情景', plan: 'lizhou-14', seed: 1, assumptions: { 't1-03': { growth: { family: 'linear', step: 0.3 } } } };
    localStorage.setItem('tuiyan/1/scenario/lizhou-14', JSON.stringify(scenario));
  });
  await goto();
  assert.equal(await planner(page).outcome('t1-03'), '95.2');
  assert.equal(await opened(page), '旧情景');
  await reload(page);
  assert.equal(await planner(page).outcome('t1-03'), '95.2');
});

journey('a kept scenario that cannot be read is set aside, and the others are there', async ({ page, goto }) => {
  await page.addInitScript(() => {
    if (localStorage.length > 0) return;
    const record = { format: 'tuiyan.kept/1', scenario: { format: 'tuiyan.scenario/1', name: '完好', plan: 'lizhou-14', seed: 1, assumptions: {} } };
    localStorage.setItem('tuiyan/2/lizhou-14/a', '{"format":"tuiyan.kept/1","scenario":{"seed":');
    localStorage.setItem('tuiyan/2/lizhou-14/b', JSON.stringify(record));
  });
  await goto();
  assert.match(await page.locator('.notice').innerText(), /无法读取，已另存备份/);
  assert.equal(await opened(page), '完好');
  const backup = await page.evaluate(() => localStorage.getItem('tuiyan/damaged/tuiyan/2/lizhou-14/a'));
  assert.match(backup, /"seed":$/);
});

journey('a kept scenario over other data of the plan is named and left where it is', async ({ page, goto }) => {
  await page.addInitScript(() => {
    const scenario = { format: 'tuiyan.scenario/1', name: '别版', plan: 'lizhou-14', seed: 1, assumptions: { 't9-01': { growth: { family: 'hold' } } } };
    localStorage.setItem('tuiyan/2/lizhou-14/a', JSON.stringify({ format: 'tuiyan.kept/1', scenario }));
  });
  await goto();
  assert.match(await page.locator('.notice').innerText(), /与当前的规划数据不符，没有载入，仍保留在本机.*t9-01/s);
  assert.match(await page.evaluate(() => localStorage.getItem('tuiyan/2/lizhou-14/a')), /t9-01/);
});

journey('where storage is full a visible word and a download are offered, and all goes on', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await page.evaluate(() => {
    let size = 4 << 20;
    for (let n = 0; size >= 1; n += 1) {
      try { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); } catch { size >>= 1; }
    }
  });
  await p.type('2025年', '95.5');
  assert.match(await page.locator('.unkept').innerText(), /存储已满/);
  const [download] = await Promise.all([page.waitForEvent('download'), p.press('下载情景文件')]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(file.format, 'tuiyan.scenario/1');
  assert.equal(file.assumptions['t1-03'].growth.step, 0.36);
  assert.match(download.suggestedFilename(), /维持现状（已改动）\.json$/);
  await page.evaluate(() => localStorage.clear());
  await p.type('2025年', '95.6');
  await counted(page.locator('.unkept'), 0);
});

journey('where storage is denied altogether the page works and says so', async ({ page, goto }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  });
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  assert.equal(await p.outcome('t1-03'), '95.5');
  assert.match(await page.locator('.unkept').innerText(), /不允许在本机保存/);
});

journey('a panel is put away by Escape and gives the focus back', async ({ page, goto }) => {
  await goto();
  await drawer(page);
  await page.keyboard.press('Escape');
  await counted(page.locator('.drawer'), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'drawer-scenarios');
});

journey('a locked indicator is left alone by hand and by presets, also after a reload', async ({ page, goto, axe }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '94.4');
  await p.press('锁定');
  assert.equal(await p.lever.isDisabled(), true);
  await p.type('2025年', '96');
  assert.match(await page.locator('.field-remark').innerText(), /“学前教育毛入园率”已锁定/);
  await p.reading('2025年').press('Escape');
  assert.equal(await p.value('2025年'), '94.4');
  await p.press('恰好达标');
  assert.deepEqual([await p.outcome('t1-03'), await p.outcome('t1-04')], ['94.4', '98.0']);
  await reload(page);
  assert.equal(await page.locator('.row[data-id="t1-03"] .row-lock').innerText(), '锁');
  await axe('.list');
  await p.open('t1-03');
  await p.press('已锁定');
  await p.type('2025年', '96');
  assert.equal(await p.outcome('t1-03'), '96.0');
});
