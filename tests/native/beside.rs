//! Two plans side by side: the upper one, and another edition of the same.

use serde_json::Value;
use tuiyan::exchange::{
    Cell, NATIONAL, PlanSheet, beside_to_workbook, read_delimited, read_plan, roll_forward, workbook_to_plan, write_delimited,
    write_xlsx,
};
use tuiyan::language::Language;
use tuiyan::plan::Plan;
use tuiyan::scenario::{Decisions, Edit, Kin, PlanUnder, Scenario, apply, pairs};
use tuiyan::view::{Beside, BesideRow, beside};

use crate::any_plan::training;
use crate::cli::{file, run};
use crate::plan_books::column;
use crate::support::{id, linear, plan};

fn national() -> Plan {
    read_plan(NATIONAL).unwrap()
}

/// A table of the repository as a plan file.
fn province(name: &str) -> String {
    let path = format!("{}/tests/data/plans/cn-15-prov-{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let read: Value = serde_json::from_str(&run(&["plan", "read", &path, "--format", "json"]).done()).unwrap();
    file(&format!("upper-{name}.json"), read["plan"].to_string())
}

fn province_plan(name: &str) -> Plan {
    read_plan(&std::fs::read_to_string(province(name)).unwrap()).unwrap()
}

fn side_by_side(own: &Plan, scenario: &Scenario, upper: &Plan, decisions: &Decisions) -> Beside {
    let theirs = Scenario::holding(upper);
    let sides = [PlanUnder { plan: own, scenario }, PlanUnder { plan: upper, scenario: &theirs }];
    beside(sides[0], sides[1], &pairs(own, upper, decisions), decisions)
}

fn undecided(own: &Plan, upper: &Plan) -> Beside {
    side_by_side(own, &Scenario::holding(own), upper, &Decisions::default())
}

#[track_caller]
fn row<'a>(beside: &'a Beside, own: &str) -> &'a BesideRow {
    beside.rows.iter().chain(&beside.near).find(|row| row.couple.0 == id(own)).unwrap()
}

#[test]
fn a_province_sees_how_far_its_targets_lie_from_the_nation() {
    let shown = undecided(&province_plan("hebei"), &national());
    let urban = row(&shown, "t-06");
    assert_eq!([&urban.stated[0].target, &urban.stated[1].target], ["≈ 69.5", "≥ 71"]);
    assert_eq!((urban.gap.as_str(), urban.nature().as_str()), ("低于上级 1.5 个百分点", "未注明 / 预期性"));
    assert_eq!(row(&shown, "t-11").gap, "高于上级 1.87 个百分点");
    assert_eq!(row(&shown, "t-11").stated[1].start, "25.1（2024 年）");
    assert_eq!(row(&shown, "t-12").stated[1].target, "≈ 1.45 万亿斤（合 ≈ 14500 亿斤）");
    assert_eq!(row(&shown, "t-12").gap, "总量，为上级的 5.5％");
    assert_eq!(row(&shown, "t-02").gap, "不可比：所对照的两项指标还没有配对，配对后即可比较");
    assert!(
        shown.sentence.starts_with("配对 12 项：目标要求不低于上级 3 项，低于上级 4 项，总量只列占比 2 项，不可比 3 项；"),
        "{}",
        shown.sentence
    );
    assert!(shown.sentence.contains("另有 2 对待确认，未计入。"), "{}", shown.sentence);
}

#[test]
fn once_gdp_is_confirmed_what_keeps_step_with_it_is_compared() {
    let own = province_plan("hebei");
    let mut decisions = Decisions::default();
    decisions.join(id("t-01"), id("t-01"));
    let shown = side_by_side(&own, &Scenario::holding(&own), &national(), &decisions);
    assert_eq!([row(&shown, "t-02").gap.as_str(), row(&shown, "t-08").gap.as_str()], ["与上级相同"; 2]);
}

