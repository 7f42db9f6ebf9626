//! The plans at hand, and which one is worked on.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::keeping::{self, Removed};
use super::loading::Refused;
use super::offer::{Offer, Waiting};
use crate::exchange::{Faults, Workbook, builtin_plans, id_of_plan, pack_plan, packed_plan, read_plan};
use crate::plan::{Id, Plan};
use crate::shell::desk::Desk;
use crate::shell::memory::Trouble;
use crate::shell::toasts::Toaster;
use crate::view::{Kind, Toast, plan_changes, words};
use crate::{phrase, word};

/// Where a plan comes from. Of several under one id the last in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Origin {
    /// Built in.
    Builtin,
    /// Put beside the page by its host.
    Beside,
    /// Loaded or made on this machine.
    Own,
}

impl Origin {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Builtin => word!("内置", "built in"),
            Self::Beside => word!("随网页提供", "beside this page"),
            Self::Own => word!("本机", "this device"),
        }
    }
}

/// A plan at hand, as its file.
#[derive(Clone, PartialEq)]
struct Shelved {
    id: Id,
    origin: Origin,
    text: Arc<str>,
    /// Why it is not on this machine, though it should be.
    trouble: Option<Unkept>,
}

/// Why a plan is only in this window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unkept {
    /// There is no storage for it.
    Trouble(Trouble),
    /// Another window took it off.
    TakenOff,
}

/// What the panel shows of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Listed {
    pub(super) id: Id,
    pub(super) origin: Origin,
    /// Its title, or its id where it cannot be read.
    pub(super) title: String,
    /// Period, size and edition, or what is wrong with it.
    pub(super) about: String,
    pub(super) is_readable: bool,
    pub(super) unkept: Option<Unkept>,
}

/// A plan that came under an id that another plan has.
#[derive(Clone, PartialEq)]
pub(super) struct Clash {
    pub(super) plan: Arc<Plan>,
    /// What is different, line by line.
    pub(super) lines: Vec<String>,
}

/// A plan that was taken off, with all that it takes to put it back.
struct Undoable {
    removed: Removed,
    shelved: Shelved,
    was_open: bool,
}

/// What happened to the plans, wherever the person is looking.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Word(Toaster);

impl Word {
    /// Says what went wrong, or takes it back.
    pub(in crate::shell) fn set(self, sentence: Option<String>) {
        self.0.say(sentence, None);
    }

    /// Says what happened.
    fn tell(self, sentence: String) {
        self.0.tell(Toast::new(sentence, Kind::Done, None));
    }
}

/// The plans at hand. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Shelf {
    plans: RwSignal<Vec<Shelved>>,
    /// Plans as read, so that each is read once.
    read: StoredValue<BTreeMap<Id, Result<Arc<Plan>, Faults>>>,
    open: RwSignal<Option<Arc<Plan>>>,
    pub(super) desk: Desk,
    /// The plan that the open one is compared with.
    pub(super) beside: RwSignal<Option<Id>>,
    pub(super) clash: RwSignal<Option<Clash>>,
    /// The file that gave no plan last.
    pub(super) refused: RwSignal<Option<Refused>>,
    /// The title of the plan that was taken off last, while it can be put back.
    pub(super) taken_off: RwSignal<Option<String>>,
    undoable: StoredValue<Option<Undoable>>,
    pub(super) offered: RwSignal<Option<Offer>>,
    /// What waits for its plan, and whether the plan that opens next is the one.
    pub(super) waiting: StoredValue<(Option<Waiting>, bool)>,
    /// A printed table that waits to be looked at, and what its file is called.
    pub(in crate::shell) printed: RwSignal<Option<(String, Workbook)>>,
    /// What became of the plan that came in last, for the panel.
    pub(super) told: RwSignal<Option<String>>,
    /// What happened to the plans, wherever the person is looking.
    pub(in crate::shell) word: Word,
}

impl Shelf {
    /// No plan yet.
    pub(in crate::shell) fn new(desk: Desk) -> Self {
        Self {
            plans: RwSignal::new(Vec::new()),
            read: StoredValue::new(BTreeMap::new()),
            open: RwSignal::new(None),
            desk,
            beside: RwSignal::new(None),
            clash: RwSignal::new(None),
            refused: RwSignal::new(None),
            taken_off: RwSignal::new(None),
            undoable: StoredValue::new(None),
            offered: RwSignal::new(None),
            waiting: StoredValue::new((None, false)),
            printed: RwSignal::new(None),
            told: RwSignal::new(None),
            word: Word(expect_context::<Toaster>()),
        }
    }

