// What a key does that is held, what a movement leaves that ends where it began, and which keys belong to an input method.
import assert from 'node:assert/strict';
import { planner, section } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

/** Holds a key until it has come that often. */
async function hold(page, key, times) {
  for (let n = 0; n < times; n += 1) await page.keyboard.down(key);
  await page.keyboard.up(key);
}

/** Undoes from where no field of text has an undo of its own. */
async function undo(page) {
  await page.locator('.lever').focus();
  await page.keyboard.press('Control+z');
}

const canUndo = (page) => page.locator('.undo').isEnabled();

journey('a key that is held on the lever is one step to undo, and every press one of its own', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.lever.focus();
  await hold(page, 'ArrowRight', 20);
  assert.equal(await p.value('每年增量'), '+0.20');
  await hold(page, 'ArrowLeft', 5);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await p.value('每年增量'), '+0.13');
  for (const before of ['+0.14', '+0.15', '+0.20', '0.00']) {
    await undo(page);
    assert.equal(await p.value('每年增量'), before);
  }
  assert.equal(await canUndo(page), false);
});

journey('what a held key has moved is kept once the key is let go', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.lever.focus();
  await hold(page, 'ArrowRight', 26);
  await reload(page);
  assert.equal(await p.value('每年增量'), '+0.26');
});

journey('the list holds still while a key is held', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('每年增量', '0.3');
  const listed = () => page.locator('.row').count();
  await p.chip('达标').click();
  const before = await listed();
  await p.lever.focus();
  for (let n = 0; n < 10; n += 1) await page.keyboard.down('ArrowLeft');
  assert.equal(await listed(), before, 'the list stands still as in a drag');
  await page.keyboard.up('ArrowLeft');
  assert.equal(await listed(), before, 'what is worked on stays until the filter is touched');
  await page.locator('.row.stray[data-id="t1-03"]').waitFor();
  await page.locator('.afresh').click();
  await page.waitForFunction((before) => document.querySelectorAll('.row').length === before - 1, before);
});

journey('a key that is held on a point, on the end of a range or in a field is one step', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const point = page.getByRole('slider', { name: '2023 年', exact: true });
  const at = (handle) => handle.getAttribute('aria-valuenow').then(Number);
  await point.focus();
  await hold(page, 'ArrowUp', 8);
  assert.ok(Math.abs((await at(point)) - 94.5) < 1e-9);
  await undo(page);
  assert.equal(await at(point), 93.7);
  assert.equal(await canUndo(page), false);

  await p.reading('每年增量').focus();
  await hold(page, 'ArrowUp', 26);
  assert.equal(await p.value('每年增量'), '+0.26');
  await undo(page);
  assert.equal(await p.value('每年增量'), '0.00');
  assert.equal(await canUndo(page), false);

  await p.type('每年增量', '0.26');
  await page.getByRole('textbox', { name: '高（' }).fill('0.4');
  await page.getByRole('textbox', { name: '高（' }).press('Enter');
  const end = page.getByRole('slider', { name: '范围的高端' });
  const before = await at(end);
  await end.focus();
  await hold(page, 'ArrowUp', 5);
  assert.ok((await at(end)) > before + 0.4);
  await undo(page);
  assert.equal(await at(end), before);
});

journey('the lever dragged away and back leaves nothing behind', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const box = await p.lever.boundingBox();
  const [middle, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(middle, y);
  await page.mouse.down();
  await page.mouse.move(middle + 120, y, { steps: 5 });
  assert.notEqual(await p.value('每年增量'), '0.00');
  await page.mouse.move(middle, y, { steps: 5 });
  await page.mouse.up();
  assert.equal(await p.value('每年增量'), '0.00');
  assert.equal(await canUndo(page), false);
  await counted(page.locator('.row.changed'), 0);
  await p.chip('已改动').click();
  assert.equal(await p.rows(), 0);
  await page.locator('#drawer-scenarios').click();
  await counted(page.locator('.change-line'), 0);
});

journey('a point of the chart dragged away and back sets no year', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('每年增量', '0.267');
  const point = page.getByRole('slider', { name: '2023 年', exact: true });
  const box = await point.boundingBox();
  // Not in its middle, as a hand takes it.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + 4];
  const before = await p.finding();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 40, { steps: 4 });
  assert.notEqual(await p.finding(), before);
  await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
  assert.equal(await p.finding(), before);
  assert.match(await page.locator('tr.year').nth(3).innerText(), /预计/);
  await undo(page);
  assert.equal(await p.value('每年增量'), '0.00');
  assert.equal(await canUndo(page), false);
});

