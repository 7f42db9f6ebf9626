// The sheet: its line, its lever in sight, what is asked for first; what undo says; whether work is kept; where the keyboard is.
import assert from 'node:assert/strict';
import { paste, planner, views } from './planner.mjs';
import { journey } from './support.mjs';

/** Whether all of an element is inside the window and not under the sheet's line. */
const inSight = (page, selector) =>
  page.locator(selector).first().evaluate((element) => {
    const [box, line] = [element, document.querySelector('.sheet-line')].map((one) => one.getBoundingClientRect());
    return box.top >= line.bottom - 1 && box.bottom <= innerHeight;
  });
const scrolled = (page) => page.locator('.sheet').evaluate((sheet) => sheet.scrollTop);
const focused = (page) => page.evaluate(() => document.activeElement?.tagName);

journey('another indicator opens at its top, with a line that stays while the rest is scrolled', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await page.locator('.sheet').evaluate((sheet) => sheet.scrollTo(0, 600));
  assert.ok((await scrolled(page)) > 300);
  const line = page.locator('.sheet-line');
  const [top, pane] = await Promise.all([line, page.locator('.sheet')].map((one) => one.evaluate((it) => it.getBoundingClientRect().top)));
  assert.ok(Math.abs(top - pane) < 1, `${top} ${pane}`);
  assert.match((await line.innerText()).replace(/\s+/g, ' '), /学前教育毛入园率.*预计 93\.7 · 目标 ≥95.*未达标/);
  await shot('sheet-line');
  await axe('.sheet');
  await p.open('t1-04');
  assert.equal(await scrolled(page), 0);
});

for (const [width, height] of [[1366, 625], [1093, 500]]) {
  journey(`the lever is in sight at ${width}×${height}, under two rows of head`, { viewport: { width, height } }, async ({ page, goto, shot }) => {
    await goto();
    await page.locator('.tour-invitation button').last().click();
    const p = planner(page);
    await p.open('t1-03');
    for (const part of ['.readings', '.lever', '.plot']) assert.ok(await inSight(page, part), part);
    assert.ok((await page.locator('.plot').evaluate((plot) => plot.clientHeight)) >= 140);
    const tops = await page.locator('#drawer-plans, #drawer-scenarios, #drawer-share, #drawer-files').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    assert.equal(new Set(tops).size, 1, String(tops));
    assert.ok((await page.locator('.head').evaluate((head) => head.offsetHeight)) <= 84);
    await shot(`sheet-${width}`);
  });
}

journey('nothing in the list moves while a lever is dragged', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-16');
  const tops = () => page.locator('.row').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  const before = await tops();
  await p.drag(0.9, async () => assert.deepEqual(await tops(), before));
  assert.deepEqual(await tops(), before);
});

journey('where the plan gives no start its field stands first, and the keyboard goes on at the lever', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-26');
  const first = page.locator('.start-first');
  await first.getByText('规划没有给出 2020 年数').first().waitFor();
  for (const idle of ['.plot', '.families', '.explanation']) assert.equal(await page.locator(idle).isVisible(), false, idle);
  await shot('sheet-no-start');
  await axe('.sheet');
  await first.locator('.entry').fill('90');
  await first.locator('.entry').press('Enter');
  await page.locator('.lever').waitFor();
  await first.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.id === 'lever');
  assert.equal(await page.locator('.plot').isVisible(), true);
});

journey('undo and redo say what they would do and, once done, what they did', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('每年', '0.26');
  const label = '撤销：学前教育毛入园率 2025年 → 95.0';
  assert.equal(await page.locator('.undo').getAttribute('aria-label'), label);
  assert.equal(await page.locator('.undo').getAttribute('title'), `${label}（Ctrl+Z）`);
  await page.locator('.sheet h2').click();
  await page.keyboard.press('Control+z');
  await page.locator('.spoken[role=status]', { hasText: '已撤销：学前教育毛入园率 2025年 → 95.0' }).waitFor({ state: 'attached' });
  assert.equal(await page.locator('.redo').getAttribute('aria-label'), '重做：学前教育毛入园率 2025年 → 95.0');
  assert.equal(await page.locator('.undo').getAttribute('aria-label'), '撤销');
});

