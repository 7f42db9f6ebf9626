//! Several people's scenarios together: what is counted, what is compared, and what stands first.

use proptest::prelude::*;
use tuiyan::exchange::decode_link;
use tuiyan::projection::*;
use tuiyan::scenario::*;
use tuiyan::view::{MergedOrder, merged};

use crate::draw;
use crate::support::{amount, compound, id, linear, near, plan};

/// A scenario of that name in which these edits were made.
fn who(name: &str, edits: Vec<Edit>) -> Scenario {
    let mut scenario = Scenario { name: name.to_owned(), ..Scenario::holding(plan()) };
    for edit in edits {
        apply(&mut scenario, plan(), edit).unwrap();
    }
    scenario
}

fn grows(name: &str, growth: Growth) -> Edit {
    Edit::Growth(id(name), Some(growth))
}

#[track_caller]
fn of<'a>(spreads: &'a [IndicatorSpread<'static>], name: &str) -> &'a IndicatorSpread<'static> {
    spreads.iter().find(|spread| spread.indicator.id == id(name)).unwrap()
}

/// Three who differ on 学前教育毛入园率, which is to go from 93.7 to 95 at least.
fn three() -> Vec<Scenario> {
    vec![
        who("甲", vec![grows("t1-03", linear(0.1))]),
        who("乙", vec![grows("t1-03", linear(0.26))]),
        who("丙", vec![grows("t1-03", linear(0.36)), grows("t1-20", compound(0.02))]),
    ]
}

#[test]
fn outcomes_that_are_numbers_have_least_median_and_greatest() {
    let spreads = spread(plan(), &three());
    let enrolment = of(&spreads, "t1-03");
    let range = enrolment.outcomes.unwrap();
    for (found, expected) in [(range.least, 94.2), (range.median, 95.0), (range.greatest, 95.5)] {
        near(found, expected);
    }
    assert_eq!((range.count, enrolment.touched()), (3, 3));
    assert_eq!(enrolment.tally, Tally { met: 2, missed: 1, unjudged: 0, watched: 0 });
}

#[test]
fn disagreement_is_a_share_of_the_way_that_the_plan_wants_to_go() {
    let spreads = spread(plan(), &three());
    // (95.5 − 94.2) / (95 − 93.7)
    near(of(&spreads, "t1-03").disagreement.unwrap(), 1.0);
    // Two hold it at 3.41, the third raises it to 3.41 · 1.02^5; the way is 4 − 3.41.
    near(of(&spreads, "t1-20").disagreement.unwrap(), 3.41 * (1.02_f64.powi(5) - 1.0) / 0.59);
    assert_eq!(of(&spreads, "t1-20").touched(), 1);
}

#[test]
fn a_total_and_a_mean_growth_are_measured_by_the_target() {
    let two = [
        who("甲", vec![grows("t1-07", linear(0.1)), grows("t1-11", compound(0.04))]),
        who("乙", vec![grows("t1-07", linear(0.0)), grows("t1-11", compound(0.05))]),
    ];
    let spreads = spread(plan(), &two);
    // Five years at 0.1, 0.2 … 0.5 more than without.
    near(of(&spreads, "t1-07").disagreement.unwrap(), 1.5 / 5.4);
    // 5 ％ and 4 ％ against 4 ％.
    near(of(&spreads, "t1-11").disagreement.unwrap(), 0.25);
}

#[test]
fn an_interval_a_status_and_what_cannot_be_judged_are_no_numbers() {
    let two = [who("甲", vec![]), who("乙", vec![Edit::Start(id("t1-26"), Some(amount(5.0)))])];
    let spreads = spread(plan(), &two);
    assert_eq!((of(&spreads, "t1-08").outcomes, of(&spreads, "t1-08").tally.met), (None, 2));
    assert_eq!((of(&spreads, "t1-02").outcomes, of(&spreads, "t1-02").tally.unjudged), (None, 2));
    let entered = of(&spreads, "t1-26");
    assert_eq!((entered.outcomes.unwrap().count, entered.disagreement, entered.tally.unjudged), (1, None, 1));
    assert!(!entered.is_split());
}

#[test]
fn outcomes_under_different_readings_are_not_held_against_each_other() {
    let two = [who("甲", vec![]), who("乙", vec![Edit::Reading(id("t1-13"), Some(id("2020-single-year")))])];
    let spreads = spread(plan(), &two);
    let apart = of(&spreads, "t1-13");
    assert_eq!((apart.statement, apart.outcomes, apart.disagreement), (None, None, None));
    assert_eq!(apart.tally.total(), 2);
}

#[test]
fn parameters_are_compared_within_one_family_and_families_are_counted() {
    let mut people = three();
    let spreads = spread(plan(), &people);
    let (parameter, range) = of(&spreads, "t1-03").parameter.unwrap();
    assert_eq!((parameter, range.least, range.median, range.greatest), (Parameter::Step, 0.1, 0.26, 0.36));
    people.push(who("丁", vec![grows("t1-03", compound(0.01))]));
    let spreads = spread(plan(), &people);
    let mixed = of(&spreads, "t1-03");
    assert_eq!((mixed.parameter, mixed.families.as_slice()), (None, &[(Family::Linear, 3), (Family::Compound, 1)][..]));
}

