//! Chances and fans: exact against brute force, for every indicator, family, pin and driver.

use proptest::prelude::*;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::risk::{FAN, NoChance, chance, fan, frechet};
use tuiyan::scenario::{Assumption, Scenario, Shape, Uncertainty};

use crate::draw::{measured, size};
use crate::support::{Question, amount, compound, id, indicator, linear, near, plan, within};

fn stated(below: f64, above: f64, shape: Shape) -> Uncertainty {
    Uncertainty::new(below, above, shape).unwrap()
}

fn triangle(below: f64, above: f64) -> Uncertainty {
    stated(below, above, Shape::Triangular)
}

/// The question when its assumption is off by so much.
fn off(question: &Question, by: f64) -> Judgement {
    let stated = question.statement().measured().unwrap().clone();
    let growth = question.assumption.growth.clone().unwrap_or(Growth::Hold).shifted(&stated, by);
    question.clone().grows(growth).judge()
}

fn is_met(judgement: &Judgement) -> bool {
    matches!(judgement.verdict, Verdict::Met { .. })
}

/// The share of so many equally likely deviations that meet the target.
fn sampled(question: &Question, stated: Uncertainty, draws: u32) -> f64 {
    let quantile = |i: u32| stated.quantile((f64::from(i) + 0.5) / f64::from(draws));
    let met = (0..draws).filter(|i| is_met(&off(question, quantile(*i)))).count();
    f64::from(u32::try_from(met).unwrap()) / f64::from(draws)
}

/// A question with a stated range, of the size that its parameter is of.
fn ranged() -> impl Strategy<Value = (Question, Uncertainty)> {
    let shape = prop_oneof![Just(Shape::Triangular), Just(Shape::Uniform)];
    (measured(), 0.0..1.0_f64, 0.01..1.0_f64, shape).prop_map(|(question, below, above, shape)| {
        let scale = match question.assumption.growth.as_ref().map_or(Family::Hold, Growth::family).parameter() {
            Parameter::Step | Parameter::Steps | Parameter::Flow => 0.1 * size(&question),
            Parameter::Rate | Parameter::Rates => 0.2,
            Parameter::Share | Parameter::Steepness => 0.5,
        };
        (question, stated(below * scale, above * scale, shape))
    })
}

#[track_caller]
fn is_likely(question: &Question, stated: Uncertainty, share: f64) {
    let found = chance(&question.case(), Some(stated)).unwrap();
    within(found.share, share, 1e-7);
}

#[test]
fn a_triangle_is_cut_where_the_requirement_lies() {
    let level = |step| Question::level(93.7, Comparison::AtLeast, 95.0).grows(linear(step));
    // Required is 0.26. At the mode: the upper part of 0.16 + 0.14.
    is_likely(&level(0.26), triangle(0.16, 0.14), 0.14 / 0.30);
    // Below the mode: 1 − (0.16 − 0.06)² / (0.30 · 0.16).
    is_likely(&level(0.32), triangle(0.16, 0.14), 1.0 - 0.01 / 0.048);
    // Above the mode: (0.14 − 0.06)² / (0.30 · 0.14).
    is_likely(&level(0.20), triangle(0.16, 0.14), 0.0064 / 0.042);
}

#[test]
fn a_uniform_range_is_cut_in_proportion_and_from_the_other_side_where_a_fall_is_wanted() {
    let rise = Question::level(10.0, Comparison::MoreThan, 12.0).grows(linear(0.5));
    is_likely(&rise, stated(0.2, 0.2, Shape::Uniform), 0.75);
    let fall = Question::level(10.0, Comparison::LessThan, 8.0).grows(linear(-0.5));
    is_likely(&fall, stated(0.2, 0.2, Shape::Uniform), 0.75);
    let total = Question::flow(1.0, Comparison::AtLeast, 6.5).grows(linear(0.0));
    // 5 + 15·δ reaches 6.5 at δ = 0.1.
    is_likely(&total, stated(0.1, 0.3, Shape::Uniform), 0.5);
}

#[test]
fn years_that_differ_all_move_alike() {
    let steps = [0.1, 0.2, 0.3, 0.4, 0.5].map(amount).to_vec();
    let question = Question::level(10.0, Comparison::AtLeast, 11.0).grows(Growth::YearlySteps(steps));
    // 10 + 1.5 + 5·δ reaches 11 at δ = −0.1.
    is_likely(&question, stated(0.2, 0.2, Shape::Uniform), 0.75);
}

#[test]
fn holding_that_may_be_off_is_a_step_and_an_average_growth_a_rate() {
    is_likely(&Question::level(98.0, Comparison::AtLeast, 98.0), triangle(0.1, 0.1), 0.5);
    let wages = Question::of("t1-11").grows(compound(0.04));
    is_likely(&wages, stated(0.01, 0.03, Shape::Uniform), 0.75);
}

