//! What the list shows, and what of it is picked.

use leptos::prelude::*;

use crate::view::{FilterCounts, ListSection, Listing, Selection};

/// The state of the list, and what derives from it.
#[derive(Clone, Copy)]
pub(in crate::shell) struct ListState {
    /// How often the list was asked for afresh.
    pub(in crate::shell) round: RwSignal<u32>,
    /// What stands in the list.
    pub(in crate::shell) listing: Memo<Listing>,
    /// The same under its headings.
    pub(in crate::shell) sections: Memo<Vec<ListSection>>,
    /// How much each choice of the filter would show.
    pub(in crate::shell) counts: Memo<FilterCounts>,
    /// What is picked.
    pub(in crate::shell) selection: RwSignal<Selection>,
    /// Whether it is a table of assumptions.
    pub(in crate::shell) is_table: RwSignal<bool>,
}
