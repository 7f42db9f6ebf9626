//! A scenario's own observations, as one has that was sent, and how they differ from the facts of the plan.

use super::{Facts, Known, Record};
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::Pin;
use crate::scenario::assumption::{Assumption, Scenario};
use crate::scenario::refusal::EditRefusal;

/// Every observation of a scenario, in the order of ids and years.
pub fn observed<'a>(scenario: &'a Scenario) -> impl Iterator<Item = (&'a Id, Year, Amount)> {
    let of = |(id, assumption): (&'a Id, &'a Assumption)| assumption.observed().map(move |(year, value)| (id, year, value));
    scenario.assumptions.iter().flat_map(of)
}

/// The scenario without its observations, and without a start that `facts` give it anyway.
pub fn without_observations(scenario: &Scenario, facts: &Facts, base: Year) -> Scenario {
    let mut left = scenario.clone();
    for (id, assumption) in &mut left.assumptions {
        assumption.years.retain(|_, pin| matches!(pin, Pin::Assumed(_)));
        let given = facts.at(id, base).map(|fact| fact.value);
        assumption.start = assumption.start.filter(|start| given != Some(*start));
    }
    left.assumptions.retain(|_, assumption| !assumption.is_default());
    left
}

/// What a scenario's own observations would change in the facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Figures for years without a known one.
    pub new: Vec<(Id, Year, Amount)>,
    /// Figures that differ from the known one, which comes last.
    pub other: Vec<(Id, Year, Amount, Amount)>,
}

impl News {
    /// Whether everything is already known.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.other.is_empty()
    }

    /// The records that make all of it facts.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let new = self.new.iter().map(|(id, year, value)| (id, *year, *value));
        let other = self.other.iter().map(|(id, year, value, _)| (id, *year, *value));
        new.chain(other).map(|(id, year, value)| Record::Figure(id.clone(), year, Some(Known { value, source: "".into() })))
    }
}

impl Facts {
    /// Takes over a scenario's observations for years without a known figure.
    ///
    /// # Errors
    /// As [`Self::record`]; then nothing has changed.
    pub(in crate::scenario) fn learn(&mut self, plan: &Plan, scenario: &Scenario) -> Result<(), EditRefusal> {
        let mut learned = self.clone();
        for (id, year, value) in news(self, scenario).new {
            learned.record(plan, Record::Figure(id, year, Some(Known { value, source: "".into() })))?;
        }
        *self = learned;
        Ok(())
    }
}

/// How a scenario's own observations differ from the facts.
pub fn news(facts: &Facts, scenario: &Scenario) -> News {
    let mut news = News::default();
    for (id, year, value) in observed(scenario) {
        match facts.at(id, year).map(|fact| fact.value) {
            None => news.new.push((id.clone(), year, value)),
            Some(known) if known != value => news.other.push((id.clone(), year, value, known)),
            Some(_) => {}
        }
    }
    news
}
