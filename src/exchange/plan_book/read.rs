//! From tables to a plan, or to all their faults.

use super::manner::{MANNER, REMARK, in_sheet};
use super::places::Places;
use super::sheets::{DOMAIN, PlanSheet, domains, english, facts, groups, indicators, readings, relations, services};
use super::write::GUIDE;
use crate::exchange::columns::{
    At, CellFault, CellFaults, ColumnGrid, FaultsFound, FoundSheet, Need, SheetRow, is, is_empty, listed, plain_id, quoted,
};
use crate::exchange::plan_check;
use crate::exchange::workbook::{Sheet, Workbook};
use crate::phrase;
use crate::plan::{Domain, Id, Indicator, Plan};

/// Whether a workbook is a plan's, not one of scenarios: it has a sheet 指标 or 分组, which those never have.
pub fn is_plan_book(book: &Workbook) -> bool {
    let is_own = |sheet: &Sheet| matches!(PlanSheet::named(&sheet.name), Some(PlanSheet::Indicators | PlanSheet::Groups));
    book.sheets.iter().any(is_own)
}

/// Reads a plan from its workbook.
///
/// ```
/// use tuiyan::exchange::{builtin_plan, plan_to_workbook, workbook_to_plan};
/// let plan = builtin_plan()?;
/// assert_eq!(workbook_to_plan(&plan_to_workbook(&plan)), Ok(plan));
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
///
/// # Errors
/// Everything wrong or missing, each at its cell, as [`crate::exchange::read_plan`] would refuse it.
pub fn workbook_to_plan(book: &Workbook) -> Result<Plan, CellFaults> {
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| (sheet, 0)).collect();
    plan_at(&sheets)
}

/// The same for sheets that each begin at a row of one text.
pub(in crate::exchange) fn plan_at(sheets: &[(&Sheet, usize)]) -> Result<Plan, CellFaults> {
    let mut told = FaultsFound::once();
    let grids = Grids::of(sheets, &mut told);
    if let Some(grids) = grids
        && let Some((mut plan, places)) = grids.read(&mut told)
    {
        for fault in plan_check::faults(&plan).into_iter().filter(|fault| !places.follows(fault)) {
            told.tell(places.at_its_cell(|form| grids.get(form), fault));
        }
        if let Some(grid) = grids.get(PlanSheet::English) {
            english::translate(grid, &mut plan, &mut told);
        }
        if told.faults().is_empty() {
            return Ok(plan);
        }
    }
    let mut faults = told.into_faults();
    faults.sort_by_key(|fault| fault.at);
    Err(CellFaults(faults))
}

/// The sheets found.
struct Grids<'a>(Vec<(PlanSheet, ColumnGrid<'a>)>);

impl<'a> Grids<'a> {
    /// Finds the sheets of the plan and their columns. `None` if one is missing without which the others cannot be read.
    fn of(sheets: &[(&'a Sheet, usize)], told: &mut FaultsFound) -> Option<Self> {
        let (mut grids, mut named) = (Vec::new(), Vec::new());
        for (index, (sheet, first_row)) in sheets.iter().enumerate() {
            let Some(form) = PlanSheet::named(&sheet.name) else {
                stranger(sheet, index, told);
                continue;
            };
            if named.contains(&form) {
                let name = quoted(&sheet.name);
                let problem = phrase!("{name}表重复，只能有一张", "the sheet {name} appears twice; there may be only one");
                told.tell(of_sheet(index, &sheet.name, problem));
                continue;
            }
            named.push(form);
            let found = FoundSheet { sheet, index, first_row: *first_row };
            grids.extend(grid(form, found, told).map(|grid| (form, grid)));
        }
        let required = || PlanSheet::ALL.into_iter().filter(|form| form.is_required());
        for form in required().filter(|form| !named.contains(form)) {
            let name = quoted(form.name().get());
            let problem = phrase!("缺少工作表{name}，请对照模板补上", "the sheet {name} is missing; add it as in the template");
            told.tell(CellFault::of_book(problem));
        }
        let grids = Self(grids);
        required().all(|form| grids.get(form).is_some()).then_some(grids)
    }

    fn get(&self, form: PlanSheet) -> Option<&ColumnGrid<'a>> {
        self.0.iter().find(|(known, _)| *known == form).map(|(_, grid)| grid)
    }

    fn rows(&self, form: PlanSheet) -> Vec<SheetRow<'_>> {
        self.get(form).map(|grid| grid.rows().collect()).unwrap_or_default()
    }

