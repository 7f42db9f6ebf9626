//! Figures as they are printed and typed: one reader for every table, file and field.
//!
//! `number` reads a figure and what stands around it, `unit` what it is counted in, `fold` says which characters mean the same, `name` what of a row's name
//! matters.

mod fold;
mod name;
mod number;
mod unit;

pub(crate) use fold::{half_width, is_invisible, is_note_mark, key, rounded};
pub(crate) use name::{Spelling, bare, pairs_of, stem, with_unit};
pub(crate) use number::has_digit;
pub use number::{Doubt, Figure, Printed, Why, read_number};
pub use unit::{Scale, Unit};
