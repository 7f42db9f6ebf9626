//! The JSON of `tuiyan plan read`.

use serde::Serialize;

use super::plan::{NotRead, PlanOut, PrintedPlan};
use crate::plan::Id;

/// A printed table as JSON.
#[derive(Debug, Serialize)]
pub struct PrintedOut {
    plan: PlanOut,
    rows: Vec<RowOut>,
    left_out: Vec<NotRead>,
}

/// A row of it.
#[derive(Debug, Serialize)]
struct RowOut {
    /// Counted from 0, without the heads.
    row: usize,
    indicators: Vec<Id>,
    sure: bool,
    notes: Vec<String>,
}

/// The JSON of a table; `name` is its name if it has no title.
pub fn printed_out(plan: &PrintedPlan, name: &str) -> PrintedOut {
    let rows = plan.rows.iter().map(|row| RowOut {
        row: row.row,
        indicators: row.indicators.iter().map(|indicator| indicator.id.clone()).collect(),
        sure: row.is_sure(),
        notes: row.remarks(),
    });
    PrintedOut { plan: plan.plan_file(name), rows: rows.collect(), left_out: plan.left_out.clone() }
}
