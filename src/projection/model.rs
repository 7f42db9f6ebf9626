//! A measured case made ready to compute: baseline, course and target in one place.

use super::case::{Case, Pin};
use super::course::{Course, Events, Pinned};
use super::growth::{Family, Growth};
use super::stepper::Stepper;
use super::trajectory::Trajectory;
use super::value::Value;
use crate::plan::{Amount, Baseline, Bounds, Kind, Measured, Period, Start, Threshold};

/// The index of an average-growth indicator whose level nobody knows.
const INDEX: Amount = Amount::of(100.0);

/// The pinned numbers in the order of the years; entry `t − 1` is the t-th year's.
pub(super) enum Pins {
    /// No year of so many is pinned.
    None(usize),
    Some(Vec<Option<f64>>),
}

/// As many years as a plan can have, none of them pinned.
static UNPINNED: [Option<f64>; Period::MOST_STEPS] = [None; Period::MOST_STEPS];

impl Pins {
    /// The pins of a case, laid out by year.
    #[inline]
    pub(super) fn of(case: &Case) -> Self {
        if case.years.is_empty() { Self::None(case.period.steps()) } else { Self::Some(laid_out(case)) }
    }

    #[inline]
    fn as_slice(&self) -> &[Option<f64>] {
        match self {
            Self::None(steps) => &UNPINNED[..*steps],
            Self::Some(pins) => pins,
        }
    }
}

fn laid_out(case: &Case) -> Vec<Option<f64>> {
    let mut pins = vec![None; case.period.steps()];
    for (year, pin) in case.years {
        if let Some(step) = case.period.step_of(*year) {
            pins[step - 1] = Some(Pin::value(*pin).get());
        }
    }
    pins
}

/// A measured case, ready to walk and to solve.
#[derive(Clone, Copy)]
pub(super) struct Model<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) stated: &'a Measured,
    pub(super) baseline: Option<Baseline>,
    pub(super) course: Course<'a>,
    pub(super) tolerance: Amount,
}

impl<'a> Model<'a> {
    /// `stepper` as of [`stepper`].
    #[inline]
    pub(super) fn new(case: &'a Case<'a>, stated: &'a Measured, pins: &'a Pins, stepper: Stepper<'a>) -> Self {
        let baseline = baseline(case, stated);
        let point = match baseline {
            Some(Baseline::Point(start)) => Some(start),
            _ => None,
        };
        let is_growth = stated.kind == Kind::AverageGrowth;
        let course = Course {
            stepper,
            bounds: if is_growth { Bounds::NONE } else { case.indicator.bounds },
            pins: pins.as_slice(),
            is_free: matches!(pins, Pins::None(_)),
            pinned: if is_growth { Pinned::Rate } else { Pinned::Value },
            per_head: case.population_growth.filter(|_| case.indicator.per_head).map(|p| 1.0 / (1.0 + p.get())),
            zero_is_a_limit: matches!(baseline, Some(Baseline::Interval { .. })),
        };
        Self { case, stated, baseline, course, tolerance: stated.target.tolerance(case.indicator.decimals, point) }
    }

    /// Walks `trajectory`, of which nothing is known yet, and tells what happened on the way.
    #[inline]
    pub(super) fn project(&self, trajectory: &mut Trajectory) -> Events {
        let start = match self.baseline {
            Some(Baseline::Interval { low, high }) => return self.project_interval(low, high, trajectory),
            Some(Baseline::Point(start)) => Some(start.get()),
            None => None,
        };
        self.course.walk(start, trajectory.points())
    }

    #[inline(never)]
    fn project_interval(&self, low: Amount, high: Amount, trajectory: &mut Trajectory) -> Events {
        let (low, high) = (self.course.walked(Some(low.get())), self.course.walked(Some(high.get())));
        *trajectory = Trajectory::of_interval(self.case.period, &low, &high);
        Events { capped: first(low.1.capped, high.1.capped), undefined: low.1.undefined }
    }

    /// What is judged when a path that steps by `stepper` sets out from `start`; `None` where it is not defined to the end.
    #[inline]
    pub(super) fn outcome(&self, stepper: Stepper, start: Option<f64>) -> Option<f64> {
        let course = &self.course;
        match self.stated.kind {
            Kind::Level => course.last(stepper, start),
            Kind::Cumulative => course.sum(stepper, start),
            Kind::AverageGrowth => {
                let ratio = course.last(stepper, start)? / start?;
                Some((super::math::root(ratio, self.case.period.steps()) - 1.0) * 100.0)
            }
        }
    }

    /// The target.
    pub(super) const fn target(&self) -> Threshold {
        self.stated.target
    }

    /// The start as a value.
    pub(super) fn start(&self) -> Option<Value> {
        self.baseline.map(|baseline| match baseline {
            Baseline::Point(start) => Value::Exact(start),
            Baseline::Interval { low, high } => Value::Between { low, high, open: true },
        })
    }
}

fn first(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    a.into_iter().chain(b).min()
}

/// What the person entered, else what the plan states, else the index of an average growth.
fn baseline(case: &Case, stated: &Measured) -> Option<Baseline> {
    let entered = case.start.map(Baseline::Point);
    let stated_start = || stated.start.baseline(case.period, case.indicator.bounds);
    match stated.kind {
        Kind::AverageGrowth if case.start.is_none() && !matches!(stated.start, Start::Value(_)) => Some(Baseline::Point(INDEX)),
        _ => entered.or_else(stated_start),
    }
}

/// The family at work. On an average growth a hold is a rate of zero, and what is not a rate cannot act at all. `None` where the
/// family needs a limit that neither the person nor nature sets.
pub(super) fn stepper<'a>(case: &Case<'a>, stated: &Measured) -> Option<Stepper<'a>> {
    let growth = case.growth.unwrap_or(&Growth::Hold);
    if stated.kind == Kind::AverageGrowth && !matches!(growth.family(), Family::Compound | Family::YearlyRates) {
        return Some(Stepper::Compound { rate: 0.0 });
    }
    Stepper::new(growth, case.indicator.natural_limit(stated), case.indicator.natural_ceiling())
}
