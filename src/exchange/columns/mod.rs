//! Tables that this program writes and reads again, each described once.
//!
//! A [`Column`] says everything about one column as data: its heading in both languages and what else people call it, whether it must hold
//! something, its note for the guide, the words that it takes, how much room it needs, how its cell is written from a row's subject and read
//! into it, and which faults stand at it. A table is a list of columns, one file per sheet. Template, reader, writer, guide and editor
//! follow from the list; a column more is an entry more.
//!
//! [`Grid`] is the one reader of such sheets: the row of headings, what each heading names, the rows below. A [`Spot`] is one of its
//! cells, which knows where it stands; [`Manner`] is how a kind of workbook words what is wrong with its headings.

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
