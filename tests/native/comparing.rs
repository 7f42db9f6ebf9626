//! 修约值比较: outcomes are held against targets as they would be published.

use proptest::prelude::*;
use tuiyan::exchange::{builtin_plan, decode_link, encode_link, judge_scenario, read_scenario, write_scenario};
use tuiyan::plan::{Amount, Comparing, Id, Plan};
use tuiyan::projection::{Growth, Judgement, Requirement, Standing, Value, Verdict, judge};
use tuiyan::scenario::{Change, Edit, Facts, Gesture, History, Scenario, Workspace, apply};
use tuiyan::view::report;

/// 学前教育毛入园率 from 93.7 on, to be 95 at least, as it is printed with one decimal.
fn enrolment(step: f64, comparing: Comparing) -> Scenario {
    let plan = builtin_plan().unwrap();
    let mut scenario = Scenario::holding(&plan);
    let growth = Growth::Linear { step: Amount::new(step).unwrap() };
    let edits = [Edit::Growth(Id::new("t1-03").unwrap(), Some(growth)), Edit::Compare(comparing)];
    apply(&mut scenario, &plan, Edit::All(edits.into())).unwrap();
    scenario
}

fn found(plan: &Plan, scenario: &Scenario, id: &str) -> Judgement {
    judge(&scenario.case(plan, plan.indicator(&Id::new(id).unwrap()).unwrap()))
}

#[test]
fn what_is_published_as_the_target_meets_it_and_the_choice_is_said_to_have_turned_the_verdict() {
    let plan = builtin_plan().unwrap();
    // 93.7 + 5 × 0.252 is 94.96.
    let [full, rounded] = Comparing::ALL.map(|comparing| found(&plan, &enrolment(0.252, comparing), "t1-03"));
    assert!(matches!(full.verdict, Verdict::Missed { .. }) && full.turned.is_none());
    assert!(matches!(rounded.verdict, Verdict::Met { margin: Some(margin), .. } if margin == Amount::ZERO), "{rounded:?}");
    assert_eq!(rounded.turned, Some(Standing::Missed));
    assert_eq!(full.outcome, rounded.outcome, "what is projected is not rounded");
}

#[test]
fn what_is_short_even_as_published_lacks_the_difference_of_published_figures() {
    let plan = builtin_plan().unwrap();
    // 93.7 + 5 × 0.24 is 94.9.
    let rounded = found(&plan, &enrolment(0.242, Comparing::Rounded), "t1-03");
    let Verdict::Missed { shortfall: Some(shortfall) } = rounded.verdict else { panic!("{rounded:?}") };
    assert!((shortfall.amount.get() - 0.1).abs() < 1e-9 && rounded.turned.is_none());
}

#[test]
fn what_is_required_brings_the_outcome_to_where_it_is_rounded_up() {
    let plan = builtin_plan().unwrap();
    let Some(Requirement::Bound { setting, relation, .. }) = found(&plan, &enrolment(0.0, Comparing::Rounded), "t1-03").required
    else {
        panic!("a step is required")
    };
    // 94.95 is rounded to the even 95.0, so the half is enough: 1.25 in five years.
    assert!((setting.get() - 0.25).abs() < 1e-9 && !relation.is_strict());
    assert!(matches!(found(&plan, &enrolment(0.25, Comparing::Rounded), "t1-03").verdict, Verdict::Met { .. }));
    assert!(matches!(found(&plan, &enrolment(0.2499, Comparing::Rounded), "t1-03").verdict, Verdict::Missed { .. }));
}

