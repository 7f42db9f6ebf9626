use super::*;
use crate::exchange::builtin_plan;
use crate::plan::Id;
use crate::scenario::{Edit, Known, Method, Record, apply};

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// The built-in plan, and what is known of one of its indicators from a year on.
fn told(name: &str, from: i16, values: impl IntoIterator<Item = f64>) -> (Plan, Facts) {
    let (plan, mut facts) = (builtin_plan().unwrap(), Facts::default());
    for (year, value) in (from..).zip(values) {
        let fact = Known { value: Amount::of(value), source: "".into() };
        facts.record(&plan, Record::Figure(id(name), Year::new(year), Some(fact))).unwrap();
    }
    (plan, facts)
}

fn found(plan: &Plan, facts: &Facts, name: &str) -> Outlook {
    outlook(plan, facts, &Scenario::holding(plan), plan.indicator(&id(name)).unwrap()).unwrap()
}

fn line(outlook: &Outlook, method: Method) -> &MethodAnswer {
    outlook.lines.iter().find(|line| line.method == method).unwrap()
}

#[track_caller]
fn close(found: impl IntoIterator<Item = Amount>, expected: &[f64]) {
    let found: Vec<f64> = found.into_iter().map(Amount::get).collect();
    let is_close = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-9;
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(is_close), "{found:?}");
}

#[test]
fn a_steady_rise_goes_on_to_the_target_year_with_its_range() {
    // With the plan's 93.7 of 2020, 1.3 more each year.
    let (plan, facts) = told("t1-03", 2016, [88.5, 89.8, 91.1, 92.4]);
    let found = found(&plan, &facts, "t1-03");
    let linear = line(&found, Method::Linear);
    assert_eq!(linear.ahead.iter().map(|(year, _)| year.get()).collect::<Vec<_>>(), [2021, 2022, 2023, 2024, 2025]);
    close(linear.ahead.iter().map(|(_, value)| *value), &[95.0, 96.3, 97.6, 98.9, 100.2]);
    close(linear.outcome, &[100.2]);
    // 1.3 times 0.45 + 0.8 · 5 to either side in 2025.
    let ends = linear.ends.as_ref().unwrap();
    close(ends.iter().filter_map(|end| end.outcome), &[94.415, 105.985]);
    close(ends.iter().filter_map(|end| end.parameter).map(|it| Amount::of(it.get())), &[0.143, 2.457]);
    // A triangle whose middle four fifths reach 1.157 either way.
    let reach = 1.157 / (1.0 - 0.2_f64.sqrt());
    let range = linear.range.unwrap();
    close([range.below(), range.above()].map(|side| Amount::of(side.get())), &[reach, reach]);
    assert_eq!(linear.by_errors, None, "five years are too few for its own errors");
}

#[test]
fn from_ten_years_on_its_own_errors_give_a_second_range() {
    let (plan, facts) = told("t1-03", 2011, (0..9).map(|n| 84.7 + f64::from(n)));
    let hold = line(&found(&plan, &facts, "t1-03"), Method::Hold).clone();
    // Holding errs by 5 five years ahead.
    let span = hold.by_errors.unwrap();
    close([span.low, span.high], &[88.7, 98.7]);
}

#[test]
fn a_year_left_out_is_named_where_it_would_otherwise_count() {
    let (plan, mut facts) = told("t1-03", 2010, (0..10).map(|n| 83.0 + f64::from(n)));
    let mut leave_out = |year: i16, is_out: bool| {
        facts.record(&plan, Record::LeftOut(id("t1-03"), Year::new(year), is_out)).unwrap();
        let found = found(&plan, &facts, "t1-03");
        (found.window.known()[0].0.get(), found.left_out.into_iter().map(Year::get).collect::<Vec<_>>())
    };
    assert_eq!(leave_out(2010, true), (2011, vec![]), "2011 to 2020 are the last ten years in any case");
    assert_eq!(leave_out(2011, true), (2012, vec![2010, 2011]), "nine are left, and either would be the tenth");
    assert_eq!(leave_out(2010, false), (2010, vec![2011]));
}

#[test]
fn no_total_nor_level_is_taken_for_a_base_years_figure() {
    let known = |plan: &Plan, scenario: &Scenario, name: &str| {
        let indicator = plan.indicator(&id(name)).unwrap();
        let years = known_years(plan, &Facts::default(), scenario, indicator).unwrap();
        years.known().iter().map(|(year, value)| (year.get(), value.get())).collect::<Vec<_>>()
    };
    let plan = builtin_plan().unwrap();
    let mut scenario = Scenario::holding(&plan);
    assert_eq!(known(&plan, &scenario, "t1-03"), [(2020, 93.7)]);
    assert_eq!(known(&plan, &scenario, "t1-13"), [], "0.68 is the total of five years");
    assert_eq!(known(&plan, &scenario, "t1-11"), []);
    apply(&mut scenario, &plan, Edit::Start(id("t1-13"), Some(Amount::of(0.2)))).unwrap();
    assert_eq!(known(&plan, &scenario, "t1-13"), [(2020, 0.2)], "a person says so");
}

#[test]
fn the_known_years_include_those_left_out_and_end_where_the_scenario_looks_from() {
    let (plan, mut facts) = told("t1-03", 2017, [91.0, 91.4, 92.3]);
    facts.record(&plan, Record::LeftOut(id("t1-03"), Year::new(2018), true)).unwrap();
    let years = |as_of: Option<Year>| {
        let scenario = Scenario { as_of, ..Scenario::holding(&plan) };
        let known = known_years(&plan, &facts, &scenario, plan.indicator(&id("t1-03")).unwrap()).unwrap();
        known.known().iter().map(|(year, _)| year.get()).collect::<Vec<_>>()
    };
    assert_eq!(years(None), [2017, 2018, 2019, 2020]);
    assert_eq!(years(Some(Year::new(2018))), [2017, 2018]);
    let status = plan.indicator(&id("t1-02")).unwrap();
    assert_eq!(known_years(&plan, &facts, &Scenario::holding(&plan), status), None);
}
