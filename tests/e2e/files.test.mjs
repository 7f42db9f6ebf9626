// Scenarios out as files and in again; spreadsheets through the worker that is loaded when one is asked for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { counted, journey } from './support.mjs';

const OBSERVATIONS = here('../data/observations.xlsx');

/** Draws the panel out. */
async function panel(page) {
  await page.locator('#drawer-files').click();
  return page.getByRole('dialog', { name: '文件' });
}

/** The file that a press of a button in a group hands out. */
async function download(page, files, group, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), files.getByRole('group', { name: group }).getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const give = (files, ...given) => files.locator('input[type=file]').setInputFiles(given);
const text = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const lines = (files) => files.getByRole('list', { name: '导入结果' }).locator('> li');
/** Waits for one line for each file. */
async function outcomes(files, count) {
  await lines(files).nth(count - 1).waitFor();
  return lines(files).allInnerTexts();
}

/** The open scenario, as the file that the panel hands out. */
const scenario = async (page, files) => JSON.parse((await download(page, files, '导出当前情景', 'JSON')).bytes);
const kept = (files) => files.getByRole('group', { name: '导出全部情景' }).innerText();

/** Decides something worth keeping, under a name that no file system takes. */
async function decide(page) {
  await page.locator('#drawer-files').waitFor();
  await page.locator('input[type=range]').first().press('ArrowRight');
  await page.locator('input[type=range]').first().press('ArrowRight');
  await page.locator('#drawer-scenarios').click();
  const name = page.locator('.scenario-name');
  await name.fill('=加大/投入');
  await name.press('Tab');
}

journey('a scenario goes out as XLSX and comes in again as it was', async ({ page, goto, shot }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await goto();
  await decide(page);
  const files = await panel(page);
  const before = await scenario(page, files);
  assert.equal(before.name, '=加大/投入');
  assert.notDeepEqual(before.assumptions, {}, 'something is decided');
  assert.deepEqual(asked.filter((url) => url.includes('/sheets/')), [], 'nothing about spreadsheets is loaded before it is needed');

  const book = await download(page, files, '导出当前情景', 'XLSX');
  assert.match(book.name, /^=加大_投入 .+ \d{4}-\d\d-\d\d\.xlsx$/);
  assert.deepEqual(asked.filter((url) => url.includes('/sheets/')).map((url) => url.split('/').pop().replace(/-[0-9a-f]{16}/, '')), ['tuiyan-sheets.js', 'tuiyan-sheets_bg.wasm']);
  const again = await download(page, files, '导出当前情景', 'XLSX');
  assert.ok(book.bytes.equals(again.bytes), 'the same scenario gives the same file');

  await give(files, { name: book.name, mimeType: '', buffer: book.bytes });
  assert.match((await outcomes(files, 1))[0], /已加入情景“=加大\/投入 2”/);
  assert.match(await kept(files), /全部 2 个情景/);
  assert.deepEqual(await scenario(page, files), { ...before, name: '=加大/投入 2' }, 'all but the name, which is taken');
  assert.equal(asked.filter((url) => url.includes('/sheets/')).length, 2, 'one worker serves them all');
  await shot('files');
});

journey('several files of several forms come in at once, each for itself', async ({ page, goto, shot, axe }) => {
  await goto();
  await decide(page);
  const files = await panel(page);
  const before = await scenario(page, files);
  const csv = await download(page, files, '导出当前情景', 'CSV');
  const json = await download(page, files, '导出当前情景', 'JSON');
  const broken = { ...JSON.parse(json.bytes), seed: -1 };
  const gb = Buffer.concat([Buffer.from([0xb1, 0xe0, 0xba, 0xc5]), Buffer.from(',2021'), Buffer.from([0xc4, 0xea]), Buffer.from('\r\nt1-03,94\r\n')]);
  await give(files, { name: 'a.csv', mimeType: '', buffer: csv.bytes }, text('b.json', JSON.stringify(broken)), { name: '年报.csv', mimeType: '', buffer: gb });
  const said = await outcomes(files, 3);
  assert.match(said[0], /已加入情景“=加大\/投入 2”/);
  assert.match(said[1], /没有导入[\s\S]*seed/);
  assert.match(said[2], /已加入情景“年报”/);
  assert.match(await kept(files), /全部 3 个情景/);
  assert.deepEqual((await scenario(page, files)).assumptions, { 't1-03': { years: { 2021: { observed: 94 } } } });
  await axe();
  await shot('files-several');

  await page.locator('#drawer-scenarios').click();
  await page.locator('.scenario-open').nth(1).click();
  const opened = await panel(page);
  assert.deepEqual(await scenario(page, opened), { ...before, name: '=加大/投入 2' });

  const all = await download(page, opened, '导出全部情景', 'XLSX');
  await give(opened, { name: all.name, mimeType: '', buffer: all.bytes });
  assert.match((await outcomes(opened, 1))[0], /已加入 3 个情景/);
});

