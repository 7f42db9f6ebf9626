//! One indicator under one growth family, made ready to be walked many times over with other settings.

use serde::{Deserialize, Serialize};

use super::drives::Amounts;
use super::exp::exp;
use super::goal::Goal;
use super::lanes::Exp;
use crate::plan::{Amount, Baseline, Direction, Kind, Statement};
use crate::projection::case::Case;
use crate::projection::course::Pinned;
use crate::projection::growth::{Family, Growth};
use crate::projection::model::{Model, Pins, stepper};
use crate::projection::stepper::Stepper;

/// What follows from a case whatever the setting of its family's parameter is. An interval start is taken at the end that is harder
/// to bring to the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    pub(super) step: Step,
    /// No number where nothing is known.
    pub(super) start: Option<f64>,
    /// What a step is held between: the natural bounds, or the finite numbers.
    pub(super) least: f64,
    pub(super) most: f64,
    /// Entry `t − 1` is what is pinned in the t-th year.
    pub(super) pins: Vec<Option<f64>>,
    /// Whether pins are yearly rates.
    pub(super) pins_are_rates: bool,
    pub(super) per_head: Option<f64>,
    /// See `Course::zero_is_a_limit`.
    pub(super) zero_is_a_limit: bool,
    pub(super) kind: Judged,
    /// What a total begins with.
    pub(super) counted_from: f64,
    pub(super) goal: Goal,
}

/// How a year follows from the one before it and from what the setting amounts to, its *drive*.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Step {
    /// `y + d`
    Add,
    /// `y + d · φ^(t−1)`
    Damped { phi: f64 },
    /// `y · d`, undefined for `y ≤ 0`
    Multiply,
    /// `L − (L − y) · d`
    Gap { limit: f64 },
    /// The odds against, `(L − y) / y`, multiplied by d.
    Odds { ceiling: f64 },
}

/// What the verdict is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Judged {
    /// The last value.
    Last,
    /// The sum of the projected years.
    Sum,
    /// The mean growth from the start to the last value.
    MeanGrowth,
}

impl Law {
    /// `None` for a status, where nothing is left to set, and where the family lacks a limit.
    pub fn of(case: &Case) -> Option<Self> {
        let Statement::Measured(stated) = case.statement else { return None };
        let growth = case.growth.unwrap_or(&Growth::Hold);
        let is_rate = matches!(growth.family(), Family::Compound | Family::YearlyRates);
        if stated.kind == Kind::AverageGrowth && !is_rate {
            return None;
        }
        let pins = Pins::of(case);
        let model = Model::new(case, stated, &pins, stepper(case, stated)?);
        let course = &model.course;
        let is_open = matches!(model.baseline, Some(Baseline::Interval { .. }));
        Some(Self {
            step: Step::of(course.stepper),
            start: start(&model),
            least: course.bounds.min.map_or(f64::MIN, Amount::get),
            most: course.bounds.max.map_or(f64::MAX, Amount::get),
            pins: course.pins.to_vec(),
            pins_are_rates: course.pinned == Pinned::Rate,
            per_head: course.per_head,
            zero_is_a_limit: course.zero_is_a_limit,
            kind: Judged::of(stated.kind),
            counted_from: 0.0,
            goal: Goal::new(stated.target, model.tolerance, is_open),
        })
    }

    /// The same with totals that begin with `level` instead of nothing: a stock that the flows add to.
    #[must_use]
    pub fn counted_from(self, level: f64) -> Self {
        Self { counted_from: level, ..self }
    }

    /// How many years are projected.
    pub fn years(&self) -> usize {
        self.pins.len()
    }

    /// What is judged.
    pub const fn judged(&self) -> Judged {
        self.kind
    }

    /// What the outcome is held against.
    pub const fn goal(&self) -> Goal {
        self.goal
    }

    /// What the path sets out from, where it is known.
    pub const fn start(&self) -> Option<f64> {
        self.start
    }

    /// What a setting of the family's parameter amounts to in a step.
    #[inline(always)]
    pub fn drive<L: Exp>(&self, setting: L) -> L {
        match self.step.amounts() {
            Amounts::Itself => setting,
            Amounts::Factor => L::splat(1.0) + setting,
            Amounts::Rest => L::splat(1.0) - setting,
            Amounts::Decay => exp(L::splat(0.0) - setting),
        }
    }
}

impl Step {
    pub(super) const fn amounts(self) -> Amounts {
        match self {
            Self::Add | Self::Damped { .. } => Amounts::Itself,
            Self::Multiply => Amounts::Factor,
            Self::Gap { .. } => Amounts::Rest,
            Self::Odds { .. } => Amounts::Decay,
        }
    }

    fn of(stepper: Stepper) -> Self {
        match stepper {
            Stepper::Hold | Stepper::Linear { .. } | Stepper::Steps(_) => Self::Add,
            Stepper::Compound { .. } | Stepper::Rates(_) => Self::Multiply,
            Stepper::Damped { phi, .. } => Self::Damped { phi },
            Stepper::Gap { limit, .. } => Self::Gap { limit },
            Stepper::Logistic { ceiling, .. } => Self::Odds { ceiling },
        }
    }
}

impl Judged {
    const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Level => Self::Last,
            Kind::Cumulative => Self::Sum,
            Kind::AverageGrowth => Self::MeanGrowth,
        }
    }
}

fn start(model: &Model) -> Option<f64> {
    Some(match model.baseline? {
        Baseline::Point(start) => start.get(),
        Baseline::Interval { low, high } => match model.target().op.direction() {
            Direction::Rise => low.get(),
            Direction::Fall => high.get(),
        },
    })
}
