//! 假设: all decisions about an indicator except its observations.

mod growth;
mod milestones;
mod uncertainty;

use super::about::{self, About, ID, INDICATOR, OWNER};
use super::basis::{self, Rests};
use super::draft::{Drafts, indicator, twice};
use super::observations::{pin, pinned};
use crate::exchange::columns::{self, CellFault, CellValue, Column, ColumnGrid, FaultsFound, PlacedCell, SheetRow};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::phrase;
use crate::plan::{Id, Indicator, Plan, Year};
use crate::projection::{Pin, StatusReport};
use crate::scenario::{Assumption, Provenance, Scenario};

pub(super) const ASSUMPTIONS: Text = Text::new("假设", "Assumptions");
const READING: Text = Text::new("读法", "Reading");
const BASELINE: Text = Text::new("起点", "Baseline");
const STATUS: Text = Text::new("定性结果", "Status");
const UNIT_COST: Text = Text::new("单位费用", "Unit cost");
const TARGET: Text = Text::new("填写的目标", "Target entered");
const REFERENCE: Text = Text::new("参照值", "Reference figure");
const TOLERANCE: Text = Text::new("容许偏差", "Tolerance");
const MILESTONES: Text = Text::new("年度目标", "Annual targets");
const METHOD: Text = Text::new("历年方法", "Trend method");
const FROM: Text = Text::new("历年起", "Trend from");
const TO: Text = Text::new("历年止", "Trend to");
const COUNT: Text = Text::new("历年个数", "Trend values");
const WITHOUT: Text = Text::new("历年不计", "Trend without");
const ASSUMED: Text = Text::new("年设定", " assumed");
/// A status that is not reached.
const NOT_REACHED: Text = Text::new("未达到", "not achieved");

/// The columns that show the complaints about a field.
const FIELDS: [(&str, Text); 17] = [
    ("", ID),
    ("reading", READING),
    ("start", BASELINE),
    ("growth", growth::FAMILY),
    ("growth.limit", growth::LIMIT),
    ("growth.ceiling", growth::LIMIT),
    ("status", STATUS),
    ("unit_cost", UNIT_COST),
    ("target", TARGET),
    ("reference", REFERENCE),
    ("tolerance", TOLERANCE),
    ("milestones", MILESTONES),
    ("basis", METHOD),
    ("basis.from", FROM),
    ("basis.to", TO),
    ("basis.n", COUNT),
    ("basis.left_out", WITHOUT),
];

/// The decisions about an indicator.
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

impl Rests for Decided<'_> {
    const HEADINGS: [Text; 5] = [METHOD, FROM, TO, COUNT, WITHOUT];

    fn basis(&self) -> Option<&Provenance> {
        self.assumption.basis.as_ref()
    }

    fn rest_on(&mut self, basis: Provenance) {
        self.assumption.basis = Some(basis);
    }
}

pub(super) fn columns<'a>() -> Vec<Column<Decided<'a>>> {
    type C<'a> = Column<Decided<'a>>;
    let mut columns = vec![
        about::owner(),
        about::id(),
        about::indicator(),
        about::unit(),
        C::may(READING).holds(|it| it.assumption.reading.cell(), reading),
        C::may(BASELINE).also(&["Start"]).holds(|it| it.assumption.start.cell(), |spot, it| spot.put(&mut it.assumption.start)),
    ];
    columns.extend(growth::columns());
    columns.push(C::may(STATUS).holds(status, report));
    columns.extend(uncertainty::columns());
    columns.extend([
        C::may(UNIT_COST).holds(|it| it.assumption.unit_cost.cell(), |spot, it| spot.put(&mut it.assumption.unit_cost)),
        C::may(TARGET).holds(|it| it.assumption.target.cell(), |spot, it| spot.put(&mut it.assumption.target)),
        C::may(REFERENCE).holds(|it| it.assumption.reference.cell(), |spot, it| spot.put(&mut it.assumption.reference)),
        C::may(TOLERANCE).holds(|it| it.assumption.tolerance.cell(), |spot, it| spot.put(&mut it.assumption.tolerance)),
        C::may(Text::new("依据", "Reason"))
            .holds(|it| it.assumption.reason.cell(), |spot, it| spot.put(&mut it.assumption.reason)),
    ]);
    columns.extend(basis::columns());
    columns.extend([
        C::may(MILESTONES).holds(
            |it| Cell::text(milestones::written(&it.assumption.milestones)),
            |spot, it| milestones::read(spot).map(|read| it.assumption.milestones = read),
        ),
        C::yearly(ASSUMED, assumed, assume),
        C::yearly(growth::STEP, growth::step, |_, _, _| Ok(())),
    ]);
    columns
}

