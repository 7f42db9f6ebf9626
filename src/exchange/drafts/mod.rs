//! Drafts of plans: stored on this machine with every change, so that a reload finds them as they were left.
//!
//! `reading` reads a draft as a plan, `grid` is its tables while they are filled in.

mod grid;
mod reading;
#[cfg(test)]
mod tests;

pub use grid::DraftGrid;
pub use reading::{ReadDraft, reading};

use super::memory::{Places, Storage, Trouble};
use super::{PlanDraft, Workbook, read_delimited, write_delimited};
use crate::scenario::Key;
use crate::word;

const DRAFTS: &str = "tuiyan/2-draft/";
const OPEN: &str = "tuiyan/2-draft-open";

/// The drafts that are kept, and the one that is worked on.
#[derive(Default)]
pub struct KeptDrafts {
    kept: Vec<(Key, String)>,
    open: Option<Key>,
    draft: PlanDraft,
    trouble: Option<Trouble>,
    thrown: Option<(Key, String)>,
    turns: u32,
    changes: u32,
}

impl KeptDrafts {
    /// The drafts that are kept on this machine, with the one open that was open in this window. `lay` makes a draft of its tables.
    pub fn found<S: Storage>(places: &Places<S>, lay: impl FnOnce(Workbook) -> PlanDraft) -> Self {
        let mut drafts = Self { kept: kept(places), ..Self::default() };
        let last = places.window.as_ref().and_then(|window| window.text(OPEN).ok().flatten()).and_then(|text| Key::new(&text));
        if let Some(key) = last {
            drafts.open(&key, places, lay);
        }
        drafts
    }

    /// Each with its title, in the order of their keys.
    pub fn kept(&self) -> &[(Key, String)] {
        &self.kept
    }

    /// The draft that is worked on.
    pub const fn open_key(&self) -> Option<&Key> {
        self.open.as_ref()
    }

    /// The tables that are worked on.
    pub const fn draft(&self) -> &PlanDraft {
        &self.draft
    }

    /// Why the draft is only in this window.
    pub const fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// Whether a draft that was thrown away can be had back.
    pub const fn can_put_back(&self) -> bool {
        self.thrown.is_some()
    }

    /// How many times a draft was opened or left: who shows one begins anew when this changes.
    pub const fn turns(&self) -> u32 {
        self.turns
    }

    /// How many times the tables were changed or replaced.
    pub const fn changes(&self) -> u32 {
        self.changes
    }

    fn turn(&mut self, open: Option<Key>) {
        self.open = open;
        self.turns = self.turns.wrapping_add(1);
    }

    fn set(&mut self, draft: PlanDraft) {
        self.draft = draft;
        self.changes = self.changes.wrapping_add(1);
    }

    /// Begins a draft under a key that is new.
    pub fn begin<S: Storage>(&mut self, draft: PlanDraft, key: Key, places: &Places<S>) {
        self.look(draft, key);
        self.keep(places);
        self.remember(places);
    }

    /// Shows tables that are a draft only once something of them is changed: whoever only looks leaves nothing behind.
    pub fn look(&mut self, draft: PlanDraft, key: Key) {
        self.set(draft);
        self.turn(Some(key));
    }

    /// Opens the draft under a key, where it can be read.
    pub fn open<S: Storage>(&mut self, key: &Key, places: &Places<S>, lay: impl FnOnce(Workbook) -> PlanDraft) {
        if let Some(book) = text(places, key).and_then(|text| read_delimited(&text).ok()) {
            self.look(lay(book), key.clone());
            self.remember(places);
        }
    }

    /// Lays out what was opened as it was kept.
    pub fn lay_out(&mut self) {
        self.draft.lay_out();
        self.changes = self.changes.wrapping_add(1);
    }

    /// Leaves the draft as it is.
    pub fn close<S: Storage>(&mut self, places: &Places<S>) {
        self.turn(None);
        self.remember(places);
    }

    fn remember<S: Storage>(&self, places: &Places<S>) {
        let Some(window) = &places.window else { return };
        match &self.open {
            // Without it a draft is one click further away after the next reload.
            Some(key) => drop(window.put(OPEN, key.as_str())),
            None => window.remove(OPEN),
        }
    }

