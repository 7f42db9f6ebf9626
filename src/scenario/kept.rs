//! A scenario that a person keeps, and what it rests on.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::assumption::Scenario;
use super::edit::{Edit, apply};
use super::facts::{self, Facts, as_known, without_observations};
use super::refusal::Refusal;
use crate::plan::{Comparing, Id, Plan};

/// What a scenario is kept under on this machine. It says nothing about the scenario and never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// The key of the scenario that a plan opens with, where nothing else is kept.
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

/// Whose observations a scenario rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Footing {
    /// The facts of the plan, as nearly every scenario does.
    Plan,
    /// Its own, with which it was sent: whoever opened it did not make them the plan's.
    Own,
    /// Its own, kept by an earlier version, until the person has said which of those that differ are the facts.
    Unsettled,
}

/// A scenario with what it was when it came.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it is kept under.
    pub key: Key,
    /// The scenario over what it rests on: as it is shown and judged.
    pub scenario: Arc<Scenario>,
    /// The scenario as it was decided, without the facts of the plan.
    decided: Arc<Scenario>,
    /// The same as it was when it was created, copied, or loaded from a file or a link.
    loaded: Arc<Scenario>,
    footing: Footing,
    /// Indicators of which nothing is to change until they are unlocked.
    pub locked: BTreeSet<Id>,
}

/// What is shown follows from the rest.
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
    /// A scenario that comes now. One that observes something rests on that.
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

    /// As it was decided, without the facts of the plan.
    pub const fn decided(&self) -> &Arc<Scenario> {
        &self.decided
    }

    /// As it was decided when it came.
    pub const fn loaded(&self) -> &Arc<Scenario> {
        &self.loaded
    }

    /// Whose observations it rests on.
    pub const fn footing(&self) -> Footing {
        self.footing
    }

    /// Whether it is another than when it came.
    pub fn is_changed(&self) -> bool {
        !Arc::ptr_eq(&self.decided, &self.loaded) && self.decided != self.loaded
    }

    pub(super) fn decide(&mut self, decided: Arc<Scenario>, shown: Arc<Scenario>) {
        (self.decided, self.scenario) = (decided, shown);
    }

    /// Leaves the observations of its own, here and where it came from: it rests on the facts.
    pub(super) fn rest_on_plan(&mut self, plan: &Plan, facts: &Facts) {
        let bare = |scenario: &Arc<Scenario>| Arc::new(without_observations(scenario, facts, plan.period.base()));
        let is_as_it_came = Arc::ptr_eq(&self.decided, &self.loaded);
        self.decided = bare(&self.decided);
        self.loaded = if is_as_it_came { self.decided.clone() } else { bare(&self.loaded) };
        self.footing = Footing::Plan;
        self.ground(plan, facts);
    }

    /// Compares its outcomes so, now and as it came: the choice is one for the plan, and no change of the scenario.
    ///
    /// # Errors
    /// As [`apply`]; nothing of this edit is refused.
    pub(super) fn compare(&mut self, plan: &Plan, facts: &Facts, comparing: Comparing) -> Result<(), Refusal> {
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

    /// Lays beneath it what it rests on.
    pub(super) fn ground(&mut self, plan: &Plan, facts: &Facts) {
        self.scenario = match self.footing {
            Footing::Plan => facts.beneath(plan, &self.decided),
            Footing::Own | Footing::Unsettled => Facts::default().beneath(plan, &self.decided),
        };
    }

    /// What is shown of it where no facts are known.
    fn alone(mut self) -> Self {
        if self.decided.as_of.is_some() {
            self.scenario = Arc::new(as_known(&self.decided));
        }
        self
    }
}
