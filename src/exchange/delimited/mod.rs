//! Workbooks as CSV: all sheets in one text, one after the other.
//!
//! A row of one cell, `【观测】`, opens the sheet of that name. A text without such a row is one sheet without a name. Commas separate the
//! cells; the reader also accepts semicolons or tabs. Texts are quoted and numbers are not, so a text of digits stays a text. Numbers have
//! as few digits as read back to the same double; a [`Cell::Rate`] is written as a plain fraction. A text that a spreadsheet would compute
//! or write differently carries an apostrophe, which the reader removes ([`masked`]).
//!
//! What is written reads back cell by cell, with two exceptions: empty cells at the end of a row, and empty rows at the end of a sheet.

#[cfg(not(target_arch = "wasm32"))]
mod encoding;
mod mask;
mod number;
mod records;

#[cfg(not(target_arch = "wasm32"))]
pub use encoding::decode_text;
pub use mask::masked;
pub(super) use number::{percent, shortest, typed};

use super::fault::Faults;
use super::workbook::{Cell, OBSERVATIONS, Sheet, Workbook};
use records::{Raw, foreign_records, records};

/// A sheet and the row of the text, from zero, at which it begins, as a spreadsheet counts rows.
pub(super) struct Section {
    pub(super) sheet: Sheet,
    pub(super) first_row: usize,
}

/// Reads a text with cells separated by commas, semicolons or tabs. It skips a byte order mark.
///
/// ```
/// use tuiyan::exchange::{Cell, read_delimited};
/// let book = read_delimited("【观测】\r\n编号,2021年\r\nt1-03,94\r\n")?;
/// assert_eq!(book.sheet("观测").unwrap().rows[1][1], Cell::Number(94.0));
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
///
/// # Errors
/// An unclosed quotation mark, or more cells than any workbook of this program has.
pub fn read_delimited(text: &str) -> Result<Workbook, Faults> {
    read_separated(text, None)
}

/// As [`read_delimited`], with the separator if it is known.
pub(super) fn read_separated(text: &str, separator: Option<u8>) -> Result<Workbook, Faults> {
    Ok(Workbook { sheets: split(text, separator)?.into_iter().map(|section| section.sheet).collect() })
}

/// The sheets of a text, each with the row at which it begins.
pub(super) fn sections(text: &str) -> Result<Vec<Section>, Faults> {
    split(text, None)
}

/// As [`read_separated`], with every cell as its printed text. A row `【…】` opens a sheet only if one of them is this program's sheet of
/// observations; otherwise it heads a group of rows.
pub(super) fn read_printed(text: &str, separator: Option<u8>) -> Result<Workbook, Faults> {
    let printed = |raw: &Raw| Cell::text(mask::unmasked(&raw.text));
    let rows = foreign_records(text, separator)?;
    let is_own = rows.iter().filter_map(|row| opening(row)).any(|name| OBSERVATIONS.is(name));
    let row = |cells: Vec<Raw>| match opening(&cells).filter(|_| is_own) {
        Some(name) => Row::Opening(name.to_owned()),
        None => Row::Cells(cells.iter().map(&printed).collect()),
    };
    let sheets = gathered(rows.into_iter().map(row)).into_iter().map(|section| with_swallowing(section.sheet));
    Ok(Workbook { sheets: sheets.collect() })
}

/// A sheet with a remark on every cell whose later lines look like rows: they have a figure beside a separator.
fn with_swallowing(mut sheet: Sheet) -> Sheet {
    let is_row = |line: &str| line.contains([',', ';', '|', '\t']) && line.bytes().any(|byte| byte.is_ascii_digit());
    let is_swallowing = |cell: &Cell| matches!(cell, Cell::Text(text) if text.lines().skip(1).any(is_row));
    for (at, row) in sheet.rows.iter().enumerate() {
        let found = row.iter().enumerate().filter(|(_, cell)| is_swallowing(cell)).map(|(column, _)| (at, column));
        sheet.remarks.swallowing.extend(found);
    }
    sheet
}

fn split(text: &str, separator: Option<u8>) -> Result<Vec<Section>, Faults> {
    let row = |cells: Vec<Raw>| match opening(&cells) {
        Some(name) => Row::Opening(name.to_owned()),
        None => Row::Cells(cells.iter().map(cell).collect()),
    };
    Ok(gathered(records(text, separator)?.into_iter().map(row)))
}

