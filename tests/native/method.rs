//! The method's sentences on growth, verdict and pace (§2 and §3).

use tuiyan::plan::{Amount, Bounds, Comparison, Measure, Nature, Open, Start, Year};
use tuiyan::projection::{Growth, Pace, Reason, Side, StatusReport, Verdict};

use crate::support::{Question, amount, compound, gap, linear, near};
use Comparison::{AtLeast, AtMost, LessThan, MoreThan};

/// An indicator of which only `< high` is known, with a floor of 0.
fn below(high: f64, op: Comparison, target: f64) -> Question {
    Question::new(Measure::LEVEL, Start::Below { end: amount(high), closed: false }, op, target).within(Bounds::SHARE)
}

fn paces(question: &Question) -> Vec<Pace> {
    question.judge().pace.iter().map(|progress| progress.pace).collect()
}

#[test]
fn an_interval_start_is_met_where_all_of_it_is() {
    below(6.0, LessThan, 6.0).is_met(2020);
    below(6.0, AtMost, 6.0).is_met(2020);
    below(6.0, LessThan, 6.0).grows(linear(-0.1)).is_met(2020);
    below(6.0, AtMost, 5.0).grows(linear(-0.2)).is_met(2025);
}

#[test]
fn an_interval_start_is_missed_where_none_of_it_is_enough() {
    below(6.0, LessThan, 6.0).grows(linear(2.0)).is_missed_by(4.0);
    below(6.0, AtLeast, 6.0).is_missed_by(0.0);
}

#[test]
fn an_interval_start_says_from_which_start_it_is_met() {
    let met = Side::Below;
    let question = below(6.0, LessThan, 6.0).grows(linear(0.1));
    match question.judge().verdict {
        Verdict::Unjudged(Reason::DependsOnStart { met: side, of }) => {
            assert_eq!(side, met);
            near(of.get(), 5.5);
        }
        other => panic!("{other:?} does not depend on the start"),
    }
}

#[test]
fn a_rise_that_depends_on_the_start_is_met_above_it() {
    match below(6.0, AtLeast, 5.0).judge().verdict {
        Verdict::Unjudged(Reason::DependsOnStart { met: Side::Above, of }) => near(of.get(), 5.0),
        other => panic!("{other:?} does not depend on the start"),
    }
}

#[test]
fn an_interval_is_projected_by_its_two_ends() {
    let judgement = below(6.0, LessThan, 6.0).grows(compound(0.1)).judge();
    let last = judgement.outcome.unwrap();
    near(last.low().get(), 0.0);
    near(last.high().get(), 6.0 * 1.1_f64.powi(5));
    assert!(last.open() == Open::High);
}

#[test]
fn a_pin_ends_what_was_not_known_of_an_interval() {
    below(6.0, LessThan, 6.0).pin(2022, 5.2).is_met(2020).comes_to(5.2);
}

#[test]
fn strict_targets_stay_strict() {
    Question::level(45.0, MoreThan, 45.0).is_missed_by(0.0);
    Question::level(45.01, MoreThan, 45.0).is_met(2020);
    Question::level(45.0, AtLeast, 45.0).is_met(2020);
    Question::level(4.0, LessThan, 4.0).is_missed_by(0.0);
    Question::level(4.0, AtMost, 4.0).is_met(2020);
}

#[test]
fn a_target_holds_from_the_first_year_after_the_last_break() {
    Question::level(90.0, AtLeast, 95.0).pin(2021, 96.0).pin(2022, 94.0).pin(2023, 95.0).is_met(2023);
}

#[test]
fn a_running_total_crosses_in_its_own_year() {
    Question::flow(1.0, AtLeast, 3.0).is_met(2023);
    Question::flow(1.0, AtLeast, 3.1).is_met(2024);
    Question::of("t1-07").is_met(2025).comes_to(5.4);
    Question::of("t1-07").grows(linear(0.4)).is_met(2023);
}

#[test]
fn a_total_leaves_out_the_flow_of_the_base_year() {
    Question::flow(100.0, AtLeast, 3.0)
        .grows(Growth::YearlySteps([-99.0, 0.0, 0.0, 0.0, 0.0].map(amount).to_vec()))
        .comes_to(5.0);
}

#[test]
fn average_growth_is_the_root_of_the_ratio_and_never_the_mean_of_the_rates() {
    let rates = [0.5, -0.5, 0.0, 0.0, 0.0].map(|rate| tuiyan::plan::Rate::new(rate).unwrap()).to_vec();
    Question::of("t1-11").grows(Growth::YearlyRates(rates)).comes_to((0.75_f64.powf(0.2) - 1.0) * 100.0);
}

#[test]
fn an_average_growth_without_a_level_stands_on_an_index_of_100() {
    let question = Question::of("t1-11").grows(compound(0.04)).is_met(2021).comes_to(4.0);
    near(question.judge().start.unwrap().low().get(), 100.0);
    Question::of("t1-11").grows(compound(0.039)).is_missed_by(0.1);
}

#[test]
fn a_yearly_rate_is_pinned_as_a_rate() {
    Question::of("t1-11").grows(compound(0.0)).pin(2021, 0.1).passes(&[100.0, 110.0, 110.0, 110.0, 110.0, 110.0]);
}

#[test]
fn an_average_growth_is_not_judged_before_a_rate_is_assumed() {
    Question::of("t1-11").is_unjudged(Reason::NoGrowth);
    Question::of("t1-11").pin(2021, 0.1).is_unjudged(Reason::NoGrowth);
}

