//! What the keyboard does in a grid, and in the field over a cell.

use super::cursor::{CellAt, Extent};

/// A key that was pressed.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key that may be held by itself")]
pub struct Press<'a> {
    /// Its name; `None` where it belongs to an input method.
    pub key: Option<&'a str>,
    /// Whether it begins a text, be it by an input method.
    pub begins_text: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Ctrl is held, or its like.
    pub held: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// What a key does while a cell is active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridAct {
    /// It is the browser's.
    Nothing,
    /// Goes to a cell, with the selection where `extends`.
    Go {
        /// The cell.
        to: CellAt,
        /// Whether the selection reaches from its corner to there.
        extends: bool,
    },
    /// Leaves only the active cell selected; the key goes on.
    Collapse,
    /// Opens the field with what stands there.
    Edit,
    /// Opens the field empty; the key goes on to it.
    Type,
    /// Empties what is selected.
    Clear,
    /// Moves the selected rows by one.
    MoveRows {
        /// Whether towards the first row.
        up: bool,
    },
}

/// What a key does in the field over a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypingAct {
    /// It is the field's.
    Nothing,
    /// Closes the field without taking what is in it.
    Cancel,
    /// Takes what is in it and goes to a cell.
    Commit(CellAt),
}

/// What the keys before mean for the next one.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellKeys {
    /// Escape was pressed, after which Tab leaves the grid.
    is_leaving: bool,
}

impl CellKeys {
    /// A key while a cell is active; `is_edited` while the field is open all the same.
    pub fn in_grid(&mut self, press: Press, at: CellAt, extent: Extent, is_edited: bool) -> GridAct {
        let can_type = at.column >= extent.names;
        let Some(key) = press.key else {
            return if press.begins_text && can_type { GridAct::Type } else { GridAct::Nothing };
        };
        let was_leaving = std::mem::replace(&mut self.is_leaving, key == "Escape");
        if is_edited {
            return GridAct::Nothing;
        }
        if press.alt {
            return match key {
                "ArrowUp" => GridAct::MoveRows { up: true },
                "ArrowDown" => GridAct::MoveRows { up: false },
                _ => GridAct::Nothing,
            };
        }
        if key == "Tab" {
            let to = extent.next(at, press.shift).filter(|_| !was_leaving);
            return to.map_or(GridAct::Nothing, |to| GridAct::Go { to, extends: false });
        }
        if let Some(to) = extent.moved(at, key, press.held) {
            return GridAct::Go { to, extends: press.shift };
        }
        match key {
            "Escape" => GridAct::Collapse,
            // On a name they press its button.
            "Enter" | "F2" if can_type => GridAct::Edit,
            "Delete" | "Backspace" => GridAct::Clear,
            " " if extent.names > 0 => GridAct::Nothing,
            _ if can_type && press.begins_text => GridAct::Type,
            _ => GridAct::Nothing,
        }
    }