#[test]
fn a_gap_that_closes_downward_is_helped_by_more_of_its_share() {
    let question = Question::level(10.0, Comparison::AtMost, 5.0).over(2020, 2021);
    let gap = crate::support::gap(0.4, Some(0.0));
    // Half of the gap has to be closed.
    is_likely(&question.clone().grows(gap.clone()), stated(0.2, 0.2, Shape::Uniform), 0.25);
    let upward = Question::level(10.0, Comparison::AtMost, 15.0).over(2020, 2021).grows(crate::support::gap(0.4, Some(20.0)));
    is_likely(&upward, stated(0.2, 0.2, Shape::Uniform), 0.75);
}

#[test]
fn a_parameter_beyond_its_own_range_counts_as_its_end() {
    let question = Question::level(10.0, Comparison::AtMost, 10.0).grows(crate::support::gap(0.1, Some(20.0)));
    // Only a share of 0 keeps it at 10, and every deviation from −0.3 to −0.1 means just that.
    is_likely(&question, stated(0.3, 0.1, Shape::Uniform), 0.5);
}

#[test]
fn only_what_no_deviation_changes_is_certain_or_impossible() {
    let share = |step, below, above| {
        let question = Question::level(93.7, Comparison::AtLeast, 95.0).grows(linear(step));
        chance(&question.case(), Some(triangle(below, above))).unwrap()
    };
    assert_eq!((share(0.5, 0.2, 0.2).share, share(0.5, 0.2, 0.2).turns_at), (1.0, None));
    assert_eq!((share(0.0, 0.2, 0.2).share, share(0.0, 0.2, 0.2).turns_at), (0.0, None));
    assert!((0.99..1.0).contains(&share(0.45, 0.2, 0.2).share));
    near(share(0.45, 0.2, 0.2).turns_at.unwrap(), -0.19);
    let pinned = Question::level(93.7, Comparison::AtLeast, 95.0).pin(2025, 96.0).grows(linear(0.0));
    assert_eq!(chance(&pinned.case(), Some(triangle(9.0, 9.0))).unwrap().share, 1.0);
}

#[test]
fn an_interval_start_has_to_meet_the_target_as_a_whole() {
    let rate = Question::new(Measure::LEVEL, Start::Below { end: amount(6.0), closed: false }, Comparison::AtMost, 6.0)
        .within(Bounds::SHARE);
    is_likely(&rate.clone().grows(linear(0.0)), stated(0.1, 0.3, Shape::Uniform), 0.25);
    // Two thirds of the interval would do as it stands: no verdict, and a chance all the same.
    let tighter = Question::new(Measure::LEVEL, Start::Below { end: amount(6.0), closed: false }, Comparison::AtMost, 4.0)
        .within(Bounds::SHARE);
    is_likely(&tighter.clone().grows(linear(-0.3)), stated(0.2, 0.2, Shape::Uniform), 0.25);
    assert!(matches!(chance(&tighter.case(), None), Err(NoChance::Unjudged(Reason::DependsOnStart { .. }))));
}

#[test]
fn there_is_no_chance_where_nothing_can_be_said_or_nothing_was_stated() {
    let some = Some(triangle(0.1, 0.1));
    let of = |question: Question, stated| chance(&question.case(), stated).unwrap_err();
    assert_eq!(of(Question::of("t1-02"), some), NoChance::Status);
    assert_eq!(of(Question::of("t1-26"), some), NoChance::Unjudged(Reason::NoStart));
    assert_eq!(of(Question::of("t1-11"), some), NoChance::Unjudged(Reason::NoGrowth));
    assert_eq!(of(Question::of("t1-03"), None), NoChance::NothingStated);
    let undefined = Question::level(0.0, Comparison::AtLeast, 1.0).grows(compound(0.1));
    assert_eq!(of(undefined, some), NoChance::Unjudged(Reason::UndefinedStep(Year::new(2021))));
    let torn = Question::of("t1-07").grows(crate::support::gap(0.1, Some(1.2))).pin(2022, 1.3);
    assert_eq!(of(torn, some), NoChance::NotOneWay);
}

#[test]
fn a_fan_of_steps_is_the_start_and_so_many_quantiles() {
    let stated = triangle(0.2, 0.1);
    let fan = fan(&Question::level(10.0, Comparison::AtLeast, 11.0).grows(linear(0.3)).case(), stated);
    assert_eq!(fan.len(), 6);
    for (t, year) in fan.iter().enumerate() {
        for (line, share) in year.path.iter().zip(FAN) {
            let steps = f64::from(u8::try_from(t).unwrap());
            near(line.get(), 10.0 + steps * (0.3 + stated.quantile(share)));
        }
    }
}

