//! 上下级规划: a plan beside another that stands above it, or beside another edition of itself.
//!
//! `rows` describes a row for pairing, `proposal` finds rows of two plans that mean the same, `decisions` holds what a person says to that
//! and the pairs that follow. `held` compares the two targets of a pair (`demand`: which asks for more; `far`: how ranges compare at their
//! far ends), `path` judges the plan's own path by the upper goal, and `kin` tells whether the two are editions of one plan. Nothing here
//! is stored or shown.

mod decisions;
mod demand;
mod entry;
mod far;
mod held;
mod hindrance;
mod kin;
mod path;
mod proposal;
mod rows;

#[cfg(test)]
mod tests;

pub use decisions::{Bond, Couple, Decisions, Pair, pairs, without_partner};
pub use demand::Demand;
pub use far::FarOrder;
pub use held::{ComparedPair, Counted, PairSide, TargetGap, held};
pub use hindrance::Hindrance;
pub use kin::{Kin, kin};

use super::Scenario;
use crate::plan::{Id, Indicator, Plan, Statement};

/// A plan and the scenario that it is seen under.
#[derive(Clone, Copy)]
pub struct PlanUnder<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// One of its scenarios.
    pub scenario: &'a Scenario,
}

impl<'a> PlanUnder<'a> {
    /// One of its indicators, if it has it.
    fn indicator(self, id: &Id) -> Option<&'a Indicator> {
        self.plan.indicator(id)
    }

    /// What it states of an indicator in the reading that the scenario chose.
    pub fn statement(self, indicator: &'a Indicator) -> &'a Statement {
        self.scenario.assumption(&indicator.id).statement(indicator)
    }
}