    /// Changes the draft, as one step; answers what `change` answers. What is changed is kept from then on.
    pub fn change<S: Storage, T>(&mut self, places: &Places<S>, change: impl FnOnce(&mut PlanDraft) -> T) -> T {
        let answer = change(&mut self.draft);
        self.changes = self.changes.wrapping_add(1);
        if self.is_kept() || self.draft.can_undo() {
            self.keep(places);
            self.remember(places);
        }
        answer
    }

    /// Whether what is worked on is among the drafts.
    fn is_kept(&self) -> bool {
        self.kept.iter().any(|(key, _)| Some(key) == self.open.as_ref())
    }

    fn keep<S: Storage>(&mut self, places: &Places<S>) {
        let Some(key) = self.open.clone() else { return };
        let text = String::from_utf8(write_delimited(self.draft.book())).unwrap_or_default();
        self.trouble = put(places, &key, &text).err();
        self.list(key, titled(&self.draft));
    }

    fn list(&mut self, key: Key, title: String) {
        match self.kept.iter_mut().find(|(its, _)| *its == key) {
            Some(known) => known.1 = title,
            None => self.kept.push((key, title)),
        }
    }

    /// Throws a draft away, so that it can be had back while the page is open.
    pub fn throw<S: Storage>(&mut self, key: &Key, places: &Places<S>) {
        let text = text(places, key);
        self.forget(key, places);
        self.thrown = text.map(|text| (key.clone(), text));
    }

    /// The draft that is worked on has become a plan.
    pub fn done<S: Storage>(&mut self, places: &Places<S>) {
        if let Some(key) = self.open.clone() {
            self.forget(&key, places);
        }
    }

    fn forget<S: Storage>(&mut self, key: &Key, places: &Places<S>) {
        if self.open.as_ref() == Some(key) {
            self.close(places);
        }
        if let Ok(machine) = &places.machine {
            machine.remove(&record(key));
        }
        self.kept.retain(|(its, _)| its != key);
    }

    /// Puts back what was thrown away.
    pub fn put_back<S: Storage>(&mut self, places: &Places<S>) {
        let Some((key, text)) = self.thrown.take() else { return };
        self.trouble = put(places, &key, &text).err();
        if let Ok(book) = read_delimited(&text) {
            self.list(key, titled(&PlanDraft::kept(book)));
        }
    }

    /// Whether what is worked on is only in this window.
    pub const fn has_unkept(&self) -> bool {
        self.trouble.is_some() && self.open.is_some()
    }

    /// Takes in what another window did to the drafts.
    pub fn hear<S: Storage>(
        &mut self,
        name: &str,
        text: Option<String>,
        places: &Places<S>,
        lay: impl FnOnce(Workbook) -> PlanDraft,
    ) {
        let Some(key) = name.strip_prefix(DRAFTS).and_then(Key::new) else { return };
        let is_open = self.open.as_ref() == Some(&key);
        match text.map(|text| read_delimited(&text)) {
            Some(Ok(book)) => {
                let draft = lay(book);
                self.list(key, titled(&draft));
                if is_open && self.draft.book() != draft.book() {
                    self.set(draft);
                }
            }
            // What is worked on here is kept again.
            None if is_open => self.keep(places),
            None => self.kept.retain(|(its, _)| *its != key),
            Some(Err(_)) => {}
        }
    }
}

fn titled(draft: &PlanDraft) -> String {
    Some(draft.title()).filter(|title| !title.is_empty()).unwrap_or_else(|| word!("未命名的草稿", "Untitled draft").to_owned())
}

fn kept<S: Storage>(places: &Places<S>) -> Vec<(Key, String)> {
    let Ok(machine) = &places.machine else { return Vec::new() };
    let read = |record: String| {
        let key = Key::new(record.strip_prefix(DRAFTS)?)?;
        let book = read_delimited(&machine.text(&record).ok()??).ok()?;
        Some((key, titled(&PlanDraft::kept(book))))
    };
    machine.names().into_iter().filter_map(read).collect()
}

fn text<S: Storage>(places: &Places<S>, key: &Key) -> Option<String> {
    places.machine.as_ref().ok().and_then(|machine| machine.text(&record(key)).ok().flatten())
}

fn put<S: Storage>(places: &Places<S>, key: &Key, text: &str) -> Result<(), Trouble> {
    places.machine.as_ref().map_err(|trouble| *trouble)?.put(&record(key), text)
}

fn record(key: &Key) -> String {
    format!("{DRAFTS}{key}")
}
