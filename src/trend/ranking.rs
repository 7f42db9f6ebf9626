//! The methods, ordered by how well they would have forecast the past.

use super::backtest::{Backtest, backtest};
use super::range::{Span, range};
use super::series::Series;
use super::undefined::Undefined;
use super::way::Way;
use crate::scenario::Method;

/// The fewest known years for choosing by a backtest.
const ENOUGH: usize = 6;

/// A ranked method.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The method.
    pub method: Method,
    /// How it continues the series, or why it cannot.
    pub way: Result<Way, Undefined>,
    /// How it would have forecast the past; `None` if it could not from one of the years.
    pub backtest: Option<Backtest>,
}

impl Ranked {
    fn of(method: Method, series: &Series) -> Self {
        Self { method, way: method.fit(series), backtest: backtest(method, series).ok() }
    }

    fn error(&self) -> Option<f64> {
        self.backtest.as_ref().and_then(Backtest::error)
    }

    /// The size of the error that decides; methods without an answer come last.
    fn rank(&self) -> (bool, f64) {
        (self.way.is_err(), self.error().unwrap_or(f64::INFINITY))
    }
}

/// All methods over a window, best first. Below six known years a backtest is too thin to choose by, and the weighted trend is first.
/// Undamped compound growth never is.
pub fn ranked(series: &Series) -> Vec<Ranked> {
    let mut all = Method::ALL.map(|method| Ranked::of(method, series)).to_vec();
    all.sort_by(|a, b| a.rank().0.cmp(&b.rank().0).then(a.rank().1.total_cmp(&b.rank().1)));
    let may_be_first = |method: Method| if is_too_short(series) { method == Method::Weighted } else { method.may_stand_first() };
    let is_first = |one: &Ranked| may_be_first(one.method) && one.way.is_ok();
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
    pub values: Vec<f64>,
    /// The range in which four of five values are expected; `None` below four known years.
    pub range: Option<Vec<Span>>,
}

/// The forecast of the first-ranked method over a window, that many years ahead; `None` if nothing is known.
pub fn forecast(series: &Series, ahead: usize) -> Option<Forecast> {
    let (_, last) = series.last()?;
    let first = ranked(series).into_iter().next()?;
    let values: Vec<f64> = first.way.ok()?.values(last, series.bounds(), ahead).collect();
    let range = range(series, &values);
    Some(Forecast { method: first.method, values, range })
}
