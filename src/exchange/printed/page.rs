//! The table on its page: title, heads, rows and notes.

use super::fold::folded;
use super::head::{Columns, Role, columns_of};
use crate::exchange::table::grid::Grid;
use crate::exchange::workbook::{MergedCells, Sheet, Unseen};
use crate::figure::has_digit;
use crate::plan::Year;

/// The parts of a sheet.
#[derive(Default)]
pub(super) struct Page {
    /// The first line above the heads.
    pub(super) title: Option<String>,
    /// A unit above the table for all its figures.
    pub(super) unit: Option<String>,
    /// The meaning of the columns.
    pub(super) columns: Columns,
    /// The rows below the heads.
    pub(super) lines: Vec<Line>,
    /// The notes, one line each.
    pub(super) notes: Vec<String>,
    /// Lines that are neither, with their row in the sheet.
    pub(super) left: Vec<(usize, String)>,
    /// What the sheet does not show.
    pub(super) unseen: Vec<Unseen>,
    /// The rows of the heads.
    heads: Vec<Vec<String>>,
    /// The state of the reader at the end of the sheet.
    end: End,
}

/// What the rows below would belong to.
#[derive(Debug, Default)]
struct End {
    domain: String,
    parent: Option<String>,
    index: usize,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its place in the table, from 0, without the heads.
    pub(super) index: usize,
    /// Its row in the sheet.
    pub(super) row: usize,
    /// The texts of its cells, by column.
    pub(super) cells: Vec<String>,
    /// The group above it.
    pub(super) domain: String,
    /// The row that it is part of by its layout: a name without figures above it.
    pub(super) parent: Option<String>,
    /// Its struck-through texts.
    pub(super) struck: Vec<String>,
    /// Figures in cells that span other rows or several columns of figures.
    pub(super) shared: Vec<String>,
}

/// Splits a sheet into its parts; `None` if it has no heads of a plan's table.
pub(super) fn page(sheet: &Sheet, base: Option<Year>, end: Option<Year>) -> Option<Page> {
    let grid = Grid::of(sheet, 0);
    let texts: Vec<(usize, Vec<String>)> = grid.rows.iter().map(|row| (*row, texts(&grid, *row))).collect();
    let (first, high, columns) = heads(&texts, base, end)?;
    let mut page = Page { columns, unseen: sheet.remarks.unseen(), ..Page::default() };
    for (_, line) in &texts[..first] {
        page.above(line);
    }
    page.heads = texts[first..first + high].iter().map(|(_, line)| line.clone()).collect();
    page.read(sheet, &grid, &texts[first + high..]);
    Some(page)
}

/// The figures that a row shares with others.
fn shared(grid: &Grid, columns: &Columns, row: usize) -> Vec<String> {
    let figures: Vec<usize> = columns.figures().filter_map(|(at, _)| grid.columns.get(at).copied()).collect();
    let is_of_several = |range: &MergedCells| {
        range.rows > 1
            || figures.iter().filter(|column| (range.column..range.column + range.columns).contains(column)).count() > 1
    };
    let spans = figures.iter().filter(|column| grid.span(row, **column).is_some_and(is_of_several));
    let mut texts: Vec<String> = spans.map(|column| grid.shown(row, *column)).filter(|text| has_digit(text)).collect();
    texts.dedup();
    texts
}

/// The texts of a row, each with the raised mark after it.
fn texts(grid: &Grid, row: usize) -> Vec<String> {
    let text = |column: &usize| {
        let shown = grid.shown(row, *column);
        let note = grid.note(row, *column).unwrap_or_default();
        format!("{shown}{}", raised(note, &shown))
    };
    grid.columns.iter().map(text).collect()
}

/// A raised digit belongs to a unit such as m², or is a note's.
fn raised(note: &str, behind: &str) -> String {
    if behind.ends_with(['m', 'M']) {
        return note.to_owned();
    }
    let digit = |c: char| c.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize));
    note.trim_matches(['[', ']', '(', ')', '（', '）']).chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// The place of the heads, their number of rows, and their columns.
fn heads(texts: &[(usize, Vec<String>)], base: Option<Year>, end: Option<Year>) -> Option<(usize, usize, Columns)> {
    const FARTHEST: usize = 20;
    for first in 0..texts.len().min(FARTHEST) {
        let Some(columns) = columns_of(&[&texts[first].1], base, end) else { continue };
        let two = texts.get(first + 1).filter(|(_, below)| is_second_head(&texts[first].1, below));
        let both = two.and_then(|(_, below)| columns_of(&[&texts[first].1, below], base, end));
        return Some(both.map_or((first, 1, columns), |both| (first, 2, both)));
    }
    None
}

/// Whether a row continues the heads above it: every cell is blank, repeats the one above, or is a heading of its own.
fn is_second_head(above: &[String], below: &[String]) -> bool {
    let mut is_more = false;
    for (column, text) in below.iter().enumerate() {
        if text.is_empty() || above.get(column) == Some(text) {
            continue;
        }
        if matches!(Role::of(text), Role::Other) {
            return false;
        }
        is_more = true;
    }
    is_more
}

