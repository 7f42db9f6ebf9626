//! 观测: the observed years, a column for each.

use std::collections::BTreeMap;

use super::about::{self, About, ID, INDICATOR, NATURE, OWNER, YEAR};
use super::draft::{Drafts, indicator};
use crate::exchange::columns::{self, CellFault, Column, ColumnGrid, FaultsFound, PlacedCell, SheetRow, rate};
use crate::exchange::workbook::{Cell, OBSERVATIONS, Sheet};
use crate::language::Text;
use crate::plan::{Amount, Id, Indicator, Plan, Statement, Year, Years};
use crate::projection::Pin;
use crate::scenario::{Facts, Scenario};
use crate::view::{observed_in, words};
use crate::{phrase, word};

pub(in crate::exchange) const HOW: Text = Text::new("填法", "How to fill in");

/// The remark in 观测 beside a rate, which is written as a fraction.
pub(in crate::exchange) const FRACTIONS: Text = Text::new("当年增速，如 0.05", "growth rate of the year, such as 0.05");

/// The observations of an indicator.
pub(super) struct Observed<'a> {
    at: usize,
    indicator: &'a Indicator,
    statement: Statement,
    figures: BTreeMap<Year, Amount>,
    /// The source of the figures. It only explains.
    source: String,
}

impl About for Observed<'_> {
    fn about(&self) -> (usize, &Indicator) {
        (self.at, self.indicator)
    }
}

pub(super) fn columns<'a>() -> [Column<Observed<'a>>; 8] {
    type C<'a> = Column<Observed<'a>>;
    [
        about::owner(),
        about::id(),
        about::indicator(),
        C::may(NATURE).shows(|it| Cell::text(words::nature(it.indicator.nature))),
        about::unit(),
        C::may(HOW).shows(|it| Cell::text(how(&it.statement))),
        C::yearly(YEAR, |it, year| it.figures.get(&year).map_or(Cell::Empty, |value| pinned(&it.statement, *value)), observed)
            .printed(),
        C::may(Text::new("来源", "Source")).shows(|it| Cell::text(&it.source)),
    ]
}

fn observed(spot: PlacedCell, year: Year, it: &mut Observed) -> Result<(), CellFault> {
    it.figures.insert(year, pin(spot, &it.statement)?);
    Ok(())
}

/// A row for every scored indicator, and for any other with observations. The sources are written if any are known.
pub(super) fn sheet(plan: &Plan, facts: &Facts, scenarios: &[&Scenario]) -> Sheet {
    let of = |(at, scenario): (usize, &&Scenario)| {
        let scenario = (*scenario).clone();
        let rows = plan.indicators.iter().map(move |indicator| of_indicator(at, indicator, facts, &scenario));
        rows.filter(|row| plan.is_scored(row.indicator) || !row.figures.is_empty())
    };
    let rows: Vec<_> = scenarios.iter().enumerate().flat_map(of).collect();
    let (columns, printed) = (columns(), rows.iter().map(|row| row.indicator.decimals).collect::<Vec<_>>());
    let figures = columns::printed(&columns, plan.period.steps());
    let years: Vec<_> = plan.period.projected().collect();
    let is_sourced = rows.iter().any(|row| !row.source.is_empty());
    let width = columns.len() - usize::from(!is_sourced);
    columns::sheet(OBSERVATIONS, &columns[..width], &years, rows).with_decimals(&figures, printed)
}

fn of_indicator<'a>(at: usize, indicator: &'a Indicator, facts: &Facts, scenario: &Scenario) -> Observed<'a> {
    let assumption = scenario.assumption(&indicator.id);
    let figures = assumption.observed().collect();
    let source = observed_in(facts, &indicator.id, assumption);
    Observed { at, indicator, statement: assumption.statement(indicator).clone(), figures, source }
}

/// What to fill in.
fn how(statement: &Statement) -> &'static str {
    match statement.measured() {
        None => word!("定性，在“假设”表填定性结果", "qualitative: fill in Status on the sheet Assumptions"),
        Some(stated) => match stated.measure.years() {
            Years::Values => word!("当年水平", "level of the year"),
            Years::Flows => word!("当年量，不是累计", "flow of the year, not the cumulative total"),
            Years::Rates => word!("当年增速，如 0.05 或 5％", "growth rate of the year, such as 0.05 or 5%"),
        },
    }
}

/// The value of a single year; for an average growth a rate.
pub(super) fn pinned(statement: &Statement, value: Amount) -> Cell {
    if is_rate(statement) { rate(value.get()) } else { Cell::Number(value.get()) }
}

fn is_rate(statement: &Statement) -> bool {
    statement.measured().is_some_and(|stated| stated.measure.is_of_rates())
}

/// The value of a single year from a cell.
pub(super) fn pin(spot: PlacedCell, statement: &Statement) -> Result<Amount, CellFault> {
    if is_rate(statement) { spot.rate(Amount::new) } else { spot.quantity(Amount::new) }
}

/// Puts every observation into its scenario.
pub(super) fn read(grid: &ColumnGrid, plan: &Plan, drafts: &mut Drafts, told: &mut FaultsFound) {
    let mut seen = Vec::new();
    for row in grid.rows() {
        let read = read_row(row, plan, drafts, &mut seen, told);
        told.keep(read);
    }
}

fn read_row(
    row: SheetRow,
    plan: &Plan,
    drafts: &mut Drafts,
    seen: &mut Vec<(Option<u64>, Id)>,
    told: &mut FaultsFound,
) -> Result<(), CellFault> {
    let id = row.get(ID);
    let indicator = indicator(id, row.get(INDICATOR), plan)?;
    let draft = drafts.owner(row.get(OWNER))?;
    let key = (draft.ordinal, indicator.id.clone());
    if seen.contains(&key) {
        return Err(super::draft::twice(id, indicator));
    }
    seen.push(key);
    let entry = draft.entry(&indicator.id);
    entry.places.entry(String::new()).or_insert_with(|| id.fault("").place);
    let statement = entry.assumption.statement(indicator).clone();
    let blank = Observed { at: 0, indicator, statement, figures: BTreeMap::new(), source: String::new() };
    let read = columns::read(&columns(), row, blank, told);
    for (year, value) in read.figures {
        let (spot, field) = (row.of_year(YEAR, year), format!("years.{year}"));
        if let Some(place) = entry.places.get(&field) {
            told.tell(spot.fault(phrase!(
                "{year} 年在 {place} 已有设定，同一年只能有观测或设定之一",
                "{year} is already set in {place}; a year may be either observed or assumed"
            )));
            continue;
        }
        entry.assumption.years.insert(year, Pin::Observed(value));
        entry.found(field, spot);
    }
    Ok(())
}
