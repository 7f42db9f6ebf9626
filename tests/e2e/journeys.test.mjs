import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { here } from './browser.mjs';
import { judged } from './command.mjs';
import { planner } from './planner.mjs';
import { counted, journey, reload } from './support.mjs';

const OPENING = '约束性 达标 2 未达标 6 无法判断 5 预期性 达标 8 未达标 12 无法判断 5';

journey('the page opens on the plan, judged, with one indicator open', async ({ page, goto, shot }) => {
  await goto();
  const p = planner(page);
  assert.equal(await p.scoreboard(), OPENING);
  assert.equal(await p.rows(), 38);
  assert.match(await p.finding(), /预计 2025 年 93\.7 ％，比目标低 1\.3 个百分点，未达标/);
  assert.equal(await p.required(), '每年至少增加 0.26 个百分点');
  assert.match(await p.explanation(), /^93\.7（维持不变） = 93\.7，要求 ≥95 → 未达标，差 1\.3/);
  await shot('opening-1366');
});

journey('the first indicator that opens is a missed binding one', { isAsOpened: true }, async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  assert.match(await page.locator('.sheet-kind').innerText(), /^约束性/);
  assert.match(await p.verdict(), /未达标/);
});

journey('a total is set by what every year brings, before anything else', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-13');
  assert.equal(await p.required(), '以后每年平均需完成 0.30 万人次');
  const chosen = page.getByRole('radiogroup', { name: '增长方式' }).getByRole('radio', { checked: true });
  assert.deepEqual([await chosen.innerText(), await p.value('每年完成'), await p.value('5年累计')], ['维持不变', '0.136', '0.68']);
  const before = await p.scoreboard();
  await p.drag(0.2);
  assert.equal(await chosen.innerText(), '每年等量');
  await p.press('撤销');
  assert.deepEqual([await chosen.innerText(), await p.scoreboard()], ['维持不变', before]);
  await p.type('每年完成', '0.3');
  assert.match(await p.verdict(), /达标/);
  assert.match(await p.explanation(), /^0\.30 × 5 = 1\.50/);
  assert.deepEqual([await p.value('每年完成'), await p.value('5年累计'), await p.value('余量')], ['0.30', '1.50', '0.00']);
  await p.type('余量', '0.25');
  assert.equal(await p.value('每年完成'), '0.35');
  // In a field the keys are the field's.
  await p.press('撤销');
  await p.press('撤销');
  assert.match(await p.verdict(), /未达标/);
});

journey('a total without a baseline has its slider, and is set by its sum as well', async ({ page, goto, axe }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-30');
  assert.match(await p.finding(), /设定每年完成多少，或者填入起点/);
  assert.equal(await p.value('每年完成'), '?');
  await axe('.sheet');
  await p.type('5年累计', '61122');
  assert.equal(await p.value('每年完成'), '12224.4');
  assert.match(await p.verdict(), /达标/);
  await p.press('撤销');
  assert.equal(await p.value('每年完成'), '?');
});

journey('dragging the lever moves value, verdict, chart and scoreboard, and is one step to undo', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const before = await p.picture();
  let during;
  await p.drag(0.9, async () => {
    during = await p.picture();
    assert.match(await p.verdict(), /达标/);
    assert.match(await p.scoreboard(), /预期性 达标 9 /);
  });
  assert.notEqual(during, before);
  assert.ok(Number.parseFloat((await p.outcome('t1-03'))) > 95);
  await p.press('撤销');
  assert.equal(await p.scoreboard(), OPENING);
  assert.equal(await p.outcome('t1-03'), '93.7');
  assert.equal(await page.locator('.undo').isDisabled(), true);
  await p.press('重做');
  assert.match(await p.scoreboard(), /预期性 达标 9 /);
});

journey('the axis holds still while the lever is dragged', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  // The labels of the value axis are the left edge of the picture.
  const labels = () => page.locator('.plot canvas').evaluate((canvas) => {
    const copy = new OffscreenCanvas(40, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, 40, canvas.height);
    return data.reduce((sum, byte, at) => (sum * 31 + byte * (at % 251)) % 1000000007, 7);
  });
  const still = await labels();
  await p.drag(0.99, async () => assert.equal(await labels(), still));
});

