//! What scripts of the hosting page may ask: the same judgement as on the command line, as plain objects.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::exchange::{Faults, builtin_plan, judge_scenario, read_scenario};
use crate::scenario::{Scenario, as_known};

/// Judges a scenario, given as the text of a scenario file, over the built-in plan; every indicator is held where it is left out.
/// Answers the object that `tuiyan judge --format json` prints for one scenario.
///
/// # Errors
/// The faults of the file as an array of `"path：problem"`.
pub(super) fn judge(scenario: Option<String>) -> Result<JsValue, JsValue> {
    let judged = || -> Result<_, Faults> {
        let plan = builtin_plan()?;
        let scenario = match scenario {
            Some(text) => as_known(&read_scenario(&text, &plan)?),
            None => Scenario::holding(&plan),
        };
        Ok(judge_scenario(&plan, &scenario))
    };
    let judgement = judged().map_err(|faults| {
        let lines: Vec<_> = faults.0.iter().map(ToString::to_string).collect();
        serde_wasm_bindgen::to_value(&lines).unwrap_or(JsValue::NULL)
    })?;
    judgement.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
