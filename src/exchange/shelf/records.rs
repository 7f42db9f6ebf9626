//! How plans are kept on this machine: each in a record of its own, as a plan file, beside the records of its scenarios.

use crate::exchange::memory::{Places, Storage, Trouble, are_pairs_of, facts_record};
use crate::exchange::own_exercises::own_exercises_record;
use crate::plan::Id;

const PLANS: &str = "tuiyan/2-plan/";
const OPEN: &str = "tuiyan/2-plan-open";

/// The plans that are kept, as they are written.
pub(super) fn kept<S: Storage>(places: &Places<S>) -> Vec<(Id, String)> {
    let Ok(storage) = &places.machine else { return Vec::new() };
    let read = |name: String| Some((plan_of(&name)?, storage.text(&name).ok()??));
    storage.names().into_iter().filter_map(read).collect()
}

/// The plan that a record is of; `None` for a record of anything else.
pub(super) fn plan_of(name: &str) -> Option<Id> {
    Id::new(name.strip_prefix(PLANS)?).ok()
}

/// Keeps a plan in the place of whatever was kept under its name.
pub(super) fn keep<S: Storage>(places: &Places<S>, id: &Id, text: &str) -> Result<(), Trouble> {
    machine(places)?.put(&format!("{PLANS}{id}"), text)
}

fn machine<S: Storage>(places: &Places<S>) -> Result<&S, Trouble> {
    places.machine.as_ref().map_err(|trouble| *trouble)
}

/// Everything that was kept of a plan, so that it can be put back.
#[derive(Default)]
pub(super) struct Removed(Vec<(String, String)>);

/// Takes a plan off this machine, and where nothing stands in its place its scenarios and exercises as well.
pub(super) fn remove<S: Storage>(places: &Places<S>, id: &Id, with_scenarios: bool) -> Removed {
    let Ok(storage) = &places.machine else { return Removed::default() };
    let is_its = |name: &String| plan_of(name).as_ref() == Some(id) || with_scenarios && is_left_alone(name, id);
    Removed(storage.names().into_iter().filter(is_its).filter_map(|name| taken(storage, name)).collect())
}

/// Whether a record means nothing without that plan.
fn is_left_alone(name: &str, id: &Id) -> bool {
    let beside = [format!("tuiyan/2-open/{id}"), facts_record(id), own_exercises_record(id)];
    beside.iter().any(|one| one == name) || name.starts_with(&format!("tuiyan/2/{id}/")) || are_pairs_of(name, id)
}

fn taken(storage: &impl Storage, name: String) -> Option<(String, String)> {
    let text = storage.text(&name).ok()??;
    storage.remove(&name);
    Some((name, text))
}

/// Puts back what was taken off.
pub(super) fn put_back<S: Storage>(places: &Places<S>, Removed(records): &Removed) -> Result<(), Trouble> {
    let storage = machine(places)?;
    records.iter().try_for_each(|(name, text)| storage.put(name, text))
}

/// The plan that was worked on last, in this window or else in any.
pub(super) fn last_open<S: Storage>(places: &Places<S>) -> Option<Id> {
    let read = |storage: &S| storage.text(OPEN).ok().flatten();
    let text = places.window.as_ref().and_then(read).or_else(|| places.machine.as_ref().ok().and_then(read));
    text.and_then(|text| Id::new(&text).ok())
}

/// Remembers the plan that is worked on.
pub(super) fn keep_open<S: Storage>(places: &Places<S>, id: &Id) {
    for storage in places.window.iter().chain(&places.machine) {
        // Without it the page begins with the first plan, which is one click away from any other.
        let _ = storage.put(OPEN, id.as_str());
    }
}

/// Remembers that this window goes on with a plan, whatever others open.
pub fn stay_with<S: Storage>(places: &Places<S>, id: &Id) {
    if let Some(window) = &places.window {
        let _ = window.put(OPEN, id.as_str());
    }
}
