//! Many paths at once: one indicator under thousands of settings of its family's parameter, side by side in the lanes of a vector.
//!
//! A [`Law`] is everything in a case except the setting. In `f64` a walk gives every lane, to the last bit, the values, the outcome and the
//! verdict that [`judge`](super::judge) gives the same setting; simulations may walk in `f32`. Nothing here needs a processor's vector
//! unit: without one the same steps are taken one after the other.

#![allow(clippy::inline_always, reason = "numbers stay in registers only where a kernel's steps merge into one")]

mod calm;
mod drives;
mod exp;
mod goal;
mod lane;
mod lanes;
mod law;
mod sweep;
#[cfg(test)]
mod tests;
mod walk;

pub use drives::{Constant, Drives, Yearly};
pub(in crate::projection) use exp::exp;
pub use goal::{GoalNumber, LeastNumber, Test};
pub use lanes::{Exp, Lanes};
pub use law::Law;
pub use sweep::SweptBlock;
