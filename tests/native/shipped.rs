//! The facts that ship with the training plan: what they hold, how they come to a machine, and that they never stand before a person's
//! own.

use std::collections::BTreeMap;
use std::sync::Arc;

use tuiyan::exchange::{FACTS, Memory, NATIONAL, Places, TRAINING, read_facts, read_plan, shipped_facts, write_facts};
use tuiyan::language::Language;
use tuiyan::plan::{Bounds, Id, Start, Year};
use tuiyan::scenario::*;
use tuiyan::view::source_said;

use crate::any_plan::training;
use crate::cli::run;
use crate::memory::Machine;
use crate::support::{amount, id, plan};

fn shipped() -> Facts {
    shipped_facts(training()).unwrap()
}

fn of<'a>(facts: &'a Facts, name: &str) -> &'a BTreeMap<Year, Known> {
    &facts.series()[&id(name)]
}

#[test]
fn only_the_fictional_plan_has_any_and_every_figure_says_that_it_is_fictional_in_both_languages() {
    assert_eq!(shipped_facts(plan()), None);
    assert_eq!(shipped_facts(&read_plan(NATIONAL).unwrap()), None);
    let facts = shipped();
    let sources = facts.series().values().flat_map(|years| years.values().map(|known| &*known.source));
    assert!(sources.clone().count() > 250);
    for source in sources {
        assert!(source.contains("虚构") && !source.contains("fictional"), "{source}");
        let english = Language::English.speaking(|| source_said(source).to_owned());
        assert!(english.contains("fictional") && english.is_ascii(), "{english}");
    }
    assert_eq!(read_facts(&write_facts(training(), &facts), training()), Ok(facts));
    assert_eq!(FACTS.len(), 1);
}

#[test]
fn most_indicators_have_a_past_and_some_of_it_is_difficult() {
    let facts = shipped();
    let measured = training().indicators.iter().filter(|indicator| indicator.statement.measured().is_some());
    let has_past = |id: &Id| facts.series().contains_key(id);
    let (all, told) = (measured.clone().count(), measured.filter(|indicator| has_past(&indicator.id)).count());
    assert!(told * 4 >= all * 3, "{told} of {all}");
    let before = |name: &str| of(&facts, name).range(..Year::new(2024)).count();
    assert!(before("m-02") >= 12 && before("m-16") >= 12 && before("population") >= 12);
    // With the base year of the plan five; without one three.
    assert_eq!((before("m-01"), before("m-13")), (4, 3));
    assert!(facts.left_out()[&id("m-23")].contains(&Year::new(2020)));
    assert!(facts.breaks()[&id("m-04")].contains(&Year::new(2020)));
    let falls = |name: &str| of(&facts, name).values().is_sorted_by(|a, b| a.value.get() >= b.value.get());
    assert!(falls("m-12") && falls("m-27"));
    let near_limit = of(&facts, "m-32").values().map(|known| known.value.get()).next_back().unwrap();
    assert_eq!((near_limit, training().indicator(&id("m-32")).unwrap().bounds), (99.0, Bounds::SHARE));
    let measure = |name: &str| training().indicator(&id(name)).unwrap().statement.measured().unwrap().measure;
    assert!(measure("m-20").is_of_flows() && before("m-20") >= 8);
    assert!(measure("m-25").is_of_rates() && of(&facts, "m-25").values().all(|known| known.value.get().abs() < 0.2));
    let after = facts.series().values().filter(|years| years.contains_key(&Year::new(2026))).count();
    assert!(after >= 15, "{after}");
}

#[test]
fn the_base_year_is_the_plans_to_tell_and_what_belongs_together_adds_up() {
    let facts = shipped();
    for indicator in &training().indicators {
        let stated = indicator.statement.measured().map(|stated| &stated.start);
        if matches!(stated, Some(Start::Value(_))) && !indicator.statement.measured().unwrap().measure.is_of_rates() {
            assert_eq!(facts.at(&indicator.id, Year::new(2024)), None, "{}", indicator.id);
        }
    }
    let value = |name: &str, year: i16| of(&facts, name)[&Year::new(year)].value.get();
    for year in 2020..=2026 {
        assert_eq!(value("box-01", year), value("box-02", year) + value("box-03", year), "{year}");
    }
    // The brackets of the plan are the totals of the eight years before.
    let total = |name: &str| (2017..=2024).map(|year| value(name, year)).sum::<f64>();
    assert!((total("m-05") - 1.24).abs() < 1e-9 && (total("m-06") - 0.4).abs() < 1e-9);
}

