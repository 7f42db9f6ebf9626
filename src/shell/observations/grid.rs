//! What the grid of observations holds, and how a block gets into it.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::exchange::Faults;
use crate::exchange::table::{Proposal, TypedCell, read_cell};
use crate::language::plural;
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{Change, Edit, Footing, Known, Record, Remark, Scenario, level_within_bounds, odd_start, odd_year};
use crate::shell::cells::{self, At, Cells, Extent, Opened};
use crate::shell::store::Store;
use crate::trend::population_id;
use crate::view::{self, Back, EarlierYears, Lack, number::exact};
use crate::{phrase, word};

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
            missing: RwSignal::new(None),
            source: RwSignal::new(String::new()),
            is_filling_in: RwSignal::new(false),
            copied: StoredValue::new(String::new()),
        }
    }

    fn id(self, row: usize) -> Option<Id> {
        self.shown.with_untracked(|shown| shown.get(row).cloned())
    }

    /// How many years stand before the base year.
    pub(super) fn before(self) -> usize {
        self.earlier.with_untracked(|earlier| earlier.shown.len())
    }

    /// The year of a column; the first one of the plan where the names stand.
    fn year(self, column: usize) -> Year {
        let period = self.store().plan().period;
        match column.checked_sub(1) {
            None => period.year(1),
            Some(at) => self.earlier.with_untracked(|earlier| {
                earlier.shown.get(at).copied().unwrap_or_else(|| period.year(at - earlier.shown.len()))
            }),
        }
    }

    /// The population, where it has a row: below all others.
    pub(super) fn population(self) -> Option<Id> {
        let plan = self.store().plan();
        let is_wanted = self.store().now_workspace(|all| view::wants_population(&plan, all.facts()));
        population_id(&plan).filter(|_| is_wanted && self.missing.with_untracked(Option::is_none))
    }

    fn source(self, file: &str) -> String {
        let named = self.source.with_untracked(|source| source.trim().to_owned());
        if named.is_empty() { file.to_owned() } else { named }
    }

    fn sourced(self, edit: Edit) -> Change {
        let source = self.source("");
        if source.is_empty() { Change::Edit(edit) } else { Change::Sourced(edit, source.into()) }
    }

    /// What is entered at a place, as it is shown there; `None` where nothing is.
    fn entered(self, at: At) -> Option<String> {
        let (id, year) = (self.id(at.row)?, self.year(at.column));
        let known = self.store().now_workspace(|all| all.facts().at(&id, year).map(|known| known.value));
        self.store().now(|plan, scenario| {
            let (indicator, assumption) = (plan.indicator(&id)?, scenario.assumption(&id));
            let stated = assumption.statement(indicator).measured()?;
            if year > plan.period.base() {
                return assumption.years.get(&year).map(|pin| view::pinned_text(indicator, stated, *pin));
            }
            let start = if year == plan.period.base() && view::wants_start(stated) { assumption.start } else { known };
            start.map(|value| view::entered(indicator, stated, value))
        })
    }

    /// Whether a year is the base year's of an indicator whose figure the plan states.
    fn is_stated(self, id: &Id, year: Year) -> bool {
        self.store().now(|plan, scenario| {
            let stated = plan.indicator(id).and_then(|indicator| scenario.assumption(id).statement(indicator).measured());
            let can_be_known = |stated| view::wants_start(stated) || stated.measure.is_of_rates();
            year == plan.period.base() && !stated.is_some_and(can_be_known)
        })
    }

    /// What makes a figure known, or takes it back.
    fn knowing(self, id: Id, year: Year, value: Option<Amount>) -> Change {
        let rests_on_plan = self.store().now_workspace(|all| all.open().footing() == Footing::Plan);
        let source = self.source("").into();
        let is_start = self.store().now(|plan, scenario| {
            let stated = plan.indicator(&id).and_then(|indicator| scenario.assumption(&id).statement(indicator).measured());
            year == plan.period.base() && stated.is_some_and(view::wants_start)
        });
        let is_observed = year > self.store().plan().period.base();
        match value {
            _ if is_start => Change::Baseline(id, value, source),
            _ if is_observed => self.sourced(Edit::Pin(id, year, value.map(Pin::Observed))),
            Some(value) if rests_on_plan => self.sourced(Edit::Know(id, year, value)),
            None if rests_on_plan => Change::Edit(Edit::Pin(id, year, None)),
            value => Change::Record(vec![Record::Figure(id, year, value.map(|value| Known { value, source }))]),
        }
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
        let (rows, before) = (self.shown.with_untracked(Vec::len), self.before());
        // Nobody types into the base year on the way from row to row.
        let first = if before > 0 { 1 } else { 2 };
        Extent {
            names: 1,
            first,
            last: At { row: rows.saturating_sub(1), column: before + 1 + self.store().plan().period.steps() },
        }
    }

    /// The first year of the plan.
    fn home(self) -> At {
        At { row: 0, column: self.before() + 2 }
    }

    fn follow(self) {
        self.shown.track();
        self.round.track();
    }

    fn child(self, column: usize) -> usize {
        column
    }

    fn opened(self, at: At) -> Result<Opened, String> {
        let Some(id) = self.id(at.row) else { return Err(String::new()) };
        let year = self.year(at.column);
        let is_signed = self.store().now(|plan, scenario| {
            let indicator = plan.indicator(&id)?;
            scenario.assumption(&id).statement(indicator).measured().map(|stated| indicator.is_signed(stated))
        });
        let is_signed = is_signed.ok_or(word!(
            "这是定性指标，没有逐年的数值；点指标名称，说明是否达到。",
            "This is a qualitative indicator without yearly figures. Click its name to state whether it is achieved."
        ))?;
        if self.is_stated(&id, year) {
            return Err(phrase!(
                "{year}年的数由规划给出，这里不改。",
                "The figure for {year} is the plan's and cannot be changed here."
            ));
        }
        Ok(Opened { text: self.entered(at).unwrap_or_default(), is_signed })
    }

    fn take(self, at: At, text: &str, meant: Option<f64>) -> Result<Option<String>, Remark> {
        let Some(id) = self.id(at.row) else { return Ok(None) };
        let (year, is_entered) = (self.year(at.column), self.entered(at).is_some());
        let meant = meant.map(exact);
        let text = meant.as_deref().unwrap_or(text);
        let read = |plan: &Plan, scenario: &Scenario| match read_cell(plan, scenario, plan.indicator(&id)?, year, text) {
            TypedCell::Figure(value) => Some(odd(plan, scenario, &id, year, value).map(|odd| (value, odd))),
            TypedCell::Perhaps(number, sentence) => Some(Err(Remark::Question { text: text.to_owned(), number, sentence })),
            TypedCell::Refused(problem) => Some(Err(Remark::Reason(problem))),
            TypedCell::Nothing => None,
        };
        let (value, odd) = self.store().now(read).transpose()?.unzip();
        if value.is_none() && !is_entered {
            return Ok(None);
        }
        self.store().attempt(self.knowing(id, year, value)).map(|()| odd.flatten()).map_err(Remark::Reason)
    }

    fn clear(self, rows: RangeInclusive<usize>, columns: RangeInclusive<usize>) {
        let ids: Vec<_> = rows.filter_map(|row| self.id(row)).collect();
        let years: Vec<_> = columns.map(|column| self.year(column)).collect();
        let base = self.store().plan().period.base();
        let all = || ids.iter().flat_map(|id| years.iter().map(move |year| (id, *year)));
        let is_known = |id: &Id, year| self.store().now_workspace(|kept| kept.facts().at(id, year).is_some());
        let earlier: Vec<_> =
            all().filter(|(id, year)| *year <= base && is_known(id, *year) && !self.is_stated(id, *year)).collect();
        let pinned = self.store().now(|_, scenario| {
            let filled = all().filter(|(id, year)| scenario.assumption(id).years.contains_key(year));
            filled.map(|(id, year)| Edit::Pin(id.clone(), year, None)).collect::<Vec<_>>()
        });
        if self.store().now_workspace(|kept| kept.open().footing() != Footing::Plan) && !earlier.is_empty() {
            let records = earlier.iter().map(|(id, year)| Record::Figure(Id::clone(id), *year, None)).collect();
            self.store().change(Change::Record(records));
        }
        let earlier = earlier.into_iter().map(|(id, year)| Edit::Pin(id.clone(), year, None));
        let pinned: Vec<_> = earlier.chain(pinned).collect();
        let count = pinned.len();
        if count > 0 && self.store().change(Change::Edit(Edit::All(pinned))) && count > 1 {
            self.store().did_here(phrase!("清除了 {count} 个观测值。", "{count} observations were cleared."));
        }
    }
}

