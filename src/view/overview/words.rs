//! What the picture says, in words.

use super::OverviewRow;
use super::cell::{OverviewCell, WithoutShare};
use crate::plan::Plan;
use crate::projection::{Summary, Tally};
use crate::scenario::Scenario;
use crate::view::words;
use crate::{phrase, word};

/// The names, numbered where there are several.
pub(super) fn names(scenarios: &[&Scenario]) -> Vec<String> {
    let numbered = |(at, scenario): (usize, &&Scenario)| match scenarios.len() {
        1 => scenario.name.clone(),
        _ => format!("{} {}", at + 1, scenario.name),
    };
    scenarios.iter().enumerate().map(numbered).collect()
}

/// What was found: verdicts counted, binding first, and how many shares are complete; of several scenarios how many binding ones each
/// meets.
pub(super) fn finding(plan: &Plan, scenarios: &[&Scenario], summaries: &[Summary], rows: &[OverviewRow]) -> String {
    let end = plan.period.end();
    match summaries {
        [] => String::new(),
        [only] => {
            let parts = [
                (words::nature(Some(crate::plan::Nature::Binding)), only.binding),
                (words::nature(Some(crate::plan::Nature::Expected)), only.expected),
                (words::nature(None), only.unstated),
            ];
            let counted = parts.into_iter().filter(|(_, tally)| tally.total() > 0);
            let counted: Vec<_> = counted.map(|(nature, tally)| counted_as(nature, tally)).collect();
            let counted = counted.join(word!("；", "; "));
            phrase!("预计 {end} 年{counted}{}", "Projected for {end}: {counted}{}", shares(rows))
        }
        several => {
            let each = |(at, summary): (usize, &Summary)| {
                let (met, all) = (summary.binding.met, summary.binding.total());
                let name = &scenarios[at].name;
                phrase!("{} {name} {met}/{all}", "{} {name} {met} of {all}", at + 1)
            };
            let each: Vec<_> = several.iter().enumerate().map(each).collect();
            phrase!("预计 {end} 年约束性指标达标：{}", "Binding targets met in {end}: {}", words::listed(&each))
        }
    }
}

fn counted_as(nature: &str, Tally { met, missed, unjudged, .. }: Tally) -> String {
    let open = if unjudged > 0 { phrase!("、无法判断 {unjudged}", ", {unjudged} cannot be judged") } else { String::new() };
    phrase!("{nature}达标 {met}、未达标 {missed}{open}", "{nature} {met} met, {missed} missed{open}")
}

/// How far the shares go: how many are at less than half.
fn shares(rows: &[OverviewRow]) -> String {
    let shares: Vec<f64> = rows.iter().filter_map(|row| row.cells.first()?.share).collect();
    let (all, half) = (shares.len(), shares.iter().filter(|share| **share < 0.5).count());
    match (all, half) {
        (0, _) => String::new(),
        (_, 0) => phrase!("；{all} 项都完成所需变化的一半以上", "; all {all} complete at least half of the planned change"),
        _ => phrase!(
            "；能算份额的 {all} 项中 {half} 项不到所需变化的一半",
            "; {half} of the {all} with a share complete less than half of the planned change"
        ),
    }
}

/// The heading of those without a share.
pub(super) fn why(why: WithoutShare, count: usize) -> String {
    let why = match why {
        WithoutShare::Maintain => {
            word!("保持：起点已达到目标，没有要完成的变化", "To be maintained: met at the start, nothing to complete")
        }
        WithoutShare::Status => word!("定性目标，没有数字", "Qualitative targets, without a figure"),
        WithoutShare::Watched => word!("观察，没有目标值", "Watched, without a target"),
        WithoutShare::Unjudged => word!("无法判断，没有份额", "Cannot be judged, no share"),
        WithoutShare::NoShare => {
            word!("没有单一的份额（逐年判断，或起点是区间）", "No single share (judged year by year, or from an interval)")
        }
    };
    phrase!("{why} · {}", "{why} · {}", words::indicators(count))
}

/// The heading of what no domain of the plan holds.
pub(super) fn elsewhere() -> &'static str {
    word!("其他", "Other")
}

/// An indicator under a scenario: its name and verdict, from where to where, what share that is, and what it would take.
pub(super) fn told(row: &OverviewRow, cell: &OverviewCell, scenario: Option<&String>) -> Vec<String> {
    let mut lines = vec![phrase!(
        "{}（{}）{}",
        "{} ({}): {}",
        words::named(&row.name, &row.unit),
        words::nature(row.nature),
        cell.tone.word()
    )];
    lines.extend(scenario.map(|name| phrase!("情景：{name}", "Scenario: {name}")));
    lines.push(match cell.why() {
        // Where nothing is known of either end, what is asked is all there is to say.
        WithoutShare::Status | WithoutShare::Watched | WithoutShare::Unjudged if cell.share.is_none() => {
            phrase!("目标 {}", "target {}", row.target)
        }
        _ => phrase!("{} → 预计 {}，目标 {}", "{} → projected {}, target {}", row.start, cell.outcome, row.target),
    });
    if cell.share.is_some() {
        lines.push(phrase!("完成所需变化的 {}", "{} of the planned change", cell.share_text));
    } else if cell.why() == WithoutShare::Unjudged {
        lines.push(words::sentence(cell.remark.clone()));
    }
    lines.extend(cell.observed.as_ref().map(|(_, text)| phrase!("已观测：{text}", "Observed: {text}")));
    let milestones: Vec<_> = cell.milestones.iter().map(|(_, text, _)| text.as_str()).collect();
    lines.extend((!milestones.is_empty()).then(|| phrase!("年度目标：{}", "Milestones: {}", words::listed(&milestones))));
    lines.extend((!cell.required.is_empty()).then(|| phrase!("达标所需：{}", "Required: {}", cell.required)));
    lines
}
