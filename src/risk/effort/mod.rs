//! Best use of effort: which missed targets to save with a budget.
//!
//! Reading order: `candidate` (what can be saved, at what cost), `price` and `picker` (the optimisation), `choice` (the result), `whole`
//! (rows that refer to one another), and here the question and its answer. No cost is invented: without a unit cost from a person an
//! indicator is never chosen.

mod candidate;
mod choice;
mod picker;
mod price;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

pub use candidate::{Candidate, LeftOut};
pub use choice::{BudgetStep, SavedSet};

use crate::plan::{Cost, Id, Indicator, Plan};
use crate::projection::{Standing, Summary, judge};
use crate::scenario::{Edit, Scenario};
use candidate::candidate;
use picker::Items;

/// What can be saved, what should be, and what a little more or less budget would change.
#[derive(Clone, Debug, PartialEq)]
pub struct BestUse<'a> {
    /// The scenario's budget.
    pub budget: Option<Cost>,
    /// The targets that could be saved, in the order of the plan.
    pub candidates: Vec<Candidate<'a>>,
    /// All other indicators, each with the reason.
    pub left_out: Vec<(&'a Indicator, LeftOut)>,
    /// The best choice; `None` without a budget.
    pub best: Option<SavedSet>,
    /// The next best choices, best first; none of them empty.
    pub alternatives: Vec<SavedSet>,
    /// The smallest larger budget with which more can be saved.
    pub more: Option<BudgetStep>,
    /// The largest smaller budget with which less can be saved, reduced to the cost of that.
    pub less: Option<BudgetStep>,
    /// Whether rows refer to candidates, and there are too many candidates to try every set.
    pub is_approximate: bool,
    /// The standing of each indicator of the plan.
    standings: Vec<Standing>,
}

/// Finds the best use of a scenario's budget: most binding targets, then most expected ones, then most of those whose nature the
/// document leaves open, then the least cost, then the earliest in the plan. It chooses nothing that is `locked`.
///
/// ```
/// use std::collections::{BTreeMap, BTreeSet};
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
    let (mut candidates, mut left_out, mut standings) = (Vec::new(), Vec::new(), Vec::new());
    for indicator in &plan.indicators {
        let judgement = judge(&scenario.case(plan, indicator));
        standings.push(judgement.verdict.standing());
        match candidate(plan, scenario, indicator, &judgement, locked.contains(&indicator.id)) {
            Ok(found) => candidates.push(found),
            Err(reason) => left_out.push((indicator, reason)),
        }
    }
    let none = BestUse {
        budget: None,
        candidates,
        left_out,
        best: None,
        alternatives: Vec::new(),
        more: None,
        less: None,
        is_approximate: false,
        standings,
    };
    match scenario.budget {
        Some(budget) => {
            let found = within(budget, none);
            if whole::is_entangled(plan, scenario, &found) { whole::judged(plan, scenario, budget, found) } else { found }
        }
        None => none,
    }
}

fn within(budget: Cost, effort: BestUse) -> BestUse {
    let picks = Items::of(&effort.candidates).picks(budget.get());
    let choice = |pick: &Vec<usize>| SavedSet::of(&effort.candidates, pick);
    let step = |pick: &Vec<usize>| BudgetStep::to(budget, choice(pick));
    BestUse {
        budget: Some(budget),
        best: Some(choice(&picks.best)),
        alternatives: picks.alternatives.iter().map(choice).collect(),
        more: picks.more.as_ref().map(step),
        less: picks.less.as_ref().map(step),
        ..effort
    }
}

impl BestUse<'_> {
    /// The cost of saving everything that can be saved.
    pub fn total(&self) -> Cost {
        SavedSet::of(&self.candidates, &(0..self.candidates.len()).collect::<Vec<_>>()).cost
    }

    /// The edit that applies a choice: each growth, in its present family, brings its indicator to its target.
    pub fn applied(&self, choice: &SavedSet) -> Edit {
        let saved: BTreeSet<_> = choice.saved.iter().collect();
        let chosen = self.candidates.iter().filter(|candidate| saved.contains(&candidate.indicator.id));
        Edit::All(chosen.map(|candidate| Edit::Growth(candidate.indicator.id.clone(), Some(candidate.growth.clone()))).collect())
    }

    /// The present scoreboard.
    pub fn scores(&self, plan: &Plan) -> Summary {
        Summary::of(plan, self.standings.iter().copied())
    }

    /// The scoreboard after a choice is applied. Each saving growth was checked against its target, and moves only indicators that refer to
    /// its own.
    pub fn scores_with(&self, plan: &Plan, choice: &SavedSet) -> Summary {
        Summary::of(plan, self.standings_with(plan, choice))
    }

    /// The standing of each indicator after a choice is applied.
    fn standings_with(&self, plan: &Plan, choice: &SavedSet) -> impl Iterator<Item = Standing> {
        let saved: BTreeSet<_> = choice.saved.iter().collect();
        let turned: BTreeMap<_, _> = choice.turned.iter().map(|(id, standing)| (id, *standing)).collect();
        let standing = |one: &Indicator, now: Standing| match turned.get(&one.id) {
            Some(standing) => *standing,
            None if saved.contains(&one.id) => Standing::Met,
            None => now,
        };
        let all: Vec<_> = plan.indicators.iter().zip(&self.standings).map(|(one, now)| standing(one, *now)).collect();
        all.into_iter()
    }
}

#[cfg(test)]
mod tests;
