// The page on a phone: a head of one line and a row of views, all else in a menu, and tables as cards.
import assert from 'node:assert/strict';
import { drawer, menu, planner } from './planner.mjs';
import { counted, journey } from './support.mjs';

const SIZES = [{ width: 390, height: 844 }, { width: 360, height: 640 }];
const touched = (viewport, options = {}) => ({ viewport, hasTouch: true, isMobile: true, ...options });

const tabs = (page) => page.locator('.tabs .tab');
const button = (page) => page.locator('.menu-button');
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);
/** By how much the page itself is wider than its window. */
const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const height = (page) => page.locator('.head').evaluate((head) => head.getBoundingClientRect().height);

/** What lies to the right of the window, in no box that scrolls. */
const outside = (page) =>
  page.evaluate(() => {
    const scrolls = (element) => {
      for (let box = element.parentElement; box; box = box.parentElement) {
        if (/auto|scroll|hidden/.test(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    return [...document.querySelectorAll('main :is(button, input, select, td, th, p)')]
      .filter((e) => e.checkVisibility() && !e.closest('.spoken, .report, .cards thead, .grid thead, .ranges-table thead'))
      .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(e))
      .slice(0, 5)
      .map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 20)}`);
  });

for (const viewport of SIZES) {
  for (const language of ['zh', 'en']) {
    journey(`every view fits ${viewport.width} px below a head of at most 120 px (${language})`, touched(viewport), async ({ page, goto, shot }) => {
      await goto(`#lang=${language}`);
      await page.locator('.row').first().waitFor();
      for (const at of Array(await tabs(page).count()).keys()) {
        await tabs(page).nth(at).click();
        await page.locator('main:not([hidden])').waitFor();
        assert.ok((await height(page)) <= 120, `view ${at}: the head is ${await height(page)} px high`);
        assert.ok((await over(page)) <= 0, `view ${at} is ${await over(page)} px too wide`);
        assert.deepEqual(await outside(page), [], `view ${at}`);
        const [row, tab] = await Promise.all([page.locator('.tabs').boundingBox(), tabs(page).nth(at).boundingBox()]);
        assert.ok(tab.x >= row.x - 1 && tab.x + tab.width <= row.x + row.width + 1, `view ${at}: its name is cut off`);
        await shot(`phone-${viewport.width}-${language}-${at}`);
      }
    });
  }
}

for (const viewport of SIZES) {
  for (const language of ['zh', 'en']) {
    journey(`every number of the scoreboard can be pressed with a finger and none is cut off (${viewport.width} px, ${language})`, touched(viewport), async ({ page, goto, axe }) => {
      await goto(`#lang=${language}`);
      const parts = page.locator('.head .score-part');
      await counted(parts, 6);
      const menu = await button(page).boundingBox();
      for (const part of await parts.all()) {
        const { x, width, height } = await part.boundingBox();
        assert.ok(width >= 44 && height >= 44 && x >= 0 && x + width <= menu.x, `${x} ${width}×${height}`);
        assert.equal(await part.evaluate((e) => e.scrollWidth <= e.clientWidth + 1), true);
      }
      await parts.nth(1).tap();
      assert.equal(await parts.nth(1).getAttribute('aria-pressed'), 'true');
      await axe('.head');
    });
  }
}

journey('all that acts on everything is in the menu, by the keyboard as well', touched(SIZES[0]), async ({ page, goto, axe, shot }) => {
  await goto();
  const inside = ['#drawer-plans', '#drawer-scenarios', '.presets button >> nth=0', '#drawer-share', '#drawer-files', '.language', '.theme'];
  for (const control of inside) assert.equal(await page.locator(control).isVisible(), false, control);
  await button(page).focus();
  await page.keyboard.press('Enter');
  assert.equal(await button(page).getAttribute('aria-expanded'), 'true');
  await axe();
  await shot('phone-menu');
  const seen = [];
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
  }
  assert.deepEqual(seen.slice(0, 3), ['drawer-plans', 'drawer-scenarios', '']);
  for (const control of ['drawer-share', 'drawer-files', 'language', 'theme']) assert.ok(seen.includes(control), `${control} in ${seen}`);
  await page.keyboard.press('Escape');
  assert.equal(await button(page).getAttribute('aria-expanded'), 'false');
  assert.equal(await focused(page), 'head-menu-button');
});

