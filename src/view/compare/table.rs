//! The rows of the comparison, binding first.

use super::cell::{CellChange, CompareCell, cell};
use super::column::ScenarioColumn;
use crate::language::plural;
use crate::plan::{Id, Indicator, Nature, Plan};
use crate::scenario::Scenario;
use crate::view::row::{name, start, target};
use crate::view::words;
use crate::{phrase, word};

/// What stands at the head of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowHead {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Binding or expected; `None` where the document does not say.
    pub nature: Option<Nature>,
    /// The start under the reference.
    pub start: String,
    /// The target with its comparison.
    pub target: String,
    /// Its place in the plan.
    at: usize,
}

/// One indicator under every scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareRow {
    /// The most that differs in any of the cells.
    pub change: CellChange,
    /// A cell for each column.
    pub cells: Vec<CompareCell>,
}

/// Several scenarios held against one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonTable {
    /// A row for each head, in the same order.
    pub rows: Vec<CompareRow>,
    /// How many rows differ, in a sentence.
    pub finding: String,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowsShown {
    /// Every row.
    #[default]
    All,
    /// Binding indicators.
    Binding,
    /// Rows in which something differs.
    Different,
}

impl RowsShown {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Binding, Self::Different];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => word!("全部", "All"),
            Self::Binding => word!("约束性", "Binding"),
            Self::Different => word!("有差异", "Different"),
        }
    }

    /// Whether a row is shown.
    pub fn admits(self, nature: Option<Nature>, change: CellChange) -> bool {
        match self {
            Self::All => true,
            Self::Binding => nature == Some(Nature::Binding),
            Self::Different => change != CellChange::None,
        }
    }
}

/// The heads of the rows: binding indicators, then expected ones, then those of which the document does not say, each in its order.
/// `everything` takes in the groups beyond the scoreboard.
pub fn row_heads(plan: &Plan, reference: &Scenario, everything: bool) -> Vec<RowHead> {
    let within = |(_, indicator): &(usize, &Indicator)| everything || plan.is_scored(indicator);
    let mut all: Vec<_> = plan.indicators.iter().enumerate().filter(within).collect();
    all.sort_by_key(|(_, indicator)| indicator.tier());
    all.into_iter().map(|(at, indicator)| head(at, indicator, reference)).collect()
}

fn head(at: usize, indicator: &Indicator, reference: &Scenario) -> RowHead {
    let assumption = reference.assumption(&indicator.id);
    let statement = assumption.statement(indicator);
    RowHead {
        id: indicator.id.clone(),
        name: name(indicator),
        unit: indicator.unit.get().to_owned(),
        nature: indicator.nature,
        start: start(indicator, statement, assumption.start),
        target: target(indicator, statement),
        at,
    }
}

/// What stands above the rows of one nature, `约束性 13 项`.
pub fn section_heading(nature: Option<Nature>, count: usize) -> String {
    let indicators = plural(count, "indicator", "indicators");
    match nature {
        Some(nature) => phrase!("{} {count} 项", "{} {indicators}: {count}", words::sentence(words::nature(Some(nature)))),
        None => phrase!("未注明 {count} 项", "Nature not stated: {count}"),
    }
}

/// Holds the columns against the one at `reference`; no rows where there is none.
pub fn compare(heads: &[RowHead], columns: &[&ScenarioColumn], reference: usize) -> ComparisonTable {
    let Some(reference) = columns.get(reference) else { return ComparisonTable::default() };
    let rows: Vec<_> = heads.iter().map(|head| row(head.at, columns, reference)).collect();
    let finding = finding(heads, &rows);
    ComparisonTable { rows, finding }
}

fn row(at: usize, columns: &[&ScenarioColumn], reference: &ScenarioColumn) -> CompareRow {
    let pairs = columns.iter().filter_map(|column| column.entries.get(at).zip(reference.entries.get(at)));
    let cells: Vec<_> = pairs.map(|(entry, reference)| cell(entry, reference)).collect();
    CompareRow { change: cells.iter().map(|cell| cell.change).max().unwrap_or_default(), cells }
}

/// `38 项中 12 项有差异，其中 5 项判断不同（约束性 2 项）`
fn finding(heads: &[RowHead], rows: &[CompareRow]) -> String {
    let differing = rows.iter().filter(|row| row.change != CellChange::None).count();
    let turned = || heads.iter().zip(rows).filter(|(_, row)| row.change == CellChange::Verdict);
    let binding = turned().filter(|(head, _)| head.nature == Some(Nature::Binding)).count();
    let all = rows.len();
    match (differing, turned().count()) {
        (0, _) => phrase!("{all} 项都没有差异", "None of {all} differs"),
        (_, 0) => {
            phrase!("{all} 项中 {differing} 项有差异，判断都相同", "{differing} of {all} differ, all with the same verdict")
        }
        (_, turned) => phrase!(
            "{all} 项中 {differing} 项有差异，其中 {turned} 项判断不同（约束性 {binding} 项）",
            "{differing} of {all} differ, {turned} of them in the verdict ({binding} binding)"
        ),
    }
}
