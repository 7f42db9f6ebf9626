//! One year's step of each family.

use super::batch::exp;
use super::growth::Growth;
use crate::plan::{Amount, Rate};

/// One family with its parameters, ready to step.
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
    Even { flow: f64 },
}

impl<'a> Stepper<'a> {
    /// `None` if a gap or an S-curve has no limit. Only these two use the natural bound.
    #[inline]
    pub(super) fn new(
        growth: &'a Growth,
        limit: impl FnOnce() -> Option<Amount>,
        natural_ceiling: impl FnOnce() -> Option<Amount>,
    ) -> Option<Self> {
        Some(match growth {
            Growth::Hold => Self::Hold,
            Growth::Linear { step } => Self::Linear { step: step.get() },
            Growth::Compound { rate } => Self::Compound { rate: rate.get() },
            Growth::Damped { step, phi } => Self::Damped { step: step.get(), phi: phi.get() },
            Growth::Gap { share, limit: set } => Self::Gap { share: share.get(), limit: set.or_else(limit)?.get() },
            Growth::Logistic { steepness, ceiling } => {
                Self::Logistic { decay: exp(-steepness.get()), ceiling: ceiling.or_else(natural_ceiling)?.get() }
            }
            Growth::YearlySteps(steps) => Self::Steps(steps),
            Growth::YearlyRates(rates) => Self::Rates(rates),
            Growth::Even { flow } => Self::Even { flow: flow.get() },
        })
    }

    /// The same family with its parameter replaced; see [`Growth::with`].
    pub(super) fn with(self, x: f64) -> Self {
        match self {
            Self::Hold | Self::Linear { .. } | Self::Steps(_) => Self::Linear { step: x },
            Self::Compound { .. } | Self::Rates(_) => Self::Compound { rate: x },
            Self::Damped { phi, .. } => Self::Damped { step: x, phi },
            Self::Gap { limit, .. } => Self::Gap { share: x, limit },
            Self::Logistic { ceiling, .. } => Self::Logistic { decay: exp(-x), ceiling },
            Self::Even { .. } => Self::Even { flow: x },
        }
    }

    /// The value of a year that depends on no earlier one.
    #[inline]
    pub(super) const fn afresh(self) -> Option<f64> {
        if let Self::Even { flow } = self { Some(flow) } else { None }
    }

    /// The value of year `t`; `carried` holds the state from the years before. `None` if the step is undefined.
    #[inline]
    pub(super) fn step(self, y: f64, t: usize, carried: &mut Carried) -> Option<f64> {
        match self {
            Self::Hold => Some(y),
            Self::Linear { step } => Some(y + step),
            Self::Compound { rate } => compound(y, rate),
            Self::Damped { step, .. } => Some(y + step * carried.weight),
            Self::Gap { share, limit } => Some(limit - (limit - y) * (1.0 - share)),
            Self::Logistic { decay, ceiling } => Some(logistic(y, decay, ceiling, carried)),
            Self::Steps(steps) => Some(steps.get(t - 1).map_or(y, |step| y + step.get())),
            Self::Even { flow } => Some(flow),
            Self::Rates(rates) => rates.get(t - 1).map_or(Some(y), |rate| compound(y, rate.get())),
        }
    }

    /// Whether it multiplies, and so can be undefined.
    pub(super) const fn multiplies(&self) -> bool {
        matches!(self, Self::Compound { .. } | Self::Rates(_))
    }

    /// Prepares `carried` for the next year.
    #[inline]
    pub(super) fn pass(&self, carried: &mut Carried) {
        if let Self::Damped { phi, .. } = self {
            carried.weight *= phi;
        }
    }
}

/// The state that a path carries from year to year beside its value.
#[derive(Clone, Copy)]
pub(super) struct Carried {
    /// φ^(t−1), which multiplies step by step.
    weight: f64,
    /// `(L − y) / y` of an S-curve without interruptions; NaN if it has to be taken from the value.
    odds: f64,
    /// The value of the next year, if it was computed together with this one.
    ahead: f64,
}

impl Carried {
    /// Before the first year.
    pub(super) const NOTHING: Self = Self { weight: 1.0, odds: f64::NAN, ahead: f64::NAN };

    /// Called when a pin, a bound or a driver changed the value.
    #[inline]
    pub(super) const fn interrupt(&mut self) {
        (self.odds, self.ahead) = (f64::NAN, f64::NAN);
    }
}

#[inline]
fn compound(y: f64, rate: f64) -> Option<f64> {
    (y > 0.0).then_some(y * (1.0 + rate))
}

/// Two years share a division as long as both divisors together stay below this, far from where products overflow.
pub(super) const PAIRED: f64 = 1e15;

/// Adding k to the log-odds multiplies the odds against, `(L − y) / y`, by `e^(−k)`, which needs no logarithm. Carried from year to year
/// they need no division either. After the first year, two years share the division that is left: `L / a` is `b · L / (a b)`, to within
/// 2 ulp.
#[inline]
fn logistic(y: f64, decay: f64, ceiling: f64, carried: &mut Carried) -> f64 {
    if y <= 0.0 || y >= ceiling {
        carried.interrupt();
        return y;
    }
    if !carried.ahead.is_nan() {
        return std::mem::replace(&mut carried.ahead, f64::NAN);
    }
    let is_fresh = carried.odds.is_nan();
    let first = if is_fresh { (ceiling - y) / y } else { carried.odds } * decay;
    if is_fresh {
        carried.odds = first;
        return ceiling / (1.0 + first);
    }
    carried.odds = first * decay;
    let (a, b) = (1.0 + first, 1.0 + carried.odds);
    let both = ceiling / (a * b);
    let is_paired = a * b < PAIRED;
    carried.ahead = if is_paired { both * a } else { ceiling / b };
    if is_paired { both * b } else { ceiling / a }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Five years of an S-curve, and the same with each year divided alone.
    fn years(start: f64, decay: f64, ceiling: f64) -> (Vec<f64>, Vec<f64>) {
        let (mut carried, mut y, mut odds) = (Carried::NOTHING, start, (ceiling - start) / start);
        let shared = (0..5).map(|_| {
            y = logistic(y, decay, ceiling, &mut carried);
            y
        });
        let shared = shared.collect();
        let alone = (0..5).map(|_| {
            odds *= decay;
            ceiling / (1.0 + odds)
        });
        (shared, alone.collect())
    }

    proptest! {
        #[test]
        fn a_shared_division_is_off_by_two_units_in_the_last_place_at_most(share in 0.01_f64..0.99, decay in 0.3_f64..1.5, ceiling in 1e-3_f64..1e6) {
            let (shared, alone) = years(share * ceiling, decay, ceiling);
            for (shared, alone) in shared.iter().zip(&alone) {
                prop_assert!(shared.to_bits().abs_diff(alone.to_bits()) <= 2, "{shared} is not {alone}");
            }
        }
    }

    #[test]
    fn an_s_curve_that_falls_to_nothing_is_divided_year_by_year() {
        let (shared, alone) = years(50.0, 1e70, 100.0);
        assert_eq!(shared, alone);
        assert_eq!(*shared.last().unwrap(), 0.0);
    }
}
