#![doc = include_str!("method.md")]
//!
//! # Reading order
//!
//! `lean` (an assumption that is off), `chance`, `frechet` and `fan` (what follows from a stated range), `switching` and `ranking` (what
//! would turn a verdict, and in which order), `setup`, `range`, `tornado`, `joint`, `grid` and `driver` (what the outcome depends on),
//! `volatility` (what was observed), `effort` (what to save first), `consistency` (what contradicts itself), `simulation` (draws from all
//! ranges together). `rounding` keeps settings to numbers that a person would write.

mod chance;
pub mod consistency;
mod driver;
pub mod effort;
mod fan;
mod frechet;
mod grid;
mod joint;
mod lean;
mod range;
mod ranking;
mod rounding;
mod setup;
pub mod simulation;
mod switching;
mod tornado;
mod volatility;

pub use chance::{Chance, NoChance, chance};
pub use driver::{DriverTable, driver_rates, driver_table};
pub use fan::{FAN, FanYear, fan};
pub use frechet::{Frechet, frechet};
pub use grid::{InputScale, TwoWayTable, USUAL_GRID, grid, grid_row, inputs, moving_inputs, scale, set_to};
pub use joint::{JointBar, Mover, joint_tornado};
pub use range::Ground;
pub use ranking::{Effort, RankedIndicator, Ranking, Scope, ranking};
pub use setup::{Found, Input};
pub use switching::{Switching, Unranked, switching};
pub use tornado::{InputEnd, InputSwing, Tornado, tornado};
pub use volatility::{Volatility, volatility};
