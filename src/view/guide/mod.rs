//! 说明: how to use the page, the glossary, and the method with examples worked in the figures of the open scenario.
//!
//! `using` is what can be done and with which keys; `terms` is the glossary, `methods` what each page of the method says, `example` the arithmetic under it.

mod example;
mod methods;
mod terms;
mod using;

pub use example::Example;
pub use methods::{MethodPage, MethodTopic, methods};
pub use terms::{Term, terms};
pub use using::{GUIDE_KEYS, GUIDE_STEPS};
