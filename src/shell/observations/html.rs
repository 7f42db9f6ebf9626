//! Tables out of the clipboard's HTML, as office programs and web pages write them.
//!
//! The browser reads the HTML; from its tables comes what a person sees: merged cells as such, raised marks as notes, hidden rows and columns as
//! hidden.

use std::collections::BTreeSet;

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, SupportedType};

use crate::exchange::{Cell, Merged, Remarks, Sheet, Struck, Workbook};

/// The most rows that a cell may span; more is a slip of the program that wrote it.
const SPAN: usize = 1000;

/// What styles are called once the page's policy has nothing to say against them.
const STYLE: &str = "data-style";

/// The HTML with its styles under another name: they are read, never applied, and the page's policy would complain of each.
fn unstyled(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let mut plain = String::with_capacity(html.len() + html.len() / 16);
    let mut from = 0;
    for (at, found) in lower.match_indices("style") {
        let before = lower[..at].chars().next_back();
        let after = lower[at + found.len()..].trim_start();
        let is_attribute = before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'')) && after.starts_with('=');
        let is_element = matches!(before, Some('<' | '/'));
        if is_attribute || is_element {
            plain.push_str(&html[from..at]);
            plain.push_str(STYLE);
            from = at + found.len();
        }
    }
    plain.push_str(&html[from..]);
    plain
}

/// The tables of a text in HTML; `None` where it has none.
pub(super) fn tables(html: &str) -> Option<Workbook> {
    let document = DomParser::new().ok()?.parse_from_string(&unstyled(html), SupportedType::TextHtml).ok()?;
    let found = document.get_elements_by_tag_name("table");
    let tables = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<HtmlTableElement>().ok());
    let outer = tables.filter(|table| table.parent_element().and_then(|parent| parent.closest("table").ok().flatten()).is_none());
    let sheets: Vec<Sheet> = outer.map(|table| sheet(&table)).filter(|sheet| !sheet.rows.is_empty()).collect();
    (!sheets.is_empty()).then_some(Workbook { sheets })
}

fn sheet(table: &HtmlTableElement) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut remarks = Remarks { hidden_columns: hidden_columns(table), ..Remarks::default() };
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let lines = table.rows();
    for row in 0..lines.length() {
        let Some(line) = lines.item(row).and_then(|line| line.dyn_into::<HtmlTableRowElement>().ok()) else { continue };
        let at = rows.len();
        rows.push(Vec::new());
        if is_hidden(&line) {
            remarks.hidden_rows.push(at);
        }
        let cells = line.cells();
        let mut column = 0;
        for each in 0..cells.length() {
            let Some(cell) = cells.item(each).and_then(|cell| cell.dyn_into::<HtmlTableCellElement>().ok()) else { continue };
            while taken.contains(&(at, column)) {
                column += 1;
            }
            let span = |number: u32| usize::try_from(number).unwrap_or(1).clamp(1, SPAN);
            let (down, across) = (span(cell.row_span()), span(cell.col_span()));
            if (down, across) != (1, 1) {
                taken.extend((at..at + down).flat_map(|row| (column..column + across).map(move |column| (row, column))));
                remarks.merged.push(Merged { row: at, column, rows: down, columns: across });
            }
            let Shown { text, note, struck } = shown(&cell);
            if !note.is_empty() {
                remarks.notes.push((at, column, note));
            }
            if let Some(part) = struck {
                remarks.struck.push(Struck { row: at, column, part });
            }
            let line = &mut rows[at];
            line.resize(line.len().max(column), Cell::Empty);
            line.push(Cell::text(text));
            line.resize(line.len().max(column + across), Cell::Empty);
            column += across;
        }
    }
    Sheet { rows, remarks, ..Sheet::default() }
}

/// What a cell shows.
struct Shown {
    text: String,
    /// The raised marks behind the text.
    note: String,
    /// The part that is struck through, which is none of the text; `None` within where all of the text is.
    struck: Option<Option<String>>,
}

/// The texts of a cell by how they stand there.
#[derive(Default)]
struct Parts {
    text: String,
    note: String,
    struck: String,
}

/// How a text stands.
#[derive(Clone, Copy, Default)]
struct Manner {
    is_raised: bool,
    is_struck: bool,
}

/// What a cell shows. Line breaks stay.
fn shown(cell: &Element) -> Shown {
    let mut parts = Parts::default();
    gather(cell, Manner { is_raised: false, is_struck: is_struck(cell) }, &mut parts);
    let [text, note, struck] = [parts.text, parts.note, parts.struck].map(|text| tidy(&text));
    // What stands raised alone is the cell's own text.
    let (text, note) = if text.is_empty() { (note, String::new()) } else { (text, note) };
    match (text.is_empty(), struck.is_empty()) {
        (_, true) => Shown { text, note, struck: None },
        (true, false) => Shown { text: struck, note, struck: Some(None) },
        (false, false) => Shown { text, note, struck: Some(Some(struck)) },
    }
}

/// The lines of a text, single blanks between its words.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether a text is struck through, by what it is or by its style.
fn is_struck(element: &Element) -> bool {
    let name = element.tag_name().to_ascii_lowercase();
    let style = element.get_attribute(STYLE).unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "s" | "del" | "strike") || style.contains("line-through")
}

fn gather(parent: &web_sys::Node, manner: Manner, parts: &mut Parts) {
    let children = parent.child_nodes();
    for at in 0..children.length() {
        let Some(child) = children.item(at) else { continue };
        let Some(element) = child.dyn_ref::<Element>() else {
            if child.node_type() == web_sys::Node::TEXT_NODE {
                // A line break in the source is a blank; only `br` and blocks break lines.
                let own = child.text_content().unwrap_or_default().replace(['\n', '\r', '\t'], " ");
                let part = match manner {
                    Manner { is_struck: true, .. } => &mut parts.struck,
                    Manner { is_raised: true, .. } => &mut parts.note,
                    Manner { .. } => &mut parts.text,
                };
                part.push_str(&own);
            }
            continue;
        };
        let name = element.tag_name().to_ascii_lowercase();
        if is_hidden(element) || matches!(name.as_str(), STYLE | "script") {
            continue;
        }
        if matches!(name.as_str(), "br" | "p" | "div") && !parts.text.is_empty() {
            parts.text.push('\n');
        }
        let style = element.get_attribute(STYLE).unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        let manner = Manner {
            is_raised: manner.is_raised || name == "sup" || style.contains("vertical-align:super"),
            is_struck: manner.is_struck || is_struck(element),
        };
        gather(element, manner, parts);
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = element.get_attribute(STYLE).unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    style.contains("display:none") || style.contains("mso-hide:all") || element.has_attribute("hidden")
}

fn hidden_columns(table: &HtmlTableElement) -> Vec<usize> {
    let columns = table.get_elements_by_tag_name("col");
    let (mut hidden, mut at) = (Vec::new(), 0);
    for each in (0..columns.length()).filter_map(|each| columns.item(each)) {
        let span = each.get_attribute("span").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1).clamp(1, SPAN);
        if is_hidden(&each) {
            hidden.extend(at..at + span);
        }
        at += span;
    }
    hidden
}
