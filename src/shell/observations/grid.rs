//! The grid of observations on the page. What its cells hold and what an entry does is decided in [`crate::exchange::observing`].

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::exchange::Faults;
use crate::exchange::observing::{ObservedGrid, entered_of};
use crate::exchange::table::Proposal;
use crate::language::plural;
use crate::phrase;
use crate::plan::{Id, Year};
use crate::scenario::{Change, Remark};
use crate::shell::cells::{self, At, Cells, Extent, Opened};
use crate::shell::store::Store;
use crate::trend::population_id;
use crate::view::{self, Back, EarlierYears, Lack};

/// Why nothing of a block was taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    pub(super) title: String,
    /// The place of each fault and what is wrong there.
    pub(super) faults: Vec<(String, String)>,
}

/// The grid of observations.
pub(super) type Grid = cells::Grid<Observed>;

/// What the grid of observations holds: years, a column each.
#[derive(Clone, Copy)]
pub(super) struct Observed {
    store: StoredValue<Store>,
    /// The indicators, as shown.
    pub(super) shown: RwSignal<Vec<Id>>,
    pub(super) faults: RwSignal<Option<Refused>>,
    /// Where what is entered stands, as the person names it.
    pub(super) source: RwSignal<String>,
    /// What the rows lack that are shown, where they are chosen by that.
    pub(super) missing: RwSignal<Option<Lack>>,
    /// How far back the years go.
    pub(super) back: RwSignal<Back>,
    /// The years before the base year.
    pub(super) earlier: Memo<EarlierYears>,
    /// Counts how often other columns stood there.
    round: RwSignal<u32>,
    /// Whether the rows without a start are shown, so that Tab goes from field to field of theirs.
    pub(super) is_filling_in: RwSignal<bool>,
    /// What was copied last.
    pub(super) copied: StoredValue<String>,
}

impl Observed {
    pub(super) fn of(store: Store) -> Self {
        let back = RwSignal::new(Back::Known);
        Self {
            back,
            earlier: earlier(store, back),
            round: RwSignal::new(0),
            store: StoredValue::new(store),
            shown: RwSignal::new(store.now(|plan, scenario| view::observed_ids(plan, scenario, None, None))),
            faults: RwSignal::new(None),
            source: RwSignal::new(String::new()),
            missing: RwSignal::new(None),
            is_filling_in: RwSignal::new(false),
            copied: StoredValue::new(String::new()),
        }
    }

    /// Asks the grid as it stands, not followed.
    fn now<T>(self, ask: impl FnOnce(ObservedGrid) -> T) -> T {
        let plan = self.store().plan();
        self.shown.with_untracked(|rows| {
            self.earlier.with_untracked(|earlier| {
                self.store().now_workspace(|all| ask(ObservedGrid { plan: &plan, all, rows, earlier: &earlier.shown }))
            })
        })
    }

    /// The population, where it has a row: below all others.
    pub(super) fn population(self) -> Option<Id> {
        let plan = self.store().plan();
        let is_wanted = self.store().now_workspace(|all| view::wants_population(&plan, all.facts()));
        population_id(&plan).filter(|_| is_wanted && self.missing.with_untracked(Option::is_none))
    }

    /// Where what is entered stands: as the person names it, or else the name of the file that it comes from.
    fn source(self, file: &str) -> String {
        let named = self.source.with_untracked(|source| source.trim().to_owned());
        if named.is_empty() { file.to_owned() } else { named }
    }
}

/// Which years before the base year stand there. None that stood there goes by itself.
fn earlier(store: Store, back: RwSignal<Back>) -> Memo<EarlierYears> {
    let (plan, facts) = (store.plan(), store.facts);
    let kept = Memo::new(move |before: Option<&(Back, EarlierYears)>| {
        let back = back.get();
        let now = facts.with(|facts| view::earlier_years(&plan, facts, back));
        let stood = before.filter(|(before, years)| *before == back && years.shown.len() > now.shown.len());
        let first = stood.and_then(|(_, years)| years.shown.first());
        (back, first.map_or(now, |first| facts.with(|facts| view::earlier_years(&plan, facts, Back::To(*first)))))
    });
    Memo::new(move |_| kept.with(|(_, years)| years.clone()))
}

impl Cells for Observed {
    fn store(self) -> Store {
        self.store.get_value()
    }

    fn extent(self) -> Extent {
        self.now(|grid| grid.extent())
    }

    fn home(self) -> At {
        self.now(|grid| grid.home())
    }

    fn follow(self) {
        self.shown.track();
        self.round.track();
    }

    fn child(self, column: usize) -> usize {
        column
    }

