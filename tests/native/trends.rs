//! What the years before say: held against independent hands, real series, and what must be true of any series.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use tuiyan::plan::{Amount, Bounds, Year};
use tuiyan::trend::{Method, Series, backtest, forecast, range, ranked};

const SERIES: &str = include_str!("../data/history/series.json");
const BACKTESTS: &str = include_str!("../data/history/backtests.json");

/// The real series: their ids, years, values and bounds.
fn real() -> BTreeMap<String, (Vec<(Year, f64)>, Bounds)> {
    let all: Value = serde_json::from_str(SERIES).unwrap();
    let one = |series: &Value| {
        let bound = |at: usize| series["bounds"].get(at).and_then(Value::as_f64).map(Amount::of);
        let mut values: Vec<(Year, f64)> = series["values"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(year, value)| (Year::new(year.parse().unwrap()), value.as_f64().unwrap()))
            .collect();
        values.sort_by_key(|(year, _)| *year);
        (series["id"].as_str().unwrap().to_owned(), (values, Bounds { min: bound(0), max: bound(1) }))
    };
    all.as_array().unwrap().iter().map(one).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn methods_and_backtests_are_what_independent_hands_make_of_them() {
    let recorded: Value = serde_json::from_str(BACKTESTS).unwrap();
    let real = real();
    let found = recorded["found"].as_array().unwrap();
    assert!(found.len() >= 30);
    for case in found {
        let (values, bounds) = &real[case["id"].as_str().unwrap()];
        let n = usize::try_from(case["n"].as_u64().unwrap()).unwrap();
        let series = Series::new(values[..n].iter().copied(), *bounds);
        for method in Method::ALL {
            let told = &case["methods"][method.code()];
            let at = format!("{} of {} over {n} years", method.code(), case["id"]);
            let ours = method.fit(&series).ok().map(|way| way.values(series.last().unwrap().1, *bounds, 5).collect::<Vec<_>>());
            let theirs = told["values"].as_array().map(|all| all.iter().map(|value| value.as_f64().unwrap()).collect::<Vec<_>>());
            assert_eq!(ours.is_some(), theirs.is_some(), "{at}");
            for (ours, theirs) in ours.iter().flatten().zip(theirs.iter().flatten()) {
                assert!(close(*ours, *theirs), "{at}: {ours} and {theirs}");
            }
            let ours = backtest(method, &series).ok();
            assert_eq!(ours.is_some(), !told["error"].is_null(), "{at}");
            if let Some(ours) = ours {
                assert_eq!(ours.forecasts() as u64, told["forecasts"].as_u64().unwrap(), "{at}");
                assert!(close(ours.error().unwrap_or(0.0), told["error"].as_f64().unwrap()), "{at}: {:?}", ours.error());
            }
        }
    }
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
            let scale = series.mean_change();
            let Some(found) = forecast(&series, 5).filter(|_| scale > 0.0) else { continue };
            let came: Vec<f64> = values[end..end + 5].iter().map(|(_, value)| *value).collect();
            own.push(found.values.iter().zip(&came).map(|(a, b)| (a - b).abs()).sum::<f64>() / 5.0 / scale);
            for (span, value) in found.range.iter().flatten().zip(&came) {
                inside.push(f64::from(u8::from(span.low <= *value && *value <= span.high)));
                let outside = (span.low - value).max(0.0) + (value - span.high).max(0.0);
                own_scores.push((span.high - span.low + 10.0 * outside) / scale);
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

fn series(values: &[f64]) -> Series {
    Series::new((2001..).zip(values).map(|(year, value)| (Year::new(year), *value)), Bounds::NONE)
}

proptest! {
    #[test]
    fn shifting_or_scaling_a_series_moves_its_answers_with_it(values in prop::collection::vec(-50.0_f64..50.0, 3..12), by in -100.0_f64..100.0, times in 0.1_f64..10.0) {
        let moved = series(&values.iter().map(|value| value * times + by).collect::<Vec<_>>());
        let plain = series(&values);
        for method in [Method::Hold, Method::Linear, Method::Weighted, Method::Damped] {
            let ahead = |series: &Series| method.fit(series).unwrap().values(series.last().unwrap().1, Bounds::NONE, 5).collect::<Vec<_>>();
            for (a, b) in ahead(&plain).into_iter().zip(ahead(&moved)) {
                prop_assert!((a * times + by - b).abs() < 1e-6, "{method:?}: {a} and {b}");
            }
        }
        let centre = [0.0; 5];
        if let (Some(a), Some(b)) = (range(&plain, &centre), range(&moved, &centre)) {
            prop_assert!(a.iter().zip(&b).all(|(a, b)| (a.high * times - b.high).abs() < 1e-6));
        }
    }

    #[test]
    fn a_year_left_out_is_a_year_not_there(values in prop::collection::vec(1.0_f64..100.0, 5..12), at in 0_usize..5) {
        let known: Vec<(Year, f64)> = series(&values).known().to_vec();
        let without = known.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, known)| *known);
        let found = Series::new(without.clone(), Bounds::NONE);
        prop_assert_eq!(found.len(), values.len() - 1);
        for method in Method::ALL {
            // What stands there does not matter.
            let with_nothing = Series::new(without.clone().chain([(known[at].0, f64::NAN)]), Bounds::NONE);
            prop_assert_eq!(method.fit(&found), method.fit(&with_nothing));
        }
    }

    #[test]
    fn every_way_stays_within_the_bounds_and_finite(values in prop::collection::vec(0.0_f64..=100.0, 1..12)) {
        let series = Series::new((2001..).zip(&values).map(|(year, value)| (Year::new(year), *value)), Bounds::SHARE);
        for found in ranked(&series) {
            for value in found.way.into_iter().flat_map(|way| way.values(values[values.len() - 1], Bounds::SHARE, 8).collect::<Vec<_>>()) {
                prop_assert!((0.0..=100.0).contains(&value), "{:?}: {value}", found.method);
            }
        }
    }
}
