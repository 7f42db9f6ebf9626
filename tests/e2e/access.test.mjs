// The page for people who cannot see it well, cannot point or cannot drag.
// docs/accessibility.md says which requirement each of these holds the page to.
import assert from 'node:assert/strict';
import { planner } from './planner.mjs';
import { OFFICE, VIEWS, everywhere, view } from './states.mjs';
import { counted, journey } from './support.mjs';

const active = (page) => page.evaluate(() => document.activeElement.className || document.activeElement.tagName);

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
  await counted(page.locator('.years tbody tr'), 6);
  await counted(page.getByRole('img', { name: await p.finding(), exact: true }), 1);
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
  const spoken = page.locator('body > .spoken[aria-live="polite"]');
  await counted(page.locator('.spoken[aria-live="polite"]'), 1);
  assert.match(await spoken.textContent(), /学前教育毛入园率（％）：未达标/);
  await page.evaluate(() => {
    window.said = [];
    const here = document.querySelector('body > .spoken[aria-live="polite"]');
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

journey('the focus goes from the row to the lever, stays there while verdicts change, and comes back', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  const row = page.locator('.row[data-id="t1-03"] button');
  await row.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.classList.contains('lever'));
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('PageUp');
  assert.equal(await active(page), 'lever');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.closest('.row.open'));
  assert.equal(await row.evaluate((e) => e === document.activeElement), true);
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

journey('a single letter changes nothing', async ({ page, goto }) => {
  await goto();
  await page.locator('.row').first().waitFor();
  const state = () => page.evaluate(() => [document.querySelector('[aria-current="page"]').textContent, document.querySelector('.scoreboard').textContent, document.querySelectorAll('.drawer').length].join());
  const before = await state();
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789?/') await page.keyboard.press(key);
  assert.equal(await state(), before);
});
