//! 说明: the glossary, and the method with examples worked in the figures of the open scenario.
//!
//! `terms` is the glossary, `methods` what each page of the method says, `example` the arithmetic under it.

mod example;
mod methods;
mod terms;

pub use example::Example;
pub use methods::{Method, Topic, methods};
pub use terms::{Term, terms};
