// Presets over work: what is said, the way back, a scenario of its own, and names that say when they no longer hold.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { planner, views } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const toast = (page) => page.locator('.notice-text').innerText();
const titles = (page) => page.locator('.scenario-title').allInnerTexts();
const opened = (page) => page.locator('#drawer-scenarios .drawer-text').innerText();

journey('a preset over work says what it changed, and one press takes it back', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('每年', '0.3');
  await p.press('半程');
  assert.match(await toast(page), /^半程：改动 \d+ 项$/);
  assert.equal(await opened(page), '半程');
  await shot('preset-toast');
  await axe();
  await page.locator('.toast-undo').click();
  await page.locator('.notice').waitFor({ state: 'detached' });
  assert.equal(await opened(page), '维持现状（已改动）');
  assert.equal(await p.value('每年'), '+0.30');
});

journey('a preset can be given a scenario of its own, as one step', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await page.locator('#drawer-scenarios').click();
  await page.locator('.scenario-name').fill('稳妥情景（人社口径）');
  await page.locator('.scenario-name').press('Enter');
  await p.open('t1-03');
  await p.type('每年', '0.3');
  await p.press('半程');
  assert.equal(await opened(page), '稳妥情景（人社口径）', 'a name that a person gave stays');
  await p.press('为此新建情景');
  assert.match(await toast(page), /已新建情景“半程”/);
  assert.deepEqual(await titles(page), ['稳妥情景（人社口径）', '半程']);
  await page.getByRole('button', { name: /^稳妥情景（人社口径） 1 处改动/ }).click();
  assert.equal(await p.value('每年'), '+0.30');
  await p.press('撤销');
  assert.deepEqual(await titles(page), ['稳妥情景（人社口径）']);
});

journey('an untouched scenario loses nothing by a preset, and nothing is offered to save it', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.press('恰好达标');
  await counted(page.locator('.toast-aside'), 0);
  assert.equal(await page.locator('.toast-undo').isEnabled(), true);
  await p.open('t1-03');
  await p.type('每年', '0.5');
  assert.equal(await page.locator('.toast-undo').isDisabled(), true, 'another step followed');
});

journey('an edited default name says so wherever it stands', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  await p.type('每年', '0.3');
  const name = '维持现状（已改动）';
  assert.equal(await opened(page), name);
  await page.locator('#drawer-scenarios').click();
  assert.deepEqual(await titles(page), [name]);
  assert.equal(await page.locator('.scenario-name').inputValue(), name);
  await page.keyboard.press('Escape');
  await page.locator('#drawer-files').click();
  const download = page.waitForEvent('download');
  await page.locator('.drawer').getByRole('button', { name: /情景.*JSON|^JSON/ }).first().click();
  const file = await download;
  assert.match(file.suggestedFilename(), /维持现状（已改动）/);
  assert.equal(JSON.parse(await readFile(await file.path(), 'utf8')).name, name);
  await page.keyboard.press('Escape');
  await views(page).filter({ hasText: '报告' }).click();
  await page.locator('.paper .facts', { hasText: name }).waitFor();
  await reload(page);
  assert.equal(await opened(page), name);
});
