//! A pasted text as a sheet.

use crate::exchange::fault::Faults;
use crate::exchange::workbook::{Cell, Sheet};

/// Splits what a spreadsheet puts on the clipboard.
///
/// # Errors
/// None.
pub fn read_delimited(text: &str) -> Result<Sheet, Faults> {
    let rows = text.lines().map(|line| line.split('\t').map(|cell| Cell::text(cell.trim_matches('"'))).collect());
    Ok(Sheet { name: String::new(), rows: rows.collect() })
}
