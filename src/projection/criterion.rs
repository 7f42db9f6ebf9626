//! What an outcome is compared with, once every figure that the goal refers to is known.

use super::case::Case;
use super::value::Value;
use super::verdict::{Extent, Reason, extent};
use crate::plan::{Amount, Baseline, Comparing, Comparison, Decimals, Direction, Goal, Measured, Of, Range, Than, Threshold};

/// A goal in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion {
    /// The comparison that has to hold.
    pub target: Threshold,
    /// The far end, for a range.
    pub far: Option<FarEnd>,
}

/// The far end of a range, seen in the wanted direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FarEnd {
    /// The comparison that holds up to the far end.
    pub target: Threshold,
    /// Whether the outcome must not pass it. Otherwise an outcome beyond it is met, and reported as beyond.
    pub binds: bool,
}

impl FarEnd {
    /// The far end at `value`; `wanted` is the way that helps.
    const fn new(wanted: Direction, value: Amount, binds: bool) -> Self {
        Self { target: Threshold { op: Comparison::toward(wanted.opposite()), value }, binds }
    }
}

/// The index of an unknown base year, for a goal that is a multiple of it.
const INDEX: f64 = 100.0;

impl Criterion {
    /// A comparison without a far end.
    pub const fn of_target(target: Threshold) -> Self {
        Self { target, far: None }
    }

    /// What a goal asks: the row's target, a milestone, or the harder goal.
    ///
    /// # Errors
    /// Why it cannot be said: the number comes later, nobody entered the figure that the goal refers to, or the row is only watched.
    pub(super) fn of_goal(goal: &Goal, stated: &Measured, case: &Case, baseline: Option<Baseline>) -> Result<Self, Reason> {
        let wanted = goal.stated_direction().unwrap_or_else(|| stated.direction());
        match goal {
            Goal::Number(target) => Ok(Self::of_target(*target)),
            Goal::About(target) => Ok(about(*target, case.tolerance)),
            Goal::Between(range) => Ok(between(*range, wanted)),
            Goal::Than(than) => against(than, case, baseline).map(Self::of_target),
            Goal::Later { .. } => {
                let entered = case.figure.ok_or(Reason::TargetLater)?;
                Ok(Self::of_target(Threshold { op: Comparison::toward(wanted), value: entered }))
            }
            Goal::Watched { .. } => Err(Reason::Watched),
        }
    }

    /// The decimals that a value is rounded to before the comparison: the printed ones, or more if a limit has more.
    pub fn digits(&self, printed: Decimals) -> Decimals {
        let digits = printed.enough_for(self.target.value);
        self.far.map_or(digits, |far| digits.enough_for(far.target.value))
    }

    /// The criterion that a value has to meet so that the rounded value meets this one.
    #[inline(never)]
    pub(super) fn before_rounding(self, printed: Decimals) -> Self {
        let decimals = self.digits(printed);
        let rounded = |target: Threshold| target.before_rounding(decimals);
        Self { target: rounded(self.target), far: self.far.map(|far| FarEnd { target: rounded(far.target), ..far }) }
    }

    /// Turns it into [`Self::before_rounding`].
    #[cold]
    pub(super) fn round(&mut self, decimals: Decimals) {
        *self = self.before_rounding(decimals);
    }

    /// How much of an outcome meets the goal; both ends if both bind.
    #[inline]
    pub(super) fn extent(&self, tolerance: Amount, outcome: Value) -> Extent {
        let near = extent(self.target, tolerance, outcome);
        let Some(far) = self.far_target() else { return near };
        match (near, extent(far, tolerance, outcome)) {
            (Extent::All, Extent::All) => Extent::All,
            (Extent::None, _) | (_, Extent::None) => Extent::None,
            _ => Extent::Some,
        }
    }

    /// The far end as a comparison, if it binds.
    #[inline]
    pub(super) fn far_target(&self) -> Option<Threshold> {
        self.far.filter(|far| far.binds).map(|far| far.target)
    }

    /// The side on which an outcome lies past the far end; `None` if it does not.
    #[inline]
    pub(super) fn beyond(&self, outcome: Amount, tolerance: Amount) -> Option<super::verdict::Side> {
        let far = self.far?.target.value.get();
        let by = self.target.op.direction().sign() * (outcome.get() - far);
        (by > tolerance.get()).then_some(match self.target.op.direction() {
            Direction::Rise => super::verdict::Side::Above,
            Direction::Fall => super::verdict::Side::Below,
        })
    }
}

/// One-sided in the wanted direction. If a person states a tolerance, both ends bind.
fn about(target: Threshold, tolerance: Option<Amount>) -> Criterion {
    let Some(tolerance) = tolerance else { return Criterion::of_target(target) };
    let sign = target.op.direction().sign();
    let off = |by: f64| Amount::saturating(target.value.get() + sign * by * tolerance.get());
    let far = FarEnd::new(target.op.direction(), off(1.0), true);
    Criterion { target: Threshold { value: off(-1.0), ..target }, far: Some(far) }
}

const fn between(range: Range, wanted: Direction) -> Criterion {
    Criterion { target: range.easier(wanted), far: Some(FarEnd::new(wanted, range.far(wanted), range.both)) }
}

fn against(than: &Than, case: &Case, baseline: Option<Baseline>) -> Result<Threshold, Reason> {
    let figure = match than.of {
        Of::Baseline => match baseline {
            Some(Baseline::Point(start)) => start.get(),
            // A multiple of an unknown base year is judged on an index.
            None if !than.is_the_figure() => INDEX,
            Some(Baseline::Interval { .. }) | None => return Err(Reason::NoStart),
        },
        Of::Indicator(_) => {
            let figure = case.figure.ok_or(Reason::NoOther)?;
            // Both figures count as published.
            if case.comparing == Comparing::Rounded { case.indicator.decimals.rounded(figure).get() } else { figure.get() }
        }
        Of::Reference(_) => case.figure.ok_or(Reason::NoReference)?.get(),
        // Each year is judged by its difference from the year before; see `Trajectory::against_previous`.
        Of::Previous => return Ok(Threshold { op: than.op, value: than.plus }),
    };
    Ok(than.bound(figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Comparison;

    #[test]
    fn a_tolerance_binds_at_both_ends_whichever_way_helps() {
        let ends = |op: Comparison, tolerance: Option<f64>| {
            let found = about(Threshold { op, value: Amount::of(10.0) }, tolerance.map(Amount::of));
            (found.target.value.get(), found.far_target().map(|far| far.value.get()))
        };
        assert_eq!(ends(Comparison::AtLeast, Some(2.0)), (8.0, Some(12.0)));
        assert_eq!(ends(Comparison::AtMost, Some(2.0)), (12.0, Some(8.0)));
        assert_eq!(ends(Comparison::AtLeast, None), (10.0, None));
    }
}
