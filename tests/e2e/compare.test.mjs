import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drawer, planner } from './planner.mjs';
import { counted, journey } from './support.mjs';

/** The compare view as a planner handles it. */
function comparison(page) {
  const row = (id) => page.locator(`.compare-table tr[data-id="${id}"]`);
  return {
    show: () => page.getByRole('button', { name: '对比', exact: true }).click(),
    names: async () => (await page.locator('.compare-name').allInnerTexts()).map((text) => text.trim()),
    scores: async () => (await page.locator('.compare-scores').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
    /** What the cells of an indicator say, and how they are marked. */
    cells: (id) => row(id).locator('td[data-place]').evaluateAll((cells) =>
      cells.map((cell) => `${cell.textContent} ${cell.classList.contains('turned') ? '!' : ''}`.trim())),
    refer: (name) => page.getByRole('radio', { name: `以“${name}”为基准` }).check(),
    rows: () => page.locator('.compare-table tr[data-at]:visible').count(),
    finding: () => page.locator('.compare-finding').innerText(),
    title: () => page.locator('.compare-title > span').innerText(),
    row,
    /** The chart's pixels, once they are drawn. */
    async picture() {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      return page.locator('.compare-plot canvas').evaluate((canvas) => canvas.toDataURL());
    },
  };
}

/** Keeps a copy of the open scenario under another name and opens it. */
async function copy(page, name) {
  const p = planner(page);
  await drawer(page, 'scenarios');
  await p.press('复制当前情景');
  await page.locator('.drawer .scenario-name').fill(name);
  await page.locator('.drawer .scenario-name').press('Enter');
  await page.locator('.drawer-close').click();
}

/** 维持现状, 稍好 (+0.1 a year) and 加大投入 (just met, and more of it for one). */
async function three(page) {
  const p = planner(page);
  await copy(page, '稍好');
  await p.type('每年', '0.1');
  await copy(page, '加大投入');
  await p.press('恰好达标');
  await p.type('每年', '0.4');
}

journey('three scenarios stand side by side, what differs is marked, and another reference turns the marks', async ({ page, goto, shot, axe }) => {
  await goto();
  await three(page);
  const c = comparison(page);
  await c.show();
  assert.deepEqual(await c.names(), ['1 维持现状', '2 稍好', '3 加大投入']);
  assert.deepEqual((await c.scores()).slice(0, 2), ['约 ✓2 ✕6 ?5 预 ✓8 ✕12 ?5', '约 ✓2 ✕6 ?5 预 ✓8 ✕12 ?5']);
  assert.match((await c.scores())[2], /^约 ✓8 ✕0 ?\?5/);
  assert.deepEqual(await c.cells('t1-03'), ['✕ 93.7', '✕ 94.2+0.5', '✓ 95.7⇄ +2.0 !']);
  assert.match(await c.title(), /^学前教育毛入园率（％）：预计 2025 年 93\.7 至 95\.7，目标 ≥95，3 个情景中 1 个达标$/);
  assert.equal(await c.row('t1-03').getAttribute('aria-current'), 'true');
  const first = await c.picture();
  await shot('compare');
  await axe('.compare');

  await c.refer('加大投入');
  assert.deepEqual(await c.cells('t1-03'), ['✕ 93.7⇄ −2.0 !', '✕ 94.2⇄ −1.5 !', '✓ 95.7']);
  const second = await c.picture();
  assert.notEqual(second, first, 'the reference does not stand out on the chart');

  await c.row('t1-16').locator('button').click();
  assert.match(await c.title(), /^失业保险参保人数/);
  assert.notEqual(await c.picture(), second);
  assert.equal(await c.row('t1-16').getAttribute('aria-current'), 'true');
  assert.equal(await c.row('t1-03').getAttribute('aria-current'), null);
});

journey('the years before are drawn here too, and no word changes', async ({ page, goto, shot }) => {
  await goto();
  await three(page);
  const c = comparison(page);
  await c.show();
  const [title, picture] = [await c.title(), await c.picture()];
  await drawer(page, 'files');
  const facts = { format: 'tuiyan.facts/1', plan: 'lizhou-14', series: [{ indicator: 't1-03', values: { 2015: 87.5, 2016: 88.1, 2017: 89.4, 2018: 92.3, 2019: 93.1 } }], left_out: { 't1-03': [2017] } };
  await page.locator('.drawer input[type=file]').first()
    .setInputFiles({ name: '历年.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(facts)) });
  await page.locator('.drawer', { hasText: '已并入' }).waitFor();
  await page.keyboard.press('Escape');
  assert.notEqual(await c.picture(), picture);
  assert.equal(await c.title(), title);
  await shot('compare-past');
});

journey('rows are filtered to the binding ones and to those that differ', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await three(page);
  const c = comparison(page);
  await c.show();
  assert.equal(await c.rows(), 38);
  await p.press('约束性');
  assert.equal(await c.rows(), 13);
  await counted(page.locator('.compare-nature:visible'), 1);
  await p.press('有差异');
  const differing = Number(/(\d+) 项有差异/.exec(await c.finding())[1]);
  assert.equal(await c.rows(), differing);
  assert.ok(differing > 10 && differing < 38);
  await p.press('撤销');
  await p.press('撤销');
  await p.press('撤销');
  await p.press('撤销');
  assert.match(await c.finding(), /38 项中 1 项有差异，判断都相同/);
  assert.equal(await c.rows(), 1);
  await p.press('全部');
  await page.getByLabel('含正文和专栏的目标').check();
  // Rows come a frame at a time.
  await page.locator('.compare-table tr[data-at]:visible').nth(114).waitFor();
  assert.equal(await c.rows(), 115);
});

journey('from the table a scenario is opened where it can be worked on, and the view is found again as it was left', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await three(page);
  const c = comparison(page);
  await c.show();
  await c.refer('稍好');
  await c.row('t1-16').locator('td[data-place="0"]').dblclick();
  assert.equal(await page.locator('#drawer-scenarios .drawer-text').innerText(), '维持现状');
  assert.match(await p.finding(), /失业|万人/);
  await c.show();
  assert.equal(await page.getByRole('radio', { name: '以“稍好”为基准' }).isChecked(), true);
  assert.match(await c.title(), /^失业保险参保人数/);
  await page.getByRole('button', { name: '在推演中打开“加大投入”' }).press('Enter');
  assert.equal(await page.locator('#drawer-scenarios .drawer-text').innerText(), '加大投入');
});

journey('everything is reached by keyboard', async ({ page, goto }) => {
  await goto();
  await three(page);
  const c = comparison(page);
  await c.show();
  await page.getByRole('radio', { name: '以“维持现状”为基准' }).focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('radio', { name: '以“稍好”为基准' }).isChecked(), true);
  assert.deepEqual((await c.cells('t1-03'))[0], '✕ 93.7−0.5');
  await c.row('t1-01').locator('button').focus();
  await page.keyboard.press('Enter');
  assert.match(await c.title(), /托位数/);
});

