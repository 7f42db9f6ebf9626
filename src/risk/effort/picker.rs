//! The optimisation: a knapsack in which all targets of a kind count alike, so the cheapest of each kind come first.

use std::collections::BTreeSet;

use super::candidate::Candidate;
use super::price::{Price, Unit};

/// The number of next best choices.
const ALTERNATIVES: usize = 3;

/// Binding, expected, and what the document leaves open.
const TIERS: usize = 3;

/// The chosen items: their places, in the order of the plan.
pub(super) type Pick = Vec<usize>;

/// The items to choose from, in the order of the plan.
#[derive(Debug)]
pub(super) struct Items(Vec<Item>);

/// A target that can be saved, as the search sees it.
#[derive(Clone, Copy, Debug)]
struct Item {
    tier: usize,
    cost: f64,
    is_strict: bool,
}

/// The best uses of a budget.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Picks {
    /// The best set.
    pub(super) best: Pick,
    /// The next best ones, best first; none of them empty.
    pub(super) alternatives: Vec<Pick>,
    /// The best set for the smallest budget with which more is saved.
    pub(super) more: Option<Pick>,
    /// The best set that costs less than the best one.
    pub(super) less: Option<Pick>,
}

impl Items {
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        let item = |one: &Candidate| Item { tier: one.indicator.tier(), cost: one.cost.get(), is_strict: one.is_strict };
        Self(candidates.iter().map(item).collect())
    }

    /// The best uses of a budget.
    pub(super) fn picks(&self, budget: f64) -> Picks {
        let unit = Unit::of(budget);
        let mut sets = self.within(unit, unit.limit(budget), 1 + ALTERNATIVES).into_iter();
        // The empty set always fits.
        let best = sets.next().unwrap_or_default();
        let alternatives = sets.filter(|pick| !pick.is_empty()).collect();
        Picks { alternatives, more: self.more(&best), less: self.less(&best), best }
    }

    fn more(&self, best: &Pick) -> Option<Pick> {
        let cost = self.better_than(best)?;
        let unit = Unit::of(cost);
        self.within(unit, unit.limit(cost), 1).pop()
    }

    fn less(&self, best: &Pick) -> Option<Pick> {
        let cost = best.iter().filter_map(|place| self.0.get(*place)).map(|item| item.cost).sum();
        let unit = Unit::of(cost);
        self.within(unit, unit.below(cost)?, 1).pop()
    }

    /// The smallest sum that saves more than a set does: one more of a tier, and as many of the tiers before it.
    fn better_than(&self, pick: &Pick) -> Option<f64> {
        let mut costs: [Vec<f64>; TIERS] = Default::default();
        let mut counts = [0; TIERS];
        for (place, item) in self.0.iter().enumerate() {
            costs[item.tier].push(item.cost);
            counts[item.tier] += usize::from(pick.binary_search(&place).is_ok());
        }
        for costs in &mut costs {
            costs.sort_unstable_by(f64::total_cmp);
        }
        let least = |tier: usize, count: usize| Some(costs[tier].get(..count)?.iter().sum::<f64>());
        let beyond = |tier: usize| {
            Some((0..tier).filter_map(|kept| least(kept, counts[kept])).sum::<f64>() + least(tier, counts[tier] + 1)?)
        };
        (0..TIERS).filter_map(beyond).filter(|cost| cost.is_finite()).min_by(f64::total_cmp)
    }

    /// The best sets within a limit, best first: `wanted` of them, or all.
    fn within(&self, unit: Unit, limit: u128, wanted: usize) -> Vec<Pick> {
        let shelves = Shelves::new(&self.0, unit, limit);
        let mut found = Vec::new();
        for counts in shelves.counts(limit) {
            if found.len() >= wanted {
                break;
            }
            found.extend(shelves.sets(counts, limit, wanted - found.len()));
        }
        found
    }
}

/// An item with its price. The cheapest comes first, then items that are not strict, then the earliest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    price: Price,
    place: usize,
}

/// The offers within a limit, tier by tier.
struct Shelves([Vec<Offer>; TIERS]);

/// A set of offers. Among sets with the same counts the least is the best: the cheapest, then the earliest in the plan.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Set {
    price: Price,
    places: Pick,
    /// The places of its offers on each shelf.
    at: [Vec<usize>; TIERS],
}

impl Shelves {
    fn new(items: &[Item], unit: Unit, limit: u128) -> Self {
        let mut shelves: [Vec<Offer>; TIERS] = Default::default();
        for (place, item) in items.iter().enumerate() {
            if let Some(units) = unit.count(item.cost).filter(|units| *units <= limit) {
                shelves[item.tier].push(Offer { price: Price { units, strict: usize::from(item.is_strict) }, place });
            }
        }
        for shelf in &mut shelves {
            shelf.sort_unstable();
        }
        Self(shelves)
    }

    /// How many of each tier a limit pays for, the best counts first. If the cheapest ones of a tier are too dear, so are all others.
    fn counts(&self, limit: u128) -> impl Iterator<Item = [usize; TIERS]> {
        let [binding, expected, others] = &self.0;
        paid(binding, limit).flat_map(move |(first, left)| {
            paid(expected, left).flat_map(move |(second, left)| paid(others, left).map(move |(third, _)| [first, second, third]))
        })
    }

    /// The best sets with these counts within a limit, best first. Each but the first comes from a better one by exchanging one offer for
    /// the next on its shelf, so this order finds them all.
    fn sets(&self, counts: [usize; TIERS], limit: u128, wanted: usize) -> Vec<Pick> {
        let mut open = BTreeSet::from([self.set(counts.map(|count| (0..count).collect()))]);
        let mut found = Vec::new();
        while found.len() < wanted
            && let Some(set) = open.pop_first()
        {
            open.extend(self.next(&set).filter(|next| next.price.units <= limit));
            found.push(set.places);
        }
        found
    }

    fn next(&self, set: &Set) -> impl Iterator<Item = Set> {
        let offers = (0..TIERS).flat_map(|tier| (0..set.at[tier].len()).map(move |which| (tier, which)));
        offers.filter_map(|(tier, which)| {
            let to = set.at[tier][which] + 1;
            let is_free = to < self.0[tier].len() && set.at[tier].get(which + 1) != Some(&to);
            let mut at = is_free.then(|| set.at.clone())?;
            at[tier][which] = to;
            Some(self.set(at))
        })
    }

    fn set(&self, at: [Vec<usize>; TIERS]) -> Set {
        let offers = || self.0.iter().zip(&at).flat_map(|(shelf, at)| at.iter().filter_map(|at| shelf.get(*at)));
        let mut places: Vec<_> = offers().map(|offer| offer.place).collect();
        places.sort_unstable();
        Set { price: offers().map(|offer| offer.price).sum(), places, at }
    }
}

/// How many of a shelf's cheapest offers a limit pays for, with what is left of it; most first.
fn paid(shelf: &[Offer], limit: u128) -> impl Iterator<Item = (usize, u128)> + use<> {
    let rest = shelf.iter().scan(limit, |left, offer| {
        *left = left.checked_sub(offer.price.units)?;
        Some(*left)
    });
    std::iter::once(limit).chain(rest).collect::<Vec<_>>().into_iter().enumerate().rev()
}

#[cfg(test)]
mod tests;
