//! Whole journeys of a planner, from the edit to the words on the screen, without a browser.

use tuiyan::exchange::{builtin_plan, read_scenario, write_scenario};
use tuiyan::plan::{Amount, Id, Indicator, Nature, Plan, Rate, Year};
use tuiyan::projection::{Family, Growth, Judgement, Pin, Setting, Standing, StatusReport, Summary, judge};
use tuiyan::scenario::{
    Aim, Change, ChangeRefusal, Edit, Gesture, History, Kept, Key, Preset, Scenario, Workspace, drawn, steered, switched,
};
use tuiyan::view::{self, Choice, Filter, IndicatorRow, IndicatorSheet, ListBasis, Listing};

/// A planner at work: the built-in plan and a history that begins with everything held.
struct Desk {
    plan: Plan,
    history: History,
}

impl Desk {
    fn new() -> Self {
        let plan = builtin_plan().unwrap();
        let history = History::new(Workspace::of(Scenario::holding(&plan)));
        Self { plan, history }
    }

    fn id(&self, name: &str) -> Id {
        let id = Id::new(name).unwrap();
        assert!(self.plan.indicator(&id).is_some(), "{name}");
        id
    }

    #[track_caller]
    fn edit(&mut self, edit: Edit) {
        self.history.edit(&self.plan, edit, Gesture::Once).unwrap();
    }

    fn drag(&mut self, name: &str, settings: &[f64], movement: u32) {
        for setting in settings {
            let growth = self.steer(name, Aim::Setting(Setting::new(*setting).unwrap()));
            let edit = Edit::Growth(self.id(name), Some(growth));
            self.history.edit(&self.plan, edit, Gesture::Drag(movement)).unwrap();
        }
    }

    #[track_caller]
    fn steer(&self, name: &str, aim: Aim) -> Growth {
        steered(&self.plan, self.history.present(), &self.id(name), aim).unwrap()
    }

    #[track_caller]
    fn aim(&mut self, name: &str, aim: Aim) {
        let growth = self.steer(name, aim);
        self.edit(Edit::Growth(self.id(name), Some(growth)));
    }

    fn judgement(&self, name: &str) -> Judgement {
        let indicator = self.plan.indicator(&self.id(name)).unwrap();
        judge(&self.history.present().case(&self.plan, indicator))
    }

    fn row(&self, name: &str) -> IndicatorRow {
        let indicator = self.plan.indicator(&self.id(name)).unwrap();
        view::row(indicator, self.history.present().assumption(&indicator.id), &self.judgement(name))
    }

    fn sheet(&self, name: &str) -> IndicatorSheet {
        let indicator = self.plan.indicator(&self.id(name)).unwrap();
        view::sheet(&self.plan, self.history.present(), indicator, &self.judgement(name))
    }

    fn readings(&self, name: &str) -> Vec<String> {
        self.sheet(name).lever.unwrap().readings.map(|reading| reading.text).to_vec()
    }

    fn scoreboard(&self) -> String {
        let standings = self.plan.indicators.iter().map(|i| self.judgement(i.id.as_str()).verdict.standing());
        view::board(Summary::of(&self.plan, standings)).sentence
    }

    fn listed(&self, filter: &Filter) -> usize {
        let judged: Vec<_> = self.plan.indicators.iter().map(|indicator| self.judgement(indicator.id.as_str())).collect();
        let assumed = |indicator: &Indicator| self.history.present().assumption(&indicator.id).clone();
        let pairs = self.plan.indicators.iter().zip(&judged);
        let facets: Vec<_> = pairs.map(|(indicator, judged)| view::facets(indicator, &assumed(indicator), judged)).collect();
        let basis = ListBasis { filter: filter.clone(), scenario: Key::opening(), round: 0 };
        Listing::next(None, basis, &self.plan, &facets, |at| view::gap_to_target(&judged[at])).places().len()
    }
}