#[test]
fn a_share_of_the_gap_is_closed_each_year() {
    Question::of("t1-27").grows(gap(0.5, None)).passes(&[94.0, 97.0, 98.5, 99.25, 99.625, 99.8125]);
    Question::level(8.0, AtMost, 1.0).within(Bounds::COUNT).grows(gap(0.5, None)).passes(&[8.0, 4.0, 2.0, 1.0, 0.5, 0.25]);
}

#[test]
fn a_gap_without_a_limit_is_not_judged() {
    Question::of("t1-36").grows(gap(0.5, None)).is_unjudged(Reason::NoLimit);
}

#[test]
fn a_rate_cannot_act_on_nothing_and_the_year_is_named() {
    Question::level(0.0, AtLeast, 5.0).grows(compound(0.1)).is_unjudged(Reason::UndefinedStep(Year::new(2021)));
    Question::level(5.0, AtLeast, 5.0).grows(compound(0.1)).pin(2022, 0.0).is_unjudged(Reason::UndefinedStep(Year::new(2023)));
}

#[test]
fn a_natural_bound_holds_the_path_and_its_first_year_is_reported() {
    let question = Question::of("t1-27").grows(linear(4.0)).passes(&[94.0, 98.0, 100.0, 100.0, 100.0, 100.0]);
    assert_eq!(question.judge().capped_in, Some(Year::new(2022)));
    assert_eq!(Question::of("t1-27").grows(linear(1.2)).judge().capped_in, None);
}

#[test]
fn a_gross_ratio_may_pass_a_hundred() {
    let question = Question::of("t1-03").grows(linear(2.0)).comes_to(103.7);
    assert_eq!(question.judge().capped_in, None);
}

#[test]
fn a_missing_start_is_never_a_small_number() {
    let judgement = Question::of("t1-26").grows(linear(100.0)).is_unjudged(Reason::NoStart).judge();
    assert_eq!((judgement.start, judgement.outcome), (None, None));
    assert_eq!(judgement.trajectory.known().count(), 0);
}

#[test]
fn a_missing_start_may_be_entered_or_overtaken_by_a_pinned_year() {
    Question::of("t1-26").from(90.0).grows(linear(2.0)).is_met(2025);
    Question::of("t1-26").pin(2023, 96.0).grows(linear(2.0)).passes(&[96.0, 98.0, 100.0]).is_met(2025);
    Question::of("t1-30").from(12224.4).is_met(2025);
    Question::of("t1-30").pin(2021, 12224.4).is_met(2025);
    Question::of("t1-30").pin(2022, 12224.4).is_unjudged(Reason::NoStart);
}

#[test]
fn population_growth_drives_only_what_is_counted_per_head() {
    Question::of("t1-36").population(-0.2).comes_to(2.3 / 0.8_f64.powi(5));
    Question::of("t1-15").population(-0.2).comes_to(1.8);
}

#[test]
fn a_status_is_what_a_person_states() {
    Question::of("t1-02").is_unjudged(Reason::StatusNotStated);
    Question::of("t1-02").reports(StatusReport::Reached(Year::new(2023))).is_met(2023);
    let missed = Question::of("t1-02").reports(StatusReport::NotReached).judge().verdict;
    assert_eq!(missed, Verdict::Missed { shortfall: None });
}

#[test]
fn an_expected_miss_within_a_twentieth_of_the_distance_is_close_and_still_missed() {
    let close = |question: Question| match question.judge().verdict {
        Verdict::Missed { shortfall: Some(shortfall) } => shortfall.close,
        other => panic!("{other:?} is not missed"),
    };
    let mut question = Question::level(0.0, AtLeast, 100.0).grows(linear(19.1));
    assert!(close(question.clone()));
    assert!(!close(question.clone().grows(linear(18.9))));
    question.indicator.nature = Some(Nature::Binding);
    assert!(!close(question));
}

#[test]
fn a_shortfall_is_told_in_the_unit_and_as_a_share_of_the_distance() {
    let Verdict::Missed { shortfall: Some(found) } = Question::level(10.0, AtLeast, 20.0).grows(linear(1.0)).judge().verdict
    else {
        panic!("15 is not missed");
    };
    near(found.amount.get(), 5.0);
    near(found.share.unwrap(), 0.5);
}

#[test]
fn progress_is_completion_against_elapsed_time() {
    assert_eq!(paces(&Question::level(10.0, AtLeast, 20.0).grows(linear(2.0))), [Pace::On; 5]);
    assert_eq!(paces(&Question::level(20.0, AtMost, 10.0).grows(linear(-3.0))), [Pace::Ahead; 5]);
    assert_eq!(paces(&Question::level(20.0, AtMost, 10.0).grows(linear(1.0))), [Pace::Behind; 5]);
    assert_eq!(paces(&Question::flow(1.08, AtLeast, 5.4)), [Pace::On; 5]);
}

#[test]
fn an_indicator_to_maintain_has_no_completion() {
    for held in ["t1-21", "t1-22", "t1-32", "t1-33", "t1-38", "t1-08"] {
        let judgement = Question::of(held).judge();
        assert_eq!(judgement.pace.len(), 5, "{held}");
        assert!(judgement.pace.iter().all(|p| p.pace == Pace::Maintain && p.completion.is_none()), "{held}");
    }
    assert_eq!(paces(&Question::level(96.0, AtLeast, 95.0).grows(linear(-1.0))), [Pace::Maintain; 5]);
}

#[test]
fn nothing_is_rounded_before_the_comparison() {
    Question::level(94.999, AtLeast, 95.0).is_missed_by(0.001);
    Question::level(95.0 - 1e-9, AtLeast, 95.0).is_met(2020);
}

#[test]
fn a_start_that_a_person_enters_replaces_the_plans() {
    let question = Question::of("t1-03").from(96.0).is_met(2020);
    assert_eq!(question.judge().start.unwrap().exact(), Some(Amount::of(96.0)));
}
