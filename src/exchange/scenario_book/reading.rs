//! Reads the three sheets that hold decisions.

use super::about::{ID, INDICATOR};
use super::assumptions::{self, ASSUMPTIONS};
use super::draft::Drafts;
use super::index::{self, FORMAT, INDEX, PLAN};
use super::manner::MANNER;
use super::observations;
use crate::exchange::columns::{CellFault, CellFaults, ColumnForm, ColumnGrid, FaultsFound, FoundSheet, forms, is};
use crate::exchange::fault::Faults;
use crate::exchange::workbook::{Cell, OBSERVATIONS, Place, Sheet, Workbook};
use crate::language::Text;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::{phrase, word};

/// Reads the scenarios of a workbook from its sheets 情景, 假设 and 观测; the others follow from them and from the plan. A workbook without
/// 情景 holds one scenario, called `name`. A sheet without a name is 假设 or 观测, whichever its headings say.
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

/// The same for sheets that each begin at a row of one text.
pub(in crate::exchange) fn read_at(sheets: &[(&Sheet, usize)], plan: &Plan, name: &str) -> Result<Vec<Scenario>, Faults> {
    let mut told = FaultsFound::default();
    let found = find(sheets, plan, &mut told);
    let Some(mut drafts) = drafts(&found, plan, name, &mut told) else { return Err(CellFaults(told.into_faults()).into()) };
    if let Some(grid) = found.assumptions.and_then(|at| grid(at, forms(&assumptions::columns()), plan, &mut told)) {
        assumptions::read(&grid, plan, &mut drafts, &mut told);
    }
    if let Some(grid) = found.observations.and_then(|at| grid(at, forms(&observations::columns()), plan, &mut told)) {
        observations::read(&grid, plan, &mut drafts, &mut told);
    }
    let scenarios = drafts.finish(plan, &mut told);
    if told.faults().is_empty() { Ok(scenarios) } else { Err(CellFaults(told.into_faults()).into()) }
}

fn grid<'a>(at: FoundSheet<'a>, forms: Vec<ColumnForm>, plan: &Plan, told: &mut FaultsFound) -> Option<ColumnGrid<'a>> {
    ColumnGrid::of(forms, Some(plan.period), (at, &MANNER), &[ID, INDICATOR], told)
}

fn index_of<'a>(at: FoundSheet<'a>, told: &mut FaultsFound) -> Option<ColumnGrid<'a>> {
    ColumnGrid::of(forms(&index::columns()), None, (at, &MANNER), &[FORMAT, PLAN], told)
}

/// The scenarios without decisions. Without them every other row would only be refused again.
fn drafts(found: &Sheets, plan: &Plan, name: &str, told: &mut FaultsFound) -> Option<Drafts> {
    match found.index {
        Some(at) => index::read(&index_of(at, told)?, plan, told),
        None if told.faults().is_empty() => Some(Drafts::sole(name, plan)),
        None => None,
    }
}

/// The id of the plan that the first scenario names; `None` if none names one.
pub(in crate::exchange) fn plan_of_sheets(sheets: &[(&Sheet, usize)]) -> Option<String> {
    let (index, (sheet, first_row)) = sheets.iter().enumerate().find(|(_, (sheet, _))| is(INDEX, &sheet.name))?;
    let grid = index_of(FoundSheet { sheet, index, first_row: *first_row }, &mut FaultsFound::default())?;
    let owner = grid.rows().next()?.get(PLAN).words();
    (!owner.is_empty()).then_some(owner)
}

#[derive(Default)]
struct Sheets<'a> {
    index: Option<FoundSheet<'a>>,
    assumptions: Option<FoundSheet<'a>>,
    observations: Option<FoundSheet<'a>>,
}

/// The sheets that are read.
fn find<'a>(sheets: &[(&'a Sheet, usize)], plan: &Plan, told: &mut FaultsFound) -> Sheets<'a> {
    let mut found = Sheets::default();
    for (index, (sheet, first_row)) in sheets.iter().enumerate() {
        let place = match kind(sheet, sheets.len() == 1, plan) {
            Some(INDEX) => &mut found.index,
            Some(ASSUMPTIONS) => &mut found.assumptions,
            Some(OBSERVATIONS) => &mut found.observations,
            _ => continue,
        };
        if place.is_some() {
            let place = Place { sheet: &sheet.name, row: *first_row, column: 0 }.to_string();
            let problem =
                phrase!("“{}”表重复，只能有一张", "there is more than one sheet “{}”; there may be only one", sheet.name);
            told.tell(CellFault { place, ..CellFault::of_book(problem) });
        }
        *place = Some(FoundSheet { sheet, index, first_row: *first_row });
    }
    if found.index.is_none() && found.assumptions.is_none() && found.observations.is_none() {
        let names: Vec<_> = sheets.iter().map(|(sheet, _)| format!("“{}”", sheet.name)).collect();
        let only = if names.is_empty() {
            word!("没有内容", "it is empty").to_owned()
        } else {
            phrase!("只有 {}", "there is only {}", names.join(word!("、", ", ")))
        };
        told.tell(CellFault::of_book(phrase!(
            "{only}，应有“{INDEX}”“{ASSUMPTIONS}”“{OBSERVATIONS}”中的至少一张表",
            "{only}; there must be at least one of the sheets “{INDEX}”, “{ASSUMPTIONS}” and “{OBSERVATIONS}”"
        )));
    }
    found
}

/// Whether a workbook has a sheet with the name of a scenario sheet.
pub fn is_scenario_book(book: &Workbook) -> bool {
    let known = |sheet: &Sheet| [INDEX, ASSUMPTIONS, OBSERVATIONS].into_iter().any(|known| is(known, &sheet.name));
    book.sheets.iter().any(known)
}

/// The kind of a sheet. A single sheet without a known name is recognised by its headings.
fn kind(sheet: &Sheet, is_alone: bool, plan: &Plan) -> Option<Text> {
    let known = [INDEX, ASSUMPTIONS, OBSERVATIONS].into_iter().find(|known| is(*known, &sheet.name));
    if known.is_some() || !is_alone {
        return known;
    }
    let says = |cell: &Cell, says: &dyn Fn(&str) -> bool| matches!(cell, Cell::Text(text) if says(text.trim()));
    let is_key = |cell: &Cell| says(cell, &|text| is(ID, text) || is(INDICATOR, text));
    let row = sheet.rows.iter().find(|row| row.iter().any(is_key))?;
    let assumes = row.iter().any(|cell| says(cell, &|text| assumptions::is_own(text, plan)));
    Some(if assumes { ASSUMPTIONS } else { OBSERVATIONS })
}
