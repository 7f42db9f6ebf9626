//! One cell of the comparison: an outcome, and how it differs from the reference's.

use std::sync::Arc;

use super::column::{Entry, Measured};
use crate::view::number;
use crate::view::words::Tone;

/// An outcome beside the reference's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareCell {
    /// The outcome as the list shows it; `?` where there is none.
    pub outcome: Arc<str>,
    /// How the verdict looks.
    pub tone: Tone,
    /// By how much the outcome differs, `+0.8`; `≠` where no number says so, empty where it does not.
    pub difference: String,
    /// What differs.
    pub change: Change,
}

/// What differs from the reference. The later outweighs the earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Nothing; the reference itself, too.
    #[default]
    None,
    /// The outcome alone.
    Outcome,
    /// The verdict: what is met here is not met there, or cannot be judged.
    Verdict,
}

impl Change {
    /// The name for style sheets; empty where nothing differs.
    pub const fn class(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Outcome => "differs",
            Self::Verdict => "turned",
        }
    }

    /// The sign before a difference; it says without colour that a verdict differs.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::None | Self::Outcome => "",
            Self::Verdict => "⇄",
        }
    }
}

/// Holds an outcome against the reference's.
pub(super) fn cell(entry: &Entry, reference: &Entry) -> CompareCell {
    let difference = difference(entry, reference);
    let change = match (entry.standing == reference.standing, difference.is_empty()) {
        (false, _) => Change::Verdict,
        (true, false) => Change::Outcome,
        (true, true) => Change::None,
    };
    CompareCell { outcome: entry.outcome.clone(), tone: entry.tone, difference, change }
}

/// What two readings state is not the same thing, so no number says how far they are apart.
fn difference(entry: &Entry, reference: &Entry) -> String {
    if entry.statement != reference.statement {
        return "读法不同".to_owned();
    }
    match (entry.measured, reference.measured) {
        (Measured::Number { value, tolerance, decimals }, Measured::Number { value: other, .. }) => {
            let apart = value - other;
            let is_apart = apart.abs() > tolerance || entry.standing != reference.standing;
            if is_apart { number::difference(apart, decimals) } else { String::new() }
        }
        (Measured::Reached(year), Measured::Reached(other)) if year != other => {
            format!("{} 年", number::signed(f64::from(year.get()) - f64::from(other.get()), 0))
        }
        _ if entry.outcome != reference.outcome => "≠".to_owned(),
        _ => String::new(),
    }
}
