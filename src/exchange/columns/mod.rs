//! Tables that this program writes and reads, each described once.
//!
//! A [`Column`] describes one column as data: its headings, whether it must hold something, its note for the guide, the words it takes, its
//! width, how a cell is written from a row's subject and read into it, and which faults are shown there. A table is a list of columns, one
//! file per sheet. Template, reader, writer, guide and editor follow from the list. A new column is one new entry.
//!
//! [`ColumnGrid`] is the one reader of such sheets: the row of headings, their meaning, the rows below. A [`PlacedCell`] is one of its cells and knows
//! its place. A [`FaultWording`] words the faults of a kind of workbook.

mod choice;
mod column;
mod fault;
mod form;
mod grid;
mod held;
mod spot;
mod text;

pub(super) use choice::{Chosen, NamedValue, choice};
pub(super) use column::{Column, cells, forms, printed, read, sheet};
pub(super) use fault::FaultsFound;
pub use fault::{At, CellFault, CellFaults};
pub use form::{ColumnForm, Need, Width};
pub(super) use form::{OfferedWords, named};
pub(super) use grid::{ColumnGrid, FaultWording, FoundSheet, SheetRow};
pub(super) use held::{CellValue, rate, year};
pub(super) use spot::{PlacedCell, plain_id};
pub(super) use text::{is, is_empty, listed, plain, quoted, shown, words};
