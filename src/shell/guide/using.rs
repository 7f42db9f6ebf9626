//! How to use the page, in short: what to do, the keys, and what the program is.

use leptos::prelude::*;

use crate::language::Text;
use crate::shell::keyboard;
use crate::shell::store::Store;
use crate::shell::tour::TourButton;
use crate::{phrase, word};

const STEPS: [Text; 9] = [
    Text::new(
        "看：左边按领域列出指标，✓ 达标、✕ 未达标、? 无法判断；顶上的记分牌把约束性和预期性分开计数，点数字就只看这些指标。",
        "Look: indicators are listed by domain on the left: ✓ met, ✕ missed, ? cannot be judged. The scoreboard at the top \
         counts binding and anticipatory targets separately; click a number to see only those indicators.",
    ),
    Text::new(
        "调：点开一个指标，拖动滑块或填写四种说法中的任何一个。竖线是达标所需的值，绿色斜纹是达标的范围。",
        "Adjust: open an indicator, then drag the slider or type into any of the four fields. The tick is the required value; \
         the hatched green range meets the target.",
    ),
    Text::new(
        "批：筛选或勾选若干指标，在“批量”里一次设定、锁定或复位；“表格”里像电子表格那样键入、整列粘贴。",
        "Many at once: filter or select indicators, then set, lock or reset them under Batch; under Table, type and paste as in a \
         spreadsheet.",
    ),
    Text::new(
        "查：“算式”可以手工核对，“依据与读法”写明数字在文件中的位置和其他读法。",
        "Check: the working can be checked by hand; “Source and readings” says where each figure stands in the document and how \
         else it can be read.",
    ),
    Text::new(
        "填：“观测”里逐年填写实际数，可以从电子表格整块粘贴，各情景通用；已观测的年份不再变动。",
        "Enter: fill in actual yearly figures under Observe, typed or pasted from a spreadsheet, the same for every scenario. Observed years stay as they \
         are.",
    ),
    Text::new(
        "比：“情景”里新建和复制，“对比”看差别，“汇总”合并几个人的情景。",
        "Compare: create and duplicate scenarios under Scenario, see how they differ under Compare, and combine several \
         people's scenarios under Merge.",
    ),
    Text::new(
        "析：“总览”里看全部指标各完成了所需变化的几成；“风险”里看临界值、可能、敏感性、投入和自相矛盾之处。",
        "Analyse: Overview shows what share of its planned change each indicator completes; switching values, chances, sensitivity, budget and contradictions are under Risk.",
    ),
    Text::new(
        "发：“分享”生成链接和二维码，“文件”导入导出 XLSX、CSV、JSON，“报告”打印 A4 报告和年度任务分解表，规划写明牵头单位的还可以一个单位印一份任务单。",
        "Send: Share makes a link and a QR code, Files imports and exports XLSX, CSV and JSON, Report prints the report and the \
         table of annual targets on A4, and a sheet of tasks for each department where the plan names them.",
    ),
    Text::new(
        "退：随时可以撤销；改动自动保存在本机浏览器。",
        "Undo: at any time. Changes are saved automatically in the browser on this device.",
    ),
];

const KEYS: [(&str, Text); 11] = [
    ("Ctrl+Z", Text::new("撤销", "undo")),
    ("Ctrl+Y", Text::new("重做（也可用 Ctrl+Shift+Z）", "redo (also Ctrl+Shift+Z)")),
    ("/", Text::new("推演里：搜索指标", "in Projection: search indicators")),
    ("← →", Text::new("滑块上：移动一步；单选项里：换一项", "on the slider: one step; among choices: the next one")),
    ("Page Up / Page Down", Text::new("滑块上：移动一大步", "on the slider: a larger step")),
    (
        "↑ ↓",
        Text::new(
            "指标列表：上一项、下一项并打开；图上的点：改变那一年的数；表格里：换行",
            "in the list: open the indicator before or after; on a point of the chart: change that year's value; in a table: another row",
        ),
    ),
    (
        "Delete",
        Text::new(
            "图上的点：不再固定那一年；观测表：清空所选",
            "on a point of the chart: release the year; in the observations: clear the selection",
        ),
    ),
    (
        "Space",
        Text::new("指标列表：选中这一项；加 Shift 和 ↑ ↓ 连选", "in the list: select the indicator; with Shift and ↑ ↓ several"),
    ),
    ("Ctrl+A", Text::new("指标列表：全部选中", "in the list: select all")),
    (
        "Enter",
        Text::new(
            "指标列表：到这一项的滑块；表格里：填好一格，转到下一行",
            "in the list: go to the indicator's slider; in a table: accept an entry and go to the next row",
        ),
    ),
    (
        "Esc",
        Text::new(
            "从指标回到列表，取消选中，收起抽屉，放弃正在填写的格子",
            "go back from the indicator to the list, deselect, close a drawer, discard an entry",
        ),
    ),
];

/// The part.
#[component]
pub(super) fn Using() -> impl IntoView {
    let plan = expect_context::<Store>().plan();
    let step = |text: Text| view! { <li>{text.get()}</li> };
    let key = |(key, what): (&'static str, Text)| view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{what.get()}</td></tr> };
    let (version, edition, name) = (env!("CARGO_PKG_VERSION"), plan.version.clone(), plan.name.get().to_owned());
    let about =
        phrase!("推演 {version}；规划数据：{name}，{edition} 版。", "Tuiyan {version}; plan data: {name}, version {edition}.");
    view! {
        <h2 class="risk-question">{word!("使用说明", "How to use it")}</h2>
        <p><TourButton/></p>
        <ol class="guide-steps">{STEPS.map(step).collect_view()}</ol>
        <h3>{word!("按键", "Keyboard")}</h3>
        <table class="risk-table guide-keys"><tbody>{KEYS.map(key).collect_view()}</tbody></table>
        <p><SingleKeys/></p>
        <h3>{word!("关于", "About")}</h3>
        <p>{about}</p>
        <p>{word!(
            "许可：MIT 或 Apache-2.0，任选其一。所用程序库的许可随发布一并列出。",
            "Licence: MIT or Apache-2.0, at your choice. The licences of the libraries used come with the release.",
        )}</p>
        <p>{word!(
            "隐私：您填写和打开的一切都只在这台电脑的浏览器里，不上传，不统计，也不访问别的网站。链接里装着情景本身，发给谁由您决定。",
            "Privacy: whatever you enter or open stays in the browser on this device. Nothing is uploaded or tracked, and no \
             other site is contacted. A link carries the scenario itself; you decide who gets it.",
        )}</p>
    }
}

/// Whether `/` is a command: whoever dictates to the machine may want to turn that off.
#[component]
fn SingleKeys() -> impl IntoView {
    let turn = move |event| keyboard::set_single(event_target_checked(&event));
    view! {
        <label>
            <input type="checkbox" prop:checked=keyboard::has_single() on:change=turn/>
            {word!("不按 Ctrl 的快捷键（/）", "Keyboard shortcuts without Ctrl (/)")}
        </label>
    }
}
