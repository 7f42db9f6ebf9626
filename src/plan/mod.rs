//! What a plan states: indicators with their start, target, nature, natural bounds and readings. Nothing here projects or judges.
//!
//! [`Plan`] is the whole. An [`Indicator`] has a [`Statement`] for each reading; a measured one combines a [`Measure`], a [`Start`]
//! and a [`Goal`]. Numbers are quantities such as [`Amount`] and [`Rate`], checked when they are made.

mod bounds;
mod document;
mod goal;
mod id;
mod indicator;
mod lead;
mod measure;
mod quantity;
mod relation;
mod start;
mod statement;
mod target;
mod wording;
mod year;

pub use bounds::Bounds;
pub use document::{Document, Domain, Group, Plan};
pub use goal::{Goal, Of, Range, Than, When};
pub use id::Id;
pub use indicator::{Indicator, Nature, Reading, Source};
pub use measure::{Form, Measure, Origin, Taken, Years};
pub use quantity::{Amount, Correlation, Cost, Damping, Deviation, OutOfRange, Rate, Share, Steepness};
pub use relation::{Relation, RelationKind};
pub use start::{Baseline, Basis, Open, Start};
pub use statement::{Measured, Milestone, OpSource, Statement, Status};
pub use target::{Comparing, Comparison, Decimals, Direction, Threshold};
pub use wording::{Glossary, Wording};
pub use year::{Period, Year};
