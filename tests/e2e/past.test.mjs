// What the years before say: history comes in through the grid, stands beside assumptions and targets, and checks the methods.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { drawer, otherLanguage, paste, planner, section } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const YEARS = Array.from({ length: 9 }, (_, at) => 2011 + at);
const ROWS = {
  学前教育毛入园率: [84, 85.5, 87, 88.2, 89.4, 90.5, 91.4, 92.3, 93],
  失业保险参保人数: [1.9, 1.98, 2.05, 2.1, 2.2, 2.31, 2.4, 2.48, 2.55],
  城镇新增就业: [0.8, 0.85, 0.9, 0.95, 1, 1.02, 1.1, 1.12, 1.05],
};
const TABLE = [['指标', ...YEARS.map((year) => `${year}年`)], ...Object.entries(ROWS).map(([name, values]) => [name, ...values])]
  .map((row) => row.join('\t'))
  .join('\n');

const cell = (page, id, year) => page.locator(`.grid tr[data-id="${id}"] td[data-label="${year}年"]`);
const text = async (page, id, year) => (await cell(page, id, year).textContent()).trim();
const years = (page) => page.locator('.grid thead .earlier-head').allTextContents().then((all) => all.map((head) => Number(head.slice(0, 4))));
const marks = (page, id, year) => cell(page, id, year).getAttribute('data-marks');

async function desk(page, goto) {
  await goto();
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '观测' }).click();
  await page.locator('.grid td.cell').first().waitFor();
}

async function type(page, id, year, figure) {
  await cell(page, id, year).click();
  await page.keyboard.type(figure);
  await page.keyboard.press('Enter');
}

/** A planner with history at hand. */
async function withHistory(page, goto) {
  await desk(page, goto);
  await cell(page, 't1-01', 2021).click();
  await paste(page, TABLE);
  await counted(page.locator('.earlier-head'), 5);
}

journey('earlier years are opened a few at a time, typed into, kept, and one undo takes a figure back', async ({ page, goto, axe }) => {
  await desk(page, goto);
  assert.deepEqual(await years(page), []);
  await page.locator('.earlier-more').click();
  await counted(page.locator('.earlier-head'), 5);
  await page.locator('.observations-source input').fill('2018年统计年鉴');
  await page.locator('.observations-source input').press('Tab');
  await type(page, 't1-03', 2018, '92.3');
  await page.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-03"] td[data-label="2018年"]').textContent === '92.3');
  assert.equal(await cell(page, 't1-03', 2018).getAttribute('data-origin'), 'history');
  await cell(page, 't1-03', 2018).click();
  await page.locator('.observations-source', { hasText: '当前格来源：2018年统计年鉴' }).waitFor();
  await axe('.observations');
  // Beyond the bounds is refused where it stands, as for what is observed.
  await cell(page, 't1-21', 2018).click();
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.field-remark').innerText(), /120 高于上限 100 ％/);
  await page.keyboard.press('Escape');
  await reload(page);
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '观测' }).click();
  await counted(page.locator('.earlier-head'), 2);
  assert.equal(await text(page, 't1-03', 2018), '92.3');
  await cell(page, 't1-03', 2018).click();
  await page.keyboard.press('Delete');
  assert.equal(await text(page, 't1-03', 2018), '');
  await page.keyboard.press('Control+z');
  assert.equal(await text(page, 't1-03', 2018), '92.3');
});

journey('a block pasted at an earlier year covers the base year, which stays the plan’s, and is one step', async ({ page, goto }) => {
  await desk(page, goto);
  await page.locator('.earlier-more').click();
  await cell(page, 't1-03', 2018).click();
  await paste(page, '92.3\t93.0\t93.7\t94.1\n96.1\t96.5\t97.0\t97.2\n');
  await page.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-04"] td[data-label="2021年"]').textContent === '97.2');
  const row = await Promise.all([2018, 2019, 2020, 2021].map((year) => text(page, 't1-03', year)));
  assert.deepEqual(row, ['92.3', '93.0', '93.7', '94.1']);
  assert.equal(await cell(page, 't1-03', 2020).getAttribute('data-origin'), 'plan');
  await page.keyboard.press('Control+z');
  assert.deepEqual(await Promise.all([2018, 2019].map((year) => text(page, 't1-03', year))), ['', '']);
  assert.equal(await cell(page, 't1-03', 2021).getAttribute('data-origin'), 'projected');
});

journey('years are left out and breaks are set by button and by key, in the base year too', async ({ page, goto, axe }) => {
  await withHistory(page, goto);
  await cell(page, 't1-03', 2017).click();
  await page.keyboard.press('F8');
  assert.equal(await marks(page, 't1-03', 2017), 'out');
  assert.match(await cell(page, 't1-03', 2017).getAttribute('aria-label'), /2017年，历史 91\.4，不计/);
  await cell(page, 't1-03', 2016).click();
  await page.getByRole('button', { name: '口径变化', exact: true }).click();
  assert.equal(await marks(page, 't1-03', 2016), 'break');
  await cell(page, 't1-16', 2021).click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F8');
  assert.equal(await marks(page, 't1-16', 2020), 'out');
  await axe('.observations');
  await page.keyboard.press('F8');
  assert.equal(await marks(page, 't1-16', 2020), 'none');
  await page.keyboard.press('Control+z');
  assert.equal(await marks(page, 't1-16', 2020), 'out');
});

