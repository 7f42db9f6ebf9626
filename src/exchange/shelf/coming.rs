//! A plan that arrives: from a file, a draft, the host, or another window.

use std::sync::Arc;

use super::plan::{Home, Shelved, Unkept};
use super::{PlanShelf, ShelfEffect, records, trouble};
use crate::exchange::{Places, Storage, pack_plan};
use crate::phrase;
use crate::plan::{Id, Plan};
use crate::view::plan_changes;

/// A plan that arrived under an id that another plan has.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The plan that arrived.
    pub plan: Arc<Plan>,
    /// The differences, line by line.
    pub lines: Vec<String>,
}

impl PlanShelf {
    /// The plan that arrived under a taken id, for the person to decide.
    pub const fn clash(&self) -> Option<&Clash> {
        self.clash.as_ref()
    }

    /// Drops that plan.
    pub fn decline(&mut self) {
        self.clash = None;
    }

    /// Adds the plan that the host put beside the page. It is the one to begin with, unless another was chosen here.
    pub fn find_beside<S: Storage>(&mut self, plan: &Plan, places: &Places<S>) -> Vec<ShelfEffect> {
        self.put(plan, Home::Host, None);
        let is_shown = self.shelved(&plan.id).is_some_and(|shelved| shelved.home == Home::Host);
        let is_first = records::last_open(places).is_none_or(|chosen| chosen == plan.id);
        if is_shown && is_first { self.turn(&plan.id).into_iter().collect() } else { Vec::new() }
    }

    fn put(&mut self, plan: &Plan, home: Home, unkept: Option<Unkept>) {
        let mut shelved = Shelved::of(plan.id.clone(), home, &pack_plan(plan));
        shelved.unkept = unkept;
        match self.plans.iter_mut().find(|one| one.id == plan.id && one.home == home) {
            Some(place) => *place = shelved,
            None => self.plans.push(shelved),
        }
    }

    /// Adds a plan and opens it. If another has its id there is a [`Clash`], and nothing changes until the person decides.
    pub fn take<S: Storage>(&mut self, plan: Plan, places: &Places<S>) -> Vec<ShelfEffect> {
        self.clash = None;
        match self.plan(&plan.id).and_then(Result::ok) {
            Some(there) if *there == plan => {
                let effects = self.switch(&plan.id, places);
                self.told = Some(phrase!("“{}”已在这里，已打开。", "“{}” is already here and is now open.", plan.short_name));
                effects
            }
            Some(there) => {
                self.clash = Some(Clash { lines: plan_changes(&there, &plan), plan: Arc::new(plan) });
                Vec::new()
            }
            None => self.keep(&plan, places),
        }
    }

    /// Keeps a plan in place of the one with its id, and opens it.
    pub fn keep<S: Storage>(&mut self, plan: &Plan, places: &Places<S>) -> Vec<ShelfEffect> {
        let kept = records::keep(places, &plan.id, &pack_plan(plan));
        self.put(plan, Home::Machine, trouble(kept));
        self.clash = None;
        let mut effects = self.switch(&plan.id, places);
        let name = &plan.short_name;
        match kept {
            Ok(()) => {
                self.told = Some(phrase!("“{name}”已保存在本机，已打开。", "“{name}” is kept on this device and is now open."));
            }
            Err(trouble) => effects.push(ShelfEffect::Say(phrase!(
                "“{name}”已打开，但没有保存：{}。请在“规划”里下载。",
                "“{name}” is open but was not kept: {}. Download it from Plans.",
                trouble.words()
            ))),
        }
        effects
    }

    /// Keeps a plan beside the one with its id, under a free id.
    pub fn keep_beside<S: Storage>(&mut self, plan: &Plan, places: &Places<S>) -> Vec<ShelfEffect> {
        let free = ids_after(&plan.id).find(|id| !self.has(id));
        free.map(|id| self.keep(&Plan { id, ..plan.clone() }, places)).unwrap_or_default()
    }

    /// The id under which a plan of that name stands or can stand: its own, or the next that no plan of another name has.
    pub fn id_beside(&self, plan: &Plan) -> Id {
        let is_for = |id: &Id| self.shelved(id).is_none_or(|there| there.title() == plan.short_name.to_string());
        std::iter::once(plan.id.clone()).chain(ids_after(&plan.id)).find(is_for).unwrap_or_else(|| plan.id.clone())
    }

    /// The edition that a plan states; `else_this` if a plan with other data already has that edition.
    pub fn edition(&self, plan: &Plan, else_this: impl FnOnce() -> String) -> String {
        match self.plan(&plan.id).and_then(Result::ok) {
            Some(there) if there.version == plan.version && *there != *plan => else_this(),
            _ => plan.version.clone(),
        }
    }

    /// Tries again to store a plan that is only in this window.
    pub fn keep_again<S: Storage>(&mut self, id: &Id, places: &Places<S>) -> Vec<ShelfEffect> {
        let plan = self.plan(id).and_then(Result::ok);
        plan.map(|plan| self.keep(&plan, places)).unwrap_or_default()
    }

    /// Takes in what another window did to the plans of this machine.
    pub fn hear(&mut self, name: &str, text: Option<String>) -> Vec<ShelfEffect> {
        let Some(id) = records::plan_of(name) else { return Vec::new() };
        let title = self.title(&id);
        match text {
            Some(text) => self.heard(&id, &text, &title),
            // A plan in use here is not taken away from the person.
            None if self.is_open(&id) => {
                self.own(&id).for_each(|own| own.unkept = Some(Unkept::TakenOff));
                vec![ShelfEffect::Say(phrase!(
                    "另一个窗口删除了规划“{title}”。这里仍可继续；要留下它，请在“规划”里重新保存或下载。",
                    "Another window deleted the plan “{title}”. You can go on here; to keep it, save or download it again under \
                     Plans."
                ))]
            }
            None => {
                self.forget(&id);
                Vec::new()
            }
        }
    }

    fn heard(&mut self, id: &Id, text: &str, title: &str) -> Vec<ShelfEffect> {
        let is_open = self.is_open(id);
        self.forget(id);
        self.plans.push(Shelved::of(id.clone(), Home::Machine, text));
        let Some(turned) = is_open.then(|| self.turn(id)).flatten() else { return Vec::new() };
        let told = phrase!(
            "另一个窗口更新了规划“{title}”，这里已随之更新。",
            "Another window updated the plan “{title}”; it has been updated here as well."
        );
        vec![turned, ShelfEffect::Tell(told)]
    }

    fn own(&mut self, id: &Id) -> impl Iterator<Item = &mut Shelved> {
        self.plans.iter_mut().filter(move |one| one.id == *id && one.home == Home::Machine)
    }
}

/// An id with numbers after it.
fn ids_after(id: &Id) -> impl Iterator<Item = Id> + use<> {
    let stem: String = id.as_str().chars().take(60).collect();
    (2..1000).filter_map(move |n| Id::new(&format!("{stem}-{n}")).ok())
}
