//! Figures as printed and typed: one reader for every table, file and field.
//!
//! `number` reads a figure with its `digits` and what stands `behind` them, `unit` its unit. `fold` treats characters with the same meaning alike. `name` keeps
//! what identifies a row's name.
//!
//! ```
//! use tuiyan::figure::{Printed, read_number};
//! let Printed::Figure(figure) = read_number("2.66万人") else { panic!() };
//! assert_eq!((figure.number, figure.unit.as_deref()), (2.66, Some("万人")));
//! ```

mod behind;
mod digits;
mod fold;
mod name;
mod number;
mod printed;
mod unit;

pub(crate) use fold::{any_of, half_width, has_digit, is_invisible, is_note_mark, key, rounded};
pub(crate) use name::{Spelling, bare, is_another, pairs_of, stem, with_unit};
pub use number::read_number;
pub use printed::{Doubt, Figure, Printed, Why};
pub use unit::{Scale, Unit};
