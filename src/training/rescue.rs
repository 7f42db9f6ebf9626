//! Binding targets saved in the learner's own scenario, and the change that took.

use super::change::ChangeAmount;
use super::exercise::{Exercise, Task};
use crate::plan::{Amount, Cost, Direction, Id, Indicator, Nature, Plan};
use crate::projection::{Growth, Judgement, Standing, Value, judge};
use crate::risk::effort::best_use;
use crate::scenario::{Assumption, Edit, Scenario, apply};

/// A target to save.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueGoal<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What its outcome lacks in the starting scenario.
    pub shortfall: Amount,
    /// Whether a little more than that is needed.
    pub is_strict: bool,
    /// The judgement in the starting scenario.
    pub before: Judgement,
    /// The growth that saves it with the least change, in its present family.
    pub least: Growth,
}

/// The result for one target.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueResult<'a> {
    /// The target.
    pub goal: RescueGoal<'a>,
    /// The judgement under the learner's growth.
    pub judgement: Judgement,
    /// The change made.
    pub change: ChangeAmount,
    /// The least change that would save it.
    pub least: ChangeAmount,
}

/// The result of a learner's scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescued<'a> {
    /// Target by target, in the order of the plan.
    pub saved: Vec<RescueResult<'a>>,
    /// Indicators with changes that do not count, because they are not the growth of a target.
    pub ignored: Vec<&'a Indicator>,
    /// Whether population growth was changed, which does not count either.
    pub ignores_population: bool,
}

/// The targets that an exercise asks to save: the binding ones of the scoreboard that its scenario misses and some growth can meet. Empty
/// for other exercises.
pub fn goals<'a>(plan: &'a Plan, task: &Task) -> Vec<RescueGoal<'a>> {
    let Task::Rescue { scenario, only, .. } = task else { return Vec::new() };
    let is_asked = |indicator: &Indicator| {
        let is_binding = indicator.nature == Some(Nature::Binding) && plan.is_scored(indicator);
        is_binding && (only.is_empty() || only.contains(&indicator.id))
    };
    // The search for the best use of a budget skips rows without a cost.
    let mut priced = Scenario { budget: None, ..(**scenario).clone() };
    for indicator in plan.indicators.iter().filter(|indicator| is_asked(indicator)) {
        let _ = apply(&mut priced, plan, Edit::UnitCost(indicator.id.clone(), Some(Cost::of(1.0))));
    }
    let found = best_use(plan, &priced, &std::collections::BTreeSet::new()).candidates;
    let goal = |candidate: crate::risk::effort::Candidate<'a>| RescueGoal {
        indicator: candidate.indicator,
        shortfall: candidate.shortfall,
        is_strict: candidate.is_strict,
        before: judge(&scenario.case(plan, candidate.indicator)),
        least: candidate.growth,
    };
    found.into_iter().filter(|candidate| is_asked(candidate.indicator)).map(goal).collect()
}

/// Scores a learner's scenario. For each target only its growth counts, put into the starting scenario; all other differences are left out.
pub fn rescued<'a>(plan: &'a Plan, exercise: &Exercise, learner: &Scenario) -> Rescued<'a> {
    let goals = goals(plan, &exercise.task);
    let Some(opening) = exercise.task.scenario() else {
        return Rescued { saved: Vec::new(), ignored: Vec::new(), ignores_population: false };
    };
    let is_goal = |id: &Id| goals.iter().any(|goal| goal.indicator.id == *id);
    let differs = |indicator: &&Indicator| {
        let (before, after) = (opening.assumption(&indicator.id), learner.assumption(&indicator.id));
        // Costs and ranges change no verdict.
        let bare = |assumption: &Assumption| Assumption { uncertainty: None, unit_cost: None, ..assumption.clone() };
        let grown = if is_goal(&indicator.id) { after.growth.clone() } else { before.growth.clone() };
        bare(after) != Assumption { growth: grown, ..bare(before) }
    };
    Rescued {
        ignored: plan.indicators.iter().filter(differs).collect(),
        ignores_population: opening.drivers != learner.drivers,
        saved: goals.into_iter().map(|goal| saved(plan, opening, learner, goal)).collect(),
    }
}

fn saved<'a>(plan: &Plan, opening: &Scenario, learner: &Scenario, goal: RescueGoal<'a>) -> RescueResult<'a> {
    let mut fair = opening.clone();
    let growth = learner.assumption(&goal.indicator.id).growth.clone();
    // A growth that does not fit the starting scenario leaves it as it was.
    let _ = apply(&mut fair, plan, Edit::Growth(goal.indicator.id.clone(), growth));
    let judgement = judge(&fair.case(plan, goal.indicator));
    let moved = harder(&goal, &judgement).zip(harder(&goal, &goal.before)).map_or(0.0, |(after, before)| (after - before).abs());
    let least = goal.change(goal.shortfall.get());
    RescueResult { judgement, change: goal.change(moved), least, goal }
}

/// The end of an outcome that is harder to bring to the target.
fn harder(goal: &RescueGoal, judgement: &Judgement) -> Option<f64> {
    let wanted = goal.indicator.statement.measured()?.direction();
    Some(match (judgement.outcome?, wanted) {
        (Value::Exact(value), _) => value.get(),
        (between, Direction::Rise) => between.low().get(),
        (between, Direction::Fall) => between.high().get(),
    })
}

impl RescueGoal<'_> {
    fn change(&self, moved: f64) -> ChangeAmount {
        let required = self.shortfall.get().max(self.indicator.decimals.printed_step() * 1e-6);
        ChangeAmount { steps: moved / self.indicator.decimals.printed_step(), share: moved / required }
    }
}

impl RescueResult<'_> {
    /// Whether the target is met now.
    pub fn is_met(&self) -> bool {
        self.judgement.verdict.standing() == Standing::Met
    }
}

impl Rescued<'_> {
    /// How many targets are met now.
    pub fn met(&self) -> usize {
        self.saved.iter().filter(|saved| saved.is_met()).count()
    }

    /// The total change made.
    pub fn change(&self) -> ChangeAmount {
        total(self.saved.iter().map(|saved| saved.change))
    }

    /// The least total change that saves all of them.
    pub fn least(&self) -> ChangeAmount {
        total(self.saved.iter().map(|saved| saved.least))
    }
}

fn total(changes: impl Iterator<Item = ChangeAmount>) -> ChangeAmount {
    changes.fold(ChangeAmount::default(), |sum, one| ChangeAmount { steps: sum.steps + one.steps, share: sum.share + one.share })
}
