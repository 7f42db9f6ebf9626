//! What is known of the years: figures before the base year, the base year's where the plan gives none, and what was observed since.
//! They belong to the plan, not to a scenario: one set, on which every scenario rests.
//!
//! [`Facts::record`] is the one writer (`record`); [`over`] lays the facts beneath a scenario (`lay`); `told` says what a scenario
//! brings along itself and how that differs; `shipped` is about facts that came with the plan; `dispute` settles what earlier versions kept scenario by scenario; `merge` brings two
//! windows' facts together.

mod dispute;
mod lay;
mod merge;
mod record;
mod shipped;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::plan::{Amount, Id, Year};

pub use dispute::{Claim, Dispute, disputes};
pub(super) use lay::relaid;
pub use lay::{as_known, over};
pub use merge::merged;
pub use record::Record;
pub use told::{News, news, observed, without_observations};

/// What the series of the population is called, unless the plan has an indicator of that name.
pub const POPULATION: &str = "population";

/// A figure that somebody reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// In the indicator's unit; a flow of a total, and of an average growth the year's own rate as a fraction.
    pub value: Amount,
    /// Where it stands, such as `2021年统计公报`; empty where nobody said.
    pub source: Arc<str>,
}

/// The facts of one plan. What stands in them fits the plan: [`Facts::record`] sees to that.
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

    /// What is known, indicator by indicator; the population's among them.
    pub const fn series(&self) -> &BTreeMap<Id, BTreeMap<Year, Known>> {
        &self.series
    }

    /// Years that count for nothing, by indicator.
    pub const fn left_out(&self) -> &BTreeMap<Id, BTreeSet<Year>> {
        &self.left_out
    }

    /// Years before which a series was counted in another way (口径变化), by indicator.
    pub const fn breaks(&self) -> &BTreeMap<Id, BTreeSet<Year>> {
        &self.breaks
    }

    /// The year of the last break of a series: nothing before it counts.
    pub fn last_break(&self, id: &Id) -> Option<Year> {
        self.breaks.get(id).and_then(|years| years.last().copied())
    }

    /// The years of a series that count for nothing.
    pub fn left_out_of(&self, id: &Id) -> Vec<Year> {
        self.left_out.get(id).into_iter().flatten().copied().collect()
    }

    /// What is known of a year.
    pub fn at(&self, id: &Id, year: Year) -> Option<&Known> {
        self.series.get(id)?.get(&year)
    }

    /// Where a figure stands; empty where nobody said, or where another figure is known of that year.
    pub fn source_of(&self, id: &Id, year: Year, value: Amount) -> &str {
        self.at(id, year).filter(|known| known.value == value).map_or("", |known| &*known.source)
    }

    /// Figures of an indicator, one after the other as long as they are from the same source; empty where nobody said which.
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

    /// How many figures are known.
    pub fn count(&self) -> usize {
        self.series.values().map(BTreeMap::len).sum()
    }
}
