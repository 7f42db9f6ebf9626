//! Whatever a file holds, reading it ends in a plan, a scenario or faults.

use proptest::prelude::*;
use tuiyan::exchange::{BUILTIN, FileKind, judge_scenario, plan_of_scenario, read_plan, read_scenario};

use crate::formats::EXAMPLE;
use crate::support::plan;

#[path = "../shared/readers.rs"]
mod readers;

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

/// Inputs beside a reader's seeds, the same every time: bytes and stretches changed, dropped, repeated, and taken from one another.
/// `make fuzz` goes on from here, millions of times and guided by what is reached.
fn beside(seeds: &[Vec<u8>], count: usize) -> impl Iterator<Item = Vec<u8>> {
    use rand_xoshiro::rand_core::{Rng, SeedableRng};
    let mut random = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(2025);
    let mut below = move |most: usize| usize::try_from(random.next_u64() % (most.max(1) as u64)).unwrap();
    (0..count).map(move |_| {
        let mut input = seeds[below(seeds.len())].clone();
        for _ in 0..=below(3) {
            let from = below(input.len());
            let to = (from + below(40)).min(input.len());
            let other = &seeds[below(seeds.len())];
            let start = below(other.len());
            let piece = &other[start..(start + below(40)).min(other.len())];
            match below(5) {
                0 => drop(input.splice(from..to, piece.iter().copied())),
                1 => drop(input.drain(from..to)),
                2 => drop(input.splice(from..from, input[from..to].to_vec())),
                3 => input.iter_mut().skip(from).take(1).for_each(|byte| *byte ^= 1 << below(8)),
                _ => input.truncate(from),
            }
        }
        input
    })
}

#[test]
fn whatever_a_reader_is_given_it_keeps_its_word() {
    for reader in readers::READERS {
        let seeds = (reader.seeds)();
        for input in seeds.iter().cloned().chain(beside(&seeds, 60)) {
            let told = std::panic::catch_unwind(|| reader.read(&input));
            assert!(told.is_ok(), "the reader “{}” broke its word over {:?}", reader.name, String::from_utf8_lossy(&input));
        }
    }
}
