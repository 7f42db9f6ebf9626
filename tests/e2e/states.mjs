// Every state that the page can be left in, for journeys that look at all of them.
import { drawer, menu, planner } from './planner.mjs';
import { past } from './states.past.mjs';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const OFFICE = { viewport: { width: 1366, height: 768 } };

/** One of each kind: a level, a sum, an average growth, an achievement, no start, a maximum with an observed year's chart. */
const KINDS = { level: 't1-03', sum: 't1-13', growth: 't1-11', status: 't1-02', 'no start': 't1-26', binding: 't1-16' };
export const VIEWS = ['project', 'overview', 'risk', 'compare', 'observe', 'merge', 'report', 'train', 'guide'];

export const view = (page, name) => page.locator('.tabs .tab').nth(VIEWS.indexOf(name)).click();
const part = (page, at) => page.locator('.risk-nav button').nth(at).click();
const away = (page) => page.locator('.drawer-close').click();

/** Opens an indicator, from its list also where that is a page of its own. */
async function open(page, id) {
  const back = page.locator('.back');
  if (await back.isVisible()) await back.click();
  await planner(page).open(id);
  await page.locator(`.row.open[data-id="${id}"]`).waitFor({ state: 'attached' });
}

/** Types into a field that is found by either of its names. */
async function enter(page, name, text) {
  const field = page.getByRole('textbox', { name }).first();
  await field.fill(text);
  await field.press('Enter');
}

/** Every state that the page can be left in, as a table: what it is called, and how to get there from the one before. */
export const STATES = [
  ['project: list', (page) => view(page, 'project').then(() => page.locator('.row').first().waitFor())],
  ...Object.entries(KINDS).map(([kind, id]) => [`project: ${kind}`, (page) => open(page, id)]),
  ['project: batch', async (page) => {
    if (await page.locator('.back').isVisible()) await page.locator('.back').click();
    await page.locator('.batch-switch').click();
    await page.locator('.row-pick').first().click();
  }],
  ['project: table', async (page) => {
    await page.locator('.batch-switch').click();
    await page.locator('.layout-switch button').nth(1).click();
    await page.locator('.assumptions td.cell').first().waitFor();
  }],
  ['project: list again', (page) => page.locator('.layout-switch button').nth(0).click().then(() => page.locator('.row').first().waitFor())],
  ['project: what was typed is no number', (page) => open(page, 't1-03').then(() => page.locator('.reading .entry').first().fill('x')).then(() => page.keyboard.press('Enter'))],
  ['project: nothing found', async (page) => {
    await page.locator('.reading .entry').first().press('Escape');
    if (await page.locator('.back').isVisible()) await page.locator('.back').click();
    await page.locator('.search').fill('zzz');
    await page.locator('.nothing').waitFor();
  }],
  ['overview', async (page) => { await page.locator('.nothing button').click(); await view(page, 'overview'); await page.locator('.overview-table summary').click(); }],
  ['overview: by the keyboard', (page) => page.locator('.overview-cursor').focus()],
  ['risk: switching values', async (page) => { await view(page, 'risk'); await page.locator('.ranking-table').first().waitFor(); }],
  ['risk: chances', (page) => part(page, 1)],
  ['risk: chances, simulated', async (page) => {
    await menu(page);
    await page.locator('.presets button').nth(1).click();
    await enter(page, /^(假设的 ± 百分之几|Plus or minus)/, '20');
    await page.getByRole('button', { name: /^(填写|Fill in)$/ }).click();
    await enter(page, /^(共同因子相关系数（|Common-factor correlation \()/, '0.3');
    await page.locator('.joint-start').click();
    await page.locator('.joint-results').waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
    while (await page.locator('.undo').isEnabled()) await page.locator('.undo').click();
  }],
  ['risk: sensitivity', (page) => part(page, 2)],
  ['risk: effort', (page) => part(page, 3)],
  ['risk: effort, answered', async (page) => { await enter(page, /^(预算（|Budget \()/, '40'); await page.locator('.effort-table .entry').first().fill('10'); await page.keyboard.press('Enter'); }],
  ['risk: against the past, nothing known', (page) => part(page, 4)],
  ['risk: track record, nothing known', (page) => part(page, 5)],
  ['risk: consistency', (page) => part(page, 6)],
  ['menu', (page) => menu(page)],
  ['compare: one', async (page) => { await page.keyboard.press('Escape'); await view(page, 'compare'); }],
  ['scenario drawer', async (page) => { await drawer(page, 'scenarios'); await page.locator('.drawer').getByRole('button', { name: /^(复制当前情景|Duplicate scenario)$/ }).click(); }],
  ['compare: two', (page) => away(page)],
  ['overview: two', async (page) => { await view(page, 'overview'); await page.locator('.overview-others input').check(); }],
  ['share drawer', (page) => drawer(page, 'share')],
  ['files drawer', (page) => away(page).then(() => drawer(page, 'files'))],
  ['plans drawer', (page) => away(page).then(() => drawer(page, 'plans'))],
  ['plan data', async (page) => { await page.locator('.drawer').getByRole('button', { name: /^(修改数据|Edit data)$/ }).click(); await page.locator('.editor').waitFor(); }],
  ['plan data: indicators', (page) => page.locator('.editor-sheets button').nth(4).click()],
  ['observe', (page) => view(page, 'observe')],
  ['merge', (page) => view(page, 'merge')],
  ['report', (page) => view(page, 'report')],
  ['train: exercises', (page) => view(page, 'train')],
  ['train: facilitator', (page) => page.locator('.training-rooms [role=radio]').nth(1).click()],
  ['train: projector, task', async (page) => { await page.locator('.facilitator-show button').first().click(); await page.locator('.projector').waitFor(); }],
  ['train: projector, question', (page) => page.keyboard.press('PageDown')],
  ['train: projector, answer', (page) => page.keyboard.press('PageDown')],
  ['train: large', async (page) => {
    await page.keyboard.press('Escape');
    if (!(await page.locator('.facilitator-show button').nth(1).isVisible())) return;
    await page.locator('.facilitator-show button').nth(1).click();
    await page.locator('.large-bar').waitFor();
  }],
  ['train: after large', async (page) => { if (await page.locator('.large-bar').count()) await page.keyboard.press('Escape'); await view(page, 'train'); }],
  ['train: results', (page) => page.locator('.training-rooms [role=radio]').nth(2).click()],
  ['guide: how to', (page) => view(page, 'guide')],
  ['guide: method', (page) => part(page, 1)],
  ['guide: glossary', (page) => part(page, 2)],
  ['train: prediction', async (page) => { await view(page, 'train'); await page.locator('.training-rooms [role=radio]').nth(0).click(); await page.getByRole('textbox', { name: /^(姓名或小组|Name or group)$/ }).fill('A'); await page.locator('.exercise[data-id="predict-trend"] button').click(); }],
  ['train: revealed', (page) => page.getByRole('button', { name: /^(提交并揭晓|Submit and reveal)$/ }).click()],
  ...past(view),
];

/** Goes through the whole table and calls `look` in every state; what `look` finds is gathered. */
export async function everywhere(page, look) {
  const found = [];
  for (const [name, go] of STATES) {
    await go(page);
    for (const finding of (await look(name)) ?? []) found.push(`${name}: ${finding}`);
  }
  return found;
}