    fn opened(self, at: At) -> Result<Opened, String> {
        self.now(|grid| grid.opened(at)).map(|(text, is_signed)| Opened { text, is_signed })
    }

    fn take(self, at: At, text: &str, meant: Option<f64>) -> Result<Option<String>, Remark> {
        let Some(entering) = self.now(|grid| grid.typed(at, text, meant, &self.source("")))? else { return Ok(None) };
        self.store().attempt(entering.change).map(|()| entering.odd).map_err(Remark::Reason)
    }

    fn clear(self, rows: RangeInclusive<usize>, columns: RangeInclusive<usize>) {
        let (records, edits) = self.now(|grid| grid.cleared(rows, columns));
        if let Some(records) = records {
            self.store().change(records);
        }
        if let Some((change, count)) = edits
            && self.store().change(change)
            && count > 1
        {
            self.store().did_here(phrase!("清除了 {count} 个观测值。", "{count} observations were cleared."));
        }
    }
}

impl Grid {
    /// The state that the grid shows and edits.
    pub(super) fn store(self) -> Store {
        self.cells.store()
    }

    /// Whether a text is what was copied out of the grid last.
    pub(super) fn is_copied(self, text: &str) -> bool {
        self.cells.copied.with_value(|copied| !copied.is_empty() && copied.trim_end() == text.trim_end())
    }

    /// Shows other indicators.
    pub(super) fn show(self, ids: Vec<Id>) {
        self.begin_afresh();
        self.cells.shown.set(ids);
    }

    /// The year of a column; the first one of the plan where the names stand.
    pub(super) fn year(self, column: usize) -> Year {
        self.cells.now(|grid| grid.year(column))
    }

    /// Other columns stand there: the active cell is the same one, and bears its sign again once the rows are written.
    pub(super) fn reordered(self, before: usize, now: usize) {
        self.shift(now.cast_signed() - before.cast_signed());
        let round = self.cells.round;
        request_animation_frame(move || _ = round.try_update(|round| *round = round.wrapping_add(1)));
    }

    /// The ids and years of the selection.
    pub(super) fn selected(self) -> (Vec<Id>, Vec<Year>) {
        let (rows, columns) = self.selection();
        self.cells.now(|grid| (grid.ids(rows), columns.map(|column| grid.year(column)).collect()))
    }

    /// Enters what was read, as one step, and says how much that was. Answers whether it was entered.
    pub(super) fn enter(self, proposal: &Proposal, from: &str, source: &str) -> bool {
        self.cells.faults.set(None);
        let (store, plan) = (self.store(), self.store().plan());
        let Some(entered) = entered_of(&plan, proposal, from) else {
            store.say(Some(phrase!(
                "{from}里没有观测值，什么也没有改变。",
                "There are no observations in {from}; nothing was changed."
            )));
            return false;
        };
        let is_named = !self.cells.source("").is_empty();
        let is_entered = store.change(Change::Take(proposal.intake(&plan, self.cells.source(source).into(), is_named)));
        if is_entered {
            // What came in is seen.
            if !proposal.history.is_empty() && self.cells.earlier.with_untracked(|earlier| earlier.shown.is_empty()) {
                self.cells.back.set(Back::Known);
            }
            store.did_here(entered);
        }
        is_entered
    }

    /// Puts the faults of before away.
    pub(super) fn clear_faults(self) {
        self.cells.faults.set(None);
        self.store().say(None);
    }

    /// Follows what is selected, and what is known.
    pub(super) fn follow_active(self) {
        self.active.track();
        self.corner.track();
        self.store().with_workspace(|_| ());
    }

    /// Where the figure of the active cell stands, followed; empty where nobody said.
    pub(super) fn active_source(self) -> String {
        let at = self.active.get();
        self.cells.shown.track();
        self.store().with_workspace(|_| ());
        self.cells.now(|grid| grid.source(at))
    }

    /// Puts the faults away and goes back to the cell that was active.
    pub(super) fn dismiss(self) {
        self.cells.faults.set(None);
        self.go(self.active.get_untracked(), true);
    }

    /// Says why nothing was read.
    pub(super) fn refuse(self, faults: &Faults, from: &str) {
        self.store().say(None);
        let count = faults.0.len();
        let problems = plural(count, "problem", "problems");
        let title = phrase!(
            "{from}有 {count} 处问题，什么也没有填入。位置按{from}计，A1 是左上角的格子。",
            "{count} {problems} in {from}; nothing was filled in. Places are counted within it: A1 is its top left cell."
        );
        let faults = faults.0.iter().map(|fault| (fault.path.clone(), fault.problem.clone())).collect();
        self.cells.faults.set(Some(Refused { title, faults }));
    }
}
