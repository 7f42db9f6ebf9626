//! Plans as tables: what is written reads back, and whatever is wrong is told at its cell, all of it at once.

use tuiyan::exchange::*;
use tuiyan::language::Language;
use tuiyan::plan::Plan;

use crate::support::{id, plan};

/// The built-in plan's tables.
pub(crate) fn book() -> Workbook {
    plan_to_workbook(plan())
}

/// Where a sheet has a column, by its heading.
pub(crate) fn column(form: PlanSheet, heading: &str) -> usize {
    form.columns().iter().position(|column| column.heading.is(heading)).unwrap()
}

/// A plan's tables with some cells changed.
struct Draft(Workbook);

impl Draft {
    fn of_plan() -> Self {
        Self(book())
    }

    fn sheet(&mut self, form: PlanSheet) -> &mut Sheet {
        self.0.sheets.iter_mut().find(|sheet| PlanSheet::named(&sheet.name) == Some(form)).unwrap()
    }

    fn cell(&mut self, form: PlanSheet, row: usize, at: &str) -> &mut Cell {
        let cells = &mut self.sheet(form).rows[row];
        let at = column(form, at);
        cells.resize(cells.len().max(at + 1), Cell::Empty);
        &mut cells[at]
    }

    fn with(mut self, row: usize, at: &str, cell: impl Into<Option<&'static str>>) -> Self {
        *self.cell(PlanSheet::Indicators, row, at) = cell.into().map_or(Cell::Empty, Cell::text);
        self
    }

    #[track_caller]
    fn read(&self) -> Plan {
        workbook_to_plan(&self.0).unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// Refused with these sentences, in this order.
    #[track_caller]
    fn is_refused(&self, sentences: &[&str]) -> Vec<CellFault> {
        let CellFaults(faults) = workbook_to_plan(&self.0).unwrap_err();
        let found: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(found, sentences);
        faults
    }
}

#[test]
fn a_plan_reads_back_from_its_tables_in_either_language() {
    for language in Language::ALL {
        let book = language.speaking(book);
        for reading in Language::ALL {
            assert_eq!(reading.speaking(|| workbook_to_plan(&book)).as_ref(), Ok(plan()));
        }
    }
}

#[test]
fn a_plan_reads_back_from_its_files() {
    let spreadsheet = read_xlsx(&write_xlsx(&book()).unwrap()).unwrap();
    assert_eq!(workbook_to_plan(&spreadsheet).as_ref(), Ok(plan()));
    let text = read_delimited(&decode_text(&write_delimited(&book())).unwrap()).unwrap();
    assert_eq!(workbook_to_plan(&text).as_ref(), Ok(plan()));
}

#[test]
fn the_guide_explains_every_column() {
    for language in Language::ALL {
        let book = language.speaking(book);
        let guide = book.sheets.last().unwrap();
        let columns: usize = PlanSheet::ALL.into_iter().skip(1).map(|form| form.columns().len()).sum();
        assert_eq!(guide.rows.len(), 1 + 10 + columns);
        assert!(guide.rows.iter().all(|row| row[0] != Cell::Empty && row[1] != Cell::Empty && row[3] != Cell::Empty));
    }
}

#[test]
fn the_blank_template_has_every_heading_and_no_row_of_the_sample_and_opens_once_three_rows_are_filled() {
    let blank = read_xlsx(&write_xlsx(&blank_plan_workbook(plan())).unwrap()).unwrap();
    let sample = book();
    let names = |book: &Workbook| book.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&blank), names(&sample));
    for (form, (sheet, filled)) in PlanSheet::ALL.into_iter().zip(blank.sheets.iter().zip(&sample.sheets)) {
        assert_eq!(sheet.rows[0], filled.rows[0], "{}", sheet.name);
        let text = |row: &Vec<Cell>| row.iter().map(cell_text).collect::<String>();
        assert!(sheet.rows.iter().all(|row| !text(row).contains("利州")), "{}", sheet.name);
        assert!(form == PlanSheet::Facts || sheet.rows.len() == 1, "{}: {}", sheet.name, sheet.rows.len());
    }
    assert_eq!(blank.sheets.last().unwrap().rows.len(), sample.sheets.last().unwrap().rows.len());
    // What is missing is told as missing; no cell is wrong, but that a plan without an indicator is none.
    let CellFaults(faults) = workbook_to_plan(&blank).unwrap_err();
    assert!(faults.iter().all(|fault| fault.is_missing || fault.at.row.is_none()), "{faults:?}");
    let mut draft = Draft(blank);
    for form in [PlanSheet::Facts, PlanSheet::Groups, PlanSheet::Domains, PlanSheet::Services] {
        draft.sheet(form).rows = Draft(sample.clone()).sheet(form).rows.clone();
    }
    let rows = Draft(sample).sheet(PlanSheet::Indicators).rows[1..4].to_vec();
    draft.sheet(PlanSheet::Indicators).rows.extend(rows);
    let filled = read_xlsx(&write_xlsx(&draft.0).unwrap()).unwrap();
    let read = workbook_to_plan(&filled).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(read.indicators.len(), 3);
}

