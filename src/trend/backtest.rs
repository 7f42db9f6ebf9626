//! How well a method would have foretold the past.

use super::foretold::errors;
use super::series::{Series, mean};
use super::undefined::Undefined;
use crate::scenario::Method;

/// The errors that a method would have made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backtest {
    /// Forecast less value, with how many years ahead.
    errors: Vec<(usize, f64)>,
    scale: f64,
}

impl Backtest {
    /// How many forecasts could be held against a known value.
    pub const fn forecasts(&self) -> usize {
        self.errors.len()
    }

    /// The mean absolute error, in the unit; none without a forecast.
    pub fn error(&self) -> Option<f64> {
        mean(self.errors.iter().map(|(_, error)| error.abs()))
    }

    /// The same over the mean absolute yearly change of the window; none where nothing changes.
    pub fn scaled(&self) -> Option<f64> {
        self.error().map(|error| error / self.scale).filter(|error| error.is_finite())
    }

    /// The sizes of the errors so many years ahead.
    pub(super) fn at(&self, ahead: usize) -> impl Iterator<Item = f64> + '_ {
        self.errors.iter().filter(move |(years, _)| *years == ahead).map(|(_, error)| error.abs())
    }
}

/// Foretells the past from every year that has three before it, one to five years ahead.
///
/// # Errors
/// Why the method has no answer from one of those years.
pub fn backtest(method: Method, series: &Series) -> Result<Backtest, Undefined> {
    let errors = errors(series, |known| method.fit(known))?;
    Ok(Backtest { errors, scale: series.mean_change() })
}
