//! What the keyboard does in a grid, whichever: decided in [`crate::view::CellKeys`], done here.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::At;
use crate::shell::keyboard;
use crate::view::{CellKeys, Extent, GridAct, Press, TypingAct};

/// A grid of cells with a field that floats over the one that is edited.
pub(in crate::shell) trait Editable: Copy + 'static {
    /// What the keys before mean for the next one.
    fn keys(self) -> StoredValue<CellKeys>;
    /// The active cell, not followed.
    fn at(self) -> At;
    fn extent(self) -> Extent;
    fn is_edited(self) -> bool;
    /// Whether the field offers choices, which the arrows lead through.
    fn has_choices(self) -> bool {
        false
    }
    /// A key was pressed in the grid.
    fn stirred(self) {}
    /// Makes a cell active, and the keyboard goes on there.
    fn move_to(self, to: At, extends: bool);
    /// Opens the field, with what stands there or empty.
    fn open_field(self, keeps: bool);
    /// Closes the field without taking what is in it.
    fn give_up(self);
    /// Takes what is in the field. Answers whether it was allowed.
    fn take_field(self) -> bool;
    /// Empties the selection.
    fn empty(self);
    /// Moves the selected rows by one; answers whether the grid does such a thing.
    fn move_rows(self, _up: bool) -> bool {
        false
    }
}

fn press<'a>(key: Option<&'a str>, event: &KeyboardEvent) -> Press<'a> {
    Press {
        key,
        begins_text: keyboard::begins_text(event),
        shift: event.shift_key(),
        held: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    }
}

/// A key while a cell is active.
pub(in crate::shell) fn in_grid<G: Editable>(grid: G, event: &KeyboardEvent) {
    let key = keyboard::key(event);
    if key.is_some() {
        grid.stirred();
    }
    let pressed = press(key.as_deref(), event);
    let act = |keys: &mut CellKeys| keys.in_grid(pressed, grid.at(), grid.extent(), grid.is_edited());
    match grid.keys().try_update_value(act).unwrap_or(GridAct::Nothing) {
        GridAct::Nothing => return,
        GridAct::Collapse => return grid.move_to(grid.at(), false),
        GridAct::Type => return grid.open_field(false),
        GridAct::Go { to, extends } => grid.move_to(to, extends),
        GridAct::Edit => grid.open_field(true),
        GridAct::Clear => grid.empty(),
        GridAct::MoveRows { up } => {
            if !grid.move_rows(up) {
                return;
            }
        }
    }
    event.prevent_default();
}

/// A key while a cell is edited.
pub(in crate::shell) fn in_editor<G: Editable>(grid: G, event: &KeyboardEvent) {
    let key = keyboard::key(event);
    let pressed = press(key.as_deref(), event);
    let act = |keys: &mut CellKeys| keys.in_field(pressed, grid.at(), grid.extent(), grid.has_choices());
    let act = grid.keys().try_update_value(act).unwrap_or(TypingAct::Nothing);
    if act == TypingAct::Nothing {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    match act {
        TypingAct::Commit(to) => {
            if grid.take_field() {
                grid.move_to(to, false);
            }
        }
        _ => grid.give_up(),
    }
}
