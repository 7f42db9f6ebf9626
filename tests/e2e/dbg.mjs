import { readFile } from 'node:fs/promises';
import { BASE, DIST, OFFICE, launch } from './browser.mjs';
import { serve } from './serve.mjs';
const server = await serve({ [BASE]: DIST }); const browser = await launch();
const sample = await readFile('/tmp/sample300.json');
for (const [name, options] of [['1366', { viewport: OFFICE }], ['1920-dark', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' }], ['390', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }]]) {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  page.on('console', m => console.log('C', m.text().slice(0,600))); page.on('pageerror', e => console.log('E', e.message));
  await page.goto(server.origin + BASE + (name === '1920-dark' ? '#lang=en' : ''), { waitUntil: 'networkidle' });
  const shot = (what) => page.screenshot({ path: `shots/s300-${what}-${name}.png` });
  const spill = async (what) => { const by = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth); if (by > 0) console.log(name, what, 'spills', by); };
  await page.locator('#drawer-plans').click();
  await page.locator('.drawer').waitFor();
  await page.locator('.drawer input[type=file]').first().setInputFiles([{ name: 's.json', mimeType: '', buffer: sample }]);
  await page.locator('.plan-line.open[data-id="sample-300-1"]').waitFor();
  await shot('drawer'); await spill('drawer');
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' }).catch(() => console.log('drawer stays'));
  await shot('list'); await spill('list');
  const tabs = await page.locator('nav.tabs .tab').all();
  for (const at of [1, 2, 3, 5]) { const t = Date.now(); await tabs[at].click(); await page.locator('.other-view').waitFor(); await page.waitForTimeout(300); await shot(`tab${at}`); await spill(`tab${at}`); console.log(name, 'tab', at, Date.now() - t, 'ms'); }
  await page.locator('#drawer-plans').click();
  await page.getByRole('button', { name: /^(修改数据|Edit data)$/ }).click();
  await page.locator('.editor').waitFor();
  await page.locator('.editor-sheets button').nth(4).click();
  await page.waitForTimeout(300);
  console.log(name, 'rows', await page.locator('.editor-area tr[aria-rowindex]').count());
  await page.locator('.editor-area').focus();
  await page.keyboard.press('Control+End'); await page.waitForTimeout(300);
  await shot('editor'); await spill('editor');
  console.log(await page.evaluate(() => document.querySelector('.editor-area .active')?.id));
  await context.close();
}
await browser.close(); await server.close();
