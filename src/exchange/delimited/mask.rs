//! Texts that would be mistaken: by a spreadsheet for a formula, or for a number that it writes differently; by this reader for the head of a
//! sheet.
//!
//! An apostrophe in front keeps such a text a text. A text that already begins with an apostrophe gets one more, so removing one always
//! gives back what was written. Earlier versions put one before every number and every dash, and it is still removed.

use std::borrow::Cow;

use super::number;
use crate::exchange::workbook::Cell;

/// An empty text, which differs from an empty cell.
pub(super) const NO_TEXT: &str = "'";

/// What a formula begins with, what some programs skip in front of one, and the mark that is skipped at the start of a file.
const OPENERS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\u{feff}'];

/// The signs among [`OPENERS`]. A sign with only a number after it, or nothing, computes nothing.
const SIGNS: [char; 4] = ['+', '-', '＋', '－'];

/// A text as a cell that no spreadsheet computes or writes differently.
///
/// ```
/// use tuiyan::exchange::masked;
/// assert_eq!(masked("=1+1"), "'=1+1");
/// assert_eq!(masked("'=1+1"), "''=1+1");
/// assert_eq!(masked("-SUM(A1)"), "'-SUM(A1)");
/// assert_eq!(masked("5％"), "'5％");
/// assert_eq!(["-", "-5", "+0.26", "2020"].map(masked), ["-", "-5", "+0.26", "2020"]);
/// ```
pub fn masked(text: &str) -> Cow<'_, str> {
    let is_marked = if text.starts_with('\'') {
        is_taken(text)
    } else {
        is_computed(text) || is_restated(text) || sheet_name(text).is_some()
    };
    if is_marked { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
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

/// Whether an apostrophe before the text is not part of it.
fn is_taken(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.is_empty() || is_opened(bare) || number::plain(bare).is_some() || sheet_name(bare).is_some()
}

fn is_opened(text: &str) -> bool {
    text.starts_with(OPENERS) || text.trim_start().starts_with(OPENERS)
}

/// Whether a spreadsheet would compute it.
fn is_computed(text: &str) -> bool {
    is_opened(text) && !text.chars().all(|c| SIGNS.contains(&c)) && !is_signed_number(text)
}

/// Whether a spreadsheet would take it for a number and write that differently: a share, a power of ten, more digits than it keeps.
fn is_restated(text: &str) -> bool {
    match number::plain(text) {
        Some(Cell::Number(number)) => number::shortest(number) != text,
        found => found.is_some(),
    }
}

/// A sign and a number as spreadsheets write it, of half or full width.
fn is_signed_number(text: &str) -> bool {
    let half: String = text.chars().map(crate::figure::half_width).collect();
    half.strip_prefix(['+', '-']).is_some_and(|bare| !bare.starts_with('-') && number::plain(bare).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_program_would_compute_bears_no_apostrophe() {
        let plain = ["-", "−", "—", "－", "--", "95", "2020", "0.26", "-5", "+0.26", "−5", "－５％", "007", "甲-乙"];
        assert_eq!(plain.map(masked), plain);
    }

    #[test]
    fn what_some_program_would_compute_bears_one() {
        let computed = [
            "=1",
            "@SUM(A1)",
            "+cmd|' /C calc'!A0",
            "-cmd",
            "-5+3",
            "--5",
            "+-5",
            "- 5",
            "-(1)",
            " =1",
            "\t=1",
            "\t95",
            "\r1",
            "\u{feff}=1",
            "＝1",
            "＋A1",
            "-5-",
            "+1 2",
        ];
        for text in computed {
            assert_eq!(masked(text), format!("'{text}"));
        }
    }

    #[test]
    fn what_a_spreadsheet_would_write_otherwise_bears_one() {
        for text in ["5％", "5%", "1e5", "1,234.5", "-1,234.5", "18446744073709551614", "0.10"] {
            assert_eq!(masked(text), format!("'{text}"));
        }
    }

    #[test]
    fn the_apostrophes_of_earlier_versions_are_still_taken_away() {
        for text in ["-", "95", "2020", "-5", "5％", "=1", "【观测】"] {
            assert_eq!(unmasked(&format!("'{text}")), text);
        }
    }
}
