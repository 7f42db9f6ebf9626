//! The facts of a plan as a sheet, which reads back as it was written.

use std::collections::{BTreeMap, BTreeSet};

use super::form::figure_unit;
use super::population::subject_name;
use super::year_lists;
use crate::exchange::scenario_book::{ID, INDICATOR, UNIT};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Id, Indicator, Plan, Year};
use crate::scenario::{Facts, Known, YearMark, as_typed};
use crate::trend::population_id;
use crate::{phrase, word};

/// The heading of the sources.
pub(super) const SOURCE: Text = Text::new("来源", "Source");
/// The heading of the sources year by year.
const SOURCES: Text = Text::new("各年来源", "Sources by year");

const fn heading(mark: YearMark) -> Text {
    match mark {
        YearMark::LeftOut => Text::new("不计的年份", "Years left out"),
        YearMark::Break => Text::new("口径变化的年份", "Years of a break"),
    }
}

/// All that is known of a plan's indicators and of the population, with a row for each and a column for each year. An average growth is
/// in ％. Columns for marks, and for sources that are not the same for all figures of a row, stand there only if a row needs them.
pub fn facts_sheet(plan: &Plan, facts: &Facts) -> Sheet {
    let ids = plan.indicators.iter().map(|indicator| indicator.id.clone()).chain(population_id(plan));
    let ids: Vec<Id> = ids.filter(|id| is_known(facts, id)).collect();
    let table = Table { plan, facts, years: years(facts), has_marks: has_marks(facts), has_sources: has_sources(facts) };
    let rows = std::iter::once(table.head()).chain(ids.iter().map(|id| table.row(id)));
    Sheet::new(word!("历年数据", "Facts"), rows.collect())
}

fn is_known(facts: &Facts, id: &Id) -> bool {
    facts.series().contains_key(id) || YearMark::ALL.iter().any(|mark| facts.marked(*mark).contains_key(id))
}

/// Every year with a figure or a mark: without a column for years nobody would know the table.
fn years(facts: &Facts) -> BTreeSet<Year> {
    let figures = facts.series().values().flat_map(|series| series.keys().copied());
    let marks = YearMark::ALL.into_iter().flat_map(|mark| facts.marked(mark).values().flatten().copied());
    figures.chain(marks).collect()
}

fn has_marks(facts: &Facts) -> bool {
    YearMark::ALL.iter().any(|mark| !facts.marked(*mark).is_empty())
}

fn has_sources(facts: &Facts) -> bool {
    facts.series().values().any(|series| source_of_all(series).is_none())
}

/// The source of all figures of a row; empty if none has one, `None` if they differ.
fn source_of_all(series: &BTreeMap<Year, Known>) -> Option<&str> {
    let first = series.values().next().map_or("", |known| &*known.source);
    series.values().all(|known| *known.source == *first).then_some(first)
}

struct Table<'a> {
    plan: &'a Plan,
    facts: &'a Facts,
    years: BTreeSet<Year>,
    has_marks: bool,
    has_sources: bool,
}

impl Table<'_> {
    fn head(&self) -> Vec<Cell> {
        let heads = [ID, INDICATOR, UNIT].map(|head| Cell::text(head.get()));
        let years = self.years.iter().map(|year| Cell::text(phrase!("{year}年观测", "{year} observed")));
        let sources = self.has_sources.then(|| Cell::text(SOURCES.get()));
        let marks = YearMark::ALL.into_iter().filter(|_| self.has_marks).map(|mark| Cell::text(heading(mark).get()));
        heads.into_iter().chain(years).chain([Cell::text(SOURCE.get())]).chain(marks).chain(sources).collect()
    }

    fn row(&self, id: &Id) -> Vec<Cell> {
        let head = [Cell::text(id.as_str()), Cell::text(subject_name(self.plan, id)), Cell::text(self.unit(id))];
        let marks = YearMark::ALL.into_iter().filter(|_| self.has_marks).map(|mark| match self.facts.marked(mark).get(id) {
            Some(years) => Cell::text(year_lists::written(years)),
            None => Cell::Empty,
        });
        let figures = self.years.iter().map(|year| self.figure(id, *year));
        let series = self.facts.series().get(id);
        let by_year = series.filter(|series| source_of_all(series).is_none()).map(year_lists::sources_written);
        let by_year = self.has_sources.then(|| by_year.map_or(Cell::Empty, Cell::Text));
        head.into_iter().chain(figures).chain([Cell::text(self.sources(id))]).chain(marks).chain(by_year).collect()
    }

    fn unit(&self, id: &Id) -> &str {
        let of = |indicator: &Indicator| indicator.statement.measured().is_some_and(|stated| stated.measure.is_of_rates());
        self.plan.indicator(id).map_or("", |indicator| figure_unit(indicator, of(indicator)))
    }

    fn figure(&self, id: &Id, year: Year) -> Cell {
        let stated = self.plan.indicator(id).and_then(|indicator| indicator.statement.measured());
        match (self.facts.at(id, year), stated) {
            (Some(known), Some(stated)) => Cell::Number(as_typed(stated, known.value)),
            (Some(known), None) => Cell::Number(known.value.get()),
            (None, _) => Cell::Empty,
        }
    }

    /// Every source of a row once.
    fn sources(&self, id: &Id) -> String {
        let series = self.facts.series().get(id).into_iter().flatten();
        let sources: BTreeSet<&str> = series.map(|(_, known)| &*known.source).filter(|source| !source.is_empty()).collect();
        sources.into_iter().collect::<Vec<_>>().join(word!("；", "; "))
    }
}
