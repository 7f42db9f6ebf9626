//! What a person decided: assumptions, the scenario they make up, the one writer of it, and its history.

mod assumption;
mod check;
mod edit;
mod history;
mod preset;

pub use assumption::{Assumption, Drivers, Scenario};
pub use check::{Complaint, complaints};
pub use edit::{Edit, Refusal, apply};
pub use history::{Gesture, History};
pub use preset::Preset;
