import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { journey } from './support.mjs';

journey('the page opens from a sub-path without a word on the console', async ({ page, goto, shot, expect }) => {
  // What was preloaded and not used is complained of some seconds after the page has loaded: of all of it at once, this too.
  const idle = /\?idle was preloaded .* not used/;
  expect(idle);
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', href: './data/lizhou-14.json?idle' }));
  }));
  const complained = page.waitForEvent('console', (message) => idle.test(message.text()));
  await goto();
  await page.locator('main').waitFor();
  await complained;
  assert.match(await page.locator('body').innerText(), /利州区/);
  await shot('page');
});

journey('the plan lies beside the page as the file it was built from', async ({ page, goto, url }) => {
  await goto();
  const served = await page.evaluate(async (address) => (await fetch(address)).text(), `${url}data/lizhou-14.json`);
  assert.equal(served, await readFile(new URL('../../data/lizhou-14.json', import.meta.url), 'utf8'));
});

journey('what the page says is in the language of its planners', async ({ page, goto }) => {
  await goto();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
});
