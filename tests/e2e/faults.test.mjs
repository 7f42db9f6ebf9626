// What befalls a page: its own failures, a machine that keeps nothing or the wrong thing, a clock that jumps, and hasty hands.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { judged } from './command.mjs';
import { planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const drawer = (page) => page.locator('#drawer-scenarios').click();
const titles = (page) => page.locator('.scenario-title').allInnerTexts();

/** The same pseudo-random numbers every time. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The next element that the program wants made is refused to it, which it never expects: it panics. */
const sabotage = (page) => page.evaluate(() => {
  document.createElement = () => {
    delete document.createElement;
    throw new Error('sabotage');
  };
});

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

journey('a panic leaves a page that explains itself and hands out every scenario as it was', async ({ page, goto, axe, shot, expect }) => {
  expect(/sabotage|panicked|unreachable|RuntimeError/);
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  await drawer(page);
  await p.press('复制当前情景');
  await page.locator('.scenario-name').fill('加大/投入');
  await page.locator('.scenario-name').press('Enter');
  await p.open('t1-04');
  await p.type('2025年', '98.5');
  await sabotage(page);
  await page.getByRole('button', { name: '报告' }).first().click();
  await page.locator('.fallen').waitFor();
  const words = await page.locator('.fallen').innerText();
  assert.match(words, /推演出了错，停了下来\s*Tuiyan has failed and stopped/);
  assert.match(words, /先下载，再重新载入/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  const buttons = page.locator('.fallen li button');
  await counted(buttons, 2);
  const [first, second] = [await saved(page, buttons.nth(0)), await saved(page, buttons.nth(1))];
  assert.deepEqual([first.name, second.name], ['维持现状（已改动）.json', '加大_投入.json']);
  assert.equal(JSON.parse(second.text).name, '加大/投入');
  assert.deepEqual(Object.keys(JSON.parse(first.text).assumptions), ['t1-03']);
  assert.deepEqual(Object.keys(JSON.parse(second.text).assumptions), ['t1-03', 't1-04']);
  assert.equal(judged(second.text).scenario, '加大/投入');
  await page.getByText('错误信息', { exact: true }).last().click();
  assert.match(await page.locator('.fallen pre').innerText(), /panicked at .*\n[^]*Chrome/);
  await axe();
  await shot('fallen');
  for (const [name, viewport] of [['narrow', { width: 390, height: 844 }], ['wide', { width: 1920, height: 1080 }]]) {
    await page.setViewportSize(viewport);
    await page.evaluate((theme) => { document.documentElement.dataset.theme = theme; }, name === 'wide' ? 'dark' : 'light');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await axe();
    await shot(`fallen-${name}`);
  }
  await page.getByRole('button', { name: /^重新载入/ }).click();
  await page.locator('.row').first().waitFor();
  assert.equal(await p.outcome('t1-04'), '98.5');
});

journey('keys do nothing to a program that has failed, and it writes nothing any more', async ({ page, goto, expect }) => {
  expect(/sabotage|panicked|unreachable|RuntimeError/);
  await goto();
  await planner(page).type('2025年', '95.5');
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  const before = await kept();
  await sabotage(page);
  await page.getByRole('button', { name: '报告' }).first().click();
  await page.locator('.fallen').waitFor();
  await page.keyboard.press('Control+z');
  await page.evaluate(() => { window.dispatchEvent(new Event('hashchange')); localStorage.setItem('tuiyan/2/lizhou-14/0', 'x'); });
  assert.equal(await kept(), before);
});

for (const [name, provoke] of [
  ['a trap', () => {
    // (module (func (export "f") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    setTimeout(f);
  }],
  ['an exhausted stack', () => {
    // (module (func $f (export "f") call $f))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 6, 1, 4, 0, 16, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    setTimeout(f);
  }],
  ['a rejection that nobody hears', () => { Promise.reject(new WebAssembly.RuntimeError('memory access out of bounds')); }],
]) {
  journey(`${name} without a panic is explained as well, in the page’s language first`, async ({ page, goto, expect }) => {
    expect(/unreachable|RuntimeError|call stack|out of bounds/);
    await goto('#lang=en');
    await page.evaluate(provoke);
    await page.locator('.fallen').waitFor();
    assert.match(await page.locator('.fallen').innerText(), /^Tuiyan has failed and stopped\s*推演出了错/);
    await counted(page.locator('.fallen li'), 1);
  });
}

journey('a script of others that fails does not bring the page down', async ({ page, goto, expect }) => {
  expect(/not ours/);
  await goto();
  const heard = ['TypeError', 'Error'].map((name) => page.waitForEvent('pageerror', (error) => error.name === name));
  await page.evaluate(() => { setTimeout(() => { throw new TypeError('not ours'); }); Promise.reject(new Error('not ours')); });
  await Promise.all(heard);
  await counted(page.locator('.fallen'), 0);
  assert.equal(await planner(page).rows(), 38);
});

journey('a page that falls each time offers to start afresh and keeps what it sets aside', async ({ page, goto, expect }) => {
  expect(/sabotage|panicked|unreachable|RuntimeError/);
  await goto();
  const p = planner(page);
  const afresh = page.getByRole('button', { name: /从头开始/ });
  await p.type('2025年', '95.5');
  for (const time of [1, 2]) {
    await sabotage(page);
    await page.getByRole('button', { name: '报告' }).first().click();
    await page.locator('.fallen').waitFor();
    await counted(afresh, time - 1);
    if (time === 1) await page.getByRole('button', { name: /^重新载入/ }).click();
    await page.locator(time === 1 ? '.row' : '.fallen').first().waitFor();
  }
  await afresh.click();
  await page.locator('.row').first().waitFor();
  assert.equal(await p.outcome('t1-03'), '93.7');
  assert.match(await page.evaluate(() => localStorage.getItem('tuiyan/damaged/tuiyan/2/lizhou-14/0')), /0\.36/);
});

journey('whatever stands in what is kept, the page opens, says so and goes on', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  await drawer(page);
  await p.press('复制当前情景');
  await page.locator('.language').click();
  await page.locator('.language').click();
  const names = await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tuiyan/')));
  assert.ok(names.length >= 4, String(names));
  const random = numbers(7);
  const character = () => String.fromCharCode([0, 34, 123, 125, 0x4e00, 0xd800, 0xdfff, 0xfffd][random(8)] ^ random(3));
  for (let round = 0; round < 12; round += 1) {
    // Noise, nothing, half of what was there, something else's shape.
    const damage = [
      () => Array.from({ length: random(200) }, character).join(''),
      () => '',
      (text) => text.slice(0, random(text.length)),
      (text) => text.slice(0, random(text.length)) + character() + text.slice(random(text.length)),
      () => ['null', '[]', '{"format":"tuiyan.kept/1"}', '{"format":"tuiyan.kept/1","scenario":null}', '1e999'][random(5)],
    ];
    const records = await page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('tuiyan/')));
    const damaged = records.map(([name, text]) => [name, damage[random(damage.length)](text)]);
    await page.evaluate((damaged) => {
      for (const storage of [localStorage, sessionStorage]) for (const [name, text] of damaged) storage.setItem(name, text);
    }, damaged);
    await reload(page);
    assert.equal(await p.rows(), 38, `round ${round}`);
    await p.open('t1-03');
    await p.type(/^zh/.test(await page.locator('html').getAttribute('lang')) ? '2025年' : '2025', `9${round % 5}.5`);
    assert.equal(await p.outcome('t1-03'), `9${round % 5}.5`);
    await counted(page.locator('.unkept'), 0);
  }
});

