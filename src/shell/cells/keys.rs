//! What the keyboard does in the grid.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{At, Cells, Grid, moved, next};
use crate::shell::keyboard;

/// A key while a cell is active.
pub(in crate::shell) fn in_grid<C: Cells>(grid: Grid<C>, event: &KeyboardEvent) {
    let at = grid.active.get_untracked();
    let Some(key) = keyboard::key(event) else {
        if keyboard::begins_text(event) {
            grid.edit(false);
        }
        return;
    };
    if !grid.is_editing() {
        grid.hush();
    }
    let was_leaving = grid.is_leaving.get_value();
    grid.is_leaving.set_value(key == "Escape");
    if grid.is_editing() || event.alt_key() {
        return;
    }
    let held = event.ctrl_key() || event.meta_key();
    if key == "Tab" {
        if let Some(to) = next(grid.cells.extent(), at, event.shift_key()).filter(|_| !was_leaving) {
            event.prevent_default();
            grid.go(to, false);
        }
        return;
    }
    if let Some(to) = moved(grid.cells.extent(), at, &key, held) {
        event.prevent_default();
        return grid.go(to, event.shift_key());
    }
    match key.as_str() {
        "Escape" => grid.go(at, false),
        // On a name they press the button.
        "Enter" | "F2" if at.column > 0 => {
            event.prevent_default();
            grid.edit(true);
        }
        "Delete" | "Backspace" => {
            event.prevent_default();
            grid.clear();
        }
        // The key goes on to the field that now has the focus.
        key if at.column > 0 && key != " " && keyboard::begins_text(event) => grid.edit(false),
        _ => {}
    }
}

/// A key while a cell is edited.
pub(in crate::shell) fn in_editor<C: Cells>(grid: Grid<C>, event: &KeyboardEvent) {
    let Some(key) = keyboard::key(event) else { return };
    let at = grid.active.get_untracked();
    let to = match key.as_str() {
        "Escape" => {
            grid.cancel();
            grid.is_leaving.set_value(false);
            event.stop_propagation();
            return grid.go(at, false);
        }
        "Enter" | "ArrowDown" => At { row: at.row + 1, ..at },
        "ArrowUp" => At { row: at.row.saturating_sub(1), ..at },
        "Tab" => next(grid.cells.extent(), at, event.shift_key()).unwrap_or(at),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if grid.commit() {
        grid.go(to, false);
    }
}
