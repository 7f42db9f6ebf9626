//! 假设: everything that was decided about an indicator but for its observations.

mod growth;
mod uncertainty;

use super::about::{self, About, ID, INDICATOR, OWNER};
use super::draft::{Drafts, indicator, twice};
use super::number;
use super::observations::{pin, pinned};
use crate::exchange::columns::{self, CellFault, Column, Grid, Held, Row, Spot, Told, figure};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::phrase;
use crate::plan::{Amount, Cost, Id, Indicator, Plan, Year};
use crate::projection::{Pin, Report};
use crate::scenario::{Assumption, Scenario};

pub(super) const ASSUMPTIONS: Text = Text::new("假设", "Assumptions");
const ASSUMED: Text = Text::new("年设定", " assumed");
/// A status that is not reached.
const NOT_REACHED: Text = Text::new("未达到", "not achieved");

/// What was decided about an indicator.
pub(super) struct Decided<'a> {
    at: usize,
    plan: &'a Plan,
    indicator: &'a Indicator,
    assumption: Assumption,
}

impl About for Decided<'_> {
    fn about(&self) -> (usize, &Indicator) {
        (self.at, self.indicator)
    }
}

pub(super) fn columns<'a>() -> Vec<Column<Decided<'a>>> {
    type C<'a> = Column<Decided<'a>>;
    let mut columns = vec![
        about::owner(),
        about::id(),
        about::indicator(),
        about::unit(),
        C::may(Text::new("读法", "Reading")).faults(&["reading"]).holds(|it| it.assumption.reading.cell(), reading),
        C::may(Text::new("起点", "Baseline"))
            .also(&["Start"])
            .faults(&["start"])
            .holds(|it| figure(it.assumption.start), |spot, it| amount(spot, &mut it.assumption.start)),
    ];
    columns.extend(growth::columns());
    columns.push(C::may(Text::new("定性结果", "Status")).faults(&["status"]).holds(status, report));
    columns.extend(uncertainty::columns());
    columns.extend([
        C::may(Text::new("单位费用", "Unit cost")).faults(&["unit_cost"]).holds(
            |it| number(it.assumption.unit_cost.map(f64::from)),
            |spot, it| spot.set(&mut it.assumption.unit_cost, |spot| spot.quantity(Cost::new)),
        ),
        C::may(Text::new("填写的目标", "Target entered"))
            .faults(&["target"])
            .holds(|it| figure(it.assumption.target), |spot, it| amount(spot, &mut it.assumption.target)),
        C::may(Text::new("参照值", "Reference figure"))
            .faults(&["reference"])
            .holds(|it| figure(it.assumption.reference), |spot, it| amount(spot, &mut it.assumption.reference)),
        C::may(Text::new("容许偏差", "Tolerance"))
            .faults(&["tolerance"])
            .holds(|it| figure(it.assumption.tolerance), |spot, it| amount(spot, &mut it.assumption.tolerance)),
        C::may(Text::new("依据", "Reason"))
            .holds(|it| it.assumption.reason.cell(), |spot, it| spot.put(&mut it.assumption.reason)),
        C::yearly(ASSUMED, assumed, assume),
        C::yearly(growth::STEP, growth::step, |_, _, _| Ok(())),
    ]);
    columns
}

fn amount(spot: Spot, place: &mut Option<Amount>) -> Result<(), CellFault> {
    spot.set(place, |spot| spot.quantity(Amount::new))
}

/// A row for every indicator of which something was decided.
pub(super) fn sheet<'a>(plan: &'a Plan, scenarios: &[&Scenario]) -> Sheet {
    let of = |(at, scenario): (usize, &&Scenario)| {
        let decided = |indicator: &'a Indicator| {
            let assumption = scenario.assumption(&indicator.id);
            assumption.is_decided().then(|| Decided { at, plan, indicator, assumption: assumption.clone() })
        };
        plan.indicators.iter().filter_map(decided).collect::<Vec<_>>()
    };
    let rows = scenarios.iter().enumerate().flat_map(of);
    columns::sheet(ASSUMPTIONS, &columns(), &plan.period.projected().collect::<Vec<_>>(), rows)
}

