//! What a way of going on would have foretold of the past.

use super::series::Series;
use super::undefined::Undefined;
use super::way::Way;

/// How many known years have to lie before the first forecast of the past.
const BEFORE: usize = 3;
/// How many years ahead it forecasts.
pub(super) const AHEAD: usize = 5;

/// Foretells the past from every year that has three before it. Answers by how much too high each forecast is, and how many years ahead it
/// looks.
///
/// # Errors
/// Why there is no way from one of those years.
pub(super) fn errors(series: &Series, fit: impl Fn(&Series) -> Result<Way, Undefined>) -> Result<Vec<(usize, f64)>, Undefined> {
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
