//! What the control of an indicator moves while nothing is assumed of its growth.

use std::borrow::Cow;

use super::assumption::{Assumption, Scenario};
use crate::plan::{Amount, Indicator, Measured, Plan};
use crate::projection::{Growth, Trajectory, Value, judge};

/// The growth with which the control of a total begins while nothing is assumed of it: 每年等量, at the flow of the last year of `held`, the
/// path as it is. If no flow is known, at nothing: an even total needs no start. It leads where holding leads, so opening a control changes
/// no figure.
///
/// `None` for anything else: a growth that is assumed, a range that was stated (it counts in yearly steps), a flow of which only bounds
/// are known.
pub fn even_opening(assumption: &Assumption, stated: &Measured, held: &Trajectory) -> Option<Growth> {
    if !opens_evenly(assumption, stated) {
        return None;
    }
    let flow = held.known().last().map_or(Some(Amount::ZERO), |(_, flow)| Value::exact(flow))?;
    Some(Growth::Even { flow })
}

fn opens_evenly(assumption: &Assumption, stated: &Measured) -> bool {
    let is_held = assumption.growth.as_ref().is_none_or(|growth| *growth == Growth::Hold);
    is_held && assumption.uncertainty.is_none() && stated.measure.is_of_flows()
}

/// The assumption as the control of an indicator takes it: of an untouched total with [`even_opening`], otherwise as it is.
pub(super) fn opened<'a>(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    assumption: &'a Assumption,
) -> Cow<'a, Assumption> {
    let Some(stated) = assumption.statement(indicator).measured().filter(|stated| opens_evenly(assumption, stated)) else {
        return Cow::Borrowed(assumption);
    };
    let held = judge(&scenario.case_under(plan, indicator, assumption)).trajectory;
    match even_opening(assumption, stated, &held) {
        Some(growth) => Cow::Owned(Assumption { growth: Some(growth), ..assumption.clone() }),
        None => Cow::Borrowed(assumption),
    }
}

/// Whether a total with nothing assumed of it has that flow in every year anyway.
pub(super) fn is_held(plan: &Plan, scenario: &Scenario, indicator: &Indicator, flow: Amount) -> bool {
    let bare = Assumption { growth: None, ..scenario.assumption(&indicator.id).clone() };
    let Growth::Even { flow: held } = opened(plan, scenario, indicator, &bare).growth.clone().unwrap_or(Growth::Hold) else {
        return false;
    };
    let is_known = judge(&scenario.case_under(plan, indicator, &bare)).trajectory.known().next().is_some();
    is_known && (held.get() - flow.get()).abs() <= 1e-9 * held.get().abs()
}
