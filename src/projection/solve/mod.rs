//! The requirement: the parameter that brings the outcome exactly to the target.
//!
//! Reading order: `requirement` (the answer), `problem` (the question: one unknown), `free` (what the pins leave to decide), `closed`
//! (the exact answer on a free path), `search` (a bracket where something intervenes), `interval` (interval starts) and `root` (the
//! bracket itself).
//!
//! All of this needs an outcome that is monotone in the parameter. In one case it is not. A gap closes upward from below its limit and
//! downward from above it. So if the path is sometimes below and sometimes above, a larger share raises some years and lowers others:
//!
//! - pins (or a pin and the start) lie on both sides of the limit, and years before the last pin count: in a total, or a mean;
//! - a driver carries the path across the limit, after which the gap closes the other way.
//!
//! Then the outcome may rise and fall again, and the settings that meet the target need not form one range. There is no requirement
//! then, because it would hold for some settings only; see `Problem::is_one_way`. [`aim`] gives no setting either.

mod closed;
mod free;
mod interval;
mod problem;
mod requirement;
mod root;
mod search;

pub use requirement::{Obstacle, Requirement};

pub(super) use interval::turning_start;

use super::criterion::Criterion;
use super::growth::{Family, Growth, Parameter, Setting};
use super::model::Model;
use super::value::Value;
use crate::plan::{Amount, Comparison, Threshold};
use free::free_steps;
use problem::Problem;

/// The requirement of a case for its family; `None` if there is nothing to start from or a step is undefined.
///
/// For an interval start it is that of the end that is harder to bring to the target, so that it holds for every start. `outcome` is the
/// outcome of the present assumption, if known: an interval may exclude an end, and a number shows that the path is defined.
#[inline]
pub(super) fn requirement(model: &Model, outcome: Option<Value>) -> Option<Requirement> {
    if model.lacks.is_some() {
        return None;
    }
    match model.bar.far_target() {
        None => bound(model, outcome),
        Some(far) => both(model, far, outcome),
    }
}

/// The requirement for a range whose ends both bind.
#[inline(never)]
fn both(model: &Model, far: Threshold, outcome: Option<Value>) -> Option<Requirement> {
    let bar = Criterion::of_target(far);
    bound(model, outcome)?.and(bound(&Model { bar, ..*model }, outcome)?)
}

/// The requirement for one end.
#[inline]
fn bound(model: &Model, outcome: Option<Value>) -> Option<Requirement> {
    let parameter = parameter(model);
    if free_steps(model).is_none() {
        let outcome = model.outcome(model.course.stepper, any_start(model))?;
        let met = model.bar.target.is_met_by(Amount::saturating(outcome), model.tolerance);
        let impossible = Requirement::Impossible { parameter, obstacle: Obstacle::AllPinned };
        return Some(if met { Requirement::Any { parameter } } else { impossible });
    }
    let problem = Problem::new(model, parameter, outcome)?;
    match problem.closed_form() {
        Some(x) => problem.bound(x, problem.rises()),
        None => problem.search(),
    }
}

/// The setting that brings the outcome to `outcome`, or as near as the parameter's range and the bounds allow. `None` if there is nothing
/// to start from, nothing left to set, or if the outcome is not monotone. For an interval start it aims with the harder end.
pub(super) fn aim(model: &Model, outcome: Amount) -> Option<Setting> {
    free_steps(model)?;
    let op = Comparison::toward(model.target().op.direction());
    let aimed = Model { bar: Criterion::of_target(Threshold { op, value: outcome }), lacks: None, ..*model };
    // An excluded end matters only for strict targets.
    let problem = Problem::new(&aimed, parameter(model), None)?;
    Setting::new(problem.closed_form().or_else(|| problem.nearest())?)
}

/// The parameter to solve for. For an average growth it is always a rate.
fn parameter(model: &Model) -> Parameter {
    if !model.stated.measure.is_of_rates() {
        let family = model.case.growth.map_or(Family::Hold, Growth::family);
        let is_rate = family == Family::Hold && model.stated.measure.is_in_percent();
        return if is_rate { Parameter::Rate } else { family.parameter() };
    }
    match model.case.growth {
        Some(Growth::YearlyRates(_)) => Parameter::Rates,
        _ => Parameter::Rate,
    }
}

fn any_start(model: &Model) -> Option<f64> {
    model.start().map(|start| start.low().get())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::{Rate, Share, Year};
    use crate::projection::{Pin, judge};
    use crate::scenario::{Assumption, Drivers};

    /// What is required of an indicator under a gap that closes by a tenth each year, with some years pinned.
    fn required(id: &str, limit: f64, pins: &[(i16, f64)], population: Option<f64>) -> Option<Requirement> {
        let plan = builtin_plan().unwrap();
        let indicator = plan.indicators.iter().find(|i| i.id.as_str() == id).unwrap();
        let growth = Growth::Gap { share: Share::of(0.1), limit: Some(Amount::of(limit)) };
        let years = pins.iter().map(|(year, y)| (Year::new(*year), Pin::Assumed(Amount::of(*y)))).collect();
        let assumption = Assumption { growth: Some(growth), years, ..Assumption::default() };
        let population_growth = population.map(Rate::of);
        judge(&assumption.case(&plan, indicator, Drivers { population_growth, ..Drivers::default() })).required
    }

    #[test]
    fn a_total_with_pins_on_both_sides_of_a_limit_requires_nothing_in_particular() {
        assert_eq!(required("t1-07", 1.2, &[(2022, 1.3)], None), None);
        assert!(required("t1-07", 1.4, &[(2022, 1.3)], None).is_some());
    }

    #[test]
    fn a_level_goes_on_from_its_last_pin_wherever_the_earlier_ones_lie() {
        assert!(required("t1-03", 96.0, &[(2021, 97.0), (2022, 94.0)], None).is_some());
    }

    #[test]
    fn a_driver_that_carries_a_ratio_past_the_limit_leaves_no_requirement() {
        let per_head = |population| required("t1-19", 3.2, &[], population);
        assert!(per_head(None).is_some());
        assert_eq!(per_head(Some(-0.05)), None);
    }
}
