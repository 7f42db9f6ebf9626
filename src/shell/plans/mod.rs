//! The plans: those at hand and the one that is worked on, the editor of its data, and the next period's.
//!
//! `shelf` knows the plans and which one is open, `loading` takes files, `offer` leads a link or a
//! file to its plan, `drawer` is the panel, `paste` makes a plan of a
//! printed table. `drafts` keeps tables under work; `editor` shows one, of which `cells` is the state and
//! `table` the grid. `beside` puts a plan beside the one above it.

mod beside;
mod cells;
mod drafts;
mod drawer;
mod editor;
mod loading;
mod offer;
mod paste;
mod shelf;
mod table;

pub(super) use beside::PlansBeside;
pub(super) use drafts::Drafts;
pub(super) use drawer::Plans;
pub(super) use editor::Editor;
pub(super) use loading::{PlanRead, take};
pub(super) use offer::{Offered, welcome};
pub(super) use shelf::{Shelf, stay_with};
