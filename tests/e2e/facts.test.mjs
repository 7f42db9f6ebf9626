// What was observed belongs to the plan: the same under every scenario, kept, sent along, chosen once where it differs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drawer, planner } from './planner.mjs';
import { counted, journey, reload, visit } from './support.mjs';

const cell = (page, id, year) => page.locator(`.grid tr[data-id="${id}"] td.cell`).nth(year - 2021);
const observations = (page) => page.getByRole('button', { name: '观测', exact: true }).click();

async function observe(page, id, year, text) {
  await cell(page, id, year).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** A scenario file that observes something itself. */
const file = (name, observed) => ({
  name: `${name}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({
    format: 'tuiyan.scenario/1', name, plan: 'lizhou-14', seed: 1,
    assumptions: Object.fromEntries(observed.map(([id, year, value]) => [id, { years: { [year]: { observed: value } } }])),
  })),
});

/** What an earlier version kept on this machine. */
const kept = (name, observed) => JSON.stringify({ format: 'tuiyan.kept/1', scenario: JSON.parse(file(name, observed).buffer.toString()) });

const importFile = async (page, given) => {
  await drawer(page, 'files');
  await page.locator('.drawer input[type=file]').first().setInputFiles(given);
  await page.locator('.drawer', { hasText: '已加入情景' }).waitFor();
  await page.keyboard.press('Escape');
};

journey('what is observed in one scenario is observed in all, is found again and is one step to undo', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await observations(page);
  await observe(page, 't1-03', 2021, '94.4');
  await drawer(page, 'scenarios');
  await p.press('新建情景');
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.4');
  assert.match(await page.locator('.scenario-line.open .scenario-count').innerText(), /没有改动/);
  await p.press('恰好达标');
  await p.press('回到规划默认');
  assert.equal(await cell(page, 't1-03', 2021).getAttribute('data-origin'), 'observed');
  await page.keyboard.press('Escape');
  await reload(page);
  await observations(page);
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.4');
  await cell(page, 't1-03', 2021).click();
  await page.keyboard.press('Delete');
  assert.equal(await cell(page, 't1-03', 2021).getAttribute('data-origin'), 'projected');
  await page.keyboard.press('Control+z');
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.4');
});

journey('a scenario that says otherwise opens on its own facts, marked, and the person chooses', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await observations(page);
  await observe(page, 't1-03', 2021, '94.4');
  await importFile(page, file('乙', [['t1-03', 2021, 94.0], ['t1-16', 2021, 2.7]]));
  const bar = page.locator('.own-facts');
  assert.match(await bar.innerText(), /情景“乙”用的是它自带的观测值：1 个规划还没有，1 个与规划的不同/);
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.0');
  await shot('own-facts');
  await axe('.own-facts');
  await drawer(page, 'scenarios');
  assert.match(await page.locator('.scenario-line.open .scenario-count').innerText(), /自带观测值/);
  await page.locator('.scenario-open', { hasText: '维持现状' }).click();
  await counted(bar, 0);
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.4');
  await page.locator('.scenario-open', { hasText: '乙' }).click();
  await page.keyboard.press('Escape');
  await p.press('采用为规划的观测值');
  await counted(bar, 0);
  await p.press('撤销');
  await p.press('改用规划的观测值');
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.4');
  assert.equal(await cell(page, 't1-16', 2021).getAttribute('data-origin'), 'projected');
});

journey('a link carries its facts, and is not asked about where the plan has them', async ({ page, context, goto }) => {
  await goto();
  await observations(page);
  await observe(page, 't1-03', 2021, '94.4');
  await drawer(page, 'share');
  const link = await page.locator('.share-link').inputValue();
  // Somebody else's machine.
  await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
  await page.close();
  const other = await context.newPage();
  await visit(other, link);
  assert.match(await other.locator('.own-facts').innerText(), /1 个规划还没有/);
  await other.getByRole('button', { name: '采用为规划的观测值' }).click();
  await reload(other);
  await counted(other.locator('.own-facts'), 0);
  await other.getByRole('button', { name: '观测', exact: true }).click();
  assert.equal(await cell(other, 't1-03', 2021).textContent(), '94.4');
});

journey('observations that an earlier version kept become facts where they agree', async ({ page, goto }) => {
  await page.addInitScript((records) => {
    if (localStorage.length === 0) for (const [name, text] of records) localStorage.setItem(name, text);
  }, [['tuiyan/2/lizhou-14/a', kept('甲', [['t1-03', 2021, 94.4]])], ['tuiyan/2/lizhou-14/b', kept('乙', [['t1-16', 2021, 2.7]])]]);
  // It is said while the page opens, and leaves by itself.
  const said = page.locator('.notice').innerText();
  await goto();
  assert.match(await said, /观测值（2 个）现在是规划的历年数据/);
  await reload(page);
  await counted(page.locator('.notice'), 0);
  await observations(page);
  assert.deepEqual([await cell(page, 't1-03', 2021).textContent(), await cell(page, 't1-16', 2021).textContent()], ['94.4', '2.70']);
});

journey('where they differ the person chooses once', async ({ page, goto, axe, shot }) => {
  await page.addInitScript((records) => {
    if (localStorage.length === 0) for (const [name, text] of records) localStorage.setItem(name, text);
  }, [['tuiyan/2/lizhou-14/a', kept('甲', [['t1-03', 2021, 94.4]])], ['tuiyan/2/lizhou-14/b', kept('乙', [['t1-03', 2021, 94.0], ['t1-16', 2021, 2.7]])]]);
  await goto();
  const choice = page.locator('.disputed');
  assert.match(await choice.innerText(), /学前教育毛入园率（％） 2021年/);
  await axe('.disputed');
  await shot('disputed');
  await choice.getByRole('button', { name: '以后再选' }).click();
  await reload(page);
  await choice.locator('select').selectOption({ label: '94.0（“乙”）' });
  await choice.getByRole('button', { name: '采用所选' }).click();
  await counted(choice, 0);
  await reload(page);
  await counted(choice, 0);
  await observations(page);
  assert.deepEqual([await cell(page, 't1-03', 2021).textContent(), await cell(page, 't1-16', 2021).textContent()], ['94.0', '2.70']);
});

journey('facts go out as a file and come in again', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  await observations(page);
  await observe(page, 't1-03', 2021, '94.4');
  const [out] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出历年数据 JSON' }).click()]);
  assert.match(out.suggestedFilename(), /^历年数据.*\.json$/);
  await cell(page, 't1-03', 2021).click();
  await page.keyboard.press('Delete');
  await page.locator('input[type=file][aria-label="观测值文件"]').setInputFiles({
    name: '历年数据.json', mimeType: 'application/json', buffer: await (await import('node:fs/promises')).readFile(await out.path()),
  });
  await page.locator('.notice', { hasText: '已并入规划的历年数据，共 1 个数值' }).waitFor();
  assert.equal(await cell(page, 't1-03', 2021).textContent(), '94.4');
});

/** A file of facts with what a table has to keep: marks, sources that differ, and the population. */
const marked = JSON.stringify({
  format: 'tuiyan.facts/1',
  plan: 'lizhou-14',
  series: [
    { indicator: 't1-03', values: { 2017: 91.2, 2018: 92.3 }, source: '统计年鉴' },
    { indicator: 't1-03', values: { 2019: 93.1 }, source: '2019年统计公报' },
    { indicator: 'population', values: { 2018: 48.5, 2019: 48.2 }, source: '统计年鉴' },
  ],
  left_out: { 't1-03': [2018], population: [2019] },
  breaks: { 't1-03': [2017] },
});

journey('facts go out as XLSX or CSV and come in again with marks, sources and the population', { acceptDownloads: true }, async ({ page, goto, shot }) => {
  await goto();
  const file = page.locator('input[type=file][aria-label="观测值文件"]');
  const facts = () => page.evaluate(() => {
    const { series, left_out, breaks } = JSON.parse(localStorage.getItem('tuiyan/2-facts/lizhou-14') ?? '{"series":[]}');
    return { series, left_out, breaks };
  });
  await observations(page);
  await file.setInputFiles({ name: 'facts.json', mimeType: 'application/json', buffer: Buffer.from(marked) });
  await page.locator('.notice', { hasText: '已并入' }).waitFor();
  const isKept = () => page.waitForFunction(() => localStorage.getItem('tuiyan/2-facts/lizhou-14')?.includes('"breaks"'));
  await isKept();
  const before = await facts();
  assert.deepEqual(before.left_out, { population: [2019], 't1-03': [2018] });
  for (const form of ['XLSX', 'CSV']) {
    const [out] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `导出历年数据 ${form}` }).click()]);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => !localStorage.getItem('tuiyan/2-facts/lizhou-14')?.includes('t1-03'));
    const buffer = await (await import('node:fs/promises')).readFile(await out.path());
    await file.setInputFiles({ name: out.suggestedFilename(), mimeType: 'application/octet-stream', buffer });
    await page.locator('.notice', { hasText: '3 个标记（不计、口径变化）' }).waitFor();
    await counted(page.locator('.preview'), 0);
    await isKept();
    assert.deepEqual(await facts(), before, form);
    await shot(`facts-back-${form}`);
  }
});

journey('two windows observe at once and both count', async ({ page, context, goto, url }) => {
  await goto();
  const other = await context.newPage();
  await visit(other, url);
  await observations(page);
  await observations(other);
  await observe(page, 't1-03', 2021, '94.4');
  await other.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-03"] td.cell').dataset.origin === 'observed');
  await observe(other, 't1-16', 2021, '2.7');
  await page.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-16"] td.cell').dataset.origin === 'observed');
});

journey('where a figure stands is named once for all that is entered, and told of the cell', async ({ page, goto }) => {
  await goto();
  await observations(page);
  await page.locator('.observations-source input').fill('2021年统计公报');
  await page.locator('.observations-source input').press('Tab');
  await observe(page, 't1-03', 2021, '94.4');
  await cell(page, 't1-03', 2021).click();
  await page.locator('.observations-source', { hasText: '当前格来源：2021年统计公报' }).waitFor();
});

journey('a scenario looks from an earlier year: later observations are shown and not used', async ({ page, goto, axe }) => {
  await goto();
  const p = planner(page);
  await observations(page);
  await observe(page, 't1-03', 2021, '94.0');
  await observe(page, 't1-03', 2022, '94.4');
  await drawer(page, 'scenarios');
  await page.locator('.look-from').selectOption('2021');
  await page.keyboard.press('Escape');
  assert.deepEqual([await cell(page, 't1-03', 2022).textContent(), await cell(page, 't1-03', 2022).getAttribute('data-origin')], ['94.4', 'unused']);
  await axe('.observations');
  await p.press('推演');
  assert.equal(await p.outcome('t1-03'), '94.0');
  await page.keyboard.press('Control+z');
  assert.equal(await p.outcome('t1-03'), '94.4');
});

journey('baselines that the plan leaves open are a list of work in the same grid', async ({ page, goto, axe }) => {
  await goto();
  await observations(page);
  const chip = page.getByRole('button', { name: /^待补起点/ });
  const before = Number((await chip.innerText()).match(/\d+/)[0]);
  await chip.click();
  await counted(page.locator('.grid tbody tr[data-id]'), before);
  await axe('.observations');
  const field = page.locator('.grid tr[data-id="t1-10"] .fill-in input');
  await field.fill('120');
  await field.press('Enter');
  assert.match(await page.locator('.field-remark').innerText(), /120 高于上限 100 ％/);
  await field.fill('43.5');
  await field.press('Enter');
  assert.match(await chip.innerText(), new RegExp(`${before - 1} 项`));
  await drawer(page, 'scenarios');
  await planner(page).press('新建情景');
  await page.keyboard.press('Escape');
  assert.equal(await field.inputValue(), '43.5');
});

journey('a table of yearly figures given to 文件 is taken in 观测, and the one that 观测 hands out comes back by the same way', { acceptDownloads: true }, async ({ page, goto }) => {
  await goto();
  const give = async (name, content) => {
    await drawer(page, 'files');
    await page.locator('.drawer input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  };
  await give('年报.csv', '指标,2018年,2021年\n学前教育毛入园率（％）,92.1,94.4\n');
  // Earlier years open columns of their own.
  const known = (origin) => page.locator(`.grid tr[data-id="t1-03"] td.cell[data-origin="${origin}"]`).allInnerTexts();
  const until = (origin, texts) => page.waitForFunction(([origin, texts]) => {
    const cells = [...document.querySelectorAll(`.grid tr[data-id="t1-03"] td.cell[data-origin="${origin}"]`)];
    return cells.map((cell) => cell.innerText.trim()).join() === texts.join();
  }, [origin, texts]);
  // The view opens, and what is sure is there at once.
  await until('observed', ['94.4']);
  assert.deepEqual(await known('history'), ['92.1']);
  assert.equal(await page.locator('.drawer').count(), 0);
  const [handed] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出历年数据 CSV' }).click()]);
  const facts = await readFile(await handed.path());
  await page.keyboard.press('Control+z');
  await until('observed', []);
  await give('历年数据.csv', facts);
  await until('observed', ['94.4']);
  assert.deepEqual(await known('history'), ['92.1']);
  await page.getByRole('button', { name: '推演', exact: true }).click();
  // What the plan does not know is asked in the same place.
  await give('别的.csv', '指标,2021年,2022年\n学前教育毛入园率,约94.2,95\n');
  await page.getByRole('dialog', { name: '预览' }).waitFor();
});
