//! One cell of a table: what it says, and the sentence where it says something else.

use crate::exchange::delimited::{percent, shortest, typed};
use crate::exchange::fault::Fault;
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, OutOfRange};
use crate::{phrase, word};

/// A cell and where it stands.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    cell: &'a Cell,
    place: String,
}

impl<'a> Spot<'a> {
    pub(super) const fn new(cell: &'a Cell, place: String) -> Self {
        Self { cell, place }
    }

    /// The place alone, of a cell that the sheet does not have.
    pub(super) fn emptied(self) -> Self {
        Self { cell: &Cell::Empty, ..self }
    }

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
        self.fault(phrase!("为“{}”，{allowed}", "it is “{}”; {allowed}", shown(self.cell)))
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
            Some(_) => Err(self.found(word!("这里不用百分号，应写数值本身", "write the number itself, without a per cent sign"))),
            None => Err(self.found(word!("应为一个数", "it must be a number"))),
        }
    }

    /// A share, as a fraction or with a ％ sign.
    pub(super) fn share<T>(&self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, Fault> {
        match self.number() {
            Some(Cell::Number(number) | Cell::Rate(number)) => new(number).map_err(|refusal| self.fault(refusal.to_string())),
            _ => Err(self
                .found(word!("应为小数或百分数，如 0.05 或 5％", "it must be a fraction or a percentage, such as 0.05 or 5%"))),
        }
    }

    /// A rate, likewise. A bare number from 1 on is refused: who writes 4 means 4 ％ and not 400 ％.
    pub(super) fn rate<T>(&self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, Fault> {
        match self.number() {
            Some(Cell::Number(number)) if number >= 1.0 => {
                let (meant, taken) = (shortest(number), percent(number));
                Err(self.fault(phrase!(
                    "为“{meant}”，应写明百分号：{meant}％ 或 {taken}；不带百分号的应小于 1，如 0.05",
                    "it is “{meant}”; write the per cent sign: {meant}% or {taken}; without it the number must be below 1, such \
                     as 0.05"
                )))
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

pub(in crate::exchange) fn is_empty(cell: &Cell) -> bool {
    words(cell).is_empty()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) | Cell::Rate(number) => shortest(*number),
        Cell::Text(text) => text.clone(),
    }
}

/// What stands in a cell, without spaces around it.
pub(in crate::exchange) fn words(cell: &Cell) -> String {
    text(cell).trim().to_owned()
}

/// What stands in a cell, short enough for a line.
pub(in crate::exchange) fn shown(cell: &Cell) -> String {
    const LONGEST: usize = 40;
    let text = match cell {
        Cell::Rate(rate) => percent(*rate),
        cell => words(cell).replace(char::is_control, " "),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
