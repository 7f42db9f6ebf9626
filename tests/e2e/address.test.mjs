// What a link is worth where the browser keeps nothing: the address takes the place of the storage.
import assert from 'node:assert/strict';
import { planner } from './planner.mjs';
import { journey, reload } from './support.mjs';

/** The link of the open scenario, without the page’s own address. */
async function sent(page) {
  const button = page.locator('#drawer-share');
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  const link = await page.locator('.share-link').inputValue();
  await button.click();
  return link.slice(link.indexOf('#'));
}

const names = async (page) => {
  await page.locator('#drawer-scenarios').click();
  const names = await page.locator('.scenario-title').allInnerTexts();
  await page.locator('#drawer-scenarios').click();
  return names;
};

const DENIED = {
  'is denied': () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  },
  'is full': () => {
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  },
};

for (const [what, deny] of Object.entries(DENIED)) {
  journey(`where storage ${what} a link’s scenario survives a reload, with what was changed of it`, async ({ page, goto, shot }) => {
    await goto();
    const p = planner(page);
    await p.type('2025年', '95.5');
    await page.locator('#drawer-scenarios').click();
    await page.locator('.scenario-name').fill('加大投入');
    await page.locator('.scenario-name').press('Tab');
    const link = await sent(page);
    await page.evaluate(() => localStorage.clear());
    await page.addInitScript(deny);
    await page.goto('about:blank');

    await goto(link);
    const notice = await page.locator('.notice').innerText();
    assert.match(notice, /“加大投入”已打开。/);
    assert.match(await page.locator('.unkept').innerText(), /情景写在网址里，重新载入不会丢失/);
    await shot(`unkept-${what.replace(' ', '-')}`);
    for (const value of ['95.5', '95.5', '96.0']) {
      if (value !== '95.5') await p.type('2025年', value);
      await reload(page);
      await page.locator('.unkept').waitFor();
      assert.equal(await p.value('2025年'), value);
      assert.deepEqual((await names(page)).filter((name) => name.includes('加大投入')), ['加大投入']);
    }
    // Another scenario beside it is in the address as well.
    await page.locator('#drawer-scenarios').click();
    await page.getByRole('button', { name: '复制当前情景' }).click();
    await page.locator('#drawer-scenarios').click();
    await p.type('2025年', '97.0');
    const all = await names(page);
    await reload(page);
    await page.locator('.unkept').waitFor();
    assert.deepEqual((await names(page)).sort(), all.sort());
    assert.equal(await p.value('2025年'), '97.0');
  });
}

journey('where storage is denied a scenario without a link is found again too, under its own name', async ({ page, goto }) => {
  await page.addInitScript(DENIED['is denied']);
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  const before = await names(page);
  assert.deepEqual(before, ['维持现状（已改动）']);
  for (let time = 0; time < 2; time += 1) {
    await reload(page);
    await page.locator('.unkept').waitFor();
    assert.equal(await p.value('2025年'), '95.5');
    assert.deepEqual(await names(page), before);
  }
});

journey('what is kept is not in the address, and what could not be opened stays there', async ({ page, goto, url }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  const link = await sent(page);
  assert.equal(page.url(), url);
  await page.evaluate((hash) => { location.hash = hash; }, `${link.slice(0, -4)}`);
  await page.getByText('地址中的链接打不开').first().waitFor();
  await p.type('2025年', '96');
  assert.equal(page.url(), url + link.slice(0, -4));
});

journey('in English the address asks for English again', async ({ page, goto }) => {
  await page.addInitScript(DENIED['is denied']);
  await goto('#lang=en');
  await planner(page).type('2025', '95.5');
  await reload(page);
  await page.locator('.unkept').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await planner(page).outcome('t1-03'), '95.5');
});
