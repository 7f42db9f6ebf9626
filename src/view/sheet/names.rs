//! What the chart's lines are called, at their ends.

use super::path::path_unit;
use crate::chart::{Axis, Kind as Mark, Names, Point};
use crate::plan::{Indicator, Measured};
use crate::projection::Judgement;
use crate::view::figures::outcome_decimals;
use crate::view::number;
use crate::view::row::outcome_text;
use crate::view::words;
use crate::{phrase, word};

/// The names of path and way. `axis` bounds how long the path's may become.
pub(super) fn names(indicator: &Indicator, stated: &Measured, judgement: &Judgement, path: &[Point], axis: &Axis) -> Names {
    let decimals = outcome_decimals(indicator, stated);
    let is_known = path.last().is_some_and(|last| last.kind == Mark::Observed);
    let (value, unit) = ending(indicator, stated, judgement, path, decimals);
    let named = |value: &str| phrase!("{} {value}", "{} {value}", called(stated, is_known));
    let whole = |value: &str| named(&words::with_unit(value, &unit));
    // A digit more than usual, where it takes one not to contradict the verdict.
    let widest = [axis.low, axis.high].map(|end| number::fixed(end, decimals + 1));
    let widest = widest.into_iter().max_by_key(|text| text.chars().count()).unwrap_or_default();
    Names {
        path: value.as_deref().map(whole).unwrap_or_default(),
        brief: value.as_deref().map(named).unwrap_or_default(),
        longest: whole(&widest),
        way: word!("达标所需的路径", "Required trajectory").to_owned(),
    }
}

fn called(stated: &Measured, is_known: bool) -> &'static str {
    match (stated.measure.is_of_rates(), is_known) {
        (true, _) => word!("预计年均", "Projected mean"),
        (false, true) => word!("观测", "Observed"),
        (false, false) => word!("预计", "Projected"),
    }
}

/// The value at the end of the path with its unit: what is judged, where that is what is drawn.
fn ending(
    indicator: &Indicator,
    stated: &Measured,
    judgement: &Judgement,
    path: &[Point],
    decimals: usize,
) -> (Option<String>, String) {
    let measure = stated.measure;
    if measure.is_as_taken() || measure.is_of_rates() {
        return (outcome_text(indicator, stated, judgement), words::outcome_unit(indicator, stated).to_owned());
    }
    let drawn = path.last().map(|last| number::fixed(last.value, decimals));
    (drawn, path_unit(indicator, stated))
}
