//! Rankings as other programs read them: the JSON of `tuiyan rank`.

use serde::Serialize;

use super::judgement_file::{RequiredOut, ValueOut, result};
use crate::plan::{Id, Nature, Plan};
use crate::projection::Setting;
use crate::risk::{Effort, RankedIndicator, Scope, Switching, Unranked, ranking};
use crate::scenario::Scenario;

/// One scenario, ranked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioRanking {
    /// The scenario's name.
    pub scenario: String,
    /// The plan it belongs to.
    pub plan: Id,
    /// What `effort` is: `steps` or `share`.
    pub by: &'static str,
    /// Met targets, binding first, the least effort first.
    pub first_to_break: Vec<RankedOut>,
    /// Missed targets that could be met, in the same order.
    pub cheapest_to_turn: Vec<RankedOut>,
    /// Indicators without a place, in the order of the plan.
    pub apart: Vec<ApartOut>,
}

/// A ranked indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankedOut {
    /// The effort, in the measure `by`.
    pub effort: f64,
    /// What would turn its verdict.
    #[serde(flatten)]
    pub switching: SwitchingOut,
}

/// What would turn a verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SwitchingOut {
    /// The indicator.
    pub id: Id,
    /// Binding or expected, if the document says.
    pub nature: Option<Nature>,
    /// `met`, `missed` or `unjudged`.
    pub result: &'static str,
    /// The outcome, in the target's unit.
    pub outcome: Option<ValueOut>,
    /// The parameter as assumed; if years differ, their mean.
    pub present: Option<f64>,
    /// The requirement.
    pub required: Option<RequiredOut>,
    /// How far the parameter lies beyond the required value, in its own unit.
    pub headroom: Option<f64>,
    /// The headroom's size as a share of the required change.
    pub share: Option<f64>,
    /// Margin or shortfall in units of the last printed decimal.
    pub steps: Option<f64>,
}

/// An indicator without a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApartOut {
    /// The indicator.
    pub id: Id,
    /// Binding or expected, if the document says.
    pub nature: Option<Nature>,
    /// `met`, `missed` or `unjudged`.
    pub result: &'static str,
    /// Why: a reason of `tuiyan judge`, or `status`, `impossible`, `any`, `not_one_way` or `holding_is_enough`.
    pub reason: &'static str,
}

/// Ranks the indicators of a scenario.
pub fn rank_scenario(plan: &Plan, scenario: &Scenario, scope: Scope, by: Effort) -> ScenarioRanking {
    let found = ranking(plan, scenario, scope, by);
    let places = |list: &[RankedIndicator]| list.iter().map(RankedOut::of).collect();
    ScenarioRanking {
        scenario: scenario.name.clone(),
        plan: plan.id.clone(),
        by: match by {
            Effort::Steps => "steps",
            Effort::Share => "share",
        },
        first_to_break: places(&found.first_to_break),
        cheapest_to_turn: places(&found.cheapest_to_turn),
        apart: found.apart.iter().map(|(switching, why)| ApartOut::of(switching, *why)).collect(),
    }
}

impl RankedOut {
    fn of(ranked: &RankedIndicator) -> Self {
        Self { effort: ranked.effort, switching: SwitchingOut::of(&ranked.switching) }
    }
}

impl SwitchingOut {
    pub(super) fn of(switching: &Switching) -> Self {
        let (indicator, judgement) = (switching.indicator, &switching.judgement);
        Self {
            id: indicator.id.clone(),
            nature: indicator.nature,
            result: result(judgement.verdict.standing()),
            outcome: judgement.outcome.map(ValueOut::of),
            present: switching.present.map(Setting::get),
            required: judgement.required.map(RequiredOut::of),
            headroom: switching.headroom,
            share: switching.share,
            steps: switching.steps,
        }
    }
}

impl ApartOut {
    fn of(switching: &Switching, why: Unranked) -> Self {
        Self {
            id: switching.indicator.id.clone(),
            nature: switching.indicator.nature,
            result: result(switching.judgement.verdict.standing()),
            reason: match why {
                Unranked::Status => "status",
                Unranked::Unjudged(reason) => reason.code(),
                Unranked::Impossible(_) => "impossible",
                Unranked::AnyValue => "any",
                Unranked::TwoEnds => "two_ends",
                Unranked::NotOneWay => "not_one_way",
                Unranked::HoldingIsEnough => "holding_is_enough",
            },
        }
    }
}