#[test]
fn the_templates_offer_the_words_of_columns_that_take_no_others() {
    for book in [book(), blank_plan_workbook(plan())] {
        let sheet = &book.sheets[PlanSheet::ALL.iter().position(|form| *form == PlanSheet::Indicators).unwrap()];
        let heads: Vec<_> = sheet.choices.iter().map(|(at, _)| cell_text(&sheet.rows[0][*at])).collect();
        assert!(heads.iter().any(|head| head == "属性"), "{heads:?}");
        let (_, natures) = sheet.choices.iter().find(|(at, _)| cell_text(&sheet.rows[0][*at]) == "属性").unwrap();
        assert_eq!(natures, &["约束性", "预期性"]);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(write_xlsx(&book).unwrap())).unwrap();
        let mut xml = String::new();
        let place = PlanSheet::ALL.iter().position(|form| *form == PlanSheet::Indicators).unwrap() + 1;
        std::io::Read::read_to_string(&mut zip.by_name(&format!("xl/worksheets/sheet{place}.xml")).unwrap(), &mut xml).unwrap();
        assert_eq!(xml.matches("<dataValidation ").count(), sheet.choices.len(), "every list has room");
        assert!(xml.contains("&quot;约束性,预期性&quot;") || xml.contains("\"约束性,预期性\""), "the words themselves");
    }
}

#[test]
fn every_fault_is_told_at_once_each_at_its_cell() {
    let draft = Draft::of_plan()
        .with(1, "单位", None)
        .with(2, "属性", "重要")
        .with(3, "目标", None)
        .with(4, "分组", "t9")
        .with(5, "领域", "幼有所")
        .with(6, "目标", "九十")
        .with(7, "其中项", "t1-99");
    let faults = draft.is_refused(&[
        "工作表“指标”第 2 行 E 列“单位”：还没有填写，应填写",
        "工作表“指标”第 3 行 F 列“属性”：为“重要”，应为以下之一：约束性、预期性",
        "工作表“指标”第 4 行 K 列“目标”：还没有填写，应为目标值，如 95；定性指标的口径填“定性”",
        "工作表“指标”第 5 行 B 列“分组”：为“t9”，分组中没有这个编号，应为其中之一，或先在那里加上",
        "工作表“指标”第 6 行 C 列“领域”：为“幼有所”，领域中没有这个名称，应与那里一字不差，或先在那里加上",
        "工作表“指标”第 7 行 K 列“目标”：为“九十”，应为一个数",
        "工作表“指标”第 8 行 Q 列“其中项”：为“t1-99”，指标中没有这个编号",
    ]);
    let missing: Vec<_> = faults.iter().map(|fault| fault.is_missing).collect();
    assert_eq!(missing, [true, false, true, false, false, false, false]);
    let index = PlanSheet::ALL.iter().position(|form| *form == PlanSheet::Indicators);
    assert_eq!(faults[0].at, At { sheet: index, row: Some(1), column: Some(column(PlanSheet::Indicators, "单位")) });
}

#[test]
fn a_fault_speaks_the_persons_language() {
    let draft = Draft::of_plan().with(1, "单位", None);
    let CellFaults(faults) = Language::English.speaking(|| workbook_to_plan(&draft.0)).unwrap_err();
    assert_eq!(faults[0].to_string(), "sheet “指标”, row 2, column E “单位”：not filled in yet; it must be filled in");
}

#[test]
fn what_people_write_is_taken_where_it_can_mean_one_thing_only() {
    let written = Draft::of_plan()
        .with(3, "编号", " Ｔ1-03 ")
        .with(3, "属性", "Expected")
        .with(3, "口径", "LEVEL")
        .with(3, "起点类型", None)
        .with(3, "起点", "９３.７%")
        .with(3, "比较", None)
        .with(3, "目标", "不低于95％")
        .with(8, "起点类型", None)
        .with(8, "起点", "＜6")
        .with(13, "起点类型", None)
        .with(13, "起点", "［0.68］");
    assert_eq!(written.read(), *plan());
}

