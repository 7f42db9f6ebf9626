//! Blocks from and to other spreadsheets.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::grid::Grid;
use crate::exchange::{Anchor, observed_text, read_block, read_pasted};
use crate::language::Text;

/// What the block is called in a sentence.
const PASTED: Text = Text::new("粘贴的内容", "what was pasted");

/// Takes a block at the active cell, or where its own heads say.
pub(super) fn paste(grid: Grid, event: &ClipboardEvent) {
    if let Some(text) = text(event) {
        event.prevent_default();
        take(grid, &text);
    }
}

/// Pasted while no other field has the focus, a block can only be meant for the grid.
pub(super) fn paste_anywhere(grid: Grid, event: &ClipboardEvent) {
    let is_field = |focused: web_sys::Element| matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    if !document().active_element().is_some_and(is_field) && !event.default_prevented() {
        paste(grid, event);
    }
}

/// In the field, one number is typed text; a block is a block.
pub(super) fn paste_in_editor(grid: Grid, event: &ClipboardEvent) {
    if let Some(text) = text(event).filter(|text| text.trim_end().contains(['\t', '\n'])) {
        event.prevent_default();
        grid.cancel();
        take(grid, &text);
        grid.go(grid.active.get_untracked(), false);
    }
}

fn text(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok().filter(|text| !text.trim().is_empty())
}

fn take(grid: Grid, text: &str) {
    let at = grid.active.get_untracked();
    let block = read_pasted(text).and_then(|sheet| {
        grid.shown.with_untracked(|shown| {
            let anchor = Anchor { rows: shown.get(at.row..).unwrap_or_default(), year: grid.year(at.column) };
            grid.store().now(|plan, scenario| read_block(&sheet, plan, scenario, Some(anchor)))
        })
    });
    grid.take(block, PASTED.get());
}

/// Hands out what is observed in the selection, and empties it where it is cut.
pub(super) fn copy(grid: Grid, event: &ClipboardEvent, cuts: bool) {
    if grid.is_editing() {
        return;
    }
    let (ids, years) = grid.selected();
    let text = grid.store().now(|plan, scenario| observed_text(plan, scenario, &ids, &years));
    let handed = event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &text).is_ok());
    if handed {
        event.prevent_default();
        if cuts {
            grid.clear();
        }
    }
}
