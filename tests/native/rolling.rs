//! The next plan as a draft: what a scenario comes to is where it starts, and its targets are yet to be filled in.

use tuiyan::exchange::*;
use tuiyan::language::Language;
use tuiyan::plan::*;
use tuiyan::projection::Pin;
use tuiyan::scenario::{Edit, Scenario, apply};

use crate::support::{amount, compound, id, linear, plan};

fn scenario(edits: impl IntoIterator<Item = Edit>) -> Scenario {
    let mut scenario = Scenario { name: "加大投入".to_owned(), ..Scenario::holding(plan()) };
    for edit in edits {
        apply(&mut scenario, plan(), edit).unwrap();
    }
    scenario
}

/// The draft with every target filled in as in the old plan.
fn filled(scenario: &Scenario, years: usize) -> Plan {
    let mut book = roll_forward(plan(), scenario, years).unwrap();
    let at = crate::plan_books::column(PlanSheet::Indicators, "目标");
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "指标").unwrap();
    for (row, indicator) in sheet.rows.iter_mut().skip(1).zip(&plan().indicators) {
        let statement = scenario.assumption(&indicator.id).statement(indicator);
        row[at] = statement.measured().map_or(Cell::Empty, |stated| Cell::Number(stated.goal.printed().unwrap().value.get()));
    }
    workbook_to_plan(&book).unwrap_or_else(|faults| panic!("{faults}"))
}

fn start(plan: &Plan, name: &str) -> Start {
    plan.indicator(&id(name)).unwrap().statement.measured().unwrap().start
}

#[test]
fn only_the_targets_are_left_to_fill_in() {
    let CellFaults(faults) = workbook_to_plan(&roll_forward(plan(), &scenario([]), 5).unwrap()).unwrap_err();
    let measured = plan().indicators.iter().filter(|indicator| indicator.statement.measured().is_some()).count();
    assert_eq!(faults.len(), measured);
    assert!(faults.iter().all(|fault| fault.is_missing && fault.place.contains("“目标”")), "{faults:?}");
}

#[test]
fn the_next_plan_begins_where_this_one_ends() {
    let next = filled(&scenario([]), 5);
    assert_eq!((next.period.base(), next.period.end()), (Year::new(2025), Year::new(2030)));
    assert_eq!(next.id, id("lizhou-14-2030"));
    assert_eq!(next.name.own(), "广元市利州区“十五五”公共服务和就业促进规划（草案）");
    assert_eq!((next.document.number.as_str(), next.document.date.as_str()), ("", ""));
    assert_eq!(next.groups, plan().groups);
}

#[test]
fn a_level_starts_from_what_the_scenario_comes_to() {
    let next = filled(&scenario([Edit::Growth(id("t1-03"), Some(linear(0.26)))]), 5);
    // 93.7 + 5 × 0.26, which doubles do not add up to.
    assert_eq!(start(&next, "t1-03"), Start::Value(amount(95.0)));
    let indicator = next.indicator(&id("t1-03")).unwrap();
    assert_eq!(indicator.source.place.own(), "由情景“加大投入”2025年的结果推算");
    assert_eq!(indicator.source.place.english(), Some("derived from scenario “加大投入”: its projected figure for 2025"));
    assert_eq!(indicator.statement.measured().unwrap().op_source, OpSource::Read);
}

#[test]
fn an_observed_year_is_said_to_be_observed() {
    let next = filled(&scenario([Edit::Pin(id("t1-03"), Year::new(2025), Some(Pin::Observed(amount(94.25))))]), 5);
    assert_eq!(start(&next, "t1-03"), Start::Value(amount(94.25)));
    assert_eq!(next.indicator(&id("t1-03")).unwrap().source.place.own(), "情景“加大投入”中2025年的观测数");
}

#[test]
fn a_total_is_the_earlier_total_of_a_period_as_long() {
    let scenario = scenario([]);
    assert_eq!(start(&filled(&scenario, 5), "t1-07"), Start::EarlierTotal(amount(5.4)));
    // Of another length the total would imply another yearly flow, so the flow itself is carried.
    assert_eq!(start(&filled(&scenario, 8), "t1-07"), Start::Value(amount(1.08)));
}

#[test]
fn what_the_scenario_does_not_answer_stays_missing() {
    let next = filled(&scenario([Edit::Growth(id("t1-11"), Some(compound(0.04)))]), 5);
    assert_eq!(start(&next, "t1-10"), Start::Missing);
    // A growth without a level: its path is an index.
    assert_eq!(start(&next, "t1-11"), Start::Missing);
    assert_eq!(start(&next, "t1-08"), Start::Below { end: amount(6.0), closed: false });
    let place = next.indicator(&id("t1-10")).unwrap().source.place.own();
    assert_eq!(place, "情景“加大投入”没有得出2025年的数");
}

#[test]
fn the_chosen_reading_is_carried_and_the_others_fall_away() {
    let single = Edit::Reading(id("t1-13"), Some(id("2020-single-year")));
    let next = filled(&scenario([single]), 5);
    let indicator = next.indicator(&id("t1-13")).unwrap();
    assert!(indicator.readings.is_empty());
    assert_eq!(start(&next, "t1-13"), Start::EarlierTotal(amount(3.4)));
    assert!(indicator.source.place.own().ends_with("按读法“0.68为2020年一年的数”"), "{}", indicator.source.place);
}

#[test]
fn parts_and_sums_are_carried_and_what_is_stated_twice_is_not() {
    let next = filled(&scenario([]), 5);
    assert!(next.relations.iter().all(|relation| relation.kind != RelationKind::Same));
    assert!(next.relations.iter().any(|relation| relation.kind == RelationKind::Sum));
    assert_eq!(next.indicator(&id("t1-14")).unwrap().part_of, Some(id("t1-13")));
}

#[test]
fn the_plan_after_next_takes_its_year_in_the_id() {
    let next = filled(&scenario([]), 5);
    let book = roll_forward(&next, &Scenario::holding(&next), 5).unwrap();
    assert!(book.sheets[0].rows.iter().any(|row| row.get(1) == Some(&Cell::text("lizhou-14-2035"))));
}

#[test]
fn a_period_that_no_plan_has_is_no_draft() {
    for years in [0, 51, usize::MAX] {
        assert_eq!(roll_forward(plan(), &scenario([]), years), None);
    }
}

#[test]
fn a_draft_is_written_in_the_language_spoken() {
    let draft = Language::English.speaking(|| roll_forward(plan(), &scenario([]), 5).unwrap());
    assert_eq!(draft.sheets[4].name, "Indicators");
    assert!(draft.sheets[0].rows.iter().any(|row| row[0] == Cell::text("Version") && row[1] == Cell::text("draft")));
}
