//! Tables that this program writes and reads, each described once.
//!
//! A [`Column`] describes one column as data: its headings, whether it must hold something, its note for the guide, the words it takes, its
//! width, how a cell is written from a row's subject and read into it, and which faults are shown there. A table is a list of columns, one
//! file per sheet. Template, reader, writer, guide and editor follow from the list. A new column is one new entry.
//!
//! [`Grid`] is the one reader of such sheets: the row of headings, their meaning, the rows below. A [`Spot`] is one of its cells and knows
//! its place. A [`Manner`] words the faults of a kind of workbook.

mod choice;
mod column;
mod fault;
mod form;
mod grid;
mod held;
mod spot;
mod text;

pub(super) use choice::{Choice, Chosen, choice};
pub(super) use column::{Column, cells, forms, printed, read, sheet};
pub(super) use fault::Told;
pub use fault::{At, CellFault, CellFaults};
pub use form::{ColumnForm, Need, Width};
pub(super) use form::{Offer, named};
pub(super) use grid::{Found, Grid, Manner, Row};
pub(super) use held::{Held, rate, year};
pub(super) use spot::{Spot, plain_id};
pub(super) use text::{is, is_empty, listed, plain, quoted, shown, words};
