//! Two plans side by side, by the ids that both have.

use tuiyan::exchange::{Cell, PlanSheet, roll_forward, workbook_to_plan};
use tuiyan::language::Language;
use tuiyan::plan::Plan;
use tuiyan::scenario::{Edit, Scenario, apply};
use tuiyan::view::{PlanRow, PlanUnder, PlansCompared, plans_compared};

use crate::any_plan::training;
use crate::support::{id, linear, plan};

/// The plan that follows from a scenario over so many years, its targets raised by one where they are numbers.
fn next(scenario: &Scenario, years: usize, change: impl Fn(&str, &mut Vec<Cell>)) -> Plan {
    let mut book = roll_forward(plan(), scenario, years).unwrap();
    let at = |heading| crate::plan_books::column(PlanSheet::Indicators, heading);
    let sheet = book.sheets.iter_mut().find(|sheet| PlanSheet::named(&sheet.name) == Some(PlanSheet::Indicators)).unwrap();
    for (row, indicator) in sheet.rows.iter_mut().skip(1).zip(&plan().indicators) {
        if let Some(stated) = indicator.statement.measured() {
            let bounded = indicator.bounds.hold(stated.goal.printed().unwrap().value.get() + 1.0);
            row[at("目标")] = Cell::Number(bounded);
        }
        change(indicator.id.as_str(), row);
    }
    workbook_to_plan(&book).unwrap_or_else(|faults| panic!("{faults}"))
}

fn compared(first: &Scenario, second: &Plan) -> PlansCompared {
    let held = Scenario::holding(second);
    plans_compared(PlanUnder { plan: plan(), scenario: first }, PlanUnder { plan: second, scenario: &held })
}

fn row<'a>(compared: &'a PlansCompared, name: &str) -> &'a PlanRow {
    compared.rows.iter().find(|row| row.id == id(name)).unwrap()
}

#[test]
fn each_plan_shows_its_own_figures_under_its_own_scenario() {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Growth(id("t1-03"), Some(linear(0.26)))).unwrap();
    let second = next(&scenario, 5, |_, _| {});
    let compared = compared(&scenario, &second);
    assert_eq!(compared.rows.len(), plan().indicators.len());
    assert_eq!([&compared.heads[0].years, &compared.heads[1].years], ["2020—2025", "2025—2030"]);
    let row = row(&compared, "t1-03");
    let [first, later] = &row.sides;
    assert_eq!([&first.start, &first.target, &first.outcome], ["93.7", "≥95", "95.0"]);
    assert_eq!([&later.start, &later.target, &later.outcome], ["95.0", "≥96", "95.0"]);
    assert_eq!((row.target_change.as_deref(), row.is_comparable), (Some("+1.0"), true));
    assert_eq!(row.remarks, [""; 0]);
}

#[test]
fn what_does_not_mean_the_same_is_not_compared() {
    let unit = crate::plan_books::column(PlanSheet::Indicators, "单位");
    let scenario = Scenario::holding(plan());
    let second = next(&scenario, 8, |name, row| {
        if name == "t1-03" {
            row[unit] = Cell::text("万人");
        }
    });
    let compared = compared(&scenario, &second);
    let changed = row(&compared, "t1-03");
    assert_eq!((changed.is_comparable, changed.target_change.as_deref()), (false, None));
    assert_eq!(changed.remarks, ["单位不同（％、万人），不能比较"]);
    assert_eq!(row(&compared, "t1-07").remarks, ["口径不同（5年累计、8年累计），不能比较"]);
}

#[test]
fn a_seam_is_told_where_the_second_does_not_begin_where_the_first_ends() {
    let second = next(&Scenario::holding(plan()), 5, |_, _| {});
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Growth(id("t1-03"), Some(linear(0.1)))).unwrap();
    let compared = compared(&scenario, &second);
    assert_eq!(row(&compared, "t1-03").remarks, ["后者 2025 年的起点与前者的结果相差 −0.5"]);
}

#[test]
fn plans_without_common_ids_say_so_in_either_language() {
    let [first, second] = [plan(), training()].map(Scenario::holding);
    for (language, sentence) in [(Language::Chinese, "没有相同编号"), (Language::English, "no indicator ID in common")] {
        language.speaking(|| {
            let one = PlanUnder { plan: plan(), scenario: &first };
            let other = PlanUnder { plan: training(), scenario: &second };
            assert!(plans_compared(one, other).emptiness().unwrap().contains(sentence));
        });
    }
}
