//! A way to continue a series: a parameter of a growth family, and the years that follow from it.

use crate::math::{count, exp, ln, root};
use crate::plan::{Amount, Bounds, Damping, Measured, Period, Rate, Share, Steepness, Year};
use crate::projection::{Growth, Parameter};

/// How a series continues after its last known year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// As it is.
    Hold,
    /// By this amount a year.
    Step(f64),
    /// By `first` in the first year, and in each later year by `phi` times the step before.
    Damped {
        /// The first year's step.
        first: f64,
        /// φ.
        phi: f64,
    },
    /// By this share a year.
    Rate(f64),
    /// The logarithm grows by `first` in the first year, and in each later year by `phi` times the step before.
    DampedRate {
        /// The first year's step of the logarithm.
        first: f64,
        /// φ.
        phi: f64,
    },
    /// This share of the remaining gap to a limit closes each year.
    Gap {
        /// The share.
        share: f64,
        /// The limit.
        limit: f64,
    },
    /// The log-odds against a ceiling rise by this amount a year.
    Logistic {
        /// The steepness.
        steepness: f64,
        /// The ceiling.
        ceiling: f64,
    },
}

impl Way {
    /// The values of the `count` years after one of value `last`, each held within bounds.
    pub fn values(self, last: f64, bounds: Bounds, count: usize) -> impl Iterator<Item = f64> {
        let mut value = last;
        let mut weight = 1.0;
        (0..count).map(move |_| {
            value = bounds.hold(self.step(value, weight));
            if let Self::Damped { phi, .. } | Self::DampedRate { phi, .. } = self {
                weight *= phi;
            }
            value
        })
    }

    /// The year after one of value `y`, if the step has been damped to `weight` of the first.
    fn step(self, y: f64, weight: f64) -> f64 {
        match self {
            Self::Step(step) => y + step,
            Self::Damped { first, .. } => y + first * weight,
            Self::Rate(rate) => y * (1.0 + rate),
            Self::DampedRate { first, .. } => y * exp(first * weight),
            Self::Gap { share, limit } => limit - (limit - y) * (1.0 - share),
            Self::Logistic { steepness, ceiling } if 0.0 < y && y < ceiling => {
                ceiling / (1.0 + (ceiling - y) / y * exp(-steepness))
            }
            Self::Hold | Self::Logistic { .. } => y,
        }
    }

    /// The parameter, in the unit of scenario files.
    pub fn parameter(self) -> f64 {
        match self {
            Self::Hold => 0.0,
            Self::Step(step) | Self::Damped { first: step, .. } => step,
            Self::Rate(rate) => rate,
            Self::DampedRate { first, .. } => exp(first) - 1.0,
            Self::Gap { share, .. } => share,
            Self::Logistic { steepness, .. } => steepness,
        }
    }

    /// What the parameter is.
    pub const fn kind(self) -> Parameter {
        match self {
            Self::Hold | Self::Step(_) | Self::Damped { .. } => Parameter::Step,
            Self::Rate(_) => Parameter::Rate,
            Self::DampedRate { .. } => Parameter::Rates,
            Self::Gap { .. } => Parameter::Share,
            Self::Logistic { .. } => Parameter::Steepness,
        }
    }

    /// The same way with the parameter that leads from `last` to `end` in so many years; `None` where none does.
    #[must_use]
    pub fn leading_to(self, last: f64, end: f64, years: usize) -> Option<Self> {
        let weights = |phi: f64| std::iter::successors(Some(1.0), |weight| Some(weight * phi)).take(years).sum::<f64>();
        let n = count(years);
        let way = match self {
            Self::Hold | Self::Step(_) => Self::Step((end - last) / n),
            Self::Damped { phi, .. } => Self::Damped { first: (end - last) / weights(phi), phi },
            Self::Rate(_) if last > 0.0 && end > 0.0 => Self::Rate(root(end / last, years) - 1.0),
            Self::DampedRate { phi, .. } if last > 0.0 && end > 0.0 => {
                Self::DampedRate { first: ln(end / last) / weights(phi), phi }
            }
            Self::Gap { limit, .. } if (limit - last) * (limit - end) > 0.0 => {
                Self::Gap { share: 1.0 - root((limit - end) / (limit - last), years), limit }
            }
            Self::Logistic { ceiling, .. } if [last, end].iter().all(|y| 0.0 < *y && *y < ceiling) => {
                Self::Logistic { steepness: (log_odds(end, ceiling) - log_odds(last, ceiling)) / n, ceiling }
            }
            _ => return None,
        };
        (years > 0 && way.parameter().is_finite()).then_some(way)
    }

    /// The growth assumption of a statement that goes this way after `last`, the last known year; `None` where the family knows no such
    /// parameter. Where only rates act, what goes on is the rate of a year.
    pub fn growth(self, stated: &Measured, period: Period, last: (Year, f64)) -> Option<Growth> {
        if stated.measure.is_of_rates() {
            return self.yearly(period, last, |value, _| Rate::new(value).ok()).map(Growth::YearlyRates);
        }
        Some(match self {
            Self::Hold => Growth::Hold,
            Self::Step(step) => Growth::Linear { step: Amount::new(step).ok()? },
            Self::Damped { first, phi } => {
                // The family counts from the base year, whatever is known since.
                let known = i32::from(last.0.get()) - i32::from(period.base().get());
                let step = (0..known.abs()).fold(first, |step, _| if known > 0 { step / phi } else { step * phi });
                Growth::Damped { step: Amount::new(step).ok()?, phi: Damping::new(phi).ok()? }
            }
            Self::Rate(rate) => Growth::Compound { rate: Rate::new(rate).ok()? },
            Self::DampedRate { .. } => {
                Growth::YearlyRates(self.yearly(period, last, |value, before| {
                    if before > 0.0 { Rate::new(value / before - 1.0).ok() } else { None }
                })?)
            }
            Self::Gap { share, limit } => Growth::Gap { share: Share::new(share).ok()?, limit: Some(Amount::new(limit).ok()?) },
            Self::Logistic { steepness, ceiling } => {
                Growth::Logistic { steepness: Steepness::new(steepness).ok()?, ceiling: Some(Amount::new(ceiling).ok()?) }
            }
        })
    }

    /// One rate for each year of a period, from the values after the last known year; zero for the years that are known.
    fn yearly(self, period: Period, last: (Year, f64), rate: impl Fn(f64, f64) -> Option<Rate>) -> Option<Vec<Rate>> {
        let ahead = usize::try_from(i32::from(period.end().get()) - i32::from(last.0.get())).ok()?;
        let values: Vec<f64> = std::iter::once(last.1).chain(self.values(last.1, Bounds::NONE, ahead)).collect();
        let of = |year: Year| match usize::try_from(i32::from(year.get()) - i32::from(last.0.get())) {
            Ok(t) if t > 0 => rate(values[t], values[t - 1]),
            _ => Some(Rate::of(0.0)),
        };
        period.years().skip(1).map(of).collect()
    }
}

/// The logarithm of the odds `y / (L − y)`.
pub(super) fn log_odds(y: f64, ceiling: f64) -> f64 {
    ln(y / (ceiling - y))
}
