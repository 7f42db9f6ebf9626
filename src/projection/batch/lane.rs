//! Steps with all checks.

use super::lanes::Lanes;
use super::law::{Law, Step};
use crate::projection::stepper::PAIRED;

/// A group of lanes on its way.
#[derive(Clone, Copy)]
pub(super) struct Lane<L> {
    pub(super) y: L,
    carried: Carried<L>,
    weight: f64,
}

/// The state of an S-curve; see `stepper::Carried`.
#[derive(Clone, Copy)]
struct Carried<L> {
    odds: L,
    ahead: L,
}

impl<L: Lanes> Carried<L> {
    fn nothing() -> Self {
        Self { odds: L::unknown(), ahead: L::unknown() }
    }

    /// Sets the lanes of the mask to NaN.
    #[inline(always)]
    fn interrupted(self, mask: L::Mask) -> Self {
        let nothing = Self::nothing();
        Self { odds: L::pick(mask, nothing.odds, self.odds), ahead: L::pick(mask, nothing.ahead, self.ahead) }
    }
}

impl<L: Lanes> Lane<L> {
    /// The state in the base year.
    #[inline(always)]
    pub(super) fn open(start: L) -> Self {
        Self { y: start, carried: Carried::nothing(), weight: 1.0 }
    }

    /// The lane in year t, given the drives of that year and the next.
    #[inline(always)]
    pub(super) fn next(self, law: &Law, t: usize, drives: [L; 2]) -> Self {
        let unknown = L::unknown();
        let weight = match law.step {
            Step::Damped { phi } => self.weight * phi,
            _ => self.weight,
        };
        if let Some(Some(pin)) = law.pins.get(t - 1) {
            let y = if law.pins_are_rates { self.at_rate(*pin) } else { L::splat(*pin) };
            return Self { y, carried: Carried::nothing(), weight };
        }
        let (free, carried, undefined) = self.free(law, drives);
        let (free, carried) = law.per_head.map_or((free, carried), |factor| (free * L::splat(factor), Carried::nothing()));
        let (least, most) = (L::splat(law.least), L::splat(law.most));
        let (below, above) = (free.less(least), most.less(free));
        let held = L::pick(below, least, L::pick(above, most, free));
        // An overflow both ways gives NaN, which the bounds hold like any other value.
        let held = L::pick(free.is_unknown(), L::splat(law.held_unknown()), held);
        let rests_on_nothing = matches!(law.step, Step::Even);
        let y = if rests_on_nothing { held } else { L::pick(undefined | self.y.is_unknown(), unknown, held) };
        Self { y, carried: carried.interrupted(below | above | free.is_unknown()), weight }
    }

    /// A step of a pinned rate; see `Course::pinned`.
    #[inline(always)]
    fn at_rate(self, rate: f64) -> L {
        L::pick(L::splat(0.0).at_least(self.y), L::unknown(), self.y * L::splat(1.0 + rate))
    }

    /// The odds after the steps so far; NaN if something interrupted them.
    pub(super) const fn odds(self) -> L {
        self.carried.odds
    }

    /// The step alone, the new state, and the lanes where it is undefined.
    #[inline(always)]
    fn free(self, law: &Law, drives: [L; 2]) -> (L, Carried<L>, L::Mask) {
        let (y, zero, unknown, [d, _]) = (self.y, L::splat(0.0), Carried::nothing(), drives);
        let never = zero.less(zero);
        match law.step {
            Step::Add => (y + d, unknown, never),
            Step::Damped { .. } => (y + d * L::splat(self.weight), unknown, never),
            Step::Even => (d, unknown, never),
            Step::Gap { limit } => (L::splat(limit) - (L::splat(limit) - y) * d, unknown, never),
            Step::Multiply if law.zero_is_a_limit => {
                let is_limit = y.at_least(zero) & zero.at_least(y);
                (L::pick(is_limit, zero, y * d), unknown, y.less(zero))
            }
            Step::Multiply => (y * d, unknown, zero.at_least(y)),
            Step::Odds { ceiling } => {
                let ceiling = L::splat(ceiling);
                let rests = zero.at_least(y) | y.at_least(ceiling);
                let (moved, carried) = self.against(ceiling, drives);
                (L::pick(rests, y, moved), carried.interrupted(rests), never)
            }
        }
    }

    /// See `stepper::logistic`.
    #[inline(always)]
    fn against(self, ceiling: L, drives: [L; 2]) -> (L, Carried<L>) {
        let (one, Carried { odds, ahead }) = (L::splat(1.0), self.carried);
        let (is_fresh, is_pending) = (odds.is_unknown(), L::pick(ahead.is_unknown(), L::splat(0.0), one).at_least(one));
        let first = L::pick(is_fresh, (ceiling - self.y) / self.y, odds) * drives[0];
        let second = first * drives[1];
        let (a, b) = (one + first, one + second);
        let (both, is_paired) = (ceiling / (a * b), (a * b).less(L::splat(PAIRED)));
        let y = L::pick(is_fresh, ceiling / a, L::pick(is_paired, both * b, ceiling / a));
        let after = L::pick(is_paired, both * a, ceiling / b);
        let moved = Carried {
            odds: L::pick(is_fresh, first, L::pick(is_pending, odds, second)),
            ahead: L::pick(is_fresh | is_pending, L::unknown(), after),
        };
        (L::pick(is_pending, ahead, y), moved)
    }

    /// The value as stored: a pinned rate can overflow it.
    #[inline(always)]
    pub(super) fn recorded(self, law: &Law) -> L {
        if law.pins_are_rates { saturating(self.y) } else { self.y }
    }
}

impl Law {
    /// The value to which the bounds hold NaN; see `Bounds::hold` and `Amount::saturating`.
    fn held_unknown(&self) -> f64 {
        match (self.least > f64::MIN, self.most < f64::MAX) {
            (true, _) => self.least,
            (false, true) => self.most,
            (false, false) => 0.0,
        }
    }
}

/// See `Amount::saturating`; NaN stays NaN.
#[inline(always)]
pub(super) fn saturating<L: Lanes>(y: L) -> L {
    let (least, most) = (L::splat(f64::MIN), L::splat(f64::MAX));
    L::pick(y.less(least), least, L::pick(most.less(y), most, y))
}
