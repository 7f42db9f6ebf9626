//! How well a method would have forecast the past.

use super::foretold::errors;
use super::series::{Series, mean};
use super::undefined::Undefined;
use crate::scenario::Method;

/// The errors that a method would have made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backtest {
    /// Forecast less value, with the number of years ahead.
    errors: Vec<(usize, f64)>,
    scale: f64,
}

impl Backtest {
    /// How many forecasts have a known value to compare with.
    pub const fn forecasts(&self) -> usize {
        self.errors.len()
    }

    /// The mean absolute error, in the unit; `None` without a forecast.
    pub fn error(&self) -> Option<f64> {
        mean(self.errors.iter().map(|(_, error)| error.abs()))
    }

    /// The same divided by the mean absolute yearly change of the window; `None` if nothing changes.
    pub fn scaled(&self) -> Option<f64> {
        self.error().map(|error| error / self.scale).filter(|error| error.is_finite())
    }

    /// The sizes of the errors that many years ahead.
    pub(super) fn at(&self, ahead: usize) -> impl Iterator<Item = f64> + '_ {
        self.errors.iter().filter(move |(years, _)| *years == ahead).map(|(_, error)| error.abs())
    }
}

/// Forecasts the past from every year that has three known years up to it, one to five years ahead.
///
/// # Errors
/// Why the method has no answer from one of those years.
pub fn backtest(method: Method, series: &Series) -> Result<Backtest, Undefined> {
    let errors = errors(series, |known| method.fit(known))?;
    Ok(Backtest { errors, scale: series.mean_change() })
}
