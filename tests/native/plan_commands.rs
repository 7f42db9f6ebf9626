//! `tuiyan plan` as people meet it: the template, the draft of the next plan, and what is wrong with either.

use tuiyan::exchange::{Cell, PlanSource, TRAINING, plan_to_workbook, read_xlsx, workbook_to_plan, write_delimited, write_xlsx};

use crate::any_plan::training;
use crate::cli::{file, given, run};
use crate::support::plan;

fn target(name: &str) -> String {
    file(name, "")
}

#[test]
fn the_template_is_the_plan_as_tables() {
    let path = target("template.xlsx");
    assert_eq!(run(&["plan", "--format", "xlsx", "-o", &path]).done(), "");
    let book = read_xlsx(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(workbook_to_plan(&book).as_ref(), Ok(plan()));
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["规划", "分组", "领域", "服务", "指标", "读法", "关系", "英文", "填表说明"]);
}

#[test]
fn a_plan_may_be_given_as_csv() {
    let csv = run(&["plan", "--plan", &file("yunhe-csv.json", TRAINING), "--format", "csv"]).done();
    let path = file("yunhe.csv", &csv);
    assert!(run(&["check", &path]).done().contains("规划“云河县八年规划（虚构，训练用）”（yunhe-2032），38 项指标，没有问题"));
    assert_eq!(PlanSource::of_text(&csv).unwrap().plan().as_ref(), Ok(training()));
}

#[test]
fn the_faults_of_a_table_name_sheet_row_and_column_one_on_each_line() {
    let mut book = plan_to_workbook(training());
    book.sheets[4].rows[1][4] = Cell::Empty;
    book.sheets[4].rows[2][5] = Cell::text("重要");
    let path = file("faulty.xlsx", write_xlsx(&book).unwrap());
    let lines = ["工作表“指标”第 2 行 E 列“单位”：还没有填写", "工作表“指标”第 3 行 F 列“属性”：为“重要”"];
    run(&["check", &path]).refused(&lines);
    run(&["judge", "--plan", &path]).refused(&lines);
}

#[test]
fn rows_of_a_csv_are_counted_through_the_whole_file() {
    let mut book = plan_to_workbook(training());
    book.sheets[1].rows[1][0] = Cell::text("不合");
    let said = given(write_delimited(&book), &["check", "-"]);
    // 【规划】, its eleven rows and an empty one; 【分组】, its headings, and the row with the fault.
    assert!(said.err.starts_with("标准输入: 工作表“分组”第 16 行 A 列“编号”"), "{}", said.err);
}

#[test]
fn the_next_plan_is_a_draft_whose_targets_are_missing() {
    let path = target("draft.xlsx");
    let json = file("yunhe-roll.json", TRAINING);
    assert_eq!(run(&["plan", "roll", "--plan", &json, "--years", "5", "-o", &path]).done(), "");
    let check = run(&["check", &path]);
    assert_eq!(check.code, 1);
    assert!(check.err.lines().all(|line| line.contains("列“目标”：还没有填写")), "{}", check.err);
    let draft = read_xlsx(&std::fs::read(&path).unwrap()).unwrap();
    assert!(draft.sheets[0].rows.contains(&vec![Cell::text("编号"), Cell::text("yunhe-2037")]));
}

#[test]
fn a_draft_of_a_period_that_no_plan_has_is_refused() {
    run(&["plan", "roll", "--years", "51"]).misused(&["“51”，应为 1 至 50 的整数", "tuiyan --help"]);
}

const PRINTED: &str =
    "指标,单位,2025年,2030年目标,属性\n森林覆盖率,%,25.1,25.8,约束性\n重点水质,,,〔6〕（国考断面100%）,预期性\n";

#[test]
fn a_printed_table_is_shown_with_what_wants_an_eye_first() {
    let path = file("printed.csv", PRINTED);
    let shown = run(&["plan", "read", &path]).done();
    let [doubtful, sure] = ["重点水质", "森林覆盖率"].map(|name| shown.find(name).unwrap());
    assert!(doubtful < sure && shown.contains("2030 年达到 25.8％以上") && shown.contains("“国考断面100%”没有读入"), "{shown}");
    let english = run(&["plan", "read", &path, "--lang", "en"]).done();
    assert!(english.contains("To check") && english.contains("in 2030 at least 25.8%"), "{english}");
    let json: serde_json::Value = serde_json::from_str(&run(&["plan", "read", &path, "--format", "json"]).done()).unwrap();
    assert_eq!(json["plan"]["name"], "printed");
    assert_eq!(json["rows"][0], serde_json::json!({"row": 0, "indicators": ["t-01"], "sure": true, "notes": []}));
    assert_eq!(json["rows"][1]["sure"], false);
}

#[test]
fn what_is_no_table_of_indicators_is_refused_with_what_is_needed() {
    run(&["plan", "read", &file("contacts.csv", "姓名,电话\n张三,123\n")]).refused(&["没有找到指标表"]);
    run(&["plan", "read", &file("printed.csv", PRINTED), "--base", "2030", "--end", "2025"]).misused(&["--base 为 2030"]);
}
