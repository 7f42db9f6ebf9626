//! Counted verdicts: met, missed, unjudged; never averaged.

use serde::Serialize;

use super::verdict::Standing;
use crate::plan::{Nature, Plan};

/// The scoreboard: verdicts counted, binding and expected apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// 约束性.
    pub binding: Tally,
    /// 预期性.
    pub expected: Tally,
    /// Indicators whose nature the document leaves open.
    #[serde(skip_serializing_if = "Tally::is_empty")]
    pub unstated: Tally,
}

impl Summary {
    /// Counts the verdicts of the plan's scored indicators. `standings` has one for every indicator, in the order of the plan.
    pub fn of(plan: &Plan, standings: impl Iterator<Item = Standing>) -> Self {
        let mut summary = Self::default();
        for (indicator, standing) in plan.indicators.iter().zip(standings).filter(|(indicator, _)| plan.is_scored(indicator)) {
            match indicator.nature {
                Some(Nature::Binding) => summary.binding.count(standing),
                Some(Nature::Expected) => summary.expected.count(standing),
                None => summary.unstated.count(standing),
            }
        }
        summary
    }
}

/// Verdicts counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// 达标.
    pub met: usize,
    /// 未达标.
    pub missed: usize,
    /// 无法判断.
    pub unjudged: usize,
    /// 观察: in no other count.
    #[serde(skip_serializing_if = "is_zero")]
    pub watched: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "a serializer's predicate takes what it is given")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Tally {
    /// Counts one more verdict.
    pub const fn count(&mut self, standing: Standing) {
        *match standing {
            Standing::Met => &mut self.met,
            Standing::Missed => &mut self.missed,
            Standing::Unjudged => &mut self.unjudged,
            Standing::Watched => &mut self.watched,
        } += 1;
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The number to be judged.
    pub const fn total(self) -> usize {
        self.met + self.missed + self.unjudged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_empty_until_a_verdict_of_any_kind_is_counted() {
        assert!(Tally::default().is_empty() && is_zero(&0) && !is_zero(&1));
        for standing in [Standing::Met, Standing::Missed, Standing::Unjudged, Standing::Watched] {
            let mut tally = Tally::default();
            tally.count(standing);
            assert!(!tally.is_empty(), "{standing:?}");
            assert_eq!(tally.total(), usize::from(standing != Standing::Watched));
        }
    }
}
