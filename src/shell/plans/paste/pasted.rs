//! The table that came in, on the page. How it is read is decided in [`crate::exchange::printed::PastedTable`].

use leptos::prelude::*;

use crate::exchange::printed::{PastedTable, PrintedPlan};

/// What is shown before it is taken.
#[derive(Clone, Copy)]
pub(super) struct Pasted {
    table: RwSignal<PastedTable>,
    readings: Memo<u32>,
    /// What the plan is to be called.
    pub(super) name: Memo<String>,
    /// The base and the target year, as they stand in their fields.
    pub(super) years: Memo<(String, String)>,
    /// Why nothing could be read.
    pub(super) refusal: Memo<Option<String>>,
    /// What is wrong with the years.
    pub(super) slip: Memo<Option<String>>,
}

impl Pasted {
    pub(super) fn new() -> Self {
        let table = RwSignal::new(PastedTable::default());
        Self {
            table,
            readings: Memo::new(move |_| table.with(PastedTable::readings)),
            name: Memo::new(move |_| table.with(|table| table.name().to_owned())),
            years: Memo::new(move |_| table.with(|table| table.years().clone())),
            refusal: Memo::new(move |_| table.with(|table| table.refusal().map(str::to_owned))),
            slip: Memo::new(move |_| table.with(|table| table.slip().map(str::to_owned))),
        }
    }

    /// Asks the table as it is read, followed.
    pub(super) fn read<T>(self, ask: impl FnOnce(Option<&PrintedPlan>) -> T) -> T {
        // Read, not only tracked: a memo that nobody reads hears of nothing.
        self.readings.get();
        self.table.with_untracked(|table| ask(table.plan()))
    }

    /// Asks the table and what was chosen of it, followed.
    pub(super) fn with<T>(self, ask: impl FnOnce(&PastedTable) -> T) -> T {
        self.table.with(ask)
    }

    /// Does something to the table; answers what that answers.
    pub(super) fn act<T>(self, act: impl FnOnce(&mut PastedTable) -> T) -> Option<T> {
        self.table.try_update(act)
    }
}
