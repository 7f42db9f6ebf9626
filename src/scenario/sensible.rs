//! Whether a typed number is possible for an indicator, and whether it is of the size of the plan's own.

use super::assumption::{Assumption, Scenario};
use crate::plan::{Amount, Bounds, Id, Indicator, Measured, Origin, Plan, Start, Years};
use crate::projection::{Judgement, judge};
use crate::{phrase, word};

/// The factor from which one number is far from another.
const FAR: f64 = 10.0;

/// Which bound an amount passes as a value or a flow of an indicator, or as a yearly rate; `None` if it is possible.
pub fn out_of_bounds(indicator: &Indicator, stated: &Measured, amount: Amount) -> Option<String> {
    match stated.measure.years() {
        Years::Rates if amount.get() <= -1.0 => Some(word!("应大于 -100 ％", "must be above -100%").to_owned()),
        Years::Rates => None,
        Years::Values | Years::Flows => beyond(indicator, stated, amount.get(), 1.0),
    }
}

/// The same for an outcome; for a total, with the bounds of all its years together.
pub(super) fn outcome_out_of_bounds(plan: &Plan, indicator: &Indicator, stated: &Measured, outcome: Amount) -> Option<String> {
    let measure = stated.measure;
    match (measure.years(), measure.is_in_percent(), measure.origin()) {
        (Years::Rates, ..) => out_of_bounds(indicator, stated, Amount::saturating(outcome.get() / 100.0)),
        (Years::Values, false, Origin::Base) => beyond(indicator, stated, outcome.get(), 1.0),
        (Years::Values, ..) => None,
        (Years::Flows, ..) => beyond(indicator, stated, outcome.get(), years_of(plan, stated)),
    }
}

fn beyond(indicator: &Indicator, stated: &Measured, number: f64, years: f64) -> Option<String> {
    beyond_bounds(indicator.unit.get(), *indicator.bounds_of(stated), number, years)
}

fn beyond_bounds(unit: &str, bounds: Bounds, number: f64, years: f64) -> Option<String> {
    let (min, max) = (bounds.min.map(|min| min.get() * years), bounds.max.map(|max| max.get() * years));
    match (min, max) {
        (Some(min), _) if number < min => Some(phrase!("低于下限 {min} {unit}", "lies below the least possible, {min} {unit}")),
        (_, Some(max)) if number > max => Some(phrase!("高于上限 {max} {unit}", "lies above the most possible, {max} {unit}")),
        _ => None,
    }
}

/// Checks a typed value, flow or rate of one year.
///
/// # Errors
/// A sentence with the bound that it passes.
pub fn within_bounds(plan: &Plan, scenario: &Scenario, id: &Id, amount: Amount) -> Result<Amount, String> {
    let Some((indicator, _, stated)) = measured(plan, scenario, id) else { return Ok(amount) };
    match out_of_bounds(indicator, stated, amount) {
        None => Ok(amount),
        Some(problem) => Err(said(super::as_typed(stated, amount), &problem)),
    }
}

/// Checks a typed start or limit, in the indicator's unit.
///
/// # Errors
/// A sentence with the bound that it passes.
pub fn level_within_bounds(plan: &Plan, id: &Id, number: f64) -> Result<Amount, String> {
    let amount = Amount::new(number).map_err(|refusal| refusal.to_string())?;
    let bounds = |indicator: &Indicator| indicator.bounds.contains(amount);
    let of = |indicator: &Indicator| beyond_bounds(indicator.unit.get(), indicator.bounds, number, 1.0);
    let problem = plan.indicator(id).filter(|indicator| !bounds(indicator)).and_then(of);
    problem.map_or(Ok(amount), |problem| Err(said(number, &problem)))
}

/// A number followed by what is wrong with it, without the extra digits of a difference of doubles.
pub(super) fn said(number: f64, problem: &str) -> String {
    let number = format!("{number:.9}").parse().unwrap_or(number);
    phrase!("{number} {problem}", "{number} {problem}")
}

/// A word of caution if a typed start is far from the plan's figures.
pub fn odd_start(plan: &Plan, scenario: &Scenario, id: &Id, start: Amount) -> Option<String> {
    let (indicator, _, stated) = measured(plan, scenario, id)?;
    // The start of a mean growth is of another kind than its target.
    let is_growth = stated.measure.is_of_rates();
    let target = target_of_a_year(plan, stated).filter(|_| !is_growth);
    odd(indicator.unit.get(), start.get(), printed_start(plan, stated), target, false)
}

