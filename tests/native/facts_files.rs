//! Facts as files, and as the command line takes them.

use proptest::prelude::*;
use tuiyan::exchange::{read_facts, read_scenario, write_facts, write_scenario};
use tuiyan::plan::{Start, Year};
use tuiyan::scenario::{Facts, Known, Record, Scenario, over};

use crate::cli::{file, given, run};
use crate::support::{amount, id, plan};

const EXAMPLE: &str = r#"{
  "format": "tuiyan.facts/1",
  "plan": "lizhou-14",
  "series": [
    {"indicator": "t1-03", "values": {"2016": 88.1, "2021": 94.0}, "source": "统计年鉴"},
    {"indicator": "t1-03", "values": {"2022": 94.4}, "source": "2022年统计公报"},
    {"indicator": "t1-04", "values": {"2021": 97.1}},
    {"indicator": "t1-11", "values": {"2021": 0.043}},
    {"indicator": "population", "values": {"2020": 48.2}, "source": "七普"}
  ],
  "left_out": {"t1-03": [2020]},
  "breaks": {"t1-03": [2015]}
}"#;

#[track_caller]
fn refused(from: &str, to: &str, place: &str, words: &str) {
    assert!(EXAMPLE.contains(from), "{from} is not in the example");
    let faults = read_facts(&EXAMPLE.replacen(from, to, 1), plan()).expect_err(to).0;
    let found = faults.iter().find(|fault| fault.path == place).unwrap_or_else(|| panic!("{faults:?} is not at {place}"));
    assert!(found.problem.contains(words), "“{}” does not say “{words}”", found.problem);
}

#[test]
fn facts_are_read_with_their_sources_and_marks() {
    let facts = read_facts(EXAMPLE, plan()).unwrap();
    let known = |name: &str, year: i16| facts.at(&id(name), Year::new(year)).map(|fact| (fact.value.get(), &*fact.source));
    assert_eq!(known("t1-03", 2016), Some((88.1, "统计年鉴")));
    assert_eq!(known("t1-03", 2022), Some((94.4, "2022年统计公报")));
    assert_eq!(known("t1-11", 2021), Some((0.043, "")));
    assert_eq!(known("population", 2020), Some((48.2, "七普")));
    assert!(facts.left_out()[&id("t1-03")].contains(&Year::new(2020)));
    assert!(facts.breaks()[&id("t1-03")].contains(&Year::new(2015)));
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    refused("facts/1", "facts/2", "format", "第 2 版");
    refused("lizhou-14", "lizhou-15", "plan", "为“lizhou-15”");
    refused("\"t1-11\"", "\"t1-99\"", "series[3].indicator", "没有编号为“t1-99”的指标");
    refused("\"t1-11\"", "\"c4-s2-09\"", "series[3].indicator", "定性指标");
    refused("\"2022\"", "\"2021\"", "series[1].values.2021", "给出了两次");
    refused("97.1", "971", "series[2].values.2021", "值为 971");
    refused("\"2016\"", "\"1816\"", "series[0].values.1816", "应在 1900 至 2025 之间");
    refused("0.043", "-1", "series[3].values.2021", "增速");
    refused("48.2", "0", "series[4].values.2020", "人口应大于 0");
    refused("[2020]", "[2020, 2030]", "left_out.t1-03[1]", "应在 1900 至 2025 之间");
    refused("\"breaks\": {\"t1-03\"", "\"breaks\": {\"x\"", "breaks.x", "没有编号为“x”的指标");
    refused("\"source\": \"七普\"", "\"from\": \"七普\"", "series[4].from", "不认识的字段");
}

#[test]
fn a_year_to_look_from_makes_a_file_of_the_second_version() {
    let scenario = Scenario { as_of: Some(Year::new(2022)), ..Scenario::holding(plan()) };
    let text = write_scenario(&scenario);
    assert!(text.contains("tuiyan.scenario/2"));
    assert_eq!(read_scenario(&text, plan()), Ok(scenario));
    let fault = |text: &str| read_scenario(text, plan()).unwrap_err().0.remove(0);
    let old = fault(&text.replace("scenario/2", "scenario/1"));
    assert!(old.path == "as_of" && old.problem.contains("第 2 版"), "{old}");
    let early = fault(&text.replace("2022", "2019"));
    assert!(early.path == "as_of" && early.problem.contains("应在 2020 至 2025 之间"), "{early}");
    assert!(write_scenario(&Scenario::holding(plan())).contains("tuiyan.scenario/1"));
}