#[test]
fn the_first_minute_shows_a_judged_plan() {
    let desk = Desk::new();
    assert_eq!(desk.scoreboard(), "约束性 达标 2 · 未达标 6 · 无法判断 5；预期性 达标 8 · 未达标 12 · 无法判断 5");
    let sheet = desk.sheet("t1-03");
    assert_eq!(sheet.finding, "预计 2025 年 93.7 ％，比目标低 1.3 个百分点，未达标");
    assert_eq!(sheet.required, "每年至少增加 0.26 个百分点");
    assert_eq!(sheet.explanation, "93.7（维持不变） = 93.7，要求 ≥95 → 未达标，差 1.3，占规划增减量的 100％");
}

#[test]
fn a_movement_of_the_lever_is_one_step_to_undo() {
    let mut desk = Desk::new();
    desk.drag("t1-03", &[0.1, 0.2, 0.26], 1);
    assert_eq!(desk.scoreboard(), "约束性 达标 2 · 未达标 6 · 无法判断 5；预期性 达标 9 · 未达标 11 · 无法判断 5");
    desk.drag("t1-03", &[0.3], 2);
    desk.history.undo();
    assert_eq!(desk.row("t1-03").outcome, "95.0");
    desk.history.undo();
    assert_eq!(desk.row("t1-03").outcome, "93.7");
    assert!(!desk.history.can_undo());
    desk.history.redo();
    assert_eq!(desk.sheet("t1-03").explanation, "93.7 + 5 × 0.26 = 95.0 ≥95 → 达标，余量 0.0（2025 年起）");
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_step() {
    let mut desk = Desk::new();
    desk.edit(Edit::Reset(desk.id("t1-03")));
    assert!(!desk.history.can_undo());
}

#[test]
fn the_four_readings_are_one_assumption() {
    let mut desk = Desk::new();
    let amount = |x| Amount::new(x).unwrap();
    desk.aim("t1-03", Aim::Outcome(amount(96.2)));
    assert_eq!(desk.readings("t1-03"), ["+0.50", "96.2", "+2.5", "+1.2"]);
    desk.aim("t1-03", Aim::Change(amount(1.3)));
    assert_eq!(desk.readings("t1-03"), ["+0.26", "95.0", "+1.3", "0.0"]);
    desk.aim("t1-03", Aim::Margin(amount(-0.3)));
    assert_eq!(desk.readings("t1-03"), ["+0.20", "94.7", "+1.0", "−0.3"]);
}

#[test]
fn every_family_can_be_steered_to_the_same_outcome() {
    let mut desk = Desk::new();
    desk.aim("t1-25", Aim::Outcome(Amount::of(60.0)));
    for family in Family::ALL.into_iter().filter(|family| !matches!(family, Family::Hold | Family::Even)) {
        let id = desk.id("t1-25");
        let growth = switched(&desk.plan, desk.history.present(), &id, family).unwrap();
        desk.edit(Edit::Growth(id, growth));
        assert_eq!(desk.row("t1-25").outcome, "60.0", "{family:?}");
    }
}

#[test]
fn what_is_just_met_meets_everything_that_can_be_judged() {
    let mut desk = Desk::new();
    desk.edit(Edit::Preset(Preset::JustMet));
    assert_eq!(desk.scoreboard(), "约束性 达标 8 · 未达标 0 · 无法判断 5；预期性 达标 22 · 未达标 0 · 无法判断 3");
    assert_eq!(desk.history.present().name, "恰好达标");
    desk.edit(Edit::Preset(Preset::Halfway));
    assert_eq!(desk.readings("t1-03")[0], "+0.13");
    desk.edit(Edit::Preset(Preset::Hold));
    assert_eq!(desk.history.present().assumptions.len(), 0);
}

#[test]
fn a_preset_keeps_the_facts_that_a_person_entered() {
    let mut desk = Desk::new();
    desk.edit(Edit::Start(desk.id("t1-10"), Some(Amount::of(43.5))));
    desk.edit(Edit::Status(desk.id("t1-02"), Some(StatusReport::Reached(Year::new(2023)))));
    desk.edit(Edit::Pin(desk.id("t1-03"), Year::new(2021), Some(Pin::Observed(Amount::of(94.2)))));
    desk.edit(Edit::Preset(Preset::JustMet));
    // A strict target is not met by the required value itself, so the preset goes one printed step beyond.
    assert_eq!(desk.row("t1-10").tone, view::words::Tone::Met);
    // The start that was entered has a decimal, and so has all that stands beside it.
    assert_eq!(desk.row("t1-10").outcome, "46.0");
    assert_eq!(desk.sheet("t1-03").required, "每年至少增加 0.20 个百分点（2022—2025 年）");
    assert!(desk.scoreboard().starts_with("约束性 达标 9 "));
}

#[test]
fn observations_pin_the_path_and_show_pace() {
    let mut desk = Desk::new();
    desk.edit(Edit::Pin(desk.id("t1-16"), Year::new(2021), Some(Pin::Observed(Amount::of(2.66)))));
    let sheet = desk.sheet("t1-16");
    assert_eq!((sheet.years[1].origin, sheet.years[1].pace), ("观测", "滞后"));
    assert_eq!(sheet.years[1].completion, "10.5％");
    assert_eq!(sheet.required, "每年至少增加 0.085 万人（2022—2025 年）");
}

#[test]
fn figures_of_different_origin_are_told_apart() {
    let mut desk = Desk::new();
    let base = |desk: &Desk, name: &str| desk.sheet(name).years[0].origin;
    assert_eq!((base(&desk, "t1-03"), base(&desk, "t1-13"), base(&desk, "t1-10")), ("规划", "推算", ""));
    desk.edit(Edit::Start(desk.id("t1-10"), Some(Amount::of(43.5))));
    assert_eq!(base(&desk, "t1-10"), "填写");
}

#[test]
fn the_target_of_a_status_is_what_its_table_prints() {
    let desk = Desk::new();
    assert_eq!(desk.row("t1-02").target, "应保尽保");
    let in_the_text = |i: &&tuiyan::plan::Indicator| !desk.plan.is_scored(i) && i.statement.measured().is_none();
    let other = desk.plan.indicators.iter().find(in_the_text).unwrap();
    assert_eq!(desk.row(other.id.as_str()).target, "实现");
}

#[test]
fn a_point_drawn_on_a_total_pins_the_flow_of_that_year() {
    let mut desk = Desk::new();
    let id = desk.id("t1-07");
    // The running total of 2022 is 2.16 when held; drawn to 2.50 it asks for a flow of 1.42.
    let flow = drawn(&desk.plan, desk.history.present(), &id, Year::new(2022), Amount::of(2.5)).unwrap();
    assert_eq!(flow, Amount::of(1.42));
    desk.edit(Edit::Pin(id, Year::new(2022), Some(Pin::Assumed(flow))));
    assert_eq!(desk.sheet("t1-07").years[2].total.as_deref(), Some("2.50"));
}

/// What is assumed of an indicator's growth.
fn growth<'a>(desk: &'a Desk, name: &str) -> Option<&'a Growth> {
    desk.history.present().assumption(&desk.id(name)).growth.as_ref()
}