    /// Opens the plan that the program ships with, where nothing else is at hand.
    pub(in crate::shell) fn open_builtin(self) {
        self.open.set(packed_plan().map(Arc::new));
    }

    /// Takes in the built-in plans and those kept on this machine, with the one open that was open last, unless one is open by now. Where
    /// none can be read none is open.
    pub(in crate::shell) fn fill(self) {
        let builtin = builtin_plans().into_iter().filter_map(|text| Some((id_of_plan(text)?, Origin::Builtin, Arc::from(text))));
        let own = keeping::kept().into_iter().map(|(id, text)| (id, Origin::Own, text));
        let shelved = |(id, origin, text)| Shelved { id, origin, text, trouble: None };
        self.plans.set(builtin.chain(own).map(shelved).collect());
        if let Some(open) = self.open.get_untracked() {
            self.read.update_value(|read| drop(read.insert(open.id.clone(), Ok(open.clone()))));
        } else if !keeping::last_open().is_some_and(|id| self.open_quietly(&id)) {
            self.open_first();
        }
    }

    /// The plan that is worked on, followed.
    pub(in crate::shell) fn open(self) -> Option<Arc<Plan>> {
        self.open.get()
    }

    /// Whether two plans are compared, followed.
    pub(in crate::shell) fn is_comparing(self) -> bool {
        self.beside.with(Option::is_some)
    }

    /// Opens the plan that the page was sent with.
    pub(in crate::shell) fn show(self, id: &Id) {
        if !self.is_open(id) {
            self.open_quietly(id);
        }
    }

