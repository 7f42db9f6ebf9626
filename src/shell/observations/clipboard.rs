//! Blocks from and to other spreadsheets.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::grid::Grid;
use super::incoming::{Cursor, From, Incoming};
use crate::exchange::table::observed_text;
use crate::language::Text;
use crate::plan::Year;
use crate::scenario::several_cells;
use crate::shell::pasted::{book, rich, text};

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

fn take(grid: Grid, incoming: Incoming, text: &str, rich: &str) {
    let at = grid.active.get_untracked();
    let rows = grid.cells.shown.with_untracked(|shown| shown.get(at.row..).unwrap_or_default().to_vec());
    let rows = rows.into_iter().chain(grid.cells.population()).collect();
    receive(grid, incoming, text, rich, Cursor { rows, year: grid.year(at.column), is_own: grid.is_copied(text) });
}

fn receive(grid: Grid, incoming: Incoming, text: &str, rich: &str, at: Cursor) {
    incoming.receive(grid, book(text, rich), &From { words: PASTED.get(), file: None }, Some(at));
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