#[test]
fn a_total_that_is_shared_out_evenly_keeps_its_share_whatever_is_observed() {
    let mut desk = Desk::new();
    let id = desk.id("t1-13");
    let even = switched(&desk.plan, desk.history.present(), &id, Family::Even).unwrap();
    assert_eq!(even, Some(Growth::Even { flow: Amount::of(0.136) }), "it opens with what was held");
    desk.edit(Edit::Growth(id.clone(), even));
    desk.aim("t1-13", Aim::Outcome(Amount::of(1.5)));
    assert_eq!(growth(&desk, "t1-13"), Some(&Growth::Even { flow: Amount::of(0.3) }));
    assert_eq!((desk.row("t1-13").outcome.as_str(), desk.row("t1-13").tone), ("1.50", view::words::Tone::Met));
    desk.edit(Edit::Pin(id, Year::new(2021), Some(Pin::Observed(Amount::of(0.2)))));
    let sheet = desk.sheet("t1-13");
    let flows: Vec<_> = sheet.years.iter().skip(1).map(|line| line.value.as_str()).collect();
    assert_eq!(flows, ["0.200", "0.300", "0.300", "0.300", "0.300"], "as fine as the base year’s 0.136");
    assert_eq!(sheet.required, "2022—2025 年平均每年需完成 0.325 万人次");
    desk.edit(Edit::Preset(Preset::JustMet));
    assert_eq!(growth(&desk, "t1-13"), Some(&Growth::Even { flow: Amount::of(0.325) }));
    desk.edit(Edit::Preset(Preset::Halfway));
    assert_eq!(growth(&desk, "t1-13"), Some(&Growth::Even { flow: Amount::of(0.2305) }), "half the way from what is held");
}

