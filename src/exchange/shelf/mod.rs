//! The plans at hand, and which one is open: those that ship with the program, the one that a host puts beside the page, and those that a
//! person added on this machine.
//!
//! `plan` is a plan on the shelf, `records` stores a person's own, `coming` handles one that arrives, `going` deletes one and puts it back,
//! `offer` leads a link or files to their plan. [`ShelfEffect`]s tell the page what to do.

mod coming;
mod going;
mod offer;
mod plan;
mod records;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use coming::Clash;
pub use offer::{Offer, Offers, Waiting, owner_elsewhere};
pub use plan::{Home, Listed, Unkept};
pub use records::stay_with;

use super::memory::{Places, Storage, Trouble};
use super::{Faults, builtin_plans, id_of_plan, packed_plan};
use crate::phrase;
use crate::plan::{Id, Plan};
use going::Gone;
use plan::Shelved;

/// What the page is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum ShelfEffect {
    /// Turn to this plan.
    Open(Arc<Plan>),
    /// Say what went wrong.
    Say(String),
    /// Take back what was said last.
    Unsay,
    /// Tell what happened.
    Tell(String),
}

/// The plans at hand.
#[derive(Default)]
pub struct PlanShelf {
    plans: Vec<Shelved>,
    open: Option<Arc<Plan>>,
    beside: Option<Id>,
    clash: Option<Clash>,
    told: Option<String>,
    gone: Option<Gone>,
}

impl PlanShelf {
    /// The built-in plans and those kept on this machine, with the one open that was open last. Where none can be read none is open.
    pub fn found<S: Storage>(places: &Places<S>) -> (Self, Vec<ShelfEffect>) {
        let mut shelf = Self::default();
        let effects = shelf.fill(places);
        (shelf, effects)
    }

    /// Opens the plan that the program ships with, before anything is on the shelf.
    pub fn open_packed(&mut self) -> Vec<ShelfEffect> {
        self.open = packed_plan().map(Arc::new);
        self.open.iter().cloned().map(ShelfEffect::Open).collect()
    }

    /// Puts the plans on the shelf, as [`Self::found`] does; what is open by now stays so.
    pub fn fill<S: Storage>(&mut self, places: &Places<S>) -> Vec<ShelfEffect> {
        let builtin = builtin_plans().into_iter().filter_map(|text| Some(Shelved::of(id_of_plan(text)?, Home::Program, text)));
        let own = records::kept(places).into_iter().map(|(id, text)| Shelved::of(id, Home::Machine, &text));
        self.plans = builtin.chain(own).collect();
        if self.open.is_some() {
            return Vec::new();
        }
        let last = records::last_open(places).and_then(|id| self.turn(&id));
        last.map_or_else(|| self.turn_to_first(), |effect| vec![effect])
    }

    /// What became of the plan that came in last.
    pub fn told(&self) -> Option<&str> {
        self.told.as_deref()
    }

    /// Adds to that, where something is told.
    pub fn tell_more(&mut self, more: &str) {
        if let Some(told) = &mut self.told {
            told.push_str(crate::word!("", " "));
            told.push_str(more);
        }
    }

    /// Whether that plan is worked on.
    pub fn is_open(&self, id: &Id) -> bool {
        self.open.as_ref().is_some_and(|open| open.id == *id)
    }

    /// Opens the plan that the page was sent with.
    pub fn show(&mut self, id: &Id) -> Vec<ShelfEffect> {
        if self.is_open(id) { Vec::new() } else { self.turn(id).into_iter().collect() }
    }

    /// Goes over to another plan; the work on this one is found again.
    pub fn switch<S: Storage>(&mut self, id: &Id, places: &Places<S>) -> Vec<ShelfEffect> {
        self.told = None;
        let mut effects = vec![ShelfEffect::Unsay];
        if let Some(turned) = self.turn(id) {
            effects.push(turned);
            records::keep_open(places, id);
            self.beside = self.beside.take().filter(|beside| beside != id);
        }
        effects
    }

    /// Opens a plan, where it can be read.
    fn turn(&mut self, id: &Id) -> Option<ShelfEffect> {
        let plan = self.plan(id)?.ok()?;
        self.open = Some(plan.clone());
        Some(ShelfEffect::Open(plan))
    }

    /// Opens the first plan that can be read.
    fn turn_to_first(&mut self) -> Vec<ShelfEffect> {
        let ids = self.ids();
        if let Some(turned) = ids.iter().find_map(|id| self.turn(id)) {
            return vec![turned];
        }
        let faults = ids.first().and_then(|id| self.plan(id)?.err()).map(|faults| faults.summary()).unwrap_or_default();
        vec![ShelfEffect::Say(phrase!("内置规划无法读取。{faults}", "The built-in plan cannot be read. {faults}"))]
    }

    /// The plan that the open one is compared with.
    pub const fn beside(&self) -> Option<&Id> {
        self.beside.as_ref()
    }

    /// Compares the open plan with another, or with none.
    pub fn compare_with(&mut self, other: Option<Id>) {
        self.beside = other;
    }

    /// The ids at hand, each once, in the order of the shelf.
    fn ids(&self) -> Vec<Id> {
        let mut ids = Vec::new();
        for shelved in &self.plans {
            if !ids.contains(&shelved.id) {
                ids.push(shelved.id.clone());
            }
        }
        ids
    }

    fn shelved(&self, id: &Id) -> Option<&Shelved> {
        self.plans.iter().filter(|one| one.id == *id).max_by_key(|one| one.home)
    }

    /// Whether a plan of that id is at hand.
    pub fn has(&self, id: &Id) -> bool {
        self.shelved(id).is_some()
    }

    /// The plan of that id as it is read; `None` where there is none.
    pub fn plan(&self, id: &Id) -> Option<Result<Arc<Plan>, Faults>> {
        self.shelved(id).map(|shelved| shelved.read().clone())
    }

    /// The title of a plan, or its id where it cannot be read.
    pub fn title(&self, id: &Id) -> String {
        self.shelved(id).map_or_else(|| id.to_string(), Shelved::title)
    }

    /// The file of a plan as it came.
    pub fn text(&self, id: &Id) -> Option<Arc<str>> {
        self.shelved(id).map(|shelved| shelved.text.clone())
    }

    /// All plans for the panel.
    pub fn list(&self) -> Vec<Listed> {
        self.ids().iter().filter_map(|id| self.shelved(id)).map(Shelved::listed).collect()
    }

    /// Whether a plan is only in this window.
    pub fn has_unkept(&self) -> bool {
        self.plans.iter().any(|one| one.unkept.is_some())
    }
}

fn trouble(kept: Result<(), Trouble>) -> Option<Unkept> {
    kept.err().map(Unkept::Trouble)
}
