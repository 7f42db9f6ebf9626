//! What an outcome depends on: tornado, two-way and driver tables, and what was observed.

use proptest::prelude::*;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::risk::*;
use tuiyan::scenario::{Assumption, Drivers, Scenario, Shape, Uncertainty};

use crate::draw::scenario;
use crate::support::{Question, amount, compound, gap, id, indicator, linear, near, plan, within};

fn with(name: &str, assumption: Assumption) -> Scenario {
    let mut scenario = Scenario::holding(plan());
    scenario.assumptions.insert(id(name), assumption);
    scenario
}

fn growing(name: &str, growth: Growth) -> Scenario {
    with(name, Assumption { growth: Some(growth), ..Assumption::default() })
}

fn exact(found: Found) -> f64 {
    found.outcome.unwrap().exact().unwrap().get()
}

#[track_caller]
fn bar(scenario: &Scenario, name: &str, input: Input) -> InputSwing {
    let tornado = tornado(plan(), scenario, indicator(name)).unwrap();
    *tornado.bars.iter().find(|bar| bar.input == input).unwrap()
}

#[track_caller]
fn moves(bar: InputSwing, ground: Ground, settings: (f64, f64), outcomes: (f64, f64)) {
    assert_eq!(bar.ground, ground);
    near(bar.low.setting, settings.0);
    near(bar.high.setting, settings.1);
    near(exact(bar.low.found), outcomes.0);
    near(exact(bar.high.found), outcomes.1);
    near(bar.swing, (outcomes.1 - outcomes.0).abs());
}

#[test]
fn a_stated_range_is_what_its_parameter_is_moved_through() {
    let stated = Uncertainty::new(0.16, 0.14, Shape::Triangular).ok();
    let assumption = Assumption { growth: Some(linear(0.26)), uncertainty: stated, ..Assumption::default() };
    let found = bar(&with("t1-03", assumption), "t1-03", Input::Parameter);
    moves(found, Ground::Stated, (0.10, 0.40), (94.2, 95.7));
    assert_eq!((found.low.found.standing, found.high.found.standing), (Standing::Missed, Standing::Met));
}

#[test]
fn without_a_stated_range_a_tenth_of_the_required_change_is_tried_and_said_to_be_a_test() {
    let found = bar(&growing("t1-03", linear(0.2)), "t1-03", Input::Parameter);
    moves(found, Ground::TenthOfRequired, (0.174, 0.226), (94.57, 94.83));
    // Holding is enough: one printed unit a year, up to the natural bound.
    let held = bar(&Scenario::holding(plan()), "t1-21", Input::Parameter);
    moves(held, Ground::Test, (-1.0, 1.0), (93.0, 100.0));
}

#[test]
fn a_start_hides_half_of_its_last_printed_unit() {
    let held = Scenario::holding(plan());
    moves(bar(&held, "t1-03", Input::Start), Ground::Printing, (93.65, 93.75), (93.65, 93.75));
    // A total of five years printed as 0.68 is a flow of 0.136 give or take a thousandth.
    moves(bar(&held, "t1-13", Input::Start), Ground::Printing, (0.135, 0.137), (0.675, 0.685));
    // A share cannot start above 100.
    moves(bar(&held, "t1-33", Input::Start), Ground::Printing, (99.5, 100.0), (99.5, 100.0));
}

#[test]
fn an_interval_start_goes_to_its_ends_and_its_excluded_end_is_judged_from_beside() {
    let held = Scenario::holding(plan());
    let found = bar(&held, "t1-08", Input::Start);
    assert_eq!((found.ground, found.present), (Ground::Interval, None));
    assert_eq!((found.low.setting, found.high.setting), (0.0, 6.0));
    assert_eq!((found.low.found.standing, found.high.found.standing), (Standing::Met, Standing::Met));
    let falling = bar(&growing("t1-09", linear(0.2)), "t1-09", Input::Start);
    assert_eq!((falling.low.found.standing, falling.high.found.standing), (Standing::Met, Standing::Missed));
    near(exact(falling.high.found), 5.0);
}

