//! Rows of headings with years across, and the rows below them.

use std::collections::BTreeMap;

use super::columns::{Role, is_dated_otherwise};
use super::grid::{Grid, Spot};
use super::head::{Head, head, is_figure, is_near, stacked};
use super::names::Names;
use super::spanning::{heads_too, in_brackets, is_lower, is_part, is_upper, is_whole, spread};
use super::stage::Stage;
use crate::exchange::scenario_book::HOW;
use crate::exchange::workbook::Cell;
use crate::plan::{Period, Year};

/// Rows of headings and the rows below them, up to the next headings.
pub(super) struct Band {
    /// The row of headings with the years, and the number of heading rows below it.
    pub(super) head: usize,
    /// The rows of the body.
    pub(super) body: Vec<usize>,
    pub(super) years: BTreeMap<usize, Head>,
    pub(super) roles: BTreeMap<usize, Role>,
    /// The year of the title, if headings say that figures were observed but not when.
    pub(super) title: Option<Year>,
    /// Whether the headings stand one column to the left of their figures.
    pub(super) is_short: bool,
}

impl Band {
    /// The place of the heading over a column.
    pub(super) fn heading(&self, grid: &Grid, column: usize) -> Spot {
        grid.spot(self.head, column - usize::from(self.is_short))
    }

    /// Moves headings to the right that are one cell short of every row below: the cell over the names got lost.
    pub(super) fn align(&mut self, grid: &Grid, names: &Names) {
        let [first, rest @ ..] = grid.columns.as_slice() else { return };
        let heads = self.years.len();
        let is_full = self.roles.is_empty() && self.years.keys().eq(grid.columns.iter().take(heads)) && rest.len() == heads;
        let is_named = |row: &usize| grid.is_words(*row, *first) && rest.iter().all(|column| grid.is_figure(*row, *column));
        let is_known = |row: &usize| names.knows(&grid.shown(*row, *first));
        if is_full && self.body.iter().all(is_named) && self.body.iter().any(is_known) {
            self.is_short = true;
            self.years = rest.iter().copied().zip(std::mem::take(&mut self.years).into_values()).collect();
        }
    }

    /// Whether this program wrote it: every year has this program's heading, or a column says how to fill in.
    pub(super) fn is_own(&self, grid: &Grid) -> bool {
        let heads = |column: &usize| grid.shown(self.head, *column);
        let is_own_head = |column: &usize| ["观测", "observed"].iter().any(|word| heads(column).ends_with(word));
        let is_form = grid.columns.iter().any(|column| HOW.is(&heads(column)));
        is_form || self.years.iter().filter(|(_, head)| head.stage == Stage::Observed).all(|(column, _)| is_own_head(column))
    }

    /// Gives targets without a year the target year.
    pub(super) fn date_targets(&mut self, period: Period) {
        if self.title.is_some() {
            return;
        }
        let targets: Vec<usize> =
            self.roles.iter().filter(|(_, role)| **role == Role::Staged(Stage::Planned)).map(|(column, _)| *column).collect();
        for column in targets {
            self.roles.remove(&column);
            self.years.insert(column, Head { year: period.end(), stage: Stage::Planned, unit: None, is_bare: true });
        }
    }
}

pub(super) fn bands(grid: &Grid, names: &Names) -> Vec<Band> {
    let mut heads: Vec<usize> = Vec::new();
    for row in grid.rows.iter().copied() {
        if is_head(grid, names, row, heads.last().copied()) {
            heads.push(row);
        }
    }
    let Some(first) = heads.first().copied() else { return titled(grid).into_iter().collect() };
    let title = title(grid, first);
    (0..heads.len())
        .filter_map(|at| {
            let last = heads.get(at + 1).copied();
            let body: Vec<_> =
                grid.rows.iter().copied().filter(|row| *row > heads[at] && last.is_none_or(|last| *row < last)).collect();
            Some(band(grid, names, heads[at], body, title)).filter(|band| !band.years.is_empty())
        })
        .collect()
}

