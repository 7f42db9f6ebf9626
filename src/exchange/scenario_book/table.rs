//! A sheet as a table: headings in one row, and below them cells that know their place.

use std::collections::BTreeMap;

use super::spot::{Spot, is_empty, words};
use crate::exchange::fault::Fault;
use crate::exchange::workbook::{Cell, Place, Sheet};
use crate::language::Text;
use crate::{phrase, word};

/// A sheet whose columns are known as `C`.
pub(super) struct Table<'a, C> {
    sheet: &'a Sheet,
    /// Where the sheet begins in what the person sees.
    first_row: usize,
    heading: usize,
    columns: Vec<(C, usize)>,
}

/// One row that holds something.
pub(super) struct Row<'a, C> {
    table: &'a Table<'a, C>,
    row: usize,
}

/// What was read, or nothing once its fault is kept.
pub(super) fn keep<T>(faults: &mut Vec<Fault>, read: Result<T, Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

impl<'a, C: Copy + PartialEq> Table<'a, C> {
    /// Finds the row of headings, the first that has one of `keys`, and what each heading names.
    pub(super) fn of(
        (sheet, first_row): (&'a Sheet, usize),
        keys: &[Text],
        column: impl Fn(&str) -> Result<C, String>,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let has_key = |row: &Vec<Cell>| row.iter().any(|cell| keys.iter().any(|key| key.is(&words(cell))));
        let Some(heading) = sheet.rows.iter().position(has_key) else {
            let place = Place { sheet: &sheet.name, row: first_row, column: 0 }.to_string();
            faults
                .push(Fault::new(place, phrase!("没有标题行，应有{}", "there is no heading row; it must have {}", quoted(keys))));
            return None;
        };
        let mut table = Self { sheet, first_row, heading, columns: Vec::new() };
        for (at, first) in table.used() {
            match table.named(at, first, &column) {
                Ok(named) => table.columns.push((named, at)),
                Err(fault) => faults.push(fault),
            }
        }
        Some(table)
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
    fn named(&self, at: usize, first: usize, column: impl Fn(&str) -> Result<C, String>) -> Result<C, Fault> {
        let spot = self.spot(first, at);
        if first != self.heading {
            return Err(spot.fault(word!(
                "这一列没有标题，应写明标题，或清空这一列",
                "this column has no heading; write one, or clear the column"
            )));
        }
        let name = spot.words();
        let named = column(&name).map_err(|problem| spot.fault(problem))?;
        if self.columns.iter().any(|(known, _)| *known == named) {
            return Err(spot.fault(phrase!(
                "标题“{name}”重复，每列应有自己的标题",
                "the heading “{name}” appears twice; each column must have its own"
            )));
        }
        Ok(named)
    }

    /// The rows below the headings, without the empty ones.
    pub(super) fn rows(&'a self) -> impl Iterator<Item = Row<'a, C>> {
        let holds = |row: &usize| self.sheet.rows[*row].iter().any(|cell| !is_empty(cell));
        (self.heading + 1..self.sheet.rows.len()).filter(holds).map(|row| Row { table: self, row })
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = C> {
        self.columns.iter().map(|(column, _)| *column)
    }

    /// A fault of the sheet as a whole.
    pub(super) fn fault(&self, problem: impl Into<String>) -> Fault {
        self.spot(self.heading, 0).fault(problem)
    }

    fn spot(&'a self, row: usize, column: usize) -> Spot<'a> {
        let cell = self.sheet.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty);
        let place = Place { sheet: &self.sheet.name, row: row + self.first_row, column }.to_string();
        Spot::new(cell, place)
    }
}

impl<'a, C: Copy + PartialEq> Row<'a, C> {
    /// The cell in that column; an empty one at the start of the row where the sheet has no such column.
    pub(super) fn get(&self, column: C) -> Spot<'a> {
        let known = self.table.columns.iter().find(|(known, _)| *known == column);
        let spot = self.table.spot(self.row, known.map_or(0, |(_, at)| *at));
        if known.is_some() { spot } else { spot.emptied() }
    }
}

fn quoted(names: &[Text]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(word!("或", " or "))
}
