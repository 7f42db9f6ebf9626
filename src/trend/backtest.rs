//! How well a method would have forecast the past.

use super::seen::{FEWEST, Seen};
use super::series::{Series, mean};
use super::undefined::Undefined;
use crate::math::count;
use crate::plan::Amount;
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
    pub fn error(&self) -> Option<Amount> {
        self.mean().map(Amount::saturating)
    }

    /// The same divided by the mean absolute yearly change of the window, a bare ratio; `None` if nothing changes.
    pub fn scaled(&self) -> Option<f64> {
        self.mean().map(|error| error / self.scale).filter(|error| error.is_finite())
    }

    pub(super) fn mean(&self) -> Option<f64> {
        mean(self.errors.iter().map(|(_, error)| error.abs()))
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
    tested(method, &Seen::new(series), series.mean_change().get())
}

/// The same of a past of which the mean absolute yearly change is `scale`.
pub(super) fn tested(method: Method, past: &Seen, scale: f64) -> Result<Backtest, Undefined> {
    let mut errors = Vec::with_capacity(past.all_forecasts());
    for n in FEWEST..past.len() {
        errors.extend(past.errors(n, method.fit_first(past, n)?));
    }
    Ok(Backtest { errors, scale })
}

/// The mean absolute error, as far as it is not above `most`: with an error so large a method is not the best.
pub(super) fn error_within(method: Method, past: &Seen, most: f64) -> Option<f64> {
    let (mut sum, forecasts) = (0.0, count(past.all_forecasts()));
    for n in FEWEST..past.len() {
        let errors = past.errors(n, method.fit_first(past, n).ok()?);
        sum = errors.fold(sum, |sum, (_, error)| sum + error.abs());
        if sum / forecasts > most {
            return None;
        }
    }
    (forecasts > 0.0).then_some(sum / forecasts)
}
