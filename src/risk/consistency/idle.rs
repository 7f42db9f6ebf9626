//! Statements that have no effect.

use super::judged::Judged;
use super::warning::{Control, Finding, Lead, Severity, Warning};
use crate::plan::{Plan, Wording};
use crate::projection::judge;
use crate::scenario::{Drivers, Scenario};

/// A range of an assumption that acts in no year, because every year is pinned.
pub(super) fn range(plan: &Plan, one: &Judged) -> Option<Warning> {
    one.assumption.uncertainty?;
    let indicator = one.indicator.id.clone();
    let is_pinned = plan.period.projected().all(|year| one.assumption.years.contains_key(&year));
    let lead = Lead { indicator: Some(indicator.clone()), control: Control::Range };
    is_pinned.then(|| idle(Finding::RangeIdle { indicator }, lead))
}

/// Population growth that moves no indicator.
pub(super) fn driver(plan: &Plan, scenario: &Scenario) -> Option<Warning> {
    scenario.drivers.population_growth.filter(|rate| rate.get() != 0.0)?;
    let is_moved = plan.indicators.iter().filter(|indicator| indicator.per_head).any(|indicator| {
        let undriven = scenario.assumption(&indicator.id).case(plan, indicator, Drivers::default());
        judge(&scenario.case(plan, indicator)).trajectory != judge(&undriven).trajectory
    });
    (!is_moved).then(|| idle(Finding::DriverIdle, Lead { indicator: None, control: Control::Population }))
}

fn idle(finding: Finding, lead: Lead) -> Warning {
    Warning { severity: Severity::WorthALook, finding, place: Wording::default(), note: Wording::default(), lead }
}
