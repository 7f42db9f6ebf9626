//! 情景: the scenarios of a workbook, one row each.

use super::draft::{Draft, Drafts};
use super::headings::{AS_OF, BUDGET, CORRELATION, FORMAT, NAME, NOTE, ORDINAL, PLAN, PLAN_VERSION, POPULATION, SEED};
use super::spot::Spot;
use super::table::{Row, Table, keep};
use super::{heads, listed, number, ordinal, rate, whole};
use crate::exchange::decode::check_version;
use crate::exchange::fault::Fault;
use crate::exchange::scenario_file::{KIND, OPENING_SEED, VERSION, belongs_to, format_of, looked_from};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Correlation, Cost, Plan, Rate, Year};
use crate::scenario::{Drivers, Scenario};
use crate::{phrase, word};

/// The last only where a scenario has something to say there: programs of the first version know no such column.
const COLUMNS: [Text; 11] = [ORDINAL, FORMAT, NAME, NOTE, PLAN, PLAN_VERSION, SEED, POPULATION, CORRELATION, BUDGET, AS_OF];

pub(super) fn sheet(plan: &Plan, scenarios: &[&Scenario]) -> Sheet {
    let is_looked_from = scenarios.iter().any(|scenario| scenario.as_of.is_some());
    let width = COLUMNS.len() - usize::from(!is_looked_from);
    let mut rows = vec![heads(COLUMNS.into_iter().take(width))];
    rows.extend(scenarios.iter().enumerate().map(|(at, scenario)| {
        let row = [
            ordinal(at),
            Cell::Text(format_of(scenario)),
            Cell::text(&scenario.name),
            Cell::text(&scenario.note),
            Cell::text(scenario.plan.as_str()),
            Cell::text(&plan.version),
            whole(scenario.seed),
            scenario.drivers.population_growth.map_or(Cell::Empty, |growth| rate(growth.get())),
            number(scenario.correlation.map(f64::from)),
            number(scenario.budget.map(f64::from)),
            number(scenario.as_of.map(|year| f64::from(year.get()))),
        ];
        row.into_iter().take(width).collect()
    }));
    Sheet::new(super::headings::INDEX.get().to_owned(), rows)
}

/// Which of [`COLUMNS`] a heading names.
pub(super) fn column(heading: &str) -> Result<Text, String> {
    let known = COLUMNS.into_iter().find(|column| column.is(heading));
    known.ok_or_else(|| {
        phrase!("不认识的列“{heading}”，应为 {}", "unknown column “{heading}”; it must be one of {}", listed(&COLUMNS))
    })
}

/// The scenarios that the sheet lists, with nothing decided yet. Nothing where one is of another plan or format: what the other
/// sheets say of it cannot be understood.
pub(super) fn read(table: &Table<Text>, plan: &Plan, faults: &mut Vec<Fault>) -> Option<Drafts> {
    let strangers: Vec<_> = table.rows().flat_map(|row| stranger(&row, plan)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for row in table.rows() {
        let number = row.get(ORDINAL);
        match ordinal_of(&number, drafts.len()) {
            Ok(ordinal) if drafts.iter().any(|draft| draft.ordinal == Some(ordinal)) => {
                faults.push(number.fault(phrase!(
                    "序号 {ordinal} 重复，每个情景应有自己的序号",
                    "the number {ordinal} appears twice; each scenario must have its own"
                )));
            }
            Ok(ordinal) => drafts.push(Draft::new(Some(ordinal), scenario(&row, plan, faults))),
            Err(fault) => faults.push(fault),
        }
    }
    if table.rows().next().is_none() {
        faults.push(table.fault(word!("没有情景，应在标题行下面写一行", "there is no scenario; add a row below the headings")));
    }
    let is_known = strangers.is_empty() && !drafts.is_empty();
    faults.extend(strangers);
    is_known.then(|| Drafts::listed(drafts))
}

/// What makes a scenario one of another format or plan.
fn stranger(row: &Row<Text>, plan: &Plan) -> Vec<Fault> {
    let (format, owner) = (row.get(FORMAT), row.get(PLAN));
    let format = check_version(&format.words(), KIND, VERSION).map_err(|problem| format.fault(problem));
    let owner = belongs_to(&owner.words(), plan).map_err(|problem| owner.fault(problem));
    format.err().into_iter().chain(owner.err()).collect()
}

/// The scenario's number; where none is written, its place.
fn ordinal_of(spot: &Spot, at: usize) -> Result<u64, Fault> {
    if spot.is_empty() {
        Ok(at as u64 + 1)
    } else {
        spot.whole(word!("应为情景的序号，如 1", "it must be the number of a scenario, such as 1"))
    }
}

fn scenario(row: &Row<Text>, plan: &Plan, faults: &mut Vec<Fault>) -> Scenario {
    let seed = row.get(SEED).optional(|spot| {
        spot.whole(word!(
            "应为非负整数；大于 2^53 的应写成文字",
            "it must be a non-negative whole number; one above 2^53 must be written as text"
        ))
    });
    let population = row.get(POPULATION).optional(|spot| spot.rate(Rate::new));
    let correlation = row.get(CORRELATION).optional(|spot| spot.quantity(Correlation::new));
    let budget = row.get(BUDGET).optional(|spot| spot.quantity(Cost::new));
    let as_of = row.get(AS_OF).optional(|spot| looked_at_from(spot, plan));
    Scenario {
        name: row.get(NAME).text(),
        note: row.get(NOTE).text(),
        seed: keep(faults, seed).flatten().unwrap_or(OPENING_SEED),
        drivers: Drivers { population_growth: keep(faults, population).flatten(), ..Drivers::default() },
        correlation: keep(faults, correlation).flatten(),
        budget: keep(faults, budget).flatten(),
        as_of: keep(faults, as_of).flatten(),
        ..Scenario::holding(plan)
    }
}

fn looked_at_from(spot: &Spot, plan: &Plan) -> Result<Year, Fault> {
    let number = spot.whole(word!("应为年份，如 2022", "it must be a year, such as 2022"))?;
    let year = Year::new(i16::try_from(number).unwrap_or(i16::MAX));
    looked_from(Some(year), VERSION, plan).map_err(|fault| spot.fault(fault.problem))?;
    Ok(year)
}
