import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner, section } from './planner.mjs';
import { counted, journey } from './support.mjs';

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
  await counted(page.locator('.paper'), 0, 'nothing of it exists before it is asked for');
  await report(page);
  assert.deepEqual(await page.locator('.indicators >> nth=0 >> thead th').allInnerTexts(),
    ['序号', '指标', '属性', '2020年', '目标', '观测', '预计2025年', '进度', '判断', '说明']);
  assert.deepEqual(await columns(page, 3), [...Array(13).fill('约束性'), ...Array(25).fill('预期性')]);
  assert.deepEqual(await columns(page, 1), Array.from({ length: 38 }, (_, at) => String(at + 1)));
  assert.match((await columns(page, 10))[14], /^达标所需：每年至少增加 0\.26 个百分点$/);
  assert.match(await page.locator('.working-table').innerText(), /93\.7（维持不变） = 93\.7，要求 ≥95 → 未达标，差 1\.3/);
  assert.match(await page.locator('.score-table').innerText(), /约束性\s+13\s+2\s+6\s+5\s+预期性\s+25\s+8\s+12\s+5/);
  assert.deepEqual(await page.locator('.paper-part h2').allInnerTexts(),
    ['一、总体结论', '二、主要指标', '三、所作假设', '四、附图', '五、读法', '六、无法判断的指标', '七、其他目标', '八、方法说明', '九、附录：算式']);
  const first = page.locator('.paper-part').first();
  assert.match(await first.innerText(), /^一、总体结论\s+按情景“维持现状”推算到 2025 年：约束性指标 13 项中 6 项不能达标，5 项无法判断。/);
  await counted(first.locator('li'), 3, 'the worst three');
  assert.match(await first.locator('li').first().innerText(), /未达标，差距占.*的 \d+％；达标所需：/);
  const facts = await page.locator('.facts').innerText();
  assert.match(facts, /广利府发〔2022〕12号.*维持现状.*\d{4}年\d{1,2}月\d{1,2}日/s);
  assert.doesNotMatch(facts, /种子/, 'nothing was simulated');
  await counted(page.locator('.open-table tbody tr'), 10);
  await counted(page.locator('.drawings svg'), 8, 'every binding indicator that has a path');
  assert.match(await page.locator('.drawings figcaption').last().innerText(), /^图8 .+：预计 2025 年/);
  assert.match(await page.locator('.paper').innerText(), /5 项无法判断，不附图。/);
  await axe();
  await shot('report-1366');
});

journey('the report follows what is decided, and draws what is asked for', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await report(page);
  await p.press('恰好达标');
  assert.match((await columns(page, 9))[14], /达标\s*2025年起/);
  await page.locator('.assumptions-table tbody tr').nth(15).waitFor();
  assert.match(await page.locator('.assumptions-table').innerText(), /学前教育毛入园率（％）\s+年均增量 \+0\.26 个百分点／年/);
  // Two that ask for no start have a path as soon as something is assumed of them: the growth of wages and the dwellings renewed.
  for (const [choice, charts] of [['无', 0], ['约束性', 8], ['全部', 30]]) {
    await p.choose(choice);
    await counted(page.locator('.drawings svg'), charts, choice);
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

journey('every other view prints something to hand on, with its plan, scenario and day above it', async ({ page, goto }) => {
  await goto();
  const VIEWS = [
    ['推演', '.sheet', '595×842', 3], ['总览', '.overview-figure', '842×595', 1], ['风险', '.risk', '595×842', 3],
    ['对比', '.compare-table', '842×595', 3], ['观测', '.grid', '842×595', 4],
  ];
  for (const [view, within, size, most] of VIEWS) {
    await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: view }).click();
    await page.locator(within).filter({ visible: true }).first().waitFor();
    const pdf = pages(await page.pdf({ preferCSSPageSize: true }));
    assert.deepEqual(pdf.sizes, [size], view);
    assert.ok(pdf.count >= 1 && pdf.count <= most, `${view}: ${pdf.count} pages`);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.print-head p').first().waitFor();
    assert.match(await page.locator('.print-head').innerText(), /利州区.* · 情景：维持现状 · \d{4}-\d\d-\d\d/, view);
    for (const hidden of ['.head', '.list', '.compare-tools details', '.observations-files']) {
      await counted(page.locator(hidden).filter({ visible: true }), 0, `${view}: ${hidden}`);
    }
    await page.emulateMedia({ media: null });
  }
});

journey('what a phone shows as cards is a table on paper, which is as narrow, and nothing to be pressed is printed', async ({ page, goto }) => {
  await goto();
  await section(page, '概率与模拟');
  await page.locator('.ranges-table tbody tr').nth(36).waitFor();
  const pdf = pages(await page.pdf({ preferCSSPageSize: true }));
  assert.deepEqual(pdf.sizes, ['842×595']);
  assert.ok(pdf.count <= 4, `${pdf.count} pages`);
  await page.setViewportSize({ width: 703, height: 1000 }); // the width of upright paper within its margins
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.ranges-table thead').evaluate((head) => getComputedStyle(head).position), 'static');
  await counted(page.locator('.risk button:not(.risk-open)').filter({ visible: true }), 0);
  const border = (selector) => page.locator(selector).first().evaluate((field) => getComputedStyle(field).borderTopWidth);
  assert.equal(await border('.ranges-number .entry'), '0px');
});

