//! What prevents a comparison.

use crate::plan::Year;

/// Why two targets cannot be compared, or a path cannot be judged by a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The units cannot be converted into each other.
    Units,
    /// Different measures: a level and a change, a total and a yearly mean.
    Measures,
    /// Different target years; one's own first.
    Years(Year, Year),
    /// A total, a mean or a change over years that begin differently; one's own first.
    Spans(Year, Year),
    /// One holds in each year, the other only in the target year.
    Moments,
    /// One wants a rise, the other a fall.
    Directions,
    /// The number comes later; the upper plan's if `true`.
    Later(bool),
    /// Only watched; the upper row if `true`.
    Watched(bool),
    /// Statements in words, and not the same ones.
    Words,
    /// Refers to another figure, and not both to the same one.
    Relative,
    /// Refers to other rows that are no pair, or not yet confirmed as one.
    Unpaired,
    /// The outside figure that the upper goal refers to is not entered here.
    NoReference,
    /// A total that includes one's own.
    Total,
}
