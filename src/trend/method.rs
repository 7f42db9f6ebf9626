//! The methods: each continues a past, or says why it cannot.

use super::damping::{damped, phi_of_least_error, trend};
use super::fit::slope;
use super::series::Series;
use super::undefined::Undefined;
use super::way::{Way, log_odds};
use crate::math::{exp, ln, root};
use crate::scenario::Method;

/// The weight of each year relative to the next, where the latest count most.
const WEIGHT: f64 = 0.6;
/// The damping of the weighted trend; the first step is also this share of the slope.
const DAMPED: f64 = 0.9;
/// The same for a growth rate.
const DAMPED_RATE: f64 = 0.85;
/// The fewest known years that show a direction.
const FEWEST: usize = 3;

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
        let (_, last) = series.last().ok_or(Undefined::NothingKnown)?;
        if self == Self::Hold {
            return Ok(Way::Hold);
        }
        if series.len() < FEWEST {
            return Err(Undefined::TooShort);
        }
        match self {
            Self::Hold => Ok(Way::Hold),
            Self::Linear => trend(series).map(Way::Step),
            Self::Weighted => weighted(series).map(|slope| Way::Damped { first: DAMPED * slope, phi: DAMPED }),
            Self::Damped => trend(series).map(|slope| damped(slope, phi_of_least_error(series))),
            Self::Compound => compound(series),
            Self::CompoundDamped => {
                let slope = logarithmic(series, |y| (y > 0.0).then(|| ln(y)).ok_or(Undefined::NotPositive))?;
                Ok(Way::DampedRate { first: DAMPED_RATE * slope, phi: DAMPED_RATE })
            }
            Self::Gap => gap(series, last),
            Self::SCurve => s_curve(series),
        }
    }
}

fn weighted(series: &Series) -> Result<f64, Undefined> {
    let latest = series.points().last().map_or(0.0, |(x, _)| x);
    slope(series.points(), |x| exp((latest - x) * ln(WEIGHT))).ok_or(Undefined::TooShort)
}

/// The slope of `of` applied to the values.
fn logarithmic(series: &Series, of: impl Fn(f64) -> Result<f64, Undefined>) -> Result<f64, Undefined> {
    let points: Vec<(f64, f64)> = series.points().map(|(x, y)| Ok((x, of(y)?))).collect::<Result<_, _>>()?;
    slope(points.iter().copied(), |_| 1.0).ok_or(Undefined::TooShort)
}

fn compound(series: &Series) -> Result<Way, Undefined> {
    let [(from, first), .., (to, last)] = series.known() else { return Err(Undefined::TooShort) };
    if *first <= 0.0 || *last <= 0.0 {
        return Err(Undefined::NotPositive);
    }
    let years = usize::try_from(i32::from(to.get()) - i32::from(from.get())).unwrap_or(0).max(1);
    Ok(Way::Rate(root(last / first, years) - 1.0))
}

/// Toward the bound on the side to which the past leads.
fn gap(series: &Series, last: f64) -> Result<Way, Undefined> {
    let bounds = series.bounds();
    let limit = if trend(series)? < 0.0 { bounds.min } else { bounds.max }.ok_or(Undefined::NoLimit)?.get();
    let side = limit - last;
    let left = |y: f64| {
        let ratio = (limit - y) / side;
        (side != 0.0 && ratio > 0.0).then(|| ln(ratio)).ok_or(Undefined::AtLimit)
    };
    let share = 1.0 - exp(logarithmic(series, left)?);
    Ok(Way::Gap { share: share.clamp(0.0, 1.0), limit })
}

fn s_curve(series: &Series) -> Result<Way, Undefined> {
    let ceiling = series.bounds().max.ok_or(Undefined::NoLimit)?.get();
    let odds = |y: f64| match y {
        _ if y <= 0.0 => Err(Undefined::NotPositive),
        _ if y >= ceiling => Err(Undefined::AtLimit),
        _ => Ok(log_odds(y, ceiling)),
    };
    Ok(Way::Logistic { steepness: logarithmic(series, odds)?, ceiling })
}