journey('the keyboard moves the lever by a tenth of the printed place', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.lever.focus();
  for (let i = 0; i < 26; i += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await p.value('每年增量'), '+0.26');
  assert.match(await p.finding(), /刚好达标/);
  assert.match(await p.explanation(), /93\.7 \+ 5 × 0\.26 = 95\.0 ≥95 → 达标，余量 0\.0（2025 年起）/);
  await page.keyboard.press('Control+z');
  assert.equal(await p.value('每年增量'), '+0.25');
});

journey('each of the four readings can be typed and moves the other three', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('每年增量', '０．３');
  assert.equal(await p.value('2025年'), '95.2');
  await p.type('2025年', '96.2');
  assert.deepEqual([await p.value('每年增量'), await p.value('较起点变化'), await p.value('余量')], ['+0.50', '+2.5', '+1.2']);
  await p.type('较起点变化', '1.3');
  assert.equal(await p.value('每年增量'), '+0.26');
  await p.type('余量', '−0.3');
  assert.equal(await p.value('2025年'), '94.7');
  assert.match(await p.verdict(), /未达标/);
});

journey('what is no number is refused in words and changes nothing', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('每年增量', '很多');
  assert.match(await page.locator('.field-remark').innerText(), /“很多”不是数/);
  assert.equal(await p.outcome('t1-03'), '93.7');
  await p.reading('每年增量').press('Escape');
  assert.equal(await p.value('每年增量'), '0.00');
});

journey('what was decided is there again after a reload', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  await reload(page);
  assert.equal(await p.value('2025年'), '95.5');
  assert.match(await p.scoreboard(), /预期性 达标 9 /);
});

journey('presets set every indicator, and the whole is reset at once', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.press('恰好达标');
  assert.equal(await p.scoreboard(), '约束性 达标 8 未达标 0 无法判断 5 预期性 达标 22 未达标 0 无法判断 3');
  await p.press('半程');
  assert.match(await p.scoreboard(), /约束性 达标 2 .*预期性 达标 8 /);
  assert.equal(await p.value('每年增量'), '+0.13');
  await page.locator('#drawer-scenarios').click();
  await p.press('回到规划默认');
  assert.equal(await p.scoreboard(), OPENING);
  await p.press('撤销');
  assert.equal(await p.value('每年增量'), '+0.13');
});

journey('one indicator is reset without the others', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.press('恰好达标');
  await p.press('复位此项');
  assert.equal(await p.scoreboard(), '约束性 达标 8 未达标 0 无法判断 5 预期性 达标 21 未达标 1 无法判断 3');
});

journey('filters and search narrow the list', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.chip('约束性').click();
  assert.equal(await p.rows(), 13);
  await p.chip('无法判断').click();
  assert.equal(await p.rows(), 5);
  await p.chip('未达标').click();
  assert.equal(await p.rows(), 11);
  await p.chip('约束性').click();
  assert.equal(await p.rows(), 28);
  await p.chip('全部').click();
  assert.equal(await p.rows(), 38);
  await page.getByLabel('搜索指标').fill('参保');
  assert.equal(await p.rows(), 4);
  await page.getByLabel('搜索指标').fill('没有这样的指标');
  assert.match(await page.locator('.nothing').innerText(), /没有符合条件的指标/);
  await p.press('显示全部');
  await page.getByLabel('按领域筛选').selectOption('老有所养');
  assert.equal(await p.rows(), 4);
  await page.getByLabel('按领域筛选').selectOption('');
  await page.getByLabel('按来源筛选').selectOption('*');
  await page.locator('.row').nth(77).waitFor();
  await page.getByLabel('按来源筛选').selectOption('b1');
  assert.equal(await p.rows(), 8);
});

