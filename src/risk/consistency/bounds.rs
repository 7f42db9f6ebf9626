//! Conflicts with natural bounds and limits.

use super::judged::Judged;
use super::warning::{Control, Finding, Lead, Severity, Warning};
use crate::plan::{Amount, Bounds, Direction, Indicator, Plan, Wording, Year};
use crate::projection::{Growth, Value, judge};
use crate::scenario::{Assumption, Scenario};

/// The warnings about one indicator.
pub(super) fn found(plan: &Plan, scenario: &Scenario, one: &Judged) -> Vec<Warning> {
    let warn = |severity, control, place: &Wording, finding| {
        let lead = Lead { indicator: Some(one.indicator.id.clone()), control };
        Warning { severity, finding, place: place.clone(), note: Wording::default(), lead }
    };
    let nowhere = Wording::default();
    let place = &one.indicator.source.place;
    let target = target(one).map(|finding| warn(Severity::Contradiction, Control::Reading, place, finding));
    let held = held(plan, scenario, one).map(|(control, finding)| warn(Severity::WorthALook, control, &nowhere, finding));
    let limit = limit(one).map(|finding| warn(Severity::WorthALook, Control::Growth, &nowhere, finding));
    target.into_iter().chain(held).chain(limit).collect()
}

/// A target beyond the natural bound, or a strict one on the bound itself.
fn target(one: &Judged) -> Option<Finding> {
    let target = one.stated.goal.printed()?;
    let bound = one.indicator.bounds.toward(target.op.direction()).filter(|_| one.stated.measure.is_plain())?;
    let beyond = target.op.direction().sign() * (target.value.get() - bound.get());
    let is_beyond = beyond > 0.0 || beyond == 0.0 && target.op.is_strict();
    is_beyond.then(|| Finding::TargetBeyondBounds { indicator: one.indicator.id.clone(), bound, target: target.value })
}

/// The first year in which a bound held the path, and the value it would otherwise have had.
fn held(plan: &Plan, scenario: &Scenario, one: &Judged) -> Option<(Control, Finding)> {
    one.judgement.capped_in?;
    let (year, bound, asked) = asked(plan, scenario, one)?;
    // Without a growth of its own only the driver can move it.
    let control = if one.assumption.growth.is_some() { Control::Growth } else { Control::Population };
    Some((control, Finding::Held { indicator: one.indicator.id.clone(), year, bound, asked }))
}

/// The first year in which the path without bounds lies beyond one by more than the tolerance, and how far. An interval start counts only
/// if all of it does: nobody assumed that one of its ends stands at the bound from the beginning.
fn asked(plan: &Plan, scenario: &Scenario, one: &Judged) -> Option<(Year, Amount, Amount)> {
    let unbounded = Indicator { bounds: Bounds::NONE, ..one.indicator.clone() };
    let start = one.judgement.start;
    let free = Assumption { growth: one.assumption.growth.clone().map(|growth| limited(growth, one)), ..one.assumption.clone() };
    let Bounds { min, max } = *one.indicator.bounds_of(one.stated);
    let beyond = |low: Amount, high: Amount| {
        let over = max.filter(|max| low.get() > max.get() + one.tolerance()).map(|max| (max, low));
        over.or_else(|| min.filter(|min| high.get() < min.get() - one.tolerance()).map(|min| (min, high)))
    };
    // Without a natural floor there is no interval, so each end is walked by itself.
    let walked = |from: Option<Amount>| {
        let set_out = Assumption { start: from.or(free.start), ..free.clone() };
        judge(&set_out.case(plan, &unbounded, scenario.drivers)).trajectory
    };
    let ends = match start {
        Some(Value::Between { low, high, .. }) => (walked(Some(low)), walked(Some(high))),
        _ => (walked(None), walked(None)),
    };
    let mut values = ends.0.known().zip(ends.1.known());
    values.find_map(|((year, low), (_, high))| {
        let (bound, asked) = beyond(low.low(), high.high())?;
        Some((year, bound, asked))
    })
}

/// The growth with its natural limit written out, so that the limit stays when the bounds are removed.
fn limited(growth: Growth, one: &Judged) -> Growth {
    match growth {
        Growth::Gap { share, limit } => Growth::Gap { share, limit: limit.or_else(|| one.indicator.natural_limit(one.stated)) },
        Growth::Logistic { steepness, ceiling } => {
            Growth::Logistic { steepness, ceiling: ceiling.or_else(|| one.indicator.natural_ceiling(one.stated)) }
        }
        other => other,
    }
}

/// A path that starts beyond the limit of its gap or outside the range of its S-curve.
fn limit(one: &Judged) -> Option<Finding> {
    let start = one.judgement.start.and_then(Value::exact)?;
    let growth = limited(one.assumption.growth.clone()?, one);
    let (limit, is_curve, is_beyond) = match growth {
        Growth::Gap { share, limit: Some(limit) } => {
            let beyond = one.stated.helpful().sign() * (start.get() - limit.get());
            (limit, false, beyond > 0.0 && share.get() > 0.0)
        }
        // At its ceiling or its floor an S-curve stands still. That is no surprise if it is asked to.
        Growth::Logistic { steepness, ceiling: Some(limit) } => {
            (limit, true, (start >= limit || start <= Amount::ZERO) && steepness.get() != 0.0 && !is_there(one, start))
        }
        _ => return None,
    };
    is_beyond.then(|| Finding::StartBeyondLimit { indicator: one.indicator.id.clone(), start, limit, is_curve })
}

/// Whether the start stands at the natural bound in the wanted direction, so that nothing is left to gain.
fn is_there(one: &Judged, start: Amount) -> bool {
    let direction = one.stated.helpful();
    let bound = one.indicator.bounds_of(one.stated).toward(direction);
    match direction {
        Direction::Rise => bound.is_some_and(|bound| start >= bound),
        Direction::Fall => bound.is_some_and(|bound| start <= bound),
    }
}
