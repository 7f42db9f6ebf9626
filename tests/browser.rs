//! The core in a browser, optimised as the page is: the same numbers as natively, to the last bit. `make test-browser` runs it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::panic, reason = "a test that cannot go on stops with the reason")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "shared/choices.rs"]
mod choices;
#[path = "shared/bits.rs"]
mod shared;

wasm_bindgen_test_configure!(run_in_browser);

fn check(lines: &[String], recorded: &str) {
    let recorded: Vec<_> = recorded.lines().collect();
    let differing: Vec<_> = lines.iter().zip(&recorded).filter(|(found, recorded)| found != recorded).take(10).collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!(lines.len(), recorded.len());
}

#[wasm_bindgen_test]
fn paths_and_requirements_have_the_bits_they_have_natively() {
    check(&shared::lines(), shared::RECORDED);
}

#[wasm_bindgen_test]
fn simulations_have_the_bits_they_have_natively() {
    check(&shared::simulated(), shared::SIMULATED);
}

#[wasm_bindgen_test]
fn trends_have_the_bits_they_have_natively() {
    check(&shared::trends(), shared::TRENDS);
}

#[wasm_bindgen_test]
fn a_budget_saves_what_it_saves_natively() {
    check(&choices::lines(), choices::RECORDED);
}
