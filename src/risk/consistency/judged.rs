//! Every indicator with its assumption and its judgement.

use crate::plan::{Amount, Id, Indicator, Measured, Plan};
use crate::projection::{Judgement, judge};
use crate::scenario::{Assumption, Scenario};

/// An indicator that is judged by a number.
pub(super) struct Judged<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) assumption: &'a Assumption,
    pub(super) stated: &'a Measured,
    pub(super) judgement: Judgement,
}

/// All of them, in the order of the plan.
pub(super) struct AllJudged<'a>(Vec<Judged<'a>>);

impl<'a> AllJudged<'a> {
    pub(super) fn of(plan: &'a Plan, scenario: &'a Scenario) -> Self {
        let judged = plan.indicators.iter().filter_map(|indicator| {
            let assumption = scenario.assumption(&indicator.id);
            let stated = assumption.statement(indicator).measured()?;
            Some(Judged { indicator, assumption, stated, judgement: judge(&scenario.case(plan, indicator)) })
        });
        Self(judged.collect())
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &Judged<'a>> {
        self.0.iter()
    }

    pub(super) fn get(&self, id: &Id) -> Option<&Judged<'a>> {
        self.0.iter().find(|one| one.indicator.id == *id)
    }
}

impl Judged<'_> {
    /// The difference below which two of its figures count as equal.
    pub(super) fn tolerance(&self) -> f64 {
        let target = self.stated.goal.printed().map_or(Amount::ZERO, |target| target.value);
        self.indicator.decimals.tolerance(target, None).get()
    }

    /// Whether its figures can be added to and compared with another's: the same unit, counted the same way, and no growth.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_amount = !self.stated.measure.is_in_percent();
        is_amount && self.stated.measure == other.stated.measure && self.indicator.unit == other.indicator.unit
    }

    /// The outcome, if it is one number.
    pub(super) fn outcome(&self) -> Option<Amount> {
        self.judgement.outcome?.exact()
    }
}
