use proptest::prelude::*;

use super::*;
use crate::exchange::builtin_plan;
use crate::plan::{Bounds, Comparison, Id, Measure, Statement};
use crate::projection::Growth;
use crate::scenario::{Edit, Known, Record, apply};

/// A plan with a past and a scenario over it.
struct Told {
    plan: Plan,
    facts: Facts,
    scenario: Scenario,
}

impl Told {
    fn new(name: &str, from: i16, values: &[f64]) -> Self {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let mut told = Self { plan, facts: Facts::default(), scenario };
        for (year, value) in (from..).zip(values) {
            let fact = Known { value: Amount::of(*value), source: "".into() };
            told.record(Record::Figure(id(name), Year::new(year), Some(fact)));
        }
        told
    }

    fn record(&mut self, record: Record) {
        self.facts.record(&self.plan, record).unwrap();
    }

    fn but(mut self, edit: Edit) -> Self {
        apply(&mut self.scenario, &self.plan, edit).unwrap();
        self
    }

    fn steps(self, name: &str, step: f64) -> Self {
        self.but(Edit::Growth(id(name), Some(Growth::Linear { step: Amount::of(step) })))
    }

    fn observes(self, name: &str, year: i16, value: f64) -> Self {
        self.but(Edit::Pin(id(name), Year::new(year), Some(Pin::Observed(Amount::of(value)))))
    }

