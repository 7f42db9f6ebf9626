//! How a total is set before anything is assumed of it: evenly, and without a figure that changes by that.

use tuiyan::exchange::read_scenario;
use tuiyan::plan::{Amount, Year};
use tuiyan::projection::{Growth, Parameter, Pin, Requirement, Standing, judge};
use tuiyan::scenario::{Aim, Edit, End, Preset, Scenario, Shape, Uncertainty, aimed, apply, filled, ranged, ranging, way};
use tuiyan::view::{self, IndicatorSheet, Lever};

use crate::support::{amount, id, indicator, plan};

fn holding() -> Scenario {
    Scenario::holding(plan())
}

fn sheet(scenario: &Scenario, name: &str) -> IndicatorSheet {
    let indicator = indicator(name);
    view::sheet(plan(), scenario, indicator, &judge(&scenario.case(plan(), indicator)))
}

fn lever(scenario: &Scenario, name: &str) -> Lever {
    sheet(scenario, name).lever.unwrap()
}

fn readings(scenario: &Scenario, name: &str) -> [String; 4] {
    lever(scenario, name).readings.map(|reading| reading.text)
}

#[track_caller]
fn aim(scenario: &mut Scenario, name: &str, aim: Aim) {
    let edit = aimed(plan(), scenario, &id(name), aim).unwrap();
    apply(scenario, plan(), edit).unwrap();
}

fn setting(number: f64) -> Aim {
    Aim::Setting(tuiyan::projection::Setting::new(number).unwrap())
}

fn growth<'a>(scenario: &'a Scenario, name: &str) -> Option<&'a Growth> {
    scenario.assumption(&id(name)).growth.as_ref()
}

fn even(flow: f64) -> Growth {
    Growth::Even { flow: amount(flow) }
}

fn observe(scenario: &mut Scenario, name: &str, years: &[(i16, f64)]) {
    for (year, value) in years {
        apply(scenario, plan(), Edit::Pin(id(name), Year::new(*year), Some(Pin::Observed(amount(*value))))).unwrap();
    }
}

#[test]
fn the_control_of_an_untouched_total_stands_at_what_a_year_brings_now() {
    let scenario = holding();
    let lever = lever(&scenario, "t1-13");
    assert_eq!(lever.readings[0].label, "每年完成");
    assert_eq!((lever.value, lever.min), (0.136, 0.0));
    assert_eq!(lever.readings.clone().map(|reading| reading.text), ["0.136", "0.68", "0.00", "−0.82"]);
    // 0.30 a year on a track from 0 to 1.
    assert_eq!((lever.max, lever.required_at.as_deref()), (1.0, Some("30.000%")));
    assert_eq!(sheet(&scenario, "t1-13").required, "以后每年平均需完成 0.30 万人次");
}

#[test]
fn nothing_is_assumed_and_no_figure_changes_until_it_is_moved() {
    let mut scenario = holding();
    let before = judge(&scenario.case(plan(), indicator("t1-13")));
    assert!(!sheet(&scenario, "t1-13").is_changed && scenario.assumptions.is_empty());
    // Of holding the requirement is a yearly step, as programs that read the answers know it.
    assert!(matches!(before.required, Some(Requirement::Bound { parameter: Parameter::Step, .. })));
    aim(&mut scenario, "t1-13", setting(0.136));
    assert!(scenario.assumptions.is_empty(), "what it brings anyway is no assumption");
    aim(&mut scenario, "t1-13", setting(0.3));
    assert_eq!(growth(&scenario, "t1-13"), Some(&even(0.3)));
    assert_eq!(sheet(&scenario, "t1-13").finding, "预计 5 年累计 1.50 万人次，刚好达标");
    aim(&mut scenario, "t1-13", setting(0.136));
    assert!(scenario.assumptions.is_empty());
    assert_eq!(judge(&scenario.case(plan(), indicator("t1-13"))), before);
}

#[test]
fn every_reading_of_an_untouched_total_shares_it_out() {
    for (asked, flow) in [(Aim::Outcome(amount(1.5)), 0.3), (Aim::Change(amount(0.32)), 0.2), (Aim::Margin(amount(0.5)), 0.4)] {
        let mut scenario = holding();
        aim(&mut scenario, "t1-13", asked);
        assert_eq!(growth(&scenario, "t1-13"), Some(&even(flow)), "{asked:?}");
    }
}

#[test]
fn a_year_cannot_bring_less_than_nothing() {
    let refused = aimed(plan(), &holding(), &id("t1-13"), setting(-0.1)).unwrap_err();
    assert_eq!(refused, "-0.1 低于下限 0 万人次");
}

#[test]
fn after_observations_it_stands_at_the_last_of_them() {
    let mut scenario = holding();
    observe(&mut scenario, "t1-13", &[(2021, 0.2), (2022, 0.22)]);
    assert_eq!(readings(&scenario, "t1-13"), ["0.22", "1.08", "+0.40", "−0.42"]);
    assert_eq!(sheet(&scenario, "t1-13").required, "2023—2025 年平均每年需完成 0.36 万人次");
    aim(&mut scenario, "t1-13", setting(0.36));
    assert_eq!(judge(&scenario.case(plan(), indicator("t1-13"))).verdict.standing(), Standing::Met);
}

