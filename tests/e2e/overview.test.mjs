// 总览: every indicator in one picture.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { tuiyan } from './command.mjs';
import { drawer, loadPlan, planner, views } from './planner.mjs';
import { counted, journey } from './support.mjs';

const overview = async (page) => {
  await views(page).filter({ hasText: '总览' }).click();
  await page.getByRole('article', { name: '总览', exact: true }).waitFor();
};
const told = (page) => page.locator('.overview-told');
const cursor = (page) => page.locator('.overview-cursor');
const table = (page) => page.locator('.overview-table tbody tr[data-id]');
/** The texts of one line of the table. */
const line = (page, id) => page.locator(`.overview-table tr[data-id="${id}"] > *`).allInnerTexts();
/** Where the keyboard's mark stands over the picture. */
async function spot(page) {
  const [plot, mark] = await Promise.all([page.locator('.overview .risk-plot').boundingBox(), cursor(page).boundingBox()]);
  return { x: mark.x + mark.width / 2 - plot.x, y: mark.y + mark.height / 2 - plot.y };
}
/** Goes down with the keyboard until that indicator is told. */
async function walk(page, name) {
  await cursor(page).focus();
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 60 && !(await told(page).innerText()).includes(name); steps += 1) await page.keyboard.press('ArrowDown');
  assert.match(await told(page).innerText(), new RegExp(name));
}

journey('every indicator is in the picture, told by pointer and keyboard, and opened', async ({ page, goto, shot, axe }) => {
  await goto();
  // 93.7 + 5 × 0.13 = 94.35: half of the way to 95.
  await planner(page).type('每年增量', '0.13');
  await overview(page);
  assert.match(await page.locator('.overview-title').innerText(), /预计 2025 年约束性达标 \d+、未达标 \d+、无法判断 \d+；预期性/);
  await page.locator('.overview-table summary').click();
  await table(page).nth(37).waitFor();
  await counted(table(page), 38);
  const texts = await line(page, 't1-03');
  assert.match(texts[0], /学前教育毛入园率/);
  assert.deepEqual([texts[1], texts[2], texts[3], texts[5]], ['预期性', '93.7', '≥95', '50％']);
  await axe('.overview');
  await shot('overview');
  // The keyboard goes from one to the next and says the same.
  await walk(page, '学前教育毛入园率');
  assert.match(await told(page).innerText(), /93\.7 → 预计 94\.\d+，目标 ≥95\s+完成所需变化的 50％\s+达标所需：/);
  // The pointer finds the mark where the keyboard found it.
  const at = await spot(page);
  await page.keyboard.press('ArrowDown');
  assert.doesNotMatch(await told(page).innerText(), /学前教育毛入园率/);
  await page.locator('.overview .risk-plot').hover({ position: at });
  assert.match(await told(page).innerText(), /学前教育毛入园率/);
  await page.locator('.overview .risk-plot').click({ position: at });
  assert.match(await page.locator('.sheet-title').innerText(), /学前教育毛入园率/);
  // Coming back, the keyboard is where the pointer was, and Enter opens as a click does.
  await overview(page);
  await cursor(page).focus();
  assert.match(await told(page).innerText(), /学前教育毛入园率/);
  await page.keyboard.press('ArrowDown');
  const next = (await told(page).innerText()).split('（')[0];
  await page.keyboard.press('Enter');
  assert.ok((await page.locator('.sheet-title').innerText()).includes(next), next);
});

journey('two scenarios stand side by side on one scale', async ({ page, goto, shot }) => {
  await goto();
  await overview(page);
  assert.match(await page.locator('.overview-tools').innerText(), /有其他情景时，可在这里并列比较/);
  await drawer(page, 'scenarios');
  await page.locator('.drawer').getByRole('button', { name: '复制当前情景' }).click();
  await page.keyboard.press('Escape');
  await views(page).filter({ hasText: '推演' }).click();
  await planner(page).type('每年增量', '0.26');
  await overview(page);
  await page.locator('.overview-others input').check();
  await page.locator('.overview-table summary').click();
  const heads = await page.locator('.overview-table thead th.number').allInnerTexts();
  assert.match(heads.join(' '), /1 .+：完成份额.*2 维持现状：完成份额/);
  const texts = await line(page, 't1-03');
  assert.deepEqual([texts[5], texts[7]], ['100％', '0％']);
  await walk(page, '学前教育毛入园率');
  assert.match(await told(page).innerText(), /情景：1 /);
  await page.keyboard.press('ArrowRight');
  assert.match(await told(page).innerText(), /情景：2 维持现状[\s\S]*完成所需变化的 0％/);
  assert.match(await page.locator('.overview-title').innerText(), /约束性指标达标：1 .* \d+\/13、2 维持现状 \d+\/13/);
  await shot('overview-two');
});

journey('observed progress and annual targets are in the picture', async ({ page, goto, shot }) => {
  await goto();
  // 93.7 + 0.26 of the 1.3 to go: a fifth; 94.35 would be half of it.
  for (const [label, figure] of [['2021 年的观测值', '93.96'], ['2023 年的年度目标', '94.35']]) {
    await page.getByLabel(label).fill(figure);
    await page.getByLabel(label).press('Enter');
  }
  await overview(page);
  await walk(page, '学前教育毛入园率');
  assert.match(await told(page).innerText(), /已观测：2021年 20％\s+年度目标：2023年 50％/);
  assert.match(await page.locator('.overview-legend').innerText(), /已观测到的[\s\S]*年度目标/);
  await page.locator('.overview-table summary').click();
  assert.deepEqual((await line(page, 't1-03')).slice(6, 8), ['2021年 20％', '2023年 50％']);
  await shot('overview-observed');
});

journey('the picture leaves the page as SVG and PNG with its finding and source', async ({ page, goto }) => {
  await goto();
  await overview(page);
  const save = async (name) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).filter({ visible: true }).click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await save('下载图片 SVG');
  assert.match(svg.name, /^总览 .*\.svg$/);
  const text = svg.bytes.toString();
  assert.match(text, /预计 2025 年约束性达标/);
  assert.match(text, /规划数据版本/);
  assert.match(text, /空心为预期性，实心为约束性/);
  const png = await save('下载图片 PNG');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.bytes.readUInt32BE(20) > 1500, 'as high as its lines ask');
});

journey('three hundred indicators are dots in the bands of their domains', async ({ page, goto, shot, axe }) => {
  const sample = tuiyan(['plan', 'sample', '--indicators', '300']);
  await goto();
  await loadPlan(page, sample);
  await overview(page);
  const box = await page.locator('.overview .risk-plot').boundingBox();
  assert.ok(box.height < 1200, `${box.height} pixels`);
  await cursor(page).focus();
  await page.keyboard.press('End');
  const last = await told(page).innerText();
  const at = await spot(page);
  await page.keyboard.press('Home');
  await page.locator('.overview .risk-plot').hover({ position: at });
  assert.equal(await told(page).innerText(), last);
  await axe('.overview');
  await shot('overview-300');
});
