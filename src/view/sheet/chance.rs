//! How likely the target is under the stated range, with the conditions in words.

use super::Subject;
use super::range::label;
use crate::plan::Measured;
use crate::projection::Case;
use crate::risk;
use crate::scenario::Uncertainty;
use crate::view::words;

/// The chances of the open indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// One for each way to read the range.
    pub lines: Vec<OutlookLine>,
    /// What all of them depend on.
    pub condition: String,
}

/// A chance, as one reading has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookLine {
    /// How a deviation is meant to last.
    pub reading: &'static str,
    /// The chance, or why there is none.
    pub chance: String,
    /// What the reading means, and how the figure was found.
    pub condition: String,
}

/// The chances; none where no range is stated.
pub(super) fn outlook(subject: Subject, stated: &Measured) -> Option<Outlook> {
    let range = subject.assumption.uncertainty?;
    let case = subject.assumption.case(subject.plan, subject.indicator, subject.drivers);
    Some(Outlook { lines: vec![persistent(&case, range)], condition: condition(subject, stated, range) })
}

/// One deviation for all years; its chance is exact.
fn persistent(case: &Case, range: Uncertainty) -> OutlookLine {
    let chance = match risk::chance(case, Some(range)) {
        Ok(chance) => words::chance(chance.share, true),
        Err(why) => words::no_chance(why),
    };
    OutlookLine { reading: "持续偏离", chance, condition: "一旦偏离，各年偏离同样多；精确计算".to_owned() }
}

/// Says nothing that moves with the lever: the ends stand in their fields.
fn condition(subject: Subject, stated: &Measured, range: Uncertainty) -> String {
    let (label, shape) = (label(subject.assumption, stated), words::shape(range.shape()));
    format!("前提：{label}只在上面的“低”“高”之间，{shape}；其余假设不变。这是由您所述的范围推得的，不是预报。")
}
