//! The method at its edges: where a comparison turns, where a bound is just met, where nothing is left to decide. Most of these
//! sentences were written for a change of the code that no other test noticed.

use std::collections::BTreeMap;

use tuiyan::plan::*;
use tuiyan::projection::*;

use crate::support::{Question, amount, compound, gap, id, linear, near};
use Comparison::{AtLeast, AtMost, LessThan, MoreThan};

fn threshold(op: Comparison, target: f64) -> Threshold {
    Threshold { op, value: amount(target) }
}

#[test]
fn a_comparison_turns_exactly_at_its_tolerance() {
    let (t, e) = (10.0, 0.5);
    let met = |op, y: f64| threshold(op, t).is_met_by(amount(y), amount(e));
    assert_eq!([AtLeast, MoreThan, AtMost, LessThan].map(|op| met(op, t - e)), [true, false, true, false]);
    assert_eq!([AtLeast, MoreThan, AtMost, LessThan].map(|op| met(op, t + e)), [true, false, true, false]);
    assert_eq!([AtLeast, MoreThan, AtMost, LessThan].map(|op| met(op, t + 0.6)), [true, true, false, false]);
    assert_eq!([AtLeast, MoreThan, AtMost, LessThan].map(|op| met(op, t - 0.6)), [false, false, true, true]);
}

#[test]
fn the_tolerance_is_a_millionth_of_the_last_place_or_a_trillionth_of_the_larger_figure() {
    let places = |count| Decimals::new(count).unwrap();
    let tolerance =
        |target: f64, decimals, start: f64| threshold(AtLeast, target).tolerance(places(decimals), Some(amount(start))).get();
    assert_eq!(tolerance(1.0, 2, 1.0), 1e-8);
    near(tolerance(1e9, 6, 1.0) * 1e3, 1.0);
    near(tolerance(1.0, 6, -1e9) * 1e3, 1.0);
}

#[test]
fn signs_places_years_and_codes_are_as_they_are_written() {
    assert_eq!([AtLeast, MoreThan, AtMost, LessThan].map(Comparison::symbol), ["≥", "＞", "≤", "＜"]);
    let places: Vec<_> = (0..=6).map(|count| Decimals::new(count).unwrap()).map(|d| (d.get(), d.printed_step())).collect();
    assert_eq!(places, [(0, 1.0), (1, 0.1), (2, 0.01), (3, 0.001), (4, 1e-4), (5, 1e-5), (6, 1e-6)]);
    assert_eq!(Decimals::new(7), None);
    assert_eq!(Year::new(2021).to_string(), "2021");
    assert_eq!(BTreeMap::from([(id("t1-03"), 1), (id("t1-04"), 2)]).get("t1-04"), Some(&2));
    assert_eq!(id("t1-03").to_string(), "t1-03");
    let reasons =
        [Reason::NoStart, Reason::NoGrowth, Reason::StatusNotStated, Reason::UndefinedStep(Year::new(2021)), Reason::NoLimit];
    let codes = ["no_start", "no_growth", "status_not_stated", "undefined_step", "no_limit"];
    assert_eq!(reasons.map(Reason::code), codes);
    let depends = Reason::DependsOnStart { met: Side::Below, of: amount(5.0) };
    assert_eq!(depends.code(), "depends_on_start");
    assert_eq!(Tally { met: 2, missed: 3, unjudged: 7, watched: 0 }.total(), 12);
}

#[test]
fn only_rates_suit_an_average_growth() {
    let suits = Family::ALL.map(Family::suits_average_growth);
    assert_eq!(suits, [true, false, true, false, false, false, false, true, false]);
}

#[test]
fn steps_that_are_all_alike_are_one_setting_and_others_are_none() {
    let rates = |rates: [f64; 2]| Growth::YearlyRates(rates.map(Rate::of).to_vec());
    assert_eq!(rates([0.02, 0.02]).setting().map(Setting::get), Some(0.02));
    assert_eq!(rates([0.02, 0.03]).setting(), None);
    assert_eq!(
        rates([0.02, 0.03]).shifted(crate::support::plan().indicators[0].statement.measured().unwrap(), 0.01),
        rates([0.03, 0.04])
    );
}

#[test]
fn an_average_growth_stands_on_the_level_that_is_known() {
    let stated = |start| Question::new(Measure::AVERAGE_GROWTH, start, AtLeast, 4.0).grows(compound(0.04));
    let start = |question: &Question| question.judge().start.unwrap().low().get();
    assert_eq!(start(&stated(Start::Missing)), 100.0);
    assert_eq!(start(&stated(Start::Value(amount(50.0)))), 50.0);
    assert_eq!(start(&stated(Start::Missing).from(30.0)), 30.0);
    assert_eq!(start(&stated(Start::Value(amount(50.0))).from(30.0)), 30.0);
}

#[test]
fn an_average_growth_with_every_year_pinned_has_nothing_left_to_require() {
    let pinned = |rate: f64| (2021..=2025).fold(Question::of("t1-11").grows(compound(0.0)), |all, year| all.pin(year, rate));
    let parameter = Parameter::Rate;
    assert_eq!(pinned(0.05).judge().required, Some(Requirement::Any { parameter }));
    let impossible = Requirement::Impossible { parameter, obstacle: Obstacle::AllPinned };
    assert_eq!(pinned(0.03).judge().required, Some(impossible));
    // Upon nothing a rate is undefined, and so is whether the pinned ones are enough.
    assert_eq!(pinned(0.05).from(0.0).judge().required, None);
}

