//! Faults of a table: at which cell, what was found, what is allowed.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::exchange::fault::{Fault, Faults};

/// A place in a workbook, from zero. For a fault of a whole row, sheet or workbook the other fields are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct At {
    /// The sheet, among those of the workbook.
    pub sheet: Option<usize>,
    /// The row of that sheet.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<usize>,
}

/// A fault of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFault {
    /// Where.
    pub at: At,
    /// Whether the cell is still to be filled in, rather than wrong.
    pub is_missing: bool,
    /// The place in words: 工作表“指标”第 7 行 F 列“单位”.
    pub place: String,
    /// What was found, what is allowed and how to mend it.
    pub problem: String,
}

/// All faults of a plan's tables, in the order of the workbook; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFaults(pub Vec<CellFault>);

/// The faults that were found so far.
#[derive(Default)]
pub(in crate::exchange) struct FaultsFound {
    faults: Vec<CellFault>,
    /// Whether each cell is reported only once: further faults there only follow from the first.
    is_once: bool,
}

/// The most faults that are reported; after mending these, a person sees the rest.
const MOST: usize = 1_000;

impl CellFault {
    /// A fault of the workbook as a whole.
    pub(in crate::exchange) fn of_book(problem: impl Into<String>) -> Self {
        Self { at: At::default(), is_missing: false, place: String::new(), problem: problem.into() }
    }
}

impl FaultsFound {
    /// No faults yet. Of each cell only the first fault will be reported.
    pub(in crate::exchange) const fn once() -> Self {
        Self { faults: Vec::new(), is_once: true }
    }

    pub(in crate::exchange) fn tell(&mut self, fault: CellFault) {
        let follows = |known: &CellFault| fault.at.column.is_some() && known.at == fault.at;
        if !self.is_once || (self.faults.len() < MOST && !self.faults.iter().any(follows)) {
            self.faults.push(fault);
        }
    }

    /// The value that was read; a fault is reported instead.
    pub(in crate::exchange) fn keep<T>(&mut self, read: Result<T, CellFault>) -> Option<T> {
        read.map_err(|fault| self.tell(fault)).ok()
    }

    pub(in crate::exchange) fn faults(&self) -> &[CellFault] {
        &self.faults
    }

    pub(in crate::exchange) fn into_faults(self) -> Vec<CellFault> {
        self.faults
    }
}

impl From<CellFault> for Fault {
    fn from(fault: CellFault) -> Self {
        Self::new(fault.place, fault.problem)
    }
}

impl From<CellFaults> for Faults {
    fn from(CellFaults(faults): CellFaults) -> Self {
        Self(faults.into_iter().map(Fault::from).collect())
    }
}

impl fmt::Display for CellFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Fault::from(self.clone()).fmt(f)
    }
}

impl fmt::Display for CellFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Faults::from(self.clone()).fmt(f)
    }
}

impl std::error::Error for CellFaults {}