fn facts() -> impl Strategy<Value = Facts> {
    let names: Vec<_> = plan().indicators.iter().map(|it| it.id.clone()).chain([id("population")]).collect();
    let figure = (prop::sample::select(names.clone()), 1900..=2025_i16, 0.0..200.0_f64, ".{0,8}");
    let mark = (prop::sample::select(names), 1900..=2025_i16, any::<bool>());
    (prop::collection::vec(figure, 0..20), prop::collection::vec(mark, 0..6)).prop_map(|(figures, marks)| {
        let mut facts = Facts::default();
        for (id, year, value, source) in figures {
            let fact = Known { value: amount(value), source: source.into() };
            let _ = facts.record(plan(), Record::Figure(id, Year::new(year), Some(fact)));
        }
        for (id, year, is_break) in marks {
            let record = if is_break { Record::Break } else { Record::LeftOut };
            let _ = facts.record(plan(), record(id, Year::new(year), true));
        }
        facts
    })
}

proptest! {
    #[test]
    fn facts_read_back_as_written(facts in facts()) {
        prop_assert_eq!(read_facts(&write_facts(plan(), &facts), plan()), Ok(facts.clone()));
        let mut learned = Facts::default();
        for record in facts.records() {
            prop_assert_eq!(learned.record(plan(), record), Ok(()));
        }
        prop_assert_eq!(learned, facts);
    }

    #[test]
    fn facts_leave_a_scenario_valid(facts in facts(), scenario in crate::draw::scenario()) {
        let laid = over(plan(), &facts, &scenario);
        prop_assert_eq!(read_scenario(&write_scenario(&laid), plan()), Ok(laid.clone()));
        prop_assert_eq!(over(plan(), &facts, &laid), laid);
    }
}

#[test]
fn every_command_judges_over_the_facts_that_it_is_given() {
    let facts = file("facts.json", EXAMPLE);
    let judged = run(&["judge", "--facts", &facts, "--format", "json"]).done();
    let judged: serde_json::Value = serde_json::from_str(&judged).unwrap();
    let indicator = judged[0]["indicators"].as_array().unwrap().iter().find(|it| it["id"] == "t1-03").unwrap();
    assert_eq!(indicator["outcome"], 94.4);
    for command in [&["risk", "--draws", "0"][..], &["rank"], &["report", "--format", "csv"]] {
        let plain = run(command).done();
        let known = run(&[command, &["--facts", &facts]].concat()).done();
        assert_ne!(plain, known, "{command:?}");
    }
    assert!(run(&["check", &facts]).done().contains("历年数据，6 个数值"));
}

#[test]
fn where_a_scenario_says_otherwise_the_facts_stand_and_it_is_said() {
    let facts = file("facts-other.json", EXAMPLE);
    let told = r#"{"format": "tuiyan.scenario/1", "name": "甲", "plan": "lizhou-14", "assumptions":
        {"t1-03": {"years": {"2022": {"observed": 93.0}, "2023": {"observed": 94.9}}}}}"#;
    let said = given(told, &["judge", "--facts", &facts, "--format", "json", "-"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("情景“甲”") && said.err.contains("t1-03 2022 年 94.4（情景为 93）"), "{}", said.err);
    assert!(said.out.contains("94.9"));
    let known = told.replace("scenario/1", "scenario/2").replace("\"plan\"", "\"as_of\": 2022, \"plan\"");
    let said = given(known, &["judge", "--facts", &facts, "--format", "json", "-"]);
    assert!(!said.out.contains("94.9"));
}

#[test]
fn a_file_of_facts_that_is_wrong_is_refused() {
    let wrong = file("facts-wrong.json", EXAMPLE.replacen("97.1", "971", 1));
    run(&["judge", "--facts", &wrong]).refused(&["series[2].values.2021"]);
    run(&["judge", "--facts", "none.json"]).refused(&["没有这个文件"]);
}

#[test]
fn the_example_fills_no_base_year_that_the_plan_states() {
    let facts = read_facts(EXAMPLE, plan()).unwrap();
    let laid = over(plan(), &facts, &Scenario::holding(plan()));
    let is_open = |name: &str| {
        let stated = plan().indicator(&id(name)).unwrap().statement.measured().cloned();
        stated.is_some_and(|stated| stated.start == Start::Missing)
    };
    assert!(laid.assumptions.iter().all(|(id, assumption)| assumption.start.is_none() || is_open(id.as_str())));
}
