//! A year in each row: years down below the indicators' names, or a row for each figure.

use std::collections::{BTreeMap, BTreeSet};

use super::across::{self, is_telling};
use super::columns::{Role, is_aside, unit_column};
use super::flags::{columns_of, in_power};
use super::grid::Grid;
use super::head::{Head, head};
use super::layout::{Entry, Layout, Misfit, Series, Skipped};
use super::names::Names;
use super::spanning::is_part;
use super::stage::Stage;
use crate::exchange::workbook::Cell;

/// A table with a column of years below a row of headings.
pub(super) fn with_year_column(grid: &Grid, names: &Names) -> Option<Layout> {
    let (top, year) = year_column(grid, names)?;
    // A second row of headings begins another table.
    let is_again = |row: &usize| Role::of(&grid.shown(*row, year)) == Role::Year;
    let below = grid.rows.iter().copied().filter(|row| *row > top).take_while(|row| !is_again(row));
    let body: Vec<usize> = below.filter(|row| head(grid.heading(*row, year)).is_some()).collect();
    let roles = grid.columns.iter().map(|column| (*column, Role::of(&grid.shown(top, *column)))).collect();
    let mut table = Table { grid, names, top, year, body, roles, heads: heads(grid, top, year) };
    let is_long = table.is_long();
    if is_long {
        table.body = table.carried();
    }
    let mut layout = if is_long { table.long() } else { table.down() };
    let lower = table.lower().filter(|_| !is_long);
    let is_inside = |row: &usize| *row == top || lower == Some(*row) || table.body.binary_search(row).is_ok();
    let outside = grid.rows.iter().copied().filter(|row| !is_inside(row));
    layout.skipped.extend(outside.filter_map(|row| across::around(grid, row)));
    layout.skipped.extend(table.marks());
    Some(layout)
}

/// The year of each row below the headings: its own, or the last one printed above.
fn heads(grid: &Grid, top: usize, year: usize) -> BTreeMap<usize, Head> {
    let mut last = None;
    let below = grid.rows.iter().copied().filter(|row| *row > top);
    let dated = below.filter_map(|row| {
        let cell = grid.heading(row, year);
        if *cell != Cell::Empty {
            last = head(cell).map(|head| head.marked(grid.note(row, year).is_some()));
        }
        Some((row, last.clone()?))
    });
    dated.collect()
}

/// The row of headings and the column of years, found by a heading or by the years themselves.
fn year_column(grid: &Grid, names: &Names) -> Option<(usize, usize)> {
    let is_heading = |row: &usize| {
        let filled = grid.filled(*row);
        let is_lone = || filled.iter().any(|column| names.knows(&grid.shown(*row, *column)));
        (filled.len() > 1 || is_lone())
            && filled.iter().all(|column| !grid.is_figure(*row, *column) && head(grid.cell(*row, *column)).is_none())
    };
    // Headings of groups may stand above those of the columns.
    grid.rows.iter().copied().filter(is_heading).take(3).find_map(|top| Some((top, year_column_under(grid, names, top)?)))
}

fn year_column_under(grid: &Grid, names: &Names, top: usize) -> Option<usize> {
    let rows = grid.rows.iter().copied().filter(|row| *row > top && grid.filled(*row).len() > 1);
    let below: Vec<usize> = rows.collect();
    let is_year_column = |column: &usize| {
        let filled: Vec<_> = below.iter().filter(|row| !grid.is_blank(**row, *column)).collect();
        let heads: Vec<_> = filled.iter().filter_map(|row| head(grid.heading(**row, *column))).collect();
        // Totals below the years are none.
        let counted = filled.iter().filter(|row| !is_aside(&grid.shown(***row, *column))).count();
        let role = Role::of(&grid.shown(top, *column));
        let is_said = role == Role::Year;
        let is_strong = heads.iter().all(|head| !head.is_bare);
        // 指标 may stand in the corner, above the years.
        let is_corner = || {
            let is_named = |other: &usize| other != column && names.knows(&grid.shown(top, *other));
            role == Role::Name && heads.len() == filled.len() && grid.columns.iter().any(is_named)
        };
        let has_others = || {
            let is_other = |row: &usize, other: usize| {
                other != *column && grid.is_figure(*row, other) && head(grid.heading(*row, other)).is_none()
            };
            filled.iter().any(|row| grid.columns.iter().any(|other| is_other(row, *other)))
        };
        let is_lone = grid.filled(top).len() == 1 && !grid.is_blank(top, *column);
        let is_open = grid.is_blank(top, *column) && has_others() || is_corner();
        !role.may_name_years()
            && !is_lone
            && !heads.is_empty()
            && (is_said || heads.len() * 5 >= counted * 4)
            && (is_said || is_strong || is_open)
    };
    // A column called year takes precedence over a column of dates.
    let is_said = |column: &usize| Role::of(&grid.shown(top, *column)) == Role::Year;
    let mut found = grid.columns.iter().copied().filter(is_year_column).collect::<Vec<_>>();
    found.sort_by_key(|column| !is_said(column));
    found.first().copied()
}

