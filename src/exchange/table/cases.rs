//! Tables that were once taken as another thing than they say, or asked about without need; one of each kind, and its relatives.

use std::sync::OnceLock;

use super::{Anchor, Answers, Proposal, QuestionTopic, read_observations, read_pasted, read_text};
use crate::exchange::builtin_plan;
use crate::exchange::workbook::{Cell, Sheet, Struck, Workbook};
use crate::plan::{Id, Plan, Year};
use crate::scenario::Scenario;

fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| builtin_plan().unwrap())
}

fn of(book: &Workbook, answers: &Answers) -> Proposal {
    read_observations(book, plan(), &Scenario::holding(plan()), None, answers)
}

/// What comes of a block that is put where the cursor stands, at 失业保险参保人数 in 2021.
fn put(book: &Workbook) -> Proposal {
    let ids = plan().indicators.iter().map(|each| each.id.clone());
    let rows: Vec<Id> = ids.skip_while(|id| id.as_str() != "t1-16").collect();
    let anchor = Anchor { rows: &rows, year: Year::new(2021), is_own: false };
    read_observations(book, plan(), &Scenario::holding(plan()), Some(anchor), &Answers::default())
}

/// The sheets of a book, each as a name and a CSV.
fn sheets(all: &[(&str, &str)]) -> Workbook {
    let sheet = |(name, text): &(&str, &str)| {
        let rows = text.lines().map(|line| line.split(',').map(Cell::text).collect()).collect();
        Sheet::new(*name, rows)
    };
    Workbook { sheets: all.iter().map(sheet).collect() }
}

fn read(text: &str) -> Proposal {
    of(&read_text(text).unwrap(), &Answers::default())
}

/// The figures that would be filled in, as `t1-16 2021 2.66`.
fn filled(proposal: &Proposal) -> Vec<String> {
    proposal.values.iter().map(|value| format!("{} {} {}", value.indicator, value.year, value.typed)).collect()
}

#[track_caller]
fn is_sure(text: &str, expected: &[&str]) {
    let found = read(text);
    assert_eq!(filled(&found), expected, "{text}");
    assert!(found.is_sure(), "{text}: {:?} {:?}", found.questions, found.left_out);
}

#[track_caller]
fn is_asked(text: &str, expected: &[&str]) {
    let found = read(text);
    assert_eq!(filled(&found), expected, "{text}: {:?} {:?}", found.questions, found.left_out);
    assert!(!found.is_sure(), "{text} is taken without a look");
}

