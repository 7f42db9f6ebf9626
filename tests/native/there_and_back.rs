//! A movement there and back leaves no change behind: in the scenario, in its list of changes, in its link, in its file.

use proptest::prelude::*;
use tuiyan::exchange::{encode_link, write_scenario};
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::*;
use tuiyan::view::{self, ListBasis, Listing};

use crate::support::{amount, id, indicator, plan};

fn holding() -> Scenario {
    Scenario::holding(plan())
}

#[track_caller]
fn made(scenario: &Scenario, edit: Edit) -> Scenario {
    let mut made = scenario.clone();
    apply(&mut made, plan(), edit).unwrap();
    made
}

#[track_caller]
fn moved(scenario: &Scenario, name: &str, aim: Aim) -> Scenario {
    made(scenario, aimed(plan(), scenario, &id(name), aim).unwrap())
}

fn setting(number: f64) -> Aim {
    Aim::Setting(Setting::new(number).unwrap())
}

/// Nothing of a page says that anything was changed.
#[track_caller]
fn is_untouched(scenario: &Scenario) {
    assert_eq!(*scenario, holding());
    assert!(view::changes(plan(), scenario).is_empty());
    assert_eq!(encode_link(plan(), scenario), encode_link(plan(), &holding()));
    assert_eq!(write_scenario(scenario), write_scenario(&holding()));
    let changed = view::Filter { is_changed: true, ..view::Filter::default() };
    let judged = |indicator: &Indicator| judge(&scenario.case(plan(), indicator));
    let facets = |indicator: &Indicator| view::facets(indicator, scenario.assumption(&indicator.id), &judged(indicator));
    let rows: Vec<_> = plan().indicators.iter().map(facets).collect();
    let basis = ListBasis { filter: changed, scenario: Key::opening(), round: 0 };
    assert!(
        Listing::next(None, basis, plan(), &rows, |at| view::gap_to_target(&judged(&plan().indicators[at]))).places().is_empty()
    );
}

#[test]
fn a_lever_that_is_back_where_it_was_has_assumed_nothing() {
    let away = moved(&holding(), "t1-03", setting(0.3));
    assert_eq!(view::changes(plan(), &away).len(), 1);
    for back in [setting(0.0), setting(-0.0), Aim::Change(amount(0.0)), Aim::Outcome(amount(93.7)), Aim::Margin(amount(-1.3))] {
        is_untouched(&moved(&away, "t1-03", back));
    }
}

#[test]
fn whoever_chose_to_go_by_steps_may_begin_at_nothing() {
    let growth = switched(plan(), &holding(), &id("t1-03"), Family::Linear).unwrap();
    let chosen = made(&holding(), Edit::Growth(id("t1-03"), growth));
    assert_eq!(chosen.assumption(&id("t1-03")).growth, Some(Growth::Linear { step: Amount::ZERO }));
    assert_eq!(moved(&chosen, "t1-03", setting(0.0)), chosen);
    is_untouched(&made(&chosen, Edit::Growth(id("t1-03"), None)));
}

#[test]
fn a_mean_growth_of_nothing_is_said_and_not_held() {
    let away = moved(&holding(), "t1-11", setting(0.05));
    let back = moved(&away, "t1-11", setting(0.0));
    assert_eq!(back.assumption(&id("t1-11")).growth, Some(Growth::Compound { rate: Rate::new(0.0).unwrap() }));
    is_untouched(&made(&back, Edit::Growth(id("t1-11"), None)));
}

#[test]
fn what_says_no_more_than_the_plan_is_not_kept() {
    let start = |name: &str, value: f64| Edit::Start(id(name), Some(amount(value)));
    is_untouched(&made(&made(&holding(), start("t1-03", 95.0)), start("t1-03", 93.7)));
    is_untouched(&made(&holding(), Edit::Growth(id("t1-03"), Some(Growth::Hold))));
    // The flow that a total of the previous period comes to is the plan's own, too.
    let flow = indicator("t1-13").statement.measured().unwrap().own_start(plan().period).unwrap();
    is_untouched(&made(&holding(), Edit::Start(id("t1-13"), Some(flow))));
    // A mean growth that is held by name is assumed to be nothing; the plan leaves it open.
    let held = made(&holding(), Edit::Growth(id("t1-11"), Some(Growth::Hold)));
    assert_eq!(held.assumption(&id("t1-11")).growth, Some(Growth::Hold));
}

