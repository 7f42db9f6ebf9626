//! Names of rows that a person matched with indicators, as this browser remembers them.

use std::collections::BTreeMap;

use crate::exchange::{forget_name, remember_names, remembered_names};
use crate::plan::{Id, Plan};
use crate::shell::memory::places;

/// The names that were matched before; none where nothing is kept.
pub(super) fn remembered(plan: &Plan) -> BTreeMap<String, Id> {
    places().machine.map(|storage| remembered_names(&storage, plan)).unwrap_or_default()
}

/// Keeps the names. Where nothing can be kept, they count for this once.
pub(super) fn remember(plan: &Plan, names: &BTreeMap<String, Id>) {
    if let Ok(storage) = places().machine {
        remember_names(&storage, plan, names);
    }
}

/// Forgets a name.
pub(super) fn forget(plan: &Plan, name: &str) {
    if let Ok(storage) = places().machine {
        forget_name(&storage, plan, name);
    }
}
