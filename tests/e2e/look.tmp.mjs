import { launch } from './browser.mjs';
const url = process.env.URL;
const browser = await launch();
const sizes = { office: { width: 1366, height: 768 }, phone: { width: 390, height: 844, } };
const log = [];
async function desk(size, rest = '', options = {}) {
  const context = await browser.newContext({ viewport: sizes[size], ...(size === 'phone' ? { hasTouch: true, isMobile: true } : {}), ...options });
  const page = await context.newPage();
  page.on('console', (m) => log.push(m.text()));
  page.on('pageerror', (e) => log.push(`ERR ${e.message}`));
  await page.goto(url + rest);
  await page.locator('.row').first().waitFor({ timeout: 120000 });
  return page;
}
const years = ['2011','2012','2013','2014','2015','2016','2017','2018','2019'];
const block = `指标\t${years.map((y) => y + '年').join('\t')}\t2021年\t2022年\n` +
 `学前教育毛入园率\t84\t85.5\t87\t88.2\t89.4\t90.5\t91.4\t92.3\t93.0\t94.1\t94.4\n` +
 `失业保险参保人数\t1.9\t1.98\t2.05\t2.1\t2.2\t2.31\t2.4\t2.48\t2.55\t2.66\t2.7\n` +
 `城镇新增就业\t0.8\t0.85\t0.9\t0.95\t1.0\t1.02\t1.1\t1.12\t1.05\t1.1\t1.0\n` +
 `人均体育场地面积\t1.2\t1.3\t1.4\t1.55\t1.7\t1.8\t1.95\t2.1\t2.2\t2.35\t2.4\n` +
 `每千人口拥有注册护士数\t2.1\t2.2\t2.3\t2.45\t2.6\t2.8\t3.0\t3.15\t3.3\t3.5\t3.6\n` +
 `城镇全部单位就业人员平均工资增长\t11\t10\t9.5\t9\t8\t7.5\t7\t6.8\t6\t5\t4.5\n`;
async function fill(page) {
  await page.evaluate((t) => { window.block = t; }, block);
  await page.getByRole('button', { name: /^(观测|Observe)$/ }).first().click();
  await page.locator('.grid td.cell').first().waitFor();
  await page.evaluate((t) => {
    const data = new DataTransfer(); data.setData('text/plain', t);
    document.querySelector('.grid td.cell').focus();
    document.querySelector('.grid td.cell').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, block);
  await page.waitForTimeout(1500);
}
for (const [size, rest, name, options] of [['office','','office',{}],['office','#lang=en','en',{}],['phone','','phone',{}],['office','','dark',{colorScheme:'dark'}]]) {
  const page = await desk(size, rest, options);
  await fill(page);
  await page.screenshot({ path: `/tmp/m/past/${name}-grid.png` });
  if (name === 'office') {
    await page.locator('.grid tr[data-id="t1-03"] td.cell').nth(1).click();
    await page.keyboard.press('F8');
    await page.locator('.grid tr[data-id="t1-16"] td.cell').nth(2).click();
    await page.keyboard.press('F9');
    await page.locator('.earlier-more').click();
    await page.waitForTimeout(600);
    await page.screenshot({ path: `/tmp/m/past/${name}-marks.png` });
  }
  await page.getByRole('button', { name: /^(风险|Risk)/ }).first().click();
  await page.getByRole('button', { name: /^(与过去相比|Against the past)$/ }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/m/past/${name}-past.png`, fullPage: size === 'phone' });
  await page.getByRole('button', { name: /^(检验|Track record)$/ }).click();
  await page.waitForTimeout(500);
  await page.locator('.calibration-more').first().click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/m/past/${name}-check.png`, fullPage: size === 'phone' });
  await page.context().close();
}
console.log(log.join('\n'));
await browser.close();
