// The page in English: one click there and back, remembered, and nothing of the page left in Chinese.
import assert from 'node:assert/strict';
import { drawer, otherLanguage as english, planner } from './planner.mjs';
import { journey, reload, visit } from './support.mjs';

const VIEWS = ['Projection', 'Risk', 'Compare', 'Observe', 'Merge', 'Report', 'Guide'];
const RISKS = ['Switching values', 'Chances', 'Sensitivity', 'Budget', 'Consistency'];
const DRAWERS = ['scenarios', 'share', 'files'];

const view = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: new RegExp(`^${name}`) }).click();

/** The open scenario was named in the Chinese session before, and the document's number has no English. */
const OWN = ['维持现状', '广利府发〔2022〕12号'];

/** Every text with Han in it that is not marked as Chinese: text nodes, labels, hints, and what stands in empty fields. */
const chinese = (page) =>
  page.evaluate((own) => {
    const isHan = (text) => /\p{Script=Han}/u.test(own.reduce((text, name) => text.replaceAll(name, ''), text));
    const found = [];
    const isMarked = (element) => element.closest('[lang]')?.lang.startsWith('zh');
    // What was printed in the document, and the link itself.
    const isOwn = (element) => element.closest('q, textarea');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, data } = walker.currentNode;
      if (isHan(data) && !/^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName) && !isMarked(parent) && !isOwn(parent)) found.push(data.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [aria-valuetext], [data-label], [alt]')) {
      if (isMarked(element) || isOwn(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'data-label', 'alt']) {
        const text = element.getAttribute(name);
        if (text && isHan(text)) found.push(`${name}: ${text}`);
      }
    }
    return [...new Set(found)];
  }, OWN);

/** Goes everywhere, and calls `look` there. */
async function everywhere(page, look) {
  for (const name of VIEWS) {
    await view(page, name);
    if (name === 'Risk') {
      for (const section of RISKS) {
        await page.getByRole('navigation', { name: 'Sections of Risk' }).getByRole('button', { name: new RegExp(`^${section}`) }).click();
        await look(`${name} ${section}`);
      }
    } else if (name === 'Guide') {
      for (const part of ['How to use it', 'Method and examples', 'Glossary']) {
        await page.getByRole('button', { name: part, exact: true }).click();
        await look(`${name} ${part}`);
      }
    } else {
      await look(name);
    }
  }
  await view(page, 'Projection');
  for (const name of DRAWERS) {
    await drawer(page, name);
    await look(`drawer ${name}`);
    await page.keyboard.press('Escape');
  }
}

journey('one click to English and back keeps the work as it was left', async ({ page, goto }) => {
  const plan = planner(page);
  await goto();
  await page.locator('.row').first().waitFor();
  await plan.open('t1-03');
  await plan.type('每年增量', '0.26');
  const verdict = await plan.scoreboard();
  await english(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await page.title(), /^Projection · .+ · Tuiyan$/);
  assert.equal(await page.locator('.row.open').getAttribute('data-id'), 't1-03');
  assert.match(await page.locator('.explanation-text').textContent(), /93\.7 \+ 5 × 0\.26 = 95/);
  assert.match(await page.locator('.scoreboard').textContent(), /met/);
  await page.locator('.undo').click();
  assert.match(await page.locator('.explanation-text').textContent(), /held/);
  await page.locator('.redo').click();
  await page.locator('.language').click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  assert.equal(await plan.scoreboard(), verdict);
  assert.match(await plan.explanation(), /93\.7 \+ 5 × 0\.26 = 95/);
});

journey('the language is remembered, and an address may ask for it', async ({ page, goto }) => {
  await goto();
  await english(page);
  await reload(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await goto('#lang=zh');
  await page.locator('html[lang="zh-CN"]').waitFor();
});

journey('a link that was made in English opens in English', async ({ page, context, goto }) => {
  await goto();
  await english(page);
  await page.locator('#drawer-share').click();
  const link = await page.locator('.share-link').inputValue();
  assert.match(link, /lang=en/);
  await page.locator('.language').click();
  const other = await context.newPage();
  await visit(other, link);
  await other.locator('html[lang="en"]').waitFor();
  await other.close();
});

for (const colorScheme of ['light', 'dark']) {
  journey(`every view is in English throughout and open to everyone (${colorScheme})`, { colorScheme }, async ({ page, goto, axe, t }) => {
    await goto();
    await english(page);
    const left = [];
    await everywhere(page, async (where) => {
      if (colorScheme === 'light') for (const text of await chinese(page)) left.push(`${where}: ${text}`);
      await axe();
    });
    if (left.length > 0) t.diagnostic(left.join('\n'));
    assert.deepEqual(left, []);
  });
}

for (const [name, viewport] of [['office', { width: 1366, height: 768 }], ['wide', { width: 1920, height: 1080 }], ['phone', { width: 390, height: 844 }]]) {
  journey(`nothing runs off the page in English (${name})`, { viewport }, async ({ page, goto, shot }) => {
    await goto();
    await english(page);
    await everywhere(page, async (where) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${where} runs off by ${over} pixels`);
      await shot(`english-${name}-${where.toLowerCase().replace(/[^a-z]+/g, '-')}`);
    });
  });
}

journey('an example of the guide follows the lever above it', async ({ page, goto }) => {
  const plan = planner(page);
  await goto();
  await plan.open('t1-03');
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name: '说明' }).click();
  await page.getByRole('button', { name: '方法与算例' }).click();
  const example = page.locator('.method-page', { hasText: '每年增加（或减少）同样多' }).locator('.example');
  await page.locator('.guide .lever').fill('0.26');
  await page.locator('.guide .lever').dispatchEvent('input');
  await assert.doesNotReject(example.getByText(/93\.7 \+ 5 × 0\.26 = 95/).first().waitFor());
  await page.getByRole('button', { name: '术语' }).click();
  await page.getByRole('searchbox', { name: '搜索术语' }).fill('room');
  assert.equal(await page.locator('.term dt').first().textContent(), '余量 Room');
});
