//! The rules that set every indicator at once.

use super::assumption::{Assumption, Scenario};
use super::naming::GivenName;
use super::preset::Preset;
use super::refusal::EditRefusal;
use super::tidy::tidied;
use crate::plan::{Id, Indicator, Measured, Plan};
use crate::projection::{Family, Growth, Setting, Verdict, judge};

/// Replaces every growth assumption. Requirements are computed over `seen`, the scenario with the facts beneath it. Start values, readings,
/// statuses and pinned years are the person's own facts and choices, and stay; so does a name that a person chose. An indicator that meets
/// its target when held is held: nobody has to let it sink to its target.
pub(super) fn apply(scenario: &mut Scenario, seen: &Scenario, plan: &Plan, preset: Preset) {
    if GivenName::read(&scenario.name).is_some() {
        preset.name().clone_into(&mut scenario.name);
    }
    for indicator in &plan.indicators {
        set(scenario, seen, plan, indicator, preset);
    }
}

/// The same for some indicators. The scenario keeps its name.
///
/// # Errors
/// [`EditRefusal::UnknownIndicator`]; then nothing has changed.
pub(super) fn apply_to(
    scenario: &mut Scenario,
    seen: &Scenario,
    plan: &Plan,
    preset: Preset,
    ids: &[Id],
) -> Result<(), EditRefusal> {
    let found = |id: &Id| plan.indicator(id).ok_or_else(|| EditRefusal::UnknownIndicator(id.clone()));
    let indicators = ids.iter().map(found).collect::<Result<Vec<_>, _>>()?;
    for indicator in indicators {
        set(scenario, seen, plan, indicator, preset);
    }
    Ok(())
}

fn set(scenario: &mut Scenario, seen: &Scenario, plan: &Plan, indicator: &Indicator, preset: Preset) {
    let growth = match preset {
        Preset::Hold => None,
        Preset::JustMet => required(seen, plan, indicator, 1.0),
        Preset::Halfway => required(seen, plan, indicator, 0.5),
    };
    set_growth(scenario, &indicator.id, growth);
}

fn set_growth(scenario: &mut Scenario, id: &Id, growth: Option<Growth>) {
    let assumption = Assumption { growth, ..scenario.assumption(id).clone() };
    if assumption.is_default() {
        scenario.assumptions.remove(id);
    } else {
        scenario.assumptions.insert(id.clone(), assumption);
    }
}

/// A share of the requirement, in the person's chosen family or otherwise in the plainest.
fn required(scenario: &Scenario, plan: &Plan, indicator: &Indicator, share: f64) -> Option<Growth> {
    let assumption = scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured()?;
    let held = Assumption { growth: None, ..assumption.clone() };
    let as_held = judge(&scenario.case_under(plan, indicator, &held));
    // Of a further target without a start nothing is known, and nobody asked about it.
    let is_unknown = assumption.growth.is_none() && as_held.trajectory.known().next().is_none();
    if matches!(as_held.verdict, Verdict::Met { .. }) || is_unknown && !plan.is_scored(indicator) {
        return None;
    }
    let family = assumption.growth.clone().unwrap_or_else(|| plain(stated));
    let asked = Assumption { growth: Some(family.clone()), ..held };
    let judgement = judge(&scenario.case_under(plan, indicator, &asked));
    let requirement = judgement.required?;
    let exact = requirement.setting()?.get();
    let case = scenario.case_under(plan, indicator, &asked);
    let from = family.held(judgement.start);
    let setting = tidied(&case, &family, stated, indicator, Setting::new(from + (exact - from) * share)?);
    let whole = family.with(setting)?;
    let strict = matches!(requirement, crate::projection::Requirement::Bound { relation, .. } if relation.is_strict());
    if strict && share == 1.0 { one_step_beyond(&asked, plan, indicator, scenario, &family, exact) } else { Some(whole) }
}

/// A strict target needs more than the required value: go one printed step of the outcome further.
fn one_step_beyond(
    asked: &Assumption,
    plan: &Plan,
    indicator: &Indicator,
    scenario: &Scenario,
    family: &Growth,
    exact: f64,
) -> Option<Growth> {
    let case = scenario.case_under(plan, indicator, asked);
    let target = judge(&case).asked?.target;
    let step = target.op.direction().sign() * indicator.decimals.printed_step();
    let beyond = crate::plan::Amount::new(target.value.get() + step).ok()?;
    let setting = crate::projection::setting_for(&case, beyond).or(Setting::new(exact))?;
    family.with(tidied(&case, family, case.statement.measured()?, indicator, setting))
}

/// The family that is easiest to explain: an amount a year, for a total the same in every year; the rate itself for an average growth.
fn plain(stated: &Measured) -> Growth {
    let family = match stated.measure {
        measure if measure.is_in_percent() => Family::Compound,
        measure if measure.is_of_flows() => Family::Even,
        _ => Family::Linear,
    };
    Growth::opening(family, 0)
}
