use super::*;
use crate::exchange::builtin_plan;

/// Rows of cells, a number where it reads as one.
fn sheet(rows: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| text.parse().map_or_else(|_| Cell::text(*text), Cell::Number);
    Sheet::new(String::new(), rows.iter().map(|row| row.iter().map(cell).collect()).collect())
}

fn read(sheet: &Sheet, from: Option<(&str, i16)>) -> Result<Block, Faults> {
    let plan = builtin_plan().unwrap();
    let rows: Vec<_> = plan.scored().map(|indicator| indicator.id.clone()).collect();
    let anchor = from.map(|(id, year)| {
        let at = rows.iter().position(|row| row.as_str() == id).unwrap();
        Anchor { rows: &rows[at..], year: Year::new(year) }
    });
    read_block(sheet, &plan, &Scenario::holding(&plan), anchor)
}

#[track_caller]
fn observes(rows: &[&[&str]], from: Option<(&str, i16)>, expected: &[(&str, i16, f64)]) -> Block {
    let block = read(&sheet(rows), from).unwrap_or_else(|faults| panic!("{faults}"));
    let found: Vec<_> = block.pins.iter().map(|(id, year, value)| (id.as_str(), year.get(), value.get())).collect();
    assert_eq!(found, expected);
    block
}

#[track_caller]
fn is_refused(rows: &[&[&str]], from: Option<(&str, i16)>, expected: &[&str]) {
    let faults = read(&sheet(rows), from).unwrap_err();
    assert_eq!(faults.0.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
}

#[test]
fn a_table_with_heads_is_read_by_its_heads() {
    let table: &[&[&str]] = &[
        &["利州区公共服务监测表（2021年度统计）"],
        &["", "", "", "", "观测值"],
        &["序号", "指标", "单位", "2020年", "2021年", "2022年", "2025年目标"],
        &["", "学有所教"],
        &["1", "学前教育毛入园率（％）", "％", "93.7", "94.0", "94.3", "95"],
        &["2", "高中阶段教育毛入学率", "％", "93.7", "—", "94.1", "95"],
        &["", "注：数据来自年报"],
    ];
    let expected = [("t1-03", 2021, 94.0), ("t1-03", 2022, 94.3), ("t1-05", 2022, 94.1)];
    let block = observes(table, None, &expected);
    assert_eq!(block.ignored, ["单位", "2020年", "2025年目标"]);
}

#[test]
fn ids_and_row_numbers_name_indicators_too() {
    observes(&[&["编号", "2021"], &["t1-16", "2.66"]], None, &[("t1-16", 2021, 2.66)]);
    observes(&[&["序号", "2021"], &["16", "2.66"]], None, &[("t1-16", 2021, 2.66)]);
}

#[test]
fn a_bare_block_goes_down_and_right_from_the_active_cell() {
    let expected = [("t1-16", 2022, 2.7), ("t1-16", 2023, 2.8), ("t1-17", 2022, 2.9), ("t1-18", 2023, 77.1)];
    observes(&[&["2.7", "2.8"], &["2.9", "…"], &["/", "77.1"]], Some(("t1-16", 2022)), &expected);
}

#[test]
fn half_of_the_heads_is_enough_where_a_cell_is_active() {
    observes(&[&["2022年"], &["2.7"], &["2.9"]], Some(("t1-16", 2021)), &[("t1-16", 2022, 2.7), ("t1-17", 2022, 2.9)]);
    observes(&[&["人均预期寿命", "77", "77.5"]], Some(("t1-01", 2021)), &[("t1-18", 2021, 77.0), ("t1-18", 2022, 77.5)]);
    observes(&[&["2021", "2022"], &["2.7", "2.8"]], Some(("t1-16", 2023)), &[("t1-16", 2021, 2.7), ("t1-16", 2022, 2.8)]);
}

#[test]
fn a_figure_that_looks_like_a_year_is_a_figure() {
    observes(&[&["2021"], &["100"]], Some(("t1-30", 2022)), &[("t1-30", 2022, 2021.0), ("t1-31", 2022, 100.0)]);
    let named: &[&[&str]] = &[&["城镇老旧小区累计改造", "2021", "2022"]];
    observes(named, Some(("t1-01", 2021)), &[("t1-30", 2021, 2021.0), ("t1-30", 2022, 2022.0)]);
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let table: &[&[&str]] = &[&["指标", "2021年"], &["t1-30", "１２，２２４"], &["t1-11", "4.3％"], &["t1-12", "5.50"]];
    observes(table, None, &[("t1-30", 2021, 12_224.0), ("t1-11", 2021, 0.043), ("t1-12", 2021, 5.5)]);
    observes(&[&["4.3"]], Some(("t1-11", 2021)), &[("t1-11", 2021, 0.043)]);
}

#[test]
fn a_cell_in_percent_is_a_rate() {
    let column = |rate: f64| Sheet::new(String::new(), vec![vec![Cell::Rate(rate)]]);
    let value = |rate, id| read(&column(rate), Some((id, 2021))).map(|block| block.pins[0].2.get());
    assert_eq!(value(0.05, "t1-11"), Ok(0.05));
    assert_eq!(value(0.937, "t1-03"), Ok(93.7));
    let refusal = value(0.05, "t1-16").unwrap_err().to_string();
    assert_eq!(refusal, "A1：“失业保险参保人数”2021年为“5％”，应为一个数（万人），不是百分数");
}

#[test]
fn every_fault_is_named_at_once_with_its_place() {
    let table: &[&[&str]] = &[
        &["指标", "2021年", "2022年"],
        &["基本医疗保险参保率", "98.5", "120"],
        &["地区生产总值", "300", ""],
        &["孤儿和事实无人抚养儿童保障覆盖率", "100", ""],
        &["人均预期寿命", "约77", ""],
        &["人均预期寿命", "", "77"],
        &["", "5", ""],
        &["人均预期寿命", "", "78"],
    ];
    let expected = [
        "C2：“基本医疗保险参保率”2022年值为 120，应在 0 到 100 之间",
        "A3：没有名为“地区生产总值”的指标",
        "B4：“孤儿和事实无人抚养儿童保障覆盖率”是定性指标，没有逐年的数值，只能说明是否达到",
        "B5：“人均预期寿命”2021年为“约77”，应为一个数（岁），没有数据请留空",
        "A7：这一行有数值而没有写明指标",
        "C8：“人均预期寿命”2022年在 C6 已有数值，每个指标每年只能有一个",
    ];
    is_refused(table, None, &expected);
}

#[test]
fn years_outside_the_plan_are_refused_and_the_base_year_is_left_out() {
    let expected = ["B1：年份为 2019，应在 2021 至 2025 之间", "E1：2021年出现了两次，每年只能有一列"];
    is_refused(&[&["指标", "2019年", "2020年", "2021年", "2021年"], &["t1-16", "1", "2", "3", "4"]], None, &expected);
}

#[test]
fn a_block_that_does_not_fit_says_what_is_left() {
    let row: &[&str] = &["1", "2", "3"];
    is_refused(&[row], Some(("t1-38", 2024)), &["C1：有 3 列数值，从 2024年 起只剩 2 列；可以连同表头一起粘贴"]);
    is_refused(&[&row[..1]; 3], Some(("t1-37", 2024)), &["A3：有 3 行数值，从所选单元格起只剩 2 行；可以连同指标名称一起粘贴"]);
}

#[test]
fn a_file_needs_heads() {
    let missing = "没有找到表头，应有一行年份（2021年 至 2025年）和一列指标的编号、名称或序号";
    is_refused(&[&["1", "2"]], None, &[missing]);
    let book = Workbook { sheets: vec![Sheet::new("观测".to_owned(), Vec::new())] };
    let plan = builtin_plan().unwrap();
    let faults = read_observations(&book, &plan, &Scenario::holding(&plan)).unwrap_err();
    assert_eq!(faults.to_string(), format!("观测：{missing}"));
}

#[test]
fn digits_grouped_by_commas_are_no_cells_of_their_own() {
    let cells = |text: &str| read_pasted(text).unwrap().rows;
    assert_eq!(cells("12,224\r\n\r\n13,001"), [vec![Cell::Number(12_224.0)], vec![], vec![Cell::Number(13_001.0)]]);
    assert_eq!(cells("12,224\t13,001,000\n"), [[Cell::Number(12_224.0), Cell::Number(13_001_000.0)]]);
    assert_eq!(
        cells("指标,2021年\nt1-16,2.66"),
        [[Cell::text("指标"), Cell::text("2021年")], [Cell::text("t1-16"), Cell::Number(2.66)]]
    );
    assert_eq!(cells("\"城镇\n新增就业\"\t1.1"), [[Cell::text("城镇\n新增就业"), Cell::Number(1.1)]]);
}

#[test]
fn the_observations_of_a_scenarios_workbook_are_read_as_they_are_meant() {
    let plan = builtin_plan().unwrap();
    let mut scenario = Scenario::holding(&plan);
    let pins = [("t1-11", 0.043), ("t1-16", 2.66)]
        .map(|(id, value)| Edit::Pin(Id::new(id).unwrap(), Year::new(2021), Some(Pin::Observed(Amount::of(value)))));
    crate::scenario::apply(&mut scenario, &plan, Edit::All(pins.to_vec())).unwrap();
    let book = crate::exchange::scenarios_to_workbook(&plan, &[&scenario]);
    let text = String::from_utf8(crate::exchange::write_delimited(&book)).unwrap();
    let block = read_observations(&crate::exchange::read_delimited(&text).unwrap(), &plan, &scenario).unwrap();
    assert_eq!(block.edit(), Edit::All(pins.to_vec()));
}
