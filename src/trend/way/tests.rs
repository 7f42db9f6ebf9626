use super::*;
use crate::exchange::builtin_plan;
use crate::plan::{Id, Plan};

const HALF: Damping = Damping::of(0.5);

fn amount(number: f64) -> Amount {
    Amount::of(number)
}

/// One of each, with numbers that can be worked out by head.
fn each() -> [Way; 7] {
    [
        Way::Hold,
        Way::Step(amount(2.0)),
        Way::Damped { first: amount(2.0), phi: HALF },
        Way::Rate(Rate::of(0.5)),
        Way::DampedRate { first: ln(4.0), phi: HALF },
        Way::Gap { share: Share::of(0.5), limit: amount(100.0) },
        Way::Logistic { steepness: Steepness::of(ln(3.0)), ceiling: amount(100.0) },
    ]
}

#[track_caller]
fn goes(way: Way, last: f64, bounds: Bounds, expected: &[f64]) {
    let found: Vec<f64> = way.values(amount(last), bounds, expected.len()).map(Amount::get).collect();
    let close = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-9;
    assert!(found.iter().zip(expected).all(close), "{way:?} from {last}: {found:?}");
}

#[test]
fn each_way_goes_on_as_its_formula_says() {
    let [hold, step, damped, rate, damped_rate, gap, s_curve] = each();
    goes(hold, 20.0, Bounds::NONE, &[20.0, 20.0]);
    goes(step, 20.0, Bounds::NONE, &[22.0, 24.0, 26.0]);
    goes(damped, 20.0, Bounds::NONE, &[22.0, 23.0, 23.5]);
    goes(rate, 20.0, Bounds::NONE, &[30.0, 45.0, 67.5]);
    // The logarithm of 4 at first, of 2 next, of √2 then.
    goes(damped_rate, 20.0, Bounds::NONE, &[80.0, 160.0, 160.0 * 2.0_f64.sqrt()]);
    goes(gap, 20.0, Bounds::NONE, &[60.0, 80.0, 90.0]);
    goes(gap, 140.0, Bounds::NONE, &[120.0, 110.0, 105.0]);
    // Odds of 1, 3 and 9 to 1.
    goes(s_curve, 50.0, Bounds::NONE, &[75.0, 90.0]);
}

#[test]
fn every_year_is_held_within_the_bounds_before_the_next() {
    let [_, step, ..] = each();
    goes(step, 97.0, Bounds::SHARE, &[99.0, 100.0, 100.0]);
    goes(Way::Step(amount(-2.0)), 3.0, Bounds::SHARE, &[1.0, 0.0, 0.0]);
    goes(Way::Gap { share: Share::of(0.5), limit: amount(120.0) }, 90.0, Bounds::SHARE, &[100.0, 100.0]);
}

#[test]
fn an_s_curve_stands_still_at_zero_and_from_its_ceiling_on() {
    let ceiling = amount(100.0);
    let however_steep = [-1000.0, 1000.0].map(|steepness| Way::Logistic { steepness: Steepness::of(steepness), ceiling });
    for way in however_steep.into_iter().chain([each()[6]]) {
        for last in [-5.0, 0.0, 100.0, 130.0] {
            goes(way, last, Bounds::NONE, &[last, last]);
        }
    }
}

#[test]
fn what_outgrows_all_numbers_is_the_largest() {
    let found: Vec<_> = Way::Rate(Rate::of(1e300)).values(amount(1e300), Bounds::NONE, 2).collect();
    assert_eq!(found, [amount(f64::MAX); 2]);
    assert_eq!(Way::DampedRate { first: 1e9, phi: HALF }.parameter(), None);
}

#[test]
fn parameters_are_those_of_scenario_files() {
    use Parameter::{Rate, Rates, Share, Steepness, Step};
    let found = each().map(|way| way.parameter().unwrap().get());
    let expected = [0.0, 2.0, 2.0, 0.5, 3.0, 0.5, ln(3.0)];
    assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    assert_eq!(each().map(Way::kind), [Step, Step, Step, Rate, Rates, Share, Steepness]);
}

#[test]
fn a_parameter_leads_to_an_end_in_so_many_years() {
    for way in each() {
        for (years, end) in [(1, 65.0), (4, 80.0), (5, 41.0)] {
            let found = way.leading_to(amount(40.0), amount(end), years).unwrap();
            let reached = found.values(amount(40.0), Bounds::NONE, years).last().unwrap().get();
            assert!((reached - end).abs() < 1e-9, "{way:?} to {end} in {years}: {found:?} reaches {reached}");
        }
        assert_eq!(way.leading_to(amount(40.0), amount(50.0), 0), None, "no year, no way");
    }
}

