//! The methods: each continues a past, or says why it cannot.

use std::sync::LazyLock;

use super::damping::{damped, phi_of_least_error};
use super::fit::slope;
use super::seen::{FEWEST, Seen, Yearly};
use super::series::{Series, WINDOW};
use super::undefined::Undefined;
use super::way::Way;
use crate::math::{count, exp, ln, root};
use crate::plan::{Amount, Damping, Rate, Share, Steepness};
use crate::scenario::Method;

/// The weight of each year relative to the next, where the latest count most.
const WEIGHT: f64 = 0.6;
/// The damping of the weighted trend; the first step is also this share of the slope.
const DAMPED: Damping = Damping::of(0.9);
/// The same for a growth rate.
const DAMPED_RATE: Damping = Damping::of(0.85);

impl Method {
    /// Whether it may be ranked first. Undamped compound growth may not: it spoils any choice.
    pub const fn may_stand_first(self) -> bool {
        !matches!(self, Self::Compound)
    }

    /// Whether it can continue yearly rates, which have no rate of their own.
    pub const fn suits_rates(self) -> bool {
        matches!(self, Self::Hold | Self::Linear | Self::Weighted | Self::Damped)
    }

    /// How it continues the series.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn fit(self, series: &Series) -> Result<Way, Undefined> {
        self.fit_first(&Seen::new(series), series.len())
    }

    /// How it continues the first `n` known years.
    pub(super) fn fit_first(self, past: &Seen, n: usize) -> Result<Way, Undefined> {
        match (self, n) {
            (_, 0) => Err(Undefined::NothingKnown),
            (Self::Hold, _) => Ok(Way::Hold),
            (_, 1..FEWEST) => Err(Undefined::TooShort),
            (Self::Linear, _) => trend(past, n).map(|slope| Way::Step(Amount::saturating(slope))),
            (Self::Weighted, _) => weighted(past, n).map(|slope| damped(slope, DAMPED)),
            (Self::Damped, _) => trend(past, n).map(|slope| damped(slope, phi_of_least_error(past, n))),
            (Self::Compound, _) => compound(past, n),
            (Self::CompoundDamped, _) => {
                let slope = transformed(past, n, past.logs(n).ok_or(Undefined::NotPositive)?)?;
                Ok(Way::DampedRate { first: DAMPED_RATE.get() * slope, phi: DAMPED_RATE })
            }
            (Self::Gap, _) => gap(past, n),
            (Self::SCurve, _) => s_curve(past, n),
        }
    }
}

/// The slope of least squares.
fn trend(past: &Seen, n: usize) -> Result<f64, Undefined> {
    past.slope(n).ok_or(Undefined::TooShort)
}

/// The slope of some transformation of the values.
fn transformed(past: &Seen, n: usize, of: &[f64]) -> Result<f64, Undefined> {
    past.slope_of(n, of).ok_or(Undefined::TooShort)
}

fn weighted(past: &Seen, n: usize) -> Result<f64, Undefined> {
    let points = past.points(n, past.values(n));
    slope(points.map(|(before, x, y)| (weight(before), x, y))).ok_or(Undefined::TooShort)
}

/// The weight of a year so long before the last.
fn weight(before: usize) -> f64 {
    /// Those of a window without a gap.
    static WEIGHTS: LazyLock<[f64; WINDOW]> = LazyLock::new(|| std::array::from_fn(computed));
    fn computed(before: usize) -> f64 {
        exp(count(before) * ln(WEIGHT))
    }
    WEIGHTS.get(before).copied().unwrap_or_else(|| computed(before))
}

fn compound(past: &Seen, n: usize) -> Result<Way, Undefined> {
    let (first, last) = (past.values(n)[0], past.values(n)[n - 1]);
    if first <= 0.0 || last <= 0.0 {
        return Err(Undefined::NotPositive);
    }
    let rate = Rate::new(root(last / first, past.years(n)) - 1.0);
    rate.map(Way::Rate).map_err(|_| Undefined::NoParameter)
}

