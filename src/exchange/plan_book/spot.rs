//! One cell of a plan's tables: what it says, and the fault where it says something else.

use super::choice::{Choice, listed, meant};
use super::fault::CellFault;
use super::form::plain;
use super::grid::Grid;
use super::number;
use crate::exchange::scenario_book::{is_empty, shown, words};
use crate::exchange::workbook::Cell;
use crate::phrase;
use crate::plan::{Amount, Id};

/// A cell and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) cell: &'a Cell,
    pub(super) grid: &'a Grid<'a>,
    pub(super) row: usize,
    pub(super) column: Option<usize>,
}

impl Spot<'_> {
    pub(super) fn is_empty(self) -> bool {
        is_empty(self.cell)
    }

    /// The text without spaces around it.
    pub(super) fn words(self) -> String {
        words(self.cell)
    }

    /// A fault that names the place.
    pub(super) fn fault(self, problem: impl Into<String>) -> CellFault {
        let (at, place) = self.grid.place(self.row, self.column);
        CellFault { at, is_missing: false, place, problem: problem.into() }
    }

    /// A fault that shows what was found there.
    pub(super) fn found(self, allowed: &str) -> CellFault {
        let found = shown(self.cell);
        self.fault(phrase!("为“{found}”，{allowed}", "it is “{found}”; {allowed}"))
    }

    /// What has yet to be filled in.
    pub(super) fn missing(self, allowed: &str) -> CellFault {
        CellFault { is_missing: true, ..self.fault(phrase!("还没有填写，{allowed}", "not filled in yet; {allowed}")) }
    }

    /// What is read of a cell that may be empty.
    pub(super) fn optional<T>(self, read: impl FnOnce(Self) -> Result<T, CellFault>) -> Result<Option<T>, CellFault> {
        if self.is_empty() { Ok(None) } else { read(self).map(Some) }
    }

    /// What is read of a cell that must hold something.
    pub(super) fn required<T>(self, read: impl FnOnce(Self) -> Result<T, CellFault>) -> Result<T, CellFault> {
        if self.is_empty() { Err(self.missing(crate::word!("应填写", "it must be filled in"))) } else { read(self) }
    }

    /// A stable name. Capitals and full-width letters are taken for what they stand for.
    pub(super) fn id(self) -> Result<Id, CellFault> {
        Id::new(&plain_id(&self.words())).map_err(|problem| self.fault(problem))
    }

    /// One of a few.
    pub(super) fn choice<T: Copy>(self, choices: &[Choice<T>]) -> Result<T, CellFault> {
        meant(choices, &self.words()).ok_or_else(|| {
            let listed = listed(choices);
            self.found(&phrase!("应为以下之一：{listed}", "it should be one of: {listed}"))
        })
    }

    /// A number in a unit. A ％ sign is understood where the unit is ％, and refused elsewhere.
    pub(super) fn amount(self, in_percent: bool) -> Result<Amount, CellFault> {
        number::amount(self.cell, in_percent).map_err(|problem| self.found(&problem))
    }

    /// A whole number, as a year or a count of decimals; a year may bear its 年.
    pub(super) fn whole(self, allowed: &str) -> Result<i16, CellFault> {
        let bare = plain(&self.words());
        let bare = bare.strip_suffix('年').unwrap_or(&bare).to_owned();
        number::whole(&bare).ok_or_else(|| self.found(allowed))
    }
}

/// An id as people type it, in its own letters.
pub(super) fn plain_id(written: &str) -> String {
    written.trim().chars().map(crate::figure::half_width).flat_map(char::to_lowercase).collect()
}
