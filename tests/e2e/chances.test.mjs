import assert from 'node:assert/strict';
import { menu, planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const [JOBLESS, INJURY] = ['失业保险参保人数', '工伤保险参保人数'];

/** The section 概率与模拟 as a planner handles it. */
function section(page) {
  const field = (name) => page.getByRole('textbox', { name, exact: true });
  const chance = (id, at) => page.locator(`.ranges-table tr[data-id="${id}"] .ranges-chance`).nth(at);
  return {
    async show() {
      await planner(page).press('风险');
      await planner(page).press('概率与模拟');
    },
    field,
    /** Types as a person does: the field's text replaced, then Enter. */
    async type(name, entered) {
      await field(name).fill(entered);
      await field(name).press('Enter');
    },
    async range(name, low, likely, high) {
      await this.type(`可能：${name}`, likely);
      await this.type(`低：${name}`, low);
      await this.type(`高：${name}`, high);
    },
    /** The chance of an indicator where deviations persist, and where they are independent. */
    persistent: async (id) => (await chance(id, 0).innerText()).trim(),
    async yearly(id) {
      await page.waitForFunction((of) => !of.innerText.includes('计算中'), await chance(id, 1).elementHandle());
      return (await chance(id, 1).innerText()).trim();
    },
    correlate: (rho) => section(page).type('共同因子相关系数（0 到 1）', rho),
    start: () => page.getByRole('button', { name: '模拟', exact: true }).click(),
    /** Waits for the result and reads it. */
    async result() {
      await page.locator('.joint-results').waitFor({ timeout: 60_000 });
      await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
      return {
        finding: await page.locator('.joint-head .joint-finding').innerText(),
        conditions: await page.locator('.joint-head + .risk-note').innerText(),
        counts: await page.locator('.joint-count-table tbody tr').allInnerTexts(),
        drawn: await page.locator('.joint-drawn tbody tr').allInnerTexts(),
      };
    },
    expired: page.locator('.joint-expired'),
    bounds: page.locator('.joint-bounds'),
  };
}

/** Every target just met, and ranges about two binding ones. */
async function ranged(page) {
  await menu(page);
  await planner(page).press('恰好达标');
  const s = section(page);
  await s.show();
  await s.range(JOBLESS, '0.05', '0.08', '0.1');
  await s.range(INJURY, '0.05', '0.08', '0.11');
  await page.getByLabel(`分布：${INJURY}`).selectOption('均匀分布');
  return s;
}

journey('ranges typed in the table lead to the chances that are worked out by hand', async ({ page, goto, axe }) => {
  await goto();
  const s = await ranged(page);
  // 0.076 a year is required. Of the triangle from 0.05 over 0.08 to 0.10 lies above it 1 − 0.026² / (0.05 × 0.03) = 0.549.
  assert.equal(await s.persistent('t1-16'), '约 55％');
  // 0.07 is required, and evenly from 0.05 to 0.11 lies 0.04 of 0.06 above it.
  assert.equal(await s.persistent('t1-17'), '约 65％');
  // The mean of five such years has a standard deviation of 0.0077, so 0.07 lies 1.29 of them below 0.08.
  assert.equal(await s.yearly('t1-17'), '约 90％');
  assert.equal(await s.persistent('t1-20'), '没有说明假设可能偏离多少');
  assert.equal(await s.yearly('t1-20'), '—');
  assert.match(await s.persistent('t1-26'), /规划没有给出起点/);
  await axe('.risk');
});

journey('Enter goes on to the row below, and what is no range is refused in words', async ({ page, goto }) => {
  await goto();
  const s = section(page);
  await s.show();
  await s.field(`低：${JOBLESS}`).fill('-0.1');
  await s.field(`低：${JOBLESS}`).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), `低：${INJURY}`);
  assert.equal(await s.field(`低：${JOBLESS}`).inputValue(), '−0.100');
  await s.type(`低：${JOBLESS}`, '0.1');
  assert.match(await page.locator('.field-remark').innerText(), /“低”不能高于“可能”/);
  await s.field(`低：${JOBLESS}`).press('Escape');
  assert.equal(await s.field(`低：${JOBLESS}`).inputValue(), '−0.100');
  await s.type(`低：${JOBLESS}`, '');
  assert.equal(await s.persistent('t1-16'), '没有说明假设可能偏离多少');
});

journey('one rule fills in every growth that is assumed, as one step to undo', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.press('恰好达标');
  const s = section(page);
  await s.show();
  await s.type('假设的 ± 百分之几', '50');
  await p.press('填写');
  assert.equal(await s.field(`低：${JOBLESS}`).inputValue(), '+0.038');
  assert.equal(await s.field(`高：${JOBLESS}`).inputValue(), '+0.114');
  // The likely value is the required one: half of a symmetric triangle lies above it.
  assert.equal(await s.persistent('t1-16'), '约 50％');
  await page.locator('.notice', { hasText: /已给 \d+ 项/ }).waitFor();
  await p.press('撤销');
  assert.equal(await s.field(`低：${JOBLESS}`).inputValue(), '');
});

