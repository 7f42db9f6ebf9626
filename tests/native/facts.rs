//! What was observed is a fact of the plan: the same under every scenario, written in one place, taken over from earlier versions.

use proptest::prelude::*;
use tuiyan::plan::{Id, Year};
use tuiyan::projection::{Pin, judge};
use tuiyan::scenario::*;

use crate::support::{amount, id, indicator, linear, plan};

/// The kept scenarios with what is done to them.
struct Desk(History);

fn desk() -> Desk {
    Desk(History::new(Workspace::of(Scenario::holding(plan()))))
}

fn key(name: &str) -> Key {
    Key::new(name).unwrap()
}

fn observation(name: &str, year: i16, value: f64) -> Edit {
    Edit::Pin(id(name), Year::new(year), Some(Pin::Observed(amount(value))))
}

/// A scenario of that name that observes something itself, as one does that was sent.
fn observing(name: &str, observed: &[(&str, i16, f64)]) -> Scenario {
    let mut scenario = Scenario { name: name.to_owned(), ..Scenario::holding(plan()) };
    let edits = observed.iter().map(|(name, year, value)| observation(name, *year, *value)).collect();
    apply(&mut scenario, plan(), Edit::All(edits)).unwrap();
    scenario
}

/// The same as an earlier version kept it.
fn of_old(name: &str, observed: &[(&str, i16, f64)]) -> Kept {
    Kept::new(key(name), observing(name, observed)).on(Footing::Unsettled)
}

fn recalled(kept: Vec<Kept>) -> Desk {
    Desk(History::new(Workspace::from_kept(kept, None).unwrap().over(plan(), Facts::default())))
}

impl Desk {
    #[track_caller]
    fn does(&mut self, change: Change) -> &mut Self {
        self.0.change(plan(), change, Gesture::Once).unwrap();
        self
    }

    #[track_caller]
    fn edits(&mut self, edit: Edit) -> &mut Self {
        self.does(Change::Edit(edit))
    }

    /// The pin that the scenario under a key shows.
    fn pin(&self, kept: &str, name: &str, year: i16) -> Option<Pin> {
        let scenario = &self.0.workspace().get(&key(kept)).unwrap().scenario;
        scenario.assumption(&id(name)).years.get(&Year::new(year)).copied()
    }

    #[track_caller]
    fn shows(&mut self, kept: &str, name: &str, year: i16, value: f64) -> &mut Self {
        assert_eq!(self.pin(kept, name, year), Some(Pin::Observed(amount(value))), "{kept} {name} {year}");
        self
    }

    #[track_caller]
    fn knows(&mut self, figures: &[(&str, i16, f64)]) -> &mut Self {
        let facts = self.0.workspace().facts();
        let found: Vec<_> = facts
            .series()
            .iter()
            .flat_map(|(id, years)| years.iter().map(|(year, fact)| (id.as_str(), year.get(), fact.value.get())))
            .collect();
        assert_eq!(found, figures);
        self
    }

    fn footing(&self, kept: &str) -> Footing {
        self.0.workspace().get(&key(kept)).unwrap().footing()
    }
}

#[test]
fn what_is_observed_in_one_scenario_is_observed_in_all_and_is_one_step() {
    let mut desk = desk();
    desk.does(Change::Duplicate(key("b"))).edits(observation("t1-03", 2021, 94.0));
    desk.shows("0", "t1-03", 2021, 94.0).shows("b", "t1-03", 2021, 94.0).knows(&[("t1-03", 2021, 94.0)]);
    desk.does(Change::Add(key("c"), Scenario::holding(plan()))).shows("c", "t1-03", 2021, 94.0);
    desk.edits(observation("t1-03", 2021, 94.1)).shows("0", "t1-03", 2021, 94.1);
    desk.0.undo();
    desk.shows("0", "t1-03", 2021, 94.0);
    desk.edits(Edit::Pin(id("t1-03"), Year::new(2021), None)).knows(&[]);
    assert_eq!(desk.pin("0", "t1-03", 2021), None);
}

#[test]
fn an_observation_keeps_where_it_stands_until_another_takes_its_place() {
    let mut desk = desk();
    let source = |desk: &Desk| desk.0.workspace().facts().at(&id("t1-03"), Year::new(2021)).unwrap().source.to_string();
    desk.does(Change::Sourced(observation("t1-03", 2021, 94.0), "2021年统计公报".into()));
    assert_eq!(source(&desk), "2021年统计公报");
    desk.edits(observation("t1-03", 2021, 94.0));
    assert_eq!(source(&desk), "2021年统计公报");
    desk.does(Change::Sourced(observation("t1-03", 2021, 94.0), "统计年鉴".into()));
    assert_eq!(source(&desk), "统计年鉴");
    desk.edits(observation("t1-03", 2021, 94.1));
    assert_eq!(source(&desk), "");
}

