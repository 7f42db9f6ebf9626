//! What is uncertain, what would turn a verdict, and what contradicts itself.
//!
//! A plan gives one historic point, so nothing here estimates a volatility from it: every range, correlation, cost and budget is a
//! person's own statement, kept in the scenario. What can be said without any comes first: the switching values.

pub mod consistency;
pub mod effort;
