//! A block without headings, which goes where the cursor is.

use super::columns::Role;
use super::dated::{Said, is_heading, is_lone_year, said};
use super::grid::Grid;
use super::head::is_figure;
use super::layout::{Anchor, Entry, Layout, Misfit, Series, Skipped};
use super::names::Names;
use crate::figure::Unit;
use crate::plan::{Period, Year};

/// Reads downwards over the rows from the cursor on and rightwards over the years; if a column names indicators, into those rows. A year that
/// the block itself names takes precedence over the cursor's.
pub(super) fn anchored(grid: &Grid, names: &Names, period: Period, anchor: Anchor) -> Layout {
    let known = |column: &usize| grid.rows.iter().filter(|row| names.knows(&grid.shown(**row, *column))).count();
    let name = grid.columns.iter().copied().filter(|column| known(column) > 0).max_by_key(known);
    let first = grid
        .rows
        .iter()
        .copied()
        .find(|row| grid.columns.iter().any(|column| is_figure(grid, *row, *column)) && !is_lone_year(grid, names, *row));
    let is_above = |row: usize| first.is_some_and(|first| row < first) && is_heading(grid, row);
    let is_words = |row: usize| {
        let filled = grid.filled(row);
        let is_bare = !filled.iter().any(|column| is_figure(grid, row, *column) || grid.is_nothing(row, *column));
        let is_known = filled.iter().any(|column| names.knows(&grid.shown(row, *column)));
        !filled.is_empty() && !is_known && (is_above(row) || name.is_some() && (is_bare || is_lone_year(grid, names, row)))
    };
    let columns: Vec<_> = grid.columns.iter().copied().filter(|column| name.is_none_or(|name| *column > name)).collect();
    let unit = columns.iter().copied().find(|column| is_of_units(grid, *column));
    // Columns of words before the figures describe them and belong to no year.
    let is_worded = |column: &usize| grid.rows.iter().any(|row| grid.is_words(*row, *column) && !grid.is_outside(*row));
    let has_figure = |column: &usize| grid.rows.iter().any(|row| is_figure(grid, *row, *column));
    let (labels, columns): (Vec<_>, Vec<_>) = {
        let stated = columns.into_iter().filter(|column| Some(*column) != unit).collect::<Vec<_>>();
        let labels = stated.iter().take_while(|column| is_worded(column) && !has_figure(column)).count();
        (stated[..labels].to_vec(), stated[labels..].to_vec())
    };
    let mut layout = Layout::default();
    let outside = grid.rows.iter().copied().filter(|row| grid.is_outside(*row) || is_words(*row));
    layout.skipped.extend(outside.filter_map(|row| super::across::around(grid, row)));
    let said = said(grid, names, anchor.year, columns.iter().filter(|column| has_figure(column)).count());
    layout.skipped.extend(said.asked());
    // From a year before the base year on, the base year's own column counts too.
    let left: Vec<_> = (said.year(anchor.year).get()..=period.end().get()).map(Year::new).collect();
    let top = grid.rows.first().copied().unwrap_or_default();
    layout.skipped.extend(labels.iter().map(|column| (grid.spot(top, *column), Skipped::Yearless)));
    let mut rows = anchor.rows.iter();
    for row in grid.rows.iter().copied().filter(|row| !grid.is_outside(*row) && !is_words(*row)) {
        let id = rows.next();
        let filled: Vec<_> = columns.iter().copied().filter(|column| !grid.is_blank(row, *column)).collect();
        if filled.is_empty() {
            continue;
        }
        if name.is_none() && id.is_none() {
            layout.skipped.push((grid.spot(row, filled[0]), Skipped::Beyond));
            continue;
        }
        let entries = columns.iter().zip(&left).filter(|(column, _)| filled.contains(column));
        let entries = entries.map(|(column, year)| {
            let at = grid.spot(row, *column);
            match &said {
                Said::Under(spot, head) => Entry { year: *year, ..Entry::under(head, *spot, at) },
                Said::Asked(spot, _) => Entry { head: Some(*spot), ..Entry::bare(*year, at) },
                Said::Nothing | Said::Many => Entry::bare(*year, at),
            }
        });
        let is_beyond =
            filled.iter().any(|column| columns.iter().position(|each| each == column).is_some_and(|at| at >= left.len()));
        let misfit = (is_beyond || matches!(said, Said::Many)).then_some(Misfit::MoreFigures);
        layout.series.push(Series {
            at: Some(grid.spot(row, name.unwrap_or(filled[0]))),
            name: name.map(|name| grid.shown(row, name)).filter(|name| !name.is_empty()),
            anchor: if name.is_none() { id.cloned() } else { None },
            unit: unit.map(|unit| grid.shown(row, unit)).filter(|unit| !unit.is_empty()),
            entries: entries.collect(),
            is_own: anchor.is_own,
            misfit,
            ..Series::default()
        });
    }
    layout
}

/// Whether a column has only units.
fn is_of_units(grid: &Grid, column: usize) -> bool {
    let rows = grid.rows.iter().filter(|row| !grid.is_outside(**row));
    let texts = rows.filter(|row| !grid.is_blank(**row, column)).map(|row| grid.shown(*row, column));
    let mut texts = texts.filter(|text| Role::of(text) != Role::Unit).peekable();
    texts.peek().is_some() && texts.all(|text| !text.starts_with(|c: char| c.is_ascii_digit()) && Unit::of(&text).is_known())
}
