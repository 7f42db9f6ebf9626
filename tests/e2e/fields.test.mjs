// What is typed is taken as it stands, or said at its field not to be.
import assert from 'node:assert/strict';
import { paste, planner, views } from './planner.mjs';
import { counted, journey } from './support.mjs';

/** What is said beside fields. */
const remark = (page) => page.locator('.field-remark');

/** A planner whose fields are looked at. */
async function desk(page, goto, id) {
  await goto();
  const p = planner(page);
  if (id) await p.open(id);
  return p;
}

/** Opens the year table and finds the field of a year: its value, or its observation. */
async function year(page, of, what = '数值（设定）') {
  const field = page.getByLabel(`${of} 年的${what}`);
  if (!(await field.isVisible())) await page.getByText('逐年', { exact: false }).first().click();
  return field;
}

/** Types into a field as a person does. */
async function type(field, text) {
  await field.fill(text);
  await field.press('Enter');
}

journey('what could mean another number is asked at the field, and Enter once more takes it', async ({ page, goto, shot, axe }) => {
  const p = await desk(page, goto, 't1-03');
  const field = p.reading('2025年');
  await type(field, '94,7');
  assert.match(await remark(page).innerText(), /“94,7”是 94\.7 ％吗？/);
  assert.deepEqual([await field.inputValue(), await field.getAttribute('aria-invalid')], ['94,7', 'true']);
  assert.equal(await remark(page).getAttribute('id'), await field.getAttribute('aria-describedby'));
  await counted(page.locator('.notice'), 0);
  assert.equal(await p.outcome('t1-03'), '93.7');
  await axe('.lever-control');
  await shot('field-question');
  await field.press('Enter');
  assert.deepEqual([await field.inputValue(), await field.getAttribute('aria-invalid')], ['94.7', 'false']);
  await counted(remark(page), 0);
  assert.equal(await p.outcome('t1-03'), '94.7');

  await type(p.reading('每年增量'), '0，26');
  await page.getByRole('button', { name: '是 0.26（回车）' }).click();
  assert.equal(await p.value('每年增量'), '+0.26');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'entry');
  await type(p.reading('余量'), '1.234,5');
  assert.match(await remark(page).innerText(), /1234\.5/);
  await page.keyboard.press('Escape');
  assert.equal(await p.value('余量'), '0.0');
});

journey('what a field cannot hold is refused there, stays to be mended, and Escape gives back what holds', async ({ page, goto }) => {
  const p = await desk(page, goto, 't1-16');
  const field = p.reading('2025年');
  const held = await field.inputValue();
  for (const [text, why] of [['94 95', /不止一个数/], ['3%', /单位不是万人/], ['很多', /不是数/], ['≥3', /界限/]]) {
    await type(field, text);
    assert.match(await remark(page).innerText(), why);
    assert.deepEqual([await field.inputValue(), await field.getAttribute('aria-invalid')], [text, 'true']);
    await field.press('Escape');
    assert.deepEqual([await field.inputValue(), await field.getAttribute('aria-invalid'), await remark(page).count()], [held, 'false', 0]);
  }
  for (const text of ['2.66万人', '2.66万', '２．６６', '2.66']) {
    await type(field, text);
    assert.deepEqual([await field.inputValue(), await remark(page).count()], ['2.66', 0], text);
  }
  await p.open('t1-03');
  await type(p.reading('每年增量'), '—0.5');
  assert.equal(await p.value('每年增量'), '−0.50');
  await type(p.reading('每年增量'), '0.26个百分点');
  assert.equal(await p.value('每年增量'), '+0.26');
});

journey('a refused text is dropped with the indicator that it was typed for', async ({ page, goto }) => {
  const p = await desk(page, goto, 't1-03');
  await type(p.reading('每年增量'), '很多');
  await p.open('t1-04');
  assert.deepEqual([await p.value('每年增量'), await remark(page).count()], ['0.00', 0]);
});

