//! The draft of a plan: its tables while a person works on them, with every step to be taken back.
//!
//! [`PlanDraft::of`] lays any plan's workbook out as an editor shows it: all sheets, each beginning with its row of headings, which no
//! step changes. A step is rows that others took the place of, so that it costs
//! what it changed and not what the draft holds.

use std::ops::Range;

use super::workbook::{Cell, Workbook};

/// The most steps that are remembered.
const STEPS: usize = 500;
/// The most rows that a sheet is let to grow to.
const ROWS: usize = 5_000;

/// A cell of a draft: sheet, row of that sheet, of which 0 is the row of headings, and column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DraftCell {
    /// The sheet.
    pub sheet: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// Rows of a sheet that others took the place of.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    sheet: usize,
    row: usize,
    before: Vec<Vec<Cell>>,
    after: Vec<Vec<Cell>>,
}

/// A plan's tables, and what was done to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanDraft {
    book: Workbook,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl PlanDraft {
    /// The draft that a plan's workbook is, whole or not, in the current language: every sheet in its order, every column in its
    /// place. Columns that are not known stay as remarks; sheets that are not known stay behind.
    pub fn of(book: &Workbook) -> Self {
        let named = |form: PlanSheet| book.sheets.iter().find(|sheet| PlanSheet::named(&sheet.name) == Some(form));
        let sheets = PlanSheet::ALL.into_iter().map(|form| laid_out(form, named(form))).collect();
        Self { book: Workbook { sheets }, done: Vec::new(), undone: Vec::new() }
    }

    /// The same tables with nothing in them but what every plan has.
    pub fn blank() -> Self {
        let mut draft = Self::of(&Workbook::default());
        draft.book.sheets[FACTS].rows.extend(plan_items().map(|item| vec![Cell::text(item)]));
        draft
    }

    /// What the draft calls its plan: the short name, or else the name, or else the id; empty where it has none yet.
    pub fn title(&self) -> String {
        let of = |item: PlanItem| self.fact(item);
        [PlanItem::ShortName, PlanItem::Name, PlanItem::Id].into_iter().map(of).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The tables as they stand.
    pub const fn book(&self) -> &Workbook {
        &self.book
    }

    /// How many rows a sheet has, its headings included.
    pub fn rows(&self, sheet: usize) -> usize {
        self.book.sheets.get(sheet).map_or(0, |sheet| sheet.rows.len())
    }

    /// Enters a block of texts with its upper left corner at a cell; rows that are not there yet are added. Answers whether anything
    /// is different.
    pub fn enter(&mut self, at: DraftCell, block: &[Vec<String>]) -> bool {
        let put = |row: &mut Vec<Cell>, texts: &Vec<String>| {
            for (column, text) in (at.column..).zip(texts) {
                set(row, column, cell(text));
            }
        };
        self.rewrite(at.sheet, at.row..at.row + block.len(), |at, row| put(row, &block[at]))
    }

    /// Empties cells.
    pub fn clear(&mut self, sheet: usize, rows: Range<usize>, columns: Range<usize>) -> bool {
        let rows = rows.start..rows.end.min(self.rows(sheet));
        self.rewrite(sheet, rows, |_, row| columns.clone().for_each(|column| set(row, column, Cell::Empty)))
    }

    /// Puts an empty row before that one.
    pub fn insert(&mut self, sheet: usize, row: usize) -> bool {
        self.replace(sheet, row..row, vec![Vec::new()])
    }

    /// Takes rows out.
    pub fn remove(&mut self, sheet: usize, rows: Range<usize>) -> bool {
        self.replace(sheet, rows, Vec::new())
    }

    /// Moves rows by one place, up or down.
    pub fn shift(&mut self, sheet: usize, rows: Range<usize>, up: bool) -> bool {
        let around = if up { rows.start.saturating_sub(1)..rows.end } else { rows.start..rows.end + 1 };
        if around.start == 0 || around.end > self.rows(sheet) || rows.is_empty() {
            return false;
        }
        let mut moved = self.book.sheets[sheet].rows[around.clone()].to_vec();
        if up { moved.rotate_left(1) } else { moved.rotate_right(1) }
        self.replace(sheet, around, moved)
    }

    /// Takes the last step back; answers where it was.
    pub fn undo(&mut self) -> Option<DraftCell> {
        let step = self.done.pop()?;
        self.splice(step.sheet, step.row..step.row + step.after.len(), step.before.clone());
        let place = DraftCell { sheet: step.sheet, row: step.row, column: 0 };
        self.undone.push(step);
        Some(place)
    }

    /// Makes the step again that was taken back last; answers where it was.
    pub fn redo(&mut self) -> Option<DraftCell> {
        let step = self.undone.pop()?;
        self.splice(step.sheet, step.row..step.row + step.before.len(), step.after.clone());
        let place = DraftCell { sheet: step.sheet, row: step.row, column: 0 };
        self.done.push(step);
        Some(place)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn rewrite(&mut self, sheet: usize, rows: Range<usize>, write: impl Fn(usize, &mut Vec<Cell>)) -> bool {
        let Some(there) = self.book.sheets.get(sheet).map(|sheet| &sheet.rows) else { return false };
        let start = rows.start.min(there.len());
        let mut after = there.get(start..rows.end.min(there.len())).unwrap_or_default().to_vec();
        let covered = start..start + after.len();
        after.resize(rows.end.saturating_sub(start), Vec::new());
        for (at, row) in after.iter_mut().enumerate().skip(rows.start - start) {
            write(at + start - rows.start, row);
        }
        self.replace(sheet, covered, after)
    }

    /// Puts rows in the place of others, as a step; answers whether that makes a difference and is allowed.
    fn replace(&mut self, sheet: usize, rows: Range<usize>, after: Vec<Vec<Cell>>) -> bool {
        let Some(there) = self.book.sheets.get(sheet).map(|sheet| &sheet.rows) else { return false };
        let grown = there.len() + after.len() - rows.len();
        let Some(before) = there.get(rows.clone()).filter(|_| rows.start > 0 && grown <= ROWS).map(<[_]>::to_vec) else {
            return false;
        };
        if before == after {
            return false;
        }
        self.splice(sheet, rows.clone(), after.clone());
        self.done.push(Step { sheet, row: rows.start, before, after });
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
        true
    }

    fn splice(&mut self, sheet: usize, rows: Range<usize>, put: Vec<Vec<Cell>>) {
        if let Some(sheet) = self.book.sheets.get_mut(sheet) {
            sheet.rows.splice(rows, put);
        }
    }
}

fn set(row: &mut Vec<Cell>, column: usize, cell: Cell) {
    if column >= row.len() && cell != Cell::Empty {
        row.resize(column + 1, Cell::Empty);
    }
    if let Some(place) = row.get_mut(column) {
        *place = cell;
    }
}

/// What a typed text is in a spreadsheet: a number where it is written as one would be, or else the text as it is.
fn cell(text: &str) -> Cell {
    let text = text.trim();
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && super::delimited::shortest(number) == text => Cell::Number(number),
        _ => Cell::text(text),
    }
}

/// The text of a cell, as a person types it.
pub fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) | Cell::Rate(number) => super::delimited::shortest(*number),
        Cell::Text(text) => text.clone(),
    }
}

