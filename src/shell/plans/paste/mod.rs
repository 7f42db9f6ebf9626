//! 粘贴指标表: a plan from its table of indicators, as it is printed.
//!
//! `pasted` is the table that came in with what a person changed of its reading, `dialog` shows it, `lines` its rows.

mod dialog;
mod lines;
mod pasted;

pub(super) use dialog::PasteTable;
