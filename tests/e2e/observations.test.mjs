import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { paste, planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

/** A planner at the grid of observations. */
async function desk(page, goto) {
  await goto();
  const p = planner(page);
  const grid = {
    cell: (id, year) => page.locator(`.grid tr[data-id="${id}"] td.cell`).nth(year - 2021),
    text: async (id, year) => (await grid.cell(id, year).textContent()).trim(),
    origin: (id, year) => grid.cell(id, year).getAttribute('data-origin'),
    pace: (id) => page.locator(`.grid tr[data-id="${id}"] td.pace`).innerText(),
    requirement: (id) => page.locator(`.grid tr[data-id="${id}"] td.requirement`).innerText(),
    /** Where the focus is: the indicator and the year. */
    focus: () => page.evaluate(() => {
      const cell = document.activeElement;
      const row = cell.closest('tr');
      return [row?.dataset.id, cell.matches('td') ? 2019 + cell.cellIndex : 'name'];
    }),
    paste: (text) => paste(page, text),
    /** What a selection copies. */
    copy: () => page.evaluate(() => {
      const clipboardData = new DataTransfer();
      document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    }),
    observed: () => page.locator('.grid .cell[data-origin="observed"]').count(),
  };
  await page.getByRole('button', { name: '观测', exact: true }).click();
  return { p, grid };
}

/** What the plan’s rows are about: a start, a yearly amount, or a target. The second is a status. */
const ABOUT = [0.3, 0, 93.7, 97, 93.7, 10.21, 1.08, 6, 4, 45, 4, 5.49, 0.3, 0.12, 1.8, 2.62, 2.85, 76.6, 2.86, 3.41, 98, 80, 70, 70, 51.8, 99, 94, 0.3, 99, 12224, 99, 99, 99, 95, 8860, 2.3, 30, 99];
/** 38 rows and 4 years of figures that nobody would ask about. */
const figures = (row, year) => (row === 1 ? '—' : (ABOUT[row] * (1 + year / 1000)).toFixed(4));
const bare = Array.from({ length: 38 }, (_, row) => [0, 1, 2, 3].map((year) => figures(row, year)).join('\t')).join('\r\n');

journey('a typed figure pins the year, shows the pace and changes the requirement', async ({ page, goto, shot, axe }) => {
  const { p, grid } = await desk(page, goto);
  assert.equal(await grid.requirement('t1-03'), '每年至少增加 0.26 个百分点');
  await grid.cell('t1-03', 2021).click();
  await page.keyboard.type('94.0');
  await page.keyboard.press('Enter');
  assert.deepEqual([await grid.text('t1-03', 2021), await grid.origin('t1-03', 2021)], ['94.0', 'observed']);
  assert.equal(await grid.pace('t1-03'), '快于 23.1％');
  assert.match(await grid.requirement('t1-03'), /^每年至少增加 0\.25 个百分点\s*原为 每年至少增加 0\.26 个百分点$/);
  assert.deepEqual(await grid.focus(), ['t1-04', 2021]);
  assert.match(await page.locator('.year-head').first().innerText(), /缺 36 项/);
  assert.equal(await grid.cell('t1-04', 2021).getAttribute('data-missing'), 'true');
  await axe('.observations');
  await shot('observations-1366');
  await page.locator('.grid tr[data-id="t1-03"] button').click();
  assert.match(await page.locator('.required').innerText(), /每年至少增加 0\.25 个百分点（2022—2025 年）\s*原为 每年至少增加 0\.26/);
  assert.match(await p.explanation(), /94\.0（2021 观测）/);
});

journey('a block without heads fills down and right from the active cell, and is one step to undo', async ({ page, goto }) => {
  const { p, grid } = await desk(page, goto);
  await grid.cell('t1-01', 2021).click();
  await grid.paste(bare);
  assert.equal(await grid.observed(), 37 * 4);
  assert.equal(Number(await grid.text('t1-38', 2024)), Number(figures(37, 3)));
  await counted(page.locator('.preview'), 0);
  assert.match(await page.locator('.notice').innerText(), /填入 148 个观测值/);
  await p.press('撤销');
  assert.equal(await grid.observed(), 0);
  await p.press('重做');
  assert.equal(await grid.observed(), 37 * 4);
  await reload(page);
  await page.getByRole('button', { name: '观测', exact: true }).click();
  assert.equal(await grid.observed(), 37 * 4);
  assert.equal(Number(await grid.text('t1-11', 2022)), 4.004);
});

journey('a block with heads goes where its heads say, wherever the active cell is', async ({ page, goto }) => {
  const { grid } = await desk(page, goto);
  const names = await page.locator('.grid .name-text').allInnerTexts();
  const units = await page.locator('.grid .name-unit').allInnerTexts();
  const rows = names.map((name, row) => [row + 1, `${name}（${units[row]}）`, units[row], ...[0, 1, 2, 3].map((year) => figures(row, year))]);
  const text = [['利州区监测表'], ['序号', '指标', '单位', '2021年', '2022年', '2023年', '2024年'], ...rows].map((row) => row.join('\t')).join('\n');
  await grid.cell('t1-20', 2025).click();
  await grid.paste(text);
  assert.equal(await grid.observed(), 37 * 4);
  assert.equal(Number(await grid.text('t1-03', 2021)), Number(figures(2, 0)));
});

journey('the population’s row takes a pasted block, by itself and below the last indicator', async ({ page, goto, shot }) => {
  const { p, grid } = await desk(page, goto);
  const people = (year) => page.getByRole('textbox', { name: `${year}年人口` });
  const known = () => page.evaluate(() => {
    const { series = [] } = JSON.parse(localStorage.getItem('tuiyan/2-facts/lizhou-14') ?? '{}');
    return series.find(({ indicator }) => indicator === 'population')?.values;
  });
  await people(2021).click();
  await grid.paste('48.1\t48\t47.8');
  await page.locator('.notice', { hasText: '填入 3 个观测值' }).waitFor();
  assert.deepEqual(await known(), { 2021: 48.1, 2022: 48, 2023: 47.8 });
  assert.deepEqual([await people(2021).inputValue(), await people(2023).inputValue()], ['48.1', '47.8']);
  await shot('population-pasted');
  await p.press('撤销');
  await page.waitForFunction(() => !localStorage.getItem('tuiyan/2-facts/lizhou-14')?.includes('population'));
  // Two rows from the last indicator on: the second is the population's.
  await grid.cell('t1-38', 2021).click();
  await grid.paste('99.1\t99.2\n48.1\t48');
  await page.locator('.notice', { hasText: '填入 4 个观测值' }).waitFor();
  assert.deepEqual(await known(), { 2021: 48.1, 2022: 48 });
  // A row of that name goes there wherever the cell is; what is no population is asked about.
  await grid.cell('t1-03', 2021).click();
  await grid.paste('指标\t2018年\t2019年\n人口\t48.5\t48.3');
  await page.waitForFunction(() => localStorage.getItem('tuiyan/2-facts/lizhou-14').includes('"2018"'));
  assert.deepEqual(await known(), { 2018: 48.5, 2019: 48.3, 2021: 48.1, 2022: 48 });
  await people(2022).click();
  await grid.paste('48\n人');
  await page.locator('.preview').waitFor();
});

journey('the keyboard goes everywhere, edits, selects, copies and empties', async ({ page, goto }) => {
  const { grid } = await desk(page, goto);
  const keys = async (...names) => { for (const name of names) await page.keyboard.press(name); };
  await grid.cell('t1-03', 2021).click();
  await keys('ArrowRight', 'ArrowDown');
  assert.deepEqual(await grid.focus(), ['t1-04', 2022]);
  await keys('End', 'Tab');
  assert.deepEqual(await grid.focus(), ['t1-05', 2021]);
  await keys('PageDown', 'Home', 'ArrowLeft');
  assert.deepEqual(await grid.focus(), ['t1-15', 2020]);
  await keys('ArrowLeft');
  assert.deepEqual(await grid.focus(), ['t1-15', 'name']);
  await keys('Control+Home', 'Control+End');
  assert.deepEqual(await grid.focus(), ['t1-38', 2025]);
  await grid.cell('t1-16', 2021).click();
  await page.keyboard.type('2.66');
  await keys('Tab');
  await page.keyboard.type('2.7');
  await keys('Enter', 'ArrowUp', 'ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowDown');
  assert.equal(await grid.copy(), '2.66\t2.7\n\t');
  await page.keyboard.press('Escape');
  await grid.cell('t1-16', 2022).click();
  await page.keyboard.type('9');
  await keys('Escape');
  assert.equal(await grid.text('t1-16', 2022), '2.70');
  await keys('F2', 'End', 'Backspace');
  await page.keyboard.type('5');
  await keys('Enter');
  assert.equal(await grid.text('t1-16', 2022), '2.75');
  await keys('ArrowUp', 'Delete');
  assert.equal(await grid.origin('t1-16', 2022), 'projected');
  await keys('Control+z');
  assert.equal(await grid.text('t1-16', 2022), '2.75');
  // One way out of the grid by Tab.
  await keys('Escape', 'Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.grid tr[data-id]')), null);
});