/// Whether a row names years: it has no other figure, and is not the row of an indicator whose figures look like years.
fn is_head(grid: &Grid, names: &Names, row: usize, earlier: Option<usize>) -> bool {
    let is_aside =
        |column: &usize| earlier.is_some_and(|earlier| earlier < row && Role::of(&grid.shown(earlier, *column)).may_name_years());
    let filled: Vec<usize> = grid.filled(row).into_iter().filter(|column| !is_aside(column)).collect();
    // A date in a sentence does not head a column.
    let is_short =
        |column: &usize| grid.shown(row, *column).chars().count() <= 20 && !grid.shown(row, *column).contains(['：', ':']);
    let found: Vec<_> = filled.iter().map(|column| head(grid.cell(row, *column)).filter(|_| is_short(column))).collect();
    let years = found.iter().flatten().count();
    if years == 0 || filled.iter().zip(&found).any(|(column, head)| head.is_none() && grid.is_figure(row, *column)) {
        return false;
    }
    // Last updated: 2024-06-28
    if let ([first, _], 1) = (filled.as_slice(), years)
        && is_dated_otherwise(&grid.shown(row, *first))
    {
        return false;
    }
    let is_strong = found.iter().flatten().any(|head| !head.is_bare);
    // Numbers alone, without a word below them, may be figures.
    let has_words = |below: usize| grid.columns.iter().any(|column| grid.is_words(below, *column));
    if filled.len() == years && !is_strong && !grid.rows.iter().any(|below| *below > row && has_words(*below)) {
        let years: Vec<_> = found.iter().flatten().map(|head| head.year).collect();
        let is_in_order = years.is_sorted_by(|one, other| one < other) || years.is_sorted_by(|one, other| one > other);
        if !is_in_order || !years.iter().all(|year| is_near(*year, names.period())) {
            return false;
        }
    }
    let is_named = filled.iter().any(|column| names.knows(&grid.shown(row, *column)));
    if filled.len() == 1 {
        let column = filled[0];
        let may_head = |head: &Head| !head.is_bare || is_near(head.year, names.period());
        let is_short = |head: &Head| head.is_bare || head.stage != Stage::Unknown;
        let is_year = found[0].as_ref().is_some_and(|head| may_head(head) && is_short(head));
        let is_column =
            grid.rows.iter().filter(|each| **each > row).all(|each| grid.filled(*each).iter().all(|at| *at == column));
        let is_over = || {
            let is_named =
                |below: &usize| grid.filled(*below).iter().any(|at| *at != column && names.knows(&grid.shown(*below, *at)));
            let below = || grid.rows.iter().filter(|each| **each > row && is_named(each));
            let is_only = |below: &usize| {
                let figures = grid.columns.iter().filter(|at| is_figure(grid, *below, **at));
                figures.copied().eq([column])
            };
            below().next().is_some() && below().all(is_only)
        };
        return earlier.is_none() && is_year && (is_column || is_over());
    }
    let is_repeated = |earlier: usize| {
        filled.iter().zip(&found).all(|(column, head)| head.is_some() || grid.shown(row, *column) == grid.shown(earlier, *column))
    };
    match (is_strong, earlier) {
        (true, _) => !is_named || years > 1,
        (false, _) if is_named => false,
        (false, Some(earlier)) => is_repeated(earlier),
        (false, None) => years < filled.len() || years > 1,
    }
}

/// The year in the title, if there is only one.
fn title(grid: &Grid, first: usize) -> Option<Year> {
    let titles = grid.rows.iter().copied().filter(|row| *row < first).filter(|row| grid.filled(*row).len() == 1);
    let years: Vec<_> = titles.filter_map(|row| title_year(&grid.shown(row, grid.filled(row)[0]))).collect();
    years.first().copied().filter(|year| years.iter().all(|each| each == year))
}

/// How many letters at the end of a title may name its year.
const TITLE: usize = 80;

