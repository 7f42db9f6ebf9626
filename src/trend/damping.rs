//! How far the slope of least squares is damped.

use super::seen::{FEWEST, Seen, Tried};
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
    let Some(errors) = mean_errors(past, n) else { return PHI };
    let tried = PHIS.into_iter().zip(errors);
    tried.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(PHI, |(phi, _)| phi)
}

/// The mean error of each factor over the first `n` years; `None` without a forecast, or if a year has no slope to forecast by.
fn mean_errors(past: &Seen, n: usize) -> Option<[f64; PHIS.len()]> {
    if n == FEWEST {
        return None;
    }
    let tried = past.tried(|| {
        let mut all = Vec::with_capacity(past.len() - FEWEST);
        all.extend((FEWEST..past.len()).map_while(|from| tried(past, from)));
        all
    });
    let (mut count, mut sums) = (0_u32, [0.0; PHIS.len()]);
    for (from, errors) in (FEWEST..n).zip(tried.get(..n - FEWEST)?) {
        for later in &errors[..past.forecasts(from, n)] {
            count += 1;
            sums.iter_mut().zip(later).for_each(|(sum, error)| *sum += error);
        }
    }
    (count > 0).then(|| sums.map(|sum| sum / f64::from(count)))
}

/// The errors of all factors from the n-th year, side by side; `None` if it has no slope.
fn tried(past: &Seen, n: usize) -> Option<Tried> {
    let slope = past.slope(n)?;
    let (first, phi) = (PHIS.map(|phi| phi.get() * slope), PHIS.map(Damping::get));
    let (mut values, mut weights) = ([past.values(n)[n - 1]; PHIS.len()], [1.0; PHIS.len()]);
    let (mut errors, mut reached) = (Tried::default(), 0);
    for (errors, (ahead, value)) in errors.iter_mut().zip(past.later(n)) {
        for _ in reached..ahead {
            for at in 0..PHIS.len() {
                values[at] = past.bounds().hold(values[at] + first[at] * weights[at]);
                weights[at] *= phi[at];
            }
        }
        reached = ahead;
        *errors = values.map(|forecast| (forecast - value).abs());
    }
    Some(errors)
}
