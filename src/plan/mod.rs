//! What a plan states: indicators with their start, target, nature, natural bounds and readings. Nothing here projects or judges.

mod bounds;
mod document;
mod indicator;
pub mod next;
mod quantity;
mod relation;
mod statement;
mod target;
mod wording;
mod year;

pub use bounds::Bounds;
pub use document::{Document, Domain, Group, Plan};
pub use indicator::{Id, Indicator, Nature, Reading, Source};
pub use quantity::{Amount, Correlation, Cost, Damping, Deviation, OutOfRange, Rate, Share, Steepness};
pub use relation::{Relation, RelationKind};
pub use statement::{Baseline, Kind, Measure, Measured, OpSource, Start, Statement};
pub use target::{Comparison, Decimals, Direction, Threshold};
pub use wording::{Glossary, Wording};
pub use year::{Period, Year};