#[test]
fn every_pair_has_its_sentences_in_either_language() {
    let names = ["anhui", "fujian", "hebei", "qinghai", "tianjin", "xizang"].map(province_plan);
    for own in &names {
        for upper in [&national(), &names[0]] {
            Language::English.speaking(|| {
                let shown = undecided(own, upper);
                let own_words: String = upper.all_words().into_iter().chain(own.all_words()).map(|(words, _)| words).collect();
                for row in shown.rows.iter().chain(&shown.near) {
                    for text in row.remarks.iter().chain([&row.gap]) {
                        let is_foreign = |letter: &char| ('一'..='龥').contains(letter) && !own_words.contains(*letter);
                        assert!(!text.is_empty() && !text.chars().any(|letter| is_foreign(&letter)), "{text}");
                    }
                }
            });
        }
    }
}

#[test]
fn the_table_is_written_as_it_is_shown() {
    let shown = undecided(&province_plan("hebei"), &national());
    let book = beside_to_workbook(&shown);
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["对照", "没有配对", "关于"]);
    let [pairs, alone, _] = book.sheets.as_slice() else { panic!() };
    assert_eq!(pairs.rows.len(), 1 + shown.rows.len() + shown.near.len());
    assert_eq!(alone.rows.len(), 1 + shown.apart[0].len() + shown.apart[1].len());
    assert!(pairs.rows.iter().all(|row| row.len() == pairs.rows[0].len()));
    assert!(!write_xlsx(&book).unwrap().is_empty());
    let text = String::from_utf8(write_delimited(&book)).unwrap();
    assert!(text.contains("低于上级 1.5 个百分点") && read_delimited(&text).is_ok());
}

#[test]
fn the_command_compares_with_the_nation_by_its_id() {
    let hebei = province("hebei");
    let table = run(&["plan", "compare", "china-15", "--plan", &hebei]).done();
    assert!(
        table.contains("待确认") && table.contains("低于上级 1.5 个百分点") && table.contains("总量，为上级的 5.5％"),
        "{table}"
    );
    let json = |more: &[&str]| -> Value {
        let arguments = [&["plan", "compare", "china-15", "--plan", &hebei, "--format", "json"], more].concat();
        serde_json::from_str(&run(&arguments).done()).unwrap()
    };
    let out = json(&[]);
    assert_eq!([&out["plan"], &out["upper"], &out["kin"]], ["plan-2030", "china-15", "levels"]);
    assert_eq!((&out["summary"]["pairs"], &out["summary"]["near"]), (&12.into(), &2.into()));
    let first = &out["pairs"][0];
    assert_eq!((&first["own"], &first["demand"], &first["upper_result"]), (&"t-04".into(), &"easier".into(), &"missed".into()));
    let decided = json(&["--pair", "t-01=t-01", "--part", "t-03=t-04"]);
    assert_eq!((&decided["summary"]["pairs"], &decided["summary"]["near"]), (&13.into(), &0.into()));
    let csv = run(&["plan", "compare", "china-15", "--plan", &hebei, "--format", "csv"]).done();
    assert!(csv.contains("【对照】"), "{csv}");
    assert!(
        run(&["--lang", "en", "plan", "compare", "china-15", "--plan", &hebei])
            .done()
            .contains("1.5 percentage points below the higher-level plan")
    );
}

#[test]
fn the_scenario_decides_which_of_the_two_targets_is_met() {
    let (hebei, own) = (province("hebei"), province_plan("hebei"));
    let mut scenario = Scenario::holding(&own);
    apply(&mut scenario, &own, Edit::Growth(id("t-06"), Some(linear(1.1)))).unwrap();
    let path = file("upper-scenario.json", tuiyan::exchange::write_scenario(&scenario));
    let out = run(&["plan", "compare", "china-15", &path, "--plan", &hebei, "--format", "json"]).done();
    let out: Value = serde_json::from_str(&out).unwrap();
    let urban = out["pairs"].as_array().unwrap().iter().find(|pair| pair["own"] == "t-06").unwrap();
    assert_eq!((&urban["result"], &urban["upper_result"]), (&"met".into(), &"missed".into()));
}

