//! One block of draws of one indicator: drawn, walked, counted.

use std::array::from_fn;

use wide::f32x8;

use super::factor::{Common, Factor};
use super::histogram::Histogram;
use super::random::Stream;
use super::source::{LANES, LEVELS, Levels, low_bits};
use crate::projection::batch::{Constant, Lanes, Law, Yearly};

/// How many groups of lanes are drawn before they are walked: few enough to stay in the cache.
const GROUPS: usize = 32;
/// The bits of a level. A random number holds several levels.
const BITS: usize = LEVELS.trailing_zeros() as usize;
const PER_WORD: usize = 64 / BITS;

/// Working memory, used again for every block.
#[derive(Default)]
pub(super) struct Room {
    drives: Vec<f32x8>,
    values: Vec<f32x8>,
}

/// The counts of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tally {
    /// How many draws meet the target.
    pub(super) met: u32,
    /// The projected years.
    pub(super) years: Vec<Histogram>,
    /// How many draws have no known value in the target year.
    pub(super) unknown: u32,
}

/// One indicator, ready to be drawn.
pub(super) struct Drawn<'a> {
    pub(super) law: &'a Law,
    pub(super) levels: &'a Levels,
    /// Whether one draw serves all years, instead of one for each.
    pub(super) is_persistent: bool,
    /// The common factor in this block.
    pub(super) common: Option<Common<'a>>,
}

impl Tally {
    pub(super) fn new(levels: &Levels) -> Self {
        let years = levels.range.iter().skip(1).map(|(low, high)| Histogram::new(*low, *high)).collect();
        Self { met: 0, years, unknown: 0 }
    }
}

impl Drawn<'_> {
    /// Makes `draws` draws from `stream` and counts them. Each draw that meets the target adds 1 to its lane of `met`.
    pub(super) fn count(&self, mut stream: Stream, draws: usize, room: &mut Room, tally: &mut Tally, met: &mut [f32x8]) {
        for (chunk, met) in met.chunks_mut(GROUPS).enumerate() {
            let from = chunk * GROUPS;
            self.draw(&mut stream, from, met.len(), &mut room.drives);
            self.walk(met.len(), room);
            self.tally(&room.values, (draws - from * LANES).min(met.len() * LANES), tally, met);
        }
    }

    /// Whether one number serves all years.
    const fn is_constant(&self) -> bool {
        self.is_persistent && self.levels.is_constant()
    }

    fn walk(&self, groups: usize, room: &mut Room) {
        let years = self.law.years();
        room.values.resize(groups * (years + 1), f32x8::ZERO);
        if self.is_constant() {
            self.law.walk(Constant(&room.drives), self.levels.is_calm, &mut room.values, |_, _| {});
        } else {
            self.law.walk(Yearly(&room.drives, years), self.levels.is_calm, &mut room.values, |_, _| {});
        }
    }

    fn draw(&self, stream: &mut Stream, from: usize, groups: usize, drives: &mut Vec<f32x8>) {
        let years = if self.is_constant() { 1 } else { self.law.years() };
        drives.resize(groups * years, f32x8::ZERO);
        for (group, drives) in drives.chunks_exact_mut(years).enumerate() {
            match (&self.common, self.is_persistent) {
                (None, false) => self.draw_years(stream, drives),
                (None, true) => self.lay_out(from_fn(|_| (stream.next() >> (64 - BITS)) as usize), drives),
                (Some(common), true) => {
                    self.lay_out(common.levels(Factor::normals(stream), common.factor.at(1, from + group)), drives);
                }
                (Some(common), false) => {
                    for (t, drive) in (1..).zip(drives) {
                        let levels = common.levels(Factor::normals(stream), common.factor.at(t, from + group));
                        *drive = looked_up(self.levels.table(t), levels);
                    }
                }
            }
        }
    }

    /// One level for all years.
    #[inline(always)]
    fn lay_out(&self, levels: [usize; LANES], drives: &mut [f32x8]) {
        for (t, drive) in (1..).zip(drives) {
            *drive = looked_up(self.levels.table(t), levels);
        }
    }

    /// A level for each year, as many as fit into each random number.
    #[inline(always)]
    fn draw_years(&self, stream: &mut Stream, drives: &mut [f32x8]) {
        for (word, drives) in drives.chunks_mut(PER_WORD).enumerate() {
            let mut words: [u64; LANES] = from_fn(|_| stream.next());
            for (t, drive) in (word * PER_WORD + 1..).zip(drives) {
                *drive = looked_up(self.levels.table(t), words.map(|word| usize::from(low_bits(word))));
                words = words.map(|word| word >> BITS);
            }
        }
    }

    fn tally(&self, values: &[f32x8], left: usize, tally: &mut Tally, met: &mut [f32x8]) {
        let years = self.law.years();
        for (group, (values, met)) in values.chunks_exact(years + 1).zip(met).enumerate() {
            let lanes = (left - group * LANES).min(LANES);
            let counted = (1_u32 << lanes) - 1;
            let last = values[years];
            let is_met = self.levels.test.is_met_by(values);
            *met += f32x8::splat(1.0).only(is_met);
            tally.met += (f32x8::bits(is_met) & counted).count_ones();
            if lanes == LANES && self.levels.is_known {
                tally.years.iter_mut().zip(&values[1..]).for_each(|(histogram, y)| histogram.count(*y));
            } else {
                tally.unknown += (f32x8::bits(last.is_unknown()) & counted).count_ones();
                let known = |y: &f32x8| y.to_array().into_iter().take(lanes).filter(|y| !y.is_nan());
                tally.years.iter_mut().zip(&values[1..]).for_each(|(histogram, y)| known(y).for_each(|y| histogram.count_one(y)));
            }
        }
    }
}

#[inline(always)]
fn looked_up(table: &[f32; LEVELS], levels: [usize; LANES]) -> f32x8 {
    f32x8::new(levels.map(|level| table[level % LEVELS]))
}
