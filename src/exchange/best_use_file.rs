//! The best use of a budget as other programs read it: the JSON of `tuiyan optimise`.

use serde::Serialize;

use super::growth_file::GrowthFile;
use crate::plan::{Id, Nature};
use crate::projection::Reason;
use crate::risk::effort::{BestUse, BudgetStep, LeftOut, SavedSet};
use crate::scenario::Scenario;

/// The best use of one scenario's budget. Costs and budgets are in the person's own currency unit, shortfalls in the unit of the target;
/// `growth` is written as in scenario files.
///
/// ```json
/// {"scenario": "维持现状", "plan": "lizhou-14", "budget": 60.0,
///  "candidates": [
///   {"id": "t1-03", "nature": "expected", "shortfall": 1.3, "strict": false, "unit_cost": 10.0, "cost": 13.0, "saved": true,
///    "growth": {"family": "linear", "step": 0.26}}],
///  "best": {"saved": ["t1-03", "t1-16"], "binding": 1, "expected": 1, "other": 0, "cost": 51.0, "strict": false},
///  "alternatives": [{"saved": ["t1-16"], "binding": 1, "expected": 0, "other": 0, "cost": 38.0, "strict": false}],
///  "more": {"by": 11.0, "budget": 71.0, "saved": ["t1-03", "t1-04", "t1-16"], "binding": 1, "expected": 2, "other": 0,
///   "cost": 71.0, "strict": false},
///  "less": {"by": 22.0, "budget": 38.0, "saved": ["t1-16"], "binding": 1, "expected": 0, "other": 0, "cost": 38.0, "strict": false},
///  "left_out": [{"id": "t1-02", "reason": "unjudged", "unjudged": "status_not_stated"}]}
/// ```
///
/// `best` is `null` without a budget, `more` if nothing more can be saved, `less` if the best choice costs nothing. `strict` says that the
/// cost is a limit to be exceeded by a little. `reason` is `met`, `status`, `unjudged`, `impossible`, `locked` or `no_cost`; for `unjudged`,
/// the field `unjudged` has the reason of `tuiyan judge`.
#[derive(Serialize)]
pub struct BestUseOut {
    /// The scenario's name.
    scenario: String,
    /// The plan it belongs to.
    plan: Id,
    /// The budget; `null` if none is stated.
    budget: Option<f64>,
    /// The targets that could be saved, in the order of the plan.
    candidates: Vec<CandidateOut>,
    /// The best choice; `null` without a budget.
    best: Option<ChoiceOut>,
    /// The next best ones, best first.
    alternatives: Vec<ChoiceOut>,
    /// The smallest larger budget that saves more.
    more: Option<StepOut>,
    /// The largest smaller budget that saves less.
    less: Option<StepOut>,
    /// All other indicators.
    left_out: Vec<LeftOutOut>,
}

#[derive(Serialize)]
struct CandidateOut {
    id: Id,
    nature: Option<Nature>,
    shortfall: f64,
    /// Whether it takes a little more than the shortfall, and a little more than the cost.
    strict: bool,
    unit_cost: f64,
    cost: f64,
    /// Whether the best choice saves it.
    saved: bool,
    /// The growth that saves it, as scenario files write it.
    growth: GrowthFile,
}

#[derive(Serialize)]
struct ChoiceOut {
    saved: Vec<Id>,
    binding: usize,
    expected: usize,
    other: usize,
    cost: f64,
    strict: bool,
}

#[derive(Serialize)]
struct StepOut {
    by: f64,
    budget: f64,
    #[serde(flatten)]
    choice: ChoiceOut,
}

#[derive(Serialize)]
struct LeftOutOut {
    id: Id,
    reason: &'static str,
    /// Why it cannot be judged, if that is the reason.
    unjudged: Option<&'static str>,
}

/// The JSON for the best use of a scenario's budget.
pub fn best_use_out(scenario: &Scenario, found: &BestUse) -> BestUseOut {
    BestUseOut {
        scenario: scenario.name.clone(),
        plan: scenario.plan.clone(),
        budget: found.budget.map(f64::from),
        candidates: candidates(found),
        best: found.best.as_ref().map(ChoiceOut::of),
        alternatives: found.alternatives.iter().map(ChoiceOut::of).collect(),
        more: found.more.as_ref().map(StepOut::of),
        less: found.less.as_ref().map(StepOut::of),
        left_out: found.left_out.iter().map(|(indicator, reason)| LeftOutOut::of(&indicator.id, *reason)).collect(),
    }
}

fn candidates(found: &BestUse) -> Vec<CandidateOut> {
    let is_saved = |id: &Id| found.best.as_ref().is_some_and(|best| best.saved.contains(id));
    let each = found.candidates.iter().map(|candidate| CandidateOut {
        id: candidate.indicator.id.clone(),
        nature: candidate.indicator.nature,
        shortfall: candidate.shortfall.get(),
        strict: candidate.is_strict,
        unit_cost: candidate.unit_cost.get(),
        cost: candidate.cost.get(),
        saved: is_saved(&candidate.indicator.id),
        growth: GrowthFile::of(&candidate.growth),
    });
    each.collect()
}

impl ChoiceOut {
    fn of(choice: &SavedSet) -> Self {
        Self {
            saved: choice.saved.clone(),
            binding: choice.binding,
            expected: choice.expected,
            other: choice.others,
            cost: choice.cost.get(),
            strict: choice.is_strict,
        }
    }
}

impl StepOut {
    fn of(step: &BudgetStep) -> Self {
        Self { by: step.by.get(), budget: step.budget.get(), choice: ChoiceOut::of(&step.choice) }
    }
}

impl LeftOutOut {
    fn of(id: &Id, left_out: LeftOut) -> Self {
        let unjudged = match left_out {
            LeftOut::Unjudged(reason) => Some(Reason::code(reason)),
            _ => None,
        };
        Self { id: id.clone(), reason: left_out.code(), unjudged }
    }
}