    fn against(&self, name: &str) -> Result<AgainstPast, TooLittle> {
        against_past(&self.plan, &self.facts, &self.scenario, self.plan.indicator(&id(name)).unwrap()).unwrap()
    }
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// Enrolment of 2011 to 2019; the plan's own of 2020 is 93.7.
const ENROLMENT: [f64; 9] = [84.0, 85.5, 87.0, 88.2, 89.4, 90.5, 91.4, 92.3, 93.0];

#[track_caller]
fn amounts(found: &AgainstPast, expected: &[f64]) {
    let close = |(stretch, expected): (&Stretch, &f64)| (stretch.amount - expected).abs() < 1e-9;
    assert!(found.stretches.len() == expected.len() && found.stretches.iter().zip(expected).all(close), "{:?}", found.stretches);
}

#[track_caller]
fn held(held: Option<HeldAmount>, whole: f64, amount: f64, reached: usize) {
    let found = held.unwrap();
    assert!((found.whole - whole).abs() < 1e-9 && (found.amount - amount).abs() < 1e-9, "{found:?}");
    assert_eq!(found.reached, reached);
}

#[test]
fn a_rise_is_held_against_every_five_years_of_the_last_ten() {
    let found = Told::new("t1-03", 2011, &ENROLMENT).steps("t1-03", 1.25).against("t1-03").unwrap();
    assert_eq!((found.quantity, found.way, found.remaining, found.length), (Quantity::Change, Direction::Rise, 5, 5));
    amounts(&found, &[6.5, 5.9, 5.3, 4.8, 4.3]);
    held(found.assumed, 6.25, 6.25, 1);
    held(found.required, 1.3, 1.3, 5);
    assert!(!found.asks_for_more() && !found.assumes_more());
    let beyond = Told::new("t1-03", 2011, &[93.0; 9]).steps("t1-03", 0.2).against("t1-03").unwrap();
    amounts(&beyond, &[0.0, 0.0, 0.0, 0.0, 0.7]);
    assert!(beyond.asks_for_more() && beyond.assumes_more());
}

#[test]
fn what_was_observed_leaves_fewer_years_and_moves_the_window() {
    let told = Told::new("t1-03", 2011, &ENROLMENT).observes("t1-03", 2021, 94.0).observes("t1-03", 2022, 94.4);
    let found = told.steps("t1-03", 0.5).against("t1-03").unwrap();
    assert_eq!((found.after, found.remaining, found.length), (Year::new(2022), 3, 3));
    // From 2013 to 2022.
    amounts(&found, &[3.5, 3.2, 2.9, 2.5, 2.3, 1.7, 1.4]);
    held(found.assumed, 1.5, 1.5, 6);
    held(found.required, 0.6, 0.6, 7);
}

#[test]
fn where_few_years_are_known_shorter_stretches_stand_in() {
    let found = Told::new("t1-03", 2017, &ENROLMENT[6..]).steps("t1-03", 0.8).against("t1-03").unwrap();
    assert_eq!((found.remaining, found.length), (5, 1));
    amounts(&found, &[0.9, 0.7, 0.7]);
    held(found.assumed, 4.0, 0.8, 1);
    assert_eq!(Told::new("t1-03", 2018, &ENROLMENT[7..]).against("t1-03"), Err(TooLittle::Known(3)));
}

#[test]
fn a_fall_that_is_wanted_counts_falls() {
    let told = || Told::new("t1-09", 2015, &[4.2, 4.1, 4.1, 4.0, 3.9, 3.8]).but(Edit::Start(id("t1-09"), Some(Amount::of(3.8))));
    let found = told().steps("t1-09", -0.05).against("t1-09").unwrap();
    assert_eq!((found.way, found.length), (Direction::Fall, 3));
    amounts(&found, &[-0.2, -0.2, -0.3]);
    held(found.assumed, -0.25, -0.15, 3);
    assert!(!found.asks_for_more(), "it may rise by 0.2");
    let found = told().steps("t1-09", -0.12).against("t1-09").unwrap();
    held(found.assumed, -0.6, -0.36, 0);
}

#[test]
fn a_total_is_held_against_sums() {
    let found = Told::new("t1-07", 2016, &[1.2, 1.3, 1.0, 1.1]).against("t1-07").unwrap();
    assert_eq!((found.quantity, found.length), (Quantity::Sum, 3));
    // With the plan's 1.08 of 2020.
    amounts(&found, &[3.5, 3.4, 3.18]);
    held(found.assumed, 5.4, 3.24, 2);
    held(found.required, 5.4, 3.24, 2);
    let found = Told::new("t1-07", 2016, &[1.2, 1.3, 1.0, 1.1]).observes("t1-07", 2021, 0.6).against("t1-07").unwrap();
    assert_eq!((found.after, found.remaining), (Year::new(2021), 4));
    amounts(&found, &[4.6, 4.48, 3.78]);
    held(found.required, 4.8, 4.8, 0);
    assert!(found.asks_for_more());
}

#[test]
fn rates_are_held_against_the_mean_growth_that_they_make() {
    let told = || Told::new("t1-11", 2014, &[0.08, 0.07, 0.06, 0.05, 0.04, 0.03]);
    let found = told().against("t1-11").unwrap();
    assert_eq!((found.quantity, found.after, found.remaining, found.length), (Quantity::Growth, Year::new(2020), 5, 4));
    let mean = |rates: [f64; 4]| root(rates.iter().map(|rate| 1.0 + rate).product(), 4) - 1.0;
    amounts(&found, &[mean([0.08, 0.07, 0.06, 0.05]), mean([0.07, 0.06, 0.05, 0.04]), mean([0.06, 0.05, 0.04, 0.03])]);
    assert_eq!(found.assumed, None);
    held(found.required, 0.04, 0.04, 3);
    let found = told().observes("t1-11", 2021, 0.02).against("t1-11").unwrap();
    // 1.04 to the fifth over 1.02, shared among four years.
    let left = root(1.04_f64.powi(5) / 1.02, 4) - 1.0;
    held(found.required, left, left, 2);
}

#[test]
fn nothing_before_a_break_counts_nor_a_year_left_out_nor_what_the_scenario_does_not_know() {
    let mut told = Told::new("t1-03", 2011, &ENROLMENT);
    told.record(Record::LeftOut(id("t1-03"), Year::new(2015), true));
    let found = told.against("t1-03").unwrap();
    // Four pairs of years five apart are left in 2011 to 2020, of which none is 2015.
    amounts(&found, &[6.5, 5.9, 5.3, 4.8]);
    told.record(Record::Break(id("t1-03"), Year::new(2016), true));
    assert_eq!(told.against("t1-03").unwrap().known.since, Some(Year::new(2016)));
    let known = told.against("t1-03").unwrap().known.window;
    assert_eq!(known.known()[0].0, Year::new(2016));
    // What comes to be marked later is not known yet.
    told.record(Record::Break(id("t1-03"), Year::new(2022), true));
    let told = told.observes("t1-03", 2021, 94.0).but(Edit::AsOf(Some(Year::new(2020))));
    let known = told.against("t1-03").unwrap().known;
    assert_eq!((known.since, known.window.last().map(|(year, _)| year)), (Some(Year::new(2016)), Some(Year::new(2020))));
}

fn series(values: &[f64]) -> Series {
    Series::new((2001..).zip(values).map(|(year, value)| (Year::new(year), Amount::of(*value))), Bounds::NONE)
}

proptest! {
    #[test]
    fn moving_or_stretching_a_series_moves_its_changes_with_it(values in prop::collection::vec(-50.0_f64..50.0, 4..11), by in -100.0_f64..100.0, times in 0.1_f64..10.0, length in 1_usize..6) {
        let moved = series(&values.iter().map(|value| value * times + by).collect::<Vec<_>>());
        let [plain, moved] = [series(&values), moved].map(|series| stretches(&series, Quantity::Change, length));
        prop_assert_eq!(plain.len(), moved.len());
        prop_assert!(plain.iter().zip(&moved).all(|(a, b)| (a.from, a.to) == (b.from, b.to) && (a.amount * times - b.amount).abs() < 1e-9));
        for at in 0..plain.len() {
            // Each stretch goes as far as itself, and the far end of all is reached once or by what equals it.
            prop_assert!(reached(&plain, Direction::Rise, plain[at].amount) >= 1);
            prop_assert_eq!(reached(&plain, Direction::Rise, plain[at].amount), reached(&moved, Direction::Rise, moved[at].amount));
        }
    }

    #[test]
    fn a_year_left_out_takes_the_stretches_with_it_that_need_it(values in prop::collection::vec(1.0_f64..50.0, 5..11), at in 0_usize..5, length in 1_usize..5) {
        let whole = series(&values);
        let year = whole.known()[at].0;
        let without = Series::new(whole.known().iter().filter(|(known, _)| *known != year).copied(), Bounds::NONE);
        for quantity in [Quantity::Change, Quantity::Sum, Quantity::Mean] {
            let needs = |stretch: &Stretch| if quantity == Quantity::Change { stretch.from == year || stretch.to == year } else { (stretch.from..=stretch.to).contains(&year) };
            let left: Vec<_> = stretches(&whole, quantity, length).into_iter().filter(|stretch| !needs(stretch)).collect();
            prop_assert_eq!(stretches(&without, quantity, length), left);
        }
    }

    #[test]
    fn falls_are_rises_upside_down(values in prop::collection::vec(-50.0_f64..50.0, 4..11), amount in -20.0_f64..20.0) {
        let up = stretches(&series(&values), Quantity::Change, 2);
        let down = stretches(&series(&values.iter().map(|value| -value).collect::<Vec<_>>()), Quantity::Change, 2);
        prop_assert_eq!(reached(&up, Direction::Rise, amount), reached(&down, Direction::Fall, -amount));
    }
}

/// What a plan states of an indicator, in place of its own words.
fn stating(mut told: Told, name: &str, change: impl FnOnce(&mut Measured)) -> Told {
    let indicator = told.plan.indicators.iter_mut().find(|indicator| indicator.id == id(name)).unwrap();
    let Statement::Measured(stated) = &mut indicator.statement else { panic!("{name} is a status") };
    change(stated);
    told
}

fn at_least(value: f64) -> Goal {
    Goal::number(Comparison::AtLeast, Amount::of(value))
}

/// The share of t1-04, of which the plan has 97 in 2020.
const SHARE: [f64; 4] = [96.0, 97.0, 98.0, 97.0];

#[test]
fn a_mean_is_held_against_means() {
    let told = || {
        stating(Told::new("t1-04", 2016, &SHARE), "t1-04", |stated| {
            stated.measure = Measure::MEAN;
            stated.goal = at_least(98.0);
        })
    };
    let found = told().against("t1-04").unwrap();
    assert_eq!((found.quantity, found.after, found.remaining, found.length), (Quantity::Mean, Year::new(2020), 5, 3));
    amounts(&found, &[97.0, 292.0 / 3.0, 292.0 / 3.0]);
    held(found.assumed, 97.0, 97.0, 3);
    held(found.required, 98.0, 98.0, 0);
    assert!(found.asks_for_more() && !found.assumes_more());
    // 96 of 2021 is made good by the four years left.
    let found = told().observes("t1-04", 2021, 96.0).against("t1-04").unwrap();
    assert_eq!((found.remaining, found.length), (4, 4));
    held(found.assumed, 96.0, 96.0, 3);
    held(found.required, 98.5, 98.5, 0);
}

#[test]
fn a_target_of_every_year_asks_the_remaining_years_for_it() {
    let required = |told: Told, name: &str| {
        let told = stating(told, name, |stated| stated.when = When::EveryYear);
        told.against(name).unwrap().required.map(|held| held.whole)
    };
    let close = |found: Option<f64>, expected: f64| assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?}");
    let share = || Told::new("t1-04", 2016, &SHARE);
    close(required(share(), "t1-04"), 1.0);
    let of = |measure: Measure, target: f64| {
        stating(share(), "t1-04", |stated| (stated.measure, stated.goal) = (measure, at_least(target)))
    };
    close(required(of(Measure::CUMULATIVE, 90.0), "t1-04"), 450.0);
    close(required(of(Measure::MEAN, 98.0), "t1-04"), 98.0);
    assert_eq!(required(of(Measure::INCREASE, 0.5), "t1-04"), None, "it is a change from the year before");
    close(required(Told::new("t1-11", 2015, &[0.07, 0.06, 0.05, 0.04, 0.03]), "t1-11"), 0.04);
}

