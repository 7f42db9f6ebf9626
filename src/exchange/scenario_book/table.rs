//! A sheet as a table: headings in one row, and below them cells that know their place.

use std::collections::BTreeMap;

use crate::exchange::delimited::{percent, shortest, typed};
use crate::exchange::fault::Fault;
use crate::exchange::workbook::{Cell, Place, Sheet};
use crate::plan::{Amount, OutOfRange};

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

/// A cell and where it stands.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    cell: &'a Cell,
    place: String,
}

static NOTHING: Cell = Cell::Empty;

/// What was read, or nothing once its fault is kept.
pub(super) fn keep<T>(faults: &mut Vec<Fault>, read: Result<T, Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

impl<'a, C: Copy + PartialEq> Table<'a, C> {
    /// Finds the row of headings, the first that has one of `keys`, and what each heading names.
    pub(super) fn of(
        (sheet, first_row): (&'a Sheet, usize),
        keys: &[&str],
        column: impl Fn(&str) -> Result<C, String>,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let has_key = |row: &Vec<Cell>| row.iter().any(|cell| keys.contains(&words(cell).as_str()));
        let Some(heading) = sheet.rows.iter().position(has_key) else {
            let place = Place { sheet: &sheet.name, row: first_row, column: 0 }.to_string();
            faults.push(Fault::new(place, format!("没有标题行，应有{}", quoted(keys))));
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
            return Err(spot.fault("这一列没有标题，应写明标题，或清空这一列"));
        }
        let name = spot.words();
        let named = column(&name).map_err(|problem| spot.fault(problem))?;
        if self.columns.iter().any(|(known, _)| *known == named) {
            return Err(spot.fault(format!("标题“{name}”重复，每列应有自己的标题")));
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
        let cell = self.sheet.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&NOTHING);
        let place = Place { sheet: &self.sheet.name, row: row + self.first_row, column }.to_string();
        Spot { cell, place }
    }
}

impl<'a, C: Copy + PartialEq> Row<'a, C> {
    /// The cell in that column; an empty one at the start of the row where the sheet has no such column.
    pub(super) fn get(&self, column: C) -> Spot<'a> {
        let known = self.table.columns.iter().find(|(known, _)| *known == column);
        let spot = self.table.spot(self.row, known.map_or(0, |(_, at)| *at));
        if known.is_some() { spot } else { Spot { cell: &NOTHING, ..spot } }
    }
}

impl Spot<'_> {
    pub(super) fn is_empty(&self) -> bool {
        is_empty(self.cell)
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// A fault that names the place.
    pub(super) fn fault(&self, problem: impl Into<String>) -> Fault {
        Fault::new(self.place.clone(), problem)
    }

    /// A fault that shows what was found there.
    fn found(&self, allowed: &str) -> Fault {
        self.fault(format!("为“{}”，{allowed}", shown(self.cell)))
    }

    /// The text as it is.
    pub(super) fn text(&self) -> String {
        text(self.cell)
    }

    /// The text without spaces around it.
    pub(super) fn words(&self) -> String {
        words(self.cell)
    }

    /// What is read of a cell that may be empty.
    pub(super) fn optional<T>(&self, read: impl FnOnce(&Self) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        if self.is_empty() { Ok(None) } else { read(self).map(Some) }
    }

    /// A number in a unit. One with a ％ sign is refused: on an indicator in ％ it could mean the number or a hundredth of it.
    pub(super) fn amount(&self) -> Result<Amount, Fault> {
        self.quantity(Amount::new)
    }

    /// A number that is no share of something.
    pub(super) fn quantity<T>(&self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, Fault> {
        match self.number() {
            Some(Cell::Number(number)) => new(number).map_err(|refusal| self.fault(refusal.to_string())),
            Some(_) => Err(self.found("这里不用百分号，应写数值本身")),
            None => Err(self.found("应为一个数")),
        }
    }

    /// A share, as a fraction or with a ％ sign.
    pub(super) fn share<T>(&self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, Fault> {
        match self.number() {
            Some(Cell::Number(number) | Cell::Rate(number)) => new(number).map_err(|refusal| self.fault(refusal.to_string())),
            _ => Err(self.found("应为小数或百分数，如 0.05 或 5％")),
        }
    }

    /// A rate, likewise. A bare number from 1 on is refused: who writes 4 means 4 ％ and not 400 ％.
    pub(super) fn rate<T>(&self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, Fault> {
        match self.number() {
            Some(Cell::Number(number)) if number >= 1.0 => {
                let (meant, taken) = (shortest(number), percent(number));
                Err(self.fault(format!("为“{meant}”，应写明百分号：{meant}％ 或 {taken}；不带百分号的应小于 1，如 0.05")))
            }
            _ => self.share(new),
        }
    }

    /// A whole number that is not negative, as a number or as its digits.
    pub(super) fn whole(&self, allowed: &str) -> Result<u64, Fault> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within what is exact")]
        let whole = match self.cell {
            Cell::Number(number) if (0.0..=EXACT).contains(number) && number.trunc() == *number => Some(*number as u64),
            Cell::Text(_) => self.words().parse().ok(),
            _ => None,
        };
        whole.ok_or_else(|| self.found(allowed))
    }

    fn number(&self) -> Option<Cell> {
        match self.cell {
            Cell::Empty => None,
            Cell::Number(number) | Cell::Rate(number) if !number.is_finite() => None,
            Cell::Number(_) | Cell::Rate(_) => Some(self.cell.clone()),
            Cell::Text(text) => typed(text),
        }
    }
}

fn is_empty(cell: &Cell) -> bool {
    words(cell).is_empty()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) | Cell::Rate(number) => shortest(*number),
        Cell::Text(text) => text.clone(),
    }
}

fn words(cell: &Cell) -> String {
    text(cell).trim().to_owned()
}

/// What stands in a cell, short enough for a line.
fn shown(cell: &Cell) -> String {
    const LONGEST: usize = 40;
    let text = match cell {
        Cell::Rate(rate) => percent(*rate),
        cell => words(cell).replace(char::is_control, " "),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("或")
}
