//! What the scenarios rest on: the facts of the plan, or their own observations.

use std::sync::Arc;

use super::Workspace;
use crate::plan::{Amount, Comparing, Id, Plan, Year};
use crate::scenario::assumption::Scenario;
use crate::scenario::facts::{Dispute, Facts, disputes, over};
use crate::scenario::kept::{Footing, Kept};
use crate::scenario::refusal::EditRefusal;

impl Workspace {
    /// Observations that an earlier version kept with the scenarios, where these differ.
    pub fn disputes(&self) -> Vec<Dispute> {
        disputes(&self.facts, self.unsettled().map(|kept| &**kept.decided()))
    }

    /// Observations of an indicator later than the year from which the open scenario looks: known, but not used.
    pub fn later(&self, id: &Id) -> Vec<(Year, Amount)> {
        let open = self.open();
        let Some(as_of) = open.decided().as_of else { return Vec::new() };
        let is_later = |(year, _): &(Year, Amount)| *year > as_of;
        match open.footing() {
            Footing::Plan => {
                let known = self.facts.series().get(id).into_iter().flatten();
                known.map(|(year, fact)| (*year, fact.value)).filter(is_later).collect()
            }
            Footing::Own | Footing::Unsettled => open.decided().assumption(id).observed().filter(is_later).collect(),
        }
    }

    /// The open scenario with all observations used, if it looks from an earlier year.
    pub fn wholly_known(&self, plan: &Plan) -> Option<Scenario> {
        let open = self.open();
        open.decided().as_of?;
        let known = Scenario { as_of: None, ..Scenario::clone(open.decided()) };
        Some(if open.footing() == Footing::Plan { over(plan, &self.facts, &known) } else { known })
    }

    /// Sets how the outcomes of all scenarios are compared.
    ///
    /// # Errors
    /// As [`Kept::compare`].
    pub(in crate::scenario) fn compare(&mut self, plan: &Plan, comparing: Comparing) -> Result<(), EditRefusal> {
        self.kept.iter_mut().try_for_each(|kept| kept.compare(plan, &self.facts, comparing))
    }

    fn unsettled(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().filter(|kept| kept.footing() == Footing::Unsettled)
    }

    /// Lays facts beneath all scenarios that rest on them.
    pub(in crate::scenario) fn know(&mut self, plan: &Plan, facts: Arc<Facts>) {
        self.facts = facts;
        for kept in &mut self.kept {
            kept.ground(plan, &self.facts);
        }
    }

    /// Whether nothing is known yet: there are no facts, and no scenario has observations that could become facts.
    pub(in crate::scenario) fn knows_nothing(&self) -> bool {
        self.facts.is_empty() && self.unsettled().next().is_none()
    }

    /// Makes scenarios rest on the facts if their own observations are the same.
    pub(in crate::scenario) fn gather(&mut self, plan: &Plan) {
        for kept in self.kept.iter_mut().filter(|kept| kept.footing() == Footing::Own) {
            let mut resting = kept.clone();
            resting.rest_on_plan(plan, &self.facts);
            if resting.scenario == kept.scenario {
                *kept = resting;
            }
        }
    }

    /// Turns observations that earlier versions kept with the scenarios into facts, if the scenarios agree.
    pub(in crate::scenario) fn settle_quietly(&mut self, plan: &Plan) {
        if self.unsettled().next().is_some() && self.disputes().is_empty() {
            self.settle(plan, Facts::clone(&self.facts));
        }
    }

    /// Turns observations that earlier versions kept with the scenarios into facts, except where `facts` already have a figure. A scenario
    /// whose observations cannot be facts keeps its own.
    pub(in crate::scenario) fn settle(&mut self, plan: &Plan, mut facts: Facts) {
        let is_learned: Vec<_> = self
            .kept
            .iter()
            .map(|kept| (kept.footing() == Footing::Unsettled).then(|| facts.learn(plan, kept.decided()).is_ok()))
            .collect();
        for (kept, is_learned) in self.kept.iter_mut().zip(is_learned) {
            match is_learned {
                Some(true) => kept.rest_on_plan(plan, &facts),
                Some(false) => *kept = kept.clone().on(Footing::Own),
                None => {}
            }
        }
        self.know(plan, Arc::new(facts));
    }
}
