//! One block of draws of one indicator: drawn, walked, counted.

use std::array::from_fn;

use wide::f32x8;

use super::factor::{Common, Factor};
use super::histogram::Histogram;
use super::random::Stream;
use super::source::{LEVELS, Levels};
use crate::projection::batch::{Lanes, Law, Years};

/// How many lanes walk at once.
pub(super) const LANES: usize = f32x8::COUNT;
/// How many groups of lanes are drawn before they are walked: few enough that all of it stays near the processor.
const GROUPS: usize = 32;
/// A level takes so many bits, and a random number holds so many levels.
const BITS: usize = LEVELS.trailing_zeros() as usize;
const PER_WORD: usize = 64 / BITS;

/// Room to work in, used again for every block.
#[derive(Default)]
pub(super) struct Room {
    drives: Vec<f32x8>,
    values: Vec<f32x8>,
    sums: Vec<f32x8>,
    odds: Vec<f32x8>,
}

/// What is counted of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tally {
    /// How many draws meet the target.
    pub(super) met: u32,
    /// The projected years.
    pub(super) years: Vec<Histogram>,
    /// How many draws come to nothing known in the target year.
    pub(super) unknown: u32,
}

/// One indicator, ready to be drawn.
pub(super) struct Drawn<'a> {
    pub(super) law: &'a Law,
    pub(super) levels: &'a Levels,
    /// One draw for all years, instead of one for each.
    pub(super) is_persistent: bool,
    /// What the indicators have in common in this block.
    pub(super) common: Option<Common<'a>>,
}

impl Tally {
    pub(super) fn new(levels: &Levels) -> Self {
        let years = levels.range.iter().skip(1).map(|(low, high)| Histogram::new(*low, *high)).collect();
        Self { met: 0, years, unknown: 0 }
    }
}

impl Drawn<'_> {
    /// Draws `draws` times from `stream` and counts; adds 1 for each draw that meets the target to `met`, a group of lanes each.
    pub(super) fn count(&self, mut stream: Stream, draws: usize, room: &mut Room, tally: &mut Tally, met: &mut [f32x8]) {
        for (chunk, met) in met.chunks_mut(GROUPS).enumerate() {
            let from = chunk * GROUPS;
            let left = (draws - from * LANES).min(met.len() * LANES);
            self.draw(&mut stream, from, met.len(), &mut room.drives);
            self.walk(met.len(), room);
            let path = self.law.so_far(&room.values, met.len(), &mut room.sums);
            self.tally(path, left, tally, met);
        }
    }

    fn walk(&self, groups: usize, room: &mut Room) {
        let length = groups * (self.law.years() + 1);
        room.values.resize(length, f32x8::ZERO);
        room.sums.resize(length, f32x8::ZERO);
        let is_constant = self.is_persistent && self.levels.is_constant();
        let drives = if is_constant { Years::Constant(&room.drives) } else { Years::Yearly(&room.drives) };
        self.law.walk(drives, self.levels.is_calm, &mut room.values, &mut room.odds);
    }

    fn draw(&self, stream: &mut Stream, from: usize, groups: usize, drives: &mut Vec<f32x8>) {
        let years = if self.is_persistent && self.levels.is_constant() { 1 } else { self.law.years() };
        drives.resize(groups * years, f32x8::ZERO);
        match (&self.common, self.is_persistent) {
            (None, false) => self.draw_years(stream, groups, years, drives),
            (None, true) => {
                for group in 0..groups {
                    let levels = from_fn(|_| (stream.next() >> (64 - BITS)) as usize);
                    self.lay_out(levels, group, groups, years, drives);
                }
            }
            (Some(common), true) => {
                for group in 0..groups {
                    let levels = common.levels(Factor::normals(stream), common.factor.at(1, from + group));
                    self.lay_out(levels, group, groups, years, drives);
                }
            }
            (Some(common), false) => {
                for (t, year) in (1..).zip(drives.chunks_exact_mut(groups)) {
                    let table = self.levels.table(t);
                    for (group, drive) in year.iter_mut().enumerate() {
                        let levels = common.levels(Factor::normals(stream), common.factor.at(t, from + group));
                        *drive = f32x8::new(levels.map(|level| table[level % LEVELS]));
                    }
                }
            }
        }
    }

    /// One level for all years.
    fn lay_out(&self, levels: [usize; LANES], group: usize, groups: usize, years: usize, drives: &mut [f32x8]) {
        for t in 1..=years {
            let table = self.levels.table(t);
            drives[(t - 1) * groups + group] = f32x8::new(levels.map(|level| table[level % LEVELS]));
        }
    }

    /// A level for each year, as many as go into a random number from each.
    fn draw_years(&self, stream: &mut Stream, groups: usize, years: usize, drives: &mut [f32x8]) {
        for (word, drives) in drives.chunks_mut(PER_WORD * groups).enumerate() {
            for group in 0..groups {
                let mut words: [u64; LANES] = from_fn(|_| stream.next());
                for (t, year) in (word * PER_WORD + 1..=years).zip(drives.chunks_exact_mut(groups)) {
                    let table = self.levels.table(t);
                    year[group] = f32x8::new(from_fn(|lane| table[words[lane] as usize % LEVELS]));
                    words = words.map(|word| word >> BITS);
                }
            }
        }
    }

    fn tally(&self, path: &[f32x8], left: usize, tally: &mut Tally, met: &mut [f32x8]) {
        let groups = met.len();
        let whole = if self.levels.is_calm { left / LANES } else { 0 };
        for (histogram, year) in tally.years.iter_mut().zip(path.chunks_exact(groups).skip(1)) {
            histogram.count(&year[..whole]);
            let rest = year[whole..].iter().flat_map(|y| y.to_array()).take(left - whole * LANES);
            rest.filter(|y| !y.is_nan()).for_each(|y| histogram.count_one(y));
        }
        let last = &path[path.len() - groups..];
        for (group, (y, met)) in last.iter().zip(met).enumerate() {
            let counted = (1_u32 << (left - group * LANES).min(LANES)) - 1;
            let is_met = self.levels.goal.is_met_by(*y);
            *met = *met + f32x8::pick(is_met, f32x8::splat(1.0), f32x8::ZERO);
            tally.met += (f32x8::bits(is_met) & counted).count_ones();
            tally.unknown += if self.levels.is_calm { 0 } else { (f32x8::bits(y.is_unknown()) & counted).count_ones() };
        }
    }
}
