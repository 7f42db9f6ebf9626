//! The walk of `course`, in many lanes at once and to the same bits. An unknown value is no number.

use super::lanes::Lanes;
use super::law::{Law, Step};
use super::years::Years;

impl Law {
    /// Walks every lane, under what the settings amount to ([`Self::drive`]), from the start to the target year: `values` holds `groups` lanes of the base year, then those of the first
    /// projected year, and so on. `is_calm` as [`Law::is_calm`] answered for the least and the greatest setting among the drives.
    #[inline]
    pub fn walk<L: Lanes>(&self, drives: Years<L>, is_calm: bool, values: &mut [L], scratch: &mut Vec<L>) {
        let groups = values.len() / (self.years() + 1);
        values.iter_mut().take(groups).for_each(|y| *y = L::splat(self.start.unwrap_or(f64::NAN)));
        if is_calm {
            self.walk_calmly(drives, groups, values, scratch);
        } else {
            self.walk_carefully(drives, groups, values);
        }
    }

    /// Where no lane meets a pin, a bound, a driver or an undefined step.
    fn walk_calmly<L: Lanes>(&self, drives: Years<L>, groups: usize, values: &mut [L], odds: &mut Vec<L>) {
        match self.step {
            Step::Add => each_year(drives, groups, values, |y, d, _| y + d),
            Step::Multiply => each_year(drives, groups, values, |y, d, _| y * d),
            Step::Gap { limit } => {
                let limit = L::splat(limit);
                each_year(drives, groups, values, |y, d, _| limit - (limit - y) * d);
            }
            Step::Damped { phi } => {
                let mut weights = vec![1.0; self.years() + 1];
                for t in 2..weights.len() {
                    weights[t] = weights[t - 1] * phi;
                }
                each_year(drives, groups, values, |y, d, t| y + d * L::splat(weights[t]));
            }
            Step::Odds { ceiling } => {
                let start = self.start.unwrap_or(f64::NAN);
                odds.clear();
                odds.resize(groups, L::splat((ceiling - start) / start));
                s_curves(L::splat(ceiling), drives, groups, values, odds);
            }
        }
    }

    fn walk_carefully<L: Lanes>(&self, drives: Years<L>, groups: usize, values: &mut [L]) {
        for group in 0..groups {
            let mut lane = Lane::open(values[group]);
            for t in 1..=self.years() {
                let drive = drives.at(t, groups).get(group).copied().unwrap_or(lane.y);
                lane = lane.next(self, t, drive);
                values[t * groups + group] = lane.recorded(self);
            }
        }
    }
}

/// Each year from the one before it, in all groups.
#[inline(always)]
fn each_year<L: Lanes>(drives: Years<L>, groups: usize, values: &mut [L], step: impl Fn(L, L, usize) -> L) {
    let years = values.len() / groups.max(1);
    for t in 1..years {
        let (before, after) = values.split_at_mut(t * groups);
        let previous = &before[(t - 1) * groups..];
        for ((next, y), d) in after.iter_mut().zip(previous).zip(drives.at(t, groups)) {
            *next = step(*y, *d, t);
        }
    }
}

#[inline(always)]
fn s_curves<L: Lanes>(ceiling: L, drives: Years<L>, groups: usize, values: &mut [L], odds: &mut [L]) {
    let one = L::splat(1.0);
    for (t, year) in values.chunks_exact_mut(groups).enumerate().skip(1) {
        for ((y, odds), d) in year.iter_mut().zip(odds.iter_mut()).zip(drives.at(t, groups)) {
            *odds = *odds * *d;
            *y = ceiling / (one + *odds);
        }
    }
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
        Self { y: start, odds: L::splat(f64::NAN), weight: 1.0 }
    }

    #[inline(always)]
    pub(super) fn next(self, law: &Law, t: usize, drive: L) -> Self {
        let unknown = L::splat(f64::NAN);
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
        let (y, zero, unknown) = (self.y, L::splat(0.0), L::splat(f64::NAN));
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
        if !law.pins_are_rates {
            return self.y;
        }
        let (least, most) = (L::splat(f64::MIN), L::splat(f64::MAX));
        L::pick(self.y.less(least), least, L::pick(most.less(self.y), most, self.y))
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
