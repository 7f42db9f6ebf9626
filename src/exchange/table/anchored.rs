//! A block without headings, which goes where the cursor stands.

use super::grid::Grid;
use super::head::Stage;
use super::layout::{Anchor, Entry, Layout, Misfit, Series, Skipped};
use super::names::Names;
use crate::plan::Period;

/// Downwards over the rows from the cursor on and rightwards over the years; where a column names indicators, to those.
pub(super) fn anchored(grid: &Grid, names: &Names, period: Period, anchor: Anchor) -> Layout {
    let known = |column: &usize| grid.rows.iter().filter(|row| names.knows(&grid.shown(**row, *column))).count();
    let name = grid.columns.iter().copied().filter(|column| known(column) > 0).max_by_key(known);
    let left: Vec<_> = period.projected().filter(|year| *year >= anchor.year).collect();
    let columns: Vec<_> = grid.columns.iter().copied().filter(|column| name.is_none_or(|name| *column > name)).collect();
    let mut layout = Layout::default();
    let mut rows = anchor.rows.iter();
    for row in grid.rows.iter().copied() {
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
        let entries = entries.map(|(column, year)| Entry {
            at: grid.spot(row, *column),
            year: *year,
            stage: Stage::Observed,
            head: None,
            unit: None,
        });
        let misfit =
            (filled.iter().any(|column| columns.iter().position(|each| each == column).is_some_and(|at| at >= left.len())))
                .then_some(Misfit::MoreFigures);
        layout.series.push(Series {
            at: Some(grid.spot(row, name.unwrap_or(filled[0]))),
            name: name.map(|name| grid.shown(row, name)).filter(|name| !name.is_empty()),
            anchor: if name.is_none() { id.cloned() } else { None },
            entries: entries.collect(),
            is_own: anchor.is_own,
            misfit,
            ..Series::default()
        });
    }
    layout
}
