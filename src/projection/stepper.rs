//! One year's step of each family.

use super::growth::Growth;
use super::math;
use crate::plan::{Amount, Rate};

/// One family with its numbers, ready to step.
#[derive(Clone, Copy)]
pub(super) enum Stepper<'a> {
    Hold,
    Linear { step: f64 },
    Compound { rate: f64 },
    Damped { step: f64, phi: f64 },
    Gap { share: f64, limit: f64 },
    Logistic { decay: f64, ceiling: f64 },
    Steps(&'a [Amount]),
    Rates(&'a [Rate]),
}

impl<'a> Stepper<'a> {
    /// `None` where a gap or an S-curve has no limit to go to.
    pub(super) fn new(growth: &'a Growth, limit: Option<Amount>, natural_ceiling: Option<Amount>) -> Option<Self> {
        Some(match growth {
            Growth::Hold => Self::Hold,
            Growth::Linear { step } => Self::Linear { step: step.get() },
            Growth::Compound { rate } => Self::Compound { rate: rate.get() },
            Growth::Damped { step, phi } => Self::Damped { step: step.get(), phi: phi.get() },
            Growth::Gap { share, limit: set } => Self::Gap { share: share.get(), limit: set.or(limit)?.get() },
            Growth::Logistic { steepness, ceiling } => {
                Self::Logistic { decay: math::exp(-steepness.get()), ceiling: ceiling.or(natural_ceiling)?.get() }
            }
            Growth::YearlySteps(steps) => Self::Steps(steps),
            Growth::YearlyRates(rates) => Self::Rates(rates),
        })
    }

    /// The same family with its parameter replaced; see [`Growth::with`].
    pub(super) fn with(self, x: f64) -> Self {
        match self {
            Self::Hold | Self::Linear { .. } | Self::Steps(_) => Self::Linear { step: x },
            Self::Compound { .. } | Self::Rates(_) => Self::Compound { rate: x },
            Self::Damped { phi, .. } => Self::Damped { step: x, phi },
            Self::Gap { limit, .. } => Self::Gap { share: x, limit },
            Self::Logistic { ceiling, .. } => Self::Logistic { decay: math::exp(-x), ceiling },
        }
    }

    /// The value after one year, the `t`-th. `weight` is φ^(t−1), kept by the walk so that it multiplies step by step.
    /// `None` where the step is undefined.
    #[inline]
    pub(super) fn step(self, y: f64, t: usize, weight: f64) -> Option<f64> {
        match self {
            Self::Hold => Some(y),
            Self::Linear { step } => Some(y + step),
            Self::Compound { rate } => compound(y, rate),
            Self::Damped { step, .. } => Some(y + step * weight),
            Self::Gap { share, limit } => Some(limit - (limit - y) * (1.0 - share)),
            Self::Logistic { decay, ceiling } => Some(logistic(y, decay, ceiling)),
            Self::Steps(steps) => Some(steps.get(t - 1).map_or(y, |step| y + step.get())),
            Self::Rates(rates) => rates.get(t - 1).map_or(Some(y), |rate| compound(y, rate.get())),
        }
    }

    /// Whether it multiplies, and so can fail to act.
    pub(super) const fn multiplies(&self) -> bool {
        matches!(self, Self::Compound { .. } | Self::Rates(_))
    }

    #[inline]
    /// The weight of the year after one of `weight`; see [`Self::step`].
    pub(super) fn damp(&self, weight: f64) -> f64 {
        match self {
            Self::Damped { phi, .. } => weight * phi,
            _ => weight,
        }
    }
}

#[inline]
fn compound(y: f64, rate: f64) -> Option<f64> {
    (y > 0.0).then_some(y * (1.0 + rate))
}

/// Adding k to the log-odds multiplies the odds `(L − y) / y` against by `e^(−k)`, which needs no logarithm.
fn logistic(y: f64, decay: f64, ceiling: f64) -> f64 {
    if y <= 0.0 || y >= ceiling { y } else { ceiling / (1.0 + (ceiling - y) / y * decay) }
}
