//! The one reader of tables: what comes in is what the person sees, or it is asked.
//!
//! Figures are read by [`crate::figure`]. Reading order: `head` (which year a heading names), `stage` with `stage_words` (whether figures were observed),
//! `names` (which indicator a text means), `columns` and `flags` (what the other columns are for and say), `sheets` (which sheets are read), `context` (what
//! the words around figures say of them, as `listening` hears it), `grid` (a sheet as it is seen), `layout` (where figures, names and years lie,
//! as `lying` finds out with `across`, `rows` and `anchored`), `reader` (what was found and is asked), `observations` (which figures of which indicators that makes)
//! and `proposal` (what is shown before it is taken), laid out by `preview`. `cell` reads what is typed, `costs` a column of costs, `assumed` a block of assumptions, `form` and `facts_form` are the way out. `text` parts pasted text into cells.

mod across;
mod anchored;
mod assumed;
#[cfg(test)]
mod cases;
mod cell;
mod columns;
mod context;
mod conversion;
mod costs;
mod entries;
mod facts_form;
mod flags;
mod folded;
mod form;
pub(super) mod grid;
mod head;
mod layout;
mod listening;
mod lying;
mod matching;
mod names;
mod observations;
mod preview;
mod proposal;
mod reader;
mod rows;
mod settling;
mod sheets;
mod stage;
mod stage_of;
mod stage_words;
mod subject;
mod text;
mod words;

pub use assumed::{Filled, Target, TypedAssumption, fill_assumptions, read_assumption};
pub use cell::{TypedCell, read_cell};
pub use costs::read_costs;
pub use facts_form::facts_sheet;
pub use form::{observation_sheet, observed_text};
pub use grid::Spot;
pub use layout::Anchor;
pub use observations::read_observations;
pub use preview::{Asked, Fate, Line, Preview, Recalled, SourceCell, SourceSheet, Unmatched, choices_of_indicators, preview};
pub use proposal::{Answers, Omitted, Proposal, Proposed, Question, Remembered, Topic};
pub use text::{read_pasted, read_text};
