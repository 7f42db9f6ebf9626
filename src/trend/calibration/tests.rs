use proptest::prelude::*;

use super::*;
use crate::exchange::builtin_plan;
use crate::plan::Bounds;
use crate::scenario::{Edit, Known, Record, apply};

fn series(from: i16, values: &[f64]) -> Series {
    Series::new((from..).zip(values).map(|(year, value)| (Year::new(year), Amount::of(*value))), Bounds::NONE)
}

fn later(from: i16, values: &[f64]) -> Vec<(Year, Amount)> {
    (from..).zip(values).map(|(year, value)| (Year::new(year), Amount::of(*value))).collect()
}

fn line(lines: &[CheckedLine], method: Method) -> &CheckedLine {
    lines.iter().find(|line| line.method == method).unwrap()
}

#[test]
fn forecasts_are_held_against_what_came_and_against_holding() {
    // Two more each year up to 2015; then 90, 92 and 95.
    let lines = checked(&series(2011, &[80.0, 82.0, 84.0, 86.0, 88.0]), &later(2016, &[90.0, 92.0, 95.0]), false);
    let hold = line(&lines, Method::Hold);
    let errors: Vec<f64> = hold.foretold.iter().map(|one| one.error().get()).collect();
    assert_eq!(errors, [-2.0, -4.0, -7.0]);
    // Changes of 2 each year: the range reaches 2.5, 4.1 and 5.7.
    assert_eq!((hold.inside(), hold.over_hold), ((2, 3), Some(1.0)));
    let linear = line(&lines, Method::Linear);
    assert!(linear.foretold.iter().zip([0.0, 0.0, -1.0]).all(|(one, error)| (one.error().get() - error).abs() < 1e-9));
    assert_eq!(linear.inside(), (3, 3));
    assert!((linear.over_hold.unwrap() - 1.0 / 13.0).abs() < 1e-9);
    assert!(lines.iter().all(|line| line.method != Method::Gap), "there is no limit");
}

