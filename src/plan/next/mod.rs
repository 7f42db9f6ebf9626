//! Statements as the new core has them, beside the old ones until those go.

use super::{bounds, indicator, quantity, target, wording, year};

mod goal;
mod measure;
mod start;
mod statement;

pub use super::Year;
pub use goal::{Goal, Of, Range, Than, When};
pub use measure::{Measure, Origin, Taken, Years};
pub use start::{Baseline, Basis, Open, Start};
pub use statement::{Measured, Milestone, OpSource, Statement, Status};
