//! A set of targets to save, and its cost.

use super::candidate::{Candidate, spent};
use crate::plan::{Cost, Id, Nature};
use crate::projection::Standing;

/// A set of targets to save.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSet {
    /// The targets, in the order of the plan.
    pub saved: Vec<Id>,
    /// Their total cost; if one of them is strict, the limit that is just not enough.
    pub cost: Cost,
    /// Whether one of the targets is strict, so that a little more than the cost is needed.
    pub is_strict: bool,
    /// How many of them are binding.
    pub binding: usize,
    /// How many are expected.
    pub expected: usize,
    /// How many have a nature that the document leaves open.
    pub others: usize,
    /// Rows that refer to a saved one and get another verdict because of it, with that verdict.
    pub turned: Vec<(Id, Standing)>,
}

/// Another budget, and what it would save.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetStep {
    /// By how much the budget would differ.
    pub by: Cost,
    /// The other budget: the cost of its choice.
    pub budget: Cost,
    /// The choice.
    pub choice: SavedSet,
}

impl SavedSet {
    /// The choice of the candidates at these places.
    pub(super) fn of(candidates: &[Candidate], pick: &[usize]) -> Self {
        let picked: Vec<_> = pick.iter().filter_map(|place| candidates.get(*place)).collect();
        let count = |nature| picked.iter().filter(|candidate| candidate.indicator.nature == nature).count();
        Self {
            saved: picked.iter().map(|candidate| candidate.indicator.id.clone()).collect(),
            cost: spent(picked.iter().map(|candidate| candidate.cost.get()).sum()),
            is_strict: picked.iter().any(|candidate| candidate.is_strict),
            binding: count(Some(Nature::Binding)),
            expected: count(Some(Nature::Expected)),
            others: count(None),
            turned: Vec::new(),
        }
    }
}

impl BudgetStep {
    pub(super) fn to(budget: Cost, choice: SavedSet) -> Self {
        Self { by: spent((choice.cost.get() - budget.get()).abs()), budget: choice.cost, choice }
    }
}
