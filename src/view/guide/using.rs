//! How to use the page, in short: what to do, and the keys.

use crate::language::Text;

/// What can be done, in the order in which it is mostly done.
pub const GUIDE_STEPS: [Text; 9] = [
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

/// The keys, and what each does.
pub const GUIDE_KEYS: [(&str, Text); 11] = [
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn each_step_begins_with_its_word_in_both_languages() {
        for step in GUIDE_STEPS {
            assert_eq!(step.of(Language::Chinese).chars().position(|letter| letter == '：'), Some(1), "{step}");
            assert!(step.of(Language::English).contains(": "), "{step}");
        }
    }

    #[test]
    fn each_key_is_told_once() {
        for (at, (key, _)) in GUIDE_KEYS.iter().enumerate() {
            assert!(GUIDE_KEYS[..at].iter().all(|(other, _)| other != key), "{key}");
        }
    }
}
