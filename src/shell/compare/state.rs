//! What is compared, and what follows from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{Figure, Poster};
use crate::phrase;
use crate::plan::{Id, Indicator, Plan};
use crate::projection::{Judgement, judge};
use crate::scenario::{Key, Scenario};
use crate::shell::store::Store;
use crate::view::{self, Column, Comparison, Contender, Lineup, RowHead, Rows};

/// A scenario that is compared. It is made anew only when the scenario changes or another place is given to it.
#[derive(Clone)]
pub(super) struct Compared(Arc<Finished>);

struct Finished {
    key: Key,
    scenario: Arc<Scenario>,
    judgements: Vec<Judgement>,
    column: Column,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Compared {
    fn new(plan: &Plan, place: usize, (key, scenario): &(Key, Arc<Scenario>)) -> Self {
        let judgements: Vec<_> = plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator))).collect();
        let column = view::column(plan, place, scenario, &judgements);
        Self(Arc::new(Finished { key: key.clone(), scenario: scenario.clone(), judgements, column }))
    }

    fn is_of(&self, (key, scenario): &(Key, Arc<Scenario>)) -> bool {
        self.0.key == *key && (Arc::ptr_eq(&self.0.scenario, scenario) || self.0.scenario == *scenario)
    }

    pub(super) fn key(&self) -> &Key {
        &self.0.key
    }

    /// What it makes of the indicator at that place in the plan.
    fn contender(&self, at: usize) -> Option<Contender<'_>> {
        Some(Contender { scenario: &self.0.scenario, judgement: self.0.judgements.get(at)? })
    }

    pub(super) fn column(&self) -> &Column {
        &self.0.column
    }
}

/// What the person chose to compare. It outlives the view, so that going elsewhere and back finds it as it was.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Comparing {
    store: Store,
    pub(super) lineup: RwSignal<Lineup>,
    pub(super) rows: RwSignal<Rows>,
    pub(super) everything: RwSignal<bool>,
    /// The indicator that was chosen here, and the one that was open elsewhere then.
    chosen: RwSignal<Option<(Id, Id)>>,
    /// The indicator on the chart: the one that was chosen here, until another is opened elsewhere.
    pub(super) shown: Memo<Id>,
    pub(super) columns: Memo<Vec<Compared>>,
    /// The reference's place among the columns.
    pub(super) reference: Memo<usize>,
    pub(super) heads: Memo<Vec<RowHead>>,
    pub(super) comparison: Memo<Comparison>,
    pub(super) figure: Memo<Option<Figure>>,
    pub(super) finding: Memo<String>,
}

impl Comparing {
    /// Derives nothing before the view asks for it.
    pub(in crate::shell) fn new(store: Store) -> Self {
        let (lineup, rows, everything) = (RwSignal::new(Lineup::default()), RwSignal::new(Rows::All), RwSignal::new(false));
        let chosen = RwSignal::new(None::<(Id, Id)>);
        let shown = Memo::new(move |_| {
            let open = store.open_id();
            chosen.with(|chosen| match chosen {
                Some((id, beside)) if *beside == open => id.clone(),
                _ => open,
            })
        });
        let columns = columns(store, lineup);
        let reference =
            Memo::new(move |_| columns.with(|columns| lineup.with(|lineup| lineup.reference(columns.iter().map(Compared::key)))));
        let heads = heads(store, columns, reference, everything);
        let comparison = Memo::new(move |_| {
            columns.with(|columns| {
                let columns: Vec<_> = columns.iter().map(Compared::column).collect();
                heads.with(|heads| view::compare(heads, &columns, reference.get()))
            })
        });
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
        let (plan, id) = (self.store.plan(), self.shown.get_untracked());
        let at = plan.indicators.iter().position(|indicator| indicator.id == id)?;
        self.columns.with_untracked(|columns| {
            let contenders: Vec<_> = columns.iter().filter_map(|column| column.contender(at)).collect();
            let reference = self.reference.get_untracked();
            let poster = self
                .store
                .facts
                .with_untracked(|facts| view::compared_poster(&plan, facts, &plan.indicators[at], &contenders, reference))?;
            Some((poster, phrase!("{} 对比", "{} compared", plan.indicators[at].name)))
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

/// Only what changed is judged and put into words again.
fn columns(store: Store, lineup: RwSignal<Lineup>) -> Memo<Vec<Compared>> {
    let plan = store.plan();
    let scenarios = move || {
        store.with_workspace(|workspace| {
            let keys: Vec<_> = workspace.kept().iter().map(|kept| &kept.key).collect();
            let one = |at: usize| (workspace.kept()[at].key.clone(), workspace.kept()[at].scenario.clone());
            lineup.with(|lineup| lineup.chosen(&keys).into_iter().map(one).collect::<Vec<_>>())
        })
    };
    Memo::new(move |before: Option<&Vec<Compared>>| {
        let kept = |place: usize, one: &(Key, Arc<Scenario>)| before?.get(place).filter(|before| before.is_of(one)).cloned();
        let column = |(place, one): (usize, &_)| kept(place, one).unwrap_or_else(|| Compared::new(&plan, place, one));
        scenarios().iter().enumerate().map(column).collect()
    })
}

fn heads(store: Store, columns: Memo<Vec<Compared>>, reference: Memo<usize>, everything: RwSignal<bool>) -> Memo<Vec<RowHead>> {
    let plan = store.plan();
    Memo::new(move |_| {
        columns.with(|columns| {
            let scenario = columns.get(reference.get()).map(|column| column.0.scenario.clone());
            scenario.map(|scenario| view::row_heads(&plan, &scenario, everything.get())).unwrap_or_default()
        })
    })
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
        let at = shown.with(|id| plan.indicators.iter().position(|indicator| indicator.id == *id));
        let Some(at) = at else { return T::default() };
        columns.with(|columns| {
            let contenders: Vec<_> = columns.iter().filter_map(|column| column.contender(at)).collect();
            ask(&plan, &plan.indicators[at], &contenders)
        })
    })
}
