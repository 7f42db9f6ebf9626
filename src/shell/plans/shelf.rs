//! The plans at hand, and which one is worked on. What becomes of one is decided in [`crate::exchange::shelf`].

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::shelf::{self, Clash, Listed, Offers, PlanShelf, ShelfEffect};
use crate::exchange::{Fault, Faults, Places, Workbook};
use crate::plan::{Id, Plan};
use crate::shell::desk::Desk;
use crate::shell::memory::{Browser, places};
use crate::shell::toaster::Toaster;
use crate::shell::transfer::Given;
use crate::view::{Toast, ToastKind};

/// A file that gave no plan.
#[derive(Clone, PartialEq)]
pub(super) struct Refused {
    pub(super) file: String,
    /// Place and problem of each fault.
    pub(super) faults: Vec<Fault>,
    /// Its tables, where it has any: they can be mended here.
    pub(super) book: Option<Arc<Workbook>>,
}

/// What happened to the plans, wherever the person is looking.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Word(Toaster);

impl Word {
    /// Says what went wrong, or takes it back.
    pub(in crate::shell) fn set(self, sentence: Option<String>) {
        self.0.say(sentence, None);
    }
}

/// The plans at hand. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Shelf {
    plans: RwSignal<PlanShelf>,
    open: RwSignal<Option<Arc<Plan>>>,
    pub(super) desk: Desk,
    /// The plan that the open one is compared with.
    pub(super) beside: Memo<Option<Id>>,
    pub(super) clash: Memo<Option<Clash>>,
    /// The title of the plan that was taken off last, while it can be put back.
    pub(super) taken_off: Memo<Option<String>>,
    /// What became of the plan that came in last, for the panel.
    pub(super) told: Memo<Option<String>>,
    /// The file that gave no plan last.
    pub(super) refused: RwSignal<Option<Refused>>,
    pub(super) offers: RwSignal<Offers<Given>>,
    /// A printed table that waits to be looked at, and what its file is called.
    pub(in crate::shell) printed: RwSignal<Option<(String, Workbook)>>,
    /// What happened to the plans, wherever the person is looking.
    pub(in crate::shell) word: Word,
}

impl Shelf {
    /// No plan yet.
    pub(in crate::shell) fn new(desk: Desk) -> Self {
        let plans = RwSignal::new(PlanShelf::default());
        Self {
            plans,
            open: RwSignal::new(None),
            desk,
            beside: Memo::new(move |_| plans.with(|plans| plans.beside().cloned())),
            clash: Memo::new(move |_| plans.with(|plans| plans.clash().cloned())),
            taken_off: Memo::new(move |_| plans.with(PlanShelf::taken_off)),
            told: Memo::new(move |_| plans.with(|plans| plans.told().map(str::to_owned))),
            refused: RwSignal::new(None),
            offers: RwSignal::new(Offers::default()),
            printed: RwSignal::new(None),
            word: Word(expect_context::<Toaster>()),
        }
    }

    /// Opens the plan that the program ships with, where nothing else is at hand.
    pub(in crate::shell) fn open_builtin(self) {
        self.act(|plans, _| plans.open_packed());
    }

    /// Takes in the plans at hand, with the one open that was open last, unless one is open by now.
    pub(in crate::shell) fn fill(self) {
        self.act(PlanShelf::fill);
    }

    fn act(self, act: impl FnOnce(&mut PlanShelf, &Places<Browser>) -> Vec<ShelfEffect>) {
        self.follow(self.plans.try_update(|plans| act(plans, &places())).unwrap_or_default());
    }

    fn follow(self, effects: Vec<ShelfEffect>) {
        for effect in effects {
            match effect {
                ShelfEffect::Open(plan) => self.open.set(Some(plan)),
                ShelfEffect::Say(sentence) => self.word.set(Some(sentence)),
                ShelfEffect::Unsay => self.word.set(None),
                ShelfEffect::Tell(sentence) => self.word.0.tell(Toast::new(sentence, ToastKind::Done, None)),
            }
        }
    }

    /// What the shelf says, not followed.
    pub(super) fn now<T>(self, ask: impl FnOnce(&PlanShelf) -> T) -> T {
        self.plans.with_untracked(ask)
    }

