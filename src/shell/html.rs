//! Tables out of the clipboard's HTML, as office programs and web pages write them.
//!
//! The browser reads the HTML; from its tables comes what a person sees: merged cells as such, raised marks as notes, hidden rows and columns as
//! hidden.

use std::collections::BTreeSet;

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, SupportedType};

use crate::exchange::beside::{below, heading, is_continued, parted};
use crate::exchange::{Cell, Manner, MarkedText, MergedCells, Remarks, Sheet, Workbook, tidy};

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
    let outer: Vec<HtmlTableElement> = outer.collect();
    let around = around(&document, outer.len());
    let before = |at: usize| if at == 0 { &around[0] } else { parted(&around[at]).1 };
    let behind = |at: usize| if at + 1 == outer.len() { below(&around[at + 1]) } else { parted(&around[at + 1]).0.to_vec() };
    let laid = |(at, table)| {
        let mut sheet = sheet(table, heading(before(at)), behind(at));
        sheet.remarks.goes_on = at > 0 && around[at].iter().all(|line| is_continued(line));
        sheet
    };
    let sheets: Vec<Sheet> = outer.iter().enumerate().map(laid).filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.is_empty() {
        return None;
    }
    Some(Workbook { sheets })
}

/// The lines around the tables: before the first, between each two, and behind the last.
fn around(document: &web_sys::Document, tables: usize) -> Vec<Vec<String>> {
    let mut texts = vec![String::new()];
    if let Some(body) = document.body() {
        outside(&body, &mut texts);
    }
    texts.resize(tables + 1, String::new());
    texts.iter().map(|text| tidy(text).lines().map(ToOwned::to_owned).collect()).collect()
}

/// Gathers the text outside of tables; each table begins another.
fn outside(parent: &web_sys::Node, texts: &mut Vec<String>) {
    let children = parent.child_nodes();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        let Some(element) = child.dyn_ref::<Element>() else {
            if child.node_type() == web_sys::Node::TEXT_NODE {
                let own = child.text_content().unwrap_or_default().replace(['\n', '\r', '\t'], " ");
                if let Some(text) = texts.last_mut() {
                    text.push_str(&own);
                }
            }
            continue;
        };
        match element.tag_name().to_ascii_lowercase().as_str() {
            "table" => texts.push(String::new()),
            STYLE | "script" => {}
            _ if is_hidden(element) => {}
            name => {
                let is_block = !matches!(name, "span" | "font" | "b" | "i" | "u" | "a" | "sup" | "sub" | "em" | "strong");
                let end = |texts: &mut Vec<String>| texts.last_mut().filter(|_| is_block).map_or((), |text| text.push('\n'));
                end(texts);
                outside(element, texts);
                end(texts);
            }
        }
    }
}

/// A table as a sheet, below the lines that stand before it and its caption, and above those behind it.
fn sheet(table: &HtmlTableElement, before: Vec<String>, behind: Vec<String>) -> Sheet {
    let caption = table.caption().map(|caption| marked(&caption).cell((0, 0), &mut Remarks::default()));
    let lead = before.into_iter().map(Cell::text).chain(caption).filter(|cell| *cell != Cell::Empty);
    let mut rows: Vec<Vec<Cell>> = lead.map(|cell| vec![cell]).collect();
    let lead = rows.len();
    let mut remarks = Remarks { hidden_columns: hidden_columns(table), outside: (0..lead).collect(), ..Remarks::default() };
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
                remarks.merged.push(MergedCells { row: at, column, rows: down, columns: across });
            }
            let line = &mut rows[at];
            line.resize(line.len().max(column), Cell::Empty);
            line.push(marked(&cell).cell((at, column), &mut remarks));
            line.resize(line.len().max(column + across), Cell::Empty);
            column += across;
        }
    }
    // Nothing but words around no rows is no table.
    if rows.len() == lead {
        return Sheet::default();
    }
    remarks.outside.extend(rows.len()..rows.len() + behind.len());
    rows.extend(behind.into_iter().map(|line| vec![Cell::text(line)]));
    Sheet { rows, remarks, ..Sheet::default() }
}

/// What a cell shows. Line breaks stay.
fn marked(cell: &Element) -> MarkedText {
    let mut marked = MarkedText::default();
    gather(cell, Manner { is_raised: false, is_struck: is_struck(cell) }, &mut marked);
    marked
}

/// Whether a text is struck through, by what it is or by its style.
fn is_struck(element: &Element) -> bool {
    let name = element.tag_name().to_ascii_lowercase();
    let style = element.get_attribute(STYLE).unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "s" | "del" | "strike") || style.contains("line-through")
}

fn gather(parent: &web_sys::Node, manner: Manner, marked: &mut MarkedText) {
    let children = parent.child_nodes();
    for at in 0..children.length() {
        let Some(child) = children.item(at) else { continue };
        let Some(element) = child.dyn_ref::<Element>() else {
            if child.node_type() == web_sys::Node::TEXT_NODE {
                // A line break in the source is a blank; only `br` and blocks break lines.
                let own = child.text_content().unwrap_or_default().replace(['\n', '\r', '\t'], " ");
                marked.push(&own, manner);
            }
            continue;
        };
        let name = element.tag_name().to_ascii_lowercase();
        if is_hidden(element) || matches!(name.as_str(), STYLE | "script") {
            continue;
        }
        if matches!(name.as_str(), "br" | "p" | "div") {
            marked.end_line();
        }
        let style = element.get_attribute(STYLE).unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        let manner = Manner {
            is_raised: manner.is_raised || name == "sup" || style.contains("vertical-align:super") || is_apart(element, marked),
            is_struck: manner.is_struck || is_struck(element),
        };
        gather(element, manner, marked);
    }
}

/// Whether digits of a class that is not known follow digits: some browsers copy the class of a raised mark and not what it looks like.
fn is_apart(element: &Element, marked: &MarkedText) -> bool {
    let own = element.text_content().unwrap_or_default();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    element.has_attribute("class") && is_digit(marked.last()) && is_digit(own.trim_start().chars().next())
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
