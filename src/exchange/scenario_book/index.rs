//! 情景: the scenarios of a workbook, one row each.

use super::basis::{self, Rests};
use super::draft::{Draft, Drafts};
use super::{ordinal, whole};
use crate::exchange::columns::{
    self, CellFault, CellValue, Chosen, Column, ColumnGrid, FaultsFound, NamedValue, PlacedCell, SheetRow, choice,
};
use crate::exchange::decode::check_version;
use crate::exchange::scenario_file::{KIND, OPENING_SEED, VERSION, belongs_to, format_of, looked_from};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Comparing, Plan, Year};
use crate::scenario::{Drivers, Provenance, Scenario, basis_complaints};
use crate::view::comparing;
use crate::{phrase, word};

pub(super) const INDEX: Text = Text::new("情景", "Scenarios");
const ORDINAL: Text = Text::new("序号", "No.");
pub(super) const FORMAT: Text = Text::new("格式", "Format");
const NAME: Text = Text::new("名称", "Name");
const NOTE: Text = Text::new("备注", "Note");
pub(super) const PLAN: Text = Text::new("规划", "Plan");

const AS_OF: Text = Text::new("看作年份", "As known in");
const COMPARISON: Text = Text::new("比较方式", "Comparison");

impl Chosen for Comparing {
    fn choices() -> &'static [NamedValue<Self>] {
        static CHOICES: [NamedValue<Comparing>; 2] = [
            choice(Comparing::Full, comparing::name(Comparing::Full), &["全数值", "full"]),
            choice(Comparing::Rounded, comparing::name(Comparing::Rounded), &["修约值", "rounded"]),
        ];
        &CHOICES
    }
}

/// A scenario and its place in the workbook.
pub(super) struct Listed<'a> {
    at: usize,
    plan: &'a Plan,
    scenario: Scenario,
}

impl Rests for Listed<'_> {
    const HEADINGS: [Text; 5] = [
        Text::new("人口历年方法", "Population trend method"),
        Text::new("人口历年起", "Population trend from"),
        Text::new("人口历年止", "Population trend to"),
        Text::new("人口历年个数", "Population trend values"),
        Text::new("人口历年不计", "Population trend without"),
    ];

    fn basis(&self) -> Option<&Provenance> {
        self.scenario.population_basis.as_ref()
    }

    fn rest_on(&mut self, basis: Provenance) {
        self.scenario.population_basis = Some(basis);
    }
}

pub(super) fn columns<'a>() -> Vec<Column<Listed<'a>>> {
    type C<'a> = Column<Listed<'a>>;
    let own = [
        C::may(ORDINAL).shows(|it| ordinal(it.at)),
        C::may(FORMAT).shows(|it| Cell::Text(format_of(&it.scenario))),
        C::may(NAME).shows(|it| Cell::text(&it.scenario.name)),
        C::may(NOTE).shows(|it| Cell::text(&it.scenario.note)),
        C::may(PLAN).shows(|it| it.scenario.plan.cell()),
        C::may(Text::new("规划版本", "Plan version")).shows(|it| it.plan.version.cell()),
        C::may(Text::new("种子", "Seed")).holds(|it| whole(it.scenario.seed), seed),
        C::may(Text::new("人口年均增长", "Population growth")).holds(
            |it| it.scenario.drivers.population_growth.cell(),
            |spot, it| spot.put(&mut it.scenario.drivers.population_growth),
        ),
        C::may(Text::new("相关系数", "Correlation"))
            .holds(|it| it.scenario.correlation.cell(), |spot, it| spot.put(&mut it.scenario.correlation)),
        C::may(Text::new("预算", "Budget")).holds(|it| it.scenario.budget.cell(), |spot, it| spot.put(&mut it.scenario.budget)),
        C::may(AS_OF).holds(|it| columns::year(it.scenario.as_of), looked_at_from),
        C::may(COMPARISON)
            .of(Comparing::all)
            .holds(|it| it.scenario.drivers.comparing.cell(), |spot, it| spot.put(&mut it.scenario.drivers.comparing)),
    ];
    own.into_iter().chain(basis::columns()).collect()
}

