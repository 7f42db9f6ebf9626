//! Files that came in: what each of them is, and where it goes.

use leptos::prelude::*;

use super::imports::Imports;
use super::plans;
use super::reading::{are_facts, decoded, workbook};
use super::spreadsheet;
use super::store::Store;
use super::transfer::Given;
use crate::exchange::{
    Fault, Faults, ImportLine, PlanSource, ScenarioSource, facts_line, import_line, is_office, is_plan_book, is_scenario_book,
    is_yearly_table, printed, read_facts,
};
use crate::plan::Plan;
use crate::scenario::{Change, Scenario, as_known};
use crate::view::Drawer;
use crate::word;

/// Finds out what each of the files is, and takes it.
pub(super) async fn sort(imports: Imports, store: Store, given: Vec<Given>) {
    let shelf = imports.shelf;
    let (mut elsewhere, mut found) = (Vec::new(), Vec::new());
    for given in given {
        match brought(&given).await {
            Ok(Brought::Plan(plan)) => found.push((given.name, plan)),
            Ok(Brought::Facts(text)) => {
                store.drawer.set(Some(Drawer::Files));
                imports.lines.update(|lines| lines.push(take_facts(store, &given.name, &text)));
            }
            Ok(Brought::Scenarios(source)) => match shelf.other_owner(&source, &store.plan().id) {
                Some(owner) => elsewhere.push((owner, given)),
                None => match source.scenarios(&store.plan(), stem(&given.name)) {
                    Err(faults) => perhaps_other_table(imports, store, given, faults).await,
                    read => tell(imports, store, &given.name, read),
                },
            },
            Err(faults) => perhaps_other_table(imports, store, given, faults).await,
        }
    }
    shelf.offer_files(elsewhere);
    imports.is_busy.set(false);
    // Last, because the page turns to a plan that comes in.
    for (file, plan) in found {
        plans::take(store, shelf, &file, *plan);
    }
}

/// What holds no scenario may be a table of yearly figures, which is for 观测, or a table of indicators as it is printed: that is shown
/// where such tables are pasted.
async fn perhaps_other_table(imports: Imports, store: Store, given: Given, faults: Faults) {
    match workbook(&given).await.ok().filter(|book| !is_scenario_book(book)) {
        Some(book) if is_yearly_table(&book, &store.plan()) => imports.observe(store, given),
        Some(book) if printed::read(&book, None, None).is_ok() => {
            imports.shelf.printed.set(Some((given.name, book)));
            store.drawer.set(Some(Drawer::Plans));
        }
        _ => tell(imports, store, &given.name, Err(faults)),
    }
}

/// Adds the scenarios of a file, and tells what became of them.
fn tell(imports: Imports, store: Store, file: &str, read: Result<Vec<Scenario>, Faults>) {
    store.drawer.set(Some(Drawer::Files));
    let added = read.map(|scenarios| scenarios.into_iter().map(|scenario| add(store, scenario)).collect::<Vec<_>>());
    imports.lines.update(|lines| lines.push(import_line(file, &added)));
}

/// What a file is.
enum Brought {
    Plan(Box<plans::PlanRead>),
    Scenarios(ScenarioSource),
    Facts(String),
}

/// Takes a file of facts into those of the plan, as one step.
pub(super) fn take_facts(store: Store, file: &str, text: &str) -> ImportLine {
    let read = read_facts(text, &store.plan()).and_then(|facts| {
        let count = facts.count();
        let taken = store.attempt(Change::Record(facts.records().collect()));
        taken.map(|()| count).map_err(|refusal| Fault::new("", refusal).into())
    });
    facts_line(file, read)
}

/// Understands a file as far as to know what it is.
async fn brought(given: &Given) -> Result<Brought, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    if is_office(&given.name, bytes) {
        let book = spreadsheet::read(bytes).await?.whole()?;
        let is_plan = is_plan_book(&book);
        return Ok(if is_plan {
            Brought::Plan(Box::new(PlanSource::from(book).into()))
        } else {
            Brought::Scenarios(book.into())
        });
    }
    let text = decoded(bytes)?;
    if are_facts(&text) {
        return Ok(Brought::Facts(text));
    }
    let plan = PlanSource::of_text(&text)?;
    Ok(if plan.is_plan() { Brought::Plan(Box::new(plan.into())) } else { Brought::Scenarios(ScenarioSource::of_text(&text)?) })
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Adds a scenario, and answers under which name: one that was free.
fn add(store: Store, scenario: Scenario) -> String {
    store.add(scenario);
    store.now(|_, open| open.name.clone())
}

/// The scenarios of a file.
pub(super) async fn scenarios(given: &Given, plan: &Plan) -> Result<Vec<Scenario>, Faults> {
    match brought(given).await? {
        Brought::Scenarios(source) => Ok(source.scenarios(plan, stem(&given.name))?.iter().map(as_known).collect()),
        Brought::Facts(_) => {
            Err(Fault::new("", word!("是历年数据文件，不是情景", "is a file of yearly data, not a scenario")).into())
        }
        Brought::Plan(_) => Err(Fault::new("", word!("是规划文件，不是情景", "is a plan, not a scenario")).into()),
    }
}