journey('a machine without any room opens the page, keeps nothing and loses nothing that was kept', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  const fill = () => page.evaluate(() => {
    for (const storage of [localStorage, sessionStorage]) {
      let size = 4 << 20;
      for (let n = 0; size >= 1; n += 1) {
        try { storage.setItem(`filler${size}-${n}`, 'x'.repeat(size)); } catch { size >>= 1; }
      }
    }
  });
  await fill();
  await reload(page);
  assert.equal(await p.outcome('t1-03'), '95.5');
  await drawer(page);
  await p.press('复制当前情景');
  assert.match(await page.locator('.unkept').innerText(), /存储已满/);
  await p.open('t1-04');
  await p.type('2025年', '98.5');
  await p.press('撤销');
  await p.press('撤销');
  assert.deepEqual(await titles(page), ['维持现状（已改动）']);
  await page.locator('.language').click();
  assert.equal(await p.outcome('t1-03'), '95.5');
});

journey('a clock that jumps makes no difference', async ({ page, goto }) => {
  await page.clock.install({ time: new Date('2026-03-01T09:00:00+08:00') });
  await goto();
  const p = planner(page);
  await drawer(page);
  // Far back, before there was time, far on, and not at all.
  for (const [at, time] of ['2001-09-09', '1960-01-01', '9999-12-31', '2026-03-01', '2026-03-01'].entries()) {
    await page.clock.setFixedTime(new Date(time));
    await p.press('复制当前情景');
    await p.open('t1-03');
    await p.type('2025年', `9${4 + at}.5`);
    assert.equal(await p.outcome('t1-03'), `9${4 + at}.5`);
  }
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tuiyan/2/')).length);
  assert.equal((await titles(page)).length, 6);
  assert.equal(await keys(), 5 + (await page.evaluate(() => Number(localStorage.getItem('tuiyan/2/lizhou-14/0') !== null))));
  await reload(page);
  assert.equal(await p.outcome('t1-03'), '98.5');
  await page.getByRole('button', { name: '报告' }).first().click();
  await page.locator('.other-view').waitFor();
});

