//! Names of rows that a person matched with indicators, remembered for the plan.

use std::collections::BTreeMap;

use crate::plan::{Id, Plan};
use crate::shell::memory::local;

/// The record of a plan's names.
fn record(plan: &Plan) -> String {
    format!("tuiyan.matched/{}", plan.id)
}

/// The names that were matched before; none where nothing is kept.
pub(super) fn remembered(plan: &Plan) -> BTreeMap<String, Id> {
    let text = local().ok().and_then(|storage| storage.get_item(&record(plan)).ok().flatten());
    let names: BTreeMap<String, Id> = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    names.into_iter().filter(|(_, id)| plan.indicator(id).is_some()).collect()
}

/// Keeps the names. Where nothing can be kept, they count for this once.
pub(super) fn remember(plan: &Plan, names: &BTreeMap<String, Id>) {
    if names.is_empty() {
        return;
    }
    if let (Ok(storage), Ok(text)) = (local(), serde_json::to_string(names)) {
        let _ = storage.set_item(&record(plan), &text);
    }
}
