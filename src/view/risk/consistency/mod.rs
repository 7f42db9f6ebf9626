//! What contradicts itself, where, and how to mend it.

mod words;

use crate::plan::{Id, Plan, RelationKind, Year};
use crate::risk::consistency::{Control, Finding, Severity, Warning};
use crate::scenario::Scenario;
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
    let text = |count: usize| if count > 0 { count.to_string() } else { String::new() };
    let sentence = match (contradictions, others) {
        (0, 0) => "没有发现自相矛盾之处".to_owned(),
        (0, _) => format!("没有发现自相矛盾之处，{others} 处值得核对"),
        (_, 0) => format!("{contradictions} 处矛盾"),
        _ => format!("{contradictions} 处矛盾，{others} 处值得核对"),
    };
    WarningCount { contradictions: text(contradictions), all: text(lines.len()), sentence }
}

/// What is checked of a plan, one line for each kind of thing.
pub fn checked(plan: &Plan) -> Vec<String> {
    let related = plan.related();
    let count = |kind| related.iter().filter(|relation| relation.kind == kind).count();
    let group = |count: usize, what: &str| (count > 0).then(|| format!("{what}（{count} 组）"));
    let figures = [
        group(count(RelationKind::Within), "部分不大于总体：目标、各年数值和结果"),
        group(count(RelationKind::Sum), "各项之和等于合计"),
        group(count(RelationKind::Same), "文件中同一项内容两处数字一致"),
    ];
    let of_all = [
        "目标和各年数值在自然界限之内，例如比例不超过 100％",
        "起点在缺口递减、S 曲线的上限之内",
        "观测到的变化与以后的假设方向一致、快慢不过分悬殊",
        "填写的不确定范围和人口年均增长确实起作用",
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
        severity: if is_contradiction { "矛盾" } else { "值得核对" },
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
            .join("。"),
        mend: words.mend(warning),
        leads_to: warning.lead.indicator.clone(),
        control: warning.lead.control,
        year: warning.years().first().copied(),
        action: format!("去{}", action(warning.lead.control)),
    }
}

const fn kind(finding: &Finding) -> &'static str {
    match finding {
        Finding::Held { .. } => "触及自然界限",
        Finding::TargetBeyondBounds { .. } => "目标超出自然界限",
        Finding::StartBeyondLimit { .. } => "起点在上限之外",
        Finding::PartAboveWhole { .. } => "部分大于总体",
        Finding::SumDiffers(_) => "合计不符",
        Finding::StatedTwice(_) => "两处不一致",
        Finding::AgainstObserved { .. } => "与观测不符",
        Finding::RangeIdle { .. } | Finding::DriverIdle => "不起作用",
    }
}

const fn action(control: Control) -> &'static str {
    match control {
        Control::Growth => "调整增长",
        Control::Start => "核对起点",
        Control::Years => "核对逐年数值",
        Control::Reading => "核对依据与读法",
        Control::Range => "改不确定范围",
        Control::Population => "改人口年均增长",
    }
}
