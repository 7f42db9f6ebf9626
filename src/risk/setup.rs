//! The inputs of one indicator's judgement, with one of them changed at a time.

use crate::plan::{Amount, Damping, Indicator, Measured, Plan, Rate, Year};
use crate::projection::{Case, Growth, Judgement, Pin, Standing, Value, judge};
use crate::scenario::{Assumption, Drivers, Scenario};

/// An input of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// The growth's parameter. If years are set one by one and differ, their mean; all of them move with it.
    Parameter,
    /// The start value; for a total, the flow of the base year.
    Start,
    /// φ of a damped trend.
    Damping,
    /// The limit of a gap or the ceiling of an S-curve.
    Limit,
    /// Population growth, for a per-head indicator.
    Population,
    /// The assumed value of one year.
    Year(Year),
}

/// The result at one setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The outcome; `None` where there is none.
    pub outcome: Option<Value>,
    /// Whether the target is met.
    pub standing: Standing,
}

impl Found {
    pub(super) const fn of(judgement: &Judgement) -> Self {
        Self { outcome: judgement.outcome, standing: judgement.verdict.standing() }
    }
}

/// A measured indicator with everything that is assumed for it.
#[derive(Clone)]
pub(super) struct Setup<'a> {
    pub(super) plan: &'a Plan,
    pub(super) indicator: &'a Indicator,
    pub(super) stated: &'a Measured,
    pub(super) assumption: Assumption,
    pub(super) drivers: Drivers,
    /// The figure outside the row that the goal refers to, at its present value.
    figure: Option<Amount>,
}

impl<'a> Setup<'a> {
    /// `None` for a status.
    pub(super) fn new(plan: &'a Plan, scenario: &Scenario, indicator: &'a Indicator) -> Option<Self> {
        let assumption = scenario.assumption(&indicator.id).clone();
        let stated = assumption.statement(indicator).measured()?;
        let figure = scenario.case(plan, indicator).figure;
        Some(Self { plan, indicator, stated, assumption, drivers: scenario.drivers, figure })
    }

    pub(super) fn case(&self) -> Case<'_> {
        Case { figure: self.figure, ..self.assumption.case(self.plan, self.indicator, self.drivers) }
    }

    pub(super) fn judged(&self) -> Judgement {
        judge(&self.case())
    }

    pub(super) fn growth(&self) -> &Growth {
        self.assumption.growth.as_ref().unwrap_or(&Growth::Hold)
    }

    /// The inputs it has, in the order in which a person sets them.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let years = self.assumption.years.iter().filter(|(_, pin)| matches!(pin, Pin::Assumed(_)));
        let fixed = [Input::Parameter, Input::Start, Input::Damping, Input::Limit, Input::Population];
        fixed.into_iter().filter(|input| self.has(*input)).chain(years.map(|(year, _)| Input::Year(*year))).collect()
    }

    /// Whether the outcome can depend on it.
    pub(super) fn has(&self, input: Input) -> bool {
        match input {
            Input::Parameter => true,
            // A mean growth is the same from any level, and an even flow depends on no earlier year.
            Input::Start => {
                let is_even = matches!(self.growth(), Growth::Even { .. });
                !self.stated.measure.is_of_rates() && !is_even && self.judged().start.is_some()
            }
            Input::Damping | Input::Limit => self.present(input).is_some(),
            Input::Population => self.indicator.per_head,
            Input::Year(year) => matches!(self.assumption.years.get(&year), Some(Pin::Assumed(_))),
        }
    }

    /// Its number as assumed; `None` if there is none, or only an interval.
    pub(super) fn present(&self, input: Input) -> Option<f64> {
        match input {
            Input::Parameter => Some(self.assumption.likely_under(self.stated).get()),
            Input::Start => Some(self.judged().start?.exact()?.get()),
            Input::Damping => match self.growth() {
                Growth::Damped { phi, .. } => Some(phi.get()),
                _ => None,
            },
            Input::Limit => self.limit().map(Amount::get),
            Input::Population => Some(self.drivers.population_growth.map_or(0.0, Rate::get)),
            Input::Year(year) => self.assumption.years.get(&year).map(|pin| pin.value().get()),
        }
    }

    /// The limit that is set, or the natural one.
    fn limit(&self) -> Option<Amount> {
        match self.growth() {
            Growth::Gap { limit, .. } => limit.or_else(|| self.indicator.natural_limit(self.stated)),
            Growth::Logistic { ceiling, .. } => ceiling.or_else(|| self.indicator.natural_ceiling(self.stated)),
            _ => None,
        }
    }

    /// The same with one number changed; `None` if it cannot take that number.
    pub(super) fn with(&self, input: Input, number: f64) -> Option<Self> {
        let mut changed = self.clone();
        let amount = Amount::new(number).ok()?;
        match input {
            Input::Parameter => {
                let by = number - self.present(input)?;
                changed.assumption.growth = Some(self.growth().shifted(self.stated, by));
            }
            Input::Start => changed.assumption.start = Some(amount),
            Input::Damping | Input::Limit => changed.assumption.growth = Some(self.bent(input, amount)?),
            Input::Population => changed.drivers.population_growth = Some(Rate::new(number).ok()?),
            Input::Year(year) => {
                changed.assumption.years.insert(year, Pin::Assumed(amount));
            }
        }
        Some(changed)
    }

    /// The growth with another φ or another limit.
    fn bent(&self, input: Input, to: Amount) -> Option<Growth> {
        Some(match (input, self.growth()) {
            (Input::Damping, Growth::Damped { step, .. }) => Growth::Damped { step: *step, phi: Damping::new(to.get()).ok()? },
            (Input::Limit, Growth::Gap { share, .. }) => Growth::Gap { share: *share, limit: Some(to) },
            (Input::Limit, Growth::Logistic { steepness, .. }) => Growth::Logistic { steepness: *steepness, ceiling: Some(to) },
            _ => return None,
        })
    }

    /// Half of the last printed unit, which printing hides, of a start or of a year's value.
    pub(super) fn half_printed(&self, input: Input) -> f64 {
        let half = self.indicator.decimals.printed_step() / 2.0;
        let is_earlier_total = matches!(self.stated.start, crate::plan::Start::EarlierTotal(_));
        match input {
            Input::Start if self.assumption.start.is_none() && is_earlier_total => half / self.steps(),
            // A year of a mean growth is pinned as a fraction, and printed in ％.
            Input::Year(_) if self.stated.measure.is_of_rates() => half / 100.0,
            _ => half,
        }
    }

    /// The number of years to go.
    #[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
    pub(super) fn steps(&self) -> f64 {
        self.stated.period(self.plan.period).steps() as f64
    }
}
