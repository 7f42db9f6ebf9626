//! The table that came in, how it is read, and the plan that it makes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::exchange::printed::{PrintedPlan, read, read_table};
use crate::exchange::printed::{typed_years, untitled};
use crate::exchange::{Faults, Workbook};
use crate::plan::{Id, Year};

/// What is shown before it is taken.
#[derive(Clone, Copy)]
pub(super) struct Pasted {
    /// What came in.
    book: StoredValue<Option<Workbook>>,
    /// What its file is called, without its ending.
    file: StoredValue<Option<String>>,
    /// As it is read.
    pub(super) plan: RwSignal<Option<PrintedPlan>>,
    /// The ways in which a person had rows read.
    pub(super) chosen: RwSignal<BTreeMap<Id, String>>,
    /// What the plan is to be called.
    pub(super) name: RwSignal<String>,
    /// The base and the target year, as they stand in their fields.
    pub(super) years: RwSignal<(String, String)>,
    /// Why nothing could be read.
    pub(super) refusal: RwSignal<Option<String>>,
    /// What is wrong with the years.
    pub(super) slip: RwSignal<Option<String>>,
}

impl Pasted {
    pub(super) fn new() -> Self {
        Self {
            book: StoredValue::new(None),
            file: StoredValue::new(None),
            plan: RwSignal::new(None),
            chosen: RwSignal::new(BTreeMap::new()),
            name: RwSignal::new(String::new()),
            years: RwSignal::new(Default::default()),
            refusal: RwSignal::new(None),
            slip: RwSignal::new(None),
        }
    }

    /// Reads a table. What was read before stays where it is none. `file` is the name of its file, if it is from one.
    pub(super) fn receive(self, book: Result<Workbook, Faults>, file: Option<&str>) {
        match book.and_then(|book| Ok((read(&book, None, None)?, book))) {
            Ok((plan, book)) => {
                self.book.set_value(Some(book));
                self.file.set_value(file.map(|file| file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()));
                self.begin(plan);
            }
            Err(faults) => self.refusal.set(Some(faults.summary())),
        }
    }

    /// Begins with a table that was not shown before.
    fn begin(self, plan: PrintedPlan) {
        let name = plan.title.clone().or(self.file.get_value()).unwrap_or_else(|| untitled(plan.period));
        self.name.set(name);
        self.chosen.set(BTreeMap::new());
        self.show(plan);
    }

    /// Goes to another table of the same file.
    pub(super) fn turn(self, table: usize) {
        let read = self.book.with_value(|book| book.as_ref().and_then(|book| read_table(book, table, None, None).ok()));
        if let Some(plan) = read {
            self.begin(plan);
        }
    }

    /// Reads the same table anew for the years that were typed.
    pub(super) fn retype(self, years: (String, String)) {
        let typed = typed_years(&years.0, &years.1);
        self.years.set(years);
        match typed {
            Ok((base, end)) => self.reread(base, end),
            Err(slip) => self.slip.set(Some(slip)),
        }
    }

    fn reread(self, base: Year, end: Year) {
        let table = self.plan.with_untracked(|plan| plan.as_ref().map_or(0, |plan| plan.table));
        let read = self.book.with_value(|book| book.as_ref().map(|book| read_table(book, table, Some(base), Some(end))));
        match read {
            Some(Ok(plan)) => self.show(plan),
            Some(Err(faults)) => self.slip.set(Some(faults.summary())),
            None => {}
        }
    }

    fn show(self, plan: PrintedPlan) {
        let period = plan.period;
        self.years.set((period.base().to_string(), period.end().to_string()));
        self.refusal.set(None);
        self.slip.set(None);
        self.plan.set(Some(plan));
    }

    /// Puts the table away, for another.
    pub(super) fn clear(self) {
        self.book.set_value(None);
        self.plan.set(None);
        self.refusal.set(None);
        self.slip.set(None);
    }

    /// Has a row read in another way.
    pub(super) fn choose(self, id: Id, way: String) {
        self.chosen.update(|chosen| drop(chosen.insert(id, way)));
    }

    /// The plan file that it makes, and what the plan is called.
    pub(super) fn plan_file(self) -> Option<(String, String)> {
        let mut plan = self.plan.get_untracked()?;
        self.chosen.with_untracked(|chosen| chosen.iter().for_each(|(id, way)| plan.read_as(id, way)));
        let typed = self.name.get_untracked().trim().to_owned();
        let name = if typed.is_empty() { untitled(plan.period) } else { typed };
        plan.title = Some(name.clone());
        let text = serde_json::to_string(&plan.plan_file(&name)).unwrap_or_default();
        Some((name, text))
    }
}
