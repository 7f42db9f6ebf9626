//! A grid of cells that is filled in as a spreadsheet's, whatever it holds: which cell is active, what is selected, and what a key does.
//!
//! `cursor` is what is active and selected, `keys` what the keyboard does.

mod cursor;
mod keys;

pub use cursor::{CellAt, Cursor, Extent};
pub use keys::{CellKeys, GridAct, Press, TypingAct};