#[test]
fn damping_limit_population_and_assumed_years_move_too_and_observed_ones_do_not() {
    let damped = Growth::Damped { step: amount(1.0), phi: Damping::of(0.5) };
    let found = bar(&growing("t1-18", damped), "t1-18", Input::Damping);
    // 1 + φ + φ² + φ³ + φ⁴ at 0.4 and 0.6.
    moves(found, Ground::Test, (0.4, 0.6), (76.6 + 1.6496, 76.6 + 2.3056));
    // A fifth of the gap of 48.2 each year: all limits within 100 and a tenth of the gap below it.
    let found = bar(&growing("t1-25", gap(0.2, None)), "t1-25", Input::Limit);
    let left = 0.8_f64.powi(5);
    moves(found, Ground::Test, (95.18, 100.0), (95.18 - 43.38 * left, 100.0 - 48.2 * left));
    let found = bar(&growing("t1-19", linear(0.1)), "t1-19", Input::Population);
    near(found.low.setting, -0.005);
    assert!(exact(found.low.found) > exact(found.high.found));
    let years = [(Year::new(2021), Pin::Observed(amount(94.0))), (Year::new(2023), Pin::Assumed(amount(94.4)))].into();
    let pinned = with("t1-05", Assumption { years, ..Assumption::default() });
    moves(bar(&pinned, "t1-05", Input::Year(Year::new(2023))), Ground::Printing, (94.35, 94.45), (94.35, 94.45));
    assert!(
        tornado(plan(), &pinned, indicator("t1-05")).unwrap().bars.iter().all(|bar| bar.input != Input::Year(Year::new(2021)))
    );
}

#[test]
fn a_mean_growth_depends_on_its_rate_and_not_on_where_it_sets_out() {
    let found = tornado(plan(), &growing("t1-11", compound(0.04)), indicator("t1-11")).unwrap();
    assert_eq!(found.bars.iter().map(|bar| bar.input).collect::<Vec<_>>(), [Input::Parameter]);
    within(exact(found.bars[0].high.found), 4.4, 1e-9);
}

#[test]
fn what_has_no_outcome_has_no_tornado_and_no_table() {
    let held = Scenario::holding(plan());
    for name in ["t1-02", "t1-26", "t1-11"] {
        assert_eq!(tornado(plan(), &held, indicator(name)), None, "{name}");
        assert!(inputs(plan(), &held, indicator(name)).is_empty(), "{name}");
    }
}

#[test]
fn the_scoreboards_tornado_counts_what_each_range_turns() {
    let ranged = |step, reach| Assumption {
        growth: Some(linear(step)),
        uncertainty: Uncertainty::new(reach, reach, Shape::Triangular).ok(),
        ..Assumption::default()
    };
    let mut scenario = with("t1-03", ranged(0.26, 0.1));
    scenario.assumptions.insert(id("t1-16"), ranged(0.08, 0.02));
    scenario.assumptions.insert(id("t1-04"), ranged(0.3, 0.05));
    let bars = joint_tornado(plan(), &scenario);
    let movers: Vec<_> = bars.iter().map(|bar| (bar.mover, bar.swing())).collect();
    // Population growth first turns nothing that stands so far from its target.
    assert_eq!(
        movers,
        [
            (Mover::Indicator(indicator("t1-16")), (1, 0)),
            (Mover::Indicator(indicator("t1-03")), (0, 1)),
            (Mover::Indicator(indicator("t1-04")), (0, 0)),
            (Mover::Population, (0, 0))
        ]
    );
    // Held, 2 binding and 8 expected targets are met; t1-03, t1-04 and t1-16 beside them.
    let (low, high) = (bars[0].low.1, bars[0].high.1);
    assert_eq!((low.binding.met, high.binding.met, low.expected.met, high.expected.met), (2, 3, 10, 10));
}

