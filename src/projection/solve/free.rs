//! What the pins leave for the parameter to decide.

use crate::plan::Amount;
use crate::projection::model::Model;

/// What the parameter still decides, as (last settled step, number of free steps after it); `None` if nothing. If the last value is
/// judged, only the steps after the last pin count; otherwise every free year.
#[inline]
pub(super) fn free_steps(model: &Model) -> Option<(usize, usize)> {
    let pins = model.course.pins;
    if model.course.is_free {
        return Some((0, pins.len()));
    }
    let last_pin = if model.rests_on_last_value() { pins.iter().rposition(Option::is_some).map_or(0, |at| at + 1) } else { 0 };
    let free = pins[last_pin..].iter().filter(|pin| pin.is_none()).count();
    (free > 0).then_some((last_pin, free))
}

/// Without a start, a level still has a path after its first pin, and a total has one if its first year is pinned. The pin then serves
/// as the start.
pub(super) fn pinned_start(model: &Model) -> Option<Amount> {
    let pins = model.course.pins;
    // An even flow depends on no earlier year.
    if let Some(flow) = model.course.stepper.afresh() {
        return Some(Amount::saturating(flow));
    }
    let is_known = model.rests_on_last_value() || pins.first().is_some_and(Option::is_some);
    let first = pins.iter().flatten().next().filter(|_| is_known)?;
    Some(Amount::saturating(*first))
}