#[test]
fn room_to_spare_is_no_task_however_fast_the_past_went_the_other_way() {
    let told = || Told::new("t1-03", 2015, &[110.0, 107.0, 104.0, 101.0, 98.0]);
    for (start, left) in [(96.0, -1.0), (95.0, 0.0)] {
        let found = told().but(Edit::Start(id("t1-03"), Some(Amount::of(start)))).against("t1-03").unwrap();
        held(found.required, left, left * 0.6, 0);
        assert!(!found.asks_for_more(), "{start} is no less than 95");
    }
}

#[test]
fn the_direction_that_counts_is_the_wanted_one_and_without_a_wish_the_assumed_one() {
    let rate = || Told::new("t1-09", 2015, &[4.2, 4.1, 4.1, 4.0, 3.9]).but(Edit::Start(id("t1-09"), Some(Amount::of(3.8))));
    let way = |told: Told, step: f64| told.steps("t1-09", step).against("t1-09").unwrap().way;
    assert_eq!(way(rate(), 0.05), Direction::Fall, "at most 4 is asked for");
    let watched = || stating(rate(), "t1-09", |stated| stated.goal = Goal::Watched { words: "视情".into(), wanted: None });
    assert_eq!([-0.1, 0.0, 0.1].map(|step| way(watched(), step)), [Direction::Fall, Direction::Rise, Direction::Rise]);
}