journey('without a stated dependence there are only bounds, with one a simulation that can be repeated', async ({ t, page, goto, shot, axe }) => {
  await goto();
  const s = await ranged(page);
  // 0.549 + 0.667 − 1 = 0.216 and 0.549.
  assert.match(await s.bounds.innerText(), /至少约 20％，至多约 55％；各项偏离之间的关系没有说明，只能给出这一界限/);
  await counted(page.getByRole('button', { name: '模拟', exact: true }), 0);
  await s.correlate('1.3');
  assert.match(await page.locator('.field-remark').innerText(), /相关系数为 1\.3，应在 0 到 1 之间/);
  await s.correlate('0.3');
  await counted(s.bounds, 0);

  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); }))
      .observe({ type: 'longtask' });
    const hear = () => {
      const bar = document.querySelector('progress');
      if (bar) window.seen = [...(window.seen ?? []), bar.value];
      requestAnimationFrame(hear);
    };
    requestAnimationFrame(hear);
  });
  await s.start();
  const first = await s.result();
  const longest = await page.evaluate(() => window.longest);
  t.diagnostic(`longest task while it ran: ${Math.round(longest)} ms (0: none above 50)`);
  assert.ok((await page.evaluate(() => window.seen)).length > 0, 'no progress was seen');
  // Independent they would be 0.366; the correlation adds 0.3 × 0.396 × 0.364.
  assert.equal(first.finding, '约束性目标 8 项全部达标的可能约 40％（另有 5 项无法判断，没有计入）');
  assert.match(first.conditions, /共同因子相关系数 0\.3，持续偏离，抽样 10 万次，种子 1；/);
  assert.equal(first.counts.length, 9);
  const total = first.counts.reduce((sum, line) => sum + Number(/(\d+)$/.exec(line)[1]), 0);
  assert.equal(total, 100_000);
  assert.match(first.drawn[0], /失业保险参保人数\s+约束性\s+约 55％/);
  await shot('chances-result');
  await axe('.risk');

  await s.type('种子', '7');
  assert.match(await s.expired.innerText(), /已过期/);
  await page.getByRole('button', { name: '重新模拟' }).click();
  await s.expired.waitFor({ state: 'detached' });
  const other = await s.result();
  assert.notDeepEqual(other.counts, first.counts);
  await s.type('种子', '1');
  await s.start();
  await s.expired.waitFor({ state: 'detached' });
  assert.deepEqual(await s.result(), first);
});

journey('the page answers while a simulation runs, and it can be cancelled', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.press('恰好达标');
  const s = section(page);
  await s.show();
  await s.type('假设的 ± 百分之几', '30');
  await p.press('填写');
  await s.correlate('0.5');
  await page.evaluate(() => {
    // As a person would, as soon as there is something to cancel.
    new MutationObserver((_, observer) => {
      const cancel = [...document.querySelectorAll('button')].find((button) => button.textContent === '取消');
      if (cancel) {
        observer.disconnect();
        window.cancelled = document.querySelector('progress').value;
        cancel.click();
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  await s.start();
  await page.waitForFunction(() => window.cancelled !== undefined);
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  await counted(page.locator('.joint-results'), 0);
  await s.start();
  await p.press('临界与排序');
  await s.show();
  const { drawn } = await s.result();
  assert.ok(drawn.length > 10, `${drawn.length}`);
});

journey('a change makes a large result expire and a small one follow, and all of it is there again after a reload', async ({ page, goto }) => {
  await goto();
  const s = await ranged(page);
  await s.correlate('0.3');
  await s.type('种子', '42');
  await s.start();
  await s.result();
  await s.type(`低：${JOBLESS}`, '0.04');
  assert.match(await s.expired.innerText(), /已过期/);
  await planner(page).press('撤销');
  await s.expired.waitFor({ state: 'detached' });
  await planner(page).choose('1 万次');
  await s.expired.waitFor({ state: 'detached' });
  await s.type(`低：${JOBLESS}`, '0.04');
  await s.expired.waitFor({ state: 'detached' });
  assert.match((await s.result()).conditions, /抽样 1 万次，种子 42/);
  await reload(page);
  await s.show();
  const values = await Promise.all([`低：${JOBLESS}`, `高：${INJURY}`, '共同因子相关系数（0 到 1）', '种子'].map((name) => s.field(name).inputValue()));
  assert.deepEqual(values, ['+0.040', '+0.110', '0.3', '42']);
  assert.equal(await page.getByLabel(`分布：${INJURY}`).inputValue(), '均匀分布');
});

journey('a small chart and a name open the indicator', async ({ page, goto }) => {
  await goto();
  const s = await ranged(page);
  await s.correlate('0');
  await s.start();
  await s.result();
  await page.locator('.joint-tiles canvas').click({ position: { x: 300, y: 60 } });
  assert.match(await planner(page).finding(), /万人/);
  assert.match(await page.locator('.sheet-title h2').innerText(), new RegExp(INJURY));
  await s.show();
  await counted(page.locator('.joint-results'), 1, 'the result is found again');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载图片 PNG' }).filter({ visible: true }).click()]);
  assert.equal(file.suggestedFilename(), '达标的约束性目标.png');
  await page.locator('.joint-drawn').getByRole('button', { name: JOBLESS }).click();
  assert.match(await page.locator('.sheet-title h2').innerText(), new RegExp(JOBLESS));
});

for (const [name, options] of [
  ['1366-light', { viewport: { width: 1366, height: 768 }, colorScheme: 'light' }],
  ['1920-dark', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' }],
  ['390-light', { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 }],
  ['390-dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, deviceScaleFactor: 2 }],
]) {
  journey(`at ${name} nothing spills over and axe finds nothing`, options, async ({ page, goto, axe, shot }) => {
    await goto();
    const s = await ranged(page);
    await s.correlate('0.3');
    await s.start();
    await s.result();
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(spill <= 0, `${spill}`);
    await axe();
    await page.locator('.ranges-scroll').scrollIntoViewIfNeeded();
    await shot(`chances-${name}`);
    await page.locator('.joint-controls').scrollIntoViewIfNeeded();
    await shot(`chances-${name}-joint`);
    await page.locator('.joint-tiles').scrollIntoViewIfNeeded();
    await shot(`chances-${name}-tiles`);
    await s.type(`低：${JOBLESS}`, '0.04');
    await axe('.risk');
  });
}
