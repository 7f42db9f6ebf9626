// States of a page that knows earlier years: those of the fictional plan, which brings its past along.
import { drawer, menu, planner } from './planner.mjs';

/** A table of which one figure is sure and the others are asked about. */
const UNSURE = { zh: ['指标', '年'], en: ['Indicator', ''] };

const risk = (page, at) => page.locator('.risk-nav button').nth(at).click();

/** Opens the fictional plan, whose yearly figures are laid in with it. */
async function fictional(page) {
  await drawer(page, 'plans');
  await page.locator('.plan-line[data-id="yunhe-2032"] .plan-open').click();
  await page.locator('.plan-line.open[data-id="yunhe-2032"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.drawer').waitFor({ state: 'detached' });
}

/** Opens an indicator, from its list also where that is a page of its own. */
async function open(page, id) {
  const back = page.locator('.back');
  if (await back.isVisible()) await back.click();
  await planner(page).open(id);
  await page.locator(`.row.open[data-id="${id}"]`).waitFor({ state: 'attached' });
}

/** Pastes a table that wants an eye into 观测. */
async function unsure(page) {
  const [name, year] = UNSURE[(await page.evaluate(() => document.documentElement.lang)).slice(0, 2)];
  const rows = await page.locator('.grid tbody tr[data-id^="m-0"]').evaluateAll((all) => all.slice(0, 3).map((row) => row.querySelector('.name-text').textContent));
  const text = [`${name}\t2027${year}\t2028${year}`, `${rows[0]}\t约9.2\t94 95`, `${rows[1]}\t97.1\t1200`, 'GDP\t5\t6'].join('\n');
  await page.locator('.grid td.cell').first().focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await page.locator('.preview').waitFor();
}

/** What each is called, and how to get there from the one before; `view` leads to a view. */
export const past = (view) => [
  ['past: shipped figures', async (page) => { await fictional(page); await view(page, 'observe'); await page.locator('.grid td[data-origin="history"]').first().waitFor(); }],
  ['past: more years', (page) => page.locator('.earlier-more').click()],
  ['past: preview', (page) => unsure(page)],
  ['past: basis', async (page) => {
    await page.keyboard.press('Escape');
    await page.locator('.preview').waitFor({ state: 'detached' });
    await view(page, 'project');
    await open(page, 'm-02');
    await page.locator('.basis-table tbody tr').first().scrollIntoViewIfNeeded();
  }],
  ['past: a method in use', (page) => page.locator('.basis-table .adopt').first().click().then(() => page.locator('.basis-now').waitFor())],
  ['past: a year left out and a break', async (page) => {
    await page.locator('.basis-years summary').click();
    await page.locator('.basis-years .basis-count input').nth(12).uncheck();
    await page.locator('.basis-years .basis-break input').nth(9).check();
    await page.locator('.basis-remark:not(:empty)').waitFor();
  }],
  ['past: marks in the grid', (page) => view(page, 'observe').then(() => page.locator('.grid :is(.cell, .base)[data-marks="out"]').first().waitFor())],
  ['past: population', async (page) => {
    await view(page, 'project');
    await open(page, 'm-10');
    await page.locator('.population-history summary').click();
    await page.locator('.population-lines tbody tr').first().waitFor();
  }],
  ['past: a message', async (page) => {
    await menu(page);
    await page.locator('.presets button').nth(1).click();
    await page.locator('.notice-text').waitFor();
  }],
  ['risk: against the past', async (page) => { await view(page, 'risk'); await risk(page, 4); await page.locator('.past-table tbody tr').first().waitFor(); }],
  ['risk: track record', async (page) => { await risk(page, 5); await page.locator('.calibration-table tbody tr').first().waitFor(); }],
  ['risk: track record, year by year', (page) => page.locator('.calibration-more').first().click().then(() => page.locator('.calibration-each').first().waitFor())],
  ['report: with the past', (page) => view(page, 'report').then(() => page.locator('.past-report, .reader-part').first().waitFor({ state: 'attached' }))],
  ['train: foretelling', async (page) => {
    await view(page, 'train');
    await page.locator('.training-rooms [role=radio]').nth(0).click();
    await page.locator('.exercise[data-id="foretell-2024"] button.primary').click();
    await page.locator('.quiz-chart canvas').first().waitFor();
  }],
  ['train: foretold', (page) => page.getByRole('button', { name: /^(提交并揭晓|Submit and reveal)$/ }).click().then(() => page.locator('.marked-chart canvas').first().waitFor())],
];
