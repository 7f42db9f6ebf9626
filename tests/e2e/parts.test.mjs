// The rest of the page's program: it comes after the start, and where it does not come the page says so and asks again.
import assert from 'node:assert/strict';
import { everyView, planner, views } from './planner.mjs';
import { counted, journey } from './support.mjs';

const REST = '**/tuiyan-rest-*.wasm';
const missing = (page) => page.getByRole('alert').filter({ hasText: '这一部分没有取到' });
const view = (page, name) => page.getByRole('article', { name, exact: true });

/** Lets nothing of the rest through until it is told to, and tells how often it was asked for. */
async function withheld(page) {
  let open;
  const opened = new Promise((done) => { open = done; });
  const held = { asked: 0, open };
  await page.route(REST, async (route) => {
    held.asked += 1;
    await opened;
    await route.continue();
  });
  return held;
}

journey('the start does not wait for the rest: the lever moves, and a view that is asked for is said to be loading', async ({ page, goto, axe }) => {
  const rest = await withheld(page);
  await goto();
  const p = planner(page);
  await p.choose('年均增量');
  await p.drag(0.95);
  assert.doesNotMatch(await p.finding(), /未达标/);
  await views(page).filter({ hasText: '报告' }).click();
  await page.locator('main.other-view').getByText('正在载入').first().waitFor();
  await axe();
  await page.locator('#drawer-scenarios').click();
  await page.getByRole('dialog', { name: '情景' }).getByText('正在载入').first().waitFor();
  rest.open();
  await view(page, '报告').waitFor();
  await page.locator('.scenario-title').first().waitFor();
  assert.equal(rest.asked, 1, 'what is on its way is not asked for again');
});

journey('what is changed before the rest is here is kept as soon as it is, and a figure that is typed waits for what reads it', async ({ page, goto }) => {
  const rest = await withheld(page);
  await goto();
  const p = planner(page);
  await p.choose('年均增量');
  await p.drag(0.95);
  const saved = page.locator('.saved-words');
  await saved.filter({ hasText: '尚未保存' }).waitFor();
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tuiyan/2/')).length);
  assert.equal(await kept(), 0);
  const field = page.locator('.readings .entry').first();
  await field.fill('0.1');
  await field.press('Enter');
  await page.locator('.field-remark').filter({ hasText: '载入后即读入' }).waitFor();
  rest.open();
  await saved.filter({ hasText: '已保存在本机' }).waitFor();
  await counted(page.locator('.field-remark'), 0);
  assert.match(await field.inputValue(), /^\+0\.10*$/);
  assert.equal(await kept(), 1);
});

journey('the rest comes by itself once the page stands', async ({ page, goto, context }) => {
  const asked = page.waitForResponse((response) => /tuiyan-rest-[0-9a-f]+\.wasm$/.test(response.url()));
  await goto();
  await (await asked).finished();
  await page.waitForFunction(() => document.querySelector('.tab[title]'));
  await context.setOffline(true);
  await everyView(page);
});

journey('a rest that cannot be had is said to be missing, and comes when it is asked for again', async ({ page, goto, axe, shot, expect }) => {
  expect(/tuiyan-rest|ERR_FAILED|404/);
  await page.route(REST, (route) => route.abort());
  await goto();
  const p = planner(page);
  await views(page).filter({ hasText: '观测' }).click();
  await missing(page).waitFor();
  await axe();
  await shot('part missing');
  assert.match(await missing(page).innerText(), /网络断了.*新版本/);
  await page.getByRole('button', { name: '再试一次' }).click();
  await missing(page).waitFor();
  // The lever needs nothing of it.
  await views(page).filter({ hasText: '推演' }).click();
  await p.choose('年均增量');
  await p.drag(0.95);
  assert.doesNotMatch(await p.finding(), /未达标/);
  await page.unroute(REST);
  await page.route(REST, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await views(page).filter({ hasText: '风险' }).click();
  await missing(page).waitFor();
  await page.unroute(REST);
  await page.getByRole('button', { name: '再试一次' }).click();
  await view(page, '风险').waitFor();
  await counted(missing(page), 0);
});

journey('in English it is said in English, and a file that came meanwhile is not lost without a word', async ({ page, goto, expect }) => {
  expect(/tuiyan-rest|ERR_FAILED/);
  await page.route(REST, (route) => route.abort());
  await goto('#lang=en');
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'a.json', { type: 'application/json' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator('#notice').getByText('This part of the page could not be fetched').first().waitFor();
  await page.locator('#drawer-files').click();
  await page.getByRole('alert').filter({ hasText: 'Projection goes on working' }).waitFor();
});
