//! The optimisation: a knapsack in which every target of a kind weighs the same, solved as integer programs.

use super::candidate::Candidate;
use super::program::{Aim, FORGIVEN, Item, Limits, Pick, TIERS, solved};

/// What can be chosen, in the order of the plan.
pub(super) struct Items(Vec<Item>);

impl Items {
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        Self(candidates.iter().map(|one| Item { tier: one.indicator.tier(), cost: one.cost.get() }).collect())
    }

    /// The best set within a budget that is not excluded; `None` where there is none.
    pub(super) fn fullest(&self, budget: f64, excluded: &[Pick]) -> Option<Pick> {
        let limits = Limits { scale: budget, is_budget: true, at_least: [0; TIERS], excluded };
        let counts = self.counts(&self.solved(Aim::Most, &limits)?);
        // As many as were found cannot become more, so asking for at least as many asks for just as many.
        let pick = self.solved(Aim::Cheapest, &Limits { at_least: counts, ..limits })?;
        Some(self.settled(pick, excluded))
    }

    /// The smallest sum that saves more than a set does: one more of a tier, and as many of those before it.
    pub(super) fn better_than(&self, pick: &[bool]) -> Option<f64> {
        let counts = self.counts(pick);
        let beyond = (0..TIERS).map(|tier| {
            let mut at_least = [0; TIERS];
            at_least[..tier].copy_from_slice(&counts[..tier]);
            at_least[tier] = counts[tier] + 1;
            at_least
        });
        beyond.filter_map(|at_least| self.cheapest(at_least)).min_by(f64::total_cmp)
    }

    /// The best set that costs less than that; `None` where nothing does.
    pub(super) fn below(&self, cost: f64) -> Option<Pick> {
        if cost > 0.0 { self.fullest(cost * (1.0 - 4.0 * FORGIVEN), &[]) } else { None }
    }

    /// The least that so many of each tier cost. Dear items that turn out not to be needed are left out and the rest is solved again,
    /// so that small costs are not lost beside theirs.
    fn cheapest(&self, at_least: [usize; TIERS]) -> Option<f64> {
        let mut scale = self.0.iter().map(|item| item.cost).fold(0.0, f64::max);
        loop {
            let limits = Limits { scale, is_budget: false, at_least, excluded: &[] };
            let pick = self.solved(Aim::Cheapest, &limits)?;
            let cost = self.cost(&self.settled(pick, &[]));
            if cost == 0.0 || cost > scale / 1000.0 {
                return Some(cost);
            }
            scale = cost;
        }
    }

    fn solved(&self, aim: Aim, limits: &Limits) -> Option<Pick> {
        let mut excluded = limits.excluded.to_vec();
        loop {
            let pick = solved(&self.0, aim, &Limits { excluded: &excluded, ..*limits })?;
            if !limits.is_budget || self.cost(&pick) <= limits.scale * (1.0 + FORGIVEN) {
                return Some(pick);
            }
            // What the solver's rounding let through: not to be found again.
            excluded.push(pick);
        }
    }

    /// The same counts at the least cost to the last digit, and of equal costs the earliest: what lies below the solver's own
    /// tolerance is settled by exchanges, each of which makes the set cheaper or earlier.
    fn settled(&self, mut pick: Pick, excluded: &[Pick]) -> Pick {
        while let Some(better) = self.exchanged(&pick, excluded) {
            pick = better;
        }
        pick
    }

    fn exchanged(&self, pick: &[bool], excluded: &[Pick]) -> Option<Pick> {
        let places = || 0..self.0.len();
        let exchange = |out: usize, into: usize| {
            let (from, to) = (self.0[out], self.0[into]);
            let is_better = from.tier == to.tier && (to.cost < from.cost || to.cost == from.cost && into < out);
            let mut other = pick.to_vec();
            other.swap(out, into);
            (is_better && !excluded.contains(&other)).then_some(other)
        };
        let mut pairs =
            places().filter(|out| pick[*out]).flat_map(|out| places().filter(|into| !pick[*into]).map(move |into| (out, into)));
        pairs.find_map(|(out, into)| exchange(out, into))
    }

    fn cost(&self, pick: &[bool]) -> f64 {
        self.0.iter().zip(pick).filter(|(_, is_picked)| **is_picked).map(|(item, _)| item.cost).sum()
    }

    fn counts(&self, pick: &[bool]) -> [usize; TIERS] {
        let mut counts = [0; TIERS];
        for (item, _) in self.0.iter().zip(pick).filter(|(_, is_picked)| **is_picked) {
            counts[item.tier] += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(list: &[(usize, f64)]) -> Items {
        Items(list.iter().map(|(tier, cost)| Item { tier: *tier, cost: *cost }).collect())
    }

    /// How good a set is: what it saves, tier by tier, then how little it costs.
    fn rank(items: &Items, pick: &[bool]) -> ([usize; TIERS], f64) {
        (items.counts(pick), -items.cost(pick))
    }

    /// Every set within a budget, best first.
    fn all(items: &Items, budget: f64) -> Vec<Pick> {
        let count = items.0.len();
        let sets = (0..1_usize << count).map(|bits| (0..count).map(|at| bits >> at & 1 == 1).collect::<Pick>());
        let mut sets: Vec<_> = sets.filter(|pick| items.cost(pick) <= budget * (1.0 + FORGIVEN)).collect();
        sets.sort_by(|a, b| rank(items, b).partial_cmp(&rank(items, a)).unwrap());
        sets
    }

    #[track_caller]
    fn ranks_alike(items: &Items, budget: f64, found: &[bool], expected: &[bool]) {
        let (found, expected) = (rank(items, found), rank(items, expected));
        assert_eq!(found.0, expected.0);
        assert!((found.1 - expected.1).abs() <= budget * FORGIVEN, "{found:?} is not {expected:?} with {budget}");
    }

    /// Costs from a thousandth to a billion, round ones that make ties and sums that meet the budget, and none at all.
    fn cost() -> impl Strategy<Value = f64> {
        prop_oneof![Just(0.0), (1..10_i32).prop_map(f64::from), (-3.0..9.0).prop_map(|power| 10_f64.powf(power))]
    }

    fn asked() -> impl Strategy<Value = (Items, f64)> {
        let list = prop::collection::vec((0..TIERS, cost()), 0..=10);
        let budget = prop_oneof![Just(0.0), (1..30_i32).prop_map(f64::from), (-3.0..10.0).prop_map(|power| 10_f64.powf(power))];
        (list.prop_map(|list| items(&list)), budget)
    }

    impl std::fmt::Debug for Items {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_list().entries(self.0.iter().map(|item| (item.tier, item.cost))).finish()
        }
    }

    proptest! {
        #[test]
        fn the_best_set_is_the_one_that_trying_all_of_them_finds((items, budget) in asked()) {
            let best = items.fullest(budget, &[]).unwrap();
            ranks_alike(&items, budget, &best, &all(&items, budget)[0]);
            prop_assert_eq!(items.fullest(budget, &[]), Some(best));
        }

        #[test]
        fn the_next_best_sets_are_those_that_trying_all_of_them_finds((items, budget) in asked()) {
            let mut seen: Vec<Pick> = Vec::new();
            for expected in all(&items, budget).iter().take(4) {
                let next = items.fullest(budget, &seen).unwrap();
                prop_assert!(!seen.contains(&next));
                ranks_alike(&items, budget, &next, expected);
                seen.push(next);
            }
        }

        #[test]
        fn no_smaller_sum_than_the_one_found_saves_more((items, budget) in asked()) {
            let best = items.fullest(budget, &[]).unwrap();
            let counts = items.counts(&best);
            let better = all(&items, f64::MAX).into_iter().filter(|pick| items.counts(pick) > counts);
            let least = better.map(|pick| items.cost(&pick)).min_by(f64::total_cmp);
            match (items.better_than(&best), least) {
                (Some(found), Some(least)) => prop_assert!((found - least).abs() <= least * FORGIVEN, "{found} is not {least}"),
                (found, least) => prop_assert_eq!(found, least),
            }
        }

        #[test]
        fn a_budget_below_what_the_best_costs_saves_less((items, budget) in asked()) {
            let best = items.fullest(budget, &[]).unwrap();
            let Some(less) = items.below(items.cost(&best)) else {
                prop_assert_eq!(items.cost(&best), 0.0);
                return Ok(());
            };
            prop_assert!(items.counts(&less) < items.counts(&best));
            // As much below it as `below` goes: a set that differs by less than that counts as costing the same.
            ranks_alike(&items, budget, &less, &all(&items, items.cost(&best) * (1.0 - 4.0 * FORGIVEN))[0]);
        }
    }

    #[test]
    fn of_equally_good_sets_the_earliest_is_found() {
        let best = items(&[(1, 2.0), (1, 2.0), (0, 2.0), (1, 2.0)]).fullest(6.0, &[]);
        assert_eq!(best, Some(vec![true, true, true, false]));
    }

    #[test]
    fn sums_that_doubles_do_not_represent_fit_a_budget_as_their_printed_values() {
        let best = items(&[(0, 0.1), (0, 0.2)]).fullest(0.3, &[]);
        assert_eq!(best, Some(vec![true, true]));
    }

    #[test]
    fn one_binding_target_outweighs_all_expected_ones() {
        let mut list = vec![(1, 1.0); 30];
        list.push((0, 30.0));
        assert_eq!(items(&list).counts(&items(&list).fullest(30.0, &[]).unwrap()), [1, 0, 0]);
    }

    #[test]
    fn as_many_targets_as_a_plan_has_are_no_trouble() {
        let list: Vec<_> = (0..115_u32).map(|at| (at as usize % TIERS, f64::from(at * 7919 % 1000) + 0.37)).collect();
        let items = items(&list);
        let best = items.fullest(20_000.0, &[]).unwrap();
        let mut cheapest: Vec<_> = list.iter().filter(|(tier, _)| *tier == 0).map(|(_, cost)| *cost).collect();
        cheapest.sort_by(f64::total_cmp);
        let sums = cheapest.iter().scan(0.0, |sum, cost| {
            *sum += cost;
            Some(*sum)
        });
        assert_eq!(items.counts(&best)[0], sums.take_while(|sum| *sum <= 20_000.0).count());
    }
}
