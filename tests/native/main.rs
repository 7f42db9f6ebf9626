//! Everything that can be tested without a browser: one harness, a module for each authority.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops with the reason")]

mod bits;
mod cli;
mod draw;
mod formats;
mod hostile;
mod journeys;
mod method;
mod properties;
mod published;
mod requirements;
mod schema;
mod special;
mod support;
