//! A text as rows of raw cells.

use std::collections::BTreeMap;

use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::Place;
use crate::phrase;

/// The most rows and cells together; a report over ten scenarios has a tenth of it.
const MOST: usize = 1 << 20;

/// A raw cell. A quoted one is meant as a text, whatever it looks like.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) text: String,
    pub(super) is_quoted: bool,
}

/// Every row of the text, including empty ones, so that rows count as in a spreadsheet. It finds the separator if that is not known.
pub(super) fn records(text: &str, known: Option<u8>) -> Result<Vec<Vec<Raw>>, Faults> {
    parted(text, known, false)
}

/// The same for a text from another program or a person, in which a quotation mark may be one too many.
pub(super) fn foreign_records(text: &str, known: Option<u8>) -> Result<Vec<Vec<Raw>>, Faults> {
    parted(text, known, true)
}

fn parted(text: &str, known: Option<u8>, is_foreign: bool) -> Result<Vec<Vec<Raw>>, Faults> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = known.unwrap_or_else(|| separator(rest));
    let usual = if is_foreign { usual(rest, separator) } else { 0 };
    let (mut rows, mut row, mut size) = (Vec::new(), Vec::new(), 0);
    while !rest.is_empty() {
        let (raw, end, after) = cell(rest, &Line { separator, usual, before: row.len() });
        rest = after;
        let is_row = end != Some(separator);
        // An empty line is a row without cells.
        if !(is_row && row.is_empty() && raw.text.is_empty() && !raw.is_quoted) {
            row.push(raw);
            size += 1;
        }
        if is_row {
            rows.push(std::mem::take(&mut row));
            size += 1;
        }
        if size > MOST {
            return Err(at(rows.len(), 0, &too_large()).into());
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    Ok(rows)
}

/// What is known about a line before its next cell.
struct Line {
    separator: u8,
    /// The number of separators in most lines; 0 if unknown.
    usual: usize,
    /// The number of separators before the cell.
    before: usize,
}

/// The most common number of separators among lines that have some and no quotation mark.
fn usual(text: &str, separator: u8) -> usize {
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for line in text.lines().take(LINES).filter(|line| !line.contains('"')) {
        *times.entry(count(line, separator)).or_default() += 1;
    }
    times.remove(&0);
    times.into_iter().max_by_key(|(_, times)| *times).map_or(0, |(count, _)| count)
}

fn count(text: &str, separator: u8) -> usize {
    text.bytes().filter(|byte| *byte == separator).count()
}

/// How many lines are examined to find the separator.
const LINES: usize = 1000;

/// The first cell of a text, the byte that ends it, and the rest. A quotation mark that is never closed, or that swallows whole rows, is
/// part of the text.
fn cell<'a>(text: &'a str, line: &Line) -> (Raw, Option<u8>, &'a str) {
    let separator = line.separator;
    let inner = text.strip_prefix('"').and_then(quoted).filter(|(content, rest)| !swallows(content, rest, line));
    let (mut content, rest, is_quoted) = match inner {
        Some((content, rest)) => (content, rest, true),
        None => (String::new(), text, false),
    };
    let end = rest.bytes().position(|byte| byte == separator || matches!(byte, b'\r' | b'\n'));
    let (own, ending) = rest.split_at(end.unwrap_or(rest.len()));
    content.push_str(own);
    let after = ending.strip_prefix("\r\n").or_else(|| ending.get(1..)).unwrap_or_default();
    (Raw { text: content, is_quoted }, ending.bytes().next(), after)
}

/// Whether the text between two quotation marks is rows of cells rather than one cell: the second mark ends no cell, a later line has tabs,
/// which no cell holds, or every line has the usual number of cells while the row would not.
fn swallows(content: &str, rest: &str, line: &Line) -> bool {
    let Line { separator, usual, before } = *line;
    let is_closed = rest.is_empty() || rest.bytes().next().is_some_and(|byte| byte == separator || matches!(byte, b'\r' | b'\n'));
    let is_row = |line: &str| separator == b'\t' && line.contains('\t');
    content.contains('\n')
        && (!is_closed || content.lines().skip(1).any(is_row) || {
            let after = count(rest.lines().next().unwrap_or_default(), separator);
            let mut counts: Vec<usize> = content.lines().map(|line| count(line, separator)).collect();
            counts[0] += before;
            if let Some(last) = counts.last_mut() {
                *last += after;
            }
            usual > 0 && before + after != usual && counts.iter().all(|count| *count == usual)
        })
}

