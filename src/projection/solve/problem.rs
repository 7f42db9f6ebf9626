//! One unknown: the parameter that brings the outcome from a start to a target.

use super::Requirement;
use super::free::{free_steps, pinned_start};
use crate::plan::{Amount, Baseline, Comparison, Open, Threshold};
use crate::projection::course::Course;
use crate::projection::growth::{Parameter, Setting};
use crate::projection::model::Model;
use crate::projection::stepper::Stepper;
use crate::projection::value::Value;

/// A one-parameter problem: from `start`, bring the outcome to `target`.
pub(super) struct Problem<'a> {
    pub(super) model: &'a Model<'a>,
    pub(super) start: f64,
    pub(super) target: Threshold,
    pub(super) parameter: Parameter,
}

impl<'a> Problem<'a> {
    /// `outcome` as in [`super::requirement()`].
    #[inline]
    pub(super) fn new(model: &'a Model<'a>, parameter: Parameter, outcome: Option<Value>) -> Option<Self> {
        let mut target = model.bar.target;
        let start = match model.baseline {
            Some(Baseline::Point(start)) => start,
            Some(Baseline::Interval { open, .. }) => {
                let start = model.harder_start()?;
                let ends_open = outcome.is_some_and(|outcome| outcome.open() != Open::Neither);
                // An excluded end never quite arrives, so bringing it to a strict target is enough.
                match (target.op, open) {
                    (Comparison::LessThan, Open::High) if ends_open => target.op = Comparison::AtMost,
                    (Comparison::MoreThan, Open::Low) if ends_open => target.op = Comparison::AtLeast,
                    _ => {}
                }
                start
            }
            None => pinned_start(model)?,
        };
        let problem = Self { model, start: start.get(), target, parameter };
        // Only a rate can be undefined, and a number shows that none was.
        let is_known = matches!((model.baseline, outcome), (Some(Baseline::Point(_)), Some(Value::Exact(_))));
        let defined = is_known || !problem.stepper().multiplies() || problem.outcome(problem.stepper()).is_some();
        (defined && problem.is_one_way()).then_some(problem)
    }

    pub(super) fn course(&self) -> &Course<'a> {
        &self.model.course
    }

    /// Whether a larger parameter moves the outcome one way only. It does not for a gap with years on both sides of its limit, because of
    /// pins or a driver: the gap closes upward in some years and downward in others, and no single requirement describes that.
    pub(super) fn is_one_way(&self) -> bool {
        if self.turns_beyond().is_some() && !self.stepper().multiplies() {
            return false;
        }
        let Stepper::Gap { limit, .. } = self.stepper() else { return true };
        let course = self.course();
        let (from, _) = free_steps(self.model).unwrap_or((0, 0));
        // A driver can carry a path across the limit; it goes furthest if the whole gap closes.
        let moved = course.per_head.map(|factor| course.bounds.hold(limit * factor));
        let starts = course.walked(Some(self.start)).0.into_iter().enumerate().skip(from);
        let free = starts.filter(|(t, _)| course.pins.get(*t).is_some_and(Option::is_none));
        let (mut above, mut below) = (false, false);
        for y in free.filter_map(|(_, y)| y.get()).chain(moved) {
            above |= y > limit;
            below |= y < limit;
        }
        !(above && below)
    }

    /// Where the outcome turns, if it is a yearly change in the unit. As a rate, a gap or an S-curve loses more a year, such changes first grow
    /// and then shrink. For rates they are monotone from this rate on; for the other two there is no such value.
    pub(super) fn turns_beyond(&self) -> Option<f64> {
        let is_change = self.model.looks_at_years && self.model.judging().is_change_in_amount();
        let may_turn = matches!(self.stepper(), Stepper::Gap { .. } | Stepper::Logistic { .. }) || self.stepper().multiplies();
        (is_change && may_turn).then(|| -1.0 / crate::math::count(self.model.period.steps()))
    }

    pub(super) fn outcome(&self, stepper: Stepper<'a>) -> Option<f64> {
        self.model.outcome(stepper, Some(self.start))
    }

    pub(super) fn at(&self, x: f64) -> f64 {
        self.outcome(self.stepper().with(x)).unwrap_or(f64::NAN)
    }

    /// The family to solve for: for a held average growth a rate, for anything else that is held a step.
    pub(super) fn stepper(&self) -> Stepper<'a> {
        self.course().stepper
    }

    pub(super) fn meets(&self, outcome: f64) -> bool {
        !outcome.is_nan() && self.target.is_met_by(Amount::saturating(outcome), self.model.tolerance)
    }

    /// Whether a larger parameter gives a larger outcome. A gap that closes downward reverses it, and so does a measured fall.
    pub(super) fn rises(&self) -> bool {
        let closes_downward = matches!(self.stepper(), Stepper::Gap { limit, .. } if limit < self.settled());
        closes_downward == self.model.stated.measure.falls()
    }

    /// The number that has to be taken from the path for an outcome.
    pub(super) fn taken(&self, outcome: f64) -> Option<f64> {
        self.model.stated.measure.taken_for(outcome, self.start, self.model.period.steps())
    }

    /// The value from which the free years continue.
    pub(super) fn settled(&self) -> f64 {
        if self.course().is_free {
            return self.start;
        }
        let last_pin = self.course().pins.iter().rev().find_map(|pin| *pin);
        last_pin.unwrap_or(self.start)
    }

    /// `rises` as answered by [`Self::rises`].
    pub(super) fn bound(&self, x: f64, rises: bool) -> Option<Requirement> {
        let relation = if rises { self.target.op } else { self.target.op.mirrored() };
        Some(Requirement::Bound { parameter: self.parameter, relation, setting: Setting::new(x)? })
    }

    /// How far the outcome lies beyond the target in the wanted direction, plus the tolerance.
    pub(super) fn excess(&self, x: f64, slack: f64) -> f64 {
        self.target.op.direction().sign() * (self.at(x) - self.target.value.get()) + slack
    }
}
