import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner } from './planner.mjs';
import { journey } from './support.mjs';

const NAME = '甲<&"\'乙 ]]>';

const report = (page) => page.getByRole('button', { name: '报告', exact: true }).click();
const columns = (page, at) => page.locator(`.indicators >> nth=0 >> tbody tr > :nth-child(${at})`).allInnerTexts();

async function rename(page, name) {
  await page.locator('#drawer-scenarios').click();
  await page.locator('.scenario-name').fill(name);
  await page.locator('.scenario-name').press('Enter');
  await page.keyboard.press('Escape');
}

async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** What a PDF says of its pages; Chromium leaves the dictionaries in plain sight. */
function pages(pdf) {
  const text = pdf.toString('latin1');
  const sizes = [...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box.trim().split(/\s+/).slice(2).map(Math.round).join('×'));
  return { count: [...text.matchAll(/\/Type\s*\/Page\b/g)].length, sizes: [...new Set(sizes)], images: [...text.matchAll(/\/Subtype\s*\/Image/g)].length };
}

journey('the report is the review table, binding first, with everything that it rests on', async ({ page, goto, shot, axe }) => {
  await goto();
  assert.equal(await page.locator('.paper').count(), 0, 'nothing of it exists before it is asked for');
  await report(page);
  assert.deepEqual(await page.locator('.indicators >> nth=0 >> thead th').allInnerTexts(),
    ['序号', '指标', '属性', '2020年', '目标', '观测', '预计2025年', '进度', '判断', '说明']);
  assert.deepEqual(await columns(page, 3), [...Array(13).fill('约束性'), ...Array(25).fill('预期性')]);
  assert.deepEqual(await columns(page, 1), Array.from({ length: 38 }, (_, at) => String(at + 1)));
  assert.match((await columns(page, 10))[14], /^93\.7（维持不变） = 93\.7，要求 ≥95 → 未达标，差 1\.3.*达标所需：每年至少增加 0\.26 个百分点/s);
  assert.match(await page.locator('.score-table').innerText(), /约束性\s+13\s+2\s+6\s+5\s+预期性\s+25\s+8\s+12\s+5/);
  assert.deepEqual(await page.locator('.paper-part h2').allInnerTexts(),
    ['总体情况', '主要指标', '所作假设', '读法', '无法判断的指标', '其他目标', '方法说明', '附图']);
  assert.match(await page.locator('.facts').innerText(), /广利府发〔2022〕12号.*维持现状.*\d{4}年\d{1,2}月\d{1,2}日/s);
  assert.equal(await page.locator('.open-table tbody tr').count(), 10);
  assert.equal(await page.locator('.drawings svg').count(), 12, 'every binding indicator that has a chart');
  await axe();
  await shot('report-1366');
});

journey('the report follows what is decided, and draws what is asked for', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await report(page);
  await p.press('恰好达标');
  assert.match((await columns(page, 9))[14], /达标\s*2025年起/);
  assert.ok((await page.locator('.assumptions-table tbody tr').count()) > 15);
  assert.match(await page.locator('.assumptions-table').innerText(), /学前教育毛入园率（％）\s+年均增量 \+0\.26 个百分点／年/);
  for (const [choice, charts] of [['无', 0], ['约束性', 12], ['全部', 37]]) {
    await p.choose(choice);
    assert.equal(await page.locator('.drawings svg').count(), charts, choice);
  }
  await p.press('撤销');
  assert.match(await page.locator('.paper').innerText(), /没有改动/);
});

journey('the report prints on landscape A4 with page numbers, repeated heads and sharp charts', { colorScheme: 'dark' }, async ({ page, goto }) => {
  await goto();
  await report(page);
  const pdf = pages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  assert.deepEqual(pdf.sizes, ['842×595'], 'A4, landscape, and no page of another view');
  assert.ok(pdf.count >= 8 && pdf.count <= 12, `${pdf.count} pages`);
  assert.equal(pdf.images, 0, 'charts are drawings, not pictures');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const style = (selector, property) => page.locator(selector).first().evaluate((node, name) => getComputedStyle(node)[name], property);
  assert.equal(await style('.indicators thead', 'display'), 'table-header-group');
  assert.equal(await style('.indicators tbody tr', 'breakInside'), 'avoid');
  assert.equal(await style('.drawings figure', 'breakInside'), 'avoid');
  assert.equal(await style('.paper', 'backgroundColor'), 'rgb(255, 255, 255)');
  assert.equal(await style('.paper', 'color'), 'rgb(0, 0, 0)');
  for (const hidden of ['.head', '.report-bar']) assert.equal(await page.locator(hidden).isVisible(), false, hidden);
  const foot = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join('\n'));
  assert.match(foot, /@bottom-center\s*\{[^}]*counter\(page\)[^}]*counter\(pages\)/);
});

journey('another view prints itself, upright', async ({ page, goto }) => {
  await goto();
  const pdf = pages(await page.pdf({ preferCSSPageSize: true }));
  assert.deepEqual(pdf.sizes, ['595×842']);
});

journey('a chart leaves the page as a picture of twice the size, on white whatever the theme', { colorScheme: 'dark', acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  const { name, bytes } = await download(page, '下载图片 PNG');
  assert.equal(name, '学前教育毛入园率 维持现状.png');
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1800, 1040]);
  const corner = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(picture, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data];
  }, bytes.toString('base64'));
  assert.deepEqual(corner, [255, 255, 255, 255]);
});

journey('a chart leaves the page as SVG that needs nothing else and survives any name', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await rename(page, NAME);
  const { name, bytes } = await download(page, '下载图片 SVG');
  assert.match(name, /^学前教育毛入园率 甲.*\.svg$/);
  const parsed = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
    const texts = [...drawing.querySelectorAll('text')];
    return {
      root: drawing.documentElement.tagName,
      faults: drawing.querySelectorAll('parsererror').length,
      texts: texts.map((node) => node.textContent.trim()),
      fonts: [...new Set(texts.map((node) => node.getAttribute('font-family')))],
      outside: [...drawing.querySelectorAll('[href], image, script, style, foreignObject')].length,
    };
  }, bytes.toString('utf8'));
  assert.deepEqual([parsed.root, parsed.faults, parsed.outside], ['svg', 0, 0]);
  assert.match(parsed.fonts.join(), /PingFang SC, Microsoft YaHei, Noto Sans CJK SC/);
  assert.ok(parsed.texts.some((text) => text.includes(`情景：${NAME}`)), parsed.texts.join('\n'));
  assert.ok(parsed.texts.some((text) => text.startsWith('预计 2025 年 93.7')) && parsed.texts.some((text) => text.startsWith('来源：')));
  await report(page);
  assert.ok((await page.locator('.facts').innerText()).includes(NAME), 'the report shows it as text too');
  assert.equal(await page.locator('.drawings svg').count(), 12);
});

journey('a status has no picture to save', async ({ page, goto }) => {
  await goto();
  await planner(page).open('t1-02');
  assert.equal(await page.locator('.pictures').count(), 0);
});

journey('the report as Markdown', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await report(page);
  const { name, bytes } = await download(page, '下载 Markdown');
  assert.equal(name, '维持现状 报告.md');
  assert.match(bytes.toString('utf8'), /^# 广元市利州区“十四五”公共服务和就业促进规划\n.*\| 序号 \| 指标 \| 属性 \| 2020年 \|/s);
});

journey('a phone shows the paper and scrolls it within its own frame', { viewport: { width: 390, height: 844 } }, async ({ page, goto, shot, axe }) => {
  await goto();
  await report(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await axe('.report');
  await shot('report-390');
});