journey('several cells are never joined into one number', async ({ page, goto }) => {
  const p = await desk(page, goto, 't1-03');
  const field = p.reading('2025年');
  await field.focus();
  for (const cells of ['94\t95', '94\r\n95\r\n']) {
    await paste(page, cells);
    assert.match(await remark(page).innerText(), /剪贴板里有 2 格/);
    assert.equal(await field.inputValue(), '93.7');
    await field.press('Escape');
  }
  assert.equal(await p.outcome('t1-03'), '93.7');
});

journey('a number beyond the bounds is refused with the bound, and one far off is taken with a quiet caution', async ({ page, goto, shot }) => {
  const p = await desk(page, goto, 't1-04');
  const before = await p.outcome('t1-04');
  await type(p.reading('2025年'), '120');
  assert.match(await remark(page).innerText(), /120 高于上限 100 ％/);
  assert.equal(await p.outcome('t1-04'), before);
  await p.reading('2025年').press('Escape');
  const pinned = await year(page, 2022);
  await type(pinned, '120');
  assert.match(await remark(page).innerText(), /120 高于上限 100 ％/);
  await pinned.press('Escape');

  await p.open('t1-16');
  const field = p.reading('2025年');
  await type(field, '300');
  assert.match(await remark(page).innerText(), /已填入；300 万人与目标 3.* 相差十倍以上/);
  assert.deepEqual([await field.inputValue(), await field.getAttribute('aria-invalid')], ['300.00', 'false']);
  await shot('field-caution');
  await page.getByRole('button', { name: '知道了' }).click();
  await counted(remark(page), 0);
  await type(await year(page, 2021, '观测值'), '300');
  assert.match(await remark(page).innerText(), /相差十倍以上/);
  assert.equal(await page.locator('tr.year.observed .entry').first().inputValue(), '300.000', 'as all of its column');
});

journey('nothing moves when a reason shows', async ({ page, goto }) => {
  const p = await desk(page, goto, 't1-03');
  const places = () => page.locator('.readings, .lever, .entry, .family-note, .plot canvas, .row').evaluateAll((all) => all.map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x, y, width, height].map(Math.round).join();
  }));
  const before = await places();
  for (const label of ['每年增量', '2025年', '余量']) {
    await type(p.reading(label), '94 95');
    await counted(remark(page), 1);
    assert.deepEqual(await places(), before);
    const box = await remark(page).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 1366 && box.y + box.height <= 768, JSON.stringify(box));
    await p.reading(label).press('Escape');
  }
});

journey('the arrow keys step without stray digits, and an input method keeps its Enter', async ({ page, goto }) => {
  const p = await desk(page, goto, 't1-03');
  const field = p.reading('2025年');
  await type(field, '94.1');
  await field.press('ArrowUp');
  assert.equal(await field.inputValue(), '94.2');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  assert.equal(await field.inputValue(), '94.0');
  await field.fill('95');
  await field.evaluate((input) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })));
  assert.equal(await p.outcome('t1-03'), '94.0');
  await field.press('Enter');
  assert.equal(await p.outcome('t1-03'), '95.0');
});

journey('a field shows every digit that was entered', async ({ page, goto }) => {
  const p = await desk(page, goto, 't1-03');
  await type(p.reading('2025年'), '94.12345');
  assert.equal(await p.value('2025年'), '94.12345');
  await p.open('t1-11');
  const start = page.locator('.start .entry');
  await type(start, '35445.1');
  assert.equal(await start.inputValue(), '35445.1');
  const rate = await year(page, 2021, '观测值');
  await type(rate, '4.25');
  assert.equal(await rate.inputValue(), '4.25');
});

/** The cell of an indicator and a year in the grid of observations. */
const cell = (page, id, of) => page.locator(`.grid tr[data-id="${id}"] td.cell`).nth(of - 2021);

