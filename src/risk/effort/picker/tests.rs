use std::cmp::Reverse;

use proptest::prelude::*;

use super::*;

fn items(list: &[(usize, f64, bool)]) -> Items {
    Items(list.iter().map(|(tier, cost, is_strict)| Item { tier: *tier, cost: *cost, is_strict: *is_strict }).collect())
}

fn plain(tier: usize, costs: &[f64]) -> Items {
    items(&costs.iter().map(|cost| (tier, *cost, false)).collect::<Vec<_>>())
}

impl Items {
    fn counts(&self, pick: &Pick) -> [usize; TIERS] {
        [0, 1, 2].map(|tier| pick.iter().filter(|place| self.0[**place].tier == tier).count())
    }

    fn cost(&self, pick: &Pick) -> f64 {
        pick.iter().map(|place| self.0[*place].cost).sum()
    }

    /// Every set there is.
    fn all(&self) -> impl Iterator<Item = Pick> {
        let count = self.0.len();
        (0..1_usize << count).map(move |bits| (0..count).filter(|at| bits >> at & 1 == 1).collect())
    }

    /// Every set within a limit, best first, by trying all of them.
    fn tried(&self, unit: Unit, limit: u128) -> Vec<Pick> {
        let price = |item: &Item| Some(Price { units: unit.count(item.cost)?, strict: usize::from(item.is_strict) });
        let each: Vec<_> = self.0.iter().map(price).collect();
        let price = |pick: &Pick| pick.iter().map(|place| each[*place]).sum::<Option<Price>>();
        let priced = self.all().filter_map(|pick| Some((price(&pick).filter(|price| price.units <= limit)?, pick)));
        let mut sets: Vec<_> = priced.map(|(price, pick)| (Reverse(self.counts(&pick)), price, pick)).collect();
        sets.sort();
        sets.into_iter().map(|(_, _, pick)| pick).collect()
    }

    /// What a budget is best used for, by trying all sets.
    fn tried_picks(&self, budget: f64) -> Picks {
        let unit = Unit::of(budget);
        let mut sets = self.tried(unit, unit.limit(budget)).into_iter();
        let best = sets.next().unwrap();
        let alternatives = sets.take(ALTERNATIVES).filter(|pick| !pick.is_empty()).collect();
        let better = self.all().filter(|pick| self.counts(pick) > self.counts(&best)).map(|pick| self.cost(&pick));
        let more =
            better.min_by(f64::total_cmp).map(|cost| self.tried(Unit::of(cost), Unit::of(cost).limit(cost)).swap_remove(0));
        let cost = self.cost(&best);
        let less = Unit::of(cost).below(cost).map(|limit| self.tried(Unit::of(cost), limit).swap_remove(0));
        Picks { best, alternatives, more, less }
    }
}

/// Costs that tie, that add up to one another, that are nothing, and that lie many powers of ten apart.
fn cost() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        Just(1.0),
        (1..10_i32).prop_map(f64::from),
        (1..10_i32).prop_map(|tenths| f64::from(tenths) * 0.1),
        (1..40_i32).prop_map(|parts| f64::from(parts) / 3.0),
        (1..6_i32).prop_map(|times| 1.08 * f64::from(times)),
        (-9.0..18.0).prop_map(|power| 10_f64.powf(power)),
    ]
}

