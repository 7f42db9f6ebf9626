//! Blocks without headings that name their years themselves: in a title, beside a name, or in a column of years.

use std::collections::BTreeSet;

use super::across;
use super::columns::{Role, is_dated_otherwise};
use super::grid::{Grid, Spot};
use super::head::{Head, head, is_figure, is_near, years_in};
use super::layout::{Anchor, Entry, Layout, Series, Skipped};
use super::names::Names;
use super::stage::Stage;
use super::words::{is_note, unit_of_context};
use crate::exchange::workbook::Cell;
use crate::plan::{Period, Year};

/// The year that the words of a block give its figures.
#[derive(Debug)]
pub(super) enum Said {
    /// None.
    Nothing,
    /// A cell that is a heading: 2022年末.
    Under(Spot, Head),
    /// A title with one year in it.
    Asked(Spot, Year),
    /// Another year than the cursor's for several columns, or several years.
    Many,
}

impl Said {
    /// The year of the first column.
    pub(super) fn year(&self, cursor: Year) -> Year {
        match self {
            Self::Under(_, head) => head.year,
            Self::Asked(_, year) => *year,
            Self::Nothing | Self::Many => cursor,
        }
    }

    /// The question whether a title's year is meant.
    pub(super) fn asked(&self) -> Option<(Spot, Skipped)> {
        if let Self::Asked(at, year) = self { Some((*at, Skipped::Said(*year))) } else { None }
    }
}

/// The year that the words of a block say, which has that many columns of figures.
pub(super) fn said(grid: &Grid, names: &Names, cursor: Year, columns: usize) -> Said {
    let is_figure = |row: usize| grid.columns.iter().any(|column| is_figure(grid, row, *column));
    let last = grid.rows.iter().copied().rfind(|row| is_figure(*row)).unwrap_or_default();
    let first = grid.rows.iter().copied().find(|row| is_figure(*row) && !is_lone_year(grid, names, *row)).unwrap_or_default();
    let (mut headings, mut titles, mut years) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in grid.rows.iter().copied() {
        let is_lone = is_lone_year(grid, names, row);
        for column in grid.filled(row).into_iter().filter(|column| is_lone || !self::is_figure(grid, row, *column)) {
            let (text, at) = (grid.shown(row, column), grid.spot(row, column));
            let heading = head(grid.cell(row, column)).filter(|head| !head.is_bare && head.stage != Stage::Unknown);
            let is_note_above = row < first && is_note(&text);
            if (is_dated_otherwise(&text) && !is_note_above)
                || is_period(&text, names.period())
                || (row > last && heading.is_none())
            {
                continue;
            }
            match heading {
                Some(head) => headings.push((at, head)),
                None => titles.extend(years_in(&text).into_iter().map(|year| (at, year))),
            }
        }
    }
    years.extend(headings.iter().map(|(_, head)| head.year).chain(titles.iter().map(|(_, year)| *year)));
    let years: Vec<Year> = years.into_iter().collect();
    let is_run = years.len() == columns && years.iter().zip(cursor.get()..).all(|(year, at)| year.get() == at);
    match (years.as_slice(), headings.into_iter().next(), titles.first()) {
        ([], ..) => Said::Nothing,
        ([year], Some((at, head)), _) if columns == 1 || *year == cursor => Said::Under(at, head),
        ([year], None, _) if *year == cursor => Said::Nothing,
        ([year], None, Some((at, _))) if columns == 1 => Said::Asked(*at, *year),
        _ if is_run => Said::Nothing,
        _ => Said::Many,
    }
}

/// Whether a row has only a bare number that may be a year, above rows with names.
pub(super) fn is_lone_year(grid: &Grid, names: &Names, row: usize) -> bool {
    let filled = grid.filled(row);
    let is_year =
        |column: &usize| head(grid.cell(row, *column)).is_some_and(|head| head.is_bare && is_near(head.year, names.period()));
    let is_named = |below: usize| grid.filled(below).iter().any(|column| names.knows(&grid.shown(below, *column)));
    matches!(filled.as_slice(), [only] if is_year(only)) && grid.rows.iter().any(|below| *below > row && is_named(*below))
}

/// Whether a text has the years of the plan: 2021—2025年.
fn is_period(text: &str, period: Period) -> bool {
    let years = years_in(text);
    let first = Year::new(period.base().get() + 1);
    years.contains(&period.end()) && (years.contains(&first) || years.contains(&period.base()))
}

/// Whether a row of words stands above figures as headings do: with a year, a unit, or the name of a column.
pub(super) fn is_heading(grid: &Grid, row: usize) -> bool {
    let is_of_column =
        |text: &str| matches!(Role::of(text), Role::Name | Role::Value | Role::Unit | Role::Code | Role::Staged(_));
    grid.filled(row).into_iter().all(|column| !is_figure(grid, row, column) && !grid.is_nothing(row, column))
        && grid.filled(row).into_iter().any(|column| {
            let text = grid.shown(row, column);
            !years_in(&text).is_empty() || unit_of_context(&text).is_some() || is_of_column(&text)
        })
}

