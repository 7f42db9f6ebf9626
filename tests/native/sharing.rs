//! Links and merging on the command line.

use serde_json::Value;
use tuiyan::exchange::{BUILTIN, read_scenario};

use crate::cli::{example, file, given, json, other_plan, rows, run};
use crate::formats::EXAMPLE;
use crate::support::plan;

fn link() -> String {
    run(&["link", "encode", &example()]).done().trim().to_owned()
}

#[test]
fn a_scenario_becomes_a_link_and_the_link_the_same_scenario() {
    let printed = run(&["link", "encode", "--base", "https://tuiyan.example/a/#old", &example(), &example()]).done();
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.starts_with("https://tuiyan.example/a/#s=") && line.len() < 500));
    let scenario = read_scenario(&run(&["link", "decode", lines[0]]).done(), plan()).unwrap();
    assert_eq!(scenario, read_scenario(EXAMPLE, plan()).unwrap());
    assert_eq!(json(&run(&["link", "decode", lines[0], lines[1]]).done()).len(), 2);
    assert_eq!(json(&given(printed.clone(), &["link", "decode", "-"]).done()).len(), 2);
}

#[test]
fn a_damaged_link_is_refused_by_its_place() {
    let link = link();
    let damaged = &link[..link.len() - 3];
    run(&["link", "decode", damaged]).refused(&["s=AQlsaXpob3UtMTQ"]);
    given(format!("{link}\n\n{damaged}\n"), &["link", "decode", "-"]).refused(&["标准输入第 3 行: 链接"]);
    run(&["link", "decode", "https://tuiyan.example/"]).refused(&["链接中没有情景"]);
    run(&["merge", &link, damaged]).refused(&["链接"]);
}

#[test]
fn a_link_made_on_other_data_opens_and_says_which_verdicts_differ() {
    assert!(BUILTIN.contains("\"start\": {\"kind\": \"value\", \"value\": 93.7}"));
    let other = file("amended.json", BUILTIN.replacen("\"value\": 93.7}", "\"value\": 90.7}", 1));
    let said = run(&["link", "decode", "--plan", &other, &link()]);
    assert_eq!(said.code, 0);
    assert!(
        said.err.contains("另一版数据") && said.err.contains("t1-03 学前教育毛入园率：发送方达标，这里未达标"),
        "{}",
        said.err
    );
    assert!(read_scenario(&said.out, plan()).is_ok());
    run(&["link", "encode", "--plan", &file("fifteen-plan.json", other_plan()), &example()]).refused(&["lizhou-15"]);
}

#[test]
fn files_and_links_are_merged_together() {
    let other = file("merge.json", EXAMPLE.replace("加大投入", "=照旧").replace("\"step\": 0.26", "\"step\": 0.1"));
    let table = run(&["merge", &link(), &other]).done();
    let lines: Vec<_> = table.lines().collect();
    assert!(lines[0].starts_with("加大投入：约束性") && lines[1].starts_with("=照旧：约束性"));
    assert_eq!(lines[2], "2 个情景，1 项指标的判断有分歧（有的达标，有的未达标）");
    assert!(lines[4].starts_with("编号") && lines[5].starts_with("t1-03") && lines[5].contains("（有分歧）"), "{table}");
    let merged: Value = serde_json::from_str(&run(&["merge", "--format", "json", &link(), &other]).done()).unwrap();
    assert_eq!(merged["scenarios"], serde_json::json!(["加大投入", "=照旧"]));
    let first = &merged["indicators"][0];
    assert_eq!((&first["id"], &first["split"], &first["touched"]), (&"t1-03".into(), &true.into(), &2.into()));
    assert_eq!(first["outcome"]["count"], 2);
    let sheet = rows(&run(&["merge", "--format", "csv", &link(), &other]).done());
    assert_eq!((&sheet[0][0], &sheet[0][15], &sheet[1][0], &sheet[1][8]), ("id", "'=照旧", "t1-03", "yes"));
    let binding = run(&["merge", "--binding-first", &link(), &other]).done();
    assert!(binding.lines().nth(5).unwrap().contains("约束性"));
}

#[test]
fn help_for_links_and_merging_is_in_chinese() {
    for arguments in [&["link", "--help"][..], &["link", "encode", "--help"], &["link", "decode", "--help"], &["merge", "--help"]]
    {
        let help = run(arguments).done();
        assert!(help.contains("用法：tuiyan") && !help.contains("Usage") && !help.contains("Commands"), "{help}");
    }
    for arguments in [&["link"][..], &["link", "encode"], &["link", "decode"], &["merge"]] {
        assert_eq!(run(arguments).code, 2, "{arguments:?}");
    }
}