fn title_year(text: &str) -> Option<Year> {
    let mut ends = text.char_indices().rev().take(TITLE).map(|(at, _)| Cell::text(&text[at..]));
    ends.find_map(|end| head(&end).filter(|head| !head.is_bare)).map(|head| head.year)
}

/// Whether a column without a year has observed figures or figures as such.
fn is_observed(role: Role) -> bool {
    matches!(role, Role::Staged(Stage::Observed) | Role::Value)
}

/// A table of one year, which only the title names: headings such as 目标 and 实际.
fn titled(grid: &Grid) -> Option<Band> {
    let row = grid.rows.iter().copied().find(|row| {
        let roles: Vec<_> = grid.filled(*row).iter().map(|column| Role::of(&grid.shown(*row, *column))).collect();
        roles.contains(&Role::Name) && roles.iter().copied().any(is_observed) && roles.len() > 1
    })?;
    let title = title(grid, row).or_else(|| title_year(grid.name()))?;
    let body: Vec<_> = grid.rows.iter().copied().filter(|each| *each > row).collect();
    let roles: BTreeMap<_, _> = grid.columns.iter().map(|column| (*column, Role::of(&grid.shown(row, *column)))).collect();
    let years = roles
        .iter()
        .filter(|(_, role)| is_observed(**role))
        .map(|(column, _)| (*column, Head { year: title, stage: Stage::Observed, unit: None, is_bare: true }));
    let years: BTreeMap<_, _> = years.collect();
    Some(Band { head: row, body, years, roles, title: Some(title), is_short: false })
}

fn band(grid: &Grid, names: &Names, row: usize, mut body: Vec<usize>, title: Option<Year>) -> Band {
    let above = grid.rows.iter().copied().rfind(|each| *each < row).filter(|above| is_upper(grid, names, *above));
    let below = body.first().copied().filter(|below| is_lower(grid, names, row, *below));
    if below.is_some() {
        body.remove(0);
    }
    let over = grid.rows.iter().copied().rfind(|each| *each < row).filter(|over| above.is_none() && heads_too(grid, *over));
    let (mut years, mut roles) = (BTreeMap::new(), BTreeMap::new());
    for column in grid.columns.iter().copied() {
        let own = spread(grid, row, column, below);
        let upper = above.map_or_else(String::new, |above| spread(grid, above, column, Some(row)));
        let lower = below.map_or_else(String::new, |below| in_brackets(&grid.shown(below, column)));
        let is_of_part = is_part(&lower);
        let lower = if is_of_part || is_whole(&lower) { String::new() } else { lower };
        let parts: Vec<&str> =
            [upper.as_str(), own.as_str(), lower.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let is_alone = parts.len() == 1 && !own.is_empty() && own == grid.shown(row, column);
        let found = if is_alone { head(grid.heading(row, column)) } else { stacked(&parts) };
        // The upper of two heading rows may name this column.
        let lone = over.map_or_else(String::new, |over| grid.shown(over, column));
        let is_open = own.is_empty() || Stage::of_words(&own).is_some();
        let is_dated = found.is_none() && is_open && head(&Cell::text(lone.as_str())).is_some();
        let found = if is_dated { stacked(&[&lone, &own, &lower]) } else { found };
        let parts = if parts.is_empty() && !lone.is_empty() { vec![lone.as_str()] } else { parts };
        if let Some(head) = found {
            let has_note = [Some(row), above, below, over].into_iter().flatten().any(|each| grid.note(each, column).is_some());
            let head = if is_of_part && head.stage == Stage::Observed { Head { stage: Stage::Part, ..head } } else { head };
            years.insert(column, head.marked(has_note));
        } else if !parts.is_empty() {
            let mut meant = [own.as_str(), upper.as_str(), lower.as_str(), lone.as_str()].into_iter().map(Role::of);
            roles.insert(column, meant.find(|role| *role != Role::Other).unwrap_or(Role::Other));
        }
    }
    Band { head: row, body, years, roles, title, is_short: false }
}
