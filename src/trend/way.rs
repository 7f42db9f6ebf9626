//! A way to continue a series: a parameter of a growth family, and the years that follow from it.

use smallvec::SmallVec;

use crate::math::{count, exp, ln, root};
use crate::plan::{Amount, Bounds, Damping, Measured, Period, Rate, Share, Steepness, Year};
use crate::projection::{Growth, Parameter, Setting};

/// How a series continues after its last known year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// As it is.
    Hold,
    /// By this amount a year.
    Step(Amount),
    /// By `first` in the first year, and in each later year by `phi` times the step before.
    Damped {
        /// The first year's step.
        first: Amount,
        /// φ.
        phi: Damping,
    },
    /// By this share a year.
    Rate(Rate),
    /// The logarithm grows by `first` in the first year, and in each later year by `phi` times the step before.
    DampedRate {
        /// The first year's step of the natural logarithm, which has no unit.
        first: f64,
        /// φ.
        phi: Damping,
    },
    /// This share of the remaining gap to a limit closes each year.
    Gap {
        /// The share.
        share: Share,
        /// The limit.
        limit: Amount,
    },
    /// The log-odds against a ceiling rise by this amount a year.
    Logistic {
        /// The steepness.
        steepness: Steepness,
        /// The ceiling.
        ceiling: Amount,
    },
}

impl Way {
    /// The values of the `count` years after one of value `last`, each held within bounds.
    pub fn values(self, last: Amount, bounds: Bounds, count: usize) -> impl Iterator<Item = Amount> {
        let mut values: SmallVec<[f64; 10]> = SmallVec::from_elem(0.0, count);
        self.fill(last.get(), bounds, &mut values);
        values.into_iter().map(Amount::saturating)
    }

    /// The same in plain numbers, as many as there is room for.
    pub(super) fn fill(&self, last: f64, bounds: Bounds, room: &mut [f64]) {
        let mut weight = 1.0;
        let mut damped = |step: f64, phi: Damping| {
            let now = step * weight;
            weight *= phi.get();
            now
        };
        match *self {
            Self::Hold => run(last, bounds, room, |y| y),
            Self::Step(step) => run(last, bounds, room, |y| y + step.get()),
            Self::Damped { first, phi } => run(last, bounds, room, |y| y + damped(first.get(), phi)),
            Self::Rate(rate) => run(last, bounds, room, |y| y * (1.0 + rate.get())),
            Self::DampedRate { first, phi } => run(last, bounds, room, |y| y * exp(damped(first, phi))),
            Self::Gap { share, limit } => {
                let (left, limit) = (1.0 - share.get(), limit.get());
                run(last, bounds, room, |y| limit - (limit - y) * left);
            }
            Self::Logistic { steepness, ceiling } => {
                let (against, ceiling) = (exp(-steepness.get()), ceiling.get());
                let is_between = |y: f64| 0.0 < y && y < ceiling;
                run(last, bounds, room, |y| if is_between(y) { ceiling / (1.0 + (ceiling - y) / y * against) } else { y });
            }
        }
    }

