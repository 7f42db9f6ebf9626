//! Every lane has the bits of the one-scenario path.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wide::f64x4;

use super::*;
use crate::exchange::builtin_plan;
use crate::plan::{
    Amount, Comparing, Comparison, Damping, Goal, Id, Indicator, Measure, Measured, Of, OpSource, Open, Plan, Rate, Start,
    Steepness, Than, When, Years,
};
use crate::projection::{Case, Family, Growth, Judgement, Pin, Reason, Setting, Verdict, judge};

/// What is assumed beside the setting.
#[derive(Clone, Debug)]
struct Around {
    family: Family,
    limit: Option<f64>,
    pins: Vec<Option<f64>>,
    start: Option<f64>,
    population: Option<f64>,
    comparing: Comparing,
}

fn around() -> impl Strategy<Value = Around> {
    let pins = prop_oneof![2 => Just(vec![None; 5]), 1 => prop::collection::vec(prop::option::weighted(0.3, -0.2_f64..1.4), 5)];
    let family = prop::sample::select(Family::ALL.to_vec());
    let share = || prop_oneof![Just(0.0), Just(1.0), -0.1_f64..1.5];
    let comparing = prop::sample::select(Comparing::ALL.to_vec());
    (
        family,
        prop::option::of(0.5_f64..1.6),
        pins,
        prop::option::of(share()),
        prop::option::weighted(0.3, -0.3_f64..0.3),
        comparing,
    )
        .prop_map(|(family, limit, pins, start, population, comparing)| Around {
            family,
            limit,
            pins,
            start,
            population,
            comparing,
        })
}

/// A size that an indicator's numbers are of.
fn size(indicator: &Indicator) -> f64 {
    indicator.statement.measured().map_or(1.0, |stated| stated.goal.printed().unwrap().value.get())
}

fn growth(family: Family, limit: Option<f64>, size: f64) -> Growth {
    let limit = limit.map(|limit| Amount::of(limit * size));
    match Growth::opening(family, 5) {
        Growth::Damped { step, .. } => Growth::Damped { step, phi: Damping::of(0.83) },
        Growth::Gap { share, .. } => Growth::Gap { share, limit },
        Growth::Logistic { .. } => Growth::Logistic { steepness: Steepness::of(0.0), ceiling: limit },
        other => other,
    }
}

/// A setting of the family, from a number between −1 and 1.
fn setting(family: Family, x: f64, size: f64) -> f64 {
    match family {
        Family::Hold | Family::Linear | Family::Damped | Family::YearlySteps | Family::Even => x * size,
        Family::Compound | Family::YearlyRates => x * 0.9,
        Family::Gap => x.abs(),
        Family::Logistic => x * 4.0,
    }
}

static NOTHING_ASKED: BTreeMap<crate::plan::Year, Amount> = BTreeMap::new();

fn case<'a>(
    plan: &Plan,
    indicator: &'a Indicator,
    around: &Around,
    growth: &'a Growth,
    years: &'a BTreeMap<crate::plan::Year, Pin>,
) -> Case<'a> {
    Case {
        period: plan.period,
        indicator,
        statement: &indicator.statement,
        start: around.start.map(|share| Amount::of(share * size(indicator))),
        growth: Some(growth),
        years,
        status: None,
        population_growth: around.population.map(Rate::of),
        figure: None,
        tolerance: None,
        comparing: around.comparing,
        milestones: &NOTHING_ASKED,
    }
}

fn pinned(plan: &Plan, indicator: &Indicator, around: &Around) -> BTreeMap<crate::plan::Year, Pin> {
    let scale = match indicator.statement.measured().map(|stated| stated.measure.years()) {
        Some(Years::Rates) => 0.2,
        _ => size(indicator),
    };
    let pin = |(year, share): (_, &Option<f64>)| Some((year, Pin::Assumed(Amount::of((*share)? * scale))));
    plan.period.projected().zip(&around.pins).filter_map(pin).collect()
}

fn is_interval(case: &Case) -> bool {
    let stated = case.statement.measured().map(|stated| stated.start);
    case.start.is_none() && matches!(stated, Some(Start::Below { .. }))
}

