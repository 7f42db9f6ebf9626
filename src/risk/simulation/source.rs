//! One indicator with a drawn parameter.

use serde::{Deserialize, Serialize};
use wide::f32x8;

use super::spread::Distribution;
use crate::projection::batch::{Lanes, Law, Test, Yearly};

/// How many levels a draw can take: the middles of as many equally likely parts of the distribution. A chance is then off by at
/// most half a level, 0.00012, where the sampling of 100 000 draws is off by 0.0016.
pub(super) const LEVELS: usize = 4096;
/// How many lanes walk at once.
pub(super) const LANES: usize = f32x8::COUNT;

/// The bits of a level.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "the others are for other levels")]
pub(super) const fn low_bits(word: u64) -> u16 {
    word as u16
}

/// An indicator that is simulated: its law, and the settings that its parameter is drawn around.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulatedIndicator {
    pub(super) law: Law,
    /// The likely setting, or one for each year.
    pub(super) settings: Vec<f64>,
    /// What the parameter cannot leave.
    pub(super) least: f64,
    pub(super) most: f64,
    pub(super) spread: Distribution,
    /// Whether it counts among the binding targets.
    pub(super) is_binding: bool,
}

/// What a level of chance amounts to in a step, in each year, good draws last.
pub(super) struct Levels {
    /// One table, or one for each year.
    tables: Vec<Box<[f32; LEVELS]>>,
    /// Whether nothing stands in the way of any path.
    pub(super) is_calm: bool,
    /// Whether every path is known to its end.
    pub(super) is_known: bool,
    /// What every path lies between, year by year: values, or running totals.
    pub(super) range: Vec<(f32, f32)>,
    pub(super) test: Test,
}

impl SimulatedIndicator {
    /// Draws around `settings`: one, or one for each year, of the parameter that `law` was made for.
    pub fn new(law: Law, settings: Vec<f64>, spread: Distribution, is_binding: bool) -> Self {
        Self { law, settings, least: f64::MIN, most: f64::MAX, spread, is_binding }
    }

    /// The same with a parameter that cannot leave a range.
    #[must_use]
    pub fn within(self, least: f64, most: f64) -> Self {
        Self { least, most, ..self }
    }

    fn setting(&self, base: f64, u: f64) -> f64 {
        (base + self.spread.quantile(u)).clamp(self.least, self.most)
    }

    fn table(&self, base: f64, is_good_up: bool) -> Box<[f32; LEVELS]> {
        let mut table = Box::new([0.0; LEVELS]);
        for (level, drive) in table.iter_mut().enumerate() {
            let from_below = if is_good_up { level } else { LEVELS - 1 - level };
            *drive = narrow(self.law.drive(self.setting(base, middle(from_below))));
        }
        table
    }

    /// Computes the tables and the range.
    pub(super) fn levels(&self) -> Levels {
        let bounds = |u| self.settings.iter().map(move |base| self.setting(*base, u));
        let (low, high) = (bounds(middle(0)).fold(f64::MAX, f64::min), bounds(middle(LEVELS - 1)).fold(f64::MIN, f64::max));
        let rising: Vec<_> = self.settings.iter().map(|base| self.table(*base, true)).collect();
        let ends = self.ends(&rising);
        let is_good_up = ends.last().is_none_or(|(low, high)| low <= high) == self.law.wants_a_higher_path();
        let tables = if is_good_up { rising } else { self.settings.iter().map(|base| self.table(*base, false)).collect() };
        let is_known = ends.iter().all(|(low, high)| !low.is_nan() && !high.is_nan());
        let range = ends.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        Levels { tables, is_calm: self.law.is_calm(low, high), is_known, range, test: self.law.test(ROUNDING) }
    }

    /// Where the path of the lowest and that of the highest level lead, year by year.
    fn ends(&self, tables: &[Box<[f32; LEVELS]>]) -> Vec<(f32, f32)> {
        let years = self.law.years();
        let ends = |table: &[f32; LEVELS]| f32x8::new([table[0], table[LEVELS - 1], 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let drives: Vec<_> =
            (0..years).map(|t| tables.get(t).or(tables.last()).map_or(f32x8::ZERO, |table| ends(table))).collect();
        let mut values = vec![f32x8::ZERO; years + 1];
        self.law.walk(Yearly(&drives, years), false, &mut values, |_, _| {});
        values.iter().map(|y| (y.to_array()[0], y.to_array()[1])).collect()
    }

    /// The share of levels that meets the target when a level persists: what a simulation without any sampling would say.
    #[cfg(test)]
    #[allow(clippy::cast_precision_loss, reason = "levels are few")]
    pub(super) fn every_level(&self) -> f64 {
        let levels = self.levels();
        let years = self.law.years();
        let mut values = vec![f32x8::ZERO; years + 1];
        let is_met = |level: &usize| {
            let drives: Vec<_> = (1..=years).map(|t| f32x8::splat(levels.table(t)[*level])).collect();
            self.law.walk(Yearly(&drives, years), levels.is_calm, &mut values, |_, _| {});
            f32x8::bits(levels.test.is_met_by(&values)) & 1 == 1
        };
        (0..LEVELS).filter(is_met).count() as f64 / LEVELS as f64
    }
}

/// What narrow lanes may be off by on the way, relative to the size.
const ROUNDING: f64 = 1e-6;

impl Levels {
    /// Whether all years draw from the same table.
    pub(super) const fn is_constant(&self) -> bool {
        self.tables.len() == 1
    }

    /// The table of the t-th year.
    #[inline(always)]
    pub(super) fn table(&self, t: usize) -> &[f32; LEVELS] {
        &self.tables[if self.is_constant() { 0 } else { t - 1 }]
    }
}

/// The middle of the part of the distribution that a level stands for.
#[allow(clippy::cast_precision_loss, reason = "levels are few")]
pub(super) fn middle(level: usize) -> f64 {
    (level as f64 + 0.5) / LEVELS as f64
}

#[allow(clippy::cast_possible_truncation, reason = "simulations count in narrow lanes")]
pub(super) fn narrow(x: f64) -> f32 {
    x as f32
}
