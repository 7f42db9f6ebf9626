//! The page: mounts the app in a browser and answers scripts of the hosting page; natively there is nothing to mount.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
fn main() {
    // The benchmark brings its own canvases.
    if cfg!(not(feature = "bench")) {
        tuiyan::shell::mount();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

/// Judges a scenario, given as the text of a scenario file, as [`tuiyan::shell::judge`] does. Exported from here, because whatever
/// the library exported would be part of the spreadsheets' program as well.
///
/// # Errors
/// The faults of the file as an array of `"path：problem"`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "scripts of the hosting page reach it")]
pub fn judge(scenario: Option<String>) -> Result<JsValue, JsValue> {
    tuiyan::shell::judge(scenario)
}
