//! The walk of `course`, in many lanes at once and to the same bits. An unknown value is no number.

use super::drives::Drives;
use super::lanes::Lanes;
use super::law::{Judged, Law, Step};

impl Law {
    /// Walks every lane of every group from the start to the target year. `values` has room for them group by group, each with all its
    /// years, the base year first: what would be judged if the plan ended then, that is the value, the running total, or the index of a
    /// mean growth. `is_calm` as [`Self::is_calm`] answered for a range that holds all settings.
    #[inline(always)]
    pub fn walk<L: Lanes>(&self, drives: impl Drives<L>, is_calm: bool, values: &mut [L]) {
        match (is_calm, self.years()) {
            (false, _) => self.walk_carefully(&drives, values),
            // Plans of five years are told apart, so that the years are written out one by one.
            (true, 5) => self.walk_calmly(5, drives, values),
            (true, years) => self.walk_calmly(years, drives, values),
        }
    }

    /// Where no lane meets a pin, a bound, a driver or an undefined step.
    #[inline(always)]
    fn walk_calmly<L: Lanes>(&self, years: usize, drives: impl Drives<L>, values: &mut [L]) {
        let start = self.start.unwrap_or(f64::NAN);
        let (y, one) = (L::splat(start), L::splat(1.0));
        let sum = (self.judged() == Judged::Sum).then(|| L::splat(self.counted_from));
        let calm = Calm { years, sum, drives, values };
        match self.step {
            Step::Add => calm.go((y, one), |(y, _), d| (y + d, one)),
            Step::Multiply => calm.go((y, one), |(y, _), d| (y * d, one)),
            Step::Gap { limit } => {
                let limit = L::splat(limit);
                calm.go((y, one), |(y, _), d| (limit - (limit - y) * d, one));
            }
            Step::Damped { phi } => calm.go((y, one), |(y, weight), d| (y + d * weight, weight * L::splat(phi))),
            Step::Odds { ceiling } => {
                let (odds, ceiling) = (L::splat((ceiling - start) / start), L::splat(ceiling));
                calm.go((y, odds), |(_, odds), d| {
                    let odds = odds * d;
                    (ceiling / (one + odds), odds)
                });
            }
        }
    }

    #[inline(never)]
    fn walk_carefully<L: Lanes>(&self, drives: &impl Drives<L>, values: &mut [L]) {
        for (group, years) in values.chunks_exact_mut(self.years() + 1).enumerate() {
            let drive = drives.of(group);
            let mut lane = Lane::open(L::splat(self.start.unwrap_or(f64::NAN)));
            let mut sum = L::splat(self.counted_from);
            let is_sum = self.judged() == Judged::Sum;
            for (t, year) in years.iter_mut().enumerate() {
                if t > 0 {
                    lane = lane.next(self, t, drive(t));
                    sum = sum + lane.recorded(self);
                }
                *year = if is_sum { saturating(sum) } else { lane.recorded(self) };
            }
        }
    }
}

/// A walk that nothing interrupts.
struct Calm<'a, L, D> {
    years: usize,
    /// What a total begins with.
    sum: Option<L>,
    drives: D,
    values: &'a mut [L],
}

impl<L: Lanes, D: Drives<L>> Calm<'_, L, D> {
    /// Steps from a value and what is carried beside it to the next.
    #[inline(always)]
    fn go(self, open: (L, L), step: impl Fn((L, L), L) -> (L, L)) {
        let Self { years, sum, drives, values } = self;
        if let Some(from) = sum {
            for (group, row) in values.chunks_exact_mut(years + 1).enumerate() {
                let drive = drives.of(group);
                let (mut state, mut sum) = (open, from);
                row[0] = from;
                for (t, y) in row.iter_mut().enumerate().skip(1) {
                    state = step(state, drive(t));
                    sum = sum + state.0;
                    *y = sum;
                }
            }
        } else {
            for (group, row) in values.chunks_exact_mut(years + 1).enumerate() {
                let drive = drives.of(group);
                let mut state = open;
                row[0] = open.0;
                for (t, y) in row.iter_mut().enumerate().skip(1) {
                    state = step(state, drive(t));
                    *y = state.0;
                }
            }
        }
    }
}

