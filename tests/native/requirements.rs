//! The method's sentences on solving for the target (§4).

use proptest::prelude::*;
use tuiyan::plan::{Bounds, Comparison, Damping, Direction, Measure, Start};
use tuiyan::projection::{Growth, Obstacle, Parameter, Requirement, Verdict, setting_for};

use crate::support::{Question, amount, compound, gap, linear, near, within};
use Comparison::{AtLeast, AtMost, LessThan, MoreThan};

#[test]
fn each_family_has_its_closed_form() {
    let question = || Question::level(94.0, AtLeast, 97.5).within(Bounds::SHARE);
    question().requires(AtLeast, 0.7);
    question().grows(linear(0.0)).requires(AtLeast, 0.7);
    question().grows(compound(0.0)).requires(AtLeast, (97.5_f64 / 94.0).powf(0.2) - 1.0);
    question().grows(gap(0.0, None)).requires(AtLeast, 1.0 - (2.5_f64 / 6.0).powf(0.2));
    let damped = Growth::Damped { step: amount(0.0), phi: Damping::of(0.5) };
    question().grows(damped).requires(AtLeast, 3.5 / 1.9375);
    let logit = |y: f64| (y / (100.0 - y)).ln();
    question()
        .grows(Growth::opening(tuiyan::projection::Family::Logistic, 5))
        .requires(AtLeast, (logit(97.5) - logit(94.0)) / 5.0);
}

#[test]
fn a_strict_target_asks_for_more_than_the_setting() {
    Question::of("t1-35").requires(MoreThan, 68.0);
    Question::of("t1-10").from(40.0).requires(MoreThan, 1.0);
    Question::level(10.0, LessThan, 5.0).requires(LessThan, -1.0);
}

#[test]
fn pinned_years_leave_the_requirement_to_the_years_that_remain() {
    Question::of("t1-03").pin(2023, 94.0).requires(AtLeast, 0.5);
    Question::of("t1-26").pin(2024, 99.0).requires(AtLeast, 1.0);
    Question::flow(1.0, AtLeast, 10.0).pin(2021, 1.0).pin(2022, 1.0).pin(2023, 1.0).pin(2024, 1.0).requires(AtLeast, 5.0);
    Question::of("t1-11").grows(compound(0.0)).pin(2021, 0.0).requires(AtLeast, 1.04_f64.powf(1.25) - 1.0);
}

#[test]
fn with_every_year_pinned_nothing_can_be_required() {
    let all = |last: f64| (2021..2025).fold(Question::of("t1-03"), |question, year| question.pin(year, 94.0)).pin(2025, last);
    let parameter = Parameter::Step;
    assert_eq!(all(95.0).judge().required, Some(Requirement::Any { parameter }));
    let impossible = Requirement::Impossible { parameter, obstacle: Obstacle::AllPinned };
    assert_eq!(all(94.0).judge().required, Some(impossible));
}

#[test]
fn a_limit_that_ends_before_the_target_makes_it_impossible() {
    let question = Question::of("t1-03").grows(gap(0.1, Some(94.5)));
    let impossible = Requirement::Impossible { parameter: Parameter::Share, obstacle: Obstacle::Limit };
    assert_eq!(question.judge().required, Some(impossible));
}

#[test]
fn a_bound_that_ends_before_the_target_makes_it_impossible() {
    let question = Question::level(90.0, MoreThan, 100.0).within(Bounds::SHARE);
    let impossible = Requirement::Impossible { parameter: Parameter::Step, obstacle: Obstacle::Bound };
    assert_eq!(question.judge().required, Some(impossible));
}

#[test]
fn a_target_that_the_floor_already_meets_is_safe_at_any_value() {
    let question = Question::level(5.0, AtLeast, 0.0).within(Bounds::COUNT).grows(linear(1.0));
    assert_eq!(question.judge().required, Some(Requirement::Any { parameter: Parameter::Step }));
}

#[test]
fn an_interval_start_is_required_of_its_worse_end() {
    let question = |op, target| {
        Question::new(Measure::LEVEL, Start::Below { end: amount(6.0), closed: false }, op, target).within(Bounds::SHARE)
    };
    question(AtMost, 5.0).requires(AtMost, -0.2);
    question(LessThan, 6.0).requires(AtMost, 0.0);
    question(AtLeast, 5.0).requires(AtLeast, 1.0);
}

#[test]
fn holding_an_average_growth_asks_for_a_rate() {
    let required = Question::of("t1-11").requires(AtLeast, 0.04).judge().required;
    assert_eq!(required.unwrap().parameter(), Parameter::Rate);
}

#[test]
fn a_driver_changes_what_is_required() {
    let grown = |step: f64| (0..5).fold(2.3, |y, _| (y + step) / 1.01);
    let question = Question::of("t1-36").population(0.01).grows(linear(0.0));
    let required = question.judge().required.unwrap().setting().unwrap();
    near(grown(required.get()), 2.6);
}

