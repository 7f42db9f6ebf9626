//! Tables on their way in: taken at once where they are sure, shown before otherwise.

use leptos::prelude::*;

use super::grid::Grid;
use super::matched;
use crate::exchange::table::{Anchor, Answers, Proposal, read_observations};
use crate::exchange::{Faults, Workbook};
use crate::plan::{Id, Plan, Year};
use crate::scenario::Scenario;
use crate::shell::store::Store;

/// A table that waits to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pending {
    /// What it is called in a sentence.
    pub(super) from: String,
    /// Where it is from, as it stands with its figures; empty where nobody can say.
    source: String,
    pub(super) book: Workbook,
    anchor: Option<Cursor>,
    pub(super) answers: Answers,
}

/// Where the cursor stood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cursor {
    /// The indicators from there downwards.
    pub(super) rows: Vec<Id>,
    pub(super) year: Year,
    /// Whether what comes in was copied out of the grid.
    pub(super) is_own: bool,
}

/// The state of what comes in.
#[derive(Clone, Copy)]
pub(super) struct Incoming {
    pub(super) pending: RwSignal<Option<Pending>>,
}

/// Where a table is from.
pub(super) struct From<'a> {
    /// What it is called in a sentence.
    pub(super) words: &'a str,
    /// The name of its file.
    pub(super) file: Option<&'a str>,
}

impl Incoming {
    pub(super) fn new() -> Self {
        Self { pending: RwSignal::new(None) }
    }

    /// Takes a table if it is sure, or shows it.
    pub(super) fn receive(self, grid: Grid, book: Result<Workbook, Faults>, from: &From, anchor: Option<Cursor>) {
        let book = match book {
            Ok(book) => book,
            Err(faults) => return grid.refuse(&faults, from.words),
        };
        let answers = Answers::knowing(matched::remembered(&grid.store().plan()));
        let source = from.file.unwrap_or_default().to_owned();
        let pending = Pending { from: from.words.to_owned(), source, book, anchor, answers };
        let proposal = grid.store().now(|plan, scenario| pending.proposal(plan, scenario));
        if proposal.is_sure() {
            self.pending.set(None);
            grid.enter(&proposal, &pending.from, &pending.source);
        } else {
            grid.clear_faults();
            self.pending.set(Some(pending));
        }
    }

    /// Takes what is shown, and remembers the names that were matched.
    pub(super) fn take(self, grid: Grid) {
        let Some(pending) = self.pending.get_untracked() else { return };
        let proposal = grid.store().now(|plan, scenario| pending.proposal(plan, scenario)).ticked(&pending.answers);
        if grid.enter(&proposal, &pending.from, &pending.source) {
            remember(grid.store(), &pending.answers);
            self.pending.set(None);
        }
    }

    /// Forgets what a name was matched with, here and from now on.
    pub(super) fn forget(self, grid: Grid, name: &str) {
        matched::forget(&grid.store().plan(), name);
        self.answer(|answers| answers.name(name, None));
    }

    /// Answers a question.
    pub(super) fn answer(self, answer: impl FnOnce(&mut Answers)) {
        self.pending.update(|pending| {
            if let Some(pending) = pending {
                answer(&mut pending.answers);
            }
        });
    }
}

fn remember(store: Store, answers: &Answers) {
    matched::remember(&store.plan(), answers.names());
}

impl Pending {
    pub(super) fn proposal(&self, plan: &Plan, scenario: &Scenario) -> Proposal {
        let anchor = self.anchor.as_ref().map(|cursor| Anchor { rows: &cursor.rows, year: cursor.year, is_own: cursor.is_own });
        read_observations(&self.book, plan, scenario, anchor, &self.answers)
    }
}
