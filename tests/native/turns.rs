//! Solving at its edges (§4): where a bound already decides, where a pin or a driver leaves less to do, where nothing can be asked. These
//! sentences, too, were written for changes of the code that no other test noticed.

use tuiyan::plan::*;
use tuiyan::projection::*;

use crate::support::{Question, amount, compound, gap, linear, within};
use Comparison::{AtLeast, AtMost, LessThan, MoreThan};

const ANY: Requirement = Requirement::Any { parameter: Parameter::Step };
const OUT_OF_BOUNDS: Requirement = Requirement::Impossible { parameter: Parameter::Step, obstacle: Obstacle::Bound };

fn required(question: &Question) -> Option<Requirement> {
    question.clone().grows(linear(0.0)).judge().required
}

#[test]
fn what_a_bound_already_meets_is_safe_and_what_it_only_touches_is_out_of_reach() {
    let share = |op, target| required(&Question::level(50.0, op, target).within(Bounds::SHARE));
    assert_eq!([share(AtLeast, 0.0), share(AtMost, 100.0)], [Some(ANY); 2]);
    assert_eq!([share(LessThan, 0.0), share(MoreThan, 100.0)], [Some(OUT_OF_BOUNDS); 2]);
    Question::level(50.0, AtLeast, 100.0).within(Bounds::SHARE).requires(AtLeast, 10.0);
    Question::level(50.0, AtMost, 0.0).within(Bounds::SHARE).requires(AtMost, -10.0);
}

#[test]
fn a_bound_meets_what_lies_a_tolerance_beyond_it() {
    let e = 1e-8;
    assert_eq!(required(&Question::level(5.0, AtLeast, e).within(Bounds::COUNT)), Some(ANY));
    let ceiling = Bounds { min: None, max: Some(amount(0.0)) };
    assert_eq!(required(&Question::level(-5.0, AtMost, -e).within(ceiling)), Some(ANY));
}

#[test]
fn a_total_that_its_pin_and_the_floor_make_up_asks_for_no_more_than_to_come_down_to_the_floor() {
    Question::flow(10.0, AtMost, 1.0).within(Bounds::COUNT).pin(2021, 1.0).requires(AtMost, -1.0);
}

#[test]
fn a_driver_that_helps_a_path_to_its_ceiling_leaves_less_to_ask_for() {
    let bounds = Bounds { min: Some(amount(0.0)), max: Some(amount(10.0)) };
    let mut question = Question::level(8.0, AtLeast, 10.0).within(bounds).population(-0.2);
    question.indicator.per_head = true;
    // At −1.6 a year the path stands still; what is more adds up to 1.25 + … + 1.25^5 times as much.
    let grown: f64 = (1..=5).map(|t| 1.25_f64.powi(t)).sum();
    question.requires(AtLeast, 2.0 / grown - 1.6);
}

#[test]
fn what_stands_at_the_limit_of_a_gap_lies_on_neither_side_of_it() {
    let question = |pinned: f64| Question::flow(0.3, AtLeast, 1.6).grows(gap(0.0, Some(0.3))).pin(2023, pinned);
    assert!(question(0.5).judge().required.is_some());
    assert!(question(0.1).judge().required.is_some());
}

#[test]
fn an_interval_start_that_a_pin_settles_asks_as_strictly_as_the_plan() {
    let question = |op| {
        Question::new(Measure::LEVEL, Start::Below { end: amount(6.0), closed: false }, op, 6.0)
            .within(Bounds::SHARE)
            .pin(2023, 5.0)
    };
    question(LessThan).requires(LessThan, 0.5);
    question(AtMost).requires(AtMost, 0.5);
}

#[test]
fn an_open_interval_that_ends_where_enough_begins_has_nothing_that_is_enough() {
    let below = |high: f64, op| {
        Question::new(Measure::LEVEL, Start::Below { end: amount(high), closed: false }, op, 0.0)
            .within(Bounds::COUNT)
            .judge()
            .verdict
    };
    let e = 1e-8;
    assert!(matches!(below(e, MoreThan), Verdict::Missed { .. }));
    assert!(matches!(below(2.0 * e, MoreThan), Verdict::Unjudged(Reason::DependsOnStart { met: Side::Above, .. })));
    assert!(matches!(below(e, AtMost), Verdict::Met { .. }));
}

#[test]
fn a_rate_that_cannot_act_asks_for_nothing() {
    assert_eq!(Question::level(0.0, AtLeast, 5.0).grows(compound(0.1)).judge().required, None);
    assert_eq!(Question::level(-5.0, AtLeast, 5.0).grows(compound(0.1)).judge().required, None);
}

#[test]
fn a_rate_never_loses_everything_and_comes_to_nothing_within_the_tolerance() {
    for end in [2021, 2025] {
        let question = Question::level(10.0, AtMost, 0.0).over(2020, end).grows(compound(0.0));
        let rest = 1.0 + question.judge().required.unwrap().setting().unwrap().get();
        within(10.0 * rest.powi(i32::from(end - 2020)) * 1e8, 1.0, 1e-6);
    }
}

#[test]
fn a_share_of_the_gap_is_asked_for_in_its_range_alone() {
    // A single year, in which a share of more than all would pass the limit, and one of less than nothing would go back from it.
    let question = |op, target| Question::level(8.0, op, target).over(2020, 2021).grows(gap(0.5, Some(10.0)));
    let parameter = Parameter::Share;
    let impossible = Requirement::Impossible { parameter, obstacle: Obstacle::Limit };
    assert_eq!(question(AtLeast, 11.0).judge().required, Some(impossible));
    assert_eq!(question(AtLeast, 7.0).judge().required, Some(Requirement::Any { parameter }));
    question(AtLeast, 9.0).requires(AtLeast, 0.5);
    question(AtLeast, 8.0).requires(AtLeast, 0.0);
}

#[test]
fn an_s_curve_that_holds_is_safe_or_out_of_reach() {
    let logistic = Growth::Logistic { steepness: Steepness::of(0.1), ceiling: Some(amount(10.0)) };
    let required = |start: f64, target: f64| Question::level(start, AtLeast, target).grows(logistic.clone()).judge().required;
    let parameter = Parameter::Steepness;
    let impossible = Some(Requirement::Impossible { parameter, obstacle: Obstacle::Limit });
    assert_eq!(required(12.0, 12.0), Some(Requirement::Any { parameter }));
    assert_eq!([required(12.0, 13.0), required(5.0, 11.0), required(0.0, 5.0), required(-1.0, 5.0)], [impossible; 4]);
}

#[test]
fn what_is_typed_beyond_a_ceiling_is_brought_to_the_ceiling_and_no_faster() {
    let question = |growth| Question::level(94.0, AtLeast, 97.5).within(Bounds::SHARE).grows(growth);
    let aim = |growth| setting_for(&question(growth).case(), amount(120.0)).unwrap().get();
    within(aim(linear(0.0)), 1.2, 1e-6);
    within(aim(compound(0.0)), (100.0_f64 / 94.0).powf(0.2) - 1.0, 1e-6);
    assert_eq!(aim(gap(0.1, None)), 1.0);
    let odds = |y: f64| ((100.0 - y) / y).ln();
    let logistic = Growth::Logistic { steepness: Steepness::of(0.1), ceiling: None };
    within(aim(logistic), (odds(94.0) - odds(100.0 - 1e-8)) / 5.0, 1e-6);
}