/// Columns that the first version does not know are written only if a scenario uses them.
pub(super) fn sheet(plan: &Plan, scenarios: &[&Scenario]) -> Sheet {
    let is_looked_from = scenarios.iter().any(|scenario| scenario.as_of.is_some());
    let is_rounded = scenarios.iter().any(|scenario| scenario.drivers.comparing != Comparing::default());
    let rests = scenarios.iter().any(|scenario| scenario.population_basis.is_some());
    let is_said = |heading: Text| {
        (heading != AS_OF || is_looked_from)
            && (heading != COMPARISON || is_rounded)
            && (rests || !Listed::HEADINGS.contains(&heading))
    };
    let columns: Vec<_> = columns().into_iter().filter(|column| is_said(column.form.heading)).collect();
    let listed = scenarios.iter().enumerate().map(|(at, scenario)| Listed { at, plan, scenario: (*scenario).clone() });
    columns::sheet(INDEX, &columns, &[], listed)
}

/// The listed scenarios, still without decisions. `None` if one is of another plan or format: what the other sheets say about it cannot be
/// understood.
pub(super) fn read(grid: &ColumnGrid, plan: &Plan, told: &mut FaultsFound) -> Option<Drafts> {
    let strangers: Vec<_> = grid.rows().flat_map(|row| stranger(row, plan)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for row in grid.rows() {
        let number = row.get(ORDINAL);
        match told.keep(ordinal_of(number, drafts.len())) {
            Some(ordinal) if drafts.iter().any(|draft| draft.ordinal == Some(ordinal)) => {
                told.tell(number.fault(phrase!(
                    "序号 {ordinal} 重复，每个情景应有自己的序号",
                    "the number {ordinal} appears twice; each scenario must have its own"
                )));
            }
            Some(ordinal) => drafts.push(Draft::new(Some(ordinal), scenario(row, plan, told))),
            None => {}
        }
    }
    if grid.rows().next().is_none() {
        told.tell(grid.fault(word!("没有情景，应在标题行下面写一行", "there is no scenario; add a row below the headings")));
    }
    let is_known = strangers.is_empty() && !drafts.is_empty();
    for fault in strangers {
        told.tell(fault);
    }
    is_known.then(|| Drafts::listed(drafts))
}

/// The faults of a scenario of another format or plan.
fn stranger(row: SheetRow, plan: &Plan) -> impl Iterator<Item = CellFault> {
    let (format, owner) = (row.get(FORMAT), row.get(PLAN));
    let format = check_version(&format.words(), KIND, VERSION).map_err(|problem| format.fault(problem));
    let owner = belongs_to(&owner.words(), plan).map_err(|problem| owner.fault(problem));
    format.err().into_iter().chain(owner.err())
}

/// The scenario's number or, without one, its place.
fn ordinal_of(spot: PlacedCell, at: usize) -> Result<u64, CellFault> {
    if spot.is_empty() {
        return Ok(at as u64 + 1);
    }
    spot.whole(word!("应为情景的序号，如 1", "it must be the number of a scenario, such as 1"))
}

fn scenario(row: SheetRow, plan: &Plan, told: &mut FaultsFound) -> Scenario {
    let (name, note) = (row.get(NAME).text(), row.get(NOTE).text());
    let (seed, drivers) = (OPENING_SEED, Drivers::default());
    let scenario = Scenario { name, note, seed, drivers, ..Scenario::holding(plan) };
    let scenario = columns::read(&columns(), row, Listed { at: 0, plan, scenario }, told).scenario;
    let refused = scenario.population_basis.iter().flat_map(|basis| basis_complaints(basis, plan.period));
    for complaint in refused {
        let [_, from, to, count, without] = Listed::HEADINGS;
        let heading = match complaint.field.as_str() {
            "from" => from,
            "to" => to,
            "n" => count,
            _ => without,
        };
        told.tell(row.get(heading).fault(complaint.problem));
    }
    scenario
}

fn seed(spot: PlacedCell, it: &mut Listed) -> Result<(), CellFault> {
    it.scenario.seed = spot.whole(word!(
        "应为非负整数；大于 2^53 的应写成文字",
        "it must be a non-negative whole number; one above 2^53 must be written as text"
    ))?;
    Ok(())
}

fn looked_at_from(spot: PlacedCell, it: &mut Listed) -> Result<(), CellFault> {
    let number = spot.whole(word!("应为年份，如 2022", "it must be a year, such as 2022"))?;
    let year = Some(Year::new(i16::try_from(number).unwrap_or(i16::MAX)));
    looked_from(year, VERSION, it.plan).map_err(|fault| spot.fault(fault.problem))?;
    it.scenario.as_of = year;
    Ok(())
}
