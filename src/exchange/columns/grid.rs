//! One sheet as a table: one row of headings, and below it cells that know their place.

use std::collections::BTreeMap;

use super::fault::{At, CellFault, FaultsFound};
use super::form::{ColumnForm, Named, Need, named};
use super::spot::{Faulty, PlacedCell};
use super::text::{is, is_empty, words};
use crate::exchange::plan_check::Field;
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Period, Year};
use crate::word;

/// A sheet, its place in the workbook, and the row at which the person sees it begin.
#[derive(Clone, Copy)]
pub(in crate::exchange) struct FoundSheet<'a> {
    pub(in crate::exchange) sheet: &'a Sheet,
    pub(in crate::exchange) index: usize,
    pub(in crate::exchange) first_row: usize,
}

/// How a kind of workbook words the faults of its sheets.
pub(in crate::exchange) struct FaultWording {
    /// The place of a cell, a row, or the sheet.
    pub(in crate::exchange) place: fn(&ColumnGrid, Option<usize>, Option<usize>) -> String,
    /// There is no row of headings; it suggests these.
    pub(in crate::exchange) headless: fn(&[Text]) -> String,
    /// A heading that belongs to no column.
    pub(in crate::exchange) unknown: fn(&ColumnGrid, &str) -> String,
    /// A heading that occurs twice.
    pub(in crate::exchange) twice: fn(&str) -> String,
    /// The heading of columns that are skipped.
    pub(in crate::exchange) aside: Option<Text>,
}

/// A sheet whose columns are known.
pub(in crate::exchange) struct ColumnGrid<'a> {
    pub(in crate::exchange) forms: Vec<ColumnForm>,
    pub(in crate::exchange) found: FoundSheet<'a>,
    /// The years that headings may name, if there are columns for years.
    pub(in crate::exchange) period: Option<Period>,
    manner: &'static FaultWording,
    /// The row of headings.
    pub(in crate::exchange) heading: usize,
    columns: Vec<(Named, usize)>,
}

/// A row that is not empty.
#[derive(Clone, Copy)]
pub(in crate::exchange) struct SheetRow<'a> {
    grid: &'a ColumnGrid<'a>,
    at: usize,
}

impl<'a> ColumnGrid<'a> {
    /// Finds the row of headings, the first that names one of `keys`, and the meaning of each heading. Without headings there is nothing to
    /// read.
    pub(in crate::exchange) fn of(
        forms: Vec<ColumnForm>,
        period: Option<Period>,
        (found, manner): (FoundSheet<'a>, &'static FaultWording),
        keys: &[Text],
        told: &mut FaultsFound,
    ) -> Option<Self> {
        let mut grid = Self { forms, found, period, manner, heading: 0, columns: Vec::new() };
        let is_key = |cell: &Cell| grid.named(&words(cell)).is_some_and(|(named, _)| keys.contains(&named));
        let Some(heading) = found.sheet.rows.iter().position(|row| row.iter().any(is_key)) else {
            told.tell(grid.fault((manner.headless)(keys)));
            return None;
        };
        grid.heading = heading;
        for (column, first) in grid.used() {
            if let Some(named) = told.keep(grid.heading_at(column, first)) {
                grid.columns.push((named, column));
            }
        }
        Some(grid)
    }

    /// The meaning of a heading.
    fn named(&self, heading: &str) -> Option<Named> {
        let aside = || self.manner.aside.filter(|aside| is(*aside, heading)).map(|aside| (aside, None));
        named(&self.forms, self.period, heading).or_else(aside)
    }

    /// The columns that are not empty from the headings on, each with the first row in which it holds something.
    fn used(&self) -> BTreeMap<usize, usize> {
        let mut used = BTreeMap::new();
        for (row, cells) in self.found.sheet.rows.iter().enumerate().skip(self.heading) {
            let held = cells.iter().enumerate().filter(|(_, cell)| !is_empty(cell));
            held.for_each(|(at, _)| _ = used.entry(at).or_insert(row));
        }
        used
    }

    /// The meaning of a column's heading, given the first row in which the column holds something.
    fn heading_at(&self, column: usize, first: usize) -> Result<Named, CellFault> {
        let spot = self.spot(first, Some(column));
        if first != self.heading {
            return Err(spot.fault(word!(
                "这一列没有标题，应写明标题，或清空这一列",
                "this column has no heading; write one, or clear the column"
            )));
        }
        let name = spot.words();
        let named = self.named(&name).ok_or_else(|| spot.fault((self.manner.unknown)(self, &name)))?;
        if self.manner.aside != Some(named.0) && self.position(named).is_some() {
            return Err(spot.fault((self.manner.twice)(&name)));
        }
        Ok(named)
    }

