//! Choices judged again as a whole: saving a row may turn the verdict of a row that refers to it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::BestUse;
use super::choice::SavedSet;
use crate::plan::{Cost, Id, Nature, Plan};
use crate::projection::{Standing, judge};
use crate::scenario::{Scenario, apply};

/// With up to this many candidates every set is tried.
const TRIED_IN_FULL: usize = 10;
/// The number of next best choices.
const ALTERNATIVES: usize = 3;

/// Whether a row refers to one that could be saved.
pub(super) fn is_entangled(plan: &Plan, scenario: &Scenario, effort: &BestUse) -> bool {
    let ids: BTreeSet<&Id> = effort.candidates.iter().map(|candidate| &candidate.indicator.id).collect();
    plan.indicators.iter().any(|indicator| held_against(scenario, indicator).is_some_and(|other| ids.contains(other)))
}

/// The row that an indicator's goal refers to, if any.
fn held_against<'a>(scenario: &Scenario, indicator: &'a crate::plan::Indicator) -> Option<&'a Id> {
    scenario.assumption(&indicator.id).statement(indicator).measured()?.goal.other()
}

/// The choices, each judged as a whole. With few candidates the best of all sets; otherwise those already found, which are then
/// approximate.
pub(super) fn judged<'a>(plan: &Plan, scenario: &Scenario, budget: Cost, effort: BestUse<'a>) -> BestUse<'a> {
    if effort.candidates.len() > TRIED_IN_FULL {
        let again = |choice: &SavedSet| seen(plan, scenario, &effort, choice.clone());
        let best = effort.best.as_ref().map(again);
        let alternatives = effort.alternatives.iter().map(again).collect();
        return BestUse { best, alternatives, is_approximate: true, ..effort };
    }
    let mut sets: Vec<_> = (0_u32..1 << effort.candidates.len())
        .map(|set| (0..effort.candidates.len()).filter(|place| set >> place & 1 == 1).collect::<Vec<_>>())
        .map(|pick| (SavedSet::of(&effort.candidates, &pick), pick))
        .filter(|(choice, _)| choice.cost < budget || (choice.cost == budget && !choice.is_strict))
        .map(|(choice, pick)| (seen(plan, scenario, &effort, choice), pick))
        .collect();
    sets.sort_by(|(one, places), (other, others)| {
        let rank = |choice: &SavedSet| Reverse(met(plan, &effort, choice));
        let cost = one.cost.get().total_cmp(&other.cost.get());
        rank(one).cmp(&rank(other)).then(cost).then(places.cmp(others))
    });
    let mut sets = sets.into_iter().map(|(choice, _)| choice);
    let best = sets.next();
    let alternatives = sets.filter(|choice| !choice.saved.is_empty()).take(ALTERNATIVES).collect();
    BestUse { best, alternatives, ..effort }
}

/// How many of each nature are met with a choice, the most important first.
fn met(plan: &Plan, effort: &BestUse, choice: &SavedSet) -> [usize; 3] {
    let of = |nature: Option<Nature>| {
        let each = plan.indicators.iter().zip(effort.standings_with(plan, choice));
        each.filter(|(indicator, standing)| indicator.nature == nature && *standing == Standing::Met).count()
    };
    [of(Some(Nature::Binding)), of(Some(Nature::Expected)), of(None)]
}

/// A choice with the changed verdicts of the rows that refer to what it saves.
fn seen(plan: &Plan, scenario: &Scenario, effort: &BestUse, choice: SavedSet) -> SavedSet {
    let saved: BTreeSet<&Id> = choice.saved.iter().collect();
    let mut applied = scenario.clone();
    // Each growth was already checked by itself.
    let _ = apply(&mut applied, plan, effort.applied(&choice));
    let concerned = plan
        .indicators
        .iter()
        .enumerate()
        .filter(|(_, indicator)| held_against(scenario, indicator).is_some_and(|other| saved.contains(other)));
    let turned = concerned.filter_map(|(at, indicator)| {
        let expected = if saved.contains(&indicator.id) { Standing::Met } else { *effort.standings.get(at)? };
        let standing = judge(&applied.case(plan, indicator)).verdict.standing();
        (standing != expected).then(|| (indicator.id.clone(), standing))
    });
    let turned = turned.collect();
    SavedSet { turned, ..choice }
}
