import { readFileSync } from 'node:fs';
import { BASE, launch, here } from './browser.mjs';
import { serve } from './serve.mjs';
import { inPage, quantile } from './trace.mjs';
const SAMPLE = readFileSync('/tmp/sample300.json');
const server = await serve({ [BASE]: here('../../dist-page') }); const browser = await launch();
const LEVER = 'input[type=range].lever';
const lever = async (page, large) => {
  await page.locator('.row').first().waitFor();
  if (large) {
    await page.locator('#drawer-plans').click();
    await page.locator('.drawer input[type=file]').first().setInputFiles([{ name: 'sample.json', mimeType: 'application/json', buffer: SAMPLE }]);
    await page.locator('.plan-line.open[data-id^="sample-"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
  }
  await page.evaluate((selector) => {
    const lever = document.querySelector(selector);
    const [least, most] = [Number(lever.min || 0), Number(lever.max || 100)];
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    window.change = (k) => { set.call(lever, String(least + ((most - least) * ((k * 37) % 101)) / 100)); lever.dispatchEvent(new Event('input', { bubbles: true })); };
  }, LEVER);
  return true;
};
const show = (name, r) => console.log(name.padEnd(24), ['thread', 'script', 'handler', 'frame'].map((k) => `${k} ${quantile(r[k], 0.5).toFixed(1)} (${quantile(r[k], 0.95).toFixed(1)})`).join('  '), '\n   ', r.kinds.slice(0, 9).map(([k, t]) => `${k} ${t.toFixed(2)}`).join(', '));
for (const rate of [1, 6]) for (const large of [false, true]) show(`${large ? 300 : 38} rows, ${rate}x`, await inPage(browser, server.origin + BASE, rate, (page) => lever(page, large), { count: 60 }));
await browser.close(); await server.close();
