//! One cell of a table: its contents, and its fault if they do not fit.

use super::choice::Chosen;
use super::fault::CellFault;
use super::text::{is_empty, listed, plain, shown, text, words};
use crate::exchange::delimited::{percent, shortest, typed};
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, Id, OutOfRange};
use crate::{phrase, word};

/// A table that can tell where something is wrong in it.
pub(super) trait Faulty {
    /// A fault at a cell, or of a row.
    fn fault_at(&self, row: Option<usize>, column: Option<usize>, problem: String) -> CellFault;
}

/// A cell and its place.
#[derive(Clone, Copy)]
pub(in crate::exchange) struct PlacedCell<'a> {
    pub(in crate::exchange) cell: &'a Cell,
    pub(super) grid: &'a dyn Faulty,
    pub(super) row: usize,
    pub(super) column: Option<usize>,
}

impl PlacedCell<'_> {
    pub(in crate::exchange) fn is_empty(self) -> bool {
        is_empty(self.cell)
    }

    /// The text as it is.
    pub(in crate::exchange) fn text(self) -> String {
        text(self.cell)
    }

    /// The text without spaces around it.
    pub(in crate::exchange) fn words(self) -> String {
        words(self.cell)
    }

    /// A fault that names the place.
    pub(in crate::exchange) fn fault(self, problem: impl Into<String>) -> CellFault {
        self.grid.fault_at(Some(self.row), self.column, problem.into())
    }

    /// A fault that quotes what was found.
    pub(in crate::exchange) fn found(self, allowed: &str) -> CellFault {
        let found = shown(self.cell);
        self.fault(phrase!("为“{found}”，{allowed}", "it is “{found}”; {allowed}"))
    }

    /// A cell that is still to be filled in.
    pub(in crate::exchange) fn missing(self, allowed: &str) -> CellFault {
        CellFault { is_missing: true, ..self.fault(phrase!("还没有填写，{allowed}", "not filled in yet; {allowed}")) }
    }

    /// A required cell that is empty, whatever it takes.
    pub(super) fn unfilled(self) -> CellFault {
        self.missing(word!("应填写", "it must be filled in"))
    }

    /// The value of a cell that may be empty.
    pub(in crate::exchange) fn optional<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, CellFault>,
    ) -> Result<Option<T>, CellFault> {
        if self.is_empty() { Ok(None) } else { read(self).map(Some) }
    }

    /// Reads the cell into a field that may be empty, with a reader of its own.
    pub(in crate::exchange) fn set<T>(
        self,
        place: &mut Option<T>,
        read: impl FnOnce(Self) -> Result<T, CellFault>,
    ) -> Result<(), CellFault> {
        *place = Some(read(self)?);
        Ok(())
    }

    /// An id. Capitals and full-width characters count as what they stand for.
    pub(in crate::exchange) fn id(self) -> Result<Id, CellFault> {
        Id::new(&plain_id(&self.words())).map_err(|problem| self.fault(problem))
    }

    /// One of a few words.
    pub(in crate::exchange) fn choice<T: Chosen>(self) -> Result<T, CellFault> {
        T::meant(&self.words()).ok_or_else(|| {
            let listed = listed(T::all());
            self.found(&phrase!("应为以下之一：{listed}", "it should be one of: {listed}"))
        })
    }

    /// A whole number that is not negative, as a number or as its digits.
    pub(in crate::exchange) fn whole(self, allowed: &str) -> Result<u64, CellFault> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within what is exact")]
        let whole = match self.cell {
            Cell::Number(number) if (0.0..=EXACT).contains(number) && number.trunc() == *number => Some(*number as u64),
            Cell::Text(_) => self.words().parse().ok(),
            _ => None,
        };
        whole.ok_or_else(|| self.found(allowed))
    }

    /// A year or a number of decimals, as people write it; a year may carry its 年.
    pub(in crate::exchange) fn short(self, allowed: &str) -> Result<i16, CellFault> {
        let bare = plain(&self.words());
        match typed(bare.strip_suffix('年').unwrap_or(&bare)) {
            #[allow(clippy::cast_possible_truncation, reason = "whole and within the range of a year")]
            Some(Cell::Number(number)) if number.trunc() == number && (0.0..=9999.0).contains(&number) => Ok(number as i16),
            _ => Err(self.found(allowed)),
        }
    }

    /// A number that is not a share. With a ％ sign it is refused: for an indicator in ％ it could mean the number or a hundredth of it.
    pub(in crate::exchange) fn quantity<T>(self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, CellFault> {
        match number(self.cell) {
            Some(Cell::Number(number)) => new(number).map_err(|refusal| self.fault(refusal.to_string())),
            Some(_) => Err(self.found(word!("这里不用百分号，应写数值本身", "write the number itself, without a per cent sign"))),
            None => Err(self.found(word!("应为一个数", "it must be a number"))),
        }
    }

    /// A share, as a fraction or with a ％ sign.
    pub(in crate::exchange) fn share<T>(self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, CellFault> {
        match number(self.cell) {
            Some(Cell::Number(number) | Cell::Rate(number)) => new(number).map_err(|refusal| self.fault(refusal.to_string())),
            _ => Err(self
                .found(word!("应为小数或百分数，如 0.05 或 5％", "it must be a fraction or a percentage, such as 0.05 or 5%"))),
        }
    }

    /// A rate, likewise. A bare number from 1 on is refused: a person who writes 4 means 4 ％, not 400 ％.
    pub(in crate::exchange) fn rate<T>(self, new: impl FnOnce(f64) -> Result<T, OutOfRange>) -> Result<T, CellFault> {
        match number(self.cell) {
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

    /// A number in a unit. A ％ sign is accepted if the unit is ％, and refused otherwise.
    pub(in crate::exchange) fn amount(self, in_percent: bool) -> Result<Amount, CellFault> {
        self.amount_in(self.cell, in_percent)
    }

    /// The same for the cell's text without its signs.
    pub(in crate::exchange) fn bare_amount(self, bare: String, in_percent: bool) -> Result<Amount, CellFault> {
        self.amount_in(&Cell::Text(bare), in_percent)
    }

    fn amount_in(self, cell: &Cell, in_percent: bool) -> Result<Amount, CellFault> {
        let number = match number(cell) {
            Some(Cell::Number(number)) => Some(number),
            Some(Cell::Rate(_)) if !in_percent => {
                return Err(self.found(word!(
                    "单位不是％，这里不用百分号，应写数值本身",
                    "the unit is not %; write the number itself, without a per cent sign"
                )));
            }
            // As shown: moving the point is exact, multiplying by a hundred would round once more.
            Some(Cell::Rate(rate)) => percent(rate).strip_suffix(['％', '%']).and_then(|digits| digits.parse().ok()),
            _ => None,
        };
        let amount = number.and_then(|number| Amount::new(number).ok());
        amount.ok_or_else(|| self.found(word!("应为一个数", "it should be a number")))
    }
}

/// The number in a cell; a share stays one.
fn number(cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Empty => None,
        Cell::Number(number) | Cell::Rate(number) => number.is_finite().then(|| cell.clone()),
        Cell::Text(text) => typed(text),
    }
}

/// An id as people type it, in plain characters.
pub(in crate::exchange) fn plain_id(written: &str) -> String {
    written.trim().chars().map(crate::figure::half_width).flat_map(char::to_lowercase).collect()
}
