//! One sheet as a table: headings in one row, and below them cells that know where they are.

use std::collections::BTreeMap;

use super::fault::{At, CellFault};
use super::form::{Need, PlanColumn, PlanSheet};
use super::spot::Spot;
use crate::exchange::scenario_book::{is_empty, shown, words};
use crate::exchange::workbook::{Cell, Sheet, letters};
use crate::{phrase, word};

/// The most faults that are told; who mends these sees the rest.
const TOLD: usize = 1_000;

/// A sheet whose columns are known.
pub(super) struct Grid<'a> {
    pub(super) form: PlanSheet,
    sheet: &'a Sheet,
    /// Which sheet of the workbook it is.
    index: usize,
    /// Where it begins in what the person sees.
    first_row: usize,
    /// The row of headings.
    heading: usize,
    columns: Vec<(PlanColumn, usize)>,
}

/// One row that holds something.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    grid: &'a Grid<'a>,
    at: usize,
}

/// A sheet, its place in the workbook, and the row at which it begins.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) index: usize,
    pub(super) first_row: usize,
}

/// Keeps a fault, unless there is one at that cell already: it only follows from that one.
pub(super) fn tell(faults: &mut Vec<CellFault>, fault: CellFault) {
    let is_known = fault.at.column.is_some() && faults.iter().any(|known| known.at == fault.at);
    if faults.len() < TOLD && !is_known {
        faults.push(fault);
    }
}

/// What was read, or nothing once its fault is kept.
pub(super) fn keep<T>(faults: &mut Vec<CellFault>, read: Result<T, CellFault>) -> Option<T> {
    read.map_err(|fault| tell(faults, fault)).ok()
}

impl<'a> Grid<'a> {
    /// Finds the row of headings, the first that names a required column, and what each heading names. Without them there is
    /// nothing to read.
    pub(super) fn of(form: PlanSheet, found: Found<'a>, faults: &mut Vec<CellFault>) -> Option<Self> {
        let Found { sheet, index, first_row } = found;
        let required = || form.columns().iter().filter(|column| column.need == Need::Required).map(|column| column.column);
        let names_one = |cell: &Cell| heading(form, cell).is_some_and(|named| required().any(|column| column == named));
        let at = sheet.rows.iter().position(|row| row.iter().any(names_one));
        let mut grid = Self { form, sheet, index, first_row, heading: at.unwrap_or(0), columns: Vec::new() };
        if at.is_none() {
            let names: Vec<_> = required().map(|column| quoted(column.heading().get())).collect();
            let names = names.join(word!("", ", "));
            tell(faults, grid.fault(phrase!("没有标题行，应有{names}", "there is no heading row; it should have {names}")));
            return None;
        }
        for (column, first) in grid.used() {
            if let Some(named) = keep(faults, grid.named(column, first)) {
                grid.columns.push((named, column));
            }
        }
        for column in required().filter(|column| grid.position(*column).is_none()) {
            let name = quoted(column.heading().get());
            tell(
                faults,
                grid.fault(phrase!("缺少{name}一列，请在标题行补上", "the column {name} is missing; add it to the headings")),
            );
        }
        Some(grid)
    }

    /// The columns that hold anything from the headings on, each with the first row in which it does.
    fn used(&self) -> BTreeMap<usize, usize> {
        let mut used = BTreeMap::new();
        for (row, cells) in self.sheet.rows.iter().enumerate().skip(self.heading) {
            let held = cells.iter().enumerate().filter(|(_, cell)| !is_empty(cell));
            held.for_each(|(at, _)| _ = used.entry(at).or_insert(row));
        }
        used
    }

    /// What a column's heading names, given the first row in which the column holds anything.
    fn named(&self, column: usize, first: usize) -> Result<PlanColumn, CellFault> {
        let spot = self.spot(first, Some(column));
        if first != self.heading {
            return Err(spot.fault(word!(
                "这一列没有标题，应写明标题，或清空这一列",
                "this column has no heading; write one, or clear the column"
            )));
        }
        let name = quoted(&spot.words());
        let Some(named) = self.form.column(&spot.words()) else {
            let known: Vec<_> = self.form.columns().iter().map(|form| form.column.heading().get()).collect();
            let (known, remark) = (known.join(word!("、", ", ")), quoted(PlanColumn::Remark.heading().get()));
            return Err(spot.fault(phrase!(
                "不认识的列{name}，应为 {known}；只供自己看的列请以{remark}为标题",
                "unknown column {name}; it should be one of {known}, or {remark} for a column of your own"
            )));
        };
        if named != PlanColumn::Remark && self.position(named).is_some() {
            return Err(spot.fault(phrase!(
                "标题{name}重复，每列应有自己的标题",
                "the heading {name} appears twice; each column needs its own"
            )));
        }
        Ok(named)
    }

