//! The worker that reads and writes spreadsheets for the page; natively there is nothing to serve.

#[cfg(target_arch = "wasm32")]
fn main() {
    tuiyan::shell::serve_spreadsheets();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
