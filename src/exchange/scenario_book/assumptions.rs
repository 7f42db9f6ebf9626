//! 假设: everything that was decided about an indicator but for its observations.

mod growth;
mod milestones;
mod uncertainty;

use super::draft::{Drafts, Entry, indicator};
use super::headings::{
    ABOVE, ASSUMED, ASSUMPTIONS, BASELINE, BELOW, DAMPING, ENTERED_TARGET, FAMILY, ID, INDICATOR, LIMIT, MILESTONES, NOT_REACHED,
    OWNER, PARAMETER, PARAMETER_NOTE, READING, REASON, REFERENCE, SHAPE, STATUS, STEP, TOLERANCE, UNIT, UNIT_COST, names,
};
use super::observations::{pin, pinned, year};
use super::spot::Spot;
use super::table::{Row, Table, keep};
use super::{about, heads, listed, number};
use crate::exchange::fault::Fault;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::phrase;
use crate::plan::{Cost, Id, Indicator, Plan, Year};
use crate::projection::{Pin, Report};
use crate::scenario::{Assumption, Scenario};

/// What a column holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Column {
    /// One of [`COLUMNS`].
    Named(Text),
    /// The value assumed for a year.
    Assumed(Year),
    /// The step or rate of a year.
    Step(Year),
}

const COLUMNS: [Text; 21] = [
    OWNER,
    ID,
    INDICATOR,
    UNIT,
    READING,
    BASELINE,
    FAMILY,
    PARAMETER,
    PARAMETER_NOTE,
    DAMPING,
    LIMIT,
    STATUS,
    BELOW,
    ABOVE,
    SHAPE,
    UNIT_COST,
    ENTERED_TARGET,
    REFERENCE,
    TOLERANCE,
    REASON,
    MILESTONES,
];

/// A row for every indicator of which something was decided.
pub(super) fn sheet(plan: &Plan, scenarios: &[&Scenario]) -> Sheet {
    let years = |ending: Text| plan.period.projected().map(move |year| Cell::Text(format!("{year}{ending}")));
    let mut rows = vec![heads(COLUMNS).into_iter().chain(years(ASSUMED)).chain(years(STEP)).collect()];
    for (at, scenario) in scenarios.iter().enumerate() {
        let assumptions = plan.indicators.iter().map(|indicator| (indicator, scenario.assumption(&indicator.id)));
        let decided = assumptions.filter(|(_, assumption)| holds(assumption));
        rows.extend(decided.map(|(indicator, assumption)| row(plan, at, indicator, assumption)));
    }
    Sheet::new(ASSUMPTIONS.get().to_owned(), rows)
}

/// Whether anything but observations was decided.
fn holds(assumption: &Assumption) -> bool {
    let Assumption {
        start,
        growth,
        status,
        reading,
        years,
        uncertainty,
        unit_cost,
        target,
        reference,
        tolerance,
        milestones,
        reason,
    } = assumption;
    let is_assumed = years.values().any(|pin| matches!(pin, Pin::Assumed(_)));
    let is_ranged = uncertainty.is_some() || unit_cost.is_some();
    let is_asked = target.is_some() || reference.is_some() || tolerance.is_some() || !milestones.is_empty();
    let is_entered = is_asked || !reason.is_empty();
    start.is_some() || growth.is_some() || status.is_some() || reading.is_some() || is_assumed || is_ranged || is_entered
}

fn row(plan: &Plan, at: usize, indicator: &Indicator, assumption: &Assumption) -> Vec<Cell> {
    let [family, parameter, note, damping, limit] = growth::cells(indicator, assumption.growth.as_ref());
    let status = match assumption.status {
        None => Cell::Empty,
        Some(Report::Reached(year)) => Cell::Number(year.get().into()),
        Some(Report::NotReached) => Cell::text(NOT_REACHED.get()),
    };
    let reading = Cell::text(assumption.reading.as_ref().map_or("", Id::as_str));
    let start = number(assumption.start.map(f64::from));
    let decided = [Cell::text(indicator.unit.get()), reading, start, family, parameter, note, damping, limit, status];
    let [below, above, shape] = uncertainty::cells(indicator, assumption);
    let [target, reference, tolerance] =
        [assumption.target, assumption.reference, assumption.tolerance].map(|amount| number(amount.map(f64::from)));
    let cost = number(assumption.unit_cost.map(f64::from));
    let [reason, milestones] = [Cell::text(&assumption.reason), Cell::text(milestones::written(&assumption.milestones))];
    let stated = [below, above, shape, cost, target, reference, tolerance, reason, milestones];
    let statement = assumption.statement(indicator);
    let assumed = plan.period.projected().map(|year| match assumption.years.get(&year) {
        Some(Pin::Assumed(value)) => pinned(statement, *value),
        _ => Cell::Empty,
    });
    let steps = (0..plan.period.steps()).map(|step| growth::step(assumption.growth.as_ref(), step));
    about(at, indicator).into_iter().chain(decided).chain(stated).chain(assumed).chain(steps).collect()
}

/// What a heading names.
pub(super) fn column(heading: &str, plan: &Plan) -> Result<Column, String> {
    let named = COLUMNS.into_iter().find(|column| names(*column, heading)).map(Column::Named);
    let assumed = || year(heading, ASSUMED, plan).ok().map(Column::Assumed);
    let step = || year(heading, STEP, plan).ok().map(Column::Step);
    named.or_else(assumed).or_else(step).ok_or_else(|| {
        let (first, last) = (plan.period.year(1), plan.period.end());
        let years = phrase!(
            "{first}{ASSUMED} 至 {last}{ASSUMED}、{first}{STEP} 至 {last}{STEP}",
            "{first}{ASSUMED} to {last}{ASSUMED}, {first}{STEP} to {last}{STEP}"
        );
        phrase!(
            "不认识的列“{heading}”，应为 {}、{years}",
            "unknown column “{heading}”; it must be one of {}, {years}",
            listed(&COLUMNS)
        )
    })
}

