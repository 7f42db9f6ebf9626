//! Texts that a spreadsheet would take for something else: a formula, a number, the head of a sheet.
//!
//! An apostrophe in front makes such a text a text to spreadsheets and to this reader. What already begins with apostrophes gets
//! one more, so that taking one away gives back what was written, whatever it was.

use std::borrow::Cow;

use super::number;

/// A text of no characters, which is not an empty cell.
pub(super) const NO_TEXT: &str = "'";

/// What a formula begins with, what some programs skip in front of one, and the mark that is passed over at the start of a file.
const OPENERS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\u{feff}'];

/// A text as a cell that no spreadsheet takes for a formula or a number.
///
/// ```
/// use tuiyan::exchange::masked;
/// assert_eq!(masked("=1+1"), "'=1+1");
/// assert_eq!(masked("'=1+1"), "''=1+1");
/// assert_eq!(masked("5％"), "'5％");
/// assert_eq!(masked("加大投入"), "加大投入");
/// ```
pub fn masked(text: &str) -> Cow<'_, str> {
    if !text.is_empty() && is_taken(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was masked.
pub(super) fn unmasked(raw: &str) -> &str {
    raw.strip_prefix('\'').filter(|_| is_taken(raw)).unwrap_or(raw)
}

/// The row that opens a sheet.
pub(super) fn opening(sheet: &str) -> String {
    format!("【{sheet}】")
}

/// The sheet that a cell opens if it stands alone in its row.
pub(super) fn sheet_name(raw: &str) -> Option<&str> {
    raw.strip_prefix('【')?.strip_suffix('】')
}

/// Whether the text behind its apostrophes would be taken for something else. Nothing at all would: it is an empty cell.
fn is_taken(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.is_empty()
        || bare.starts_with(OPENERS)
        || bare.trim_start().starts_with(OPENERS)
        || number::plain(bare).is_some()
        || sheet_name(bare).is_some()
}
