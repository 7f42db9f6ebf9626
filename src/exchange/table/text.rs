//! Text as cells: pasted text, and files with separators.

use crate::exchange::delimited::read_printed;
use crate::exchange::fault::Faults;
use crate::exchange::workbook::{Cell, Sheet, Workbook};
use crate::figure::{Printed, read_number};

/// Reads pasted text. Tabs separate cells. A list of figures is one column. Several lines without a tab are split if one separator fits them
/// all, which is then asked about. A single line without a tab is one cell, whatever commas it has.
///
/// # Errors
/// More cells than any sheet has.
pub fn read_pasted(text: &str) -> Result<Workbook, Faults> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let is_figure = |line: &&str| matches!(read_number(line), Printed::Figure(_) | Printed::Nothing | Printed::Failed);
    let is_column = lines.len() < 2 || lines.iter().all(is_figure);
    // Spreadsheets put quotation marks around cells; they belong to the way of writing.
    if text.contains('\t') || is_column && lines.iter().all(|line| line.starts_with('"') && line.ends_with('"')) {
        return read_printed(text, Some(b'\t'));
    }
    if is_column {
        return Ok(column(text));
    }
    Ok(split(text, &lines)?.unwrap_or_else(|| column(text)))
}

/// Reads a file's text, with cells separated by commas, semicolons, tabs or bars.
///
/// # Errors
/// More cells than any sheet has.
pub fn read_text(text: &str) -> Result<Workbook, Faults> {
    let is_parted = text.lines().any(|line| line.contains(['\t', ',', ';', '|']));
    if is_parted { read_printed(text, None) } else { read_pasted(&text.replace('，', "  ")) }
}

/// Each line as a row of one cell.
fn column(text: &str) -> Workbook {
    let rows = text.lines().map(|line| vec![Cell::text(line)]).collect();
    Workbook { sheets: vec![Sheet { rows, ..Sheet::default() }] }
}

/// The lines as rows, if one separator fits them all.
fn split(text: &str, lines: &[&str]) -> Result<Option<Workbook>, Faults> {
    for separator in [b'|', b';', b','] {
        let count = |line: &&str| line.bytes().filter(|byte| *byte == separator).count();
        if lines.iter().all(|line| count(line) > 0) {
            let mut book = read_printed(text, Some(separator))?;
            let width = |row: &Vec<Cell>| row.len();
            let is_even = book.sheets.iter().all(|sheet| {
                sheet.rows.iter().filter(|row| !row.is_empty()).map(width).collect::<std::collections::BTreeSet<_>>().len() < 3
            });
            if is_even {
                book.sheets.iter_mut().for_each(|sheet| sheet.remarks.is_split = true);
                return Ok(Some(book));
            }
        }
    }
    Ok(at_blanks(lines, "  ").or_else(|| at_blanks(lines, " ")))
}

/// The lines split at blanks, if all have equally many parts.
fn at_blanks(lines: &[&str], blanks: &str) -> Option<Workbook> {
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let line = line.trim().replace('\u{3000}', "  ");
            line.split(blanks).map(str::trim).filter(|part| !part.is_empty()).map(Cell::text).collect()
        })
        .collect();
    let width = rows.first()?.len();
    let is_table = width > 1 && rows.iter().all(|row| row.len() == width);
    is_table.then(|| {
        let mut sheet = Sheet { rows, ..Sheet::default() };
        sheet.remarks.is_split = true;
        Workbook { sheets: vec![sheet] }
    })
}