    /// A key while a cell is edited. Where there are choices the arrows are theirs.
    pub fn in_field(&mut self, press: Press, at: CellAt, extent: Extent, has_choices: bool) -> TypingAct {
        let to = match press.key {
            Some("Escape") => {
                self.is_leaving = false;
                return TypingAct::Cancel;
            }
            Some("ArrowDown" | "ArrowUp") if has_choices => return TypingAct::Nothing,
            Some("Enter" | "ArrowDown") => CellAt { row: at.row + 1, ..at },
            Some("ArrowUp") => CellAt { row: at.row.saturating_sub(1), ..at },
            Some("Tab") => extent.next(at, press.shift).unwrap_or(at),
            _ => return TypingAct::Nothing,
        };
        TypingAct::Commit(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(row: usize, column: usize) -> CellAt {
        CellAt { row, column }
    }

    const NAMED: Extent = Extent { names: 1, first: 1, last: at(9, 5) };
    const BARE: Extent = Extent { names: 0, first: 0, last: at(9, 5) };

    fn key(key: &str) -> Press<'_> {
        Press { key: Some(key), begins_text: key.chars().count() == 1, ..Press::default() }
    }

    #[track_caller]
    fn does(press: Press, from: CellAt, extent: Extent, act: GridAct) {
        assert_eq!(CellKeys::default().in_grid(press, from, extent, false), act);
    }

    #[test]
    fn arrows_go_and_with_shift_select() {
        does(key("ArrowDown"), at(1, 2), NAMED, GridAct::Go { to: at(2, 2), extends: false });
        does(Press { shift: true, ..key("ArrowRight") }, at(1, 2), NAMED, GridAct::Go { to: at(1, 3), extends: true });
    }

    #[test]
    fn a_letter_begins_a_text_but_not_on_a_name() {
        does(key("7"), at(1, 2), NAMED, GridAct::Type);
        does(key("7"), at(1, 0), NAMED, GridAct::Nothing);
        does(key("7"), at(1, 0), BARE, GridAct::Type);
        does(Press { begins_text: true, ..Press::default() }, at(1, 2), NAMED, GridAct::Type);
        does(Press::default(), at(1, 2), NAMED, GridAct::Nothing);
    }

    #[test]
    fn a_space_presses_a_button_where_there_are_names_and_is_text_where_there_are_none() {
        does(key(" "), at(1, 2), NAMED, GridAct::Nothing);
        does(key(" "), at(1, 2), BARE, GridAct::Type);
    }

    #[test]
    fn enter_edits_a_cell_and_presses_a_name() {
        does(key("Enter"), at(1, 2), NAMED, GridAct::Edit);
        does(key("F2"), at(1, 2), BARE, GridAct::Edit);
        does(key("Enter"), at(1, 0), NAMED, GridAct::Nothing);
        does(key("Delete"), at(1, 2), NAMED, GridAct::Clear);
    }

    #[test]
    fn tab_goes_on_and_leaves_the_grid_after_escape_or_at_its_end() {
        let mut keys = CellKeys::default();
        let mut press = |name| keys.in_grid(key(name), at(1, 2), NAMED, false);
        assert_eq!(press("Tab"), GridAct::Go { to: at(1, 3), extends: false });
        assert_eq!(press("Escape"), GridAct::Collapse);
        assert_eq!(press("Tab"), GridAct::Nothing);
        assert_eq!(press("Tab"), GridAct::Go { to: at(1, 3), extends: false });
        does(key("Tab"), at(9, 5), NAMED, GridAct::Nothing);
    }

    #[test]
    fn rows_move_with_alt_and_nothing_else_does() {
        does(Press { alt: true, ..key("ArrowUp") }, at(3, 2), BARE, GridAct::MoveRows { up: true });
        does(Press { alt: true, ..key("Home") }, at(3, 2), BARE, GridAct::Nothing);
    }

    #[test]
    fn an_open_field_has_the_keys() {
        assert_eq!(CellKeys::default().in_grid(key("ArrowDown"), at(1, 2), NAMED, true), GridAct::Nothing);
        let typed = |press, choices| CellKeys::default().in_field(press, at(1, 2), NAMED, choices);
        assert_eq!(typed(key("ArrowLeft"), false), TypingAct::Nothing);
        assert_eq!(typed(key("Enter"), false), TypingAct::Commit(at(2, 2)));
        assert_eq!(typed(Press { shift: true, ..key("Tab") }, false), TypingAct::Commit(at(1, 1)));
        assert_eq!(typed(key("ArrowDown"), true), TypingAct::Nothing);
        assert_eq!(typed(Press::default(), false), TypingAct::Nothing);
    }

    #[test]
    fn escape_in_the_field_keeps_tab_in_the_grid() {
        let mut keys = CellKeys::default();
        assert_eq!(keys.in_field(key("Escape"), at(1, 2), NAMED, false), TypingAct::Cancel);
        assert_eq!(keys.in_grid(key("Tab"), at(1, 2), NAMED, false), GridAct::Go { to: at(1, 3), extends: false });
    }
}
