//! The one place where the set of kept scenarios changes; what a scenario says is changed by [`super::apply`] alone.

use std::fmt;

use crate::language::Text;
use crate::{phrase, word};
use std::sync::Arc;

use super::assumption::Scenario;
use super::edit::{self, Edit, apply};
use super::workspace::{Kept, Key, Workspace};
use crate::plan::{Id, Plan};

/// What a person, or another window of theirs, wants changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Change the open scenario.
    Edit(Edit),
    /// Keep another scenario under a new key, and open it. Its name gets a number where it is taken.
    Add(Key, Scenario),
    /// Keep a copy of the open scenario under a new key, and open it.
    Duplicate(Key),
    /// Keep a scenario no longer. The last one stays.
    Delete(Key),
    /// Lock an indicator of the open scenario, or unlock it. What names it is then refused, and what is about the whole scenario
    /// passes it by.
    Lock(Id, bool),
    /// Make the open scenario what it was when it came, locked or not.
    BackToLoaded,
    /// Keep a scenario as it is kept elsewhere, in place of the one under the same key; what is open stays open.
    Receive(Kept),
}

/// Why a change was not made. Everything is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The edit is not allowed.
    Edit(edit::Refusal),
    /// The last scenario cannot be deleted.
    LastScenario,
    /// No scenario is kept under that key.
    UnknownScenario(Key),
    /// The indicator of that name is locked.
    Locked(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edit(refusal) => refusal.fmt(f),
            Self::LastScenario => f.write_str(word!(
                "这是最后一个情景，不能删除；可以“回到规划默认”重新开始",
                "this is the last scenario and cannot be deleted; “Plan defaults” starts afresh"
            )),
            Self::UnknownScenario(key) => {
                f.write_str(&phrase!("没有编号为“{key}”的情景", "there is no scenario with the key “{key}”"))
            }
            Self::Locked(name) => f.write_str(&phrase!(
                "“{name}”已锁定，没有改动；解锁后再改",
                "“{name}” is locked and was not changed; unlock it first"
            )),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<edit::Refusal> for Refusal {
    fn from(refusal: edit::Refusal) -> Self {
        Self::Edit(refusal)
    }
}

/// Makes a change.
///
/// # Errors
/// [`Refusal`] says what is not allowed; then nothing has changed.
pub fn change(workspace: &mut Workspace, plan: &Plan, change: Change) -> Result<(), Refusal> {
    match change {
        Change::Edit(edit) => edited(workspace, plan, edit)?,
        Change::Add(key, scenario) => add(workspace, Kept::new(key, scenario)),
        Change::Duplicate(key) => {
            let original = &workspace.open().scenario;
            let locked = workspace.open().locked.clone();
            let copy = Scenario { name: format!("{}{COPY}", original_name(&original.name)), ..Scenario::clone(original) };
            add(workspace, Kept { locked, ..Kept::new(key, copy) });
        }
        Change::Lock(id, is_locked) => lock(workspace, plan, id, is_locked)?,
        Change::Delete(key) => delete(workspace, &key)?,
        Change::BackToLoaded => {
            let open = workspace.open_mut();
            open.scenario = open.loaded.clone();
        }
        Change::Receive(kept) => workspace.put(kept),
    }
    Ok(())
}

/// What a copy's name ends in.
const COPY: Text = Text::new(" 副本", " copy");

/// A copy of a copy is one more copy of the original.
fn original_name(name: &str) -> &str {
    let unnumbered = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    COPY.both().into_iter().find_map(|copy| unnumbered.strip_suffix(copy)).unwrap_or(name)
}

fn edited(workspace: &mut Workspace, plan: &Plan, edit: Edit) -> Result<(), Refusal> {
    let open = workspace.open_mut();
    if let Some(id) = edit.subjects().into_iter().find(|id| open.locked.contains(*id)) {
        return Err(Refusal::Locked(name(plan, id)));
    }
    let mut next = Scenario::clone(&open.scenario);
    apply(&mut next, plan, edit)?;
    for id in &open.locked {
        match open.scenario.assumptions.get(id) {
            Some(assumption) => drop(next.assumptions.insert(id.clone(), assumption.clone())),
            None => drop(next.assumptions.remove(id)),
        }
    }
    if *open.scenario != next {
        open.scenario = Arc::new(next);
    }
    Ok(())
}

fn lock(workspace: &mut Workspace, plan: &Plan, id: Id, is_locked: bool) -> Result<(), Refusal> {
    if plan.indicator(&id).is_none() {
        return Err(edit::Refusal::UnknownIndicator(id).into());
    }
    let locked = &mut workspace.open_mut().locked;
    if is_locked {
        locked.insert(id)
    } else {
        locked.remove(&id)
    };
    Ok(())
}

fn name(plan: &Plan, id: &Id) -> String {
    plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
}

fn add(workspace: &mut Workspace, kept: Kept) {
    let name = workspace.free_name(&kept.scenario.name);
    let named = Arc::new(Scenario { name, ..Scenario::clone(&kept.scenario) });
    workspace.add(Kept { loaded: named.clone(), scenario: named, ..kept });
}

fn delete(workspace: &mut Workspace, key: &Key) -> Result<(), Refusal> {
    if workspace.get(key).is_none() {
        return Err(Refusal::UnknownScenario(key.clone()));
    }
    workspace.take(key).map(drop).ok_or(Refusal::LastScenario)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_copy_bears_the_originals_name() {
        assert_eq!(original_name("半程 副本"), "半程");
        assert_eq!(original_name("半程 副本 12"), "半程");
        assert_eq!(original_name("方案 2"), "方案 2");
    }
}
