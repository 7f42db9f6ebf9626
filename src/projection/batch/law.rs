//! One indicator under one growth family, prepared to be walked many times with other settings.

use serde::{Deserialize, Serialize};

use super::drives::Amounts;
use super::exp::exp;
use super::goal::{GoalNumber, Test};
use super::lanes::Exp;
use crate::plan::{Amount, Baseline, Goal as Asks, Measure, Measured, Of, Open, Statement, Taken, Than, When};
use crate::projection::case::Case;
use crate::projection::course::Pinned;
use crate::projection::growth::{Family, Growth};
use crate::projection::model::{Model, Pins, stepper};
use crate::projection::stepper::Stepper;

/// Everything in a case that does not depend on its family's parameter. An interval start is taken at the end that is harder to bring to
/// the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    pub(super) step: Step,
    /// `None` if the start is not known.
    pub(super) start: Option<f64>,
    /// The limits of a step: the natural bounds, or the finite numbers.
    pub(super) least: f64,
    pub(super) most: f64,
    /// Entry `t − 1` is the pinned number of year t.
    pub(super) pins: Vec<Option<f64>>,
    /// Whether pins are yearly rates.
    pub(super) pins_are_rates: bool,
    pub(super) per_head: Option<f64>,
    /// See `Course::zero_is_a_limit`.
    pub(super) zero_is_a_limit: bool,
    /// The measure.
    pub(super) measure: Measure,
    pub(super) taken: Taken,
    /// The start of a total.
    pub(super) counted_from: f64,
    pub(super) goal: GoalNumber,
    /// The far end, if both ends bind.
    pub(super) far: Option<GoalNumber>,
    /// If years are judged by their difference from the year before.
    pub(super) lag: Option<Lag>,
}

/// How years are compared with the year before: what is judged is `y_t − times · y_{t−1}`, or a change or growth from it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Lag {
    /// Whether every year has to meet the goal, not only the last.
    every: bool,
    /// The factor of the year before, if the goal names it.
    times: Option<f64>,
}

/// How a year follows from the one before and from the number that the setting gives, its *drive*.
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
    /// `d`
    Even,
    /// The odds against, `(L − y) / y`, multiplied by d.
    Odds { ceiling: f64 },
}

impl Law {
    /// `None` for a status, if nothing is left to set, if the family lacks a limit, and if the goal cannot be said.
    pub fn of(case: &Case) -> Option<Self> {
        let Statement::Measured(stated) = case.statement else { return None };
        let growth = case.growth.unwrap_or(&Growth::Hold);
        let is_rate = matches!(growth.family(), Family::Compound | Family::YearlyRates);
        if stated.measure.is_of_rates() && !is_rate {
            return None;
        }
        let pins = Pins::of(case);
        let model = Model::new(case, stated, &pins, stepper(case, stated)?);
        let course = &model.course;
        let bar = model.lacks.is_none().then_some(model.bar)?;
        let open = match model.baseline {
            Some(Baseline::Interval { open, .. }) => open,
            _ => Open::Neither,
        };
        let lag = Lag::of(stated);
        Some(Self {
            step: Step::of(course.stepper),
            start: start(&model),
            least: course.bounds.min.map_or(f64::MIN, Amount::get),
            most: course.bounds.max.map_or(f64::MAX, Amount::get),
            pins: course.pins.to_vec(),
            pins_are_rates: course.pinned == Pinned::Rate,
            per_head: course.per_head,
            zero_is_a_limit: course.zero_is_a_limit,
            measure: stated.measure,
            taken: if lag.is_some() { Taken::Last } else { stated.measure.taken() },
            counted_from: 0.0,
            goal: GoalNumber::new(bar.target, model.tolerance, open),
            far: bar.far_target().map(|far| GoalNumber::new(far, model.tolerance, open)),
            lag,
        })
    }

    /// The same with totals that start at `level` instead of zero: a stock to which the flows add.
    #[must_use]
    pub fn counted_from(self, level: f64) -> Self {
        Self { counted_from: level, ..self }
    }

    /// The number of projected years.
    pub fn years(&self) -> usize {
        self.pins.len()
    }