#[test]
fn a_total_without_a_baseline_can_be_set_by_the_year_or_by_the_sum() {
    let scenario = holding();
    assert_eq!(readings(&scenario, "t1-30"), ["?"; 4]);
    let shown = sheet(&scenario, "t1-30");
    assert!(!shown.wants_start(), "the slider does without");
    assert_eq!(shown.finding, "规划没有给出起点；设定每年完成多少，或者填入起点，即可判断");
    for (asked, flow) in
        [(setting(12_500.0), 12_500.0), (Aim::Outcome(amount(61_122.0)), 12_224.4), (Aim::Margin(amount(0.0)), 12_224.4)]
    {
        let mut scenario = holding();
        aim(&mut scenario, "t1-30", asked);
        assert_eq!(growth(&scenario, "t1-30"), Some(&even(flow)), "{asked:?}");
        assert_eq!(judge(&scenario.case(plan(), indicator("t1-30"))).verdict.standing(), Standing::Met);
    }
    assert!(aimed(plan(), &scenario, &id("t1-30"), Aim::Change(amount(1.0))).is_err(), "a change since nothing known");
    let mut nothing = holding();
    aim(&mut nothing, "t1-30", setting(0.0));
    assert_eq!(growth(&nothing, "t1-30"), Some(&even(0.0)), "that nothing comes is an assumption where nothing is known");
}

/// A scenario as a file has kept it.
fn kept(assumption: &str) -> Scenario {
    let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{{"t1-13":{assumption}}}}}"#);
    read_scenario(&text, plan()).unwrap()
}

#[test]
fn what_was_kept_by_yearly_steps_goes_on_by_yearly_steps() {
    let by_steps = kept(r#"{"growth":{"family":"linear","step":0.02}}"#);
    assert_eq!(lever(&by_steps, "t1-13").readings[0].label, "每年比上年多");
    // A range counts in the parameter that it was stated of.
    let mut ranged = kept(r#"{"uncertainty":{"below":0.01,"above":0.07}}"#);
    assert_eq!(lever(&ranged, "t1-13").readings[0].label, "每年比上年多");
    let fields = sheet(&ranged, "t1-13").range.unwrap();
    assert_eq!([fields.low, fields.likely, fields.high], ["−0.010", "0.000", "+0.070"]);
    aim(&mut ranged, "t1-13", setting(0.03));
    assert_eq!(growth(&ranged, "t1-13"), Some(&Growth::Linear { step: amount(0.03) }));
    assert!(ranged.assumption(&id("t1-13")).uncertainty.is_some());
}

#[test]
fn a_range_of_an_untouched_total_is_one_of_its_yearly_amount() {
    let mut scenario = holding();
    let before = judge(&scenario.case(plan(), indicator("t1-13"))).outcome;
    let fields = sheet(&scenario, "t1-13").range.unwrap();
    assert_eq!((fields.parameter.as_str(), fields.likely.as_str(), fields.unit.as_str()), ("每年完成", "0.136", "万人次"));
    let range = ranged(plan(), &scenario, &id("t1-13"), End::High, fields.setting(0.336)).unwrap();
    assert_eq!(range, Uncertainty::new(0.0, 0.2, Shape::default()).ok());
    let edit = ranging(plan(), &scenario, &id("t1-13"), range);
    apply(&mut scenario, plan(), edit).unwrap();
    let assumption = scenario.assumption(&id("t1-13"));
    assert_eq!((assumption.growth.as_ref(), assumption.uncertainty), (Some(&even(0.136)), range));
    assert_eq!(judge(&scenario.case(plan(), indicator("t1-13"))).outcome, before);
}

#[test]
fn a_preset_shares_totals_out_and_leaves_further_ones_without_a_baseline_alone() {
    let mut scenario = holding();
    apply(&mut scenario, plan(), Edit::Preset(Preset::JustMet)).unwrap();
    assert_eq!(growth(&scenario, "t1-13"), Some(&even(0.3)));
    assert_eq!(growth(&scenario, "t1-30"), Some(&even(12_224.4)));
    assert_eq!(growth(&scenario, "b1-03"), None);
    apply(&mut scenario, plan(), Edit::Preset(Preset::Halfway)).unwrap();
    assert_eq!(growth(&scenario, "t1-13"), Some(&even(0.218)), "half of the way from 0.136 to 0.30");
}

#[test]
fn the_way_to_the_target_and_annual_targets_are_even_too() {
    let scenario = holding();
    let indicator = indicator("t1-13");
    let judgement = judge(&scenario.case(plan(), indicator));
    let path = way(plan(), &scenario, indicator, &judgement).unwrap().trajectory;
    let flows: Vec<_> = path.known().skip(1).map(|(_, flow)| flow.exact().unwrap().get()).collect();
    assert_eq!(flows, [0.3; 5]);
    let Ok(Edit::Milestones(_, targets)) = filled(plan(), &scenario, indicator) else { panic!("no annual targets") };
    assert_eq!(targets.into_values().map(Amount::get).collect::<Vec<_>>(), [0.3, 0.6, 0.9, 1.2]);
}
