// Canvases on what real machines do: another pixel ratio, a lost context, paper; and the same letters in every form of a chart.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner } from './planner.mjs';
import { OFFICE, journey } from './support.mjs';

const CHART = '.plot canvas';
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The colour at a canvas's upper left corner. */
const corner = (page, selector) => page.locator(selector).first().evaluate((canvas) => {
  const copy = new OffscreenCanvas(1, 1).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  return [...copy.getImageData(0, 0, 1, 1).data];
});

journey('on a screen with other pixels a chart is drawn anew, though nothing else changes', async ({ page, context, goto }) => {
  await goto();
  const session = await context.newCDPSession(page);
  const moved = (deviceScaleFactor) => session.send('Emulation.setDeviceMetricsOverride', { ...OFFICE, deviceScaleFactor, mobile: false });
  const width = await page.locator(CHART).evaluate((canvas) => canvas.clientWidth);
  for (const ratio of [2, 1, 2, 1.5]) {
    await moved(ratio);
    // A real window is told of it; an emulated one is not.
    await page.evaluate(() => window.dispatchEvent(new Event('resize')));
    await page.waitForFunction(([selector, wanted]) => document.querySelector(selector).width === wanted, [CHART, Math.round(width * ratio)]);
    await drawn(page);
    assert.deepEqual(await corner(page, CHART), [255, 255, 255, 255], `${ratio}`);
  }
});

journey('a canvas that comes back empty is drawn again', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const before = await p.picture();
  await page.locator(CHART).evaluate((canvas) => canvas.getContext('2d').reset());
  assert.notEqual(await p.picture(), before, 'emptied');
  await page.locator(CHART).evaluate((canvas) => {
    canvas.dispatchEvent(new Event('contextlost'));
    canvas.dispatchEvent(new Event('contextrestored'));
  });
  await drawn(page);
  assert.equal(await p.picture(), before);
});

/** Copies the open scenario once, so that there are two to compare. */
async function twice(page) {
  await page.locator('#drawer-scenarios').click();
  await planner(page).press('复制当前情景');
  await page.locator('.drawer-close').click();
}

const VIEWS = { 推演: '.plot', 对比: '.compare-plot', 风险: '.risk-plot' };

for (const [view, plot] of Object.entries(VIEWS)) {
  journey(`${view} prints its chart light, sharp and in its own proportions from a dark page`, { colorScheme: 'dark' }, async ({ page, goto, shot }) => {
    await goto();
    await twice(page);
    await page.getByRole('button', { name: view, exact: true }).click();
    await page.locator(`${plot} canvas`).first().waitFor();
    await drawn(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const svg = page.locator(`${plot} .printed svg`).first();
    await svg.waitFor();
    assert.equal(await page.locator(`${plot} canvas`).first().isVisible(), false);
    const { box, ratio, ground } = await svg.evaluate((svg) => {
      const { width, height } = svg.getBoundingClientRect();
      const { width: wide, height: high } = svg.viewBox.baseVal;
      return { box: { width, height }, ratio: (width / height) / (wide / high), ground: svg.querySelector('rect').getAttribute('fill') };
    });
    assert.ok(Math.abs(ratio - 1) < 0.01 && box.width > 300, JSON.stringify(box));
    assert.equal(ground, '#FFFFFF');
    await shot(`print-${plot.slice(1)}`);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.locator(`${plot} .printed svg`).first().waitFor({ state: 'detached' });
    await drawn(page);
    assert.deepEqual(await corner(page, `${plot} canvas`), [0x12, 0x18, 0x1f, 255], 'the screen is dark again');
    await page.emulateMedia({ media: null, colorScheme: 'dark' });
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const pictures = [...pdf.matchAll(/\/Subtype\s*\/Image\b[^>]*?\/Width\s+(\d+)/g)].map(([, width]) => Number(width));
    assert.ok(pictures.every((width) => width < 300), `charts are drawings, not pictures: ${pictures}`);
  });
}

async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFile(await file.path());
}

journey('a chart has the same letters on the page, as PNG and as SVG', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  const png = await download(page, '下载图片 PNG');
  const svg = await download(page, '下载图片 SVG');
  const [one, other] = await page.evaluate(async (files) => {
    /** How far the ink of the title reaches, and that of the source. */
    const ink = async ([type, data]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const image = Object.assign(new Image(), { src: URL.createObjectURL(new Blob([bytes], { type })) });
      await image.decode();
      const context = new OffscreenCanvas(1800, 1040).getContext('2d', { willReadFrequently: true });
      context.drawImage(image, 0, 0, 1800, 1040);
      return [[0, 24, 1800, 56], [0, 984, 1800, 46]].map(([left, top, width, height]) => {
        const { data: pixels } = context.getImageData(left, top, width, height);
        const dark = Array.from({ length: width * height }, (_, at) => at).filter((at) => pixels[4 * at] < 150);
        const [x, y] = [dark.map((at) => at % width), dark.map((at) => Math.floor(at / width))];
        const span = (list) => list.reduce((most, value) => Math.max(most, value), 0) - list.reduce((least, value) => Math.min(least, value), Infinity) + 1;
        return { width: span(x), height: span(y) };
      });
    };
    return Promise.all(files.map(ink));
  }, [['image/png', png.toString('base64')], ['image/svg+xml', svg.toString('base64')]]);
  for (const [at, painted] of one.entries()) {
    assert.ok(painted.width > 20 && painted.height > 12, JSON.stringify(one));
    for (const side of ['width', 'height']) {
      assert.ok(Math.abs(painted[side] - other[at][side]) <= Math.max(2, painted[side] * 0.01), JSON.stringify([one, other]));
    }
  }
});
