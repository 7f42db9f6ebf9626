//! Rows whose base figure is of another year than the plan's: every table puts their figures under their own years.

use tuiyan::exchange::{NATIONAL, read_plan};
use tuiyan::plan::{Id, Plan, Year};
use tuiyan::projection::{Growth, judge};
use tuiyan::scenario::{Edit, Facts, Scenario, apply};
use tuiyan::view::{self, Told, observed_row, report};

use crate::support::amount;

fn national() -> Plan {
    read_plan(NATIONAL).unwrap()
}

/// 数字经济核心产业增加值占比: 10.5 in 2024, on the way to 12.5 in 2030, by an amount a year.
fn growing(plan: &Plan, step: f64) -> (Id, Scenario) {
    let of_2024 = |it: &&tuiyan::plan::Indicator| it.name.own().contains("数字经济核心产业");
    let id = plan.indicators.iter().find(of_2024).unwrap().id.clone();
    let mut scenario = Scenario::holding(plan);
    apply(&mut scenario, plan, Edit::Growth(id.clone(), Some(Growth::Linear { step: amount(step) }))).unwrap();
    (id, scenario)
}

#[test]
fn the_grid_of_observations_shows_what_the_sheet_shows_of_each_year() {
    let plan = national();
    let (id, scenario) = growing(&plan, 0.34);
    let indicator = plan.indicator(&id).unwrap();
    let judgement = judge(&scenario.case(&plan, indicator));
    let row = observed_row(&plan, indicator, scenario.assumption(&id), scenario.drivers, &judgement, None, &Told::default());
    let cells: Vec<_> = row.cells.iter().map(|cell| (cell.year.get(), cell.text.as_str())).collect();
    // Two years on from 10.5 in 2024, and six.
    assert_eq!((cells[0], *cells.last().unwrap()), ((2026, "11.18"), (2030, "12.54")));
    let sheet = view::sheet(&plan, &scenario, indicator, &judgement);
    let shown = |year: i16| sheet.years.iter().find(|line| line.year == Year::new(year)).unwrap();
    assert_eq!((shown(2026).value.as_str(), shown(2030).value.as_str()), ("11.18", "12.54"));
    assert_eq!([2024, 2025].map(|year| shown(year).origin), ["规划", "预计"]);
}

#[test]
fn a_base_figure_of_another_year_says_so_under_the_heading_of_the_base_year() {
    let plan = national();
    let (_, scenario) = growing(&plan, 0.34);
    let written = report(&plan, &Facts::default(), &scenario, "");
    let line = written.lines.iter().find(|line| line.name.contains("数字经济核心产业")).unwrap();
    assert_eq!(line.start, "10.5（2024年）");
    let tasks = view::tasks(&plan, &scenario, "");
    let task = tasks.lines.iter().find(|line| line.name.contains("数字经济核心产业")).unwrap();
    assert_eq!(task.start, "10.5（2024年）");
}

#[test]
fn a_plan_without_number_or_issuer_leaves_no_holes_in_its_report() {
    let mut plan = national();
    (plan.document.number, plan.document.date) = (String::new(), String::new());
    plan.document.issuer = String::new().into();
    let written = report(&plan, &Facts::default(), &Scenario::holding(&plan), "");
    assert!(written.facts.iter().all(|fact| fact.label != "印发"));
    assert!(written.provenance.contains("》，数据版本"), "{}", written.provenance);
}
