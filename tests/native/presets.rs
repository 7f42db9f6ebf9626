//! Presets over work that was done: what the scenario is called then, what is said, and the way back.

use tuiyan::exchange::{builtin_plan, read_scenario, write_scenario};
use tuiyan::plan::{Amount, Comparing, Id, Plan, Rate, Year};
use tuiyan::projection::{Growth, Pin, StatusReport};
use tuiyan::scenario::{Change, Edit, Gesture, History, Key, Preset, Scenario, Shape, Uncertainty, Workspace};
use tuiyan::view;

/// A planner at work on the built-in plan.
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

    #[track_caller]
    fn change(&mut self, change: Change) -> &mut Self {
        self.history.change(&self.plan, change, Gesture::Once).unwrap();
        self
    }

    #[track_caller]
    fn edit(&mut self, edit: Edit) -> &mut Self {
        self.change(Change::Edit(edit))
    }

    fn name(&self) -> &str {
        &self.history.present().name
    }

    fn names(&self) -> Vec<&str> {
        self.history.workspace().kept().iter().map(|kept| kept.scenario.name.as_str()).collect()
    }

    /// What the last step did, in words.
    #[track_caller]
    fn last(&self) -> String {
        view::step(&self.plan, &self.history.last().unwrap())
    }

    #[track_caller]
    fn says(&self, expected: &str) {
        assert_eq!(self.last(), expected);
    }
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn key(name: &str) -> Key {
    Key::new(name).unwrap()
}

fn grow(name: &str, step: f64) -> Edit {
    Edit::Growth(id(name), Some(Growth::Linear { step: Amount::of(step) }))
}

#[test]
fn an_edited_scenario_with_a_presets_name_says_that_it_was_changed_and_no_longer_once_it_is_not() {
    let mut desk = Desk::new();
    assert_eq!(desk.edit(grow("t1-03", 0.3)).name(), "维持现状（已改动）");
    assert_eq!(desk.edit(grow("t1-04", 0.3)).name(), "维持现状（已改动）");
    assert_eq!(desk.edit(Edit::Reset(id("t1-04"))).name(), "维持现状（已改动）");
    assert_eq!(desk.edit(Edit::Reset(id("t1-03"))).name(), "维持现状");
    desk.history.undo();
    assert_eq!(desk.name(), "维持现状（已改动）");
    assert_eq!(desk.edit(Edit::ResetAll).name(), "维持现状");
}

#[test]
fn a_presets_name_follows_the_preset_and_what_is_done_after_it() {
    let mut desk = Desk::new();
    desk.edit(grow("t1-03", 0.3)).edit(Edit::Preset(Preset::JustMet));
    assert_eq!(desk.name(), "恰好达标");
    assert_eq!(desk.edit(grow("t1-03", 0.4)).name(), "恰好达标（已改动）");
    assert_eq!(desk.edit(Edit::Preset(Preset::Halfway)).name(), "半程");
    desk.edit(Edit::Pin(id("t1-03"), Year::new(2023), Some(Pin::Assumed(Amount::of(94.0)))));
    assert_eq!(desk.name(), "半程（已改动）");
    assert_eq!(desk.edit(Edit::ResetAll).name(), "维持现状");
}

#[test]
fn what_bears_on_no_outcome_and_what_was_observed_leaves_the_name_alone() {
    let mut desk = Desk::new();
    desk.edit(Edit::Preset(Preset::Halfway));
    desk.edit(Edit::Annotate("给局长看".into())).edit(Edit::Seed(7)).edit(Edit::Reason(id("t1-03"), "按方案".into()));
    desk.edit(Edit::Know(id("t1-03"), Year::new(2021), Amount::of(93.9)));
    desk.change(Change::Compare(Comparing::Rounded));
    assert_eq!(desk.name(), "半程");
    desk.edit(grow("t1-03", 0.3));
    let open = desk.history.workspace().open();
    assert_eq!(
        (open.scenario.name.as_str(), open.decided().name.as_str()),
        ("半程（已改动）", "半程（已改动）"),
        "over facts too"
    );
}