journey('what is chosen in the menu puts it away, and the focus is never lost', touched(SIZES[0]), async ({ page, goto }) => {
  await goto();
  await drawer(page, 'scenarios');
  await page.locator('.drawer').waitFor();
  assert.equal(await page.locator('#drawer-share').isVisible(), false);
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'head-menu-button');
  const board = await planner(page).scoreboard();
  await menu(page);
  await page.locator('.presets button').nth(1).click();
  await page.waitForFunction((board) => document.querySelector('.scoreboard').innerText.replace(/\s+/g, ' ') !== board, board);
  assert.equal(await focused(page), 'head-menu-button');
  await page.locator('.undo').click();
  assert.equal(await planner(page).scoreboard(), board);
});

journey('a press beside the menu puts it away', touched(SIZES[0]), async ({ page, goto }) => {
  await goto();
  await menu(page);
  await page.mouse.click(195, 800);
  assert.equal(await button(page).getAttribute('aria-expanded'), 'false');
});

journey('the table of years is a card for each year, with every column', touched(SIZES[1]), async ({ page, goto, axe }) => {
  await goto();
  await planner(page).open('t1-03');
  const card = page.locator('.years tbody tr').nth(1);
  await card.scrollIntoViewIfNeeded();
  for (const part of ['th', '.source', '.completed', '.paced', '.asked', 'td.pin .entry', '.release']) {
    const box = await card.locator(part).first().boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 360, `${part}: ${JSON.stringify(box)}`);
  }
  const field = card.locator('td.pin .entry');
  await field.fill('94.1');
  await field.press('Enter');
  assert.equal(await card.locator('.origin').innerText(), '观测');
  await axe('.years');
});

journey('the table of assumptions is a card for each indicator, and each figure says what it is', touched(SIZES[1]), async ({ page, goto, axe }) => {
  await goto();
  await page.locator('.layout-switch button').nth(1).tap();
  const card = page.locator('.assumptions tr[data-id="t1-03"]');
  await card.scrollIntoViewIfNeeded();
  const labels = await card.locator('td').evaluateAll((all) => all.map((one) => one.dataset.label));
  assert.deepEqual(labels, ['单位', '2020', '方式', '每年', '每年的单位', '2025年', '余量', '判断', '达标所需：']);
  for (const cell of await card.locator('td').all()) {
    const box = await cell.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  }
  await card.locator('td.cell').first().tap();
  await page.locator('.cell-editor').fill('0.26');
  await page.locator('.cell-editor').press('Enter');
  await page.waitForFunction(() => /达标/.test(document.querySelector('.assumptions tr[data-id="t1-03"] .verdict-cell.met')?.textContent));
  await axe('.assumptions');
});

journey('a touch on a year of 观测 types into it', touched(SIZES[0]), async ({ page, goto, axe }) => {
  await goto();
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '观测' }).click();
  const cell = page.locator('.grid tr[data-id="t1-03"] td.cell').first();
  await cell.tap();
  const editor = page.locator('.cell-editor');
  await editor.waitFor();
  const [over, under] = await Promise.all([editor.boundingBox(), cell.boundingBox()]);
  assert.ok(Math.abs(over.x - under.x) <= 2 && Math.abs(over.y - under.y) <= 2, JSON.stringify([over, under]));
  await editor.fill('94.1');
  await editor.press('Enter');
  await page.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-03"] td.cell').textContent === '94.1');
  await axe('.observations');
});

journey('a table that stays a table scrolls in its box, its names in sight', touched(SIZES[0]), async ({ page, goto }) => {
  await goto();
  await drawer(page, 'scenarios');
  for (let n = 0; n < 3; n += 1) await page.locator('.drawer').getByRole('button', { name: '复制当前情景' }).click();
  await page.locator('.drawer-close').click();
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '对比' }).click();
  const box = page.locator('.compare-scroll');
  await box.locator('tbody tr[data-at]').first().waitFor();
  await box.evaluate((box) => { box.scrollLeft = 200; });
  const name = await box.locator('tbody tr[data-at] th').first().boundingBox();
  assert.ok(name.x >= -1 && name.x < 20, `${name.x}`);
  assert.ok((await over(page)) <= 0);
});