/// The sheets of a CSV that a spreadsheet program saved as a workbook of one sheet. Any other sheet is one section.
pub(super) fn resplit(sheet: Sheet) -> Vec<Section> {
    if !sheet.rows.iter().any(|row| opened(row).is_some()) {
        return vec![Section { sheet, first_row: 0 }];
    }
    let unmasked = |cell: Cell| match cell {
        Cell::Text(text) => Cell::Text(mask::unmasked(&text).to_owned()),
        other => other,
    };
    gathered(sheet.rows.into_iter().map(|row| match opened(&row) {
        Some(name) => Row::Opening(name.to_owned()),
        None => Row::Cells(row.into_iter().map(unmasked).collect()),
    }))
}

fn opened(row: &[Cell]) -> Option<&str> {
    match row.split_first()? {
        (Cell::Text(first), rest) if rest.iter().all(|cell| *cell == Cell::Empty) => mask::sheet_name(first),
        _ => None,
    }
}

/// A row as read: one of a sheet, or one that opens the next.
enum Row {
    Opening(String),
    Cells(Vec<Cell>),
}

fn gathered(rows: impl Iterator<Item = Row>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut open = Section { sheet: Sheet::default(), first_row: 0 };
    let mut is_named = false;
    for (at, row) in rows.enumerate() {
        match row {
            Row::Opening(name) => {
                let next = Section { sheet: Sheet::new(name, Vec::new()), first_row: at + 1 };
                close(std::mem::replace(&mut open, next), is_named, &mut sections);
                is_named = true;
            }
            Row::Cells(cells) => open.sheet.rows.push(cells),
        }
    }
    close(open, is_named, &mut sections);
    sections
}

/// Keeps a sheet with a name or with rows, without empty cells and rows at its ends.
fn close(mut section: Section, is_named: bool, sections: &mut Vec<Section>) {
    let rows = &mut section.sheet.rows;
    for row in rows.iter_mut() {
        row.truncate(row.iter().rposition(|cell| *cell != Cell::Empty).map_or(0, |last| last + 1));
    }
    rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
    if is_named || !rows.is_empty() {
        sections.push(section);
    }
}

/// The name of the sheet that a row opens. Spreadsheets fill such a row up with empty cells when they save it.
fn opening(cells: &[Raw]) -> Option<&str> {
    let (first, rest) = cells.split_first()?;
    rest.iter().all(|raw| raw.text.is_empty()).then(|| mask::sheet_name(&first.text))?
}

fn cell(raw: &Raw) -> Cell {
    match number::plain(&raw.text).filter(|_| !raw.is_quoted) {
        _ if raw.text.is_empty() => Cell::Empty,
        Some(number) => number,
        None => Cell::Text(mask::unmasked(&raw.text).to_owned()),
    }
}

/// Writes a workbook as a CSV that reads back to it: UTF-8 with the byte order mark that spreadsheets expect, commas, CRLF, an empty row
/// between sheets.
pub fn write_delimited(book: &Workbook) -> Vec<u8> {
    let sheets: Vec<_> = match book.sheets.as_slice() {
        [only] if only.name.is_empty() && !only.rows.iter().flatten().all(|cell| *cell == Cell::Empty) => vec![rows(only)],
        sheets => sheets.iter().map(|sheet| quoted(&mask::opening(&sheet.name)) + END_OF_ROW + &rows(sheet)).collect(),
    };
    (UTF_8_MARK.to_owned() + &sheets.join(END_OF_ROW)).into_bytes()
}

const UTF_8_MARK: &str = "\u{feff}";
const END_OF_ROW: &str = "\r\n";

fn rows(sheet: &Sheet) -> String {
    sheet.rows.iter().map(|row| row.iter().map(written).collect::<Vec<_>>().join(",") + END_OF_ROW).collect()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => quoted(""),
        Cell::Number(number) | Cell::Rate(number) => shortest(*number),
        Cell::Text(text) if text.is_empty() => quoted(mask::NO_TEXT),
        Cell::Text(text) => quoted(&masked(text)),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
