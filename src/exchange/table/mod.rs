//! The one reader of tables: what comes in is what the person sees, or it is asked.
//!
//! Reading order: `number` (one figure), `unit`, `fold` (characters that mean the same), `head` (what a heading says of a time),
//! `names` (which indicator a text means), `columns` (what the other columns are for), `grid` (a sheet as it is seen), `layout` with
//! `across`, `rows` and `anchored` (where figures, names and years lie), `observations` (which figures of which indicators that makes)
//! and `proposal` (what is shown before it is taken). `text` parts pasted text into cells.

mod across;
mod anchored;
mod columns;
mod fold;
mod grid;
mod head;
mod layout;
mod names;
mod number;
mod observations;
mod proposal;
mod rows;
mod text;
mod unit;

pub use grid::Spot;
pub use layout::Anchor;
pub use number::{Doubt, Figure, Printed, Why, read_number};
pub use observations::read_observations;
pub use proposal::{Answers, Omitted, Proposal, Proposed, Question, Topic};
pub use text::{read_pasted, read_text};
pub use unit::{Scale, Unit};
