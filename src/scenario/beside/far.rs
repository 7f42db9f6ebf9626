//! The far ends of two ranges, beyond which a target is no longer met.

use super::demand::Demand;
use crate::plan::{Amount, Direction, Goal};
use crate::scenario::moved;

/// How the far ends of two targets compare, if at least one binds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FarOrder {
    /// Both have one: one's own less the upper one, in one's own unit.
    Both(f64),
    /// Only one's own has one.
    OnlyOwn,
    /// Only the upper one has one. Beyond it one's own target would still be met.
    OnlyUpper,
}

impl FarOrder {
    /// Compares one's own goal with the upper one, whose decimal point moves by `places`. A difference within the tolerance is none.
    pub(super) fn of([own, upper]: [&Goal; 2], wanted: Direction, places: i32, tolerance: Amount) -> Option<Self> {
        let end = |goal: &Goal| match goal {
            Goal::Between(range) if range.both => Some(range.far(wanted).get()),
            _ => None,
        };
        let apart = |own: f64, upper: f64| {
            let by = own - moved(upper, places);
            if by.abs() <= tolerance.get() { 0.0 } else { by }
        };
        match (end(own), end(upper)) {
            (Some(own), Some(upper)) => Some(Self::Both(apart(own, upper))),
            (Some(_), None) => Some(Self::OnlyOwn),
            (None, Some(_)) => Some(Self::OnlyUpper),
            (None, None) => None,
        }
    }

    /// Which asks for more, if the near ends say `near`: a goal that leaves more room at either end asks for less.
    pub(super) fn with(self, near: Demand, wanted: Direction) -> Demand {
        let here = match self {
            Self::OnlyOwn => Demand::Harder,
            Self::OnlyUpper => Demand::Easier,
            Self::Both(by) if by * wanted.sign() > 0.0 => Demand::Easier,
            Self::Both(by) if by * wanted.sign() < 0.0 => Demand::Harder,
            Self::Both(_) => Demand::Same,
        };
        match (near, here) {
            (Demand::Easier, _) | (_, Demand::Easier) => Demand::Easier,
            (Demand::Harder, _) | (_, Demand::Harder) => Demand::Harder,
            (near, _) => near,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Comparison, Range};

    fn between(low: f64, high: f64) -> Goal {
        Goal::Between(Range { low: Amount::of(low), high: Amount::of(high), both: true, wanted: Some(Direction::Rise) })
    }

    #[track_caller]
    fn asks(own: &Goal, upper: &Goal, near: Demand, far: Option<FarOrder>, demand: Demand) {
        let found = FarOrder::of([own, upper], Direction::Rise, 0, Amount::of(1e-9));
        assert_eq!((found, found.map_or(near, |far| far.with(near, Direction::Rise))), (far, demand));
    }

    #[test]
    fn a_range_is_held_against_a_range_by_both_ends() {
        let at_least = Goal::number(Comparison::AtLeast, Amount::of(5.0));
        // The same lower end, and more room above: what the upper plan forbids would pass here.
        asks(&between(5.0, 6.0), &between(5.0, 5.5), Demand::Same, Some(FarOrder::Both(0.5)), Demand::Easier);
        asks(&between(5.2, 6.0), &between(5.0, 5.5), Demand::Harder, Some(FarOrder::Both(0.5)), Demand::Easier);
        asks(&between(5.2, 5.4), &between(5.0, 5.4), Demand::Harder, Some(FarOrder::Both(0.0)), Demand::Harder);
        asks(&between(5.0, 5.5), &between(5.0, 5.5), Demand::Same, Some(FarOrder::Both(0.0)), Demand::Same);
        asks(&between(5.0, 5.5), &at_least, Demand::Same, Some(FarOrder::OnlyOwn), Demand::Harder);
        asks(&at_least, &between(5.0, 5.5), Demand::Same, Some(FarOrder::OnlyUpper), Demand::Easier);
        asks(&at_least, &at_least, Demand::Same, None, Demand::Same);
    }

    #[test]
    fn the_upper_far_end_is_brought_into_the_own_unit_and_a_fall_has_its_far_end_below() {
        let found = FarOrder::of([&between(500.0, 550.0), &between(5.0, 5.5)], Direction::Rise, 2, Amount::of(1e-9));
        assert_eq!(found, Some(FarOrder::Both(0.0)));
        let found = FarOrder::of([&between(4.0, 5.0), &between(4.5, 5.0)], Direction::Fall, 0, Amount::of(1e-9)).unwrap();
        assert_eq!((found, found.with(Demand::Same, Direction::Fall)), (FarOrder::Both(-0.5), Demand::Easier));
    }
}