/// A row for every indicator with a decision.
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

/// Puts every assumption into its scenario.
pub(super) fn read(grid: &ColumnGrid, plan: &Plan, drafts: &mut Drafts, told: &mut FaultsFound) {
    for row in grid.rows() {
        let read = read_row(row, plan, drafts, told);
        told.keep(read);
    }
}

fn read_row(row: SheetRow, plan: &Plan, drafts: &mut Drafts, told: &mut FaultsFound) -> Result<(), CellFault> {
    let id = row.get(ID);
    let indicator = indicator(id, row.get(INDICATOR), plan)?;
    let entry = drafts.owner(row.get(OWNER))?.entry(&indicator.id);
    if entry.places.contains_key("") {
        return Err(twice(id, indicator));
    }
    let blank = Decided { at: 0, plan, indicator, assumption: std::mem::take(&mut entry.assumption) };
    entry.assumption = columns::read(&columns(), row, blank, told).assumption;
    for (field, heading) in FIELDS {
        entry.found(field, row.get(heading));
    }
    entry.found("uncertainty", uncertainty::first(row));
    for (year, spot) in row.years(ASSUMED) {
        if entry.assumption.years.contains_key(&year) {
            entry.found(format!("years.{year}"), spot);
        }
    }
    for year in entry.assumption.milestones.keys().copied().collect::<Vec<_>>() {
        entry.found(format!("milestones.{year}"), row.get(MILESTONES));
    }
    Ok(())
}

fn assumed(it: &Decided, year: Year) -> Cell {
    match it.assumption.years.get(&year) {
        Some(Pin::Assumed(value)) => pinned(it.assumption.statement(it.indicator), *value),
        _ => Cell::Empty,
    }
}

fn assume(spot: PlacedCell, year: Year, it: &mut Decided) -> Result<(), CellFault> {
    let value = pin(spot, it.assumption.statement(it.indicator))?;
    it.assumption.years.insert(year, Pin::Assumed(value));
    Ok(())
}

/// A reading by its id, or by its name on the page.
fn reading(spot: PlacedCell, it: &mut Decided) -> Result<(), CellFault> {
    let found = spot.words();
    let named = it.indicator.readings.iter().find(|reading| reading.name.is(&found));
    let id = named.map_or_else(|| Id::new(&found).map_err(|problem| spot.fault(problem)), |reading| Ok(reading.id.clone()));
    it.assumption.reading = Some(id?);
    Ok(())
}

fn status(it: &Decided) -> Cell {
    match it.assumption.status {
        None => Cell::Empty,
        Some(StatusReport::Reached(year)) => Cell::Number(year.get().into()),
        Some(StatusReport::NotReached) => Cell::text(NOT_REACHED.get()),
    }
}

/// The year in which a status is reached, or that it is not.
fn report(spot: PlacedCell, it: &mut Decided) -> Result<(), CellFault> {
    let found = spot.words();
    if NOT_REACHED.is(&found) || ["false", "否", "no", "not reached"].contains(&found.to_lowercase().as_str()) {
        it.assumption.status = Some(StatusReport::NotReached);
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
    it.assumption.status = Some(StatusReport::Reached(Year::new(year)));
    Ok(())
}
