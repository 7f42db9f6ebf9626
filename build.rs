//! Says how the page is linked. Its stack is smaller than the linker's own megabyte, of which it uses a fiftieth
//! (`tests/e2e/large.test.mjs` looks). And the released page is built in parts (docs/splitting.md): what splits it reads the linker's
//! relocations, so that program keeps them, and no other.

use std::env;

/// In bytes.
const STACK: u32 = 256 * 1024;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    let is_page = is("CARGO_CFG_TARGET_ARCH", "wasm32") && has("PAGE");
    if is_page {
        println!("cargo::rustc-link-arg-bin=tuiyan-page=-zstack-size={STACK}");
    }
    if is_page && is("OPT_LEVEL", "z") && !has("BENCH") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=tuiyan-page=--emit-relocs");
    }
}
