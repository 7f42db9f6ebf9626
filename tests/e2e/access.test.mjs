// The page for people who cannot see it well, cannot point, cannot drag, or use it large, still or in their own colours.
// docs/accessibility.md says which requirement each of these holds the page to.
import assert from 'node:assert/strict';
import { planner } from './planner.mjs';
import { journey } from './support.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const OFFICE = { viewport: { width: 1366, height: 768 } };

/** One of each kind: a level, a sum, an average growth, an achievement, no start, a maximum with an observed year's chart. */
const KINDS = { level: 't1-03', sum: 't1-13', growth: 't1-11', status: 't1-02', 'no start': 't1-26', binding: 't1-16' };
const VIEWS = ['project', 'risk', 'compare', 'observe', 'merge', 'report', 'train', 'guide'];

const view = (page, name) => page.locator('.tabs .tab').nth(VIEWS.indexOf(name)).click();
const part = (page, at) => page.locator('.risk-nav button').nth(at).click();
const drawer = (page, name) => page.locator(`#drawer-${name}`).click();
const away = (page) => page.locator('.drawer-close').click();
const active = (page) => page.evaluate(() => document.activeElement.className || document.activeElement.tagName);

/** Opens an indicator, from its list also where that is a page of its own. */
async function open(page, id) {
  const back = page.locator('.back');
  if (await back.isVisible()) await back.click();
  await planner(page).open(id);
  await page.locator(`.row.open[data-id="${id}"]`).waitFor({ state: 'attached' });
}

/** Types into a field that is found by either of its names. */
async function enter(page, name, text) {
  const field = page.getByRole('textbox', { name }).first();
  await field.fill(text);
  await field.press('Enter');
}