    /// The plan from all rows, with stand-ins for what could not be read, and the row of each part.
    fn read(&self, told: &mut FaultsFound) -> Option<(Plan, Places)> {
        let mut places = Places::default();
        let (facts, period) = facts::read(self.get(PlanSheet::Facts)?, stand_in(0), told);
        let rows = self.rows(PlanSheet::Groups);
        places.groups = rows.iter().map(|row| row.at()).collect();
        let groups: Vec<_> = rows.into_iter().map(|row| groups::read(row, stand_in(row.at()), told)).collect();
        places.lose(PlanSheet::Groups, groups.iter().any(|group| is_unread(&group.id)));
        let domains = self.domains(&mut places, told);
        let rows = self.rows(PlanSheet::Indicators);
        places.indicators = rows.iter().map(|row| (row.at(), Vec::new())).collect();
        let mut indicators: Vec<_> = rows.into_iter().map(|row| indicators::read(row, &stand_in(row.at()), told)).collect();
        places.lose(PlanSheet::Indicators, indicators.iter().any(|indicator| is_unread(&indicator.id)));
        self.readings(&mut indicators, &mut places, told);
        let rows = self.rows(PlanSheet::Relations);
        places.relations = rows.iter().map(|row| row.at()).collect();
        let relations = rows.into_iter().map(|row| relations::read(row, stand_in(row.at()), told)).collect();
        let facts::FactsSheet { id, version, name, short_name, document, .. } = facts;
        Some((Plan { id, version, name, short_name, document, period, groups, domains, indicators, relations }, places))
    }

    fn domains(&self, places: &mut Places, told: &mut FaultsFound) -> Vec<Domain> {
        let rows = self.rows(PlanSheet::Domains);
        places.domains = rows.iter().map(|row| row.at()).collect();
        let mut domains: Vec<_> = rows.into_iter().map(|row| domains::read(row, told)).collect();
        places.lose(PlanSheet::Domains, domains.iter().any(|domain| domain.name.is_empty()));
        for row in self.rows(PlanSheet::Services) {
            let (domain, name) = services::read(row, told);
            if domain.is_empty() || name.is_empty() {
                continue;
            }
            match domains.iter_mut().find(|known| known.name == domain) {
                Some(known) => known.services.push(name),
                None if places.lost.contains(&PlanSheet::Domains) => {}
                None => told.tell(row.get(DOMAIN).found(&not_listed(PlanSheet::Domains))),
            }
        }
        domains
    }

    fn readings(&self, indicators: &mut [Indicator], places: &mut Places, told: &mut FaultsFound) {
        for row in self.rows(PlanSheet::Readings) {
            let Some(owner) = row.required(readings::INDICATOR, told) else { continue };
            let owner = plain_id(&owner);
            let Some(at) = indicators.iter().position(|indicator| indicator.id.as_str() == owner) else {
                places.lose(PlanSheet::Readings, true);
                if !places.lost.contains(&PlanSheet::Indicators) {
                    told.tell(row.get(readings::INDICATOR).found(&not_listed(PlanSheet::Indicators)));
                }
                continue;
            };
            places.indicators[at].1.push(row.at());
            let reading = readings::read(row, &indicators[at], stand_in(row.at()), told);
            indicators[at].readings.push(reading);
        }
    }
}

/// A sheet with its columns; reports those that are missing.
fn grid<'a>(form: PlanSheet, found: FoundSheet<'a>, told: &mut FaultsFound) -> Option<ColumnGrid<'a>> {
    let columns = form.columns();
    let keys: Vec<_> = columns.iter().filter(|form| form.need == Need::Required).map(|form| form.heading).collect();
    let grid = ColumnGrid::of(columns, None, (found, &MANNER), &keys, told)?;
    for heading in grid.lacking() {
        let name = quoted(heading.get());
        let problem = phrase!("缺少{name}一列，请在标题行补上", "the column {name} is missing; add it to the headings");
        told.tell(grid.fault(problem));
    }
    Some(grid)
}

/// A sheet that is not one of the plan's: the guide, one for remarks, an empty one, or one whose contents would be lost.
fn stranger(sheet: &Sheet, index: usize, told: &mut FaultsFound) {
    let is_aside = is(GUIDE, &sheet.name) || is(REMARK, &sheet.name);
    if is_aside || sheet.rows.iter().flatten().all(is_empty) {
        return;
    }
    let (known, remark) = (listed(PlanSheet::ALL.map(PlanSheet::name)), quoted(REMARK.get()));
    let problem = phrase!(
        "不认识的工作表，应为 {known} 之一；只供自己看的请改名为{remark}",
        "unknown sheet; it should be one of {known}; name a sheet of your own {remark}"
    );
    told.tell(of_sheet(index, &sheet.name, problem));
}

fn of_sheet(index: usize, name: &str, problem: String) -> CellFault {
    let at = At { sheet: Some(index), row: None, column: None };
    CellFault { at, is_missing: false, place: in_sheet(name), problem }
}

fn not_listed(form: PlanSheet) -> String {
    let sheet = quoted(form.name().get());
    phrase!("{sheet}表中没有它，应与那里一字不差", "the sheet {sheet} does not list it; it must match to the letter")
}

/// An id that no person gives, for a row without a readable one.
fn stand_in(row: usize) -> Id {
    Id::numbered(UNREAD, row)
}

const UNREAD: &str = "unread-row-";

fn is_unread(id: &Id) -> bool {
    id.as_str().starts_with(UNREAD)
}
