//! The years before the base year on charts that else begin with it.

use std::collections::BTreeMap;

use super::number;
use crate::chart::{Axis, Figure, Key, Line, Past, PastYear, Sign, Spark};
use crate::plan::{Amount, Indicator, Measured, Plan, Year, Years};
use crate::scenario::{Facts, Known, Scenario};
use crate::word;

/// So many years before the base year are drawn at most on a large chart, and on a small one.
const MOST: (i16, i16) = (10, 5);

/// An indicator's chart with the years before it. The axis is opened for them unless a movement holds it: then it holds them already.
pub fn with_past(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator, is_held: bool, drawn: Figure) -> Figure {
    let Some(stated) = scenario.assumption(&indicator.id).statement(indicator).measured() else { return drawn };
    let past = past(plan, facts, indicator, stated, drawn.path.first().filter(|point| point.year == 0).map(|point| point.value));
    if past.known.is_empty() {
        return drawn;
    }
    let axis = if is_held { drawn.axis.clone() } else { opened(&drawn.axis, &past, indicator, stated) };
    Figure { past, axis, ..drawn }
}

/// A small chart with them.
#[must_use]
pub fn spark_with_past(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator, drawn: Spark) -> Spark {
    let Some(stated) = scenario.assumption(&indicator.id).statement(indicator).measured() else { return drawn };
    // A running total begins anew, and a flow of before is none of it.
    if stated.measure.is_of_flows() {
        return drawn;
    }
    let base = drawn.path.first().filter(|(year, _)| *year == 0).map(|(_, value)| *value);
    let known = known(plan, facts, indicator, stated, base, MOST.1);
    let past: Line = known.iter().filter(|year| !year.is_left_out).map(|year| (year.back, year.value)).collect();
    Spark { past, ..drawn }.opened()
}

/// A word for what a chart shows of the past, and for no more.
pub(super) fn keys(past: &Past) -> Vec<Key> {
    let has = |is_left_out: bool| past.known.iter().any(|year| year.is_left_out == is_left_out);
    let all = [(false, word!("历年", "Earlier years")), (true, word!("历年中不计的年份", "Earlier years left out"))];
    let shown = all.into_iter().filter(|(is_left_out, _)| has(*is_left_out));
    shown.map(|(is_left_out, text)| Key { sign: Sign::Past { is_left_out }, text: text.to_owned() }).collect()
}

fn past(plan: &Plan, facts: &Facts, indicator: &Indicator, stated: &Measured, base_value: Option<f64>) -> Past {
    let known = known(plan, facts, indicator, stated, base_value, MOST.0);
    let base = stated.period(plan.period).base();
    let first = known.first().map_or(0, |year| year.back);
    let breaks = facts.breaks().get(&indicator.id).into_iter().flatten().filter_map(|year| back(base, *year));
    Past {
        years: (1..=first).rev().filter_map(|back| Some((base.get() - i16::try_from(back).ok()?).to_string())).collect(),
        breaks: breaks.filter(|back| *back < first).collect(),
        known,
        are_flows: stated.measure.is_of_flows(),
    }
}

/// How many years a year lies before the base year; `None` after it.
fn back(base: Year, year: Year) -> Option<usize> {
    usize::try_from(i32::from(base.get()) - i32::from(year.get())).ok()
}

/// The known years before the base year as the chart draws what follows: values and flows as they are, and of rates the index that they
/// make, back from the base year as far as they follow on one another.
fn known(
    plan: &Plan,
    facts: &Facts,
    indicator: &Indicator,
    stated: &Measured,
    base_value: Option<f64>,
    most: i16,
) -> Vec<PastYear> {
    let base = stated.period(plan.period).base();
    let Some(series) = facts.series().get(&indicator.id) else { return Vec::new() };
    let is_left_out = |year: Year| facts.left_out().get(&indicator.id).is_some_and(|years| years.contains(&year));
    let first = Year::new(base.get().saturating_sub(most));
    if stated.measure.years() == Years::Rates {
        return base_value.map(|value| index(series, base, first, value)).unwrap_or_default();
    }
    let before = series.range(first..base);
    let year = |(year, known): (&Year, &Known)| {
        Some(PastYear { back: back(base, *year)?, value: known.value.get(), is_left_out: is_left_out(*year) })
    };
    before.filter_map(year).collect()
}

fn index(series: &BTreeMap<Year, Known>, base: Year, first: Year, mut value: f64) -> Vec<PastYear> {
    let mut found = Vec::new();
    for year in (first.get()..=base.get()).rev() {
        let Some(rate) = series.get(&Year::new(year)) else { break };
        value /= 1.0 + rate.value.get();
        match back(base, Year::new(year - 1)) {
            Some(back) if value.is_finite() && year > first.get() => found.push(PastYear { back, value, is_left_out: false }),
            _ => break,
        }
    }
    found.reverse();
    found
}

/// An axis that holds the past too; the very same where it does already.
fn opened(axis: &Axis, past: &Past, indicator: &Indicator, stated: &Measured) -> Axis {
    let values = || past.known.iter().map(|year| year.value);
    if values().all(|value| (axis.low..=axis.high).contains(&value)) {
        return axis.clone();
    }
    let bounds = indicator.bounds_of(stated);
    let [floor, ceiling] = [bounds.min, bounds.max].map(|bound| bound.map(Amount::get));
    Axis::covering(values().chain([axis.low, axis.high]), floor, ceiling, number::fixed)
}