/// The same for a value, flow or rate of one year.
pub fn odd_year(plan: &Plan, scenario: &Scenario, id: &Id, amount: Amount) -> Option<String> {
    let (indicator, assumption, stated) = measured(plan, scenario, id)?;
    let is_growth = stated.measure.is_of_rates();
    let start = assumption.start.map(Amount::get).or_else(|| printed_start(plan, stated)).filter(|_| !is_growth);
    let unit = if is_growth { word!("％", "%") } else { indicator.unit.get() };
    odd(unit, super::as_typed(stated, amount), start, target_of_a_year(plan, stated), is_growth)
}

/// The same after an edit, for an outcome far from start and target, or one newly held by a natural bound.
pub fn odd_outcome(plan: &Plan, before: &Scenario, after: &Scenario, id: &Id) -> Option<String> {
    let (indicator, assumption, stated) = measured(plan, after, id)?;
    let judged = |scenario: &Scenario| judge(&scenario.case(plan, indicator));
    let now = judged(after);
    if let Some(year) = now.capped_in.filter(|_| judged(before).capped_in.is_none()) {
        return held(indicator, &now, year.get());
    }
    let is_growth = stated.measure.is_of_rates();
    let years = if stated.measure.is_of_flows() { years_of(plan, stated) } else { 1.0 };
    // A change or a rate is of another kind than its base.
    let is_alike = stated.measure.is_plain() || stated.measure.is_summed();
    let start = assumption.start.map(Amount::get).or_else(|| printed_start(plan, stated)).filter(|_| is_alike);
    let unit = if stated.measure.is_in_percent() { word!("％", "%") } else { indicator.unit.get() };
    let target = now.asked.map(|asked| asked.target.value.get());
    odd(unit, now.outcome?.exact()?.get(), start.map(|start| start * years), target, is_growth)
}

/// A sentence that a bound holds the path, with the bound.
fn held(indicator: &Indicator, now: &Judgement, year: i16) -> Option<String> {
    let last = now.trajectory.known().last()?.1.exact()?;
    let bound = [indicator.bounds.min, indicator.bounds.max].into_iter().flatten().find(|bound| *bound == last)?;
    let (bound, unit) = (bound.get(), indicator.unit.get());
    Some(phrase!(
        "{year} 年到达界限 {bound} {unit}，此后停在那里",
        "reaches its bound of {bound} {unit} in {year} and stays there"
    ))
}

/// A sentence that a number is far from the nearer of start and target. A growth may well be small.
fn odd(unit: &str, number: f64, start: Option<f64>, target: Option<f64>, is_growth: bool) -> Option<String> {
    let usual = [start, target].into_iter().flatten().filter(|usual| *usual != 0.0);
    let usual: Vec<_> = usual.collect();
    let size = number.abs();
    let is_far = |usual: f64| size >= FAR * usual.abs() || (!is_growth && size * FAR <= usual.abs());
    if size == 0.0 || usual.is_empty() || !usual.iter().all(|usual| is_far(*usual)) {
        return None;
    }
    let is_target = target.is_some_and(|target| target != 0.0);
    let nearest = if is_target { target? } else { start? };
    let what = if is_target { word!("目标", "the target") } else { word!("规划的起点", "the plan's baseline") };
    Some(phrase!(
        "已填入；{number:.*} {unit}与{what} {nearest} 相差十倍以上，请核对单位",
        "taken; {number:.*} {unit} is more than ten times away from {what} of {nearest}: check the unit",
        decimals(number)
    ))
}

/// Enough decimals to recognise the number.
fn decimals(number: f64) -> usize {
    let all = number.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
    all.min(4)
}

fn measured<'a>(plan: &'a Plan, scenario: &'a Scenario, id: &Id) -> Option<(&'a Indicator, &'a Assumption, &'a Measured)> {
    let indicator = plan.indicator(id)?;
    let assumption = scenario.assumption(id);
    Some((indicator, assumption, assumption.statement(indicator).measured()?))
}

/// The value or yearly flow that the plan prints for its base year.
fn printed_start(plan: &Plan, stated: &Measured) -> Option<f64> {
    match stated.start {
        Start::Value(value) | Start::Below { end: value, .. } | Start::Above { end: value, .. } => Some(value.get()),
        Start::EarlierTotal(value) => Some(value.get() / years_of(plan, stated)).filter(|_| stated.measure.is_of_flows()),
        Start::LastRate(_) | Start::Missing => None,
    }
}

