//! From a table of a document to a sheet: where its cells lie on the grid, which are merged, and which lines belong to the table.

use std::collections::BTreeMap;

use super::content::{Cell, Merge, NoteId, Row, Table};
use crate::exchange::workbook::{Cell as SheetCell, MergedCells, Remarks, Sheet};
use crate::phrase;

/// Grid columns narrower than a character exist only because the edges of different rows lie slightly apart.
const NARROW: u32 = 150;
/// How far apart such edges may lie in all.
const APART: u32 = 300;

/// The lines around a table.
pub(super) struct Around {
    pub(super) before: Vec<String>,
    pub(super) behind: Vec<String>,
}

/// A table as a sheet; `None` if it is empty.
pub(super) fn sheet(table: &Table, around: Around, notes: &BTreeMap<NoteId, String>) -> Option<Sheet> {
    let columns = Columns::of(table);
    let lead = around.before.len();
    let mut laid = Laid::default();
    laid.rows.extend(around.before.into_iter().map(|line| vec![SheetCell::text(line)]));
    let (deleted, rows): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| row.is_deleted);
    laid.remarks.deleted_rows = deleted.len();
    for row in rows {
        laid.row(row, &columns);
    }
    laid.remarks.merged.retain(|merged| merged.rows * merged.columns > 1);
    let is_blank = laid.rows[lead..].iter().flatten().all(|cell| *cell == SheetCell::Empty);
    let behind = around.behind.into_iter().chain(footnotes(table, notes));
    let end = laid.rows.len();
    laid.rows.extend(behind.map(|line| vec![SheetCell::text(line)]));
    laid.remarks.outside = (0..lead).chain(end..laid.rows.len()).collect();
    (!is_blank).then(|| Sheet { rows: laid.rows, remarks: laid.remarks, ..Sheet::default() })
}

/// The notes that a table refers to, as a line below it.
fn footnotes(table: &Table, notes: &BTreeMap<NoteId, String>) -> Option<String> {
    let note = |(number, id): &(usize, NoteId)| {
        let mark = ('①'..='⑳').nth(number.checked_sub(1)?).map_or_else(|| phrase!("{number}、", "{number}. "), String::from);
        Some(format!("{mark}{}", notes.get(id)?.trim_end_matches(['。', '；', ';'])))
    };
    let all: Vec<String> = table.cited.iter().filter_map(note).collect();
    (!all.is_empty()).then(|| phrase!("注：{}", "Note: {}", all.join("；")))
}

/// The visible columns of a table's grid.
struct Columns(Vec<usize>);

impl Columns {
    fn of(table: &Table) -> Self {
        let mut seen = Vec::with_capacity(table.widths.len());
        let mut at = 0;
        for is_narrow in narrow(table) {
            seen.push(at);
            at += usize::from(!is_narrow);
        }
        seen.push(at);
        Self(seen)
    }

    /// The visible column for a column of the grid.
    fn seen(&self, column: usize) -> usize {
        let last = self.0.len() - 1;
        self.0.get(column).copied().unwrap_or_else(|| self.0[last] + (column - last))
    }
}

/// The grid columns that hold no cell by themselves and are too narrow for a character.
fn narrow(table: &Table) -> Vec<bool> {
    let mut narrow: Vec<bool> = table.widths.iter().map(|width| (1..NARROW).contains(width)).collect();
    let mut apart = 0;
    for (column, width) in table.widths.iter().enumerate() {
        apart = if narrow[column] { apart + width } else { 0 };
        narrow[column] &= apart <= APART;
    }
    for row in table.rows.iter().filter(|row| !row.is_deleted) {
        for (from, cell) in placed(row) {
            let until = (from + span(cell)).min(narrow.len());
            if from < until && narrow[from..until].iter().all(|narrow| *narrow) && !cell.marked().is_empty() {
                narrow[from..until].fill(false);
            }
        }
    }
    narrow
}

fn span(cell: &Cell) -> usize {
    cell.span.max(1)
}

/// The cells of a row, each with the column of the grid where it begins.
fn placed(row: &Row) -> impl Iterator<Item = (usize, &Cell)> {
    row.cells.iter().scan(row.before, |column, cell| {
        let from = *column;
        *column += span(cell);
        Some((from, cell))
    })
}

/// The rows laid out so far.
#[derive(Default)]
struct Laid {
    rows: Vec<Vec<SheetCell>>,
    remarks: Remarks,
    /// The merged cells of the last row, by the column in which they begin.
    above: BTreeMap<usize, usize>,
}

impl Laid {
    fn row(&mut self, row: &Row, columns: &Columns) {
        let at = self.rows.len();
        let (mut line, mut begun, mut last) = (Vec::new(), BTreeMap::new(), None::<usize>);
        for (from, cell) in placed(row) {
            let (first, end) = (columns.seen(from), columns.seen(from + span(cell)));
            if let (Merge::More, Some(last)) = (cell.across, last) {
                self.remarks.merged[last].columns = end.saturating_sub(self.remarks.merged[last].column);
                continue;
            }
            let above = self.above.get(&first).copied().filter(|_| cell.down == Merge::More);
            let merged = above.unwrap_or_else(|| {
                self.remarks.merged.push(MergedCells { row: at, column: first, rows: 0, columns: (end - first).max(1) });
                self.remarks.merged.len() - 1
            });
            self.remarks.merged[merged].rows += 1;
            if cell.down != Merge::None {
                begun.insert(first, merged);
            }
            last = Some(merged);
            let is_shown = above.is_none() && first < end;
            let text = if is_shown { cell.marked().cell((at, first), &mut self.remarks) } else { SheetCell::Empty };
            line.resize(line.len().max(first + 1), SheetCell::Empty);
            if text != SheetCell::Empty {
                line[first] = text;
            }
            line.resize(line.len().max(end), SheetCell::Empty);
        }
        if row.is_hidden {
            self.remarks.hidden_rows.push(at);
        }
        self.rows.push(line);
        self.above = begun;
    }
}
