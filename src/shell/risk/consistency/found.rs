//! The warnings of the open scenario.

use leptos::prelude::*;

use crate::shell::store::Store;
use crate::view::risk::{WarningCount, WarningLine, consistency, warning_count};

/// What contradicts itself in the open scenario. Every view counts it, so it is looked for when a step has ended, and no movement
/// waits for it.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Warnings {
    pub(in crate::shell) lines: Memo<Vec<WarningLine>>,
    pub(in crate::shell) count: Memo<WarningCount>,
}

impl Warnings {
    pub(in crate::shell) fn of(store: Store) -> Self {
        let lines = Memo::new(move |_| store.with_settled(consistency));
        Self { lines, count: Memo::new(move |_| lines.with(|lines| warning_count(lines))) }
    }
}
