//! A sheet as a person sees it: without hidden parts, and with a merged cell's text wherever it spans.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::exchange::delimited::shortest;
use crate::exchange::workbook::{Cell, MergedCells, Sheet, Struck};
use crate::figure::{Printed, Unit, Why, half_width, is_invisible, read_number};

/// The most rows and columns that are read; far more than any plan has indicators and years.
const MOST: (usize, usize) = (5000, 200);

/// The position of a cell in a file, from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Spot {
    /// The sheet.
    pub sheet: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The visible part of a sheet.
pub(in crate::exchange) struct Grid<'a> {
    sheet: &'a Sheet,
    index: usize,
    /// The visible rows and columns.
    pub(in crate::exchange) rows: Vec<usize>,
    pub(in crate::exchange) columns: Vec<usize>,
    /// Whether there is more than is read.
    pub(in crate::exchange) is_cut: bool,
    /// The merged cells over each row.
    merged: BTreeMap<usize, Vec<&'a MergedCells>>,
    notes: BTreeMap<(usize, usize), &'a str>,
    scaled: BTreeMap<(usize, usize), f64>,
    struck: BTreeMap<(usize, usize), &'a Struck>,
    outside: BTreeSet<usize>,
    /// What each cell is, found out once: layouts ask many times.
    kinds: OnceCell<Vec<Vec<Kind>>>,
}

/// What a cell is, as far as layouts ask.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Empty,
    /// White space.
    Blank,
    /// A mark for no figure.
    Nothing,
    /// A figure, readable or not.
    Figure,
    Words,
}

impl Kind {
    fn of(cell: &Cell) -> Self {
        let text = match cell {
            Cell::Empty => return Self::Empty,
            Cell::Number(_) | Cell::Rate(_) => return Self::Figure,
            Cell::Text(text) if is_blank_text(text) => return Self::Blank,
            Cell::Text(text) => text,
        };
        // Figures are short; a sentence that begins with one is none.
        let is_short = text.trim().chars().nth(24).is_none();
        match read_number(text) {
            Printed::Nothing | Printed::Failed => Self::Nothing,
            Printed::Figure(_) | Printed::Unreadable(_) if is_counted(text) => Self::Words,
            Printed::Figure(figure) if figure.unit.as_deref().is_none_or(|unit| is_short && !is_long(unit)) => Self::Figure,
            Printed::Unreadable(Why::Several | Why::Grouping | Why::Size) if is_short => Self::Figure,
            Printed::Figure(_) | Printed::Unreadable(_) => Self::Words,
        }
    }
}

/// How many rows of merged cells are read. Those written by programs do not overlap, and have fewer.
const MOST_MERGED: usize = 1 << 20;

fn merged(sheet: &Sheet, high: usize) -> BTreeMap<usize, Vec<&MergedCells>> {
    let mut covered: BTreeMap<usize, Vec<&MergedCells>> = BTreeMap::new();
    let ranges = sheet.remarks.merged.iter();
    let rows = ranges.flat_map(|range| (range.row..range.row.saturating_add(range.rows).min(high)).map(move |row| (row, range)));
    for (row, range) in rows.take(MOST_MERGED) {
        covered.entry(row).or_default().push(range);
    }
    covered
}

impl<'a> Grid<'a> {
    pub(in crate::exchange) fn of(sheet: &'a Sheet, index: usize) -> Self {
        let width = |row: &Vec<Cell>| row.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        let high = sheet.rows.iter().rposition(|row| width(row) > 0).map_or(0, |last| last + 1);
        let wide = sheet.rows.iter().map(width).max().unwrap_or(0);
        let hidden: [BTreeSet<usize>; 2] =
            [&sheet.remarks.hidden_rows, &sheet.remarks.hidden_columns].map(|hidden| hidden.iter().copied().collect());
        let seen = |most: usize, hidden: &BTreeSet<usize>| (0..most).filter(|at| !hidden.contains(at)).collect();
        Self {
            sheet,
            index,
            rows: seen(high.min(MOST.0), &hidden[0]),
            columns: seen(wide.min(MOST.1), &hidden[1]),
            is_cut: high > MOST.0 || wide > MOST.1,
            merged: merged(sheet, high.min(MOST.0)),
            notes: sheet.remarks.notes.iter().map(|(row, column, note)| ((*row, *column), note.as_str())).collect(),
            scaled: sheet.remarks.scaled.iter().map(|(row, column, number)| ((*row, *column), *number)).collect(),
            struck: sheet.remarks.struck.iter().map(|struck| ((struck.row, struck.column), struck)).collect(),
            outside: sheet.remarks.outside.iter().copied().collect(),
            kinds: OnceCell::new(),
        }
    }