/// The text up to the closing quotation mark, and the rest; inside, two marks stand for one.
fn quoted(mut text: &str) -> Option<(String, &str)> {
    let mut content = String::new();
    loop {
        let (before, after) = text.split_once('"')?;
        content.push_str(before);
        text = match after.strip_prefix('"') {
            Some(more) => more,
            None => return Some((content, after)),
        };
        content.push('"');
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

/// The separator: the candidate that occurs in most lines, and equally often in most of them. Of equals, the one that is rarer in figures and
/// sentences.
fn separator(text: &str) -> u8 {
    const CANDIDATES: [u8; 4] = [b'\t', b'|', b';', b','];
    let lines = counts(text, CANDIDATES);
    let fitting = |at: usize| {
        let mut alike: BTreeMap<usize, usize> = BTreeMap::new();
        for count in lines.iter().map(|line| line[at]).filter(|count| *count > 0) {
            *alike.entry(count).or_default() += 1;
        }
        alike.values().sum::<usize>() + alike.into_values().max().unwrap_or(0)
    };
    let best = (0..CANDIDATES.len()).max_by_key(|at| (fitting(*at), CANDIDATES.len() - at));
    best.filter(|at| fitting(*at) > 0).map_or(b',', |at| CANDIDATES[at])
}

/// How often each candidate occurs in the first lines, outside quotation marks.
fn counts<const N: usize>(text: &str, candidates: [u8; N]) -> Vec<[usize; N]> {
    let mut lines = vec![[0; N]];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted && lines.len() == LINES => break,
            b'\n' if !is_quoted => lines.push([0; N]),
            _ if is_quoted => {}
            _ => {
                let at = candidates.iter().position(|candidate| *candidate == byte);
                if let (Some(at), Some(line)) = (at, lines.last_mut()) {
                    line[at] += 1;
                }
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn rows(text: &str, expected: &[&[&str]]) {
        are(records(text, None).unwrap(), text, expected);
    }

    #[track_caller]
    fn are(mut found: Vec<Vec<Raw>>, text: &str, expected: &[&[&str]]) {
        // Whether the last line ends makes no difference to anyone.
        found.truncate(found.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
        let texts: Vec<Vec<_>> = found.iter().map(|row| row.iter().map(|raw| raw.text.as_str()).collect()).collect();
        assert_eq!(texts, expected, "{text:?}");
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
        rows("a,b;c\nd,e,f\n1,2;3", &[&["a", "b;c"], &["d", "e", "f"], &["1", "2;3"]]);
        rows("a;b\n\"1;2\";3,5", &[&["a", "b"], &["1;2", "3,5"]]);
        rows("【观测】\n\"x,y\"\t2\n", &[&["【观测】"], &["x,y", "2"]]);
        rows("Table 1; main indicators\na,b\nc,d\n", &[&["Table 1; main indicators"], &["a", "b"], &["c", "d"]]);
        rows("a;b\n1,5;2,5\n", &[&["a", "b"], &["1,5", "2,5"]]);
    }

    #[test]
    fn a_cell_in_quotation_marks_is_told_from_one_without() {
        let found = records("95,\"95\"\n\"a\"\"b\"c,d\"e\"\r\n", None).unwrap();
        let told: Vec<_> = found.iter().flatten().map(|raw| (raw.text.as_str(), raw.is_quoted)).collect();
        assert_eq!(told, [("95", false), ("95", true), ("a\"bc", true), ("d\"e\"", false)]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_or_swallows_rows_is_text() {
        rows("a,b\n1,\"2\n3,4\n", &[&["a", "b"], &["1", "\"2"], &["3", "4"]]);
        rows("a\tb\n1\t\"x\n2\ty\"\n", &[&["a", "b"], &["1", "\"x"], &["2", "y\""]]);
    }

    #[test]
    fn rows_between_two_marks_of_a_foreign_text_are_rows_where_that_fits_the_others() {
        let foreign = |text: &str, expected: &[&[&str]]| are(foreign_records(text, None).unwrap(), text, expected);
        foreign(
            "a,b,c\n\"1,2,3\n4,5,6\"\n7,8,9\n",
            &[&["a", "b", "c"], &["\"1", "2", "3"], &["4", "5", "6\""], &["7", "8", "9"]],
        );
        foreign("a,b,c\n1,\"x, y\nz, w\",3\n", &[&["a", "b", "c"], &["1", "x, y\nz, w", "3"]]);
    }

    #[test]
    fn more_than_any_report_holds_is_refused() {
        for text in [",".repeat(MOST + 1), "\n".repeat(MOST + 1), "a\n".repeat(MOST), "\n".repeat(MOST) + "a"] {
            assert!(records(&text, None).unwrap_err().to_string().contains("表格过大"));
        }
    }
}
