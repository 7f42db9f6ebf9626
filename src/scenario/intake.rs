//! What a table says of a plan's years, taken in as one step: figures, their sources, and marks.

use std::sync::Arc;

use super::edit::Edit;
use super::facts::{Known, YearMark};
use crate::plan::{Id, Year};

/// What a table says.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// The figures.
    pub edit: Edit,
    /// The source of those for which the table names none; empty if nobody said.
    pub source: Arc<str>,
    /// Figures for which it names a source.
    pub sourced: Vec<(Id, Year, Known)>,
    /// Years that are left out, and years in which another definition begins.
    pub marks: Vec<(YearMark, Id, Year)>,
}
