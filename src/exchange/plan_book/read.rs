//! From tables to a plan, or to everything that is wrong with them.

use super::choice::{NATURES, RELATIONS, TRUTHS};
use super::english;
use super::facts;
use super::fault::{CellFault, CellFaults};
use super::form::{GUIDE, PlanColumn as C, PlanSheet, is};
use super::grid::{Found, Grid, Row, keep, quoted, tell};
use super::places::Places;
use super::spot::plain_id;
use super::statement::{decimals, statement};
use crate::exchange::plan_check;
use crate::exchange::scenario_book::is_empty;
use crate::exchange::workbook::{Sheet, Workbook};
use crate::plan::{Bounds, Domain, Group, Id, Indicator, Plan, Reading, Relation, RelationKind, Source};
use crate::{phrase, word};

/// Whether a workbook is one of a plan, rather than of scenarios: it has a sheet 指标 or 分组, which those never have.
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
/// Everything that is wrong or missing, each at its cell, as [`super::read_plan`] would refuse it.
pub fn workbook_to_plan(book: &Workbook) -> Result<Plan, CellFaults> {
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| (sheet, 0)).collect();
    plan_at(&sheets)
}

/// The same of sheets of which each begins at a row of one text.
pub(in crate::exchange) fn plan_at(sheets: &[(&Sheet, usize)]) -> Result<Plan, CellFaults> {
    let mut faults = Vec::new();
    let grids = Grids::of(sheets, &mut faults);
    if let Some(grids) = grids
        && let Some((mut plan, places)) = grids.read(&mut faults)
    {
        for fault in plan_check::faults(&plan).into_iter().filter(|fault| !places.follows(fault)) {
            tell(&mut faults, places.at_its_cell(&grids, fault));
        }
        if let Some(grid) = grids.get(PlanSheet::English) {
            english::read(grid, &mut plan, &mut faults);
        }
        if faults.is_empty() {
            return Ok(plan);
        }
    }
    faults.sort_by_key(|fault| fault.at);
    Err(CellFaults(faults))
}

/// The sheets that were found.
pub(super) struct Grids<'a>(Vec<Grid<'a>>);

impl<'a> Grids<'a> {
    /// Finds the sheets of the plan and their columns. Nothing where one is missing that the others cannot be read without.
    fn of(sheets: &[(&'a Sheet, usize)], faults: &mut Vec<CellFault>) -> Option<Self> {
        let mut grids: Vec<Grid> = Vec::new();
        let mut named = Vec::new();
        for (index, (sheet, first_row)) in sheets.iter().enumerate() {
            let Some(form) = PlanSheet::named(&sheet.name) else {
                stranger(sheet, index, faults);
                continue;
            };
            if named.contains(&form) {
                let name = quoted(&sheet.name);
                tell(
                    faults,
                    of_sheet(
                        index,
                        &sheet.name,
                        phrase!("{name}表重复，只能有一张", "the sheet {name} appears twice; there may be only one"),
                    ),
                );
                continue;
            }
            named.push(form);
            grids.extend(Grid::of(form, Found { sheet, index, first_row: *first_row }, faults));
        }
        for form in PlanSheet::ALL.into_iter().filter(|form| form.is_required() && !named.contains(form)) {
            let name = quoted(form.name().get());
            tell(
                faults,
                CellFault::of_book(phrase!(
                    "缺少工作表{name}，请对照模板补上",
                    "the sheet {name} is missing; add it as in the template"
                )),
            );
        }
        let has = |form| grids.iter().any(|grid| grid.form == form);
        PlanSheet::ALL.into_iter().filter(|form| form.is_required()).all(has).then_some(Self(grids))
    }

    pub(super) fn get(&self, form: PlanSheet) -> Option<&Grid<'a>> {
        self.0.iter().find(|grid| grid.form == form)
    }

    fn rows(&self, form: PlanSheet) -> Vec<Row<'_>> {
        self.get(form).map(|grid| grid.rows().collect()).unwrap_or_default()
    }

