//! A year in each row: years down under the indicators' names, or a row for each figure.

use std::collections::BTreeMap;

use super::columns::Role;
use super::grid::Grid;
use super::head::{Head, Stage, head};
use super::layout::{Entry, Layout, Series, Skipped};
use super::names::Names;

/// A table with a column of years under a row of headings.
pub(super) fn with_year_column(grid: &Grid, names: &Names) -> Option<Layout> {
    let (top, year) = year_column(grid)?;
    let body: Vec<usize> =
        grid.rows.iter().copied().filter(|row| *row > top && head(grid.heading(*row, year)).is_some()).collect();
    let table = Table { grid, names, top, year, body };
    let mut layout = if table.is_long() { table.long() } else { table.down() };
    layout.skipped.extend(around(grid, top, &table.body));
    Some(layout)
}

/// Rows of words above and below.
fn around(grid: &Grid, top: usize, body: &[usize]) -> Vec<(super::grid::Spot, Skipped)> {
    let outside = grid.rows.iter().copied().filter(|row| *row != top && !body.contains(row));
    outside.filter_map(|row| Some((grid.spot(row, *grid.filled(row).first()?), Skipped::Words))).collect()
}

/// The row of headings and the column of years. A heading over it says so, or the years do.
fn year_column(grid: &Grid) -> Option<(usize, usize)> {
    let top = grid.rows.iter().copied().find(|row| {
        let filled = grid.filled(*row);
        filled.len() > 1 && filled.iter().all(|column| !grid.is_figure(*row, *column) && head(grid.cell(*row, *column)).is_none())
    })?;
    let below: Vec<usize> = grid.rows.iter().copied().filter(|row| *row > top).collect();
    let is_year_column = |column: &usize| {
        let filled: Vec<_> = below.iter().filter(|row| grid.filled(**row).len() > 1 && !grid.is_blank(**row, *column)).collect();
        let heads: Vec<_> = filled.iter().filter_map(|row| head(grid.heading(**row, *column))).collect();
        let is_said = Role::of(&grid.shown(top, *column)) == Role::Year;
        let is_strong = heads.iter().all(|head| !head.is_bare);
        let is_open = grid.is_blank(top, *column);
        !heads.is_empty() && heads.len() * 5 >= filled.len() * 4 && (is_said || is_strong || is_open)
    };
    grid.columns.iter().copied().find(is_year_column).map(|column| (top, column))
}

/// What tells one series of a long table from the others: its name, its unit, and what stands beside them.
type Apart = (Option<String>, Option<String>, Vec<String>);

struct Table<'a> {
    grid: &'a Grid<'a>,
    names: &'a Names<'a>,
    top: usize,
    year: usize,
    body: Vec<usize>,
}