#[test]
fn an_even_total_needs_no_baseline() {
    let mut desk = Desk::new();
    let id = desk.id("t1-30");
    let even = switched(&desk.plan, desk.history.present(), &id, Family::Even).unwrap();
    desk.edit(Edit::Growth(id, even));
    desk.aim("t1-30", Aim::Setting(Setting::new(12_225.0).unwrap()));
    assert_eq!((desk.row("t1-30").outcome.as_str(), desk.row("t1-30").tone), ("61125", view::words::Tone::Met));
    assert_eq!(desk.sheet("t1-30").lever.unwrap().readings[0].label, "每年完成");
    assert_eq!(desk.sheet("t1-30").families[0].name, "每年等量");
}

#[test]
fn what_the_list_the_sheet_and_the_year_table_show_is_one_figure() {
    let mut desk = Desk::new();
    desk.aim("t1-03", Aim::Setting(Setting::new(0.13).unwrap()));
    let sheet = desk.sheet("t1-03");
    assert_eq!(desk.row("t1-03").outcome, "94.35");
    assert_eq!(sheet.finding, "预计 2025 年 94.35 ％，比目标低 0.65 个百分点，未达标");
    assert!(sheet.explanation.starts_with("93.7 + 5 × 0.13 = 94.35，要求 ≥95 → 未达标，差 0.65"), "{}", sheet.explanation);
    assert_eq!(sheet.years.last().unwrap().value, "94.35");
    let readings = sheet.lever.unwrap().readings.map(|reading| reading.text);
    assert_eq!(readings, ["+0.13", "94.35", "+0.65", "−0.65"]);
}

#[test]
fn another_reading_drops_only_what_no_longer_fits() {
    let mut desk = Desk::new();
    let (id, reading) = (desk.id("t1-02"), Id::new("rate-100").unwrap());
    desk.edit(Edit::Status(id.clone(), Some(StatusReport::NotReached)));
    desk.edit(Edit::Reading(id.clone(), Some(reading.clone())));
    assert_eq!(desk.history.present().assumption(&id).status, None);
    desk.edit(Edit::Start(id.clone(), Some(Amount::of(98.0))));
    assert_eq!(desk.row("t1-02").target, "≥100");
    desk.edit(Edit::Reading(id.clone(), None));
    assert_eq!(desk.history.present().assumption(&id).start, None);
}

#[test]
fn a_refused_edit_changes_nothing_and_says_why() {
    let mut desk = Desk::new();
    let before = desk.history.clone();
    let refused = desk.history.edit(&desk.plan, Edit::Start(Id::new("t1-21").unwrap(), Some(Amount::of(120.0))), Gesture::Once);
    assert_eq!(refused.unwrap_err().to_string(), "值为 120，应在 0 到 100 之间");
    assert_eq!(desk.history, before);
}

#[test]
fn population_growth_moves_the_per_head_indicators_and_no_other() {
    let mut desk = Desk::new();
    desk.edit(Edit::PopulationGrowth(Some(Rate::of(0.02))));
    assert_eq!(desk.row("t1-19").outcome, "2.59");
    assert_eq!(desk.row("t1-03").outcome, "93.7");
    assert_eq!(desk.sheet("t1-19").driven.as_deref(), Some("按人口年均增长 2％ 换算（共同假设）"));
}

