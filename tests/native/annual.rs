//! 年度目标 of the person's own: filled in by the family's own path, judged like the plan's.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tuiyan::exchange::{judge_scenario, read_scenario, write_scenario};
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::{Assumption, Drivers, Edit, Scenario, Unfilled, apply, complaints, filled, filled_alike, way};

use crate::draw;
use crate::support::{Question, amount, compound, id, indicator, linear, plan};

type Targets = BTreeMap<Year, Amount>;

fn targets(of: &[(i16, f64)]) -> Targets {
    of.iter().map(|(year, value)| (Year::new(*year), amount(*value))).collect()
}

/// The built-in plan's scenario that assumes this of one indicator.
fn assuming(name: &str, assumption: Assumption) -> Scenario {
    let mut scenario = Scenario::holding(plan());
    scenario.assumptions.insert(id(name), assumption);
    scenario
}

fn filled_in(scenario: &Scenario, name: &str) -> Result<Targets, Unfilled> {
    filled(plan(), scenario, indicator(name)).map(|edit| match edit {
        Edit::Milestones(_, targets) => targets,
        other => panic!("{other:?} sets no annual targets"),
    })
}

fn numbers(targets: &Targets) -> Vec<f64> {
    targets.values().map(|value| value.get()).collect()
}

#[test]
fn a_level_is_broken_down_along_the_step_that_is_required() {
    let held = Scenario::holding(plan());
    let targets = filled_in(&held, "t1-03").unwrap();
    assert_eq!(targets.keys().map(|year| year.get()).collect::<Vec<_>>(), [2021, 2022, 2023, 2024], "2025 is the plan's");
    assert_eq!(numbers(&targets), [93.96, 94.22, 94.48, 94.74]);
}

#[test]
fn a_total_is_broken_down_into_running_totals() {
    assert_eq!(numbers(&filled_in(&Scenario::holding(plan()), "t1-07").unwrap()), [1.08, 2.16, 3.24, 4.32]);
}

#[test]
fn a_mean_growth_asks_the_same_of_every_year() {
    assert_eq!(numbers(&filled_in(&Scenario::holding(plan()), "t1-11").unwrap()), [4.0; 4]);
}

#[test]
fn what_is_observed_is_past_and_every_target_that_stands_stays() {
    let mut seen = Question::of("t1-03").pin(2022, 94.1).assumption;
    seen.milestones = targets(&[(2021, 94.0), (2024, 99.0)]);
    let found = filled_in(&assuming("t1-03", seen), "t1-03").unwrap();
    assert_eq!(found, targets(&[(2021, 94.0), (2023, 94.4), (2024, 99.0)]));
}

#[test]
fn a_start_that_meets_the_target_is_to_be_kept() {
    let scenario = assuming("t1-03", Question::of("t1-03").from(97.0).assumption);
    assert_eq!(numbers(&filled_in(&scenario, "t1-03").unwrap()), [95.0; 4]);
}

#[test]
fn where_there_is_no_path_the_reason_is_told() {
    let held = Scenario::holding(plan());
    assert_eq!(filled_in(&held, "t1-02"), Err(Unfilled::Status));
    assert_eq!(filled_in(&held, "t1-10"), Err(Unfilled::Unjudged(Reason::NoStart)));
    let short = Question::of("t1-03").grows(crate::support::gap(0.1, Some(94.5))).assumption;
    assert_eq!(filled_in(&assuming("t1-03", short), "t1-03"), Err(Unfilled::Impossible(Obstacle::Limit)));
    let done = (2021..=2025).fold(Question::of("t1-03"), |question, year| question.pin(year, 94.0)).assumption;
    assert_eq!(filled_in(&assuming("t1-03", done), "t1-03"), Err(Unfilled::NothingLeft));
}

