//! Which target breaks first, and which is cheapest to turn.

use super::switching::{Switching, Unranked, switching};
use crate::plan::{Nature, Plan};
use crate::projection::Standing;
use crate::scenario::Scenario;

/// The measure of effort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Effort {
    /// Margin or shortfall of the outcome in units of the last printed decimal.
    #[default]
    Steps,
    /// The headroom's size as a share of the required change.
    Share,
}

/// The indicators to rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Those of the scoreboard.
    #[default]
    Scored,
    /// All of the plan.
    All,
}

/// A ranked indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedIndicator<'a> {
    /// The indicator and its switching value.
    pub switching: Switching<'a>,
    /// The effort, in the measure asked for.
    pub effort: f64,
}

/// The indicators in the order in which they need attention: binding ones first, ties in the order of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking<'a> {
    /// Met targets, the least headroom first.
    pub first_to_break: Vec<RankedIndicator<'a>>,
    /// Missed targets that could be met, the least effort first.
    pub cheapest_to_turn: Vec<RankedIndicator<'a>>,
    /// The indicators without a place, in the order of the plan, and why.
    pub apart: Vec<(Switching<'a>, Unranked)>,
}

/// Ranks the indicators of a scenario.
pub fn ranking<'a>(plan: &'a Plan, scenario: &Scenario, scope: Scope, by: Effort) -> Ranking<'a> {
    let mut ranking = Ranking::default();
    for indicator in plan.indicators.iter().filter(|indicator| scope == Scope::All || plan.is_scored(indicator)) {
        let switching = switching(plan, scenario, indicator);
        match effort(&switching, by) {
            Err(why) => ranking.apart.push((switching, why)),
            Ok(effort) if switching.judgement.verdict.standing() == Standing::Met => {
                ranking.first_to_break.push(RankedIndicator { switching, effort });
            }
            Ok(effort) => ranking.cheapest_to_turn.push(RankedIndicator { switching, effort }),
        }
    }
    for list in [&mut ranking.first_to_break, &mut ranking.cheapest_to_turn] {
        let is_not_binding = |ranked: &RankedIndicator| ranked.switching.indicator.nature != Some(Nature::Binding);
        list.sort_by(|a, b| is_not_binding(a).cmp(&is_not_binding(b)).then(a.effort.total_cmp(&b.effort)));
    }
    ranking
}

fn effort(switching: &Switching, by: Effort) -> Result<f64, Unranked> {
    match (switching.obstacle(), by) {
        (Some(why), _) => Err(why),
        (None, Effort::Steps) => switching.steps.ok_or(Unranked::AnyValue),
        (None, Effort::Share) => switching.share.ok_or(Unranked::HoldingIsEnough),
    }
}
