// What every journey through the page needs: the built page served from a sub-path, a browser, and the rule that nothing may be
// said on the console, fail, or leave the page's own address.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { BASE, DIST, OFFICE, here, launch } from './browser.mjs';
import { serve } from './serve.mjs';

export { BASE, DIST, OFFICE };

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
 * - `url`, the page's address; `context`, for a second tab;
 * - `shot(name)`, which leaves a picture in `tests/e2e/shots`;
 * - `axe(selector?, rules?)`, which asserts that WCAG 2.2 AA, or only those of its rules, finds nothing;
 * - `expect(pattern)`, which excuses complaints that the test provokes on purpose.
 *
 * The page is as on a host without HTTPS, where nothing is kept for later, unless `options.isKept` is true. The other
 * `options` are those of a Playwright context (viewport, locale, colorScheme, reducedMotion, deviceScaleFactor, …).
 */
export function journey(name, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  const { isKept = false, ...contextual } = options;
  test(name, async (t) => {
    const { server, browser } = await world();
    const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...contextual });
    // What a service worker answers no test could route or hold up.
    if (!isKept) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
    const url = server.origin + BASE;
    const complaints = listen(context, server.origin);
    const excused = [];
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await body({
        t,
        page,
        context,
        url,
        goto: (rest = '') => page.goto(url + rest, { waitUntil: 'networkidle' }),
        shot: (picture) => page.screenshot({ path: here(`shots/${picture}.png`), animations: 'disabled' }),
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

/** Collects whatever is said or goes wrong in any page, worker or service worker of a context, in words; a refusal by the page's policy is said. */
export function listen(context, origin) {
  const complaints = [];
  const isOwn = (url) => /^(data|blob):/.test(url) || url.startsWith(origin.endsWith('/') ? origin : `${origin}/`);
  context.on('console', (message) => complaints.push(`console.${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    if (!isOwn(request.url())) complaints.push(`left the host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} (${request.failure()?.errorText})`));
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

async function accessible(page, selector, rules) {
  // A colour that is still on its way to another has the contrast of neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  // What passes need not be told of, which halves the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const builder = rules ? axe.withRules(rules) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await (selector ? builder.include(selector) : builder).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(' ')).join('\n  ')}`);
  assert.deepEqual(found, [], 'axe found something');
}
