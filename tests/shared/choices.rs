//! Which targets a budget saves, over a fixed set of costs and budgets, one line for each. Whatever machine finds them, the lines are
//! those of `tests/data/choices.txt`. Needs the library and nothing else.

use std::collections::BTreeSet;

use tuiyan::exchange::builtin_plan;
use tuiyan::plan::{Amount, Cost};
use tuiyan::risk::effort::{SavedSet, best_use};
use tuiyan::scenario::Scenario;

/// The recorded lines.
pub(crate) const RECORDED: &str = include_str!("../data/choices.txt");

/// The lines as this machine computes them.
pub(crate) fn lines() -> Vec<String> {
    let plan = builtin_plan().unwrap_or_else(|faults| panic!("{faults}"));
    let line = |variant: u32| {
        let mut scenario = Scenario::holding(&plan);
        let measured = plan.indicators.iter().filter(|indicator| indicator.statement.measured().is_some());
        for (at, indicator) in (0_u32..).zip(measured) {
            let cost = f64::from((at * 7919 + variant * 104_729) % 1000) * [1e-3, 1.0, 1e3, 1e6][(at + variant) as usize % 4];
            let assumption = scenario.assumptions.entry(indicator.id.clone()).or_default();
            (assumption.unit_cost, assumption.start) = (Cost::new(cost).ok(), Amount::new(0.1).ok());
        }
        scenario.budget = Cost::new(10_f64.powi(i32::try_from(variant).unwrap_or(0) / 2)).ok();
        let found = best_use(&plan, &scenario, &BTreeSet::new());
        let steps = found.more.iter().chain(&found.less).map(|step| &step.choice);
        let choices = found.best.iter().chain(&found.alternatives).chain(steps).map(names);
        format!("{variant} {}", choices.collect::<Vec<_>>().join(" | "))
    };
    (0..16).map(line).collect()
}

fn names(choice: &SavedSet) -> String {
    choice.saved.iter().map(tuiyan::plan::Id::as_str).collect::<Vec<_>>().join(",")
}
