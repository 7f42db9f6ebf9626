//! Files of office programs.

use super::docx::{is_document, seen_docx};
use super::fault::Faults;
use super::workbook::Workbook;
use super::xlsx::seen_xlsx;

/// Their file extensions.
const ENDINGS: [&str; 11] = ["xlsx", "xlsm", "xls", "et", "docx", "docm", "dotx", "doc", "wps", "wpt", "rtf"];
/// Their first bytes: packages, compound files, and RTF.
const BEGINNINGS: [&[u8]; 3] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0], b"{\\rtf"];

/// Whether a file begins like one of an office program.
pub(super) fn begins_as_office(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|begin| bytes.starts_with(begin))
}

/// Whether a file is one of an office program, by its first bytes or its name.
///
/// ```
/// use tuiyan::exchange::is_office;
/// assert!(is_office("完成情况表.docx", b"") && is_office("表", b"PK\x03\x04") && !is_office("表.csv", b"a,b"));
/// ```
pub fn is_office(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str()) || begins_as_office(bytes)
}

/// Reads the tables of a workbook or a document, as a person sees them.
///
/// # Errors
/// As [`seen_xlsx`] and [`seen_docx`].
pub fn seen_office(bytes: &[u8]) -> Result<Workbook, Faults> {
    if is_document(bytes) { seen_docx(bytes) } else { seen_xlsx(bytes) }
}