#[test]
fn a_baseline_alone_is_no_past_and_after_the_last_year_nothing_remains() {
    let told = Told::new("t1-03", 2011, &[]);
    let indicator = told.plan.indicator(&id("t1-03")).unwrap();
    assert_eq!(against_past(&told.plan, &told.facts, &told.scenario, indicator), None);
    let told = Told::new("t1-03", 2011, &ENROLMENT).observes("t1-03", 2025, 95.0);
    assert_eq!(told.against("t1-03"), Err(TooLittle::NothingRemains));
}

#[test]
fn nothing_grows_from_or_to_zero() {
    assert_eq!(growth(0.0, 5.0, 2), None);
    assert_eq!(growth(5.0, 0.0, 2), None);
    assert_eq!(growth(-4.0, 5.0, 2), None);
    assert_eq!(growth(5.0, -4.0, 2), None);
    assert!((growth(9.0, 4.0, 2).unwrap() - 0.5).abs() < 1e-12);
}

#[test]
fn large_amounts_are_alike_to_their_last_digits_too() {
    let stretch = Stretch { from: Year::new(2015), to: Year::new(2020), amount: 3e8 };
    let reached = |amount: f64| reached(&[stretch], Direction::Rise, amount);
    assert_eq!([reached(3e8 + 0.01), reached(3e8 + 1.0)], [1, 0]);
}
