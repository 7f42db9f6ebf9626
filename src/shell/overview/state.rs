//! What the person chose to see, and what follows from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart;
use crate::scenario::Scenario;
use crate::shell::store::Store;
use crate::view::{self, SideBySide};

/// What the person chose. It outlives the view, so that opening an indicator and coming back finds it as it was.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Overviewed {
    pub(super) lineup: RwSignal<SideBySide>,
    pub(super) everything: RwSignal<bool>,
    /// The place that the keyboard was at last.
    pub(super) cursor: RwSignal<(usize, usize)>,
}

impl Overviewed {
    /// The open scenario alone.
    pub(in crate::shell) fn new() -> Self {
        Self { lineup: RwSignal::new(SideBySide::default()), everything: RwSignal::new(false), cursor: RwSignal::new((0, 0)) }
    }
}

/// What is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) found: Memo<view::Overview>,
    pub(super) figure: Memo<chart::OverviewPicture>,
    /// The line and the scenario that the pointer or the keyboard is on.
    pub(super) at: RwSignal<Option<(usize, usize)>>,
}

impl Shown {
    pub(super) fn new(store: Store, chosen: Overviewed) -> Self {
        let scenarios = move || -> Vec<Arc<Scenario>> {
            store.with_workspace(|all| {
                let keys: Vec<_> = all.kept().iter().map(|kept| &kept.key).collect();
                let shown = chosen.lineup.with(|lineup| lineup.shown(&keys, &all.open().key));
                shown.into_iter().map(|at| all.kept()[at].scenario.clone()).collect()
            })
        };
        let found = Memo::new(move |_| {
            let scenarios = scenarios();
            let scenarios: Vec<&Scenario> = scenarios.iter().map(AsRef::as_ref).collect();
            view::overview(&store.plan(), &scenarios, chosen.everything.get())
        });
        let figure = Memo::new(move |_| found.with(view::Overview::figure));
        Self { found, figure, at: RwSignal::new(None) }
    }

    /// Opens an indicator where it can be worked on.
    pub(super) fn open(self, store: Store, line: usize) {
        if let Some(id) = self.found.with_untracked(|found| found.row(line).map(|row| row.id.clone())) {
            store.open(&id);
        }
    }
}
