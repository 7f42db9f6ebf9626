//! The command line as other programs meet it: what it prints, where, and with which exit status.

use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tuiyan::exchange::{BUILTIN, read_plan};

use crate::formats::EXAMPLE;
use crate::support::plan;

/// What a command printed, and its exit status.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program with that on standard input.
pub(crate) fn given(input: impl Into<Vec<u8>>, arguments: &[&str]) -> Said {
    let output = Command::cargo_bin("tuiyan").unwrap().args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) fn run(arguments: &[&str]) -> Said {
    given("", arguments)
}

/// A file of that name and content, in a folder of the test harness.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

pub(crate) fn example() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/scenario.json").to_owned()
}

/// Another plan: the built-in one under another id, over other years.
pub(crate) fn other_plan() -> String {
    BUILTIN.replacen("\"lizhou-14\"", "\"lizhou-15\"", 1).replacen(
        "{\"base\": 2020, \"end\": 2025}",
        "{\"base\": 2025, \"end\": 2030}",
        1,
    )
}

impl Said {
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// Refused with nothing on standard output and these lines on standard error, each of which says so much at least.
    #[track_caller]
    pub(crate) fn refused(&self, lines: &[&str]) {
        self.ended(1, lines);
    }

    /// Used wrongly, likewise.
    #[track_caller]
    pub(crate) fn misused(&self, lines: &[&str]) {
        self.ended(2, lines);
    }

    #[track_caller]
    fn ended(&self, code: i32, lines: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), lines.len(), "{}", self.err);
        for (found, expected) in self.err.lines().zip(lines) {
            assert!(found.contains(expected), "{found} does not say {expected}");
        }
    }
}

