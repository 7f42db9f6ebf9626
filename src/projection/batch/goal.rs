//! The comparison with the target, for many outcomes at once.

use serde::{Deserialize, Serialize};

use super::lanes::Lanes;
use crate::plan::{Amount, Comparison, Direction, Threshold};

/// A target with its tolerance, as one number that an outcome is held against.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Whether more is better.
    is_rise: bool,
    /// Whether the number itself is enough.
    is_inclusive: bool,
    number: f64,
}

impl Goal {
    /// `is_open` where the outcome is the excluded end of an interval: it may then reach what it must not pass.
    pub(super) fn new(target: Threshold, tolerance: Amount, is_open: bool) -> Self {
        let (t, e) = (target.value.get(), tolerance.get());
        let (is_inclusive, number) = match target.op {
            Comparison::AtLeast => (true, t - e),
            Comparison::MoreThan => (false, t + e),
            Comparison::LessThan if !is_open => (false, t - e),
            Comparison::AtMost | Comparison::LessThan => (true, t + e),
        };
        Self { is_rise: target.op.direction() == Direction::Rise, is_inclusive, number }
    }

    /// Whether more is better.
    pub const fn is_rise(self) -> bool {
        self.is_rise
    }

    /// The same comparison of something that rises with the outcome.
    #[must_use]
    pub fn through(self, change: impl FnOnce(f64) -> f64) -> Self {
        Self { number: change(self.number), ..self }
    }

    /// The same with room for roundings of `share` of the number: what is enough is so a little earlier, what must be passed is passed
    /// a little later.
    #[must_use]
    pub fn widened(self, share: f64) -> Self {
        let room = share * self.number.abs();
        Self { number: if self.is_rise == self.is_inclusive { self.number - room } else { self.number + room }, ..self }
    }

    /// Where the outcome meets the target. What is unknown does not.
    #[inline(always)]
    pub fn is_met_by<L: Lanes>(self, outcome: L) -> L::Mask {
        self.bar().is_met_by(outcome)
    }

    /// The same comparison for use in a loop, where it costs no branch.
    #[inline(always)]
    pub fn bar<L: Lanes>(self) -> Bar<L> {
        let sign = if self.is_rise { 1.0 } else { -1.0 };
        let number = sign * self.number;
        Bar { sign: L::splat(sign), least: if self.is_inclusive { L::splat(number) } else { L::splat_above(number) } }
    }
}

/// The least that is enough, of what is the better the more it is.
#[derive(Clone, Copy, Debug)]
pub struct Bar<L> {
    sign: L,
    least: L,
}

impl<L: Lanes> Bar<L> {
    /// See [`Goal::is_met_by`].
    #[inline(always)]
    pub fn is_met_by(self, outcome: L) -> L::Mask {
        (outcome * self.sign).at_least(self.least)
    }
}