impl Table<'_> {
    fn role(&self, column: usize) -> Role {
        Role::of(&self.grid.shown(self.top, column))
    }

    fn others(&self) -> impl Iterator<Item = usize> {
        self.grid.columns.iter().copied().filter(|column| *column != self.year)
    }

    fn of_role(&self, role: Role) -> Option<usize> {
        self.others().find(|column| self.role(*column) == role)
    }

    fn known(&self, column: usize) -> usize {
        self.body.iter().filter(|row| self.names.knows(&self.grid.shown(**row, column))).count()
    }

    /// Whether each row states one figure: names stand in the rows, or a heading speaks of values, or years come again.
    fn is_long(&self) -> bool {
        let years: Vec<_> = self.body.iter().map(|row| self.grid.shown(*row, self.year)).collect();
        let comes_again = (1..years.len()).any(|at| years[..at].contains(&years[at]));
        let headed = self.others().filter(|column| self.names.knows(&self.grid.shown(self.top, *column))).count();
        headed == 0 && (comes_again || self.of_role(Role::Value).is_some() || self.others().any(|column| self.known(column) > 0))
    }

    fn head_of(&self, row: usize) -> Option<Head> {
        head(self.grid.heading(row, self.year))
    }

    fn down(&self) -> Layout {
        let mut layout = Layout::default();
        for column in self.others() {
            let name = self.grid.shown(self.top, column);
            let figures: Vec<_> = self.body.iter().copied().filter(|row| !self.grid.is_blank(*row, column)).collect();
            if !figures.iter().any(|row| self.grid.is_figure(*row, column))
                || matches!(self.role(column), Role::Ordinal | Role::Aside)
            {
                continue;
            }
            let entries = figures
                .iter()
                .filter_map(|row| {
                    Some(Entry::under(&self.head_of(*row)?, self.grid.spot(*row, self.year), self.grid.spot(*row, column)))
                })
                .collect();
            let at = Some(self.grid.spot(self.top, column));
            layout.series.push(Series { at, name: (!name.is_empty()).then_some(name), entries, ..Series::default() });
        }
        layout
    }

    fn long(&self) -> Layout {
        let grid = self.grid;
        let figures = |column: &usize| self.body.iter().filter(|row| grid.is_figure(**row, *column)).count();
        let is_plain = |column: &usize| !matches!(self.role(*column), Role::Ordinal | Role::Code | Role::Unit);
        let value = self
            .of_role(Role::Value)
            .or_else(|| self.others().filter(is_plain).filter(|column| figures(column) > 0).max_by_key(figures));
        let Some(value) = value else { return Layout::default() };
        let rest = || self.others().filter(|column| *column != value);
        let name = rest()
            .filter(|column| self.known(*column) > 0)
            .max_by_key(|column| self.known(*column))
            .or_else(|| self.of_role(Role::Name));
        let unit = self.of_role(Role::Unit);
        let dimensions: Vec<_> = rest()
            .filter(|column| {
                Some(*column) != name && Some(*column) != unit && !matches!(self.role(*column), Role::Ordinal | Role::Aside)
            })
            .collect();
        let mut found: BTreeMap<Apart, Series> = BTreeMap::new();
        for row in self.body.iter().copied().filter(|row| !grid.is_blank(*row, value)) {
            let Some(head) = self.head_of(row) else { continue };
            let text = |column: Option<usize>| column.map(|column| grid.shown(row, column)).filter(|text| !text.is_empty());
            let aside: Vec<_> =
                dimensions.iter().map(|column| grid.shown(row, *column)).filter(|text| !text.is_empty()).collect();
            let stage = aside
                .iter()
                .find_map(|text| Stage::of_words(text))
                .filter(|_| head.stage == Stage::Observed)
                .unwrap_or(head.stage);
            let at = grid.spot(row, name.unwrap_or(value));
            let series = found.entry((text(name), text(unit), aside.clone())).or_insert_with(|| Series {
                at: Some(at),
                name: text(name),
                unit: text(unit),
                aside,
                ..Series::default()
            });
            series.entries.push(Entry::under(&Head { stage, ..head }, grid.spot(row, self.year), grid.spot(row, value)));
        }
        let mut series: Vec<_> = found.into_values().collect();
        series.sort_by_key(|series| series.at);
        Layout { series, skipped: Vec::new() }
    }
}

/// Rows without headings, each with a year, a name and a figure.
pub(super) fn with_year_in_each(grid: &Grid, names: &Names) -> Option<Layout> {
    let mut layout = Layout::default();
    for row in grid.rows.iter().copied() {
        let filled = grid.filled(row);
        if filled.is_empty() {
            continue;
        }
        let years: Vec<_> = filled
            .iter()
            .filter_map(|column| head(grid.cell(row, *column)).filter(|head| !head.is_bare).map(|head| (*column, head)))
            .collect();
        let name = filled.iter().copied().find(|column| names.knows(&grid.shown(row, *column)));
        let figures: Vec<_> = filled
            .iter()
            .copied()
            .filter(|column| !years.iter().any(|(year, _)| year == column) && grid.is_figure(row, *column))
            .collect();
        let ([(year, head)], Some(name), [figure]) = (years.as_slice(), name, figures.as_slice()) else { return None };
        let entries = vec![Entry::under(head, grid.spot(row, *year), grid.spot(row, *figure))];
        layout.series.push(Series {
            at: Some(grid.spot(row, name)),
            name: Some(grid.shown(row, name)),
            entries,
            ..Series::default()
        });
    }
    Some(layout)
}