#[test]
fn a_name_that_a_person_gave_stays_whatever_is_done() {
    let mut desk = Desk::new();
    desk.edit(Edit::Rename("稳妥情景（人社口径）".into()));
    desk.edit(grow("t1-03", 0.3)).edit(Edit::Preset(Preset::Halfway)).edit(grow("t1-03", 0.1));
    assert_eq!(desk.name(), "稳妥情景（人社口径）");
    // Even one that sounds like a preset's stays as it was typed, until something else is done.
    assert_eq!(desk.edit(Edit::Rename("半程".into())).name(), "半程");
}

#[test]
fn files_carry_the_name_with_its_remark_and_a_name_that_says_too_little_is_set_right() {
    let mut desk = Desk::new();
    desk.edit(grow("t1-03", 0.3));
    let text = write_scenario(desk.history.present());
    assert_eq!(read_scenario(&text, &desk.plan).unwrap().name, "维持现状（已改动）");
    let early = read_scenario(&text.replace("（已改动）", ""), &desk.plan).unwrap();
    desk.edit(Edit::ResetAll).change(Change::Add(key("b"), early.clone()));
    assert_eq!(desk.names(), ["维持现状", "维持现状（已改动）"]);
    assert!(desk.history.workspace().same_as(&early).is_some(), "the same link is known again");
}

#[test]
fn a_preset_says_how_many_it_changed() {
    let mut desk = Desk::new();
    desk.edit(Edit::Preset(Preset::Halfway));
    let changed = desk.history.present().assumptions.len();
    desk.says(&format!("半程：改动 {changed} 项"));
    desk.edit(Edit::Preset(Preset::Hold)).says(&format!("维持现状：改动 {changed} 项"));
}

#[test]
fn a_preset_can_stand_in_a_scenario_of_its_own_and_the_whole_is_one_step() {
    let mut desk = Desk::new();
    desk.edit(Edit::Rename("稳妥情景".into())).edit(Edit::Annotate("人社口径".into())).edit(grow("t1-03", 0.3));
    desk.change(Change::Lock(vec![id("t1-04")], true));
    let worked = desk.history.workspace().clone();
    desk.edit(Edit::Preset(Preset::Halfway));
    let halfway = desk.history.present().assumptions.clone();
    desk.history.set_aside(&desk.plan, key("aside")).unwrap();
    assert_eq!(desk.names(), ["稳妥情景", "半程"]);
    let open = desk.history.workspace().open();
    assert_eq!((&open.scenario.assumptions, open.scenario.note.as_str(), open.is_changed()), (&halfway, "", false));
    assert!(open.locked.contains(&id("t1-04")));
    assert_eq!(desk.history.workspace().kept()[0], worked.kept()[0], "the other is as it was");
    desk.says("新建情景“半程”");
    desk.history.undo();
    assert_eq!(*desk.history.workspace(), worked);
    desk.history.redo();
    assert_eq!(desk.names(), ["稳妥情景", "半程"]);
    // A second one finds its name taken; where the last step is no preset there is nothing to set aside.
    desk.history.open(&Key::opening());
    desk.edit(Edit::Preset(Preset::Halfway));
    desk.history.set_aside(&desk.plan, key("second")).unwrap();
    assert_eq!(desk.name(), "半程 2");
    desk.history.set_aside(&desk.plan, key("third")).unwrap();
    assert_eq!(desk.names().len(), 3);
}

#[test]
fn moves_are_counted_so_that_a_later_step_is_told_from_an_earlier() {
    let mut desk = Desk::new();
    let before = desk.history.moves();
    desk.edit(Edit::Seed(1));
    assert_eq!(desk.history.moves(), before, "what changes nothing is no move");
    desk.edit(Edit::Seed(2));
    let told = desk.history.moves();
    desk.history.undo();
    desk.history.redo();
    assert_ne!(desk.history.moves(), told);
}

