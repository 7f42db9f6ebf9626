//! A simulation at work, block by block and in any order.

use wide::f32x8;

use super::block::{Drawn, Room, Tally};
use super::factor::{Common, Factor};
use super::random::Stream;
use super::result::{Simulated, SimulatedOutlook};
use super::source::{LANES, Levels};
use super::{Involvement, Persistence, Simulation};

/// The number of draws in a block; the last block may have fewer.
const BLOCK: u32 = 2048;

/// A simulation with its counts so far. Blocks may run in any order and in several runs; the counts add up to the same.
pub struct SimulationRun {
    simulation: Simulation,
    levels: Vec<Option<Levels>>,
    tallies: Vec<Option<Tally>>,
    /// How many draws meet that many of the binding targets.
    counts: Vec<u32>,
    met: Vec<f32x8>,
    room: Room,
    factor: Factor,
}

impl SimulationRun {
    /// Prepares the tables; nothing is drawn yet.
    pub fn new(simulation: Simulation) -> Self {
        let levels: Vec<_> = simulation.parts.iter().map(|part| part.source().map(super::SimulatedIndicator::levels)).collect();
        let tallies = levels.iter().map(|levels| levels.as_ref().map(Tally::new)).collect();
        let counts = vec![0; simulation.drawn_binding() + 1];
        Self { simulation, levels, tallies, counts, met: Vec::new(), room: Room::default(), factor: Factor::default() }
    }

    /// The number of blocks.
    pub const fn blocks(&self) -> u32 {
        self.simulation.blocks()
    }

    /// Runs one block, counted from zero. Run each block once.
    pub fn run(&mut self, block: u32) {
        let draws = self.simulation.draws_in(block);
        let groups = draws.div_ceil(LANES);
        self.draw_factor(block, groups);
        let Self { simulation, levels, tallies, counts, met, room, factor } = self;
        met.clear();
        met.resize(groups, f32x8::ZERO);
        let mut others = vec![f32x8::ZERO; groups];
        let common = simulation.correlation.map(|rho| Common::new(factor, rho));
        let is_persistent = simulation.reading == Persistence::Persistent;
        for ((place, part), (levels, tally)) in (1..).zip(&simulation.parts).zip(levels.iter().zip(tallies)) {
            if let (Some(source), Some(levels), Some(tally)) = (part.source(), levels, tally) {
                let one = Drawn { law: &source.law, levels, is_persistent, common };
                let met = if source.is_binding { &mut *met } else { &mut others };
                one.count(Stream::new(simulation.seed, place, block), draws, room, tally, met);
            }
        }
        for met in met.iter().flat_map(|met| met.to_array()).take(draws) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]
            if let Some(count) = counts.get_mut(met as usize) {
                *count += 1;
            }
        }
    }

    fn draw_factor(&mut self, block: u32, groups: usize) {
        if self.simulation.correlation.is_some() {
            let years = if self.simulation.reading == Persistence::Persistent { 1 } else { self.simulation.years() };
            self.factor.draw(Stream::new(self.simulation.seed, 0, block), years, groups);
        }
    }

    /// Adds the counts of another run of the same simulation.
    pub fn merge(&mut self, other: &Self) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(sum, count)| *sum += count);
        for (tally, other) in self.tallies.iter_mut().flatten().zip(other.tallies.iter().flatten()) {
            tally.met += other.met;
            tally.unknown += other.unknown;
            tally.years.iter_mut().zip(&other.years).for_each(|(sum, year)| sum.add(year.counts()));
        }
    }

    /// The result of all blocks together.
    pub fn finish(&self) -> Simulated {
        let draws = self.simulation.draws;
        let outlooks = self.tallies.iter().map(|tally| tally.as_ref().map(|tally| SimulatedOutlook::of(tally, draws))).collect();
        Simulated::new(&self.simulation, outlooks, &self.counts)
    }
}

impl Simulation {
    /// The number of blocks.
    pub const fn blocks(&self) -> u32 {
        self.draws.div_ceil(BLOCK)
    }

    const fn draws_in(&self, block: u32) -> usize {
        let left = self.draws.saturating_sub(block * BLOCK);
        (if left < BLOCK { left } else { BLOCK }) as usize
    }

    fn years(&self) -> usize {
        self.parts.iter().filter_map(Involvement::source).map(|source| source.law.years()).max().unwrap_or(1)
    }

    fn drawn_binding(&self) -> usize {
        self.parts.iter().filter_map(Involvement::source).filter(|source| source.is_binding).count()
    }

    /// Runs all blocks at once.
    pub fn all(self) -> Simulated {
        let mut run = SimulationRun::new(self);
        (0..run.blocks()).for_each(|block| run.run(block));
        run.finish()
    }
}