/// The target as the value of one year, if it is of the same kind as the years.
fn target_of_a_year(plan: &Plan, stated: &Measured) -> Option<f64> {
    let measure = stated.measure;
    let target = stated.goal.printed()?.value.get();
    let is_alike = measure.is_plain() || measure.is_summed() || measure.is_of_rates();
    is_alike.then(|| if measure.is_of_flows() { target / years_of(plan, stated) } else { target })
}

fn years_of(plan: &Plan, stated: &Measured) -> f64 {
    crate::math::count(stated.period(plan.period).steps())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::projection::Growth;
    use crate::scenario::{Aim, Edit, aimed, apply};

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn holding() -> (Plan, Scenario) {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        (plan, scenario)
    }

    #[test]
    fn a_value_beyond_the_bounds_is_refused_with_the_bound() {
        let (plan, scenario) = holding();
        let refusal = |name: &str, number: f64| within_bounds(&plan, &scenario, &id(name), Amount::of(number)).unwrap_err();
        assert_eq!(refusal("t1-04", 120.0), "120 高于上限 100 ％");
        assert!(refusal("t1-16", -1.0).starts_with("-1 低于下限 0 "));
        assert_eq!(refusal("t1-11", -1.0), "-100 应大于 -100 ％");
        assert_eq!(within_bounds(&plan, &scenario, &id("t1-03"), Amount::of(120.0)), Ok(Amount::of(120.0)));
    }

    #[test]
    fn an_outcome_beyond_the_bounds_is_no_aim() {
        let (plan, scenario) = holding();
        let refusal = |name: &str, aim| aimed(&plan, &scenario, &id(name), aim).unwrap_err();
        assert_eq!(refusal("t1-04", Aim::Outcome(Amount::of(120.0))), "120 高于上限 100 ％");
        assert!(refusal("t1-04", Aim::Change(Amount::of(90.0))).contains("高于上限 100 ％"));
        assert!(refusal("t1-04", Aim::Margin(Amount::of(90.0))).contains("高于上限 100 ％"));
        assert!(refusal("t1-11", Aim::Outcome(Amount::of(-100.0))).contains("应大于 -100 ％"));
    }

    #[test]
    fn ten_times_what_is_usual_is_taken_with_caution() {
        let (plan, scenario) = holding();
        let is_odd = |name: &str, number: f64| odd_year(&plan, &scenario, &id(name), Amount::of(number)).is_some();
        assert!(odd_year(&plan, &scenario, &id("t1-16"), Amount::of(300.0)).unwrap().contains("300 万人与目标"));
        assert!(!is_odd("t1-16", 3.1) && is_odd("t1-03", 0.94) && !is_odd("t1-03", 94.0));
        // 4 ％ a year is the target: 40 ％ are odd, 0.1 ％ may well be.
        assert!(is_odd("t1-11", 0.40) && !is_odd("t1-11", 0.001));
        assert!(odd_start(&plan, &scenario, &id("t1-16"), Amount::of(300.0)).is_some());
        assert_eq!(odd_start(&plan, &scenario, &id("t1-11"), Amount::of(35_445.1)), None);
    }

    #[test]
    fn a_path_that_a_bound_holds_from_now_on_is_told_with_the_bound() {
        let (plan, before) = holding();
        let mut after = before.clone();
        let growth = Growth::Linear { step: Amount::of(20.0) };
        apply(&mut after, &plan, Edit::Growth(id("t1-04"), Some(growth))).unwrap();
        assert!(odd_outcome(&plan, &before, &after, &id("t1-04")).unwrap().contains("到达界限 100 ％"));
        assert_eq!(odd_outcome(&plan, &after, &after, &id("t1-04")), None);
    }

    #[test]
    fn an_outcome_far_from_the_target_is_told() {
        let (plan, before) = holding();
        let mut after = before.clone();
        apply(&mut after, &plan, aimed(&plan, &before, &id("t1-16"), Aim::Outcome(Amount::of(300.0))).unwrap()).unwrap();
        assert!(odd_outcome(&plan, &before, &after, &id("t1-16")).unwrap().contains("300 万人"));
        let near = aimed(&plan, &before, &id("t1-16"), Aim::Outcome(Amount::of(3.2))).unwrap();
        apply(&mut after, &plan, near).unwrap();
        assert_eq!(odd_outcome(&plan, &before, &after, &id("t1-16")), None);
    }
}
