//! Scenarios as tables in the hands of people: what they type is understood, what is wrong is shown where it stands.

use tuiyan::exchange::*;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::{Scenario, Shape, Uncertainty};

use crate::support::{amount, id, plan};

/// A report on scenarios.
pub(crate) fn csv_of(scenarios: &[&Scenario]) -> String {
    decode_text(&write_delimited(&scenarios_to_workbook(plan(), scenarios))).unwrap()
}

/// The scenarios of a text, under that name where it gives none.
pub(crate) fn read_as(name: &str, text: &str) -> Result<Vec<Scenario>, Faults> {
    ScenarioSource::of_text(text)?.scenarios(plan(), name)
}

fn read(text: &str) -> Vec<Scenario> {
    read_as("无名", text).unwrap_or_else(|faults| panic!("{faults}"))
}

#[track_caller]
fn one(text: &str) -> Scenario {
    let mut scenarios = read(text);
    assert_eq!(scenarios.len(), 1);
    scenarios.remove(0)
}

/// Refuses a text with exactly these faults.
#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let faults = read_as("", text).expect_err(text).0;
    let found: Vec<_> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} is not {expected}");
    }
}

/// The pinned values of an indicator, year by year.
#[track_caller]
fn pins(scenario: &Scenario, name: &str, expected: &[(i16, Pin)]) {
    let found: Vec<_> = scenario.assumption(&id(name)).years.iter().map(|(year, pin)| (year.get(), *pin)).collect();
    assert_eq!(found, expected);
}

fn observed(value: f64) -> Pin {
    Pin::Observed(amount(value))
}

#[track_caller]
fn growth(cells: &str, expected: &Growth) {
    let read = one(&format!("编号,增长方式,参数,衰减系数,极限\nt1-03,{cells}\n"));
    assert_eq!(read.assumption(&id("t1-03")).growth.as_ref(), Some(expected), "{cells}");
}

#[test]
fn a_report_has_its_sheets_in_the_order_in_which_they_are_read() {
    let book = scenarios_to_workbook(plan(), &[&Scenario::holding(plan())]);
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["判断", "路径", "假设", "观测", "规划", "方法", "情景"]);
    for sheet in book.sheets.iter().filter(|sheet| sheet.name != "方法") {
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.rows[0].len()), "{}", sheet.name);
    }
}

#[test]
fn binding_indicators_stand_first_in_the_verdicts() {
    let book = scenarios_to_workbook(plan(), &[&Scenario::holding(plan())]);
    let (heads, rows) = book.sheets[0].rows.split_first().unwrap();
    let at = heads.iter().position(|head| *head == Cell::text("属性")).unwrap();
    let natures: Vec<_> = rows.iter().map(|row| row[at].clone()).collect();
    let first = natures.iter().position(|nature| *nature != Cell::text("约束性")).unwrap();
    assert_eq!(first, 13);
    assert!(!natures[first..].contains(&Cell::text("约束性")));
}

#[test]
fn the_observations_sheet_has_a_row_for_everything_that_is_scored() {
    let book = scenarios_to_workbook(plan(), &[&Scenario::holding(plan())]);
    assert_eq!(book.sheet("观测").unwrap().rows.len(), 1 + plan().scored().count());
}

#[test]
fn an_interval_is_written_with_its_open_end() {
    let book = scenarios_to_workbook(plan(), &[&Scenario::holding(plan())]);
    let row = book.sheet("路径").unwrap().rows.iter().find(|row| row.contains(&Cell::text("t1-08"))).unwrap();
    assert!(row.contains(&Cell::text("[0,6)")));
}