#[test]
fn percent_signs_are_refused_where_the_unit_is_another() {
    let draft = Draft::of_plan().with(7, "目标", "5.4%");
    draft.is_refused(&["工作表“指标”第 8 行 K 列“目标”：为“5.4%”，单位不是％，这里不用百分号，应写数值本身"]);
}

#[test]
fn a_column_or_sheet_that_would_be_lost_is_refused() {
    let mut draft = Draft::of_plan();
    draft.sheet(PlanSheet::Groups).rows[0].push(Cell::text("负责人"));
    draft.0.sheets.push(Sheet::new("Sheet1".to_owned(), vec![vec![Cell::text("x")]]));
    draft.0.sheets.push(Sheet::new("Sheet2".to_owned(), Vec::new()));
    draft.0.sheets.push(Sheet::new("备注".to_owned(), vec![vec![Cell::text("x")]]));
    draft.is_refused(&[
        "工作表“分组”第 1 行 D 列：不认识的列“负责人”，应为 编号、名称、计入记分牌；只供自己看的列请以“备注”为标题",
        "工作表“Sheet1”：不认识的工作表，应为 规划、分组、领域、服务、指标、读法、关系、英文 之一；只供自己看的请改名为“备注”",
    ]);
}

#[test]
fn a_missing_sheet_row_or_column_is_named() {
    let mut draft = Draft::of_plan();
    draft.sheet(PlanSheet::Facts).rows.remove(2);
    draft.sheet(PlanSheet::Domains).rows[0][0] = Cell::Empty;
    draft.sheet(PlanSheet::Domains).rows[0].push(Cell::text("备注"));
    let faults = workbook_to_plan(&draft.0).unwrap_err().to_string();
    assert!(faults.contains("工作表“领域”：没有标题行，应有“名称”"), "{faults}");
    let mut draft = Draft::of_plan();
    draft.sheet(PlanSheet::Facts).rows.remove(2);
    draft.is_refused(&["工作表“规划”：缺少“编号”一行，请补上"]);
    let mut draft = Draft::of_plan();
    draft.0.sheets.retain(|sheet| sheet.name != "指标");
    draft.is_refused(&["缺少工作表“指标”，请对照模板补上"]);
}

#[test]
fn a_reading_of_no_indicator_and_a_part_of_no_whole_are_told_at_their_cells() {
    let mut draft = Draft::of_plan();
    // Words that only the lost reading says would be missed there as well.
    draft.sheet(PlanSheet::English).rows.truncate(1);
    *draft.cell(PlanSheet::Readings, 1, "指标") = Cell::text("t1-77");
    *draft.cell(PlanSheet::Relations, 1, "部分") = Cell::text("b1-04，b1-99");
    draft.is_refused(&[
        "工作表“读法”第 2 行 A 列“指标”：为“t1-77”，“指标”表中没有它，应与那里一字不差",
        "工作表“关系”第 2 行 C 列“部分”：为“b1-99”，指标中没有这个编号",
    ]);
}

#[test]
fn what_only_follows_from_another_fault_is_not_told() {
    let mut draft = Draft::of_plan();
    *draft.cell(PlanSheet::Groups, 1, "编号") = Cell::text("表1");
    let draft = draft.with(13, "编号", None);
    draft.is_refused(&[
        "工作表“分组”第 2 行 A 列“编号”：编号为“表1”，应由 1 至 64 个小写字母、数字和连字符组成",
        "工作表“指标”第 14 行 A 列“编号”：还没有填写，应填写",
    ]);
}

#[test]
fn english_is_taken_from_its_sheet() {
    let mut draft = Draft::of_plan();
    let name = plan().indicators[0].name.own();
    draft.sheet(PlanSheet::English).rows =
        vec![vec![Cell::text("文字"), Cell::text("英文")], vec![Cell::text(name), Cell::text("Nursery places")]];
    assert_eq!(draft.read().indicators[0].name.english(), Some("Nursery places"));
    *draft.cell(PlanSheet::English, 1, "文字") = Cell::text("没有的文字");
    draft.is_refused(&[
        "工作表“英文”第 2 行 A 列“文字”：为“没有的文字”，规划中没有这段文字，应与规划中的某处一字不差，或删去这一行",
    ]);
}

#[test]
fn tables_of_a_plan_are_told_from_tables_of_scenarios() {
    assert!(is_plan_book(&book()));
    let scenario = tuiyan::scenario::Scenario::holding(plan());
    assert!(!is_plan_book(&scenarios_to_workbook(plan(), &[&scenario])));
    assert!(!is_plan_book(&Workbook::default()));
    let _ = id("x");
}
