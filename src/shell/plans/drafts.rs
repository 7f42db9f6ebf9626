//! Drafts of plans on the page. What becomes of one is decided in [`crate::exchange::drafts`].

use leptos::prelude::*;

use crate::exchange::drafts::{KeptDrafts, ReadDraft};
use crate::exchange::{Places, PlanDraft, Workbook};
use crate::scenario::Key;
use crate::shell::memory::{Browser, Trouble, places};
use crate::shell::rest::Awaited;
use crate::shell::store::fresh_key;

/// The drafts that are kept, and the one that is worked on. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Drafts {
    all: RwSignal<KeptDrafts>,
    rest: Awaited,
    /// Each with its title, in the order of their keys.
    pub(super) kept: Memo<Vec<(Key, String)>>,
    /// The draft that is worked on, and how many times one was opened or left.
    open: Memo<(u32, Option<Key>)>,
    /// How many times the tables were changed.
    changes: Memo<u32>,
    pub(super) reading: Memo<ReadDraft>,
    pub(super) trouble: Memo<Option<Trouble>>,
    /// Whether a draft that was thrown away can be had back.
    pub(super) can_put_back: Memo<bool>,
}

impl Drafts {
    pub(in crate::shell) fn new() -> Self {
        let rest = expect_context::<Awaited>();
        let drafts = RwSignal::new(KeptDrafts::default());
        let changes = Memo::new(move |_| drafts.with(KeptDrafts::changes));
        let reading = move || {
            let rest = rest.here()?;
            changes.track();
            Some(drafts.with_untracked(|drafts| (rest.read_draft)(drafts.draft())))
        };
        Self {
            all: drafts,
            rest,
            kept: Memo::new(move |_| drafts.with(|drafts| drafts.kept().to_vec())),
            open: Memo::new(move |_| drafts.with(|drafts| (drafts.turns(), drafts.open_key().cloned()))),
            changes,
            reading: Memo::new(move |_| reading().unwrap_or_default()),
            trouble: Memo::new(move |_| drafts.with(KeptDrafts::trouble)),
            can_put_back: Memo::new(move |_| drafts.with(KeptDrafts::can_put_back)),
        }
    }

    /// Reads the drafts that are kept, and goes on with the one that was open in this window.
    pub(in crate::shell) fn recall(self) {
        self.all.set(KeptDrafts::found(&places(), |book| laid(self.rest, book)));
    }

    fn act<T>(self, act: impl FnOnce(&mut KeptDrafts, &Places<Browser>) -> T) -> Option<T> {
        self.all.try_update(|drafts| act(drafts, &places()))
    }

    /// Whether a draft is worked on, followed.
    pub(in crate::shell) fn is_open(self) -> bool {
        self.open.with(|(_, open)| open.is_some())
    }

    /// The draft that is worked on, followed: also when it is opened once more.
    pub(super) fn open_key(self) -> Option<Key> {
        self.open.get().1
    }

    /// What the tables say, followed.
    pub(super) fn with<T>(self, ask: impl FnOnce(&PlanDraft) -> T) -> T {
        self.changes.track();
        self.now(ask)
    }

    /// What the tables say, not followed.
    pub(super) fn now<T>(self, ask: impl FnOnce(&PlanDraft) -> T) -> T {
        self.all.with_untracked(|drafts| ask(drafts.draft()))
    }

    /// Begins a draft.
    pub(in crate::shell) fn begin(self, draft: PlanDraft) {
        self.act(|drafts, places| drafts.begin(draft, fresh_key(), places));
    }

    /// Shows tables that are a draft only once something of them is changed.
    pub(super) fn look(self, draft: PlanDraft) {
        self.act(|drafts, _| drafts.look(draft, fresh_key()));
    }

    /// Opens the draft under a key.
    pub(super) fn open(self, key: &Key) {
        self.act(|drafts, places| drafts.open(key, places, |book| laid(self.rest, book)));
    }

    /// Lays out what was opened before the rest was here.
    pub(super) fn lay_out(self) {
        self.all.update(KeptDrafts::lay_out);
    }

    /// Leaves the draft as it is.
    pub(super) fn close(self) {
        self.act(KeptDrafts::close);
    }

    /// Changes the draft, as one step; answers what `change` answers.
    pub(super) fn change<T>(self, change: impl FnOnce(&mut PlanDraft) -> T) -> Option<T> {
        self.act(|drafts, places| drafts.change(places, change))
    }

    /// Throws a draft away, so that it can be had back while the page is open.
    pub(super) fn throw(self, key: &Key) {
        self.act(|drafts, places| drafts.throw(key, places));
    }

    /// The draft that is worked on has become a plan.
    pub(super) fn done(self) {
        self.act(KeptDrafts::done);
    }

    /// Puts back what was thrown away.
    pub(super) fn put_back(self) {
        self.act(KeptDrafts::put_back);
    }

    /// Whether what is worked on is only in this window.
    pub(in crate::shell) fn has_unkept(self) -> bool {
        self.all.with_untracked(KeptDrafts::has_unkept)
    }

    /// Takes in what another window did to the drafts.
    pub(in crate::shell) fn hear(self, name: &str, text: Option<String>) {
        self.act(|drafts, places| drafts.hear(name, text, places, |book| laid(self.rest, book)));
    }
}

/// The draft that tables are. Until the rest is here they stay as they are kept, and the editor lays them out.
fn laid(rest: Awaited, book: Workbook) -> PlanDraft {
    match rest.now() {
        Some(rest) => (rest.lay_out)(&book),
        None => PlanDraft::kept(book),
    }
}
