//! 推演 Tuiyan: a what-if simulator for five-year plans.
pub mod chart;
pub mod exchange;
pub mod plan;
pub mod projection;
pub mod scenario;
#[cfg(target_arch = "wasm32")]
pub mod shell;
pub mod view;