    /// Whether that plan is worked on, not followed.
    pub(in crate::shell) fn is_open(self, id: &Id) -> bool {
        self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.id == *id))
    }

    /// Opens the first plan that can be read.
    fn open_first(self) {
        let ids = self.ids();
        if !ids.iter().any(|id| self.open_quietly(id)) {
            let faults = ids.first().and_then(|id| self.plan(id)?.err()).map(|faults| faults.summary()).unwrap_or_default();
            self.word.set(Some(phrase!("内置规划无法读取。{faults}", "The built-in plan cannot be read. {faults}")));
        }
    }

    fn open_quietly(self, id: &Id) -> bool {
        let Some(Ok(plan)) = self.plan(id) else { return false };
        self.open.set(Some(plan));
        true
    }

    /// Goes over to another plan; the work on this one is found again.
    pub(in crate::shell) fn switch(self, id: &Id) {
        self.word.set(None);
        self.told.set(None);
        if self.open_quietly(id) {
            keeping::keep_open(id);
            if self.beside.with_untracked(|beside| beside.as_ref() == Some(id)) {
                self.beside.set(None);
            }
        }
    }

    /// The ids at hand, each once, in the order of the shelf.
    fn ids(self) -> Vec<Id> {
        let mut ids = Vec::new();
        self.plans.with_untracked(|plans| {
            for shelved in plans {
                if !ids.contains(&shelved.id) {
                    ids.push(shelved.id.clone());
                }
            }
        });
        ids
    }

    fn shelved(self, id: &Id) -> Option<Shelved> {
        self.plans.with_untracked(|plans| plans.iter().filter(|one| one.id == *id).max_by_key(|one| one.origin).cloned())
    }

    /// Whether a plan of that id is at hand.
    pub(in crate::shell) fn has(self, id: &Id) -> bool {
        self.shelved(id).is_some()
    }

    /// The plan of that id as it is read; `None` where there is none.
    pub(in crate::shell) fn plan(self, id: &Id) -> Option<Result<Arc<Plan>, Faults>> {
        if let Some(read) = self.read.with_value(|read| read.get(id).cloned()) {
            return Some(read);
        }
        let read = read_plan(&self.shelved(id)?.text).map(Arc::new);
        self.read.update_value(|all| drop(all.insert(id.clone(), read.clone())));
        Some(read)
    }

    /// The title of a plan, or its id where it cannot be read.
    pub(super) fn title(self, id: &Id) -> String {
        self.plan(id).and_then(Result::ok).map_or_else(|| id.to_string(), |plan| plan.short_name.to_string())
    }

    /// The file of a plan as it came.
    pub(super) fn text(self, id: &Id) -> Option<Arc<str>> {
        self.shelved(id).map(|shelved| shelved.text)
    }

    /// All plans for the panel, followed.
    pub(super) fn list(self) -> Vec<Listed> {
        self.plans.track();
        self.ids().into_iter().filter_map(|id| self.listed(id)).collect()
    }

    fn listed(self, id: Id) -> Option<Listed> {
        let Shelved { origin, trouble, .. } = self.shelved(&id)?;
        let (title, about, is_readable) = match self.plan(&id)? {
            Ok(plan) => (plan.short_name.to_string(), about(&plan), true),
            Err(faults) => (id.to_string(), faults.summary(), false),
        };
        Some(Listed { id, origin, title, about, is_readable, unkept: trouble })
    }

    /// Takes in the plan that the host put beside the page. It is the one to begin with, unless another was chosen here.
    pub(in crate::shell) fn find_beside(self, plan: &Plan) {
        let id = plan.id.clone();
        self.put(plan, Origin::Beside, None);
        let is_shown = self.shelved(&id).is_some_and(|shelved| shelved.origin == Origin::Beside);
        let chosen = keeping::last_open();
        if is_shown && chosen.is_none_or(|chosen| chosen == id) {
            self.open_quietly(&id);
        }
    }

    fn put(self, plan: &Plan, origin: Origin, trouble: Option<Unkept>) {
        let (id, text) = (plan.id.clone(), Arc::from(pack_plan(plan)));
        self.read.update_value(|read| drop(read.remove(&id)));
        self.plans.update(|plans| {
            let shelved = Shelved { id: id.clone(), origin, text, trouble };
            match plans.iter_mut().find(|one| one.id == id && one.origin == origin) {
                Some(place) => *place = shelved,
                None => plans.push(shelved),
            }
        });
    }

    /// Takes a plan in and opens it. Where another stands under its id the person is asked, and nothing changes before.
    pub(super) fn take(self, plan: Plan) {
        self.clash.set(None);
        let there = self.plan(&plan.id).and_then(Result::ok);
        match there {
            Some(there) if *there == plan => {
                self.switch(&plan.id);
                self.told.set(Some(phrase!("“{}”已在这里，已打开。", "“{}” is already here and is now open.", plan.short_name)));
            }
            Some(there) => self.clash.set(Some(Clash { lines: plan_changes(&there, &plan), plan: Arc::new(plan) })),
            None => self.keep(&plan),
        }
    }

    /// As [`Self::take`], of a draft; answers whether it has become a plan.
    pub(super) fn take_draft(self, plan: Plan) -> bool {
        self.take(plan);
        self.clash.with_untracked(Option::is_none)
    }

    /// Keeps a plan in the place of the one under its id, and opens it.
    pub(super) fn keep(self, plan: &Plan) {
        let (id, name) = (plan.id.clone(), plan.short_name.to_string());
        let kept = keeping::keep(&id, &pack_plan(plan));
        self.put(plan, Origin::Own, kept.err().map(Unkept::Trouble));
        self.clash.set(None);
        self.switch(&id);
        match kept {
            Ok(()) => {
                self.told
                    .set(Some(phrase!("“{name}”已保存在本机，已打开。", "“{name}” is kept on this device and is now open.")));
            }
            Err(trouble) => self.say(phrase!(
                "“{name}”已打开，但没有保存：{}。请在“规划”里下载。",
                "“{name}” is open but was not kept: {}. Download it from Plans.",
                trouble.words()
            )),
        }
    }

    /// Keeps a plan beside the one under its id, under an id that is free.
    pub(super) fn keep_beside(self, plan: &Plan) {
        if let Some(id) = Self::ids_after(&plan.id).find(|id| !self.has(id)) {
            self.keep(&Plan { id, ..plan.clone() });
        }
    }

    /// The id under which a plan of that name stands, or can stand: its own, or the next that no plan of another name has.
    pub(super) fn id_beside(self, plan: &Plan) -> Id {
        let is_for = |id: &Id| self.shelved(id).is_none() || self.title(id) == plan.short_name.to_string();
        std::iter::once(plan.id.clone()).chain(Self::ids_after(&plan.id)).find(is_for).unwrap_or_else(|| plan.id.clone())
    }

    /// An id with numbers behind it.
    fn ids_after(id: &Id) -> impl Iterator<Item = Id> + use<> {
        let stem: String = id.as_str().chars().take(60).collect();
        (2..1000).filter_map(move |n| Id::new(&format!("{stem}-{n}")).ok())
    }

    /// Tries once more to keep what is only in this window.
    pub(super) fn keep_again(self, id: &Id) {
        if let Some(Ok(plan)) = self.plan(id) {
            self.keep(&plan);
        }
    }

    /// Whether a plan is only in this window.
    pub(in crate::shell) fn has_unkept(self) -> bool {
        self.plans.with_untracked(|plans| plans.iter().any(|one| one.trouble.is_some()))
    }

    /// Takes a plan of this machine off, with its scenarios unless another plan bears its id.
    pub(super) async fn take_off(self, listed: Listed) {
        let was_open = self.is_open(&listed.id);
        let Some(shelved) = self.shelved(&listed.id) else { return };
        self.forget(&listed.id);
        if was_open {
            if !self.open_quietly(&listed.id) {
                self.open_first();
            }
            // The page leaves the plan's work behind when it turns, which is after this.
            leptos::task::tick().await;
        }
        let removed = keeping::remove(&listed.id, !self.has(&listed.id));
        self.desk.forget(&listed.id);
        self.undoable.set_value(Some(Undoable { removed, shelved, was_open }));
        self.taken_off.set(Some(listed.title));
    }

    fn forget(self, id: &Id) {
        self.read.update_value(|read| drop(read.remove(id)));
        self.plans.update(|plans| plans.retain(|one| one.id != *id || one.origin != Origin::Own));
    }

    /// Puts back the plan that was taken off last.
    pub(super) fn put_back(self) {
        self.taken_off.set(None);
        let Some(Undoable { removed, mut shelved, was_open }) = self.undoable.try_update_value(Option::take).flatten() else {
            return;
        };
        shelved.trouble = keeping::put_back(&removed).err().map(Unkept::Trouble);
        let id = shelved.id.clone();
        self.forget(&id);
        self.plans.update(|plans| plans.push(shelved));
        if was_open {
            self.switch(&id);
        }
    }

    /// Takes in what another window did to the plans of this machine.
    pub(in crate::shell) fn hear(self, name: &str, text: Option<String>) {
        let Some(id) = keeping::plan_of(name) else { return };
        let is_open = self.is_open(&id);
        let title = self.title(&id);
        match text {
            Some(text) => {
                self.forget(&id);
                self.plans.update(|plans| {
                    plans.push(Shelved { id: id.clone(), origin: Origin::Own, text: text.into(), trouble: None });
                });
                if is_open && self.open_quietly(&id) {
                    self.word.tell(phrase!(
                        "另一个窗口更新了规划“{title}”，这里已随之更新。",
                        "Another window updated the plan “{title}”; it has been updated here as well."
                    ));
                }
            }
            // What is worked on here is not taken out of a person's hands.
            None if is_open => {
                self.plans.update(|plans| {
                    for one in plans.iter_mut().filter(|one| one.id == id && one.origin == Origin::Own) {
                        one.trouble = Some(Unkept::TakenOff);
                    }
                });
                self.say(phrase!(
                    "另一个窗口删除了规划“{title}”。这里仍可继续；要留下它，请在“规划”里重新保存或下载。",
                    "Another window deleted the plan “{title}”. You can go on here; to keep it, save or download it again under \
                     Plans."
                ));
            }
            None => self.forget(&id),
        }
    }

    /// Says what happened to the plans.
    pub(in crate::shell) fn say(self, sentence: String) {
        self.word.set(Some(sentence));
    }
}

/// Period, size and edition of a plan.
fn about(plan: &Plan) -> String {
    let (from, to, size) = (plan.period.base(), plan.period.end(), words::size(plan));
    phrase!("{from}–{to}年 · {size} · {}", "{from}–{to} · {size} · {}", plan.version)
}
