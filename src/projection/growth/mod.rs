//! The growth families: what a person may assume about future years.

mod family;
mod number;

use super::value::Value;
use crate::plan::{Amount, Damping, Measured, Rate, Share, Steepness};
pub use family::{Family, FamilyMethod};
pub use number::{GrowthNumber, GrowthNumbers};

/// A growth assumption. On a cumulative indicator it acts on the yearly flow; an average-growth indicator takes
/// [`Growth::Compound`], [`Growth::YearlyRates`] or [`Growth::Hold`].
#[derive(Clone, Debug, PartialEq)]
pub enum Growth {
    /// 维持不变: each year equals the one before.
    Hold,
    /// 年均增量: `y + Δ`.
    Linear {
        /// Δ per year.
        step: Amount,
    },
    /// 年均增速: `y · (1 + g)`. Undefined for `y ≤ 0`.
    Compound {
        /// g per year.
        rate: Rate,
    },
    /// 衰减趋势: `y + Δ · φ^(t−b−1)` (Gardner and McKenzie's damped trend, without its smoothing).
    Damped {
        /// Δ in the first year.
        step: Amount,
        /// φ, the ratio of each step to the one before it.
        phi: Damping,
    },
    /// 缺口递减: `L − (L − y)(1 − s)`.
    Gap {
        /// s, the share of the remaining gap closed each year.
        share: Share,
        /// L; if left out, the natural bound in the wanted direction.
        limit: Option<Amount>,
    },
    /// 逻辑斯蒂饱和: the log-odds of `y / L` rise by k a year; the floor is 0. Stands still for `y ≤ 0` and `y ≥ L`.
    Logistic {
        /// k per year.
        steepness: Steepness,
        /// L; if left out, the natural upper bound.
        ceiling: Option<Amount>,
    },
    /// 逐年设定, as amounts: one step for each projected year.
    YearlySteps(Vec<Amount>),
    /// 逐年设定, as rates: one rate for each projected year. Undefined for `y ≤ 0`.
    YearlyRates(Vec<Rate>),
    /// 每年等量: every year brings the same amount, whatever the year before brought. It shares out a total and needs no start. Files write
    /// it as a gap to that flow that closes at once, which is the same path.
    Even {
        /// The amount of each year.
        flow: Amount,
    },
}

/// The one number of a family in which a requirement is stated, named as in scenario files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Parameter {
    /// An amount per year; for a damped trend, the first year's.
    Step,
    /// A rate per year.
    Rate,
    /// The share of the gap that closes each year.
    Share,
    /// The steepness of an S-curve.
    Steepness,
    /// One amount, the same in every year.
    Steps,
    /// One rate, the same in every year.
    Rates,
    /// The amount that each year adds to a total.
    Flow,
}

impl Parameter {
    /// Whether it may be negative. Only a share may not.
    pub const fn is_signed(self) -> bool {
        !matches!(self, Self::Share)
    }

    /// Whether a number means the same for both: an amount a year, a rate a year, a share or a steepness.
    pub const fn is_alike(self, other: Self) -> bool {
        match self {
            Self::Step | Self::Steps => matches!(other, Self::Step | Self::Steps),
            Self::Rate | Self::Rates => matches!(other, Self::Rate | Self::Rates),
            Self::Share => matches!(other, Self::Share),
            Self::Steepness => matches!(other, Self::Steepness),
            Self::Flow => matches!(other, Self::Flow),
        }
    }
}

impl Growth {
    /// Its numbers.
    pub fn numbers(&self) -> GrowthNumbers {
        let none = GrowthNumbers::default();
        match self {
            Self::Hold => none,
            Self::Linear { step } => GrowthNumbers { step: Some(*step), ..none },
            Self::Compound { rate } => GrowthNumbers { rate: Some(*rate), ..none },
            Self::Damped { step, phi } => GrowthNumbers { step: Some(*step), phi: Some(*phi), ..none },
            Self::Gap { share, limit } => GrowthNumbers { share: Some(*share), limit: *limit, ..none },
            Self::Logistic { steepness, ceiling } => GrowthNumbers { steepness: Some(*steepness), ceiling: *ceiling, ..none },
            Self::YearlySteps(steps) => GrowthNumbers { steps: Some(steps.clone()), ..none },
            Self::YearlyRates(rates) => GrowthNumbers { rates: Some(rates.clone()), ..none },
            Self::Even { flow } => GrowthNumbers { flow: Some(*flow), ..none },
        }
    }

