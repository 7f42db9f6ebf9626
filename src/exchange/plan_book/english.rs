//! 英文: the document's words, and their English.

use super::fault::CellFault;
use super::form::PlanColumn as C;
use super::grid::{Grid, tell};
use crate::plan::{Glossary, Plan};
use crate::word;

/// Gives the plan its English. A row without any waits for one.
pub(super) fn read(grid: &Grid, plan: &mut Plan, faults: &mut Vec<CellFault>) {
    let mut glossary = Glossary::new();
    let mut rows = Vec::new();
    for row in grid.rows().filter(|row| !row.get(C::English).is_empty()) {
        let Some(words) = row.words(C::Words, faults) else { continue };
        if glossary.insert(words.clone(), row.get(C::English).words()).is_some() {
            tell(
                faults,
                row.get(C::Words)
                    .found(word!("这段文字重复，只能有一行", "these words appear twice; they may have only one row")),
            );
        }
        rows.push((words, row));
    }
    // What is not filled in may be the very words.
    let may_be_missing = faults.iter().any(|fault| fault.is_missing);
    let unused = plan.translate(&glossary);
    if may_be_missing {
        return;
    }
    for (_, row) in rows.iter().filter(|(words, _)| unused.contains(words)) {
        tell(
            faults,
            row.get(C::Words).found(word!(
                "规划中没有这段文字，应与规划中的某处一字不差，或删去这一行",
                "the plan has no such words; match one of its texts to the letter, or delete the row"
            )),
        );
    }
}
