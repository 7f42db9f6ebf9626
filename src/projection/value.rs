//! What a year comes to: a number, or the interval that is known of it.

use crate::plan::{Amount, Open};

/// A projected value: a number, or all that can be said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Exact(Amount),
    /// Between two numbers, which belong to the interval but for the one where it is open.
    Between {
        /// The lower end.
        low: Amount,
        /// The upper end.
        high: Amount,
        /// The end that is excluded, if any.
        open: Open,
    },
}

impl Value {
    /// The interval between two computed ends, or the number where they meet.
    pub(super) fn new(low: f64, high: f64, open: Open) -> Self {
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

    /// The end that is excluded, if any.
    pub const fn open(self) -> Open {
        match self {
            Self::Exact(_) => Open::Neither,
            Self::Between { open, .. } => open,
        }
    }

    /// The same through a change that keeps the order, or turns it round.
    pub(super) fn through(self, change: impl Fn(f64) -> f64, turns: bool) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(Amount::saturating(change(value.get()))),
            Self::Between { low, high, open } if turns => Self::new(change(high.get()), change(low.get()), open.turned()),
            Self::Between { low, high, open } => Self::new(change(low.get()), change(high.get()), open),
        }
    }
}
