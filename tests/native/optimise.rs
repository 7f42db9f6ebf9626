//! `tuiyan optimise`: what is saved with a budget, as people and programs read it.

use serde_json::{Value, json};

use crate::cli::{file, given, json as all, rows, run};

const COSTS: [&str; 8] = ["--cost", "t1-16=100", "--cost", "t1-17=200", "--cost", "t1-03=10", "--cost", "t1-04=20"];

fn optimise(more: &[&str]) -> Vec<Value> {
    all(&run(&[&["optimise", "--format", "json"], &COSTS[..], more].concat()).done())
}

fn near(found: &Value, expected: f64) {
    crate::support::near(found.as_f64().unwrap(), expected);
}

#[test]
fn json_says_what_is_saved_what_else_could_be_and_what_a_little_more_or_less_would_change() {
    let found = &optimise(&["--budget", "60"])[0];
    assert_eq!((&found["plan"], &found["budget"]), (&json!("lizhou-14"), &json!(60.0)));
    assert_eq!(found["best"]["saved"], json!(["t1-03", "t1-16"]));
    assert_eq!(
        (&found["best"]["binding"], &found["best"]["expected"], &found["best"]["other"]),
        (&json!(1), &json!(1), &json!(0))
    );
    near(&found["best"]["cost"], 51.0);
    assert_eq!(found["alternatives"].as_array().unwrap().len(), 3);
    near(&found["more"]["by"], 11.0);
    assert_eq!(found["more"]["saved"], json!(["t1-03", "t1-04", "t1-16"]));
    near(&found["less"]["budget"], 38.0);
    let candidate = &found["candidates"][0];
    assert_eq!(
        (&candidate["id"], &candidate["nature"], &candidate["saved"]),
        (&json!("t1-03"), &json!("expected"), &json!(true))
    );
    assert_eq!(candidate["growth"], json!({"family": "linear", "step": 0.26}));
    let left_out = found["left_out"].as_array().unwrap();
    assert!(left_out.contains(&json!({"id": "t1-02", "reason": "unjudged", "unjudged": "status_not_stated"})));
    assert!(left_out.contains(&json!({"id": "t1-20", "reason": "no_cost", "unjudged": null})));
    assert_eq!(left_out.len() + 4, crate::support::plan().indicators.len());
}

#[test]
fn nothing_is_chosen_without_a_budget_and_nothing_is_worth_money_without_a_cost() {
    assert_eq!(optimise(&[])[0]["best"], Value::Null);
    let bare = all(&run(&["optimise", "--format", "json", "--budget", "1000"]).done());
    assert_eq!((&bare[0]["candidates"], &bare[0]["best"]["saved"]), (&json!([]), &json!([])));
    assert_eq!(bare[0]["best"]["cost"].to_string(), "0.0");
}

#[test]
fn what_a_scenario_states_is_used_and_the_command_line_overrides_it() {
    let text = r#"{"format": "tuiyan.scenario/1", "name": "甲", "plan": "lizhou-14", "budget": 5,
        "assumptions": {"t1-03": {"unit_cost": 1}, "t1-04": {"unit_cost": 4}}}"#;
    let scenario = file("optimise.json", text);
    let read = |more: &[&str]| all(&run(&[&["optimise", "--format", "json", &scenario], more].concat()).done());
    assert_eq!(read(&[])[0]["best"]["saved"], json!(["t1-03"]));
    assert_eq!(read(&["--budget", "6"])[0]["best"]["saved"], json!(["t1-03", "t1-04"]));
    assert_eq!(read(&["--cost", "t1-04=3"])[0]["best"]["saved"], json!(["t1-03", "t1-04"]));
    let piped = given(text, &["optimise", "--format", "json", "-"]).done();
    assert_eq!(all(&piped), read(&[]));
}

#[test]
fn the_table_states_the_finding_first_and_counts_what_is_left_out() {
    let table = run(&[&["optimise", "--budget", "60"], &COSTS[..]].concat()).done();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines[1], "预算 60 能保 2 项（约束性 1 项、预期性 1 项），费用 51，剩余 9");
    assert_eq!(lines[2], "再增加 11，能保“九年义务教育巩固率”");
    assert_eq!(lines[3], "少于 51 时，不保“学前教育毛入园率”，只能保约束性 1 项，费用 38");
    let saved = |id: &str| lines.iter().find(|line| line.starts_with(id)).unwrap().contains('✓');
    assert!(saved("t1-16") && saved("t1-03") && !saved("t1-17") && !saved("t1-04"));
    assert!(table.contains("未给出单位费用 14 项：t1-20 每千人口拥有注册护士数"), "{table}");
    assert!(table.contains("已达标 10 项"));
}

#[test]
fn csv_has_a_row_for_each_indicator() {
    let csv = rows(&run(&[&["optimise", "--budget", "60", "--format", "csv"], &COSTS[..]].concat()).done());
    assert_eq!(csv.len(), crate::support::plan().indicators.len() + 1);
    let row = csv.iter().find(|row| &row[1] == "t1-17").unwrap();
    assert_eq!((&row[8], &row[9]), ("no", ""));
    assert_eq!(&csv.iter().find(|row| &row[1] == "t1-21").unwrap()[9], "met");
}

#[test]
fn what_is_no_cost_or_of_no_indicator_of_the_plan_is_wrong_usage() {
    for (option, said) in [
        ("--cost=t1-03", "编号=金额"),
        ("--cost=T1=3", "小写字母"),
        ("--cost=t1-03=很多", "请输入一个数"),
        ("--cost=t1-03=-1", "不小于 0"),
        ("--budget=-1", "不小于 0"),
    ] {
        let told = run(&["optimise", option]);
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(told.err.contains(said), "{} does not say {said}", told.err);
    }
    run(&["optimise", "--cost", "t9-99=3", "--cost", "t1-02=3"]).misused(&["t9-99", "定性指标"]);
}

#[test]
fn several_scenarios_are_answered_one_after_the_other() {
    let scenario =
        file("optimise-2.json", r#"{"format": "tuiyan.scenario/1", "name": "乙", "plan": "lizhou-14", "assumptions": {}}"#);
    let found = all(&run(&["optimise", "--format", "json", "--budget", "1", &crate::cli::example(), &scenario]).done());
    assert_eq!(found.len(), 2);
    assert_eq!(found[1]["scenario"], "乙");
}
