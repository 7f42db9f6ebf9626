// The page in Firefox: as one file opened from a disk, and from a host.
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BASE, DIST, OFFICE, launchFirefox } from './browser.mjs';
import { planner } from './planner.mjs';
import { serve } from './serve.mjs';
import { counted, listen } from './support.mjs';

const started = Promise.all([launchFirefox(), mkdtemp(join(tmpdir(), 'tuiyan '))]);
after(async () => {
  const [{ browser }, folder] = await started;
  await browser.close();
  await rm(folder, { recursive: true });
});

/** One journey in a fresh context over the page at an address, which `body` gets with ways to open it. */
async function journey({ address, own, viewport = OFFICE }, body) {
  const [{ browser, heard }] = await started;
  heard.length = 0;
  const contexts = [];
  const complaints = [];
  /** Opens an address in a page of its own, as someone on another machine would if `isElsewhere`; `prepare` runs before the page. */
  const open = async (at = address, { isElsewhere = false, prepare } = {}) => {
    if (isElsewhere || contexts.length === 0) {
      const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
      contexts.push(context);
      complaints.push(listen(context, own));
    }
    const page = await contexts.at(-1).newPage();
    page.setDefaultTimeout(60_000);
    if (prepare) await page.addInitScript(prepare);
    await page.goto(at);
    await ready(page);
    return page;
  };
  try {
    await body({ open, address });
  } finally {
    for (const context of contexts) await context.close();
  }
  assert.deepEqual([...complaints.flat(), ...heard], [], 'the page or Firefox complained');
}

/** A journey over the page as one file. */
function single(name, body) {
  test(`from a disk, ${name}`, async () => {
    const [, folder] = await started;
    const path = join(folder, '推演 #1.html');
    await copyFile(`${DIST}/tuiyan.html`, path);
    await journey({ address: pathToFileURL(path).href, own: 'file://' }, (world) => body({ ...world, path }));
  });
}

/** A journey over the page as a host serves it, which can be closed. */
function hosted(name, body, options = {}) {
  test(`from a host, ${name}`, async () => {
    const server = await serve({ [BASE]: DIST });
    try {
      await journey({ address: server.origin + BASE, own: server.origin, ...options }, (world) => body({ ...world, server }));
    } finally {
      await server.close();
    }
  });
}

/** Until the list stands; where there is room beside it, the indicator that the journeys are about is open. */
async function ready(page) {
  await page.locator('.row button').first().waitFor();
  if (await page.locator('.sheet').isVisible()) await planner(page).open('t1-03');
}

/** The file that is handed over when a button is pressed. */
async function download(button) {
  const [{ handed }] = await started;
  const [path] = await Promise.all([handed(), button.click()]);
  return path;
}

/** Types into a field key by key: what Playwright fills in at once, Firefox does not take for a person's change. */
async function type(field, text) {
  await field.press('Control+a');
  await field.pressSequentially(text);
  await field.press('Enter');
}

async function files(page) {
  await page.locator('#drawer-files').click();
  return page.getByRole('dialog', { name: '文件' });
}

/** The keyboard on the lever and a typed reading move number, verdict and scoreboard. */
async function decides(page) {
  const p = planner(page);
  assert.match(await p.verdict(), /未达标/);
  assert.match(await p.scoreboard(), /预期性 达标 8 /);
  await p.lever.focus();
  for (let at = 0; at < 26; at += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await p.value('每年增量'), '+0.26');
  assert.match(await p.finding(), /刚好达标/);
  assert.match(await p.scoreboard(), /预期性 达标 9 /);
  await type(p.reading('2025年'), '94.2');
  assert.equal(await p.value('每年增量'), '+0.10');
  assert.equal(await p.outcome('t1-03'), '94.2');
  assert.match(await p.verdict(), /未达标/);
  assert.match(await p.scoreboard(), /预期性 达标 8 /);
}

/** The scenario goes out as a workbook and comes in again. */
async function exchanges(page) {
  const panel = await files(page);
  const book = await download(panel.getByRole('group', { name: '导出当前情景' }).getByRole('button', { name: 'XLSX' }));
  assert.equal((await readFile(book)).subarray(0, 2).toString(), 'PK');
  await panel.locator('input[type=file]').setInputFiles(book);
  await panel.getByText('已加入情景').first().waitFor();
}

/** Notes of what kind each answer of a worker is. */
function overhear() {
  const answers = (window.answers = []);
  window.Worker = class extends window.Worker {
    constructor(url) {
      super(url);
      this.addEventListener('message', ({ data }) => answers.push(`${data.constructor.name}`));
      this.addEventListener('error', ({ message }) => answers.push(`${message}`));
    }
  };
}

/** A simulation of all there is comes to its results, and they are the worker’s: where it has none, the page would draw by itself. */
async function simulates(page) {
  const p = planner(page);
  await p.press('恰好达标');
  await p.press('风险');
  await p.press('概率与模拟');
  const field = (name) => page.getByRole('textbox', { name, exact: true });
  await type(field('假设的 ± 百分之几'), '30');
  await p.press('填写');
  await type(field('共同因子相关系数（0 到 1）'), '0.5');
  await page.evaluate(() => window.answers.splice(0));
  await p.press('模拟');
  await page.locator('.joint-results').waitFor();
  // Numbers are its progress, bytes its result; where it fails it says so in a word.
  const answers = new Set(await page.evaluate(() => window.answers));
  answers.delete('Number');
  assert.deepEqual([...answers], ['Uint8Array']);
}

