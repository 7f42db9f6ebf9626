//! The comparison with the target, for many outcomes at once.

use serde::{Deserialize, Serialize};

use super::lanes::Lanes;
use crate::plan::{Amount, Comparison, Direction, Open, Threshold};

/// A target and its tolerance as one number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalNumber {
    /// Whether more is better.
    is_rise: bool,
    /// Whether the number itself is enough.
    is_inclusive: bool,
    number: f64,
}

impl GoalNumber {
    /// `open` says that the outcome is the excluded end of an interval: it may then equal what it must not pass.
    pub(super) fn new(target: Threshold, tolerance: Amount, open: Open) -> Self {
        let (t, e) = (target.value.get(), tolerance.get());
        let (is_inclusive, number) = match target.op {
            Comparison::MoreThan if open != Open::Low => (false, t + e),
            Comparison::AtLeast | Comparison::MoreThan => (true, t - e),
            Comparison::LessThan if open != Open::High => (false, t - e),
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

    /// The number to compare with, tolerance included.
    pub(super) const fn number(self) -> f64 {
        self.number
    }

    /// The same comparison of something that falls as the outcome rises.
    #[must_use]
    pub(super) const fn turned(self) -> Self {
        Self { is_rise: !self.is_rise, ..self }
    }

    /// The same comparison with room for rounding errors of `share` of the number, or of `size` if that is larger: *at least* begins a little
    /// earlier, *more than* a little later.
    #[must_use]
    pub fn widened(self, share: f64, size: f64) -> Self {
        let room = share * self.number.abs().max(size);
        Self { number: if self.is_rise == self.is_inclusive { self.number - room } else { self.number + room }, ..self }
    }

    /// The lanes whose outcome meets the target. NaN does not.
    #[inline(always)]
    pub fn is_met_by<L: Lanes>(self, outcome: L) -> L::Mask {
        self.bar().is_met_by(outcome)
    }

    /// The same comparison for use in a loop, without a branch.
    #[inline(always)]
    pub fn bar<L: Lanes>(self) -> LeastNumber<L> {
        let sign = if self.is_rise { 1.0 } else { -1.0 };
        let number = sign * self.number;
        LeastNumber { sign: L::splat(sign), least: if self.is_inclusive { L::splat(number) } else { L::splat_above(number) } }
    }
}

/// The least number that is enough, after turning the sign so that more is better.
#[derive(Clone, Copy, Debug)]
pub struct LeastNumber<L> {
    sign: L,
    least: L,
}

impl<L: Lanes> LeastNumber<L> {
    /// See [`GoalNumber::is_met_by`].
    #[inline(always)]
    pub fn is_met_by(self, outcome: L) -> L::Mask {
        (outcome * self.sign).at_least(self.least)
    }
}

/// What the recorded years of a path need to meet the goal.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    near: Line,
    far: Option<Line>,
    /// Whether every year has to meet it, not only the last.
    every: bool,
}

/// A comparison of `y_t − times · y_{t−1}`.
#[derive(Clone, Copy, Debug)]
struct Line {
    goal: GoalNumber,
    times: f64,
}

impl Test {
    pub(super) fn of_last(near: GoalNumber, far: Option<GoalNumber>) -> Self {
        let line = |goal| Line { goal, times: 0.0 };
        Self { near: line(near), far: far.map(line), every: false }
    }

    pub(super) fn of_years(near: (GoalNumber, f64), far: Option<(GoalNumber, f64)>, every: bool) -> Self {
        let line = |(goal, times)| Line { goal, times };
        Self { near: line(near), far: far.map(line), every }
    }

    /// The lanes of a group whose recorded years, the base year first, meet the goal. NaN does not.
    #[inline(always)]
    pub fn is_met_by<L: Lanes>(&self, years: &[L]) -> L::Mask {
        if let (Some(last), None, false) = (years.last(), self.far, self.every)
            && self.near.times == 0.0
        {
            return self.near.goal.is_met_by(*last);
        }
        self.is_met_by_years(years)
    }

    #[inline(never)]
    fn is_met_by_years<L: Lanes>(&self, years: &[L]) -> L::Mask {
        let pairs = years.windows(2).skip(if self.every { 0 } else { years.len().saturating_sub(2) });
        let met = |line: Line, pair: &[L]| {
            let before = if line.times == 0.0 { L::splat(0.0) } else { pair[0] * L::splat(line.times) };
            line.goal.is_met_by(pair[1] - before)
        };
        let each = pairs.map(|pair| {
            let near = met(self.near, pair);
            self.far.map_or(near, |far| near & met(far, pair))
        });
        each.reduce(|all, year| all & year).unwrap_or_else(|| L::unknown().less(L::unknown()))
    }
}
