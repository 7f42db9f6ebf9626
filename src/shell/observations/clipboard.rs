//! Blocks from and to other spreadsheets.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::grid::Grid;
use super::html;
use super::incoming::{Cursor, From, Incoming};
use crate::exchange::table::{observed_text, read_pasted};
use crate::exchange::{Faults, Workbook};
use crate::language::Text;
use crate::plan::Year;
use crate::scenario::several_cells;

/// What the block is called in a sentence.
const PASTED: Text = Text::new("粘贴的内容", "the pasted text");

/// Takes a block at the active cell, or where its own heads say.
pub(super) fn paste(grid: Grid, incoming: Incoming, event: &ClipboardEvent) {
    if let Some(text) = text(event) {
        event.prevent_default();
        take(grid, incoming, &text, &rich(event));
    }
}

/// Pasted while no other field has the focus, a block can only be meant for the grid.
pub(super) fn paste_anywhere(grid: Grid, incoming: Incoming, event: &ClipboardEvent) {
    let is_field = |focused: web_sys::Element| matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    if !document().active_element().is_some_and(is_field) && !event.default_prevented() {
        paste(grid, incoming, event);
    }
}

/// In the field, one number is typed text; a block is a block.
pub(super) fn paste_in_editor(grid: Grid, incoming: Incoming, event: &ClipboardEvent) {
    if let Some(text) = text(event).filter(|text| text.trim_end().contains(['\t', '\n'])) {
        event.prevent_default();
        grid.cancel();
        grid.go(grid.active.get_untracked(), false);
        take(grid, incoming, &text, &rich(event));
    }
}

/// In a field of the population, one number is typed text; several cells go there and rightwards, or where their own heads say.
pub(super) fn paste_at_population(grid: Grid, incoming: Incoming, event: &ClipboardEvent, year: Year) {
    let Some(population) = grid.cells.population() else { return };
    if let Some(text) = text(event).filter(|text| several_cells(text).is_some()) {
        event.prevent_default();
        let at = Cursor { rows: vec![population], year, is_own: false };
        receive(grid, incoming, &text, &rich(event), at);
    }
}

/// What is pasted, as plain text; `None` where there is none.
pub(in crate::shell) fn text(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok().filter(|text| !text.trim().is_empty())
}

/// The same as a web page, which tells merged cells, raised marks and what is hidden; empty where there is none.
pub(in crate::shell) fn rich(event: &ClipboardEvent) -> String {
    event.clipboard_data().and_then(|data| data.get_data("text/html").ok()).unwrap_or_default()
}

fn take(grid: Grid, incoming: Incoming, text: &str, rich: &str) {
    let at = grid.active.get_untracked();
    let rows = grid.cells.shown.with_untracked(|shown| shown.get(at.row..).unwrap_or_default().to_vec());
    let rows = rows.into_iter().chain(grid.cells.population()).collect();
    receive(grid, incoming, text, rich, Cursor { rows, year: grid.year(at.column), is_own: grid.is_copied(text) });
}

fn receive(grid: Grid, incoming: Incoming, text: &str, rich: &str, at: Cursor) {
    incoming.receive(grid, book(text, rich), &From { words: PASTED.get(), file: None }, Some(at));
}

/// The tables of what is pasted: those of the web page, or else those that the text makes.
pub(in crate::shell) fn book(text: &str, rich: &str) -> Result<Workbook, Faults> {
    html::tables(rich).map_or_else(|| read_pasted(text), Ok)
}

/// Hands out what is observed in the selection, and empties it where it is cut.
pub(super) fn copy(grid: Grid, event: &ClipboardEvent, cuts: bool) {
    if grid.is_editing() {
        return;
    }
    let (ids, years) = grid.selected();
    let facts = grid.store().now_workspace(|all| all.facts().clone());
    let text = grid.store().now(|plan, scenario| observed_text(plan, &facts, scenario, &ids, &years));
    let handed = event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &text).is_ok());
    if handed {
        event.prevent_default();
        grid.cells.copied.set_value(text);
        if cuts {
            grid.clear();
        }
    }
}