    /// Every row as what it is about, with something in place of what could not be read, and where each came from.
    fn read(&self, faults: &mut Vec<CellFault>) -> Option<(Plan, Places)> {
        let mut places = Places::default();
        let facts = facts::read(self.get(PlanSheet::Facts)?, &stand_in(0), faults);
        let groups = self.rows(PlanSheet::Groups).into_iter().map(|row| {
            places.groups.push(row.at());
            group(row, faults)
        });
        let groups: Vec<_> = groups.collect();
        places.lose(PlanSheet::Groups, groups.iter().any(|group| is_unread(&group.id)));
        let domains = self.domains(&mut places, faults);
        let mut indicators: Vec<_> = self
            .rows(PlanSheet::Indicators)
            .into_iter()
            .map(|row| {
                places.indicators.push((row.at(), Vec::new()));
                indicator(row, faults)
            })
            .collect();
        places.lose(PlanSheet::Indicators, indicators.iter().any(|indicator| is_unread(&indicator.id)));
        self.readings(&mut indicators, &mut places, faults);
        let relations = self.rows(PlanSheet::Relations).into_iter().map(|row| {
            places.relations.push(row.at());
            relation(row, faults)
        });
        let relations = relations.collect();
        let facts::Facts { id, version, name, short_name, document, period } = facts;
        Some((Plan { id, version, name, short_name, document, period, groups, domains, indicators, relations }, places))
    }

    fn domains(&self, places: &mut Places, faults: &mut Vec<CellFault>) -> Vec<Domain> {
        let mut domains: Vec<Domain> = Vec::new();
        for row in self.rows(PlanSheet::Domains) {
            places.domains.push(row.at());
            domains.push(Domain { name: row.words(C::Name, faults).unwrap_or_default().into(), services: Vec::new() });
        }
        places.lose(PlanSheet::Domains, domains.iter().any(|domain| domain.name.is_empty()));
        for row in self.rows(PlanSheet::Services) {
            let (domain, name) = (row.words(C::Domain, faults), row.words(C::Name, faults));
            let Some((domain, name)) = domain.zip(name) else { continue };
            match domains.iter_mut().find(|known| known.name.own() == domain) {
                Some(known) => known.services.push(name.into()),
                None if places.lost.contains(&PlanSheet::Domains) => {}
                None => tell(faults, row.get(C::Domain).found(&not_listed(PlanSheet::Domains))),
            }
        }
        domains
    }

    fn readings(&self, indicators: &mut [Indicator], places: &mut Places, faults: &mut Vec<CellFault>) {
        for row in self.rows(PlanSheet::Readings) {
            let Some(owner) = row.words(C::Indicator, faults) else { continue };
            let owner = plain_id(&owner);
            let Some(at) = indicators.iter().position(|indicator| indicator.id.as_str() == owner) else {
                places.lose(PlanSheet::Readings, true);
                if places.lost.contains(&PlanSheet::Indicators) {
                    continue;
                }
                tell(faults, row.get(C::Indicator).found(&not_listed(PlanSheet::Indicators)));
                continue;
            };
            places.indicators[at].1.push(row.at());
            let reading = reading(row, &indicators[at], faults);
            indicators[at].readings.push(reading);
        }
    }
}

/// A sheet that is none of the plan's: the guide, one for remarks, an empty one, or one whose content would be lost.
fn stranger(sheet: &Sheet, index: usize, faults: &mut Vec<CellFault>) {
    let is_aside = is(GUIDE, &sheet.name) || is(C::Remark.heading(), &sheet.name);
    if is_aside || sheet.rows.iter().flatten().all(is_empty) {
        return;
    }
    let known: Vec<_> = PlanSheet::ALL.iter().map(|form| form.name().get()).collect();
    let (known, remark) = (known.join(word!("、", ", ")), quoted(C::Remark.heading().get()));
    let problem = phrase!(
        "不认识的工作表，应为 {known} 之一；只供自己看的请改名为{remark}",
        "unknown sheet; it should be one of {known}; name a sheet of your own {remark}"
    );
    tell(faults, of_sheet(index, &sheet.name, problem));
}

