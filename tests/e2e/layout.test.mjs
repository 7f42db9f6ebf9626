// The page for people who use it large, with a finger, still or in their own colours.
// docs/accessibility.md says which requirement each of these holds the page to.
import assert from 'node:assert/strict';
import { planner } from './planner.mjs';
import { OFFICE, PHONE, everywhere, view } from './states.mjs';
import { journey } from './support.mjs';

/** What scrolls the page itself sideways, or is cut off at the side without a box that scrolls. */
const spill = (page) =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('[tabindex="0"], .spoken'));
    return [`${over} px over: ${wide.slice(0, 4).map((e) => `${e.tagName}.${e.className}`).join(' ')}`];
  });

for (const [name, viewport] of [['at 200 % zoom', { width: 683, height: 384 }], ['at 320 px', { width: 320, height: 640 }]]) {
  journey(`${name} nothing scrolls the page sideways`, { viewport }, async ({ page, goto, shot }) => {
    await goto();
    assert.deepEqual(await everywhere(page, () => spill(page)), []);
    await view(page, 'project');
    await shot(`access-${viewport.width}`);
  });
}

journey('wider spacing of text cuts nothing off', async ({ page, goto, shot }) => {
  await goto();
  // A style sheet of the page would be refused by its policy; a reader's own is not.
  const client = await page.context().newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const { frameTree } = await client.send('Page.getFrameTree');
  const { styleSheetId } = await client.send('CSS.createStyleSheet', { frameId: frameTree.frame.id });
  const text = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
  await client.send('CSS.setStyleSheetText', { styleSheetId, text });
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, p, h1, h2, h3, h4, label, td, th, summary')]
        .filter((e) => e.checkVisibility() && !e.closest('.spoken') && e.className !== 'spoken' && e.closest('.drawer-button, .grid, .editor-area') === null)
        .filter((e) => getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1)
        .map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 20)}`),
    );
  assert.deepEqual(await everywhere(page, async () => [...(await spill(page)), ...(await cut())]), []);
  await shot('access-spacing');
});

/** Controls smaller than `least` css pixels either way; a link within a sentence, what a label covers, native parts, and what no pointer reaches are excused. */
const small = (page, least) =>
  page.evaluate((least) => {
    const all = document.querySelectorAll('button, a[href], input, select, textarea, summary, [role="slider"], [role="radio"], [role="gridcell"][tabindex]');
    const found = [];
    for (const element of all) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.classList.contains('skip')) continue;
      if (element.type === 'file' || element.closest('p a, .report, .paper')) continue;
      if (getComputedStyle(element).pointerEvents === 'none') continue;
      const covering = element.closest('label') ?? element;
      const grown = getComputedStyle(element, '::after');
      const inset = element.matches('[role="slider"]') && grown.content !== 'none' ? -2 * parseFloat(grown.top) : 0;
      const boxes = [element, covering].map((e) => e.getBoundingClientRect());
      const [width, height] = ['width', 'height'].map((side) => Math.max(...boxes.map((box) => box[side])) + inset);
      if (width > 0 && (width < least - 0.5 || height < least - 0.5)) {
        found.push(`${element.tagName}.${element.className} ${width.toFixed(0)}×${height.toFixed(0)} ${(element.ariaLabel ?? element.textContent).slice(0, 16)}`);
      }
    }
    return [...new Set(found)].slice(0, 6);
  }, least);

journey('no target is smaller than 24 px', OFFICE, async ({ page, goto }) => {
  await goto();
  assert.deepEqual(await everywhere(page, () => small(page, 24)), []);
});

journey('under a finger no target is smaller than 44 px', PHONE, async ({ page, goto }) => {
  await goto();
  assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), true);
  assert.deepEqual(await everywhere(page, () => small(page, 44)), []);
});

for (const colorScheme of ['light', 'dark']) {
  journey(`in forced colours what is chosen, judged and drawn can still be told (${colorScheme})`, { ...OFFICE, forcedColors: 'active', colorScheme }, async ({ page, goto, shot }) => {
    await goto();
    await page.locator('.row').first().waitFor();
    await planner(page).open('t1-03');
    const ground = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).backgroundColor);
    assert.notEqual(await ground('.tab[aria-current]'), await ground('.tab:not([aria-current])'));
    assert.notEqual(await ground('.row.open button'), await ground('.row:not(.open) button'));
    assert.notEqual(await ground('.families [aria-checked="true"]'), await ground('.families [aria-checked="false"]'));
    for (const drawn of ['.plot canvas', '.spark']) assert.notEqual(await ground(drawn), 'rgba(0, 0, 0, 0)', drawn);
    // A verdict is a sign and a word, whatever the colours.
    assert.match(await page.locator('.row-text').first().evaluate((e) => e.closest('button').ariaLabel), /达标|判断/);
    await shot(`access-forced-${colorScheme}`);
  });
}

journey('who wants no movement sees none', { reducedMotion: 'reduce' }, async ({ page, goto }) => {
  await goto();
  const moving = await everywhere(page, () =>
    page.evaluate(() => {
      const seconds = (text) => Math.max(...text.split(',').map((part) => parseFloat(part)));
      return [...document.querySelectorAll('*')]
        .map((e) => [e, getComputedStyle(e)])
        .filter(([, style]) => seconds(style.transitionDuration) > 0.001 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0.001))
        .slice(0, 3)
        .map(([e]) => e.className);
    }),
  );
  assert.deepEqual(moving, []);
});