#[test]
fn rates_set_year_by_year_are_asked_for_as_one_rate_for_all_years() {
    let rates = Growth::YearlyRates(vec![Rate::of(0.0); 5]);
    let required = Question::of("t1-11").grows(rates).requires(AtLeast, 0.04).judge().required;
    assert_eq!(required.unwrap().parameter(), Parameter::Rates);
}

#[test]
fn a_target_at_the_very_limit_of_a_path_is_reached_within_the_tolerance() {
    let question = || Question::level(94.0, AtLeast, 100.0).within(Bounds::SHARE);
    let e: f64 = 1e-8;
    question().grows(gap(0.1, None)).requires(AtLeast, 1.0 - (e / 6.0).powf(0.2));
    let logistic = |steepness: f64| Growth::Logistic { steepness: Steepness::of(steepness), ceiling: None };
    let odds = |y: f64| ((100.0 - y) / y).ln();
    let steepness = |question: Question| question.judge().required.unwrap().setting().unwrap().get();
    crate::support::within(steepness(question().grows(logistic(0.1))), (odds(94.0) - odds(100.0 - e)) / 5.0, 1e-6);
    let falling = Question::level(6.0, AtMost, 0.0).within(Bounds::SHARE).grows(logistic(-0.1));
    crate::support::within(steepness(falling), (odds(6.0) - odds(e)) / 5.0, 1e-6);
}

#[test]
fn a_strict_target_at_the_very_limit_is_out_of_reach() {
    let question = Question::level(94.0, MoreThan, 100.0).within(Bounds::NONE).grows(gap(0.1, Some(100.0)));
    let impossible = Requirement::Impossible { parameter: Parameter::Share, obstacle: Obstacle::Limit };
    assert_eq!(question.judge().required, Some(impossible));
}

#[test]
fn a_miss_of_nothing_on_a_way_of_no_length_has_no_share() {
    match Question::level(45.0, MoreThan, 45.0).judge().verdict {
        Verdict::Missed { shortfall: Some(shortfall) } => assert_eq!((shortfall.share, shortfall.close), (None, false)),
        other => panic!("{other:?} is not missed"),
    }
}

/// A yearly flow of which only `< 6` is known, with a floor of 0.
fn flow_below(op: Comparison, target: f64) -> Question {
    Question::new(Measure::CUMULATIVE, Start::Below { end: amount(6.0), closed: false }, op, target).within(Bounds::SHARE)
}

#[test]
fn an_interval_of_flows_adds_up_at_both_ends_and_stays_open() {
    let judgement = flow_below(AtMost, 100.0).grows(linear(1.0)).judge();
    let totals: Vec<_> = judgement.trajectory.so_far(Measure::CUMULATIVE).map(|(_, total)| total).collect();
    assert_eq!(totals[0], None);
    let ends: Vec<_> =
        totals[1..].iter().map(|total| total.unwrap()).map(|total| (total.low().get(), total.high().get())).collect();
    assert_eq!(ends, [(1.0, 7.0), (3.0, 15.0), (6.0, 24.0), (10.0, 34.0), (15.0, 45.0)]);
    assert!(totals[1..].iter().all(|total| total.unwrap().open() == Open::High));
    assert_eq!(judgement.capped_in, None);
}

#[test]
fn an_interval_closes_from_the_year_in_which_a_bound_holds_its_upper_end() {
    let judgement = Question::new(Measure::LEVEL, Start::Below { end: amount(6.0), closed: false }, AtLeast, 50.0)
        .within(Bounds { min: Some(amount(0.0)), max: Some(amount(10.0)) })
        .grows(linear(2.5))
        .judge();
    let known: Vec<_> = judgement
        .trajectory
        .known()
        .map(|(_, value)| (value.low().get(), value.high().get(), value.open() == Open::High))
        .collect();
    let expected =
        [(0.0, 6.0, true), (2.5, 8.5, true), (5.0, 10.0, false), (7.5, 10.0, false), (10.0, 10.0, false), (10.0, 10.0, false)];
    assert_eq!(known, expected);
    assert_eq!(judgement.capped_in, Some(Year::new(2022)));
}

#[test]
fn a_total_of_an_interval_is_open_from_the_first_year_that_was() {
    let judgement = flow_below(LessThan, 60.0).pin(2023, 1.0).judge();
    let totals: Vec<_> = judgement.trajectory.so_far(Measure::CUMULATIVE).filter_map(|(_, total)| total).collect();
    let opens: Vec<_> = totals.iter().map(|total| (total.high().get(), total.open() == Open::High)).collect();
    assert_eq!(opens, [(6.0, true), (12.0, true), (13.0, true), (14.0, true), (15.0, true)]);
}

#[test]
fn a_path_that_comes_to_a_bound_has_met_it_and_was_not_held_by_it() {
    let question = |step: f64| Question::level(90.0, AtLeast, 100.0).within(Bounds::SHARE).grows(linear(step));
    assert_eq!(question(2.0).judge().capped_in, None);
    assert_eq!(question(2.0 + 1e-9).judge().capped_in, None);
    assert_eq!(question(2.0 + 1e-5).judge().capped_in, Some(Year::new(2025)));
}

#[test]
fn a_level_without_a_start_is_solved_from_its_pin_on_and_a_total_only_from_the_first_year() {
    let level = Question::new(Measure::LEVEL, Start::Missing, AtLeast, 10.0);
    assert_eq!(level.judge().required, None);
    level.pin(2023, 6.0).requires(AtLeast, 2.0);
    let total = Question::new(Measure::CUMULATIVE, Start::Missing, AtLeast, 15.0);
    assert_eq!(total.clone().pin(2022, 1.0).judge().required, None);
    total.pin(2021, 1.0).requires(AtLeast, 1.0);
}
