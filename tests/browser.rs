//! The core in the browser: the same numbers as natively, to the last bit. Run with `make test-browser`.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "the names of the tests say it")]

use tuiyan::exchange::builtin_plan;
use tuiyan::plan::Plan;
use tuiyan::projection::{Family, Growth, Setting, judge};
use tuiyan::scenario::{Assumption, Drivers};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Computed natively: [`digest`] of each family at a setting.
const NATIVE: [(Family, f64, u64); 6] = [
    (Family::Hold, 0.0, 0x571c_5770_adf5_eb70),
    (Family::Linear, 0.37, 0x2fb5_320e_4341_8a50),
    (Family::Compound, 0.043, 0x3c10_48e3_1600_5a47),
    (Family::Damped, 1.1, 0x4377_a939_06e9_c43a),
    (Family::Gap, 0.17, 0x9ea5_3c48_cd37_a5f1),
    (Family::Logistic, 0.31, 0x426d_b32c_b91e_dcbf),
];

#[wasm_bindgen_test]
fn every_path_has_the_bits_it_has_natively() {
    let plan = builtin_plan().expect("the plan that ships is sound");
    for (family, setting, expected) in NATIVE {
        let found = digest(&plan, family, setting);
        assert_eq!(found, expected, "{family:?} at {setting}: {found:#018x}");
    }
}

/// FNV-1a over the bits of every value of every path and of every requirement of the plan.
fn digest(plan: &Plan, family: Family, setting: f64) -> u64 {
    let steps = plan.period.projected().count();
    let growth = Setting::new(setting).and_then(|setting| Growth::opening(family, steps).with(setting));
    let assumption = Assumption { growth, ..Assumption::default() };
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |number: f64| {
        for byte in number.to_bits().to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for indicator in &plan.indicators {
        let judgement = judge(&assumption.case(plan, indicator, Drivers::default()));
        for (_, value) in judgement.trajectory.known() {
            take(value.low().get());
            take(value.high().get());
        }
        judgement.required.and_then(|required| required.setting()).into_iter().for_each(|setting| take(setting.get()));
    }
    hash
}