journey('a thousand hasty edits end where the command line says, and the page stays light', async ({ page, goto, t }) => {
  await goto();
  const p = planner(page);
  const random = numbers(2025);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
  };
  await session.send('Performance.enable');
  const before = await heap();
  const ids = ['t1-03', 't1-04', 't1-05', 't1-07', 't1-16'];
  for (let round = 0; round < 20; round += 1) {
    await p.open(ids[round % ids.length]);
    // As fast as the page takes them: fifty events in one turn, none of which waits for a frame.
    await page.evaluate((draws) => {
      const lever = document.querySelector('.lever');
      const field = document.querySelector('.reading input');
      const key = (name, shiftKey) => window.dispatchEvent(new KeyboardEvent('keydown', { key: name, ctrlKey: true, shiftKey, cancelable: true }));
      const set = (input, value, ...events) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
        for (const event of events) input.dispatchEvent(new Event(event, { bubbles: true }));
      };
      for (const [what, how] of draws) {
        if (what < 4) set(lever, Number(lever.min) + ((lever.max - lever.min) * how) / 1000, 'input');
        else if (what < 6) set(lever, Number(lever.min) + ((lever.max - lever.min) * how) / 1000, 'input', 'change');
        else if (what < 8) set(field, String((how - 300) / 100), 'input', 'change');
        else if (what < 9) key('z');
        else key(how % 2 ? 'y' : 'z', how % 2 === 0);
      }
    }, Array.from({ length: 50 }, () => [random(10), random(1000)]));
  }
  await page.locator('.lever').dispatchEvent('change');
  const after = await heap();
  const scenario = await page.evaluate(() => JSON.stringify(JSON.parse(localStorage.getItem('tuiyan/2/lizhou-14/0')).scenario));
  const expected = judged(scenario);
  assert.deepEqual(JSON.parse(await page.evaluate(async (text) => JSON.stringify(await window.wasmBindings.judge(text)), scenario)), expected);
  const counts = await p.scoreboard();
  for (const id of ids) {
    const shown = (await p.outcome(id)).replace(/[^-.\d]/g, '');
    const { outcome } = expected.indicators.find((one) => one.id === id);
    const place = 10 ** -(shown.split('.')[1]?.length ?? 0);
    assert.ok(Math.abs(Number(shown) - outcome) <= place / 2 + 1e-9, `${id} shows ${shown} and is ${outcome}`);
  }
  await reload(page);
  assert.equal(await p.scoreboard(), counts);

  t.diagnostic(`JavaScript heap ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
  assert.ok(after < before + 20, `${before} MB grew to ${after} MB`);
});
