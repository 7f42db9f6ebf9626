//! A scenario that a person keeps, and whose observations it rests on.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::assumption::Scenario;
use super::edit::{Edit, apply};
use super::facts::{self, Facts, as_known, without_observations};
use super::refusal::EditRefusal;
use crate::plan::{Comparing, Id, Plan};

/// The key of a scenario on this machine. It says nothing about the scenario and never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// The key of the scenario that a plan opens with if nothing else is kept.
    pub fn opening() -> Self {
        Self("0".into())
    }

    /// A key of lower-case letters, digits and hyphens; `None` for anything else.
    pub fn new(text: &str) -> Option<Self> {
        let fits =
            (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        fits.then(|| Self(text.into()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The observations that a scenario rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Footing {
    /// The facts of the plan, as for nearly every scenario.
    Plan,
    /// Its own, which came with it: the person who opened it did not make them facts of the plan.
    Own,
    /// Its own, kept by an earlier version, until the person has chosen the facts where scenarios differ.
    Unsettled,
}

/// A scenario, together with the one it came from.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its key.
    pub key: Key,
    /// The scenario with its observations laid beneath: as it is shown and judged.
    pub scenario: Arc<Scenario>,
    /// The scenario's decisions, without the facts of the plan.
    decided: Arc<Scenario>,
    /// Its decisions when it was created, copied, or loaded from a file or a link.
    loaded: Arc<Scenario>,
    footing: Footing,
    /// Locked indicators, which do not change until they are unlocked.
    pub locked: BTreeSet<Id>,
}

/// `scenario` follows from the other fields.
impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        let alike = |one: &Arc<Scenario>, other: &Arc<Scenario>| Arc::ptr_eq(one, other) || one == other;
        self.key == other.key
            && self.footing == other.footing
            && self.locked == other.locked
            && alike(&self.decided, &other.decided)
            && alike(&self.loaded, &other.loaded)
    }
}

impl Kept {
    /// A scenario that comes now. If it observes something, it rests on that.
    pub fn new(key: Key, scenario: Scenario) -> Self {
        let footing = if facts::observed(&scenario).next().is_some() { Footing::Own } else { Footing::Plan };
        let decided = Arc::new(scenario);
        let kept = Self { key, scenario: decided.clone(), loaded: decided.clone(), decided, footing, locked: BTreeSet::new() };
        kept.alone()
    }

    /// The same on another footing.
    #[must_use]
    pub fn on(self, footing: Footing) -> Self {
        Self { footing, ..self }
    }

    /// The same with these indicators locked.
    #[must_use]
    pub fn locking(self, locked: BTreeSet<Id>) -> Self {
        Self { locked, ..self }
    }

    /// The same, having come as `loaded`.
    #[must_use]
    pub fn come_as(self, loaded: Arc<Scenario>) -> Self {
        Self { loaded, ..self }
    }

    /// Its decisions, without the facts of the plan.
    pub const fn decided(&self) -> &Arc<Scenario> {
        &self.decided
    }

    /// Its decisions when it came.
    pub const fn loaded(&self) -> &Arc<Scenario> {
        &self.loaded
    }

    /// The observations it rests on.
    pub const fn footing(&self) -> Footing {
        self.footing
    }

    /// Whether it has changed since it came.
    pub fn is_changed(&self) -> bool {
        !Arc::ptr_eq(&self.decided, &self.loaded) && self.decided != self.loaded
    }

    pub(super) fn decide(&mut self, decided: Arc<Scenario>, shown: Arc<Scenario>) {
        (self.decided, self.scenario) = (decided, shown);
    }

    /// Drops its own observations, now and as it came, and rests on the facts.
    pub(super) fn rest_on_plan(&mut self, plan: &Plan, facts: &Facts) {
        let bare = |scenario: &Arc<Scenario>| Arc::new(without_observations(scenario, facts, plan.period.base()));
        let is_as_it_came = Arc::ptr_eq(&self.decided, &self.loaded);
        self.decided = bare(&self.decided);
        self.loaded = if is_as_it_came { self.decided.clone() } else { bare(&self.loaded) };
        self.footing = Footing::Plan;
        self.ground(plan, facts);
    }

    /// Sets how outcomes are compared. That is a choice for the whole plan: a scenario that was unchanged stays unchanged.
    ///
    /// # Errors
    /// As [`apply`]; nothing of this edit is refused.
    pub(super) fn compare(&mut self, plan: &Plan, facts: &Facts, comparing: Comparing) -> Result<(), EditRefusal> {
        let is_as_it_came = Arc::ptr_eq(&self.decided, &self.loaded);
        apply(Arc::make_mut(&mut self.decided), plan, Edit::Compare(comparing))?;
        if is_as_it_came {
            self.loaded = self.decided.clone();
        } else {
            apply(Arc::make_mut(&mut self.loaded), plan, Edit::Compare(comparing))?;
        }
        self.ground(plan, facts);
        Ok(())
    }

    /// Lays its observations beneath it.
    pub(super) fn ground(&mut self, plan: &Plan, facts: &Facts) {
        self.scenario = match self.footing {
            Footing::Plan => facts.beneath(plan, &self.decided),
            Footing::Own | Footing::Unsettled => Facts::default().beneath(plan, &self.decided),
        };
    }

    /// As it is shown without any facts.
    fn alone(mut self) -> Self {
        if self.decided.as_of.is_some() {
            self.scenario = Arc::new(as_known(&self.decided));
        }
        self
    }
}
