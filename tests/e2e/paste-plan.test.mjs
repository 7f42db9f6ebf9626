// A plan from its table of indicators, pasted as a word processor copies it: shown before it is taken.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { here } from './browser.mjs';
import { drawer, planner } from './planner.mjs';
import { counted, journey } from './support.mjs';

const cell = (text, span = '') => `<td width=120 ${span} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'>
  <p class=MsoNormal align=center style='text-align:center'><span lang=EN-US style='font-size:10.5pt'>${text}<o:p></o:p></span></p></td>`;
const row = (...cells) => `<tr style='mso-yfti-irow:1'>${cells.map((each) => (Array.isArray(each) ? cell(...each) : cell(each))).join('')}</tr>`;
const DOMAIN = (text, rows) => [text, `rowspan=${rows}`];
/** A table as Word puts it on the clipboard: heads over two rows, merged groups, raised marks, a note below. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
  <meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=ZH-CN><!--StartFragment-->
  <p class=MsoNormal align=center style='text-align:center'><b>专栏1 “十五五”时期主要指标</b></p>
  <table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>
  ${row(DOMAIN('类别', 2), DOMAIN('指标', 2), DOMAIN('2025年', 2), ['目标', 'colspan=2'], DOMAIN('属性', 2))}
  ${row('2030年', '年均/<br>累计')}
  ${row(DOMAIN('经济<br>发展', 2), '1.常住人口城镇化率（%）', '67.9', '≥71', '-', '预期性')}
  ${row('2.森林覆盖率（%）', '25.1<sup>*</sup>', '25.8', '-', '约束性')}
  ${row(DOMAIN('绿色低碳', 3), '3.单位GDP二氧化碳排放降低（%）', '-', '-', '〔17〕', '约束性')}
  ${row('4.城镇调查失业率（%）', '5.2', '-', '＜5.5', '预期性')}
  ${row('5.每万人口高价值发明专利拥有量（件）', '-', '＞22', '-', '预期性')}
  </table>
  <p class=MsoNormal>注：①〔〕为5年累计数。②带*的为2024年数据。③城镇调查失业率为年度平均值，按照国家统计局的调查制度取得；④其余各项按照现行的统计制度和口径计算，口径调整时同步调整。</p>
  <!--EndFragment--></body></html>`;

/** A planner in the panel 规划, before the dialog. */
async function desk(page, goto) {
  await goto();
  await drawer(page, 'plans');
  const dialog = page.getByRole('dialog', { name: '粘贴指标表' });
  const plans = page.getByRole('dialog', { name: '规划' });
  return {
    dialog,
    plans,
    open: async () => {
      await page.getByRole('button', { name: '粘贴指标表', exact: true }).click();
      await dialog.waitFor();
    },
    paste: (text, html) => page.evaluate(([text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html) clipboardData.setData('text/html', html);
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, [text, html]),
    line: (name) => dialog.locator('.paste-line', { hasText: name }),
    title: () => page.locator('.plan-name').textContent(),
    kept: () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('-plan/'))),
  };
}

journey('a table out of a word processor is shown row by row, one reading is changed, and it becomes the plan', async ({ page, goto, axe, shot }) => {
  const { dialog, plans, open, paste, line, title, kept } = await desk(page, goto);
  await open();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  await paste('指标', WORD);
  await dialog.getByRole('heading', { name: /要看一看/ }).waitFor();
  assert.match(await dialog.getByRole('status').first().innerText(), /^5 行，5 项指标，1 行要看一看，待补起点 2 项$/);
  assert.equal(await dialog.getByRole('textbox', { name: '规划名称' }).inputValue(), '专栏1 “十五五”时期主要指标');
  assert.equal(await dialog.getByRole('textbox', { name: '基期年' }).inputValue(), '2025');
  // What wants an eye comes first, with its reason.
  const first = dialog.locator('.paste-line').first();
  assert.match(await first.innerText(), /城镇调查失业率[\s\S]*五年平均低于 5.5％[\s\S]*还有别的读法/);
  assert.match(await line('二氧化碳').innerText(), /〔17〕[\s\S]*五年累计降低 17％（每年约 3.66％）/);
  assert.match(await line('城镇化率').innerText(), /≥71[\s\S]*2030 年达到 71％以上/);
  assert.match(await line('森林覆盖率').innerText(), /25\.1\*[\s\S]*起点 25.1 ％（2024年）/);
  await axe('.paste');
  await shot('paste-plan-1366');
  await dialog.getByRole('combobox', { name: '“城镇调查失业率”的读法' }).selectOption('level-every-year');
  assert.match(await first.locator('.paste-words').innerText(), /每年/);
  await dialog.getByRole('textbox', { name: '规划名称' }).fill('梨洲“十五五”规划');
  await dialog.getByRole('button', { name: '采用 5 项指标' }).click();
  await plans.locator('.plan-line.open', { hasText: '梨洲“十五五”规划' }).waitFor();
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await title(), '梨洲“十五五”规划');
  assert.match(await plans.locator('[role=status]').first().innerText(), /已保存在本机，已打开。2 项没有起点，可在“观测”的“待补起点”里补上/);
  assert.deepEqual(await kept(), ['tuiyan/2-plan/plan-2030']);
  await page.keyboard.press('Escape');
  await counted(page.locator('.row'), 5);
  assert.match(await page.locator('.row').allInnerTexts().then((texts) => texts.join('\n')), /城镇化率[\s\S]*失业率/);
  await page.locator('.row[data-id="t-04"] button').click();
  await shot('paste-plan-taken');
  await page.getByRole('button', { name: '观测', exact: true }).click();
  await page.getByRole('button', { name: '待补起点 2 项' }).click();
  await counted(page.locator('.grid tbody tr'), 2);
});

