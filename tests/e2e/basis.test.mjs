// 依据: what earlier years say of an indicator, what is taken over from them, and when it is the person's own again.
import assert from 'node:assert/strict';
import { drawer, paste, planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const ENROLMENT = [86.0, 87.1, 87.9, 89.2, 90.0, 90.9, 91.4, 92.3, 93.1];
const RESTS_ON = '近年加权趋势，2011—2020年，10个值';

/** A file of yearly data: the enrolment ratio from 2011 to 2019, fewer years where asked, and a total's flows. */
const history = (years = ENROLMENT) => ({
  name: '历年数据.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({
    format: 'tuiyan.facts/1',
    plan: 'lizhou-14',
    series: [
      { indicator: 't1-03', values: Object.fromEntries(years.map((value, at) => [2020 - years.length + at, value])), source: '统计公报' },
      { indicator: 't1-07', values: { 2016: 1.0, 2017: 1.05, 2018: 0.98, 2019: 1.02 }, source: '部门统计' },
    ],
  })),
});

const bring = async (page, file = history()) => {
  await drawer(page, 'files');
  await page.locator('.drawer input[type=file]').first().setInputFiles(file);
  await page.locator('.drawer', { hasText: '已并入' }).waitFor();
  await page.keyboard.press('Escape');
};

const basis = (page) => page.locator('.basis');
const line = (page, method) => page.locator(`.basis-table tr[data-method="${method}"]`);
const adopt = (page, method) => line(page, method).locator('.adopt');
const now = (page, text = RESTS_ON) => page.locator('.basis-now strong', { hasText: text }).waitFor();

journey('without history the sheet says how to bring it, and leads there', async ({ page, goto, axe, shot }) => {
  await goto();
  await page.locator('.basis > summary', { hasText: '还没有历年数据' }).click();
  assert.match(await basis(page).innerText(), /还没有 2020 年以前的数/);
  await counted(page.locator('.basis-table'), 0);
  await axe('.basis');
  await shot('basis-none');
  await page.locator('.basis-files').click();
  await page.getByRole('dialog', { name: '文件' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.basis-observe').click();
  await page.getByRole('article', { name: '观测', exact: true }).waitFor();
});

journey('a method is adopted with its range as one step, taken back, kept, and said in the report', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await bring(page);
  await counted(page.locator('.basis-table tbody tr'), 8);
  await line(page, 'hold').waitFor();
  assert.equal(await page.locator('.basis-table .used').count(), 0, 'nothing is chosen for the person');
  const outcome = (await line(page, 'weighted').locator('td').first().innerText()).trim();
  const before = await p.value('2025年');
  await adopt(page, 'weighted').click();
  await now(page);
  assert.equal(await adopt(page, 'weighted').innerText(), '在用');
  assert.equal(await adopt(page, 'weighted').getAttribute('aria-pressed'), 'true');
  assert.equal(Number(await p.value('2025年')).toFixed(1), outcome, 'it leads where its line says');
  assert.notEqual(await page.locator('.range .field', { hasText: '低' }).locator('input').inputValue(), '', 'the range is stated too');
  await axe('.basis');
  await shot('basis-adopted');
  await p.press('撤销');
  await counted(page.locator('.basis-now'), 0);
  assert.equal(await p.value('2025年'), before);
  await p.press('重做');
  await now(page);
  await page.getByRole('button', { name: '报告', exact: true }).click();
  await page.getByRole('article', { name: '报告', exact: true }).filter({ hasText: RESTS_ON }).waitFor();
  await page.getByRole('button', { name: '推演', exact: true }).click();
  await reload(page);
  await now(page);
  // What was assumed by another hand is that hand's.
  await p.type('2025年', '94.9');
  await counted(page.locator('.basis-now'), 0);
  assert.equal(await page.locator('.basis-table .used').count(), 0);
  await p.press('撤销');
  await now(page);
});

journey('the lever, another family and a preset make it the person’s own again', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await bring(page);
  const own = async (what, act) => {
    await adopt(page, 'weighted').click();
    await now(page);
    await act();
    await counted(page.locator('.basis-now'), 0);
    await p.press('撤销');
    await now(page);
    await p.press('撤销');
    await counted(page.locator('.basis-now'), 0);
    assert.ok(what);
  };
  await own('lever', async () => {
    await page.getByRole('slider').first().focus();
    await page.keyboard.press('ArrowRight');
  });
  await own('family', () => p.choose('年均增量'));
  await own('preset', () => p.press('恰好达标'));
  await own('own word', () => page.locator('.basis-own').click());
});

