//! What would turn a verdict: the required parameter and the headroom to it.

use super::lean::Lean;
use super::rounding::tidy;
use crate::plan::{Amount, Comparison, Indicator, Plan};
use crate::projection::{Judgement, Obstacle, Reason, Requirement, Setting, Verdict, judge};
use crate::scenario::Scenario;

/// One indicator's switching value and its measures of effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Switching<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The judgement as assumed.
    pub judgement: Judgement,
    /// The parameter as assumed; if years differ, their mean; `None` for a status.
    pub present: Option<Setting>,
    /// How far the parameter lies beyond the required value, in its own unit; negative if it falls short. Years set one by one all move
    /// by the same amount. `None` if nothing turns the verdict.
    pub headroom: Option<f64>,
    /// The headroom's size as a share of the required change beyond holding. `None` if holding is enough.
    pub share: Option<f64>,
    /// Margin or shortfall of the outcome in units of the last printed decimal; `None` if the verdict has neither.
    pub steps: Option<f64>,
}

/// Why an indicator has no place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unranked {
    /// A status is stated, not projected.
    Status,
    /// The indicator cannot be judged.
    Unjudged(Reason),
    /// No parameter meets the target.
    Impossible(Obstacle),
    /// Every parameter meets the target.
    AnyValue,
    /// Both ends of a range bind, so no single value turns the verdict.
    TwoEnds,
    /// A larger parameter moves the outcome now up and now down.
    NotOneWay,
    /// Holding is enough, so there is no required change to measure against.
    HoldingIsEnough,
}

/// Judges an indicator and says what would turn its verdict.
pub fn switching<'a>(plan: &Plan, scenario: &Scenario, indicator: &'a Indicator) -> Switching<'a> {
    let case = scenario.case(plan, indicator);
    let judgement = judge(&case);
    let lean = Lean::new(&case);
    let assumption = scenario.assumption(&indicator.id);
    let bound = bound(&judgement);
    let headroom = bound.zip(lean).and_then(|((relation, required), lean)| headroom(lean, relation, required));
    let held = assumption.growth.as_ref().map_or(0.0, |growth| growth.held(judgement.start));
    let share = bound.filter(|(relation, required)| is_change(*relation, *required - held)).zip(headroom);
    Switching {
        indicator,
        present: case.statement.measured().map(|stated| assumption.likely_under(stated)),
        headroom,
        share: share.map(|((_, required), headroom)| tidy((headroom / (required - held)).abs())),
        steps: beyond(&judgement.verdict).map(|amount| tidy(amount.abs() / indicator.decimals.printed_step())),
        judgement,
    }
}

impl Switching<'_> {
    /// The required parameter, if there is one.
    pub fn required(&self) -> Option<(Comparison, f64)> {
        bound(&self.judgement)
    }

    /// Why it cannot be ranked by any measure; `None` if it can.
    pub fn obstacle(&self) -> Option<Unranked> {
        match (self.judgement.verdict, self.judgement.required) {
            (Verdict::Unjudged(reason), _) => Some(Unranked::Unjudged(reason)),
            (Verdict::Met { margin: None, .. } | Verdict::Missed { shortfall: None }, _) => Some(Unranked::Status),
            (_, None) => Some(Unranked::NotOneWay),
            (_, Some(Requirement::Impossible { obstacle, .. })) => Some(Unranked::Impossible(obstacle)),
            (_, Some(Requirement::Any { .. })) => Some(Unranked::AnyValue),
            (_, Some(Requirement::Between { .. })) => Some(Unranked::TwoEnds),
            (_, Some(Requirement::Bound { .. })) => None,
        }
    }
}

fn bound(judgement: &Judgement) -> Option<(Comparison, f64)> {
    match judgement.required? {
        Requirement::Bound { relation, setting, .. } => Some((relation, setting.get())),
        Requirement::Between { .. } | Requirement::Any { .. } | Requirement::Impossible { .. } => None,
    }
}

/// Whether the requirement asks for more than holding.
fn is_change(relation: Comparison, required: f64) -> bool {
    relation.direction().sign() * required > 0.0
}

fn headroom(lean: Lean, relation: Comparison, required: f64) -> Option<f64> {
    let helpful = relation.direction().sign();
    if let Some(present) = lean.growth().setting() {
        // A difference that is only a rounding error is none.
        let by = helpful * (present.get() - required);
        return Some(if by.abs() <= 1e-12 * required.abs() { 0.0 } else { by });
    }
    let toward = if lean.is_met(0.0) { -helpful } else { helpful };
    let first = (required.abs() / 64.0).max(1e-9);
    lean.turn_toward(toward, first).map(|by| -helpful * by)
}

/// How far the outcome lies beyond its target; negative if it falls short.
fn beyond(verdict: &Verdict) -> Option<f64> {
    match verdict {
        Verdict::Met { margin, .. } => margin.map(Amount::get),
        Verdict::Missed { shortfall } => shortfall.map(|shortfall| -shortfall.amount.get()),
        Verdict::Unjudged(_) => None,
    }
}
