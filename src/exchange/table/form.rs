//! A sheet to fill in: the way out.

use crate::exchange::scenario_book::{ID, INDICATOR, OBSERVATIONS, UNIT};
use crate::exchange::workbook::{Cell, Sheet};
use crate::phrase;
use crate::plan::{Id, Indicator, Kind, Measured, Plan, Statement, Year};
use crate::projection::Pin;
use crate::scenario::{Scenario, as_typed};
use crate::word;

/// A scenario's observations of these indicators as a sheet with heads, which [`super::read_observations`] reads back; with nothing
/// observed it is a form to fill in. Rates of an average growth stand in ％, as they are typed.
pub fn observation_sheet(plan: &Plan, scenario: &Scenario, ids: &[Id]) -> Sheet {
    let head = [ID, INDICATOR, UNIT].into_iter().map(|head| Cell::text(head.get()));
    let years = plan.period.projected().map(|year| Cell::text(phrase!("{year}年观测", "{year} observed")));
    let rows = ids.iter().filter_map(|id| plan.indicator(id)).map(|indicator| row(plan, scenario, indicator));
    Sheet::new(OBSERVATIONS.get().to_owned(), std::iter::once(head.chain(years).collect()).chain(rows).collect())
}

fn row(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Vec<Cell> {
    let statement = scenario.assumption(&indicator.id).statement(indicator);
    let is_growth = statement.measured().is_some_and(|stated| stated.kind == Kind::AverageGrowth);
    let unit = figure_unit(indicator, is_growth);
    let head = [Cell::text(indicator.id.as_str()), Cell::text(indicator.name.get()), Cell::text(unit)];
    let figure = |year| match statement {
        Statement::Status => Cell::text("—"),
        Statement::Measured(stated) => observed(scenario, indicator, stated, year),
    };
    head.into_iter().chain(plan.period.projected().map(figure)).collect()
}

/// The unit that figures of an indicator are typed in.
pub(super) fn figure_unit(indicator: &Indicator, is_growth: bool) -> &str {
    if is_growth { word!("％", "%") } else { indicator.unit.get() }
}

fn observed(scenario: &Scenario, indicator: &Indicator, stated: &Measured, year: Year) -> Cell {
    match scenario.assumption(&indicator.id).years.get(&year) {
        Some(Pin::Observed(value)) => Cell::Number(as_typed(stated, *value)),
        _ => Cell::Empty,
    }
}

/// The observations of some indicators and years as a spreadsheet pastes them: tabs between the cells, a line for each indicator,
/// nothing where nothing is observed. [`super::read_observations`] puts them back where they were, or elsewhere.
pub fn observed_text(plan: &Plan, scenario: &Scenario, ids: &[Id], years: &[Year]) -> String {
    let figure = |indicator: &Indicator, year: &Year| {
        let stated = scenario.assumption(&indicator.id).statement(indicator).measured()?;
        match observed(scenario, indicator, stated, *year) {
            Cell::Number(number) => Some(number.to_string()),
            _ => None,
        }
    };
    let line = |indicator: &Indicator| {
        let figures = years.iter().map(|year| figure(indicator, year).unwrap_or_default());
        figures.collect::<Vec<_>>().join("\t")
    };
    let lines = ids.iter().filter_map(|id| plan.indicator(id)).map(line);
    lines.collect::<Vec<_>>().join("\n")
}
