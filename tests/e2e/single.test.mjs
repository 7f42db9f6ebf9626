// The page as one file, opened from a disk as by a double-click.
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, OFFICE, launch } from './browser.mjs';
import { everyView, planner } from './planner.mjs';
import { counted, journey, listen } from './support.mjs';

const started = Promise.all([launch(), mkdtemp(join(tmpdir(), 'tuiyan '))]);
after(async () => {
  const [browser, folder] = await started;
  await browser.close();
  await rm(folder, { recursive: true });
});

/** A journey over the file in a fresh context, on a folder of its own. `open(path)` opens any such file in a page. */
function single(name, body, { prepare = () => {}, excused = [] } = {}) {
  test(name, async () => {
    const [browser, folder] = await started;
    const path = join(folder, '推演 #1.html');
    await copyFile(`${DIST}/tuiyan.html`, path);
    const context = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
    const complaints = listen(context, 'file://');
    try {
      const open = async (path, rest = '') => {
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        await prepare(page);
        await page.goto(pathToFileURL(path) + rest);
        return page;
      };
      await body({ open, path, folder, browser });
    } finally {
      await context.close();
    }
    assert.deepEqual(complaints.filter((complaint) => !excused.some((pattern) => pattern.test(complaint))), [], 'the page complained');
  });
}

const ready = (page) => page.locator('.lever').waitFor();

/** What is handed over when a button is pressed. */
async function download(page, button, path) {
  const [handed] = await Promise.all([page.waitForEvent('download'), button.click()]);
  await handed.saveAs(path);
  return handed.suggestedFilename();
}

async function files(page) {
  await page.locator('#drawer-files').click();
  return page.getByRole('dialog', { name: '文件' });
}

single('it opens, and a slider moves number and verdict', async ({ open, path }) => {
  const page = await open(path);
  await ready(page);
  const p = planner(page);
  await p.open('t1-03');
  assert.match(await p.finding(), /未达标/);
  await p.choose('年均增量');
  await p.drag(0.95);
  assert.doesNotMatch(await p.finding(), /未达标/);
});

single('every view opens: the rest of the program is inside', async ({ open, path }) => {
  const page = await open(path);
  await ready(page);
  await everyView(page);
});

single('XLSX goes out and comes in', async ({ open, path, folder }) => {
  const page = await open(path);
  await ready(page);
  const panel = await files(page);
  const group = panel.getByRole('group', { name: '导出当前情景' });
  const book = join(folder, 'book.xlsx');
  await download(page, group.getByRole('button', { name: 'XLSX' }), book);
  assert.equal((await readFile(book)).subarray(0, 2).toString(), 'PK');
  await panel.locator('input[type=file]').setInputFiles(book);
  await panel.getByText('已加入情景').first().waitFor();
});

single('simulations run in a worker', async ({ open, path }) => {
  const page = await open(path);
  await ready(page);
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const p = planner(page);
  await p.press('恰好达标');
  await p.press('风险');
  await p.press('概率与模拟');
  const type = async (name, entered) => {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(entered);
    await field.press('Enter');
  };
  await type('假设的 ± 百分之几', '30');
  await p.press('填写');
  await type('共同因子相关系数（0 到 1）', '0.5');
  await page.getByRole('button', { name: '模拟', exact: true }).click();
  await page.locator('.joint-results').waitFor({ timeout: 60_000 });
  assert.ok(workers.some((url) => url.startsWith('blob:')), `${workers}`);
});

single('a chart is saved as PNG and as SVG', async ({ open, path, folder }) => {
  const page = await open(path);
  await ready(page);
  for (const kind of ['PNG', 'SVG']) {
    const picture = join(folder, `chart.${kind}`);
    await download(page, page.getByRole('button', { name: `下载图片 ${kind}` }).first(), picture);
    assert.match((await readFile(picture)).subarray(0, 5).toString('latin1'), kind === 'PNG' ? /PNG/ : /^<(svg|\?xml)/);
  }
});

