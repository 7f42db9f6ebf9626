//! What was left of the work on a plan when the page turned to another plan or another language, so that coming back finds it all.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::memory::{Memory, Recalled, places};
use crate::exchange::opening_scenario;
use crate::plan::{Id, Plan};
use crate::scenario::{History, Scenario, Workspace};
use crate::view::{self, Drawer, Filter, Pane, Tab};

/// The state of the work on one plan.
pub(super) struct Left {
    pub(super) history: History,
    pub(super) memory: Memory,
    /// The open indicator's place in the plan.
    pub(super) open: usize,
    pub(super) filter: Filter,
    /// Whether the list is a table of assumptions.
    pub(super) is_table: bool,
    pub(super) pane: Pane,
    pub(super) tab: Tab,
    pub(super) drawer: Option<Drawer>,
    /// Scenarios of others that are only merged.
    pub(super) guests: Vec<Arc<Scenario>>,
}

/// What was left, plan by plan, and what the page showed when it turned.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    left: StoredValue<BTreeMap<Id, Left>>,
    page: StoredValue<Option<(Tab, Option<Drawer>)>>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self { left: StoredValue::new(BTreeMap::new()), page: StoredValue::new(None) }
    }

    /// Takes up what was left of the work on a plan; nothing where its data have changed since.
    pub(super) fn take(self, plan: &Arc<Plan>) -> Option<Left> {
        self.left.try_update_value(|all| all.remove(&plan.id)).flatten().filter(|left| left.memory.is_of(plan))
    }

    /// The open scenario of a plan that is not worked on just now: as it was left, or as it is kept on this machine, or as the plan opens.
    pub(super) fn scenario_of(self, plan: &Arc<Plan>) -> Arc<Scenario> {
        let left = self.left.with_value(|all| {
            all.get(&plan.id).filter(|left| left.memory.is_of(plan)).map(|left| left.history.workspace().open().scenario.clone())
        });
        let kept = || Memory::recall(plan.clone(), &places()).workspace.map(|workspace| workspace.open().scenario.clone());
        left.or_else(kept).unwrap_or_else(|| Arc::new(opening_scenario(plan)))
    }

    /// The view and the panel that the page showed: whoever turns to another plan goes on looking at the same of it.
    pub(super) fn page(self) -> Option<(Tab, Option<Drawer>)> {
        self.page.get_value()
    }

    /// Leaves the work on a plan.
    pub(super) fn leave(self, plan: Id, left: Left) {
        self.page.set_value(Some((left.tab, left.drawer)));
        self.left.update_value(|all| drop(all.insert(plan, left)));
    }

    /// Forgets what was left of the work on a plan.
    pub(super) fn forget(self, plan: &Id) {
        self.left.update_value(|all| drop(all.remove(plan)));
    }
}

/// The work on a plan as it is kept on this machine, and what could not be read of it.
pub(super) fn recalled(plan: &Arc<Plan>) -> (Left, Option<String>) {
    let Recalled { mut memory, workspace, notice, is_taken_over } = Memory::recall(plan.clone(), &places());
    let workspace = workspace.unwrap_or_else(|| Workspace::of(opening_scenario(plan)));
    if is_taken_over {
        // What could not be kept now is kept with the next change.
        let _ = memory.keep(&workspace, &places());
    }
    (left(workspace, memory), notice)
}

/// The work on a plan of which nothing is kept on this machine, and which ships with no scenario of its own.
pub(super) fn opening(plan: &Arc<Plan>) -> Left {
    left(Workspace::of(Scenario::holding(plan)), Memory::nothing_of(plan.clone()))
}

fn left(workspace: Workspace, memory: Memory) -> Left {
    let open = view::opens(memory.plan(), &workspace.open().scenario);
    Left {
        history: History::new(workspace),
        memory,
        open,
        filter: Filter::default(),
        is_table: false,
        pane: Pane::List,
        tab: Tab::Projection,
        drawer: None,
        guests: Vec::new(),
    }
}
