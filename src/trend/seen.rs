//! A past seen from each of its years. The methods and their backtests share what it takes to compute, so each of it is computed once.

use std::cell::OnceCell;

use smallvec::SmallVec;

use super::fit::slope;
use super::series::{Series, WINDOW, years_between};
use super::way::{Way, log_odds};
use crate::math::{count, ln};
use crate::plan::{Amount, Bounds};

/// One thing for each year of a window.
pub(super) type Yearly<T> = SmallVec<[T; WINDOW]>;

/// The fewest known years that show a direction. A past is seen from each year that has so many up to it.
pub(super) const FEWEST: usize = 3;
/// How many years ahead the past is forecast.
pub(super) const AHEAD: usize = 5;

/// The sizes of the errors from one year, for each later one, under several factors of damping.
pub(super) type Tried = [[f64; 4]; AHEAD];

/// A series in plain numbers. Its first `n` known years are what the n-th of them knew.
pub(super) struct Seen {
    bounds: Bounds,
    /// Years after the first.
    at: Yearly<usize>,
    /// How many of the known years after each a forecast reaches.
    reach: Yearly<usize>,
    x: Yearly<f64>,
    y: Yearly<f64>,
    slopes: OnceCell<Yearly<Option<f64>>>,
    logs: OnceCell<Yearly<f64>>,
    odds: OnceCell<Yearly<f64>>,
    tried: OnceCell<Vec<Tried>>,
}

impl Seen {
    pub(super) fn new(series: &Series) -> Self {
        let known = series.known();
        let at: Yearly<usize> = known.iter().map(|(year, _)| years_between(known[0].0, *year)).collect();
        let reached = |n: usize| at[n..].iter().take_while(|later| **later - at[n - 1] <= AHEAD).count();
        Self {
            bounds: series.bounds(),
            reach: (1..=at.len()).map(reached).collect(),
            x: at.iter().copied().map(count).collect(),
            at,
            y: known.iter().map(|(_, value)| value.get()).collect(),
            slopes: OnceCell::new(),
            logs: OnceCell::new(),
            odds: OnceCell::new(),
            tried: OnceCell::new(),
        }
    }

    /// The number of known years.
    pub(super) fn len(&self) -> usize {
        self.y.len()
    }

    pub(super) const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The values of the first `n` years.
    pub(super) fn values(&self, n: usize) -> &[f64] {
        &self.y[..n]
    }

    /// From the first to the n-th of the known years.
    pub(super) fn years(&self, n: usize) -> usize {
        self.at[n - 1]
    }

    /// The first `n` years and some numbers of them, each year with how long before the last it is.
    pub(super) fn points<'a>(&'a self, n: usize, of: &'a [f64]) -> impl Iterator<Item = (usize, f64, f64)> + Clone + 'a {
        let last = self.years(n);
        self.at[..n].iter().zip(&self.x).zip(of).map(move |((at, x), y)| (last - at, *x, *y))
    }

    /// The slope of least squares of some numbers of the first `n` years.
    pub(super) fn slope_of(&self, n: usize, of: &[f64]) -> Option<f64> {
        slope(self.points(n, of).map(|(_, x, y)| (1.0, x, y)))
    }

    /// The slope of least squares of the first `n` values, at least three.
    pub(super) fn slope(&self, n: usize) -> Option<f64> {
        let all = || (FEWEST..=self.len()).map(|n| self.slope_of(n, &self.y)).collect();
        self.slopes.get_or_init(all)[n - FEWEST]
    }

    /// The logarithms of the first `n` values; `None` if one of them has none.
    pub(super) fn logs(&self, n: usize) -> Option<&[f64]> {
        let all = || self.y.iter().take_while(|y| **y > 0.0).map(|y| ln(*y)).collect();
        self.logs.get_or_init(all).get(..n)
    }

    /// The log-odds of the first `n` values against the ceiling; the first value that has none is the error.
    pub(super) fn odds(&self, n: usize, ceiling: Amount) -> Result<&[f64], f64> {
        let ceiling = ceiling.get();
        let all = || self.y.iter().take_while(|y| 0.0 < **y && **y < ceiling).map(|y| log_odds(*y, ceiling)).collect();
        let odds = self.odds.get_or_init(all);
        odds.get(..n).ok_or_else(|| self.y[odds.len()])
    }

    /// What several factors of damping come to; `all` works it out the first time.
    pub(super) fn tried(&self, all: impl FnOnce() -> Vec<Tried>) -> &[Tried] {
        self.tried.get_or_init(all)
    }

    /// The known years that a forecast from the n-th year reaches: how many years ahead they are, and their values.
    pub(super) fn later(&self, n: usize) -> impl DoubleEndedIterator<Item = (usize, f64)> + Clone + '_ {
        let (from, until) = (self.years(n), n + self.reach[n - 1]);
        self.at[n..until].iter().zip(&self.y[n..until]).map(move |(at, value)| (at - from, *value))
    }

    /// How many forecasts from the n-th year have a value within the first `until` years.
    pub(super) fn forecasts(&self, n: usize, until: usize) -> usize {
        self.reach[n - 1].min(until - n)
    }

    /// How many forecasts of the past there are.
    pub(super) fn all_forecasts(&self) -> usize {
        (FEWEST..self.len()).map(|n| self.forecasts(n, self.len())).sum()
    }

    /// Hands on by how much each forecast from the n-th year is too high, with the number of years ahead.
    pub(super) fn each_error(&self, n: usize, way: &Way, mut each: impl FnMut(usize, f64)) {
        let later = self.later(n);
        let years = later.clone().next_back().map_or(0, |(ahead, _)| ahead);
        let mut forecasts = [0.0; AHEAD];
        way.fill(self.y[n - 1], self.bounds, &mut forecasts[..years]);
        later.for_each(|(ahead, value)| each(ahead, forecasts[ahead - 1] - value));
    }
}
