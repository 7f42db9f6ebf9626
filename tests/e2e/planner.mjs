// What a planner does and sees, in the words of the page. Journeys are written with these.

/** Goes to a section of 风险. */
export async function section(page, name) {
  await page.getByRole('button', { name: /^风险/ }).first().click();
  await page.getByRole('navigation', { name: '风险各部分' }).getByRole('button', { name }).click();
}

/** Shows what acts on everything, where the head keeps it in a menu. */
export async function menu(page) {
  const button = page.locator('.menu-button');
  if ((await button.isVisible()) && (await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

/** Opens a panel of the page's head by its id: `scenarios`, `share`, `files` or `plans`. */
export async function drawer(page, name) {
  await menu(page);
  await page.locator(`#drawer-${name}`).click();
}

/** Goes on in the other language. */
export async function otherLanguage(page) {
  await menu(page);
  await page.locator('.language').click();
}

/** The buttons that lead to the views. */
export const views = (page) => page.getByRole('navigation', { name: '视图' }).getByRole('button');

/** Opens every view, one after the other. */
export async function everyView(page) {
  for (const name of ['总览', '风险', '对比', '观测', '汇总', '报告', '训练', '说明']) {
    await views(page).filter({ hasText: name }).click();
    await page.getByRole('article', { name, exact: true }).waitFor();
  }
}

/** Loads a plan's text, as a person does, and closes the panel that it came in by. */
export async function loadPlan(page, text) {
  await drawer(page, 'plans');
  await page.getByRole('dialog', { name: '规划' }).locator('input[type=file]').first()
    .setInputFiles([{ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await page.locator(`.plan-line.open[data-id="${JSON.parse(text).id}"]`).waitFor();
  await page.keyboard.press('Escape');
}

/** What comes of pasting a text where the focus is. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The buttons of the head that are named after the step they would take back or do again. */
const STEPS = { 撤销: '.undo', 重做: '.redo', Undo: '.undo', Redo: '.redo' };

/** The page as a planner handles it. */
export function planner(page) {
  const text = (selector) => page.locator(selector).first().innerText();
  return {
    page,
    open: (id) => page.locator(`.row[data-id="${id}"] button`).click(),
    choose: (name) => page.getByRole('radio', { name, exact: true }).click(),
    /** A chip of the list's filters by its word; its count stands behind that. */
    chip: (name) => page.locator('.filters').getByRole('button', { name: new RegExp(`^${name} \\d+$`) }),
    press: (name) => (STEPS[name] ? page.locator(STEPS[name]) : page.getByRole('button', { name, exact: true })).click(),
    reading: (label) => page.locator('.reading', { hasText: label }).locator('input'),
    value: (label) => page.locator('.reading', { hasText: label }).locator('input').inputValue(),
    /** Types into a reading as a person does: the field's text replaced, then Enter. */
    async type(label, entered) {
      const field = page.locator('.reading', { hasText: label }).locator('input');
      await field.fill(entered);
      await field.press('Enter');
    },
    scoreboard: async () => (await text('.scoreboard')).replace(/\s+/g, ' '),
    verdict: () => text('.verdict'),
    finding: () => text('.finding'),
    required: () => text('.required strong'),
    explanation: () => text('.explanation-text'),
    // A line that was just shown again has no rendered text before the next frame, but always its own.
    outcome: (id) => page.locator(`.row[data-id="${id}"] .row-outcome`).first().textContent(),
    lever: page.locator('.lever'),
    rows: () => page.locator('.row').count(),
    /** Drags the lever to a share of its track by the mouse, and calls `during` before it is let go. */
    async drag(share, during = async () => {}) {
      const lever = page.locator('.lever');
      const box = await lever.boundingBox();
      const at = (where) => [box.x + 9 + (box.width - 18) * where, box.y + box.height / 2];
      const now = await lever.evaluate((input) => (input.value - input.min) / (input.max - input.min));
      await page.mouse.move(...at(now));
      await page.mouse.down();
      await page.mouse.move(...at((now + share) / 2), { steps: 6 });
      await page.mouse.move(...at(share), { steps: 6 });
      await during();
      await page.mouse.up();
    },
    /** The pixels of the open indicator's chart, as one string to compare. */
    picture: () => page.locator('.plot canvas').evaluate((canvas) => canvas.toDataURL()),
  };
}

/** For a page before it loads: keeps every memory that a program brings in `window.memories`. */
export function keepMemories() {
  window.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      window.memories.push(...Object.values((made.instance ?? made).exports).filter((one) => one instanceof WebAssembly.Memory));
      return made;
    };
  }
}

/**
 * How many bytes of its stack the program has never touched. The stack grows downwards to the start of the memory.
 * The page has to have kept its memories.
 */
export const untouchedStack = (page) => page.evaluate(() => new Uint8Array(window.memories[0].buffer).findIndex((byte) => byte !== 0));
