//! The best use of effort and consistency over scenarios of every kind.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tuiyan::plan::Cost;
use tuiyan::projection::{Standing, Summary, judge};
use tuiyan::risk::consistency::{Severity, warnings};
use tuiyan::risk::effort::best_use;
use tuiyan::scenario::{Scenario, apply};
use tuiyan::view::risk::{consistency, effort};

use crate::draw;
use crate::support::plan;

/// A scenario with unit costs of every size and a budget.
fn costed() -> impl Strategy<Value = Scenario> {
    let cost = || prop_oneof![Just(0.0), 1e-3..1e3, 1e3..1e9].prop_map(|cost| Cost::new(cost).unwrap());
    let measured = plan().indicators.iter().filter(|indicator| indicator.statement.measured().is_some());
    let measured: Vec<_> = measured.map(|indicator| indicator.id.clone()).collect();
    let costs = prop::collection::vec((prop::sample::select(measured), cost()), 0..20);
    (draw::scenario(), costs, cost()).prop_map(|(mut scenario, costs, budget)| {
        for (id, cost) in costs {
            let _ = apply(&mut scenario, plan(), tuiyan::scenario::Edit::UnitCost(id, Some(cost)));
        }
        scenario.budget = Some(budget);
        scenario
    })
}

/// The scoreboard of a scenario.
fn scores(scenario: &Scenario) -> Summary {
    let standing = |indicator| judge(&scenario.case(plan(), indicator)).verdict.standing();
    Summary::of(plan(), plan().indicators.iter().map(standing))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_a_choice_saves_is_met_once_it_is_applied(scenario in costed()) {
        let found = best_use(plan(), &scenario, &BTreeSet::new());
        prop_assert_eq!(found.candidates.len() + found.left_out.len(), plan().indicators.len());
        let choices = found.best.iter().chain(&found.alternatives).chain(found.more.iter().chain(&found.less).map(|step| &step.choice));
        for choice in choices {
            let mut applied = scenario.clone();
            prop_assert_eq!(apply(&mut applied, plan(), found.applied(choice)), Ok(()));
            for id in &choice.saved {
                let standing = |of: &Scenario| judge(&of.case(plan(), plan().indicator(id).unwrap())).verdict.standing();
                prop_assert_eq!((standing(&scenario), standing(&applied)), (Standing::Missed, Standing::Met), "{}", id);
            }
            prop_assert_eq!(found.scores_with(plan(), choice), scores(&applied));
        }
        prop_assert_eq!(found.scores(plan()), scores(&scenario));
        effort(plan(), &scenario, &found);
    }

    #[test]
    fn warnings_are_ordered_said_once_and_lead_somewhere(scenario in draw::scenario()) {
        let found = warnings(plan(), &scenario);
        prop_assert!(found.is_sorted_by_key(|warning| warning.severity));
        for (at, warning) in found.iter().enumerate() {
            prop_assert!(!found[..at].contains(warning));
            prop_assert!(warning.lead.indicator.iter().chain(warning.indicators()).all(|id| plan().indicator(id).is_some()));
            prop_assert!(warning.years().iter().all(|year| plan().period.step_of(*year).is_some()));
        }
        let lines = consistency(plan(), &scenario);
        prop_assert_eq!(lines.len(), found.len());
        for (line, warning) in lines.iter().zip(&found) {
            prop_assert_eq!(line.is_contradiction, warning.severity == Severity::Contradiction);
            prop_assert!(!line.what.is_empty() && !line.mend.is_empty() && !line.what.contains("NaN"), "{:?}", line);
        }
    }
}