    /// What is recorded for each year: its value, or the running total.
    pub const fn taken(&self) -> Taken {
        self.taken
    }

    /// The measure that is judged.
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// How years are compared with the one before, if they are.
    pub(super) const fn lag(&self) -> Option<Lag> {
        self.lag
    }

    /// The goal for the recorded years themselves, with room for rounding errors of `share` of their size.
    pub fn test(&self, share: f64) -> Test {
        let base = self.start.unwrap_or(f64::NAN);
        match self.lag {
            None => {
                let turn = |goal: GoalNumber| {
                    let through = goal.through(|outcome| {
                        self.measure.taken_for(outcome, base, self.years()).unwrap_or(if self.measure.falls() {
                            f64::MIN
                        } else {
                            f64::MAX
                        })
                    });
                    if self.measure.falls() { through.turned() } else { through }.widened(share, 0.0)
                };
                Test::of_last(turn(self.goal), self.far.map(turn))
            }
            Some(lag) => {
                // The outcome of a single year is linear in its value: `slope · y_t − times · y_{t−1}`; for a growth, compared with zero.
                let line = |goal: GoalNumber| {
                    let (times, number, falls) = match lag.times {
                        Some(times) => (times, goal.number(), false),
                        None => self.of_one_year(goal.number()),
                    };
                    let goal = goal.through(|_| number);
                    (if falls { goal.turned() } else { goal }.widened(share, times.abs() * base.abs()), times)
                };
                Test::of_years(line(self.goal), self.far.map(line), lag.every)
            }
        }
    }

    /// A bound on the outcome of a single year, as one on `y_t − times · y_{t−1}`: the factor, the number, and whether it reverses.
    fn of_one_year(&self, bound: f64) -> (f64, f64, bool) {
        let measure = self.measure;
        if measure.is_plain() || measure.is_summed() {
            return (0.0, bound, false);
        }
        if measure.is_in_percent() {
            let share = if measure.falls() { -bound } else { bound } / 100.0;
            return (1.0 + share, 0.0, measure.falls());
        }
        (1.0, if measure.falls() { -bound } else { bound }, measure.falls())
    }

    /// The outcome in the target's unit, from the recorded years of one lane.
    pub(super) fn outcome(&self, years: &[f64]) -> f64 {
        let Some(lag) = self.lag else {
            let last = years.last().copied().unwrap_or(f64::NAN);
            return self.measure.outcome(last, self.start.unwrap_or(f64::NAN), self.years());
        };
        let of = |pair: &[f64]| match lag.times {
            Some(times) => pair[1] - times * pair[0],
            None => self.measure.of_one_year(pair[1], pair[0]),
        };
        let mut each = years.windows(2).map(of);
        if !lag.every {
            return each.next_back().unwrap_or(f64::NAN);
        }
        let worse = |worst: f64, year: f64| {
            let is_worse = year.is_nan() || (if self.goal.is_rise() { year < worst } else { year > worst });
            if is_worse { year } else { worst }
        };
        each.reduce(|worst, year| if worst.is_nan() { worst } else { worse(worst, year) }).unwrap_or(f64::NAN)
    }

    /// The goal.
    pub const fn goal(&self) -> GoalNumber {
        self.goal
    }

    /// Whether a higher path is nearer to the goal.
    pub const fn wants_a_higher_path(&self) -> bool {
        self.goal.is_rise() != self.measure.falls()
    }

    /// The start of the path, if known.
    pub const fn start(&self) -> Option<f64> {
        self.start
    }

    /// The drive of a setting.
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
            Self::Add | Self::Damped { .. } | Self::Even => Amounts::Itself,
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
            Stepper::Even { .. } => Self::Even,
        }
    }
}

impl Lag {
    fn of(stated: &Measured) -> Option<Self> {
        let times = match &stated.goal {
            Asks::Than(Than { of: Of::Previous, times, .. }) => Some(times.get()),
            _ => None,
        };
        let every = stated.when == When::EveryYear;
        (every || times.is_some()).then_some(Self { every, times })
    }
}

fn start(model: &Model) -> Option<f64> {
    Some(match model.baseline? {
        Baseline::Point(start) => start.get(),
        Baseline::Interval { .. } => model.harder_start()?.get(),
    })
}
