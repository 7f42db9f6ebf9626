//! What can be said about all binding targets together if nothing is known about the dependence of their deviations.

use super::chance::{Chance, NoChance, chance};
use crate::plan::{Indicator, Nature, Plan};
use crate::projection::{Reason, Standing, judge};
use crate::scenario::Scenario;

/// The smallest and the greatest chance that all binding targets are met, whatever the dependence.
#[derive(Clone, Debug, PartialEq)]
pub struct Frechet<'a> {
    /// `max(0, Σp − (k − 1))`
    pub low: f64,
    /// `min p`
    pub high: f64,
    /// How many of the counted targets have a stated range.
    pub ranged: usize,
    /// How many are counted: `k`.
    pub counted: usize,
    /// The targets without a chance, which are left out, and why.
    pub left_out: Vec<(&'a Indicator, NoChance)>,
}

/// The bounds over the binding targets of the scoreboard. A target with a verdict but no stated range counts as 0 or 1. `None` if no
/// binding target can be judged.
pub fn frechet<'a>(plan: &'a Plan, scenario: &Scenario) -> Option<Frechet<'a>> {
    let (mut chances, mut ranged, mut left_out) = (Vec::new(), 0, Vec::new());
    for indicator in plan.scored().filter(|indicator| indicator.nature == Some(Nature::Binding)) {
        match binding(plan, scenario, indicator) {
            Ok((share, is_ranged)) => {
                chances.push(share);
                ranged += usize::from(is_ranged);
            }
            Err(why) => left_out.push((indicator, why)),
        }
    }
    let high = chances.iter().copied().reduce(f64::min)?;
    // Summing what each lacks keeps certain targets from blurring the sum.
    let low = (1.0 - chances.iter().map(|share| 1.0 - share).sum::<f64>()).max(0.0);
    Some(Frechet { low, high, ranged, counted: chances.len(), left_out })
}

/// The chance of one target, and whether it comes from a stated range.
fn binding(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Result<(f64, bool), NoChance> {
    let case = scenario.case(plan, indicator);
    match chance(&case, scenario.assumption(&indicator.id).uncertainty) {
        Ok(Chance { share, .. }) => Ok((share, true)),
        Err(why @ (NoChance::Status | NoChance::NothingStated)) => match judge(&case).verdict.standing() {
            Standing::Met => Ok((1.0, false)),
            Standing::Missed => Ok((0.0, false)),
            Standing::Unjudged if why == NoChance::Status => Err(NoChance::Unjudged(Reason::StatusNotStated)),
            Standing::Unjudged | Standing::Watched => Err(why),
        },
        Err(why) => Err(why),
    }
}
