//! Assumptions and targets beside the past, as a part of the report.

use super::paper::{PaperBlock, PaperCell, Table, TableKind};
use super::{NATURE, Report};
use crate::plan::Plan;
use crate::scenario::{Facts, Scenario};
use crate::view::risk::{PastLine, past_list};
use crate::view::words;
use crate::word;

/// What is said beside the past; nothing where too little is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportPast {
    /// The finding.
    pub finding: String,
    /// How it is counted.
    pub note: String,
    /// Indicator by indicator, binding first.
    pub lines: Vec<ReportPastLine>,
}

/// An indicator beside its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPastLine {
    /// Its name, with its unit.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// The years that count, and what the past brought in them.
    pub past: [String; 2],
    /// What is assumed, and where that lies.
    pub assumed: [String; 2],
    /// What the target takes, and where that lies.
    pub required: [String; 2],
}

impl ReportPast {
    /// What is said where enough is known.
    pub(super) fn of(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Self {
        let found = past_list(plan, facts, scenario);
        if found.lines.is_empty() {
            return Self::default();
        }
        Self { finding: found.finding, note: found.note, lines: found.lines.into_iter().map(line).collect() }
    }
}

fn line(line: PastLine) -> ReportPastLine {
    let windows = words::listed_with(word!("；", "; "), &[&line.windows, &line.note]);
    ReportPastLine {
        name: words::named(&line.lead.name, &line.lead.unit),
        nature: line.lead.nature,
        past: [line.years, windows],
        assumed: [line.assumed, line.assumed_lies],
        required: [line.required, line.required_lies],
    }
}

impl Report {
    /// The part; nothing where nothing is said.
    pub(super) fn against_past(&self) -> Vec<PaperBlock> {
        let ReportPast { finding, note, lines } = &self.past;
        if lines.is_empty() {
            return Vec::new();
        }
        let heads = [
            (word!("指标", "Indicator"), 220),
            (NATURE.get(), 80),
            (word!("过去", "The past"), 260),
            (word!("假设的变化", "Assumed"), 220),
            (word!("目标要求的变化", "Required"), 220),
        ];
        let both = |[first, second]: &[String; 2]| PaperCell::all(vec![first.clone(), second.clone()]);
        let rows = lines.iter().map(|line| {
            let cells = [&line.past, &line.assumed, &line.required].map(both);
            [PaperCell::of(&line.name), PaperCell::of(line.nature)].into_iter().chain(cells).collect::<Vec<_>>()
        });
        let table = Table::new(TableKind::Past, &heads, &[0, 2, 3, 4]).with(rows);
        vec![PaperBlock::Text(finding.clone()), PaperBlock::Table(table), PaperBlock::Text(note.clone())]
    }
}