/// See `Amount::saturating`; what is unknown stays so.
#[inline(always)]
pub(super) fn saturating<L: Lanes>(y: L) -> L {
    let (least, most) = (L::splat(f64::MIN), L::splat(f64::MAX));
    L::pick(y.less(least), least, L::pick(most.less(y), most, y))
}

/// A group of lanes on its way.
#[derive(Clone, Copy)]
pub(super) struct Lane<L> {
    pub(super) y: L,
    /// See `stepper::Carried`.
    odds: L,
    weight: f64,
}

impl<L: Lanes> Lane<L> {
    /// In the base year.
    #[inline(always)]
    pub(super) fn open(start: L) -> Self {
        Self { y: start, odds: L::unknown(), weight: 1.0 }
    }

    #[inline(always)]
    pub(super) fn next(self, law: &Law, t: usize, drive: L) -> Self {
        let unknown = L::unknown();
        let weight = match law.step {
            Step::Damped { phi } => self.weight * phi,
            _ => self.weight,
        };
        if let Some(Some(pin)) = law.pins.get(t - 1) {
            let y = if law.pins_are_rates { self.y * L::splat(1.0 + pin) } else { L::splat(*pin) };
            return Self { y, odds: unknown, weight };
        }
        let (free, odds, undefined) = self.free(law, drive);
        let (free, odds) = law.per_head.map_or((free, odds), |factor| (free * L::splat(factor), unknown));
        let (least, most) = (L::splat(law.least), L::splat(law.most));
        let (below, above) = (free.less(least), most.less(free));
        let held = L::pick(below, least, L::pick(above, most, free));
        // What overflows both ways comes to no number, which the bounds hold like any other.
        let held = L::pick(free.is_unknown(), L::splat(law.held_unknown()), held);
        let y = L::pick(undefined | self.y.is_unknown(), unknown, held);
        Self { y, odds: L::pick(below | above | free.is_unknown(), unknown, odds), weight }
    }

    /// The step alone, its odds, and where it is undefined.
    #[inline(always)]
    fn free(self, law: &Law, d: L) -> (L, L, L::Mask) {
        let (y, zero, unknown) = (self.y, L::splat(0.0), L::unknown());
        let never = zero.less(zero);
        match law.step {
            Step::Add => (y + d, unknown, never),
            Step::Damped { .. } => (y + d * L::splat(self.weight), unknown, never),
            Step::Gap { limit } => (L::splat(limit) - (L::splat(limit) - y) * d, unknown, never),
            Step::Multiply if law.zero_is_a_limit => {
                let is_limit = y.at_least(zero) & zero.at_least(y);
                (L::pick(is_limit, zero, y * d), unknown, y.less(zero))
            }
            Step::Multiply => (y * d, unknown, zero.at_least(y)),
            Step::Odds { ceiling } => {
                let ceiling = L::splat(ceiling);
                let rests = zero.at_least(y) | y.at_least(ceiling);
                let odds = L::pick(self.odds.is_unknown(), (ceiling - y) / y, self.odds) * d;
                let moved = ceiling / (L::splat(1.0) + odds);
                (L::pick(rests, y, moved), L::pick(rests, unknown, odds), never)
            }
        }
    }

    /// The value as it is kept: a pinned rate can take it beyond the finite numbers.
    #[inline(always)]
    fn recorded(self, law: &Law) -> L {
        if law.pins_are_rates { saturating(self.y) } else { self.y }
    }
}

impl Law {
    /// What the bounds make of no number at all; see `Bounds::hold` and `Amount::saturating`.
    fn held_unknown(&self) -> f64 {
        match (self.least > f64::MIN, self.most < f64::MAX) {
            (true, _) => self.least,
            (false, true) => self.most,
            (false, false) => 0.0,
        }
    }
}
