//! Scenarios that are compared, each judged and put into words once.

use std::sync::Arc;

use super::column::{ScenarioColumn, column};
use super::figure::Contender;
use super::table::{ComparisonTable, RowHead, compare};
use crate::plan::Plan;
use crate::projection::{Judgement, judge};
use crate::scenario::{Key, Scenario};

/// A scenario that is compared. It is made anew only when the scenario changes or another place is given to it.
#[derive(Clone, Debug)]
pub struct Compared(Arc<Finished>);

#[derive(Debug)]
struct Finished {
    key: Key,
    scenario: Arc<Scenario>,
    judgements: Vec<Judgement>,
    column: ScenarioColumn,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Compared {
    fn new(plan: &Plan, place: usize, (key, scenario): &(Key, Arc<Scenario>)) -> Self {
        let judgements: Vec<_> = plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator))).collect();
        let column = column(plan, place, scenario, &judgements);
        Self(Arc::new(Finished { key: key.clone(), scenario: scenario.clone(), judgements, column }))
    }

    fn is_of(&self, (key, scenario): &(Key, Arc<Scenario>)) -> bool {
        self.0.key == *key && (Arc::ptr_eq(&self.0.scenario, scenario) || self.0.scenario == *scenario)
    }

    /// The key under which the scenario is kept.
    pub fn key(&self) -> &Key {
        &self.0.key
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.0.scenario
    }

    /// The scenario as a column.
    pub fn column(&self) -> &ScenarioColumn {
        &self.0.column
    }
}

/// Judges scenarios and puts them into words, in their order. What stood at the same place `before` and has not changed is not made anew.
pub fn compared(plan: &Plan, scenarios: &[(Key, Arc<Scenario>)], before: &[Compared]) -> Vec<Compared> {
    let one = |(place, one): (usize, &(Key, Arc<Scenario>))| match before.get(place) {
        Some(before) if before.is_of(one) => before.clone(),
        _ => Compared::new(plan, place, one),
    };
    scenarios.iter().enumerate().map(one).collect()
}

/// Holds them against the one at `reference`; no rows where there is none.
pub fn comparison(heads: &[RowHead], all: &[Compared], reference: usize) -> ComparisonTable {
    compare(heads, &all.iter().map(Compared::column).collect::<Vec<_>>(), reference)
}

/// What each of them makes of the indicator at that place in the plan.
pub fn contenders(all: &[Compared], at: usize) -> Vec<Contender<'_>> {
    all.iter()
        .filter_map(|Compared(one)| Some(Contender { scenario: &one.scenario, judgement: one.judgements.get(at)? }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::{Id, Rate};
    use crate::projection::Growth;
    use crate::scenario::{Edit, apply};

    fn kept(plan: &Plan, names: &[&str]) -> Vec<(Key, Arc<Scenario>)> {
        let of_name = |name: &str| Scenario { name: name.to_owned(), ..Scenario::holding(plan) };
        names.iter().map(|name| (Key::new(name).unwrap(), Arc::new(of_name(name)))).collect()
    }

    #[test]
    fn only_what_changed_is_judged_again() {
        let plan = builtin_plan().unwrap();
        let mut all = kept(&plan, &["a", "b"]);
        let before = compared(&plan, &all, &[]);
        let growth = Growth::Compound { rate: Rate::new(0.01).unwrap() };
        apply(Arc::make_mut(&mut all[1].1), &plan, Edit::Growth(Id::new("t1-16").unwrap(), Some(growth))).unwrap();
        let after = compared(&plan, &all, &before);
        assert!(after[0] == before[0] && after[1] != before[1]);
        assert_eq!(after[1].scenario(), &*all[1].1);
    }

    #[test]
    fn an_equal_scenario_that_was_read_anew_is_the_same() {
        let plan = builtin_plan().unwrap();
        let before = compared(&plan, &kept(&plan, &["a"]), &[]);
        assert!(compared(&plan, &kept(&plan, &["a"]), &before) == before);
    }

    #[test]
    fn another_place_has_another_number() {
        let plan = builtin_plan().unwrap();
        let all = kept(&plan, &["a", "b"]);
        let before = compared(&plan, &all, &[]);
        let after = compared(&plan, &all[1..], &before);
        assert_eq!((before[1].column().number.as_str(), after[0].column().number.as_str()), ("2", "1"));
        assert_eq!(after[0].key(), before[1].key());
    }

    #[test]
    fn an_indicator_that_is_not_there_has_no_contenders() {
        let plan = builtin_plan().unwrap();
        let all = compared(&plan, &kept(&plan, &["a", "b"]), &[]);
        assert_eq!(contenders(&all, 0).len(), 2);
        assert!(contenders(&all, plan.indicators.len()).is_empty());
    }
}