/** What WPS puts on the clipboard; see ../data/libreoffice/SOURCES.md. */
const WPS = (name) => readFileSync(here(`../data/clipboard/${name}.html`), 'utf8');

for (const [program, file, title] of [
  ['WPS Writer', 'wps-writer', '专栏1 “十五五”时期经济社会发展主要指标'],
  ['WPS Spreadsheets', 'wps-sheets', '“十五五”时期经济社会发展主要指标'],
]) {
  journey(`a table out of ${program} becomes a judged plan`, async ({ page, goto }) => {
    const { dialog, plans, open, paste, line } = await desk(page, goto);
    await open();
    await paste('指标', WPS(file));
    await dialog.getByRole('heading', { name: /要看一看/ }).waitFor();
    assert.match(await dialog.getByRole('status').first().innerText(), /^21 行，21 项指标，1 行要看一看/);
    assert.equal(await dialog.getByRole('textbox', { name: '规划名称' }).inputValue(), title);
    assert.match(await line('数字经济核心产业').innerText(), /10\.5\*[\s\S]*起点 10.5 ％（2024年）/);
    assert.match(await line('执业医师数').innerText(), /2030 年达到 3.7 人以上/);
    assert.match(await line('粮食综合生产能力').innerText(), /1\.45左右[\s\S]*1.45 万亿斤左右/);
    await dialog.getByRole('button', { name: '采用 21 项指标' }).click();
    await plans.locator('.plan-line.open', { hasText: title }).waitFor();
    await page.keyboard.press('Escape');
    await counted(page.locator('.row'), 21);
    // GDP is watched, productivity and income are held against it.
    assert.match(await planner(page).scoreboard(), /约束性 达标 0 .*预期性 达标 4 /);
    assert.match(await page.locator('.row[data-id="t-02"]').innerText(), /^✓[\s\S]*＞5/);
  });
}

journey('a document of several tables is read, and another of its tables is one choice away', async ({ page, goto, axe, shot }) => {
  const { dialog, open, line } = await desk(page, goto);
  await open();
  await dialog.locator('input[type=file]').setInputFiles(here('../data/libreoffice/china-15.docx'));
  await line('优良水体比例').waitFor();
  assert.match(await dialog.getByRole('status').first().innerText(), /^21 行，21 项指标/);
  await counted(dialog.getByRole('combobox', { name: '指标表' }), 0);
  await dialog.getByRole('button', { name: '换一张表' }).click();
  await dialog.locator('input[type=file]').setInputFiles(here('../data/libreoffice/two-tables.docx'));
  await line('城镇化率').waitFor();
  assert.match(await dialog.innerText(), /表2 生态指标[\s\S]*也是指标表，可以另选/);
  await dialog.getByRole('combobox', { name: '指标表' }).selectOption('表2 生态指标');
  await line('森林覆盖率').waitFor();
  assert.equal(await dialog.getByRole('textbox', { name: '规划名称' }).inputValue(), '表2 生态指标');
  await axe('.paste');
  await shot('paste-plan-tables');
});

