//! What an exercise that is done with the controls of 推演 begins with.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::phrase;
use crate::plan::Id;
use crate::scenario::{Key, Scenario};
use crate::shell::store::Store;
use crate::training::{Exercise, goals};
use crate::view::Selection;

/// Opens the scenario that a rescue begins with.
pub(super) fn prepare(store: Store, exercise: &Exercise) -> Key {
    let plan = store.plan();
    let name = phrase!("练习：{}", "Exercise: {}", exercise.title.get());
    let opening = exercise.task.scenario().cloned().unwrap_or_else(|| Scenario::holding(&plan));
    let open: Vec<_> = goals(&plan, &exercise.task).into_iter().map(|goal| goal.indicator.id.clone()).collect();
    let locked: BTreeSet<Id> = plan.indicators.iter().map(|one| one.id.clone()).filter(|id| !open.contains(id)).collect();
    let key = store.take_up(Scenario { name, ..opening }, locked);
    // The table says how far one is from a target, and commands for many would do the exercise.
    store.list().is_table.set(false);
    store.list().selection.update(Selection::close);
    if let Some(first) = open.first() {
        store.open(first);
    }
    key
}
