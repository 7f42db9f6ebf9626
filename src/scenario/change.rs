//! The one place that changes the set of kept scenarios. Only [`super::apply`] changes what a scenario says.

use std::fmt;

use crate::language::Text;
use crate::{phrase, word};
use std::sync::Arc;

use super::assumption::{Drivers, Scenario};
use super::edit::Edit;
use super::facts::{Facts, Known, Record, news};
use super::intake::Intake;
use super::kept::{Footing, Kept, Key};
use super::naming::{self, GivenName};
use super::pending::Pending;
use super::preset::Preset;
use super::refusal::EditRefusal;
use super::workspace::Workspace;
use crate::plan::{Amount, Comparing, Id, Plan, Year};
use crate::projection::Growth;

/// A change that a person, or another window of theirs, wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Change the open scenario. What the edit says was observed goes to the facts, unless the scenario rests on its own observations.
    Edit(Edit),
    /// The same, with the source of what was observed.
    Sourced(Edit, Arc<str>),
    /// Take in what a table says: figures as by [`Change::Sourced`], with the sources and the marks that it names.
    Take(Intake),
    /// Compare the outcomes of all kept scenarios in full, or as published: a choice for the plan.
    Compare(Comparing),
    /// Fill in the base year's figure where the plan gives none, or take it back: a fact, with its source. It replaces a start of the open
    /// scenario's own.
    Baseline(Id, Option<Amount>, Arc<str>),
    /// Keep another scenario under a new key, and open it. If its name is taken, it gets a number.
    Add(Key, Scenario),
    /// Keep an empty scenario of that name under a new key, and open it: every indicator held, compared as in the open one.
    New(Key, String),
    /// Keep a copy of the open scenario under a new key, and open it.
    Duplicate(Key),
    /// Apply a preset to a copy of the open scenario under a new key, name it after the preset, and open it. Remarks about the open one are
    /// not copied.
    Aside(Key, Preset),
    /// Delete a scenario. The last one stays.
    Delete(Key),
    /// Lock indicators of the open scenario, or unlock them. A change that names a locked one is refused; a change of many skips it.
    Lock(Vec<Id>, bool),
    /// Make the open scenario what it was when it came, including locked indicators.
    BackToLoaded,
    /// Take a scenario as it is kept elsewhere, in place of the one under the same key. The open one stays open.
    Receive(Kept),
    /// Change the facts of the plan: all of these records or none.
    Record(Vec<Record>),
    /// Take the facts as they are kept elsewhere, in place of those here.
    ReceiveFacts(Facts),
    /// Turn a scenario's own observations into facts, and let it rest on them.
    Adopt(Key),
    /// Let a scenario rest on the facts, in place of its own observations.
    RestOnPlan(Key),
    /// Choose the facts where scenarios of an earlier version differ. All of them then rest on the facts.
    Settle(Vec<(Id, Year, Amount)>),
}

/// Why a change was not made. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeRefusal {
    /// The edit is not allowed.
    Edit(EditRefusal),
    /// The last scenario cannot be deleted.
    LastScenario,
    /// No scenario is kept under that key.
    UnknownScenario(Key),
    /// The indicator of that name is locked.
    Locked(String),
}

