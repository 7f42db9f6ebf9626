//! Headings above and below those of the years: 计划 and 实际, units, the whole and its parts.

use super::columns::Role;
use super::grid::Grid;
use super::head::head;
use super::names::Names;
use super::stage::Stage;
use crate::exchange::workbook::Cell;
use crate::figure::{Unit, any_of, key, rounded};

/// Whether a row above the headings has headings of its own and no figures, so that it is more than a title.
pub(super) fn heads_too(grid: &Grid, row: usize) -> bool {
    let filled = grid.filled(row);
    let is_heading = |column: &usize| !grid.is_figure(row, *column) || head(grid.cell(row, *column)).is_some();
    filled.len() > 1 && filled.iter().all(is_heading)
}

/// A unit below a heading, as one in brackets after it.
pub(super) fn in_brackets(text: &str) -> String {
    let is_unit = Unit::of(text).is_known() && Stage::of_words(text).is_none() && !Stage::is_level(text);
    if is_unit && !rounded(text).starts_with('(') { format!("({text})") } else { text.to_owned() }
}

/// A heading that spans what stands below it: the row is empty to the right of it, and the next row is not.
pub(super) fn spread(grid: &Grid, row: usize, column: usize, below: Option<usize>) -> String {
    let own = grid.shown(row, column);
    let is_spanned = |below: usize| !grid.is_blank(below, column) && Role::of(&grid.shown(below, column)) != Role::Unit;
    if !own.is_empty() || !below.is_some_and(is_spanned) {
        return own;
    }
    let left = grid
        .columns
        .iter()
        .copied()
        .filter(|each| *each < column)
        .rev()
        .map(|each| grid.shown(row, each))
        .find(|text| !text.is_empty());
    let is_time = |text: &String| head(&Cell::text(text.as_str())).is_some() || Stage::of_words(text).is_some();
    left.filter(is_time).unwrap_or_default()
}

/// Whether a row has headings above those of the years: words such as 计划 and 实际, more than a title.
pub(super) fn is_upper(grid: &Grid, names: &Names, row: usize) -> bool {
    let filled = grid.filled(row);
    let words: Vec<_> = filled.iter().map(|column| grid.shown(row, *column)).collect();
    let is_heading = |word: &String| Stage::of_words(word).is_some() || Role::of(word) != Role::Other;
    let is_dated = |column: &usize| head(grid.cell(row, *column)).is_some();
    filled.iter().all(|column| !grid.is_figure(row, *column) && !is_dated(column))
        && words.iter().any(|word| Stage::of_words(word).is_some())
        && words.iter().all(is_heading)
        && words.len() > 1
        && !words.iter().any(|word| names.knows(word))
}

/// Whether a row has headings below those of the years: units, 计划 and 实际, without figures or names.
pub(super) fn is_lower(grid: &Grid, names: &Names, head_row: usize, row: usize) -> bool {
    let filled = grid.filled(row);
    let is_heading = |column: &usize| {
        let text = grid.shown(row, *column);
        Stage::of_words(&text).is_some()
            || Stage::is_level(&text)
            || is_part(&text)
            || is_whole(&text)
            || rounded(&text).starts_with('(')
            || Unit::of(&text).is_known()
            || Role::of(&text) == Role::of(&grid.shown(head_row, *column)) && Role::of(&text) != Role::Other
            || text == "％"
            || text == "%"
    };
    // Text below the names alone heads a group.
    let is_beside = |column: &usize| head(grid.cell(head_row, *column)).is_some() || grid.is_blank(head_row, *column);
    filled.iter().any(is_beside)
        && filled.iter().all(|column| !grid.is_figure(row, *column) && !names.knows(&grid.shown(row, *column)))
        && filled.iter().all(is_heading)
}

/// Whether a text names a part of the people that an indicator counts.
pub(super) fn is_part(text: &str) -> bool {
    let word = key(text);
    any_of("男|女|男性|女性|城镇|农村|城市|乡村|male|female|m|f|urban|rural|boys|girls", |part| part == word)
}

/// Whether a text names the whole beside such parts.
pub(super) fn is_whole(text: &str) -> bool {
    let word = key(text);
    any_of("合计|总计|总体|全部|全体|全市|全县|全区|城乡|total|all|bothsexes", |whole| whole == word)
}
