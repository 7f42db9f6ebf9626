//! The benchmark's work, done by the library: `workload.json` states it.

use serde::Deserialize;
use tuiyan::plan::{
    Amount, Baseline, Bounds, Comparison, Decimals, Id, Indicator, Kind, Measured, OpSource, Period, Rate, Start, Statement, Steepness,
    Threshold, Year,
};
use tuiyan::projection::batch::{Block, Lanes, Law, Years, sweep};
use tuiyan::projection::{Case, Growth};
use wide::f64x4;

#[derive(Deserialize)]
pub struct Workload {
    indicators: Vec<Stated>,
}
