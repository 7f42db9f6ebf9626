//! A draft as read: the plan, or everything that is wrong or missing.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::exchange::{CellFault, CellFaults, PlanDraft, workbook_to_plan};
use crate::plan::Plan;
use crate::{phrase, word};

/// A draft as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadDraft {
    /// The plan, if nothing is wrong.
    pub plan: Option<Arc<Plan>>,
    /// Everything that is wrong, in the order of the sheets.
    pub faults: Arc<Vec<CellFault>>,
    /// For each cell, by sheet, row and column, the place of its fault in the list.
    by_cell: Arc<BTreeMap<(usize, usize, usize), usize>>,
}

/// Reads a draft as it is.
pub fn reading(draft: &PlanDraft) -> ReadDraft {
    let (plan, faults) = match workbook_to_plan(draft.book()) {
        Ok(plan) => (Some(Arc::new(plan)), Vec::new()),
        Err(CellFaults(faults)) => (None, faults),
    };
    let cell = |(at, fault): (usize, &CellFault)| Some(((fault.at.sheet?, fault.at.row?, fault.at.column?), at));
    let by_cell = faults.iter().enumerate().filter_map(cell).collect();
    ReadDraft { plan, faults: Arc::new(faults), by_cell: Arc::new(by_cell) }
}

impl ReadDraft {
    /// The fault of a cell; rows count from the headings.
    pub fn fault(&self, sheet: usize, row: usize, column: usize) -> Option<&CellFault> {
        self.by_cell.get(&(sheet, row, column)).and_then(|at| self.faults.get(*at))
    }

    /// The number of faults in a sheet.
    pub fn count(&self, sheet: usize) -> usize {
        self.faults.iter().filter(|fault| fault.at.sheet == Some(sheet)).count()
    }

    /// How much is wrong and how much is missing, in words.
    pub fn left_to_do(&self) -> String {
        let missing = self.faults.iter().filter(|fault| fault.is_missing).count();
        match (self.faults.len() - missing, missing) {
            (0, 0) => word!("没有错误，可以采用", "No faults; ready to adopt").to_owned(),
            (0, missing) => phrase!("{missing} 处待填", "{missing} to fill in"),
            (wrong, 0) => phrase!("{wrong} 处要改", "{wrong} to fix"),
            (wrong, missing) => phrase!("{wrong} 处要改，{missing} 处待填", "{wrong} to fix, {missing} to fill in"),
        }
    }
}
