//! How far the slope of least squares is damped.

use super::seen::{AHEAD, FEWEST, Seen, Yearly};
use super::way::Way;
use crate::plan::{Amount, Damping};

/// The damping factors that are tried.
const PHIS: [Damping; 4] = [Damping::of(0.8), Damping::of(0.85), Damping::of(0.9), Damping::of(0.95)];
/// The factor for a past that is too short to choose one.
const PHI: Damping = Damping::of(0.9);

/// A slope, damped from its first year on.
pub(super) fn damped(slope: f64, phi: Damping) -> Way {
    Way::Damped { first: Amount::saturating(phi.get() * slope), phi }
}

/// The damping factor with which the slope of least squares would have forecast the first `n` years best.
pub(super) fn phi_of_least_error(past: &Seen, n: usize) -> Damping {
    let Some(errors) = past.tried().mean_errors(past, n) else { return PHI };
    let tried = PHIS.into_iter().zip(errors);
    tried.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(PHI, |(phi, _)| phi)
}

/// The sizes of the errors under each factor, from each year and for each later one; up to the first year without a slope.
pub(super) struct Tried(Yearly<[[f64; PHIS.len()]; AHEAD]>);

impl Tried {
    pub(super) fn new(past: &Seen) -> Self {
        let from = |n: usize| {
            let slope = past.slope(n)?;
            let mut errors = [[0.0; PHIS.len()]; AHEAD];
            for (tried, phi) in PHIS.into_iter().enumerate() {
                for (later, (_, error)) in errors.iter_mut().zip(past.errors(n, damped(slope, phi))) {
                    later[tried] = error.abs();
                }
            }
            Some(errors)
        };
        Self((FEWEST..past.len()).map_while(from).collect())
    }

    /// The mean error of each factor over the first `n` years; `None` without a forecast, or if one is missing.
    fn mean_errors(&self, past: &Seen, n: usize) -> Option<[f64; PHIS.len()]> {
        let (mut count, mut sums) = (0_u32, [0.0; PHIS.len()]);
        for (from, errors) in (FEWEST..n).zip(self.0.get(..n - FEWEST)?) {
            for later in &errors[..past.forecasts(from, n)] {
                count += 1;
                sums.iter_mut().zip(later).for_each(|(sum, error)| *sum += error);
            }
        }
        (count > 0).then(|| sums.map(|sum| sum / f64::from(count)))
    }
}
