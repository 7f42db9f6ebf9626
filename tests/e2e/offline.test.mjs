// The hosted page without a network, with a newer version at the host, and with a damaged store.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DIST, OFFICE, launch } from './browser.mjs';
import { everyView, planner } from './planner.mjs';
import { serve } from './serve.mjs';
import { counted, listen } from './support.mjs';

const BASE = '/规划/a b/';
const started = launch();
after(async () => (await started).close());

/** A journey on a host of its own, whose folder may be changed. `excused` are complaints that are meant to be. */
function hosted(name, body, excused = []) {
  test(name, async () => {
    const browser = await started;
    const folder = await mkdtemp(join(tmpdir(), 'tuiyan-'));
    await cp(DIST, folder, { recursive: true });
    const server = await serve({ [BASE]: folder });
    const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN' });
    const complaints = listen(context, server.origin);
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const url = server.origin + encodeURI(BASE);
      await body({ page, context, folder, url, complaints, server });
    } finally {
      await context.close();
      await server.close();
      await rm(folder, { recursive: true });
    }
    assert.deepEqual(complaints.filter((complaint) => !excused.some((pattern) => pattern.test(complaint))), [], 'the page complained');
  });
}

const ready = (page) => page.locator('.lever').waitFor();

/** Opens the page and waits until it is kept. */
async function visit(page, url) {
  await page.goto(url);
  await ready(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await rest(page);
}

/** Another build, told from the first by its title. */
async function release(folder, title) {
  const page = join(folder, 'index.html');
  const before = await readFile(page, 'utf8');
  const after = before.replace(/<title>.*?<\/title>/, `<title>${title}</title>`).replace('正在载入', `正在载入${title}`);
  await writeFile(page, after);
  const keeper = join(folder, 'service-worker.js');
  const hash = (text) => createHash('sha256').update(text).digest('base64');
  const text = (await readFile(keeper, 'utf8')).replace(hash(before), hash(after)).replace(/const VERSION = ".*"/, `const VERSION = "${title}"`);
  await writeFile(keeper, text);
}

/** Until the rest of the program is here, which then counts contradictions. */
const rest = (page) => page.locator('.tab[title]').waitFor();

const seen = (page) => page.evaluate(async () => (await (await fetch('./index.html')).text()).match(/<title>(.*?)<\/title>/)[1]);

hosted('after one visit the page opens without a network, with spreadsheets, simulations and its plan', async ({ page, context, url, server }) => {
  await visit(page, url);
  await server.close();
  await page.reload();
  await ready(page);
  await page.goto(`${url}index.html?from=mail#lang=zh-CN`);
  await ready(page);
  await page.locator('#drawer-files').click();
  const group = page.getByRole('group', { name: '导出当前情景' });
  const [book] = await Promise.all([page.waitForEvent('download'), group.getByRole('button', { name: 'XLSX' }).click()]);
  assert.equal((await readFile(await book.path())).subarray(0, 2).toString(), 'PK');
  await context.setOffline(true);
  await page.goto(`${url}#s=`);
  await page.reload();
  await ready(page);
  await everyView(page);
}, [/data\/lizhou|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/]);

hosted('a newer version is offered, not forced, and taken when the person says so', async ({ page, folder, url }) => {
  await visit(page, url);
  await planner(page).press('恰好达标');
  const board = await planner(page).scoreboard();
  await release(folder, 'second');
  await page.reload();
  await page.getByText('有新版本').first().waitFor();
  assert.notEqual(await seen(page), 'second', 'the version in use changed by itself');
  await page.getByRole('button', { name: '以后再说' }).click();
  await counted(page.getByText('有新版本'), 0);
  await page.reload();
  await page.getByText('有新版本').first().waitFor();
  await Promise.all([page.waitForEvent('framenavigated'), page.getByRole('button', { name: '刷新启用' }).click()]);
  await ready(page);
  assert.equal(await seen(page), 'second');
  assert.equal(await planner(page).scoreboard(), board);
  await counted(page.getByText('有新版本'), 0);
});

hosted('a newer version that is not whole is not kept, and the one in use goes on', async ({ page, folder, url }) => {
  await visit(page, url);
  const first = await seen(page);
  await release(folder, 'second');
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>portal</title>');
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const discarded = new Promise((done) => registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing.addEventListener('statechange', () => installing.state === 'redundant' && done());
    }));
    await registration.update().catch(() => {});
    await discarded;
  });
  await page.reload();
  await ready(page);
  assert.equal(await seen(page), first);
  await counted(page.getByText('有新版本'), 0);
}, [/is not of this version/]);

hosted('what is missing or altered in the store comes anew from the host', async ({ page, url }) => {
  await visit(page, url);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (/start-/.test(request.url)) await cache.delete(request);
        if (/\.wasm$|index\.html$/.test(request.url)) await cache.put(request, new Response('broken', { headers: { 'Content-Type': 'text/html' } }));
      }
    }
  });
  await page.reload();
  await ready(page);
  await rest(page);
  const whole = await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((name) => !name.endsWith('plans'));
    const cache = await caches.open(name);
    const sizes = await Promise.all((await cache.keys()).map(async (request) => (await (await cache.match(request)).blob()).size));
    return sizes.filter((size) => size === 6).length;
  });
  // Workers' programs were not asked for yet.
  assert.ok(whole <= 2, `${whole} parts are still broken`);
});

hosted('a store that can never be whole again makes way for what the host has now', async ({ page, folder, url }) => {
  await visit(page, url);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (/start-|gate-/.test(request.url)) await cache.delete(request);
    }
  });
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const start = html.match(/start-\w+\.js/)[0];
  await cp(join(folder, start), join(folder, 'start-0000000000000000.js'));
  await rm(join(folder, start));
  await writeFile(join(folder, 'index.html'), html.replaceAll(start, 'start-0000000000000000.js'));
  await page.goto(url);
  await ready(page);
}, [/404|start-|ERR_/]);

hosted('another plan beside the page is honoured while the page is kept', async ({ page, folder, url, server }) => {
  await visit(page, url);
  const path = join(folder, 'data/lizhou-14.json');
  const plan = JSON.parse(await readFile(path, 'utf8'));
  const [words] = JSON.stringify(plan).match(/利州区“十四五”公共服务和就业促进规划/) ?? [];
  await writeFile(path, JSON.stringify(plan).replaceAll(words, '另一个规划'));
  await page.reload();
  await page.getByRole('heading', { name: '另一个规划' }).waitFor();
  await server.close();
  await page.reload();
  await page.getByRole('heading', { name: '另一个规划' }).waitFor();
}, [/ERR_CONNECTION_REFUSED|data\/lizhou/]);

hosted('where the browser keeps nothing the page goes on without a word', async ({ page, context, url }) => {
  await context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await page.goto(url);
  await ready(page);
  await page.waitForTimeout(500);
});

hosted('it can be installed: the manifest names a start, a scope and icons that are there', async ({ page, url }) => {
  await page.goto(url);
  await ready(page);
  const address = await page.locator('link[rel=manifest]').evaluate((link) => link.href);
  const manifest = await (await page.request.get(address)).json();
  assert.equal(new URL(manifest.start_url, address).href, url);
  assert.equal(new URL(manifest.scope, address).href, url);
  assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
  for (const icon of manifest.icons) {
    const response = await page.request.get(new URL(icon.src, address).href);
    assert.equal(response.headers()['content-type'], icon.type);
    if (icon.type === 'image/png') assert.equal((await response.body()).readUInt32BE(16), Number(icon.sizes.split('x')[0]));
  }
});