impl fmt::Display for ChangeRefusal {
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

impl std::error::Error for ChangeRefusal {}

impl From<EditRefusal> for ChangeRefusal {
    fn from(refusal: EditRefusal) -> Self {
        Self::Edit(refusal)
    }
}

/// Makes a change.
///
/// # Errors
/// [`ChangeRefusal`] says what is not allowed; then nothing has changed.
pub fn change(workspace: &mut Workspace, plan: &Plan, change: Change) -> Result<(), ChangeRefusal> {
    match change {
        Change::Edit(edit) => edited(workspace, plan, edit, &"".into())?,
        Change::Sourced(edit, source) => edited(workspace, plan, edit, &source)?,
        Change::Take(intake) => take_in(workspace, plan, intake)?,
        Change::Compare(comparing) => workspace.compare(plan, comparing)?,
        Change::Baseline(id, value, source) => {
            worked(workspace, plan, &[&id], &source, |pending| pending.fill_in(plan, &id, value))?;
        }
        Change::Add(key, scenario) => add(workspace, plan, arrived(workspace.facts(), plan, key, scenario)),
        Change::New(key, name) => {
            let drivers = Drivers { comparing: workspace.open().decided().drivers.comparing, ..Drivers::default() };
            add(workspace, plan, Kept::new(key, Scenario { name, drivers, ..Scenario::holding(plan) }));
        }
        Change::Duplicate(key) => {
            let open = workspace.open();
            let original = open.decided();
            let copy = Scenario { name: format!("{}{COPY}", original_name(&original.name)), ..Scenario::clone(original) };
            let copy = Kept::new(key, copy).on(open.footing()).locking(open.locked.clone());
            add(workspace, plan, copy);
        }
        Change::Lock(ids, is_locked) => lock(workspace, plan, ids, is_locked)?,
        Change::Aside(key, preset) => aside(workspace, plan, key, preset)?,
        Change::Delete(key) => delete(workspace, &key)?,
        Change::BackToLoaded => {
            let loaded = workspace.open().loaded().clone();
            workspace.open_mut().decide(loaded.clone(), loaded);
            workspace.know(plan, workspace.facts().clone());
        }
        Change::Receive(kept) => {
            workspace.put(kept);
            workspace.know(plan, workspace.facts().clone());
            workspace.settle_quietly(plan);
        }
        Change::Record(records) => {
            let facts = recorded(workspace.facts(), plan, records)?;
            workspace.know(plan, Arc::new(facts));
        }
        Change::ReceiveFacts(facts) => {
            workspace.know(plan, Arc::new(facts));
            workspace.settle_quietly(plan);
        }
        Change::Adopt(key) => adopt(workspace, plan, &key)?,
        Change::RestOnPlan(key) => {
            let facts = workspace.facts().clone();
            let kept = workspace.get_mut(&key).ok_or(ChangeRefusal::UnknownScenario(key))?;
            kept.rest_on_plan(plan, &facts);
        }
        Change::Settle(chosen) => {
            let figure = |(id, year, value)| Record::Figure(id, year, Some(Known { value, source: "".into() }));
            let facts = recorded(workspace.facts(), plan, chosen.into_iter().map(figure))?;
            workspace.settle(plan, facts);
        }
    }
    Ok(())
}

/// The facts with these records; an error if one of them is not allowed.
fn recorded(facts: &Facts, plan: &Plan, records: impl IntoIterator<Item = Record>) -> Result<Facts, ChangeRefusal> {
    let mut facts = facts.clone();
    for record in records {
        facts.record(plan, record)?;
    }
    Ok(facts)
}

fn adopt(workspace: &mut Workspace, plan: &Plan, key: &Key) -> Result<(), ChangeRefusal> {
    let kept = workspace.get(key).ok_or_else(|| ChangeRefusal::UnknownScenario(key.clone()))?;
    let told = news(workspace.facts(), kept.decided());
    let facts = Arc::new(recorded(workspace.facts(), plan, told.records())?);
    workspace.know(plan, facts.clone());
    if let Some(kept) = workspace.get_mut(key) {
        kept.rest_on_plan(plan, &facts);
    }
    workspace.gather(plan);
    Ok(())
}

/// A scenario from elsewhere. It rests on the facts if they contain everything that it observes.
fn arrived(facts: &Facts, plan: &Plan, key: Key, scenario: Scenario) -> Kept {
    let is_known = news(facts, &scenario).is_empty();
    let mut kept = Kept::new(key, scenario);
    if is_known {
        kept.rest_on_plan(plan, facts);
    }
    kept
}

/// The end of a copy's name.
const COPY: Text = Text::new(" 副本", " copy");

/// A copy of a copy is named as another copy of the original.
fn original_name(name: &str) -> &str {
    let unnumbered = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    COPY.both().into_iter().find_map(|copy| unnumbered.strip_suffix(copy)).unwrap_or(name)
}

/// Takes in what a table says.
///
/// # Errors
/// As [`change`]; then nothing has changed.
fn take_in(workspace: &mut Workspace, plan: &Plan, intake: Intake) -> Result<(), ChangeRefusal> {
    let Intake { edit, source, sourced, marks } = intake;
    let marks = || marks.iter().map(|(mark, id, year)| mark.record(id.clone(), *year, true));
    // A mark that is refused is refused before anything has changed.
    recorded(workspace.facts(), plan, marks())?;
    edited(workspace, plan, edit, &source)?;
    let rests_on_plan = workspace.open().footing() == Footing::Plan;
    let is_known = |(id, year, known): &(Id, Year, Known)| {
        rests_on_plan && workspace.facts().at(id, *year).is_some_and(|fact| fact.value == known.value)
    };
    let sourced = sourced.into_iter().filter(is_known).map(|(id, year, known)| Record::Figure(id, year, Some(known)));
    let facts = recorded(workspace.facts(), plan, sourced.chain(marks()).collect::<Vec<_>>())?;
    if facts != **workspace.facts() {
        workspace.know(plan, Arc::new(facts));
    }
    Ok(())
}

/// Changes the open scenario, and the facts where the edit says what was observed.
fn edited(workspace: &mut Workspace, plan: &Plan, edit: Edit, source: &Arc<str>) -> Result<(), ChangeRefusal> {
    let subjects: Vec<_> = edit.subjects().into_iter().cloned().collect();
    worked(workspace, plan, &subjects.iter().collect::<Vec<_>>(), source, |pending| pending.edit(plan, edit))
}

/// Makes a [`Change::Edit`] of an [`Edit::Growth`] alone, which is all that a lever needs.
///
/// # Errors
/// As [`change`].
pub(super) fn grow(workspace: &mut Workspace, plan: &Plan, id: &Id, growth: Option<Growth>) -> Result<(), ChangeRefusal> {
    worked(workspace, plan, &[id], &"".into(), |pending| pending.grow(plan, id, growth))
}

/// Changes the open scenario and the facts, unless one of the indicators it names is locked.
fn worked(
    workspace: &mut Workspace,
    plan: &Plan,
    subjects: &[&Id],
    source: &Arc<str>,
    make: impl FnOnce(&mut Pending) -> Result<(), EditRefusal>,
) -> Result<(), ChangeRefusal> {
    let open = workspace.open();
    if let Some(id) = subjects.iter().find(|id| open.locked.contains(**id)) {
        return Err(ChangeRefusal::Locked(name(plan, id)));
    }
    let mut pending = Pending::of(open, workspace.facts(), source);
    make(&mut pending)?;
    pending.leave_alone(&open.locked, open.decided());
    let others = || workspace.kept().iter().filter(|kept| kept.key != open.key);
    pending.name_rightly(open.decided(), |name| others().any(|kept| kept.scenario.name == name));
    let facts = pending.facts.clone();
    let (decided, shown) = pending.finished(plan, open);
    workspace.open_mut().decide(decided, shown);
    if !Arc::ptr_eq(&facts, workspace.facts()) {
        workspace.know(plan, facts);
    }
    Ok(())
}

fn aside(workspace: &mut Workspace, plan: &Plan, key: Key, preset: Preset) -> Result<(), ChangeRefusal> {
    let open = workspace.open();
    let mut pending = Pending::of(open, workspace.facts(), &"".into());
    pending.edit(plan, Edit::Preset(preset))?;
    pending.leave_alone(&open.locked, open.decided());
    let (decided, _) = pending.finished(plan, open);
    let is_taken = |name: &str| workspace.kept().iter().any(|kept| kept.scenario.name == name);
    let name = GivenName::of(preset).free(is_taken);
    let set = Scenario { name, note: String::new(), ..Scenario::clone(&decided) };
    let set = Kept::new(key, set).on(open.footing()).locking(open.locked.clone());
    add(workspace, plan, set);
    Ok(())
}

fn lock(workspace: &mut Workspace, plan: &Plan, ids: Vec<Id>, is_locked: bool) -> Result<(), ChangeRefusal> {
    if let Some(unknown) = ids.iter().find(|id| plan.indicator(id).is_none()) {
        return Err(EditRefusal::UnknownIndicator(unknown.clone()).into());
    }
    let locked = &mut workspace.open_mut().locked;
    if is_locked {
        locked.extend(ids);
    } else {
        locked.retain(|id| !ids.contains(id));
    }
    Ok(())
}

fn name(plan: &Plan, id: &Id) -> String {
    plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
}

fn add(workspace: &mut Workspace, plan: &Plan, kept: Kept) {
    let name = workspace.free_name(&naming::arrived(&kept.scenario));
    let named = Scenario { name, ..Scenario::clone(kept.decided()) };
    let footing = kept.footing();
    let mut kept = Kept::new(kept.key, named).on(footing).locking(kept.locked);
    kept.ground(plan, workspace.facts());
    workspace.add(kept);
}

fn delete(workspace: &mut Workspace, key: &Key) -> Result<(), ChangeRefusal> {
    if workspace.get(key).is_none() {
        return Err(ChangeRefusal::UnknownScenario(key.clone()));
    }
    workspace.take(key).map(drop).ok_or(ChangeRefusal::LastScenario)
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