journey('ten scenarios fit, an eleventh is told that it does not', async ({ page, goto, shot, axe }) => {
  await goto();
  const p = planner(page);
  for (let n = 2; n <= 11; n += 1) {
    await copy(page, `情景${n}`);
    await p.type('每年', String(n / 25));
  }
  const c = comparison(page);
  await c.show();
  assert.equal((await c.names()).length, 10);
  await shot('compare-ten');
  await page.getByText('对比 10/11 个情景').click();
  const eleventh = page.locator('.compare-candidates').getByLabel('情景11', { exact: true });
  await eleventh.click();
  assert.equal(await eleventh.isChecked(), false);
  assert.equal(await page.locator('.notice').innerText().then((text) => text.split('\n')[0].trim()), '最多同时对比 10 个情景，请先取消一个');
  await page.locator('.compare-candidates').getByLabel('维持现状', { exact: true }).uncheck();
  assert.equal((await c.names())[0], '1 情景2');
  await eleventh.check();
  assert.deepEqual((await c.names()).at(-1), '10 情景11');
  await axe('.compare');
});

journey('a single scenario is told how to get a second', async ({ page, goto }) => {
  await goto();
  const c = comparison(page);
  await c.show();
  assert.equal((await c.names()).length, 1);
  await page.locator('.compare-alone').getByRole('button', { name: '复制当前情景' }).click();
  assert.deepEqual(await c.names(), ['1 维持现状', '2 维持现状 副本']);
  assert.equal(await c.finding(), '38 项都没有差异');
});

journey('on a phone the table scrolls in its own box', { viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, goto, shot, axe }) => {
  await goto();
  await copy(page, '另一个');
  await copy(page, '第三个');
  await copy(page, '第四个');
  const c = comparison(page);
  await c.show();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(widths[0] <= widths[1], `the page is ${widths[0]} wide`);
  const box = page.locator('.compare-scroll');
  await box.evaluate((element) => element.scrollTo(200, 300));
  const name = await c.row('t1-21').locator('th').boundingBox();
  const place = await box.boundingBox();
  assert.equal(Math.round(name.x), Math.round(place.x), 'the first column does not stay');
  await shot('compare-390');
  await axe('.compare');
});

journey('the chart of several scenarios leaves the page with all their names', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await three(page);
  await comparison(page).show();
  const button = page.locator('.compare').getByRole('button', { name: '下载图片 SVG' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  assert.match(download.suggestedFilename(), /^学前教育毛入园率 对比\.svg$/);
  const drawing = await readFile(await download.path(), 'utf8');
  for (const text of ['3 个情景中 1 个达标', '1 维持现状、2 稍好、3 加大投入', '广利府发〔2022〕12号']) assert.ok(drawing.includes(text), text);
});