    /// The parameter, in the unit of scenario files; `None` if it is too large a number.
    pub fn parameter(self) -> Option<Setting> {
        Setting::new(match self {
            Self::Hold => 0.0,
            Self::Step(step) | Self::Damped { first: step, .. } => step.get(),
            Self::Rate(rate) => rate.get(),
            Self::DampedRate { first, .. } => exp(first) - 1.0,
            Self::Gap { share, .. } => share.get(),
            Self::Logistic { steepness, .. } => steepness.get(),
        })
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
    pub fn leading_to(self, last: Amount, end: Amount, years: usize) -> Option<Self> {
        let weights = |phi: Damping| std::iter::successors(Some(1.0), |weight| Some(weight * phi.get())).take(years).sum::<f64>();
        let (last, end, n) = (last.get(), end.get(), count(years));
        Some(match self {
            _ if years == 0 => return None,
            Self::Hold | Self::Step(_) => Self::Step(Amount::new((end - last) / n).ok()?),
            Self::Damped { phi, .. } => Self::Damped { first: Amount::new((end - last) / weights(phi)).ok()?, phi },
            Self::Rate(_) if last > 0.0 && end > 0.0 => Self::Rate(Rate::new(root(end / last, years) - 1.0).ok()?),
            Self::DampedRate { phi, .. } if last > 0.0 && end > 0.0 => {
                Self::DampedRate { first: ln(end / last) / weights(phi), phi }
            }
            Self::Gap { limit, .. } if (limit.get() - last) * (limit.get() - end) > 0.0 => {
                let left = root((limit.get() - end) / (limit.get() - last), years);
                Self::Gap { share: Share::new(1.0 - left).ok()?, limit }
            }
            Self::Logistic { ceiling, .. } if [last, end].iter().all(|y| 0.0 < *y && *y < ceiling.get()) => {
                let odds = |y: f64| log_odds(y, ceiling.get());
                Self::Logistic { steepness: Steepness::new((odds(end) - odds(last)) / n).ok()?, ceiling }
            }
            _ => return None,
        })
    }

    /// The growth assumption that continues a statement this way after `last`, the last known year. `None` if its family allows no such
    /// parameter. Where only rates act, a year's rate continues.
    pub fn growth(self, stated: &Measured, period: Period, last: (Year, Amount)) -> Option<Growth> {
        if stated.measure.is_of_rates() {
            return self.yearly(period, last, |value, _| Rate::new(value).ok()).map(Growth::YearlyRates);
        }
        Some(match self {
            Self::Hold => Growth::Hold,
            Self::Step(step) => Growth::Linear { step },
            Self::Damped { first, phi } => {
                // The family counts from the base year, whatever is known since.
                let known = i32::from(last.0.get()) - i32::from(period.base().get());
                let (first, factor) = (first.get(), phi.get());
                let step = (0..known.abs()).fold(first, |step, _| if known > 0 { step / factor } else { step * factor });
                Growth::Damped { step: Amount::new(step).ok()?, phi }
            }
            Self::Rate(rate) => Growth::Compound { rate },
            Self::DampedRate { .. } => {
                Growth::YearlyRates(self.yearly(period, last, |value, before| {
                    if before > 0.0 { Rate::new(value / before - 1.0).ok() } else { None }
                })?)
            }
            Self::Gap { share, limit } => Growth::Gap { share, limit: Some(limit) },
            Self::Logistic { steepness, ceiling } => Growth::Logistic { steepness, ceiling: Some(ceiling) },
        })
    }

    /// One rate for each year of a period, from the values after the last known year; zero for the years that are known.
    fn yearly(self, period: Period, last: (Year, Amount), rate: impl Fn(f64, f64) -> Option<Rate>) -> Option<Vec<Rate>> {
        let ahead = usize::try_from(i32::from(period.end().get()) - i32::from(last.0.get())).ok()?;
        let values: Vec<Amount> = std::iter::once(last.1).chain(self.values(last.1, Bounds::NONE, ahead)).collect();
        let of = |year: Year| match usize::try_from(i32::from(year.get()) - i32::from(last.0.get())) {
            Ok(t) if t > 0 => rate(values[t].get(), values[t - 1].get()),
            _ => Some(Rate::of(0.0)),
        };
        period.years().skip(1).map(of).collect()
    }
}

/// Fills in the years after one of value `last` step by step, each held within bounds.
fn run(last: f64, bounds: Bounds, room: &mut [f64], mut step: impl FnMut(f64) -> f64) {
    let mut value = last;
    for after in room {
        value = bounds.hold(step(value));
        *after = value;
    }
}

/// The logarithm of the odds `y / (L − y)`.
pub(super) fn log_odds(y: f64, ceiling: f64) -> f64 {
    ln(y / (ceiling - y))
}

#[cfg(test)]
mod tests;
