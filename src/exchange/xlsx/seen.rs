//! What the sheets of a file show beyond the values of their cells: hidden rows and columns, merged cells, raised note marks.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use crate::exchange::workbook::{MergedCells, Remarks, Struck};
use crate::exchange::xml::{Part, attribute, is_on, is_true, walk};

/// The text of a cell, the raised marks after it, and its struck-through parts.
#[derive(Clone, Default)]
struct Marked {
    text: String,
    note: String,
    struck: String,
}

/// What was found in a sheet: its remarks, and the texts of cells without their raised or struck-through parts.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) remarks: Remarks,
    pub(super) texts: BTreeMap<(usize, usize), String>,
}

/// What every sheet shows, by its name. The cell reader refuses what cannot be read here.
pub(super) fn seen(bytes: &[u8]) -> BTreeMap<String, Seen> {
    let Ok(mut package) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let Some(book) = part(&mut package, "xl/workbook.xml") else { return BTreeMap::new() };
    let targets = part(&mut package, "xl/_rels/workbook.xml.rels").map(|part| targets(&part)).unwrap_or_default();
    let marked = part(&mut package, "xl/sharedStrings.xml").map(|part| marked_texts(&part)).unwrap_or_default();
    let struck = part(&mut package, "xl/styles.xml").map(|part| struck_styles(&part)).unwrap_or_default();
    let sheets = sheets(&book);
    sheets
        .into_iter()
        .filter_map(|(name, id)| {
            let sheet = part(&mut package, targets.get(&id)?)?;
            Some((name, of_sheet(&sheet, &marked, &struck)))
        })
        .collect()
}

fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    package.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Whether a length is zero.
fn is_zero(tag: &BytesStart, name: &str) -> bool {
    attribute(tag, name).and_then(|value| value.parse::<f64>().ok()) == Some(0.0)
}

fn sheets(book: &str) -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    walk(book, |part| {
        if let Part::Opened(tag) = part
            && tag.local_name().as_ref() == "sheet"
        {
            let name =
                attribute(tag, "name").and_then(|name| quick_xml::escape::unescape(&name).ok().map(std::borrow::Cow::into_owned));
            sheets.extend(name.zip(
                tag.attributes().flatten().find(|each| each.key.as_ref().ends_with(":id")).map(|each| each.value.into_owned()),
            ));
        }
    });
    sheets
}

fn targets(relations: &str) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    walk(relations, |part| {
        if let Part::Opened(tag) = part
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), ToOwned::to_owned);
            targets.insert(id, path);
        }
    });
    targets
}

/// The look of a run of text.
#[derive(Clone, Copy, Default, PartialEq)]
enum Stand {
    #[default]
    Plain,
    Raised,
    Struck,
}

/// Runs of text, with raised ones kept apart.
#[derive(Default)]
struct Runs {
    text: String,
    note: String,
    struck: String,
    stand: Stand,
    is_text: bool,
    is_phonetic: bool,
}

impl Runs {
    fn take(&mut self, part: &Part) {
        match part {
            Part::Opened(tag) => match tag.local_name().as_ref() {
                "r" => self.stand = Stand::Plain,
                "strike" if is_on(tag) => self.stand = Stand::Struck,
                "vertAlign" if self.stand == Stand::Plain && attribute(tag, "val").as_deref() == Some("superscript") => {
                    self.stand = Stand::Raised;
                }
                "rPh" => self.is_phonetic = true,
                "t" => self.is_text = true,
                _ => {}
            },
            Part::Closed("t") => self.is_text = false,
            Part::Closed("rPh") => self.is_phonetic = false,
            Part::Closed("r") => self.stand = Stand::Plain,
            Part::Text(text) if self.is_text && !self.is_phonetic => match (self.stand, exponent(&self.text, text)) {
                (Stand::Struck, _) => self.struck.push_str(text),
                (Stand::Raised, Some(sign)) => self.text.push(sign),
                (Stand::Raised, None) => self.note.push_str(text),
                (Stand::Plain, _) => self.text.push_str(text),
            },
            Part::Closed(_) | Part::Text(_) => {}
        }
    }

    /// The marked text, if a raised part follows a text or a part of it is struck through.
    fn marked(self) -> Option<Marked> {
        let has = |part: &str| !part.trim().is_empty();
        let Self { mut text, note, struck, .. } = self;
        if has(&note) && !has(&text) {
            text.clone_from(&note);
            return has(&struck).then_some(Marked { text, note: String::new(), struck });
        }
        (has(&note) || has(&struck)).then_some(Marked { text, note, struck })
    }
}

/// The exponent that a raised text after a length is: m², km³.
fn exponent(before: &str, raised: &str) -> Option<char> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let word = &before[before.trim_end_matches(is_letter).len()..];
    let is_length = matches!(word, "m" | "km" | "cm" | "dm" | "mm" | "hm");
    match raised.trim() {
        "2" if is_length => Some('²'),
        "3" if is_length => Some('³'),
        _ => None,
    }
}

/// The texts of the table of texts that have raised marks, by their number.
fn marked_texts(table: &str) -> BTreeMap<usize, Marked> {
    let (mut marked, mut at, mut runs) = (BTreeMap::new(), 0, Runs::default());
    walk(table, |part| {
        runs.take(&part);
        if let Part::Closed("si") = part {
            marked.extend(std::mem::take(&mut runs).marked().map(|text| (at, text)));
            at += 1;
        }
    });
    marked
}