pub(crate) fn json(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

pub(crate) fn rows(text: &str) -> Vec<csv::StringRecord> {
    let bare = text.strip_prefix('\u{feff}').unwrap();
    csv::ReaderBuilder::new().has_headers(false).from_reader(bare.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn without_a_scenario_every_indicator_is_held() {
    let judged = json(&run(&["judge", "--format", "json"]).done());
    assert_eq!(judged.len(), 1);
    assert_eq!(judged[0]["summary"]["binding"]["met"], 2);
    assert_eq!(judged[0]["indicators"].as_array().unwrap().len(), plan().indicators.len());
}

#[test]
fn json_has_the_fields_that_the_format_promises() {
    let judged = json(&run(&["judge", "--format", "json", &example()]).done());
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(fields(&judged[0]), ["indicators", "plan", "scenario", "summary"]);
    let promised = [
        "capped_in",
        "first_year",
        "id",
        "margin",
        "measure",
        "nature",
        "outcome",
        "pace",
        "path",
        "reason",
        "required",
        "result",
        "shortfall",
        "start",
    ];
    let indicators = judged[0]["indicators"].as_array().unwrap();
    // What only some have stands beside the rest where it applies: of a total, what the years that remain have to bring.
    let of = |indicator: &Value| fields(indicator).into_iter().filter(|field| field != "average_flow").collect::<Vec<_>>();
    assert!(indicators.iter().all(|indicator| of(indicator) == promised));
    assert!(indicators.iter().all(|it| it["average_flow"].is_null() == (it["measure"] != "cumulative")));
    let enrolment = &indicators[2];
    assert_eq!((&enrolment["result"], &enrolment["first_year"]), (&"met".into(), &2025.into()));
    assert_eq!(enrolment["required"]["relation"], "at_least");
    assert_eq!(enrolment["path"][0], serde_json::json!({"year": 2020, "value": 93.7}));
    assert_eq!(indicators[7]["start"], serde_json::json!({"above": 0.0, "below": 6.0, "open": "below"}));
}

#[test]
fn several_scenarios_are_judged_in_the_order_in_which_they_are_named() {
    let other = file("other.json", EXAMPLE.replace("加大投入", "照旧"));
    let judged = json(&run(&["judge", "--format", "json", &other, &example()]).done());
    let names: Vec<_> = judged.iter().map(|scenario| scenario["scenario"].as_str().unwrap()).collect();
    assert_eq!(names, ["照旧", "加大投入"]);
}

#[test]
fn a_dash_is_standard_input() {
    assert_eq!(given(EXAMPLE, &["judge", "-"]).done(), run(&["judge", &example()]).done());
    given("", &["judge", "-"]).refused(&["标准输入: 没有内容"]);
    given("{", &["judge", "-"]).refused(&["标准输入: "]);
}

#[test]
fn a_mark_at_the_start_of_a_file_is_passed_over() {
    let marked = file("marked.json", format!("\u{feff}{EXAMPLE}"));
    run(&["judge", &marked]).done();
}

#[test]
fn one_refused_file_keeps_all_from_being_judged() {
    let bad = file("bad.json", EXAMPLE.replace("\"phi\": 0.9", "\"phi\": 1.9").replace("\"share\": 0.05", "\"share\": 5"));
    let lines = ["bad.json: assumptions.t1-10.growth.phi：", "bad.json: assumptions.t1-25.growth.share："];
    for format in ["table", "json", "csv"] {
        run(&["judge", "--format", format, &example(), &bad]).refused(&lines);
    }
}

#[test]
fn what_cannot_be_read_is_named_and_no_panic() {
    let latin = file("latin.json", b"{\"format\": \"\xe9\"}");
    let folder = env!("CARGO_MANIFEST_DIR");
    run(&["judge", "no-such-file.json", folder, &latin]).refused(&["no-such-file.json: 没有这个文件", "是目录", "UTF-8"]);
    run(&["judge", "--plan", "no-such-plan.json"]).refused(&["no-such-plan.json: 没有这个文件"]);
    run(&["judge", "--plan", &example()]).refused(&["scenario.json: format：为“tuiyan.scenario/1”"]);
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [&["judge", "--format", "xml"][..], &["judge", "--nonsense"], &["frobnicate"], &["check"], &[]] {
        let said = run(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn an_argument_that_contradicts_itself_the_plan_or_the_file_is_wrong_usage() {
    let table = file("usage.csv", "指标,2025年,2030年目标\n绿化覆盖率（％）,40,≥42\n");
    for (arguments, said) in [
        (&["plan", "read", "--base", "2025", "--end", "2020", &table][..], "应早于 --end 的 2020"),
        (&["plan", "read", "--base", "2031", &table], "--base 为 2031"),
        (&["plan", "read", "--table", "3", &table], "文件里有 1 张指标表"),
        (&["plan", "roll", "--years", "200"], "应为 1 至 50 的整数"),
        (&["plan", "compare", "--pair", "a=b", "china-15"], "没有编号为 a 的指标"),
        (&["observations", "read", "--at", "t1-03:1999", &table], "应为 2021 至 2025"),
        (&["observations", "read", "--at", "t9-03:2021", &table], "没有编号为“t9-03”的指标"),
        (&["trend", "--as-known-in", "2019"], "--as-known-in"),
        (&["trend", "--as-known-in", "now"], "应为 1900 至 2200 的整数"),
        (&["optimise", "--cost", "t9-03=1"], "--cost t9-03"),
        (&["report", "--format", "csv", "--by", "lead"], "--by: 只用于"),
        (&["report", "--format", "docx", "--tasks"], "--format docx"),
        (&["report", "--format", "md", "--side-by-side"], "--side-by-side"),
        (&["risk", "--seed", "-1"], "应为 0 至 18446744073709551615 的整数"),
    ] {
        let ended = run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?} {}", ended.err);
        assert!(ended.err.contains(said), "{arguments:?}: {}", ended.err);
    }
}

#[test]
fn what_cannot_be_written_says_so_in_the_persons_language() {
    let nowhere = format!("{}/nowhere/a.csv", env!("CARGO_TARGET_TMPDIR"));
    run(&["plan", "--format", "csv", "-o", &nowhere]).refused(&["没有这个目录，写不进去"]);
    run(&["plan", "--format", "csv", "-o", env!("CARGO_TARGET_TMPDIR")]).refused(&["是目录，应为文件"]);
    run(&["--lang", "en", "plan", "--format", "csv", "-o", &nowhere]).refused(&["there is no such folder"]);
}

#[test]
fn a_series_without_a_value_is_left_out_and_named_and_the_rest_is_forecast() {
    let series = file("series.json", r#"[{"id": "a", "values": {"2001": 1, "2002": 2}}, {"id": "b", "values": {}}]"#);
    let said = run(&["trend", "--series", &series]);
    assert_eq!((said.code, json(&said.out).len()), (0, 1), "{}", said.err);
    assert!(said.err.contains("[1]：数列“b”没有数值，没有推算"), "{}", said.err);
}

#[test]
fn help_is_in_chinese() {
    for arguments in [&["--help"][..], &["judge", "--help"], &["plan", "--help"], &["check", "--help"]] {
        let help = run(arguments).done();
        assert!(help.contains("用法：tuiyan") && !help.contains("Usage") && !help.contains("OPTIONS"), "{help}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("tuiyan"))
        .args(["plan", "--format", "json"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_table_begins_with_the_scoreboard_and_what_binds() {
    let table = run(&["judge"]).done();
    let lines: Vec<_> = table.lines().collect();
    assert!(lines[0].contains("维持现状"));
    assert_eq!(lines[1], "约束性 达标 2 · 未达标 6 · 无法判断 5；预期性 达标 8 · 未达标 12 · 无法判断 5");
    for column in ["编号", "指标", "属性", "2020年", "目标", "预计2025年", "判断", "差距/余量", "需要", "原因"]
    {
        assert!(lines[3].contains(column), "{}", lines[3]);
    }
    assert!(lines[4..17].iter().all(|line| line.contains("约束性")) && lines[17..42].iter().all(|line| line.contains("预期性")));
}

#[test]
fn the_columns_of_the_table_line_up() {
    use unicode_width::UnicodeWidthStr;
    let table = run(&["judge", &example()]).done();
    let column = |line: &str, text: &str| line.find(text).map(|at| line[..at].width());
    let lines: Vec<_> = table.lines().skip(3).take(39).collect();
    let nature = column(lines[0], "属性").unwrap();
    for line in &lines[1..] {
        assert_eq!(column(line, "约束性").or(column(line, "预期性")), Some(nature), "{line}");
        // What can be long stands last, or is padded like the rest.
        let reason = ["规划没有", "还没有", "定性目标，"].into_iter().find_map(|reason| column(line, reason));
        assert!(reason.is_none_or(|at| Some(at) == column(lines[0], "原因")), "{line}");
    }
}

/// The cells of an indicator's line, which two spaces part.
#[track_caller]
fn cells<'a>(table: &'a str, id: &str) -> Vec<&'a str> {
    let line = table.lines().find(|line| line.starts_with(id)).unwrap();
    line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

#[test]
fn the_table_speaks_the_language_of_the_page() {
    let table = run(&["judge", &example()]).done();
    let of = |id| cells(&table, id)[3..].to_vec();
    assert_eq!(of("t1-03"), ["93.7", "≥95", "95.0", "达标（2025 年起）", "余 0.0", "每年至少增加 0.26 个百分点"]);
    assert_eq!(of("t1-20"), ["3.41", "≥4", "3.44", "未达标", "差 0.56", "每年至少增加 0.111 人"]);
    assert_eq!(of("t1-11"), ["—", "≥4", "3.998", "未达标（接近）", "差 0.002", "每年至少增长 4.00％"]);
    assert_eq!(of("t1-08"), ["＜6", "＜6", "＜6", "达标（2020 年起）", "—", "保持现有水平即可"]);
    assert_eq!(of("t1-02"), ["—", "应保尽保", "2023年", "达标（2023 年起）", "—", "—"]);
    assert_eq!(of("t1-10")[0], "43.5（填写）");
}

#[test]
fn what_cannot_be_judged_says_why() {
    let table = run(&["judge"]).done();
    let of = |id| cells(&table, id)[5..].to_vec();
    assert_eq!(of("t1-26"), ["?", "无法判断", "—", "填入起点后可求", "规划没有给出起点，填入起点值后即可判断"]);
    assert_eq!(of("t1-11"), ["?", "无法判断", "—", "每年至少增长 4.00％", "还没有设定增速，设定后即可判断"]);
    assert_eq!(of("t1-02"), ["?", "无法判断", "—", "—", "定性目标，说明是否达到后即可判断"]);
}

#[test]
fn a_huge_number_does_not_fill_the_table() {
    use unicode_width::UnicodeWidthStr;
    let huge = r#""assumptions": {
        "t1-16": {"start": 1e300},
        "t1-17": {"growth": {"family": "linear", "step": 1e300}},
        "t1-19": {"start": 1e300, "growth": {"family": "linear", "step": -1e300}},"#;
    let scenario = EXAMPLE.replace("\"assumptions\": {", huge);
    let table = given(scenario, &["judge", "-"]).done();
    assert_eq!(cells(&table, "t1-16")[3..6], ["1e300（填写）", "≥3", "1.0000e300"]);
    assert_eq!(cells(&table, "t1-17")[5..8], ["5.0000e300", "达标（2021 年起）", "余 5.0000e300"]);
    assert!(table.lines().all(|line| line.width() < 250), "{table}");
}

#[test]
fn the_years_of_the_table_are_the_plans() {
    let path = file("years.json", other_plan());
    let table = run(&["judge", "--plan", &path]).done();
    assert!(table.contains("2025年") && table.contains("预计2030年") && !table.contains("2020年"));
    let sheet = run(&["judge", "--plan", &path, "--format", "csv"]).done();
    assert!(rows(&sheet)[0].iter().next_back() == Some("y2030"));
}

#[test]
fn a_name_cannot_write_to_the_terminal() {
    let named = EXAMPLE.replace("加大投入", "\\u001b[2J\\n");
    assert!(!given(named, &["judge", "-"]).done().contains('\u{1b}'));
}

#[test]
fn csv_has_stable_columns_and_a_row_for_each_indicator() {
    let rows = rows(&run(&["judge", "--format", "csv", &example(), &example()]).done());
    let head: Vec<_> = rows[0].iter().collect();
    let expected = "scenario,plan,id,name,domain,nature,measure,unit,start,outcome,op,target,result,first_year,margin,shortfall,\
                    reason,parameter,relation,required,capped_in,y2020,y2021,y2022,y2023,y2024,y2025";
    assert_eq!(head.join(","), expected);
    assert_eq!(rows.len(), 1 + 2 * plan().indicators.len());
    assert!(rows.iter().all(|row| row.len() == head.len()));
}

#[test]
fn numbers_in_csv_read_back_to_the_same_double() {
    let rows = rows(&run(&["judge", "--format", "csv", &example()]).done());
    let judged = json(&run(&["judge", "--format", "json", &example()]).done());
    for (row, indicator) in rows[1..].iter().zip(judged[0]["indicators"].as_array().unwrap()) {
        assert_eq!(row.get(2), indicator["id"].as_str());
        for (column, field) in [(9, "outcome"), (14, "margin"), (15, "shortfall")] {
            if let Some(number) = indicator[field].as_f64() {
                assert_eq!(row[column].parse(), Ok(number), "{field}");
            }
        }
    }
}

#[test]
fn a_text_in_csv_is_never_a_formula_and_a_number_stays_a_number() {
    for start in ["=", "+", "-", "@", "\\t", "\\r"] {
        let scenario = EXAMPLE.replace("加大投入", &format!("{start}HYPERLINK(1)"));
        let sheet = given(scenario, &["judge", "--format", "csv", "-"]).done();
        assert!(rows(&sheet)[1][0].starts_with('\''), "{start}");
    }
    let falling = EXAMPLE.replace("\"step\": 0.26", "\"step\": -1");
    let sheet = given(falling, &["judge", "--format", "csv", "-"]).done();
    assert!(rows(&sheet).iter().flatten().filter(|cell| cell.starts_with('-')).all(|cell| cell.parse::<f64>().is_ok()));
}

#[test]
fn the_plan_is_printed_as_a_file_that_reads_back_to_it() {
    assert_eq!(read_plan(&run(&["plan", "--format", "json"]).done()).as_ref(), Ok(plan()));
}

#[test]
fn the_plan_is_listed_by_group() {
    let list = run(&["plan"]).done();
    for group in &plan().groups {
        assert!(list.contains(group.name.own()), "{}", group.name);
    }
    assert!(list.contains("t1-38") && list.contains("＞9200"));
}

#[test]
fn files_in_order_are_named_on_standard_output() {
    let own = file("own.json", BUILTIN);
    let out = run(&["check", &own, &example()]).done();
    assert_eq!(out.lines().count(), 2);
    assert!(out.contains("115 项指标") && out.contains("10 项假设"));
}

#[test]
fn every_fault_has_its_own_line_and_the_rest_is_still_checked() {
    let bad = file(
        "faults.json",
        EXAMPLE.replace("2025", "2099").replace("\"phi\": 0.9", "\"phi\": 0").replace("\"share\"", "\"part\""),
    );
    let said = run(&["check", &bad, &example(), "missing.json"]);
    assert_eq!((said.code, said.out.lines().count()), (1, 1));
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", said.err);
    assert!(lines[0].contains("faults.json: assumptions.t1-10.growth.phi："));
    assert!(lines[1].contains("faults.json: assumptions.t1-25.growth.part："));
    assert!(lines[2].contains("missing.json: 没有这个文件"));
}

#[test]
fn a_scenario_is_checked_against_the_plan_named_beside_it() {
    let path = file("lizhou-15.json", other_plan());
    let scenario = r#"{"format": "tuiyan.scenario/1", "plan": "lizhou-15", "assumptions": {"t1-03": {"years": {"2026": {"observed": 94}}}}}"#;
    let scenario = file("fifteen.json", scenario);
    run(&["check", &scenario, &path]).done();
    run(&["check", &scenario]).refused(&["fifteen.json: plan：为“lizhou-15”"]);
}

#[test]
fn what_is_neither_plan_nor_scenario_is_refused() {
    let neither = file("neither.json", "{}");
    run(&["check", &neither]).refused(&["neither.json: format：缺少 format"]);
}

#[test]
fn a_report_is_a_markdown_text_for_each_scenario_and_bears_a_date_only_where_one_is_given() {
    let text = run(&["report", "--format", "md", &example()]).done();
    assert!(
        text.starts_with("# 广元市利州区“十四五”公共服务和就业促进规划\n") && text.contains("\n- 情景：加大投入\n"),
        "{text}"
    );
    assert!(text.contains(
        "| 15 | 学前教育毛入园率（％） | 预期性 | 93.7 | ≥95 | — | 95.0 | 符合（预计2025年，完成 100％） | 达标（2025年起） |"
    ));
    assert!(text.contains("| 17 | 高中阶段教育毛入学率（％） | 预期性 | 93.7 | ≥95 | 94.0（2021年） |"), "{text}");
    assert!(!text.contains("日期"));
    let dated = run(&["report", "--format", "md", "--date", "2026年3月1日", &example(), &example()]).done();
    assert_eq!(dated.matches("- 日期：2026年3月1日\n").count(), 2);
}

#[test]
fn a_report_of_nothing_is_that_of_the_plan_as_it_stands() {
    let text = run(&["report", "--format", "md"]).done();
    assert!(text.contains("| 约束性 | 13 | 2 | 6 | 5 |\n| 预期性 | 25 | 8 | 12 | 5 |"), "{text}");
}

#[test]
fn annual_targets_are_filled_in_and_broken_down_by_command() {
    let text = run(&["report", "--tasks", "--fill", "--format", "md"]).done();
    assert!(text.contains("## 年度任务分解表"), "{text}");
    let row = r"| 15 | 学前教育毛入园率 | ％ | 预期性 | 93.7 | ≥93.96\* | ≥94.22\* | ≥94.48\* | ≥94.74\* | ≥95 | ≥95 |";
    assert!(text.contains(row), "{text}");
    let table = run(&["report", "--tasks", "--format", "csv", "--lang", "en"]).done();
    assert!(table.contains("2025 target") && table.contains("not broken down yet"), "{table}");
    assert_eq!(run(&["report", "--fill", "--format", "md"]).code, 2, "--fill goes with --tasks");
}

#[test]
fn the_plan_lists_which_figures_belong_together() {
    let listed = run(&["plan"]).done();
    for line in ["t1-14≤t1-13", "b1-04＋b1-05＋b1-06＝b1-03", "c4-s2-05＝b2-03＋b2-04"] {
        assert!(listed.contains(line), "{line} is not listed");
    }
}

#[test]
fn a_plan_without_relations_is_read_as_before() {
    let bare = BUILTIN.split(",\n  \"relations\"").next().unwrap().to_owned() + "\n}\n";
    let read = read_plan(&bare).unwrap();
    assert!(read.relations.is_empty() && !read.related().is_empty());
    assert_eq!(tuiyan::exchange::fingerprint(&read), tuiyan::exchange::fingerprint(plan()));
}