#[test]
fn who_holds_is_counted_and_named_and_never_left_out_of_the_median_in_silence() {
    let mut people = three();
    people.push(who("丁", vec![]));
    people.push(who("戊", vec![Edit::Growth(id("t1-03"), Some(Growth::Hold))]));
    let spreads = spread(plan(), &people);
    let found = of(&spreads, "t1-03");
    assert_eq!((found.families.as_slice(), found.holders.as_slice()), (&[(Family::Linear, 3)][..], &[3, 4][..]));
    assert_eq!(found.parameter.unwrap().1.count, 3);
    let view = merged(plan(), &people, MergedOrder::MostApart);
    let said = |wanted: &str| view.rows.iter().find(|row| row.id.as_str() == wanted).unwrap().assumed.clone();
    assert_eq!(said("t1-03"), "年均增量（3 个） 0.1 至 0.36，中位 0.26 个百分点／年 · 维持现状 2 个（丁、戊）");
    // Nobody assumes anything of another, and an average growth is not held.
    assert_eq!((said("t1-07").as_str(), said("t1-11").as_str()), ("都维持现状", "都没有假设增速"));
    for name in ["己", "庚"] {
        people.push(who(name, vec![]));
    }
    let many = merged(plan(), &people, MergedOrder::MostApart);
    assert!(many.rows.iter().any(|row| row.assumed.ends_with(" · 维持现状 4 个")));
}

#[test]
fn split_verdicts_stand_first_and_then_what_lies_further_apart() {
    let two = [
        who("甲", vec![grows("t1-03", linear(0.1)), grows("t1-20", linear(0.0))]),
        who("乙", vec![grows("t1-03", linear(0.27)), grows("t1-20", linear(-0.5))]),
    ];
    let mut spreads = spread(plan(), &two);
    most_apart_first(&mut spreads);
    let first: Vec<_> = spreads.iter().take(2).map(|spread| spread.indicator.id.as_str()).collect();
    assert_eq!(first, ["t1-03", "t1-20"]);
    assert!(spreads[1].disagreement > spreads[0].disagreement);
    let view = merged(plan(), &two, MergedOrder::BindingFirst);
    let natures: Vec<_> = view.rows.iter().map(|row| row.nature).collect();
    assert!(natures[..13].iter().all(|nature| *nature == "约束性") && natures[13..].iter().all(|nature| *nature != "约束性"));
}

#[test]
fn what_prints_as_the_target_stands_on_it() {
    // 93.7 + 5 × 0.26 is 95, but for the last bits.
    let same = [who("甲", vec![grows("t1-03", linear(0.26))]), who("乙", vec![grows("t1-03", linear(0.26))])];
    let view = merged(plan(), &same, MergedOrder::MostApart);
    let row = view.rows.iter().find(|row| row.id == id("t1-03")).unwrap();
    let strip = row.strip.as_ref().unwrap();
    assert_eq!((strip.target, strip.dots[0].0, strip.dots[1].0), (0.5, 0.5, 0.5));
}

#[test]
fn the_page_says_it_in_words() {
    let view = merged(plan(), &three(), MergedOrder::MostApart);
    assert_eq!(view.finding, "3 个情景，1 项指标的判断有分歧（有的达标，有的未达标）");
    let row = &view.rows[0];
    assert_eq!((row.id.as_str(), row.target.as_str(), row.touched.as_str()), ("t1-03", "≥95", "3/3"));
    assert_eq!([&row.least, &row.median, &row.greatest, &row.disagreement], ["94.2", "95.0", "95.5", "100％"]);
    assert_eq!(row.tally, "达标 2 · 未达标 1");
    assert_eq!(row.assumed, "年均增量 0.1 至 0.36，中位 0.26 个百分点／年");
    let strip = row.strip.as_ref().unwrap();
    near(strip.target, 0.8 / 1.3);
    assert_eq!(strip.dots.len(), 3);
    let voices: Vec<_> = row.voices.iter().map(|voice| (voice.scenario.as_str(), voice.outcome.as_str())).collect();
    assert_eq!(voices, [("甲", "94.2"), ("乙", "95.0"), ("丙", "95.5")]);
}

#[test]
fn one_alone_or_nobody_disagrees_on_nothing() {
    for people in [vec![], vec![three().remove(0)]] {
        let spreads = spread(plan(), &people);
        assert!(spreads.len() >= 38 && spreads.iter().all(|spread| spread.disagreement.is_none() && !spread.is_split()));
        assert_eq!(merged(plan(), &people, MergedOrder::MostApart).finding, "");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_is_merged_the_figures_hold_together(people in prop::collection::vec(draw::scenario(), 0..6)) {
        for spread in spread(plan(), &people) {
            prop_assert_eq!((spread.opinions.len(), spread.tally.total()), (people.len(), people.len()));
            if let Some(range) = spread.outcomes {
                prop_assert!(range.least <= range.median && range.median <= range.greatest);
            }
            prop_assert!(spread.disagreement.is_none_or(|share| share >= 0.0 && share.is_finite()));
        }
        for row in merged(plan(), &people, MergedOrder::MostApart).rows {
            prop_assert!(row.strip.is_none_or(|strip| strip.dots.iter().all(|(x, _)| (0.0..=1.0).contains(x))));
        }
    }

    #[test]
    fn merging_links_is_merging_what_was_sent(people in prop::collection::vec(draw::scenario(), 1..4)) {
        let link = |scenario| tuiyan::exchange::encode_link(plan(), scenario).unwrap();
        let arrived: Vec<_> = people.iter().map(|s| decode_link(&link(s), plan()).unwrap().scenario).collect();
        prop_assert_eq!(spread(plan(), &arrived), spread(plan(), &people));
    }
}
