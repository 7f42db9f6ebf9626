//! What is kept of plans on this machine: each in a record of its own, as a plan file, beside the records of its scenarios.

use std::sync::Arc;

use web_sys::Storage;

use crate::exchange::{are_pairs_of, facts_record};
use crate::plan::Id;
use crate::shell::memory::{Trouble, local, names, session, trouble};
use crate::shell::training::own_exercises_of;

const PLANS: &str = "tuiyan/2-plan/";
const OPEN: &str = "tuiyan/2-plan-open";

/// The plans that are kept, as they are written.
pub(super) fn kept() -> Vec<(Id, Arc<str>)> {
    let Ok(storage) = local() else { return Vec::new() };
    let read = |name: String| {
        let text = storage.get_item(&name).ok()??;
        Some((plan_of(&name)?, Arc::from(text)))
    };
    names(&storage).into_iter().filter_map(read).collect()
}

/// The plan that a record is of; `None` for a record of anything else.
pub(super) fn plan_of(name: &str) -> Option<Id> {
    Id::new(name.strip_prefix(PLANS)?).ok()
}

/// Keeps a plan in the place of whatever was kept under its name.
///
/// # Errors
/// Why nothing can be kept.
pub(super) fn keep(id: &Id, text: &str) -> Result<(), Trouble> {
    local()?.set_item(&format!("{PLANS}{id}"), text).map_err(|error| trouble(&error))
}

/// Everything that was kept of a plan, so that it can be put back.
pub(super) struct Removed {
    records: Vec<(String, String)>,
}

/// Takes a plan off this machine, and where nothing stands in its place its scenarios and exercises as well.
pub(super) fn remove(id: &Id, with_scenarios: bool) -> Removed {
    let Ok(storage) = local() else { return Removed { records: Vec::new() } };
    let (scenarios, beside) =
        (format!("tuiyan/2/{id}/"), [format!("tuiyan/2-open/{id}"), facts_record(id), own_exercises_of(id)]);
    let is_left_alone = |name: &String| beside.contains(name) || name.starts_with(&scenarios) || are_pairs_of(name, id);
    let is_its = |name: &String| plan_of(name).as_ref() == Some(id) || with_scenarios && is_left_alone(name);
    let records: Vec<_> = names(&storage).into_iter().filter(is_its).filter_map(|name| taken(&storage, name)).collect();
    Removed { records }
}

fn taken(storage: &Storage, name: String) -> Option<(String, String)> {
    let text = storage.get_item(&name).ok()??;
    storage.remove_item(&name).ok()?;
    Some((name, text))
}

/// Puts back what was taken off.
///
/// # Errors
/// Why nothing can be kept.
pub(super) fn put_back(removed: &Removed) -> Result<(), Trouble> {
    let storage = local()?;
    removed.records.iter().try_for_each(|(name, text)| storage.set_item(name, text).map_err(|error| trouble(&error)))
}

/// The plan that was worked on last, in this window or else in any.
pub(super) fn last_open() -> Option<Id> {
    let read = |storage: Storage| storage.get_item(OPEN).ok().flatten();
    session().ok().and_then(read).or_else(|| local().ok().and_then(read)).and_then(|text| Id::new(&text).ok())
}

/// Remembers the plan that is worked on.
pub(super) fn keep_open(id: &Id) {
    for storage in session().into_iter().chain(local()) {
        // Without it the page begins with the first plan, which is one click away from any other.
        let _ = storage.set_item(OPEN, id.as_str());
    }
}

/// Remembers that this window goes on with a plan, whatever others open.
pub(in crate::shell) fn stay_with(id: &Id) {
    if let Ok(session) = session() {
        let _ = session.set_item(OPEN, id.as_str());
    }
}
