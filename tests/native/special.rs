//! Table 1 as the document prints it: the count when nothing changes, its special cases, and every recorded reading (§1, §6).

use tuiyan::exchange::Tally;
use tuiyan::plan::Start;
use tuiyan::projection::{Reason, StatusReport};
use tuiyan::scenario::{Edit, Scenario, apply};

use crate::support::{Question, amount, compound, indicator, linear, plan, summary};

#[test]
fn holding_everything_meets_2_of_13_binding_and_8_of_25_expected_indicators() {
    let held = summary(&Scenario::holding(plan()));
    assert_eq!(held.binding, Tally { met: 2, missed: 6, unjudged: 5, watched: 0 });
    assert_eq!(held.expected, Tally { met: 8, missed: 12, unjudged: 5, watched: 0 });
}

#[test]
fn the_counts_of_the_scoreboard_leave_out_what_stands_outside_table_1() {
    let mut scenario = Scenario::holding(plan());
    let outside = plan().indicators.iter().find(|i| !plan().is_scored(i) && i.statement.is_status()).unwrap();
    let report = StatusReport::Reached(plan().period.end());
    apply(&mut scenario, plan(), Edit::Status(outside.id.clone(), Some(report))).unwrap();
    assert_eq!(summary(&scenario), summary(&Scenario::holding(plan())));
}

#[test]
fn a_figure_without_brackets_beside_a_total_is_a_yearly_flow() {
    Question::of("t1-07").passes(&[1.08; 6]).comes_to(5.4).is_met(2025);
}

#[test]
fn an_earlier_total_implies_a_fifth_of_it_each_year() {
    Question::of("t1-13").passes(&[0.136; 6]).comes_to(0.68).is_missed_by(0.82);
    Question::of("t1-14").passes(&[0.092; 6]).comes_to(0.46).is_missed_by(0.14);
}

#[test]
fn rural_labour_is_a_level_and_not_a_flow_to_be_summed() {
    assert_eq!(Question::of("t1-12").statement().code(), "level");
    Question::of("t1-12").comes_to(5.49).is_missed_by(0.01);
}

#[test]
fn unemployment_starts_from_a_bound() {
    Question::of("t1-08").is_met(2020);
    Question::of("t1-09").is_met(2020);
    Question::of("t1-09").from(4.0).is_met(2020);
}

#[test]
fn figures_above_are_strict() {
    Question::of("t1-10").from(45.0).is_missed_by(0.0);
    Question::of("t1-34").from(95.0).is_missed_by(0.0);
    Question::of("t1-35").grows(linear(68.0)).is_missed_by(0.0);
    Question::of("t1-35").grows(linear(68.1)).is_met(2025);
    Question::of("t1-37").from(30.0).is_missed_by(0.0);
}

#[test]
fn wages_are_judged_on_their_average_growth() {
    Question::of("t1-11").grows(compound(0.04)).is_met(2021).comes_to(4.0);
}

#[test]
fn a_dash_is_no_start() {
    for missing in ["t1-10", "t1-26", "t1-28", "t1-29", "t1-30", "t1-31", "t1-34", "t1-37"] {
        Question::of(missing).is_unjudged(Reason::NoStart);
    }
}

#[test]
fn every_ambiguity_is_recorded_as_a_reading() {
    for (name, readings) in [
        ("t1-02", &["status", "rate-100"][..]),
        ("t1-06", &["as-printed"]),
        ("t1-07", &["yearly-flow", "earlier-total"]),
        ("t1-08", &["bound", "control-line"]),
        ("t1-09", &["at-most", "below"]),
        ("t1-12", &["level"]),
        ("t1-13", &["five-year-total", "2020-single-year"]),
        ("t1-14", &["five-year-total", "2020-single-year"]),
        ("c4-s2-02", &["text", "box"]),
        ("c4-s2-05", &["text", "box"]),
    ] {
        let recorded = &indicator(name).readings;
        let found: Vec<_> = recorded.iter().map(|reading| reading.id.as_str()).collect();
        assert_eq!(found, readings, "{name}");
    }
}

#[test]
fn every_reading_can_be_chosen_and_has_its_place_in_the_document() {
    for indicator in &plan().indicators {
        for reading in &indicator.readings {
            let mut scenario = Scenario::holding(plan());
            apply(&mut scenario, plan(), Edit::Reading(indicator.id.clone(), Some(reading.id.clone()))).unwrap();
            let statement = scenario.assumption(&indicator.id).statement(indicator);
            assert_eq!(*statement, reading.statement, "{} {}", indicator.id, reading.id);
            assert!(!reading.place.is_empty() && !reading.note.is_empty(), "{} {}", indicator.id, reading.id);
        }
    }
}

#[test]
fn another_reading_gives_another_verdict() {
    Question::of("t1-13").read_as("2020-single-year").comes_to(3.4).is_met(2023);
    Question::of("t1-14").read_as("2020-single-year").comes_to(2.3).is_met(2022);
    Question::of("t1-07").read_as("earlier-total").comes_to(1.08).is_missed_by(4.32);
    Question::of("t1-08").read_as("control-line").is_unjudged(Reason::NoStart);
    Question::of("t1-09").read_as("below").is_met(2020).from(4.0).is_missed_by(0.0);
    Question::of("t1-02").read_as("rate-100").from(99.0).is_missed_by(1.0);
}

#[test]
fn the_box_builds_more_kindergartens_than_the_text() {
    let target = |question: Question| question.statement().measured().unwrap().goal.printed().unwrap().value;
    assert_eq!(target(Question::of("c4-s2-02")), amount(7.0));
    assert_eq!(target(Question::of("c4-s2-02").read_as("box")), amount(31.0));
    assert_eq!(target(Question::of("c4-s2-05")), amount(25.0));
    assert_eq!(target(Question::of("c4-s2-05").read_as("box")), amount(42.0));
}

#[test]
fn a_dash_never_becomes_a_number_in_the_plan() {
    let dashed = plan().indicators.iter().filter(|i| i.source.printed.starts_with("- "));
    for indicator in dashed {
        let start = indicator.statement.measured().map(|stated| stated.start);
        assert!(matches!(start, None | Some(Start::Missing)), "{}", indicator.id);
    }
}