#[test]
fn three_years_foretell_without_a_range_and_rates_go_on_as_rates() {
    let lines = checked(&series(2011, &[5.0, 6.0, 8.0]), &later(2014, &[9.0]), true);
    assert!(lines.iter().all(|line| line.inside() == (0, 0)));
    let methods: Vec<_> = lines.iter().map(|line| line.method).collect();
    assert!(methods.len() == 4 && !methods.contains(&Method::Compound), "{methods:?}");
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn told(figures: &[(&str, i16, &[f64])]) -> (Plan, Facts, Scenario) {
    let plan = builtin_plan().unwrap();
    let mut facts = Facts::default();
    for (name, from, values) in figures {
        for (year, value) in (*from..).zip(*values) {
            let fact = Known { value: Amount::of(*value), source: "".into() };
            facts.record(&plan, Record::Figure(id(name), Year::new(year), Some(fact))).unwrap();
        }
    }
    let scenario = Scenario::holding(&plan);
    (plan, facts, scenario)
}

#[test]
fn all_indicators_are_counted_and_what_is_too_short_is_named() {
    let (plan, facts, scenario) = told(&[
        // With the plan's 93.7 of 2020 and a step of 1.3 before it.
        ("t1-03", 2016, &[88.5, 89.8, 91.1, 92.4]),
        ("t1-16", 2019, &[2.6]),
        ("t1-17", 2016, &[2.0, 2.2, 2.4, 2.6]),
    ]);
    let found = calibration(&plan, &facts, &scenario, Year::new(2018));
    let ids: Vec<_> = found.checked.iter().map(|checked| checked.id.as_str()).collect();
    assert_eq!(ids, ["t1-03", "t1-17"]);
    assert_eq!(found.lacking, [(id("t1-16"), Lacking::Before(0))]);
    let hold = found.tallies.iter().find(|tally| tally.method == Some(Method::Hold)).unwrap();
    assert_eq!((hold.indicators, hold.forecasts, hold.better, hold.over_hold), (2, 4, 0, Some(1.0)));
    let linear = found.tallies.iter().find(|tally| tally.method == Some(Method::Linear)).unwrap();
    // 92.4 and 93.7 came as foretold; 2.6 did, and 2.85 where 2.8 was foretold. Hold errs by 1.3, 2.6, 0.2 and 0.45.
    assert_eq!((linear.indicators, linear.better), (2, 2));
    let (own, hold) = (0.025 / 0.2, f64::midpoint(1.3, 2.6) / 1.3 + f64::midpoint(0.2, 0.45) / 0.2);
    assert!((linear.over_hold.unwrap() - own / hold).abs() < 1e-9, "{linear:?}");
    assert_eq!(found.tallies[0].method, None);
    assert_eq!(found.tallies[0].indicators, 2);
}

#[test]
fn the_year_is_chosen_so_that_later_ones_are_known() {
    let (plan, facts, scenario) = told(&[("t1-03", 2014, &[86.0, 87.0, 88.5, 89.8, 91.1, 92.4])]);
    let (years, chosen) = calibration_years(&plan, &facts, &scenario);
    let years: Vec<i16> = years.into_iter().map(Year::get).collect();
    assert_eq!((years, chosen), ((2016..=2019).collect(), Some(Year::new(2017))));
    let mut observed = scenario.clone();
    let pin = Some(crate::projection::Pin::Observed(Amount::of(94.0)));
    apply(&mut observed, &plan, Edit::Pin(id("t1-03"), Year::new(2021), pin)).unwrap();
    assert_eq!(calibration_years(&plan, &facts, &observed).1, Some(Year::new(2020)));
    let looking = Scenario { as_of: Some(Year::new(2020)), ..observed };
    assert_eq!(calibration_years(&plan, &facts, &looking).1, Some(Year::new(2020)));
    assert_eq!(calibration_years(&plan, &Facts::default(), &scenario), (Vec::new(), None));
}

#[test]
fn years_after_a_break_are_of_another_kind() {
    let (plan, mut facts, scenario) = told(&[("t1-03", 2014, &[86.0, 87.0, 88.5, 89.8, 91.1, 92.4])]);
    facts.record(&plan, Record::Break(id("t1-03"), Year::new(2018), true)).unwrap();
    let found = calibration(&plan, &facts, &scenario, Year::new(2016));
    let years: Vec<i16> = found.checked[0].lines[0].foretold.iter().map(|foretold| foretold.year.get()).collect();
    assert_eq!(years, [2017]);
    assert_eq!(calibration(&plan, &facts, &scenario, Year::new(2017)).lacking, [(id("t1-03"), Lacking::After)]);
    assert_eq!(calibration(&plan, &facts, &scenario, Year::new(2019)).lacking, [(id("t1-03"), Lacking::Before(2))]);
    facts.record(&plan, Record::LeftOut(id("t1-03"), Year::new(2017), true)).unwrap();
    assert_eq!(calibration(&plan, &facts, &scenario, Year::new(2016)).lacking, [(id("t1-03"), Lacking::After)]);
}

proptest! {
    #[test]
    fn moving_or_stretching_a_series_moves_its_errors_with_it(values in prop::collection::vec(-50.0_f64..50.0, 6..12), by in -100.0_f64..100.0, times in 0.1_f64..10.0) {
        let told = |values: &[f64]| checked(&series(2001, &values[..values.len() - 2]), &later(2001 + i16::try_from(values.len()).unwrap() - 2, &values[values.len() - 2..]), false);
        let plain = told(&values);
        let moved = told(&values.iter().map(|value| value * times + by).collect::<Vec<_>>());
        for method in [Method::Hold, Method::Linear, Method::Weighted, Method::Damped] {
            let (plain, moved) = (line(&plain, method), line(&moved, method));
            for (a, b) in plain.foretold.iter().zip(&moved.foretold) {
                prop_assert!((a.error().get() * times - b.error().get()).abs() < 1e-6);
                let span = |one: &Foretold| one.span.map(|span| span.high.get() - one.value.get());
                prop_assert!(span(a).zip(span(b)).is_none_or(|(a, b)| (a * times - b).abs() < 1e-6));
            }
        }
    }
}

#[test]
fn a_figure_at_the_end_of_the_range_lies_inside_whatever_its_last_digits() {
    let told = |came: f64, low: f64, high: f64| {
        let span = Some(Span { low: Amount::of(low), high: Amount::of(high) });
        Foretold { year: Year::new(2021), value: Amount::of(low), came: Amount::of(came), span }.is_inside()
    };
    assert_eq!([told(0.1 + 0.2, 0.1, 0.3), told(0.3, 0.1 + 0.2, 0.4)], [Some(true); 2]);
    assert_eq!([told(3e8, 3e8 + 0.01, 4e8), told(3e8 + 0.01, 2e8, 3e8)], [Some(true); 2]);
    assert_eq!([told(3e8, 3e8 + 1.0, 4e8), told(0.31, 0.1, 0.3), told(0.09, 0.1, 0.3)], [Some(false); 3]);
}

#[test]
fn what_never_changed_is_no_measure_of_errors() {
    let still: (&str, i16, &[f64]) = ("t1-17", 2016, &[2.85; 4]);
    let over_hold = |figures: &[(&str, i16, &[f64])]| {
        let (plan, facts, scenario) = told(figures);
        let found = calibration(&plan, &facts, &scenario, Year::new(2018));
        found.tallies.iter().map(|tally| tally.over_hold).collect::<Vec<_>>()
    };
    assert!(over_hold(&[still]).iter().all(Option::is_none), "holding never erred");
    let rising: (&str, i16, &[f64]) = ("t1-03", 2016, &[88.5, 89.8, 91.1, 92.4]);
    assert_eq!(over_hold(&[rising, still]), over_hold(&[rising]));
    // Nothing changed up to 2018, and then it did: there is no yearly change to count in.
    let late: (&str, i16, &[f64]) = ("t1-17", 2016, &[2.5, 2.5, 2.5, 2.7]);
    assert_eq!(over_hold(&[rising, late]), over_hold(&[rising]));
}
