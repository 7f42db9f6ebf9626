//! The three sheets that are read again, put together.

use super::draft::Drafts;
use super::headings::{ASSUMPTIONS, FORMAT, ID, INDEX, INDICATOR, OBSERVATIONS, PLAN};
use super::table::Table;
use super::{assumptions, index, observations};
use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::{Cell, Place, Sheet, Workbook};
use crate::language::Text;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::{phrase, word};

/// Reads the scenarios of a workbook: its sheets 情景, 假设 and 观测; the others follow from them and from the plan. A workbook
/// without 情景 holds one scenario, which is called `name`; one without sheet names is 假设 or 观测, whichever its headings say.
///
/// ```
/// use tuiyan::exchange::{builtin_plan, read_delimited, workbook_to_scenarios};
/// let plan = builtin_plan()?;
/// let book = read_delimited("编号,2021年,2022年\nt1-03,94,94.2\n")?;
/// let scenarios = workbook_to_scenarios(&book, &plan, "年报")?;
/// assert_eq!(scenarios[0].name, "年报");
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
///
/// # Errors
/// Everything that does not fit the format, the plan or the indicator, each with its sheet, row and column.
pub fn workbook_to_scenarios(book: &Workbook, plan: &Plan, name: &str) -> Result<Vec<Scenario>, Faults> {
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| (sheet, 0)).collect();
    read_at(&sheets, plan, name)
}

/// The same of sheets of which each begins at a row of one text.
pub(in crate::exchange) fn read_at(sheets: &[(&Sheet, usize)], plan: &Plan, name: &str) -> Result<Vec<Scenario>, Faults> {
    let mut faults = Vec::new();
    let found = find(sheets, plan, &mut faults);
    let Some(mut drafts) = drafts(&found, plan, name, &mut faults) else { return Err(Faults(faults)) };
    let assumptions = found.assumptions;
    let table =
        assumptions.and_then(|at| Table::of(at, &[ID, INDICATOR], |heading| assumptions::column(heading, plan), &mut faults));
    if let Some(table) = &table {
        assumptions::read(table, plan, &mut drafts, &mut faults);
    }
    let observations = found.observations;
    let table =
        observations.and_then(|at| Table::of(at, &[ID, INDICATOR], |heading| observations::column(heading, plan), &mut faults));
    if let Some(table) = &table {
        observations::read(table, plan, &mut drafts, &mut faults);
    }
    let scenarios = drafts.finish(plan, &mut faults);
    if faults.is_empty() { Ok(scenarios) } else { Err(Faults(faults)) }
}

/// The scenarios before anything is decided. Without them every other row would only be refused once more.
fn drafts(found: &Found, plan: &Plan, name: &str, faults: &mut Vec<Fault>) -> Option<Drafts> {
    match found.index {
        Some(at) => index::read(&Table::of(at, &[FORMAT, PLAN], index::column, faults)?, plan, faults),
        None if faults.is_empty() => Some(Drafts::sole(name, plan)),
        None => None,
    }
}

/// The id of the plan that the first scenario says it belongs to; `None` where none says so.
pub(in crate::exchange) fn plan_of_sheets(sheets: &[(&Sheet, usize)]) -> Option<String> {
    let mut ignored = Vec::new();
    let index = sheets.iter().find(|(sheet, _)| INDEX.is(sheet.name.trim()))?;
    let table = Table::of(*index, &[FORMAT, PLAN], index::column, &mut ignored)?;
    let owner = table.rows().next()?.get(PLAN).words();
    (!owner.is_empty()).then_some(owner)
}

type At<'a> = (&'a Sheet, usize);

#[derive(Default)]
struct Found<'a> {
    index: Option<At<'a>>,
    assumptions: Option<At<'a>>,
    observations: Option<At<'a>>,
}

/// The sheets that are read.
fn find<'a>(sheets: &[At<'a>], plan: &Plan, faults: &mut Vec<Fault>) -> Found<'a> {
    let mut found = Found::default();
    for (sheet, first_row) in sheets {
        let place = match kind(sheet, sheets.len() == 1, plan) {
            Some(INDEX) => &mut found.index,
            Some(ASSUMPTIONS) => &mut found.assumptions,
            Some(OBSERVATIONS) => &mut found.observations,
            _ => continue,
        };
        if place.is_some() {
            let place = Place { sheet: &sheet.name, row: *first_row, column: 0 }.to_string();
            faults.push(Fault::new(
                place,
                phrase!("“{}”表重复，只能有一张", "there is more than one sheet “{}”; there may be only one", sheet.name),
            ));
        }
        *place = Some((sheet, *first_row));
    }
    if found.index.is_none() && found.assumptions.is_none() && found.observations.is_none() {
        let names: Vec<_> = sheets.iter().map(|(sheet, _)| format!("“{}”", sheet.name)).collect();
        let only = if names.is_empty() {
            word!("没有内容", "it is empty").to_owned()
        } else {
            phrase!("只有 {}", "there is only {}", names.join(word!("、", ", ")))
        };
        faults.push(Fault::new(
            "",
            phrase!(
                "{only}，应有“{INDEX}”“{ASSUMPTIONS}”“{OBSERVATIONS}”中的至少一张表",
                "{only}; there must be at least one of the sheets “{INDEX}”, “{ASSUMPTIONS}” and “{OBSERVATIONS}”"
            ),
        ));
    }
    found
}

/// Whether a workbook has a sheet that is named as one of scenarios.
pub fn is_scenario_book(book: &Workbook) -> bool {
    let known = |sheet: &Sheet| [INDEX, ASSUMPTIONS, OBSERVATIONS].into_iter().any(|known| known.is(sheet.name.trim()));
    book.sheets.iter().any(known)
}

/// Which of the sheets it is. One that stands alone without any known name is told by its headings.
fn kind(sheet: &Sheet, is_alone: bool, plan: &Plan) -> Option<Text> {
    let name = sheet.name.trim();
    let known = [INDEX, ASSUMPTIONS, OBSERVATIONS].into_iter().find(|known| known.is(name));
    if known.is_some() || !is_alone {
        return known;
    }
    let headings = |row: &&Vec<Cell>| {
        row.iter().any(|cell| matches!(cell, Cell::Text(text) if [ID, INDICATOR].iter().any(|head| head.is(text.trim()))))
    };
    let assumes = |cell: &Cell| matches!(cell, Cell::Text(text) if assumptions::is_own(text.trim(), plan));
    let row = sheet.rows.iter().find(headings)?;
    Some(if row.iter().any(assumes) { ASSUMPTIONS } else { OBSERVATIONS })
}
