//! What is kept on this machine: every scenario in a record of its own, so that two windows that change different ones never meet.
//!
//! A record that another window has written since it was read here is not overwritten: the caller is told, and keeps both.

use std::collections::BTreeMap;
use std::sync::Arc;

use web_sys::Storage;

use crate::exchange::{Faults, read_kept, read_scenario, write_kept};
use crate::plan::Plan;
use crate::scenario::{Change, Kept, Key, Workspace};
use crate::{phrase, word};

/// Why nothing can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Trouble {
    /// The browser does not allow it.
    Denied,
    /// The browser has no room left.
    Full,
}

impl Trouble {
    /// In words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Denied => word!(
                "浏览器不允许在本机保存，关闭页面后改动会丢失",
                "The browser does not allow saving on this device: changes are lost when the page is closed"
            ),
            Self::Full => word!(
                "本机留给网页的存储已满，新的改动没有保存",
                "The browser's storage is full: the latest changes were not saved"
            ),
        }
    }
}

/// What was last read or written under a key.
struct Seen {
    kept: Kept,
    text: String,
}

/// What came of keeping.
#[derive(Default)]
pub(super) struct Outcome {
    /// What other windows wrote in the meantime under keys that were changed here; it stays.
    pub(super) theirs: Vec<Kept>,
    /// Why something could not be kept.
    pub(super) trouble: Option<Trouble>,
}

/// The records of one plan.
pub(super) struct Memory {
    plan: Arc<Plan>,
    seen: BTreeMap<Key, Seen>,
}

/// What was found on this machine.
pub(super) struct Recalled {
    pub(super) memory: Memory,
    /// The kept scenarios; `None` where there are none.
    pub(super) workspace: Option<Workspace>,
    /// What could not be read, in words.
    pub(super) complaint: Option<String>,
}

impl Memory {
    /// Whether these are the records of that very plan data.
    pub(super) fn is_of(&self, plan: &Arc<Plan>) -> bool {
        self.plan == *plan
    }

    /// Nothing is known of what is kept of a plan.
    pub(super) const fn nothing_of(plan: Arc<Plan>) -> Self {
        Self { plan, seen: BTreeMap::new() }
    }

    /// Reads what is kept of a plan. What cannot be read is set aside, not thrown away.
    pub(super) fn recall(plan: Arc<Plan>) -> Recalled {
        let mut memory = Self::nothing_of(plan);
        let Ok(storage) = local() else { return Recalled { memory, workspace: None, complaint: None } };
        memory.migrate(&storage);
        let complaint = memory.read_records(&storage);
        let kept = memory.seen.values().map(|seen| seen.kept.clone()).collect();
        let workspace = Workspace::from_kept(kept, memory.last_open().as_ref());
        Recalled { memory, workspace, complaint }
    }

