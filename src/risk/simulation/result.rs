//! The result of a simulation.

use serde::{Deserialize, Serialize};

use super::block::Tally;
use super::{Involvement, Simulation};
use crate::risk::FAN;

/// The result of all draws together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulated {
    /// The number of draws.
    pub draws: u32,
    /// Each indicator in the plan's order; `None` if nothing is drawn: it is a status, it cannot be judged, or no range is stated.
    pub outlooks: Vec<Option<SimulatedOutlook>>,
    /// How many of the binding targets are met.
    pub binding: Binding,
}

/// The result of the draws for one indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulatedOutlook {
    /// The share of draws that meet the target, from 0 to 1.
    pub chance: f64,
    /// The lines of a [`FAN`] in each projected year: the value, the running total, or the index. Empty if some draws have no known value.
    pub fan: Vec<[f64; 5]>,
}

/// The distribution of the number of binding targets met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Binding {
    /// How many draws meet that many of them, from none to all that can be judged. Targets without a stated range count by their verdict.
    pub counts: Vec<u32>,
    /// The places, in the plan's order, of those left out because they cannot be judged.
    pub left_out: Vec<usize>,
}

impl Binding {
    /// The share of draws that meet all targets that can be judged.
    pub fn all_met(&self) -> f64 {
        let total: u32 = self.counts.iter().sum();
        if total == 0 { 0.0 } else { f64::from(self.counts.last().copied().unwrap_or(0)) / f64::from(total) }
    }
}

impl SimulatedOutlook {
    pub(super) fn of(tally: &Tally, draws: u32) -> Self {
        let fan = tally.years.iter().map(|year| FAN.map(|share| year.quantile(share)));
        Self {
            chance: f64::from(tally.met) / f64::from(draws.max(1)),
            fan: if tally.unknown == 0 { fan.collect() } else { Vec::new() },
        }
    }
}

impl Simulated {
    pub(super) fn new(simulation: &Simulation, outlooks: Vec<Option<SimulatedOutlook>>, counts: &[u32]) -> Self {
        let settled = |wanted| simulation.parts.iter().filter(|part| **part == Involvement::Settled { is_met: wanted }).count();
        let mut all = vec![0; settled(true)];
        all.extend_from_slice(counts);
        all.extend(vec![0; settled(false)]);
        let parts = simulation.parts.iter().enumerate();
        let left_out = parts.filter(|(_, part)| **part == Involvement::LeftOut).map(|(place, _)| place).collect();
        Self { draws: simulation.draws, outlooks, binding: Binding { counts: all, left_out } }
    }
}