    /// As files and links write it: an even flow as a gap to that flow that closes at once, which is the same path.
    #[must_use]
    pub fn as_written(&self) -> Self {
        match self {
            Self::Even { flow } => Self::Gap { share: Share::of(1.0), limit: Some(*flow) },
            other => other.clone(),
        }
    }

    /// The family.
    pub const fn family(&self) -> Family {
        match self {
            Self::Hold => Family::Hold,
            Self::Linear { .. } => Family::Linear,
            Self::Compound { .. } => Family::Compound,
            Self::Damped { .. } => Family::Damped,
            Self::Gap { .. } => Family::Gap,
            Self::Logistic { .. } => Family::Logistic,
            Self::YearlySteps(_) => Family::YearlySteps,
            Self::YearlyRates(_) => Family::YearlyRates,
            Self::Even { .. } => Family::Even,
        }
    }

    /// A gap of a total that closes at once becomes an even flow: the path is the same, and files write both alike.
    #[must_use]
    pub fn told_apart(self, stated: &Measured) -> Self {
        match self {
            Self::Gap { share, limit: Some(flow) } if share.get() >= 1.0 && stated.measure.is_of_flows() => Self::Even { flow },
            other => other,
        }
    }

    /// A family as it opens when a person chooses it: no change in any of the `years` projected years.
    pub fn opening(family: Family, years: usize) -> Self {
        match family {
            Family::Hold => Self::Hold,
            Family::Linear => Self::Linear { step: Amount::ZERO },
            Family::Compound => Self::Compound { rate: Rate::of(0.0) },
            Family::Damped => Self::Damped { step: Amount::ZERO, phi: Damping::of(0.9) },
            Family::Gap => Self::Gap { share: Share::of(0.0), limit: None },
            Family::Logistic => Self::Logistic { steepness: Steepness::of(0.0), ceiling: None },
            Family::YearlySteps => Self::YearlySteps(vec![Amount::ZERO; years]),
            Family::YearlyRates => Self::YearlyRates(vec![Rate::of(0.0); years]),
            Family::Even => Self::Even { flow: Amount::ZERO },
        }
    }

    /// The parameter's present value; `None` if the years differ.
    pub fn setting(&self) -> Option<Setting> {
        let number = match self {
            Self::Hold => 0.0,
            Self::Linear { step } | Self::Damped { step, .. } => step.get(),
            Self::Compound { rate } => rate.get(),
            Self::Gap { share, .. } => share.get(),
            Self::Logistic { steepness, .. } => steepness.get(),
            Self::YearlySteps(steps) => common(steps)?.get(),
            Self::YearlyRates(rates) => common(rates)?.get(),
            Self::Even { flow } => flow.get(),
        };
        Some(Setting(number))
    }

    /// The setting of this family that holds the start: no change; for an even flow, the flow of the base year.
    pub fn held(&self, start: Option<Value>) -> f64 {
        match self {
            Self::Even { .. } => start.and_then(Value::exact).map_or(0.0, Amount::get),
            _ => 0.0,
        }
    }

    /// The same family with its parameter set. A hold becomes linear; years set one by one all get the same value. `None` if the number is
    /// outside the parameter's range.
    pub fn with(&self, setting: Setting) -> Option<Self> {
        let x = setting.get();
        Some(match self {
            Self::Hold | Self::Linear { .. } => Self::Linear { step: Amount::new(x).ok()? },
            Self::Damped { phi, .. } => Self::Damped { step: Amount::new(x).ok()?, phi: *phi },
            Self::Compound { .. } => Self::Compound { rate: Rate::new(x).ok()? },
            Self::Gap { limit, .. } => Self::Gap { share: Share::new(x).ok()?, limit: *limit },
            Self::Logistic { ceiling, .. } => Self::Logistic { steepness: Steepness::new(x).ok()?, ceiling: *ceiling },
            Self::YearlySteps(steps) => Self::YearlySteps(vec![Amount::new(x).ok()?; steps.len()]),
            Self::YearlyRates(rates) => Self::YearlyRates(vec![Rate::new(x).ok()?; rates.len()]),
            Self::Even { .. } => Self::Even { flow: Amount::new(x).ok()? },
        })
    }
}

