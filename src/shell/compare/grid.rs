//! The table's cells, kept by hand.
//!
//! A comparison of ten scenarios has some four hundred cells. An effect for each would wake them all whenever another reference is
//! chosen, and new markup would be parsed and laid out anew; so one effect compares what is to be shown with what is, cell by
//! cell, and writes only what differs. The rows are made once, as copies of one row.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

use crate::plan::{Id, Nature};
use crate::view::{CompareCell, CompareRow, ComparisonTable, RowHead, RowsShown, section_heading};

/// What is on the page.
#[derive(Default)]
pub(super) struct Grid {
    sections: Vec<Section>,
    rows: Vec<Row>,
    columns: usize,
    shown: Option<usize>,
}

/// The rows of one nature, under a heading.
struct Section {
    body: Element,
    nature: Option<Nature>,
    ground: String,
    is_hidden: bool,
}

struct Row {
    head: RowHead,
    element: Element,
    start: Node,
    target: Node,
    cells: Vec<Cell>,
    is_hidden: bool,
}

struct Cell {
    element: Element,
    outcome: Node,
    difference: Node,
    /// As painted.
    now: Option<CompareCell>,
}

impl Grid {
    /// Brings the table to what is to be shown: so many rows of it by now.
    pub(super) fn paint(
        &mut self,
        table: &Element,
        heads: &[RowHead],
        standing: usize,
        comparison: &ComparisonTable,
        reference: usize,
        rows: RowsShown,
    ) {
        let columns = comparison.rows.first().map_or(0, |row| row.cells.len());
        let is_same = self.columns == columns
            && self.rows.len() <= heads.len()
            && self.rows.iter().zip(heads).all(|(row, head)| row.head.id == head.id);
        if !is_same {
            self.clear(columns);
        }
        self.build(table, heads, standing);
        for ((row, head), compared) in self.rows.iter_mut().zip(heads).zip(&comparison.rows) {
            row.paint(head, compared, rows);
        }
        self.ground(reference);
        for section in &mut self.sections {
            let is_empty = !self.rows.iter().any(|row| row.head.nature == section.nature && !row.is_hidden);
            hide(&section.body, is_empty, &mut section.is_hidden);
        }
    }

    /// Tints the reference's column: as the ground of each section, which is two elements where the column's cells are many.
    fn ground(&mut self, reference: usize) {
        let ground = format!("--place:{reference}");
        for section in &mut self.sections {
            if section.ground != ground {
                section.body.unchecked_ref::<HtmlElement>().style().set_css_text(&ground);
                section.ground.clone_from(&ground);
            }
        }
    }

    /// Marks the row of an indicator as the one that the chart shows.
    pub(super) fn point_at(&mut self, id: &Id) {
        let now = self.rows.iter().position(|row| row.head.id == *id);
        if now == self.shown {
            return;
        }
        if let Some(row) = self.shown.and_then(|at| self.rows.get(at)) {
            let _ = row.element.remove_attribute("aria-current");
        }
        if let Some(row) = now.and_then(|at| self.rows.get(at)) {
            let _ = row.element.set_attribute("aria-current", "true");
        }
        self.shown = now;
    }

    fn clear(&mut self, columns: usize) {
        for section in self.sections.drain(..) {
            section.body.remove();
        }
        (self.columns, self.shown) = (columns, None);
        self.rows.clear();
    }

    /// Makes the rows up to there that are not made yet.
    fn build(&mut self, table: &Element, heads: &[RowHead], standing: usize) {
        let (columns, made) = (self.columns, self.rows.len());
        let Some(document) = table.owner_document().filter(|_| made < standing) else { return };
        let Some(pattern) = pattern(&document, columns) else { return };
        for (at, head) in heads.iter().enumerate().take(standing).skip(made) {
            if self.sections.last().is_none_or(|section| section.nature != head.nature) {
                let count = heads.iter().filter(|other| other.nature == head.nature).count();
                self.sections.extend(section(&document, table, head.nature, count, columns));
            }
            let Some(section) = self.sections.last() else { return };
            self.rows.extend(row(&pattern, &section.body, head, at));
        }
    }
}

impl Row {
    fn paint(&mut self, head: &RowHead, compared: &CompareRow, rows: RowsShown) {
        if self.head.start != head.start {
            self.start.set_text_content(Some(&head.start));
        }
        if self.head.target != head.target {
            self.target.set_text_content(Some(&head.target));
        }
        if self.head != *head {
            self.head = head.clone();
        }
        for (cell, wanted) in self.cells.iter_mut().zip(&compared.cells) {
            cell.paint(wanted);
        }
        hide(&self.element, !rows.admits(head.nature, compared.change), &mut self.is_hidden);
    }
}

