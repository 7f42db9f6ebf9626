//! The methods, ordered by how well they would have forecast the past.

use super::backtest::{Backtest, errors_within, tested};
use super::range::{Span, range};
use super::seen::Seen;
use super::series::Series;
use super::undefined::Undefined;
use super::way::Way;
use crate::math::count;
use crate::plan::Amount;
use crate::scenario::Method;

/// The fewest known years for choosing by a backtest.
const ENOUGH: usize = 6;

/// A ranked method.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedMethod {
    /// The method.
    pub method: Method,
    /// How it continues the series, or why it cannot.
    pub way: Result<Way, Undefined>,
    /// How it would have forecast the past; `None` if it could not from one of the years.
    pub backtest: Option<Backtest>,
}

impl RankedMethod {
    fn of(method: Method, past: &Seen, scale: f64) -> Self {
        Self { method, way: method.fit_first(past, past.len()), backtest: tested(method, past, scale).ok() }
    }

    /// The size of the error that decides; methods without an answer come last.
    fn rank(&self) -> (bool, f64) {
        (self.way.is_err(), self.backtest.as_ref().and_then(Backtest::mean).unwrap_or(f64::INFINITY))
    }
}

/// All methods over a window, best first. Below six known years a backtest is too thin to choose by, and the weighted trend is first.
/// Undamped compound growth never is.
pub fn ranked(series: &Series) -> Vec<RankedMethod> {
    let (past, scale) = (Seen::new(series), series.mean_change().get());
    let mut all = Method::ALL.map(|method| RankedMethod::of(method, &past, scale)).map(|one| (one.rank(), one));
    all.sort_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut all = Vec::from(all.map(|(_, one)| one));
    let may_be_first = |method: Method| if is_too_short(series) { method == Method::Weighted } else { method.may_stand_first() };
    let is_first = |one: &RankedMethod| may_be_first(one.method) && one.way.is_ok();
    if let Some(at) = all.iter().position(is_first) {
        all[..=at].rotate_right(1);
    }
    all
}

/// Whether a window is too short to choose a method by its backtest.
pub(super) const fn is_too_short(series: &Series) -> bool {
    series.len() < ENOUGH
}

/// The first-ranked method, and the years that follow from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The method.
    pub method: Method,
    /// The values of the years ahead.
    pub values: Vec<Amount>,
    /// The range in which four of five values are expected; `None` below four known years.
    pub range: Option<Vec<Span>>,
}

/// The forecast of the first-ranked method over a window, that many years ahead; `None` if nothing is known.
pub fn forecast(series: &Series, ahead: usize) -> Option<Forecast> {
    let (_, last) = series.last()?;
    let (method, way) = first(series)?;
    let values: Vec<Amount> = way.values(last, series.bounds(), ahead).collect();
    let range = range(series, &values);
    Some(Forecast { method, values, range })
}

/// The first of [`ranked`]; no further is computed than it takes to know which that is.
fn first(series: &Series) -> Option<(Method, Way)> {
    let (past, n) = (Seen::new(series), series.len());
    if is_too_short(series) {
        let weighted = Method::Weighted.fit_first(&past, n).map(|way| (Method::Weighted, way));
        return weighted.ok().or_else(|| ranked(series).into_iter().find_map(|one| Some((one.method, one.way.ok()?))));
    }
    // All methods have the same number of forecasts, so the smaller sum of errors is the smaller mean.
    let forecasts = count(past.all_forecasts());
    let mut best: Option<(f64, Method, Way)> = None;
    for method in Method::ALL.into_iter().filter(|method| method.may_stand_first()) {
        let least = best.map_or(f64::INFINITY, |(sum, ..)| sum);
        let sum = errors_within(method, &past, least).filter(|_| forecasts > 0.0).unwrap_or(f64::INFINITY);
        if best.is_some() && (sum / forecasts).total_cmp(&(least / forecasts)).is_ge() {
            continue;
        }
        if let Ok(way) = method.fit_first(&past, n) {
            best = Some((sum, method, way));
        }
    }
    best.map(|(_, method, way)| (method, way))
}