/// A history over the training plan, as a window has it.
fn opened() -> History {
    History::new(Workspace::opening(training()))
}

fn known(history: &History) -> &Facts {
    history.workspace().facts()
}

#[test]
fn they_are_laid_beneath_every_step_and_are_none_themselves() {
    let mut history = opened();
    history.edit(training(), Edit::Annotate("先改了一处".to_owned()), Gesture::Once).unwrap();
    assert!(history.lay_in(training(), &Arc::new(shipped())));
    assert_eq!(known(&history), &shipped());
    history.undo();
    assert_eq!((known(&history), history.can_undo()), (&shipped(), false));
    let observed = |history: &History| history.present().assumption(&id("m-02")).observed().count();
    assert_eq!(observed(&history), 2);
}

#[test]
fn where_anything_is_known_it_stands_and_nothing_is_laid_in() {
    let mut history = opened();
    let own = Known { value: amount(96.0), source: "".into() };
    let record = Record::Figure(id("m-02"), Year::new(2025), Some(own));
    history.change(training(), Change::Record(vec![record]), Gesture::Once).unwrap();
    assert!(!history.lay_in(training(), &Arc::new(shipped())));
    // Taken back, it can still be done again.
    history.undo();
    assert!(!history.lay_in(training(), &Arc::new(shipped())));
    assert!(known(&history).is_empty());
}

#[test]
fn a_machine_takes_them_over_once_and_what_was_removed_stays_removed() {
    let machine = Machine::default();
    let places = Places { machine: Ok(machine.clone()), window: None };
    let recall = || Memory::recall(Arc::new(training().clone()), &places);
    let mut memory = recall().memory;
    assert!(!memory.has_facts());
    let mut history = opened();
    history.lay_in(training(), &Arc::new(shipped()));
    memory.keep(history.workspace(), &places);
    let again = recall();
    assert!(again.memory.has_facts() && again.workspace.unwrap().facts().count() == shipped().count());

    let gone = known(&history).without(&shipped());
    history.change(training(), Change::Record(gone), Gesture::Once).unwrap();
    memory.keep(history.workspace(), &places);
    let after = recall();
    assert!(after.memory.has_facts() && after.workspace.is_none_or(|all| all.facts().is_empty()));
}

#[test]
fn a_command_knows_only_what_it_is_given() {
    let said = run(&["trend", "--plan", "yunhe-2032"]).done();
    assert!(said.contains("没有历年数据") && said.contains("--history yunhe-2032"), "{said}");
    assert!(!run(&["trend"]).done().contains("附带"));
    let told = run(&["trend", "--plan", "yunhe-2032", "--facts", "yunhe-2032"]).done();
    assert!(told.contains("不计 2020") && told.contains("2020 年口径变化") && told.contains("人口（年均增长）"), "{told}");
    let json = run(&["trend", "--plan", "yunhe-2032", "--facts", "yunhe-2032", "--format", "json"]).done();
    let population = serde_json::from_str::<serde_json::Value>(&json).unwrap()[0]["population"].take();
    let first = &population["methods"][0];
    assert_eq!((&population["id"], &first["parameter"]), (&"population".into(), &"rate".into()), "{first}");
    assert!(first["low"].as_f64() < first["value"].as_f64() && first["value"].as_f64() < Some(0.0), "{first}");
    let judged = run(&["judge", "--plan", "yunhe-2032", "--format", "json"]).done();
    assert!(judged.contains("\"plan\": \"yunhe-2032\""), "{judged}");
    run(&["judge", "--facts", "yunhe-2032"]).refused(&["yunhe-2032: 没有这个文件"]);
    assert!(TRAINING.contains("yunhe-2032"));
}
