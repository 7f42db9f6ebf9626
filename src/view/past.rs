//! The years before the base year on charts that else begin with it.

use std::collections::BTreeMap;

use super::number;
use crate::chart::{Axis, KnownYear, KnownYears, LargeChart, LegendKey, PathPoints, Sign, Spark};
use crate::plan::{Amount, Indicator, Measured, Plan, Year, Years};
use crate::scenario::{Facts, Known, Scenario};
use crate::word;

/// So many years before the base year are drawn at most on a large chart, and on a small one.
const MOST: (i16, i16) = (10, 5);

/// An indicator's chart with the years before it. The axis is opened for them unless a movement holds it: then it holds them already.
pub fn with_past(
    plan: &Plan,
    facts: &Facts,
    scenario: &Scenario,
    indicator: &Indicator,
    is_held: bool,
    drawn: LargeChart,
) -> LargeChart {
    let Some(stated) = scenario.assumption(&indicator.id).statement(indicator).measured() else { return drawn };
    let past = past(plan, facts, indicator, stated, drawn.base());
    if past.known.is_empty() {
        return drawn;
    }
    let axis = if is_held { drawn.axis.clone() } else { opened(&drawn.axis, &past, indicator, stated) };
    LargeChart { axis, past: Box::new(past), ..drawn }
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
    let past: PathPoints = known.iter().filter(|year| !year.is_left_out).map(|year| (year.back, year.value)).collect();
    Spark { past, ..drawn }.opened()
}

/// A word for what a chart shows of the past, and for no more.
pub(super) fn keys(past: &KnownYears) -> Vec<LegendKey> {
    let has = |is_left_out: bool| past.known.iter().any(|year| year.is_left_out == is_left_out);
    let all = [(false, word!("历年", "Earlier years")), (true, word!("历年中不计的年份", "Earlier years left out"))];
    let shown = all.into_iter().filter(|(is_left_out, _)| has(*is_left_out));
    shown.map(|(is_left_out, text)| LegendKey { sign: Sign::Past { is_left_out }, text: text.to_owned() }).collect()
}

