//! How long a forecast of a real yearly series takes: within a process, as its peers are timed, and with its file read and written.
//! `TUIYAN_WINDOWS` names a file of the series; without it they are all windows of five to ten years of `tests/data/history/series.json`.
#![allow(missing_docs, clippy::unwrap_used, reason = "criterion's macros document nothing; a bench that cannot start stops")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};
use tuiyan::exchange::trend_series;
use tuiyan::plan::{Amount, Bounds, Year};
use tuiyan::trend::{Series, forecast};

/// The lengths that are counted, and the years that have to follow.
const LENGTHS: [usize; 5] = [5, 6, 7, 8, 10];
const AHEAD: usize = 5;

fn windows() -> String {
    std::env::var_os("TUIYAN_WINDOWS").map_or_else(every_window, |path| std::fs::read_to_string(path).unwrap())
}

fn every_window() -> String {
    let all: Vec<Value> = serde_json::from_str(include_str!("../tests/data/history/series.json")).unwrap();
    let of = |series: &Value| {
        let known: Vec<_> = series["values"].as_object().unwrap().clone().into_iter().collect();
        let most = known.len().saturating_sub(AHEAD);
        let window = |(length, end): (usize, usize)| {
            let mut window = series.clone();
            window["values"] = known[end - length..end].iter().cloned().collect();
            window
        };
        let ends = LENGTHS.into_iter().flat_map(|length| (length..=most).map(move |end| (length, end)));
        ends.map(window).collect::<Vec<_>>()
    };
    json!(all.iter().flat_map(of).collect::<Vec<_>>()).to_string()
}

/// The years and values of a window, as they are before anything is computed, and its bounds.
fn plain(window: &Value) -> (Vec<(Year, Amount)>, Bounds) {
    let known = window["values"].as_object().unwrap().iter();
    let bound = |at: usize| window["bounds"].get(at).and_then(Value::as_f64).map(Amount::of);
    let year = |(year, value): (&String, &Value)| (Year::new(year.parse().unwrap()), Amount::of(value.as_f64().unwrap()));
    (known.map(year).collect(), Bounds { min: bound(0), max: bound(1) })
}

fn forecasts(c: &mut Criterion) {
    let text = windows();
    let all: Vec<_> = serde_json::from_str::<Vec<Value>>(&text).unwrap().iter().map(plain).collect();
    let mut group = c.benchmark_group("forecasts");
    group.throughput(Throughput::Elements(all.len() as u64));
    let one = |(known, bounds): &(Vec<(Year, Amount)>, Bounds)| {
        let series = Series::new(known.iter().copied(), *bounds);
        forecast(&series.window(), AHEAD)
    };
    group.bench_function("within a process", |b| {
        b.iter(|| black_box(&all).iter().filter_map(one).map(black_box).count());
    });
    group.bench_function("read and written", |b| {
        b.iter(|| serde_json::to_string(&trend_series(black_box(&text)).unwrap().found).unwrap());
    });
    group.finish();
}

criterion_group!(benches, forecasts);
criterion_main!(benches);
