//! The vocabulary of the page: one word for each thing, as the statistical yearbooks use it.

mod chances;
mod kinds;
mod phrases;
mod tone;
mod units;
mod verdicts;

pub use chances::{NOT_ONE_WAY, chance, chance_mark, draws, no_chance, persistence, shape};
pub use kinds::{measure, nature, nature_mark, pace, pace_told, preset_note};
pub(super) use phrases::listed_with;
pub use phrases::{between, counts, day, indicators, listed, named, quoted, sentence, size, symbol, with_unit, year};
pub use tone::Tone;
pub(super) use units::per_unit;
pub use units::{change_unit, outcome_unit, parameter_unit, rate_unit, short_change_unit, short_parameter_unit};
pub use verdicts::{obstacle, reason, unfilled, verdict};
