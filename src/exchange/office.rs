//! Files of office programs, whichever they are.

use super::docx::{is_document, seen_docx};
use super::fault::Faults;
use super::scenario_source::ScenarioForm;
use super::workbook::Workbook;
use super::xlsx::seen_xlsx;

/// How the files of office programs are called.
const ENDINGS: [&str; 11] = ["xlsx", "xlsm", "xls", "et", "docx", "docm", "dotx", "doc", "wps", "wpt", "rtf"];

/// Whether a file is one of an office program: it says so itself, or is named as one.
///
/// ```
/// use tuiyan::exchange::is_office;
/// assert!(is_office("完成情况表.docx", b"") && is_office("表", b"PK\x03\x04") && !is_office("表.csv", b"a,b"));
/// ```
pub fn is_office(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str()) || ScenarioForm::of(bytes) == ScenarioForm::Office
}

/// Reads the tables of a workbook or of a document, as they are seen.
///
/// # Errors
/// As [`seen_xlsx`] and [`seen_docx`].
pub fn seen_office(bytes: &[u8]) -> Result<Workbook, Faults> {
    if is_document(bytes) { seen_docx(bytes) } else { seen_xlsx(bytes) }
}
