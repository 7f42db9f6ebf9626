//! What the keyboard does in the grid.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::grid::{At, Grid};

/// How far PageUp and PageDown go.
const PAGE: usize = 10;

/// A key while a cell is active.
pub(super) fn in_grid(grid: Grid, event: &KeyboardEvent) {
    let key = event.key();
    let was_leaving = grid.is_leaving.get_value();
    grid.is_leaving.set_value(key == "Escape");
    if grid.is_editing() || event.alt_key() {
        return;
    }
    let at = grid.active.get_untracked();
    let held = event.ctrl_key() || event.meta_key();
    if key == "Tab" {
        if let Some(to) = next(grid, at, event.shift_key()).filter(|_| !was_leaving) {
            event.prevent_default();
            grid.go(to, false);
        }
        return;
    }
    if let Some(to) = moved(grid, at, &key, held) {
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
        // The key goes on to the field that now has the focus. An input method announces itself as Process.
        key if at.column > 0 && !held && key != " " && (key.chars().count() == 1 || key == "Process") => grid.edit(false),
        _ => {}
    }
}

/// A key while a cell is edited.
pub(super) fn in_editor(grid: Grid, event: &KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let at = grid.active.get_untracked();
    let to = match event.key().as_str() {
        "Escape" => {
            grid.cancel();
            grid.is_leaving.set_value(false);
            event.stop_propagation();
            return grid.go(at, false);
        }
        "Enter" | "ArrowDown" => At { row: at.row + 1, ..at },
        "ArrowUp" => At { row: at.row.saturating_sub(1), ..at },
        "Tab" => next(grid, at, event.shift_key()).unwrap_or(at),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if grid.commit() {
        grid.go(to, false);
    }
}

/// The cell after that one, or before it; none at the end of the grid.
fn next(grid: Grid, at: At, backwards: bool) -> Option<At> {
    let last = grid.last();
    match (backwards, at.column) {
        (false, column) if column < last.column => Some(At { column: column + 1, ..at }),
        (false, _) => (at.row < last.row).then_some(At { row: at.row + 1, column: 1 }),
        (true, column) if column > 1 => Some(At { column: column - 1, ..at }),
        (true, _) => at.row.checked_sub(1).map(|row| At { row, column: last.column }),
    }
}

fn moved(grid: Grid, at: At, key: &str, held: bool) -> Option<At> {
    let last = grid.last();
    Some(match key {
        "ArrowLeft" if held => At { column: 0, ..at },
        "ArrowRight" if held => At { column: last.column, ..at },
        "ArrowUp" if held => At { row: 0, ..at },
        "ArrowDown" if held => At { row: last.row, ..at },
        "ArrowLeft" => At { column: at.column.saturating_sub(1), ..at },
        "ArrowRight" => At { column: at.column + 1, ..at },
        "ArrowUp" => At { row: at.row.saturating_sub(1), ..at },
        "ArrowDown" => At { row: at.row + 1, ..at },
        "PageUp" => At { row: at.row.saturating_sub(PAGE), ..at },
        "PageDown" => At { row: at.row + PAGE, ..at },
        "Home" if held => At { row: 0, column: 1 },
        "End" if held => last,
        "Home" => At { column: 1, ..at },
        "End" => At { column: last.column, ..at },
        _ => return None,
    })
}
