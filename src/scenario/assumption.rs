//! A scenario and the assumptions it is made of.

use std::collections::BTreeMap;

use super::basis::Provenance;
use super::uncertainty::Uncertainty;
use crate::plan::{
    Amount, Comparing, Correlation, Cost, Goal, Id, Indicator, Measured, Of, Period, Plan, Rate, Statement, Than, Year,
};
use crate::projection::{Case, Family, Growth, Parameter, Pin, Setting, StatusReport, judge};

/// What a person decided about one indicator. The default decides nothing: the plan's own start is held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assumption {
    /// A start value in place of the plan's; on a cumulative indicator the base-year flow.
    pub start: Option<Amount>,
    /// How it grows.
    pub growth: Option<Growth>,
    /// What is stated of a status.
    pub status: Option<StatusReport>,
    /// The chosen reading; the default one where `None`.
    pub reading: Option<Id>,
    /// Years that are observed or assumed one by one.
    pub years: BTreeMap<Year, Pin>,
    /// How far the growth's parameter may be off.
    pub uncertainty: Option<Uncertainty>,
    /// The number of a target that comes later, as a person expects it.
    pub target: Option<Amount>,
    /// The figure from outside that the goal is held against, such as 全国平均.
    pub reference: Option<Amount>,
    /// How far from 左右 an outcome may lie on either side.
    pub tolerance: Option<Amount>,
    /// 年度目标: annual targets of the person's own, in the unit and sense of the outcome (of a total the sum so far), for years of
    /// which the plan states none.
    pub milestones: BTreeMap<Year, Amount>,
    /// 依据: what the assumption rests on, in the person's words.
    pub reason: String,
    /// The method and the years before that it was taken over from; none where it is the person's own.
    pub basis: Option<Provenance>,
    /// What it costs to raise the outcome by one of the indicator's units, or to lower it where a fall is wanted.
    pub unit_cost: Option<Cost>,
}

impl Assumption {
    /// Whether the first version of scenario files and links cannot say it.
    pub fn is_of_second_version(&self) -> bool {
        let is_entered = self.target.is_some() || self.reference.is_some() || self.tolerance.is_some();
        is_entered || !self.milestones.is_empty() || !self.reason.is_empty() || self.basis.is_some()
    }

    /// Whether nothing is decided.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// What of it was observed.
    pub fn observed(&self) -> impl DoubleEndedIterator<Item = (Year, Amount)> {
        self.years.iter().filter_map(|(year, pin)| match pin {
            Pin::Observed(value) => Some((*year, *value)),
            Pin::Assumed(_) => None,
        })
    }

    /// Whether something is decided; what was observed is no decision.
    pub fn is_decided(&self) -> bool {
        self.years.values().any(|pin| matches!(pin, Pin::Assumed(_)))
            || !Self { years: BTreeMap::new(), ..self.clone() }.is_default()
    }

    /// The same with families told apart that files write alike.
    #[must_use]
    pub fn told_apart(self, indicator: &Indicator) -> Self {
        let Some(stated) = self.statement(indicator).measured() else { return self };
        Self { growth: self.growth.clone().map(|growth| growth.told_apart(stated)), ..self }
    }

    /// The same without what the plan says by itself: its own start, and that of a level or a flow nothing changes.
    pub(super) fn plain(self, indicator: &Indicator, period: Period) -> Self {
        let stated = self.statement(indicator).measured();
        let goes_on = stated.is_some_and(|it| !it.measure.is_of_rates() || it.has_rate());
        let is_held = |growth: &Growth| *growth == Growth::Hold && goes_on;
        let own = stated.and_then(|stated| stated.own_start(period));
        let (start, growth) = (self.start.filter(|start| own != Some(*start)), self.growth.clone().filter(|it| !is_held(it)));
        Self { start, growth, ..self }
    }

