//! What scripts can call.

use wasm_bindgen::prelude::*;

use crate::past::{pasts, worked_out};
use crate::workload::Workload;

/// The workload, ready to run.
#[wasm_bindgen]
pub struct Engine(Workload);

#[wasm_bindgen]
impl Engine {
    /// Reads `workload.json`.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Self, JsValue> {
        Workload::new(json).map(Self).map_err(|error| JsValue::from_str(&error))
    }

    /// The sum of final values and the number of targets met.
    pub fn sweep(&self, scenarios: u32) -> Vec<f64> {
        let swept = self.0.sweep(scenarios as usize);
        vec![swept.check, f64::from(swept.met)]
    }

    /// The sum of chances, then P10, P50 and P90 of each year of each indicator.
    pub fn simulate(&self, draws: u32, seed: u32) -> Vec<f64> {
        let simulated = self.0.simulate(draws, u64::from(seed));
        let outlooks = || simulated.outlooks.iter().flatten();
        let chances = outlooks().map(|outlook| outlook.chance).sum();
        let fan = outlooks().flat_map(|outlook| &outlook.fan).flat_map(|lines| [lines[0], lines[2], lines[4]]);
        std::iter::once(chances).chain(fan).collect()
    }

    /// The sum of the backtest errors of every method over 38 pasts of twenty years.
    pub fn trends() -> f64 {
        worked_out(&pasts())
    }
}
