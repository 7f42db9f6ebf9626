//! Which view is shown.

use leptos::prelude::*;

use crate::shell::toaster::Toaster;
use crate::view::Tab;

/// The view that is shown. What was said of another is gone once this one is.
#[derive(Clone, Copy)]
pub(in crate::shell) struct View {
    tab: RwSignal<Tab>,
    /// Where is said what concerns it.
    pub(super) toaster: Toaster,
}

impl View {
    pub(super) fn new(tab: Tab, toaster: Toaster) -> Self {
        Self { tab: RwSignal::new(tab), toaster }
    }

    /// It, followed.
    pub(in crate::shell) fn get(self) -> Tab {
        self.tab.get()
    }

    /// It, not followed.
    pub(in crate::shell) fn get_untracked(self) -> Tab {
        self.tab.get_untracked()
    }

    /// Turns to a view.
    pub(in crate::shell) fn set(self, tab: Tab) {
        self.tab.set(tab);
        self.toaster.turn(tab);
    }
}
