// Links from one planner to another, and several planners' scenarios merged.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { BASE, here } from './browser.mjs';
import { planner } from './planner.mjs';
import { counted, journey, newcomer, reload, visit } from './support.mjs';

/** The link of the open scenario, from the panel. */
async function link(page) {
  const button = page.locator('#drawer-share');
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  return page.locator('.share-link').inputValue();
}

/** A scenario in which 学前教育毛入园率 grows by so much a year, and its link. */
async function scenarioLink(page, step) {
  const p = planner(page);
  await p.open('t1-03');
  await p.choose('年均增量');
  await p.type('每年增量', String(step));
  return link(page);
}

const names = async (page) => {
  const button = page.locator('#drawer-scenarios');
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  return page.locator('.scenario-title').allInnerTexts();
};

journey('a link that is copied opens as the same scenario for someone else', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page, goto, url, context, shot, axe }) => {
  await goto();
  const sent = await scenarioLink(page, 0.26);
  assert.ok(sent.startsWith(`${url}#s=`) && sent.length < 500, sent);
  await page.locator('.share-copy').click();
  await page.getByText('已复制').first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), sent);
  await shot('share');
  await axe('.drawer');
  const scoreboard = await planner(page).scoreboard();

  const other = await newcomer(context.browser());
  try {
    const theirs = await other.newPage();
    await visit(theirs, sent);
    await theirs.getByText('已打开，并保存在本机').first().waitFor();
    assert.equal(await planner(theirs).scoreboard(), scoreboard);
    assert.equal(theirs.url(), url);
    await planner(theirs).open('t1-03');
    assert.equal(await planner(theirs).value('每年增量'), '+0.26');
    const kept = await names(theirs);
    await reload(theirs);
    assert.deepEqual(await names(theirs), kept);
    // The same link once more is the scenario that is there.
    await visit(theirs, sent);
    await theirs.getByText('已经保存在本机').first().waitFor();
    assert.deepEqual(await names(theirs), kept);
  } finally {
    await other.close();
  }
});

journey('a damaged link is a sentence and changes nothing', async ({ page, goto, url }) => {
  await goto();
  const sent = await scenarioLink(page, 0.26);
  const kept = await names(page);
  await page.evaluate((hash) => { location.hash = hash; }, `#${sent.split('#')[1].slice(0, -4)}`);
  await page.getByText(/地址中的链接打不开：链接不完整：少了结尾/).first().waitFor();
  assert.deepEqual(await names(page), kept);
  await visit(page, `${url}#s=AAAA`);
  await reload(page);
  await page.getByText('地址中的链接打不开').first().waitFor();
  await page.locator('#drawer-share').click();
  await page.locator('.share-paste').fill('请看 https://example.com/');
  await page.getByRole('button', { name: '打开链接' }).click();
  await page.locator('.share-refusal', { hasText: '链接中没有情景' }).waitFor();
});

journey('a link in the address of an open page, or pasted, is one more scenario that can be taken back', async ({ page, goto, url }) => {
  await goto();
  const sent = await scenarioLink(page, 0.1);
  await planner(page).type('每年增量', '0.2');
  await page.evaluate((hash) => { location.hash = hash; }, `#${sent.split('#')[1]}`);
  await page.getByText('已打开，并保存在本机').first().waitFor();
  assert.equal(page.url(), url);
  assert.equal(await planner(page).value('每年增量'), '+0.10');
  assert.equal((await names(page)).length, 2);
  await planner(page).press('撤销');
  assert.equal((await names(page)).length, 1);
  await page.locator('#drawer-share').click();
  await page.locator('.share-paste').fill(`  ${sent.slice(0, 60)}\n${sent.slice(60)}  `);
  await page.getByRole('button', { name: '打开链接' }).click();
  await page.getByText('已打开，并保存在本机').first().waitFor();
  assert.equal((await names(page)).length, 2);
});