/// Whether only this sheet has such a column.
pub(super) fn is_own(heading: &str, plan: &Plan) -> bool {
    ![OWNER, ID, INDICATOR, UNIT].iter().any(|shared| shared.is(heading)) && column(heading, plan).is_ok()
}

/// Puts every assumption into the scenario that it belongs to.
pub(super) fn read(table: &Table<Column>, plan: &Plan, drafts: &mut Drafts, faults: &mut Vec<Fault>) {
    for row in table.rows() {
        let read = read_row(&row, plan, drafts, faults);
        keep(faults, read);
    }
}

fn read_row(row: &Row<Column>, plan: &Plan, drafts: &mut Drafts, faults: &mut Vec<Fault>) -> Result<(), Fault> {
    let named = |name| row.get(Column::Named(name));
    let id = named(ID);
    let indicator = indicator(&id, &named(INDICATOR), plan)?;
    let entry = drafts.owner(&named(OWNER))?.entry(&indicator.id);
    if entry.places.contains_key("") {
        return Err(id.fault(phrase!(
            "同一情景里 {} 出现两次，每个指标只能有一行",
            "{} appears twice in the same scenario; each indicator may have only one row",
            indicator.id
        )));
    }
    entry.found("", &id);
    let (reading_spot, start, family, status) = (named(READING), named(BASELINE), named(FAMILY), named(STATUS));
    entry.assumption.reading = keep(faults, reading_spot.optional(|spot| reading(spot, indicator))).flatten();
    entry.assumption.start = keep(faults, start.optional(Spot::amount)).flatten();
    entry.assumption.status = keep(faults, status.optional(report)).flatten();
    entry.assumption.growth = growth::read(row, plan, faults);
    for (field, spot) in [("reading", reading_spot), ("start", start), ("growth", family), ("status", status)] {
        entry.found(field, &spot);
    }
    // In which unit a reach is meant depends on the growth; of one that was refused nothing can be said.
    if named(FAMILY).is_empty() || entry.assumption.growth.is_some() {
        let parameter = entry.assumption.parameter(indicator);
        entry.assumption.uncertainty = uncertainty::read(row, parameter, faults);
    }
    let cost = named(UNIT_COST);
    entry.assumption.unit_cost = keep(faults, cost.optional(|spot| spot.quantity(Cost::new))).flatten();
    let range = if named(BELOW).is_empty() { named(ABOVE) } else { named(BELOW) };
    for (field, spot) in [("uncertainty", range), ("unit_cost", cost)] {
        entry.found(field, &spot);
    }
    entry.assumption.target = keep(faults, named(ENTERED_TARGET).optional(Spot::amount)).flatten();
    entry.assumption.reference = keep(faults, named(REFERENCE).optional(Spot::amount)).flatten();
    entry.assumption.tolerance = keep(faults, named(TOLERANCE).optional(Spot::amount)).flatten();
    entry.assumption.reason = named(REASON).words();
    entry.assumption.milestones = keep(faults, milestones::read(&named(MILESTONES))).unwrap_or_default();
    for year in entry.assumption.milestones.keys() {
        entry.places.insert(format!("milestones.{year}"), named(MILESTONES).place().to_owned());
    }
    for (field, name) in
        [("target", ENTERED_TARGET), ("reference", REFERENCE), ("tolerance", TOLERANCE), ("milestones", MILESTONES)]
    {
        entry.found(field, &named(name));
    }
    entry.found("growth.limit", &named(LIMIT));
    entry.found("growth.ceiling", &named(LIMIT));
    assumed(row, plan, indicator, entry, faults);
    Ok(())
}

fn assumed(row: &Row<Column>, plan: &Plan, indicator: &Indicator, entry: &mut Entry, faults: &mut Vec<Fault>) {
    let statement = entry.assumption.statement(indicator).clone();
    for year in plan.period.projected() {
        let spot = row.get(Column::Assumed(year));
        if let Some(Some(value)) = keep(faults, spot.optional(|spot| pin(spot, &statement))) {
            entry.assumption.years.insert(year, Pin::Assumed(value));
            entry.found(format!("years.{year}"), &spot);
        }
    }
}

/// A reading by its id, or by the name that the page shows.
fn reading(spot: &Spot, indicator: &Indicator) -> Result<Id, Fault> {
    let found = spot.words();
    let named = indicator.readings.iter().find(|reading| reading.name.is(&found));
    named.map_or_else(|| Id::new(&found).map_err(|problem| spot.fault(problem)), |reading| Ok(reading.id.clone()))
}

/// The year in which a status is reached, or that it is not.
fn report(spot: &Spot) -> Result<Report, Fault> {
    let found = spot.words();
    if NOT_REACHED.is(&found) || ["false", "否", "no", "not reached"].contains(&found.to_lowercase().as_str()) {
        return Ok(Report::NotReached);
    }
    let bare = found
        .trim_start_matches("achieved in ")
        .trim_start_matches("reached in ")
        .trim_end_matches("达到")
        .trim_end()
        .trim_end_matches('年')
        .trim_end();
    let year = bare.parse().map(Year::new);
    year.map(Report::Reached).map_err(|_| {
        spot.fault(phrase!(
            "为“{found}”，应为达到的年份，如 2023，或“{NOT_REACHED}”",
            "it is “{found}”; it must be the year in which it is achieved, such as 2023, or “{NOT_REACHED}”"
        ))
    })
}