    fn position(&self, named: Named) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == named).map(|(_, at)| *at)
    }

    /// The required columns that are missing.
    pub(in crate::exchange) fn lacking(&self) -> impl Iterator<Item = Text> {
        let required = self.forms.iter().filter(|form| form.need == Need::Required).map(|form| form.heading);
        required.filter(|heading| self.position((*heading, None)).is_none())
    }

    /// The rows below the headings, except those with nothing but skipped columns.
    pub(in crate::exchange) fn rows(&'a self) -> impl Iterator<Item = SheetRow<'a>> {
        let rows = &self.found.sheet.rows;
        let read = self.columns.iter().filter(|((named, _), _)| self.manner.aside != Some(*named)).map(|(_, at)| *at);
        let read: Vec<_> = read.collect();
        let holds = move |row: &usize| read.iter().any(|at| rows[*row].get(*at).is_some_and(|cell| !is_empty(cell)));
        (self.heading + 1..rows.len()).filter(holds).map(|at| self.row(at))
    }

    /// The row at that position of the sheet.
    pub(in crate::exchange) const fn row(&'a self, at: usize) -> SheetRow<'a> {
        SheetRow { grid: self, at }
    }

    /// A fault of the sheet as a whole.
    pub(in crate::exchange) fn fault(&self, problem: impl Into<String>) -> CellFault {
        self.fault_at(None, None, problem.into())
    }

    /// The heading cell of a known column.
    pub(in crate::exchange) fn heading_over(&self, column: usize) -> Option<&Cell> {
        let known = self.columns.iter().any(|(_, at)| *at == column);
        self.found.sheet.rows[self.heading].get(column).filter(|_| known)
    }

    /// A cell; an empty one in its row if the sheet does not have the column.
    fn spot(&'a self, row: usize, column: Option<usize>) -> PlacedCell<'a> {
        let cell = column.and_then(|column| self.found.sheet.rows.get(row)?.get(column)).unwrap_or(&Cell::Empty);
        PlacedCell { cell, grid: self, row, column }
    }
}

impl Faulty for ColumnGrid<'_> {
    fn fault_at(&self, row: Option<usize>, column: Option<usize>, problem: String) -> CellFault {
        let at = At { sheet: Some(self.found.index), row, column };
        CellFault { at, is_missing: false, place: (self.manner.place)(self, row, column), problem }
    }
}

impl<'a> SheetRow<'a> {
    /// Its position in the sheet.
    pub(in crate::exchange) const fn at(self) -> usize {
        self.at
    }

    /// The cell in that column; an empty one if the sheet does not have it.
    pub(in crate::exchange) fn get(self, heading: Text) -> PlacedCell<'a> {
        self.grid.spot(self.at, self.grid.position((heading, None)))
    }

    /// Whether the sheet has that column.
    pub(in crate::exchange) fn has(self, heading: Text) -> bool {
        self.grid.position((heading, None)).is_some()
    }

    /// The cell in the column of that year.
    pub(in crate::exchange) fn of_year(self, ending: Text, year: Year) -> PlacedCell<'a> {
        self.grid.spot(self.at, self.grid.position((ending, Some(year))))
    }

    /// The cells of every year that the sheet has, in the order of its columns.
    pub(in crate::exchange) fn years(self, ending: Text) -> Vec<(Year, PlacedCell<'a>)> {
        let of =
            |((named, year), at): &(Named, usize)| Some((year.filter(|_| *named == ending)?, self.grid.spot(self.at, Some(*at))));
        self.grid.columns.iter().filter_map(of).collect()
    }

    /// The cell that shows the faults of a field, or else the whole row.
    pub(in crate::exchange) fn answering(self, field: Field) -> PlacedCell<'a> {
        let form = self.grid.forms.iter().find(|form| (form.answers)(field));
        form.map_or_else(|| self.grid.spot(self.at, None), |form| self.get(form.heading))
    }

    /// The text in a required column. `None` after its fault is reported, or if the whole sheet was already found to lack the column.
    pub(in crate::exchange) fn required(self, heading: Text, told: &mut FaultsFound) -> Option<String> {
        let spot = Some(self.get(heading)).filter(|_| self.has(heading))?;
        if spot.is_empty() {
            told.tell(spot.unfilled());
        }
        Some(spot.words()).filter(|words| !words.is_empty())
    }
}
