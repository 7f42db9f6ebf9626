//! The slope of least squares, and how far it is damped.

use super::fit::slope;
use super::foretold::errors;
use super::series::{Series, mean};
use super::undefined::Undefined;
use super::way::Way;

/// The damping factors that are tried.
const PHIS: [f64; 4] = [0.8, 0.85, 0.9, 0.95];
/// The factor for a past that is too short to choose one.
const PHI: f64 = 0.9;

/// A slope, damped from its first year on.
pub(super) fn damped(slope: f64, phi: f64) -> Way {
    Way::Damped { first: phi * slope, phi }
}

/// The slope of least squares.
pub(super) fn trend(series: &Series) -> Result<f64, Undefined> {
    slope(series.points(), |_| 1.0).ok_or(Undefined::TooShort)
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
