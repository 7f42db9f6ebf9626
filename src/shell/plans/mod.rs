//! The plans: those at hand and the one that is worked on, the editor of its data, and the next period's.

mod drawer;
mod editor;
mod keeping;
mod loading;
mod offer;
mod shelf;

pub(super) use drawer::Plans;
pub(super) use editor::Editor;
pub(super) use loading::take;
pub(super) use offer::{Offered, welcome};
pub(super) use shelf::Shelf;