/// Whether only this sheet has a column of that heading.
pub(super) fn is_own(heading: &str, plan: &Plan) -> bool {
    let named = columns::named(&columns::forms(&columns()), Some(plan.period), heading);
    named.is_some_and(|(named, _)| ![OWNER, ID, INDICATOR, about::UNIT].contains(&named))
}

/// Puts every assumption into the scenario that it belongs to.
pub(super) fn read(grid: &Grid, plan: &Plan, drafts: &mut Drafts, told: &mut Told) {
    for row in grid.rows() {
        let read = read_row(row, plan, drafts, told);
        told.keep(read);
    }
}

fn read_row(row: Row, plan: &Plan, drafts: &mut Drafts, told: &mut Told) -> Result<(), CellFault> {
    let id = row.get(ID);
    let indicator = indicator(id, row.get(INDICATOR), plan)?;
    let entry = drafts.owner(row.get(OWNER))?.entry(&indicator.id);
    if entry.places.contains_key("") {
        return Err(twice(id, indicator));
    }
    let mut decided = Decided { at: 0, plan, indicator, assumption: std::mem::take(&mut entry.assumption) };
    columns::read(&columns(), row, &mut decided, told);
    entry.assumption = decided.assumption;
    for (field, spot) in row.answering() {
        entry.found(field, spot);
    }
    for (year, spot) in row.years(ASSUMED) {
        if entry.assumption.years.contains_key(&year) {
            entry.found(format!("years.{year}"), spot);
        }
    }
    Ok(())
}

fn assumed(it: &Decided, year: Year) -> Cell {
    match it.assumption.years.get(&year) {
        Some(Pin::Assumed(value)) => pinned(it.assumption.statement(it.indicator), *value),
        _ => Cell::Empty,
    }
}

fn assume(spot: Spot, year: Year, it: &mut Decided) -> Result<(), CellFault> {
    let value = pin(spot, it.assumption.statement(it.indicator))?;
    it.assumption.years.insert(year, Pin::Assumed(value));
    Ok(())
}

/// A reading by its id, or by the name that the page shows.
fn reading(spot: Spot, it: &mut Decided) -> Result<(), CellFault> {
    let found = spot.words();
    let named = it.indicator.readings.iter().find(|reading| reading.name.is(&found));
    let id = named.map_or_else(|| Id::new(&found).map_err(|problem| spot.fault(problem)), |reading| Ok(reading.id.clone()));
    it.assumption.reading = Some(id?);
    Ok(())
}

fn status(it: &Decided) -> Cell {
    match it.assumption.status {
        None => Cell::Empty,
        Some(Report::Reached(year)) => Cell::Number(year.get().into()),
        Some(Report::NotReached) => Cell::text(NOT_REACHED.get()),
    }
}

/// The year in which a status is reached, or that it is not.
fn report(spot: Spot, it: &mut Decided) -> Result<(), CellFault> {
    let found = spot.words();
    if NOT_REACHED.is(&found) || ["false", "否", "no", "not reached"].contains(&found.to_lowercase().as_str()) {
        it.assumption.status = Some(Report::NotReached);
        return Ok(());
    }
    let bare = found
        .trim_start_matches("achieved in ")
        .trim_start_matches("reached in ")
        .trim_end_matches("达到")
        .trim_end()
        .trim_end_matches('年')
        .trim_end();
    let year = bare.parse().map_err(|_| {
        spot.fault(phrase!(
            "为“{found}”，应为达到的年份，如 2023，或“{NOT_REACHED}”",
            "it is “{found}”; it must be the year in which it is achieved, such as 2023, or “{NOT_REACHED}”"
        ))
    })?;
    it.assumption.status = Some(Report::Reached(Year::new(year)));
    Ok(())
}
