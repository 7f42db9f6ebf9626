//! The list of 推演: filters that hold together, lines that stay while they are worked on, order, and what is done to many at once.

use std::collections::BTreeSet;

use tuiyan::plan::{Id, Nature, Plan};
use tuiyan::projection::{Judgement, Standing, Summary, judge};
use tuiyan::scenario::{Aim, Change, Edit, Gesture, History, Key, Preset, Scenario, Workspace, aimed, apply};
use tuiyan::view::{self, Act, Choice, Facets, Filter, Grouping, ListBasis, ListOrder, Listing, Selection};

use crate::support::{amount, id, plan};

const BINDING: Option<Nature> = Some(Nature::Binding);
const EXPECTED: Option<Nature> = Some(Nature::Expected);

/// A list over a plan, as it is worked on.
struct List {
    plan: Plan,
    history: History,
    filter: Filter,
    round: u32,
    listing: Option<Listing>,
}

impl List {
    fn new() -> Self {
        Self::over(plan().clone())
    }

    fn over(plan: Plan) -> Self {
        let history = History::new(Workspace::of(Scenario::holding(&plan)));
        let mut list = Self { plan, history, filter: Filter::default(), round: 0, listing: None };
        list.look();
        list
    }

    fn scenario(&self) -> &Scenario {
        self.history.present()
    }

    fn judgements(&self) -> Vec<Judgement> {
        self.plan.indicators.iter().map(|indicator| judge(&self.scenario().case(&self.plan, indicator))).collect()
    }

    fn facets(&self) -> Vec<Facets> {
        let pairs = self.plan.indicators.iter().zip(self.judgements());
        pairs.map(|(indicator, judged)| view::facets(indicator, self.scenario().assumption(&indicator.id), &judged)).collect()
    }

    /// Brings the list up to what holds now.
    fn look(&mut self) {
        let scenario = self.history.workspace().open().key.clone();
        let basis = ListBasis { filter: self.filter.clone(), scenario, round: self.round };
        let judged = self.judgements();
        let gap = |at: usize| view::gap_to_target(&judged[at]);
        self.listing = Some(Listing::next(self.listing.as_ref(), basis, &self.plan, &self.facets(), gap));
    }

    fn filter(&mut self, filter: Filter) -> &mut Self {
        self.filter = filter;
        self.look();
        self
    }

    fn change(&mut self, change: Change) -> &mut Self {
        self.history.change(&self.plan, change, Gesture::Once).unwrap();
        self.look();
        self
    }

    fn reaches(&mut self, name: &str, outcome: f64) -> &mut Self {
        let edit = aimed(&self.plan, self.scenario(), &id(name), Aim::Outcome(amount(outcome))).unwrap();
        self.change(Change::Edit(edit))
    }

    fn shown(&self) -> Vec<Id> {
        let places = self.listing.as_ref().unwrap().places();
        places.iter().map(|at| self.plan.indicators[*at].id.clone()).collect()
    }

    fn strays(&self) -> Vec<&str> {
        self.listing.as_ref().unwrap().strays().iter().map(|at| self.plan.indicators[*at].id.as_str()).collect()
    }

    fn headings(&self) -> Vec<(String, usize)> {
        let sections = view::sections(&self.plan, &self.filter, self.listing.as_ref().unwrap().places());
        sections.into_iter().map(|section| (section.title, section.ids.len())).collect()
    }

    fn counts(&self) -> view::FilterCounts {
        view::counts(&self.plan, &self.filter, &self.facets())
    }
}

fn missed() -> Filter {
    Filter { standings: Choice::only(Standing::Missed), ..Filter::default() }
}

#[test]
fn filters_hold_together_and_values_of_one_filter_add_up() {
    let mut list = List::new();
    assert_eq!(list.filter(Filter::default().of_score(BINDING, Standing::Missed)).shown().len(), 6);
    let mut both = missed();
    both.standings.toggle(Standing::Unjudged);
    assert_eq!(list.filter(both.clone()).shown().len(), 28);
    both.natures = Choice::only(BINDING);
    assert_eq!(list.filter(both.clone()).shown().len(), 11);
    both.is_changed = true;
    assert_eq!(list.filter(both).shown().len(), 0);
    let domain = Some("老有所养".to_owned());
    assert_eq!(list.filter(Filter { domain, ..Filter::default() }).shown().len(), 4);
}

