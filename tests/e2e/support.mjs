// What every journey through the page needs: the built page served from a sub-path, a browser, and the rule that nothing may be
// said on the console, fail, or leave the page's own address.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { BASE, DIST, OFFICE, here, launch } from './browser.mjs';
import { serve } from './serve.mjs';

export { BASE, DIST, OFFICE };

/** Whether pictures are wanted: they are for looking at, no test compares them. */
const SHOTS = process.env.SHOTS === '1';
/** How long what must come may take, in milliseconds: long, as the machine may have others to serve. */
const PATIENCE = 60_000;

let started;

/** The server and the browser that the tests of one file share. */
function world() {
  return (started ??= (async () => {
    assert.ok(existsSync(`${DIST}/index.html`), 'there is no dist/index.html: run `make dist` first');
    const [server, browser] = await Promise.all([serve({ [BASE]: DIST }), launch()]);
    return { server, browser };
  })());
}

after(async () => {
  if (!started) return;
  const { server, browser } = await started;
  await browser.close();
  await server.close();
});

/**
 * One test in a fresh browser context. `body` gets
 * - `page`, not yet anywhere; `goto(rest = '')` opens the page, `rest` being what follows its folder, such as `#s=…`;
 * - `url`, the page's address; `context`, for a second tab; pages in it are opened by `visit` and `reload`;
 * - `shot(name)`, which leaves a picture in `tests/e2e/shots` where SHOTS=1 asks for pictures;
 * - `axe(selector?, rules?)`, which asserts that WCAG 2.2 AA, or only those of its rules, finds nothing;
 * - `expect(pattern)`, which excuses complaints that the test provokes on purpose.
 *
 * The page is as on a host without HTTPS, where nothing is kept for later, unless `options.isKept` is true. An indicator that journeys
 * are often about is open, unless `options.isAsOpened` leaves the one that the page opens with. The other
 * `options` are those of a Playwright context (viewport, locale, colorScheme, reducedMotion, deviceScaleFactor, …).
 */
export function journey(name, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  const { isKept = false, isAsOpened = false, ...contextual } = options;
  test(name, async (t) => {
    const { server, browser } = await world();
    const context = await newcomer(browser, contextual);
    // What a service worker answers no test could route or hold up.
    if (!isKept) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
    if (isAsOpened) await context.addInitScript(() => { window.isAsOpened = true; });
    const url = server.origin + BASE;
    const complaints = listen(context, server.origin);
    const excused = [];
    try {
      const page = await context.newPage();
      await body({
        t,
        page,
        context,
        url,
        goto: (rest = '') => visit(page, url + rest),
        shot: async (picture) => SHOTS && page.screenshot({ path: here(`shots/${picture}.png`), animations: 'disabled' }),
        axe: (selector, rules) => accessible(page, selector, rules),
        expect: (pattern) => excused.push(pattern),
      });
    } catch (error) {
      if (complaints.length > 0) t.diagnostic(complaints.join('\n'));
      throw error;
    } finally {
      await context.close();
    }
    const left = complaints.filter((complaint) => !excused.some((pattern) => pattern.test(complaint)));
    assert.deepEqual(left, [], 'the page complained');
  });
}

/** A fresh context of the office's kind, or as `options` of Playwright have it, in which `visit` and `reload` know when a page is at rest. */
export async function newcomer(browser, options = {}) {
  const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(() => {
    // By this the page says that it has found its plan and what was kept. What it draws then is there some frames later: one to lay
    // out, one to measure, one to draw. A test may put a clock of its own in the place of the browser's.
    const frame = window.requestAnimationFrame.bind(window);
    window.addEventListener('hashchange', ({ isTrusted }) => {
      if (!isTrusted) frame(() => frame(() => frame(() => { window.isAtRest = true; })));
    });
    // The program comes in two parts, each of which is instantiated once.
    let parts = 0;
    for (const way of ['instantiate', 'instantiateStreaming']) {
      const instantiate = WebAssembly[way];
      WebAssembly[way] = async (...given) => {
        const part = await instantiate.apply(WebAssembly, given);
        parts += 1;
        if (parts === 2) frame(() => frame(() => frame(() => { window.isWhole = true; })));
        return part;
      };
    }
  });
  return context;
}

/** Until a page has opened all that it opens by itself, or has said that it cannot. */
async function rest(page) {
  await page.waitForFunction(() => window.isAtRest || document.querySelector('#waiting[role="alert"]'));
  // A journey that holds the second part up goes on without it.
  await page.waitForFunction(() => window.isWhole, undefined, { timeout: 3_000 }).catch(() => {});
  await page.evaluate(() => {
    // Most journeys are about this one; the page itself opens with a missed binding one.
    const isBeside = document.querySelector('.sheet')?.checkVisibility();
    if (isBeside && !window.isAsOpened) document.querySelector('.row[data-id="t1-03"] button')?.click();
  });
}

/** Asserts that `locator` finds `number` elements: waits for what the page has yet to draw, or to take away, and says how many there are if it does not come. */
export async function counted(locator, number, said) {
  for (const until = Date.now() + 10_000; (await locator.count()) !== number && Date.now() < until; ) await pause(20);
  assert.equal(await locator.count(), number, said);
}

/** Goes to an address of the page and waits until it is at rest. */
export async function visit(page, address) {
  await page.goto(address, { waitUntil: 'commit' });
  await rest(page);
}

/** Opens the page anew, as F5 does, and waits until it is at rest. */
export async function reload(page) {
  await page.reload({ waitUntil: 'commit' });
  await rest(page);
}

/** What Chromium and Firefox say of a request that ends because its page is closed or left. */
const STOPPED = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

/** Collects whatever is said or goes wrong in any page, worker or service worker of a context, in words; a refusal by the page's policy is said. */
export function listen(context, origin) {
  const complaints = [];
  const isOwn = (url) => /^(data|blob):/.test(url) || url.startsWith(origin.endsWith('/') ? origin : `${origin}/`);
  context.on('console', (message) => complaints.push(`console.${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    if (!isOwn(request.url())) complaints.push(`left the host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (!STOPPED.has(why)) complaints.push(`failed: ${request.url()} (${why})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

const AXE = readFileSync(here('node_modules/axe-core/axe.min.js'), 'utf8');

/** Most of what axe does is to read the same few colours over and over. */
function rememberColours() {
  const { Color } = window.axe.commons.color;
  const { parseString } = Color.prototype;
  const known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, new Color(parseString.call(new Color(), text)));
    const { r, g, b, alpha } = known.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
}

async function accessible(page, selector, rules) {
  // A colour that is still on its way to another has the contrast of neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${AXE};(${rememberColours})()`);
  const runOnly = rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const found = await page.evaluate(async ([selector, runOnly]) => {
    // What passes need not be told of, which halves the time.
    const { violations } = await window.axe.run(selector ?? document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(' ')).join('\n  ')}`);
  }, [selector, runOnly]);
  assert.deepEqual(found, [], 'axe found something');
}