#[test]
fn a_gap_that_a_driver_may_carry_across_its_limit_before_a_pin_has_no_fan() {
    let question = Question::of("t1-19").grows(crate::support::gap(0.5, Some(5.0))).pin(2025, 4.0);
    assert!(!fan(&question.case(), triangle(0.2, 0.2)).is_empty());
    // A falling population lifts the ratio past the limit, to which the gap then closes downward.
    assert!(fan(&question.population(-0.02).case(), triangle(0.2, 0.2)).is_empty());
}

#[test]
fn what_has_no_path_of_numbers_has_no_fan() {
    for question in ["t1-02", "t1-08", "t1-26"].map(Question::of) {
        assert!(fan(&question.case(), triangle(0.1, 0.1)).is_empty(), "{question:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_chance_is_the_share_of_deviations_that_meet_the_target((question, stated) in ranged()) {
        const DRAWS: u32 = 250;
        match chance(&question.case(), Some(stated)) {
            // One draw stands for each 250th of the range, so the count cannot be off by more than one.
            Ok(chance) => {
                let sampled = sampled(&question, stated, DRAWS);
                prop_assert!((chance.share - sampled).abs() <= 1.01 / f64::from(DRAWS), "{chance:?} is not {sampled}");
            }
            Err(NoChance::Unjudged(reason)) => prop_assert_eq!(question.judge().verdict, Verdict::Unjudged(reason)),
            Err(why) => prop_assert!(why == NoChance::NotOneWay && question.judge().required.is_none(), "{why:?}"),
        }
    }

    #[test]
    fn the_lines_of_a_fan_have_their_share_of_paths_below_them((question, stated) in ranged()) {
        let paths: Vec<_> = (0..40).map(|i| off(&question, stated.quantile((f64::from(i) + 0.5) / 40.0)).trajectory).collect();
        for year in fan(&question.case(), stated) {
            let values: Vec<_> = paths.iter().map(|path| path.at(year.year).unwrap().exact().unwrap().get()).collect();
            prop_assert!(year.path.windows(2).all(|pair| pair[0] <= pair[1]));
            for (line, share) in year.path.iter().zip(FAN) {
                let slack = 1e-9 * line.get().abs().max(1.0);
                let count = |is: &dyn Fn(f64) -> bool| f64::from(u8::try_from(values.iter().filter(|y| is(**y)).count()).unwrap()) / 40.0;
                let (below, up_to) = (count(&|y| y < line.get() - slack), count(&|y| y <= line.get() + slack));
                prop_assert!(below <= share + 0.026 && share <= up_to + 0.026, "{} {line:?} {below} {up_to}", year.year);
            }
        }
    }
}

/// A scenario in which these indicators are met or missed as given, with the ranges that make them as likely as given.
fn likely(chances: &[(&str, f64)]) -> Scenario {
    let mut scenario = Scenario::holding(plan());
    for (name, share) in chances {
        let indicator = indicator(name);
        let Statement::Measured(stated_) = &indicator.statement else { panic!("{name} is measured") };
        let (Start::Value(start), target) = (stated_.start, stated_.goal.printed().unwrap().value) else {
            panic!("{name} has a start")
        };
        let required = (target.get() - start.get()) / 5.0;
        // A uniform range over 1 in which the part above what is required is the share.
        let step = required + share - 0.5;
        let assumption = Assumption {
            growth: Some(linear(step)),
            uncertainty: Some(stated(0.5, 0.5, Shape::Uniform)),
            ..Assumption::default()
        };
        scenario.assumptions.insert(id(name), assumption);
    }
    scenario
}

#[test]
fn without_a_stated_dependence_all_binding_targets_have_only_bounds() {
    // Everything that binds and can be judged: seven rows, of which t1-21 and t1-33 are met by holding.
    let ranged = [("t1-16", 0.9), ("t1-17", 0.95), ("t1-20", 0.8), ("t1-36", 0.95), ("t1-25", 0.99), ("t1-35", 0.9)];
    let scenario = likely(&ranged);
    let found = frechet(plan(), &scenario).unwrap();
    within(found.low, 1.0 - (0.1 + 0.05 + 0.2 + 0.05 + 0.01 + 0.1), 1e-6);
    within(found.high, 0.8, 1e-6);
    assert_eq!((found.counted, found.ranged), (8, 6));
    let left_out: Vec<_> = found.left_out.iter().map(|(indicator, why)| (indicator.id.as_str(), *why)).collect();
    let unjudged = |id| (id, NoChance::Unjudged(Reason::NoStart));
    assert_eq!(
        left_out,
        [
            ("t1-02", NoChance::Unjudged(Reason::StatusNotStated)),
            unjudged("t1-26"),
            unjudged("t1-29"),
            unjudged("t1-31"),
            unjudged("t1-34")
        ]
    );
}

#[test]
fn one_certain_miss_rules_all_of_them_out() {
    let found = frechet(plan(), &likely(&[("t1-16", 0.9)])).unwrap();
    assert_eq!((found.low, found.high), (0.0, 0.0));
}
