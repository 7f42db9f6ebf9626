// The panel 情景, 汇总, 风险 and 规划, as those meet them who use them every day.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drawer, planner, section } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

journey('a year-by-year assumption wraps, and an indicator is one entry that is taken back as a whole', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('2025年', '96.2');
  await p.choose('逐年增量');
  await drawer(page, 'scenarios');
  const panel = page.getByRole('dialog', { name: '情景' });
  await counted(panel.locator('.change-line'), 1);
  assert.match(await panel.locator('.change-what').first().innerText(), /^逐年增量 \+0\.5、\+0\.5、\+0\.5、\+0\.5、\+0\.5 个百分点$/);
  const [box, button] = [await panel.boundingBox(), await panel.locator('.revert').first().boundingBox()];
  assert.ok(button.x + button.width <= box.x + box.width, 'the button is within the panel');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: /依据/ }).fill('按上年进度');
  await page.getByRole('textbox', { name: /依据/ }).press('Tab');
  await drawer(page, 'scenarios');
  await counted(panel.locator('.change-line'), 1);
  await counted(panel.locator('.change-part'), 2);
  await shot('tools-changes');
  await axe('.drawer');
  await panel.getByRole('button', { name: /恢复默认：.*学前教育/ }).first().click();
  await counted(panel.locator('.change-line'), 0);
});

journey('the ranking opens on the share of the required change, and never on an empty list', async ({ page, goto, shot }) => {
  await goto();
  await section(page, '临界与排序');
  const checked = (group) => page.getByRole('radiogroup', { name: group }).locator('[aria-checked="true"]').innerText();
  assert.equal(await checked('量度'), '占所需变化的比例');
  assert.match(await checked('排列'), /^最易扭转/);
  await page.getByRole('radio', { name: '折合末位单位' }).click();
  assert.match(await page.locator('.ranking-bars canvas').getAttribute('aria-label'), /横条图/);
  await shot('tools-ranking');
  await planner(page).press('推演');
  await planner(page).press('恰好达标');
  await section(page, '临界与排序');
  await page.locator('.ranking-table tbody tr').first().waitFor();
  assert.match(await page.locator('.ranking-aside').innerText(), /“最易扭转”里没有指标：没有未达标的指标/);
});

journey('on a phone the picture’s buttons leave the caption of the ranking alone', PHONE, async ({ page, goto, shot }) => {
  await goto();
  await section(page, '临界与排序');
  const [plot, buttons] = [await page.locator('.ranking-bars .risk-plot').boundingBox(), await page.locator('.ranking-bars .pictures').boundingBox()];
  assert.ok(buttons.y + buttons.height <= plot.y + 1, JSON.stringify({ plot, buttons }));
  await shot('tools-ranking-phone');
});

journey('the two-way table takes what matters, and is one row where one thing does', async ({ page, goto, shot, axe }) => {
  await goto();
  await section(page, '敏感性');
  assert.equal(await page.locator('.grid-map').getAttribute('class').then((name) => name.includes('single-row')), false);
  const chosen = (name) => page.locator('.grid-map').getByRole('combobox', { name }).evaluate((select) => select.selectedOptions[0].label);
  assert.deepEqual([await chosen('横向'), await chosen('纵向')], ['每年增量（个百分点／年）', '起点（％）']);
  await page.locator('.grid-map').getByRole('combobox', { name: '纵向' }).selectOption({ label: '（不变动）' });
  await page.locator('.grid-map.single-row').waitFor();
  await page.locator('.grid-map').getByText('列成表').click();
  await counted(page.locator('.grid-table tbody tr'), 1);
  await page.locator('.grid-table tbody td').nth(8).getByRole('button').click();
  assert.match(await page.locator('.grid-offer').innerText(), /^每年增量（个百分点／年） .+：预计/);
  await page.getByRole('button', { name: '按此设定' }).click();
  await shot('tools-one-row');
  await axe('.risk');
});

journey('chances stand in the page without a scroll of their own, and what was asked for comes into sight', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  await p.press('半程');
  await section(page, '概率与模拟');
  const scroll = page.locator('.ranges-scroll');
  assert.ok(await scroll.evaluate((box) => box.scrollHeight <= box.clientHeight + 1), 'every row is in the page');
  await page.getByRole('textbox', { name: '假设的 ± 百分之几' }).fill('20');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '填写', exact: true }).click();
  await page.getByRole('button', { name: /约束性目标全部达标的可能 ↓/ }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'chances-joint');
  await page.getByRole('textbox', { name: /^共同因子相关系数（/ }).fill('0.3');
  await page.keyboard.press('Enter');
  await page.locator('.joint-start').click();
  await page.locator('.joint-results').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'simulation-result');
  await page.waitForFunction(() => {
    const box = document.querySelector('.joint-finding').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  assert.match(await page.locator('.ranges-conditions').innerText(), /概率取整到 5％/);
  await shot('tools-chances');
  await axe('.risk');
});

journey('whoever only looks at the plan’s data leaves no draft', async ({ page, goto }) => {
  await goto();
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tuiyan/2-draft/')).length);
  await drawer(page, 'plans');
  await page.getByRole('button', { name: '修改数据' }).click();
  await page.locator('.editor').waitFor();
  assert.equal(await drafts(), 0);
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  await drawer(page, 'plans');
  await counted(page.locator('.draft-list li'), 0);
  await page.getByRole('button', { name: '修改数据' }).click();
  await page.locator('.editor').waitFor();
  await reload(page);
  await counted(page.locator('.editor'), 0, 'what was only looked at is not opened again');
  await drawer(page, 'plans');
  await page.getByRole('button', { name: '修改数据' }).click();
  const cell = page.locator('.editor [role="gridcell"], .editor td').nth(5);
  await cell.click();
  await page.keyboard.type('v2');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('tuiyan/2-draft/')));
  assert.equal(await drafts(), 1);
});

journey('the panel of plans counts both ways, and hands out an empty template beside the filled one', async ({ page, goto, shot, axe }) => {
  await goto();
  await drawer(page, 'plans');
  assert.match(await page.locator('.plan-line.open .plan-about').innerText(), /计分 38 项，全部 115 项/);
  const file = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const [blank, sample] = [await file('空白模板 XLSX'), await file('样例 XLSX')];
  assert.equal(blank.name, '规划空白模板.xlsx');
  assert.ok(blank.bytes.length > 5000 && blank.bytes.length < sample.bytes.length, `${blank.bytes.length} ${sample.bytes.length}`);
  await shot('tools-plans');
  await axe('.drawer');
  await page.getByRole('button', { name: '生成下一期草稿' }).click();
  assert.match(await page.locator('.editor-head h2').innerText(), /利州区“十五五”公共服务和就业促进规划（草案）/);
});
