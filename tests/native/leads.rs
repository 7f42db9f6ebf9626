//! Who leads what: in reports, tables, the command line and both languages.

use proptest::prelude::*;
use tuiyan::exchange::*;
use tuiyan::language::Language;
use tuiyan::plan::{Indicator, Plan};
use tuiyan::scenario::{Facts, Scenario, over};
use tuiyan::view::{report, task_sheets};

use crate::any_plan::training;
use crate::cli::{file, run};
use crate::languages_views::texts;
use crate::support::{id, plan};

fn led(leads: &[(&str, &str)]) -> Plan {
    let mut plan = plan().clone();
    for (name, lead) in leads {
        plan.indicators.iter_mut().find(|indicator| indicator.id == id(name)).unwrap().lead = (*lead).into();
    }
    plan
}

fn training_file() -> String {
    file("leads.json", TRAINING)
}

#[test]
fn a_report_by_department_has_a_table_for_each() {
    let text = run(&["report", "--format", "md", "--by", "lead", "--plan", &training_file()]).done();
    assert!(text.contains("### 县教育局（7 项，其中 3 项与其他单位共同牵头）\n\n| 序号 | 指标 | 属性 | 牵头单位 |"), "{text}");
    assert!(text.contains("### 未明确牵头单位（1 项）"));
}

#[test]
fn task_sheets_are_for_reading_and_need_a_plan_that_names_departments() {
    let plan = training_file();
    let text = run(&["report", "--format", "md", "--by", "sheets", "--date", "3月1日", "--plan", &plan]).done();
    assert!(text.contains("## 部门任务单\n") && text.contains("- 日期：3月1日\n") && text.contains("\n## 县民政局\n"), "{text}");
    run(&["report", "--format", "xlsx", "--by", "sheets", "--plan", &plan]).misused(&["--by: 只用于 --format md"]);
    run(&["report", "--format", "md", "--by", "lead"]).misused(&["--by: 规划没有写明任何指标的牵头单位"]);
}

#[test]
fn who_leads_a_row_changes_no_link() {
    let other = led(&[("t1-03", "区教育局")]);
    assert_eq!(fingerprint(&other), fingerprint(plan()));
    let link = encode_link(plan(), &Scenario::holding(plan())).unwrap();
    assert!(decode_link(&link, &other).is_ok());
    assert_eq!(read_plan(&write_plan(&other)).as_ref(), Ok(&other), "and the file keeps it");
}

#[test]
fn tables_name_the_departments_where_the_plan_does() {
    let head = |plan: &Plan, sheet: &str| {
        let book = scenarios_to_workbook(plan, &[&Scenario::holding(plan)]);
        book.sheet(sheet).unwrap().rows[0].last().cloned().unwrap()
    };
    let other = led(&[("t1-03", "区教育局、区财政局")]);
    for sheet in ["判断", "规划"] {
        assert_eq!(head(&other, sheet), Cell::text("牵头单位"), "{sheet}");
        assert_ne!(head(plan(), sheet), Cell::text("牵头单位"), "{sheet}");
    }
    let book = scenarios_to_workbook(&other, &[&Scenario::holding(&other)]);
    let row = book.sheet("判断").unwrap().rows.iter().find(|row| row[2] == Cell::text("t1-03")).unwrap();
    assert_eq!(row.last(), Some(&Cell::text("区教育局、区财政局")), "as printed");
    assert_eq!(workbook_to_scenarios(&book, &other, "").unwrap(), [Scenario::holding(&other)]);
}

#[test]
fn observations_in_a_table_say_where_they_stand_and_are_read_again() {
    let known = r#"{"format":"tuiyan.facts/1","plan":"lizhou-14","series":[
        {"indicator":"t1-03","values":{"2021":94.0,"2022":94.3},"source":"统计公报"},
        {"indicator":"t1-04","values":{"2021":99.0},"source":"统计公报"},
        {"indicator":"t1-04","values":{"2022":99.1},"source":"教育局台账"}]}"#;
    let facts = read_facts(known, plan()).unwrap();
    let laid = over(plan(), &facts, &Scenario::holding(plan()));
    let book = workbook_over(plan(), &facts, &[&laid]);
    let rows = &book.sheet("观测").unwrap().rows;
    let last = |name: &str| rows.iter().find(|row| row[1] == Cell::text(name)).unwrap().last().cloned();
    assert_eq!(rows[0].last(), Some(&Cell::text("来源")));
    assert_eq!(last("t1-03"), Some(Cell::text("统计公报")));
    assert_eq!(last("t1-04"), Some(Cell::text("2021年：统计公报；2022年：教育局台账")));
    assert_eq!(workbook_to_scenarios(&book, plan(), "").unwrap(), [laid]);
}

#[test]
fn the_pages_of_a_plan_in_english_have_no_chinese() {
    Language::English.speaking(|| {
        let scenario = Scenario { name: "a".into(), ..Scenario::holding(training()) };
        let pages = task_sheets(training(), &Facts::default(), &scenario, "");
        let told = texts(&pages.sheets).into_iter().chain(pages.heads.clone());
        // What the plan prints stays as it is printed: names by which departments are told apart, and units.
        let names = training().indicators.iter().flat_map(Indicator::leads).map(|lead| lead.own().to_owned());
        let own: Vec<_> = names.chain(["％".to_owned()]).collect();
        for text in told.filter(|text| !own.contains(text)) {
            assert!(!text.contains(|letter| matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}')), "{text}");
        }
        assert!(pages.sheets.iter().any(|sheet| sheet.department == "County Education Bureau"));
        assert!(pages.to_markdown().contains("## County Civil Affairs Bureau\n"));
    });
}

/// Cells of made-up names, with whatever may stand between them.
fn cell() -> impl Strategy<Value = (Vec<String>, String)> {
    let name = "(区|县|市)(教育|财政|民政|发展和改革|文化与旅游)局";
    let between = prop::sample::select(vec!["、", "，", "；", ",", "/", "\n", " 、 ", "  "]);
    prop::collection::vec((name, between), 1..5).prop_map(|all| {
        let cell = all.iter().flat_map(|(name, between)| [name.as_str(), between]).collect();
        (all.into_iter().map(|(name, _)| name).collect(), cell)
    })
}

proptest! {
    #[test]
    fn every_name_of_a_cell_is_found_once_and_no_other((names, cell) in cell()) {
        let row = Indicator { lead: cell.as_str().into(), ..plan().indicators[0].clone() };
        let found: Vec<_> = row.leads().iter().map(ToString::to_string).collect();
        prop_assert!(found.iter().all(|name| names.contains(name)), "{found:?}");
        prop_assert!(names.iter().all(|name| found.iter().filter(|other| *other == name).count() == 1), "{found:?}");
        prop_assert_eq!(row.lead.own(), cell);
    }

    #[test]
    fn any_cell_can_be_parted_and_makes_a_report(cell in "\\PC{0,40}") {
        let other = led(&[("t1-03", &cell)]);
        let scenario = Scenario::holding(&other);
        let whole = report(&other, &Facts::default(), &scenario, "").by_lead(&other);
        prop_assert_eq!(whole.departments.is_empty(), !other.has_leads());
        let _ = task_sheets(&other, &Facts::default(), &scenario, "").to_markdown();
    }
}
