// Short messages: how long they stand, what they hide (nothing), and who hears them.
import assert from 'node:assert/strict';
import { menu, paste, planner, views } from './planner.mjs';
import { journey } from './support.mjs';

const shown = (page) => page.locator('.notice-text').allInnerTexts();

/** What of the page lies beneath the message: whatever a message covers can be neither seen nor pressed. */
const covered = (page) =>
  page.evaluate(() => {
    const box = document.querySelector('.notice').getBoundingClientRect();
    const panes = [...document.querySelectorAll('.list, .sheet, .other-view, .drawer')].filter((pane) => pane.checkVisibility());
    return panes.filter((pane) => pane.getBoundingClientRect().bottom > box.top + 1).map((pane) => pane.className);
  });

journey('a message leaves after eight seconds, but not while it is pointed at or has the focus', async ({ page, goto }) => {
  await page.clock.install();
  await goto();
  const p = planner(page);
  await p.press('恰好达标');
  await page.mouse.move(5, 5);
  await page.clock.runFor(7_000);
  assert.equal((await shown(page)).length, 1);
  await page.locator('.notice-text').hover();
  await page.clock.runFor(20_000);
  assert.equal((await shown(page)).length, 1);
  await page.mouse.move(5, 5);
  await page.clock.runFor(3_100);
  assert.deepEqual(await shown(page), []);
  await p.press('半程');
  await page.mouse.move(5, 5);
  await page.locator('.toast-undo').focus();
  await page.keyboard.press('Tab');
  await page.clock.runFor(20_000);
  assert.equal((await shown(page)).length, 1);
});

journey('the message of the next step takes the place of the one before, and each is said once', async ({ page, goto }) => {
  await page.clock.install();
  await goto();
  const p = planner(page);
  const heard = () => page.locator('.notice-place + .spoken').innerText();
  await p.press('恰好达标');
  assert.match((await shown(page))[0], /^恰好达标/);
  assert.match(await heard(), /^恰好达标/);
  await p.press('半程');
  await page.mouse.move(5, 5);
  assert.match((await shown(page))[0], /^半程/, 'of the step before nothing can be taken back any more');
  assert.match(await heard(), /^半程/);
  await page.locator('.toast-undo').click();
  assert.deepEqual(await shown(page), []);
  await page.locator('.spoken[role=status]', { hasText: '已撤销：半程：改动' }).waitFor({ state: 'attached' });
});

for (const [size, viewport] of [['an office PC', { width: 1366, height: 625 }], ['125 %', { width: 1093, height: 500 }]]) {
  journey(`a message hides nothing and moves nothing (${size})`, { viewport }, async ({ page, goto }) => {
    await goto();
    const p = planner(page);
    const tops = () => page.locator('.row, .lever, .finding').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    await p.open('t1-03');
    const before = await tops();
    await p.press('维持现状');
    await p.press('恰好达标');
    await page.locator('.notice').waitFor();
    assert.deepEqual(await covered(page), []);
    assert.deepEqual(await tops(), before);
    await views(page).filter({ hasText: '观测' }).click();
    await page.locator('.grid td.cell').first().waitFor();
    assert.deepEqual(await covered(page), []);
  });
}

journey('what concerns a view goes with it, and a refusal stays until it is mended', async ({ page, goto, axe }) => {
  await page.clock.install();
  await goto();
  await views(page).filter({ hasText: '观测' }).click();
  const status = page.locator('tr[data-id="t1-02"] .cell').first();
  await status.click();
  await page.keyboard.press('Enter');
  assert.match((await shown(page))[0], /定性指标/);
  await page.clock.runFor(60_000);
  assert.match((await shown(page))[0], /定性指标/, 'it stays until it is read');
  await axe('.notice-place');
  await page.locator('tr[data-id="t1-03"] .cell').first().click();
  await paste(page, '94.0\t94.1\n');
  assert.match((await shown(page))[0], /填入 2 个观测值/);
  await views(page).filter({ hasText: '推演' }).click();
  assert.deepEqual(await shown(page), []);
});

journey('a phone keeps room for the message at its foot', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async ({ page, goto }) => {
  await goto();
  await menu(page);
  await planner(page).press('恰好达标');
  await page.locator('.notice').waitFor();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  const [last, box] = await Promise.all([
    page.locator('.row').last().evaluate((row) => row.getBoundingClientRect().bottom),
    page.locator('.notice').evaluate((notice) => notice.getBoundingClientRect().top),
  ]);
  assert.ok(last <= box + 1, `${last} ${box}`);
});
