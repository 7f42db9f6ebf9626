//! Sheets of cells as plain data, the common form of CSV and XLSX files.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Faults};
use crate::language::Text;
use crate::phrase;
use crate::plan::Decimals;
use crate::view::number::decimals;

/// The sheet of observations, which a text without any sheets and every table of figures is looked at for.
pub(super) const OBSERVATIONS: Text = Text::new("观测", "Observations");

/// A file of sheets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// One sheet. Its rows may be of different lengths.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name, as on the tab.
    pub name: String,
    /// The rows from the top, the cells from the left.
    pub rows: Vec<Vec<Cell>>,
    /// What the cells alone do not show.
    #[serde(default)]
    pub remarks: Remarks,
    /// The number of decimals shown, by row and column. Other numbers show all their digits.
    #[serde(default)]
    pub decimals: Vec<(usize, usize, u8)>,
    /// Columns with a list of words to choose from, below the head. Other words may stand there as well.
    #[serde(default)]
    pub choices: Vec<(usize, Vec<String>)>,
}

/// What a person sees in a sheet, or does not see, beyond the values of its cells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Remarks {
    /// Whether the sheet is hidden.
    pub is_hidden: bool,
    /// Whether its text was split into cells at guessed separators.
    pub is_split: bool,
    /// The rows that are hidden, in order.
    pub hidden_rows: Vec<usize>,
    /// The columns that are hidden, in order.
    pub hidden_columns: Vec<usize>,
    /// How many rows a tracked change deleted; these are not rows of the sheet.
    #[serde(default)]
    pub deleted_rows: usize,
    /// The place of the first cell that was too far out to be read.
    pub far: Option<(usize, usize)>,
    /// Merged cells.
    pub merged: Vec<MergedCells>,
    /// Raised marks after the text of a cell.
    pub notes: Vec<(usize, usize, String)>,
    /// Lines of words around the table, not in it.
    #[serde(default)]
    pub outside: Vec<usize>,
    /// Whether it continues the sheet before it: nothing stands between them, or only a line that says so (续表).
    #[serde(default)]
    pub goes_on: bool,
    /// Struck-through text.
    #[serde(default)]
    pub struck: Vec<Struck>,
    /// Cells of a text in which quotation marks hold together what looks like several rows.
    #[serde(default)]
    pub swallowing: Vec<(usize, usize)>,
    /// Numbers in cells that show them in thousands or the like.
    pub scaled: Vec<(usize, usize, f64)>,
}

/// Something in a sheet that is not shown, and therefore not read.
pub(super) struct Unseen {
    /// The row where it begins, if it has one.
    pub(super) row: Option<usize>,
    /// The column where it begins, if it has one.
    pub(super) column: Option<usize>,
    /// What it is.
    pub(super) why: String,
}

impl Remarks {
    /// What the sheet does not show, in sentences.
    pub(super) fn unseen(&self) -> Vec<Unseen> {
        let (rows, columns, deleted) = (self.hidden_rows.len(), self.hidden_columns.len(), self.deleted_rows);
        let hidden_rows = self.hidden_rows.first().map(|row| {
            let why = phrase!("有 {rows} 行是隐藏的，没有读", "hidden rows that were not read: {rows}");
            Unseen { row: Some(*row), column: None, why }
        });
        let hidden_columns = self.hidden_columns.first().map(|column| {
            let why = phrase!("有 {columns} 列是隐藏的，没有读", "hidden columns that were not read: {columns}");
            Unseen { row: None, column: Some(*column), why }
        });
        let deleted_rows = (deleted > 0).then(|| {
            let why = phrase!(
                "有 {deleted} 行在修订中已删除，没有读",
                "rows deleted by a tracked change that were not read: {deleted}"
            );
            Unseen { row: None, column: None, why }
        });
        hidden_rows.into_iter().chain(hidden_columns).chain(deleted_rows).collect()
    }
}

/// A cell with struck-through text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// The struck-through part, which is not in the cell's text; `None` if all of the text is struck through.
    pub part: Option<String>,
}

/// Merged cells: the text of the first is shown over all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedCells {
    /// The first row.
    pub row: usize,
    /// The first column.
    pub column: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

/// The contents of a cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A finite number.
    Number(f64),
    /// A number shown in ％: `0.01` as `1.00％`. From a CSV it reads back as a [`Cell::Number`].
    Rate(f64),
    /// A text. No program takes it for a formula.
    Text(String),
}

/// The position of a cell, from zero. Shown as in spreadsheets: `观测!C5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The sheet's name; empty if there is only one.
    pub sheet: &'a str,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Sheet {
    /// A sheet of rows.
    pub fn new(name: impl Into<String>, rows: Vec<Vec<Cell>>) -> Self {
        Self { name: name.into(), rows, ..Self::default() }
    }

    /// Shows the numbers in these columns as printed: `printed` has the number of decimals for each row below the head. Further digits that
    /// were entered are shown as well.
    pub(super) fn with_decimals(mut self, columns: &[usize], printed: impl IntoIterator<Item = Decimals>) -> Self {
        for ((at, row), printed) in self.rows.iter().enumerate().skip(1).zip(printed) {
            let least = usize::from(printed.get());
            for column in columns {
                if let Some(Cell::Number(number)) = row.get(*column) {
                    let decimals = decimals(*number, least);
                    self.decimals.push((at, *column, u8::try_from(decimals).unwrap_or_default()));
                }
            }
        }
        self
    }
}

/// The row and the column from which on nothing is read.
pub(super) const FARTHEST: (usize, usize) = (10_000, 500);

impl Workbook {
    /// The workbook, if no cell was too far out to be read.
    ///
    /// # Errors
    /// The place of the first such cell.
    pub fn whole(self) -> Result<Self, Faults> {
        let (rows, columns) = FARTHEST;
        let far = |sheet: &Sheet| sheet.remarks.far.map(|(row, column)| Place { sheet: &sheet.name, row, column }.to_string());
        match self.sheets.iter().find_map(far) {
            None => Ok(self),
            Some(place) => Err(Fault::new(
                place,
                phrase!(
                    "在第 {rows} 行、第 {columns} 列之外有内容；请只保留需要的内容后再试",
                    "there is something beyond row {rows} or column {columns}; keep only what you need and try again"
                ),
            )
            .into()),
        }
    }

    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

impl Cell {
    /// A text cell, or an empty one for an empty text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(f, "{}!", self.sheet)?;
        }
        write!(f, "{}{}", letters(self.column), self.row + 1)
    }
}

/// A column's letters: A … Z, AA …
pub(super) fn letters(column: usize) -> String {
    let (before, here) = (column / 26, column % 26);
    let letter = char::from(b'A' + u8::try_from(here).unwrap_or_default());
    if before == 0 { letter.to_string() } else { letters(before - 1) + &letter.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_as_spreadsheets_do() {
        let name = |column, row| Place { sheet: "", row, column }.to_string();
        assert_eq!([name(0, 0), name(25, 9), name(26, 0), name(701, 0), name(702, 4)], ["A1", "Z10", "AA1", "ZZ1", "AAA5"]);
        assert_eq!(Place { sheet: "观测", row: 4, column: 2 }.to_string(), "观测!C5");
    }
}
