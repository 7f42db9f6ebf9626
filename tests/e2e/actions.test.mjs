// How many clicks and keys three tasks take, counted as a person does them: what is pasted is one key, what is typed one for each letter.
import assert from 'node:assert/strict';
import { views } from './planner.mjs';
import { counted, journey } from './support.mjs';

/** A page on which every click and every key is counted. */
function counting(page) {
  let count = 0;
  return {
    click: (locator) => { count += 1; return locator.click(); },
    key: (name) => { count += 1; return page.keyboard.press(name); },
    type: (text) => { count += [...text].length; return page.keyboard.type(text); },
    taken: () => count,
  };
}

const score = (page, nature, verdict) =>
  page.locator('.scoreboard').getByRole('group', { name: nature }).getByRole('button', { name: new RegExp(`^${verdict} \\d+$`) });
const view = (page, name) => views(page).filter({ hasText: name });

journey('all binding targets that can be judged are just met after three clicks', async ({ page, goto, t }) => {
  await goto();
  const by = counting(page);
  await by.click(score(page, '约束性', '未达标'));
  await by.click(page.getByRole('button', { name: '批量', exact: true }));
  await by.click(page.getByRole('group', { name: '批量操作' }).getByRole('button', { name: /恰好达标$/ }));
  await page.waitForFunction(() => /约束性 达标 8 未达标 0 /.test(document.querySelector('.scoreboard').innerText.replace(/\s+/g, ' ')));
  t.diagnostic(`bring all binding targets to just met: ${by.taken()}`);
  assert.ok(by.taken() <= 3);
});

journey('the three worst are on the first page of what is printed after two clicks', async ({ page, goto, t }) => {
  await page.addInitScript(() => { window.print = () => { window.isPrinted = true; }; });
  await goto();
  const by = counting(page);
  await by.click(view(page, '报告'));
  await by.click(page.getByRole('button', { name: '打印', exact: true }));
  await page.waitForFunction(() => window.isPrinted);
  await counted(page.locator('.report ol li').filter({ visible: true }).filter({ hasText: '未达标' }), 3);
  t.diagnostic(`find the three worst and print them: ${by.taken()}`);
  assert.ok(by.taken() <= 2);
});

/** What the plan's rows are about: a start, a yearly amount, or a target. The second is a status. */
const ABOUT = [
  0.3, 0, 93.7, 97, 93.7, 10.2, 1.08, 5, 4, 45, 4, 5.5, 0.3, 0.12, 1.8, 2.6, 2.8, 76.6, 2.8, 3.4, 98, 80, 70, 70, 51.8, 99, 94, 0.3, 99,
  12224, 99, 99, 99, 95, 8860, 2.3, 30, 99,
].map(String);
const observed = (page) => page.locator('.grid .cell[data-origin="observed"]');

journey('a year of 38 rows is pasted with three actions, and typed with no key but its figures and an Enter each', async ({ page, context, goto, t }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goto();
  const pasted = counting(page);
  await pasted.click(view(page, '观测'));
  const first = page.locator('.grid tr[data-id="t1-01"] td.cell').first();
  await pasted.click(first);
  await page.evaluate((text) => navigator.clipboard.writeText(text), ABOUT.map((figure, at) => (at === 1 ? '—' : figure)).join('\r\n'));
  await pasted.key('Control+V');
  await counted(observed(page), 37);
  await page.locator('.undo').click();
  await counted(observed(page), 0);
  const typed = counting(page);
  await typed.click(first);
  for (const [at, figure] of ABOUT.entries()) {
    if (at === 1) await typed.key('ArrowDown');
    else {
      await typed.type(figure);
      await typed.key('Enter');
    }
  }
  await counted(observed(page), 37);
  t.diagnostic(`enter one year's figures for 38 rows: pasted ${pasted.taken()}, typed ${typed.taken()}`);
  const letters = ABOUT.reduce((sum, figure, at) => sum + (at === 1 ? 0 : figure.length), 0);
  assert.deepEqual([pasted.taken(), typed.taken()], [3, 1 + letters + 38]);
});
