//! Taking over a method: its growth, and its range as a scenario states it.

use super::answer::{Ends, MethodAnswer, Outlook};
use super::series::{Series, WINDOW};
use crate::plan::{Amount, Measured, Year};
use crate::projection::{Case, Growth, Value, judge};
use crate::scenario::{Method, Provenance, Shape, Takeover, Uncertainty, shift_to};

/// The factor that stretches the 80 ％ range to a triangle. A stated range holds all of the chance. If the sides of a triangle are this many
/// times those of the range, four fifths of it lie within the range, however lopsided it is: 1 ÷ (1 − √⅕).
const STRETCH: f64 = 1.809_016_994_374_947_5;
/// Outcomes that differ by less than this share count as equal.
const ALIKE: f64 = 1e-5;

impl Outlook {
    /// The years on which a method's answer rests; `None` if nothing is known.
    pub fn basis(&self, method: Method) -> Option<Provenance> {
        let known = self.window.known();
        let ((from, _), (to, _)) = (known.first()?, known.last()?);
        let n = u16::try_from(known.len()).ok()?;
        Some(Provenance { method, from: *from, to: *to, n, left_out: self.left_out.iter().copied().collect() })
    }

    /// What is taken over from one of its lines; `None` if the method has no answer.
    pub fn takeover(&self, line: &MethodAnswer) -> Option<Takeover> {
        Some(Takeover { growth: line.growth.clone()?, range: line.range, basis: self.basis(line.method)? })
    }
}

/// The left-out years that would otherwise count: known since the last new definition and, if the window has no room for another, later than
/// its first year.
pub(super) fn missed(all: &Series, window: &Series, left_out: &[Year]) -> Vec<Year> {
    let first = window.known().first().filter(|_| window.len() == WINDOW).map(|(year, _)| *year);
    left_out.iter().copied().filter(|year| all.knows(*year) && first.is_none_or(|first| *year > first)).collect()
}

/// The 80 ％ range as the range of an assumption. `None` if no parameter leads to one of its ends: a range without that end would say more
/// than is known.
pub(super) fn stated(case: &Case, stated: &Measured, growth: &Growth, ends: &[Ends; 2]) -> Option<Uncertainty> {
    let [low, high] = ends.each_ref().map(|end| shift(case, stated, growth, end));
    let (low, high) = (low?, high?);
    // If more of the parameter means less of the outcome, the ends change places.
    let (below, above) = (-low.min(high).min(0.0), low.max(high).max(0.0));
    Uncertainty::new(below * STRETCH, above * STRETCH, Shape::Triangular).ok()
}

/// How far the parameter moves for that end; zero if a bound keeps the outcome there anyway.
fn shift(case: &Case, stated: &Measured, growth: &Growth, end: &Ends) -> Option<f64> {
    let outcome = |growth: &Growth| judge(&Case { growth: Some(growth), ..*case }).outcome.and_then(Value::exact);
    let wanted = end.outcome?;
    let leads_there = |by: f64| outcome(&growth.shifted(stated, by)).is_some_and(|found| are_alike(found, wanted));
    if leads_there(0.0) {
        return Some(0.0);
    }
    let direct = end.growth.as_ref().and_then(Growth::setting).zip(growth.setting()).map(|(end, own)| end.get() - own.get());
    let found = direct.filter(|by| leads_there(*by)).or_else(|| shift_to(case, growth, stated, wanted))?;
    leads_there(found).then_some(found)
}

fn are_alike(one: Amount, other: Amount) -> bool {
    let (one, other) = (one.get(), other.get());
    (one - other).abs() <= ALIKE * one.abs().max(other.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fifths_of_the_stated_chance_lie_within_the_range_however_lopsided() {
        for (below, above) in [(0.2, 0.2), (0.5, 0.1), (0.0, 0.3)] {
            let stated = Uncertainty::new(below * STRETCH, above * STRETCH, Shape::Triangular).unwrap();
            let within = stated.cumulative(above) - stated.cumulative(-below);
            assert!((within - 0.8).abs() < 1e-12, "{below} and {above}: {within}");
        }
        let alike = Uncertainty::new(0.2 * STRETCH, 0.2 * STRETCH, Shape::Triangular).unwrap();
        assert!((alike.quantile(0.1) + 0.2).abs() < 1e-12 && (alike.quantile(0.9) - 0.2).abs() < 1e-12);
    }

    #[test]
    fn outcomes_are_alike_by_a_share_of_their_size() {
        let alike = |one: f64, other: f64| are_alike(Amount::of(one), Amount::of(other));
        assert!(alike(1e6, 1e6 + 9.0) && alike(-1e6, -1e6 - 9.0) && alike(0.0, 0.0) && alike(1e-6, 1e-6 + 9e-12));
        assert!(!alike(1e6, 1e6 + 11.0) && !alike(1.0, 1.001) && !alike(1e-6, 2e-6) && !alike(1.0, -1.0));
    }
}