journey('a figure that cannot be is refused in its cell', async ({ page, goto }) => {
  const { grid } = await desk(page, goto);
  await grid.cell('t1-21', 2021).click();
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.field-remark').innerText(), /“基本医疗保险参保率”2021年：120 高于上限 100 ％/);
  assert.equal(await page.locator('.cell-editor').getAttribute('aria-invalid'), 'true');
  await page.keyboard.press('Escape');
  assert.equal(await grid.origin('t1-21', 2021), 'projected');
  await grid.cell('t1-02', 2021).click();
  await page.keyboard.type('1');
  assert.match(await page.locator('.notice').innerText(), /定性指标/);
});

journey('the rows that lack a year can be shown alone, and a form goes out and comes back', async ({ page, goto }) => {
  const { grid } = await desk(page, goto);
  await grid.cell('t1-16', 2021).click();
  await page.keyboard.type('2.66');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '缺 2021年' }).click();
  await counted(page.locator('.grid tbody tr[data-id]'), 36);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载空表 CSV' }).click();
  const form = await coming;
  assert.match(form.suggestedFilename(), /^观测表.*\.csv$/);
  const chunks = [];
  for await (const chunk of await form.createReadStream()) chunks.push(chunk);
  const filled = Buffer.concat(chunks).toString('utf8').replace(/^("t1-17","[^"]*","[^"]*",)(""|)/m, '$12.9');
  const file = { name: '观测 2021.csv', mimeType: 'text/csv', buffer: Buffer.from(filled) };
  await page.locator('input[type=file][aria-label="观测值文件"]').setInputFiles(file);
  await page.waitForFunction(() => document.querySelector('.grid tr[data-id="t1-17"] td.cell').dataset.origin === 'observed');
  assert.equal(await grid.text('t1-17', 2021), '2.90');
});