journey('a table with earlier years shows them in the preview and brings them in', async ({ page, goto }) => {
  await desk(page, goto);
  await page.locator('input[type=file][aria-label="观测值文件"]').setInputFiles({
    name: 'eurostat.tsv', mimeType: 'text/tab-separated-values',
    buffer: await readFile(here('../data/tables/exports/eurostat-life-expectancy-flags.tsv')),
  });
  const preview = page.locator('.preview');
  await preview.locator('.preview-unmatched select').first().selectOption('t1-18');
  await preview.locator('.preview-lines tr', { hasText: '2015' }).waitFor();
  await preview.locator('.preview-take').click();
  await counted(page.locator('.earlier-head'), 5);
  assert.deepEqual([await text(page, 't1-18', 2019), await text(page, 't1-18', 2020)], ['83.6', '76.6']);
  assert.match(await page.locator('.earlier-more').innerText(), /另有 5 年有数/);
});

journey('a mark leaves its figure room, in either language and at 125 %', { viewport: { width: 1093, height: 615 } }, async ({ page, goto }) => {
  await withHistory(page, goto);
  await cell(page, 't1-03', 2017).click();
  await page.keyboard.press('F8');
  await cell(page, 't1-03', 2016).click();
  await page.keyboard.press('F9');
  for (const language of ['zh', 'en']) {
    if (language === 'en') await otherLanguage(page);
    const marked = page.locator('.grid .cell:is([data-marks="out"], [data-marks="break"])');
    await counted(marked, 2);
    const cut = await marked.evaluateAll((all) => all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent));
    assert.deepEqual(cut, [], language);
  }
});

journey('every assumption and target is held against the past', async ({ page, goto, axe, shot }) => {
  await withHistory(page, goto);
  await section(page, '与过去相比');
  const rows = page.locator('.past-table tbody tr');
  await counted(rows, 3);
  assert.deepEqual(await rows.evaluateAll((all) => all.map((row) => row.dataset.id)), ['t1-16', 't1-07', 't1-03']);
  const row = page.locator('.past-table tr[data-id="t1-03"]');
  assert.match(await row.innerText(), /2011—2020，10 年[\s\S]*5 个五年时段：\+4\.3～\+6\.5 个百分点[\s\S]*\+1\.3 个百分点[\s\S]*5 个五年时段都达到/);
  await axe('.risk');
  await shot('against-past');
  await row.locator('.risk-open').click();
  await planner(page).type('每年', '1.4');
  await section(page, '与过去相比');
  assert.match(await row.innerText(), /高于 2011—2020 年任何五年的增幅/);
  assert.match(await page.locator('.ranking-finding').innerText(), /假设的变化超过以往的：预期性 2 项/);
});

journey('the methods are checked from an earlier year, and from another where one is chosen', async ({ page, goto, axe, shot }) => {
  await withHistory(page, goto);
  await section(page, '检验');
  assert.equal(await page.locator('.calibration-year').inputValue(), '2017');
  assert.match(await page.locator('.ranking-finding').innerText(), /站在 2017 年看，3 项指标可以检验，其后已知的年份共有 9 个数。.*80％ 区间 9 个中 \d 个落在其内/);
  await page.locator('.calibration-year').selectOption('2016');
  await page.locator('.ranking-finding', { hasText: '站在 2016 年看，3 项指标可以检验，其后已知的年份共有 12 个数' }).waitFor();
  const more = page.locator('.calibration-table tr[data-id="t1-03"] .calibration-more');
  await more.click();
  const heads = await page.locator('.calibration-each thead th').allTextContents();
  assert.deepEqual(heads.slice(1, 5), ['2017年', '2018年', '2019年', '2020年']);
  assert.deepEqual((await page.locator('.calibration-each .came td').allTextContents()).slice(0, 4), ['91.4', '92.3', '93.0', '93.7']);
  await axe('.risk');
  await shot('track-record');
});

journey('where too little is known both say so plainly', async ({ page, goto }) => {
  await goto();
  await section(page, '与过去相比');
  assert.match(await page.locator('.ranking-finding').innerText(), /至少要有四个已知年份/);
  await counted(page.locator('.past-table'), 0);
  await section(page, '检验');
  assert.match(await page.locator('.ranking-finding').innerText(), /知道的年份太少，无法检验/);
});

journey('the report has the list where there is history, and only there', async ({ page, goto }) => {
  await goto();
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '报告' }).click();
  await page.locator('.report h2').first().waitFor();
  await counted(page.locator('.past-report'), 0);
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '观测' }).click();
  await cell(page, 't1-01', 2021).click();
  await paste(page, TABLE);
  await counted(page.locator('.earlier-head'), 5);
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '报告' }).click();
  const table = page.locator('.past-report');
  await table.waitFor();
  assert.match(await table.innerText(), /学前教育毛入园率（％）[\s\S]*5 个五年时段都达到/);
});

journey('a scenario that looks from an earlier year does not know what was observed later', async ({ page, goto }) => {
  await withHistory(page, goto);
  await type(page, 't1-03', 2021, '94.1');
  await drawer(page, 'scenarios');
  await page.locator('.look-from').selectOption('2020');
  await page.keyboard.press('Escape');
  assert.equal(await cell(page, 't1-03', 2018).getAttribute('data-origin'), 'history');
  assert.equal(await cell(page, 't1-03', 2021).getAttribute('data-origin'), 'unused');
  await section(page, '与过去相比');
  assert.match(await page.locator('.past-table tr[data-id="t1-03"]').innerText(), /2011—2020，10 年/);
  await section(page, '检验');
  assert.equal(await page.locator('.calibration-year').inputValue(), '2020');
});

journey('the cards of a phone hold the earlier years', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async ({ page, goto, axe }) => {
  await withHistory(page, goto);
  await cell(page, 't1-03', 2018).tap();
  await page.locator('.cell-editor').fill('92.4');
  await page.locator('.cell-editor').press('Enter');
  await page.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-03"] td[data-label="2018年"]').textContent === '92.4');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await axe('.observations');
  await section(page, '与过去相比');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
});