journey('years are left out and breaks are marked on the spot, and what was adopted before says so', async ({ page, goto, axe }) => {
  await goto();
  await bring(page);
  await adopt(page, 'weighted').click();
  await now(page);
  await page.locator('.basis-years summary').click();
  const year = (number) => page.locator(`.basis-years li[data-year="${number}"]`);
  await year(2016).locator('.basis-count input').uncheck();
  await page.locator('.basis-counted', { hasText: '不计 2016' }).waitFor();
  assert.match(await year(2016).innerText(), /不计/);
  await page.locator('.basis-remark', { hasText: '可以重新采用' }).waitFor();
  await axe('.basis');
  await adopt(page, 'weighted').click();
  await now(page, '9个值，不计2016年');
  await year(2013).locator('.basis-break input').check();
  await page.locator('.basis-counted', { hasText: '2013 年口径变化' }).waitFor();
  assert.match(await year(2012).innerText(), /口径变化之前/);
});

journey('few years say what they do not allow', async ({ page, goto }) => {
  await goto();
  await bring(page, history(ENROLMENT.slice(-4)));
  await page.locator('.basis-thin', { hasText: '不足六年' }).waitFor();
  await planner(page).open('t1-04');
  await page.locator('.basis > summary', { hasText: '还没有历年数据' }).waitFor();
});

journey('history that is typed and pasted in 观测 is what the sheet rests on', async ({ page, goto }) => {
  await goto();
  await page.locator('.basis > summary').click();
  await page.locator('.basis-observe').click();
  await page.getByRole('article', { name: '观测', exact: true }).waitFor();
  const more = page.locator('.earlier-more').first();
  await more.click();
  const first = page.locator('.grid tr[data-id="t1-03"] td.cell').first();
  await first.click();
  await paste(page, '91.0\t91.4\t92.0\t92.5\t93.1');
  await page.getByRole('button', { name: '推演', exact: true }).click();
  await line(page, 'weighted').waitFor();
  await adopt(page, 'weighted').click();
  await now(page, '近年加权趋势，2015—2020年，6个值');
});

journey('all of it goes by the keyboard', async ({ page, goto }) => {
  await goto();
  await bring(page);
  await adopt(page, 'linear').focus();
  await page.keyboard.press('Enter');
  await now(page, '最小二乘增量，2011—2020年');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset.method), 'linear', 'the focus stays');
  await page.keyboard.press('Control+z');
  await counted(page.locator('.basis-now'), 0);
});

journey('on a phone the methods are cards', { viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, goto, axe, shot }) => {
  await goto();
  await planner(page).open('t1-03');
  await bring(page);
  await line(page, 'weighted').waitFor();
  assert.ok((await line(page, 'weighted').boundingBox()).width <= 390);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} px wide`);
  await adopt(page, 'weighted').click();
  await now(page);
  await axe('.basis');
  await shot('basis-phone');
});

journey('a chart shows the years before, and a picture of it as well', async ({ page, goto }) => {
  await goto();
  await bring(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载图片 SVG' }).first().click()]);
  const svg = await (await import('node:fs/promises')).readFile(await file.path(), 'utf8');
  assert.match(svg, />\s*2011\s*</);
  assert.match(svg, />\s*历年\s*</);
});