/// The bits of what the one-scenario path comes to in each projected year, then of its outcome, then whether the target is met.
fn expected(case: &Case, judgement: &Judgement) -> (Vec<u64>, bool) {
    let bits = |value: Option<crate::projection::Value>| {
        value.and_then(crate::projection::Value::exact).map_or(f64::NAN, Amount::get).to_bits()
    };
    let is_total = case.statement.measured().is_some_and(|stated| stated.measure.is_of_flows());
    let measure = if is_total { Measure::CUMULATIVE } else { Measure::LEVEL };
    let mut all: Vec<_> = judgement.trajectory.so_far(measure).skip(1).map(|(_, value)| bits(value)).collect();
    all.push(bits(judgement.outcome));
    (all, matches!(judgement.verdict, Verdict::Met { .. }))
}

/// The same from a lane.
fn found(law: &Law, block: &SweptBlock, group: usize, lane: usize) -> (Vec<u64>, bool) {
    let bits = |y: f64x4| if y.to_array()[lane].is_nan() { f64::NAN } else { y.to_array()[lane] }.to_bits();
    let mut all: Vec<_> = (1..=law.years()).filter_map(|t| block.year(t).nth(group)).map(bits).collect();
    let outcome = block.outcomes(law).nth(group).unwrap();
    all.push(bits(outcome));
    (all, f64x4::bits(law.goal().is_met_by(outcome)) >> lane & 1 == 1)
}

