import assert from 'node:assert/strict';
import { planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

/** A field of the group 不确定性. */
const field = (page, name) => page.getByRole('textbox', { name: `${name}（`, exact: false });

async function enter(page, name, entered) {
  await field(page, name).fill(entered);
  await field(page, name).press('Enter');
}

const ends = async (page) => [await field(page, '低').inputValue(), await field(page, '可能').inputValue(), await field(page, '高').inputValue()];
const handle = (page, name) => page.getByRole('slider', { name: `范围的${name}端` });

const chances = async (page) => (await page.locator('.chances').innerText()).replace(/\s+/g, ' ');

/** The open indicator with its lever at 0.26 and a range from 0.1 to 0.4. */
async function ranged(page) {
  await planner(page).type('每年增量', '0.26');
  await enter(page, '低', '0.1');
  await enter(page, '高', '0.4');
}

journey('a low and a high end are typed, and stand on the chart', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  assert.deepEqual(await ends(page), ['', '0.00', '']);
  await counted(handle(page, '低'), 0);
  const plain = await p.picture();
  await ranged(page);
  assert.deepEqual(await ends(page), ['+0.10', '+0.26', '+0.40']);
  assert.match(await handle(page, '低').getAttribute('aria-valuetext'), /每年增量 0\.1 个百分点／年，结果 94\.20/);
  assert.match(await handle(page, '高').getAttribute('aria-valuetext'), /结果 95\.70/);
  assert.notEqual(await p.picture(), plain);
  assert.match(await chances(page), /持续偏离 达标可能 约 45％.*逐年独立 达标可能 约 40％ .*模拟 2000 次/);
});

journey('the range moves with the lever', async ({ page, goto }) => {
  await goto();
  await ranged(page);
  await enter(page, '可能', '0.3');
  assert.equal(await planner(page).value('每年增量'), '+0.30');
  assert.deepEqual(await ends(page), ['+0.14', '+0.30', '+0.44']);
  assert.match(await chances(page), /持续偏离 达标可能 约 70％/);
});

journey('an end that is none is refused in words and changes nothing', async ({ page, goto }) => {
  await goto();
  await ranged(page);
  await enter(page, '低', '0.3');
  assert.match(await page.locator('.field-remark').innerText(), /“低”不能高于“可能”/);
  await page.keyboard.press('Escape');
  assert.deepEqual(await ends(page), ['+0.10', '+0.26', '+0.40']);
  await enter(page, '高', '很多');
  assert.match(await page.locator('.field-remark').innerText(), /“很多”不是数/);
});

journey('a handle is dragged as one step to undo, and moved by the keyboard', async ({ page, goto }) => {
  await goto();
  await ranged(page);
  const box = await handle(page, '高').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 10, { steps: 4 });
  await page.mouse.move(x, y - 25, { steps: 4 });
  await page.mouse.up();
  const [low, likely, high] = await ends(page);
  // All three are written with as many decimals as the one that needs most.
  const decimals = high.split('.')[1].length;
  assert.deepEqual([low, likely], [0.1, 0.26].map((number) => `+${number.toFixed(decimals)}`));
  assert.ok(Number.parseFloat(high) > 0.45, high);
  await planner(page).press('撤销');
  assert.deepEqual(await ends(page), ['+0.10', '+0.26', '+0.40']);
  await handle(page, '低').focus();
  await page.keyboard.press('ArrowUp');
  assert.deepEqual(await ends(page), ['+0.12', '+0.26', '+0.40']);
  await page.keyboard.press('Delete');
  assert.deepEqual(await ends(page), ['', '+0.26', '+0.40']);
});

journey('what was stated is there again after a reload, is listed among the changes, and can be cleared', async ({ page, goto }) => {
  await goto();
  await ranged(page);
  await page.getByRole('radio', { name: '均匀分布' }).click();
  await reload(page);
  assert.deepEqual(await ends(page), ['+0.10', '+0.26', '+0.40']);
  assert.equal(await page.getByRole('radio', { name: '均匀分布' }).getAttribute('aria-checked'), 'true');
  await page.locator('#drawer-scenarios').click();
  assert.match(await page.locator('.drawer').innerText(), /不确定性：低 0\.1、高 0\.4 个百分点／年，均匀分布/);
  await page.keyboard.press('Escape');
  await planner(page).press('清除范围');
  assert.deepEqual(await ends(page), ['', '+0.26', '']);
  await counted(handle(page, '低'), 0);
});

journey('a family whose parameter counts something else drops the range, and says so', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await ranged(page);
  await p.choose('衰减趋势');
  assert.notEqual((await ends(page))[0], '', 'an amount a year is still an amount a year');
  await p.choose('年均增速');
  assert.match(await page.locator('.notice').innerText(), /不再适用，已清除；可以撤销/);
  assert.deepEqual([(await ends(page))[0], (await ends(page))[2]], ['', '']);
  await p.press('撤销');
  assert.notEqual((await ends(page))[0], '');
});

journey('an interval start and a locked indicator take a range as they can', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-08');
  await enter(page, '低', '-0.2');
  await counted(handle(page, '低'), 0, 'no one number to take hold of');
  assert.match(await chances(page), /持续偏离 .*达标/);
  await p.open('t1-03');
  await ranged(page);
  await p.press('锁定');
  assert.equal(await handle(page, '低').getAttribute('aria-disabled'), 'true');
  await enter(page, '低', '0.2');
  assert.match(await page.locator('.field-remark').innerText(), /已锁定，没有改动/);
  await page.keyboard.press('Escape');
  assert.equal((await ends(page))[0], '+0.10');
});

journey('three observed years say how much they varied', async ({ page, goto }) => {
  await goto();
  const observed = (year) => page.getByRole('textbox', { name: `${year} 年的观测值` });
  for (const [year, value] of [[2021, '94.0'], [2022, '94.1'], [2023, '94.6']]) {
    assert.equal(await page.locator('.range').innerText().then((text) => text.includes('标准差')), false);
    await observed(year).fill(value);
    await observed(year).press('Enter');
  }
  assert.match(await page.locator('.range').innerText(), /已观测 3 年.*标准差.*n = 3.*不代替所述范围/s);
});

journey('a growth that is not assumed yet asks for one first', async ({ page, goto }) => {
  await goto();
  await planner(page).open('t1-11');
  await counted(field(page, '低'), 0);
  assert.match(await page.locator('.range').innerText(), /先填写“可能”的增速/);
  await enter(page, '可能', '5');
  await enter(page, '低', '4.5');
  assert.deepEqual(await ends(page), ['+4.50', '+5.00', '']);
});

for (const [name, options] of [
  ['1366 light', { viewport: { width: 1366, height: 768 }, colorScheme: 'light' }],
  ['1366 dark', { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' }],
  ['390 light', { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 }],
  ['390 dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, deviceScaleFactor: 2 }],
]) {
  journey(`at ${name} a range spills over nowhere and axe finds nothing`, options, async ({ page, goto, axe, shot }) => {
    await goto();
    await planner(page).open('t1-03');
    await ranged(page);
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(spill <= 0, `${spill}`);
    await axe();
    await shot(`range-${name.replace(' ', '-')}`);
    await page.locator('.range').scrollIntoViewIfNeeded();
    await shot(`range-${name.replace(' ', '-')}-below`);
  });
}