#[test]
fn filters_narrow_the_list() {
    let mut desk = Desk::new();
    desk.drag("t1-03", &[0.3], 1);
    let natures = [Nature::Binding, Nature::Expected].map(|nature| Choice::only(Some(nature)));
    let by_nature = natures.map(|natures| desk.listed(&Filter { natures, ..Filter::default() }));
    let standings = [Standing::Met, Standing::Missed, Standing::Unjudged].map(Choice::only);
    let by_verdict = standings.map(|standings| desk.listed(&Filter { standings, ..Filter::default() }));
    assert_eq!((desk.listed(&Filter::default()), by_nature, by_verdict), (38, [13, 25], [11, 17, 10]));
    assert_eq!(desk.listed(&Filter { is_changed: true, ..Filter::default() }), 1);
    assert_eq!(desk.listed(&Filter::default().of_score(Some(Nature::Binding), Standing::Missed)), 6);
    let all = Filter { group: Some(Filter::EVERYTHING.to_owned()), ..Filter::default() };
    assert_eq!(desk.listed(&all), desk.plan.indicators.len());
    assert_eq!(desk.listed(&Filter { query: "参保".to_owned(), ..Filter::default() }), 4);
    assert_eq!(desk.listed(&Filter { domain: Some("老有所养".to_owned()), ..Filter::default() }), 4);
}

#[test]
fn a_scenario_that_went_through_a_file_shows_the_same_page() {
    let mut desk = Desk::new();
    desk.edit(Edit::Preset(Preset::JustMet));
    let sheets = |desk: &Desk| desk.plan.indicators.iter().map(|i| desk.sheet(i.id.as_str())).collect::<Vec<_>>();
    let before = sheets(&desk);
    let text = write_scenario(desk.history.present());
    desk.history = History::new(Workspace::of(read_scenario(&text, &desk.plan).unwrap()));
    assert_eq!(sheets(&desk), before);
}

#[test]
fn every_sheet_speaks_under_every_family() {
    let mut desk = Desk::new();
    for at in 0..desk.plan.indicators.len() {
        let indicator = desk.plan.indicators[at].clone();
        let name = indicator.id.to_string();
        for family in Family::ALL {
            let Ok(growth) = switched(&desk.plan, desk.history.present(), &indicator.id, family) else { continue };
            desk.edit(Edit::Growth(indicator.id.clone(), growth));
            let sheet = desk.sheet(&name);
            assert!(!sheet.finding.is_empty() && !sheet.required.is_empty(), "{name} {family:?}");
            assert!(!sheet.explanation.contains("NaN") && !sheet.finding.contains("NaN"), "{name} {family:?}");
            let scenario = desk.history.present();
            let figure = view::figure(&desk.plan, scenario, &indicator, &desk.judgement(&name), None);
            let is_finite = figure.is_none_or(|figure| figure.axis.low.is_finite() && figure.axis.high > figure.axis.low);
            assert!(is_finite, "{name} {family:?}");
        }
    }
}

#[test]
fn what_is_solved_for_is_as_short_as_it_was_meant() {
    let mut desk = Desk::new();
    desk.aim("t1-03", Aim::Outcome(Amount::new(95.5).unwrap()));
    let id = desk.id("t1-03");
    let step = |desk: &Desk| desk.history.present().assumption(&id).growth.as_ref().and_then(Growth::setting).unwrap().get();
    assert_eq!(step(&desk), 0.36);
    desk.edit(Edit::Preset(Preset::JustMet));
    assert_eq!(step(&desk), 0.26);
    assert!(desk.scoreboard().starts_with("约束性 达标 8 · 未达标 0 · 无法判断 5；预期性 达标 22 "));
}

