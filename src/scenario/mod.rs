//! What a person decided: assumptions, the scenario they make up, the one writer of it, and its history.

mod assumption;
mod check;
mod edit;
mod history;
mod pinning;
mod preset;
mod steer;
mod typed;

pub use assumption::{Assumption, Drivers, Scenario};
pub use check::{Complaint, complaints};
pub use edit::{Edit, Refusal, apply};
pub use history::{Gesture, History};
pub use pinning::{as_typed, drawn, pinned, restepped};
pub use preset::Preset;
pub use steer::{Aim, damped_by, limited_to, steered, switched};
pub use typed::{NOT_A_NUMBER, typed};
