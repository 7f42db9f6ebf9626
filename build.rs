//! Says whether the page is built in parts (docs/splitting.md): only the small one that is released is. What splits it reads the linker's
//! relocations, so that program keeps them, and no other.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("OPT_LEVEL", "z") && has("PAGE") && !has("BENCH") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=tuiyan-page=--emit-relocs");
    }
}
