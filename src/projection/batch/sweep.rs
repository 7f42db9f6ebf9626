//! A block of settings, projected and judged in doubles.

use wide::f64x4;

use super::lanes::Lanes;
use super::law::{Judged, Law};
use super::years::Years;
use crate::projection::math;

/// Room for a block, to be used again for the next one.
#[derive(Clone, Debug, Default)]
pub struct Block {
    drives: Vec<f64x4>,
    odds: Vec<f64x4>,
    values: Vec<f64x4>,
    totals: Vec<f64x4>,
    outcomes: Vec<f64x4>,
    groups: usize,
    has_totals: bool,
}

impl Block {
    /// The values of the t-th year, the base year's first: levels, flows or the index of a mean growth.
    pub fn year(&self, t: usize) -> &[f64x4] {
        year(&self.values, t, self.groups)
    }

    /// What has been counted up to the t-th year, of a total; the values themselves otherwise.
    pub fn so_far(&self, t: usize) -> &[f64x4] {
        year(if self.has_totals { &self.totals } else { &self.values }, t, self.groups)
    }

    /// What is judged, in the target's unit.
    pub fn outcomes(&self) -> &[f64x4] {
        &self.outcomes
    }
}

fn year(values: &[f64x4], t: usize, groups: usize) -> &[f64x4] {
    values.get(t * groups..(t + 1) * groups).unwrap_or_default()
}

/// Projects a block of settings. `is_calm` as [`Law::is_calm`] answered for a range that holds them all. What is unknown is no
/// number. [`Law::goal`] says which outcomes meet the target.
#[inline]
pub fn sweep(law: &Law, settings: Years<f64x4>, is_calm: bool, block: &mut Block) {
    let Block { drives, odds, values, totals: sums, outcomes, groups, has_totals } = block;
    drives.clear();
    drives.extend(settings.all().iter().map(|setting| law.drive(*setting)));
    *groups = settings.groups(law.years());
    let length = *groups * (law.years() + 1);
    values.resize(length, f64x4::splat(f64::NAN));
    law.walk(settings.with(drives), is_calm, values, odds);
    *has_totals = law.judged() == Judged::Sum;
    sums.resize(if *has_totals { length } else { 0 }, f64x4::splat(f64::NAN));
    let last = law.so_far(values, *groups, sums);
    outcomes.clear();
    outcomes.extend(year(last, law.years(), *groups).iter().map(|last| outcome(law, *last)));
}

#[inline(always)]
fn outcome(law: &Law, last: f64x4) -> f64x4 {
    match law.judged() {
        Judged::Last => last,
        Judged::Sum => saturating(last),
        Judged::MeanGrowth => {
            let start = law.start().unwrap_or(f64::NAN);
            let mean = |y: f64| (math::root(y / start, law.years()) - 1.0) * 100.0;
            saturating(f64x4::new(last.to_array().map(mean)))
        }
    }
}

/// See `Amount::saturating`; what is unknown stays so.
#[inline(always)]
fn saturating(y: f64x4) -> f64x4 {
    let (least, most) = (f64x4::splat(f64::MIN), f64x4::splat(f64::MAX));
    f64x4::pick(y.less(least), least, f64x4::pick(most.less(y), most, y))
}
