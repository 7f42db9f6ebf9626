//! Values that fill a cell by themselves.

use super::choice::Chosen;
use super::fault::CellFault;
use super::spot::PlacedCell;
use crate::exchange::delimited::percent;
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, Correlation, Cost, Id, Rate, Wording, Year};

/// A value with one way to read it from a cell and to write it into one.
pub(in crate::exchange) trait CellValue: Sized {
    /// Reads a cell that is not empty.
    fn read(spot: PlacedCell) -> Result<Self, CellFault>;

    /// The cell for the value.
    fn cell(&self) -> Cell;
}

impl PlacedCell<'_> {
    /// Reads the cell into a field.
    pub(in crate::exchange) fn put<T: CellValue>(self, place: &mut T) -> Result<(), CellFault> {
        *place = T::read(self)?;
        Ok(())
    }
}

impl CellValue for String {
    fn read(spot: PlacedCell) -> Result<Self, CellFault> {
        Ok(spot.words())
    }

    fn cell(&self) -> Cell {
        Cell::text(self)
    }
}

impl CellValue for Wording {
    fn read(spot: PlacedCell) -> Result<Self, CellFault> {
        Ok(spot.words().into())
    }

    fn cell(&self) -> Cell {
        Cell::text(self.own())
    }
}

impl CellValue for Id {
    fn read(spot: PlacedCell) -> Result<Self, CellFault> {
        spot.id()
    }

    fn cell(&self) -> Cell {
        Cell::text(self.as_str())
    }
}

impl<T: CellValue> CellValue for Option<T> {
    fn read(spot: PlacedCell) -> Result<Self, CellFault> {
        T::read(spot).map(Some)
    }

    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, T::cell)
    }
}

impl<T: Chosen> CellValue for T {
    fn read(spot: PlacedCell) -> Result<Self, CellFault> {
        spot.choice()
    }

    fn cell(&self) -> Cell {
        Cell::text(self.word())
    }
}

/// Reads and writes quantities as numbers.
macro_rules! numbers {
    ($($of:ty),*) => {
        $(impl CellValue for $of {
            fn read(spot: PlacedCell) -> Result<Self, CellFault> {
                spot.quantity(Self::new)
            }

            fn cell(&self) -> Cell {
                Cell::Number(self.get())
            }
        })*
    };
}

numbers!(Amount, Correlation, Cost);

impl CellValue for Rate {
    fn read(spot: PlacedCell) -> Result<Self, CellFault> {
        spot.rate(Self::new)
    }

    fn cell(&self) -> Cell {
        rate(self.get())
    }
}

/// A rate that reads back: from 100 ％ on with its sign, since a bare number of that size could be meant in ％.
pub(in crate::exchange) fn rate(rate: f64) -> Cell {
    if rate < 1.0 { Cell::Rate(rate) } else { Cell::Text(percent(rate)) }
}

/// A year, or nothing.
pub(in crate::exchange) fn year(year: Option<Year>) -> Cell {
    year.map_or(Cell::Empty, |year| Cell::Number(year.get().into()))
}