#[test]
fn every_choice_counts_what_it_would_show_under_the_others() {
    let mut list = List::new();
    let counts = list.counts();
    assert_eq!(counts.natures, [(BINDING, 13), (EXPECTED, 25)]);
    assert_eq!(counts.standings, [(Standing::Met, 10), (Standing::Missed, 18), (Standing::Unjudged, 10)]);
    assert_eq!((counts.all, counts.fitting, counts.changed), (38, 38, 0));
    assert_eq!(counts.domains.iter().sum::<usize>(), 38);
    list.filter(Filter::default().of_score(BINDING, Standing::Missed));
    let counts = list.counts();
    assert_eq!(counts.natures, [(BINDING, 6), (EXPECTED, 12)]);
    assert_eq!(counts.standings, [(Standing::Met, 2), (Standing::Missed, 6), (Standing::Unjudged, 5)]);
    assert_eq!((counts.all, counts.fitting, counts.domains.iter().sum::<usize>()), (38, 6, 6));
    for (nature, count) in counts.natures {
        assert_eq!(list.filter(Filter::default().of_score(nature, Standing::Missed)).shown().len(), count);
    }
}

#[test]
fn departments_are_counted_wherever_they_lead_alone_or_with_others() {
    let mut plan = plan().clone();
    for (at, lead) in [(0, "区教育局"), (2, "区财政局、区教育局"), (3, "区民政局")] {
        plan.indicators[at].lead = lead.into();
    }
    let mut list = List::over(plan);
    let counts = list.counts();
    assert_eq!((counts.leads, counts.led_by_nobody), (vec![2, 1, 1], 35));
    let of = |lead: &str| Filter { lead: Some(lead.to_owned()), ..Filter::default() };
    assert_eq!(list.filter(of("区教育局")).shown().len(), 2);
    assert_eq!(list.filter(of(Filter::NOBODY)).shown().len(), 35);
    assert_eq!(list.filter(of("区卫健局")).shown().len(), 0);
    list.filter(Filter { grouped: Grouping::Lead, ..Filter::default() });
    let expected = [("区教育局", 2), ("区财政局", 1), ("区民政局", 1), ("未明确牵头单位", 35)];
    assert_eq!(list.headings(), expected.map(|(title, count)| (title.to_owned(), count)));
    list.filter(Filter { grouped: Grouping::Lead, ..of("区教育局") });
    assert_eq!(list.headings(), [("区教育局".to_owned(), 2)], "a chosen department stands alone");
}

#[test]
fn a_line_that_is_worked_on_stays_until_the_filter_is_touched() {
    let mut list = List::new();
    let before = list.filter(missed()).shown();
    list.reaches("t1-03", 95.0);
    assert_eq!((list.shown(), list.strays()), (before.clone(), vec!["t1-03"]));
    list.reaches("t1-03", 94.0);
    assert_eq!((list.shown(), list.strays()), (before.clone(), vec![]), "it fits again");
    list.reaches("t1-03", 95.0);
    list.filter(Filter { order: ListOrder::Binding, ..missed() });
    assert_eq!((list.shown().len(), list.strays()), (before.len() - 1, vec![]));
}

#[test]
fn a_line_that_comes_to_fit_joins_in_its_place_and_stays_too() {
    let mut list = List::new();
    let met = Filter { standings: Choice::only(Standing::Met), ..Filter::default() };
    let before = list.filter(met).shown();
    list.reaches("t1-03", 95.0);
    assert_eq!(list.shown().len(), before.len() + 1);
    let printed = |ids: &[Id]| ids.iter().map(|id| list.plan.indicators.iter().position(|it| it.id == *id)).collect::<Vec<_>>();
    assert!(printed(&list.shown()).is_sorted());
    list.reaches("t1-03", 94.0);
    assert_eq!(list.strays(), ["t1-03"]);
}

#[test]
fn lines_that_stay_go_when_they_are_put_away_or_another_scenario_is_opened() {
    let mut list = List::new();
    list.filter(missed());
    list.reaches("t1-03", 95.0);
    list.round += 1;
    list.look();
    assert_eq!((list.shown().len(), list.strays().len()), (17, 0));
    list.reaches("t1-16", 3.0);
    assert_eq!(list.strays(), ["t1-16"]);
    let key = Key::new("other").unwrap();
    list.change(Change::Add(key, Scenario::holding(plan())));
    assert_eq!((list.shown().len(), list.strays().len()), (18, 0));
}

#[test]
fn the_largest_gap_stands_first_and_keeps_its_place_while_it_closes() {
    let mut list = List::new();
    list.filter(Filter { order: ListOrder::Gap, ..Filter::default() });
    let standings: Vec<_> = {
        let facets = list.facets();
        list.listing.as_ref().unwrap().places().iter().map(|at| facets[*at].standing).collect()
    };
    let rank = |standing: &Standing| match standing {
        Standing::Missed => 0,
        Standing::Unjudged => 1,
        Standing::Met => 2,
        Standing::Watched => 3,
    };
    assert!(standings.is_sorted_by_key(rank));
    assert_eq!(list.headings(), [(String::new(), 38)], "domains are an order of their own");
    let before = list.shown();
    list.reaches("t1-03", 94.9);
    assert_eq!(list.shown(), before, "nothing changes places under the hand");
    list.filter(Filter { order: ListOrder::Gap, ..missed() });
    assert_eq!(list.shown().last(), Some(&id("t1-03")), "a tenth lacks of it, of the others more");
}