#[test]
fn what_is_decided_lies_beneath_what_was_observed_and_comes_back() {
    let mut desk = desk();
    desk.edits(Edit::Pin(id("t1-03"), Year::new(2022), Some(Pin::Assumed(amount(94.5)))));
    desk.edits(observation("t1-03", 2022, 94.2)).shows("0", "t1-03", 2022, 94.2);
    desk.edits(Edit::Pin(id("t1-03"), Year::new(2022), None));
    assert_eq!(desk.pin("0", "t1-03", 2022), Some(Pin::Assumed(amount(94.5))));
}

#[test]
fn the_plans_defaults_leave_facts_alone() {
    let mut desk = desk();
    desk.edits(observation("t1-03", 2021, 94.0)).edits(Edit::Growth(id("t1-03"), Some(linear(0.3))));
    desk.edits(Edit::Reset(id("t1-03"))).shows("0", "t1-03", 2021, 94.0);
    desk.edits(Edit::ResetAll).shows("0", "t1-03", 2021, 94.0).does(Change::BackToLoaded).shows("0", "t1-03", 2021, 94.0);
    assert_eq!(**desk.0.workspace().open().decided(), Scenario::holding(plan()));
}

#[test]
fn a_preset_requires_what_is_left_after_the_observations() {
    let mut desk = desk();
    desk.edits(observation("t1-03", 2021, 94.0)).edits(Edit::Preset(Preset::JustMet));
    // (95 − 94) ÷ 4.
    assert_eq!(desk.0.present().assumption(&id("t1-03")).growth, Some(linear(0.25)));
}

#[test]
fn an_observation_that_its_indicator_does_not_allow_changes_nothing() {
    let mut desk = desk();
    let both = Edit::All(vec![observation("t1-16", 2021, 2.7), observation("t1-04", 2021, 120.0)]);
    let refused = desk.0.edit(plan(), both, Gesture::Once).unwrap_err().to_string();
    assert!(refused.contains("值为 120"), "{refused}");
    let early = desk.0.edit(plan(), observation("t1-16", 2020, 2.7), Gesture::Once).unwrap_err().to_string();
    assert!(early.contains("应在 2021 至 2025 之间"), "{early}");
    desk.knows(&[]);
}

#[test]
fn a_locked_indicator_is_not_observed_by_hand() {
    let mut desk = desk();
    desk.does(Change::Lock(vec![id("t1-03")], true));
    assert!(desk.0.edit(plan(), observation("t1-03", 2021, 94.0), Gesture::Once).is_err());
    desk.edits(Edit::ResetAll).knows(&[]);
}

#[test]
fn a_scenario_that_was_sent_rests_on_the_facts_where_they_say_the_same() {
    let mut desk = desk();
    desk.edits(observation("t1-03", 2021, 94.0)).edits(observation("t1-16", 2021, 2.7));
    desk.does(Change::Add(key("b"), observing("乙", &[("t1-03", 2021, 94.0)])));
    assert_eq!(desk.footing("b"), Footing::Plan);
    desk.shows("b", "t1-16", 2021, 2.7);
}

#[test]
fn a_scenario_that_says_otherwise_opens_on_its_own_facts_until_the_person_chooses() {
    let mut desk = desk();
    desk.edits(observation("t1-03", 2021, 94.0));
    desk.does(Change::Add(key("b"), observing("乙", &[("t1-03", 2021, 94.4), ("t1-16", 2021, 2.7)])));
    assert_eq!(desk.footing("b"), Footing::Own);
    desk.shows("b", "t1-03", 2021, 94.4).shows("0", "t1-03", 2021, 94.0);
    // What is entered there is its own as well.
    desk.edits(observation("t1-03", 2022, 94.6)).knows(&[("t1-03", 2021, 94.0)]);
    desk.does(Change::Adopt(key("b")));
    desk.knows(&[("t1-03", 2021, 94.4), ("t1-03", 2022, 94.6), ("t1-16", 2021, 2.7)]).shows("0", "t1-16", 2021, 2.7);
    desk.0.undo();
    desk.does(Change::RestOnPlan(key("b"))).shows("b", "t1-03", 2021, 94.0).knows(&[("t1-03", 2021, 94.0)]);
    assert_eq!((desk.pin("b", "t1-16", 2021), desk.footing("b")), (None, Footing::Plan));
}

