//! What a year comes to: a number, or the interval that is known of it.

use crate::plan::Amount;

/// A projected value: a number, or all that can be said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Exact(Amount),
    /// Between two numbers. The lower one belongs to the interval; the upper one does unless the interval is open there.
    Between {
        /// The lower end.
        low: Amount,
        /// The upper end.
        high: Amount,
        /// Whether the upper end itself is excluded.
        open: bool,
    },
}

impl Value {
    /// The interval between two computed ends, or the number where they meet.
    pub(super) fn new(low: f64, high: f64, open: bool) -> Self {
        if low == high {
            Self::Exact(Amount::saturating(low))
        } else {
            Self::Between { low: Amount::saturating(low), high: Amount::saturating(high), open }
        }
    }

    /// The number, where it is one.
    pub const fn exact(self) -> Option<Amount> {
        match self {
            Self::Exact(value) => Some(value),
            Self::Between { .. } => None,
        }
    }

    /// The lower end.
    pub const fn low(self) -> Amount {
        match self {
            Self::Exact(value) | Self::Between { low: value, .. } => value,
        }
    }

    /// The upper end.
    pub const fn high(self) -> Amount {
        match self {
            Self::Exact(value) | Self::Between { high: value, .. } => value,
        }
    }

    /// Whether the upper end is excluded.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Between { open: true, .. })
    }
}
