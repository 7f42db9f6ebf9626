//! A text as rows of raw cells.

use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::Place;
use crate::{phrase, word};

/// Rows and cells together; a report over ten scenarios has a tenth of it.
const MOST: usize = 1 << 20;

/// Separators and line breaks together, those within texts among them.
const MOST_BREAKS: usize = 4 * MOST;

/// Stands behind the text in a row of its own. Should it be found within a cell, then a quotation mark was never closed.
const END: &str = "\u{3}";

/// Every row of the text, empty ones included, so that rows are counted as a spreadsheet counts them. Which
/// separator it has is found out where nobody says.
pub(super) fn records(text: &str, known: Option<u8>) -> Result<Vec<Vec<String>>, Faults> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = known.unwrap_or_else(|| separator(text));
    // A record takes room for all its cells before any can be counted.
    if text.bytes().filter(|byte| *byte == separator || *byte == b'\n').count() > MOST_BREAKS {
        return Err(Fault::new("", too_large()).into());
    }
    let ended = format!("{text}\r\n{END}");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(ended.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut size = 0;
    // Of a line that ends in CRLF the reader counts the LF with the line after it.
    let mut line = u64::from(!ends_in_crlf(text));
    while reader
        .read_record(&mut record)
        .map_err(|error| Fault::new("", phrase!("不是合法的 CSV（{error}）", "it is not valid CSV ({error})")))?
    {
        // The reader passes over empty lines; whatever it passed besides the record's own lines was empty.
        let passed = usize::try_from(reader.position().line() - line).unwrap_or(0);
        line = reader.position().line();
        let own: usize = record.iter().map(line_breaks).sum();
        size += passed + record.len();
        if size > MOST {
            return Err(at(rows.len(), 0, &too_large()).into());
        }
        rows.resize(rows.len() + passed.saturating_sub(own + 1), Vec::new());
        rows.push(record.iter().map(str::to_owned).collect());
    }
    match rows.pop().as_deref() {
        Some([end]) if end == END => Ok(rows),
        last => {
            let column = last.map_or(0, |cells| cells.len() - 1);
            Err(at(
                rows.len(),
                column,
                word!("引号没有结束，应有成对的引号", "a quotation mark is never closed; they must come in pairs"),
            )
            .into())
        }
    }
}

fn too_large() -> String {
    phrase!(
        "表格过大，最多 {MOST} 格；请只保留需要的工作表后再试",
        "the table is too large: the limit is {MOST} cells; keep only the sheets you need and try again"
    )
}

fn at(row: usize, column: usize, problem: &str) -> Fault {
    Fault::new(Place { sheet: "", row, column }.to_string(), problem)
}

fn line_breaks(cell: &str) -> usize {
    cell.bytes().filter(|byte| *byte == b'\n').count()
}

/// Whether the first line does; a line break within quotation marks ends none.
fn ends_in_crlf(text: &str) -> bool {
    let mut is_quoted = false;
    let end = text.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        !is_quoted && matches!(byte, b'\r' | b'\n')
    });
    end.is_none_or(|end| text[end..].starts_with("\r\n"))
}

/// What separates the cells: the candidate that stands most often, outside quotation marks, in the first line that has any.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(candidate, _)| *candidate == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // Of equals the last is taken, and the comma is the one to fall back on.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn rows(text: &str, expected: &[&[&str]]) {
        let mut found = records(text, None).unwrap();
        // Whether the last line ends makes no difference to anyone.
        found.truncate(found.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn empty_lines_count_as_rows() {
        for end in ["\n", "\r\n"] {
            let text = ["", "", "a,b", "", "\"c\nd\"", "\"\"", "", "", "e", ""].join(end);
            rows(&text, &[&[], &[], &["a", "b"], &[], &["c\nd"], &[""], &[], &[], &["e"]]);
        }
    }

    #[test]
    fn the_separator_is_found() {
        rows("a,b;c\nd;e,f", &[&["a", "b;c"], &["d;e", "f"]]);
        rows("a;b\n\"1;2\";3,5", &[&["a", "b"], &["1;2", "3,5"]]);
        rows("【观测】\n\"x,y\"\t2\n", &[&["【观测】"], &["x,y", "2"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_refused_where_it_opens() {
        let fault = &records("a,b\n1,\"2\n3,4\n", None).unwrap_err().0[0];
        assert_eq!(fault.to_string(), "B2：引号没有结束，应有成对的引号");
    }

    #[test]
    fn more_than_any_report_holds_is_refused() {
        for text in [",".repeat(MOST_BREAKS + 1), "\n".repeat(MOST_BREAKS + 1), "a\n".repeat(MOST), "\n".repeat(MOST) + "a"] {
            assert!(records(&text, None).unwrap_err().to_string().contains("表格过大"));
        }
    }
}