#[test]
fn where_no_parameter_leads_to_an_end_there_is_none() {
    let [hold, step, damped, rate, damped_rate, gap, s_curve] = each();
    let leads = |way: Way, last: f64, end: f64| way.leading_to(amount(last), amount(end), 5).is_some();
    assert!([hold, step, damped].into_iter().all(|way| leads(way, -40.0, -60.0) && leads(way, 40.0, -60.0)));
    for way in [rate, damped_rate] {
        assert!(leads(way, 40.0, 60.0) && !leads(way, 0.0, 60.0) && !leads(way, 40.0, 0.0) && !leads(way, -40.0, -60.0));
    }
    // Toward the limit from either side; not across it, onto it or from it, nor away from it.
    assert!(leads(gap, 40.0, 60.0) && leads(gap, 140.0, 120.0) && leads(gap, 40.0, 40.0));
    assert!(!leads(gap, 40.0, 120.0) && !leads(gap, 40.0, 100.0) && !leads(gap, 100.0, 100.0) && !leads(gap, 60.0, 40.0));
    assert!(leads(s_curve, 40.0, 60.0) && leads(s_curve, 60.0, 40.0));
    let outside = [(0.0, 60.0), (40.0, 0.0), (100.0, 60.0), (40.0, 100.0)];
    assert!(outside.into_iter().all(|(last, end)| !leads(s_curve, last, end)));
}

fn stated<'a>(plan: &'a Plan, id: &str) -> &'a Measured {
    plan.indicator(&Id::new(id).unwrap()).unwrap().statement.measured().unwrap()
}

fn growth(way: Way, id: &str, year: i16, last: f64) -> Option<Growth> {
    let plan = builtin_plan().unwrap();
    way.growth(stated(&plan, id), plan.period, (Year::new(year), amount(last)))
}

#[test]
fn each_way_is_a_growth_of_its_family() {
    let [hold, step, damped, rate, _, gap, s_curve] = each();
    let limit = Some(amount(100.0));
    let of = |way: Way| growth(way, "t1-03", 2020, 93.7).unwrap();
    assert_eq!(of(hold), Growth::Hold);
    assert_eq!(of(step), Growth::Linear { step: amount(2.0) });
    assert_eq!(of(damped), Growth::Damped { step: amount(2.0), phi: HALF });
    assert_eq!(of(rate), Growth::Compound { rate: Rate::of(0.5) });
    assert_eq!(of(gap), Growth::Gap { share: Share::of(0.5), limit });
    assert_eq!(of(s_curve), Growth::Logistic { steepness: Steepness::of(ln(3.0)), ceiling: limit });
}

#[test]
fn a_damped_step_is_that_of_the_plans_first_year_whatever_is_known_since() {
    let step = |year: i16| growth(each()[2], "t1-03", year, 93.7);
    let of = |step: f64| Some(Growth::Damped { step: amount(step), phi: HALF });
    assert_eq!([step(2020), step(2021), step(2022), step(2018)], [of(2.0), of(4.0), of(8.0), of(0.5)]);
}

#[test]
fn a_damped_rate_and_whatever_is_of_rates_are_told_year_by_year() {
    let rates = |way: Way, id: &str, year: i16, last: f64| match growth(way, id, year, last) {
        Some(Growth::YearlyRates(rates)) => rates.into_iter().map(Rate::get).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let close = |found: Vec<f64>, expected: [f64; 5]| {
        assert!(found.len() == 5 && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
    };
    let root = |of: f64| of.sqrt() - 1.0;
    close(rates(each()[4], "t1-03", 2020, 10.0), [3.0, 1.0, root(2.0), root(2.0_f64.sqrt()), root(2.0_f64.powf(0.25))]);
    // 2021 and 2022 are known.
    close(rates(each()[4], "t1-03", 2022, 10.0), [0.0, 0.0, 3.0, 1.0, root(2.0)]);
    // Two years before the base year the first rates lie outside of the period.
    close(rates(each()[4], "t1-03", 2018, 10.0), [2.0_f64, 4.0, 8.0, 16.0, 32.0].map(|n| 2.0_f64.powf(1.0 / n) - 1.0));
    close(rates(Way::Step(amount(0.01)), "t1-11", 2020, 0.05), [0.06, 0.07, 0.08, 0.09, 0.10]);
    close(rates(Way::Hold, "t1-11", 2021, 0.05), [0.0, 0.05, 0.05, 0.05, 0.05]);
    assert_eq!(growth(Way::Step(amount(-0.5)), "t1-11", 2020, 0.05), None, "nothing loses more than all of itself");
    assert_eq!(growth(each()[4], "t1-03", 2026, 10.0), None, "nothing is left of the period");
}