#[test]
fn every_kind_of_edit_is_told_in_a_few_words() {
    let mut desk = Desk::new();
    desk.edit(grow("t1-16", 0.05));
    assert!(desk.last().contains("2025年 → "), "{}", desk.last());
    desk.edit(Edit::Growth(id("t1-03"), Some(Growth::Linear { step: Amount::of(0.26) }))).says("学前教育毛入园率 2025年 → 95.0");
    desk.edit(Edit::Growth(id("t1-03"), None)).says("学前教育毛入园率 复位");
    let pin = |value: Option<Pin>| Edit::Pin(id("t1-03"), Year::new(2023), value);
    desk.edit(pin(Some(Pin::Assumed(Amount::of(94.4))))).says("学前教育毛入园率：2023 年设定 94.4 ％");
    desk.edit(Edit::Reason(id("t1-03"), "按方案".into())).says("学前教育毛入园率：依据：按方案");
    desk.edit(pin(None)).says("学前教育毛入园率：取消“2023 年设定 94.4 ％”");
    desk.edit(Edit::Start(id("t1-26"), Amount::new(90.0).ok()));
    assert!(desk.last().ends_with("：起点 90 ％"), "{}", desk.last());
    desk.edit(Edit::Status(id("t1-02"), Some(StatusReport::Reached(Year::new(2023)))));
    assert!(desk.last().ends_with("：2023 年达到"), "{}", desk.last());
    desk.edit(grow("t1-07", 1.0)).edit(Edit::Uncertainty(id("t1-07"), Uncertainty::new(0.5, 0.5, Shape::Uniform).ok()));
    assert!(desk.last().contains("：不确定性："), "{}", desk.last());
    desk.edit(Edit::All(vec![grow("t1-03", 0.1), grow("t1-04", 0.1)])).says("改动 2 项指标");
    desk.edit(Edit::PopulationGrowth(Rate::new(-0.002).ok())).says("人口年均增长 −0.2％");
    desk.edit(Edit::PopulationGrowth(None)).says("取消“人口年均增长 −0.2％”");
    desk.edit(Edit::Seed(9)).says("随机种子 9");
    desk.edit(Edit::AsOf(Some(Year::new(2022)))).says("看作 2022年");
    desk.edit(Edit::AsOf(None)).says("看作 现在");
    desk.change(Change::Compare(Comparing::Rounded)).says("比较方式：修约值比较");
    desk.edit(Edit::Annotate("给局长看".into())).says("情景备注");
    desk.edit(Edit::Rename("稳妥".into())).says("情景改名为“稳妥”");
    desk.change(Change::Lock(vec![id("t1-03")], true)).says("锁定 学前教育毛入园率");
    desk.change(Change::Lock(vec![id("t1-03")], false)).says("解锁 学前教育毛入园率");
    desk.edit(Edit::ResetAll).says("回到规划默认");
    desk.change(Change::BackToLoaded).says("回到载入时");
}

#[test]
fn what_was_observed_and_scenarios_that_come_and_go_are_told_too() {
    let mut desk = Desk::new();
    let know = |year: i32, value: f64| Edit::Know(id("t1-03"), Year::new(year.try_into().unwrap()), Amount::of(value));
    desk.edit(know(2021, 94.0)).says("学前教育毛入园率 2021年 → 94");
    desk.edit(Edit::All(vec![know(2022, 94.2), know(2023, 94.3)])).says("历年数据 2 个");
    desk.edit(Edit::Pin(id("t1-03"), Year::new(2021), None)).says("清除 学前教育毛入园率 2021年的数");
    desk.change(Change::New(key("n"), "加大投入".into())).says("新建情景“加大投入”");
    desk.change(Change::Delete(key("n"))).says("删除情景“加大投入”");
    assert!(desk.history.next().is_none());
    desk.history.undo();
    assert_eq!(view::step(&desk.plan, &desk.history.next().unwrap()), "删除情景“加大投入”");
}
