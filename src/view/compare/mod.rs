//! Several scenarios side by side: a [`ScenarioColumn`] each, and their [`ComparisonTable`] with one of them.
//!
//! A column depends on its scenario alone and is made anew only when that changes; a comparison holds finished columns against
//! the reference, which is little work. So choosing another reference costs its differences and nothing else.

mod cell;
mod column;
mod compared;
mod figure;
mod lineup;
mod table;

pub use cell::{CellChange, CompareCell};
pub use column::{Entry, ScenarioColumn, column};
pub use compared::{Compared, compared, comparison, contenders};
pub use figure::{Contender, compared_figure, compared_finding, compared_poster};
pub use lineup::Lineup;
pub use table::{CompareRow, ComparisonTable, RowHead, RowsShown, compare, row_heads, section_heading};

/// How many scenarios are compared at most: as many as there are looks.
pub const MOST_COMPARED: usize = crate::chart::Look::COUNT;
