//! The one reader of tables: what comes in is what the person sees, or it is asked.
//!
//! Figures are read by [`crate::figure`]. Reading order: `head` (what a heading says of a time),
//! `names` (which indicator a text means), `columns` (what the other columns are for), `grid` (a sheet as it is seen), `layout` with
//! `across`, `rows` and `anchored` (where figures, names and years lie), `observations` (which figures of which indicators that makes)
//! and `proposal` (what is shown before it is taken). `text` parts pasted text into cells.

mod across;
mod anchored;
mod columns;
mod grid;
mod head;
mod layout;
mod names;
mod observations;
mod proposal;
mod rows;
mod text;

pub use grid::Spot;
pub use layout::Anchor;
pub use observations::read_observations;
pub use proposal::{Answers, Omitted, Proposal, Proposed, Question, Topic};
pub use text::{read_pasted, read_text};