#[test]
fn deleting_a_scenario_is_a_step_and_the_last_one_stays() {
    let mut desk = Desk::new();
    let key = |name: &str| Key::new(name).unwrap();
    let change = |desk: &mut Desk, what: Change| desk.history.change(&desk.plan, what, Gesture::Once);
    change(&mut desk, Change::Duplicate(key("b"))).unwrap();
    desk.edit(Edit::Preset(Preset::JustMet));
    change(&mut desk, Change::Delete(key("b"))).unwrap();
    assert_eq!(desk.history.workspace().kept().len(), 1);
    assert_eq!(desk.row("t1-03").outcome, "93.7");
    assert_eq!(change(&mut desk, Change::Delete(Key::opening())), Err(ChangeRefusal::LastScenario));
    desk.history.undo();
    assert_eq!(desk.row("t1-03").outcome, "95.0");
    assert_eq!(desk.history.present().name, "维持现状 副本");
}

#[test]
fn back_to_the_plan_and_back_to_what_was_loaded_are_two_ways() {
    let mut desk = Desk::new();
    desk.edit(Edit::Preset(Preset::JustMet));
    let copy = Change::Duplicate(Key::new("b").unwrap());
    desk.history.change(&desk.plan, copy, Gesture::Once).unwrap();
    desk.aim("t1-03", Aim::Outcome(Amount::new(96.2).unwrap()));
    desk.history.change(&desk.plan, Change::BackToLoaded, Gesture::Once).unwrap();
    assert_eq!(desk.row("t1-03").outcome, "95.0");
    desk.edit(Edit::ResetAll);
    assert_eq!(desk.row("t1-03").outcome, "93.7");
    desk.history.undo();
    assert_eq!(desk.row("t1-03").outcome, "95.0");
}

#[test]
fn a_scenario_from_another_window_takes_its_place_and_leaves_what_is_open() {
    let mut desk = Desk::new();
    desk.history.change(&desk.plan, Change::Duplicate(Key::new("b").unwrap()), Gesture::Once).unwrap();
    let theirs = Scenario { name: "别处改过".to_owned(), ..Scenario::holding(&desk.plan) };
    let received = Change::Receive(Kept::new(Key::opening(), theirs));
    desk.history.change(&desk.plan, received, Gesture::Once).unwrap();
    let names: Vec<_> = desk.history.workspace().kept().iter().map(|kept| kept.scenario.name.as_str()).collect();
    assert_eq!(names, ["别处改过", "维持现状 副本"]);
    assert_eq!(desk.history.workspace().open().key.as_str(), "b");
}

#[test]
fn what_can_be_checked_by_hand_comes_out_as_it_was_worked_out() {
    let mut desk = Desk::new();
    desk.drag("t1-03", &[0.13], 1);
    let said = desk.sheet("t1-03").explanation;
    assert!(said.starts_with("93.7 + 5 × 0.13 = 94.35，要求 ≥95 → 未达标，差 0.65"), "{said}");
}

#[test]
fn a_locked_indicator_is_left_alone_until_it_is_unlocked() {
    let mut desk = Desk::new();
    let id = desk.id("t1-03");
    desk.aim("t1-03", Aim::Outcome(Amount::new(94.4).unwrap()));
    desk.history.change(&desk.plan, Change::Lock(vec![id.clone()], true), Gesture::Once).unwrap();
    let refused = desk.history.edit(&desk.plan, Edit::Reset(id.clone()), Gesture::Once).unwrap_err();
    assert_eq!(refused.to_string(), "“学前教育毛入园率”已锁定，没有改动；解锁后再改");
    desk.edit(Edit::Preset(Preset::JustMet));
    assert_eq!([desk.row("t1-03").outcome, desk.row("t1-04").outcome], ["94.4", "98.0"]);
    desk.edit(Edit::ResetAll);
    assert_eq!([desk.row("t1-03").outcome, desk.row("t1-04").outcome], ["94.4", "97.0"]);
    desk.history.change(&desk.plan, Change::Lock(vec![id], false), Gesture::Once).unwrap();
    desk.edit(Edit::ResetAll);
    assert_eq!(desk.row("t1-03").outcome, "93.7");
}
