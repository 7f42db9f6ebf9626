//! The one reader of tables. What it fills in is what the person sees, or it asks.
//!
//! [`crate::figure`] reads the figures. Reading order: `head` (the year in a heading), `stage` with `stage_words` (whether figures were
//! observed), `names` (the indicator that a text means), `columns` and `flags` (the other columns), `sheets` (which sheets are read),
//! `context` with `listening` (the words around figures), `grid` (a sheet as it is seen, after `simplified`), `layout` with `lying`, `across` (with `band`,
//! `spanning` and `naming`), `rows`, `row_years`, `anchored` and `dated` (where figures, names and years lie), `reader` with `observations` and
//! `skipping` (which figures of which indicators these are, and what else there is) and `proposal` (what is shown before it is taken), laid out by `preview`. `cell` reads a typed cell, `costs` a column of costs, `assumed` a
//! block of assumptions. `form` and `facts_form` write sheets. `text` splits pasted text into cells.

mod across;
mod anchored;
mod assumed;
mod band;
#[cfg(test)]
mod cases;
mod cell;
mod columns;
mod context;
mod conversion;
mod costs;
mod dated;
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
mod marks;
mod matching;
mod names;
mod naming;
mod observations;
mod population;
mod preview;
mod proposal;
mod reader;
mod row_years;
mod rows;
mod settling;
mod sheets;
mod simplified;
mod skipping;
mod spanning;
mod stage;
mod stage_of;
mod stage_words;
mod subject;
mod text;
mod words;
mod year_lists;

pub use assumed::{Filled, Target, TypedAssumption, fill_assumptions, read_assumption};
pub use cell::{TypedCell, read_cell};
pub use costs::read_costs;
pub use facts_form::facts_sheet;
pub use form::{observation_sheet, observed_text};
pub use grid::Spot;
pub use layout::Anchor;
pub use marks::name as mark_name;
pub use observations::read_observations;
pub use population::subject_name;
pub use preview::{Fate, MatchedByHand, Preview, PreviewLine, SourceCell, SourceSheet, choices_of_indicators, preview};
pub use proposal::{Answers, MarkedYears, Omitted, Proposal, Proposed, QuestionTopic, Remembered, TableQuestion};
pub use text::{read_pasted, read_text};