/// A few targets of three tiers, and a budget: any, or exactly what some of them cost, or a little beside that.
fn asked() -> impl Strategy<Value = (Items, f64)> {
    let list = prop::collection::vec((0..TIERS, cost(), any::<bool>()), 0..=9);
    let beside = prop_oneof![3 => Just(1.0), 1 => Just(1.0 + 1e-15), 1 => Just(1.0 - 1e-15), 1 => Just(0.999), 1 => Just(1.001)];
    (list, any::<usize>(), beside, cost(), any::<bool>()).prop_map(|(list, some, beside, any, is_edge)| {
        let costs = list.iter().enumerate().filter(|(at, _)| some >> at & 1 == 1).map(|(_, (_, cost, _))| cost);
        let edge = costs.sum::<f64>() * beside + 0.0;
        (items(&list), if is_edge { edge } else { any })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn best_next_best_more_and_less_are_those_that_trying_all_sets_finds((items, budget) in asked()) {
        prop_assert_eq!(items.picks(budget), items.tried_picks(budget));
    }

    #[test]
    fn whatever_a_plain_sum_pays_for_is_paid_for_and_no_more_than_rounding_beyond((items, budget) in asked()) {
        let picks = items.picks(budget);
        let affordable = items.all().filter(|pick| items.cost(pick) <= budget);
        let most = affordable.map(|pick| items.counts(&pick)).max().unwrap();
        prop_assert!(items.counts(&picks.best) >= most);
        for pick in picks.alternatives.iter().chain([&picks.best]) {
            prop_assert!(items.cost(pick) <= budget * (1.0 + 2e-10), "{} is more than {}", items.cost(pick), budget);
        }
    }

    #[test]
    fn no_set_with_the_counts_of_the_best_costs_less_but_by_rounding((items, budget) in asked()) {
        let best = items.picks(budget).best;
        let alike = items.all().filter(|pick| items.counts(pick) == items.counts(&best));
        let least = alike.map(|pick| items.cost(&pick)).min_by(f64::total_cmp).unwrap();
        prop_assert!(items.cost(&best) <= least + budget * 1e-11, "{} costs less than {}", least, items.cost(&best));
    }

    #[test]
    fn a_little_more_saves_more_and_a_little_less_saves_less((items, budget) in asked()) {
        let picks = items.picks(budget);
        let counts = items.counts(&picks.best);
        prop_assert!(picks.more.is_none_or(|more| items.counts(&more) > counts && items.cost(&more) > budget));
        prop_assert_eq!(picks.less.is_none(), items.cost(&picks.best) == 0.0);
        prop_assert!(picks.less.is_none_or(|less| items.counts(&less) < counts && items.cost(&less) < items.cost(&picks.best)));
    }
}

#[test]
fn of_equally_good_sets_the_earliest_is_found_and_the_next_ones_follow_in_the_order_of_the_plan() {
    let picks = items(&[(1, 2.0, false), (1, 2.0, false), (0, 2.0, false), (1, 2.0, false)]).picks(6.0);
    assert_eq!(picks.best, [0, 1, 2]);
    assert_eq!(picks.alternatives, [vec![0, 2, 3], vec![1, 2, 3], vec![0, 2]]);
}

#[test]
fn a_budget_that_equals_the_sum_of_its_costs_is_enough() {
    assert_eq!(plain(0, &[0.1, 0.2]).picks(0.3).best, [0, 1]);
    assert_eq!(plain(0, &[1.08; 5]).picks(5.4).best, [0, 1, 2, 3, 4]);
    assert_eq!(plain(0, &[1.08; 5]).picks([1.08; 5].iter().sum()).best, [0, 1, 2, 3, 4]);
    assert_eq!(plain(2, &[2.0 / 3.0; 3]).picks(2.0).best, [0, 1, 2]);
    assert_eq!(plain(0, &[1.08; 5]).picks(5.399).best, [0, 1, 2, 3]);
}

#[test]
fn costs_that_add_up_to_the_same_tie_whatever_doubles_make_of_them() {
    // Of doubles 0.1 and 0.4 are more than 0.2 and 0.3, and 0.7 and 0.1 less than 0.8.
    let picks = plain(0, &[0.2, 0.4, 0.1, 0.3]).picks(0.5);
    assert_eq!((picks.best, picks.alternatives), (vec![0, 2], vec![vec![2, 3], vec![0, 3], vec![1, 2]]));
    assert_eq!(plain(1, &[0.8, 0.7 + 0.1]).picks(0.8).best, [0]);
    assert_eq!(plain(1, &[0.7 + 0.1, 0.8]).picks(0.8).best, [0]);
}

#[test]
fn of_equal_costs_the_one_that_needs_no_more_is_cheaper() {
    assert_eq!(items(&[(0, 5.0, true), (0, 5.0, false)]).picks(5.0).best, [1]);
    assert_eq!(items(&[(0, 5.0, true), (0, 5.0, false)]).picks(5.0).alternatives, [vec![0]]);
    assert_eq!(items(&[(0, 4.0, true), (0, 5.0, false)]).picks(5.0).best, [0]);
}

#[test]
fn one_binding_target_outweighs_all_expected_ones() {
    let mut list = vec![(1, 1.0, false); 30];
    list.push((0, 30.0, false));
    assert_eq!(items(&list).picks(30.0).best, [30]);
}

#[test]
fn what_costs_more_than_any_sum_can_be_is_never_offered() {
    let picks = plain(0, &[1.0, f64::MAX, f64::MAX]).picks(f64::MAX);
    assert_eq!((picks.best, picks.more), (vec![0, 1], None));
}

#[test]
fn hundreds_of_targets_that_cost_the_same_are_as_easy_as_two() {
    let picks = plain(1, &[4.5; 300]).picks(4.5 * 150.0);
    assert_eq!(picks.best, (0..150).collect::<Vec<_>>());
    let but_one = |out: usize, into: usize| (0..150).filter(|at| *at != out).chain([into]).collect::<Vec<_>>();
    assert_eq!(picks.alternatives, [but_one(149, 150), but_one(149, 151), but_one(149, 152)]);
    assert_eq!(picks.more, Some((0..151).collect()));
    assert_eq!(picks.less, Some((0..149).collect()));
}
