//! The drawing, its legend, and the picture that leaves the page.

use super::cell::OverviewCell;
use super::{Overview, OverviewRow, OverviewSection, overview};
use crate::chart::{self, Drawing, LegendKey, LegendPart, OverviewLine, OverviewMark, PictureSection, Poster, Sign, SparkTone};
use crate::plan::{Nature, Plan};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::poster::plan_source;
use crate::view::words;
use crate::{phrase, word};

/// The picture of the indicators that count, with a panel for each scenario, as low as a page that has more to say leaves room for: a band
/// of dots for each domain.
pub fn overview_bands(plan: &Plan, scenarios: &[&Scenario]) -> Poster {
    let mut poster = overview_poster(plan, &overview(plan, scenarios, false));
    if let Drawing::Overview(drawing) = &mut poster.drawing {
        drawing.in_bands = true;
    }
    poster
}

/// What that picture says, and the picture without it for a report, which says around it what it shows and where that comes from. `None`
/// where nothing has a share.
pub fn whole_plan(plan: &Plan, scenarios: &[&Scenario]) -> Option<(String, Poster)> {
    let poster = overview_bands(plan, scenarios);
    let has_any = matches!(&poster.drawing, Drawing::Overview(drawing) if drawing.count() > 0);
    has_any.then(|| (poster.title.clone(), Poster { title: String::new(), source: String::new(), ..poster }))
}

impl Overview {
    /// The drawing. Its lines are [`Overview::rows`], in the same order.
    pub fn figure(&self) -> chart::OverviewPicture {
        let tick = |hundredths: u8| {
            let label = hundredths.to_string();
            let label = if hundredths == 100 { number::in_percent(label) } else { label };
            (f64::from(hundredths) / 100.0, label)
        };
        chart::OverviewPicture {
            sections: self.sections.iter().map(section).collect(),
            heads: if self.names.len() > 1 { self.names.clone() } else { Vec::new() },
            ticks: [0, 50, 100, 150].map(tick).to_vec(),
            beyond: [word!("≤0", "≤0"), word!("＞150", ">150")].map(str::to_owned),
            in_bands: false,
        }
    }
}

fn section(section: &OverviewSection) -> PictureSection {
    PictureSection {
        title: section.title.clone(),
        is_apart: section.why.is_some(),
        lines: section.rows.iter().map(line).collect(),
    }
}

fn line(row: &OverviewRow) -> OverviewLine {
    let mark = |cell: &OverviewCell| OverviewMark {
        share: cell.share,
        tone: cell.tone.into(),
        text: if cell.share.is_some() { cell.share_text.clone() } else { without_share(row, cell) },
        observed: cell.observed.as_ref().map(|(share, _)| *share),
        milestones: cell.milestones.iter().map(|(share, _, is_own)| (*share, *is_own)).collect(),
    };
    OverviewLine {
        label: row.name.clone(),
        is_binding: row.nature == Some(Nature::Binding),
        marks: row.cells.iter().map(mark).collect(),
    }
}

fn without_share(row: &OverviewRow, cell: &OverviewCell) -> String {
    match cell.why() {
        super::WithoutShare::Unjudged => words::sentence(cell.brief.clone()),
        _ => phrase!("预计 {}，目标 {}", "projected {}, target {}", cell.outcome, row.target),
    }
}

/// What the marks mean: those that are there, and no others.
pub fn overview_legend(drawn: &chart::OverviewPicture) -> Vec<LegendKey> {
    let marks = || drawn.lines().flat_map(|line| line.marks.iter().map(move |mark| (line.is_binding, mark)));
    let is_shown = |tone: SparkTone| marks().any(|(_, mark)| mark.tone == tone && (mark.share.is_some() || drawn.is_dense()));
    let share = |tone: SparkTone, is_binding: bool| LegendPart::Share { tone, is_binding };
    let has = |nature: bool| marks().any(|(is_binding, _)| is_binding == nature);
    let (low, high) = chart::OverviewPicture::SCALE;
    let lines = !drawn.is_dense();
    let all = [
        (share(SparkTone::Met, true), word!("达标", "met"), is_shown(SparkTone::Met)),
        (share(SparkTone::Missed, true), word!("未达标", "missed"), is_shown(SparkTone::Missed)),
        (share(SparkTone::Unjudged, true), word!("无法判断", "cannot be judged"), is_shown(SparkTone::Unjudged)),
        (share(SparkTone::Met, false), word!("空心为预期性，实心为约束性", "hollow: anticipatory, filled: binding"), has(false)),
        (LegendPart::Observed, word!("已观测到的", "observed so far"), lines && marks().any(|(_, mark)| mark.observed.is_some())),
        (LegendPart::Milestone, word!("年度目标", "milestone"), lines && marks().any(|(_, mark)| !mark.milestones.is_empty())),
        (LegendPart::First, word!("从情景 1 到此", "from scenario 1 to here"), lines && drawn.panels() > 1),
        (
            LegendPart::Beyond,
            word!("超出 0–150％", "beyond 0–150%"),
            lines && marks().any(|(_, mark)| mark.share.is_some_and(|share| !(low..=high).contains(&share))),
        ),
    ];
    let shown = all.into_iter().filter(|(.., is_shown)| *is_shown);
    shown.map(|(part, text, _)| LegendKey { sign: Sign::Overview(part), text: text.to_owned() }).collect()
}

/// The picture that can leave the page.
pub fn overview_poster(plan: &Plan, found: &Overview) -> Poster {
    let drawing = found.figure();
    let names = words::listed(&found.names);
    Poster {
        title: found.finding.clone(),
        subject: phrase!(
            "到 {} 年完成所需变化的份额，目标为 100％ · 情景：{names}",
            "Share of the planned change completed by {}, target at 100% · scenario: {names}",
            plan.period.end()
        ),
        keys: overview_legend(&drawing),
        source: plan_source(plan),
        drawing: Drawing::Overview(drawing),
    }
}