journey('the printed grid of observations has all its columns', async ({ page, goto }) => {
  await goto();
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '观测' }).click();
  await page.locator('.grid tbody tr').nth(37).waitFor();
  await page.setViewportSize({ width: 1032, height: 700 }); // the width of the paper within its margins
  await page.emulateMedia({ media: 'print' });
  const beyond = await page.evaluate(() => [...document.querySelectorAll('.grid th, .grid td')].filter((cell) => cell.getBoundingClientRect().right > 1033).length);
  assert.equal(beyond, 0);
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
  await counted(page.locator('.drawings svg'), 8);
});

journey('a status has no picture to save', async ({ page, goto }) => {
  await goto();
  await planner(page).open('t1-02');
  await counted(page.locator('.pictures'), 0);
});

journey('the report as Markdown', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await report(page);
  const { name, bytes } = await download(page, '下载 Markdown');
  assert.equal(name, '维持现状 报告.md');
  assert.match(bytes.toString('utf8'), /^# 广元市利州区“十四五”公共服务和就业促进规划\n.*\| 序号 \| 指标 \| 属性 \| 2020年 \|/s);
});

journey('the report as a document, with its figures as pictures', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await report(page);
  await page.locator('.drawings svg').nth(7).waitFor();
  const { name, bytes } = await download(page, '下载 DOCX');
  assert.equal(name, '维持现状 报告.docx');
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  const names = bytes.toString('latin1');
  assert.equal(new Set(names.match(/word\/media\/[^\0]*?\.png/g)).size, 9, 'a picture for each figure, and that of the whole plan');
  assert.ok(bytes.length > 60_000, `${bytes.length} bytes`);
});

journey('up to two other scenarios stand beside the open one, and the conclusion says where they differ', { acceptDownloads: true }, async ({ page, goto, axe, shot }) => {
  await goto();
  await rename(page, '甲');
  const p = planner(page);
  for (const name of ['乙', '丙', '丁']) {
    await page.locator('#drawer-scenarios').click();
    await page.locator('.drawer').getByRole('button', { name: '复制当前情景' }).click();
    await page.keyboard.press('Escape');
    await rename(page, name);
  }
  await p.press('恰好达标');
  await report(page);
  await page.locator('.report-besides summary').click();
  const boxes = page.locator('.report-besides input');
  await counted(boxes, 3, 'all but the open one');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await boxes.nth(2).click();
  assert.equal(await boxes.nth(2).isChecked(), false);
  assert.match(await page.locator('#notice').innerText(), /最多并列 3 个情景，请先取消一个/);
  await page.locator('.report-besides summary').click();
  const heads = await page.locator('.sides thead th').allInnerTexts();
  assert.deepEqual(heads, ['序号', '指标', '属性', '目标', '1 丁', '2 甲', '3 乙']);
  const first = await page.locator('.paper-part').first().innerText();
  assert.match(first, /3 个情景对照（“丁”、“甲”、“乙”）：38 项中 \d+ 项有差异，其中 \d+ 项判断不同/);
  assert.match(first, /判断不同的约束性指标：.*（“丁”达标，“甲”、“乙”未达标）/);
  assert.match(await page.locator('.boards').innerText(), /1 丁\s+达标 8，未达标 0，无法判断 5/);
  assert.match(await page.locator('.drawings figcaption').first().innerText(), /3 个情景中 \d 个达标$/);
  await axe('.report');
  await shot('report-sides');
  const { name } = await download(page, '下载对照表 XLSX');
  assert.match(name, /情景对照.*\.xlsx$/);
});

journey('the next report says what turned since the last one that was handed out', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await report(page);
  const first = page.locator('.paper-part').first();
  assert.doesNotMatch(await first.innerText(), /上次报告/);
  await download(page, '下载 Markdown');
  assert.doesNotMatch(await first.innerText(), /上次报告/, 'the same report once more');
  await planner(page).press('恰好达标');
  assert.match(await first.innerText(), /与上次报告（\d{4}-\d\d-\d\d.*）相比：转为达标 \d+ 项（/);
  await page.reload();
  await report(page);
  assert.match(await first.innerText(), /与上次报告（\d{4}-\d\d-\d\d.*）相比：转为达标 \d+ 项（/, 'it is kept on this machine');
});

journey('on a phone the report is read: what follows, the counts, what is missed as cards, the rest folded', { viewport: { width: 390, height: 844 } }, async ({ page, goto, shot, axe }) => {
  await goto();
  await report(page);
  await counted(page.locator('.paper'), 0, 'paper is for the printer');
  assert.match(await page.locator('.reader-conclusion').innerText(), /约束性指标 13 项中 6 项不能达标/);
  await counted(page.locator('.reader-card'), 6);
  assert.match(await page.locator('.reader-card').first().innerText(), /✕ .*未达标.*达标所需：/s);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await axe('.report');
  await shot('report-390');
  const main = page.locator('.reader-part').first();
  await main.locator('summary').click();
  await main.locator('tbody tr').nth(37).waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'also a table of ten columns');
  await axe('.report');
  const pdf = pages(await page.pdf({ preferCSSPageSize: true }));
  assert.deepEqual(pdf.sizes, ['842×595'], 'and what is printed is the paper');
});
