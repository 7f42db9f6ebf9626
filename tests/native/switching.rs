//! Switching values and rankings: which target breaks first and which is turned most cheaply.

use proptest::prelude::*;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::risk::{Effort, RankedIndicator, Ranking, Scope, Unranked, ranking, switching};
use tuiyan::scenario::{Assumption, Scenario};

use crate::draw::scenario;
use crate::support::{amount, id, indicator, linear, near, plan};

fn growing(growths: &[(&str, Growth)]) -> Scenario {
    let mut scenario = Scenario::holding(plan());
    for (name, growth) in growths {
        let assumption = Assumption { growth: Some(growth.clone()), ..Assumption::default() };
        scenario.assumptions.insert(id(name), assumption);
    }
    scenario
}

fn names<'a>(list: &'a [RankedIndicator]) -> Vec<&'a str> {
    list.iter().map(|ranked| ranked.switching.indicator.id.as_str()).collect()
}

fn ranked<'a>(scenario: &Scenario, by: Effort) -> Ranking<'a> {
    ranking(plan(), scenario, Scope::Scored, by)
}

#[track_caller]
fn measures(name: &str, growth: Growth, headroom: f64, share: Option<f64>, steps: f64) {
    let scenario = growing(&[(name, growth)]);
    let found = switching(plan(), &scenario, indicator(name));
    near(found.headroom.unwrap(), headroom);
    near(found.steps.unwrap(), steps);
    match (found.share, share) {
        (Some(found), Some(share)) => near(found, share),
        (found, share) => assert_eq!(found, share),
    }
}

#[test]
fn headroom_is_what_the_parameter_has_beyond_its_requirement() {
    // 93.7 to 95 in five years takes 0.26; one decimal is printed.
    measures("t1-03", linear(0.36), 0.10, Some(0.10 / 0.26), 5.0);
    measures("t1-03", linear(0.13), -0.13, Some(0.5), 6.5);
    measures("t1-03", Growth::Hold, -0.26, Some(1.0), 13.0);
    // 2.3 to 2.6 takes 0.06.
    measures("t1-36", linear(0.03), -0.03, Some(0.5), 1.5);
}

#[test]
fn where_holding_is_enough_there_is_no_required_change_to_measure_against() {
    measures("t1-21", Growth::Hold, 0.0, None, 0.0);
    measures("t1-21", linear(0.2), 0.2, None, 1.0);
}

#[test]
fn years_that_differ_have_headroom_in_all_of_them_alike() {
    let steps = [0.1, 0.2, 0.3, 0.4, 0.8].map(amount).to_vec();
    // Together 1.8 where 1.3 is required: 0.1 in each year to spare.
    let scenario = growing(&[("t1-03", Growth::YearlySteps(steps))]);
    let found = switching(plan(), &scenario, indicator("t1-03"));
    crate::support::within(found.headroom.unwrap(), 0.1, 1e-6);
    near(found.present.unwrap().get(), 0.36);
}

#[test]
fn held_the_cheapest_to_turn_are_those_that_lack_the_fewest_printed_steps() {
    let found = ranked(&Scenario::holding(plan()), Effort::Steps);
    // Binding: 2.3 of 2.6 (3 steps), 51.8 of 55 (32), 2.85 of 3.2 (35), 2.62 of 3 (38), 3.41 of 4 (59), 8860 of more than 9200 (340).
    let binding = ["t1-36", "t1-25", "t1-17", "t1-16", "t1-20", "t1-35"];
    assert_eq!(names(&found.cheapest_to_turn)[..6], binding);
    let expected = &found.cheapest_to_turn[6..];
    assert_eq!(names(expected)[0], "t1-12");
    assert!(expected.windows(2).all(|pair| pair[0].effort <= pair[1].effort));
}