impl Page {
    /// A line above the heads: the title, or the unit of all figures.
    fn above(&mut self, line: &[String]) {
        let mut texts: Vec<&String> = line.iter().filter(|text| !text.is_empty()).collect();
        texts.dedup();
        for text in texts {
            let plain = folded(text);
            let unit = ["单位:", "计量单位:", "(单位:", "unit:", "Unit:"].iter().find_map(|label| plain.strip_prefix(label));
            match unit {
                Some(unit) => self.unit = Some(unit.trim_end_matches(')').trim().to_owned()),
                None if self.title.is_none() => self.title = Some(text.replace('\n', " ")),
                None => self.left.push((0, text.clone())),
            }
        }
    }
}

impl Page {
    /// Adds a sheet that continues this one, under the same heads, repeated or not. Answers whether it does.
    pub(super) fn goes_on_with(&mut self, sheet: &Sheet) -> bool {
        let grid = Grid::of(sheet, 0);
        let texts: Vec<(usize, Vec<String>)> = grid.rows.iter().map(|row| (*row, texts(&grid, *row))).collect();
        let inside = texts.iter().position(|(row, _)| !grid.is_outside(*row)).unwrap_or(texts.len());
        let repeats = texts[inside..].iter().zip(&self.heads).take_while(|((_, line), head)| line == *head).count();
        let is_alike = self.heads.first().is_some_and(|head| head.len() == grid.columns.len());
        let has_other_heads = repeats < self.heads.len() && heads(&texts[inside..], None, None).is_some();
        if !sheet.remarks.goes_on || !is_alike || has_other_heads {
            return false;
        }
        self.unseen.extend(sheet.remarks.unseen());
        self.read(sheet, &grid, &texts[inside + repeats..]);
        true
    }

    /// Reads the rows below the heads.
    fn read(&mut self, sheet: &Sheet, grid: &Grid, rows: &[(usize, Vec<String>)]) {
        let before = self.lines.len();
        let head = self.heads.first().cloned().unwrap_or_default();
        let End { domain, parent, index } = std::mem::take(&mut self.end);
        let mut body = Body { page: self, domain, parent, is_below: false, index };
        for (row, line) in rows.iter().filter(|(_, line)| *line != head) {
            body.take(*row, line);
            body.index += 1;
        }
        let Body { domain, parent, index, .. } = body;
        self.end = End { domain, parent, index };
        for line in &mut self.lines[before..] {
            let here = sheet.remarks.struck.iter().filter(|struck| struck.row == line.row);
            line.struck =
                here.map(|struck| struck.part.clone().unwrap_or_else(|| grid.shown(struck.row, struck.column))).collect();
            line.shared = shared(grid, &self.columns, line.row);
        }
    }
}

struct Body<'a> {
    page: &'a mut Page,
    domain: String,
    parent: Option<String>,
    /// Whether the notes have begun.
    is_below: bool,
    index: usize,
}

impl Body<'_> {
    fn take(&mut self, row: usize, line: &[String]) {
        let mut filled: Vec<&String> = line.iter().filter(|text| !text.is_empty()).collect();
        filled.dedup();
        match filled.as_slice() {
            [] => {}
            [only] if self.is_below || is_note(only) => {
                self.is_below = true;
                self.page.notes.push((*only).clone());
            }
            _ if is_note(filled[0]) && filled.iter().all(|text| text.chars().count() > 12 || is_note(text)) => {
                self.is_below = true;
                self.page.notes.extend(filled.into_iter().cloned());
            }
            [only] => self.group(only),
            _ if self.is_parent(line) => self.parent = self.page.columns.name(line),
            _ => self.row(row, line),
        }
    }

    /// Whether a row's only figures are those of the rows below it: it has a number and a name, or a name and a unit.
    fn is_parent(&self, line: &[String]) -> bool {
        let columns = &self.page.columns;
        columns.name(line).is_some()
            && !columns.has_figures(line)
            && columns.text(line, |role| matches!(role, Role::Nature)).is_none()
    }

    fn group(&mut self, text: &str) {
        let plain = folded(text);
        let is_named = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.contains('.')
            || plain.ends_with(')') && !plain.starts_with('(');
        if is_named {
            self.parent = Some(text.to_owned());
        } else {
            super::name::without_number(&plain).trim_matches(['[', ']', ':']).clone_into(&mut self.domain);
            self.parent = None;
        }
    }

    fn row(&mut self, row: usize, line: &[String]) {
        let columns = &self.page.columns;
        if let Some(domain) = columns.text(line, |role| matches!(role, Role::Domain)) {
            self.domain = super::name::without_number(&folded(&domain)).replace('\n', "");
        }
        let is_child = columns.name(line).is_some_and(|name| super::name::is_part(&name));
        if !is_child {
            self.parent = None;
        }
        self.page.lines.push(Line {
            index: self.index,
            row,
            cells: line.to_vec(),
            domain: self.domain.clone(),
            parent: self.parent.clone(),
            struck: Vec::new(),
            shared: Vec::new(),
        });
    }
}

/// Whether a line is a note below the table.
pub(in crate::exchange) fn is_note(text: &str) -> bool {
    let plain = folded(text).to_lowercase();
    let begins =
        ["注:", "注1", "注①", "注 ", "注.", "注", "备注", "说明", "资料来源", "数据来源", "来源:", "note", "source:", "*:", "※"];
    begins.iter().any(|begin| plain.starts_with(begin)) && !plain.starts_with("注册") && !plain.starts_with("说明书")
        || plain.starts_with('*') && plain.chars().count() > 4
        || plain.starts_with(|c: char| ('①'..='⑳').contains(&c)) && plain.chars().count() > 8
}