/// A word of caution where a figure is odd.
///
/// # Errors
/// What it cannot be.
fn odd(plan: &Plan, scenario: &Scenario, id: &Id, year: Year, value: Amount) -> Result<Option<String>, Remark> {
    let stated = plan.indicator(id).and_then(|indicator| scenario.assumption(id).statement(indicator).measured());
    if year != plan.period.base() || !stated.is_some_and(view::wants_start) {
        return Ok(odd_year(plan, scenario, id, value));
    }
    let level = level_within_bounds(plan, id, value.get()).map_err(Remark::Reason)?;
    Ok(odd_start(plan, scenario, id, level))
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
        self.cells.year(column)
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
        (rows.filter_map(|row| self.cells.id(row)).collect(), columns.map(|column| self.year(column)).collect())
    }

    /// Enters what was read, as one step, and says how much that was. Answers whether it was entered.
    pub(super) fn enter(self, proposal: &Proposal, from: &str, source: &str) -> bool {
        self.cells.faults.set(None);
        let plan = self.store().plan();
        let baselines = proposal.base.iter().filter(|value| Proposal::fills(&plan, value)).count();
        let marked: usize = proposal.marks.iter().map(|marked| marked.years.len()).sum();
        if proposal.values.len() + proposal.history.len() + baselines + marked == 0 {
            self.store().say(Some(phrase!(
                "{from}里没有观测值，什么也没有改变。",
                "There are no observations in {from}; nothing was changed."
            )));
            return false;
        }
        let is_named = self.cells.source("") != "";
        let is_entered = self.store().change(Change::Take(proposal.intake(&plan, self.cells.source(source).into(), is_named)));
        if is_entered {
            // What came in is seen.
            if !proposal.history.is_empty() && self.cells.before() == 0 {
                self.cells.back.set(Back::Known);
            }
            let count = proposal.values.len();
            let observations = plural(count, "observation", "observations");
            let earlier = match proposal.history.len() {
                0 => String::new(),
                earlier => phrase!("、{earlier} 个以前年份的数", " and {earlier} figures of earlier years"),
            };
            let starts = match baselines {
                0 => String::new(),
                starts => phrase!("、{starts} 个起点", " and {starts} baselines"),
            };
            let marks = match marked {
                0 => String::new(),
                marks => phrase!("、{marks} 个标记（不计、口径变化）", " and {marks} marks (left out, breaks)"),
            };
            let differing = match proposal.differing(&plan) {
                0 => String::new(),
                many => phrase!(
                    "{many} 个{}年的数与规划的起点不同，规划没有改。",
                    " {many} figures for {} differ from the plan's baselines, which stay.",
                    plan.period.base()
                ),
            };
            self.store().did_here(phrase!(
                "从{from}填入 {count} 个观测值{earlier}{starts}{marks}，可以一步撤销。{differing}",
                "{count} {observations}{earlier}{starts}{marks} filled in from {from}; one undo takes them back.{differing}"
            ));
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
        let Some(id) = self.cells.shown.with(|shown| shown.get(at.row).cloned()).filter(|_| at.column > 0) else {
            return String::new();
        };
        let year = self.year(at.column);
        self.store().with_workspace(|all| all.facts().at(&id, year).map(|fact| fact.source.to_string()).unwrap_or_default())
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
