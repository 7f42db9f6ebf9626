//! Draws from the stated ranges of all indicators together.
//!
//! A [`Simulation`] holds everything a simulation needs, as plain data that can travel. A [`SimulationRun`] does the work block by block. The result
//! does not depend on how the blocks are divided or in which order they run: the same seed gives the same figures, to the last bit,
//! natively, in a worker and in slices on the page.
//!
//! Deviations are the middles of 4096 equally likely parts of the stated distribution, turned into steps beforehand. Paths walk in
//! single precision. Quantiles are read from a thousand bins over the range of the outermost paths. The tests show that all three add
//! less error than the sampling itself.

#![allow(clippy::inline_always, reason = "numbers stay in registers only where a kernel's steps merge into one")]

mod block;
mod factor;
mod histogram;
pub mod normal;
mod random;
mod result;
mod run;
mod setup;
mod source;
mod spread;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use result::{Binding, Simulated, SimulatedOutlook};
pub use run::SimulationRun;
pub use source::SimulatedIndicator;
pub use spread::Distribution;

/// How long a deviation lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Persistence {
    /// 持续偏离: one draw for all years.
    #[default]
    Persistent,
    /// 逐年独立: a draw for each year, independent of the others.
    Yearly,
}

/// How a simulation is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many draws.
    pub draws: u32,
    /// How long a deviation lasts.
    pub reading: Persistence,
}

/// What each indicator has to do with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "most are drawn")]
pub enum Involvement {
    /// Drawn.
    Drawn(SimulatedIndicator),
    /// A binding target without a stated range, which counts by its verdict.
    Settled {
        /// Whether it is met.
        is_met: bool,
    },
    /// A binding target of which nothing can be said.
    LeftOut,
    /// Nothing that counts.
    Aside,
}

/// Everything that determines the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulation {
    /// How many draws.
    pub draws: u32,
    /// Where chance comes from.
    pub seed: u64,
    /// How long a deviation lasts.
    pub reading: Persistence,
    /// The correlation of any two deviations as normal numbers, from 0 to 1; drawn independently where `None`.
    pub correlation: Option<f64>,
    /// One for each indicator.
    pub parts: Vec<Involvement>,
}

impl Involvement {
    const fn source(&self) -> Option<&SimulatedIndicator> {
        match self {
            Self::Drawn(source) => Some(source),
            _ => None,
        }
    }
}
