//! 观测: the observed years, a column for each.

use super::draft::{Drafts, indicator};
use super::headings::{HOW, ID, INDICATOR, NATURE, OBSERVATIONS, OWNER, SOURCE, UNIT};
use super::spot::Spot;
use super::table::{Row, Table, keep};
use super::{about, heads, listed, rate};
use crate::exchange::fault::Fault;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Amount, Indicator, Plan, Statement, Year, Years};
use crate::projection::Pin;
use crate::scenario::{Assumption, Facts, Scenario};
use crate::view::{observed_in, words};
use crate::{phrase, word};

/// What a column holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Column {
    Owner,
    Id,
    Indicator,
    /// Explains only.
    Aside(Text),
    Of(Year),
}

/// A row for every indicator of the scoreboard, and for any other of which something is observed.
pub(super) fn sheet(plan: &Plan, facts: &Facts, scenarios: &[&Scenario]) -> Sheet {
    let years = plan.period.projected().map(|year| Cell::Text(phrase!("{year}年", "{year}")));
    let is_sourced = facts.series().values().flat_map(|series| series.values()).any(|known| !known.source.is_empty());
    let source = is_sourced.then(|| Cell::text(SOURCE.get()));
    let mut rows = vec![heads([OWNER, ID, INDICATOR, NATURE, UNIT, HOW]).into_iter().chain(years).chain(source).collect()];
    let mut printed = Vec::new();
    for (at, scenario) in scenarios.iter().enumerate() {
        let is_observed = |indicator: &&Indicator| {
            let mut pins = scenario.assumption(&indicator.id).years.values();
            plan.is_scored(indicator) || pins.any(|pin| matches!(pin, Pin::Observed(_)))
        };
        let shown = plan.indicators.iter().filter(is_observed);
        printed.extend(shown.clone().map(|indicator| indicator.decimals));
        rows.extend(shown.map(|indicator| {
            let assumption = scenario.assumption(&indicator.id);
            let source = is_sourced.then(|| Cell::Text(observed_in(facts, &indicator.id, assumption)));
            row(plan, at, indicator, assumption).into_iter().chain(source).collect()
        }));
    }
    let figures: Vec<_> = (6..6 + plan.period.steps()).collect();
    Sheet::new(OBSERVATIONS.get().to_owned(), rows).with_decimals(&figures, printed)
}

fn row(plan: &Plan, at: usize, indicator: &Indicator, assumption: &Assumption) -> Vec<Cell> {
    let statement = assumption.statement(indicator);
    let aside = [words::nature(indicator.nature), indicator.unit.get(), how(statement)].map(Cell::text);
    let years = plan.period.projected().map(|year| match assumption.years.get(&year) {
        Some(Pin::Observed(value)) => pinned(statement, *value),
        _ => Cell::Empty,
    });
    about(at, indicator).into_iter().chain(aside).chain(years).collect()
}

/// What is to be filled in.
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

/// The value of a single year: of an average growth it is a rate.
pub(super) fn pinned(statement: &Statement, value: Amount) -> Cell {
    if is_rate(statement) { rate(value.get()) } else { Cell::Number(value.get()) }
}

fn is_rate(statement: &Statement) -> bool {
    statement.measured().is_some_and(|stated| stated.measure.is_of_rates())
}

/// The value of a single year as a cell has it.
pub(super) fn pin(spot: &Spot, statement: &Statement) -> Result<Amount, Fault> {
    if is_rate(statement) { spot.rate(Amount::new) } else { spot.amount() }
}

/// What may follow a year.
const BARE: Text = Text::new("", "");
const YEAR: Text = Text::new("年", "");

/// What a heading names.
pub(super) fn column(heading: &str, plan: &Plan) -> Result<Column, String> {
    let asides = [NATURE, UNIT, HOW, SOURCE];
    if let Some(aside) = asides.into_iter().find(|aside| aside.is(heading)) {
        return Ok(Column::Aside(aside));
    }
    let named = [(OWNER, Column::Owner), (ID, Column::Id), (INDICATOR, Column::Indicator)];
    match named.into_iter().find(|(name, _)| name.is(heading)) {
        Some((_, column)) => Ok(column),
        None => year(heading, BARE, plan).or_else(|_| year(heading, YEAR, plan)).map(Column::Of).map_err(|allowed| {
            phrase!(
                "不认识的列“{heading}”，应为 {OWNER}、{ID}、{INDICATOR}、{}或年份（{allowed}）",
                "unknown column “{heading}”; it must be one of {OWNER}, {ID}, {INDICATOR}, {} or a year ({allowed})",
                listed(&asides)
            )
        }),
    }
}

/// The projected year that a heading with that ending names, or the years that it may name.
pub(super) fn year(heading: &str, ending: Text, plan: &Plan) -> Result<Year, String> {
    let period = plan.period;
    let bare = ending.both().into_iter().find_map(|ending| heading.strip_suffix(ending));
    let number = bare.and_then(|number| number.trim().parse().ok());
    number
        .map(Year::new)
        .filter(|year| period.step_of(*year).is_some())
        .ok_or_else(|| phrase!("{}{ending} 至 {}{ending}", "{}{ending} to {}{ending}", period.year(1), period.end()))
}

/// Puts every observation into the scenario that it belongs to.
pub(super) fn read(table: &Table<Column>, plan: &Plan, drafts: &mut Drafts, faults: &mut Vec<Fault>) {
    let mut seen = Vec::new();
    for row in table.rows() {
        let read = read_row(&row, table, plan, drafts, &mut seen, faults);
        keep(faults, read);
    }
}

fn read_row(
    row: &Row<Column>,
    table: &Table<Column>,
    plan: &Plan,
    drafts: &mut Drafts,
    seen: &mut Vec<(Option<u64>, crate::plan::Id)>,
    faults: &mut Vec<Fault>,
) -> Result<(), Fault> {
    let id = row.get(Column::Id);
    let indicator = indicator(&id, &row.get(Column::Indicator), plan)?;
    let draft = drafts.owner(&row.get(Column::Owner))?;
    let key = (draft.ordinal, indicator.id.clone());
    if seen.contains(&key) {
        return Err(id.fault(phrase!(
            "同一情景里 {} 出现两次，每个指标只能有一行",
            "{} appears twice in the same scenario; each indicator may have only one row",
            indicator.id
        )));
    }
    seen.push(key);
    let entry = draft.entry(&indicator.id);
    entry.places.entry(String::new()).or_insert_with(|| id.place().to_owned());
    let statement = entry.assumption.statement(indicator).clone();
    for column in table.columns() {
        let Column::Of(year) = column else { continue };
        let spot = row.get(column);
        let Some(Some(value)) = keep(faults, spot.optional(|spot| pin(spot, &statement))) else { continue };
        if let Some(place) = entry.places.get(&format!("years.{year}")) {
            faults.push(spot.fault(phrase!(
                "{year} 年在 {place} 已有设定，同一年只能有观测或设定之一",
                "{year} is already set in {place}; a year may be either observed or assumed"
            )));
            continue;
        }
        entry.assumption.years.insert(year, Pin::Observed(value));
        entry.found(format!("years.{year}"), &spot);
    }
    Ok(())
}
