import { serve } from './serve.mjs';
import { chromium } from 'playwright-core';
const server = await serve({ '/p/': '/work/main/dist' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const which = process.argv[2] ?? 'all';
for (const [name, w, h, scheme] of [['a',1366,768,'light'],['b',1920,1080,'dark'],['c',390,844,'light']]) {
  if (which !== 'all' && !which.includes(name)) continue;
  const ctx = await browser.newContext({ viewport: {width:w,height:h}, colorScheme: scheme, locale:'zh-CN', deviceScaleFactor: name==='c'?2:1 });
  const page = await ctx.newPage();
  page.on('console', m => console.log(name, m.type(), m.text()));
  page.on('pageerror', e => console.log(name, 'ERR', e.message));
  await page.goto(server.origin + '/p/', { waitUntil: 'networkidle' });
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/shots/${name}1.png` });
  if (process.argv[3]) { await eval(`(async()=>{${process.argv[3]}})()`); await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/shots/${name}2.png` }); }
  await ctx.close();
}
await browser.close(); await server.close();
