// The pictures of docs/guide.md, taken anew from the built page: `node pictures.mjs`, after `make dist`. No test compares them.
import { mkdir, writeFile } from 'node:fs/promises';
import { BASE, DIST, OFFICE, here, launch } from './browser.mjs';
import { drawer, paste, planner, section } from './planner.mjs';
import { view } from './states.mjs';
import { newcomer, visit } from './support.mjs';
import { serve } from './serve.mjs';

const FOLDER = here('../../docs/pictures');
/** What one picture may weigh, in bytes. */
const MOST = 80_000;

/** Opens the fictional plan, which brings its past along. */
async function fictional(page) {
  await drawer(page, 'plans');
  await page.locator('.plan-line[data-id="yunhe-2032"] .plan-open').click();
  await page.locator('.plan-line.open[data-id="yunhe-2032"]').waitFor();
  await page.keyboard.press('Escape');
}

const UNSURE = '指标\t2021年\t2022年\n学前教育毛入园率\t94.0\t约94.2\n地区生产总值\t5\t6\n基本医疗保险参保率\t98\t120\n工伤保险参保人数\t2.9\t94 95\n';
const PRINTED = ['指标\t2025年\t2030年\t属性', '常住人口城镇化率（%）\t67.9\t≥71\t预期性', '单位GDP二氧化碳排放降低（%）\t-\t〔17〕\t约束性', '城镇调查失业率（%）\t5.2\t＜5.5\t预期性'].join('\n');

/** Each picture: its name, how the page is brought there, what of it is shown – the window where nothing is said – and how high at most. */
const PICTURES = [
  ['opening', async () => {}],
  ['lever', async (page) => {
    await planner(page).open('t1-16');
    await planner(page).drag(0.75);
    await page.mouse.move(5, 5);
  }, '.sheet'],
  ['overview', (page) => view(page, 'overview'), undefined, 600],
  ['table', async (page) => {
    await page.locator('.layout-switch button').nth(1).click();
    await page.locator('.assumptions td.cell').first().waitFor();
  }, undefined, 520],
  ['preview', async (page) => {
    await view(page, 'observe');
    await page.locator('.grid td.cell').first().focus();
    await paste(page, UNSURE);
    await page.locator('.preview').waitFor();
  }, undefined, 640],
  ['history', async (page) => {
    await fictional(page);
    await view(page, 'observe');
    await page.locator('.grid td[data-origin="history"]').first().waitFor();
  }, undefined, 600],
  ['basis', async (page) => {
    await fictional(page);
    await planner(page).open('m-02');
    await page.locator('.basis-table .adopt').nth(1).click();
    await page.locator('.basis-now').waitFor();
    await page.locator('.basis').evaluate((part) => part.scrollIntoView());
  }, '.basis'],
  ['compare', async (page) => {
    await drawer(page, 'scenarios');
    await planner(page).press('复制当前情景');
    await page.locator('.scenario-name').fill('加大投入');
    await page.locator('.scenario-name').press('Enter');
    await page.locator('.drawer-close').click();
    await planner(page).press('恰好达标');
    await view(page, 'compare');
    await page.locator('.compare-table tbody tr').first().waitFor();
  }, undefined, 600],
  ['past', async (page) => {
    await fictional(page);
    await section(page, '与过去相比');
    await page.locator('.past-table tbody tr').first().waitFor();
  }, undefined, 600],
  ['report', async (page) => {
    await view(page, 'report');
    await page.locator('.indicators').first().waitFor();
  }],
  ['foretell', async (page) => {
    await fictional(page);
    await view(page, 'train');
    await page.locator('.exercise[data-id="foretell-2024"] button.primary').click();
    await page.locator('.quiz-group .entry').first().fill('2.8');
    await page.locator('.quiz-group .entry').first().press('Enter');
    await page.getByRole('button', { name: '提交并揭晓' }).click();
    await page.locator('.marked-chart canvas').first().waitFor();
  }, undefined, 520],
  ['paste', async (page) => {
    await drawer(page, 'plans');
    await planner(page).press('粘贴指标表');
    await page.getByRole('dialog', { name: '粘贴指标表' }).locator('textarea').first().focus();
    await paste(page, PRINTED);
    await page.locator('.paste-line').first().waitFor();
  }, '.paste', 400],
];

/** A WebP without loss of the window, or of what of an element is in it, of its `colours` most frequent colours: letters stay sharp. */
async function taken(page, selector, most = OFFICE.height) {
  const box = selector ? await page.locator(selector).boundingBox() : { x: 0, y: 0, ...OFFICE };
  const [x, y] = [Math.max(box.x, 0), Math.max(box.y, 0)];
  const clip = { x, y, width: Math.min(box.x + box.width, OFFICE.width) - x, height: Math.min(box.y + box.height, OFFICE.height, y + most) - y };
  const png = (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  for (const colours of [128, 64, 40, 24]) {
    const picture = Buffer.from(await page.evaluate(encoded, [png, colours]), 'base64');
    if (picture.length <= MOST) return picture;
  }
  throw new Error('too large a picture');
}

/** In the page, whose browser has an encoder. */
async function encoded([png, colours]) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const image = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const pixels = new Uint32Array(image.data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const kept = [...counts].sort((one, other) => other[1] - one[1]).slice(0, colours).map(([pixel]) => pixel);
  const apart = (one, other) => [0, 8, 16].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  const nearest = new Map([...counts.keys()].map((pixel) => [pixel, kept.reduce((best, other) => (apart(pixel, other) < apart(pixel, best) ? other : best))]));
  pixels.forEach((pixel, at) => { pixels[at] = nearest.get(pixel); });
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 1 });
  const text = Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text);
}

const only = process.argv.slice(2);
const [server, browser] = await Promise.all([serve({ [BASE]: DIST }), launch()]);
await mkdir(FOLDER, { recursive: true });
for (const [name, go, selector, most] of PICTURES.filter(([name]) => only.length === 0 || only.includes(name))) {
  const context = await newcomer(browser, { reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    window.isAsOpened = true;
    // As for somebody who has been here before: the tour is not offered.
    localStorage['tuiyan/1/tour'] = 'seen';
  });
  const page = await context.newPage();
  await visit(page, server.origin + BASE);
  await go(page);
  await page.locator('.notice-text').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const picture = await taken(page, selector, most);
  await writeFile(`${FOLDER}/${name}.webp`, picture);
  console.log(`${name}.webp ${picture.length}`);
  await context.close();
}
await browser.close();
await server.close();