    /// The name of the sheet.
    pub(super) fn name(&self) -> &str {
        &self.sheet.name
    }

    pub(super) const fn spot(&self, row: usize, column: usize) -> Spot {
        Spot { sheet: self.index, row, column }
    }

    /// The cell itself.
    pub(super) fn cell(&self, row: usize, column: usize) -> &'a Cell {
        self.sheet.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&Cell::Empty)
    }

    /// The cell whose text is seen there: for merged cells the first.
    fn seen(&self, row: usize, column: usize) -> &'a Cell {
        self.span(row, column).map_or_else(|| self.cell(row, column), |merged| self.cell(merged.row, merged.column))
    }

    /// The merged cells that a cell belongs to.
    pub(in crate::exchange) fn span(&self, row: usize, column: usize) -> Option<&'a MergedCells> {
        let covers = |range: &&&MergedCells| (range.column..range.column.saturating_add(range.columns)).contains(&column);
        self.merged.get(&row).and_then(|ranges| ranges.iter().find(covers)).copied()
    }

    /// The text seen there, trimmed.
    pub(in crate::exchange) fn shown(&self, row: usize, column: usize) -> String {
        shown(self.seen(row, column))
    }

    /// A cell as a heading: texts as merged cells show them, and numbers.
    pub(super) fn heading(&self, row: usize, column: usize) -> &'a Cell {
        self.seen(row, column)
    }

    /// Whether a cell spans several.
    pub(super) fn is_merged(&self, row: usize, column: usize) -> bool {
        self.merged.get(&row).is_some_and(|ranges| ranges.iter().any(|range| (range.row, range.column) == (row, column)))
    }

    /// Whether a row is of words around the table.
    pub(in crate::exchange) fn is_outside(&self, row: usize) -> bool {
        self.outside.contains(&row)
    }

    /// The raised mark after the text of a cell.
    pub(in crate::exchange) fn note(&self, row: usize, column: usize) -> Option<&'a str> {
        self.notes.get(&(row, column)).copied()
    }

    /// The number in a cell that shows another one.
    pub(super) fn scaled(&self, row: usize, column: usize) -> Option<f64> {
        self.scaled.get(&(row, column)).copied()
    }

    /// The struck-through part of a cell.
    pub(super) fn struck(&self, row: usize, column: usize) -> Option<&'a Struck> {
        self.struck.get(&(row, column)).copied()
    }

    /// Whether everything in a cell is struck through.
    pub(super) fn is_struck(&self, row: usize, column: usize) -> bool {
        self.struck(row, column).is_some_and(|struck| struck.part.is_none())
    }

    fn kind(&self, row: usize, column: usize) -> Kind {
        let kinds = self
            .kinds
            .get_or_init(|| self.sheet.rows.iter().take(MOST.0).map(|row| row.iter().map(Kind::of).collect()).collect());
        kinds.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Kind::Empty)
    }

    pub(super) fn is_blank(&self, row: usize, column: usize) -> bool {
        matches!(self.kind(row, column), Kind::Empty | Kind::Blank)
    }

    /// Whether a cell holds a figure, readable or not.
    pub(super) fn is_figure(&self, row: usize, column: usize) -> bool {
        self.kind(row, column) == Kind::Figure
    }

    /// Whether a cell holds words.
    pub(super) fn is_words(&self, row: usize, column: usize) -> bool {
        self.kind(row, column) == Kind::Words
    }

    /// Whether a cell says that it has no figure.
    pub(super) fn is_nothing(&self, row: usize, column: usize) -> bool {
        matches!(self.kind(row, column), Kind::Nothing | Kind::Blank)
    }

    /// The columns of a row that are not blank.
    pub(super) fn filled(&self, row: usize) -> Vec<usize> {
        self.columns.iter().copied().filter(|column| !self.is_blank(row, *column)).collect()
    }
}

/// Whether a text has a counter in front: 1.人均预期寿命.
fn is_counted(text: &str) -> bool {
    let behind = text.trim_start().trim_start_matches(|c: char| half_width(c).is_ascii_digit());
    let mut letters = behind.chars().map(half_width);
    letters.next().is_some_and(|c| matches!(c, '.' | '、' | ')'))
        && letters.next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Whether what follows a number is too long for a unit: 3岁以下婴幼儿入托率.
fn is_long(unit: &str) -> bool {
    unit.chars().count() > 8 && !Unit::of(unit).is_known()
}

fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => is_blank_text(text),
        Cell::Number(_) | Cell::Rate(_) => false,
    }
}

fn is_blank_text(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// A cell as printed.
pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => shortest(*number),
        Cell::Rate(rate) => crate::exchange::delimited::percent(*rate),
        Cell::Text(text) => text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).to_owned(),
    }
}
