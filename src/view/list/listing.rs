//! What stands in the list now.
//!
//! A line that is worked on stays, though it may no longer fit: it goes when the filter is touched, or another scenario is opened. What has come to fit
//! joins. The order is that of when the filter was touched last, so that nothing changes places under the hand.

use super::filter::{Filter, Sieve};
use super::order::Distance;
use crate::plan::Plan;
use crate::scenario::Key;
use crate::view::row::Facets;

/// What a list is made from besides its lines. Where any of it differs, the list is made afresh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListBasis {
    /// What is to be seen.
    pub filter: Filter,
    /// The scenario that it is seen of.
    pub scenario: Key,
    /// How often the person asked for it afresh.
    pub round: u32,
}

/// The lines that stand in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    basis: ListBasis,
    /// All places of the plan, in the order of when the filter was touched last.
    order: Vec<usize>,
    /// The places that are shown, in that order.
    shown: Vec<usize>,
    /// Those of them that no longer fit.
    strays: Vec<usize>,
}

impl Listing {
    /// What stands in the list after `before`; `rows` are the facets of the plan's indicators, `gap` says how far one is from its
    /// target.
    pub fn next(before: Option<&Self>, basis: ListBasis, plan: &Plan, rows: &[Facets], gap: impl Fn(usize) -> Distance) -> Self {
        let before = before.filter(|before| before.basis == basis);
        let sieve = Sieve::new(plan, &basis.filter);
        let fits: Vec<bool> = rows.iter().enumerate().map(|(at, row)| sieve.passes(at, *row).all()).collect();
        let order = before.map_or_else(|| basis.filter.order.places(plan, gap), |before| before.order.clone());
        let mut stood = vec![false; rows.len()];
        before.iter().flat_map(|before| &before.shown).for_each(|at| stood[*at] = true);
        let shown: Vec<_> = order.iter().copied().filter(|at| fits[*at] || stood[*at]).collect();
        let strays = shown.iter().copied().filter(|at| !fits[*at]).collect();
        Self { basis, order, shown, strays }
    }

    /// What it was made for.
    pub const fn filter(&self) -> &Filter {
        &self.basis.filter
    }

    /// The places in the plan of what is shown, in the order in which it stands.
    pub fn places(&self) -> &[usize] {
        &self.shown
    }

    /// The places of what only stays.
    pub fn strays(&self) -> &[usize] {
        &self.strays
    }
}
