//! The grid of observations while it is filled in: which figure a cell holds, and what it does to enter another or to empty cells.

use std::ops::RangeInclusive;

use super::table::{Proposal, TypedCell, read_cell};
use crate::language::plural;
use crate::plan::{Amount, Id, Indicator, Measured, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{
    Change, Edit, Footing, Known, Record, Remark, Scenario, Workspace, level_within_bounds, odd_start, odd_year,
};
use crate::view::{self, CellAt, Extent, number::exact, source_said};
use crate::{phrase, word};

/// The grid: an indicator a row, a year a column. In the first column stand the names, behind them the years before the base year that are
/// shown, the base year and the years of the plan.
#[derive(Clone, Copy)]
pub struct ObservedGrid<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is kept of it.
    pub all: &'a Workspace,
    /// The indicators, as shown.
    pub rows: &'a [Id],
    /// The years before the base year that are shown.
    pub earlier: &'a [Year],
}

/// What an entry does.
#[derive(Clone, Debug, PartialEq)]
pub struct Entering {
    /// The change.
    pub change: Change,
    /// A word of caution where the figure is odd.
    pub odd: Option<String>,
}

impl ObservedGrid<'_> {
    /// How far the grid reaches.
    pub fn extent(&self) -> Extent {
        // Nobody types into the base year on the way from row to row.
        let first = if self.earlier.is_empty() { 2 } else { 1 };
        let last = CellAt { row: self.rows.len().saturating_sub(1), column: self.earlier.len() + 1 + self.plan.period.steps() };
        Extent { names: 1, first, last }
    }

    /// The first year of the plan.
    pub fn home(&self) -> CellAt {
        CellAt { row: 0, column: self.earlier.len() + 2 }
    }

    /// The indicators of rows.
    pub fn ids(&self, rows: RangeInclusive<usize>) -> Vec<Id> {
        rows.filter_map(|row| self.rows.get(row).cloned()).collect()
    }

    /// The year of a column; the first one of the plan where the names stand.
    pub fn year(&self, column: usize) -> Year {
        let period = self.plan.period;
        match column.checked_sub(1) {
            None => period.year(1),
            Some(at) => self.earlier.get(at).copied().unwrap_or_else(|| period.year(at - self.earlier.len())),
        }
    }

    fn scenario(&self) -> &Scenario {
        &self.all.open().scenario
    }

    fn stated(&self, id: &Id) -> Option<(&Indicator, &Measured)> {
        let indicator = self.plan.indicator(id)?;
        Some((indicator, self.scenario().assumption(id).statement(indicator).measured()?))
    }

    /// What is entered in a cell, as it is shown there; `None` where nothing is.
    pub fn entered(&self, at: CellAt) -> Option<String> {
        let (id, year) = (self.rows.get(at.row)?, self.year(at.column));
        let (indicator, stated) = self.stated(id)?;
        let assumption = self.scenario().assumption(id);
        if year > self.plan.period.base() {
            return assumption.years.get(&year).map(|pin| view::pinned_text(indicator, stated, *pin));
        }
        let known = || self.all.facts().at(id, year).map(|known| known.value);
        let is_start = year == self.plan.period.base() && view::wants_start(stated);
        let value = if is_start { assumption.start } else { known() };
        value.map(|value| view::entered(indicator, stated, value))
    }

    /// Whether a year is the base year's of an indicator whose figure the plan states.
    fn is_stated(&self, id: &Id, year: Year) -> bool {
        let can_be_known = |stated: &Measured| view::wants_start(stated) || stated.measure.is_of_rates();
        year == self.plan.period.base() && !self.stated(id).is_some_and(|(_, stated)| can_be_known(stated))
    }

    /// What a field over a cell opens with, and whether it may be negative.
    ///
    /// # Errors
    /// Why nothing can be typed there; empty where there is no such row.
    pub fn opened(&self, at: CellAt) -> Result<(String, bool), String> {
        let id = self.rows.get(at.row).ok_or_else(String::new)?;
        let year = self.year(at.column);
        let (indicator, stated) = self.stated(id).ok_or(word!(
            "这是定性指标，没有逐年的数值；点指标名称，说明是否达到。",
            "This is a qualitative indicator without yearly figures. Click its name to state whether it is achieved."
        ))?;
        if self.is_stated(id, year) {
            return Err(phrase!(
                "{year}年的数由规划给出，这里不改。",
                "The figure for {year} is the plan's and cannot be changed here."
            ));
        }
        Ok((self.entered(at).unwrap_or_default(), indicator.is_signed(stated)))
    }

    /// Reads what was typed into a cell; `meant` is the number that was asked about, and meant. `None` where nothing stands there and
    /// nothing was typed.
    ///
    /// # Errors
    /// What stands in its way.
    pub fn typed(&self, at: CellAt, text: &str, meant: Option<f64>, source: &str) -> Result<Option<Entering>, Remark> {
        let Some((id, indicator)) = self.rows.get(at.row).and_then(|id| Some((id, self.plan.indicator(id)?))) else {
            return Ok(None);
        };
        let (year, meant) = (self.year(at.column), meant.map(exact));
        let text = meant.as_deref().unwrap_or(text);
        let (value, odd) = match read_cell(self.plan, self.scenario(), indicator, year, text) {
            TypedCell::Figure(value) => (Some(value), self.odd(id, year, value)?),
            TypedCell::Perhaps(number, sentence) => {
                return Err(Remark::Question { text: text.to_owned(), number, sentence });
            }
            TypedCell::Refused(problem) => return Err(Remark::Reason(problem)),
            TypedCell::Nothing if self.entered(at).is_none() => return Ok(None),
            TypedCell::Nothing => (None, None),
        };
        Ok(Some(Entering { change: self.knowing(id.clone(), year, value, source), odd }))
    }

    /// A word of caution where a figure is odd.
    fn odd(&self, id: &Id, year: Year, value: Amount) -> Result<Option<String>, Remark> {
        let (plan, scenario) = (self.plan, self.scenario());
        let is_start = year == plan.period.base() && self.stated(id).is_some_and(|(_, stated)| view::wants_start(stated));
        if !is_start {
            return Ok(odd_year(plan, scenario, id, value));
        }
        let level = level_within_bounds(plan, id, value.get()).map_err(Remark::Reason)?;
        Ok(odd_start(plan, scenario, id, level))
    }

    /// What makes a figure known, or takes it back.
    fn knowing(&self, id: Id, year: Year, value: Option<Amount>, source: &str) -> Change {
        let rests_on_plan = self.all.open().footing() == Footing::Plan;
        let base = self.plan.period.base();
        let is_start = year == base && self.stated(&id).is_some_and(|(_, stated)| view::wants_start(stated));
        match value {
            _ if is_start => Change::Baseline(id, value, source.into()),
            _ if year > base => sourced(Edit::Pin(id, year, value.map(Pin::Observed)), source),
            Some(value) if rests_on_plan => sourced(Edit::Know(id, year, value), source),
            None if rests_on_plan => Change::Edit(Edit::Pin(id, year, None)),
            value => {
                let known = value.map(|value| Known { value, source: source.into() });
                Change::Record(vec![Record::Figure(id, year, known)])
            }
        }
    }

    /// What empties cells: facts that the open scenario does not rest on, and all else, with how many figures that are. Either is `None`
    /// where there is nothing of the kind.
    pub fn cleared(
        &self,
        rows: RangeInclusive<usize>,
        columns: RangeInclusive<usize>,
    ) -> (Option<Change>, Option<(Change, usize)>) {
        let (ids, years): (_, Vec<_>) = (self.ids(rows), columns.map(|column| self.year(column)).collect());
        let base = self.plan.period.base();
        let all = || ids.iter().flat_map(|id| years.iter().map(move |year| (id, *year)));
        let is_known =
            |(id, year): &(&Id, Year)| *year <= base && self.all.facts().at(id, *year).is_some() && !self.is_stated(id, *year);
        let is_filled = |(id, year): &(&Id, Year)| self.scenario().assumption(id).years.contains_key(year);
        let forget = |(id, year): (&Id, Year)| Record::Figure(id.clone(), year, None);
        let records: Vec<_> = all().filter(is_known).map(forget).collect();
        let edit = |(id, year): (&Id, Year)| Edit::Pin(id.clone(), year, None);
        let edits: Vec<_> = all().filter(is_known).chain(all().filter(is_filled)).map(edit).collect();
        let count = edits.len();
        let is_apart = self.all.open().footing() != Footing::Plan && !records.is_empty();
        (is_apart.then_some(Change::Record(records)), (count > 0).then_some((Change::Edit(Edit::All(edits)), count)))
    }

    /// Where the figure of a cell stands; empty where nobody said.
    pub fn source(&self, at: CellAt) -> String {
        let id = self.rows.get(at.row).filter(|_| at.column > 0);
        let known = id.and_then(|id| self.all.facts().at(id, self.year(at.column)));
        known.map(|known| source_said(&known.source).to_owned()).unwrap_or_default()
    }
}