#[test]
fn what_no_command_can_do_is_refused() {
    run(&["plan", "compare", "none.json"]).refused(&["none.json: 没有这个文件"]);
    run(&["plan", "compare", "china-15", "--pair", "t1-99=t-99"]).misused(&["没有编号为 t1-99 的指标", "没有编号为 t-99 的指标"]);
    let wrong = run(&["plan", "compare", "china-15", "--pair", "t1-18"]);
    assert!(wrong.code == 2 && wrong.err.contains("本规划编号=上级编号"), "{}", wrong.err);
}

/// The plan that follows from a scenario over so many years, its targets raised by one where they are numbers.
fn next(scenario: &Scenario, years: usize, change: impl Fn(&str, &mut Vec<Cell>)) -> Plan {
    let mut book = roll_forward(plan(), scenario, years).unwrap();
    let target = column(PlanSheet::Indicators, "目标");
    let sheet = book.sheets.iter_mut().find(|sheet| PlanSheet::named(&sheet.name) == Some(PlanSheet::Indicators)).unwrap();
    for (row, indicator) in sheet.rows.iter_mut().skip(1).zip(&plan().indicators) {
        if let Some(stated) = indicator.statement.measured() {
            let bounded = indicator.bounds.hold(stated.goal.printed().unwrap().value.get() + 1.0);
            row[target] = Cell::Number(bounded);
        }
        change(indicator.id.as_str(), row);
    }
    workbook_to_plan(&book).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn the_next_period_of_a_plan_is_compared_by_ids() {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Growth(id("t1-03"), Some(linear(0.26)))).unwrap();
    let second = next(&scenario, 5, |_, _| {});
    let shown = side_by_side(plan(), &scenario, &second, &Decisions::default());
    assert_eq!((shown.kin, shown.rows.len(), shown.near.len()), (Kin::Editions, plan().indicators.len(), 0));
    assert_eq!([&shown.heads[0].years, &shown.heads[1].years], ["2020—2025", "2025—2030"]);
    let row = row(&shown, "t1-03");
    let [first, later] = &row.stated;
    assert_eq!([&first.start, &first.target, &row.outcome], ["93.7", "≥ 95", "95.0"]);
    assert_eq!([&later.start, &later.target], ["95.0", "≥ 96"]);
    assert_eq!(row.gap, "低于另一版 1 个百分点");
    assert!(shown.sentence.starts_with("两版都有的指标 115 项："), "{}", shown.sentence);
}

#[test]
fn what_does_not_mean_the_same_in_two_editions_is_not_compared() {
    let unit = column(PlanSheet::Indicators, "单位");
    let scenario = Scenario::holding(plan());
    let second = next(&scenario, 8, |name, row| {
        if name == "t1-03" {
            row[unit] = Cell::text("万人");
        }
    });
    let shown = side_by_side(plan(), &scenario, &second, &Decisions::default());
    assert_eq!(row(&shown, "t1-03").gap, "不可比：单位不能换算");
    assert_eq!(row(&shown, "t1-07").gap, "不可比：本规划从 2020 年算起，另一版从 2025 年算起");
}

#[test]
fn a_seam_is_told_where_the_second_does_not_begin_where_the_first_ends() {
    let second = next(&Scenario::holding(plan()), 5, |_, _| {});
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Growth(id("t1-03"), Some(linear(0.1)))).unwrap();
    let shown = side_by_side(plan(), &scenario, &second, &Decisions::default());
    let seam = "另一版 2025 年的起点与本规划的结果相差 −0.5";
    assert!(row(&shown, "t1-03").remarks.iter().any(|remark| remark == seam), "{:?}", row(&shown, "t1-03").remarks);
}

#[test]
fn plans_with_nothing_in_common_say_so_in_either_language() {
    for (language, sentence) in
        [(Language::Chinese, "没有找到名称和单位对得上的指标"), (Language::English, "No indicators with a matching name")]
    {
        language.speaking(|| {
            let mut other = training().clone();
            other.indicators.truncate(1);
            other.indicators[0].name = "毫不相干".into();
            assert!(undecided(&national(), &other).emptiness().unwrap().contains(sentence));
        });
    }
}
