use super::*;
use crate::exchange::builtin_plan;
use crate::plan::{Amount, Bounds, Comparison, Cost, Goal, Id, Indicator, Plan, Rate, Share, Statement, Steepness, Year};
use crate::projection::{Growth, Pin};
use crate::scenario::{Edit, Shape, Uncertainty, apply};

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// A scenario after some edits, and its warnings beside those that the document gives cause for.
struct Told {
    plan: Plan,
    scenario: Scenario,
}

impl Told {
    fn new() -> Self {
        let plan = builtin_plan().unwrap();
        Self { scenario: Scenario::holding(&plan), plan }
    }

    fn but(mut self, edit: Edit) -> Self {
        apply(&mut self.scenario, &self.plan, edit).unwrap();
        self
    }

    fn grows(self, name: &str, growth: Growth) -> Self {
        self.but(Edit::Growth(id(name), Some(growth)))
    }

    fn steps(self, name: &str, step: f64) -> Self {
        self.grows(name, Growth::Linear { step: Amount::new(step).unwrap() })
    }

    fn starts(self, name: &str, start: f64) -> Self {
        self.but(Edit::Start(id(name), Amount::new(start).ok()))
    }

    fn observed(self, name: &str, years: &[(i16, f64)]) -> Self {
        years.iter().fold(self, |told, (year, value)| {
            told.but(Edit::Pin(id(name), Year::new(*year), Some(Pin::Observed(Amount::new(*value).unwrap()))))
        })
    }

    fn reads(self, name: &str, reading: &str) -> Self {
        self.but(Edit::Reading(id(name), Some(id(reading))))
    }

    fn with(mut self, name: &str, change: impl FnOnce(&mut Indicator)) -> Self {
        change(self.plan.indicators.iter_mut().find(|indicator| indicator.id == id(name)).unwrap());
        self
    }

    fn warnings(&self) -> Vec<Warning> {
        warnings(&self.plan, &self.scenario)
    }

    /// The warnings that are not about the document alone.
    fn new_ones(&self) -> Vec<Warning> {
        let old = Self::new().warnings();
        self.warnings().into_iter().filter(|warning| !old.contains(warning)).collect()
    }

    #[track_caller]
    fn only(&self) -> Warning {
        let found = self.new_ones();
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    }

    #[track_caller]
    fn is_quiet(&self) {
        assert_eq!(self.new_ones(), []);
    }
}

fn to(name: &str, control: Control) -> Lead {
    Lead { indicator: Some(id(name)), control }
}