/** Every state that the page can be left in, as a table: what it is called, and how to get there from the one before. */
const STATES = [
  ['project: list', (page) => view(page, 'project').then(() => page.locator('.row').first().waitFor())],
  ...Object.entries(KINDS).map(([kind, id]) => [`project: ${kind}`, (page) => open(page, id)]),
  ['project: what was typed is no number', (page) => open(page, 't1-03').then(() => page.locator('.reading .entry').first().fill('x')).then(() => page.keyboard.press('Enter'))],
  ['project: nothing found', async (page) => {
    await page.locator('.notice button').click();
    if (await page.locator('.back').isVisible()) await page.locator('.back').click();
    await page.locator('.search').fill('zzz');
    await page.locator('.nothing').waitFor();
  }],
  ['risk: switching values', async (page) => { await page.locator('.nothing button').click(); await view(page, 'risk'); await page.locator('.ranking-table').first().waitFor(); }],
  ['risk: chances', (page) => part(page, 1)],
  ['risk: chances, simulated', async (page) => {
    await page.locator('.presets button').nth(1).click();
    await enter(page, /^(假设的 ± 百分之几|Plus or minus)/, '20');
    await page.getByRole('button', { name: /^(填写|Fill in)$/ }).click();
    await enter(page, /^(共同因子相关系数（|Common-factor correlation \()/, '0.3');
    await page.locator('.joint-start').click();
    await page.locator('.joint-results').waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
    while (await page.locator('.undo').isEnabled()) await page.locator('.undo').click();
  }],
  ['risk: sensitivity', (page) => part(page, 2)],
  ['risk: effort', (page) => part(page, 3)],
  ['risk: effort, answered', async (page) => { await enter(page, /^(预算（|Budget \()/, '40'); await page.locator('.effort-table .entry').first().fill('10'); await page.keyboard.press('Enter'); }],
  ['risk: consistency', (page) => part(page, 4)],
  ['compare: one', (page) => view(page, 'compare')],
  ['scenario drawer', async (page) => { await drawer(page, 'scenarios'); await page.locator('.drawer').getByRole('button', { name: /^(复制当前情景|Duplicate scenario)$/ }).click(); }],
  ['compare: two', (page) => away(page)],
  ['share drawer', (page) => drawer(page, 'share')],
  ['files drawer', (page) => away(page).then(() => drawer(page, 'files'))],
  ['plans drawer', (page) => away(page).then(() => drawer(page, 'plans'))],
  ['plan data', async (page) => { await page.locator('.drawer').getByRole('button', { name: /^(修改数据|Edit data)$/ }).click(); await page.locator('.editor').waitFor(); }],
  ['plan data: indicators', (page) => page.locator('.editor-sheets button').nth(3).click()],
  ['observe', (page) => view(page, 'observe')],
  ['merge', (page) => view(page, 'merge')],
  ['report', (page) => view(page, 'report')],
  ['train: exercises', (page) => view(page, 'train')],
  ['train: facilitator', (page) => page.locator('.training-rooms [role=radio]').nth(1).click()],
  ['train: results', (page) => page.locator('.training-rooms [role=radio]').nth(2).click()],
  ['guide: how to', (page) => view(page, 'guide')],
  ['guide: method', (page) => part(page, 1)],
  ['guide: glossary', (page) => part(page, 2)],
  ['train: prediction', async (page) => { await view(page, 'train'); await page.locator('.training-rooms [role=radio]').nth(0).click(); await page.getByRole('textbox', { name: /^(姓名或小组|Name or group)$/ }).fill('A'); await page.locator('.exercise[data-id="predict-trend"] button').click(); }],
  ['train: revealed', (page) => page.getByRole('button', { name: /^(提交并揭晓|Submit and reveal)$/ }).click()],
];

/** Goes through the whole table and calls `look` in every state; what `look` finds is gathered. */
async function everywhere(page, look) {
  const found = [];
  for (const [name, go] of STATES) {
    await go(page);
    for (const finding of (await look(name)) ?? []) found.push(`${name}: ${finding}`);
  }
  return found;
}

// Without movement, because a colour on its way to another out of sight has the contrast of neither when it comes into sight.
for (const [language, width, options] of [['zh', '1366', OFFICE], ['en', '390', PHONE], ['en', '1366', OFFICE], ['zh', '390', PHONE]]) {
  journey(`axe finds nothing in any state, light or dark (${language}, ${width} px)`, { ...options, reducedMotion: 'reduce' }, async ({ t, page, goto, axe }) => {
    await goto(`#lang=${language}`);
    let checked = 0;
    const found = await everywhere(page, async () => {
      const findings = [];
      // Only colours differ between the schemes.
      for (const [colorScheme, rules] of [['light'], ['dark', ['color-contrast']]]) {
        await page.emulateMedia({ colorScheme });
        checked += 1;
        await axe(undefined, rules).catch((error) => findings.push(`${colorScheme} ${error.actual ?? error}`));
      }
      return findings;
    });
    t.diagnostic(`${checked} states checked, ${STATES.length} in two colour schemes`);
    assert.deepEqual(found, []);
  });
}

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

/** Controls smaller than `least` css pixels either way; a link within a sentence, what a label covers, and native parts are excused. */
const small = (page, least) =>
  page.evaluate((least) => {
    const all = document.querySelectorAll('button, a[href], input, select, textarea, summary, [role="slider"], [role="radio"], [role="gridcell"][tabindex]');
    const found = [];
    for (const element of all) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.classList.contains('skip')) continue;
      if (element.type === 'file' || element.closest('p a, .report, .paper')) continue;
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

journey('Tab goes from the way past the head through everything, sees every stop, and is never caught', OFFICE, async ({ page, goto, shot }) => {
  await goto();
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await active(page), 'skip');
  await shot('access-skip');
  const stops = [];
  for (let at = 0; at < 400; at += 1) {
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const region = element.closest('.head, .tour-invitation, .list, .sheet')?.className.split(' ')[0] ?? element.className;
      const isNamed = Boolean((element.ariaLabel ?? '') || element.textContent.trim() || element.labels?.length || element.title);
      return { region, isNamed, isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, isInside: box.bottom > 0 && box.top < innerHeight, name: `${element.tagName}.${element.className}` };
    });
    if (stop === null) break;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  assert.ok(stops.length > 60 && stops.length < 400, `${stops.length} stops`);
  assert.deepEqual(stops.filter((stop) => !stop.isSeen || !stop.isNamed || !stop.isInside), []);
  const regions = stops.map((stop) => stop.region).filter((region, at, all) => region !== all[at - 1]);
  assert.deepEqual(regions.filter((region) => ['head', 'list', 'sheet'].includes(region)), ['head', 'list', 'sheet']);
});

journey('the way past the head leads to the view that is shown', async ({ page, goto }) => {
  await goto();
  for (const name of ['project', 'guide']) {
    await view(page, name);
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.matches('main:not([hidden])')), true);
  }
});

journey('every panel opens by keyboard, goes with Escape, and gives the focus back', async ({ page, goto }) => {
  await goto();
  for (const name of ['plans', 'scenarios', 'share', 'files']) {
    await page.locator(`#drawer-${name}`).focus();
    await page.keyboard.press('Enter');
    await page.locator('.drawer').waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('.drawer').contains(document.activeElement)), true, name);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.id), `drawer-${name}`);
  }
});

