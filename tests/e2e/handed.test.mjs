// Inside an app whose browser saves no files and says nothing of it.
import assert from 'node:assert/strict';
import { drawer, planner } from './planner.mjs';
import { counted, journey } from './support.mjs';

const WECHAT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI Language/zh_CN';
const told = (page) => page.locator('.handed');

async function save(page, group, button) {
  await page.getByRole('group', { name: group }).getByRole('button', { name: button }).click();
  await told(page).waitFor();
}

for (const [name, options] of [
  ['1366 light', { viewport: { width: 1366, height: 768 }, colorScheme: 'light' }],
  ['390 dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true }],
]) {
  journey(`inside an app a file is said to be lost and can be had as a text (${name})`, { userAgent: WECHAT, ...options }, async ({ page, goto, shot, axe }) => {
    await goto();
    const p = planner(page);
    await p.open('t1-03');
    await p.type('2025年', '95.5');
    await drawer(page, 'files');
    await save(page, '导出当前情景', 'JSON');
    assert.match(await told(page).innerText(), /“维持现状（已改动）\.json”可能没有存下来：微信里打开的网页一般不能保存文件.*在浏览器打开/s);
    const scenario = JSON.parse(await told(page).getByRole('textbox', { name: '文件的文字' }).inputValue());
    assert.equal(scenario.assumptions['t1-03'].growth.step, 0.36);
    assert.match(await told(page).getByRole('textbox', { name: '链接' }).inputValue(), /#s=/);
    await shot(`handed-${name.replace(' ', '-')}`);
    await axe('.handed');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await page.keyboard.press('Escape');
    await told(page).waitFor({ state: 'detached' });
    await save(page, '导出当前情景', 'CSV');
    assert.match(await told(page).getByRole('textbox', { name: '文件的文字' }).inputValue(), /^"【/);
    await told(page).getByRole('button', { name: '知道了' }).click();
    await save(page, '导出当前情景', 'XLSX');
    assert.match(await told(page).innerText(), /只能在系统浏览器里保存/);
    await told(page).getByRole('button', { name: '知道了' }).click();
    await page.locator('.drawer-close').click();
    await counted(page.locator('.drawer'), 0);
    await save(page, '图片', '下载图片 PNG');
    const picture = told(page).locator('img');
    assert.equal(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth)), 1800);
    await shot(`handed-picture-${name.replace(' ', '-')}`);
    await told(page).getByRole('button', { name: '知道了' }).click();
    await save(page, '图片', '下载图片 SVG');
    assert.match(await told(page).getByRole('textbox', { name: '文件的文字' }).inputValue(), /^<svg/);
  });
}

journey('in a browser of its own a file is handed over and nothing is said', async ({ page, goto }) => {
  await goto();
  await page.locator('#drawer-files').click();
  await Promise.all([page.waitForEvent('download'), page.getByRole('group', { name: '导出当前情景' }).getByRole('button', { name: 'JSON' }).click()]);
  await counted(told(page), 0);
});

journey('a page that has failed inside an app gives its scenarios as texts', { userAgent: WECHAT }, async ({ page, goto, expect, axe }) => {
  expect(/provoked/);
  await goto();
  await planner(page).type('2025年', '95.5');
  await page.evaluate(() => window.tuiyan.fall('provoked'));
  await page.getByRole('button', { name: /^下载/ }).click();
  assert.match(await page.locator('.fallen li').innerText(), /微信里打开的网页一般不能保存文件/);
  assert.equal(JSON.parse(await page.locator('.fallen textarea').inputValue()).assumptions['t1-03'].growth.step, 0.36);
  await axe();
});
