#![doc = include_str!("method.md")]
//!
//! # Reading order
//!
//! `lean` (an assumption that is off), `chance`, `frechet` and `fan` (what follows from a stated range), `switching` and `ranking` (what
//! would turn a verdict, and in which order), `input`, `tornado`, `grid` and `driver` (what the outcome depends on), `volatility` (what
//! was observed); [`effort`] (what to save with a budget) and [`consistency`] (what contradicts itself).

mod chance;
pub mod consistency;
pub mod effort;
mod fan;
mod frechet;
mod lean;
mod ranking;
mod switching;

pub use chance::{Chance, NoChance, chance};
pub use fan::{FAN, FanYear, fan};
pub use frechet::{Frechet, frechet};
pub use ranking::{Effort, Ranked, Ranking, Scope, ranking};
pub use switching::{Switching, Unranked, switching};
