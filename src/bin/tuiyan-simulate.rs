//! The worker that simulates for the page. It needs SIMD, which the page does without; natively there is nothing to serve.

fn main() {}

#[cfg(target_arch = "wasm32")]
#[path = "../shell/simulate/server.rs"]
mod server;