fn of_sheet(index: usize, name: &str, problem: String) -> CellFault {
    let at = super::fault::At { sheet: Some(index), row: None, column: None };
    let name = quoted(name);
    CellFault { at, is_missing: false, place: phrase!("工作表{name}", "sheet {name}"), problem }
}

fn not_listed(form: PlanSheet) -> String {
    let sheet = quoted(form.name().get());
    phrase!("{sheet}表中没有它，应与那里一字不差", "the sheet {sheet} does not list it; it must match to the letter")
}

/// A name that no person gives, for a row without a readable one.
pub(super) fn stand_in(row: usize) -> Id {
    Id::numbered(UNREAD, row)
}

const UNREAD: &str = "unread-row-";

fn is_unread(id: &Id) -> bool {
    id.as_str().starts_with(UNREAD)
}

fn id(row: Row, column: C, faults: &mut Vec<CellFault>) -> Id {
    let read = row.required(column).and_then(|spot| keep(faults, spot.required(super::spot::Spot::id)));
    read.unwrap_or_else(|| stand_in(row.at()))
}

fn group(row: Row, faults: &mut Vec<CellFault>) -> Group {
    let scoreboard = keep(faults, row.get(C::Scoreboard).optional(|spot| spot.choice(&TRUTHS))).flatten();
    Group {
        id: id(row, C::Id, faults),
        name: row.words(C::Name, faults).unwrap_or_default().into(),
        scoreboard: scoreboard.unwrap_or(false),
    }
}

fn indicator(row: Row, faults: &mut Vec<CellFault>) -> Indicator {
    let unit = row.words(C::Unit, faults).unwrap_or_default();
    let in_percent = matches!(unit.as_str(), "％" | "%");
    let stated = statement(row, None, in_percent, faults);
    let mut bound = |column| keep(faults, row.get(column).optional(|spot| spot.amount(in_percent))).flatten();
    let bounds = Bounds { min: bound(C::Min), max: bound(C::Max) };
    Indicator {
        id: id(row, C::Id, faults),
        group: id(row, C::Group, faults),
        domain: row.words(C::Domain, faults).unwrap_or_default().into(),
        name: row.words(C::Name, faults).unwrap_or_default().into(),
        unit: unit.into(),
        nature: keep(faults, row.get(C::Nature).optional(|spot| spot.choice(&NATURES))).flatten(),
        decimals: decimals(row, &stated, faults),
        bounds,
        per_head: keep(faults, row.get(C::PerHead).optional(|spot| spot.choice(&TRUTHS))).flatten().unwrap_or(false),
        lead: row.get(C::Lead).words().into(),
        part_of: keep(faults, row.get(C::PartOf).optional(super::spot::Spot::id)).flatten(),
        source: Source { place: row.get(C::Place).words().into(), printed: row.get(C::Printed).words() },
        statement: stated,
        readings: Vec::new(),
    }
}

fn reading(row: Row, owner: &Indicator, faults: &mut Vec<CellFault>) -> Reading {
    Reading {
        id: id(row, C::Id, faults),
        name: row.words(C::Name, faults).unwrap_or_default().into(),
        place: row.get(C::Place).words().into(),
        note: row.get(C::Note).words().into(),
        statement: statement(row, Some(&owner.statement), owner.is_percentage(), faults),
    }
}

fn relation(row: Row, faults: &mut Vec<CellFault>) -> Relation {
    let kind = row.required(C::Relation).and_then(|spot| keep(faults, spot.required(|spot| spot.choice(&RELATIONS))));
    let parts = row.words(C::Parts, faults).unwrap_or_default();
    let is_between = |letter: char| letter.is_whitespace() || "、,，;；+＋".contains(letter);
    let mut read = Vec::new();
    for part in parts.split(is_between).filter(|part| !part.is_empty()) {
        let known = Id::new(&plain_id(part)).map_err(|problem| row.get(C::Parts).fault(problem));
        read.extend(keep(faults, known));
    }
    Relation {
        kind: kind.unwrap_or(RelationKind::Within),
        whole: id(row, C::Whole, faults),
        parts: read,
        place: row.get(C::Place).words().into(),
        note: row.get(C::Note).words().into(),
    }
}