    /// What the plan states in the chosen reading; the default one for a reading that the plan does not record.
    pub fn statement<'a>(&self, indicator: &'a Indicator) -> &'a Statement {
        indicator.read_as(self.reading.as_ref()).unwrap_or(&indicator.statement)
    }

    /// What its one number is; a range is stated in the same. Holding is a yearly step of zero, or a rate of zero for an average growth,
    /// as in [`Growth::shifted`].
    pub fn parameter(&self, indicator: &Indicator) -> Parameter {
        let family = self.growth.as_ref().map_or(Family::Hold, Growth::family);
        match self.statement(indicator).measured() {
            Some(stated) if family == Family::Hold && stated.measure.is_in_percent() => Parameter::Rate,
            _ => family.parameter(),
        }
    }

    /// The likely value of that number, which is the assumption itself: the parameter's value, or the mean of years that differ. A
    /// deviation moves every year alike, and so moves the mean.
    pub fn likely(&self) -> Setting {
        #[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
        let mean = |numbers: Vec<f64>| numbers.iter().sum::<f64>() / numbers.len() as f64;
        let growth = self.growth.as_ref().unwrap_or(&Growth::Hold);
        let of_years = || match growth {
            Growth::YearlySteps(steps) => Setting::new(mean(steps.iter().map(|step| step.get()).collect())),
            Growth::YearlyRates(rates) => Setting::new(mean(rates.iter().map(|rate| rate.get()).collect())),
            _ => None,
        };
        growth.setting().or_else(of_years).unwrap_or(Setting::NOTHING)
    }

    /// The same of an indicator that is read as `stated`: where nothing is assumed of rates, the one that goes on.
    pub fn likely_under(&self, stated: &Measured) -> Setting {
        let is_held = self.growth.as_ref().is_none_or(|growth| *growth == Growth::Hold);
        let goes_on = Setting::new(stated.held_rate().get()).filter(|_| is_held && stated.measure.is_of_rates());
        goes_on.unwrap_or_else(|| self.likely())
    }

    /// Whether the mean growth that `stated` asks for is neither printed nor assumed.
    pub fn is_unset(&self, stated: &Measured) -> bool {
        self.growth.is_none() && stated.measure.is_of_rates() && !stated.has_rate()
    }

    /// The question that this assumption puts to the projection by itself: what the goal refers to elsewhere is not known; see
    /// [`Scenario::case_under`].
    pub fn case<'a>(&'a self, plan: &Plan, indicator: &'a Indicator, drivers: Drivers) -> Case<'a> {
        Case {
            period: plan.period,
            indicator,
            statement: self.statement(indicator),
            start: self.start,
            growth: self.growth.as_ref(),
            years: &self.years,
            status: self.status,
            population_growth: drivers.population_growth,
            figure: self.target.or(self.reference),
            tolerance: self.tolerance,
            comparing: drivers.comparing,
            milestones: &self.milestones,
        }
    }
}

/// What all indicators share. Nothing of it is set until a person sets it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drivers {
    /// Yearly growth of the population that per-head indicators are divided by.
    pub population_growth: Option<Rate>,
    /// Whether outcomes are compared in full or as published.
    pub comparing: Comparing,
}

/// A named set of assumptions over one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// What the person wrote down about it.
    pub note: String,
    /// The plan it belongs to.
    pub plan: Id,
    /// Makes simulations repeatable.
    pub seed: u64,
    /// Shared assumptions.
    pub drivers: Drivers,
    /// Where the population's growth comes from; `None` if it is the person's own.
    pub population_basis: Option<Provenance>,
    /// What was decided, by indicator; an indicator that is absent holds its start.
    pub assumptions: BTreeMap<Id, Assumption>,
    /// How far the indicators' deviations go together; `None` where the person stated nothing.
    pub correlation: Option<Correlation>,
    /// What may be spent, in the unit of the unit costs.
    pub budget: Option<Cost>,
    /// The year that it is looked at from: what was observed later is not used.
    pub as_of: Option<Year>,
}

/// An assumption that decides nothing, to borrow from.
static NOTHING: Assumption = Assumption {
    start: None,
    growth: None,
    status: None,
    reading: None,
    years: BTreeMap::new(),
    uncertainty: None,
    target: None,
    reference: None,
    tolerance: None,
    milestones: BTreeMap::new(),
    reason: String::new(),
    basis: None,
    unit_cost: None,
};

impl Scenario {
    /// The opening scenario of a plan: every indicator held.
    pub fn holding(plan: &Plan) -> Self {
        Self {
            name: super::Preset::Hold.name().to_owned(),
            note: String::new(),
            plan: plan.id.clone(),
            seed: 1,
            drivers: Drivers::default(),
            population_basis: None,
            assumptions: BTreeMap::new(),
            correlation: None,
            budget: None,
            as_of: None,
        }
    }

    /// What is decided about an indicator.
    pub fn assumption(&self, id: &Id) -> &Assumption {
        self.assumptions.get(id).unwrap_or(&NOTHING)
    }

    /// The question that this scenario puts to the projection about one indicator.
    pub fn case<'a>(&'a self, plan: &Plan, indicator: &'a Indicator) -> Case<'a> {
        self.case_under(plan, indicator, self.assumption(&indicator.id))
    }

    /// The same with another assumption about that indicator, all else being as it is.
    pub fn case_under<'a>(&self, plan: &Plan, indicator: &'a Indicator, assumption: &'a Assumption) -> Case<'a> {
        let case = assumption.case(plan, indicator, self.drivers);
        let Some(stated) = case.statement.measured() else { return case };
        match &stated.goal {
            Goal::Than(Than { of: Of::Indicator(other), .. }) => Case { figure: self.outcome_of(plan, other), ..case },
            _ => case,
        }
    }

    /// Another row's outcome in this scenario, on which no goal bears.
    fn outcome_of(&self, plan: &Plan, id: &Id) -> Option<Amount> {
        let other = plan.indicator(id)?;
        judge(&self.assumption(&other.id).case(plan, other, self.drivers)).outcome?.exact()
    }
}
