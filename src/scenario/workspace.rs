//! The scenarios that a person keeps, one of them open, and the facts they rest on.

mod ground;

use std::sync::Arc;

use super::assumption::Scenario;
use super::facts::Facts;
use super::kept::{Kept, Key};
use super::naming;
use crate::plan::Plan;

/// The kept scenarios in the order in which they came. There is always at least one, and one is open.
#[derive(Clone, Debug)]
pub struct Workspace {
    kept: Vec<Kept>,
    open: usize,
    facts: Arc<Facts>,
}

/// Compared at every step of a slider, when the facts are usually the same object.
impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        let is_known_alike = Arc::ptr_eq(&self.facts, &other.facts) || self.facts == other.facts;
        is_known_alike && self.open == other.open && self.kept == other.kept
    }
}

impl Workspace {
    /// A workspace of one scenario.
    pub fn of(scenario: Scenario) -> Self {
        Self { kept: vec![Kept::new(Key::opening(), scenario)], open: 0, facts: Arc::default() }
    }

    /// A workspace of one scenario that holds every indicator of a plan.
    pub fn opening(plan: &Plan) -> Self {
        Self::of(Scenario::holding(plan))
    }

    /// A workspace of these, with that one open, or else the last; `None` if there are none. Of several under one key it takes only the
    /// first.
    pub fn from_kept(kept: Vec<Kept>, open: Option<&Key>) -> Option<Self> {
        let mut unique: Vec<Kept> = Vec::with_capacity(kept.len());
        for one in kept {
            if unique.iter().all(|other| other.key != one.key) {
                unique.push(one);
            }
        }
        let last = unique.len().checked_sub(1)?;
        let at = open.and_then(|open| unique.iter().position(|one| one.key == *open)).unwrap_or(last);
        Some(Self { kept: unique, open: at, facts: Arc::default() })
    }

    /// The same over these facts.
    #[must_use]
    pub fn over(mut self, plan: &Plan, facts: Facts) -> Self {
        self.know(plan, Arc::new(facts));
        self.settle_quietly(plan);
        self
    }

    /// The facts of the plan.
    pub const fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// The kept scenarios.
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// The open one.
    pub fn open(&self) -> &Kept {
        &self.kept[self.open]
    }

    /// The scenario under a key.
    pub fn get(&self, key: &Key) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.key == *key)
    }

    /// The kept scenario that is equal except for a number behind its name, which [`Self::free_name`] may have given it.
    pub fn same_as(&self, scenario: &Scenario) -> Option<&Kept> {
        let arrived = naming::arrived(scenario);
        let is_numbered = |name: &str| {
            let rest = name.strip_prefix(arrived.as_str()).map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
            rest.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
        };
        let is_same =
            |other: &Scenario| is_numbered(&other.name) && *other == Scenario { name: other.name.clone(), ..scenario.clone() };
        self.kept.iter().find(|kept| is_same(&kept.scenario))
    }

    /// A name that no kept scenario has: the wanted one, or that with a number.
    pub fn free_name(&self, wanted: &str) -> String {
        let is_free = |name: &String| self.kept.iter().all(|kept| kept.scenario.name != *name);
        let numbered = (2..).map(|n| format!("{wanted} {n}"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }

    /// Opens the scenario under a key; does nothing if there is none.
    pub(super) fn switch(&mut self, key: &Key) {
        if let Some(at) = self.kept.iter().position(|kept| kept.key == *key) {
            self.open = at;
        }
    }

    pub(super) fn open_mut(&mut self) -> &mut Kept {
        &mut self.kept[self.open]
    }

    pub(super) fn get_mut(&mut self, key: &Key) -> Option<&mut Kept> {
        self.kept.iter_mut().find(|kept| kept.key == *key)
    }

    /// Replaces the scenario under the same key, or adds it at the end.
    pub(super) fn put(&mut self, kept: Kept) {
        match self.kept.iter_mut().find(|other| other.key == kept.key) {
            Some(place) => *place = kept,
            None => self.kept.push(kept),
        }
    }

    /// Adds a scenario and opens it.
    pub(super) fn add(&mut self, kept: Kept) {
        let key = kept.key.clone();
        self.put(kept);
        self.switch(&key);
    }

    /// Removes a scenario, unless it is the last one. If it was open, its neighbour is opened.
    pub(super) fn take(&mut self, key: &Key) -> Option<Kept> {
        let at = self.kept.iter().position(|kept| kept.key == *key).filter(|_| self.kept.len() > 1)?;
        let taken = self.kept.remove(at);
        if self.open > at || self.open == self.kept.len() {
            self.open -= 1;
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    fn named(names: &[&str]) -> Workspace {
        let plan = builtin_plan().unwrap();
        let kept =
            |name: &&str| Kept::new(Key::new(name).unwrap(), Scenario { name: name.to_string(), ..Scenario::holding(&plan) });
        Workspace::from_kept(names.iter().map(kept).collect(), None).unwrap()
    }

    #[test]
    fn a_key_is_a_short_plain_word() {
        assert!(Key::new("18c-4f").is_some());
        assert_eq!([Key::new(""), Key::new("A"), Key::new("a/b"), Key::new(&"a".repeat(41))], [None, None, None, None]);
    }

    #[test]
    fn the_neighbour_of_what_is_taken_out_is_open_and_the_last_one_stays() {
        let mut workspace = named(&["a", "b", "c"]);
        assert_eq!(workspace.open().key.as_str(), "c");
        workspace.take(&Key::new("c").unwrap());
        assert_eq!(workspace.open().key.as_str(), "b");
        workspace.take(&Key::new("a").unwrap());
        assert_eq!(workspace.open().key.as_str(), "b");
        assert_eq!(workspace.take(&Key::new("b").unwrap()), None);
        assert_eq!(workspace.kept().len(), 1);
    }

    #[test]
    fn a_name_is_free_with_a_number_if_not_without() {
        let workspace = named(&["a", "b"]);
        assert_eq!(workspace.free_name("c"), "c");
        assert_eq!(workspace.free_name("a"), "a 2");
    }

    #[test]
    fn the_same_scenario_is_known_by_its_name_with_or_without_a_number() {
        let workspace = named(&["w", "x"]);
        let plan = builtin_plan().unwrap();
        let like = |name: &str| Scenario { name: name.to_owned(), ..Scenario::holding(&plan) };
        assert_eq!(workspace.same_as(&like("x")).map(|kept| kept.key.as_str()), Some("x"));
        assert_eq!(workspace.same_as(&like("")), None);
        let of = |name: &str| Workspace::of(like(name));
        assert!(of("甲 3").same_as(&like("甲")).is_some());
        assert!(of("甲乙").same_as(&like("甲")).is_none());
        assert!(of("甲").same_as(&Scenario { seed: 9, ..like("甲") }).is_none());
    }

    #[test]
    fn there_is_no_workspace_without_a_scenario_and_a_key_stands_for_one() {
        assert_eq!(Workspace::from_kept(Vec::new(), None), None);
        assert_eq!(named(&["a", "a", "b"]).kept().len(), 2);
    }
}
