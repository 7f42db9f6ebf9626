//! Scenarios as tables on the command line.

use std::borrow::Cow;

use encoding_rs::GB18030;
use tuiyan::exchange::{ScenarioSource, read_xlsx};

use crate::cli::{example, file, given, other_plan, run};
use crate::formats::EXAMPLE;
use crate::support::plan;

/// A report in that format, as a file of that name.
fn report(name: &str, format: &str) -> String {
    let path = file(&format!("{name}.{format}"), "");
    assert_eq!(run(&["report", "--format", format, "--output", &path, &example()]).done(), "");
    path
}

#[test]
fn a_report_is_judged_as_the_scenario_that_it_was_made_of() {
    let judged = run(&["judge", "--format", "json", &example()]).done();
    for path in [report("judged", "csv"), report("judged", "xlsx")] {
        assert_eq!(run(&["judge", "--format", "json", &path]).done(), judged, "{path}");
        let piped = std::fs::read(&path).unwrap();
        assert_eq!(given(piped, &["judge", "--format", "json", "-"]).done(), judged, "{path}");
    }
}

#[test]
fn a_report_goes_to_standard_output_unless_a_file_is_named() {
    let out = run(&["report", "--format", "csv", &example()]).done();
    assert_eq!(out.as_bytes(), std::fs::read(report("printed", "csv")).unwrap());
    assert!(out.starts_with("\u{feff}\"【判断】\"\r\n"));
    let nowhere = concat!(env!("CARGO_TARGET_TMPDIR"), "/no/such/folder.csv");
    run(&["report", "--format", "csv", "--output", nowhere]).refused(&["folder.csv: 没有这个目录，写不进去"]);
}

#[test]
fn without_a_scenario_the_report_holds_every_indicator() {
    let out = run(&["report", "--format", "csv"]).done();
    let scenarios = ScenarioSource::of_text(&out).unwrap().scenarios(plan(), "").unwrap();
    assert_eq!((scenarios.len(), scenarios[0].assumptions.len()), (1, 0));
}

#[test]
fn several_scenarios_share_a_report() {
    let quiet = EXAMPLE.replace("加大投入", "照旧");
    let out = given(quiet, &["report", "--format", "csv", &example(), "-"]).done();
    let checked = given(out, &["check", "-"]).done();
    let lines: Vec<_> = checked.lines().collect();
    assert_eq!(
        lines,
        ["标准输入: 情景“加大投入”（lizhou-14），10 项假设，没有问题", "标准输入: 情景“照旧”（lizhou-14），10 项假设，没有问题",]
    );
}

#[test]
fn the_sheets_of_an_xlsx_report_bear_their_names() {
    let book = read_xlsx(&std::fs::read(report("sheets", "xlsx")).unwrap()).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["判断", "路径", "假设", "观测", "规划", "方法", "情景"]);
}

#[test]
fn a_csv_in_the_encoding_of_chinese_spreadsheets_is_read() {
    let (bytes, _, _) = GB18030.encode("编号,指标,2021年\r\nt1-03,学前教育毛入园率,94\r\n");
    let path = file("年报.csv", &bytes);
    assert!(run(&["check", &path]).done().ends_with("情景“年报”（lizhou-14），1 项假设，没有问题\n"));
    let nonsense = file("nonsense.csv", b"\xff\xff\x00");
    run(&["check", &nonsense]).refused(&["nonsense.csv: 不是 UTF-8 文本，也不是"]);
}

#[test]
fn every_fault_of_a_table_has_its_own_line_with_its_cell() {
    let path = file("faults.csv", "编号,2021年\nt1-03,约\nt1-99,1\n");
    for command in ["check", "judge"] {
        run(&[command, &path]).refused(&["faults.csv: B2：为“约”，应为一个数", "faults.csv: A3：规划“lizhou-14”中没有"]);
    }
    run(&["report", "--format", "csv", &path]).refused(&["faults.csv: B2", "faults.csv: A3"]);
}

