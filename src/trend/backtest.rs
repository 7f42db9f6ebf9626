//! How well a method would have forecast the past.

use super::method::{Undefined, damped, trend};
use super::series::{Series, mean};
use super::way::Way;
use crate::scenario::Method;

/// How many known years have to lie before the first forecast of the past.
const BEFORE: usize = 3;
/// How many years ahead it forecasts.
pub(super) const AHEAD: usize = 5;
/// The damping factors that are tried.
const PHIS: [f64; 4] = [0.8, 0.85, 0.9, 0.95];
/// The factor for a past that is too short to choose one.
const PHI: f64 = 0.9;

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

fn errors(series: &Series, fit: impl Fn(&Series) -> Result<Way, Undefined>) -> Result<Vec<(usize, f64)>, Undefined> {
    let mut errors = Vec::new();
    for origin in BEFORE..series.len() {
        let known = series.first(origin);
        let Some((year, last)) = known.last() else { continue };
        let values: Vec<f64> = fit(&known)?.values(last, series.bounds(), AHEAD).collect();
        for (later, value) in &series.known()[origin..] {
            let ahead = usize::try_from(i32::from(later.get()) - i32::from(year.get())).unwrap_or(0);
            if let Some(foretold) = ahead.checked_sub(1).and_then(|at| values.get(at)) {
                errors.push((ahead, foretold - value));
            }
        }
    }
    Ok(errors)
}

/// The damping factor with which the slope of least squares would have forecast the past best.
pub(super) fn phi_of_least_error(series: &Series) -> f64 {
    let error = |phi: f64| {
        let found = errors(series, |known| trend(known).map(|slope| damped(slope, phi))).ok()?;
        mean(found.iter().map(|(_, error)| error.abs()))
    };
    let tried = PHIS.into_iter().filter_map(|phi| Some((phi, error(phi)?)));
    tried.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(PHI, |(phi, _)| phi)
}
