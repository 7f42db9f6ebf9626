// The tour of the first minute: offered once, walked by keyboard, called again.
import assert from 'node:assert/strict';
import { counted, journey, reload, visit } from './support.mjs';

const invitation = (page) => page.locator('.tour-invitation');

journey('a first visit is offered a tour, which can be walked by keyboard and is remembered', { reducedMotion: 'reduce' }, async ({ page, goto, shot, axe }) => {
  await goto();
  await invitation(page).waitFor();
  await shot('tour-invitation');
  await axe();
  await page.getByRole('button', { name: '一分钟看懂' }).focus();
  await page.keyboard.press('Enter');
  const card = page.locator('.tour');
  for (const place of ['scoreboard', 'list', 'lever-control', 'readings', 'explanation']) {
    await page.locator(`.${place}[data-tour]`).waitFor();
    await counted(page.locator('[data-tour]'), 1);
    assert.equal(await card.evaluate((card) => card.contains(document.activeElement)), true);
    if (place === 'lever-control') {
      await shot('tour-lever');
      await axe();
    }
    await card.getByRole('button', { name: '下一步' }).focus();
    await page.keyboard.press('Enter');
  }
  await page.locator('#drawer-share[data-tour]').waitFor();
  await card.getByRole('button', { name: '完成' }).click();
  await card.waitFor({ state: 'detached' });
  await counted(page.locator('[data-tour]'), 0);
  await reload(page);
  await counted(invitation(page), 0);
});

journey('the tour ends with Escape, and can be called again', async ({ page, goto }) => {
  await goto();
  await page.getByRole('button', { name: '一分钟看懂' }).click();
  await page.locator('.tour').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.tour').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '训练', exact: true }).click();
  await page.getByRole('button', { name: '一分钟看懂' }).click();
  await page.locator('.scoreboard[data-tour]').waitFor();
  await page.getByRole('button', { name: '跳过' }).click();
  await counted(page.locator('.tour, [data-tour]'), 0);
});

journey('no tour is offered with a link, nor to those who said no', { isAsOpened: true }, async ({ page, goto, context, url }) => {
  await goto('#s=AAAA');
  await page.locator('.notice-text', { hasText: '地址中的链接打不开' }).waitFor();
  await counted(invitation(page), 0);
  const other = await context.newPage();
  await visit(other, url);
  await invitation(other).getByRole('button', { name: '不用了' }).click();
  await counted(invitation(other), 0);
  await reload(other);
  await counted(invitation(other), 0);
});

journey('on a phone the tour shows list and sheet in turn', { viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, goto, shot }) => {
  await goto();
  await page.getByRole('button', { name: '一分钟看懂' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('.list[data-tour]').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('.lever-control[data-tour]').waitFor();
  assert.equal(await page.locator('.lever-control').isVisible(), true);
  await shot('tour-390');
});