journey('a file that is none is named with what to do, and nothing changes', async ({ page, goto, shot }) => {
  await goto();
  const files = await panel(page);
  const before = await scenario(page, files);
  const book = await readFile(OBSERVATIONS);
  await give(files, { name: 'cut.xlsx', mimeType: '', buffer: book.subarray(0, 5000) }, text('page.xls', '<html><table></table></html>'), {
    name: 'old.xls', mimeType: '', buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
  }, { name: 'image.csv', mimeType: '', buffer: Buffer.from([0xff, 0x00, 0xff, 0x80]) });
  const said = await outcomes(files, 4);
  assert.match(said[0], /文件不完整或已损坏/);
  assert.match(said[1], /不是 \.xlsx 工作簿，也不是 \.docx 文档；请用办公软件打开它，“另存为”\.xlsx 或 \.docx/);
  assert.match(said[2], /旧版 \.xls/);
  assert.match(said[3], /UTF-8/);
  assert.match(await kept(files), /全部 1 个情景/);
  assert.deepEqual(await scenario(page, files), before);
  await shot('files-refused');
});

journey('a table of observations that another program wrote becomes a scenario', async ({ page, goto, shot }) => {
  await goto();
  const files = await panel(page);
  await give(files, OBSERVATIONS);
  assert.match((await outcomes(files, 1))[0], /已加入情景“observations”/);
  const { assumptions } = await scenario(page, files);
  assert.equal(Object.keys(assumptions).length, 37, 'every measured indicator of the table');
  assert.deepEqual(assumptions['t1-03'], { years: { 2021: { observed: 94.07 }, 2022: { observed: 94.45 }, 2023: { observed: 94.82 }, 2024: { observed: 95.2 } } });
  assert.equal(assumptions['t1-11'].years[2021].observed, 0.04, 'what the workbook shows as 4.0％');
  await shot('files-observations');
});

journey('a file can be dropped anywhere on the page', async ({ page, goto }) => {
  await goto();
  const files = await panel(page);
  const json = await download(page, files, '导出当前情景', 'JSON');
  await page.keyboard.press('Escape');
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'dropped.json'));
    return transfer;
  }, json.bytes.toString());
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.locator('.drop-here').waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  assert.match((await outcomes(page.getByRole('dialog', { name: '文件' }), 1))[0], /已加入情景/);
  await counted(page.locator('.drop-here'), 0);
});

for (const part of ['tuiyan-sheets-*.js', 'tuiyan-sheets-*.wasm']) {
  journey(`where spreadsheets cannot be loaded for want of ${part} a sentence says so, and everything else works`, async ({ page, goto, expect }) => {
    expect(/sheets|Failed to load|net::/);
    await page.route(`**/sheets/${part}`, (route) => route.abort());
    await goto();
    const files = await panel(page);
    await files.getByRole('group', { name: '导出当前情景' }).getByRole('button', { name: 'XLSX' }).click();
    await files.getByText('表格模块无法载入').first().waitFor();
    await give(files, { name: 'observations.xlsx', mimeType: '', buffer: await readFile(OBSERVATIONS) }, text('年报.csv', '编号,2021年\nt1-03,94\n'));
    const said = await outcomes(files, 2);
    assert.match(said[0], /表格模块无法载入/);
    assert.match(said[1], /已加入情景“年报”/);
    await page.unroute(`**/sheets/${part}`);
    const book = await download(page, files, '导出当前情景', 'XLSX');
    assert.equal(book.bytes.subarray(0, 2).toString(), 'PK', 'it is tried again when it is next asked for');
  });
}
