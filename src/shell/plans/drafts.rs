//! Drafts of plans: kept on this machine with every step, so that a reload finds them as they were left.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{CellFault, CellFaults, PlanDraft, Workbook, read_delimited, workbook_to_plan, write_delimited};
use crate::plan::Plan;
use crate::scenario::Key;
use crate::shell::memory::{Trouble, local, names, session, trouble};
use crate::shell::rest::Awaited;
use crate::shell::store::fresh_key;
use crate::word;

const DRAFTS: &str = "tuiyan/2-draft/";
const OPEN: &str = "tuiyan/2-draft-open";

/// What a draft reads to.
#[derive(Clone, Default, PartialEq)]
pub(in crate::shell) struct Reading {
    /// The plan, where nothing is wrong.
    pub(super) plan: Option<Arc<Plan>>,
    pub(super) faults: Arc<Vec<CellFault>>,
    /// The faults of single cells by sheet, row and column.
    pub(super) by_cell: Arc<BTreeMap<(usize, usize, usize), usize>>,
}

/// The drafts that are kept, and the one that is worked on. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Drafts {
    /// Each with its title, in the order of their keys.
    pub(super) kept: RwSignal<Vec<(Key, String)>>,
    open: RwSignal<Option<Key>>,
    rest: Awaited,
    pub(super) draft: RwSignal<PlanDraft>,
    pub(super) reading: Memo<Reading>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
    /// The draft that was thrown away last, while it can be had back.
    pub(super) thrown: RwSignal<Option<(Key, String)>>,
}

impl Drafts {
    pub(in crate::shell) fn new() -> Self {
        let (rest, draft) = (expect_context::<Awaited>(), RwSignal::new(PlanDraft::default()));
        Self {
            kept: RwSignal::new(Vec::new()),
            open: RwSignal::new(None),
            rest,
            draft,
            reading: Memo::new(move |_| rest.here().map(|rest| draft.with(|draft| rest.read_draft(draft))).unwrap_or_default()),
            trouble: RwSignal::new(None),
            thrown: RwSignal::new(None),
        }
    }

    /// Reads the drafts that are kept, and goes on with the one that this window had open.
    pub(in crate::shell) fn recall(self) {
        self.kept.set(kept());
        let last = session().ok().and_then(|storage| storage.get_item(OPEN).ok().flatten()).and_then(|text| Key::new(&text));
        if let Some(key) = last {
            self.open(&key);
        }
    }

    /// Whether a draft is worked on, followed.
    pub(in crate::shell) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// The draft that is worked on, followed.
    pub(super) fn open_key(self) -> Option<Key> {
        self.open.get()
    }

    /// Begins a draft.
    pub(in crate::shell) fn begin(self, draft: PlanDraft) {
        let key = fresh_key();
        self.draft.set(draft);
        self.open.set(Some(key));
        self.keep();
        self.remember();
    }

    /// Shows tables that are a draft only once something of them is changed: whoever only looks leaves nothing behind.
    pub(super) fn look(self, draft: PlanDraft) {
        self.draft.set(draft);
        self.open.set(Some(fresh_key()));
    }

    /// Opens the draft under a key.
    pub(super) fn open(self, key: &Key) {
        let text = local().ok().and_then(|storage| storage.get_item(&name(key)).ok().flatten());
        if let Some(book) = text.and_then(|text| read_delimited(&text).ok()) {
            self.draft.set(self.laid(book));
            self.open.set(Some(key.clone()));
            self.remember();
        }
    }

    /// The draft that tables are. Until the rest is here they stay as they are kept, and the editor lays them out.
    fn laid(self, book: Workbook) -> PlanDraft {
        match self.rest.now() {
            Some(rest) => rest.lay_out(&book),
            None => PlanDraft::kept(book),
        }
    }

    /// Lays out what was opened before the rest was here.
    pub(super) fn lay_out(self) {
        self.draft.update(PlanDraft::lay_out);
    }

    /// Leaves the draft as it is.
    pub(super) fn close(self) {
        self.open.set(None);
        self.remember();
    }

    fn remember(self) {
        let Ok(storage) = session() else { return };
        // Without it a draft is one click further away after the next reload.
        let _ = match self.open.get_untracked() {
            Some(key) => storage.set_item(OPEN, key.as_str()),
            None => storage.remove_item(OPEN),
        };
    }

    /// Changes the draft, as one step; answers what `change` answers.
    pub(super) fn change<T>(self, change: impl FnOnce(&mut PlanDraft) -> T) -> Option<T> {
        let answer = self.draft.try_update(change);
        if self.is_kept() || self.draft.with_untracked(PlanDraft::can_undo) {
            self.keep();
            self.remember();
        }
        answer
    }

    /// Whether what is worked on is among the drafts.
    fn is_kept(self) -> bool {
        let open = self.open.get_untracked();
        self.kept.with_untracked(|kept| kept.iter().any(|(key, _)| Some(key) == open.as_ref()))
    }