journey('a document that is dropped on the page is shown before it is taken, and an old one is told what to do', async ({ page, goto }) => {
  await goto();
  const dialog = page.getByRole('dialog', { name: '粘贴指标表' });
  const drop = (name, bytes) => page.evaluate(([name, bytes]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ['dragover', 'drop']) {
      window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, [name, [...bytes]]);
  await drop('规划.docx', readFileSync(here('../data/libreoffice/china-15.docx')));
  await dialog.locator('.paste-line', { hasText: '优良水体比例' }).waitFor();
  assert.equal(await dialog.getByRole('textbox', { name: '规划名称' }).inputValue(), '专栏1 “十五五”时期经济社会发展主要指标');
  await page.keyboard.press('Escape');
  assert.equal(await dialog.isVisible(), false);
  await page.keyboard.press('Escape');
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('WordDocument', 'utf16le')]);
  await drop('规划.doc', old);
  await page.locator('.import-line.refused').waitFor();
  assert.match(await page.locator('.import-line').innerText(), /这是旧版 .doc 或 .wps 文档/);
});

journey('Escape puts the table away, and nothing has changed', async ({ page, goto }) => {
  const { dialog, plans, open, paste, title, kept } = await desk(page, goto);
  const before = await title();
  await open();
  await paste('指标', WORD);
  await dialog.getByRole('button', { name: /^采用/ }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await plans.isVisible(), true, 'the panel beneath stays');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '粘贴指标表');
  assert.equal(await title(), before);
  assert.deepEqual(await kept(), []);
  // It begins anew.
  await open();
  await counted(dialog.getByRole('button', { name: /^采用/ }), 0);
});

journey('years that are typed have the table read anew, and two plans of the same years stand side by side', async ({ page, goto }) => {
  const { dialog, plans, open, paste, line } = await desk(page, goto);
  const adopt = async (name) => {
    await open();
    await paste('指标', WORD);
    await dialog.getByRole('textbox', { name: '规划名称' }).fill(name);
  };
  await adopt('甲规划');
  const base = dialog.getByRole('textbox', { name: '基期年' });
  await base.fill('2031');
  await base.press('Enter');
  assert.match(await dialog.innerText(), /基期年 2031 应早于目标年 2030/);
  await base.fill('2026');
  await base.press('Enter');
  await line('二氧化碳').getByText('四年累计降低 17％').first().waitFor();
  assert.equal(await dialog.getByRole('textbox', { name: '规划名称' }).inputValue(), '甲规划');
  await dialog.getByRole('button', { name: /^采用/ }).click();
  await plans.locator('.plan-line.open[data-id="plan-2030"]', { hasText: '甲规划' }).waitFor();
  await adopt('乙规划');
  await dialog.getByRole('button', { name: /^采用/ }).click();
  await plans.locator('.plan-line.open[data-id="plan-2030-2"]', { hasText: '乙规划' }).waitFor();
  await counted(plans.locator('.plan-line', { hasText: '甲规划' }), 1);
});

journey('a file does as well, and what is no table of indicators is refused in words', async ({ page, goto }) => {
  const { dialog, open, paste, line } = await desk(page, goto);
  await open();
  await paste('年份\t人口\n2021\t5\n');
  assert.match(await dialog.getByRole('alert').innerText(), /没有找到指标表/);
  await dialog.locator('input[type=file]').setInputFiles(here('../data/plans/cn-15-national.csv'));
  await line('全员劳动生产率').waitFor();
  assert.equal(await dialog.getByRole('alert').innerText(), '');
  assert.match(await line('全员劳动生产率').innerText(), /高于/);
});

journey('on a phone each row stands over what it was read as, and nothing spills over', { viewport: { width: 390, height: 844 }, hasTouch: true }, async ({ page, goto, axe, shot }) => {
  const { dialog, open, paste } = await desk(page, goto);
  await open();
  await paste('指标', WORD);
  await dialog.getByRole('button', { name: /^采用/ }).waitFor();
  assert.ok(await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.paste, .paste-body')].every((box) => box.scrollWidth <= 390)));
  await axe('.paste');
  await shot('paste-plan-390');
});

journey('in English the same is said in English', async ({ page, goto, axe }) => {
  await goto('#lang=en');
  await drawer(page, 'plans');
  await page.getByRole('button', { name: 'Paste an indicator table' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste an indicator table' });
  const field = dialog.getByRole('textbox', { name: /^Paste here/ });
  await field.fill('Indicator\tUnit\t2025\t2030\nForest cover\t%\t25.1\tat least 25.8\n');
  await field.blur();
  await dialog.getByRole('heading', { name: /Understood/ }).waitFor();
  assert.match(await dialog.locator('.paste-words').innerText(), /in 2030 at least 25.8%/);
  assert.match(await dialog.innerText(), /counts the rows as “not stated”/);
  await axe('.paste');
  await dialog.getByRole('button', { name: 'Take 1 indicator' }).click();
  await page.locator('.plan-line.open', { hasText: 'Indicators 2025–2030' }).waitFor();
});
