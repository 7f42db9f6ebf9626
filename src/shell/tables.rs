//! Tables that are handed to the person as files.

use super::clock::today;
use super::spreadsheet;
use super::transfer::{CSV, XLSX, save};
use crate::exchange::{Workbook, dated_name, write_delimited};
use crate::plan::Plan;

/// What a file is called that is made of a plan on this day.
pub(super) fn named(plan: &Plan, what: &str, ending: &str) -> String {
    dated_name(plan, what, &today(), ending)
}

/// Hands tables to the person as XLSX.
///
/// # Errors
/// A sentence that says why they could not be written or handed over.
pub(super) async fn save_xlsx(name: &str, book: &Workbook) -> Result<(), String> {
    let bytes = spreadsheet::write(book).await.map_err(|faults| faults.to_string())?;
    save(name, XLSX, &bytes)
}

/// Hands tables to the person as CSV.
///
/// # Errors
/// As [`save`].
pub(super) fn save_csv(name: &str, book: &Workbook) -> Result<(), String> {
    save(name, CSV, &write_delimited(book))
}
