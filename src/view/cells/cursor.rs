//! What is active and selected.

use std::ops::RangeInclusive;

/// How far PageUp and PageDown go.
const PAGE: usize = 10;

/// A place in a grid: a row as shown, and a column, both counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellAt {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// How far a grid reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// How many columns at the left say what a row is; they are never filled in.
    pub names: usize,
    /// The first column that the keyboard comes to in a row.
    pub first: usize,
    /// The last row and the last column.
    pub last: CellAt,
}

impl Extent {
    /// The nearest place within.
    #[must_use]
    pub const fn within(self, at: CellAt) -> CellAt {
        let Self { last, .. } = self;
        CellAt {
            row: if at.row < last.row { at.row } else { last.row },
            column: if at.column < last.column { at.column } else { last.column },
        }
    }

    /// The cell after that one, or before it; none at the end of the grid.
    pub(super) fn next(self, at: CellAt, backwards: bool) -> Option<CellAt> {
        let Self { first, last, .. } = self;
        match (backwards, at.column) {
            (false, column) if column < last.column => Some(CellAt { column: column + 1, ..at }),
            (false, _) => (at.row < last.row).then_some(CellAt { row: at.row + 1, column: first }),
            (true, column) if column > first => Some(CellAt { column: column - 1, ..at }),
            (true, _) => at.row.checked_sub(1).map(|row| CellAt { row, column: last.column }),
        }
    }

    /// Where a key leads; none where it leads nowhere. `held` is Ctrl or its like.
    pub(super) fn moved(self, at: CellAt, key: &str, held: bool) -> Option<CellAt> {
        let Self { first, last, .. } = self;
        Some(match key {
            "ArrowLeft" if held => CellAt { column: 0, ..at },
            "ArrowRight" if held => CellAt { column: last.column, ..at },
            "ArrowUp" if held => CellAt { row: 0, ..at },
            "ArrowDown" if held => CellAt { row: last.row, ..at },
            "ArrowLeft" => CellAt { column: at.column.saturating_sub(1), ..at },
            "ArrowRight" => CellAt { column: at.column + 1, ..at },
            "ArrowUp" => CellAt { row: at.row.saturating_sub(1), ..at },
            "ArrowDown" => CellAt { row: at.row + 1, ..at },
            "PageUp" => CellAt { row: at.row.saturating_sub(PAGE), ..at },
            "PageDown" => CellAt { row: at.row + PAGE, ..at },
            "Home" if held => CellAt { row: 0, column: first },
            "End" if held => last,
            "Home" => CellAt { column: first, ..at },
            "End" => CellAt { column: last.column, ..at },
            _ => return None,
        })
    }
}

/// The active cell, and the corner of the selection across from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The active cell.
    pub active: CellAt,
    /// The corner across from it.
    pub corner: CellAt,
}

impl Cursor {
    /// One cell alone.
    pub const fn at(cell: CellAt) -> Self {
        Self { active: cell, corner: cell }
    }

    /// Makes a cell active, with the selection from its corner where `extends`. Beyond the grid is its edge.
    #[must_use]
    pub const fn gone(self, to: CellAt, extends: bool, extent: Extent) -> Self {
        let active = extent.within(to);
        Self { active, corner: if extends { self.corner } else { active } }
    }

    /// The same cells after as many columns more came to stand before them, or fewer. Names stay where they are.
    #[must_use]
    pub fn shifted(self, by: isize, names: usize) -> Self {
        let shifted = |at: CellAt| match at.column {
            column if column < names => at,
            column => CellAt { column: column.saturating_add_signed(by).max(names), ..at },
        };
        Self { active: shifted(self.active), corner: shifted(self.corner) }
    }

    /// Whether more than one cell is selected.
    pub fn is_block(self) -> bool {
        self.active != self.corner
    }

    /// Whether that cell alone is active: clicked once more it is edited.
    pub fn is_alone_at(self, at: CellAt) -> bool {
        self == Self::at(at)
    }

    /// The selected rows, both ends included.
    pub fn rows(self) -> RangeInclusive<usize> {
        self.active.row.min(self.corner.row)..=self.active.row.max(self.corner.row)
    }

    /// The selected columns, both ends included; what a row is called is never among them.
    pub fn columns(self, names: usize) -> RangeInclusive<usize> {
        self.active.column.min(self.corner.column).max(names)..=self.active.column.max(self.corner.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(row: usize, column: usize) -> CellAt {
        CellAt { row, column }
    }

    const EXTENT: Extent = Extent { names: 1, first: 1, last: at(20, 5) };

    #[test]
    fn tab_goes_through_the_cells_and_ends_at_either_end() {
        assert_eq!(EXTENT.next(at(0, 5), false), Some(at(1, 1)));
        assert_eq!(EXTENT.next(at(1, 1), true), Some(at(0, 5)));
        assert_eq!(EXTENT.next(at(20, 5), false), None);
        assert_eq!(EXTENT.next(at(0, 1), true), None);
    }

    #[test]
    fn keys_lead_to_the_edges_and_pages_stay_within() {
        assert_eq!(EXTENT.moved(at(3, 3), "Home", false), Some(at(3, 1)));
        assert_eq!(EXTENT.moved(at(3, 3), "End", true), Some(at(20, 5)));
        assert_eq!(EXTENT.moved(at(3, 3), "ArrowLeft", true), Some(at(3, 0)));
        assert_eq!(EXTENT.moved(at(3, 3), "a", false), None);
        let down = EXTENT.moved(at(15, 3), "PageDown", false).unwrap();
        assert_eq!(Cursor::default().gone(down, false, EXTENT), Cursor::at(at(20, 3)));
    }

    #[test]
    fn a_selection_spans_from_its_corner_and_leaves_the_names_out() {
        let block = Cursor::at(at(4, 3)).gone(at(2, 0), true, EXTENT);
        assert!(block.is_block() && !block.is_alone_at(at(2, 0)));
        assert_eq!((block.rows(), block.columns(1)), (2..=4, 1..=3));
        assert!(block.gone(at(2, 2), false, EXTENT).is_alone_at(at(2, 2)));
    }

    #[test]
    fn what_is_selected_moves_along_with_columns_that_come_and_go() {
        let block = Cursor { active: at(1, 2), corner: at(3, 0) };
        assert_eq!(block.shifted(3, 1), Cursor { active: at(1, 5), corner: at(3, 0) });
        assert_eq!(block.shifted(-4, 1), Cursor { active: at(1, 1), corner: at(3, 0) });
    }
}
