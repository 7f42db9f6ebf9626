//! What the page consists of, as `start/` knows it: the programs that run in workers, and the page itself as one file.

use wasm_bindgen::prelude::*;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tuiyan, js_name = worker, catch)]
    fn start_worker(name: &str) -> Result<Worker, JsValue>;

    #[wasm_bindgen(js_namespace = tuiyan, js_name = source, catch)]
    async fn single_source() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = tuiyan, js_name = isSingle)]
    fn is_single_page() -> bool;
}

/// Starts the program of that name, `sheets` or `simulate`, in a worker.
///
/// # Errors
/// What the browser says where it allows no workers. A program that cannot be had is told by the worker.
pub(super) fn worker(name: &str) -> Result<Worker, JsValue> {
    start_worker(name)
}

/// Whether this page is one file with everything inside, which looks for nothing beside itself.
pub(super) fn is_single() -> bool {
    is_single_page()
}

/// The text of the page as one file, as it was built; `None` where the host does not have it.
pub(super) async fn source() -> Option<String> {
    single_source().await.ok()?.as_string()
}