#[test]
fn held_every_missed_target_lacks_the_whole_change_and_the_order_is_the_plans() {
    let found = ranked(&Scenario::holding(plan()), Effort::Share);
    assert!(found.cheapest_to_turn.iter().all(|ranked| ranked.effort == 1.0));
    assert_eq!(names(&found.cheapest_to_turn)[..6], ["t1-16", "t1-17", "t1-20", "t1-25", "t1-35", "t1-36"]);
    assert!(found.first_to_break.is_empty());
    let enough = found.apart.iter().filter(|(_, why)| *why == Unranked::HoldingIsEnough).count();
    assert_eq!(enough, 10);
}

#[test]
fn the_least_headroom_breaks_first_and_what_binds_stands_before_it() {
    let scenario = growing(&[("t1-03", linear(0.27)), ("t1-04", linear(0.25)), ("t1-36", linear(0.2)), ("t1-16", linear(0.08))]);
    let found = ranked(&scenario, Effort::Share);
    assert_eq!(names(&found.first_to_break), ["t1-16", "t1-36", "t1-03", "t1-04"]);
}

#[test]
fn what_has_no_place_says_why() {
    let mut scenario = growing(&[("t1-25", crate::support::gap(0.1, Some(54.0)))]);
    let pinned = Assumption { years: [(Year::new(2025), Pin::Observed(amount(99.0)))].into(), ..Assumption::default() };
    scenario.assumptions.insert(id("t1-27"), pinned);
    let stated = Assumption { status: Some(StatusReport::NotReached), ..Assumption::default() };
    let apart = |scenario: &Scenario, name: &str| {
        let found = ranked(scenario, Effort::Steps);
        found.apart.iter().find(|(switching, _)| switching.indicator.id.as_str() == name).unwrap().1
    };
    assert_eq!(apart(&scenario, "t1-25"), Unranked::Impossible(Obstacle::Limit));
    assert_eq!(apart(&scenario, "t1-27"), Unranked::AnyValue);
    assert_eq!(apart(&scenario, "t1-26"), Unranked::Unjudged(Reason::NoStart));
    assert_eq!(apart(&scenario, "t1-02"), Unranked::Unjudged(Reason::StatusNotStated));
    scenario.assumptions.insert(id("t1-02"), stated);
    assert_eq!(apart(&scenario, "t1-02"), Unranked::Status);
}

#[test]
fn all_indicators_are_ranked_where_that_is_asked() {
    let found = ranking(plan(), &Scenario::holding(plan()), Scope::All, Effort::Steps);
    let places = found.first_to_break.len() + found.cheapest_to_turn.len() + found.apart.len();
    assert_eq!(places, plan().indicators.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scored_indicator_has_one_place_and_the_lists_are_in_order(scenario in scenario()) {
        for by in [Effort::Steps, Effort::Share] {
            let found = ranked(&scenario, by);
            let count = found.first_to_break.len() + found.cheapest_to_turn.len() + found.apart.len();
            prop_assert_eq!(count, plan().scored().count());
            for list in [&found.first_to_break, &found.cheapest_to_turn] {
                let key = |ranked: &RankedIndicator| (ranked.switching.indicator.nature != Some(Nature::Binding), ranked.effort);
                prop_assert!(list.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
                prop_assert!(list.iter().all(|ranked| ranked.effort >= 0.0));
            }
        }
    }

    #[test]
    fn headroom_is_negative_exactly_where_a_target_is_missed(scenario in scenario()) {
        for indicator in &plan().indicators {
            let found = switching(plan(), &scenario, indicator);
            let Some((headroom, (_, required))) = found.headroom.zip(found.required()) else { continue };
            let near = 1e-6 * required.abs().max(indicator.decimals.printed_step());
            match found.judgement.verdict {
                Verdict::Met { .. } => prop_assert!(headroom >= -near, "{} {headroom}", indicator.id),
                Verdict::Missed { .. } => prop_assert!(headroom <= near, "{} {headroom}", indicator.id),
                Verdict::Unjudged(_) => {}
            }
        }
    }
}
