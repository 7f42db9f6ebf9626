//! One cell of the comparison: an outcome, and how it differs from the reference's.

use std::sync::Arc;

use super::column::{Entry, Measured};
use crate::view::number;
use crate::view::words::Tone;
use crate::{phrase, word};

/// An outcome beside the reference's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareCell {
    /// The verdict's mark and the outcome as the list shows it, `✓ 95.0`.
    pub outcome: Arc<str>,
    /// How the verdict looks.
    pub tone: Tone,
    /// By how much the outcome differs, `+0.8`; `⇄ +1.3` where the verdict differs too, `≠` where no number says by how much,
    /// empty where nothing differs.
    pub difference: String,
    /// What differs.
    pub change: CellChange,
}

/// What differs from the reference. The later outweighs the earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellChange {
    /// Nothing; the reference itself, too.
    #[default]
    None,
    /// The outcome alone.
    Outcome,
    /// The verdict: what is met here is not met there, or cannot be judged.
    Verdict,
}

impl CellChange {
    /// The name for style sheets; empty where nothing differs.
    pub const fn class(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Outcome => "differs",
            Self::Verdict => "turned",
        }
    }
}

/// Says without colour that a verdict differs.
const TURNED: &str = "⇄";

/// Holds an outcome against the reference's.
pub(super) fn cell(entry: &Entry, reference: &Entry) -> CompareCell {
    let (change, difference) = match (entry.standing == reference.standing, difference(entry, reference)) {
        (true, None) => (CellChange::None, String::new()),
        (true, Some(difference)) => (CellChange::Outcome, difference),
        (false, None) => (CellChange::Verdict, TURNED.to_owned()),
        (false, Some(difference)) => (CellChange::Verdict, format!("{TURNED} {difference}")),
    };
    CompareCell { outcome: entry.outcome.clone(), tone: entry.tone, difference, change }
}

/// What two readings state is not the same thing, so no number says how far they are apart.
fn difference(entry: &Entry, reference: &Entry) -> Option<String> {
    let is_turned = entry.standing != reference.standing;
    if entry.statement != reference.statement {
        return Some(word!("读法不同", "read differently").to_owned());
    }
    match (entry.measured, reference.measured) {
        (Measured::Number { value, tolerance, decimals }, Measured::Number { value: other, .. }) => {
            let apart = value - other;
            (apart.abs() > tolerance || is_turned).then(|| number::difference(apart, decimals))
        }
        (Measured::Reached(year), Measured::Reached(other)) => {
            let years = f64::from(year.get()) - f64::from(other.get());
            (years != 0.0).then(|| phrase!("{} 年", "{} yr", number::signed(years, 0)))
        }
        _ => (entry.outcome != reference.outcome && !is_turned).then(|| "≠".to_owned()),
    }
}