/// The styles of cells whose font strikes through, by their number.
fn struck_styles(styles: &str) -> BTreeSet<usize> {
    let (mut fonts, mut font, mut found, mut style) = (BTreeSet::new(), 0, BTreeSet::new(), 0);
    let mut within = Within::Else;
    walk(styles, |part| match part {
        Part::Opened(tag) => match (tag.local_name().as_ref(), within) {
            ("fonts", _) => within = Within::Fonts,
            ("cellXfs", _) => within = Within::Styles,
            ("strike", Within::Fonts) if is_on(tag) => drop(fonts.insert(font)),
            ("xf", Within::Styles) => {
                if attribute(tag, "fontId").and_then(|id| id.parse::<usize>().ok()).is_some_and(|id| fonts.contains(&id)) {
                    found.insert(style);
                }
                style += 1;
            }
            _ => {}
        },
        Part::Closed("font") if within == Within::Fonts => font += 1,
        Part::Closed("fonts" | "cellXfs") => within = Within::Else,
        Part::Closed(_) | Part::Text(_) => {}
    });
    found
}

/// The part of the styles being read.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Fonts,
    Styles,
    Else,
}

fn of_sheet(sheet: &str, marked: &BTreeMap<usize, Marked>, struck: &BTreeSet<usize>) -> Seen {
    let mut seen = Seen::default();
    let (mut row, mut cell, mut kind, mut value, mut runs, mut is_value, mut is_struck) =
        (0, None, String::new(), String::new(), Runs::default(), false, false);
    walk(sheet, |part| {
        runs.take(&part);
        match part {
            Part::Opened(tag) => match tag.local_name().as_ref() {
                "row" => {
                    row = attribute(tag, "r").and_then(|text| text.parse::<usize>().ok()).map_or(row + 1, |number| number.max(1));
                    if is_true(tag, "hidden") || is_zero(tag, "ht") {
                        seen.remarks.hidden_rows.push(row - 1);
                    }
                }
                "col" if is_true(tag, "hidden") || is_zero(tag, "width") => {
                    let number =
                        |name| attribute(tag, name).and_then(|text| text.parse::<usize>().ok()).filter(|number| *number > 0);
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        seen.remarks.hidden_columns.extend((first - 1..last).take(MOST));
                    }
                }
                "c" => {
                    cell = attribute(tag, "r").as_deref().and_then(position);
                    kind = attribute(tag, "t").unwrap_or_default();
                    is_struck = attribute(tag, "s").and_then(|id| id.parse().ok()).is_some_and(|id| struck.contains(&id));
                    value.clear();
                    runs = Runs::default();
                }
                "v" => is_value = true,
                "mergeCell" => seen.remarks.merged.extend(attribute(tag, "ref").as_deref().and_then(merged)),
                _ => {}
            },
            Part::Text(text) if is_value => value.push_str(text),
            Part::Closed("v") => is_value = false,
            Part::Closed("c") => {
                let found = match kind.as_str() {
                    "s" => value.trim().parse().ok().and_then(|at: usize| marked.get(&at).cloned()),
                    "inlineStr" => std::mem::take(&mut runs).marked(),
                    _ => None,
                };
                let Some((row, column)) = cell else { return };
                let has_value = !value.is_empty() || found.is_some() || kind == "inlineStr";
                if let Some(Marked { text, note, struck }) = found {
                    let is_whole = text.trim().is_empty();
                    seen.texts.insert((row, column), if is_whole { struck.clone() } else { text });
                    if !note.is_empty() {
                        seen.remarks.notes.push((row, column, note));
                    }
                    // The font of a run takes precedence over that of the cell.
                    if !struck.is_empty() {
                        is_struck = false;
                        let part = (!is_whole).then(|| struck.trim().to_owned());
                        seen.remarks.struck.push(Struck { row, column, part });
                    }
                }
                if is_struck && has_value {
                    seen.remarks.struck.push(Struck { row, column, part: None });
                }
            }
            Part::Text(_) | Part::Closed(_) => {}
        }
    });
    seen.remarks.merged.truncate(MOST);
    seen
}

/// The most hidden columns of one range and the most merged ranges that are kept.
const MOST: usize = 16_384;

/// `B3` as row and column from zero; `None` beyond the last possible cell.
fn position(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let letter = |c: char| usize::try_from(c.to_digit(36)?.checked_sub(9)?).ok();
    let column = name[..digits].chars().try_fold(0_usize, |sum, c| sum.checked_mul(26)?.checked_add(letter(c)?))?;
    let row = name[digits..].parse::<usize>().ok()?;
    let (row, column) = (row.checked_sub(1)?, column.checked_sub(1)?);
    (row < ROWS && column < COLUMNS).then_some((row, column))
}

/// The most rows and columns of a sheet in this format.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;

fn merged(range: &str) -> Option<MergedCells> {
    let (first, last) = range.split_once(':')?;
    let ((row, column), (last_row, last_column)) = (position(first)?, position(last)?);
    Some(MergedCells { row, column, rows: last_row.checked_sub(row)? + 1, columns: last_column.checked_sub(column)? + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_by_column_and_row_as_far_as_a_sheet_reaches() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("AB12"), Some((11, 27)));
        assert_eq!(position("XFD1048576"), Some((ROWS - 1, COLUMNS - 1)));
        for beyond in ["XFE1", "A1048577", "A0", "1", "B", "ZZZZZZZZZZZZZZZZZZ1", "B99999999999999999999999"] {
            assert_eq!(position(beyond), None, "{beyond}");
        }
    }
}
