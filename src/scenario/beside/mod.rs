//! 上下级规划: a plan beside another that stands above it, or beside another edition of itself.
//!
//! `rows` is what is known of a row when it is paired, `proposal` which rows of two plans mean the same, `decisions` what a person says to
//! that and the pairs that follow, `held` what the two targets of a pair are to one another (`demand` which asks for more, `far` how ranges compare at their far ends), `path` the upper goal over the plan's own
//! path, and `kin` whether the two are editions of one plan. Nothing here is kept or shown.

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
pub use far::Far;
pub use held::{Counted, Gap, Held, Side, held};
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