    fn read_records(&mut self, storage: &Storage) -> Option<String> {
        let prefix = self.prefix();
        let mut complaint = None;
        for name in names(storage) {
            let Some(key) = name.strip_prefix(&prefix).and_then(Key::new) else { continue };
            let Ok(Some(text)) = storage.get_item(&name) else { continue };
            match read_kept(&text, key.clone(), &self.plan) {
                Ok(kept) => drop(self.seen.insert(key, Seen { kept, text })),
                // Made over other data of this plan, which may come back; it stays where it is.
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

    /// The first version kept one scenario for a plan, as a bare scenario file.
    fn migrate(&mut self, storage: &Storage) {
        let old = format!("tuiyan/1/scenario/{}", self.plan.id);
        let Ok(Some(text)) = storage.get_item(&old) else { return };
        let name = self.name(&Key::opening());
        let is_taken = !matches!(storage.get_item(&name), Ok(None));
        match read_scenario(&text, &self.plan) {
            Ok(scenario) if !is_taken => {
                let written = write_kept(&Kept::new(Key::opening(), scenario)).ok();
                if written.is_some_and(|text| storage.set_item(&name, &text).is_ok()) {
                    let _ = storage.remove_item(&old);
                }
            }
            _ => set_aside(storage, &old, &text),
        }
    }

    /// Keeps what differs from what is on this machine, as far as it goes.
    pub(super) fn keep(&mut self, workspace: &Workspace) -> Outcome {
        let storage = match local() {
            Ok(storage) => storage,
            Err(trouble) => return Outcome { theirs: Vec::new(), trouble: Some(trouble) },
        };
        self.forget(&storage, workspace);
        let mut outcome = Outcome::default();
        for kept in workspace.kept() {
            // Comparing costs less than writing, and most scenarios are the very same as before.
            let is_seen = self.seen.get(&kept.key).is_some_and(|seen| seen.kept == *kept);
            if !is_seen && (!is_pristine(workspace, kept) || self.seen.contains_key(&kept.key)) {
                match self.keep_one(&storage, kept) {
                    Ok(theirs) => outcome.theirs.extend(theirs),
                    Err(trouble) => outcome.trouble = Some(trouble),
                }
            }
        }
        self.keep_open(&storage, &workspace.open().key);
        outcome
    }

    /// What is in this window alone: all that somebody decided and that is not written down as it stands.
    pub(super) fn unkept(&self, workspace: &Workspace) -> Vec<Key> {
        let is_kept = |kept: &Kept| self.seen.get(&kept.key).is_some_and(|seen| seen.kept == *kept);
        let is_untouched = |kept: &Kept| kept.key == Key::opening() && !kept.is_changed();
        let unkept = workspace.kept().iter().filter(|kept| !is_kept(kept) && !is_untouched(kept));
        unkept.map(|kept| kept.key.clone()).collect()
    }

    /// Drops the records of what is no longer kept; first, so that what is written next has their room.
    fn forget(&mut self, storage: &Storage, workspace: &Workspace) {
        let gone: Vec<_> = self.seen.keys().filter(|key| workspace.get(key).is_none()).cloned().collect();
        for key in gone {
            let (name, seen) = (self.name(&key), self.seen.remove(&key));
            // What another window has written there meanwhile is not what was deleted here.
            let there = storage.get_item(&name).ok().flatten();
            if there == seen.map(|seen| seen.text) {
                let _ = storage.remove_item(&name);
            }
        }
    }

    /// Writes one record, or answers with what another window wrote there.
    fn keep_one(&mut self, storage: &Storage, kept: &Kept) -> Result<Option<Kept>, Trouble> {
        let name = self.name(&kept.key);
        let there = storage.get_item(&name).map_err(|_| Trouble::Denied)?;
        let known = self.seen.get(&kept.key).map(|seen| &seen.text);
        if let Some(there) = there.filter(|there| Some(there) != known) {
            match read_kept(&there, kept.key.clone(), &self.plan) {
                Ok(theirs) => {
                    self.seen.insert(kept.key.clone(), Seen { kept: theirs.clone(), text: there });
                    return Ok(Some(theirs));
                }
                Err(_) => set_aside(storage, &name, &there),
            }
        }
        let text = write_kept(kept).map_err(|_| Trouble::Denied)?;
        storage.set_item(&name, &text).map_err(|error| trouble(&error))?;
        self.seen.insert(kept.key.clone(), Seen { kept: kept.clone(), text });
        Ok(None)
    }

    /// What another window's writing means here; `None` where it concerns something else.
    pub(super) fn heard(&mut self, name: &str, text: Option<String>) -> Option<Change> {
        let key = Key::new(name.strip_prefix(&self.prefix())?)?;
        let Some(text) = text else {
            self.seen.remove(&key)?;
            return Some(Change::Delete(key));
        };
        let kept = read_kept(&text, key.clone(), &self.plan).ok()?;
        self.seen.insert(key, Seen { kept: kept.clone(), text });
        Some(Change::Receive(kept))
    }

    fn prefix(&self) -> String {
        format!("tuiyan/2/{}/", self.plan.id)
    }

    fn name(&self, key: &Key) -> String {
        self.prefix() + key.as_str()
    }

    fn open_name(&self) -> String {
        format!("tuiyan/2-open/{}", self.plan.id)
    }

    /// Each window has its own open scenario; a new window begins with the one that was opened last.
    fn last_open(&self) -> Option<Key> {
        let read = |storage: Storage| storage.get_item(&self.open_name()).ok().flatten();
        session().ok().and_then(read).or_else(|| local().ok().and_then(read)).and_then(|text| Key::new(&text))
    }

    fn keep_open(&self, local: &Storage, key: &Key) {
        for storage in session().iter().chain([local]) {
            // Without it another scenario is open after the next reload, which costs nobody anything.
            let _ = storage.set_item(&self.open_name(), key.as_str());
        }
    }
}

/// The scenario that a plan opens with is not worth a record before anything is decided.
fn is_pristine(workspace: &Workspace, kept: &Kept) -> bool {
    workspace.kept().len() == 1 && kept.key == Key::opening() && !kept.is_changed()
}

/// Whether a record is whole and only its assumptions do not fit the plan.
fn is_foreign(faults: &Faults) -> bool {
    faults.0.iter().all(|fault| fault.path.contains(".assumptions."))
}

/// The browser's storage. (`gloo-storage` panics where it is denied.)
pub(super) fn local() -> Result<Storage, Trouble> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(Trouble::Denied)
}

/// The same for this window alone; a reload finds it again.
pub(super) fn session() -> Result<Storage, Trouble> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten()).ok_or(Trouble::Denied)
}

/// The names of all records, in order.
pub(super) fn names(storage: &Storage) -> Vec<String> {
    let length = storage.length().unwrap_or_default();
    let mut names: Vec<_> = (0..length).filter_map(|at| storage.key(at).ok().flatten()).collect();
    names.sort();
    names
}

pub(super) fn set_aside(storage: &Storage, name: &str, text: &str) {
    if storage.set_item(&format!("tuiyan/damaged/{name}"), text).is_ok() {
        let _ = storage.remove_item(name);
    }
}

/// Why a record was not taken.
pub(super) fn trouble(error: &wasm_bindgen::JsValue) -> Trouble {
    use wasm_bindgen::JsCast;
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    if name.is_some_and(|name| name.contains("Quota")) { Trouble::Full } else { Trouble::Denied }
}