#[test]
fn a_year_that_comes_there_by_itself_needs_no_pin() {
    let year = Year::new(2022);
    let pinned =
        |scenario: &Scenario, name: &str, value: f64| made(scenario, assumed(plan(), scenario, &id(name), year, amount(value)));
    is_untouched(&pinned(&pinned(&holding(), "t1-03", 95.0), "t1-03", 93.7));
    let rising = moved(&holding(), "t1-03", setting(0.267));
    // 93.7 + 2 × 0.267 = 94.234, which is shown and drawn as 94.23.
    let away = pinned(&rising, "t1-03", 95.0);
    assert_eq!(away.assumption(&id("t1-03")).years[&year], Pin::Assumed(amount(95.0)));
    assert_eq!(pinned(&away, "t1-03", 94.23), rising);
    assert_eq!(pinned(&away, "t1-03", 94.234), rising);
    assert_ne!(pinned(&away, "t1-03", 94.231), rising, "what is stated more finely is meant");
    // A rate is pinned as a rate.
    let growing = moved(&holding(), "t1-11", setting(0.05));
    assert_eq!(pinned(&pinned(&growing, "t1-11", 0.04), "t1-11", 0.05), growing);
}

#[test]
fn an_observation_is_a_fact_wherever_it_lies() {
    let observed = made(&holding(), Edit::Pin(id("t1-03"), Year::new(2021), Some(Pin::Observed(amount(93.7)))));
    assert_eq!(observed.assumption(&id("t1-03")).years.len(), 1);
    is_untouched(&made(&observed, Edit::Pin(id("t1-03"), Year::new(2021), None)));
}

#[test]
fn a_point_moved_up_and_down_by_the_keyboard_is_where_it_was() {
    let (year, name) = (Year::new(2023), id("t1-16"));
    let step = indicator("t1-16").decimals.printed_step();
    let nudged = |scenario: &Scenario, by: f64| {
        let here = judge(&scenario.case(plan(), indicator("t1-16"))).trajectory.at(year).and_then(Value::exact).unwrap();
        let value = drawn(plan(), scenario, &name, year, amount(here.get() + by)).unwrap();
        made(scenario, assumed(plan(), scenario, &name, year, value))
    };
    let up = nudged(&holding(), step);
    assert_eq!(up.assumption(&name).years.len(), 1);
    is_untouched(&nudged(&up, -step));
}

#[test]
fn what_all_share_goes_back_to_what_it_was() {
    let there_and_back: [(Edit, Edit); 6] = [
        (Edit::Annotate("待核对".to_owned()), Edit::Annotate(" \n".to_owned())),
        (Edit::Rename("方案".to_owned()), Edit::Rename(holding().name)),
        (Edit::PopulationGrowth(Rate::new(0.01).ok()), Edit::PopulationGrowth(Rate::new(0.0).ok())),
        (Edit::Budget(Cost::new(5.0).ok()), Edit::Budget(None)),
        (Edit::Correlation(Correlation::new(0.3).ok()), Edit::Correlation(None)),
        (Edit::Preset(Preset::JustMet), Edit::Preset(Preset::Hold)),
    ];
    for (there, back) in there_and_back {
        let away = made(&holding(), there.clone());
        assert_ne!(away, holding(), "{there:?}");
        is_untouched(&made(&away, back));
    }
}

#[test]
fn a_range_that_is_emptied_again_is_none() {
    let away = moved(&holding(), "t1-03", setting(0.3));
    let range = |scenario: &Scenario, at: Option<f64>| {
        let stated = ranged(plan(), scenario, &id("t1-03"), End::Low, at.and_then(Setting::new)).unwrap();
        made(scenario, Edit::Uncertainty(id("t1-03"), stated))
    };
    assert_eq!(range(&range(&away, Some(0.1)), None), away);
    assert_eq!(range(&range(&away, Some(0.1)), Some(0.3)), away);
}

#[test]
fn the_natural_limit_is_no_limit_of_ones_own() {
    let growth = switched(plan(), &holding(), &id("t1-25"), Family::Gap).unwrap();
    let natural = made(&holding(), Edit::Growth(id("t1-25"), growth));
    let limited = |scenario: &Scenario, to: f64| {
        let growth = limited_to(plan(), scenario, &id("t1-25"), Some(amount(to))).unwrap();
        made(scenario, Edit::Growth(id("t1-25"), Some(growth)))
    };
    assert_ne!(limited(&natural, 99.0), natural);
    assert_eq!(limited(&limited(&natural, 99.0), 100.0), natural);
}

#[test]
fn a_drag_that_ends_where_it_began_leaves_no_step() {
    let mut history = History::new(Workspace::of(holding()));
    let drag = |history: &mut History, to: f64| {
        let edit = aimed(plan(), history.present(), &id("t1-03"), setting(to)).unwrap();
        history.edit(plan(), edit, Gesture::Drag(1)).unwrap();
    };
    for to in [0.1, 0.3, 0.0] {
        drag(&mut history, to);
    }
    is_untouched(history.present());
    assert!(!history.can_undo() && !history.workspace().open().is_changed());
    // The drag goes on, and is one step all the same.
    for to in [0.2, 0.3] {
        drag(&mut history, to);
    }
    history.undo();
    is_untouched(history.present());
    assert!(!history.can_undo());
}

