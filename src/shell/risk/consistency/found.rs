//! The warnings of the open scenario.

use leptos::prelude::*;

use crate::shell::rest::Awaited;
use crate::shell::store::Store;
use crate::view::risk::{WarningCount, WarningLine, warning_count};

/// What contradicts itself in the open scenario. Every view counts it, so it is looked for when a step has ended, and no movement
/// waits for it; nor does the start, which counts nothing before the rest of the program is here.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Warnings {
    pub(in crate::shell) lines: Memo<Vec<WarningLine>>,
    pub(in crate::shell) count: Memo<WarningCount>,
}

impl Warnings {
    pub(in crate::shell) fn of(store: Store) -> Self {
        let rest = expect_context::<Awaited>();
        let lines = Memo::new(move |_| rest.here().map(|rest| store.with_settled(rest.warnings)));
        Self {
            lines: Memo::new(move |_| lines.get().unwrap_or_default()),
            count: Memo::new(move |_| lines.with(|lines| lines.as_ref().map(|lines| warning_count(lines)).unwrap_or_default())),
        }
    }
}
