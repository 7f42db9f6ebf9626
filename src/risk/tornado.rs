//! The tornado of an indicator: each input moves alone to its low and its high end, the greatest swing first.

use super::range::{Ground, Reach, reach};
use super::setup::{Found, Input, Setup};
use crate::plan::{Amount, Direction, Indicator, Plan, Threshold};
use crate::projection::{Reason, Side, Standing, Value, Verdict};
use crate::scenario::Scenario;

/// What an indicator's outcome depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The result as assumed.
    pub present: Found,
    /// The target that the outcome is compared with.
    pub target: Threshold,
    /// The inputs, the greatest swing first.
    pub bars: Vec<InputSwing>,
}

/// One input moved to either end, all others as assumed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InputSwing {
    /// The input.
    pub input: Input,
    /// Its number as assumed, as in [`InputEnd::setting`]; `None` for an interval.
    pub present: Option<f64>,
    /// Where its ends come from.
    pub ground: Ground,
    /// At the low end.
    pub low: InputEnd,
    /// At the high end.
    pub high: InputEnd,
    /// The distance between the outcomes at the two ends; for intervals, between their harder ends.
    pub swing: f64,
}

/// An input at one of its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InputEnd {
    /// The input's number: an amount in the indicator's unit, a rate or a share as a fraction.
    pub setting: f64,
    /// The result there.
    pub found: Found,
}

/// The tornado of one indicator; `None` for a status, or if there is no outcome.
pub fn tornado(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Option<Tornado> {
    let setup = Setup::new(plan, scenario, indicator)?;
    let judgement = setup.judged();
    judgement.outcome?;
    let mut bars: Vec<_> = setup.inputs().into_iter().filter_map(|input| bar(&setup, input)).collect();
    bars.sort_by(|a, b| b.swing.total_cmp(&a.swing));
    Some(Tornado { present: Found::of(&judgement), target: judgement.asked?.target, bars })
}

pub(super) fn bar(setup: &Setup, input: Input) -> Option<InputSwing> {
    let Reach { low, high, ground } = reach(setup, input)?;
    let (low, high) = match ground {
        Ground::Interval => interval_ends(setup, low, high)?,
        _ => (end(setup, input, low)?, end(setup, input, high)?),
    };
    let wanted = setup.stated.direction();
    let at = |end: &InputEnd| end.found.outcome.map(|outcome| harder(wanted, outcome).get());
    let swing = at(&low).zip(at(&high)).map_or(0.0, |(low, high)| Amount::saturating((high - low).abs()).get());
    Some(InputSwing { input, present: setup.present(input), ground, low, high, swing })
}

fn end(setup: &Setup, input: Input, setting: f64) -> Option<InputEnd> {
    Some(InputEnd { setting, found: Found::of(&setup.with(input, setting)?.judged()) })
}

/// The ends of an interval start. Its upper end is excluded, so the verdict there is that of the starts just below it.
fn interval_ends(setup: &Setup, low: f64, high: f64) -> Option<(InputEnd, InputEnd)> {
    let judgement = setup.judged();
    let outcome = judgement.outcome?;
    let (at_low, at_high) = match judgement.verdict {
        Verdict::Unjudged(Reason::DependsOnStart { met: Side::Below, .. }) => (Standing::Met, Standing::Missed),
        Verdict::Unjudged(Reason::DependsOnStart { met: Side::Above, .. }) => (Standing::Missed, Standing::Met),
        verdict => (verdict.standing(), verdict.standing()),
    };
    let end = |setting, outcome, standing| InputEnd { setting, found: Found { outcome: Some(Value::Exact(outcome)), standing } };
    Some((end(low, outcome.low(), at_low), end(high, outcome.high(), at_high)))
}

/// The end of an interval that is harder to bring to the target.
fn harder(wanted: Direction, value: Value) -> Amount {
    match wanted {
        Direction::Rise => value.low(),
        Direction::Fall => value.high(),
    }
}