fn past(plan: &Plan, facts: &Facts, indicator: &Indicator, stated: &Measured, base_value: Option<f64>) -> KnownYears {
    let known = known(plan, facts, indicator, stated, base_value, MOST.0);
    let base = stated.period(plan.period).base();
    let first = known.first().map_or(0, |year| year.back);
    let breaks = facts.breaks().get(&indicator.id).into_iter().flatten().filter_map(|year| back(base, *year));
    KnownYears {
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
) -> Vec<KnownYear> {
    let base = stated.period(plan.period).base();
    let Some(series) = facts.series().get(&indicator.id) else { return Vec::new() };
    let is_left_out = |year: Year| facts.left_out().get(&indicator.id).is_some_and(|years| years.contains(&year));
    let first = Year::new(base.get().saturating_sub(most));
    if stated.measure.years() == Years::Rates {
        // Where no level is known, the base year is 100.
        let set_out = base_value.or_else(|| (!stated.has_level()).then_some(100.0));
        return set_out.map(|value| index(series, base, first, value)).unwrap_or_default();
    }
    let before = series.range(first..base);
    let year = |(year, known): (&Year, &Known)| {
        Some(KnownYear { back: back(base, *year)?, value: known.value.get(), is_left_out: is_left_out(*year) })
    };
    before.filter_map(year).collect()
}

fn index(series: &BTreeMap<Year, Known>, base: Year, first: Year, mut value: f64) -> Vec<KnownYear> {
    let mut found = Vec::new();
    for year in (first.get()..=base.get()).rev() {
        let Some(rate) = series.get(&Year::new(year)) else { break };
        value /= 1.0 + rate.value.get();
        match back(base, Year::new(year - 1)) {
            Some(back) if value.is_finite() && year > first.get() => found.push(KnownYear { back, value, is_left_out: false }),
            _ => break,
        }
    }
    found.reverse();
    found
}

/// An axis that holds the past too; the very same where it does already.
fn opened(axis: &Axis, past: &KnownYears, indicator: &Indicator, stated: &Measured) -> Axis {
    let values = || past.known.iter().map(|year| year.value);
    if values().all(|value| (axis.low..=axis.high).contains(&value)) {
        return axis.clone();
    }
    let bounds = indicator.bounds_of(stated);
    let [floor, ceiling] = [bounds.min, bounds.max].map(|bound| bound.map(Amount::get));
    Axis::covering(values().chain([axis.low, axis.high]), floor, ceiling, number::fixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::Id;
    use crate::projection::judge;
    use crate::scenario::Record;
    use crate::view::figure;

    fn facts(plan: &Plan, name: &str, first: i16, values: &[f64]) -> Facts {
        let mut facts = Facts::default();
        for (year, value) in (first..).zip(values) {
            let fact = Known { value: Amount::of(*value), source: "".into() };
            facts.record(plan, Record::Figure(Id::new(name).unwrap(), Year::new(year), Some(fact))).unwrap();
        }
        facts
    }

    /// The chart of an indicator that is held, without its past and with it.
    fn drawn(plan: &Plan, facts: &Facts, name: &str) -> [LargeChart; 2] {
        let scenario = Scenario::holding(plan);
        let indicator = plan.indicator(&Id::new(name).unwrap()).unwrap();
        let bare = figure(plan, &scenario, indicator, &judge(&scenario.case(plan, indicator)), None).unwrap();
        [bare.clone(), with_past(plan, facts, &scenario, indicator, false, bare)]
    }

    #[test]
    fn the_years_before_stand_left_of_the_base_year_as_far_as_ten_years_back() {
        let plan = builtin_plan().unwrap();
        let known = facts(&plan, "t1-03", 2005, &[80.0, 81.0, 82.0, 83.0, 84.0, 85.0, 86.0]);
        let [bare, figure] = drawn(&plan, &known, "t1-03");
        assert_eq!(figure.past.known.iter().map(|year| (year.back, year.value)).collect::<Vec<_>>(), [(10, 85.0), (9, 86.0)]);
        assert_eq!(figure.past.years.first().map(String::as_str), Some("2010"));
        assert_eq!(figure.past.years.last().map(String::as_str), Some("2019"));
        assert!(figure.axis.low < 85.0 && figure.axis.high >= bare.axis.high, "{:?}", figure.axis);
        assert_eq!(LargeChart { axis: bare.axis.clone(), past: Box::default(), ..figure }, bare);
    }

    #[test]
    fn an_axis_that_a_movement_holds_stays_and_so_does_one_that_has_room_already() {
        let plan = builtin_plan().unwrap();
        let (scenario, indicator) = (Scenario::holding(&plan), plan.indicator(&Id::new("t1-03").unwrap()).unwrap());
        let bare = figure(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator)), None).unwrap();
        let far = facts(&plan, "t1-03", 2015, &[60.0]);
        assert_eq!(with_past(&plan, &far, &scenario, indicator, true, bare.clone()).axis, bare.axis);
        let near = facts(&plan, "t1-03", 2019, &[93.6]);
        assert_eq!(with_past(&plan, &near, &scenario, indicator, false, bare.clone()).axis, bare.axis);
        assert_eq!(with_past(&plan, &Facts::default(), &scenario, indicator, false, bare.clone()), bare);
    }

    #[test]
    fn what_is_left_out_and_where_counting_changes_is_marked() {
        let plan = builtin_plan().unwrap();
        let mut known = facts(&plan, "t1-03", 2015, &[90.0, 90.5, 91.0, 92.0, 93.0]);
        let id = Id::new("t1-03").unwrap();
        known.record(&plan, Record::LeftOut(id.clone(), Year::new(2017), true)).unwrap();
        known.record(&plan, Record::Break(id.clone(), Year::new(2016), true)).unwrap();
        // Nothing lies before it.
        known.record(&plan, Record::Break(id, Year::new(2015), true)).unwrap();
        let [_, figure] = drawn(&plan, &known, "t1-03");
        assert_eq!(figure.past.known.iter().filter(|year| year.is_left_out).map(|year| year.back).collect::<Vec<_>>(), [3]);
        assert_eq!(figure.past.breaks, [4]);
        assert_eq!(keys(&figure.past).into_iter().map(|key| key.text).collect::<Vec<_>>(), ["历年", "历年中不计的年份"]);
    }

    #[test]
    fn flows_are_bars_and_rates_the_index_that_they_lead_back_to() {
        let plan = builtin_plan().unwrap();
        let [_, flows] = drawn(&plan, &facts(&plan, "t1-07", 2018, &[1.0, 1.05]), "t1-07");
        assert!(flows.past.are_flows && flows.past.known.len() == 2);
        // 2020 and 2019 grew by a quarter and by a tenth: the index of 2018 is 100 ÷ 1.25 ÷ 1.1. 2017 is not known.
        let rates = facts(&plan, "t1-11", 2019, &[0.1, 0.25]);
        let [_, index] = drawn(&plan, &rates, "t1-11");
        let values: Vec<_> = index.past.known.iter().map(|year| (year.back, year.value)).collect();
        assert!(values.len() == 2 && values[0].0 == 2 && (values[0].1 - 100.0 / 1.25 / 1.1).abs() < 1e-9, "{values:?}");
        assert!(values[1] == (1, 80.0), "{values:?}");
    }

    #[test]
    fn a_small_chart_has_five_years_of_it_and_a_total_none() {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let spark = |name: &str, values: &[f64]| {
            let known = facts(&plan, name, 2012, values);
            let indicator = plan.indicator(&Id::new(name).unwrap()).unwrap();
            let judgement = judge(&scenario.case(&plan, indicator));
            let bare = crate::view::row(indicator, scenario.assumption(&indicator.id), &judgement).spark.unwrap();
            spark_with_past(&plan, &known, &scenario, indicator, bare)
        };
        let enrolment = spark("t1-03", &[85.0, 86.0, 87.0, 88.0, 89.0, 90.0, 91.0, 92.0]);
        assert_eq!(enrolment.past.first(), Some(&(5, 88.0)));
        assert!(enrolment.range.is_some_and(|(low, _)| low <= 88.0));
        assert!(spark("t1-07", &[0.9, 1.0]).past.is_empty());
    }
}