journey('a missing start is entered, marked as the person’s own, and judged', async ({ page, goto, shot }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-10');
  assert.match(await p.finding(), /规划没有给出起点/);
  const start = page.locator('.start input');
  await start.fill('43.5');
  await start.press('Enter');
  assert.match(await page.locator('.start .field-note').innerText(), /您填写的起点，不是规划的数字/);
  assert.equal(await p.required(), '每年增加须多于 0.3 个百分点');
  await p.type('2025年', '45');
  assert.match(await p.verdict(), /未达标/);
  assert.match(await p.finding(), /正好等于 45，须高于 45，未达标/);
  await shot('entered-start');
});

journey('a growth family is changed and the outcome stays', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.type('2025年', '96');
  for (const family of ['年均增速', '衰减趋势', '逐年增量', '逐年增速', '年均增量']) {
    await p.choose(family);
    assert.equal(await p.value('2025年'), '96.0', family);
  }
  await p.open('t1-25');
  await p.type('2025年', '60');
  for (const family of ['缺口递减', 'S 曲线']) {
    await p.choose(family);
    assert.equal(await p.value('2025年'), '60.0', family);
  }
  await p.choose('维持不变');
  assert.equal(await p.value('2025年'), '51.8');
});

journey('a single year is observed, and the requirement is for the years that remain', async ({ page, goto, shot }) => {
  await goto();
  const p = planner(page);
  const year = page.getByLabel('2021 年的观测值');
  await year.fill('94.2');
  await year.press('Enter');
  assert.match(await p.required(), /^每年至少增加 0\.20 个百分点（2022—2025 年）$/);
  assert.equal(await page.locator('tr.observed .origin').innerText(), '观测');
  assert.match(await page.locator('tr.observed .pace').innerText(), /快于/);
  await page.getByLabel('2023 年的数值（设定）').fill('94.5');
  await page.getByLabel('2023 年的数值（设定）').press('Enter');
  assert.match(await p.explanation(), /94\.2（2021 观测） → 94\.2 → 94\.5（2023 设定）/);
  await shot('pinned-years');
  await page.getByRole('button', { name: '不再固定 2021 年' }).click();
  await counted(page.locator('tr.observed'), 0);
});

journey('a point of the chart is dragged, nudged by the keyboard and released', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const handle = page.getByRole('slider', { name: '2023 年' });
  const box = await handle.boundingBox();
  await page.mouse.move(box.x + 12, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 12, box.y - 60, { steps: 8 });
  await page.mouse.up();
  await counted(page.locator('tr.assumed'), 1);
  const dragged = Number.parseFloat(await p.outcome('t1-03'));
  assert.ok(dragged > 93.8, `${dragged}`);
  await handle.focus();
  assert.match(await page.locator('.read-out').innerText(), /2023年/);
  await page.keyboard.press('ArrowUp');
  assert.ok(Math.abs(Number.parseFloat(await p.outcome('t1-03')) - dragged - 0.1) < 0.051);
  await page.keyboard.press('Delete');
  await counted(page.locator('tr.assumed'), 0);
  assert.equal(await p.outcome('t1-03'), '93.7');
});

journey('a doubtful figure shows its readings and is read the other way', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-13');
  assert.match(await p.verdict(), /未达标/);
  await page.locator('.reading-choice').nth(1).click();
  assert.match(await p.verdict(), /达标/);
  assert.match(await p.explanation(), /0\.68 × 5 = 3\.4/);
  await page.locator('.reading-choice').nth(0).click();
  assert.match(await p.explanation(), /0\.136 × 5 = 0\.68/);
});

journey('a status is stated in words and judged', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-02');
  await p.choose('2023 年达到');
  assert.match(await p.verdict(), /达标/);
  assert.match(await p.scoreboard(), /约束性 达标 3 /);
  await p.choose('未达到');
  assert.match(await p.verdict(), /未达标/);
});

journey('an interval start is drawn as a band and judged by its ends', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-08');
  assert.match(await p.verdict(), /达标/);
  await p.type('每年增量', '0.1');
  assert.match(await p.finding(), /取决于起点：起点低于 5\.5 时达标/);
  await p.type('每年增量', '-0.2');
  assert.match(await p.verdict(), /达标/);
});

