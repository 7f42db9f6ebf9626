//! A past of twenty years for each of 38 indicators, and every method to continue it with its backtest: what the page computes for a plan with
//! known earlier years. The pasts are shares, counts and rates in turn, rising and falling, none of them smooth.
#![allow(unreachable_pub, reason = "a bench and a program have it for a module")]

use tuiyan::plan::{Amount, Bounds, Year};
use tuiyan::trend::{Series, ranked};

const YEARS: i16 = 20;

/// The pasts.
pub fn pasts() -> Vec<Series> {
    (0..38).map(past).collect()
}

fn past(at: i16) -> Series {
    let (level, step) = (40.0 + f64::from(at), if at % 3 == 2 { -0.6 } else { 0.9 });
    let rough = |t: i16| f64::from((t * 7 + at * 13) % 11) * 0.2 - 1.0;
    let known = (0..YEARS).map(|t| (Year::new(2001 + t), Amount::of(level + step * f64::from(t) + rough(t))));
    Series::new(known, if at % 2 == 0 { Bounds::SHARE } else { Bounds::NONE })
}

/// Runs every method over each of them. Answers the sum of the errors, which shows that two programs did the same work.
pub fn worked_out(pasts: &[Series]) -> f64 {
    let lines = pasts.iter().flat_map(|past| ranked(&past.window()));
    lines.filter_map(|line| Some(line.backtest?.error()?.get())).sum()
}