journey('over other plan data a link opens and lists the verdicts that differ', async ({ page, goto, url, shot, axe }) => {
  await goto();
  const sent = await scenarioLink(page, 0.26);
  const plan = await readFile(here('../../data/lizhou-14.json'), 'utf8');
  const amended = plan.replace('"value": 93.7}', '"value": 90.7}');
  assert.notEqual(amended, plan);
  await page.route(`**${BASE}data/lizhou-14.json`, (route) => route.fulfill({ contentType: 'application/json', body: amended }));
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await visit(page, sent);
  const notice = page.locator('.received');
  await notice.getByText('另一版数据').first().waitFor();
  assert.match(await notice.innerText(), /t1-03 学前教育毛入园率：发送方达标，这里未达标/);
  assert.equal(page.url(), url);
  await shot('received');
  await axe('.received');
  await notice.getByRole('button', { name: '知道了' }).click();
  await notice.waitFor({ state: 'detached' });
});

journey('the code fills the screen for those at the back, and is black on white in the dark', { colorScheme: 'dark' }, async ({ page, goto, shot }) => {
  await goto();
  await page.locator('#drawer-share').click();
  const small = await page.locator('.qr').boundingBox();
  await page.locator('.qr').click();
  const large = page.locator('.qr-large button');
  await large.waitFor();
  await shot('qr-large');
  const box = await large.boundingBox();
  assert.ok(box.width > 600 && box.width > 2 * small.width, JSON.stringify(box));
  assert.equal(await large.evaluate((button) => getComputedStyle(button).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await large.locator('path').evaluate((path) => getComputedStyle(path).fill), 'rgb(0, 0, 0)');
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'hidden' });
  assert.ok(await page.locator('.qr').isVisible(), 'the panel is still out');
});

journey('where the clipboard is denied the link is selected', async ({ page, goto }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await goto();
  const sent = await link(page);
  await page.locator('.share-copy').click();
  await page.getByText('请按 Ctrl+C').first().waitFor();
  const selected = await page.locator('.share-link').evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
  assert.equal(selected, sent);
});

journey("three people's links are merged, what they disagree on most first", async ({ page, goto, shot, axe }) => {
  await goto();
  const links = [];
  for (const step of [0.1, 0.26, 0.36]) links.push(await scenarioLink(page, step));
  await page.locator('.drawer-close').click();
  await planner(page).press('汇总');
  await page.getByText('至少要有两个情景').first().waitFor();
  await page.locator('.merge-links').fill(`${links.join('\n')}\ns=AAAA`);
  await page.getByRole('button', { name: '加入链接' }).click();
  await page.locator('.merge-remarks', { hasText: '第 4 行：链接已损坏' }).waitFor();
  assert.equal(await page.locator('.merge-links').inputValue(), 's=AAAA');
  await page.locator('.merge-finding', { hasText: '4 个情景，1 项指标的判断有分歧' }).waitFor();
  const first = page.locator('.merge-table tbody tr').first();
  assert.deepEqual((await first.locator('td.number').allInnerTexts()), ['≥95', '94.2', '95.25', '95.5', '100％', '4/4']);
  assert.match(await first.innerText(), /达标 3 · 未达标 1/);
  await counted(first.locator('.dot'), 4);
  await shot('merge');
  await axe('.merge');
  await page.getByRole('radio', { name: '约束性在前' }).click();
  assert.equal(await page.locator('.merge-table tbody tr td').first().innerText(), '约');
  // Leaving the open one out leaves the three.
  await page.locator('.merge-kept input').uncheck();
  await page.locator('.merge-finding', { hasText: '3 个情景' }).waitFor();
  await page.locator('tr[data-id="t1-03"] .merge-open').click();
  assert.match(await planner(page).finding(), /95/);
  // Whom one has let in is still there; whom one dismisses is not.
  await planner(page).press('汇总');
  await counted(page.locator('.merge-guests li'), 3);
  await page.locator('.merge-guests button').first().click();
  await counted(page.locator('.merge-guests li'), 2);
});

journey('scenario files are merged too, and what is none is named', async ({ page, goto }) => {
  await goto();
  await planner(page).press('汇总');
  const scenario = await readFile(here('../data/scenario.json'));
  await page.locator('.merge-files input').setInputFiles([
    { name: '甲.json', mimeType: 'application/json', buffer: scenario },
    { name: '乙.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "tuiyan.scenario/1", "plan": "x"}') },
  ]);
  await page.locator('.merge-guests li', { hasText: '加大投入' }).waitFor();
  await page.locator('.merge-remarks', { hasText: '乙.json：plan' }).waitFor();
  await page.locator('.merge-finding', { hasText: '2 个情景' }).waitFor();
});