#[test]
fn what_brings_a_path_to_a_typed_value_is_found() {
    let aim =
        |question: &Question, outcome: f64| setting_for(&question.case(), amount(outcome)).map(tuiyan::projection::Setting::get);
    near(aim(&Question::of("t1-03"), 96.2).unwrap(), 0.5);
    near(aim(&Question::of("t1-03").grows(compound(0.0)), 93.7).unwrap(), 0.0);
    within(aim(&Question::of("t1-27"), 120.0).unwrap(), 6.0 / 5.0, 1e-6);
    assert_eq!(aim(&Question::of("t1-26"), 96.0), None);
    assert_eq!(aim(&Question::of("t1-02"), 96.0), None);
}

#[test]
fn a_gap_that_pins_put_on_both_sides_of_its_limit_has_no_single_requirement() {
    let question = |pinned: f64| Question::flow(0.4, AtLeast, 1.6).grows(gap(0.0, Some(0.3))).pin(2023, pinned);
    assert_eq!(question(0.0).judge().required, None);
    assert!(question(0.5).judge().required.is_some());
    assert_eq!(setting_for(&question(0.0).case(), amount(1.5)), None);
}

#[test]
fn a_gap_that_a_driver_carries_over_its_limit_has_no_single_requirement() {
    let question = |population: f64| Question::of("t1-36").grows(gap(0.1, Some(2.7))).population(population);
    assert_eq!(question(-0.02).judge().required, None);
    assert!(question(0.02).judge().required.is_some());
}

#[test]
fn a_ceiling_asks_for_at_most_however_it_is_solved() {
    // A total has no closed form under a rate, nor has a level that a driver bears on: both are searched for.
    let relation = |question: &Question| match question.judge().required {
        Some(Requirement::Bound { relation, .. }) => relation,
        other => panic!("{other:?}"),
    };
    let total = |op| Question::flow(1.0, op, 4.0).grows(compound(0.0));
    assert_eq!([AtLeast, MoreThan, AtMost, LessThan].map(|op| relation(&total(op))), [AtLeast, MoreThan, AtMost, LessThan]);
    let mut driven = Question::level(8.0, AtMost, 6.0).population(0.01);
    driven.indicator.per_head = true;
    assert_eq!(relation(&driven), AtMost);
}

#[test]
fn a_gap_that_closes_downward_asks_for_at_least_to_stay_below_and_for_at_most_to_stay_above() {
    let level = |op| Question::level(8.0, op, 1.0).within(Bounds::COUNT).grows(gap(0.5, Some(0.0)));
    let share = 1.0 - 0.125_f64.powf(0.2);
    level(AtMost).requires(AtLeast, share);
    level(AtLeast).requires(AtMost, share);
    let total = |op| Question::flow(8.0, op, 20.0).within(Bounds::COUNT).grows(gap(0.1, Some(0.0)));
    let found = total(AtMost).judge().required.and_then(tuiyan::projection::Requirement::setting).unwrap().get();
    total(AtMost).requires(AtLeast, found);
    total(AtLeast).requires(AtMost, found);
}

/// A question about an indicator made for the purpose: any comparison, any family, with and without bounds, a driver and a pin.
fn asked() -> impl Strategy<Value = Question> {
    let op = prop::sample::select(vec![AtLeast, MoreThan, AtMost, LessThan]);
    let kind = prop::sample::select(vec![Measure::LEVEL, Measure::CUMULATIVE]);
    let bounds = prop::sample::select(vec![Bounds::NONE, Bounds::COUNT, Bounds::SHARE]);
    let family = prop::sample::select(tuiyan::projection::Family::ALL.to_vec());
    let pin = prop::option::weighted(0.3, (2021..=2024_i16, 0.5..1.5_f64));
    let driven = prop::option::weighted(0.2, -0.02..0.02_f64);
    (op, kind, bounds, family, 1.0..60.0_f64, 0.3..1.7_f64, pin, driven).prop_map(
        |(op, kind, bounds, family, start, share, pin, driven)| {
            let target = start * share * if kind == Measure::CUMULATIVE { 5.0 } else { 1.0 };
            let growth = match Growth::opening(family, 5) {
                Growth::Gap { share, .. } => Growth::Gap { share, limit: Some(amount(start * 1.9)) },
                Growth::Logistic { steepness, .. } => Growth::Logistic { steepness, ceiling: Some(amount(start * 1.9)) },
                growth => growth,
            };
            let mut question = Question::new(kind, Start::Value(amount(start)), op, target).within(bounds).grows(growth);
            if let Some((year, share)) = pin {
                question = question.pin(year, start * share);
            }
            if let Some(rate) = driven {
                question.indicator.per_head = true;
                question = question.population(rate);
            }
            question
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_required_meets_the_target_on_its_side_and_misses_it_on_the_other(question in asked()) {
        let Some(Requirement::Bound { parameter, relation, setting }) = question.judge().required else { return Ok(()) };
        let x = setting.get();
        let away = 1e-3 * x.abs().max(1.0);
        for (x, side) in [(x + away, relation.direction() == Direction::Rise), (x - away, relation.direction() == Direction::Fall)] {
            let Some(moved) = question.with(parameter, x) else { continue };
            let is_met = matches!(moved.judge().verdict, Verdict::Met { .. });
            prop_assert_eq!(is_met, side, "{:?} {:?} {}", moved, question.judge().required, x);
        }
    }
}