#[test]
fn observations_typed_into_the_report_are_read() {
    let held = csv_of(&[&Scenario::holding(plan())]);
    let empty = r#"1,"t1-03","学前教育毛入园率","预期性","％","当年水平","","""#;
    assert!(held.contains(empty));
    let filled = held.replace(empty, r#"1,t1-03,学前教育毛入园率,预期性,％,当年水平,９４,"94.25""#);
    pins(&one(&filled), "t1-03", &[(2021, observed(94.0)), (2022, observed(94.25))]);
}

#[test]
fn a_table_of_observations_needs_nothing_but_names_and_years() {
    let scenario = one("指标;单位;2021;2022年\n学前教育毛入园率;％;94\n");
    pins(&scenario, "t1-03", &[(2021, observed(94.0))]);
    refused("指标;2021\n学前教育毛入园率;94,5\n", &["B2：为“94,5”，应为一个数"]);
}

#[test]
fn a_workbook_without_a_list_of_scenarios_is_called_as_its_file() {
    let scenario = one("编号,2021年\nt1-03,94\n");
    assert_eq!((scenario.name.as_str(), scenario.seed), ("无名", 1));
}

#[test]
fn columns_stand_in_any_order_and_rows_may_be_left_empty() {
    let text =
        "【观测】,,\n,,\n2022年,编号,\n94,t1-03,\n,,\n,t1-04,\n\n【情景】\n规划,名称,格式\nlizhou-14,甲,tuiyan.scenario/1\n";
    let scenario = one(text);
    assert_eq!(scenario.name, "甲");
    pins(&scenario, "t1-03", &[(2022, observed(94.0))]);
}

#[test]
fn a_family_is_known_by_its_name_and_by_its_code() {
    growth("年均增量,0.26,,", &Growth::Linear { step: amount(0.26) });
    growth("linear,+0.26,,", &Growth::Linear { step: amount(0.26) });
    growth("年均增速,5％,,", &Growth::Compound { rate: Rate::of(0.05) });
    growth("compound,0.05,,", &Growth::Compound { rate: Rate::of(0.05) });
    growth("衰减趋势,0.5,0.9,", &Growth::Damped { step: amount(0.5), phi: Damping::of(0.9) });
    growth("缺口递减,5%,,100", &Growth::Gap { share: Share::of(0.05), limit: Some(amount(100.0)) });
    growth("S曲线,0.2,,120", &Growth::Logistic { steepness: Steepness::of(0.2), ceiling: Some(amount(120.0)) });
    growth("维持不变,,,", &Growth::Hold);
}

#[test]
fn years_set_one_by_one_are_read_in_their_columns() {
    let heads = "编号,增长方式,2025年步长,2021年步长,2022年步长,2023年步长,2024年步长";
    let scenario = one(&format!("{heads}\nt1-03,逐年增量,5,1,2,3,4\nt1-04,rates,5%,1%,0.02,0.03,4％\n"));
    let steps = Growth::YearlySteps([1.0, 2.0, 3.0, 4.0, 5.0].map(amount).to_vec());
    let rates = Growth::YearlyRates([0.01, 0.02, 0.03, 0.04, 0.05].map(Rate::of).to_vec());
    assert_eq!(scenario.assumption(&id("t1-03")).growth, Some(steps));
    assert_eq!(scenario.assumption(&id("t1-04")).growth, Some(rates));
}

#[test]
fn a_status_and_a_reading_are_read_as_they_are_shown() {
    let scenario = one("编号,定性结果,读法\nt1-02,2023 年达到,\nt1-13,,0.68为2020年一年的数\n");
    assert_eq!(scenario.assumption(&id("t1-02")).status, Some(StatusReport::Reached(Year::new(2023))));
    assert_eq!(scenario.assumption(&id("t1-13")).reading, Some(id("2020-single-year")));
}

#[test]
fn a_bare_number_that_could_be_meant_in_percent_is_asked_about() {
    refused("编号,增长方式,参数\nt1-03,年均增速,4\n", &["C2：为“4”，应写明百分号：4％ 或 400％"]);
    refused("编号,2021年\nt1-11,4.5\n", &["B2：为“4.5”，应写明百分号：4.5％ 或 450％"]);
    refused("编号,2021年\nt1-03,94％\n", &["B2：为“94％”，这里不用百分号"]);
    growth("年均增速,400％,,", &Growth::Compound { rate: Rate::of(4.0) });
}

#[test]
fn every_fault_is_shown_at_once_with_its_place_in_the_text() {
    let text = "\n【假设】\n编号,增长方式,参数,极限\nt1-03,年均增量,多\nt1-99,hold,\nt1-04,年均增速,-1,100\nt1-05,直线,1\n\n\
                【观测】\n编号,2021年\nt1-03,约94\nt1-04,101\nt1-03,95\n";
    refused(
        text,
        &[
            "假设!C4：为“多”，应为一个数",
            "假设!A5：规划“lizhou-14”中没有编号为“t1-99”的指标",
            "假设!D6：年均增速不用“极限”，应空着",
            "假设!C6：增速为 -1，应大于 -1",
            "假设!B7：为“直线”，应为维持不变（hold）、",
            "观测!B11：为“约94”，应为一个数",
            "观测!A13：同一情景里 t1-03 出现两次",
            "观测!B12：值为 101，应在 0 到 100 之间",
        ],
    );
}

#[test]
fn what_an_indicator_does_not_allow_is_shown_at_the_cell_that_says_it() {
    let heads = "编号,起点,增长方式,参数,衰减系数,极限,定性结果,读法,2021年设定";
    refused(&format!("{heads}\nt1-04,,缺口递减,0.1,,120,,,\n"), &["F2：值为 120，应在 0 到 100 之间"]);
    refused(&format!("{heads}\nt1-03,,缺口递减,0.1,,,,,\n"), &["F2：未给出，而该指标没有自然界限"]);
    refused(&format!("{heads}\nt1-04,,,,,,2023,,\n"), &["G2：这是定量指标"]);
    refused(&format!("{heads}\nt1-04,,,,,,,rate,101\n"), &["H2：没有名为“rate”的读法", "I2：值为 101"]);
    refused(&format!("{heads}\nt1-02,,,,,,2099,,5\n"), &["I2：这是定性指标", "G2：年份为 2099，应在 2021 至 2025 之间"]);
    refused(&format!("{heads}\nt1-11,,年均增量,1,,,,,\n"), &["C2：年均增速指标只能用"]);
}

#[test]
fn a_range_and_a_cost_are_read_in_their_columns() {
    let heads = "编号,增长方式,参数,下偏差,上偏差,分布,单位费用";
    let rows =
        "t1-03,年均增量,0.26,0.16,0.14,,120\nt1-07,年均增速,1％,2％,0.01,均匀分布,\nt1-04,,,,0.5,triangular,\nt1-05,,,,,,0\n";
    let scenario = one(&format!("{heads}\n{rows}"));
    let range = |name| scenario.assumption(&id(name)).uncertainty.unwrap();
    assert_eq!(range("t1-03"), Uncertainty::new(0.16, 0.14, Shape::Triangular).unwrap());
    assert_eq!(range("t1-07"), Uncertainty::new(0.02, 0.01, Shape::Uniform).unwrap());
    assert_eq!(range("t1-04"), Uncertainty::new(0.0, 0.5, Shape::Triangular).unwrap());
    let costs = ["t1-03", "t1-07", "t1-05"].map(|name| scenario.assumption(&id(name)).unit_cost.map(Cost::get));
    assert_eq!(costs, [Some(120.0), None, Some(0.0)]);
    assert_eq!(scenario.assumption(&id("t1-05")).uncertainty, None);
}

#[test]
fn a_range_that_is_none_is_shown_at_the_cell_that_says_it() {
    let heads = "编号,增长方式,参数,下偏差,上偏差,分布,单位费用";
    refused(
        &format!("{heads}\nt1-03,年均增量,1,-1,2％,正态,便宜\n"),
        &[
            "D2：偏离幅度为 -1，应不小于 0",
            "E2：为“2％”，这里不用百分号",
            "F2：为“正态”，应为三角分布（triangular）、均匀分布（uniform）之一",
            "G2：为“便宜”，应为一个数",
        ],
    );
    refused(
        &format!("{heads}\nt1-07,年均增速,1％,2,,,-3\n"),
        &["D2：为“2”，应写明百分号：2％ 或 200％", "G2：费用为 -3，应不小于 0"],
    );
    refused(
        &format!("{heads}\nt1-03,,,,,均匀分布,\nt1-04,,,0,0,,\n"),
        &["F2：给出了“分布”，却没有写“下偏差”或“上偏差”", "D3：上下偏离的较大者为 0，应大于 0"],
    );
    refused(&format!("{heads}\nt1-02,,,,1,,\nt1-11,,,,1％,,\n"), &["E2：这是定性指标", "E3：年均增速还没有假设"]);
}

#[test]
fn a_correlation_and_a_budget_are_read_of_each_scenario() {
    let heads = "规划,格式,序号,相关系数,预算";
    let row = "lizhou-14,tuiyan.scenario/1";
    let scenario = one(&format!("【情景】\n{heads}\n{row},1,0.3,5000\n"));
    assert_eq!((scenario.correlation, scenario.budget), (Some(Correlation::of(0.3)), Some(Cost::of(5000.0))));
    refused(
        &format!("【情景】\n{heads}\n{row},1,1.3,-5\n"),
        &["情景!D3：相关系数为 1.3，应在 0 到 1 之间", "情景!E3：费用为 -5，应不小于 0"],
    );
}

#[test]
fn a_family_needs_its_numbers() {
    refused("编号,增长方式,参数\nt1-04,衰减趋势,\n", &["C2：缺少“参数”", "A2：缺少“衰减系数”"]);
    refused("编号,增长方式,参数\nt1-04,,1\n", &["C2：给出了“参数”，却没有写增长方式"]);
    refused("编号,增长方式\nt1-04,yearly\n", &["B2：yearly 有两种"]);
}

#[test]
fn a_heading_that_is_not_known_is_refused_rather_than_passed_over() {
    refused("编号,2021年,说明\nt1-03,94,好\n", &["C1：不认识的列“说明”，应为"]);
    refused(
        "编号,2026年\nt1-03,94\n",
        &["B1：不认识的列“2026年”，应为 情景、编号、指标、属性、单位、填法、来源或年份（2021年 至 2025年）"],
    );
    refused("编号,2021年,2021\nt1-03,94,95\n", &["C1：标题“2021”重复"]);
    refused("编号,2021年,\nt1-03,94,\nt1-04,97,好\n", &["C3：这一列没有标题"]);
}

#[test]
fn a_sheet_that_was_sorted_by_halves_is_noticed() {
    refused(
        "编号,指标,2021年\nt1-03,九年义务教育巩固率,97\n",
        &["B2：t1-03 的“指标”为“九年义务教育巩固率”，应为“学前教育毛入园率”"],
    );
}

#[test]
fn an_observed_year_is_not_assumed_as_well() {
    let text = "【假设】\n编号,2021年设定\nt1-03,94\n【观测】\n编号,2021年\nt1-03,95\n";
    refused(text, &["观测!B6：2021 年在 假设!B3 已有设定"]);
}

#[test]
fn a_scenario_of_another_plan_or_a_newer_format_is_refused() {
    let list =
        |format: &str, plan: &str| format!("【情景】\n格式,规划,名称\n{format},{plan},甲\n【观测】\n编号,2021年\nx-99,1\n");
    refused(&list("tuiyan.scenario/1", "lizhou-15"), &["情景!B3：为“lizhou-15”，而当前规划是“lizhou-14”"]);
    refused(&list("tuiyan.scenario/3", "lizhou-14"), &["情景!A3：文件为第 3 版（tuiyan.scenario/3），本程序只能读到第 2 版"]);
    refused(&list("", "lizhou-14"), &["情景!A3：缺少 format"]);
}

#[test]
fn a_row_belongs_to_a_scenario_that_is_listed() {
    let list = "【情景】\n序号,格式,规划,名称\n1,tuiyan.scenario/1,lizhou-14,甲\n7,tuiyan.scenario/1,lizhou-14,乙\n";
    let rows = |rows: &str| format!("{list}【观测】\n情景,编号,2021年\n{rows}");
    let scenarios = read(&rows("7,t1-03,95\n1,t1-03,94\n"));
    assert_eq!([scenarios[0].name.as_str(), scenarios[1].name.as_str()], ["甲", "乙"]);
    pins(&scenarios[1], "t1-03", &[(2021, observed(95.0))]);
    refused(&rows("2,t1-03,94\n,t1-04,97\n"), &["观测!A7：没有序号为 2 的情景，“情景”表中有 1、7", "观测!A8：没有写情景"]);
    refused("情景,编号,2021年\n1,t1-03,94\n2,t1-03,95\n", &["A3：属于另一个情景"]);
}

#[test]
fn a_workbook_with_none_of_the_sheets_is_refused() {
    refused("【汇总】\na,b\n", &["只有 “汇总”，应有“情景”“假设”“观测”中的至少一张表"]);
    refused("", &["没有内容"]);
}

#[test]
fn names_and_seeds_of_any_kind_are_kept() {
    for name in ["=HYPERLINK(1)", "'=1", "2025", "【假设】", "", " 甲 ", "甲\r\n乙"] {
        let scenario = Scenario { name: name.to_owned(), note: name.to_owned(), seed: u64::MAX - 1, ..Scenario::holding(plan()) };
        assert_eq!(one(&csv_of(&[&scenario])), scenario);
    }
}

#[test]
fn a_table_of_another_program_is_read_and_asked_about_where_it_is_in_doubt() {
    let mut book = read_xlsx(include_bytes!("../data/observations.xlsx")).unwrap();
    let scenario = &workbook_to_scenarios(&book, plan(), "年报").unwrap()[0];
    assert_eq!((scenario.name.as_str(), scenario.assumptions.len()), ("年报", 37));
    assert_eq!(scenario.assumption(&id("t1-11")).years[&Year::new(2021)], observed(0.04));
    for cell in &mut book.sheets[0].rows[11][2..] {
        if let Cell::Rate(rate) = cell {
            *cell = Cell::Number(*rate * 100.0);
        }
    }
    let faults = workbook_to_scenarios(&book, plan(), "").unwrap_err().0;
    let places: Vec<_> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(places, ["观测!C12", "观测!D12", "观测!E12", "观测!F12"], "the wage growth, in ％ without the sign");
}