#[test]
fn population_growth_moves_every_per_head_target_at_once() {
    let mut scenario = growing("t1-36", linear(0.0605));
    scenario.assumptions.insert(id("t1-20"), Assumption { growth: Some(linear(0.119)), ..Assumption::default() });
    let bars = joint_tornado(plan(), &scenario);
    let population = bars.iter().find(|bar| bar.mover == Mover::Population).unwrap();
    assert_eq!((population.ground, population.swing()), (Ground::Test, (2, 0)));
    assert_eq!((population.low.1.binding.met, population.high.1.binding.met), (4, 2));
}

#[test]
fn a_two_way_table_has_the_present_setting_and_the_required_one_among_its_own() {
    let held = Scenario::holding(plan());
    let nurses = indicator("t1-20");
    let columns = scale(plan(), &held, nurses, Input::Parameter, 11).unwrap();
    // Required is 0.118: round steps of 0.05 from three behind to seven ahead.
    assert_eq!(columns.settings, [-0.15, -0.1, -0.05, 0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
    let rows = scale(plan(), &held, nurses, Input::Population, 9).unwrap();
    assert_eq!((rows.settings.len(), rows.settings[rows.present.unwrap()]), (9, 0.0));
    let table = grid(plan(), &held, nurses, columns, rows).unwrap();
    let (x, y) = (table.columns.present.unwrap(), table.rows.present.unwrap());
    near(exact(table.cells[y][x]), 3.41);
    near(exact(table.cells[y][x + 3]), 4.16);
    assert_eq!((table.cells[y][x + 2].standing, table.cells[y][x + 3].standing), (Standing::Missed, Standing::Met));
}

#[test]
fn a_scale_keeps_to_what_its_input_can_be() {
    let closing = growing("t1-25", gap(0.01, None));
    let share = scale(plan(), &closing, indicator("t1-25"), Input::Parameter, 11).unwrap();
    assert!(share.settings.iter().all(|x| (0.0..=1.0).contains(x)) && share.settings.len() == 11, "{share:?}");
    let limit = scale(plan(), &closing, indicator("t1-25"), Input::Limit, 9).unwrap();
    assert_eq!((limit.settings.last(), limit.present), (Some(&100.0), Some(8)));
    let damped = growing("t1-18", Growth::Damped { step: amount(1.0), phi: Damping::of(0.9) });
    let phi = scale(plan(), &damped, indicator("t1-18"), Input::Damping, 9).unwrap();
    assert!(phi.settings.iter().all(|x| 0.0 < *x && *x <= 1.0), "{phi:?}");
    let interval = scale(plan(), &Scenario::holding(plan()), indicator("t1-08"), Input::Start, 6).unwrap();
    assert_eq!((interval.settings, interval.present), (vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0], None));
}

#[test]
fn an_input_is_not_set_against_itself() {
    let scenario = growing("t1-03", linear(0.26));
    let same = scale(plan(), &scenario, indicator("t1-03"), Input::Parameter, 5).unwrap();
    assert_eq!(grid(plan(), &scenario, indicator("t1-03"), same.clone(), same), None);
}

#[test]
fn the_driver_table_holds_every_per_head_indicator_at_every_rate() {
    let mut scenario = growing("t1-20", linear(0.12));
    scenario.drivers = Drivers { population_growth: Some(Rate::of(-0.002)), ..Drivers::default() };
    let table = driver_table(plan(), &scenario, driver_rates(scenario.drivers.population_growth));
    assert_eq!(table.rates.len(), 10);
    assert_eq!(table.rates[table.present.unwrap()].get(), -0.002);
    let ids: Vec<_> = table.rows.iter().map(|(indicator, _)| indicator.id.as_str()).collect();
    assert_eq!(ids, ["t1-01", "t1-19", "t1-20", "t1-35", "t1-36"]);
    let nurses = &table.rows[2].1;
    assert!(nurses.windows(2).all(|pair| exact(pair[0]) > exact(pair[1])));
    assert_eq!((nurses[0].standing, nurses[9].standing), (Standing::Met, Standing::Missed));
    // A rate of zero is the driver off: 3.41 and five times 0.12.
    near(exact(nurses[table.rates.iter().position(|rate| rate.get() == 0.0).unwrap()]), 4.01);
}

fn observed(question: Question, first: i16, values: &[f64]) -> Option<Volatility> {
    let pins = (first..).zip(values);
    let question = pins.fold(question, |question, (year, value)| question.pin(year, *value));
    volatility(&question.case())
}

#[test]
fn three_observations_have_a_mean_change_and_a_spread() {
    let found = observed(Question::level(10.0, Comparison::AtLeast, 15.0), 2021, &[11.0, 13.0, 13.0]).unwrap();
    assert_eq!((found.changes, found.observations, found.is_rate), (3, 3, false));
    near(found.mean, 1.0);
    near(found.deviation, 1.0);
}

#[test]
fn changes_are_rates_where_the_growth_is_one() {
    let level = Question::level(100.0, Comparison::AtLeast, 200.0).grows(compound(0.1));
    let found = observed(level, 2021, &[110.0, 132.0, 132.0]).unwrap();
    assert!(found.is_rate);
    near(found.mean, 0.1);
    near(found.deviation, 0.1);
    let mean = observed(Question::of("t1-11").grows(compound(0.04)), 2021, &[0.03, 0.04, 0.05]).unwrap();
    assert_eq!((mean.is_rate, mean.changes), (true, 3));
    near(mean.mean, 0.04);
    near(mean.deviation, 0.01);
}

#[test]
fn fewer_than_three_observations_or_years_apart_have_none() {
    let level = || Question::level(10.0, Comparison::AtLeast, 15.0);
    assert_eq!(observed(level(), 2021, &[11.0, 13.0]), None);
    // 2021, 2023 and 2025 have one change between them, from the base year.
    assert_eq!(volatility(&level().pin(2021, 11.0).pin(2023, 12.0).pin(2025, 13.0).case()), None);
    let mut assumed = level();
    assumed.assumption.years = (2021..=2024).map(|year| (Year::new(year), Pin::Assumed(amount(11.0)))).collect();
    assert_eq!(volatility(&assumed.case()), None);
    assert_eq!(volatility(&Question::of("t1-02").case()), None);
}

#[test]
fn an_equal_part_of_an_earlier_total_is_no_years_figure() {
    assert_eq!(observed(Question::of("t1-13"), 2021, &[0.2, 0.3, 0.4]).unwrap().changes, 2);
    assert_eq!(observed(Question::of("t1-07"), 2021, &[1.1, 1.2, 1.3]).unwrap().changes, 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bars_stand_in_the_order_of_their_swing_and_every_number_is_finite(scenario in scenario()) {
        for indicator in &plan().indicators {
            let Some(found) = tornado(plan(), &scenario, indicator) else { continue };
            prop_assert!(found.bars.windows(2).all(|pair| pair[0].swing >= pair[1].swing));
            prop_assert!(found.bars.iter().all(|bar| bar.swing.is_finite() && bar.low.setting <= bar.high.setting), "{found:?}");
        }
    }

    #[test]
    fn the_present_cell_of_a_table_is_what_is_assumed(scenario in scenario()) {
        for indicator in &plan().indicators {
            let inputs = inputs(plan(), &scenario, indicator);
            for pair in inputs.windows(2) {
                let [columns, rows] = [pair[0], pair[1]].map(|input| scale(plan(), &scenario, indicator, input, 5).unwrap());
                let places = columns.present.zip(rows.present);
                prop_assert!(columns.settings.windows(2).all(|pair| pair[0] < pair[1]), "{columns:?}");
                let table = grid(plan(), &scenario, indicator, columns, rows).unwrap();
                let Some((x, y)) = places else { continue };
                let present = judge(&scenario.case(plan(), indicator));
                let found = table.cells[y][x];
                prop_assert_eq!(found.standing, present.verdict.standing());
                let exact = |value: Option<Value>| value.and_then(Value::exact).map_or(0.0, Amount::get);
                let (found, present) = (exact(found.outcome), exact(present.outcome));
                prop_assert!((found - present).abs() <= 1e-9 * present.abs().max(1.0), "{found} {present}");
            }
        }
    }
}
