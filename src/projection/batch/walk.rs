//! The walk of `course`, in many lanes at once and to the same bits. An unknown value is NaN.

use super::drives::{Amounts, Drives};
use super::lane::{Lane, saturating};
use super::lanes::Lanes;
use super::law::{Law, Step};
use crate::plan::Taken;

impl Law {
    /// Walks every lane of every group from the start to the target year. `values` must have room for all years of each group, the base year
    /// first. It gets what would be judged if the plan ended in each year: the value, the running total, or the index of a mean growth. `see`
    /// gets the last one of each group. `is_calm` is the answer of [`Self::is_calm`] for a range with all settings.
    #[inline(always)]
    pub fn walk<L: Lanes>(&self, drives: impl Drives<L>, is_calm: bool, values: &mut [L], see: impl FnMut(usize, L)) {
        match (is_calm, self.years()) {
            (false, _) => self.walk_carefully(drives, values, see),
            // A special case for plans of five years, so that the compiler unrolls the years.
            (true, 5) => self.walk_calmly(5, drives, values, see),
            (true, years) => self.walk_calmly(years, drives, values, see),
        }
    }

    /// The walk if no lane meets a pin, a bound, a driver or an undefined step.
    #[inline(always)]
    fn walk_calmly<L: Lanes>(&self, years: usize, drives: impl Drives<L>, values: &mut [L], see: impl FnMut(usize, L)) {
        let start = self.start.unwrap_or(f64::NAN);
        // Hidden from the optimiser; see `Exponential::ready`.
        let (y, one) = (L::splat(start), L::splat(std::hint::black_box(1.0)));
        let sum = (self.taken() == Taken::Sum).then(|| L::splat(self.counted_from));
        let calm = Calm { years, sum, drives, values, see };
        match self.step {
            Step::Add => calm.go(Amounts::Itself, (y, ()), |_, (y, ()), [d, _]| (y + d, ())),
            Step::Even => calm.go(Amounts::Itself, (y, ()), |_, _, [d, _]| (d, ())),
            Step::Multiply => calm.go(Amounts::Factor, (y, ()), |_, (y, ()), [d, _]| (y * d, ())),
            Step::Gap { limit } => {
                let limit = L::splat(limit);
                calm.go(Amounts::Rest, (y, ()), |_, (y, ()), [d, _]| (limit - (limit - y) * d, ()));
            }
            Step::Damped { phi } => {
                calm.go(Amounts::Itself, (y, one), |_, (y, weight), [d, _]| (y + d * weight, weight * L::splat(phi)));
            }
            Step::Odds { ceiling } => {
                let (odds, ceiling) = (L::splat((ceiling - start) / start), L::splat(ceiling));
                calm.go(Amounts::Decay, (y, (odds, y)), |t, (_, (odds, ahead)), d| match t {
                    1 => (ceiling / (one + odds * d[0]), (odds * d[0], ahead)),
                    _ if t % 2 == 1 => (ahead, (odds, ahead)),
                    _ => {
                        let first = odds * d[0];
                        let second = first * d[1];
                        let (a, b) = (one + first, one + second);
                        let both = ceiling / (a * b);
                        (both * b, (second, both * a))
                    }
                });
            }
        }
    }

    #[inline(never)]
    fn walk_carefully<L: Lanes>(&self, mut drives: impl Drives<L>, values: &mut [L], mut see: impl FnMut(usize, L)) {
        let last = self.years();
        for (group, years) in values.chunks_exact_mut(last + 1).enumerate() {
            let drive = drives.next(self.step.amounts());
            let mut lane = Lane::open(L::splat(self.start.unwrap_or(f64::NAN)));
            let mut sum = L::splat(self.counted_from);
            let is_sum = self.taken() == Taken::Sum;
            for (t, year) in years.iter_mut().enumerate() {
                if t > 0 {
                    lane = lane.next(self, t, [drive(t), drive(last.min(t + 1))]);
                    sum = sum + lane.recorded(self);
                }
                *year = if is_sum { saturating(sum) } else { lane.recorded(self) };
            }
            see(group, years[last]);
        }
    }
}

/// A walk without interruptions.
struct Calm<'a, L, D, F> {
    years: usize,
    /// The running total, for a total.
    sum: Option<L>,
    drives: D,
    values: &'a mut [L],
    see: F,
}

impl<L: Lanes, D: Drives<L>, F: FnMut(usize, L)> Calm<'_, L, D, F> {
    /// Steps into each year from a value and its state, given the drives of that year and the next.
    #[inline(always)]
    fn go<C: Copy>(self, amount: Amounts, open: (L, C), step: impl Fn(usize, (L, C), [L; 2]) -> (L, C)) {
        let Self { years, sum, mut drives, values, mut see } = self;
        if let Some(from) = sum {
            for (group, row) in values.chunks_exact_mut(years + 1).enumerate() {
                let drive = drives.next(amount);
                let (mut state, mut sum) = (open, from);
                row[0] = from;
                for (t, y) in row.iter_mut().enumerate().skip(1) {
                    state = step(t, state, [drive(t), drive(years.min(t + 1))]);
                    sum = sum + state.0;
                    *y = sum;
                }
                see(group, sum);
            }
        } else {
            for (group, row) in values.chunks_exact_mut(years + 1).enumerate() {
                let drive = drives.next(amount);
                let mut state = open;
                row[0] = open.0;
                for (t, y) in row.iter_mut().enumerate().skip(1) {
                    state = step(t, state, [drive(t), drive(years.min(t + 1))]);
                    *y = state.0;
                }
                see(group, state.0);
            }
        }
    }
}
