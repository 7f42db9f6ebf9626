//! What is compared, and what follows from it.

use leptos::prelude::*;

use crate::chart::{LargeChart, Poster};
use crate::phrase;
use crate::plan::{Id, Indicator, Plan};
use crate::shell::store::Store;
use crate::view::{self, Compared, ComparisonTable, Contender, Lineup, RowHead, RowsShown};

/// What the person chose to compare. It outlives the view, so that going elsewhere and back finds it as it was.
#[derive(Clone, Copy)]
pub(in crate::shell) struct CompareState {
    store: Store,
    pub(super) lineup: RwSignal<Lineup>,
    pub(super) rows: RwSignal<RowsShown>,
    pub(super) everything: RwSignal<bool>,
    /// The indicator that was chosen here, and the one that was open elsewhere then.
    chosen: RwSignal<Option<(Id, Id)>>,
    /// The indicator on the chart: the one that was chosen here, until another is opened elsewhere.
    pub(super) shown: Memo<Id>,
    pub(super) columns: Memo<Vec<Compared>>,
    /// The reference's place among the columns.
    pub(super) reference: Memo<usize>,
    pub(super) heads: Memo<Vec<RowHead>>,
    pub(super) comparison: Memo<ComparisonTable>,
    pub(super) figure: Memo<Option<LargeChart>>,
    pub(super) finding: Memo<String>,
}

impl CompareState {
    /// Derives nothing before the view asks for it.
    pub(in crate::shell) fn new(store: Store) -> Self {
        let (lineup, rows, everything) = (RwSignal::new(Lineup::default()), RwSignal::new(RowsShown::All), RwSignal::new(false));
        let chosen = RwSignal::new(None::<(Id, Id)>);
        let shown = Memo::new(move |_| {
            let open = store.open_id();
            chosen.with(|chosen| chosen.as_ref().filter(|(_, beside)| *beside == open).map_or(open, |(id, _)| id.clone()))
        });
        let columns = columns(store, lineup);
        let reference =
            Memo::new(move |_| columns.with(|columns| lineup.with(|lineup| lineup.reference(columns.iter().map(Compared::key)))));
        let plan = store.plan();
        let heads = Memo::new(move |_| {
            columns.with(|columns| {
                let chosen = columns.get(reference.get());
                chosen.map(|chosen| view::row_heads(&plan, chosen.scenario(), everything.get())).unwrap_or_default()
            })
        });
        let comparison =
            Memo::new(move |_| columns.with(|columns| heads.with(|heads| view::comparison(heads, columns, reference.get()))));
        let figure = of_shown(store, columns, shown, move |plan, indicator, contenders| {
            store.facts.with(|facts| view::compared_figure(plan, facts, indicator, contenders, reference.get()))
        });
        let finding = of_shown(store, columns, shown, move |plan, indicator, contenders| {
            view::compared_finding(plan, indicator, contenders, reference.get())
        });
        Self { store, lineup, rows, everything, chosen, shown, columns, reference, heads, comparison, figure, finding }
    }

    /// Shows the indicator at that row on the chart.
    pub(super) fn show_row(self, at: usize) {
        if let Some(id) = self.heads.with_untracked(|heads| heads.get(at).map(|head| head.id.clone()))
            && self.shown.with_untracked(|shown| *shown != id)
        {
            self.chosen.set(Some((id, self.store.opened())));
        }
    }

    /// The chart as a picture, and what its file is called.
    pub(super) fn poster(self) -> Option<(Poster, String)> {
        let plan = self.store.plan();
        let at = self.store.place_of(&self.shown.get_untracked())?;
        let indicator = &plan.indicators[at];
        self.columns.with_untracked(|columns| {
            let contenders = view::contenders(columns, at);
            let reference = self.reference.get_untracked();
            let facts = self.store.facts.get_untracked();
            let poster = view::compared_poster(&plan, &facts, indicator, &contenders, reference)?;
            Some((poster, phrase!("{} 对比", "{} compared", indicator.name)))
        })
    }

    /// Opens the scenario at that column and in it the indicator that is shown.
    pub(super) fn work_on(self, place: usize) {
        if let Some(key) = self.columns.with_untracked(|columns| columns.get(place).map(|column| column.key().clone())) {
            self.store.switch(&key);
            self.store.open(&self.shown.get_untracked());
        }
    }
}

fn columns(store: Store, lineup: RwSignal<Lineup>) -> Memo<Vec<Compared>> {
    let plan = store.plan();
    let scenarios = move || {
        store.with_workspace(|workspace| {
            let keys: Vec<_> = workspace.kept().iter().map(|kept| &kept.key).collect();
            let one = |at: usize| (workspace.kept()[at].key.clone(), workspace.kept()[at].scenario.clone());
            lineup.with(|lineup| lineup.chosen(&keys).into_iter().map(one).collect::<Vec<_>>())
        })
    };
    Memo::new(move |before: Option<&Vec<Compared>>| view::compared(&plan, &scenarios(), before.map_or(&[], Vec::as_slice)))
}

/// What follows for the indicator that is shown.
fn of_shown<T: Clone + Default + PartialEq + Send + Sync + 'static>(
    store: Store,
    columns: Memo<Vec<Compared>>,
    shown: Memo<Id>,
    ask: impl Fn(&Plan, &Indicator, &[Contender]) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let plan = store.plan();
    Memo::new(move |_| {
        let Some(at) = shown.with(|id| store.place_of(id)) else { return T::default() };
        columns.with(|columns| ask(&plan, &plan.indicators[at], &view::contenders(columns, at)))
    })
}
