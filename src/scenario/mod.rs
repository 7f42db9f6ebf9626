//! What a person decided: assumptions, the scenario they make up, the one writer of it, and its history.

mod assumption;
mod check;
mod edit;
mod history;
mod pinning;
mod preset;
mod steer;

pub use assumption::{Assumption, Drivers, Scenario};
pub use check::{Complaint, complaints};
pub use edit::{Edit, Refusal, apply};
pub use history::{Gesture, History};
pub use pinning::{drawn, pinned, restepped};
pub use preset::Preset;
pub use steer::{Aim, damped_by, limited_to, steered, switched};