#[test]
fn a_drag_that_is_given_up_leaves_what_was_there_to_the_last_digit() {
    let before = moved(&holding(), "t1-03", setting(0.2637));
    let mut history = History::new(Workspace::of(before.clone()));
    for to in [0.3, 0.26] {
        let edit = aimed(plan(), history.present(), &id("t1-03"), setting(to)).unwrap();
        history.edit(plan(), edit, Gesture::Drag(1)).unwrap();
    }
    history.give_up(Gesture::Drag(2));
    assert_ne!(*history.present(), before, "another movement is none of its business");
    history.give_up(Gesture::Drag(1));
    assert_eq!(*history.present(), before);
    assert!(!history.can_undo() && !history.can_redo());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_movement_and_the_one_back_leave_what_was_there(at in any::<prop::sample::Index>(), share in -2.0..2.0_f64, way in 0..4_usize) {
        let indicator = &plan().indicators[at.index(plan().indicators.len())];
        let Some(stated) = indicator.statement.measured() else { return Ok(()) };
        prop_assume!(!stated.measure.is_of_rates() && share.abs() > 1e-3);
        let held = judge(&holding().case(plan(), indicator)).outcome.and_then(Value::exact);
        let Some(held) = held else { return Ok(()) };
        let size = held.get().abs().max(1.0);
        let Ok(there) = aimed(plan(), &holding(), &indicator.id, setting(share * size)) else { return Ok(()) };
        let away = made(&holding(), there);
        prop_assert_ne!(&away, &holding());
        let margin = stated.goal.printed().unwrap().op.direction().sign() * (held.get() - stated.goal.printed().unwrap().value.get());
        // A total is held by what a year brings now, anything else by no step.
        let still = if stated.measure.is_of_flows() { held.get() / 5.0 } else { 0.0 };
        let back = [setting(still), Aim::Change(Amount::ZERO), Aim::Outcome(held), Aim::Margin(amount(margin))][way];
        if let Ok(back) = aimed(plan(), &away, &indicator.id, back) {
            prop_assert_eq!(made(&away, back), holding());
        }
    }

    #[test]
    fn any_year_pinned_and_brought_back_is_free_again(at in any::<prop::sample::Index>(), step in 1..=5_usize, away in 0.0..100.0_f64) {
        let indicator = &plan().indicators[at.index(plan().indicators.len())];
        let (year, path) = (plan().period.year(step), judge(&holding().case(plan(), indicator)).trajectory);
        let Some(own) = path.at(year).and_then(Value::exact) else { return Ok(()) };
        prop_assume!(indicator.statement.measured().is_some_and(|stated| !stated.measure.is_of_rates()));
        let mut pinned = holding();
        let there = assumed(plan(), &pinned, &indicator.id, year, amount(away));
        prop_assume!(apply(&mut pinned, plan(), there).is_ok());
        let back = assumed(plan(), &pinned, &indicator.id, year, own);
        prop_assert_eq!(made(&pinned, back), holding());
    }
}

/// The page moves its lever before it can do anything else. What it does then is what it does later.
#[test]
fn a_lever_alone_makes_the_step_that_the_edit_of_its_growth_makes() {
    let locked = |history: &mut History| history.change(plan(), Change::Lock(vec![id("t1-03")], true), Gesture::Once).unwrap();
    let observed = |history: &mut History| {
        let pin = Edit::Pin(id("t1-16"), Year::new(2021), Some(Pin::Observed(amount(2.75))));
        history.edit(plan(), pin, Gesture::Once).unwrap();
    };
    let ranged = |history: &mut History| {
        let growth = switched(plan(), &holding(), &id("t1-16"), Family::Linear).unwrap();
        history.edit(plan(), Edit::Growth(id("t1-16"), growth), Gesture::Once).unwrap();
        let stated = tuiyan::scenario::ranged(plan(), history.present(), &id("t1-16"), End::Low, Setting::new(0.0)).unwrap();
        history.edit(plan(), Edit::Uncertainty(id("t1-16"), stated), Gesture::Once).unwrap();
    };
    let nothing = |_: &mut History| {};
    let before: [&dyn Fn(&mut History); 4] = [&nothing, &locked, &observed, &ranged];
    for prepare in before {
        let mut one = History::new(Workspace::opening(plan()));
        prepare(&mut one);
        let mut other = one.clone();
        for (indicator, family) in plan().indicators.iter().flat_map(|it| Family::ALL.map(|family| (it, family))) {
            let Ok(growth) = switched(plan(), one.present(), &indicator.id, family) else { continue };
            for gesture in [Gesture::Drag(1), Gesture::Drag(1), Gesture::Once] {
                let alone = one.grow(plan(), &indicator.id, growth.clone(), gesture);
                let edited = other.edit(plan(), Edit::Growth(indicator.id.clone(), growth.clone()), gesture);
                assert_eq!(alone, edited, "{} {family:?}", indicator.id);
            }
        }
        assert_eq!(one, other);
    }
    let mut unknown = History::new(Workspace::opening(plan()));
    assert!(unknown.grow(plan(), &id("x-1"), None, Gesture::Once).is_err());
}