    /// The plan that is worked on, followed.
    pub(in crate::shell) fn open(self) -> Option<Arc<Plan>> {
        self.open.get()
    }

    /// Whether two plans are compared, followed.
    pub(in crate::shell) fn is_comparing(self) -> bool {
        self.beside.with(Option::is_some)
    }

    /// Compares the open plan with another, or with none.
    pub(super) fn compare_with(self, other: Option<Id>) {
        self.plans.update(|plans| plans.compare_with(other));
    }

    /// Opens the plan that the page was sent with.
    pub(in crate::shell) fn show(self, id: &Id) {
        self.act(|plans, _| plans.show(id));
    }

    /// Whether that plan is worked on, not followed.
    pub(in crate::shell) fn is_open(self, id: &Id) -> bool {
        self.now(|plans| plans.is_open(id))
    }

    /// Goes over to another plan; the work on this one is found again.
    pub(in crate::shell) fn switch(self, id: &Id) {
        self.act(|plans, places| plans.switch(id, places));
    }

    /// Whether a plan of that id is at hand.
    pub(in crate::shell) fn has(self, id: &Id) -> bool {
        self.now(|plans| plans.has(id))
    }

    /// The plan of that id as it is read; `None` where there is none.
    pub(in crate::shell) fn plan(self, id: &Id) -> Option<Result<Arc<Plan>, Faults>> {
        self.now(|plans| plans.plan(id))
    }

    /// All plans for the panel, followed.
    pub(super) fn list(self) -> Vec<Listed> {
        self.plans.with(PlanShelf::list)
    }

    /// Takes in the plan that the host put beside the page.
    pub(in crate::shell) fn find_beside(self, plan: &Plan) {
        self.act(|plans, places| plans.find_beside(plan, places));
    }

    /// Takes a plan in and opens it; another under its id is a clash, which the person decides.
    pub(super) fn take(self, plan: Plan) {
        self.act(|plans, places| plans.take(plan, places));
    }

    /// As [`Self::take`], of a draft; answers whether it has become a plan.
    pub(super) fn take_draft(self, plan: Plan) -> bool {
        self.take(plan);
        self.now(|plans| plans.clash().is_none())
    }

    /// Keeps a plan in the place of the one under its id, and opens it.
    pub(super) fn keep(self, plan: &Plan) {
        self.act(|plans, places| plans.keep(plan, places));
    }

    /// Keeps a plan beside the one under its id.
    pub(super) fn keep_beside(self, plan: &Plan) {
        self.act(|plans, places| plans.keep_beside(plan, places));
    }

    /// Leaves the plan out that came under an id that is taken.
    pub(super) fn decline(self) {
        self.plans.update(PlanShelf::decline);
    }

    /// Adds to what is told of the plan that came in last.
    pub(super) fn tell_more(self, more: &str) {
        self.plans.update(|plans| plans.tell_more(more));
    }

    /// Tries once more to keep what is only in this window.
    pub(super) fn keep_again(self, id: &Id) {
        self.act(|plans, places| plans.keep_again(id, places));
    }

    /// Whether a plan is only in this window.
    pub(in crate::shell) fn has_unkept(self) -> bool {
        self.now(PlanShelf::has_unkept)
    }

    /// Takes a plan of this machine off, with its scenarios unless another plan bears its id.
    pub(super) async fn take_off(self, id: Id) {
        let is_turning = self.is_open(&id);
        self.act(|plans, _| plans.take_off(&id));
        if is_turning {
            // The page leaves the plan's work behind when it turns, which is after this.
            leptos::task::tick().await;
        }
        if let Some(gone) = self.plans.try_update(|plans| plans.clear_away(&places())).flatten() {
            self.desk.forget(&gone);
        }
    }

    /// Puts back the plan that was taken off last.
    pub(super) fn put_back(self) {
        self.act(PlanShelf::put_back);
    }

    /// Takes in what another window did to the plans of this machine.
    pub(in crate::shell) fn hear(self, name: &str, text: Option<String>) {
        self.act(|plans, _| plans.hear(name, text));
    }
}

/// Remembers that this window goes on with a plan, whatever others open.
pub(in crate::shell) fn stay_with(id: &Id) {
    shelf::stay_with(&places(), id);
}
