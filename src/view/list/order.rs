//! What stands first in a list.

use crate::math::in_order;
use crate::plan::{Nature, Plan};
use crate::projection::{Judgement, Standing, Verdict};
use crate::word;

/// What stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ListOrder {
    /// 原表顺序: as the document prints it.
    #[default]
    Printed,
    /// 差距: what lacks most of the planned change.
    Gap,
    /// 约束性在前.
    Binding,
}

impl ListOrder {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Printed, Self::Gap, Self::Binding];

    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Printed => word!("原表顺序", "As printed"),
            Self::Gap => word!("差距大的在前", "Largest gap first"),
            Self::Binding => word!("约束性在前", "Binding first"),
        }
    }
}

/// How far an indicator is from its target, to sort by: the greater, the further.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Distance(u8, f64);

/// What is missed comes before what cannot be judged, and that before what is met. What is missed is told apart by what lacks of the
/// planned change; a status, which has no such share, lacks all of it.
pub fn gap_to_target(judgement: &Judgement) -> Distance {
    match judgement.verdict {
        Verdict::Missed { shortfall } => {
            let share = shortfall.map_or(Some(1.0), |shortfall| shortfall.share);
            Distance(3, share.filter(|share| share.is_finite()).unwrap_or(0.0))
        }
        Verdict::Unjudged(_) if judgement.verdict.standing() == Standing::Watched => Distance(0, 0.0),
        Verdict::Unjudged(_) => Distance(2, 0.0),
        Verdict::Met { .. } => Distance(1, 0.0),
    }
}

impl ListOrder {
    /// The places of all indicators of a plan in this order; what is alike stays as printed.
    pub(super) fn places(self, plan: &Plan, gap: impl Fn(usize) -> Distance) -> Vec<usize> {
        let mut all: Vec<usize> = (0..plan.indicators.len()).collect();
        match self {
            Self::Printed => {}
            Self::Gap => {
                let gaps: Vec<_> = all.iter().map(|at| gap(*at)).collect();
                in_order(&mut all, |a, b| gaps[*a] > gaps[*b]);
            }
            Self::Binding => {
                let rank = |at: &usize| rank(plan.indicators[*at].nature);
                in_order(&mut all, |a, b| rank(a) < rank(b));
            }
        }
        all
    }
}

const fn rank(nature: Option<Nature>) -> u8 {
    match nature {
        Some(Nature::Binding) => 0,
        Some(Nature::Expected) => 1,
        None => 2,
    }
}