#[test]
fn all_are_filled_in_at_once_but_for_those_that_are_locked() {
    let mut scenario = Scenario::holding(plan());
    let scored = plan().indicators.iter().filter(|indicator| plan().is_scored(indicator));
    let (edit, none) = filled_alike(plan(), &scenario, scored.clone(), |name| *name == id("t1-03"));
    apply(&mut scenario, plan(), edit).unwrap();
    let broken_down = scored.clone().filter(|it| !scenario.assumption(&it.id).milestones.is_empty()).count();
    assert_eq!(broken_down + none.len(), scored.count());
    assert!(none.contains(&(id("t1-03"), Unfilled::Locked)) && none.contains(&(id("t1-02"), Unfilled::Status)));
    assert!(broken_down > 15, "{broken_down}");
}

#[test]
fn own_targets_are_judged_and_pace_is_held_against_them() {
    let mut question = Question::of("t1-03").grows(linear(0.26));
    question.assumption.milestones = targets(&[(2022, 95.0), (2024, 94.7)]);
    let judgement = question.judge();
    let found: Vec<_> = judgement.milestones.iter().map(|it| (it.year.get(), it.standing, it.is_own)).collect();
    assert_eq!(found, [(2022, Standing::Missed, true), (2024, Standing::Met, true)]);
    // Along a straight line it would be on pace in every year; in 2022 all of the way is asked for.
    assert_eq!((judgement.pace[1].pace, judgement.pace[3].pace), (Pace::Behind, Pace::On));
    assert_eq!(question.judge().verdict.standing(), Standing::Met, "the target alone decides");
}

#[test]
fn judge_json_tells_them_from_the_plans() {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Milestones(id("t1-03"), targets(&[(2023, 94.5)]))).unwrap();
    let judged = serde_json::to_value(judge_scenario(plan(), &scenario)).unwrap();
    let row = judged["indicators"].as_array().unwrap().iter().find(|row| row["id"] == "t1-03").unwrap();
    assert_eq!(row["milestones"], serde_json::json!([{"year": 2023, "outcome": 93.7, "result": "missed", "own": true}]));
}

