//! The worker's end of simulations. It is compiled into `src/bin/tuiyan-simulate.rs` alone: what the library exported would be part of every
//! program.

use tuiyan::risk::simulation::{Simulation, SimulationRun};
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;
use web_sys::js_sys::{self, Uint8Array};

/// Runs a simulation, given as the bytes of one, and posts how many of its blocks are done after each of them and in the end the
/// result as bytes.
///
/// # Errors
/// Bytes that are no simulation.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the loader reaches it")]
pub fn simulate(request: &[u8]) -> Result<(), JsValue> {
    let refused = |error: postcard::Error| JsValue::from_str(&error.to_string());
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let simulation: Simulation = postcard::from_bytes(request).map_err(refused)?;
    let mut run = SimulationRun::new(simulation);
    for block in 0..run.blocks() {
        run.run(block);
        page.post_message(&JsValue::from_f64(f64::from(block + 1)))?;
    }
    let result = postcard::to_allocvec(&run.finish()).map_err(refused)?;
    page.post_message(&Uint8Array::from(result.as_slice()))
}