    fn keep(self) {
        let Some(key) = self.open.get_untracked() else { return };
        let (title, text) = self.draft.with_untracked(|draft| (titled(draft), write_delimited(draft.book())));
        let text = String::from_utf8(text).unwrap_or_default();
        let kept = local().and_then(|storage| storage.set_item(&name(&key), &text).map_err(|error| trouble(&error)));
        if self.trouble.get_untracked() != kept.err() {
            self.trouble.set(kept.err());
        }
        self.list(key, title);
    }

    fn list(self, key: Key, title: String) {
        let known = self.kept.with_untracked(|kept| kept.iter().find(|(its, _)| *its == key).map(|(_, title)| title.clone()));
        match known {
            Some(known) if known == title => {}
            Some(_) => {
                self.kept.update(|kept| kept.iter_mut().filter(|(its, _)| *its == key).for_each(|one| one.1.clone_from(&title)));
            }
            None => self.kept.update(|kept| kept.push((key, title))),
        }
    }

    /// Throws a draft away, so that it can be had back while the page is open.
    pub(super) fn throw(self, key: &Key) {
        let text = local().ok().and_then(|storage| storage.get_item(&name(key)).ok().flatten());
        self.forget(key);
        self.thrown.set(text.map(|text| (key.clone(), text)));
    }

    /// The draft that is worked on has become a plan.
    pub(super) fn done(self) {
        if let Some(key) = self.open.get_untracked() {
            self.forget(&key);
        }
    }

    fn forget(self, key: &Key) {
        if self.open.with_untracked(|open| open.as_ref() == Some(key)) {
            self.close();
        }
        if let Ok(storage) = local() {
            let _ = storage.remove_item(&name(key));
        }
        self.kept.update(|kept| kept.retain(|(its, _)| its != key));
    }

    /// Puts back what was thrown away.
    pub(super) fn put_back(self) {
        let Some((key, text)) = self.thrown.try_update(Option::take).flatten() else { return };
        let put = local().and_then(|storage| storage.set_item(&name(&key), &text).map_err(|error| trouble(&error)));
        self.trouble.set(put.err());
        if let Ok(book) = read_delimited(&text) {
            self.list(key, titled(&PlanDraft::kept(book)));
        }
    }

    /// Whether what is worked on is only in this window.
    pub(in crate::shell) fn has_unkept(self) -> bool {
        self.trouble.get_untracked().is_some() && self.open.with_untracked(Option::is_some)
    }

    /// Takes the last step back, or makes it again; answers at which sheet and row it was.
    pub(in crate::shell) fn step(self, back: bool) -> Option<(usize, usize)> {
        self.change(|draft| if back { draft.undo() } else { draft.redo() }).flatten()
    }

    /// Takes in what another window did to the drafts.
    pub(in crate::shell) fn hear(self, name: &str, text: Option<String>) {
        let Some(key) = name.strip_prefix(DRAFTS).and_then(Key::new) else { return };
        let is_open = self.open.with_untracked(|open| open.as_ref() == Some(&key));
        match text.map(|text| read_delimited(&text)) {
            Some(Ok(book)) => {
                let draft = self.laid(book);
                self.list(key, titled(&draft));
                if is_open && self.draft.with_untracked(|ours| ours.book() != draft.book()) {
                    self.draft.set(draft);
                }
            }
            // What is worked on here is kept again.
            None if is_open => self.keep(),
            None => self.kept.update(|kept| kept.retain(|(its, _)| *its != key)),
            Some(Err(_)) => {}
        }
    }

    /// The tables of the draft that is worked on, not followed.
    pub(super) fn book(self) -> Workbook {
        self.draft.with_untracked(|draft| draft.book().clone())
    }
}

/// What a draft reads to, as it stands.
pub(in crate::shell) fn reading(draft: &PlanDraft) -> Reading {
    let (plan, faults) = match workbook_to_plan(draft.book()) {
        Ok(plan) => (Some(Arc::new(plan)), Vec::new()),
        Err(CellFaults(faults)) => (None, faults),
    };
    let cell = |(at, fault): (usize, &CellFault)| Some(((fault.at.sheet?, fault.at.row?, fault.at.column?), at));
    let by_cell = faults.iter().enumerate().filter_map(cell).collect();
    Reading { plan, faults: Arc::new(faults), by_cell: Arc::new(by_cell) }
}

fn titled(draft: &PlanDraft) -> String {
    Some(draft.title()).filter(|title| !title.is_empty()).unwrap_or_else(|| word!("未命名的草稿", "Untitled draft").to_owned())
}

fn kept() -> Vec<(Key, String)> {
    let Ok(storage) = local() else { return Vec::new() };
    let read = |record: String| {
        let key = Key::new(record.strip_prefix(DRAFTS)?)?;
        let book = read_delimited(&storage.get_item(&record).ok()??).ok()?;
        Some((key, titled(&PlanDraft::kept(book))))
    };
    names(&storage).into_iter().filter_map(read).collect()
}

fn name(key: &Key) -> String {
    format!("{DRAFTS}{key}")
}