#[test]
fn what_was_adopted_from_one_scenario_holds_for_all_that_came_with_the_same() {
    let mut desk = desk();
    for name in ["b", "c"] {
        desk.does(Change::Add(key(name), observing(name, &[("t1-03", 2021, 94.4)])));
    }
    desk.does(Change::Add(key("d"), observing("d", &[("t1-03", 2021, 94.0)])));
    desk.does(Change::Adopt(key("c")));
    assert_eq!(["0", "b", "c", "d"].map(|name| desk.footing(name)), [Footing::Plan, Footing::Plan, Footing::Plan, Footing::Own]);
    desk.shows("d", "t1-03", 2021, 94.0).shows("b", "t1-03", 2021, 94.4);
}

#[test]
fn what_earlier_versions_kept_becomes_facts_where_it_agrees() {
    let mut desk =
        recalled(vec![of_old("a", &[("t1-03", 2021, 94.0)]), of_old("b", &[("t1-03", 2021, 94.0), ("t1-16", 2022, 2.7)])]);
    desk.knows(&[("t1-03", 2021, 94.0), ("t1-16", 2022, 2.7)]).shows("a", "t1-16", 2022, 2.7);
    assert_eq!([desk.footing("a"), desk.footing("b")], [Footing::Plan; 2]);
    assert!(desk.0.workspace().disputes().is_empty());
    assert!(!desk.0.workspace().open().is_changed());
}

#[test]
fn where_earlier_scenarios_differ_each_keeps_its_own_until_the_person_chooses_once() {
    let told = [("t1-03", 2021, 94.0), ("t1-16", 2021, 2.6)];
    let mut desk = recalled(vec![of_old("a", &told), of_old("b", &[("t1-03", 2021, 94.4), ("t1-17", 2021, 2.9)])]);
    desk.knows(&[]).shows("a", "t1-03", 2021, 94.0).shows("b", "t1-03", 2021, 94.4);
    let disputes = desk.0.workspace().disputes();
    assert_eq!(disputes.len(), 1);
    let claims: Vec<_> = disputes[0].claims.iter().map(|claim| (claim.value.get(), claim.scenarios.join(""))).collect();
    assert_eq!(claims, [(94.0, "a".to_owned()), (94.4, "b".to_owned())]);
    desk.does(Change::Settle(vec![(id("t1-03"), Year::new(2021), amount(94.4))]));
    desk.knows(&[("t1-03", 2021, 94.4), ("t1-16", 2021, 2.6), ("t1-17", 2021, 2.9)]).shows("a", "t1-03", 2021, 94.4);
    assert!(desk.0.workspace().disputes().is_empty());
    desk.0.undo();
    assert_eq!(desk.0.workspace().disputes(), disputes);
}

#[test]
fn seen_from_an_earlier_year_later_observations_are_not_used() {
    let mut desk = desk();
    desk.edits(observation("t1-03", 2021, 94.0)).edits(observation("t1-03", 2022, 94.4));
    desk.edits(Edit::AsOf(Some(Year::new(2021)))).shows("0", "t1-03", 2021, 94.0);
    assert_eq!(desk.pin("0", "t1-03", 2022), None);
    // Entered now, it is known to the plan all the same.
    desk.edits(observation("t1-03", 2023, 94.6));
    desk.knows(&[("t1-03", 2021, 94.0), ("t1-03", 2022, 94.4), ("t1-03", 2023, 94.6)]);
    assert_eq!(desk.pin("0", "t1-03", 2023), None);
    desk.edits(Edit::AsOf(None)).shows("0", "t1-03", 2023, 94.6);
    assert!(desk.0.edit(plan(), Edit::AsOf(Some(Year::new(2019))), Gesture::Once).is_err());
}

/// The facts with one figure in them.
fn knowing(name: &str, year: i16, value: f64) -> Facts {
    let mut facts = Facts::default();
    let fact = Known { value: amount(value), source: "统计年鉴".into() };
    facts.record(plan(), Record::Figure(id(name), Year::new(year), Some(fact))).unwrap();
    facts
}

