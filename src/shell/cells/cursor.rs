//! Where the keyboard goes in a grid of cells.

/// A place in a grid: a row as shown, and a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::shell) struct At {
    pub(in crate::shell) row: usize,
    pub(in crate::shell) column: usize,
}

/// How far a grid reaches.
#[derive(Clone, Copy, Debug)]
pub(in crate::shell) struct Extent {
    /// The first column of cells; names may stand before it.
    pub(in crate::shell) first: usize,
    /// The last row and the last column.
    pub(in crate::shell) last: At,
}

/// How far PageUp and PageDown go.
const PAGE: usize = 10;

/// The cell after that one, or before it; none at the end of the grid.
pub(in crate::shell) fn next(Extent { first, last }: Extent, at: At, backwards: bool) -> Option<At> {
    match (backwards, at.column) {
        (false, column) if column < last.column => Some(At { column: column + 1, ..at }),
        (false, _) => (at.row < last.row).then_some(At { row: at.row + 1, column: first }),
        (true, column) if column > first => Some(At { column: column - 1, ..at }),
        (true, _) => at.row.checked_sub(1).map(|row| At { row, column: last.column }),
    }
}

/// Where a key leads; none where it leads nowhere. `held` is Ctrl or its like.
pub(in crate::shell) fn moved(Extent { first, last }: Extent, at: At, key: &str, held: bool) -> Option<At> {
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
        "Home" if held => At { row: 0, column: first },
        "End" if held => last,
        "Home" => At { column: first, ..at },
        "End" => At { column: last.column, ..at },
        _ => return None,
    })
}
