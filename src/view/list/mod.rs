//! The list of 推演: which indicators stand in it, in which order and under which headings, and what is done to many of them at once.
//!
//! `filter` is what a person wants to see, `counts` how much of it there is, `order` in which order, `listing` what stands there now, `sections` under
//! which headings, `selection` what is picked out of it, `act` what is done to that.

mod act;
mod choice;
mod counts;
mod filter;
mod listing;
mod order;
mod sections;
mod selection;

pub use act::{Act, Reach, acted, reach};
pub use choice::Choice;
pub use counts::{FilterCounts, counts};
pub(super) use filter::in_group;
pub use filter::{Filter, Grouping};
pub use listing::{ListBasis, Listing};
pub use order::{Distance, ListOrder, gap_to_target};
pub use sections::{ListSection, no_lead, sections};
pub use selection::Selection;