journey('while the lever moves, what is out of sight waits, and is right once it is seen or the lever rests', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  const last = page.locator('.years tbody tr').last().locator('.entry').first();
  const handle = await last.elementHandle();
  const move = (value, ...events) => p.lever.evaluate((lever, { value, events }) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(lever, value);
    for (const event of events) lever.dispatchEvent(new Event(event, { bubbles: true }));
  }, { value, events });
  const shown = (expected) => page.waitForFunction(([field, expected]) => field.value === expected, [handle, expected]);
  assert.equal(await last.inputValue(), '93.7');
  await move('0.2', 'input');
  assert.match(await p.finding(), /94\.7/);
  assert.equal(await last.inputValue(), '93.7', 'the year table lies below the window');
  await last.scrollIntoViewIfNeeded();
  await shown('94.7');
  await move('0.4', 'input');
  await shown('95.7');
  await p.lever.scrollIntoViewIfNeeded();
  await page.locator('.sheet').evaluate((sheet) => { sheet.scrollTop = 0; });
  await move('0.1', 'input', 'change');
  await shown('94.2');
});

journey('the services of the open domain are listed', async ({ page, goto }) => {
  await goto();
  const p = planner(page);
  await p.open('t1-18');
  await page.getByText('“病有所医”的基本公共服务项目').click();
  await counted(page.locator('.services li'), 20);
});

journey('the browser computes to the bit what the command line computes', async ({ page, goto }) => {
  await goto();
  const scenario = await readFile(here('../data/every-family.json'), 'utf8');
  const inPage = await page.evaluate(async (text) => JSON.stringify(await window.wasmBindings.judge(text)), scenario);
  assert.deepEqual(JSON.parse(inPage), judged(scenario));
});

journey('a plan beside the page that cannot be read is named, and the built-in one stays', async ({ page, goto }) => {
  await page.route('**/data/lizhou-14.json', (route) => route.fulfill({ body: '{"format": "tuiyan.plan/3"}', contentType: 'application/json' }));
  await goto();
  assert.match(await page.locator('.complaint').innerText(), /第 3 版.*只能读到第 2 版/s);
  assert.equal(await planner(page).rows(), 38);
});

journey('storage that is denied is said once and nothing entered is lost', async ({ page, goto }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  });
  await goto();
  const p = planner(page);
  await p.type('2025年', '95.5');
  assert.match(await page.locator('.unkept').innerText(), /存储已满.*下载情景文件/s);
  assert.equal(await p.value('2025年'), '95.5');
});

for (const [name, options] of [
  ['1366 light', { viewport: { width: 1366, height: 768 }, colorScheme: 'light' }],
  ['1920 dark', { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' }],
  ['390 light', { viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, deviceScaleFactor: 2 }],
]) {
  journey(`at ${name} nothing spills over and axe finds nothing`, options, async ({ page, goto, axe, shot }) => {
    await goto();
    const spill = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok((await spill()) <= 0, `list: ${await spill()}`);
    await axe();
    await shot(`list-${name.replace(' ', '-')}`);
    await planner(page).open('t1-13');
    assert.ok((await spill()) <= 0, `sheet: ${await spill()}`);
    await axe();
    await shot(`sheet-${name.replace(' ', '-')}`);
    if (options.viewport.width > 820) {
      const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
      assert.equal(scrolls, false, 'the page itself scrolls');
    }
  });
}

journey('the chart is sharp at any device pixel ratio', { deviceScaleFactor: 2 }, async ({ page, goto }) => {
  await goto();
  const ratio = await page.locator('.plot canvas').evaluate((canvas) => canvas.width / canvas.clientWidth);
  assert.ok(Math.abs(ratio - 2) < 0.01, `${ratio}`);
});

journey('a printed page shows the open indicator without what is there to be pressed', async ({ page, goto }) => {
  await goto();
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 20_000);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.menu .presets').isVisible(), false);
  for (const left of ['.finding', '.required', '.explanation', '.years']) assert.equal(await page.locator(left).isVisible(), true, left);
  // The list is in the report.
  assert.equal(await page.locator('.list').isVisible(), false);
});
