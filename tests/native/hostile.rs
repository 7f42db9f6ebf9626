//! Whatever a file holds, reading it ends in a plan, a scenario or faults.

use proptest::prelude::*;
use tuiyan::exchange::{BUILTIN, FileKind, judge_scenario, plan_of_scenario, read_plan, read_scenario};

use crate::formats::EXAMPLE;
use crate::support::plan;

/// Reads a text as everything it could be, and judges what can be read.
fn read(text: &str) {
    let _ = (FileKind::of(text), plan_of_scenario(text));
    if let Ok(scenario) = read_scenario(text, plan()) {
        serde_json::to_string(&judge_scenario(plan(), &scenario)).unwrap();
    }
    if let Ok(plan) = read_plan(text) {
        serde_json::to_string(&judge_scenario(&plan, &tuiyan::scenario::Scenario::holding(&plan))).unwrap();
    }
}

/// A text with a stretch of it replaced.
fn mutated(text: &'static str) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "null",
        "true",
        "-1",
        "0",
        "1e308",
        "-1e308",
        "1e999",
        "99999999999999999999",
        "\\u0000",
        "\"t1-03\"",
        "{}",
        "[]",
        "\u{feff}",
        "-0.0",
        "5e-324",
        "\"2021\"",
        "\"hold\"",
    ]);
    (any::<prop::sample::Index>(), 0..12_usize, pieces).prop_map(|(at, length, piece)| {
        let chars: Vec<_> = text.chars().collect();
        let from = at.index(chars.len());
        let to = (from + length).min(chars.len());
        chars[..from].iter().collect::<String>() + piece + &chars[to..].iter().collect::<String>()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn a_damaged_scenario_can_be_read(text in mutated(EXAMPLE)) {
        read(&text);
    }

    #[test]
    fn a_damaged_plan_can_be_read(text in mutated(BUILTIN)) {
        read(&text);
    }
}

#[test]
fn a_deeply_nested_file_is_refused() {
    read(&"[".repeat(100_000));
    read(&format!(r#"{{"format": "tuiyan.scenario/1", "assumptions": {}"#, r#"{"a":"#.repeat(100_000)));
}
