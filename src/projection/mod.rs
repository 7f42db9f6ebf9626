#![doc = include_str!("method.md")]
//!
//! # Reading order
//!
//! `case` (the question), `growth` (a file for each family in `growth::family`), `stepper` (one year), `course` (the walk), `model`
//! (everything made ready to compute), `value`, `yearly` and `trajectory` (the years), `verdict`, `pace`, `solve`, and `judgement` (the
//! answer). `batch` walks many paths at once.

pub mod batch;
mod case;
mod course;
mod criterion;
mod growth;
mod judgement;
mod model;
mod pace;
mod solve;
mod stepper;
mod tally;
mod trajectory;
mod value;
mod verdict;
mod waypoint;
mod yearly;

pub use case::{Case, Pin, StatusReport};
pub use criterion::{Criterion, FarEnd};
pub use growth::{Family, FamilyMethod, Growth, GrowthNumber, GrowthNumbers, Parameter, Setting};
pub use judgement::{Judgement, YearByYear, judge, setting_for};
pub use pace::{Pace, Paces, Progress};
pub use solve::{Obstacle, Requirement};
pub use tally::{Summary, Tally};
pub use trajectory::Trajectory;
pub use value::Value;
pub use verdict::{Reason, Shortfall, Side, Standing, Verdict};
pub use waypoint::Waypoint;
