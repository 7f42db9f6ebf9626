//! Reads what is stored, by this version and by earlier ones.

use std::sync::Arc;

use super::{Memory, Places, Seen, SeenFacts, Storage, put_by, set_aside};
use crate::exchange::facts_file::read_fitting;
use crate::exchange::fault::Faults;
use crate::exchange::kept_file::{read_kept, write_kept};
use crate::exchange::opening::opening_scenario;
use crate::exchange::scenario_file::read_scenario;
use crate::phrase;
use crate::plan::Plan;
use crate::scenario::{Footing, Kept, Key, Workspace};

/// What was found on this machine.
pub struct Recalled {
    /// The records as they were found.
    pub memory: Memory,
    /// The kept scenarios over the facts; `None` if there are no scenarios.
    pub workspace: Option<Workspace>,
    /// A notice for the person: what could not be read, or what was taken over.
    pub notice: Option<String>,
    /// Whether observations of an earlier version became facts, which are to be stored as such.
    pub is_taken_over: bool,
}

impl Memory {
    /// Reads everything stored for a plan. What cannot be read is set aside, not deleted.
    pub fn recall<S: Storage>(plan: Arc<Plan>, places: &Places<S>) -> Recalled {
        let mut memory = Self::nothing_of(plan);
        let Ok(storage) = &places.machine else {
            return Recalled { memory, workspace: None, notice: None, is_taken_over: false };
        };
        memory.migrate(storage);
        let complaint = memory.read_records(storage);
        let complaint = memory.read_known(storage).or(complaint);
        let kept = memory.seen.values().map(|seen| seen.kept.clone()).collect();
        let (plan, facts) = (memory.plan.clone(), memory.facts.facts.clone());
        let workspace = Workspace::from_kept(kept, memory.last_open(places).as_ref());
        let alone = || (!memory.facts.facts.is_empty()).then(|| Workspace::of(opening_scenario(&plan)));
        let workspace = workspace.or_else(alone).map(|workspace| workspace.over(&plan, facts));
        let taken_over = workspace.as_ref().and_then(|workspace| taken_over(&memory, workspace));
        let is_taken_over = taken_over.is_some();
        Recalled { memory, workspace, notice: complaint.or(taken_over), is_taken_over }
    }

    fn read_records(&mut self, storage: &impl Storage) -> Option<String> {
        let prefix = self.prefix();
        let mut complaint = None;
        for name in storage.names() {
            let Some(key) = name.strip_prefix(&prefix).and_then(Key::new) else { continue };
            let Ok(Some(text)) = storage.text(&name) else { continue };
            match read_kept(&text, key.clone(), &self.plan) {
                Ok(kept) => drop(self.seen.insert(key, Seen { kept, text })),
                // Made over other data of this plan, which may come back. It stays where it is.
                Err(faults) if is_foreign(&faults) => {
                    complaint = Some(phrase!(
                        "有一个保存在本机的情景与当前的规划数据不符，没有载入，仍保留在本机。{}",
                        "A scenario kept on this device does not fit the current plan data. It was not loaded and stays where \
                         it is. {}",
                        faults.summary()
                    ));
                }
                Err(faults) => {
                    set_aside(storage, &name, &text);
                    complaint = Some(phrase!(
                        "有一个保存在本机的情景无法读取，已另存备份。{}",
                        "A scenario kept on this device cannot be read. A backup was set aside. {}",
                        faults.summary()
                    ));
                }
            }
        }
        complaint
    }

    /// Reads the facts. Those that do not fit the plan's data, which may have changed, are left out, and a copy of the record is set aside.
    fn read_known(&mut self, storage: &impl Storage) -> Option<String> {
        let text = storage.text(&self.facts_name()).ok().flatten()?;
        let name = self.facts_name();
        let left_out = match read_fitting(&text, &self.plan) {
            Ok((facts, faults)) => {
                if !faults.is_empty() {
                    put_by(storage, &name, &text);
                }
                self.facts = SeenFacts { facts, text: Some(text) };
                faults
            }
            Err(Faults(faults)) => {
                set_aside(storage, &name, &text);
                faults
            }
        };
        (!left_out.is_empty()).then(|| {
            phrase!(
                "保存在本机的历年数据与当前的规划数据不符之处没有载入，已另存备份。{}",
                "Some yearly data kept on this device does not fit the current plan and was not loaded. A backup was set aside. {}",
                Faults(left_out).summary()
            )
        })
    }

    /// The first version kept one scenario for each plan, as a bare scenario file.
    fn migrate(&mut self, storage: &impl Storage) {
        let old = format!("tuiyan/1/scenario/{}", self.plan.id);
        let Ok(Some(text)) = storage.text(&old) else { return };
        let name = self.name(&Key::opening());
        let is_taken = !matches!(storage.text(&name), Ok(None));
        match read_scenario(&text, &self.plan) {
            Ok(scenario) if !is_taken => {
                // Written as an earlier version would have, so that its observations are taken over like any others.
                let written = write_kept(&Kept::new(Key::opening(), scenario).on(Footing::Unsettled)).ok();
                if written.is_some_and(|text| storage.put(&name, &text).is_ok()) {
                    storage.remove(&old);
                }
            }
            _ => set_aside(storage, &old, &text),
        }
    }

    /// Each window has its own open scenario. A new window begins with the one opened last.
    fn last_open<S: Storage>(&self, places: &Places<S>) -> Option<Key> {
        let read = |storage: &S| storage.text(&self.open_name()).ok().flatten();
        let window = places.window.as_ref().and_then(read);
        window.or_else(|| places.machine.as_ref().ok().and_then(read)).and_then(|text| Key::new(&text))
    }
}

/// A notice that observations stored with scenarios are now facts of the plan.
fn taken_over(memory: &Memory, workspace: &Workspace) -> Option<String> {
    let is_settled = |seen: &Seen| {
        let now = workspace.get(&seen.kept.key).map(Kept::footing);
        seen.kept.footing() == Footing::Unsettled && now == Some(Footing::Plan)
    };
    let count = workspace.facts().count().saturating_sub(memory.facts.facts.count());
    memory.seen.values().any(is_settled).then(|| {
        phrase!(
            "原来分情景保存的观测值（{count} 个）现在是规划的历年数据，各情景通用。",
            "The observations that were kept with each scenario ({count}) now belong to the plan, the same under every scenario."
        )
    })
}

/// Whether a record is whole and only its assumptions do not fit the plan.
fn is_foreign(faults: &Faults) -> bool {
    faults.0.iter().all(|fault| fault.path.contains(".assumptions."))
}