#[test]
fn the_document_alone_disagrees_with_itself_in_two_places() {
    let found = Told::new().warnings();
    let said: Vec<_> = found
        .iter()
        .map(|warning| match &warning.finding {
            Finding::StatedTwice(Differing { whole, stated, sum, when: ComparedFigure::Target, .. }) => {
                (whole.as_str(), stated.get(), sum.get())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(said, [("c4-s2-02", 7.0, 31.0), ("c4-s2-05", 25.0, 42.0)]);
    assert!(found.iter().all(|warning| warning.severity == Severity::WorthALook && !warning.place.is_empty()));
    assert_eq!(found[0].lead, to("c4-s2-02", Control::Reading));
}

#[test]
fn a_reading_that_agrees_settles_what_is_stated_twice() {
    let told = Told::new().reads("c4-s2-02", "box").reads("c4-s2-05", "box");
    assert_eq!(told.warnings(), []);
    // Both turned round, they disagree again.
    assert_eq!(Told::new().reads("c4-s2-02", "box").reads("b2-01", "text").warnings().len(), 2);
}

#[test]
fn a_quantity_stated_twice_that_is_projected_to_two_results_is_worth_a_look_where_the_document_leaves_it_open() {
    let told = Told::new().starts("c4-s5-01", 120.0).starts("b5-01", 100.0);
    let warning = told.only();
    let Finding::StatedTwice(Differing { when, stated, sum, .. }) = &warning.finding else { panic!("{warning:?}") };
    assert_eq!((*when, stated.get(), sum.get()), (ComparedFigure::Outcome, 600.0, 500.0));
    assert_eq!((warning.severity, warning.lead), (Severity::WorthALook, to("c4-s5-01", Control::Growth)));
}

#[test]
fn a_share_that_is_asked_above_a_hundred_is_held_and_said_with_its_year_and_excess() {
    // 97 + 0.8 a year: 100.2 in 2024.
    let warning = Told::new().steps("t1-04", 0.8).only();
    let Finding::Held { year, bound, asked, .. } = warning.finding else { panic!("{warning:?}") };
    assert_eq!((year, bound.get()), (Year::new(2024), 100.0));
    assert!((asked.get() - 100.2).abs() < 1e-9);
    assert_eq!(warning.lead, to("t1-04", Control::Growth));
    Told::new().steps("t1-04", 0.6).is_quiet();
    // A gross ratio may pass 100.
    Told::new().steps("t1-03", 5.0).is_quiet();
}

#[test]
fn a_count_that_is_asked_below_nothing_is_held_at_its_floor() {
    let warning = Told::new().steps("t1-16", -1.0).only();
    let Finding::Held { year, bound, asked, .. } = warning.finding else { panic!("{warning:?}") };
    assert_eq!((year, bound.get()), (Year::new(2023), 0.0));
    assert!((asked.get() + 0.38).abs() < 1e-9);
}

#[test]
fn an_interval_is_held_only_where_all_of_it_is() {
    // Somewhere below 6: less by 0.5 a year may well be; less by 1.3 a year is below nothing in 2025 whatever the start.
    Told::new().steps("t1-08", -0.5).is_quiet();
    let warning = Told::new().steps("t1-08", -1.3).only();
    let Finding::Held { year, bound, asked, .. } = warning.finding else { panic!("{warning:?}") };
    assert_eq!((year, bound.get()), (Year::new(2025), 0.0));
    assert!((asked.get() + 0.5).abs() < 1e-9);
}

#[test]
fn a_path_that_arrives_at_its_bound_is_not_held_by_it() {
    // Sums of tenths are not quite 100 in doubles.
    Told::new().steps("t1-04", 0.6).is_quiet();
    Told::new().starts("t1-10", 98.5).steps("t1-10", 0.3).is_quiet();
}

#[test]
fn a_strict_target_at_the_natural_bound_cannot_be_met() {
    let told = Told::new().with("t1-26", |indicator| {
        let Statement::Measured(stated) = &mut indicator.statement else { panic!("measured") };
        let printed = stated.goal.printed().unwrap();
        stated.goal = Goal::number(Comparison::MoreThan, printed.value);
    });
    let warning = told.only();
    assert!(matches!(warning.finding, Finding::TargetBeyondBounds { .. }), "{warning:?}");
    assert_eq!(warning.severity, Severity::Contradiction);
    let lower = told.with("t1-26", |indicator| indicator.bounds = Bounds { max: Amount::new(101.0).ok(), ..Bounds::SHARE });
    lower.is_quiet();
}

#[test]
fn a_limit_that_the_path_starts_beyond_is_said() {
    let gap = |limit| Growth::Gap { share: Share::of(0.2), limit: Amount::new(limit).ok() };
    let warning = Told::new().grows("t1-03", gap(90.0)).only();
    let Finding::StartBeyondLimit { start, limit, is_curve, .. } = warning.finding else { panic!("{warning:?}") };
    assert_eq!((start.get(), limit.get(), is_curve), (93.7, 90.0, false));
    Told::new().grows("t1-03", gap(100.0)).is_quiet();
    let curve = |ceiling| Growth::Logistic { steepness: Steepness::of(0.3), ceiling: Amount::new(ceiling).ok() };
    assert!(matches!(Told::new().grows("t1-03", curve(93.0)).only().finding, Finding::StartBeyondLimit { is_curve: true, .. }));
    Told::new().grows("t1-03", curve(120.0)).is_quiet();
}

#[test]
fn a_part_that_outgrows_its_whole_is_a_contradiction_with_every_year_of_it() {
    // The whole holds 0.136 a year; the part starts at 0.092 and adds 0.03 a year.
    let warning = Told::new().steps("t1-14", 0.03).only();
    let Finding::PartAboveWhole { part, whole, excesses } = &warning.finding else { panic!("{warning:?}") };
    assert_eq!((part.as_str(), whole.as_str()), ("t1-14", "t1-13"));
    let years = [2022, 2023, 2024, 2025].map(|year| ComparedFigure::Year(Year::new(year)));
    let when: Vec<_> = excesses.iter().map(|excess| excess.when).collect();
    assert_eq!(when, [&years[..], &[ComparedFigure::Outcome]].concat());
    assert_eq!((warning.severity, &warning.lead), (Severity::Contradiction, &to("t1-14", Control::Growth)));
    assert_eq!(warning.years().len(), 4);
    Told::new().steps("t1-14", 0.008).is_quiet();
}

#[test]
fn reading_a_part_as_one_year_and_its_whole_as_five_leads_to_the_reading() {
    let warning = Told::new().reads("t1-14", "2020-single-year").only();
    assert!(matches!(warning.finding, Finding::PartAboveWhole { .. }));
    assert_eq!(warning.lead, to("t1-14", Control::Reading));
    Told::new().reads("t1-14", "2020-single-year").reads("t1-13", "2020-single-year").is_quiet();
}

#[test]
fn a_part_that_was_observed_above_its_whole_leads_to_the_years() {
    let warning = Told::new().observed("t1-14", &[(2021, 0.2)]).new_ones().remove(0);
    let Finding::PartAboveWhole { excesses, .. } = &warning.finding else { panic!("{warning:?}") };
    assert_eq!(excesses[0].when, ComparedFigure::Year(Year::new(2021)));
    assert_eq!(warning.lead, to("t1-14", Control::Years));
}

#[test]
fn three_times_600_are_1800() {
    Told::new().is_quiet();
    let told = Told::new().with("b1-06", |indicator| {
        let Statement::Measured(stated) = &mut indicator.statement else { panic!("measured") };
        let printed = stated.goal.printed().unwrap();
        stated.goal = Goal::number(printed.op, Amount::of(500.0));
    });
    let warning = told.only();
    let Finding::SumDiffers(differing) = &warning.finding else { panic!("{warning:?}") };
    assert_eq!((differing.when, differing.stated.get(), differing.sum.get()), (ComparedFigure::Target, 1800.0, 1700.0));
    assert_eq!((warning.severity, warning.place.own()), (Severity::Contradiction, "专栏1 托育服务扩容"));
}

#[test]
fn what_is_projected_of_the_parts_adds_up_to_the_whole() {
    let thirds = |told: Told| told.starts("b1-04", 120.0).starts("b1-05", 120.0).starts("b1-06", 120.0);
    thirds(Told::new().starts("b1-03", 360.0)).is_quiet();
    let warning = thirds(Told::new().starts("b1-03", 400.0)).only();
    let Finding::SumDiffers(differing) = &warning.finding else { panic!("{warning:?}") };
    assert_eq!((differing.when, differing.stated.get(), differing.sum.get()), (ComparedFigure::Outcome, 2000.0, 1800.0));
    // Two of three parts are known, and more than the whole already.
    let two = Told::new().starts("b1-03", 200.0).starts("b1-04", 120.0).starts("b1-05", 120.0);
    assert!(matches!(two.only().finding, Finding::SumDiffers(_)));
    Told::new().starts("b1-03", 260.0).starts("b1-04", 120.0).starts("b1-05", 120.0).is_quiet();
}

#[test]
fn a_part_above_its_whole_is_not_said_again_as_a_sum() {
    let told = Told::new().starts("b1-03", 100.0).starts("b1-04", 120.0).starts("b1-05", 10.0).starts("b1-06", 10.0);
    assert!(matches!(told.only().finding, Finding::PartAboveWhole { .. }));
}

#[test]
fn what_was_observed_against_what_is_assumed_is_said_where_it_goes_the_other_way() {
    let warning = Told::new().observed("t1-03", &[(2021, 93.5)]).steps("t1-03", 0.4).only();
    let Finding::AgainstObserved { until, observed, assumed, .. } = warning.finding else { panic!("{warning:?}") };
    assert_eq!(until, Year::new(2021));
    assert!((observed + 0.2).abs() < 1e-9 && (assumed - 0.4).abs() < 1e-9);
    assert_eq!(warning.severity, Severity::WorthALook);
}

#[test]
fn what_was_observed_at_less_than_half_the_assumed_pace_is_said() {
    let observed = |value| Told::new().observed("t1-03", &[(2021, 93.8), (2022, value)]).steps("t1-03", 0.4);
    // 0.3 in two years is 0.15 a year, less than half of 0.4; 0.4 in two years is just half.
    assert!(matches!(observed(94.0).only().finding, Finding::AgainstObserved { .. }));
    observed(94.1).is_quiet();
    // Faster than assumed is no warning, nor is holding on.
    observed(96.0).is_quiet();
    Told::new().observed("t1-03", &[(2021, 93.5)]).is_quiet();
}

#[test]
fn of_a_total_the_flows_are_compared_and_of_a_mean_growth_the_rates() {
    assert!(matches!(
        Told::new().observed("t1-07", &[(2021, 0.4)]).steps("t1-07", 0.2).only().finding,
        Finding::AgainstObserved { observed, .. } if (observed - 0.4).abs() < 1e-9
    ));
    let rate = |rate| Growth::Compound { rate: Rate::of(rate) };
    let wages =
        |observed| Told::new().observed("t1-11", &[(2021, observed)]).grows("t1-11", Growth::Compound { rate: Rate::of(0.06) });
    let Finding::AgainstObserved { observed, assumed, .. } = wages(0.02).only().finding else { panic!("2 ％ against 6 ％") };
    assert!((observed - 2.0).abs() < 1e-9 && (assumed - 6.0).abs() < 1e-9);
    wages(0.04).is_quiet();
    Told::new().grows("t1-11", rate(0.06)).is_quiet();
}

#[test]
fn where_a_fall_is_wanted_a_slow_fall_is_slow() {
    let unemployment = |observed| Told::new().starts("t1-09", 4.5).observed("t1-09", &[(2021, observed)]).steps("t1-09", -0.2);
    assert!(matches!(unemployment(4.45).only().finding, Finding::AgainstObserved { .. }));
    unemployment(4.3).is_quiet();
}

#[test]
fn a_range_without_a_year_left_and_a_driver_without_anything_to_drive_have_no_effect() {
    let years: Vec<_> = (2021..=2025).map(|year| (year, 94.0)).collect();
    let range = Edit::Uncertainty(id("t1-03"), Uncertainty::new(0.1, 0.1, Shape::Triangular).ok());
    let warning = Told::new().observed("t1-03", &years).but(range.clone()).only();
    assert_eq!((warning.finding, warning.lead), (Finding::RangeIdle { indicator: id("t1-03") }, to("t1-03", Control::Range)));
    Told::new().observed("t1-03", &years[..4]).but(range).is_quiet();

    let driven = Told::new().but(Edit::PopulationGrowth(Some(Rate::of(0.01))));
    driven.is_quiet();
    let mut undriven = Told::new().but(Edit::PopulationGrowth(Some(Rate::of(0.01))));
    undriven.plan.indicators.iter_mut().for_each(|indicator| indicator.per_head = false);
    assert_eq!(undriven.only().finding, Finding::DriverIdle);
}

#[test]
fn contradictions_stand_first_then_what_is_binding_then_the_order_of_the_plan() {
    let told = Told::new().steps("t1-04", 0.8).steps("t1-25", 20.0).steps("t1-14", 0.03);
    let order: Vec<_> = told.warnings().iter().map(|warning| warning.indicators()[0].to_string()).collect();
    assert_eq!(order, ["t1-14", "t1-25", "t1-04", "c4-s2-02", "c4-s2-05"]);
    assert_eq!(told.warnings(), told.warnings());
}

#[test]
fn what_is_locked_or_costs_something_contradicts_nothing() {
    Told::new().but(Edit::UnitCost(id("t1-03"), Some(Cost::of(3.0)))).but(Edit::Budget(Some(Cost::of(1.0)))).is_quiet();
}

#[test]
fn a_preset_contradicts_nothing() {
    for preset in crate::scenario::Preset::ALL {
        Told::new().but(Edit::Preset(preset)).is_quiet();
    }
}