    fn position(&self, column: PlanColumn) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }

    /// The rows below the headings, without those that hold nothing but remarks.
    pub(super) fn rows(&'a self) -> impl Iterator<Item = Row<'a>> {
        let read: Vec<_> = self.columns.iter().filter(|(column, _)| *column != PlanColumn::Remark).map(|(_, at)| *at).collect();
        let holds = move |row: &usize| read.iter().any(|at| self.sheet.rows[*row].get(*at).is_some_and(|cell| !is_empty(cell)));
        (self.heading + 1..self.sheet.rows.len()).filter(holds).map(|at| Row { grid: self, at })
    }

    /// The row at that position of the sheet.
    pub(super) const fn row(&'a self, at: usize) -> Row<'a> {
        Row { grid: self, at }
    }

    /// A fault of the sheet as a whole.
    pub(super) fn fault(&self, problem: impl Into<String>) -> CellFault {
        let place = if self.sheet.name.is_empty() { String::new() } else { in_sheet(&self.sheet.name) };
        let at = At { sheet: Some(self.index), row: None, column: None };
        CellFault { at, is_missing: false, place, problem: problem.into() }
    }

    /// A cell; where the sheet does not have its column, an empty one in its row.
    fn spot(&'a self, row: usize, column: Option<usize>) -> Spot<'a> {
        let cell = column.and_then(|column| self.sheet.rows.get(row)?.get(column)).unwrap_or(&Cell::Empty);
        Spot { cell, grid: self, row, column }
    }

    /// Where a cell is, and that in words.
    pub(super) fn place(&self, row: usize, column: Option<usize>) -> (At, String) {
        let at = At { sheet: Some(self.index), row: Some(row), column };
        let (sheet, number) = (in_sheet(&self.sheet.name), row + self.first_row + 1);
        let place = match column {
            None => phrase!("{sheet}第 {number} 行", "{sheet}, row {number}"),
            Some(column) => {
                let known = self.columns.iter().any(|(_, at)| *at == column);
                let heading = known.then(|| quoted(&shown(&self.sheet.rows[self.heading][column])));
                let (column, heading) = (letters(column), heading.unwrap_or_default());
                phrase!("{sheet}第 {number} 行 {column} 列{heading}", "{sheet}, row {number}, column {column} {heading}")
            }
        };
        (at, place.trim_end().to_owned())
    }
}

impl<'a> Row<'a> {
    /// Its position in the sheet.
    pub(super) const fn at(self) -> usize {
        self.at
    }

    /// The cell in that column; an empty one where the sheet has no such column.
    pub(super) fn get(self, column: PlanColumn) -> Spot<'a> {
        self.grid.spot(self.at, self.grid.position(column))
    }

    /// The cell in a column that must hold something; nothing where the sheet as a whole was found to lack it.
    pub(super) fn required(self, column: PlanColumn) -> Option<Spot<'a>> {
        self.grid.position(column).map(|_| self.get(column))
    }

    /// The text in a column that must hold one; nothing once its fault is kept.
    pub(super) fn words(self, column: PlanColumn, faults: &mut Vec<CellFault>) -> Option<String> {
        self.required(column).and_then(|spot| keep(faults, spot.required(|spot| Ok(spot.words()))))
    }
}

/// What a heading names.
fn heading(form: PlanSheet, cell: &Cell) -> Option<PlanColumn> {
    form.column(&words(cell))
}

fn in_sheet(name: &str) -> String {
    let name = quoted(name);
    phrase!("工作表{name}", "sheet {name}")
}

/// A name as a sentence quotes it.
pub(super) fn quoted(name: &str) -> String {
    phrase!("“{name}”", "“{name}”")
}