impl Growth {
    /// The same family with its parameter moved by `by` in every year, held within the parameter's range: the assumption when it is off by
    /// that much. A hold becomes a yearly step or, if only rates act, a rate.
    #[must_use]
    pub fn shifted(&self, stated: &Measured, by: f64) -> Self {
        let amount = |step: Amount| Amount::saturating(step.get() + by);
        let faster = |rate: Rate| Rate::saturating(rate.get() + by);
        match self {
            Self::Hold if stated.measure.is_in_percent() => Self::Compound { rate: faster(stated.held_rate()) },
            Self::Hold => Self::Linear { step: Amount::saturating(by) },
            Self::Linear { step } => Self::Linear { step: amount(*step) },
            Self::Damped { step, phi } => Self::Damped { step: amount(*step), phi: *phi },
            Self::Compound { rate } => Self::Compound { rate: faster(*rate) },
            Self::Gap { share, limit } => Self::Gap { share: Share::saturating(share.get() + by), limit: *limit },
            Self::Logistic { steepness, ceiling } => {
                Self::Logistic { steepness: Steepness::saturating(steepness.get() + by), ceiling: *ceiling }
            }
            Self::YearlySteps(steps) => Self::YearlySteps(steps.iter().map(|step| amount(*step)).collect()),
            Self::YearlyRates(rates) => Self::YearlyRates(rates.iter().map(|rate| faster(*rate)).collect()),
            Self::Even { flow } => Self::Even { flow: amount(*flow) },
        }
    }
}

/// The value of a family's [`Parameter`], in that parameter's unit.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Setting(f64);

impl Setting {
    /// No change.
    pub const NOTHING: Self = Self(0.0);

    /// A setting; `None` if the number is not finite.
    pub const fn new(number: f64) -> Option<Self> {
        if number.is_finite() { Some(Self(number)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }
}

fn common<T: Copy + PartialEq>(all: &[T]) -> Option<T> {
    let first = *all.first()?;
    all.iter().all(|x| *x == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Comparison, Goal, Measure, OpSource, Start};

    fn stated(measure: Measure) -> Measured {
        let goal = Goal::number(Comparison::AtLeast, Amount::of(1.0));
        Measured::plain(measure, Start::Missing, goal, OpSource::Read)
    }

    #[test]
    fn an_assumption_that_is_off_stays_within_its_parameters_range() {
        let gap = Growth::Gap { share: Share::of(0.1), limit: None };
        assert_eq!(gap.shifted(&stated(Measure::LEVEL), -0.3), Growth::Gap { share: Share::of(0.0), limit: None });
        let rate = Growth::Compound { rate: Rate::of(0.25) };
        assert_eq!(rate.shifted(&stated(Measure::LEVEL), 0.25), Growth::Compound { rate: Rate::of(0.5) });
        assert!(matches!(rate.shifted(&stated(Measure::LEVEL), -9.0), Growth::Compound { rate } if rate.get() > -1.0));
        let yearly = Growth::YearlySteps(vec![Amount::of(1.0), Amount::of(2.0)]);
        assert_eq!(yearly.shifted(&stated(Measure::LEVEL), 0.5), Growth::YearlySteps(vec![Amount::of(1.5), Amount::of(2.5)]));
        let logistic = |steepness: f64| Growth::Logistic { steepness: Steepness::of(steepness), ceiling: None };
        assert_eq!(logistic(0.5).shifted(&stated(Measure::LEVEL), 0.25), logistic(0.75));
    }

    #[test]
    fn rates_that_go_on_are_off_from_the_base_years() {
        let row = Measured { start: Start::LastRate(Amount::of(9.0)), ..stated(Measure::AVERAGE_GROWTH) };
        let Growth::Compound { rate } = Growth::Hold.shifted(&row, 0.01) else { panic!("a rate") };
        assert!((rate.get() - 0.1).abs() < 1e-12);
    }

    #[test]
    fn holding_that_is_off_is_a_step_and_of_an_average_growth_a_rate() {
        assert_eq!(Growth::Hold.shifted(&stated(Measure::LEVEL), 0.5), Growth::Linear { step: Amount::of(0.5) });
        assert_eq!(Growth::Hold.shifted(&stated(Measure::AVERAGE_GROWTH), 0.5), Growth::Compound { rate: Rate::of(0.5) });
    }
}
