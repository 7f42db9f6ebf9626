//! Targets as real plans state them: every measure, goal and moment, judged as the method's tables say.

use proptest::prelude::*;
use tuiyan::plan::*;
use tuiyan::projection::*;

use crate::support::{Question, amount};

fn number(op: Comparison, value: f64) -> Goal {
    Goal::number(op, amount(value))
}

/// A question about a row that is made for the purpose: 2020 to 2025, two decimals, no natural bounds.
fn asked(measure: Measure, start: Start, goal: Goal) -> Question {
    let mut question = Question::new(measure, start, Comparison::AtLeast, 0.0);
    restate(&mut question, |stated| stated.goal = goal);
    question
}

fn restate(question: &mut Question, change: impl FnOnce(&mut Measured)) {
    let Statement::Measured(stated) = &mut question.indicator.statement else { panic!("it is measured") };
    change(stated);
}

fn stepping(step: f64) -> Growth {
    Growth::Linear { step: amount(step) }
}

fn growing(rate: f64) -> Growth {
    Growth::Compound { rate: Rate::new(rate).unwrap() }
}

fn outcome(judgement: &Judgement) -> f64 {
    judgement.outcome.and_then(Value::exact).map_or(f64::NAN, Amount::get)
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

#[track_caller]
fn says(judgement: &Judgement, standing: Standing) {
    assert_eq!(judgement.verdict.standing(), standing, "{:?}", judgement.verdict);
}

const AT_LEAST: Comparison = Comparison::AtLeast;
const AT_MOST: Comparison = Comparison::AtMost;
const MORE: Comparison = Comparison::MoreThan;

#[test]
fn a_mean_is_that_of_the_years_after_the_base_year() {
    let rate = asked(Measure::MEAN, Start::Value(amount(5.2)), number(Comparison::LessThan, 5.5));
    let judgement = rate.clone().grows(stepping(0.1)).judge();
    near(outcome(&judgement), 5.5);
    says(&judgement, Standing::Missed);
    says(&rate.clone().grows(stepping(0.09)).judge(), Standing::Met);
    let Some(Requirement::Bound { relation, setting, .. }) = rate.judge().required else { panic!("bound") };
    assert_eq!(relation, Comparison::LessThan);
    near(setting.get(), 0.1);
}

#[test]
fn a_change_is_counted_from_the_level_or_from_nothing_where_none_is_known() {
    let rise = |start| asked(Measure::INCREASE, start, number(AT_LEAST, 6.0));
    let known = rise(Start::Value(amount(10.0))).grows(stepping(1.2)).judge();
    near(outcome(&known), 6.0);
    says(&known, Standing::Met);
    for start in [Start::Missing, Start::EarlierTotal(amount(4.0))] {
        let unknown = rise(start).grows(stepping(1.2)).judge();
        near(outcome(&unknown), 6.0);
        near(unknown.start.and_then(Value::exact).unwrap().get(), 0.0);
    }
    let fall = asked(Measure::DECREASE, Start::Value(amount(2.4)), number(AT_LEAST, 0.2)).grows(stepping(-0.04)).judge();
    near(outcome(&fall), 0.2);
    says(&fall, Standing::Met);
}

#[test]
fn a_fall_in_per_cent_is_that_of_the_index_where_the_level_is_unknown() {
    let fall = asked(Measure::DECREASE_RATE, Start::EarlierTotal(amount(17.7)), number(AT_LEAST, 17.0));
    let judgement = fall.clone().grows(growing(-0.0366)).judge();
    near(outcome(&judgement), (1.0 - 0.9634_f64.powi(5)) * 100.0);
    says(&judgement, Standing::Met);
    let Some(Requirement::Bound { relation, setting, parameter }) = judgement.required else { panic!("bound") };
    assert_eq!((relation, parameter), (AT_MOST, Parameter::Rate));
    near(setting.get(), 0.83_f64.powf(0.2) - 1.0);
    says(&fall.judge(), Standing::Missed);
}

#[test]
fn natural_bounds_hold_a_level_and_never_an_index() {
    let share = |start| asked(Measure::INCREASE, start, number(AT_LEAST, 6.0)).within(Bounds::SHARE).grows(stepping(30.0));
    near(outcome(&share(Start::Value(amount(90.0))).judge()), 10.0);
    near(outcome(&share(Start::Missing).judge()), 150.0);
}

#[test]
fn a_growth_rows_base_figure_is_a_rate_that_goes_on() {
    let research = asked(Measure::AVERAGE_GROWTH, Start::LastRate(amount(9.1)), number(MORE, 7.0));
    let held = research.judge();
    near(outcome(&held), 9.1);
    says(&held, Standing::Met);
    near(held.start.and_then(Value::exact).unwrap().get(), 100.0);
    says(&research.grows(growing(0.07)).judge(), Standing::Missed);
}

#[test]
fn a_range_is_met_from_its_easier_end_and_beyond_it_is_said() {
    let range = |both, wanted| Goal::Between(Range { low: amount(5.0), high: amount(5.5), both, wanted });
    let at = |goal: &Goal, rate: f64| asked(Measure::AVERAGE_GROWTH, Start::Missing, goal.clone()).grows(growing(rate)).judge();
    let up = range(false, Some(Direction::Rise));
    says(&at(&up, 0.049), Standing::Missed);
    says(&at(&up, 0.052), Standing::Met);
    let beyond = at(&up, 0.06);
    says(&beyond, Standing::Met);
    assert_eq!(beyond.beyond, Some(Side::Above));
    let both = range(true, None);
    says(&at(&both, 0.06), Standing::Missed);
    near(at(&both, 0.06).verdict_shortfall(), 0.5);
    let Some(Requirement::Between { low, high, .. }) = at(&both, 0.06).required else { panic!("between") };
    near(low.get(), 0.05);
    near(high.get(), 0.055);
    let down = range(false, Some(Direction::Fall));
    says(&at(&down, 0.055), Standing::Met);
    says(&at(&down, 0.056), Standing::Missed);
    assert_eq!(at(&down, 0.04).beyond, Some(Side::Below));
}

trait Shortfalls {
    fn verdict_shortfall(&self) -> f64;
}

impl Shortfalls for Judgement {
    fn verdict_shortfall(&self) -> f64 {
        match self.verdict {
            Verdict::Missed { shortfall: Some(shortfall) } => shortfall.amount.get(),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn about_a_number_is_one_sided_until_a_person_says_how_near() {
    let goal = Goal::About(Threshold { op: AT_LEAST, value: amount(68.0) });
    let mut row = asked(Measure::LEVEL, Start::Value(amount(63.6)), goal).grows(stepping(1.0));
    says(&row.judge(), Standing::Met);
    row.assumption.tolerance = Some(amount(0.5));
    near(row.judge().verdict_shortfall(), 0.1);
    row.assumption.tolerance = Some(amount(0.6));
    says(&row.judge(), Standing::Met);
}

#[test]
fn a_goal_can_be_the_base_year_or_a_multiple_of_it() {
    let than = |op, times: f64| Goal::Than(Than { op, of: Of::Baseline, times: amount(times), plus: Amount::ZERO, wanted: None });
    let level =
        |op, times, step| asked(Measure::LEVEL, Start::Value(amount(100.0)), than(op, times)).grows(stepping(step)).judge();
    says(&level(MORE, 1.0, 0.0), Standing::Missed);
    says(&level(MORE, 1.0, 0.1), Standing::Met);
    says(&level(AT_LEAST, 1.0, 0.0), Standing::Met);
    says(&level(Comparison::LessThan, 1.0, -0.1), Standing::Met);
    says(&level(AT_LEAST, 2.0, 20.0), Standing::Met);
    says(&level(AT_LEAST, 2.0, 19.9), Standing::Missed);
    let unknown = asked(Measure::LEVEL, Start::Missing, than(AT_LEAST, 1.0)).judge();
    assert_eq!(unknown.verdict, Verdict::Unjudged(Reason::NoStart));
}

#[test]
fn a_number_that_comes_later_is_judged_once_it_is_entered() {
    let goal = Goal::Later { words: "完成上级下达的目标".to_owned(), wanted: Some(Direction::Fall) };
    let mut row = asked(Measure::LEVEL, Start::Value(amount(30.0)), goal).grows(stepping(-0.4));
    assert_eq!(row.judge().verdict, Verdict::Unjudged(Reason::TargetLater));
    near(outcome(&row.judge()), 28.0);
    row.assumption.target = Some(amount(28.0));
    says(&row.judge(), Standing::Met);
    assert_eq!(row.judge().asked.map(|asked| asked.target.op), Some(AT_MOST));
}

#[test]
fn what_is_only_watched_is_projected_and_never_judged() {
    let goal = Goal::Watched { words: "视情提出".to_owned(), wanted: None };
    let row = asked(Measure::AVERAGE_GROWTH, Start::LastRate(amount(5.0)), goal);
    says(&row.judge(), Standing::Watched);
    near(outcome(&row.judge()), 5.0);
    assert_eq!(row.judge().required, None);
}

#[test]
fn each_year_is_judged_and_the_worst_is_named() {
    let mut row = asked(Measure::LEVEL, Start::Value(amount(700.0)), number(AT_LEAST, 650.0)).grows(stepping(-15.0));
    restate(&mut row, |stated| stated.when = When::EveryYear);
    let judgement = row.judge();
    near(outcome(&judgement), 625.0);
    says(&judgement, Standing::Missed);
    let yearly = judgement.yearly.unwrap();
    assert_eq!((yearly.worst, yearly.first_failing), (Year::new(2025), Some(Year::new(2024))));
    let Some(Requirement::Bound { relation, setting, .. }) = judgement.required else { panic!("bound") };
    assert_eq!(relation, AT_LEAST);
    near(setting.get(), -10.0);
}

#[test]
fn a_growth_in_each_year_is_that_years_own() {
    let rates = [0.05, 0.03, 0.06, 0.05, 0.05].map(|rate| Rate::new(rate).unwrap());
    let mut row = asked(Measure::AVERAGE_GROWTH, Start::Missing, number(AT_LEAST, 4.0)).grows(Growth::YearlyRates(rates.into()));
    restate(&mut row, |stated| stated.when = When::EveryYear);
    let judgement = row.judge();
    near(outcome(&judgement), 3.0);
    assert_eq!(judgement.yearly.unwrap().first_failing, Some(Year::new(2022)));
}

#[test]
fn rising_year_by_year_is_held_against_the_year_before() {
    let goal = Goal::Than(Than { op: MORE, of: Of::Previous, times: amount(1.0), plus: Amount::ZERO, wanted: None });
    let mut row = asked(Measure::LEVEL, Start::Value(amount(50.0)), goal);
    restate(&mut row, |stated| stated.when = When::EveryYear);
    says(&row.judge(), Standing::Missed);
    says(&row.clone().grows(stepping(0.1)).judge(), Standing::Met);
    let steps = [1.0, -0.5, 1.0, 1.0, 1.0].map(amount);
    let dip = row.grows(Growth::YearlySteps(steps.into())).judge();
    says(&dip, Standing::Missed);
    assert_eq!(dip.yearly.unwrap().first_failing, Some(Year::new(2022)));
}

#[test]
fn a_row_runs_from_its_own_base_year_to_its_own_target_year() {
    let mut row = asked(Measure::AVERAGE_GROWTH, Start::Value(amount(3032.0)), number(AT_LEAST, 7.0));
    restate(&mut row, |stated| {
        stated.basis.year = Some(Year::new(2019));
        stated.year = Some(Year::new(2027));
    });
    let judgement = row.grows(growing(0.07)).judge();
    near(outcome(&judgement), 7.0);
    assert_eq!(judgement.trajectory.period().steps(), 8);
    assert_eq!(judgement.trajectory.known().last().unwrap().0, Year::new(2027));
}

#[test]
fn strived_for_is_told_and_decides_nothing() {
    let mut row = asked(Measure::LEVEL, Start::Value(amount(50.0)), number(AT_LEAST, 60.0)).grows(stepping(2.2));
    restate(&mut row, |stated| stated.stretch = Some(number(AT_LEAST, 65.0)));
    says(&row.judge(), Standing::Met);
    assert_eq!(row.judge().stretch, Some(false));
    assert_eq!(row.grows(stepping(3.0)).judge().stretch, Some(true));
}

#[test]
fn milestones_are_judged_each_by_itself_also_beyond_the_end() {
    let mut row = asked(Measure::LEVEL, Start::Value(amount(2.0)), number(AT_LEAST, 4.5)).grows(stepping(0.5));
    let at = |year, value| Milestone { year: Year::new(year), goal: number(AT_LEAST, value), op_source: OpSource::Read };
    restate(&mut row, |stated| stated.milestones = vec![at(2022, 3.1), at(2024, 4.0), at(2030, 7.0)]);
    let judgement = row.judge();
    let standings: Vec<_> = judgement.milestones.iter().map(|it| it.standing).collect();
    assert_eq!(standings, [Standing::Missed, Standing::Met, Standing::Met]);
    says(&judgement, Standing::Met);
    // In 2022 milestones ask for 1.1 of 2.5, of which 1.0 is done: 0.909 of it.
    assert_eq!(judgement.pace[1].pace, Pace::Behind);
    assert_eq!(judgement.pace[3].pace, Pace::On);
}

#[test]
fn a_start_above_a_bound_is_an_interval_that_is_open_below() {
    let row = asked(Measure::LEVEL, Start::Above { end: amount(90.0), closed: false }, number(MORE, 90.0)).within(Bounds::SHARE);
    says(&row.judge(), Standing::Met);
    let closed =
        asked(Measure::LEVEL, Start::Above { end: amount(90.0), closed: true }, number(MORE, 90.0)).within(Bounds::SHARE);
    says(&closed.judge(), Standing::Unjudged);
}

#[test]
fn a_total_says_what_the_years_that_remain_have_to_bring_on_average() {
    let mut jobs = asked(Measure::CUMULATIVE, Start::Value(amount(1.08)), number(AT_LEAST, 5.4));
    near(jobs.judge().average_flow.unwrap().get(), 1.08);
    for (year, flow) in [(2021, 0.9), (2022, 1.0)] {
        jobs.assumption.years.insert(Year::new(year), Pin::Observed(amount(flow)));
    }
    near(jobs.judge().average_flow.unwrap().get(), 3.5 / 3.0);
    let unknown = asked(Measure::CUMULATIVE, Start::Missing, number(AT_LEAST, 5.4)).judge();
    near(unknown.average_flow.unwrap().get(), 1.08);
}

fn measures() -> impl Strategy<Value = Measure> {
    prop::sample::select(Measure::ALL.to_vec())
}

fn comparisons() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![AT_LEAST, MORE, AT_MOST, Comparison::LessThan])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Over measures × comparisons × moments × baselines: what is required meets the target, and one step short does not.
    #[test]
    fn what_is_required_meets_and_one_step_short_does_not(
        measure in measures(), op in comparisons(), start in 5.0_f64..80.0, by in -0.06_f64..0.08,
        every in any::<bool>(), is_known in any::<bool>(), years in 2_i16..9,
    ) {
        let is_known = is_known || measure.index().is_none();
        let start = if is_known { Start::Value(amount(start)) } else { Start::Missing };
        let rate = growing(by);
        let mut row = asked(measure, start, number(op, 0.0)).over(2020, 2020 + years).grows(rate);
        restate(&mut row, |stated| stated.when = if every { When::EveryYear } else { When::End });
        // A change from nothing knows no rates.
        prop_assume!(is_known || measure.index() != Some(0.0));
        let aim = outcome(&row.judge());
        prop_assume!(aim.is_finite());
        restate(&mut row, |stated| stated.goal = number(op, aim));
        let judgement = row.judge();
        // A change of each year by rates moves one way only while little is lost; see `projection::solve`.
        prop_assume!(judgement.required.is_some() || (every && measure.index() == Some(0.0)));
        let Some(Requirement::Bound { relation, setting, .. }) = judgement.required else {
            prop_assume!(judgement.required.is_some());
            return Err(TestCaseError::fail(format!("{:?} of {row:?}", judgement.required)));
        };
        let at = |off: f64| {
            let growth = row.assumption.growth.as_ref().unwrap().with(Setting::new(setting.get() + off).unwrap()).unwrap();
            row.clone().grows(growth).judge().verdict.standing()
        };
        let helpful = relation.direction().sign();
        prop_assert_eq!(at(helpful * 1e-4), Standing::Met);
        prop_assert_eq!(at(-helpful * 1e-4), Standing::Missed);
        prop_assert_eq!(at(0.0) == Standing::Met, !op.is_strict());
    }

    /// What would be judged if the plan ended in a year is what is judged where it does.
    #[test]
    fn what_is_judged_so_far_is_what_a_shorter_plan_would_judge(measure in measures(), start in 5.0_f64..80.0, by in -0.06_f64..0.08) {
        let row = asked(measure, Start::Value(amount(start)), number(AT_LEAST, 1.0)).grows(growing(by));
        let whole = row.clone().over(2020, 2028).judge();
        for (year, value) in whole.trajectory.so_far(measure).skip(1) {
            let shorter = row.clone().over(2020, year.get()).judge();
            prop_assert_eq!(shorter.outcome, value);
        }
    }
}

#[test]
fn a_mean_has_something_to_complete_only_where_its_start_does_not_meet_it() {
    let completed = |start: f64, target: f64| {
        let rate = asked(Measure::MEAN, Start::Value(amount(start)), number(Comparison::LessThan, target));
        rate.judge().pace.iter().map(|year| year.completion).collect::<Vec<_>>()
    };
    // Five years of 6 against a sum of 5 times 5.5.
    let found = completed(6.0, 5.5);
    assert_eq!(found.len(), 5);
    for (t, found) in (1_i32..).zip(found) {
        near(found.unwrap(), f64::from(t) * 6.0 / 27.5);
    }
    assert!(completed(5.2, 5.5).iter().all(Option::is_none), "5.2 is below it already");
    assert!(completed(1.0, 0.0).iter().all(Option::is_none), "there is no way to nothing");
}

#[test]
fn a_total_is_shared_among_the_years_that_are_left() {
    let total = |observed: &[f64]| {
        let years = (2021..).zip(observed);
        years.fold(Question::flow(1.0, AT_LEAST, 10.0), |question, (year, flow)| question.pin(year, *flow))
    };
    let left = |observed: &[f64]| total(observed).judge().average_flow.map(Amount::get);
    assert_eq!(left(&[]), Some(2.0));
    assert_eq!(left(&[1.0, 3.0]), Some(2.0));
    assert_eq!(left(&[1.0, 1.0, 1.0, 1.0]), Some(6.0));
    assert_eq!(left(&[1.0; 5]), None, "no year is left");
}

#[test]
fn the_ends_of_an_outcome_stand_in_order_whichever_way_the_path_turns_it() {
    let start = Start::Below { end: amount(6.0), closed: false };
    let share = Bounds { min: Some(amount(0.0)), max: Some(amount(100.0)) };
    let ends = |measure: Measure, growth: Growth| {
        let judgement = asked(measure, start, number(AT_LEAST, 1.0)).within(share).grows(growth).judge();
        let outcome = judgement.outcome.unwrap();
        (outcome.low().get(), outcome.high().get())
    };
    let close = |found: (f64, f64), low: f64, high: f64| {
        near(found.0, low);
        near(found.1, high);
    };
    close(ends(Measure::MEAN, stepping(1.0)), 3.0, 9.0);
    close(ends(Measure::INCREASE, stepping(1.0)), 5.0, 5.0);
    close(ends(Measure::DECREASE, growing(-0.5)), 0.0, 6.0 * (1.0 - 0.5_f64.powi(5)));
}

#[test]
fn of_years_that_are_ranges_the_worst_is_judged() {
    let start = Start::Below { end: amount(6.0), closed: false };
    let share = Bounds { min: Some(amount(0.0)), max: Some(amount(100.0)) };
    let worst = |op: Comparison, step: f64| {
        let mut question = asked(Measure::LEVEL, start, number(op, 50.0)).within(share).grows(stepping(step));
        restate(&mut question, |stated| stated.when = When::EveryYear);
        let judgement = question.judge();
        let outcome = judgement.outcome.unwrap();
        (outcome.low().get(), outcome.high().get(), judgement.yearly.unwrap().worst.get())
    };
    assert_eq!(worst(AT_MOST, 2.0), (10.0, 16.0, 2025));
    assert_eq!(worst(AT_LEAST, 2.0), (2.0, 8.0, 2021));
}

#[test]
fn each_year_is_told_by_itself_only_where_each_is_asked() {
    let row = asked(Measure::LEVEL, Start::Value(amount(5.0)), number(AT_LEAST, 7.0)).grows(stepping(1.0));
    assert!(row.judge().each_year.is_empty());
    let mut every = row.clone();
    restate(&mut every, |stated| stated.when = When::EveryYear);
    let standings: Vec<_> = every.judge().each_year.iter().map(|year| (year.year.get(), year.standing)).collect();
    let expected = [(2021, Standing::Missed), (2022, Standing::Met), (2023, Standing::Met), (2024, Standing::Met)];
    assert_eq!(standings[..4], expected);
}

#[test]
fn a_goal_on_the_way_that_is_only_watched_is_watched() {
    let mut row = asked(Measure::LEVEL, Start::Value(amount(5.0)), number(AT_LEAST, 7.0)).grows(stepping(1.0));
    let milestone = |year: i16, goal: Goal| Milestone { year: Year::new(year), goal, op_source: OpSource::Stated };
    let watched = Goal::Watched { words: "视情".into(), wanted: None };
    restate(&mut row, |stated| stated.milestones = vec![milestone(2022, watched), milestone(2023, number(AT_LEAST, 8.5))]);
    let found: Vec<_> = row.judge().milestones.iter().map(|it| (it.year.get(), it.standing, it.share)).collect();
    // Of the way from 5 to 7, 8.5 asks one and three quarters.
    assert_eq!(found, [(2022, Standing::Watched, None), (2023, Standing::Missed, Some(1.75))]);
}
