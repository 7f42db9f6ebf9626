//! The value of a year: a number, or an interval that contains it.

use crate::plan::{Amount, Open};

/// A projected value: a number, or an interval that contains it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Exact(Amount),
    /// Between two numbers, which belong to the interval unless it is open at that end.
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
    /// The interval between two computed ends, or the number if they meet.
    pub(super) fn new(low: f64, high: f64, open: Open) -> Self {
        if low == high {
            Self::Exact(Amount::saturating(low))
        } else {
            Self::Between { low: Amount::saturating(low), high: Amount::saturating(high), open }
        }
    }

    /// The number, if it is a single one.
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

    /// The value after a monotone change; `turns` says that the change reverses the order.
    pub(super) fn through(self, change: impl Fn(f64) -> f64, turns: bool) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(Amount::saturating(change(value.get()))),
            Self::Between { low, high, open } if turns => Self::new(change(high.get()), change(low.get()), open.turned()),
            Self::Between { low, high, open } => Self::new(change(low.get()), change(high.get()), open),
        }
    }
}
