//! The page: mounts the app in a browser and answers scripts of the hosting page; natively there is nothing to mount.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
fn main() {
    // The benchmark brings its own canvases.
    if cfg!(not(feature = "bench")) {
        tuiyan::shell::mount(|| Box::pin(async { rest().await.ok() }));
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

/// A split point: what only this function reaches is a part of its own in the page that is released. It stands here, because in the
/// library it would be a root of every program.
#[cfg(all(target_arch = "wasm32", split))]
#[wasm_split_helpers::wasm_split(rest, fallible)]
fn rest() -> Result<tuiyan::shell::Rest, wasm_split_helpers::SplitLoaderError> {
    Ok(tuiyan::shell::rest())
}

/// A page that is not released is of one piece.
#[cfg(all(target_arch = "wasm32", not(split)))]
#[allow(clippy::unused_async, reason = "as it is where the page is split")]
async fn rest() -> Result<tuiyan::shell::Rest, std::convert::Infallible> {
    Ok(tuiyan::shell::rest())
}

/// Judges a scenario, given as the text of a scenario file, as [`tuiyan::shell::Rest::judge`] does, once the rest is here. Exported from
/// here, because whatever the library exported would be part of the spreadsheets' program as well.
///
/// # Errors
/// The faults of the file as an array of `"path：problem"`, or a sentence where the rest cannot be had.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "scripts of the hosting page reach it")]
pub async fn judge(scenario: Option<String>) -> Result<JsValue, JsValue> {
    match rest().await {
        Ok(rest) => rest.judge(scenario),
        Err(_) => Err(tuiyan::shell::missing().into()),
    }
}
