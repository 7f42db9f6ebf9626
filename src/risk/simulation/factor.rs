//! The common factor of the indicators' deviations: a Gaussian copula with one factor.

use std::array::from_fn;
use std::sync::OnceLock;

use wide::f32x8;

use super::normal;
use super::random::Stream;
use super::source::{LANES, LEVELS, low_bits, narrow};

/// The number of equally likely parts whose middles are the normal numbers drawn.
const NORMALS: usize = 1 << 14;
/// The number of cells from `−REACH` to `REACH` in which a normal number becomes a level.
const CELLS: usize = 1 << 14;
const REACH: f64 = 6.0;

/// The common factor in one block of draws, by groups of lanes: one for all years, or one for each.
#[derive(Default)]
pub(super) struct Factor {
    years: usize,
    groups: usize,
    draws: Vec<f32x8>,
}

/// The factor and its share in each indicator's deviation.
#[derive(Clone, Copy)]
pub(super) struct Common<'a> {
    pub(super) factor: &'a Factor,
    /// √ρ and √(1 − ρ).
    weights: (f32, f32),
}

struct Tables {
    normals: Box<[f32]>,
    levels: Box<[u16]>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::new)
}

impl Tables {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small tables")]
    fn new() -> Self {
        let (mut normals, mut levels) = (vec![0.0; NORMALS].into_boxed_slice(), vec![0; CELLS].into_boxed_slice());
        for (at, z) in normals.iter_mut().enumerate() {
            *z = narrow(normal::quantile((at as f64 + 0.5) / NORMALS as f64));
        }
        for (at, level) in levels.iter_mut().enumerate() {
            let z = (at as f64 / CELLS as f64 * 2.0 - 1.0) * REACH;
            *level = (normal::cumulative(z) * LEVELS as f64).min(LEVELS as f64 - 1.0) as u16;
        }
        Self { normals, levels }
    }
}

impl Factor {
    /// Draws it.
    pub(super) fn draw(&mut self, mut stream: Stream, years: usize, groups: usize) {
        (self.years, self.groups) = (years, groups);
        self.draws.clear();
        self.draws.extend((0..years * groups).map(|_| Self::normals(&mut stream)));
    }

    /// Standard normal numbers.
    #[inline(always)]
    pub(super) fn normals(stream: &mut Stream) -> f32x8 {
        let normals = &tables().normals;
        // Four from each random number.
        let words: [u64; 2] = from_fn(|_| stream.next());
        f32x8::new(from_fn(|lane| normals[usize::from(low_bits(words[lane / 4] >> (16 * (lane % 4)))) % NORMALS]))
    }

    /// The factor of a group of lanes in year t.
    #[inline(always)]
    pub(super) fn at(&self, t: usize, group: usize) -> f32x8 {
        self.draws[(t.min(self.years) - 1) * self.groups + group]
    }
}

impl<'a> Common<'a> {
    /// A factor with the correlation ρ, from 0 to 1, of any two deviations as normal numbers.
    pub(super) fn new(factor: &'a Factor, correlation: f64) -> Self {
        Self { factor, weights: (narrow(correlation.sqrt()), narrow((1.0 - correlation).sqrt())) }
    }

    /// The levels of deviations whose own part is `own`.
    #[inline(always)]
    pub(super) fn levels(&self, own: f32x8, factor: f32x8) -> [usize; LANES] {
        let z = f32x8::splat(self.weights.0) * factor + f32x8::splat(self.weights.1) * own;
        #[allow(clippy::cast_precision_loss, reason = "exact")]
        let (scale, middle) = (CELLS as f32 / 2.0 / narrow(REACH), CELLS as f32 / 2.0 + 8_388_608.0);
        let cells = (z * f32x8::splat(scale) + f32x8::splat(middle)).to_bits().to_array();
        let levels = &tables().levels;
        cells.map(|cell| usize::from(levels[cell as usize % CELLS]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The correlation of the levels of two deviations.
    fn correlation(rho: f64) -> f64 {
        let mut factor = Factor::default();
        let groups = 20_000;
        factor.draw(Stream::new(1, 0, 0), 1, groups);
        let common = Common::new(&factor, rho);
        let (mut a, mut b) = (Stream::new(1, 1, 0), Stream::new(1, 2, 0));
        let scores = |stream: &mut Stream, group| {
            let levels = common.levels(Factor::normals(stream), factor.at(1, group));
            levels.map(|level| normal::quantile(super::super::source::middle(level)))
        };
        let pairs = (0..groups).flat_map(|group| {
            let (a, b) = (scores(&mut a, group), scores(&mut b, group));
            a.into_iter().zip(b)
        });
        let (mut n, mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0, 0.0);
        for (x, y) in pairs {
            (n, xy, xx, yy) = (n + 1.0, xy + x * y, xx + x * x, yy + y * y);
        }
        assert!((xx / n - 1.0_f64).abs() < 0.02, "{}", xx / n);
        xy / (xx * yy).sqrt()
    }

    #[test]
    fn deviations_are_correlated_as_stated() {
        for rho in [0.0, 0.3, 0.6, 0.9, 1.0] {
            // Three standard errors of 160 000 draws.
            assert!((correlation(rho) - rho).abs() < 3.0 / 400.0, "{rho}: {}", correlation(rho));
        }
    }

    #[test]
    fn each_level_of_chance_is_as_likely_as_any_other() {
        let mut factor = Factor::default();
        let groups = 50_000;
        factor.draw(Stream::new(7, 0, 0), 1, groups);
        let common = Common::new(&factor, 0.5);
        let mut own = Stream::new(7, 1, 0);
        let mut tenths = [0_u32; 10];
        for group in 0..groups {
            for level in common.levels(Factor::normals(&mut own), factor.at(1, group)) {
                tenths[level * 10 / LEVELS] += 1;
            }
        }
        for count in tenths {
            assert!((f64::from(count) / 400_000.0 - 0.1).abs() < 4.0 * (0.09_f64 / 400_000.0).sqrt(), "{tenths:?}");
        }
    }
}