/// A name and the year beside it in one text: 人均预期寿命（2022年）, 2022年末失业保险参保人数.
pub(super) fn name_and_year(names: &Names, text: &str) -> Option<(String, Head)> {
    let brackets = |c: char| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | ':' | '：') || c.is_whitespace();
    let heading = |part: &str| head(&Cell::text(part.trim_matches(brackets))).filter(|head| !head.is_bare);
    if years_in(text).is_empty() || names.knows(text) && heading(text).is_none() {
        return None;
    }
    let name = |part: &str| Some(part.trim_matches(brackets)).filter(|part| names.knows(part)).map(ToOwned::to_owned);
    text.char_indices().skip(1).find_map(|(at, _)| {
        let (before, after) = text.split_at(at);
        name(before).zip(heading(after)).or_else(|| name(after).zip(heading(before)))
    })
}

/// Years down beside one column of figures. They belong to the indicator named above, or to the one at the cursor.
pub(super) fn years_down(grid: &Grid, names: &Names, anchor: Option<Anchor>) -> Option<Layout> {
    let first = grid.columns.iter().copied().find(|column| grid.rows.iter().any(|row| !grid.is_blank(*row, *column)))?;
    let others = |row: usize| grid.columns.iter().copied().filter(move |column| *column != first && grid.is_figure(row, *column));
    let rows: Vec<usize> =
        grid.rows.iter().copied().filter(|row| !grid.is_outside(*row) && others(*row).next().is_some()).collect();
    let columns: BTreeSet<usize> = rows.iter().flat_map(|row| others(*row)).collect();
    let [column] = columns.into_iter().collect::<Vec<_>>().try_into().ok()?;
    let heads: Vec<Head> = rows.iter().map(|row| head(grid.cell(*row, first))).collect::<Option<_>>()?;
    let is_bare = heads.iter().any(|head| head.is_bare);
    let dated: Vec<(usize, &Head)> = rows.iter().copied().zip(&heads).collect();
    let blocks = blocks(grid, names, &dated)?;
    let is_plain = |block: &Block| {
        let years: Vec<Year> = block.rows.iter().map(|(_, head)| head.year).collect();
        let is_in_order = years.is_sorted_by(|one, other| one < other) || years.is_sorted_by(|one, other| one > other);
        years.len() > 1 && is_in_order && years.iter().all(|year| is_near(*year, names.period()))
    };
    if is_bare && !blocks.iter().all(is_plain) {
        return None;
    }
    let at = grid.spot(*rows.first()?, first);
    let series = blocks.iter().map(|block| {
        let entries = block.rows.iter().map(|(row, head)| {
            // What is answered about the first number counts for all.
            let heading = if is_bare { at } else { grid.spot(*row, first) };
            Entry::under(head, heading, grid.spot(*row, column))
        });
        let name = block.name.map(|(row, column)| grid.spot(row, column));
        let mut series = Series { at: Some(name.unwrap_or(at)), entries: entries.collect(), ..Series::default() };
        match (name, anchor) {
            (Some(name), _) => series.take_title(|| Some(grid.shown(name.row, name.column))),
            (None, Some(anchor)) => series.anchor = Some(anchor.rows.first()?.clone()),
            (None, None) => series.take_title(|| names.title(grid, at.row)),
        }
        (series.anchor.is_some() || series.name.is_some()).then_some(series)
    });
    let series = series.collect::<Option<Vec<_>>>()?;
    let is_rest = |row: &usize| !rows.contains(row) && !blocks.iter().any(|block| block.name.is_some_and(|(at, _)| at == *row));
    let rest = grid.rows.iter().copied().filter(is_rest).filter_map(|row| across::around(grid, row));
    let asked = is_bare.then_some((at, Skipped::BareYear));
    Some(Layout { top: None, series, skipped: rest.chain(asked).collect() })
}

/// Years down below the name of their indicator.
struct Block<'a> {
    /// The cell of its name.
    name: Option<(usize, usize)>,
    rows: Vec<(usize, &'a Head)>,
}

/// The rows of years, parted at the names between them. `None` if two names stand over the same rows, or none over the first of several.
fn blocks<'a>(grid: &Grid, names: &Names, rows: &[(usize, &'a Head)]) -> Option<Vec<Block<'a>>> {
    let last = rows.last()?.0;
    let words = grid.rows.iter().copied().filter(|row| *row < last && rows.iter().all(|(at, _)| at != row));
    let cells = words.flat_map(|row| grid.filled(row).into_iter().map(move |column| (row, column)));
    let said: Vec<(usize, usize)> = cells.filter(|(row, column)| names.knows(&grid.shown(*row, *column))).collect();
    let mut blocks: Vec<Block> = Vec::new();
    for (row, head) in rows {
        let name = said.iter().copied().rfind(|(at, _)| at < row);
        match blocks.last_mut().filter(|block| block.name == name) {
            Some(block) => block.rows.push((*row, head)),
            None => blocks.push(Block { name, rows: vec![(*row, head)] }),
        }
    }
    let is_told = blocks.iter().filter(|block| block.name.is_some()).count() == said.len();
    (is_told && (blocks.len() == 1 || blocks.iter().all(|block| block.name.is_some()))).then_some(blocks)
}
