//! What is uncertain, what would turn a verdict, and what contradicts itself, as plain data.

mod consistency;
mod effort;

pub use consistency::{WarningLine, consistency, warnings};
pub use effort::{ChoiceLine, Effort, EffortRow, LeftOutLine, StepLine, effort};

#[cfg(test)]
mod tests;
