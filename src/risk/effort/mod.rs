//! Best use of effort: which missed targets to save with a budget.
//!
//! Reading order: `candidate` (what can be saved, at what cost), `program` and `picker` (the optimisation), `choice` (what was found), and here the
//! question and its answer. No cost is invented: what a person stated no unit cost for is never chosen.

mod candidate;
mod choice;
mod picker;
mod program;

use std::collections::BTreeSet;

pub use candidate::{Candidate, LeftOut};
pub use choice::{Choice, Step};

use crate::plan::{Cost, Id, Indicator, Plan};
use crate::projection::{Summary, judge};
use crate::scenario::{Edit, Scenario, apply};
use candidate::candidate;
use picker::Items;

/// How many next best choices are listed.
const ALTERNATIVES: usize = 3;

/// What can be saved, what should be, and what a little more or less of the budget would change.
#[derive(Clone, Debug, PartialEq)]
pub struct BestUse<'a> {
    /// What may be spent, as the scenario states it.
    pub budget: Option<Cost>,
    /// The targets that could be saved, in the order of the plan.
    pub candidates: Vec<Candidate<'a>>,
    /// All other indicators, each with the reason.
    pub left_out: Vec<(&'a Indicator, LeftOut)>,
    /// The best choice; `None` where no budget is stated.
    pub best: Option<Choice>,
    /// The next best choices, best first; none of them empty.
    pub alternatives: Vec<Choice>,
    /// The smallest larger budget with which more can be saved.
    pub more: Option<Step>,
    /// The largest smaller budget with which less can be saved, cut to what that costs.
    pub less: Option<Step>,
}

/// Finds the best use of a scenario's budget: most binding targets, then most expected ones, then most of those whose nature the
/// document leaves open, then the least cost, then the earliest in the plan. Nothing of what is `locked` is chosen.
///
/// ```
/// use std::collections::BTreeSet;
/// use tuiyan::{exchange, plan::{Cost, Id}, risk::effort, scenario::{Edit, Scenario, apply}};
/// let plan = exchange::builtin_plan()?;
/// let mut scenario = Scenario::holding(&plan);
/// let enrolment = Id::new("t1-03").unwrap();
/// apply(&mut scenario, &plan, Edit::UnitCost(enrolment.clone(), Some(Cost::of(100.0)))).unwrap();
/// apply(&mut scenario, &plan, Edit::Budget(Some(Cost::of(130.0)))).unwrap();
/// let best = effort::best_use(&plan, &scenario, &BTreeSet::new()).best.unwrap();
/// assert_eq!(best.saved, [enrolment]);
/// # Ok::<(), exchange::Faults>(())
/// ```
pub fn best_use<'a>(plan: &'a Plan, scenario: &Scenario, locked: &BTreeSet<Id>) -> BestUse<'a> {
    let (mut candidates, mut left_out) = (Vec::new(), Vec::new());
    for indicator in &plan.indicators {
        match candidate(plan, scenario, indicator, locked.contains(&indicator.id)) {
            Ok(found) => candidates.push(found),
            Err(reason) => left_out.push((indicator, reason)),
        }
    }
    let items = Items::of(&candidates);
    let nothing = BestUse { budget: None, candidates, left_out, best: None, alternatives: Vec::new(), more: None, less: None };
    match scenario.budget {
        Some(budget) => within(budget, &items, nothing),
        None => nothing,
    }
}

fn within<'a>(budget: Cost, items: &Items, effort: BestUse<'a>) -> BestUse<'a> {
    let Some(pick) = items.fullest(budget.get(), &[]) else { return BestUse { budget: Some(budget), ..effort } };
    let choice = |pick: &[bool]| Choice::of(&effort.candidates, pick);
    let best = choice(&pick);
    let mut seen = vec![pick.clone()];
    while seen.len() <= ALTERNATIVES {
        match items.fullest(budget.get(), &seen) {
            Some(next) if next.contains(&true) => seen.push(next),
            _ => break,
        }
    }
    let alternatives = seen.iter().skip(1).map(|pick| choice(pick)).collect();
    let more = items.better_than(&pick).and_then(|cost| items.fullest(cost, &[])).map(|pick| Step::to(budget, choice(&pick)));
    let less = items.below(best.cost.get()).map(|pick| Step::to(budget, choice(&pick)));
    BestUse { budget: Some(budget), best: Some(best), alternatives, more, less, ..effort }
}

impl BestUse<'_> {
    /// What it would cost to save everything that can be saved.
    pub fn total(&self) -> Cost {
        Choice::of(&self.candidates, &vec![true; self.candidates.len()]).cost
    }

    /// The edit that saves what a choice chose: each growth brings its indicator to its target, in its present family.
    pub fn applied(&self, choice: &Choice) -> Edit {
        let chosen = self.candidates.iter().filter(|candidate| choice.saved.contains(&candidate.indicator.id));
        Edit::All(chosen.map(|candidate| Edit::Growth(candidate.indicator.id.clone(), Some(candidate.growth.clone()))).collect())
    }

    /// The scoreboard of the scenario that this was found for once a choice is applied to it.
    pub fn scores(&self, plan: &Plan, scenario: &Scenario, choice: &Choice) -> Summary {
        let mut applied = scenario.clone();
        // What cannot be applied changes nothing, and so does its scoreboard.
        let _ = apply(&mut applied, plan, self.applied(choice));
        summary(plan, &applied)
    }
}

/// The scoreboard of a scenario as it stands.
pub fn summary(plan: &Plan, scenario: &Scenario) -> Summary {
    Summary::of(plan, plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator)).verdict.standing()))
}

#[cfg(test)]
mod tests;