impl Cell {
    fn paint(&mut self, wanted: &CompareCell) {
        let now = self.now.as_ref();
        if now == Some(wanted) {
            return;
        }
        if now.is_none_or(|now| now.outcome != wanted.outcome) {
            self.outcome.set_node_value(Some(&wanted.outcome));
        }
        if now.is_none_or(|now| now.difference != wanted.difference) {
            self.difference.set_node_value(Some(&wanted.difference));
        }
        if now.is_none_or(|now| (now.tone, now.change) != (wanted.tone, wanted.change)) {
            self.element.set_class_name(&format!("{} {}", wanted.tone.class(), wanted.change.class()));
        }
        self.now = Some(wanted.clone());
    }
}

fn hide(element: &Element, is_hidden: bool, now: &mut bool) {
    if *now != is_hidden {
        *now = is_hidden;
        let _ = if is_hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
    }
}

/// An element with attributes. The roles are those that the elements have anyway: a style sheet that lays rows out as grids would
/// otherwise take them away in some browsers.
fn element(document: &Document, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    Some(element)
}

/// The row that all rows are copies of.
fn pattern(document: &Document, columns: usize) -> Option<Element> {
    let row = element(document, "tr", &[("role", "row")])?;
    let head = element(document, "th", &[("scope", "row"), ("role", "rowheader")])?;
    let name = element(document, "button", &[("type", "button")])?;
    name.append_child(&document.create_text_node("")).ok()?;
    name.append_child(&*element(document, "small", &[])?).ok()?;
    head.append_child(&name).ok()?;
    row.append_child(&head).ok()?;
    row.append_child(&*element(document, "td", &[("role", "cell"), ("class", "compare-start")])?).ok()?;
    row.append_child(&*element(document, "td", &[("role", "cell"), ("class", "compare-target")])?).ok()?;
    for place in 0..columns {
        let cell = element(document, "td", &[("role", "cell"), ("data-place", &place.to_string())])?;
        cell.append_child(&document.create_text_node(" ")).ok()?;
        let difference = element(document, "small", &[])?;
        difference.append_child(&document.create_text_node(" ")).ok()?;
        cell.append_child(&difference).ok()?;
        row.append_child(&cell).ok()?;
    }
    Some(row)
}

fn section(document: &Document, table: &Element, nature: Option<Nature>, count: usize, columns: usize) -> Option<Section> {
    let body = element(document, "tbody", &[("role", "rowgroup")])?;
    let row = element(document, "tr", &[("role", "row"), ("class", "compare-nature")])?;
    let span = (columns + 3).to_string();
    let heading = element(document, "th", &[("scope", "rowgroup"), ("role", "rowheader"), ("colspan", &span)])?;
    heading.set_text_content(Some(&section_heading(nature, count)));
    row.append_child(&heading).ok()?;
    body.append_child(&row).ok()?;
    table.append_child(&body).ok()?;
    Some(Section { body, nature, ground: String::new(), is_hidden: false })
}

fn row(pattern: &Element, body: &Element, head: &RowHead, at: usize) -> Option<Row> {
    let element: Element = pattern.clone_node_with_deep(true).ok()?.unchecked_into();
    element.set_attribute("data-at", &at.to_string()).ok()?;
    element.set_attribute("data-id", head.id.as_str()).ok()?;
    let name = element.first_element_child()?.first_element_child()?;
    // Two lines have room; the hint says all of it.
    name.set_attribute("title", &head.name).ok()?;
    name.first_child()?.set_node_value(Some(&format!("{} ", head.name)));
    name.last_child()?.set_text_content(Some(&head.unit));
    let start = element.first_element_child()?.next_element_sibling()?;
    let target = start.next_element_sibling()?;
    start.set_text_content(Some(&head.start));
    target.set_text_content(Some(&head.target));
    let cells = std::iter::successors(target.next_element_sibling(), Element::next_element_sibling).filter_map(cell).collect();
    body.append_child(&element).ok()?;
    Some(Row { head: head.clone(), element, start: start.into(), target: target.into(), cells, is_hidden: false })
}

fn cell(element: Element) -> Option<Cell> {
    let (outcome, difference) = (element.first_child()?, element.last_child()?.first_child()?);
    Some(Cell { element, outcome, difference, now: None })
}
