//! What the years before say: held against independent hands, real series, and what must be true of any series.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use tuiyan::plan::{Amount, Bounds, Year};
use tuiyan::scenario::{Facts, Known, Record, Scenario};
use tuiyan::trend::{Method, Outlook, RankedMethod, Series, Way, backtest, forecast, outlook, range, ranked};

use crate::support::{amount, id, indicator, plan};

const SERIES: &str = include_str!("../data/history/series.json");
const BACKTESTS: &str = include_str!("../data/history/backtests.json");

/// The real series: their ids, years, values and bounds.
fn real() -> BTreeMap<String, (Vec<(Year, Amount)>, Bounds)> {
    let all: Value = serde_json::from_str(SERIES).unwrap();
    let one = |series: &Value| {
        let bound = |at: usize| series["bounds"].get(at).and_then(Value::as_f64).map(Amount::of);
        let mut values: Vec<(Year, Amount)> = series["values"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(year, value)| (Year::new(year.parse().unwrap()), amount(value.as_f64().unwrap())))
            .collect();
        values.sort_by_key(|(year, _)| *year);
        (series["id"].as_str().unwrap().to_owned(), (values, Bounds { min: bound(0), max: bound(1) }))
    };
    all.as_array().unwrap().iter().map(one).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// The real series by their ids, each with its bounds.
type Real = BTreeMap<String, (Vec<(Year, Amount)>, Bounds)>;

/// A recorded window: the first years of a real series, some without one of them.
fn recorded_window(real: &Real, case: &Value) -> Series {
    let (values, bounds) = &real[case["id"].as_str().unwrap()];
    let n = usize::try_from(case["n"].as_u64().unwrap()).unwrap();
    let without = case["without"].as_i64();
    let is_there = |(year, _): &(Year, Amount)| without != Some(year.get().into());
    Series::new(values[..n].iter().copied().filter(is_there), *bounds)
}

fn recorded() -> Value {
    serde_json::from_str(BACKTESTS).unwrap()
}

#[test]
fn slopes_are_those_of_statsmodels_to_nine_digits() {
    let (recorded, real) = (recorded(), real());
    assert_eq!(recorded["statsmodels"], "0.15.0");
    let cases = recorded["found"].as_array().unwrap();
    assert!(cases.len() >= 30);
    for case in cases {
        let series = recorded_window(&real, case);
        let Ok(Way::Step(plain)) = Method::Linear.fit(&series) else { panic!("{case}") };
        let Ok(Way::Damped { first, .. }) = Method::Weighted.fit(&series) else { panic!("{case}") };
        for (ours, theirs) in [(plain.get(), &case["slope"]), (first.get() / 0.9, &case["weighted_slope"])] {
            let theirs = theirs.as_f64().unwrap();
            assert!((ours - theirs).abs() <= 1e-9 * theirs.abs(), "{}: {ours} and {theirs}", case["id"]);
        }
    }
}

#[test]
fn methods_and_backtests_are_what_independent_hands_make_of_them() {
    let (recorded, real) = (recorded(), real());
    let found = recorded["found"].as_array().unwrap();
    assert!(found.iter().any(|case| case["without"].is_i64()), "some windows have a gap");
    for case in found {
        let series = recorded_window(&real, case);
        for method in Method::ALL {
            let told = &case["methods"][method.code()];
            let at = format!("{} of {} over {} years", method.code(), case["id"], case["n"]);
            let ours = method.fit(&series).ok().map(|way| ahead(way, &series));
            let theirs = told["values"].as_array().map(|all| all.iter().map(|value| value.as_f64().unwrap()).collect::<Vec<_>>());
            assert_eq!(ours.is_some(), theirs.is_some(), "{at}");
            for (ours, theirs) in ours.iter().flatten().zip(theirs.iter().flatten()) {
                assert!(close(*ours, *theirs), "{at}: {ours} and {theirs}");
            }
            let ours = backtest(method, &series).ok();
            assert_eq!(ours.is_some(), !told["error"].is_null(), "{at}");
            if let Some(ours) = ours {
                assert_eq!(ours.forecasts() as u64, told["forecasts"].as_u64().unwrap(), "{at}");
                let error = ours.error().map_or(0.0, Amount::get);
                assert!(close(error, told["error"].as_f64().unwrap()), "{at}: {error}");
                // Over the mean absolute yearly change, which Python recomputes as well.
                let scaled = told["scaled"].as_f64();
                assert!(ours.scaled().zip(scaled).is_none_or(|(ours, theirs)| close(ours, theirs)), "{at}");
                assert_eq!(ours.scaled().is_some(), scaled.is_some(), "{at}");
            }
        }
    }
}

fn ahead(way: Way, series: &Series) -> Vec<f64> {
    way.values(series.last().unwrap().1, series.bounds(), 5).map(Amount::get).collect()
}

/// Of every window of so many years with five behind it: the scaled error of a choice, and the years whose value came inside its range.
struct Held {
    error: f64,
    inside: f64,
    score: f64,
}

fn held(n: usize) -> Held {
    let (mut errors, mut inside, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    for (values, bounds) in real().into_values() {
        let (mut own, mut own_scores) = (Vec::new(), Vec::new());
        for end in n..=values.len() - 5 {
            let series = Series::new(values[end - n..end].iter().copied(), bounds);
            let scale = series.mean_change().get();
            let Some(found) = forecast(&series, 5).filter(|_| scale > 0.0) else { continue };
            let came: Vec<f64> = values[end..end + 5].iter().map(|(_, value)| value.get()).collect();
            own.push(found.values.iter().zip(&came).map(|(a, b)| (a.get() - b).abs()).sum::<f64>() / 5.0 / scale);
            for (span, value) in found.range.iter().flatten().zip(&came) {
                let (low, high) = (span.low.get(), span.high.get());
                inside.push(f64::from(u8::from((low..=high).contains(value))));
                let outside = (low - value).max(0.0) + (value - high).max(0.0);
                own_scores.push((high - low + 10.0 * outside) / scale);
            }
        }
        errors.push(mean(&own));
        scores.push(mean(&own_scores));
    }
    Held { error: mean(&errors), inside: mean(&inside), score: mean(&scores) }
}

#[allow(clippy::cast_precision_loss, reason = "there are a few thousand")]
fn mean(all: &[f64]) -> f64 {
    all.iter().sum::<f64>() / all.len() as f64
}

#[test]
fn what_stands_first_errs_less_than_drift_and_its_range_holds_four_of_five_values() {
    let each: Vec<Held> = [5, 6, 7, 8, 10].map(held).into_iter().collect();
    let of = |read: fn(&Held) -> f64| mean(&each.iter().map(read).collect::<Vec<_>>());
    let (error, inside, score) = (of(|held| held.error), of(|held| held.inside), of(|held| held.score));
    assert!(error <= 2.41, "{error}");
    assert!((0.75..=0.85).contains(&inside), "{inside}");
    assert!(score <= 14.0, "{score}");
}

#[test]
fn undamped_compound_growth_never_stands_first_and_short_pasts_begin_with_the_weighted_trend() {
    for (values, bounds) in real().into_values() {
        for n in 3..=10 {
            let found = ranked(&Series::new(values[..n].iter().copied(), bounds));
            assert_ne!(found[0].method, Method::Compound);
            assert!(n >= 6 || found[0].method == Method::Weighted);
        }
    }
}

#[test]
fn from_six_years_on_the_least_error_stands_first() {
    // A jump up and down that holding errs least in.
    let told = |n: usize| ranked(&series(&[5.0, 9.0, 5.0, 9.0, 5.0, 9.0, 5.0][..n]));
    let errors = |found: &[RankedMethod]| -> Vec<f64> {
        let may_lead = found.iter().filter(|one| one.method.may_stand_first());
        may_lead.filter_map(|one| one.backtest.as_ref()?.error()).map(Amount::get).collect()
    };
    for n in [6, 7] {
        let found = told(n);
        assert!(errors(&found).is_sorted(), "{n}: {:?}", errors(&found));
        assert_ne!(found[0].method, Method::Weighted, "{n}");
    }
    let five = told(5);
    assert_eq!(five[0].method, Method::Weighted);
    assert!(!errors(&five).is_sorted(), "it stands first though others erred less");
}

/// What is forecast is what the ranking has first, to the last bit.
#[track_caller]
fn check_first(series: &Series) {
    let found = forecast(series, 5).unwrap();
    let first = &ranked(series)[0];
    assert_eq!(found.method, first.method, "{series:?}");
    let values: Vec<Amount> = first.way.unwrap().values(series.last().unwrap().1, series.bounds(), 5).collect();
    assert_eq!(found.values, values, "{series:?}");
    assert_eq!(found.range, range(series, &values));
}

#[test]
fn what_is_forecast_of_a_real_series_is_what_stands_first() {
    for (values, bounds) in real().into_values() {
        for n in 1..=10 {
            for end in n..=values.len() {
                check_first(&Series::new(values[end - n..end].iter().copied(), bounds));
            }
        }
    }
}

fn series(values: &[f64]) -> Series {
    within(values, Bounds::NONE)
}

fn within(values: &[f64], bounds: Bounds) -> Series {
    Series::new((2001..).zip(values).map(|(year, value)| (Year::new(year), amount(*value))), bounds)
}

/// What the gross enrolment ratio's own past says, if these are the years before the plan's 2020.
fn enrolled(values: &[f64], record: impl Fn(Year) -> Option<Record>) -> Outlook {
    let mut facts = Facts::default();
    let first = 2020 - i16::try_from(values.len()).unwrap();
    for (year, value) in (first..).map(Year::new).zip(values) {
        let fact = Known { value: amount(*value), source: "统计公报".into() };
        facts.record(plan(), Record::Figure(id("t1-03"), year, Some(fact))).unwrap();
        if let Some(record) = record(year) {
            facts.record(plan(), record).unwrap();
        }
    }
    outlook(plan(), &facts, &Scenario::holding(plan()), indicator("t1-03")).unwrap()
}

proptest! {
    #[test]
    fn shifting_or_scaling_a_series_moves_its_answers_with_it(values in prop::collection::vec(-50.0_f64..50.0, 3..12), by in -100.0_f64..100.0, times in 0.1_f64..10.0) {
        let moved = series(&values.iter().map(|value| value * times + by).collect::<Vec<_>>());
        let plain = series(&values);
        for method in [Method::Hold, Method::Linear, Method::Weighted, Method::Damped] {
            let ahead = |series: &Series| ahead(method.fit(series).unwrap(), series);
            for (a, b) in ahead(&plain).into_iter().zip(ahead(&moved)) {
                prop_assert!((a * times + by - b).abs() < 1e-6, "{method:?}: {a} and {b}");
            }
        }
        let centre = [Amount::ZERO; 5];
        if let (Some(a), Some(b)) = (range(&plain, &centre), range(&moved, &centre)) {
            prop_assert!(a.iter().zip(&b).all(|(a, b)| (a.high.get() * times - b.high.get()).abs() < 1e-6));
        }
    }

    #[test]
    fn scaling_a_series_scales_every_methods_errors_and_leaves_what_they_are_in_yearly_changes(values in prop::collection::vec(1.0_f64..100.0, 4..12), times in 0.1_f64..10.0) {
        let (plain, scaled) = (series(&values), series(&values.iter().map(|value| value * times).collect::<Vec<_>>()));
        for method in Method::ALL {
            let [plain, scaled] = [&plain, &scaled].map(|series| backtest(method, series).ok());
            prop_assert_eq!(plain.is_some(), scaled.is_some());
            let Some((plain, scaled)) = plain.zip(scaled) else { continue };
            prop_assert_eq!(plain.forecasts(), scaled.forecasts());
            let (a, b) = (plain.error().unwrap().get(), scaled.error().unwrap().get());
            prop_assert!((a * times - b).abs() <= 1e-9 * b.max(1.0), "{method:?}: {a} and {b}");
            let (a, b) = (plain.scaled().unwrap(), scaled.scaled().unwrap());
            prop_assert!((a - b).abs() <= 1e-9 * b.max(1.0), "{method:?}: {a} and {b}");
        }
    }

    #[test]
    fn a_year_left_out_is_a_year_not_there(values in prop::collection::vec(60.0_f64..100.0, 4..14), at in 0_usize..14) {
        let at = at % values.len();
        let out = Year::new(2020 + i16::try_from(at).unwrap() - i16::try_from(values.len()).unwrap());
        let left_out = enrolled(&values, |year| (year == out).then(|| Record::LeftOut(id("t1-03"), out, true)));
        let not_there = enrolled(&values, |year| (year == out).then(|| Record::Figure(id("t1-03"), out, None)));
        prop_assert_eq!(left_out.known.len(), not_there.known.len() + 1);
        prop_assert_eq!((&left_out.window, left_out.is_too_short), (&not_there.window, not_there.is_too_short));
        prop_assert_eq!(left_out.lines, not_there.lines);
        // Any figure may stand there.
        let other: Vec<f64> = values.iter().enumerate().map(|(place, value)| if place == at { 61.5 } else { *value }).collect();
        let other = enrolled(&other, |year| (year == out).then(|| Record::LeftOut(id("t1-03"), out, true)));
        prop_assert_eq!((other.window, other.left_out), (left_out.window, left_out.left_out));
    }

    #[test]
    fn what_is_forecast_is_what_stands_first(values in prop::collection::vec(prop_oneof![4 => 0.0_f64..=100.0, 1 => Just(0.0), 1 => Just(50.0), 1 => Just(100.0)], 1..12), gap in 0_i16..8, is_share: bool) {
        let years = (2001..).map(|year| if year > 2004 { year + gap } else { year });
        let known = years.zip(&values).map(|(year, value)| (Year::new(year), amount(*value)));
        check_first(&Series::new(known, if is_share { Bounds::SHARE } else { Bounds::NONE }));
    }

    #[test]
    fn of_two_values_for_a_year_the_later_counts_whatever_their_order(years in prop::collection::vec(2001_i16..2008, 1..12)) {
        let told = || years.iter().zip(1_i16..).map(|(year, value)| (Year::new(*year), amount(value.into())));
        let expected: BTreeMap<Year, f64> = told().map(|(year, value)| (year, value.get())).collect();
        let found: Vec<_> = Series::new(told(), Bounds::NONE).known().iter().map(|(year, value)| (*year, value.get())).collect();
        prop_assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn every_way_stays_within_the_bounds_and_finite(values in prop::collection::vec(0.0_f64..=100.0, 1..12)) {
        let series = within(&values, Bounds::SHARE);
        for found in ranked(&series) {
            let last = amount(values[values.len() - 1]);
            for value in found.way.into_iter().flat_map(|way| way.values(last, Bounds::SHARE, 8).collect::<Vec<_>>()) {
                prop_assert!(Bounds::SHARE.contains(value), "{:?}: {value:?}", found.method);
            }
        }
    }
}