/** A key as an input method presses it: the last one of a composition bears nothing but the code 229 in some browsers. */
async function compose(page, key, isComposing = false) {
  return page.evaluate(([key, isComposing]) => {
    const event = new KeyboardEvent('keydown', { key, keyCode: 229, isComposing, bubbles: true, cancelable: true });
    return document.activeElement.dispatchEvent(event);
  }, [key, isComposing]);
}

journey('the keys of an input method do nothing but what it does with them', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.reading('每年增量').focus();
  for (const key of ['ArrowUp', 'ArrowDown', 'Escape', 'Enter']) assert.equal(await compose(page, key), true, key);
  assert.equal(await p.value('每年增量'), '0.00');
  await p.lever.focus();
  await page.keyboard.press('ArrowRight');
  await compose(page, 'z');
  await page.getByRole('slider', { name: '2023 年', exact: true }).focus();
  for (const key of ['ArrowUp', 'Delete', 'PageUp']) await compose(page, key);
  assert.equal(await p.value('每年增量'), '+0.01');

  await page.locator('#drawer-share').click();
  await page.locator('.share-paste').focus();
  for (const isComposing of [false, true]) {
    await compose(page, 'Escape', isComposing);
    await counted(page.locator('.drawer'), 1);
  }
  await page.keyboard.press('Escape');
  await counted(page.locator('.drawer'), 0);
});

journey('Enter that ends a composition goes to no other field and commits no cell', async ({ page, goto }) => {
  await goto();
  await page.getByRole('button', { name: '观测', exact: true }).click();
  const cell = page.locator('.grid tr[data-id="t1-03"] td.cell').first();
  await cell.click();
  // The press that begins a composition opens the field for it; the others open nothing.
  for (const key of ['Enter', 'Delete', 'ArrowDown']) await compose(page, key);
  assert.equal(await page.locator('.cell-editor').isHidden(), true);
  assert.equal(await cell.evaluate((cell) => cell === document.activeElement), true);
  await compose(page, 'Process');
  assert.equal(await page.locator('.cell-editor').isVisible(), true);
  await page.keyboard.type('94');
  for (const key of ['Enter', 'Tab', 'ArrowDown', 'Escape']) await compose(page, key);
  assert.equal(await page.locator('.cell-editor').inputValue(), '94');
  assert.equal(await page.locator('.cell-editor').isVisible(), true);
  await page.keyboard.press('Enter');
  assert.match(await cell.innerText(), /94/);

  await section(page, /概率/);
  const low = page.locator('.ranges-number input').first();
  await low.focus();
  await compose(page, 'Enter');
  assert.equal(await low.evaluate((field) => field === document.activeElement), true);
});

journey('a telephone offers a sign where a number may be negative, and only there', { viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  const mode = (locator) => locator.getAttribute('inputmode');
  const modes = () => Promise.all(['每年增量', '2025年', '较起点变化', '余量'].map((label) => mode(p.reading(label))));
  assert.deepEqual(await modes(), ['text', 'decimal', 'text', 'text']);
  assert.equal(await mode(page.getByRole('textbox', { name: '低（' })), 'text');
  assert.equal(await mode(page.getByRole('textbox', { name: '2022 年的数值（设定）' })), 'decimal');
  await p.choose('缺口递减');
  assert.equal(await mode(page.locator('.reading input').first()), 'decimal');
  // The wage’s growth is a rate, which may be one of shrinking.
  await page.getByRole('button', { name: /返回指标列表/ }).click();
  await p.open('t1-11');
  assert.equal(await mode(page.locator('.reading input').nth(1)), 'text');
  assert.equal(await mode(page.getByRole('textbox', { name: '2022 年的数值（设定）' })), 'text');
});

journey('whoever speaks to the machine turns the one shortcut without Ctrl off', async ({ page, goto }) => {
  await goto();
  const isSearching = () => page.evaluate(() => document.activeElement.matches('.search'));
  const view = (name) => page.getByRole('button', { name, exact: true }).click();
  const onLever = async () => { await view('推演'); await page.locator('.lever').focus(); await page.keyboard.press('/'); };
  await onLever();
  await page.waitForFunction(() => document.activeElement.matches('.search'));
  await view('说明');
  await page.getByRole('checkbox', { name: '不按 Ctrl 的快捷键（/）' }).uncheck();
  await reload(page);
  await onLever();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await isSearching(), false);
});