#[test]
fn binding_first_stands_under_headings_of_its_own() {
    let mut list = List::new();
    list.filter(Filter { order: ListOrder::Binding, ..Filter::default() });
    assert_eq!(list.headings(), [("约束性".to_owned(), 13), ("预期性".to_owned(), 25)]);
}

#[test]
fn a_name_is_found_in_any_case() {
    let mut list = List::new();
    let found = list.filter(Filter { query: " T1-0".to_owned(), ..Filter::default() }).shown();
    assert_eq!(found.len(), 9);
    assert_eq!(list.filter(Filter { query: "参保".to_owned(), ..Filter::default() }).shown().len(), 4);
}

fn reach(list: &List, selection: &Selection) -> view::Reach {
    let locked: BTreeSet<_> = list.history.workspace().open().locked.clone();
    view::reach(&list.plan, &list.filter, &list.shown(), selection, &locked)
}

#[test]
fn a_preset_of_what_is_filtered_is_one_step_and_says_what_it_did() {
    let mut list = List::new();
    list.filter(Filter::default().of_score(BINDING, Standing::Missed));
    let first = list.shown()[0].clone();
    list.change(Change::Lock(vec![first.clone()], true));
    let reached = reach(&list, &Selection::default());
    assert_eq!((reached.words.as_str(), reached.free.len(), reached.locked), ("约束性未达标 6 项", 5, 1));
    let act = Act::Preset(Preset::JustMet);
    assert_eq!(act.count(&reached), 5);
    let before = list.scenario().clone();
    list.change(act.change(&reached));
    let summary = |list: &List| Summary::of(&list.plan, list.judgements().iter().map(|judged| judged.verdict.standing()));
    assert_eq!((summary(&list).binding.met, summary(&list).expected.met), (7, 8), "the others are as they were");
    let said = view::acted(&list.plan, act, &reached, &before, list.scenario());
    assert_eq!(said, "约束性未达标 6 项：恰好达标，改动 5 项，1 项已锁定、没有改动。");
    assert_eq!(list.scenario().name, "维持现状（已改动）", "a scenario of which only some go by a rule does not take its name");
    assert!(list.scenario().assumption(&first).growth.is_none());
    assert_eq!(list.shown().len(), 6, "they stay while they are worked on");
    list.history.undo();
    assert_eq!(*list.scenario(), before);
}

#[test]
fn what_is_selected_is_acted_on_and_nothing_that_is_not_shown() {
    let mut list = List::new();
    let mut selection = Selection::default();
    selection.toggle(&id("t1-03"));
    selection.toggle(&id("t1-16"));
    assert_eq!(reach(&list, &selection).words, "所选 2 项");
    list.filter(Filter { query: "t1-03".to_owned(), ..Filter::default() });
    assert_eq!(reach(&list, &selection).ids, [id("t1-03")]);
    list.filter(Filter { query: "t1-04".to_owned(), ..Filter::default() });
    assert_eq!(reach(&list, &selection).words, "“t1-04” 1 项");
}

#[test]
fn many_are_locked_and_unlocked_and_go_back_to_the_plan_at_once() {
    let mut list = List::new();
    list.change(Change::Edit(Edit::Preset(Preset::Halfway)));
    list.filter(Filter { natures: Choice::only(BINDING), ..Filter::default() });
    let all = reach(&list, &Selection::default());
    assert_eq!((all.words.as_str(), all.ids.len()), ("约束性 13 项", 13));
    list.change(Act::Lock(true).change(&all));
    assert_eq!(list.history.workspace().open().locked.len(), 13);
    let locked = reach(&list, &Selection::default());
    assert_eq!((Act::Reset.count(&locked), Act::Lock(false).count(&locked), Act::Lock(true).count(&locked)), (0, 13, 0));
    list.change(Act::Lock(false).change(&locked));
    list.change(Act::Reset.change(&all));
    let is_decided = |nature| {
        let decided = |it: &&tuiyan::plan::Indicator| it.nature == nature && list.scenario().assumption(&it.id).is_decided();
        list.plan.indicators.iter().filter(decided).count()
    };
    assert_eq!((is_decided(BINDING), is_decided(EXPECTED) > 0), (0, true));
    list.history.undo();
    list.history.undo();
    assert_eq!(list.history.workspace().open().locked.len(), 13, "one step each");
}

#[test]
fn a_preset_of_an_indicator_that_the_plan_does_not_have_changes_nothing() {
    let mut scenario = Scenario::holding(plan());
    let before = scenario.clone();
    assert!(apply(&mut scenario, plan(), Edit::PresetOf(Preset::JustMet, vec![id("t1-03"), id("none")])).is_err());
    assert_eq!(scenario, before);
}
