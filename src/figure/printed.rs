//! What is read where a figure is expected.

use super::unit::{Scale, Unit};

/// What a text says where a figure is expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Printed {
    /// No figure: nothing at all, or a mark such as `—`, `..` and `n/a`.
    Nothing,
    /// No figure from a spreadsheet: an error, or a formula that was never computed.
    Failed,
    /// A figure.
    Figure(Figure),
    /// Something else.
    Unreadable(Why),
}

/// A figure and what stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number as printed, without scale or unit.
    pub number: f64,
    /// A power of ten written after it without a unit, such as 万 in `1.2万`.
    pub scale: Scale,
    /// The unit after it, as printed.
    pub unit: Option<String>,
    /// Note marks and flags after it, as printed: `①`, `*`, `p`.
    pub note: Option<String>,
    /// What makes it uncertain.
    pub doubt: Option<Doubt>,
}

/// Why a figure could mean something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A comma that does not group three digits was taken for the decimal sign.
    DecimalComma,
    /// Points were taken for thousands separators.
    GroupedByPoints,
    /// Brackets around it were taken for a minus.
    Bracketed,
    /// A triangle before it was taken for a minus, as in accounts.
    Triangle,
    /// A Chinese full stop was taken for the decimal point.
    FullStop,
    /// It is stated as approximate.
    About,
    /// A quotation mark or an apostrophe stood before it.
    Quoted,
}

/// Why a text is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Words.
    Words,
    /// More than one figure.
    Several,
    /// A bound, not a figure: `≥95`.
    Bound,
    /// Digits grouped in no known way.
    Grouping,
    /// Too large for a double.
    Size,
}

impl Figure {
    /// A number with nothing around it.
    pub(crate) const fn plain(number: f64) -> Self {
        Self { number, scale: Scale::ONE, unit: None, note: None, doubt: None }
    }

    /// The unit after it.
    pub(crate) fn unit(&self) -> Option<Unit> {
        self.unit.as_deref().map(Unit::of)
    }
}
