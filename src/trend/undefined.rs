//! Why a method has no answer.

/// Why a method has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undefined {
    /// Nothing is known.
    NothingKnown,
    /// Fewer than three years are known.
    TooShort,
    /// A value is zero or below.
    NotPositive,
    /// There is no limit in the direction of the past.
    NoLimit,
    /// A value lies at the limit or beyond it.
    AtLimit,
    /// The series is one of yearly rates, which continue as rates.
    OfRates,
    /// The growth family has no such parameter.
    NoParameter,
}
