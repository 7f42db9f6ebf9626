//! A block of settings, projected and judged in doubles.

use wide::f64x4;

use super::drives::{Constant, Moderate};
use super::law::{Judged, Law};
use super::walk::saturating;
use crate::projection::math;

/// What became of a block of settings; room that is used again for the next one.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Group by group, each with all its years.
    values: Vec<f64x4>,
    years: usize,
}

impl Block {
    /// Projects settings that are the same in all years, four to a group, and shows `see` what is judged of each group, in the target's
    /// unit; [`Law::goal`] says what meets the target. `is_calm` as [`Law::is_calm`] answered for a range that holds them all. What is
    /// unknown is no number.
    #[inline(always)]
    pub fn sweep(
        &mut self,
        law: &Law,
        settings: impl ExactSizeIterator<Item = f64x4>,
        is_calm: bool,
        mut see: impl FnMut(usize, f64x4),
    ) {
        self.make_room(law, settings.len());
        if is_calm {
            law.walk(Moderate::new(law, settings), true, &mut self.values, |group, last| see(group, outcome(law, last)));
        } else {
            self.sweep_carefully(law, &settings.collect::<Vec<_>>());
            self.outcomes(law).enumerate().for_each(|(group, outcome)| see(group, outcome));
        }
    }

    #[inline(never)]
    fn sweep_carefully(&mut self, law: &Law, settings: &[f64x4]) {
        let drives: Vec<_> = settings.iter().map(|setting| law.drive(*setting)).collect();
        law.walk(Constant(&drives), false, &mut self.values, |_, _| {});
    }

    fn make_room(&mut self, law: &Law, groups: usize) {
        self.years = law.years() + 1;
        self.values.resize(groups * self.years, f64x4::ZERO);
    }

    /// What would be judged if the plan ended in the t-th year, group by group: values, running totals, or the index of a mean growth.
    #[inline]
    pub fn year(&self, t: usize) -> impl Iterator<Item = f64x4> {
        self.values.chunks_exact(self.years.max(1)).filter_map(move |years| years.get(t).copied())
    }

    /// What is judged, as [`Self::sweep`] shows it.
    #[inline]
    pub fn outcomes(&self, law: &Law) -> impl Iterator<Item = f64x4> {
        self.year(law.years()).map(|last| outcome(law, last))
    }
}

#[inline(always)]
fn outcome(law: &Law, last: f64x4) -> f64x4 {
    match law.judged() {
        Judged::Last | Judged::Sum => last,
        Judged::MeanGrowth => {
            let start = law.start().unwrap_or(f64::NAN);
            let mean = |y: f64| (math::root(y / start, law.years()) - 1.0) * 100.0;
            saturating(f64x4::new(last.to_array().map(mean)))
        }
    }
}
