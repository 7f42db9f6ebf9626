// 修约值比较: verdicts on figures as they would be published.
import assert from 'node:assert/strict';
import { drawer, planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const line = (page, id) => page.locator(`.row[data-id="${id}"]`);
const way = (page) => page.locator('.compare-by');
const by = async (page, label) => {
  await drawer(page, 'scenarios');
  await way(page).selectOption({ label });
  await page.keyboard.press('Escape');
};

journey('rounded values are compared for the whole plan, and the verdicts that this turns are marked', async ({ page, goto, axe, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-03');
  // Published as 95.0.
  await p.type('2025年', '94.96');
  assert.match(await line(page, 't1-03').locator('button').getAttribute('aria-label'), /未达标/);
  await by(page, '修约值比较');
  assert.match(await line(page, 't1-03').locator('button').getAttribute('aria-label'), /，达标，.*按全数值为未达标/);
  assert.equal(await line(page, 't1-03').locator('.row-turned').innerText(), '修约');
  assert.match(await page.locator('.sheet').innerText(), /94\.96，修约为 95\.0 ≥\s?95/);
  await axe('.list');
  await shot('comparing-1366');
  await drawer(page, 'scenarios');
  await p.press('新建情景');
  assert.equal(await way(page).locator('option:checked').innerText(), '修约值比较', 'a new scenario is compared as the others');
  await axe('.drawer');
  await shot('comparing-drawer');
  await page.keyboard.press('Escape');
  await reload(page);
  await drawer(page, 'scenarios');
  assert.equal(await way(page).locator('option:checked').innerText(), '修约值比较');
  await way(page).selectOption({ label: '全数值比较' });
  await page.keyboard.press('Escape');
  await counted(page.locator('.row-turned'), 0);
  await page.keyboard.press('Control+z');
  // One step takes it back.
  await page.locator('.row-turned').first().waitFor();
});
