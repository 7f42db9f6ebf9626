//! A block of settings, projected and judged in doubles.

use wide::f64x4;

use super::drives::{Amounts, Constant, Settings};
use super::exp::Exponential;
use super::lane::saturating;
use super::law::Law;

/// What became of a block of settings; room that is used again for the next one.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// What settings amount to, where that is worth a pass of its own.
    drives: Vec<f64x4>,
    /// Group by group, each with all its years.
    values: Vec<f64x4>,
    years: usize,
}

impl Block {
    /// Projects the settings of so many groups of lanes, the same in all years, and shows `see` what is judged of each, in the target's
    /// unit; [`Law::goal`] says what meets the target. `is_calm` as [`Law::is_calm`] answered for a range that holds all settings. What
    /// is unknown is no number.
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
                // In a pass of its own: a processor sees only so far ahead, and finds more to do at once in shorter steps.
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

    /// What would be judged if the plan ended in the t-th year, group by group: values, running totals, or the index of a mean growth.
    #[inline]
    pub fn year(&self, t: usize) -> impl Iterator<Item = f64x4> {
        self.values.chunks_exact(self.years.max(1)).filter_map(move |years| years.get(t).copied())
    }

    /// What is judged, as [`Self::sweep`] shows it.
    #[inline]
    pub fn outcomes(&self, law: &Law) -> impl Iterator<Item = f64x4> {
        self.values.chunks_exact(self.years.max(1)).filter_map(|years| outcome(law, years))
    }
}

/// Whether the last that is recorded is what is judged.
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