#[test]
fn the_choice_travels_in_files_and_links_and_in_those_of_today_only_where_it_is_made() {
    let plan = builtin_plan().unwrap();
    let [full, rounded] = Comparing::ALL.map(|comparing| enrolment(0.252, comparing));
    let text = write_scenario(&rounded);
    assert!(text.contains(r#""comparison": "rounded""#) && text.contains("tuiyan.scenario/2"), "{text}");
    assert_eq!(read_scenario(&text, &plan).as_ref(), Ok(&rounded));
    let today = write_scenario(&full);
    assert!(!today.contains("comparison") && today.contains("tuiyan.scenario/1"), "{today}");
    for scenario in [&full, &rounded] {
        let link = encode_link(&plan, scenario).unwrap();
        assert_eq!(&decode_link(&link, &plan).unwrap().scenario, scenario);
    }
    let of_the_first = text.replace("tuiyan.scenario/2", "tuiyan.scenario/1");
    assert!(read_scenario(&of_the_first, &plan).unwrap_err().to_string().contains("comparison"));
    let unknown = text.replace("rounded", "about");
    assert!(read_scenario(&unknown, &plan).is_err());
}

#[test]
fn other_programs_are_told_what_comparing_in_full_would_say() {
    let plan = builtin_plan().unwrap();
    let judged = judge_scenario(&plan, &enrolment(0.252, Comparing::Rounded));
    let written = serde_json::to_value(&judged).unwrap();
    let row = written["indicators"].as_array().unwrap().iter().find(|row| row["id"] == "t1-03").unwrap();
    assert_eq!((&row["result"], &row["unrounded_result"]), (&"met".into(), &"missed".into()));
    // Below 6 as published is 5.5 at most, and the baseline of 失业率 is known no better than below 6.
    let turned = written["indicators"].as_array().unwrap().iter().filter(|row| row.get("unrounded_result").is_some());
    assert_eq!(turned.map(|row| &row["id"]).collect::<Vec<_>>(), ["t1-03", "t1-08"]);
}

#[test]
fn the_choice_holds_for_every_scenario_of_the_plan_and_is_one_step_of_undo() {
    let plan = builtin_plan().unwrap();
    let mut history = History::new(Workspace::opening(&plan));
    let ways =
        |history: &History| history.workspace().kept().iter().map(|kept| kept.scenario.drivers.comparing).collect::<Vec<_>>();
    let copy = tuiyan::scenario::Key::new("copy").unwrap();
    history.change(&plan, Change::Duplicate(copy), Gesture::Once).unwrap();
    history.change(&plan, Change::Compare(Comparing::Rounded), Gesture::Once).unwrap();
    assert_eq!(ways(&history), [Comparing::Rounded; 2]);
    assert!(history.workspace().kept().iter().all(|kept| !kept.is_changed()), "it is no change of a scenario");
    history.change(&plan, Change::Edit(Edit::ResetAll), Gesture::Once).unwrap();
    assert_eq!(ways(&history), [Comparing::Rounded; 2], "and no assumption that the plan's defaults would drop");
    let fresh = Change::New(tuiyan::scenario::Key::new("fresh").unwrap(), "新情景".to_owned());
    history.change(&plan, fresh, Gesture::Once).unwrap();
    assert_eq!(ways(&history), [Comparing::Rounded; 3], "a new scenario is compared as the others");
    history.undo();
    history.undo();
    assert_eq!(ways(&history), [Comparing::Full; 2]);
}

#[test]
fn a_report_says_how_it_was_compared_and_which_verdict_that_turned() {
    let plan = builtin_plan().unwrap();
    let [full, rounded] = Comparing::ALL.map(|comparing| report(&plan, &Facts::default(), &enrolment(0.252, comparing), ""));
    assert!(rounded.facts.iter().any(|fact| fact.label == "比较方式" && fact.text == "修约值比较"));
    assert!(full.facts.iter().all(|fact| fact.label != "比较方式"));
    let line = rounded.lines.iter().find(|line| line.name.contains("毛入园率")).unwrap();
    let account = line.account.join(" ");
    assert!(line.working.contains("94.96，修约为 95.0 ≥95"), "{}", line.working);
    assert!(account.contains("按全数值为未达标"), "{account}");
    assert!(rounded.method.iter().any(|paragraph| paragraph.contains("GB/T 8170")));
}

#[test]
fn a_limit_that_is_written_with_more_decimals_than_the_plan_prints_decides_by_its_own() {
    use crate::support::Question;
    use tuiyan::plan::{Comparison, Goal, Measure, Start, Statement, Threshold};
    let level = |goal: Goal, decimals: u8| {
        let start = Start::Value(Amount::of(70.0));
        let mut question = Question::new(Measure::LEVEL, start, Comparison::AtLeast, 0.0);
        question.indicator.decimals = tuiyan::plan::Decimals::new(decimals).unwrap();
        let Statement::Measured(stated) = &mut question.indicator.statement else { panic!("it is measured") };
        stated.goal = goal;
        question
    };
    let rounded = |question: &Question, tolerance: Option<f64>| {
        let case =
            tuiyan::projection::Case { comparing: Comparing::Rounded, tolerance: tolerance.map(Amount::of), ..question.case() };
        judge(&case)
    };
    // 70 published without decimals is less than 70.4, and less than 71 ± 0.5.
    let finer = rounded(&level(Goal::number(Comparison::AtLeast, Amount::of(70.4)), 0), None);
    assert_eq!(finer.verdict.standing(), Standing::Missed, "{finer:?}");
    let about = Goal::About(Threshold { op: Comparison::AtLeast, value: Amount::of(71.0) });
    let near = rounded(&level(about, 0), Some(0.5));
    assert_eq!(near.verdict.standing(), Standing::Missed, "{near:?}");
}

#[test]
fn a_missed_indicator_is_not_on_pace_in_its_last_year() {
    let plan = builtin_plan().unwrap();
    let missed = found(&plan, &enrolment(0.25, Comparing::Full), "t1-03");
    assert!(matches!(missed.verdict, Verdict::Missed { .. }));
    assert_eq!(missed.pace.last().map(|last| last.pace), Some(tuiyan::projection::Pace::Behind));
}

proptest! {
    #[test]
    fn a_verdict_on_rounded_values_is_the_comparison_of_the_rounded_outcome(step in -0.6_f64..0.6, at in 0_usize..38) {
        let plan = builtin_plan().unwrap();
        let indicator = plan.scored().nth(at).unwrap();
        let Some(stated) = indicator.statement.measured() else { return Ok(()) };
        prop_assume!(!stated.measure.is_of_rates());
        let mut scenario = Scenario::holding(&plan);
        let growth = Growth::Linear { step: Amount::new(step * indicator.decimals.printed_step() * 7.0).unwrap() };
        let edits = [Edit::Growth(indicator.id.clone(), Some(growth)), Edit::Compare(Comparing::Rounded)];
        apply(&mut scenario, &plan, Edit::All(edits.into())).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let (Some(asked), Some(outcome)) = (judgement.asked, judgement.outcome.and_then(Value::exact)) else { return Ok(()) };
        let tolerance = asked.target.tolerance(indicator.decimals, None);
        let is_met = asked.target.is_met_by(indicator.decimals.rounded(outcome), tolerance);
        prop_assert_eq!(judgement.verdict.standing(), if is_met { Standing::Met } else { Standing::Missed });
    }

    #[test]
    fn what_is_required_of_rounded_values_meets_and_a_little_less_does_not(at in 0_usize..38) {
        let plan = builtin_plan().unwrap();
        let indicator = plan.scored().nth(at).unwrap();
        let mut scenario = Scenario::holding(&plan);
        scenario.drivers.comparing = Comparing::Rounded;
        let Some(Requirement::Bound { setting, relation, .. }) = judge(&scenario.case(&plan, indicator)).required else {
            return Ok(());
        };
        prop_assume!(indicator.statement.measured().is_some_and(|stated| !stated.measure.is_of_rates()));
        let standing = |step: f64| {
            let mut tried = scenario.clone();
            let growth = Growth::Linear { step: Amount::new(step).unwrap() };
            apply(&mut tried, &plan, Edit::Growth(indicator.id.clone(), Some(growth))).unwrap();
            judge(&tried.case(&plan, indicator)).verdict.standing()
        };
        let sign = relation.direction().sign();
        let little = 1e-3 * indicator.decimals.printed_step();
        prop_assert_ne!(standing(setting.get() - sign * little), Standing::Met);
        prop_assert_eq!(standing(setting.get() + sign * if relation.is_strict() { little } else { 0.0 }), Standing::Met);
    }
}