/// Toward the bound on the side to which the past leads.
fn gap(past: &Seen, n: usize) -> Result<Way, Undefined> {
    let bounds = past.bounds();
    let limit = if trend(past, n)? < 0.0 { bounds.min } else { bounds.max }.ok_or(Undefined::NoLimit)?;
    let side = limit.get() - past.values(n)[n - 1];
    let left = |y: &f64| {
        let ratio = (limit.get() - y) / side;
        (side != 0.0 && ratio > 0.0).then(|| ln(ratio)).ok_or(Undefined::AtLimit)
    };
    let left: Yearly<f64> = past.values(n).iter().map(left).collect::<Result<_, _>>()?;
    Ok(Way::Gap { share: Share::saturating(1.0 - exp(transformed(past, n, &left)?)), limit })
}

fn s_curve(past: &Seen, n: usize) -> Result<Way, Undefined> {
    let ceiling = past.bounds().max.ok_or(Undefined::NoLimit)?;
    let without = |y: f64| if y <= 0.0 { Undefined::NotPositive } else { Undefined::AtLimit };
    let slope = transformed(past, n, past.odds(n, ceiling).map_err(without)?)?;
    Ok(Way::Logistic { steepness: Steepness::saturating(slope), ceiling })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Bounds, Year};

    fn fit(method: Method, values: [f64; 3], bounds: Bounds) -> Result<Way, Undefined> {
        method.fit(&Series::new((2001..).zip(values).map(|(year, value)| (Year::new(year), Amount::of(value))), bounds))
    }

    #[test]
    fn growth_needs_values_above_zero() {
        for values in [[-1.0, 2.0, 3.0], [1.0, 2.0, -3.0], [0.0, 1.0, 2.0], [2.0, 1.0, 0.0]] {
            assert_eq!(fit(Method::Compound, values, Bounds::NONE), Err(Undefined::NotPositive), "{values:?}");
            assert_eq!(fit(Method::CompoundDamped, values, Bounds::NONE), Err(Undefined::NotPositive), "{values:?}");
        }
        assert_eq!(fit(Method::CompoundDamped, [1.0, 0.0, 2.0], Bounds::NONE), Err(Undefined::NotPositive));
    }

    #[test]
    fn a_gap_needs_a_limit_ahead_of_every_value() {
        for values in [[98.0, 99.0, 100.0], [2.0, 1.0, 0.0], [90.0, 100.0, 95.0], [90.0, 110.0, 95.0]] {
            assert_eq!(fit(Method::Gap, values, Bounds::SHARE), Err(Undefined::AtLimit), "{values:?}");
        }
        let above_zero = Bounds { min: Some(Amount::ZERO), max: None };
        assert_eq!(fit(Method::Gap, [50.0, 60.0, 70.0], above_zero), Err(Undefined::NoLimit), "it rises toward no limit");
        assert!(matches!(fit(Method::Gap, [70.0, 60.0, 50.0], above_zero), Ok(Way::Gap { limit: Amount::ZERO, .. })));
    }

    #[test]
    fn a_past_that_stays_closes_nothing_of_the_gap_above_it() {
        let stays = Way::Gap { share: Share::of(0.0), limit: Amount::of(100.0) };
        assert_eq!(fit(Method::Gap, [50.0; 3], Bounds::SHARE), Ok(stays));
    }

    #[test]
    fn an_s_curve_needs_values_between_zero_and_its_ceiling() {
        for values in [[0.0, 50.0, 60.0], [-5.0, 50.0, 60.0], [60.0, 50.0, 0.0]] {
            assert_eq!(fit(Method::SCurve, values, Bounds::SHARE), Err(Undefined::NotPositive), "{values:?}");
        }
        for values in [[50.0, 60.0, 100.0], [50.0, 110.0, 60.0]] {
            assert_eq!(fit(Method::SCurve, values, Bounds::SHARE), Err(Undefined::AtLimit), "{values:?}");
        }
        assert_eq!(fit(Method::SCurve, [50.0, 60.0, 70.0], Bounds::NONE), Err(Undefined::NoLimit));
    }
}
