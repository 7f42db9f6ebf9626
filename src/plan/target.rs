//! What a plan asks for: a comparison and a number, and the one place where the two are compared.

use serde::{Deserialize, Serialize};

use super::quantity::Amount;
use crate::phrase;

/// How an outcome is held against the target. Strict comparisons stay strict: 45 does not meet ＞45.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Comparison {
    /// `≥`, or an unmarked number where a rise is wanted.
    #[serde(rename = ">=")]
    AtLeast,
    /// `>`
    #[serde(rename = ">")]
    MoreThan,
    /// `≤`, or an unmarked number where a fall is wanted.
    #[serde(rename = "<=")]
    AtMost,
    /// `<`
    #[serde(rename = "<")]
    LessThan,
}

/// Which way helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better, `d = +1`.
    Rise,
    /// Less is better, `d = −1`.
    Fall,
}

impl Direction {
    /// `d`: +1 where a rise is wanted and −1 where a fall is.
    pub const fn sign(self) -> f64 {
        match self {
            Self::Rise => 1.0,
            Self::Fall => -1.0,
        }
    }

    /// The other way.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Rise => Self::Fall,
            Self::Fall => Self::Rise,
        }
    }
}

impl Comparison {
    /// Which way helps.
    pub const fn direction(self) -> Direction {
        match self {
            Self::AtLeast | Self::MoreThan => Direction::Rise,
            Self::AtMost | Self::LessThan => Direction::Fall,
        }
    }

    /// Whether the bare number itself is not enough.
    pub const fn is_strict(self) -> bool {
        matches!(self, Self::MoreThan | Self::LessThan)
    }

    /// The comparison that holds where what is compared runs the other way.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::MoreThan => Self::LessThan,
            Self::AtMost => Self::AtLeast,
            Self::LessThan => Self::MoreThan,
        }
    }

    /// The sign as a planner writes it.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => "＞",
            Self::AtMost => "≤",
            Self::LessThan => "＜",
        }
    }
}

/// How many decimals the plan prints for an indicator; it sets the tolerance of comparisons and the step of a nudge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Decimals(u8);

impl Decimals {
    const MOST: u8 = 6;
    /// Whole numbers.
    pub const NONE: Self = Self(0);

    /// Two, as shares in ％ are told that no plan prints.
    pub const TWO: Self = Self(2);

    /// That many decimals; `None` above six.
    pub const fn new(count: u8) -> Option<Self> {
        if count <= Self::MOST { Some(Self(count)) } else { None }
    }

    /// The count.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// One unit of the last printed place: 0.1 for one decimal.
    pub const fn printed_step(self) -> f64 {
        [1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6][self.0 as usize]
    }

    /// A millionth of the last printed place, written out because a power function need not agree on every machine.
    const fn millionth(self) -> f64 {
        [1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12][self.0 as usize]
    }
}

impl TryFrom<u8> for Decimals {
    type Error = String;
    fn try_from(count: u8) -> Result<Self, String> {
        Self::new(count).ok_or_else(|| {
            phrase!("小数位数为 {count}，应为 0 至 {}", "there are {count} decimals; there must be 0 to {}", Self::MOST)
        })
    }
}

impl From<Decimals> for u8 {
    fn from(decimals: Decimals) -> u8 {
        decimals.0
    }
}

/// A comparison and the number it is made with.
///
/// ```
/// use tuiyan::plan::{Amount, Comparison, Threshold};
/// let over_45 = Threshold { op: Comparison::MoreThan, value: Amount::of(45.0) };
/// assert!(!over_45.is_met_by(Amount::of(45.0), over_45.tolerance(0.try_into()?, None)));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// The comparison.
    pub op: Comparison,
    /// The number, in the unit of what is judged (％ for an average growth).
    pub value: Amount,
}

impl Threshold {
    /// `ε = max(10^(−p−6), 1e−12 · max(|T|, |B|))`: what two numbers may differ by and still count as the same.
    /// It absorbs only what doubles cannot represent; nothing is rounded before the comparison.
    pub fn tolerance(self, decimals: Decimals, start: Option<Amount>) -> Amount {
        let scale = self.value.get().abs().max(start.map_or(0.0, |b| b.get().abs()));
        Amount::saturating(decimals.millionth().max(1e-12 * scale))
    }

    /// Whether `outcome` meets the target within `tolerance`.
    pub fn is_met_by(self, outcome: Amount, tolerance: Amount) -> bool {
        let (y, t, e) = (outcome.get(), self.value.get(), tolerance.get());
        match self.op {
            Comparison::AtLeast => y >= t - e,
            Comparison::MoreThan => y > t + e,
            Comparison::AtMost => y <= t + e,
            Comparison::LessThan => y < t - e,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(flow: f64, years: u8, op: Comparison, target: f64, met: bool) {
        let threshold = Threshold { op, value: Amount::of(target) };
        let outcome = (0..years).fold(0.0, |sum, _| sum + flow);
        let tolerance = threshold.tolerance(Decimals(2), Some(Amount::of(flow)));
        assert_eq!(threshold.is_met_by(Amount::of(outcome), tolerance), met, "{flow} × {years} {op:?} {target}");
    }

    #[test]
    fn sums_that_doubles_do_not_represent_compare_as_their_printed_values() {
        check(1.08, 5, Comparison::AtLeast, 5.40, true);
        check(0.09, 5, Comparison::AtLeast, 0.45, true);
        check(0.14, 5, Comparison::MoreThan, 0.7, false);
        check(0.07, 5, Comparison::AtMost, 0.35, true);
        check(1.1, 3, Comparison::LessThan, 3.3, false);
    }

    #[test]
    fn a_printed_unit_short_is_a_miss() {
        check(1.07, 5, Comparison::AtLeast, 5.40, false);
        check(45.0, 1, Comparison::MoreThan, 45.0, false);
        check(4.0, 1, Comparison::LessThan, 4.0, false);
        check(4.0, 1, Comparison::AtMost, 4.0, true);
    }
}