#[test]
fn a_file_carries_them_in_the_second_version_and_refuses_what_the_plan_states() {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Milestones(id("t1-03"), targets(&[(2021, 94.0), (2023, 94.5)]))).unwrap();
    let file = write_scenario(&scenario);
    assert!(file.contains("tuiyan.scenario/2"), "{file}");
    assert_eq!(read_scenario(&file, plan()).unwrap(), scenario);
    let refused = |targets: &str| {
        let file = format!(
            r#"{{"format":"tuiyan.scenario/2","plan":"lizhou-14","assumptions":{{"t1-03":{{"milestones":{targets}}}}}}}"#
        );
        read_scenario(&file, plan()).unwrap_err().to_string()
    };
    assert!(refused(r#"{"2025":95}"#).contains("assumptions.t1-03.milestones.2025：规划已给出 2025 年的目标"));
    assert!(refused(r#"{"2020":95}"#).contains("应在 2021 至 2025 之间"));
    assert!(refused(r#"{"2023":-1}"#).contains("assumptions.t1-03.milestones.2023：值为 -1"));
    let status = apply(&mut scenario, plan(), Edit::Milestones(id("t1-02"), targets(&[(2023, 1.0)])));
    assert!(status.is_err(), "a status has none");
}

#[test]
fn a_row_that_is_only_watched_may_be_asked_something_each_year() {
    let mut row = indicator("t1-11").clone();
    let Statement::Measured(stated) = &mut row.statement else { panic!("it is measured") };
    stated.goal = Goal::Watched { words: "视情提出".to_owned(), wanted: None };
    let mut question = Question::about(&row).grows(compound(0.05));
    question.assumption.milestones = targets(&[(2021, 5.0), (2025, 5.5)]);
    assert_eq!(complaints(&question.assumption, &row, plan().period), []);
    let standings: Vec<_> = question.judge().milestones.iter().map(|it| it.standing).collect();
    assert_eq!(standings, [Standing::Met, Standing::Missed]);
    assert_eq!(question.judge().verdict.standing(), Standing::Watched);
}

/// What is filled in is met along the path that is required, lies at most one of its own last place behind it, and has at most one
/// decimal more than printed.
fn is_well_filled(plan: &Plan, scenario: &Scenario, row: &Indicator, found: &Targets) {
    let asked = Scenario { assumptions: scenario.assumptions.clone(), ..Scenario::holding(plan) };
    let mut asked = Scenario { drivers: scenario.drivers, ..asked };
    apply(&mut asked, plan, Edit::Milestones(row.id.clone(), found.clone())).unwrap();
    let judgement = judge(&asked.case(plan, row));
    let Some(way) = way(plan, &asked, row, &judgement).filter(|_| judgement.pace.iter().all(|it| it.pace != Pace::Maintain))
    else {
        return;
    };
    let target = way.asked.unwrap().target;
    let last_place = row.decimals.printed_step();
    // What is published of a path may lie half of the last place beyond it.
    let ahead = if scenario.drivers.comparing == Comparing::Rounded { 0.5 * last_place } else { 0.0 };
    let open = way.milestones.iter().filter(|it| it.is_own && found.contains_key(&it.year));
    for waypoint in open {
        let (path, value) = (waypoint.outcome.unwrap(), found[&waypoint.year].get());
        let path = if target.op.direction() == Direction::Rise { path.low() } else { path.high() };
        if !target.op.is_strict() {
            assert_eq!(waypoint.standing, Standing::Met, "{}: {} asks {value} of {path:?}", row.id, waypoint.year);
        }
        let behind = target.op.direction().sign() * (path.get() - value);
        let tolerance = 1e-6 * last_place + 1e-9 * value.abs();
        assert!(behind >= -ahead - tolerance && behind <= 2.0 * last_place + tolerance, "{}: {value} of {path:?}", row.id);
        let digits = value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
        assert!(digits <= usize::from(row.decimals.get()) + 1, "{value} has too many digits");
    }
}

#[test]
fn every_measure_and_direction_is_broken_down_under_every_family() {
    let mut plan = plan().clone();
    let mut broken_down = 0;
    for measure in Measure::ALL {
        for (op, end) in [(Comparison::AtLeast, 97.3), (Comparison::MoreThan, 97.3), (Comparison::AtMost, 61.7)] {
            let sum = if measure.is_summed() { 5.0 } else { 1.0 };
            let wanted = if measure.falls() { op.mirrored() } else { op };
            let outcome = (measure.outcome(sum * end, 80.0, 5) * 1e4).round() / 1e4;
            let question = Question::new(measure, Start::Value(amount(80.0)), wanted, outcome);
            plan.indicators[2] = Indicator { id: id("t1-03"), per_head: false, ..question.indicator };
            for family in Family::ALL {
                let row = &plan.indicators[2];
                let growth = match Growth::opening(family, 5) {
                    Growth::Gap { share, .. } => Growth::Gap { share, limit: Some(amount(2.0 * end - 80.0)) },
                    Growth::Logistic { steepness, .. } => Growth::Logistic { steepness, ceiling: Some(amount(150.0)) },
                    other => other,
                };
                let assumption = Assumption { growth: Some(growth), ..Assumption::default() };
                if !complaints(&assumption, row, plan.period).is_empty() {
                    continue;
                }
                let scenario = assuming("t1-03", assumption);
                if let Ok(Edit::Milestones(_, found)) = filled(&plan, &scenario, row) {
                    assert_eq!(found.len(), 4, "{measure:?} {family:?}");
                    is_well_filled(&plan, &scenario, row, &found);
                    broken_down += 1;
                }
            }
        }
    }
    assert!(broken_down > 120, "{broken_down}");
}

proptest! {
    #[test]
    fn whatever_is_assumed_and_observed_what_is_filled_in_is_met_by_what_is_required(
        question in draw::measured(),
        comparing in prop::sample::select(Comparing::ALL.to_vec()),
    ) {
        let mut scenario = assuming(question.indicator.id.as_str(), question.assumption.clone());
        scenario.drivers = Drivers { comparing, ..question.drivers };
        if let Ok(Edit::Milestones(_, found)) = filled(plan(), &scenario, &question.indicator) {
            is_well_filled(plan(), &scenario, &question.indicator, &found);
        }
    }
}
