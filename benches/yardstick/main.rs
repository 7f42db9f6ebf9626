//! The benchmark's sweep and simulation as a program for its page; natively it does nothing.
#![allow(missing_docs, unreachable_pub, reason = "not an interface of the product")]

#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod past;
#[cfg(target_arch = "wasm32")]
mod workload;

fn main() {}
