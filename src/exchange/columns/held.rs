//! Values that stand in a cell as they are.

use super::choice::Chosen;
use super::fault::CellFault;
use super::spot::Spot;
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, Id, Wording, Year};

/// A value that is read from a cell and written into one in one way.
pub(in crate::exchange) trait Held: Sized {
    /// What a cell that holds something says.
    fn read(spot: Spot) -> Result<Self, CellFault>;

    /// The cell that says it.
    fn cell(&self) -> Cell;
}

impl Held for String {
    fn read(spot: Spot) -> Result<Self, CellFault> {
        Ok(spot.words())
    }

    fn cell(&self) -> Cell {
        Cell::text(self)
    }
}

impl Held for Wording {
    fn read(spot: Spot) -> Result<Self, CellFault> {
        Ok(spot.words().into())
    }

    fn cell(&self) -> Cell {
        Cell::text(self.own())
    }
}

impl Held for Id {
    fn read(spot: Spot) -> Result<Self, CellFault> {
        spot.id()
    }

    fn cell(&self) -> Cell {
        Cell::text(self.as_str())
    }
}

impl<T: Held> Held for Option<T> {
    fn read(spot: Spot) -> Result<Self, CellFault> {
        T::read(spot).map(Some)
    }

    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, T::cell)
    }
}

impl<T: Chosen> Held for T {
    fn read(spot: Spot) -> Result<Self, CellFault> {
        spot.choice()
    }

    fn cell(&self) -> Cell {
        Cell::text(self.word())
    }
}

/// A number in its unit, or nothing.
pub(in crate::exchange) fn figure(amount: Option<Amount>) -> Cell {
    amount.map_or(Cell::Empty, |amount| Cell::Number(amount.get()))
}

/// A year, or nothing.
pub(in crate::exchange) fn year(year: Option<Year>) -> Cell {
    year.map_or(Cell::Empty, |year| Cell::Number(year.get().into()))
}