single('what was decided is there when the file is opened again, and a link in the address opens', async ({ open, path }) => {
  const page = await open(path);
  await ready(page);
  await planner(page).press('恰好达标');
  await page.reload();
  await ready(page);
  assert.match(await planner(page).scoreboard(), /预期性 达标 2\d /);
  await page.locator('#drawer-share').click();
  const link = await page.locator('.share-link').inputValue();
  assert.match(link, /^file:.*#s=/);
  const other = await open(path, link.slice(link.indexOf('#')));
  await other.getByText('链接中的情景').first().waitFor();
});

single('a copy carries its scenario to another machine, and a copy of a copy is the same', async ({ open, path, folder, browser }) => {
  const page = await open(path);
  await ready(page);
  const p = planner(page);
  await p.press('恰好达标');
  await page.locator('#drawer-scenarios').click();
  const name = page.locator('.scenario-name');
  await name.fill('给</script>对方');
  await name.press('Tab');
  const board = await p.scoreboard();
  const panel = await files(page);
  const copy = join(folder, 'copy.html');
  const suggested = await download(page, panel.getByRole('button', { name: '保存带本情景的单文件' }), copy);
  assert.match(suggested, /^推演 给.*\.html$/);

  const elsewhere = await browser.newContext({ viewport: OFFICE, locale: 'zh-CN', acceptDownloads: true });
  try {
    const complaints = listen(elsewhere, 'file://');
    const other = await elsewhere.newPage();
    await other.goto(pathToFileURL(copy).href);
    await other.getByText('已打开这个文件里带的 1 个情景').first().waitFor();
    assert.equal(await planner(other).scoreboard(), board);
    // What is done with it afterwards is not undone by opening the file again.
    await planner(other).press('维持现状');
    const now = await planner(other).scoreboard();
    await other.reload();
    await ready(other);
    assert.equal(await planner(other).scoreboard(), now);
    await counted(other.getByText('已打开这个文件里带的'), 0);
    await planner(other).press('恰好达标');
    const again = join(folder, 'again.html');
    await download(other, (await files(other)).getByRole('button', { name: '保存带本情景的单文件' }), again);
    assert.ok((await readFile(again)).equals(await readFile(copy)), 'a copy of a copy differs');
    const bare = (text) => text.replace(/(id="tuiyan-inside">)[^]*?(?=<\/script>)/, '$1{}');
    assert.ok(bare(await readFile(copy, 'utf8')) === await readFile(path, 'utf8'), 'a copy differs in more than what is inside');
    assert.deepEqual(complaints, []);
  } finally {
    await elsewhere.close();
  }
});

for (const feature of ['BigInt', 'DecompressionStream', 'WebAssembly', 'ResizeObserver']) {
  const without = (page) => page.addInitScript((feature) => { delete window[feature]; }, feature);
  single(`a browser without ${feature} is told which one to take`, async ({ open, path }) => {
    const page = await open(path);
    const said = await page.locator('#waiting').textContent();
    assert.match(said, /Chrome 97.*Firefox 113.*Safari 16\.4/s);
    assert.match(said, /too old/);
    assert.match(said, new RegExp(`missing: .*${feature}`));
    await counted(page.locator('main'), 0);
  }, { prepare: without });
}

journey('an old browser is told so by the hosted page as well', async ({ page, goto, axe, shot, expect }) => {
  // What it would have started with is never used.
  expect(/was preloaded using link preload but not used/);
  await page.addInitScript(() => { delete window.BigInt; });
  await goto();
  assert.match(await page.locator('#waiting').textContent(), /Chrome 97/);
  await axe();
  await shot('outdated');
});

journey('the hosted page makes a copy from the file beside it, and says so where there is none', async ({ page, context, goto, expect }) => {
  await goto();
  const panel = await files(page);
  const button = panel.getByRole('button', { name: '保存带本情景的单文件' });
  const [handed] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const copy = await readFile(await handed.path(), 'utf8');
  assert.match(copy, /id="tuiyan-inside">\{"format":"tuiyan\.inside\/1","scenarios":\[\{/);
  expect(/404|tuiyan\.html/);
  await context.route('**/tuiyan.html', (route) => route.fulfill({ status: 404 }));
  await button.click();
  await panel.getByText('没有取到单文件版').first().waitFor();
});