journey('a year of the chart is moved, spoken and released by the arrow keys; nothing needs dragging', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  const handle = page.locator('.handle').nth(1);
  await handle.focus();
  const before = Number(await handle.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.ok(Math.abs(Number(await handle.getAttribute('aria-valuenow')) - before - 0.2) < 1e-9);
  assert.match(await handle.getAttribute('aria-valuetext'), /^2022.*93\.9/);
  assert.equal(await handle.evaluate((e) => e === document.activeElement), true);
  await page.keyboard.press('Delete');
  assert.ok(Math.abs(Number(await handle.getAttribute('aria-valuenow')) - before) < 1e-9);
  // The same in the table, for those to whom a picture says nothing.
  assert.equal(await page.locator('.years tbody tr').count(), 6);
  assert.equal(await page.getByRole('img', { name: await p.finding(), exact: true }).count(), 1);
});

journey('arrow keys go round a choice, which is one stop of the Tab key', async ({ page, goto }) => {
  await goto();
  await planner(page).open('t1-03');
  const family = page.getByRole('radiogroup', { name: '增长方式' }).getByRole('radio');
  const chosen = () => family.evaluateAll((all) => all.findIndex((e) => e.ariaChecked === 'true' && e === document.activeElement));
  assert.equal(await family.evaluateAll((all) => all.filter((e) => e.tabIndex === 0).length), 1);
  const count = await family.count();
  const first = await family.evaluateAll((all) => all.findIndex((e) => e.ariaChecked === 'true'));
  await family.nth(first).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await chosen(), (first + 1) % count);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await chosen(), first);
});

journey('a verdict that turns is said once, and while the lever is dragged not before it is let go', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  const spoken = page.locator('body > .spoken');
  assert.equal(await page.locator('.spoken[aria-live="polite"]').count(), 1);
  assert.match(await spoken.textContent(), /学前教育毛入园率（％）：未达标/);
  await page.evaluate(() => {
    window.said = [];
    const here = document.querySelector('body > .spoken');
    new MutationObserver(() => window.said.push(here.textContent)).observe(here, { childList: true, characterData: true, subtree: true });
  });
  await p.drag(1, async () => {
    await p.page.locator('.verdict.met').waitFor();
    assert.deepEqual(await page.evaluate(() => window.said), [], 'said while dragging');
  });
  await page.waitForFunction(() => window.said.length > 0);
  const said = await page.evaluate(() => window.said);
  assert.equal(said.length, 1);
  assert.match(said[0], /学前教育毛入园率（％）：达标/);
});

journey('the focus stays on the row that is opened, and on the lever while verdicts change', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  const row = page.locator('.row[data-id="t1-03"] button');
  await row.focus();
  await page.keyboard.press('Enter');
  assert.equal(await row.evaluate((e) => e === document.activeElement), true);
  await page.locator('.lever').focus();
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('PageUp');
  assert.equal(await active(page), 'lever');
});

journey('what is typed wrong is marked at its field and tied to what is said of it', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  const field = p.reading('2025年');
  await field.fill('很多');
  await field.press('Enter');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const described = await field.getAttribute('aria-describedby');
  assert.match(await page.locator(`#${described}`).textContent(), /“很多”不是数/);
  await field.fill('95');
  await field.press('Enter');
  assert.equal(await field.getAttribute('aria-invalid'), 'false');
  assert.equal(await field.getAttribute('aria-describedby'), null);
});

journey('the title says the view, headings come in order, and there is one main part and one first heading', async ({ page, goto }) => {
  await goto();
  const titles = new Set();
  for (const name of VIEWS) {
    await view(page, name);
    titles.add(await page.title());
  }
  assert.equal(titles.size, VIEWS.length, [...titles].join(' / '));
  const found = await everywhere(page, () =>
    page.evaluate(() => {
      const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
      const levels = seen('h1, h2, h3, h4, h5, h6').map((e) => [Number(e.tagName[1]), e.textContent.slice(0, 12)]);
      const leaps = levels.filter(([level], at) => at > 0 && level > levels[at - 1][0] + 1).map(([level, text]) => `h${level} “${text}” leaps`);
      const mains = seen('main').length === 1 ? [] : [`${seen('main').length} main`];
      const named = (e) => e.ariaLabel || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent;
      const mute = seen('canvas').filter((e) => !named(e) && !e.closest('[aria-hidden="true"]')).map((e) => `canvas in ${e.parentElement.className} without words`);
      return [...leaps, ...mains, ...mute];
    }),
  );
  assert.deepEqual(found, []);
});

journey('a single letter does nothing', async ({ page, goto }) => {
  await goto();
  await page.locator('.row').first().waitFor();
  const state = () => page.evaluate(() => [document.querySelector('[aria-current="page"]').textContent, document.querySelector('.scoreboard').textContent, document.querySelectorAll('.drawer').length].join());
  const before = await state();
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789?/') await page.keyboard.press(key);
  assert.equal(await state(), before);
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