#[test]
fn a_full_width_stop_within_a_figure_is_asked() {
    is_asked("指标,2021年,2022年\n学前教育毛入园率,94。0,94.2\n", &["t1-03 2021 94", "t1-03 2022 94.2"]);
    is_asked("年份,失业保险参保人数\n2021,２。６６\n2022,2.7\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
}

#[test]
fn an_index_of_growth_is_asked_whether_the_year_before_is_100_or_1() {
    let growth = ["t1-11 2021 5.2", "t1-11 2022 6.1"];
    for unit in ["％", "", "上年=1", "上年＝1"] {
        is_asked(&format!("指标,单位,2021年,2022年\n城镇全部单位就业人员平均工资增长,{unit},1.052,1.061\n"), &growth);
    }
    is_asked("指标,单位,2021年,2022年\n城镇全部单位就业人员平均工资增长,上年=100,105.2,106.1\n", &growth);
    is_asked("年份,城镇全部单位就业人员平均工资增长\n2021,1.052\n2022,1.061\n", &growth);
    is_sure("指标,单位,2021年,2022年\n城镇全部单位就业人员平均工资增长,％,5.2,6.1\n", &growth);
}

#[test]
fn a_remark_beside_a_year_that_says_planned_leaves_that_year_out() {
    for (remark, kept) in [("计划", false), ("预计数", false), ("目标", false), ("实际", true), ("", true), ("见年报", true)]
    {
        let text = format!("年份,失业保险参保人数,备注\n2021,2.66,\n2022,2.7,{remark}\n");
        if kept { is_sure(&text, &["t1-16 2021 2.66", "t1-16 2022 2.7"]) } else { is_asked(&text, &["t1-16 2021 2.66"]) }
    }
    is_asked("指标,年份,数值,说明\n失业保险参保人数,2021,2.66,\n失业保险参保人数,2022,2.7,预计\n", &["t1-16 2021 2.66"]);
    is_asked("指标,2021年,备注\n失业保险参保人数,2.66,计划\n工伤保险参保人数,2.9,\n", &["t1-17 2021 2.9"]);
}

#[test]
fn flags_in_a_column_of_their_own_are_told() {
    for head in ["标志", "Flag", "OBS_FLAG", "OBS_STATUS", "状态", "Observation status (Flag)"] {
        for (flag, is_said) in
            [("p", true), ("E", true), ("b", true), ("P: Provisional", true), ("A", false), ("", false), ("正常", false)]
        {
            let long = format!("指标,年份,数值,{head}\n失业保险参保人数,2021,2.66,\n失业保险参保人数,2022,2.7,{flag}\n");
            let down = format!("年份,失业保险参保人数,{head}\n2021,2.66,\n2022,2.7,{flag}\n");
            let across = format!("指标,2021年,2022年,{head}\n失业保险参保人数,2.66,2.7,{flag}\n工伤保险参保人数,2.9,3,\n");
            let values = ["t1-16 2021 2.66", "t1-16 2022 2.7"];
            let both = ["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-17 2021 2.9", "t1-17 2022 3"];
            let mut all = [(long, &values[..]), (down, &values[..]), (across, &both[..])].into_iter();
            all.by_ref().for_each(|(text, values)| if is_said { is_asked(&text, values) } else { is_sure(&text, values) });
        }
        is_asked(&format!("年份,失业保险参保人数,{head}\n2021,2.66,\n2022,2.7,F\n"), &["t1-16 2021 2.66"]);
    }
    let found = read("指标,2021年,Flag,2022年,Flag\n失业保险参保人数,2.66,,2.7,e\n");
    assert_eq!(found.questions.len(), 1, "{:?}", found.questions);
    assert!(found.values[1].is_asked && !found.values[0].is_asked);
}

#[test]
fn flags_beside_the_years_of_headings_are_read() {
    is_asked("指标,2021,2022p\n失业保险参保人数,2.66,2.7\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
    is_asked("指标,2021,2022E\n失业保险参保人数,2.66,2.7\n", &["t1-16 2021 2.66"]);
    is_asked("指标,2021年,2022年*\n失业保险参保人数,2.66,2.7\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
    is_asked("年份,失业保险参保人数\n2021,2.66\n2022b,2.7\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
}

#[test]
fn units_in_brackets_of_any_kind_are_units() {
    let values = ["t1-16 2021 2.66", "t1-16 2022 2.7"];
    for [open, close] in
        ["（）", "［］", "【】", "〔〕", "[]", "{}"].map(|pair| [pair.chars().next(), pair.chars().nth(1)].map(Option::unwrap))
    {
        is_asked(&format!("指标,2021年{open}人{close},2022年{open}人{close}\n失业保险参保人数,26600,27000\n"), &values);
        is_asked(&format!("指标{open}人{close},2021年,2022年\n失业保险参保人数,26600,27000\n"), &values);
        is_asked(&format!("指标,2021年,2022年\n,{open}人{close},{open}人{close}\n失业保险参保人数,26600,27000\n"), &values);
        is_sure(&format!("指标,2021年,2022年\n失业保险参保人数{open}万人{close},2.66,2.7\n"), &values);
    }
    is_asked("指标,2021年,2022年\n,人,人\n失业保险参保人数,26600,27000\n", &values);
    is_asked("年份,失业保险参保人数\n,人\n2021,26600\n2022,27000\n", &values);
}

#[test]
fn marks_before_figures_are_notes() {
    is_asked("指标,2021年,2022年\n失业保险参保人数,*2.66,①2.7\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
    is_asked("年份,失业保险参保人数\n2021,#2.66\n2022,2.7\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
}

#[test]
fn a_power_of_ten_in_a_column_belongs_to_the_unit() {
    let values = ["t1-16 2021 2.66", "t1-16 2022 2.7"];
    let long = |mult: &str, unit: &str, first: &str, second: &str| {
        format!(
            "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT,UNIT_MEASURE\n失业保险参保人数,2021,{first},{mult},{unit}\n失业保险参保人数,2022,{second},{mult},{unit}\n"
        )
    };
    is_asked(&long("6", "人", "0.0266", "0.027"), &values);
    is_asked(&long("3", "", "26.6", "27"), &values);
    is_asked(&long("Thousands", "人", "26.6", "27"), &values);
    is_sure(&long("4", "人", "2.66", "2.7"), &values);
    is_sure(&long("0", "万人", "2.66", "2.7"), &values);
    is_asked("指标,UNIT_MULT,2021年,2022年\n失业保险参保人数,3,26.6,27\n", &values);
}

#[test]
fn a_quotation_mark_that_swallows_rows_is_text_or_told() {
    is_asked(
        "指标,2021年,2022年\n\"失业保险参保人数,2.66,2.7\n工伤保险参保人数,2.9,3.0\"\n学前教育毛入园率,94,94.2\n",
        &["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-17 2021 2.9", "t1-03 2021 94", "t1-03 2022 94.2"],
    );
    is_asked(
        "指标;2021年;2022年;备注\n失业保险参保人数;2.66;2.7;\"见注\n工伤保险参保人数;2.9;3.0;\n学前教育毛入园率;94;94.2;\"\n",
        &["t1-16 2021 2.66", "t1-16 2022 2.7"],
    );
    is_sure("指标,2021年,2022年,备注\n失业保险参保人数,2.66,2.7,\"甲, 乙\n丙\"\n", &["t1-16 2021 2.66", "t1-16 2022 2.7"]);
}

#[test]
fn a_column_of_days_on_which_figures_were_handled_is_read_over() {
    for head in
        ["更新日期", "发布日期", "数据更新时间", "公布时间", "填报日期", "Last updated", "Release date", "Date of publication"]
    {
        let values = ["t1-16 2021 2.66", "t1-17 2021 2.9"];
        is_sure(&format!("指标,2021年,{head}\n失业保险参保人数,2.66,2023-03-05\n工伤保险参保人数,2.9,2023-03-06\n"), &values);
        is_sure(
            &format!("{head},指标,年份,数值\n2022-03-05,失业保险参保人数,2021,2.66\n2023-03-05,工伤保险参保人数,2021,2.9\n"),
            &values,
        );
        is_sure(&format!("年份,{head},失业保险参保人数,工伤保险参保人数\n2021,2022年3月5日,2.66,2.9\n"), &values);
    }
}

#[test]
fn a_change_beside_the_level_of_its_year_is_no_loss() {
    let values = ["t1-16 2021 2.66", "t1-16 2022 2.7"];
    is_sure("指标,2021年,,2022年,\n,绝对额,增速（％）,绝对额,增速（％）\n失业保险参保人数,2.66,3.1,2.7,1.5\n", &values);
    is_sure("指标,2021年绝对额,2021年增速,2022年总量,2022年比上年±％\n失业保险参保人数,2.66,3.1,2.7,1.5\n", &values);
    is_sure("年份,失业保险参保人数,\n,绝对额,增速（％）\n2021,2.66,3.1\n2022,2.7,1.5\n", &values);
    // Without the level, and of a growth, something is lost.
    is_asked("指标,2021年,2022年增速\n失业保险参保人数,2.66,1.5\n", &values[..1]);
    is_asked("指标,2021年绝对额,2021年增速\n城镇全部单位就业人员平均工资增长,5,5.2\n", &["t1-11 2021 5"]);
}

#[test]
fn years_in_chinese_numerals_may_have_the_letter_o_for_zero() {
    is_sure(
        "指标,二O二一年,二〇二二年,二○二三年\n失业保险参保人数,2.66,2.7,2.8\n",
        &["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-16 2023 2.8"],
    );
}

#[test]
fn headings_of_groups_may_stand_over_those_of_years_down() {
    let values = ["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-03 2021 94", "t1-03 2022 94.2"];
    is_sure(
        ",就业和社会保障,,教育\n年份,失业保险参保人数,工伤保险参保人数,学前教育毛入园率\n2021,2.66,,94\n2022,2.7,,94.2\n",
        &values,
    );
    is_sure("年份,就业和社会保障,教育\n,失业保险参保人数,学前教育毛入园率\n2021,2.66,94\n2022,2.7,94.2\n", &values);
}

#[test]
fn a_heading_of_two_rows_may_name_columns_in_either() {
    let values = ["t1-16 2021 2.66", "t1-16 2022 2.7"];
    is_asked("指标,单位,2020年,“十四五”以来,\n,,实际,2021年,2022年\n失业保险参保人数,人,26200,26600,27000\n", &values);
    is_sure("指标,单位,2020年,“十四五”以来,\n,,实际,2021年,2022年\n失业保险参保人数,万人,2.62,2.66,2.7\n", &values);
    is_sure("序号,指标名称,单位,历年完成情况,,备注\n,,,2021年,2022年,\n1,失业保险参保人数,万人,2.66,2.7,见年报\n", &values);
    is_asked("指标,单位,2025年,“十四五”以来,\n,,目标,2021年,2022年\n失业保险参保人数,万人,9.9,2.66,2.7\n", &values);
    let base = read("指标,单位,2020年,“十四五”以来,\n,,实际,2021年,2022年\n失业保险参保人数,万人,2.62,2.66,2.7\n").base;
    assert_eq!(base.len(), 1);
}

#[test]
fn what_a_group_states_is_said_of_that_group_alone() {
    is_asked(
        "指标,2021年\n一、就业（人）,\n失业保险参保人数,26600\n二、教育,\n学前教育毛入园率,94\n三、工伤,\n工伤保险参保人数,2.9\n",
        &["t1-16 2021 2.66", "t1-03 2021 94", "t1-17 2021 2.9"],
    );
    is_sure(
        "指标,2021年\n一、教育（％）,\n学前教育毛入园率,94\n二、就业,\n失业保险参保人数,2.66\n",
        &["t1-03 2021 94", "t1-16 2021 2.66"],
    );
    is_asked("指标,2022年\n一、教育,\n学前教育毛入园率,94\n二、2022年计划,\n失业保险参保人数,2.66\n", &["t1-03 2022 94"]);
    // Over the headings, and in a note below, it is said of all.
    is_asked("单位：人,\n指标,2021年\n失业保险参保人数,26600\n工伤保险参保人数,29000\n", &["t1-16 2021 2.66", "t1-17 2021 2.9"]);
    is_asked("指标,2021年\n失业保险参保人数,26600\n注：单位为人,\n", &["t1-16 2021 2.66"]);
}

#[test]
fn a_base_figure_other_than_the_plans_is_told_and_does_not_count() {
    let found = read("指标,2020年,2021年\n学前教育毛入园率,91,94\n失业保险参保人数,2.62,2.66\n");
    assert!(found.is_sure());
    assert_eq!(found.differing(plan()), 1);
    assert!(found.left_out.iter().any(|left| left.why.contains("表里是 91，规划的起点是 93.7")), "{:?}", found.left_out);
}

#[test]
fn struck_figures_names_and_headings_are_not_taken_unasked() {
    let table = "指标,2021年,2022年\n失业保险参保人数,2.66,2.7\n工伤保险参保人数,2.9,3\n";
    let struck = |row: usize, column: usize, part: Option<&str>| {
        let mut book = sheets(&[("", table)]);
        book.sheets[0].remarks.struck = vec![Struck { row, column, part: part.map(ToOwned::to_owned) }];
        let found = of(&book, &Answers::default());
        assert!(!found.is_sure());
        let mut answers = Answers::default();
        let last = found.questions[0].choices.len() - 1;
        answers.choose(
            &found.questions[0].topic,
            if found.questions[0].topic == QuestionTopic::Cell(found.questions[0].at) { 0 } else { last },
        );
        assert_eq!(of(&book, &answers).values.len(), 4);
        filled(&found)
    };
    assert_eq!(struck(1, 1, None), ["t1-16 2022 2.7", "t1-17 2021 2.9", "t1-17 2022 3"]);
    assert_eq!(struck(1, 0, None), ["t1-17 2021 2.9", "t1-17 2022 3"]);
    assert_eq!(struck(0, 1, None), ["t1-16 2022 2.7", "t1-17 2022 3"]);
    assert_eq!(struck(1, 1, Some("2.5")).len(), 4);
}

#[test]
fn a_sheet_whose_name_speaks_of_targets_can_be_taken_all_the_same() {
    let book = sheets(&[("2022年计划", "指标,2021年\n失业保险参保人数,2.66\n")]);
    let found = of(&book, &Answers::default());
    assert!(found.values.is_empty() && !found.is_sure());
    let mut answers = Answers::default();
    answers.choose(&QuestionTopic::Sheet(0), 1);
    assert_eq!(filled(&of(&book, &answers)), ["t1-16 2021 2.66"]);
}

#[test]
fn of_several_tables_one_alone_can_be_chosen() {
    let book = sheets(&[
        ("封面", "某区统计局\n"),
        ("就业", "指标,2021年\n失业保险参保人数,2.66\n"),
        ("教育", "指标,2021年\n学前教育毛入园率,94\n"),
    ]);
    let all = of(&book, &Answers::default());
    assert_eq!((filled(&all).len(), all.is_sure()), (2, true));
    assert_eq!(all.questions[0].choices, ["都读", "只读“就业”", "只读“教育”"]);
    let mut answers = Answers::default();
    answers.choose(&QuestionTopic::Sheets, 2);
    assert_eq!(filled(&of(&book, &answers)), ["t1-03 2021 94"]);
}

#[test]
fn a_name_matched_by_hand_is_told_and_can_be_forgotten() {
    let book = sheets(&[("", "指标,2021年\n参加失业险的人,2.66\n")]);
    let mut answers = Answers::default();
    answers.name("参加失业险的人", Id::new("t1-16").ok());
    let found = of(&book, &answers);
    assert_eq!((filled(&found), found.remembered.len()), (vec!["t1-16 2021 2.66".to_owned()], 1));
    answers.name(&found.remembered[0].name, None);
    assert!(of(&book, &answers).values.is_empty());
}

#[test]
fn words_that_stood_around_a_table_take_no_row_of_a_block_at_the_cursor() {
    let mut book = sheets(&[("", "单位：人\n26600,27000\n29000,30000\n注：快报数\n")]);
    book.sheets[0].remarks.outside = vec![0, 3];
    let found = put(&book);
    assert_eq!(filled(&found), ["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-17 2021 2.9", "t1-17 2022 3"]);
    assert!(found.questions.iter().any(|question| question.what.contains("快报")), "{:?}", found.questions);
}

#[test]
fn a_block_at_the_cursor_may_bring_units_and_labels() {
    let both = ["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-17 2021 2.9", "t1-17 2022 3"];
    for (text, is_sure) in [
        ("万人\t2.66\t2.7\n万人\t2.9\t3\n", true),
        ("2.66\t2.7\t万人\n2.9\t3\t万人\n", true),
        ("失业保险参保人数\t万人\t2.66\t2.7\n工伤保险参保人数\t万人\t2.9\t3\n", true),
        ("失业保险参保人数\t人\t26600\t27000\n工伤保险参保人数\t人\t29000\t30000\n", false),
        ("人\t26600\t27000\n人\t29000\t30000\n", false),
        ("城乡居民\t2.66\t2.7\n在职职工\t2.9\t3\n", false),
    ] {
        let found = put(&read_pasted(text).unwrap());
        assert_eq!(
            (filled(&found), found.is_sure()),
            (both.map(ToOwned::to_owned).to_vec(), is_sure),
            "{text}: {:?}",
            found.left_out
        );
    }
}

/// The same for a pasted text.
fn pasted(text: &str) -> Proposal {
    put(&read_pasted(text).unwrap())
}

#[test]
fn a_year_that_a_pasted_block_names_takes_precedence_over_the_cursors() {
    let rows = "2022年\t人均预期寿命\t77.4\n2022年\t失业保险参保人数\t2.7\n";
    let both = ["t1-18 2022 77.4", "t1-16 2022 2.7"];
    let around = ["{}", "主要指标\n{}", "{}数据来源：统计局\n", "{}2022年\t失业保险参保率\t90\n"];
    for text in around.map(|around| around.replace("{}", rows)) {
        assert_eq!(filled(&pasted(&text)), both, "{text}");
    }
    let columns = "人均预期寿命\t77.4\n失业保险参保人数\t2.7\n";
    for above in ["2022年度\n", "2022年主要指标完成情况\n", "利州区2022年统计公报\n指标\t数值\n", "2022年末\t\n"]
    {
        assert_eq!(filled(&pasted(&format!("{above}{columns}"))), both, "{above}");
    }
    assert!(pasted("2021年\t人均预期寿命\t77.4\t1.2\n2021年\t失业保险参保人数\t2.7\t1.5\n").values.is_empty());
    assert!(pasted("2022年\n人均预期寿命\t77.1\t77.4\n失业保险参保人数\t2.6\t2.7\n").values.is_empty());
    assert!(pasted(&format!("2022年预计\n{columns}")).values.is_empty());
    assert!(pasted("2021—2022年\n人均预期寿命\t77.1\t77.4\n失业保险参保人数\t2.6\t2.7\n").is_sure());
}

#[test]
fn years_down_beside_one_column_go_to_the_indicator_above_or_at_the_cursor() {
    let at_cursor = ["t1-16 2021 2.66", "t1-16 2022 2.7", "t1-16 2023 2.75"];
    let down = "2021年\t2.66\n2022年\t2.7\n2023年\t2.75";
    assert_eq!(filled(&pasted(down)), at_cursor);
    assert!(pasted(down).is_sure());
    let bare = pasted(&down.replace('年', ""));
    assert_eq!(filled(&bare), at_cursor);
    assert!(!bare.is_sure());
    assert_eq!(filled(&pasted("人均预期寿命\n2021年\t77.1\n2022年\t77.4\n")), ["t1-18 2021 77.1", "t1-18 2022 77.4"]);
    is_sure(",人均预期寿命\n2021,77.1\n2022,77.4\n", &["t1-18 2021 77.1", "t1-18 2022 77.4"]);
}

#[test]
fn a_unit_that_is_only_a_sign_counts_wherever_it_stands() {
    let values = ["t1-09 2021 3.5", "t1-09 2022 3.4"];
    for text in [
        "指标,2021年（‰）,2022年（‰）\n城镇登记失业率,35,34\n",
        "指标,单位,2021年,2022年\n城镇登记失业率,千分之,35,34\n",
        "年份,城镇登记失业率/‰\n2021,35\n2022,34\n",
        "年份,城镇登记失业率 ‰\n2021,35\n2022,34\n",
        "年份,城镇登记失业率，‰\n2021,35\n2022,34\n",
        "年份,城镇登记失业率（年末，‰）\n2021,35\n2022,34\n",
    ] {
        is_asked(text, &values);
    }
}

#[test]
fn figures_of_the_target_year_that_are_the_targets_are_asked_beside_other_years_too() {
    let rows = "学前教育毛入园率,94.5,95\n九年义务教育巩固率,97.5,98\n";
    is_asked(&format!("指标,2023年,2025年\n{rows}"), &["t1-03 2023 94.5", "t1-04 2023 97.5"]);
    is_asked("指标,2023年,2025年\n城镇新增就业,1.1,5.4\n", &["t1-07 2023 1.1"]);
    let reached = ["t1-03 2023 94.5", "t1-03 2025 95", "t1-04 2023 97.5", "t1-04 2025 98.1"];
    is_sure(&format!("指标,2023年,2025年\n{}", rows.replace(",98\n", ",98.1\n")), &reached);
    is_sure("指标,2023年,2025年\n学前教育毛入园率,94.5,95\n", &["t1-03 2023 94.5", "t1-03 2025 95"]);
}

#[test]
fn titles_and_notes_that_only_look_like_units_or_forecasts_are_neither() {
    let table = "指标,2020年基数,2021年监测值,2022年最终核实\n人均预期寿命,76.6,77.1,77.4\n";
    let values = ["t1-18 2021 77.1", "t1-18 2022 77.4"];
    for title in
        ["十四五规划主要指标完成情况,,,", "人均预期寿命等健康指标,,,", "2022年计划执行情况,,,", "填报时间,2023年1月15日,,"]
    {
        is_sure(&format!("{title}\n{table}"), &values);
    }
    for note in ["注：人均预期寿命指0岁人口的平均预期寿命。", "注：1.城镇新增就业增速按可比口径计算。"]
    {
        is_sure(&format!("{table}{note},,,\n"), &values);
    }
    is_asked(&format!("{table}注：表中数据为比上年增速。,,,\n"), &values);
}

#[test]
fn names_of_other_things_are_not_near_and_a_row_with_the_very_name_settles_it() {
    for other in ["生育保险参保人数", "失业保险参保率", "农村新增就业", "城镇新增就业增长率"] {
        is_asked(&format!("指标,2021年,2022年\n{other},2,2.1\n"), &[]);
        assert!(read(&format!("指标,2021年,2022年\n{other},2,2.1\n")).questions.is_empty(), "{other}");
    }
    let found = read("指标,2021年,2022年\n失业保险参保人数情况,2.5,2.6\n失业保险参保人数,2.66,2.7\n");
    assert_eq!(filled(&found), ["t1-16 2021 2.66", "t1-16 2022 2.7"]);
}

#[test]
fn a_table_of_one_year_takes_it_from_its_title() {
    is_asked("2022年统计公报,\n指标,绝对数\n学前教育毛入园率,94.3\n", &["t1-03 2022 94.3"]);
    let book = sheets(&[("2021年", "指标,数值\n学前教育毛入园率,94"), ("2022年", "指标,数值\n学前教育毛入园率,94.3")]);
    assert_eq!(filled(&of(&book, &Answers::default())), ["t1-03 2021 94", "t1-03 2022 94.3"]);
}

#[test]
fn of_several_columns_for_flags_and_units_those_that_hold_some_count() {
    let head = "Measure,UNIT_MEASURE,Unit of measure,指标,Year,Value,OBS_STATUS,Observation status\n";
    let found =
        read(&format!("{head}LE,Y,Years,人均预期寿命,2021,77.1,A,Normal value\nLE,Y,Years,人均预期寿命,2022,77.4,E,Estimated\n"));
    assert_eq!(filled(&found), ["t1-18 2021 77.1", "t1-18 2022 77.4"]);
    assert_eq!(found.values.iter().map(|value| value.is_asked).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_name_with_a_number_in_front_is_no_figure() {
    let values = ["t1-18 2021 77.1", "t1-18 2022 77.4", "t1-16 2021 2.66", "t1-16 2022 2.7"];
    is_sure("年度,1.人均预期寿命,2.失业保险参保人数\n2021,77.1,2.66\n2022,77.4,2.7\n", &values);
    is_sure("年度,１．人均预期寿命,２、失业保险参保人数\n,岁,万人\n2021年末,77.1,2.66\n2022年末,77.4,2.7\n", &values);
}

#[test]
fn names_printed_once_above_several_years_are_asked() {
    let both = ["t1-03 2021 94", "t1-03 2022 94.3", "t1-18 2021 77.1", "t1-18 2022 77.3"];
    let long = "指标,年份,数值\n学前教育毛入园率,2021,94\n,2022,94.3\n人均预期寿命,2021,77.1\n,2022,77.3\n";
    is_asked(long, &both);
    assert_eq!(read(long).questions.len(), 1);
    is_asked(&long.replace("学前教育毛入园率", "地区生产总值"), &both[2..]);
    // A year that comes again below one name is another row's.
    is_asked(&long.replace("\n,2022,94.3", "\n,2021,94.3"), &["t1-03 2021 94", "t1-18 2021 77.1", "t1-18 2022 77.3"]);
    is_asked(&long.replace("\n,2022,94.3", "\n注：,,\n,2022,94.3"), &["t1-03 2021 94", "t1-18 2021 77.1", "t1-18 2022 77.3"]);
}

#[test]
fn an_indicator_that_stands_only_in_a_title_or_as_the_name_of_a_sheet_is_asked() {
    let both = ["t1-03 2021 94", "t1-03 2022 94.3"];
    for title in ["表：学前教育毛入园率（％）", "表1 全区学前教育毛入园率情况", "2021—2022年学前教育毛入园率"]
    {
        is_asked(&format!("{title},,\n年份,数值,\n2021,94,\n2022,94.3,\n"), &both);
        is_asked(&format!("{title},,\n,2021年,2022年\n数值,94,94.3\n"), &both);
    }
    for name in ["学前教育毛入园率（全区）", "3.学前教育毛入园率统计"] {
        let found = of(&sheets(&[(name, "年份,数值\n2021,94\n2022,94.3\n")]), &Answers::default());
        assert_eq!((filled(&found), found.is_sure()), (both.map(str::to_owned).to_vec(), false), "{name}");
    }
    is_asked("学前教育毛入园率与人均预期寿命,\n年份,数值\n2021,94\n2022,94.3\n", &[]);
}

#[test]
fn blocks_of_years_below_the_names_of_their_indicators_are_told_apart() {
    let both = ["t1-03 2021 94", "t1-03 2022 94.3", "t1-18 2021 77.1", "t1-18 2022 77.4"];
    let text = "学前教育毛入园率,\n2021,94\n2022,94.3\n,\n人均预期寿命,\n2021,77.1\n2022,77.4\n";
    is_asked(text, &both);
    is_sure(&text.replace("2021,", "2021年,").replace("2022,", "2022年,"), &both);
    is_asked(&text.replace("学前教育毛入园率,\n", ""), &[]);
}

#[test]
fn years_over_the_whole_and_its_parts_take_the_whole() {
    let text = "指标,2021年,,,2022年,,\n,合计,城镇,农村,合计,城镇,农村\n人均预期寿命（岁）,77.1,78,76,77.4,78.3,76.2\n";
    is_asked(text, &["t1-18 2021 77.1", "t1-18 2022 77.4"]);
    is_asked(&text.replace("合计", "全市").replace("城镇", "男").replace("农村", "女"), &["t1-18 2021 77.1", "t1-18 2022 77.4"]);
    let asked = read(text).questions;
    assert_eq!(asked.len(), 4, "{asked:?} {:?}", read(text).left_out);
    assert!(asked.iter().all(|question| question.what.contains("一部分")), "{asked:?}");
}

#[test]
fn headings_one_cell_short_of_the_rows_are_asked() {
    let both = ["t1-18 2021 77.1", "t1-18 2022 77.4"];
    for text in ["2021年\t2022年\n人均预期寿命\t77.1\t77.4\n", "2021\t2022\n人均预期寿命\t77.1\t77.4\n"] {
        is_asked(text, &both);
        assert_eq!(read(text).questions.len(), 1, "{text}");
    }
    is_asked("2021年\t2022年\n人均预期寿命\t77.1\t77.4\t78\n", &[]);
}

#[test]
fn a_quotation_mark_before_a_figure_is_asked_and_one_around_each_cell_is_not() {
    is_asked("指标\t2021年\n失业保险参保人数\t\"2.66\n工伤保险参保人数\t2.9\n", &["t1-16 2021 2.66", "t1-17 2021 2.9"]);
    let found = put(&read_pasted("\"2.66\"\n\"2.9\"").unwrap());
    assert_eq!((filled(&found), found.is_sure()), (vec!["t1-16 2021 2.66".into(), "t1-17 2021 2.9".into()], true));
    let found = put(&read_pasted("\"2.66\"").unwrap());
    assert_eq!((filled(&found), found.is_sure()), (vec!["t1-16 2021 2.66".into()], true));
}

#[test]
fn traditional_characters_are_the_simplified_ones_in_names_units_and_headings() {
    is_sure("指標,單位,2021年實際,2022年實際\n學前教育毛入園率,％,94,94.3\n", &["t1-03 2021 94", "t1-03 2022 94.3"]);
    is_asked("指標,2021年,2022年計劃\n失業保險參保人數（萬人）,2.66,2.7\n", &["t1-16 2021 2.66"]);
    let found = of(&sheets(&[("參保", "指標,2021年\n失業保險參保人數,2.66萬人\n")]), &Answers::default());
    assert_eq!((filled(&found), found.values[0].printed.as_str()), (vec!["t1-16 2021 2.66".to_owned()], "2.66萬人"));
    assert_eq!(found.sheets, ["參保"]);
}
