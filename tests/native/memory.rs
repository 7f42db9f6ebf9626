//! What is kept on a machine, in a storage that stands in for the browser's.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use tuiyan::exchange::{Keeping, Memory, Places, Recalled, Storage, Trouble, write_scenario};
use tuiyan::plan::{Plan, Year};
use tuiyan::projection::Pin;
use tuiyan::scenario::*;

use crate::support::{amount, id, linear, plan};

/// A machine that several windows share.
#[derive(Clone, Default)]
pub(crate) struct Machine(Rc<RefCell<BTreeMap<String, String>>>);

impl Storage for Machine {
    fn names(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }

    fn text(&self, name: &str) -> Result<Option<String>, Trouble> {
        Ok(self.0.borrow().get(name).cloned())
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Trouble> {
        self.0.borrow_mut().insert(name.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.0.borrow_mut().remove(name);
    }
}

/// One window of the page.
struct Window {
    places: Places<Machine>,
    memory: Memory,
    history: History,
    notice: Option<String>,
}

const FACTS: &str = "tuiyan/2-facts/lizhou-14";

fn shared() -> Arc<Plan> {
    Arc::new(plan().clone())
}

impl Machine {
    fn window(&self) -> Window {
        let places = Places { machine: Ok(self.clone()), window: Some(Self::default()) };
        let Recalled { memory, workspace, notice, .. } = Memory::recall(shared(), &places);
        Window { places, memory, history: History::new(workspace.unwrap_or_else(|| Workspace::opening(plan()))), notice }
    }

    /// What an earlier version would have kept under a key.
    fn holds(&self, key: &str, observed: &[(&str, i16, f64)]) -> &Self {
        let mut scenario = Scenario { name: key.to_owned(), ..Scenario::holding(plan()) };
        for (name, year, value) in observed {
            apply(&mut scenario, plan(), observation(name, *year, *value)).unwrap();
        }
        let record = format!(r#"{{"format":"tuiyan.kept/1","scenario":{}}}"#, write_scenario(&scenario));
        self.put(&format!("tuiyan/2/lizhou-14/{key}"), &record).unwrap();
        self
    }

    fn record(&self, key: &str) -> String {
        self.text(&format!("tuiyan/2/lizhou-14/{key}")).unwrap().unwrap_or_default()
    }
}

impl Window {
    #[track_caller]
    fn does(&mut self, change: Change) -> Keeping {
        self.history.change(plan(), change, Gesture::Once).unwrap();
        self.keeps()
    }

    fn keeps(&mut self) -> Keeping {
        self.memory.keep(self.history.workspace(), &self.places)
    }

    #[track_caller]
    fn edits(&mut self, edit: Edit) -> Keeping {
        self.does(Change::Edit(edit))
    }

    /// Hears what another window wrote under a name.
    fn hears(&mut self, machine: &Machine, name: &str) {
        let change = self.memory.heard(name, machine.text(name).unwrap()).unwrap();
        self.history.change(plan(), change, Gesture::Once).unwrap();
    }

    fn known(&self) -> Vec<(String, i16, f64)> {
        let facts = self.history.workspace().facts();
        let years = facts.series().iter().flat_map(|(id, years)| years.iter().map(move |(year, fact)| (id, year, fact)));
        years.map(|(id, year, fact)| (id.to_string(), year.get(), fact.value.get())).collect()
    }
}

fn observation(name: &str, year: i16, value: f64) -> Edit {
    Edit::Pin(id(name), Year::new(year), Some(Pin::Observed(amount(value))))
}

#[test]
fn facts_are_kept_beside_the_scenarios_and_found_again() {
    let machine = Machine::default();
    let mut window = machine.window();
    window.edits(observation("t1-03", 2021, 94.0));
    assert_eq!(machine.names(), ["tuiyan/2-facts/lizhou-14", "tuiyan/2-open/lizhou-14"]);
    assert!(window.memory.unkept(window.history.workspace()).is_empty());
    window.edits(Edit::Growth(id("t1-03"), Some(linear(0.3))));
    assert!(!machine.record("0").contains("observed"));
    let mut again = machine.window();
    assert_eq!((again.known(), again.notice.clone()), (vec![("t1-03".to_owned(), 2021, 94.0)], None));
    assert_eq!(again.history.present(), window.history.present());
    again.edits(Edit::Pin(id("t1-03"), Year::new(2021), None));
    assert!(machine.window().known().is_empty());
}

#[test]
fn what_an_earlier_version_kept_is_taken_over_without_loss_and_said_once() {
    let machine = Machine::default();
    machine.holds("a", &[("t1-03", 2021, 94.0)]).holds("b", &[("t1-03", 2021, 94.0), ("t1-16", 2021, 2.7)]);
    let mut window = machine.window();
    assert_eq!(window.known(), [("t1-03".to_owned(), 2021, 94.0), ("t1-16".to_owned(), 2021, 2.7)]);
    assert!(window.notice.clone().unwrap().contains("观测值（2 个）"));
    // As long as nothing is written, the records are as they were, and the next window finds the same.
    assert!(machine.record("a").contains("observed"));
    assert_eq!(machine.window().known(), window.known());
    window.keeps();
    assert!(!machine.record("a").contains("observed") && machine.text(FACTS).unwrap().unwrap().contains("94.0"));
    let again = machine.window();
    assert_eq!((again.notice.clone(), again.known()), (None, window.known()));
    assert_eq!(again.history.workspace(), window.history.workspace());
}

#[test]
fn the_bare_scenario_of_the_first_version_is_taken_over_too() {
    let machine = Machine::default();
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), observation("t1-03", 2021, 94.0)).unwrap();
    machine.put("tuiyan/1/scenario/lizhou-14", &write_scenario(&scenario)).unwrap();
    let window = machine.window();
    assert_eq!(window.known(), [("t1-03".to_owned(), 2021, 94.0)]);
    assert_eq!(window.history.present(), &scenario);
    assert_eq!(machine.text("tuiyan/1/scenario/lizhou-14"), Ok(None));
}

#[test]
fn where_earlier_scenarios_differ_nothing_is_written_before_the_person_has_chosen() {
    let machine = Machine::default();
    machine.holds("a", &[("t1-03", 2021, 94.0)]).holds("b", &[("t1-03", 2021, 94.4), ("t1-16", 2021, 2.7)]);
    let mut window = machine.window();
    window.keeps();
    assert!(window.known().is_empty() && machine.record("a").contains("94.0") && machine.record("b").contains("94.4"));
    assert_eq!(machine.window().history.workspace().disputes().len(), 1);
    window.does(Change::Settle(vec![(id("t1-03"), Year::new(2021), amount(94.4))]));
    let again = machine.window();
    assert!(again.history.workspace().disputes().is_empty());
    assert_eq!(again.known(), [("t1-03".to_owned(), 2021, 94.4), ("t1-16".to_owned(), 2021, 2.7)]);
}

#[test]
fn a_scenario_on_its_own_facts_is_found_again_on_them() {
    let machine = Machine::default();
    let mut window = machine.window();
    window.edits(observation("t1-03", 2021, 94.0));
    let mut sent = Scenario { name: "乙".to_owned(), ..Scenario::holding(plan()) };
    apply(&mut sent, plan(), observation("t1-03", 2021, 94.4)).unwrap();
    let key = Key::new("b").unwrap();
    window.does(Change::Add(key.clone(), sent.clone()));
    let again = machine.window();
    let kept = again.history.workspace().get(&key).unwrap();
    assert_eq!((kept.footing(), &*kept.scenario), (Footing::Own, &sent));
    assert!(again.history.workspace().disputes().is_empty());
}

#[test]
fn two_windows_that_observe_at_once_both_count() {
    let machine = Machine::default();
    let (mut one, mut other) = (machine.window(), machine.window());
    one.edits(observation("t1-03", 2021, 94.0));
    let outcome = other.edits(observation("t1-16", 2021, 2.7));
    let both = [("t1-03".to_owned(), 2021, 94.0), ("t1-16".to_owned(), 2021, 2.7)];
    other.does(Change::ReceiveFacts(outcome.facts.unwrap()));
    assert_eq!(other.known(), both);
    one.hears(&machine, FACTS);
    assert_eq!(one.known(), both);
    machine.remove(FACTS);
    one.hears(&machine, FACTS);
    assert!(one.known().is_empty());
}

#[test]
fn facts_that_do_not_fit_the_plan_data_are_left_out_and_put_by() {
    let machine = Machine::default();
    let series = r#"[{"indicator":"x-1","values":{"2021":1}},{"indicator":"t1-03","values":{"2021":94}}]"#;
    let foreign = format!(r#"{{"format":"tuiyan.facts/1","plan":"lizhou-14","series":{series}}}"#);
    machine.put(FACTS, &foreign).unwrap();
    let mut window = machine.window();
    assert!(window.notice.clone().unwrap().contains("没有编号为“x-1”的指标"));
    assert_eq!(window.known(), [("t1-03".to_owned(), 2021, 94.0)]);
    assert_eq!(machine.text(&format!("tuiyan/damaged/{FACTS}")), Ok(Some(foreign.clone())));
    window.edits(observation("t1-16", 2021, 2.7));
    assert_eq!((machine.window().known().len(), machine.window().notice), (2, None));
    machine.put(FACTS, "{").unwrap();
    assert!(machine.window().notice.unwrap().contains("已另存备份"));
    assert_eq!(machine.text(FACTS), Ok(None));
}

#[test]
fn where_nothing_can_be_kept_all_that_was_observed_counts_as_unkept() {
    let places = Places::<Machine> { machine: Err(Trouble::Denied), window: None };
    let mut memory = Memory::recall(shared(), &places).memory;
    let mut history = History::new(Workspace::opening(plan()));
    assert!(memory.unkept(history.workspace()).is_empty());
    history.edit(plan(), observation("t1-03", 2021, 94.0), Gesture::Once).unwrap();
    assert_eq!(memory.keep(history.workspace(), &places).trouble, Some(Trouble::Denied));
    assert_eq!(memory.unkept(history.workspace()), [Key::opening()]);
}

#[test]
fn keeping_tells_whether_anything_had_to_be_written() {
    let machine = Machine::default();
    let mut window = machine.window();
    assert!(!window.keeps().is_written, "nothing was changed");
    assert!(window.edits(Edit::Growth(id("t1-03"), Some(linear(0.3)))).is_written);
    assert!(!window.keeps().is_written, "it is written already");
    assert!(window.edits(observation("t1-03", 2021, 94.0)).is_written, "facts count too");
    window.does(Change::Duplicate(Key::new("copy").unwrap()));
    assert!(window.does(Change::Delete(Key::new("copy").unwrap())).is_written, "and what goes");
    assert!(window.memory.is_empty() == machine.names().is_empty());
}
