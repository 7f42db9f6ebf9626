//! 总览: every indicator in one picture, by the share of its planned change that each scenario completes.
//!
//! `cell` is one indicator under one scenario, `table` puts them under their domains, `words` says what was found, `lineup` is which
//! scenarios stand side by side, `picture` the drawing and what leaves the page.

mod cell;
mod lineup;
mod picture;
#[cfg(test)]
mod tests;
mod words;

pub use cell::{OverviewCell, WithoutShare};
pub use lineup::{MOST_SIDE_BY_SIDE, SideBySide};
pub use picture::{overview_bands, overview_legend, overview_poster, whole_plan};

use self::cell::cell;
use super::row::{asked, name, start};
use crate::plan::{Id, Indicator, Nature, Plan};
use crate::projection::{Judgement, Summary, judge};
use crate::scenario::Scenario;

/// All indicators under one or more scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// What was found, in a sentence.
    pub finding: String,
    /// The scenarios' names, numbered where there are several.
    pub names: Vec<String>,
    /// The indicators under their headings: domain by domain, then those without a share by their reason.
    pub sections: Vec<OverviewSection>,
}

/// Indicators under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewSection {
    /// The heading.
    pub title: String,
    /// Why none of these has a share; `None` where they have one.
    pub why: Option<WithoutShare>,
    /// The indicators, in the order of the plan.
    pub rows: Vec<OverviewRow>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewRow {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Binding or expected; `None` where the document does not say.
    pub nature: Option<Nature>,
    /// The start under the first scenario.
    pub start: String,
    /// The target under the first scenario.
    pub target: String,
    /// What each scenario makes of it.
    pub cells: Vec<OverviewCell>,
    /// The domain, as the plan has it.
    domain: String,
}

/// Judges every indicator under every scenario. `everything` takes in the groups beyond the scoreboard.
pub fn overview(plan: &Plan, scenarios: &[&Scenario], everything: bool) -> Overview {
    let judged = |indicator: &Indicator| scenarios.iter().map(|scenario| judge(&scenario.case(plan, indicator))).collect();
    let shown = plan.indicators.iter().filter(|indicator| everything || plan.is_scored(indicator));
    let judged: Vec<(&Indicator, Vec<Judgement>)> = shown.map(|indicator| (indicator, judged(indicator))).collect();
    let rows: Vec<_> = judged.iter().filter_map(|(indicator, judgements)| row(plan, scenarios, indicator, judgements)).collect();
    let summaries: Vec<_> = (0..scenarios.len()).map(|at| summary(&judged, at)).collect();
    let finding = words::finding(plan, scenarios, &summaries, &rows);
    Overview { finding, names: words::names(scenarios), sections: sections(plan, rows) }
}

fn row(plan: &Plan, scenarios: &[&Scenario], indicator: &Indicator, judgements: &[Judgement]) -> Option<OverviewRow> {
    let (first, judgement) = (scenarios.first()?, judgements.first()?);
    let assumption = first.assumption(&indicator.id);
    let statement = assumption.statement(indicator);
    let pairs = scenarios.iter().zip(judgements);
    Some(OverviewRow {
        id: indicator.id.clone(),
        name: name(indicator),
        unit: indicator.unit.get().to_owned(),
        nature: indicator.nature,
        start: start(indicator, statement, assumption.start),
        target: asked(indicator, statement, judgement),
        cells: pairs.map(|(scenario, judgement)| cell(plan, scenario, indicator, judgement)).collect(),
        domain: indicator.domain.own().to_owned(),
    })
}

/// The verdicts of all that are shown, whether or not the scoreboard counts them.
fn summary(judged: &[(&Indicator, Vec<Judgement>)], at: usize) -> Summary {
    let mut summary = Summary::default();
    for (indicator, judgements) in judged {
        let standing = judgements[at].verdict.standing();
        match indicator.nature {
            Some(Nature::Binding) => summary.binding.count(standing),
            Some(Nature::Expected) => summary.expected.count(standing),
            None => summary.unstated.count(standing),
        }
    }
    summary
}

/// By domain in the plan's order; apart what has a share under none of the scenarios, by what the first of them says.
fn sections(plan: &Plan, rows: Vec<OverviewRow>) -> Vec<OverviewSection> {
    let (apart, placed): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.cells.iter().all(|cell| cell.share.is_none()));
    let mut sections: Vec<OverviewSection> = Vec::new();
    let domains = plan.domains.iter().map(|domain| (domain.name.own(), domain.name.get()));
    let mut placed = placed;
    for (own, title) in domains.map(|(own, title)| (own.to_owned(), title.to_owned())) {
        let (here, rest): (Vec<_>, Vec<_>) = placed.into_iter().partition(|row| row.domain == own);
        placed = rest;
        sections.push(OverviewSection { title, why: None, rows: here });
    }
    sections.push(OverviewSection { title: words::elsewhere().to_owned(), why: None, rows: placed });
    let mut apart = apart;
    for why in WithoutShare::ALL {
        let (here, rest): (Vec<_>, Vec<_>) =
            apart.into_iter().partition(|row| row.cells.first().map(OverviewCell::why) == Some(why));
        apart = rest;
        sections.push(OverviewSection { title: words::why(why, here.len()), why: Some(why), rows: here });
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

impl Overview {
    /// The indicators in the order of the picture.
    pub fn rows(&self) -> impl Iterator<Item = &OverviewRow> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    /// The indicator at a place of that order.
    pub fn row(&self, at: usize) -> Option<&OverviewRow> {
        self.rows().nth(at)
    }

    /// What is said of an indicator under one of the scenarios, line by line.
    pub fn told(&self, at: usize, scenario: usize) -> Vec<String> {
        let row = self.row(at);
        let found = row.and_then(|row| Some((row, row.cells.get(scenario)?)));
        found
            .map(|(row, cell)| words::told(row, cell, self.names.get(scenario).filter(|_| self.names.len() > 1)))
            .unwrap_or_default()
    }
}
