//! What contradicts itself, where, and how to mend it.

mod words;

use crate::language::plural;
use crate::plan::{Id, Plan, RelationKind, Year};
use crate::risk::consistency::{Control, Finding, Severity, Warning};
use crate::scenario::Scenario;
use crate::{phrase, word};
use words::Words;

/// A warning, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct WarningLine {
    /// 矛盾 or 值得核对.
    pub severity: &'static str,
    /// The same as a shape: ◆ or △.
    pub mark: &'static str,
    /// Whether it is a contradiction.
    pub is_contradiction: bool,
    /// What kind of thing is wrong, in a word or two: `部分大于总体`.
    pub kind: &'static str,
    /// A stable code for other programs and style sheets: `part_above_whole`.
    pub code: &'static str,
    /// The indicators concerned, with their names.
    pub indicators: Vec<(Id, String)>,
    /// What is wrong, in figures.
    pub what: String,
    /// The place in the document, with what it leaves in doubt; empty where the document has no part in it.
    pub place: String,
    /// How to mend it.
    pub mend: String,
    /// The indicator to open; `None` where what is to be mended is shared by all.
    pub leads_to: Option<Id>,
    /// The control that mends it.
    pub control: Control,
    /// The year to mend, where it is one year's figure.
    pub year: Option<Year>,
    /// What leads there, as on a button: `去调整增长`.
    pub action: String,
}

/// How many warnings there are, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WarningCount {
    /// How many contradictions; empty where there is none.
    pub contradictions: String,
    /// How many warnings of either kind; empty where there is none.
    pub all: String,
    /// The same as a sentence: `2 处矛盾，1 处值得核对`.
    pub sentence: String,
}

/// Counts warnings.
pub fn warning_count(lines: &[WarningLine]) -> WarningCount {
    let contradictions = lines.iter().filter(|line| line.is_contradiction).count();
    let others = lines.len() - contradictions;
    let noun = plural(contradictions, "contradiction", "contradictions");
    let text = |count: usize| if count > 0 { count.to_string() } else { String::new() };
    let sentence = match (contradictions, others) {
        (0, 0) => word!("没有发现自相矛盾之处", "No contradictions found").to_owned(),
        (0, _) => {
            phrase!("没有发现自相矛盾之处，{others} 处值得核对", "No contradictions found, {others} worth checking")
        }
        (_, 0) => phrase!("{contradictions} 处矛盾", "{contradictions} {noun}"),
        _ => phrase!("{contradictions} 处矛盾，{others} 处值得核对", "{contradictions} {noun}, {others} worth checking"),
    };
    WarningCount { contradictions: text(contradictions), all: text(lines.len()), sentence }
}

/// What is checked of a plan, one line for each kind of thing.
pub fn checked(plan: &Plan) -> Vec<String> {
    let related = plan.related();
    let count = |kind| related.iter().filter(|relation| relation.kind == kind).count();
    let group = |count: usize, what: &str| {
        let groups = plural(count, "group", "groups");
        (count > 0).then(|| phrase!("{what}（{count} 组）", "{what} ({count} {groups})"))
    };
    let figures = [
        group(
            count(RelationKind::Within),
            word!(
                "部分不大于总体：目标、各年数值和结果",
                "A part does not exceed its whole: targets, yearly figures and outcomes"
            ),
        ),
        group(count(RelationKind::Sum), word!("各项之和等于合计", "Parts add up to their total")),
        group(
            count(RelationKind::Same),
            word!("文件中同一项内容两处数字一致", "What the document states twice has the same figure"),
        ),
    ];
    let of_all = [
        word!(
            "目标和各年数值在自然界限之内，例如比例不超过 100％",
            "Targets and yearly figures are within natural bounds: a share, for example, does not exceed 100%"
        ),
        word!("起点在缺口递减、S 曲线的上限之内", "Baselines are within the limit of a closing gap or an S-curve"),
        word!(
            "观测到的变化与以后的假设方向一致、快慢不过分悬殊",
            "Observed changes and later assumptions go in the same direction, at speeds that are not far apart"
        ),
        word!("填写的不确定范围和人口年均增长确实起作用", "Stated ranges and population growth do have an effect"),
    ];
    figures.into_iter().flatten().chain(of_all.map(str::to_owned)).collect()
}

/// Everything about a scenario that contradicts itself or is worth a look, in words.
pub fn consistency(plan: &Plan, scenario: &Scenario) -> Vec<WarningLine> {
    warnings(plan, scenario, &crate::risk::consistency::warnings(plan, scenario))
}

/// Puts warnings into words. `scenario` is the one that they were found in.
pub fn warnings(plan: &Plan, scenario: &Scenario, found: &[Warning]) -> Vec<WarningLine> {
    found.iter().map(|warning| line(&Words { plan, scenario }, warning)).collect()
}

fn line(words: &Words, warning: &Warning) -> WarningLine {
    let is_contradiction = warning.severity == Severity::Contradiction;
    WarningLine {
        severity: if is_contradiction { word!("矛盾", "Contradiction") } else { word!("值得核对", "Worth checking") },
        mark: if is_contradiction { "◆" } else { "△" },
        is_contradiction,
        kind: kind(&warning.finding),
        code: warning.code(),
        indicators: warning.indicators().into_iter().map(|id| (id.clone(), words.name(id))).collect(),
        what: words.what(&warning.finding),
        place: [warning.place.get(), warning.note.get()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(word!("。", ". ")),
        mend: words.mend(warning),
        leads_to: warning.lead.indicator.clone(),
        control: warning.lead.control,
        year: warning.years().first().copied(),
        action: action(warning.lead.control).to_owned(),
    }
}

fn kind(finding: &Finding) -> &'static str {
    match finding {
        Finding::Held { .. } => word!("触及自然界限", "Natural bound reached"),
        Finding::TargetBeyondBounds { .. } => word!("目标超出自然界限", "Target beyond a natural bound"),
        Finding::StartBeyondLimit { .. } => word!("起点在上限之外", "Baseline beyond the limit"),
        Finding::PartAboveWhole { .. } => word!("部分大于总体", "Part above its whole"),
        Finding::SumDiffers(_) => word!("合计不符", "Sum does not match"),
        Finding::StatedTwice(_) => word!("两处不一致", "Two figures for one quantity"),
        Finding::AgainstObserved { .. } => word!("与观测不符", "At odds with the observations"),
        Finding::RangeIdle { .. } | Finding::DriverIdle => word!("不起作用", "Without effect"),
    }
}

fn action(control: Control) -> &'static str {
    match control {
        Control::Growth => word!("去调整增长", "Adjust growth"),
        Control::Start => word!("去核对起点", "Check the baseline"),
        Control::Years => word!("去核对逐年数值", "Check the yearly figures"),
        Control::Reading => word!("去核对依据与读法", "Check source and readings"),
        Control::Range => word!("去改不确定范围", "Change the range"),
        Control::Population => word!("去改人口年均增长", "Change population growth"),
    }
}
