//! Single years, typed or drawn, turned into pins.

use super::assumption::{Assumption, Scenario};
use super::edit::Edit;
use super::typed::{from_percent, moved};
use crate::plan::{Amount, Id, Indicator, Measured, Plan, Rate, Year, Years};
use crate::projection::{Growth, Pin, judge};

/// The pin for a typed number: a value or a flow as it is, the rate of an average growth from ％.
///
/// # Errors
/// A sentence, if the number cannot be a value of that indicator.
pub fn pinned(plan: &Plan, scenario: &Scenario, id: &Id, typed: f64) -> Result<Amount, String> {
    let is_rate = stated(plan, scenario, id).is_some_and(|stated| stated.measure.is_of_rates());
    Amount::new(if is_rate { from_percent(typed) } else { typed }).map_err(|refusal| refusal.to_string())
}

/// The number that a person would type for a pin of an indicator read as `stated`: the inverse of [`pinned`].
pub fn as_typed(stated: &Measured, pin: Amount) -> f64 {
    if stated.measure.is_of_rates() { moved(pin.get(), 2) } else { pin.get() }
}

/// The pin for a point drawn on the chart. The chart shows a level, a running total or an index; from these follow the flow or the rate of
/// that year, rounded to a tenth of the printed place and held within the natural bounds.
pub fn drawn(plan: &Plan, scenario: &Scenario, id: &Id, year: Year, at: Amount) -> Option<Amount> {
    let indicator = plan.indicator(id)?;
    let judgement = judge(&scenario.case(plan, indicator));
    let stated = stated(plan, scenario, id)?;
    let period = judgement.trajectory.period();
    let before = period.year(period.step_of(year)? - 1);
    let exact = |year: Year| Some(judgement.trajectory.at(year)?.exact()?.get());
    let fine = indicator.decimals.printed_step() / 10.0;
    let number = match stated.measure.years() {
        Years::Values => indicator.bounds_of(stated).hold(rounded(at.get(), fine)),
        Years::Flows => {
            let total = judgement.trajectory.so_far(stated.measure).find(|(y, _)| *y == year)?.1?.exact()?.get();
            indicator.bounds_of(stated).hold(rounded(exact(year)? + at.get() - total, fine))
        }
        Years::Rates => rounded(at.get() / exact(before)? - 1.0, 1e-4).max(-0.99),
    };
    Amount::new(number).ok()
}

/// The edit that sets a year to a value. It is an assumption; in an observed year, an observation. If the path reaches the value by itself,
/// to the precision shown or drawn, it needs no pin, and an earlier pin there is removed.
pub fn assumed(plan: &Plan, scenario: &Scenario, id: &Id, year: Year, value: Amount) -> Edit {
    let is_observed = matches!(scenario.assumption(id).years.get(&year), Some(Pin::Observed(_)));
    let comes_there = || plan.indicator(id).is_some_and(|indicator| comes_to(plan, scenario, indicator, year, value));
    let pin = match is_observed {
        true => Some(Pin::Observed(value)),
        false if comes_there() => None,
        false => Some(Pin::Assumed(value)),
    };
    Edit::Pin(id.clone(), year, pin)
}

/// Whether the path has that value, flow or rate in that year without a pin.
fn comes_to(plan: &Plan, scenario: &Scenario, indicator: &Indicator, year: Year, value: Amount) -> bool {
    let mut years = scenario.assumption(&indicator.id).years.clone();
    years.remove(&year);
    let free = Assumption { years, ..scenario.assumption(&indicator.id).clone() };
    let path = judge(&scenario.case_under(plan, indicator, &free)).trajectory;
    let at = |year: Year| Some(path.at(year)?.exact()?.get());
    let printed = indicator.decimals.printed_step();
    let (own, fine) = if stated(plan, scenario, &indicator.id).is_some_and(|stated| stated.measure.is_of_rates()) {
        let before = path.period().step_of(year).and_then(|step| at(path.period().year(step - 1)));
        (at(year).zip(before).map(|(now, before)| now / before - 1.0), [1e-4, printed * 1e-4])
    } else {
        (at(year), [printed / 10.0; 2])
    };
    own.is_some_and(|own| own == value.get() || fine.iter().any(|fine| rounded(own, *fine) == value.get()))
}

/// The growth with one year's step (or rate, typed in ％) replaced; `None` if years are not set one by one.
pub fn restepped(plan: &Plan, scenario: &Scenario, id: &Id, step: usize, typed: f64) -> Option<Growth> {
    let at = step.checked_sub(1)?;
    plan.indicator(id)?;
    match scenario.assumption(id).growth.clone()? {
        Growth::YearlySteps(mut steps) => {
            *steps.get_mut(at)? = Amount::new(typed).ok()?;
            Some(Growth::YearlySteps(steps))
        }
        Growth::YearlyRates(mut rates) => {
            *rates.get_mut(at)? = Rate::new(from_percent(typed)).ok()?;
            Some(Growth::YearlyRates(rates))
        }
        _ => None,
    }
}

fn stated<'a>(plan: &'a Plan, scenario: &Scenario, id: &Id) -> Option<&'a Measured> {
    let indicator = plan.indicator(id)?;
    scenario.assumption(id).statement(indicator).measured()
}

/// Rounded to a multiple of `unit`. It goes through the whole number `1 / unit`, so that the result prints as short as meant.
pub(super) fn rounded(number: f64, unit: f64) -> f64 {
    let whole = (1.0 / unit).round();
    (number * whole).round() / whole
}
