//! How much an indicator really varied, if enough of it was observed.

use crate::plan::{Start, Year};
use crate::projection::{Case, Growth, Pin, judge};

/// The observed yearly changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Volatility {
    /// Whether the changes are rates, as fractions, or amounts.
    pub is_rate: bool,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, with n − 1.
    pub deviation: f64,
    /// How many changes there are.
    pub changes: usize,
    /// How many years were observed.
    pub observations: usize,
}

/// The least number of observed years.
const LEAST: usize = 3;

/// The mean and the standard deviation of the observed yearly changes: rates if the growth is a rate, otherwise amounts. A change takes
/// two consecutive years. A start counts as the base year's figure only if it is the figure of one year; an equal part of an earlier
/// total does not.
///
/// `None` with fewer than three yearly observations, or if they have fewer than two changes between them.
pub fn volatility(case: &Case) -> Option<Volatility> {
    let stated = case.statement.measured()?;
    let observed: Vec<(Year, f64)> = case.years.iter().filter_map(|(year, pin)| observation(*year, *pin)).collect();
    if observed.len() < LEAST {
        return None;
    }
    let is_mean = stated.measure.is_of_rates();
    let is_rate = is_mean || matches!(case.growth, Some(Growth::Compound { .. } | Growth::YearlyRates(_)));
    let changes = if is_mean { observed.iter().map(|(_, rate)| *rate).collect() } else { changes(case, &observed, is_rate) };
    let (mean, deviation) = spread(&changes)?;
    Some(Volatility { is_rate, mean, deviation, changes: changes.len(), observations: observed.len() })
}

fn observation(year: Year, pin: Pin) -> Option<(Year, f64)> {
    match pin {
        Pin::Observed(value) => Some((year, value.get())),
        Pin::Assumed(_) => None,
    }
}

/// The changes from each year to the next, if both are known.
fn changes(case: &Case, observed: &[(Year, f64)], is_rate: bool) -> Vec<f64> {
    let known: Vec<_> = base(case).into_iter().chain(observed.iter().copied()).collect();
    let next = |pair: &[(Year, f64)]| match pair {
        [(year, from), (then, _)] if then.get() - year.get() != 1 || is_rate && *from <= 0.0 => None,
        [(_, from), (_, to)] => Some(if is_rate { to / from - 1.0 } else { to - from }),
        _ => None,
    };
    known.windows(2).filter_map(next).collect()
}

/// The base year's figure, if one is known.
fn base(case: &Case) -> Option<(Year, f64)> {
    let is_part = case.start.is_none() && matches!(case.statement.measured()?.start, Start::EarlierTotal(_));
    let start = judge(case).start.filter(|_| !is_part)?.exact()?;
    Some((case.years_of_its_own().base(), start.get()))
}

/// Mean and standard deviation; `None` for fewer than two changes, or on overflow.
fn spread(changes: &[f64]) -> Option<(f64, f64)> {
    #[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
    let count = changes.len() as f64;
    if changes.len() < 2 {
        return None;
    }
    let mean = changes.iter().sum::<f64>() / count;
    let squares: f64 = changes.iter().map(|change| (change - mean) * (change - mean)).sum();
    let deviation = libm::sqrt(squares / (count - 1.0));
    (mean.is_finite() && deviation.is_finite()).then_some((mean, deviation))
}
