//! What stands in the way of a comparison.

use crate::plan::Year;

/// Why two targets cannot be compared, or a goal not be held against a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Units that cannot be brought into one another.
    Units,
    /// Other measures: a level and a change, a total and a yearly mean.
    Measures,
    /// Other target years; one's own first.
    Years(Year, Year),
    /// A total, a mean or a change over years that begin otherwise; one's own first.
    Spans(Year, Year),
    /// One holds in each year, the other in the target year alone.
    Moments,
    /// Of one a rise is wanted, of the other a fall.
    Directions,
    /// The number comes later; of the upper plan where `true`.
    Later(bool),
    /// Only watched; the upper row where `true`.
    Watched(bool),
    /// Words that a person judges, and not the same ones.
    Words,
    /// Held against another figure, and not both against the same.
    Relative,
    /// Held against other rows, which are not a pair, or not yet confirmed as one.
    Unpaired,
    /// The figure from outside that the upper goal is held against is not entered here.
    NoReference,
    /// A total of which one's own is a part.
    Total,
}