/// What distinguishes one series of a long table: its name, its unit, and what stands beside them.
type Apart = (Option<String>, Option<String>, Vec<String>);

struct Table<'a> {
    grid: &'a Grid<'a>,
    names: &'a Names<'a>,
    top: usize,
    year: usize,
    body: Vec<usize>,
    roles: BTreeMap<usize, Role>,
    heads: BTreeMap<usize, Head>,
}

impl Table<'_> {
    fn role(&self, column: usize) -> Role {
        self.roles.get(&column).copied().unwrap_or(Role::Other)
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

    /// Whether each row has one figure: names stand in the rows, a heading is about values, or years repeat.
    fn is_long(&self) -> bool {
        let mut years = BTreeSet::new();
        let comes_again = self.body.iter().any(|row| !years.insert(self.grid.shown(*row, self.year)));
        let headed = self.others().filter(|column| self.names.knows(&self.grid.shown(self.top, *column))).count();
        headed == 0 && (comes_again || self.of_role(Role::Value).is_some() || self.others().any(|column| self.known(column) > 0))
    }

    /// The rows of a long table, also those below the year that was printed once for several.
    fn carried(&self) -> Vec<usize> {
        let Some(first) = self.body.first() else { return Vec::new() };
        let is_blank =
            |row: &usize| self.grid.is_blank(*row, self.year) && self.others().any(|column| self.grid.is_figure(*row, column));
        let is_inside = |row: &usize| row == first || row > first && (self.body.binary_search(row).is_ok() || is_blank(row));
        self.grid.rows.iter().copied().filter(is_inside).collect()
    }

    fn down(&self) -> Layout {
        let mut layout = Layout { top: Some(self.top), ..Layout::default() };
        let lower = self.lower();
        let flags = columns_of(self.grid, Role::Flag, |column| self.role(column));
        let has_figures = |column: &usize| self.body.iter().any(|row| self.grid.is_figure(*row, *column));
        let series = self.others().filter(has_figures).count();
        let beside: BTreeMap<usize, _> =
            self.body.iter().map(|row| (*row, (self.stage_of(*row), self.remark_of(*row)))).collect();
        for column in self.others() {
            let name = self.name_of(column, lower);
            let below = lower.map(|lower| self.grid.shown(lower, column)).unwrap_or_default();
            // The indicators may be in the second row of headings, below those of groups.
            let is_name = !self.names.knows(&name) && self.names.knows(&below);
            let (name, below) = if is_name { (below, String::new()) } else { (name, below) };
            let stage = Stage::of_words(&below);
            let unit = (stage.is_none() && !below.is_empty() && !Stage::is_level(&below)).then_some(below);
            let figures: Vec<_> = self.body.iter().copied().filter(|row| !self.grid.is_blank(*row, column)).collect();
            if !figures.iter().any(|row| self.grid.is_figure(*row, column))
                || matches!(self.role(column), Role::Ordinal | Role::Flag | Role::Power)
                || self.role(column).may_name_years()
            {
                continue;
            }
            let entries = figures
                .iter()
                .filter_map(|row| {
                    let entry = Entry::under(self.heads.get(row)?, self.grid.spot(*row, self.year), self.grid.spot(*row, column));
                    let entry = entry.told(stage.or(beside[row].0));
                    Some(entry.with_flag(self.grid, &flags, series))
                })
                .collect();
            let at = Some(self.grid.spot(self.top, column));
            let remark = figures.iter().find_map(|row| beside[row].1.clone());
            let name = (!name.is_empty()).then_some(name);
            layout.series.push(Series { at, name, unit, remark, entries, ..Series::default() });
        }
        layout
    }

    /// The columns that have figures and are no numbers of rows, codes and the like.
    fn numeric(&self) -> Vec<usize> {
        let is_plain = |column: &usize| {
            let role = self.role(*column);
            !matches!(role, Role::Ordinal | Role::Code | Role::Unit | Role::Power | Role::Flag) && !role.may_name_years()
        };
        let has_figures = |column: &usize| self.body.iter().any(|row| self.grid.is_figure(*row, *column));
        self.others().filter(is_plain).filter(has_figures).collect()
    }

    /// The column of the figures, and whether it is unsure: of several, one has to be called the value or the observed one.
    fn value(&self, numeric: &[usize]) -> Option<(usize, bool)> {
        let of = |role: Role| numeric.iter().copied().filter(|column| self.role(*column) == role).collect::<Vec<_>>();
        let called = [of(Role::Value), of(Role::Staged(Stage::Observed)), numeric.to_vec()];
        let found = called.iter().find(|columns| !columns.is_empty())?;
        Some((found[0], found.len() > 1))
    }

    fn long(&self) -> Layout {
        let grid = self.grid;
        let numeric = self.numeric();
        let Some((value, is_unsure)) = self.value(&numeric) else { return Layout::default() };
        let rest = || self.others().filter(|column| *column != value);
        let name = rest()
            .filter(|column| self.known(*column) > 0)
            .max_by_key(|column| self.known(*column))
            .or_else(|| self.of_role(Role::Name));
        let units = self.others().filter(|column| self.role(*column) == Role::Unit);
        let unit = unit_column(grid, self.top, &self.body, units.collect());
        let power = self.of_role(Role::Power);
        let flags = columns_of(grid, Role::Flag, |column| self.role(column));
        let dimensions: Vec<_> = rest()
            .filter(|column| {
                Some(*column) != name
                    && Some(*column) != unit
                    && !matches!(self.role(*column), Role::Ordinal | Role::Flag | Role::Power)
                    && !self.role(*column).may_name_years()
            })
            .collect();
        let mut found: BTreeMap<Apart, Series> = BTreeMap::new();
        let title = if name.is_none() { self.names.title(grid, self.top) } else { None };
        let below = name.map(|name| self.named_above(name)).unwrap_or_default();
        let first_below = below.keys().next().zip(name).map(|(row, name)| grid.spot(*row, name));
        for row in self.body.iter().copied().filter(|row| !grid.is_blank(*row, value)) {
            let Some(head) = self.heads.get(&row) else { continue };
            let text = |column: Option<usize>| column.map(|column| grid.shown(row, column)).filter(|text| !text.is_empty());
            let named = |column: Option<usize>| text(column).or_else(|| title.clone()).or_else(|| below.get(&row).cloned());
            let aside: Vec<_> =
                dimensions.iter().map(|column| grid.shown(row, *column)).filter(|text| !text.is_empty()).collect();
            let stage = aside.iter().find_map(|text| Stage::of_words(text)).or_else(|| self.stage_of_remark(row));
            let stated = in_power(text(unit), text(power).as_deref());
            let at = grid.spot(row, name.unwrap_or(value));
            let role = |wanted: Role| self.others().filter(move |column| self.role(*column) == wanted);
            let remark = self.remark_of(row);
            let dimension = role(Role::Dimension).map(|column| grid.shown(row, column)).find(|text| is_part(text));
            let series = found.entry((named(name), stated.clone(), aside.clone())).or_insert_with(|| Series {
                at: Some(at),
                name: named(name),
                is_titled: title.is_some(),
                unit: stated,
                aside,
                misfit: is_unsure.then_some(Misfit::MoreFigures),
                ..Series::default()
            });
            series.remark = series.remark.take().or(remark);
            series.dimension = series.dimension.take().or(dimension);
            // What is answered about the first row whose name stands above counts for all of them.
            let heading = first_below.filter(|_| below.contains_key(&row)).unwrap_or(grid.spot(row, self.year));
            let entry = Entry::under(head, heading, grid.spot(row, value)).told(stage);
            series.entries.push(entry.with_flag(grid, &flags, 1));
        }
        let mut series: Vec<_> = found.into_values().collect();
        series.sort_by_key(|series| series.at);
        let skipped = numeric.iter().filter(|column| **column != value).filter_map(|column| match self.role(*column) {
            Role::Staged(stage) => Some((grid.spot(self.top, *column), Skipped::Column(stage))),
            _ => None,
        });
        let carried = first_below.map(|at| (at, Skipped::NamedAbove));
        Layout { top: Some(self.top), series, skipped: skipped.chain(carried).collect() }
    }

    /// The rows without a name, and the name that was printed once above them and the years next to it, as merged cells are copied.
    fn named_above(&self, name: usize) -> BTreeMap<usize, String> {
        let (mut last, mut years, mut named) = (None, BTreeSet::new(), BTreeMap::new());
        for row in &self.body {
            let own = self.grid.shown(*row, name);
            let is_next = last.as_ref().is_some_and(|(above, _)| above + 1 == *row);
            if !own.is_empty() || !is_next {
                last = self.names.knows(&own).then_some((*row, own));
                years.clear();
            }
            let Some((above, text)) = last.as_mut() else { continue };
            let is_new = self.heads.get(row).is_some_and(|head| head.stage == Stage::Observed && years.insert(head.year));
            if *above != *row && is_new {
                named.insert(*row, text.clone());
            }
            *above = *row;
        }
        named
    }

    /// The first cell of each column that names years with a mark: which figures it is about cannot be told.
    fn marks(&self) -> impl Iterator<Item = (super::grid::Spot, Skipped)> {
        let columns = self.others().filter(|column| matches!(self.role(*column), Role::Marks(_)));
        let first =
            |column| self.body.iter().find(|row| !self.grid.is_blank(**row, column)).map(|row| self.grid.spot(*row, column));
        columns.filter_map(first).map(|at| (at, Skipped::Marks))
    }

    /// The stage that the words of a row give all its figures.
    fn stage_of(&self, row: usize) -> Option<Stage> {
        let words = self.others().filter(|column| self.grid.is_words(row, *column));
        words
            .filter(|column| !matches!(self.role(*column), Role::Name | Role::Aside | Role::Flag))
            .find_map(|column| Stage::of_words(&self.grid.shown(row, column)))
            .or_else(|| self.stage_of_remark(row))
    }

    /// The stage that a remark in a row gives its figures, if it says nothing else: 计划.
    fn stage_of_remark(&self, row: usize) -> Option<Stage> {
        let remarks = self.others().filter(|column| self.role(*column) == Role::Aside);
        remarks
            .map(|column| self.grid.shown(row, column))
            .filter(|text| text.chars().count() <= 6)
            .find_map(|text| Stage::of_words(&text).filter(|stage| *stage != Stage::Observed))
    }

    /// The remark in a row about its figures.
    fn remark_of(&self, row: usize) -> Option<String> {
        let remarks = self.others().filter(|column| self.role(*column) == Role::Aside);
        let is_said = self.stage_of_remark(row).is_some();
        remarks.map(|column| self.grid.shown(row, column)).find(|text| !is_said && is_telling(text))
    }

    /// A second row of headings, below the first.
    fn lower(&self) -> Option<usize> {
        let next = self.grid.rows.iter().copied().find(|row| *row > self.top)?;
        let is_words = !self.body.contains(&next) && self.others().all(|column| !self.grid.is_figure(next, column));
        is_words.then_some(next)
    }

    /// The name above a column; one that spans several stands above the first.
    fn name_of(&self, column: usize, lower: Option<usize>) -> String {
        let own = self.grid.shown(self.top, column);
        let is_spanned = lower.is_some_and(|lower| !self.grid.is_blank(lower, column));
        if own.is_empty()
            && let Some(above) = self.grid.rows.iter().copied().rfind(|row| *row < self.top)
            && self.grid.filled(above).len() > 1
            && self.grid.is_words(above, column)
        {
            return self.grid.shown(above, column);
        }
        if !own.is_empty() || !is_spanned {
            return own;
        }
        let left = self.grid.columns.iter().copied().filter(|each| *each < column && *each != self.year).rev();
        left.map(|each| self.grid.shown(self.top, each)).find(|text| !text.is_empty()).unwrap_or_default()
    }
}
