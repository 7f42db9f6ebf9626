//! Known figures of years: those before the base year, the base year's where the plan gives none, and those observed since. They belong to
//! the plan, not to a scenario: there is one set, and every scenario rests on it.
//!
//! [`Facts::record`] is the one writer (`record`). [`over`] lays the facts beneath a scenario (`lay`). `told` is about a scenario's own
//! observations and how they differ. `shipped` is about facts that came with the plan. `dispute` settles what earlier versions kept
//! scenario by scenario. `merge` combines the facts of two windows.

mod dispute;
mod lay;
mod marking;
mod merge;
mod record;
mod shipped;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::plan::{Amount, Id, Plan, Year};

pub use dispute::{Claim, Dispute, disputes};
pub(super) use lay::relaid;
pub use lay::{as_known, over};
pub use marking::marking;
pub use merge::merged;
pub use record::{Record, YearMark};
pub use told::{News, news, observed, without_observations};

/// The id of the population's series, unless the plan has an indicator of that id.
pub const POPULATION: &str = "population";

/// Whether an id is that of the population's series.
pub fn is_population(plan: &Plan, id: &Id) -> bool {
    id.as_str() == POPULATION && plan.indicator(id).is_none()
}

/// A figure that somebody reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// In the indicator's unit; for a total, the year's flow; for an average growth, the year's own rate as a fraction.
    pub value: Amount,
    /// Its source, such as `2021年统计公报`; empty if nobody said.
    pub source: Arc<str>,
}

/// The facts of one plan. They always fit the plan: [`Facts::record`] sees to that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    series: BTreeMap<Id, BTreeMap<Year, Known>>,
    left_out: BTreeMap<Id, BTreeSet<Year>>,
    breaks: BTreeMap<Id, BTreeSet<Year>>,
}

impl Facts {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.series.is_empty() && self.left_out.is_empty() && self.breaks.is_empty()
    }

    /// The known figures by indicator, including the population.
    pub const fn series(&self) -> &BTreeMap<Id, BTreeMap<Year, Known>> {
        &self.series
    }

    /// Years that are left out, by indicator.
    pub const fn left_out(&self) -> &BTreeMap<Id, BTreeSet<Year>> {
        &self.left_out
    }

    /// Years in which another definition begins (口径变化), by indicator.
    pub const fn breaks(&self) -> &BTreeMap<Id, BTreeSet<Year>> {
        &self.breaks
    }

    /// The last year in which another definition begins: nothing before it counts.
    pub fn last_break(&self, id: &Id) -> Option<Year> {
        self.breaks.get(id).and_then(|years| years.last().copied())
    }

    /// The years of a series that are left out.
    pub fn left_out_of(&self, id: &Id) -> Vec<Year> {
        self.left_out.get(id).into_iter().flatten().copied().collect()
    }

    /// The known figure of a year.
    pub fn at(&self, id: &Id, year: Year) -> Option<&Known> {
        self.series.get(id)?.get(&year)
    }

    /// The source of a figure; empty if nobody said, or if another figure is known for that year.
    pub fn source_of(&self, id: &Id, year: Year, value: Amount) -> &str {
        self.at(id, year).filter(|known| known.value == value).map_or("", |known| &*known.source)
    }

    /// Figures of an indicator, in runs from the same source; the source is empty if nobody said.
    pub fn by_source(&self, id: &Id, figures: impl Iterator<Item = (Year, Amount)>) -> Vec<(&str, Vec<(Year, Amount)>)> {
        let mut runs: Vec<(&str, Vec<(Year, Amount)>)> = Vec::new();
        for (year, value) in figures {
            let source = self.source_of(id, year, value);
            match runs.last_mut() {
                Some((last, run)) if *last == source => run.push((year, value)),
                _ => runs.push((source, vec![(year, value)])),
            }
        }
        runs
    }

    /// The number of known figures.
    pub fn count(&self) -> usize {
        self.series.values().map(BTreeMap::len).sum()
    }
}
