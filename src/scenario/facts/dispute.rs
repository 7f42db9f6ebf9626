//! Earlier versions kept observations with each scenario. Where all scenarios of a plan agree, these are its facts. Where they differ, the
//! person chooses once.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::told::observed;
use crate::plan::{Amount, Id, Year};
use crate::scenario::assumption::Scenario;

/// An observation about which the scenarios differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The indicator.
    pub id: Id,
    /// The year.
    pub year: Year,
    /// The claims, each value once.
    pub claims: Vec<Claim>,
}

/// One value, and which scenarios have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The observed value.
    pub value: Amount,
    /// The names of the scenarios that have it.
    pub scenarios: Vec<String>,
    /// Whether the facts have it.
    pub is_known: bool,
}

/// Where these scenarios and the facts contradict each other. A scenario without a figure for a year contradicts nobody.
pub fn disputes<'a>(facts: &Facts, scenarios: impl IntoIterator<Item = &'a Scenario>) -> Vec<Dispute> {
    let mut said: BTreeMap<(&Id, Year), Vec<Claim>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for scenario in scenarios {
        for (id, year, value) in observed(scenario) {
            let claims = said.entry((id, year)).or_default();
            if let (true, Some(fact)) = (told.insert((id, year)), facts.at(id, year)) {
                claims.push(Claim { value: fact.value, scenarios: Vec::new(), is_known: true });
            }
            match claims.iter_mut().find(|claim| claim.value == value) {
                Some(claim) => claim.scenarios.push(scenario.name.clone()),
                None => claims.push(Claim { value, scenarios: vec![scenario.name.clone()], is_known: false }),
            }
        }
    }
    let differing = said.into_iter().filter(|(_, claims)| claims.len() > 1);
    differing.map(|((id, year), claims)| Dispute { id: id.clone(), year, claims }).collect()
}