journey('a workbook of another program is imported by its heads', async ({ page, goto }) => {
  const { grid } = await desk(page, goto);
  await page.locator('input[type=file][aria-label="观测值文件"]').setInputFiles(here('../data/observations.xlsx'));
  await page.waitForFunction(() => document.querySelectorAll('.grid .cell[data-origin="observed"]').length === 148);
  assert.deepEqual([await grid.text('t1-03', 2021), await grid.text('t1-11', 2021)], ['94.07', '4']);
});

journey('on a phone the grid scrolls within its box', { viewport: { width: 390, height: 844 } }, async ({ page, goto, shot }) => {
  const { grid } = await desk(page, goto);
  await grid.cell('t1-03', 2025).click();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await grid.cell('t1-03', 2025).click();
  assert.equal(await page.locator('.cell-editor').isVisible(), true);
  await shot('observations-390');
});

journey('Ctrl+V right after the view is opened fills the grid', async ({ page, context, goto }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goto();
  await page.getByRole('button', { name: '观测', exact: true }).click();
  await page.evaluate(() => navigator.clipboard.writeText('指标\t2021年\t2022年\n学前教育毛入园率\t94.0\t94.2\n城镇新增就业\t1.1\t1.2'));
  await page.keyboard.press('Control+v');
  await page.getByRole('button', { name: '推演', exact: true }).click();
  assert.equal(await planner(page).outcome('t1-03'), '94.2');
  await planner(page).press('撤销');
  assert.equal(await planner(page).outcome('t1-03'), '93.7');
});

journey('a workbook dropped while the grid is shown is read into it, and an empty form is a workbook too', { acceptDownloads: true }, async ({ page, goto }) => {
  const { grid } = await desk(page, goto);
  const drop = async (bytes, name) => {
    const data = await page.evaluateHandle(([coded, called]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(coded), (c) => c.charCodeAt(0))], called));
      return transfer;
    }, [bytes.toString('base64'), name]);
    await page.dispatchEvent('.grid', 'drop', { dataTransfer: data });
  };
  await drop(await readFile(here('../data/observations.xlsx')), '观测.xlsx');
  await page.waitForFunction(() => document.querySelectorAll('.grid .cell[data-origin="observed"]').length === 148);
  assert.equal(await grid.text('t1-03', 2021), '94.07');
  const [form] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载空表 XLSX' }).click()]);
  assert.match(form.suggestedFilename(), /^观测表.*\.xlsx$/);
  await drop(await readFile(await form.path()), '空表.xlsx');
  await page.locator('.notice, [role=alert]', { hasText: '空表.xlsx' }).first().waitFor();
  assert.equal(await grid.text('t1-03', 2021), '94.07');
});