#[test]
fn a_base_year_that_the_plan_leaves_open_is_filled_from_the_facts_and_a_start_of_the_scenarios_own_goes_before() {
    let facts = knowing("t1-01", 2020, 0.4);
    let missing = plan().indicators.iter().find(|it| {
        it.statement
            .measured()
            .is_some_and(|s| s.start == tuiyan::plan::Start::Missing && s.measure == tuiyan::plan::Measure::LEVEL)
    });
    let name = missing.unwrap().id.as_str();
    let filled = over(plan(), &knowing(name, 2020, 0.4), &Scenario::holding(plan()));
    assert_eq!(filled.assumption(&id(name)).start, Some(amount(0.4)));
    let mut own = Scenario::holding(plan());
    apply(&mut own, plan(), Edit::Start(id(name), Some(amount(0.5)))).unwrap();
    assert_eq!(over(plan(), &knowing(name, 2020, 0.4), &own).assumption(&id(name)).start, Some(amount(0.5)));
    // The plan's own figure stands.
    let stated = over(plan(), &knowing("t1-03", 2020, 90.0), &Scenario::holding(plan()));
    assert_eq!(stated, Scenario::holding(plan()));
    assert_eq!(facts.count(), 1);
}

#[test]
fn a_rate_of_the_base_year_is_no_level_to_set_out_from() {
    let laid = over(plan(), &knowing("t1-11", 2020, 0.05), &Scenario::holding(plan()));
    assert_eq!(laid, Scenario::holding(plan()));
}

#[test]
fn facts_that_cannot_be_are_refused_with_what_is_allowed() {
    let refused = |name: &str, year: i16, value: f64| {
        let fact = Known { value: amount(value), source: "".into() };
        Facts::default().record(plan(), Record::Figure(id(name), Year::new(year), Some(fact))).unwrap_err().to_string()
    };
    assert!(refused("t1-04", 2016, 101.0).contains("值为 101"));
    assert!(refused("t1-03", 2026, 90.0).contains("应在 1900 至 2025 之间"));
    assert!(refused("t1-11", 2016, -1.0).contains("增速"));
    assert!(refused("c4-s2-09", 2016, 1.0).contains("定性指标"));
    assert!(refused("population", 2016, 0.0).contains("人口应大于 0"));
    assert!(refused("x-1", 2016, 1.0).contains("x-1"));
}

/// Some observations of measured levels, each within its bounds.
fn observations() -> impl Strategy<Value = Vec<(Id, Year, f64)>> {
    let measured: Vec<_> =
        plan().indicators.iter().filter(|it| it.statement.measured().is_some()).map(|it| it.id.clone()).collect();
    let one = (prop::sample::select(measured), 2021..=2025_i16, 0.0..0.9_f64);
    prop::collection::vec(one.prop_map(|(id, year, value)| (id, Year::new(year), value)), 0..12)
}

fn entered(observed: &[(Id, Year, f64)]) -> Edit {
    let pin = |(id, year, value): &(Id, Year, f64)| Edit::Pin(id.clone(), *year, Some(Pin::Observed(amount(*value))));
    Edit::All(observed.iter().map(pin).collect())
}

proptest! {
    /// Facts change no verdict: whether a scenario observes something itself or the plan knows it, all is judged alike.
    #[test]
    fn known_or_told_it_is_judged_alike(scenario in crate::draw::scenario(), observed in observations()) {
        let mut desk = Desk(History::new(Workspace::of(Scenario { as_of: None, ..scenario })));
        if desk.footing("0") == Footing::Own {
            desk.does(Change::Adopt(Key::opening()));
        }
        let mut told = desk.0.present().clone();
        if apply(&mut told, plan(), entered(&observed)).is_ok() {
            desk.edits(entered(&observed));
            let open = desk.0.workspace().open();
            prop_assert_eq!(&*open.scenario, &over(plan(), desk.0.workspace().facts(), open.decided()));
            for indicator in &plan().indicators {
                let [known, told] = [&*open.scenario, &told].map(|scenario| judge(&scenario.case(plan(), indicator)));
                prop_assert_eq!(known, told);
            }
        }
    }

    /// However a scenario travels, it comes to rest where it was.
    #[test]
    fn what_is_sent_with_its_facts_rests_on_the_same_facts(observed in observations(), step in -1.0..1.0_f64) {
        let mut desk = desk();
        desk.edits(Edit::Growth(id("t1-03"), Some(linear(step)))).edits(entered(&observed));
        let sent = desk.0.present().clone();
        let judged = |scenario: &Scenario| judge(&scenario.case(plan(), indicator("t1-03")));
        let mut there = self::desk();
        there.does(Change::Add(key("b"), sent.clone()));
        prop_assert_eq!(judged(there.0.present()), judged(&sent));
        there.does(Change::Adopt(key("b")));
        prop_assert_eq!(there.0.workspace().facts(), desk.0.workspace().facts());
        prop_assert_eq!(there.0.workspace().open().decided().assumptions.clone(), desk.0.workspace().open().decided().assumptions.clone());
    }
}
