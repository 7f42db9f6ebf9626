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

/// All known figures of a plan's indicators, with a row for each indicator and a column for each year. An average growth is in ％.
pub fn facts_sheet(plan: &Plan, facts: &Facts) -> Sheet {
    let years: BTreeSet<Year> = facts.series().values().flat_map(|series| series.keys().copied()).collect();
    let heads = [ID, INDICATOR, UNIT].map(|head| Cell::text(head.get()));
    let years_head = years.iter().map(|year| Cell::text(phrase!("{year}年观测", "{year} observed")));
    let head = heads.into_iter().chain(years_head).chain([Cell::text(SOURCE.get())]).collect();
    let rows = plan.indicators.iter().filter(|indicator| facts.series().contains_key(&indicator.id));
    let rows = rows.map(|indicator| row(facts, indicator, &years));
    Sheet::new(word!("历年数据", "Facts"), std::iter::once(head).chain(rows).collect())
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
