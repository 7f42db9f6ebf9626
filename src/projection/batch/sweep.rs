//! A block of settings, projected and judged in doubles.

use wide::f64x4;

use super::drives::{Amounts, Constant, Settings};
use super::exp::Exponential;
use super::lane::saturating;
use super::law::Law;

/// The results of a block of settings. Its memory is used again for the next block.
#[derive(Clone, Debug, Default)]
pub struct SweptBlock {
    /// The drives, if it pays to compute them in a pass of their own.
    drives: Vec<f64x4>,
    /// Group by group, each with all its years.
    values: Vec<f64x4>,
    years: usize,
}

impl SweptBlock {
    /// Projects the settings of `groups` groups of lanes, the same in all years, and shows `see` the outcome of each, in the target's unit;
    /// [`Law::goal`] says what meets the target. `is_calm` is the answer of [`Law::is_calm`] for a range with all settings. Unknown values are
    /// NaN.
    #[inline(always)]
    pub fn sweep(
        &mut self,
        law: &Law,
        groups: usize,
        mut setting: impl FnMut(usize) -> f64x4,
        is_calm: bool,
        mut see: impl FnMut(usize, f64x4),
    ) {
        self.make_room(law, groups);
        match (is_calm && is_as_recorded(law), law.step.amounts()) {
            (true, Amounts::Decay) => {
                // In a pass of its own: a processor looks ahead only so far, and finds more to do at once in shorter steps.
                let exp = Exponential::ready();
                self.drives.clear();
                self.drives.extend((0..groups).map(|group| exp.of(f64x4::ZERO - setting(group))));
                law.walk(Constant(&self.drives), true, &mut self.values, see);
            }
            (true, _) => law.walk(Settings::new(setting), true, &mut self.values, see),
            (false, _) => {
                self.sweep_apart(law, &(0..groups).map(setting).collect::<Vec<_>>(), is_calm);
                self.outcomes(law).enumerate().for_each(|(group, outcome)| see(group, outcome));
            }
        }
    }

    #[inline(never)]
    fn sweep_apart(&mut self, law: &Law, settings: &[f64x4], is_calm: bool) {
        let drives: Vec<_> = settings.iter().map(|setting| law.drive(*setting)).collect();
        law.walk(Constant(&drives), is_calm, &mut self.values, |_, _| {});
    }

    fn make_room(&mut self, law: &Law, groups: usize) {
        self.years = law.years() + 1;
        self.values.resize(groups * self.years, f64x4::ZERO);
    }

    /// What would be judged if the plan ended in year t, group by group: values, running totals, or the index of a mean growth.
    #[inline]
    pub fn year(&self, t: usize) -> impl Iterator<Item = f64x4> {
        self.values.chunks_exact(self.years.max(1)).filter_map(move |years| years.get(t).copied())
    }

    /// The outcomes, as [`Self::sweep`] shows them.
    #[inline]
    pub fn outcomes(&self, law: &Law) -> impl Iterator<Item = f64x4> {
        self.values.chunks_exact(self.years.max(1)).filter_map(|years| outcome(law, years))
    }
}

/// Whether the last recorded value is the outcome.
const fn is_as_recorded(law: &Law) -> bool {
    law.lag().is_none() && law.measure().is_as_taken()
}

#[inline(always)]
fn outcome(law: &Law, years: &[f64x4]) -> Option<f64x4> {
    if is_as_recorded(law) {
        return years.last().copied();
    }
    let lane = |lane: usize| law.outcome(&years.iter().map(|y| y.to_array()[lane]).collect::<Vec<_>>());
    Some(saturating(f64x4::new(std::array::from_fn(lane))))
}
