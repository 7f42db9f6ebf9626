//! How well a method would have forecast the past.

use super::seen::{FEWEST, Seen};
use super::series::{Series, mean};
use super::undefined::Undefined;
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
        past.each_error(n, &method.fit_first(past, n)?, |ahead, error| errors.push((ahead, error)));
    }
    Ok(Backtest { errors, scale })
}

/// The sum of the absolute errors, as far as it is not above `most`: with errors so large a method is not the best.
pub(super) fn errors_within(method: Method, past: &Seen, most: f64) -> Option<f64> {
    let mut sum = 0.0;
    for n in FEWEST..past.len() {
        // By reference: copying what was written just before would stall.
        let fitted = method.fit_first(past, n);
        let way = fitted.as_ref().ok()?;
        past.each_error(n, way, |_, error| sum += error.abs());
        if sum > most {
            return None;
        }
    }
    Some(sum)
}