fn agree(plan: &Plan, indicator: &Indicator, around: &Around, xs: &[f64; 8]) -> Result<(), TestCaseError> {
    let size = size(indicator);
    let assumed = growth(around.family, around.limit, size);
    let years = pinned(plan, indicator, around);
    let case = case(plan, indicator, around, &assumed, &years);
    let Some(law) = Law::of(&case) else { return Ok(()) };
    let settings = xs.map(|x| setting(around.family, x, size));
    let lanes = [0, 4].map(|at| f64x4::new([settings[at], settings[at + 1], settings[at + 2], settings[at + 3]]));
    let [low, high] = [settings.into_iter().fold(f64::MAX, f64::min), settings.into_iter().fold(f64::MIN, f64::max)];
    let mut block = SweptBlock::default();
    for is_calm in [false, law.is_calm(low, high)] {
        let mut shown = Vec::new();
        block.sweep(&law, 2, |group| lanes[group], is_calm, |_, outcome| shown.push(outcome));
        let bits = |outcomes: Vec<f64x4>| outcomes.iter().map(|y| y.to_array().map(f64::to_bits)).collect::<Vec<_>>();
        prop_assert_eq!(bits(shown), bits(block.outcomes(&law).collect()), "{:?} {:?} {}", indicator.id, around, is_calm);
        for (at, x) in settings.iter().enumerate() {
            let Some(growth) = Setting::new(*x).and_then(|x| assumed.with(x)) else { continue };
            let judgement = judge(&Case { growth: Some(&growth), ..case });
            let (expected, found) = (expected(&case, &judgement), found(&law, &block, at / 4, at % 4));
            prop_assert_eq!(&expected.1, &found.1, "{:?} {:?} {}", indicator.id, around, x);
            if !is_interval(&case) {
                prop_assert_eq!(expected.0, found.0, "{:?} {:?} {} {}", indicator.id, around, x, is_calm);
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_lane_has_the_bits_of_the_one_scenario_path(around in around(), xs in prop::array::uniform8(-1.0_f64..1.0), small in any::<bool>()) {
        let plan = builtin_plan().unwrap();
        // Small changes stay clear of the bounds, and take the calm way.
        let xs = xs.map(|x| if small { x * 0.02 } else { x });
        for indicator in &plan.indicators {
            agree(&plan, indicator, &around, &xs)?;
        }
    }
}

#[test]
fn an_average_growth_of_nothing_is_unknown_in_a_lane_as_it_is_on_a_path() {
    let plan = builtin_plan().unwrap();
    let indicator = plan.indicators.iter().find(|indicator| indicator.id.as_str() == "t1-11").unwrap();
    for pins in [vec![Some(0.0); 5], vec![Some(0.3), None, None, None, None]] {
        let around = Around {
            family: Family::YearlyRates,
            limit: None,
            pins,
            start: Some(0.0),
            population: None,
            comparing: Comparing::Full,
        };
        agree(&plan, indicator, &around, &[0.5; 8]).unwrap();
        let (growth, years) = (Growth::YearlyRates(vec![Rate::of(0.1); 5]), pinned(&plan, indicator, &around));
        let judgement = judge(&case(&plan, indicator, &around, &growth, &years));
        assert_eq!(judgement.outcome, None);
        assert_eq!(judgement.verdict, Verdict::Unjudged(Reason::UndefinedStep(plan.period.year(1))));
    }
}

/// A gap from one end of the finite numbers to the other, closed at once, is infinity times nothing.
#[test]
fn what_overflows_to_no_number_has_the_bits_of_the_one_scenario_path_too() {
    use crate::plan::{Bounds, Share};
    let plan = builtin_plan().unwrap();
    let growth = Growth::Gap { share: Share::of(1.0), limit: Some(Amount::of(1.7e308)) };
    let around = Around {
        family: Family::Gap,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let [low, high] = [Some(Amount::of(10.0)), Some(Amount::of(20.0))];
    for (min, max) in [(None, None), (low, None), (None, high), (low, high)] {
        let mut indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap().clone();
        indicator.bounds = Bounds { min, max };
        let years = BTreeMap::new();
        let case = Case { start: Some(Amount::of(-1.7e308)), ..case(&plan, &indicator, &around, &growth, &years) };
        let (law, mut block) = (Law::of(&case).unwrap(), SweptBlock::default());
        block.sweep(&law, 1, |_| f64x4::splat(1.0), false, |_, _| {});
        assert_eq!(found(&law, &block, 0, 1), expected(&case, &judge(&case)), "{min:?} {max:?}");
    }
}

/// A pin of nothing ends a path that grows at a rate, unless it may be the limit that the end of an interval comes to.
#[test]
fn nothing_is_multiplied_only_where_the_start_is_an_interval() {
    let plan = builtin_plan().unwrap();
    let indicator = plan.indicator(&Id::new("t1-08").unwrap()).unwrap();
    let growth = Growth::Compound { rate: Rate::of(0.1) };
    let years = BTreeMap::from([(crate::plan::Year::new(2022), Pin::Assumed(Amount::ZERO))]);
    for (start, is_met) in [(None, true), (Some(0.9), false)] {
        let around = Around {
            family: Family::Compound,
            limit: None,
            pins: vec![None; 5],
            start,
            population: None,
            comparing: Comparing::Full,
        };
        let case = case(&plan, indicator, &around, &growth, &years);
        let (law, mut block) = (Law::of(&case).unwrap(), SweptBlock::default());
        block.sweep(&law, 1, |_| f64x4::splat(0.1), false, |_, _| {});
        assert_eq!((found(&law, &block, 0, 2).1, expected(&case, &judge(&case)).1), (is_met, is_met), "{start:?}");
    }
}

/// One yearly setting per lane is what a person sets year by year.
#[test]
fn settings_of_each_year_are_those_of_years_set_one_by_one() {
    let plan = builtin_plan().unwrap();
    let id = Id::new("t1-03").unwrap();
    let indicator = plan.indicators.iter().find(|indicator| indicator.id == id).unwrap();
    let rates = [0.01, -0.02, 0.0, 0.3, 0.005];
    let growth = Growth::YearlyRates(rates.map(Rate::of).to_vec());
    let years = BTreeMap::new();
    let around = Around {
        family: Family::YearlyRates,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let case = case(&plan, indicator, &around, &growth, &years);
    let law = Law::of(&case).unwrap();
    let drives = rates.map(|rate| law.drive(f64x4::splat(rate)));
    let mut values = [f64x4::ZERO; 6];
    law.walk(Yearly(&drives, 5), true, &mut values, |_, _| {});
    let mut all: Vec<_> = values[1..].iter().map(|y| y.to_array()[3].to_bits()).collect();
    // Of a level the last year is what is judged.
    all.push(all[4]);
    let is_met = f64x4::bits(law.goal().is_met_by(values[5])) >> 3 & 1 == 1;
    assert_eq!((all, is_met), expected(&case, &judge(&case)));
}

#[test]
fn an_s_curve_rests_where_it_has_no_odds() {
    let plan = builtin_plan().unwrap();
    let growth = Growth::Logistic { steepness: Steepness::of(0.5), ceiling: Some(Amount::of(120.0)) };
    let mut indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap().clone();
    indicator.bounds = crate::plan::Bounds::NONE;
    let years = BTreeMap::new();
    for start in [-5.0, 0.0, 120.0, 130.0] {
        let around = Around {
            family: Family::Logistic,
            limit: None,
            pins: vec![None; 5],
            start: None,
            population: None,
            comparing: Comparing::Full,
        };
        let case = Case { start: Some(Amount::of(start)), ..case(&plan, &indicator, &around, &growth, &years) };
        let (law, mut block) = (Law::of(&case).unwrap(), SweptBlock::default());
        block.sweep(&law, 1, |_| f64x4::splat(0.5), false, |_, _| {});
        assert_eq!(block.outcomes(&law).next().map(f64x4::to_array), Some([start; 4]));
        assert_eq!(found(&law, &block, 0, 0), expected(&case, &judge(&case)), "{start}");
    }
}

/// Drawn year by year, an S-curve may turn back from a bound that held it.
#[test]
fn an_s_curve_that_a_bound_held_goes_on_from_the_bound() {
    let plan = builtin_plan().unwrap();
    let growth = Growth::Logistic { steepness: Steepness::of(0.0), ceiling: Some(Amount::of(120.0)) };
    let around = Around {
        family: Family::Logistic,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let mut indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap().clone();
    indicator.bounds = crate::plan::Bounds { min: Some(Amount::of(10.0)), max: Some(Amount::of(100.0)) };
    let years = BTreeMap::new();
    let case = Case { start: Some(Amount::of(50.0)), ..case(&plan, &indicator, &around, &growth, &years) };
    let law = Law::of(&case).unwrap();
    for (toward, bound) in [(3.0, 100.0), (-4.0, 10.0)] {
        let drives = [toward, -toward / 4.0, 0.1, -0.1, 0.0].map(|steepness: f64| law.drive(steepness));
        let mut values = [0.0; 6];
        law.walk(Yearly(&drives, 5), false, &mut values, |_, _| {});
        let odds = (120.0 - bound) / bound * (toward / 4.0).exp();
        let goes_on = [1.0, (-0.1_f64).exp(), 1.0, 1.0].map(|factor| 120.0 / (1.0 + odds * factor));
        assert_eq!(values[1], bound);
        assert!(
            values[2..].iter().zip(goes_on).all(|(found, expected)| (found - expected).abs() < 1e-9),
            "{values:?} {goes_on:?}"
        );
    }
}

/// Two years share a division, but not their steepness: the second of them takes its own.
#[test]
fn an_s_curve_takes_the_steepness_of_each_year_in_that_year() {
    let plan = builtin_plan().unwrap();
    let growth = Growth::Logistic { steepness: Steepness::of(0.0), ceiling: Some(Amount::of(120.0)) };
    let around = Around {
        family: Family::Logistic,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let (steepness, years) = ([0.3, -0.2, 0.5, 0.1, -0.4], BTreeMap::new());
    for (id, is_total) in [("t1-03", false), ("t1-07", true)] {
        let mut indicator = plan.indicator(&Id::new(id).unwrap()).unwrap().clone();
        indicator.bounds = crate::plan::Bounds::NONE;
        let case = Case { start: Some(Amount::of(50.0)), ..case(&plan, &indicator, &around, &growth, &years) };
        let law = Law::of(&case).unwrap();
        let drives = steepness.map(|steepness: f64| law.drive(steepness));
        for is_calm in [true, false] {
            let mut values = [0.0; 6];
            law.walk(Yearly(&drives, 5), is_calm, &mut values, |_, _| {});
            let (mut odds, mut total): (f64, f64) = (70.0 / 50.0, 0.0);
            for (steepness, found) in steepness.iter().zip(&values[1..]) {
                odds *= (-steepness).exp();
                let y = 120.0 / (1.0 + odds);
                total += y;
                let expected = if is_total { total } else { y };
                assert!((found - expected).abs() < 1e-9, "{id} {is_calm} {values:?}");
            }
        }
    }
}

/// Far down the odds are too long for two years to share a division; lane and path stop to at the same odds.
#[test]
fn an_s_curve_far_down_has_the_bits_of_the_one_scenario_path() {
    let plan = builtin_plan().unwrap();
    let growth = Growth::Logistic { steepness: Steepness::of(-0.37), ceiling: Some(Amount::of(120.0)) };
    let around = Around {
        family: Family::Logistic,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let mut indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap().clone();
    indicator.bounds = crate::plan::Bounds::NONE;
    let years = BTreeMap::new();
    for start in [1e-6, 1.3e-6, 1.7e-6, 2.1e-6] {
        let case = Case { start: Some(Amount::of(start)), ..case(&plan, &indicator, &around, &growth, &years) };
        let (law, mut block) = (Law::of(&case).unwrap(), SweptBlock::default());
        block.sweep(&law, 1, |_| f64x4::splat(-0.37), false, |_, _| {});
        assert_eq!(found(&law, &block, 0, 0), expected(&case, &judge(&case)), "{start}");
    }
}

#[test]
fn a_status_and_a_family_without_its_limit_have_no_law() {
    let plan = builtin_plan().unwrap();
    let around = Around {
        family: Family::Logistic,
        limit: None,
        pins: vec![None; 5],
        start: Some(0.5),
        population: None,
        comparing: Comparing::Full,
    };
    let (growth, years) = (growth(Family::Logistic, None, 1.0), BTreeMap::new());
    let status = plan.indicators.iter().find(|i| i.statement.is_status()).unwrap();
    let unbounded =
        plan.indicators.iter().find(|i| i.statement.measured().is_some_and(|it| i.natural_ceiling(it).is_none())).unwrap();
    for indicator in [status, unbounded] {
        assert_eq!(Law::of(&case(&plan, indicator, &around, &growth, &years)), None);
    }
}

/// A level from 50 between 0 and 100 under a growth, with what `change` does to the case.
fn calm(growth: &Growth, start: f64, bounds: crate::plan::Bounds, low: f64, high: f64) -> bool {
    let plan = builtin_plan().unwrap();
    let mut indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap().clone();
    indicator.bounds = bounds;
    let years = BTreeMap::new();
    let around = Around {
        family: growth.family(),
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let case = Case { start: Some(Amount::of(start)), ..case(&plan, &indicator, &around, growth, &years) };
    Law::of(&case).unwrap().is_calm(low, high)
}

#[test]
fn what_stays_clear_of_every_bound_is_calm_and_nothing_else() {
    use crate::plan::{Bounds, Steepness};
    let linear = Growth::Linear { step: Amount::ZERO };
    assert!(calm(&linear, 50.0, Bounds::SHARE, -9.0, 9.0));
    assert!(calm(&linear, 50.0, Bounds::NONE, -9e9, 9e9));
    assert!(!calm(&linear, 50.0, Bounds::SHARE, -9.0, 11.0));
    assert!(!calm(&linear, 50.0, Bounds::SHARE, -11.0, 9.0));
    // At a bound, and so near to it that a rounding could pass it.
    assert!(!calm(&linear, 100.0, Bounds::SHARE, 0.0, 0.0));
    assert!(!calm(&linear, 100.0 - 5e-11, Bounds::SHARE, 0.0, 0.0));
    assert!(calm(&linear, 100.0 - 5e-10, Bounds::SHARE, 0.0, 0.0));
    let floor = Bounds { min: Some(Amount::of(10.0)), max: None };
    assert!(!calm(&linear, 10.0 + 5e-12, floor, 0.0, 0.0));
    assert!(calm(&linear, 10.0 + 5e-11, floor, 0.0, 0.0));
    // So far out that sums of years could leave the finite numbers.
    assert!(!calm(&linear, 1e301, Bounds::NONE, 0.0, 0.0));
    assert!(!calm(&linear, -1e301, Bounds::NONE, 0.0, 0.0));
    assert!(calm(&linear, -1e299, Bounds::NONE, 0.0, 0.0));
    // A rate acts on more than nothing only.
    let compound = Growth::Compound { rate: Rate::of(0.0) };
    assert!(calm(&compound, 5.0, Bounds::NONE, -0.1, 0.1));
    assert!(!calm(&compound, -5.0, Bounds::NONE, -0.1, 0.1));
    // Nor is anything calm where numbers are too small to be precise.
    assert!(calm(&compound, 1e-300, Bounds::NONE, 0.0, 0.0));
    assert!(!calm(&compound, 1e-310, Bounds::NONE, 0.0, 0.0));
    // An S-curve has a floor and a ceiling of its own, and far down its odds are too long to be paired.
    let logistic = Growth::Logistic { steepness: Steepness::of(0.0), ceiling: Some(Amount::of(120.0)) };
    assert!(calm(&logistic, 50.0, Bounds::NONE, -1.0, 1.0));
    assert!(!calm(&logistic, 130.0, Bounds::NONE, -1.0, 1.0));
    assert!(!calm(&logistic, 120.0 - 5e-11, Bounds::NONE, 0.0, 0.0));
    assert!(calm(&logistic, 120.0 - 5e-10, Bounds::NONE, 0.0, 0.0));
    assert!(!calm(&logistic, -5.0, Bounds::NONE, -1.0, 1.0));
    assert!(!calm(&logistic, 50.0, Bounds::NONE, -4.0, 1.0));
}

#[test]
fn a_total_may_begin_with_what_is_there_already() {
    let plan = builtin_plan().unwrap();
    let indicator = plan.indicator(&Id::new("t1-07").unwrap()).unwrap();
    let (growth, years) = (Growth::Linear { step: Amount::ZERO }, BTreeMap::new());
    let around = Around {
        family: Family::Linear,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let law = Law::of(&case(&plan, indicator, &around, &growth, &years)).unwrap().counted_from(10.0);
    for is_calm in [true, false] {
        let mut block = SweptBlock::default();
        block.sweep(&law, 1, |_| f64x4::splat(0.5), is_calm, |_, _| {});
        let total = block.outcomes(&law).next().unwrap().to_array()[0];
        assert!((total - (10.0 + 5.0 * 1.08 + 0.5 * 15.0)).abs() < 1e-12, "{total}");
    }
}

/// A number alone is a lane of one: what it answers is what each of four lanes answers.
#[test]
fn one_number_answers_as_each_of_four_lanes_does() {
    use super::Lanes;
    let odd = [0.0, -0.0, 1.0, -1.5, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, 1e300];
    let four = |x: f64| f64x4::splat(x);
    for x in odd {
        assert_eq!(f64::splat_above(x).to_bits(), f64x4::splat_above(x).to_array()[2].to_bits(), "above {x}");
        assert_eq!(f64::bits(x.is_unknown()) * 0b1111, f64x4::bits(four(x).is_unknown()), "unknown {x}");
        for y in odd {
            let (less, fours) = (x.less(y), four(x).less(four(y)));
            assert_eq!(f64::bits(less) * 0b1111, f64x4::bits(fours), "{x} < {y}");
            assert_eq!(f64::bits(x.at_least(y)) * 0b1111, f64x4::bits(four(x).at_least(four(y))), "{x} >= {y}");
            let picked = f64::pick(less, x, y).to_bits();
            assert_eq!(picked, f64x4::pick(fours, four(x), four(y)).to_array()[1].to_bits(), "{x} or {y}");
            assert_eq!(x.only(less).to_bits(), four(x).only(fours).to_array()[3].to_bits(), "{x} only");
        }
    }
}

#[test]
fn room_for_roundings_lets_enough_come_earlier_and_passing_later() {
    use super::goal::GoalNumber;
    use crate::plan::{Comparison, Threshold};
    let met = |op, target: f64, outcome: f64| {
        let goal = GoalNumber::new(Threshold { op, value: Amount::of(target) }, Amount::ZERO, Open::Neither).widened(0.01, 0.0);
        goal.is_met_by(outcome)
    };
    let around = |op, target: f64| [-1.5, -0.5, 0.5, 1.5].map(|off| met(op, target, target + off));
    for target in [100.0, -100.0] {
        assert_eq!(around(Comparison::AtLeast, target), [false, true, true, true], "{target}");
        assert_eq!(around(Comparison::MoreThan, target), [false, false, false, true], "{target}");
        assert_eq!(around(Comparison::AtMost, target), [true, true, true, false], "{target}");
        assert_eq!(around(Comparison::LessThan, target), [true, false, false, false], "{target}");
    }
}

#[test]
fn a_goal_turns_where_the_comparison_does_and_an_excluded_end_may_reach_what_it_must_not_pass() {
    use super::goal::GoalNumber;
    use crate::plan::{Comparison, Threshold};
    let (t, e) = (Amount::of(10.0), Amount::of(0.5));
    for op in [Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan] {
        let target = Threshold { op, value: t };
        for y in [9.0, 9.5, 10.0, 10.5, 11.0] {
            let met = |open| GoalNumber::new(target, e, open).is_met_by(y);
            assert_eq!(met(Open::Neither), target.is_met_by(Amount::of(y), e), "{op:?} {y}");
            let from_above = if op == Comparison::LessThan { y <= 10.5 } else { met(Open::Neither) };
            assert_eq!(met(Open::High), from_above, "{op:?} {y}");
            let from_below = if op == Comparison::MoreThan { y >= 9.5 } else { met(Open::Neither) };
            assert_eq!(met(Open::Low), from_below, "{op:?} {y}");
        }
    }
}

#[test]
fn a_goal_is_held_against_whatever_rises_with_the_outcome() {
    use super::goal::GoalNumber;
    use crate::plan::{Comparison, Threshold};
    let goal = GoalNumber::new(Threshold { op: Comparison::AtMost, value: Amount::of(3.0) }, Amount::ZERO, Open::Neither)
        .through(|y| 2.0 * y);
    assert_eq!([5.9, 6.0, 6.1].map(|y| goal.is_met_by(y)), [true, true, false]);
    assert!(!goal.is_rise());
    assert!(
        GoalNumber::new(Threshold { op: Comparison::MoreThan, value: Amount::of(3.0) }, Amount::ZERO, Open::Neither).is_rise()
    );
}

/// Whether each of four settings meets a goal, and the outcome: on the one-scenario path, and in a lane.
fn judged_both_ways(stated: Measured, growth: fn(f64) -> Growth, settings: [f64; 4]) -> [Vec<(bool, Option<f64>)>; 2] {
    let plan = builtin_plan().unwrap();
    let mut indicator = plan.indicator(&Id::new("t1-04").unwrap()).unwrap().clone();
    indicator.bounds = crate::plan::Bounds::NONE;
    indicator.statement = crate::plan::Statement::Measured(stated);
    let years = BTreeMap::new();
    let around = Around {
        family: Family::Linear,
        limit: None,
        pins: vec![None; 5],
        start: None,
        population: None,
        comparing: Comparing::Full,
    };
    let path = settings.map(|setting| {
        let growth = growth(setting);
        let judgement = judge(&case(&plan, &indicator, &around, &growth, &years));
        let outcome = judgement.outcome.and_then(crate::projection::Value::exact).map(Amount::get);
        (matches!(judgement.verdict, Verdict::Met { .. }), outcome)
    });
    let zero = growth(0.0);
    let law = Law::of(&case(&plan, &indicator, &around, &zero, &years)).unwrap();
    let mut block = SweptBlock::default();
    let drawn = settings.map(|setting| growth(setting).setting().unwrap().get());
    block.sweep(&law, 1, |_| f64x4::new(drawn), false, |_, _| {});
    let years: Vec<f64x4> = (0..=law.years()).filter_map(|t| block.year(t).next()).collect();
    let met = <f64x4 as Lanes>::bits(law.test(0.0).is_met_by(&years));
    let outcomes = block.outcomes(&law).next().unwrap().to_array();
    let lanes = (0..4).map(|lane| (met >> lane & 1 == 1, Some(outcomes[lane])));
    [path.to_vec(), lanes.collect()]
}

proptest! {
    #[test]
    fn whatever_a_plan_measures_a_lane_judges_every_year_as_the_path_does(
        measure in prop::sample::select(Measure::ALL.to_vec()),
        op in prop::sample::select(vec![Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan]),
        is_every in any::<bool>(),
        times in prop::option::weighted(0.2, 0.9_f64..1.1),
        by in -1.0_f64..1.0,
        settings in prop::array::uniform4(-1.0_f64..1.0),
    ) {
        let growth: fn(f64) -> Growth = if measure.is_of_rates() {
            |x| Growth::Compound { rate: Rate::of(x * 0.1) }
        } else {
            |x| Growth::Linear { step: Amount::of(x * 5.0) }
        };
        let when = if is_every { When::EveryYear } else { When::End };
        let stating = |goal: Goal| Measured { when, ..Measured::plain(measure, Start::Value(Amount::of(100.0)), goal, OpSource::Stated) };
        let near = Goal::number(op, Amount::ZERO);
        let [path, _] = judged_both_ways(stating(near), growth, settings);
        // Near what the first of them comes to, so that some meet it and some do not.
        let value = Amount::of(path[0].1.unwrap() + by);
        let goal = match times.filter(|_| is_every && measure == Measure::LEVEL) {
            Some(times) => Goal::Than(Than { op, of: Of::Previous, times: Amount::of(times), plus: Amount::of(by * 9.0), wanted: None }),
            None => Goal::number(op, value),
        };
        let [path, lanes] = judged_both_ways(stating(goal), growth, settings);
        for (path, lane) in path.into_iter().zip(lanes) {
            prop_assert_eq!(path.0, lane.0, "{:?} and {:?}", path, lane);
            let (path, lane) = (path.1.unwrap(), lane.1.unwrap());
            prop_assert!((path - lane).abs() <= 1e-9 * path.abs().max(1.0), "{} and {}", path, lane);
        }
    }
}