/// An edit with where its figures stand, where that is known.
fn sourced(edit: Edit, source: &str) -> Change {
    if source.is_empty() { Change::Edit(edit) } else { Change::Sourced(edit, source.into()) }
}

/// What is said once a block was entered; `None` where there is nothing in it to enter. `from` is what the block is called.
pub fn entered_of(plan: &Plan, proposal: &Proposal, from: &str) -> Option<String> {
    let (count, history) = (proposal.values.len(), proposal.history.len());
    let baselines = proposal.base.iter().filter(|value| Proposal::fills(plan, value)).count();
    let marked: usize = proposal.marks.iter().map(|marked| marked.years.len()).sum();
    if count + history + baselines + marked == 0 {
        return None;
    }
    let observations = plural(count, "observation", "observations");
    let earlier = match history {
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
    let differing = match proposal.differing(plan) {
        0 => String::new(),
        many => phrase!(
            "{many} 个{}年的数与规划的起点不同，规划没有改。",
            " {many} figures for {} differ from the plan's baselines, which stay.",
            plan.period.base()
        ),
    };
    Some(phrase!(
        "从{from}填入 {count} 个观测值{earlier}{starts}{marks}，可以一步撤销。{differing}",
        "{count} {observations}{earlier}{starts}{marks} filled in from {from}; one undo takes them back.{differing}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::{Gesture, History};

    struct Page {
        plan: Plan,
        history: History,
        rows: Vec<Id>,
        earlier: Vec<Year>,
    }

    impl Page {
        /// A page that shows two years before the base year.
        fn new() -> Self {
            let plan = builtin_plan().unwrap();
            let rows = plan.indicators.iter().map(|indicator| indicator.id.clone()).collect();
            let base = plan.period.base().get();
            let earlier = vec![Year::new(base - 2), Year::new(base - 1)];
            let history = History::new(Workspace::of(Scenario::holding(&plan)));
            Self { plan, history, rows, earlier }
        }

        fn grid(&self) -> ObservedGrid<'_> {
            ObservedGrid { plan: &self.plan, all: self.history.workspace(), rows: &self.rows, earlier: &self.earlier }
        }

        fn at(&self, id: &str, column: usize) -> CellAt {
            CellAt { row: self.rows.iter().position(|row| row.as_str() == id).unwrap(), column }
        }

        fn make(&mut self, change: Change) {
            self.history.change(&self.plan, change, Gesture::Once).unwrap();
        }

        #[track_caller]
        fn type_in(&mut self, at: CellAt, text: &str) {
            let entering = self.grid().typed(at, text, None, "年鉴").unwrap().unwrap();
            self.make(entering.change);
        }
    }

    /// An indicator with a number in every year.
    const COUNTED: &str = "t1-16";

    #[test]
    fn the_columns_are_names_earlier_years_the_base_year_and_the_years_of_the_plan() {
        let page = Page::new();
        let (grid, base) = (page.grid(), page.plan.period.base());
        assert_eq!([1, 2, 3, 4].map(|column| grid.year(column).get() - base.get()), [-2, -1, 0, 1]);
        assert_eq!(grid.home(), CellAt { row: 0, column: 4 });
        assert_eq!(grid.year(grid.extent().last.column), page.plan.period.end());
        let none = ObservedGrid { earlier: &[], ..grid };
        assert_eq!((none.extent().first, none.year(none.home().column)), (2, grid.year(4)));
    }

    #[test]
    fn a_figure_that_is_typed_stands_there_with_its_source_and_is_emptied_again() {
        let mut page = Page::new();
        let at = page.at(COUNTED, 4);
        assert_eq!(page.grid().opened(at), Ok((String::new(), false)));
        page.type_in(at, "2.93");
        assert_eq!(page.grid().entered(at).as_deref(), Some("2.93"));
        assert_eq!(page.grid().source(at), "年鉴");
        let (records, edits) = page.grid().cleared(at.row..=at.row, 4..=4);
        assert_eq!(records, None);
        let (change, count) = edits.unwrap();
        assert_eq!(count, 1);
        page.make(change);
        assert_eq!(page.grid().entered(at), None);
        assert_eq!(page.grid().cleared(at.row..=at.row, 4..=4), (None, None));
    }

    #[test]
    fn an_earlier_year_is_known_of_the_plan() {
        let mut page = Page::new();
        let at = page.at(COUNTED, 1);
        page.type_in(at, "2.41");
        let year = page.grid().year(1);
        let id = Id::new(COUNTED).unwrap();
        assert_eq!(page.history.workspace().facts().at(&id, year).map(|known| known.value), Some(Amount::of(2.41)));
        assert_eq!(page.grid().entered(at).as_deref(), Some("2.41"));
    }

    #[test]
    fn what_the_plan_states_is_not_changed_here() {
        let page = Page::new();
        let why = page.grid().opened(page.at(COUNTED, 3)).unwrap_err();
        assert!(why.contains("由规划给出"), "{why}");
        assert_eq!(page.grid().opened(CellAt { row: page.rows.len(), column: 4 }), Err(String::new()));
    }

    #[test]
    fn nothing_typed_where_nothing_stands_changes_nothing() {
        let page = Page::new();
        assert_eq!(page.grid().typed(page.at(COUNTED, 4), " ", None, ""), Ok(None));
    }

    #[test]
    fn what_is_no_figure_is_refused_with_a_reason() {
        let page = Page::new();
        assert!(matches!(page.grid().typed(page.at(COUNTED, 4), "很多", None, ""), Err(Remark::Reason(_))));
    }

    #[test]
    fn a_block_without_figures_says_nothing() {
        let page = Page::new();
        assert_eq!(entered_of(&page.plan, &Proposal::default(), "剪贴板"), None);
    }
}
