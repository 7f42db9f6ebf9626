//! Lays facts beneath a scenario. An observation pins its year, whatever was assumed for it. The base year's figure counts where neither
//! plan nor scenario gives one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Facts, Known};
use crate::plan::{Amount, Id, Indicator, Plan, Year};
use crate::projection::Pin;
use crate::scenario::assumption::{Assumption, Scenario};
use crate::scenario::check::pin_complaints;

/// A scenario over facts, as it is judged and shown. It does not use observations later than [`Scenario::as_of`], nor those without a
/// meaning in the reading that the scenario chose.
pub fn over(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Scenario {
    let mut laid = as_known(scenario);
    for id in facts.series().keys() {
        lay(plan, facts, &mut laid, id);
    }
    laid
}

/// The same if `scenario` is already laid, except for the decisions about these indicators, which `decided` has as they are now.
pub(in crate::scenario) fn relaid<'a>(
    plan: &Plan,
    facts: &Facts,
    mut laid: Scenario,
    decided: &Scenario,
    ids: impl IntoIterator<Item = &'a Id>,
) -> Scenario {
    for id in ids {
        match decided.assumptions.get(id) {
            Some(assumption) => drop(laid.assumptions.insert(id.clone(), known(assumption, decided.as_of))),
            None => drop(laid.assumptions.remove(id)),
        }
        lay(plan, facts, &mut laid, id);
    }
    laid
}

/// A scenario on its own facts, as it is judged and shown: without its observations later than the year it looks from.
pub fn as_known(scenario: &Scenario) -> Scenario {
    if scenario.as_of.is_none() {
        return scenario.clone();
    }
    let known = |(id, assumption): (&Id, &Assumption)| (id.clone(), known(assumption, scenario.as_of));
    let mut assumptions = BTreeMap::new();
    assumptions.extend(scenario.assumptions.iter().map(known).filter(|(_, assumption)| !assumption.is_default()));
    Scenario { assumptions, ..scenario.clone() }
}

fn known(assumption: &Assumption, as_of: Option<Year>) -> Assumption {
    let mut known = assumption.clone();
    known.years.retain(|year, pin| matches!(pin, Pin::Assumed(_)) || is_known(*year, as_of));
    known
}

fn is_known(year: Year, as_of: Option<Year>) -> bool {
    as_of.is_none_or(|as_of| year <= as_of)
}

fn lay(plan: &Plan, facts: &Facts, scenario: &mut Scenario, id: &Id) {
    let (Some(series), Some(indicator)) = (facts.series().get(id), plan.indicator(id)) else { return };
    let assumption = scenario.assumption(id);
    let start = assumption.start.or_else(|| baseline(plan, series, indicator, assumption));
    let mut years = assumption.years.clone();
    let period = assumption.statement(indicator).measured().map_or(plan.period, |stated| stated.period(plan.period));
    let is_meant =
        |year: Year, value: Amount| pin_complaints(assumption, indicator, plan.period, year, Pin::Observed(value)).is_empty();
    for (year, fact) in series.iter().filter(|(year, _)| is_known(**year, scenario.as_of)) {
        if period.step_of(*year).is_some() && is_meant(*year, fact.value) {
            years.insert(*year, Pin::Observed(fact.value));
        }
    }
    if start != assumption.start || years != assumption.years {
        let laid = Assumption { start, years, ..assumption.clone() };
        scenario.assumptions.insert(id.clone(), laid);
    }
}

/// The base year's figure where the plan gives none. The series of an average growth holds rates, and a rate is no level to start from.
fn baseline(plan: &Plan, series: &BTreeMap<Year, Known>, indicator: &Indicator, assumption: &Assumption) -> Option<Amount> {
    let stated = assumption.statement(indicator).measured()?;
    let is_missing = stated.is_without_level();
    series.get(&stated.period(plan.period).base()).filter(|_| is_missing).map(|fact| fact.value)
}

/// What a scenario rests on, computed once as long as nothing of it changes.
impl Facts {
    /// [`over`], without a copy if there is nothing to lay.
    pub(in crate::scenario) fn beneath(&self, plan: &Plan, scenario: &Arc<Scenario>) -> Arc<Scenario> {
        if self.series().is_empty() && scenario.as_of.is_none() {
            return scenario.clone();
        }
        Arc::new(over(plan, self, scenario))
    }
}
