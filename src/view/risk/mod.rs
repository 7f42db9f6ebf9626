//! What is uncertain, what would turn a verdict, and what contradicts itself, as plain data.

mod consistency;
mod effort;

pub use consistency::{WarningCount, WarningLine, checked, warning_count, warnings};
pub use effort::{ChoiceLine, Effort, EffortRow, LeftOutLine, StepLine, effort};