journey('when work was saved stands beside the scenario, and moves nothing', async ({ page, goto }) => {
  await page.clock.install({ time: new Date('2026-03-01T09:41:00+08:00') });
  await goto();
  const p = planner(page);
  const left = () => page.locator('#drawer-scenarios').evaluate((button) => Math.round(button.getBoundingClientRect().left));
  await p.open('t1-03');
  assert.equal((await page.locator('.saved').innerText()).trim(), '');
  await p.type('每年', '0.26');
  assert.match(await page.locator('.saved').innerText(), /已保存在本机\s*09:41/);
  assert.match(await page.locator('.saved').getAttribute('title'), /09:41 保存在本机的浏览器里/);
  const before = await left();
  await page.clock.runFor(120_000);
  await p.type('每年', '0.27');
  assert.match(await page.locator('.saved').innerText(), /09:43/);
  assert.equal(await left(), before);
});

journey('where nothing can be kept it says so', async ({ page, goto, context }) => {
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };
  });
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('每年', '0.26');
  assert.equal((await page.locator('.saved').innerText()).trim(), '未保存');
  assert.match(await page.locator('.saved').getAttribute('title'), /浏览器不允许在本机保存/);
  await page.locator('.unkept').waitFor();
  await page.evaluate(() => window.onbeforeunload = null);
});

journey('the focus never falls to the body', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const never = async (what) => {
    // Long enough for what was done to be on the page, and a button that went with it to have lost the focus.
    await page.evaluate(() => new Promise((done) => { let left = 16; const frame = () => { left -= 1; if (left > 0) requestAnimationFrame(frame); else done(); }; frame(); }));
    assert.notEqual(await focused(page), 'BODY', what);
  };
  await page.locator('.tour-invitation button').last().focus();
  await page.keyboard.press('Enter');
  await never('after the invitation');
  await p.open('t1-03');
  await p.type('每年', '0.26');
  await page.locator('#drawer-scenarios').click();
  await page.locator('.reset-all').focus();
  await page.keyboard.press('Enter');
  await never('after 回到规划默认');
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' });
  await never('after the drawer');
  await page.locator('#drawer-scenarios').click();
  await p.press('复制当前情景');
  await p.press('复制当前情景');
  await page.locator('.scenario-delete').nth(1).focus();
  await page.keyboard.press('Enter');
  await never('after a deletion');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.scenario-list') !== null), true);
  await page.locator('.search').focus();
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' });
  await page.locator('.undo').focus();
  while (await page.locator('.undo').isEnabled()) await page.keyboard.press('Enter');
  await never('after the last undo');
});

journey('the tour leaves nothing scrolled and gives the focus back', { reducedMotion: 'reduce', viewport: { width: 1093, height: 500 } }, async ({ page, goto }) => {
  await goto();
  await views(page).filter({ hasText: '训练' }).click();
  await page.getByRole('button', { name: '一分钟看懂' }).last().focus();
  await page.keyboard.press('Enter');
  for (let stop = 0; stop < 6; stop += 1) await page.locator('.tour .primary').press('Enter');
  await page.locator('.tour').waitFor({ state: 'detached' });
  assert.equal(await scrolled(page), 0);
  await page.waitForFunction(() => document.activeElement && document.activeElement.tagName !== 'BODY');
});

journey('the toolbar of observations stays where it is when the first figure comes', async ({ page, goto }) => {
  await goto();
  await views(page).filter({ hasText: '观测' }).click();
  const cell = page.locator('tr[data-id="t1-03"] .cell').first();
  const top = () => cell.evaluate((it) => Math.round(it.getBoundingClientRect().top));
  const before = await top();
  await cell.click();
  await paste(page, '94.0\t94.1\n');
  assert.equal(await cell.innerText(), '94.0');
  assert.equal(await top(), before);
});
