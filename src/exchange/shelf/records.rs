//! Storage of plans on this machine: each in a record of its own, as a plan file, beside the records of its scenarios.

use crate::exchange::memory::{Places, Storage, Trouble, are_pairs_of, facts_record, names_record, reports_record};
use crate::exchange::own_exercises::own_exercises_record;
use crate::plan::Id;

const PLANS: &str = "tuiyan/2-plan/";
const OPEN: &str = "tuiyan/2-plan-open";

/// The stored plans, as written.
pub(super) fn kept<S: Storage>(places: &Places<S>) -> Vec<(Id, String)> {
    let Ok(storage) = &places.machine else { return Vec::new() };
    let read = |name: String| Some((plan_of(&name)?, storage.text(&name).ok()??));
    storage.names().into_iter().filter_map(read).collect()
}

/// The plan of a record; `None` for any other record.
pub(super) fn plan_of(name: &str) -> Option<Id> {
    Id::new(name.strip_prefix(PLANS)?).ok()
}

/// Stores a plan in place of any other under its id.
pub(super) fn keep<S: Storage>(places: &Places<S>, id: &Id, text: &str) -> Result<(), Trouble> {
    machine(places)?.put(&format!("{PLANS}{id}"), text)
}

fn machine<S: Storage>(places: &Places<S>) -> Result<&S, Trouble> {
    places.machine.as_ref().map_err(|trouble| *trouble)
}

/// Everything that was stored for a plan, so that it can be put back.
#[derive(Default)]
pub(super) struct Removed(Vec<(String, String)>);

/// Removes a plan from this machine; if nothing takes its place, also its scenarios, its exercises and what was remembered of
/// its tables and reports.
pub(super) fn remove<S: Storage>(places: &Places<S>, id: &Id, with_scenarios: bool) -> Removed {
    let Ok(storage) = &places.machine else { return Removed::default() };
    let is_its = |name: &String| plan_of(name).as_ref() == Some(id) || with_scenarios && is_left_alone(name, id);
    Removed(storage.names().into_iter().filter(is_its).filter_map(|name| taken(storage, name)).collect())
}

/// Whether a record has no meaning without that plan.
fn is_left_alone(name: &str, id: &Id) -> bool {
    let open = format!("tuiyan/2-open/{id}");
    let beside = [open, facts_record(id), own_exercises_record(id), names_record(id), reports_record(id)];
    beside.iter().any(|one| one == name) || name.starts_with(&format!("tuiyan/2/{id}/")) || are_pairs_of(name, id)
}

fn taken(storage: &impl Storage, name: String) -> Option<(String, String)> {
    let text = storage.text(&name).ok()??;
    storage.remove(&name);
    Some((name, text))
}

/// Puts back what was removed.
pub(super) fn put_back<S: Storage>(places: &Places<S>, Removed(records): &Removed) -> Result<(), Trouble> {
    let storage = machine(places)?;
    records.iter().try_for_each(|(name, text)| storage.put(name, text))
}

/// The plan opened last, in this window or else in any.
pub(super) fn last_open<S: Storage>(places: &Places<S>) -> Option<Id> {
    let read = |storage: &S| storage.text(OPEN).ok().flatten();
    let text = places.window.as_ref().and_then(read).or_else(|| places.machine.as_ref().ok().and_then(read));
    text.and_then(|text| Id::new(&text).ok())
}

/// Remembers the open plan.
pub(super) fn keep_open<S: Storage>(places: &Places<S>, id: &Id) {
    for storage in places.window.iter().chain(&places.machine) {
        // If this fails, the page begins with the first plan, one click away from any other.
        let _ = storage.put(OPEN, id.as_str());
    }
}

/// Remembers that this window stays with a plan, whatever others open.
pub fn stay_with<S: Storage>(places: &Places<S>, id: &Id) {
    if let Some(window) = &places.window {
        let _ = window.put(OPEN, id.as_str());
    }
}
