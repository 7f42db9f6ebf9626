//! What was left of the work on a plan when the page turned to another plan or another language, so that coming back finds it all.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::memory::Memory;
use super::store::{Drawer, Pane, Tab};
use crate::plan::Id;
use crate::scenario::{History, Scenario};
use crate::view::Filter;

/// The state of the work on one plan.
pub(super) struct Left {
    pub(super) history: History,
    pub(super) memory: Memory,
    /// The open indicator's place in the plan.
    pub(super) open: usize,
    pub(super) filter: Filter,
    pub(super) pane: Pane,
    pub(super) tab: Tab,
    pub(super) drawer: Option<Drawer>,
    /// Scenarios of others that are only merged.
    pub(super) guests: Vec<Arc<Scenario>>,
}

/// What was left, plan by plan.
#[derive(Clone, Copy)]
pub(super) struct Desk(StoredValue<BTreeMap<Id, Left>>);

impl Desk {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }

    /// Takes up what was left of the work on a plan.
    pub(super) fn take(self, plan: &Id) -> Option<Left> {
        self.0.try_update_value(|all| all.remove(plan)).flatten()
    }

    /// Leaves the work on a plan.
    pub(super) fn leave(self, plan: Id, left: Left) {
        self.0.update_value(|all| drop(all.insert(plan, left)));
    }
}