#[test]
fn a_damaged_xlsx_is_refused() {
    let path = file("damaged.xlsx", b"PK\x03\x04 and no more");
    let said = run(&["judge", &path]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("damaged.xlsx: "), "{}", said.err);
}

#[test]
fn a_table_is_checked_against_the_plan_named_beside_it() {
    let plan = file("book-15.json", other_plan());
    let scenario = r#"{"format": "tuiyan.scenario/1", "plan": "lizhou-15", "assumptions": {"t1-03": {"years": {"2026": {"observed": 94}}}}}"#;
    let scenario = file("book-fifteen.json", scenario);
    for format in ["csv", "xlsx"] {
        let table = file(&format!("book-fifteen.{format}"), "");
        run(&["report", "--format", format, "--plan", &plan, "--output", &table, &scenario]).done();
        run(&["check", &table, &plan]).done();
        let refused = run(&["check", &table]);
        assert!(refused.err.contains("情景!") && refused.err.contains("为“lizhou-15”"), "{}", refused.err);
    }
}

#[test]
fn a_document_holds_the_report_and_its_tables_can_be_read() {
    let path = file("whole.docx", "");
    run(&["report", "--format", "docx", "--figures", "none", "--output", &path, &example()]).done();
    let bytes = std::fs::read(path).unwrap();
    assert!(pictures(&bytes).is_empty());
    let book = tuiyan::exchange::seen_docx(&bytes).unwrap();
    let rows = book.sheets.iter().map(|sheet| sheet.rows.iter().filter(|row| row.len() == 10).count());
    assert!(rows.max().unwrap() >= 39, "the review table with its head");
    run(&["report", "--format", "docx", &example(), &example()]).misused(&["--format docx: 一次写一个情景的报告，给出了 2 个"]);
    run(&["report", "--format", "docx", "--tasks", &example()]).misused(&["--format docx: 只写推演报告"]);
}

#[test]
fn scenarios_can_stand_side_by_side_in_one_report() {
    let quiet = EXAMPLE.replace("加大投入", "照旧");
    let text = given(quiet.clone(), &["report", "--format", "md", "--side-by-side", &example(), "-"]).done();
    assert_eq!(text.matches("## 一、总体结论").count(), 1);
    assert!(text.contains("2 个情景对照（“加大投入”、“照旧”）：38 项都没有差异。"), "{text}");
    assert!(text.contains("| 序号 | 指标 | 属性 | 目标 | 1 加大投入 | 2 照旧 |\n"));
    let table = given(quiet, &["report", "--format", "csv", "--side-by-side", &example(), "-"]).done();
    assert!(table.contains("1 加大投入：预计") && table.contains("2 照旧：判断"), "{table}");
    run(&["report", "--format", "md", "--side-by-side", &example()])
        .misused(&["--side-by-side: 需要 2 至 3 个情景文件，给出了 1 个"]);
}

/// The pictures of a document, in the order of their names, as width and height in pixels.
fn pictures(document: &[u8]) -> Vec<(u32, u32)> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
    let named: Vec<_> = package
        .file_names()
        .filter_map(Result::ok)
        .filter(|name| name.starts_with("word/media/") && name.ends_with(".png"))
        .map(Cow::into_owned)
        .collect();
    let size = |name: String| {
        let mut png = Vec::new();
        std::io::Read::read_to_end(&mut package.by_name(&name).unwrap(), &mut png).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    named.into_iter().map(size).collect()
}

#[test]
fn a_document_has_the_figures_that_are_asked_for() {
    let path = file("figures.docx", "");
    let said = run(&["report", "--format", "docx", "--figures", "binding", "--output", &path]);
    assert_eq!(said.code, 0, "{}", said.err);
    let drawn = pictures(&std::fs::read(&path).unwrap());
    if said.err.is_empty() {
        let figures = drawn.iter().filter(|size| **size == (1400, 800)).count();
        assert_eq!((figures, drawn.len()), (8, 9), "and the picture of the whole plan");
    } else {
        assert!(said.err.contains("没有附图文字所需的字体") && drawn.is_empty(), "{}", said.err);
    }
}
