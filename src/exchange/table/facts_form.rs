//! The facts of a plan as a sheet, which reads back as it was written.

use std::collections::BTreeSet;

use super::form::figure_unit;
use crate::exchange::scenario_book::{ID, INDICATOR, UNIT};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Indicator, Plan, Year};
use crate::scenario::{Facts, as_typed};
use crate::{phrase, word};

/// The heading of the sources.
const SOURCE: Text = Text::new("来源", "Source");
/// The headings over the years that are marked.
const MARKS: [Text; 2] = [Text::new("不计的年份", "Years left out"), Text::new("口径变化的年份", "Years of a break")];

/// All known figures of a plan's indicators, with a row for each indicator and a column for each year. An average growth is in ％.
pub fn facts_sheet(plan: &Plan, facts: &Facts) -> Sheet {
    let years: BTreeSet<Year> = facts.series().values().flat_map(|series| series.keys().copied()).collect();
    let heads = [ID, INDICATOR, UNIT].map(|head| Cell::text(head.get()));
    let years_head = years.iter().map(|year| Cell::text(phrase!("{year}年观测", "{year} observed")));
    let marks = MARKS.iter().map(|head| Cell::text(head.get())).filter(|_| has_marks(plan, facts));
    let head = heads.into_iter().chain(years_head).chain([Cell::text(SOURCE.get())]).chain(marks).collect();
    let rows = plan.indicators.iter().filter(|indicator| facts.series().contains_key(&indicator.id));
    let rows = rows.map(|indicator| {
        let marks = [facts.left_out(), facts.breaks()].map(|marks| marked(marks.get(&indicator.id)));
        row(facts, indicator, &years).into_iter().chain(marks.into_iter().filter(|_| has_marks(plan, facts))).collect()
    });
    Sheet::new(word!("历年数据", "Facts"), std::iter::once(head).chain(rows).collect())
}

/// Whether a year of an indicator is left out or begins another way of counting.
fn has_marks(plan: &Plan, facts: &Facts) -> bool {
    plan.indicators.iter().any(|it| facts.left_out().contains_key(&it.id) || facts.breaks().contains_key(&it.id))
}

/// The years that are marked, in words that no reader takes for figures.
fn marked(years: Option<&BTreeSet<Year>>) -> Cell {
    let years: Vec<String> = years.into_iter().flatten().map(|year| phrase!("{year}年", "year {year}")).collect();
    if years.is_empty() { Cell::Empty } else { Cell::text(years.join(word!("、", ", "))) }
}

fn row(facts: &Facts, indicator: &Indicator, years: &BTreeSet<Year>) -> Vec<Cell> {
    let stated = indicator.statement.measured();
    let is_growth = stated.is_some_and(|stated| stated.measure.is_of_rates());
    let unit = figure_unit(indicator, is_growth);
    let head = [Cell::text(indicator.id.as_str()), Cell::text(indicator.name.get()), Cell::text(unit)];
    let figure = |year: &Year| match (facts.at(&indicator.id, *year), stated) {
        (Some(known), Some(stated)) => Cell::Number(as_typed(stated, known.value)),
        _ => Cell::Empty,
    };
    let series = facts.series().get(&indicator.id).into_iter().flatten();
    let sources: BTreeSet<&str> = series.map(|(_, known)| &*known.source).filter(|source| !source.is_empty()).collect();
    let sources = sources.into_iter().collect::<Vec<_>>().join(word!("；", "; "));
    head.into_iter().chain(years.iter().map(figure)).chain([Cell::text(sources)]).collect()
}