single('it opens without a complaint, and the lever and a typed reading move number, verdict and scoreboard', async ({ open }) => {
  await decides(await open());
});

single('XLSX goes out and comes in', async ({ open }) => {
  await exchanges(await open());
});

single('a simulation runs in a worker', async ({ open }) => {
  await simulates(await open(undefined, { prepare: overhear }));
});

single('a chart is saved as PNG and as SVG', async ({ open }) => {
  const page = await open();
  for (const kind of ['PNG', 'SVG']) {
    const picture = await download(page.getByRole('button', { name: `下载图片 ${kind}` }).first());
    assert.match((await readFile(picture)).subarray(0, 5).toString('latin1'), kind === 'PNG' ? /PNG/ : /^<(svg|\?xml)/);
  }
});

single('what was decided is there when the file is opened again, and a link in the address opens', async ({ open, address }) => {
  const page = await open();
  const p = planner(page);
  await type(p.reading('2025年'), '95.5');
  await page.getByText('已保存在本机').first().waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await p.value('2025年'), '95.5');
  await page.locator('#drawer-share').click();
  const link = await page.locator('.share-link').inputValue();
  assert.match(link, /^file:.*#s=/);
  await page.close();
  const again = await open();
  assert.equal(await planner(again).value('2025年'), '95.5');
  const other = await open(address + link.slice(link.indexOf('#')), { isElsewhere: true });
  await other.getByText('链接中的情景').first().waitFor();
  assert.equal(await planner(other).value('2025年'), '95.5');
});

single('a copy carries its scenario to another machine', async ({ open, path }) => {
  const page = await open();
  const p = planner(page);
  await p.press('恰好达标');
  const board = await p.scoreboard();
  const copy = await download((await files(page)).getByRole('button', { name: '保存带本情景的单文件' }));
  const other = await open(pathToFileURL(copy).href, { isElsewhere: true });
  await other.getByText('已打开这个文件里带的 1 个情景').first().waitFor();
  assert.equal(await planner(other).scoreboard(), board);
  const bare = (text) => text.replace(/(id="tuiyan-inside">)[^]*?(?=<\/script>)/, '$1{}');
  assert.ok(bare(await readFile(copy, 'utf8')) === await readFile(path, 'utf8'), 'a copy differs in more than what is inside');
});

hosted('it opens without a complaint, and the lever and a typed reading move number, verdict and scoreboard', async ({ open }) => {
  await decides(await open());
});

hosted('XLSX goes out and comes in', async ({ open }) => {
  await exchanges(await open());
});

hosted('a link opens with its scenario', async ({ open }) => {
  const page = await open();
  await type(planner(page).reading('2025年'), '95.5');
  await page.locator('#drawer-share').click();
  const other = await open(await page.locator('.share-link').inputValue(), { isElsewhere: true });
  await other.getByText('链接中的情景').first().waitFor();
  assert.equal(await planner(other).value('2025年'), '95.5');
});

hosted('after one visit it opens without a network, with spreadsheets and simulations', async ({ open, server }) => {
  const page = await open(undefined, { prepare: overhear });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await server.close();
  await page.reload();
  await ready(page);
  await exchanges(page);
  await page.keyboard.press('Escape');
  await simulates(page);
});

for (const viewport of [OFFICE, { width: 390, height: 844 }]) {
  const isWide = viewport === OFFICE;
  hosted(`nothing spills over at ${viewport.width}×${viewport.height}, and the report opens`, async ({ open }) => {
    const page = await open();
    const p = planner(page);
    const held = async (where) => {
      const [across, down] = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
      });
      assert.ok(across <= 0, `${where} spills over by ${across} px`);
      if (isWide) assert.ok(down <= 0, `${where} makes the page itself scroll by ${down} px`);
    };
    await held('推演');
    await p.open('t1-13');
    await held('t1-13');
    for (const view of ['对比', '观测', '汇总', '训练', '说明', '风险']) {
      await p.press(view);
      await held(view);
    }
    for (const part of await page.getByRole('navigation', { name: '风险各部分' }).getByRole('button').all()) {
      await part.click();
      await held(await part.innerText());
    }
    await p.press('报告');
    await held('报告');
    // A phone has it to be read: a card for each binding one that is missed, and all else folded.
    if (!isWide) {
      await counted(page.locator('.reader-card'), 6);
      await page.locator('.reader-part summary').first().click();
      await page.locator('.reader-part[open] tbody tr').nth(37).waitFor();
      return;
    }
    await counted(page.locator('.indicators >> nth=0 >> tbody tr'), 38);
    // Five of the thirteen binding ones cannot be judged: of those there is nothing to draw.
    await counted(page.locator('.drawings svg'), 8);
  }, { viewport });
}