journey('in the grid reason and question stand at the cell', async ({ page, goto, shot, axe }) => {
  await desk(page, goto);
  await views(page).filter({ hasText: '观测' }).click();
  await cell(page, 't1-21', 2021).click();
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  assert.match(await remark(page).innerText(), /高于上限 100 ％/);
  const editor = page.locator('.cell-editor');
  assert.deepEqual([await editor.inputValue(), await editor.getAttribute('aria-invalid'), await editor.getAttribute('aria-describedby')], ['120', 'true', 'cell-remark']);
  await counted(page.locator('.notice'), 0);
  await axe('.cell-remark');
  await shot('cell-reason');
  await editor.fill('93,7');
  await counted(remark(page), 0);
  await page.keyboard.press('Enter');
  assert.match(await remark(page).innerText(), /“93,7”是 93\.7 ％吗？/);
  await page.keyboard.press('Enter');
  assert.equal((await cell(page, 't1-21', 2021).textContent()).trim(), '93.7');
  await page.keyboard.type('94,1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^是 94\.1/ }).click();
  assert.equal((await cell(page, 't1-22', 2021).textContent()).trim().slice(0, 4), '94.1');
  // What is left unmended is dropped, and said to be.
  await cell(page, 't1-16', 2021).dblclick();
  await page.keyboard.type('94 95');
  await page.locator('.observations-head h2').click();
  assert.match(await page.locator('.notice').innerText(), /没有填入：.*不止一个数/);
});

journey('an observed rate shows at once in grid, chart and sheet, though nothing is assumed', async ({ page, goto }) => {
  const p = await desk(page, goto);
  await views(page).filter({ hasText: '观测' }).click();
  await cell(page, 't1-11', 2021).click();
  await page.keyboard.type('4.3');
  await page.keyboard.press('Enter');
  assert.deepEqual([(await cell(page, 't1-11', 2021).textContent()).trim(), await cell(page, 't1-11', 2021).getAttribute('data-origin')], ['4.3', 'observed']);
  await page.locator('.grid tr[data-id="t1-11"] button').click();
  assert.equal(await (await year(page, 2021, '观测值')).inputValue(), '4.3');
  await p.open('t1-11');
  const drawn = await p.picture();
  await type(await year(page, 2021, '观测值'), '9');
  assert.notEqual(await p.picture(), drawn);
});

journey('a link opens with what programs and people put around it, and says whether it lacks its end', async ({ page, goto, url }) => {
  const p = await desk(page, goto, 't1-03');
  await p.type('2025年', '94.4');
  await page.locator('#drawer-share').click();
  const link = await page.locator('.share-link').inputValue();
  const code = link.slice(link.indexOf('#s=') + 3);
  await page.locator('#drawer-share').click();
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(`${url}?from=singlemessage#s=${code}#wechat_redirect`, { waitUntil: 'networkidle' });
  await page.locator('.notice', { hasText: '链接中的情景' }).waitFor();
  await p.open('t1-03');
  assert.equal(await p.value('2025年'), '94.4');
  await page.evaluate((hash) => { location.hash = hash; }, `#s=${code.slice(0, -4)}`);
  await page.locator('.notice-text', { hasText: '地址中的链接打不开：链接不完整：少了结尾' }).waitFor();

  await page.getByRole('button', { name: '汇总', exact: true }).click();
  await page.locator('.merge-links').fill(`张三的：\n看看 ${url}%23s%3D${code}！\n\n李四的：\n${link}#rd`);
  await page.getByRole('button', { name: '加入链接' }).click();
  await page.locator('.merge-guests li').nth(1).waitFor();
  assert.deepEqual([await page.locator('.merge-remarks p').count(), await page.locator('.merge-links').inputValue()], [0, '']);
});

journey('a form is named for plan and day, and stands beside the plan’s own figures', async ({ page, goto }) => {
  await desk(page, goto);
  await views(page).filter({ hasText: '观测' }).click();
  const [form] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载空表 CSV' }).click()]);
  assert.match(form.suggestedFilename(), /^观测表 .+ \d{4}-\d\d-\d\d\.csv$/);
  const chunks = [];
  for await (const chunk of await form.createReadStream()) chunks.push(chunk);
  const [head] = Buffer.concat(chunks).toString('utf8').split('\r\n');
  assert.match(head, /"2025年观测","2020年（规划）","目标","属性"$/);
  const file = { name: '空表.csv', mimeType: 'text/csv', buffer: Buffer.concat(chunks) };
  await page.locator('input[type=file][aria-label="观测值文件"]').setInputFiles(file);
  await page.locator('.notice, [role=alert]', { hasText: '没有观测值' }).first().waitFor();
});
