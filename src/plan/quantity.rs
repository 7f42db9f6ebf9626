//! Quantities: numbers with a meaning and a range, checked when they are made.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::Text;
use crate::phrase;

/// Why a number was refused: what it stands for, its value, and what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    what: Text,
    found: f64,
    allowed: Text,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, found, allowed } = self;
        f.write_str(&phrase!("{what}为 {found}，应{allowed}", "the {what} is {found}; it must be {allowed}"))
    }
}

impl std::error::Error for OutOfRange {}

const FINITE: Text = Text::new("为有限的数", "finite");
const UNIT_INTERVAL: Text = Text::new("在 0 到 1 之间", "between 0 and 1");
const NOT_NEGATIVE: Text = Text::new("不小于 0", "not less than 0");

/// Declares a quantity with its range. All are finite. `new` checks at run time. `of` is its const twin for values in the source: a
/// wrong one does not compile.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, ($what:literal, $english:literal), $allowed:expr, |$x:ident| $valid:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            #[doc = concat!("Checks a number as a ", $english, " (", $what, ").")]
            ///
            /// # Errors
            /// [`OutOfRange`] names the number and the range.
            pub const fn new($x: f64) -> Result<Self, OutOfRange> {
                if $x.is_finite() && $valid {
                    Ok(Self($x))
                } else {
                    Err(OutOfRange { what: Text::new($what, $english), found: $x, allowed: $allowed })
                }
            }

            /// The const twin of [`Self::new`] for values in the source. A wrong one does not compile.
            #[allow(clippy::panic, reason = "evaluated when the program is compiled")]
            pub const fn of($x: f64) -> Self {
                match Self::new($x) {
                    Ok(valid) => valid,
                    Err(_) => panic!($what),
                }
            }

            /// The plain number.
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;
            fn try_from(number: f64) -> Result<Self, OutOfRange> {
                Self::new(number)
            }
        }

        impl From<$name> for f64 {
            fn from(quantity: $name) -> f64 {
                quantity.0
            }
        }
    };
}

quantity!(
    /// A finite amount in an indicator's own unit, as the plan prints it.
    ///
    /// ```
    /// use tuiyan::plan::Amount;
    /// assert_eq!(Amount::new(93.7)?.get(), 93.7);
    /// assert!(Amount::new(f64::NAN).is_err());
    /// # Ok::<(), tuiyan::plan::OutOfRange>(())
    /// ```
    Amount, ("数值", "number"), FINITE, |x| true
);

quantity!(
    /// A yearly rate of change as a fraction: `0.01` is 1 ％. It is above −1, since nothing can lose more than all of itself.
    Rate, ("增速", "growth rate"), Text::new("大于 -1（即 -100％）", "greater than -1 (that is, -100%)"), |x| x > -1.0
);

quantity!(
    /// The share of the remaining gap that closes in a year, from 0 (nothing) to 1 (all of it).
    Share, ("缺口缩减比例", "share of the gap"), UNIT_INTERVAL, |x| 0.0 <= x && x <= 1.0
);

quantity!(
    /// The damping factor φ: each yearly step is φ times the one before it.
    Damping, ("衰减系数（phi）", "damping factor phi"), Text::new("大于 0 且不超过 1", "greater than 0 and at most 1"), |x| 0.0 < x && x <= 1.0
);

quantity!(
    /// The yearly rise of the log-odds on a logistic path; negative where the path falls.
    Steepness, ("陡度", "steepness"), FINITE, |x| true
);

quantity!(
    /// How far a parameter may lie to one side of the assumption, in the parameter's unit; not negative.
    Deviation, ("偏离幅度", "deviation"), NOT_NEGATIVE, |x| x >= 0.0
);

quantity!(
    /// An amount of money, in the unit that a scenario's costs and budget share; not negative.
    Cost, ("费用", "cost"), NOT_NEGATIVE, |x| x >= 0.0
);

quantity!(
    /// The correlation of any two deviations through their common factor, from 0 (independent) to 1 (they move together).
    Correlation, ("相关系数", "correlation"), UNIT_INTERVAL, |x| 0.0 <= x && x <= 1.0
);

impl Deviation {
    /// A deviation above zero.
    ///
    /// # Errors
    /// [`OutOfRange`] if it is not above zero.
    pub fn positive(reach: f64) -> Result<Self, OutOfRange> {
        if reach > 0.0 {
            Self::new(reach)
        } else {
            Err(OutOfRange {
                what: Text::new("上下偏离的较大者", "larger of the two deviations"),
                found: reach,
                allowed: Text::new("大于 0", "greater than 0"),
            })
        }
    }
}

impl Amount {
    /// Zero, also the natural floor of a count.
    pub const ZERO: Self = Self(0.0);

    /// The result of a computation as an amount. Overflow becomes the largest number, so a path is always finite. NaN becomes zero; no
    /// step function gives NaN for finite input.
    #[inline]
    pub const fn saturating(number: f64) -> Self {
        if number.is_finite() { Self(number) } else { Self::largest(number) }
    }

    #[cold]
    const fn largest(number: f64) -> Self {
        if number.is_nan() { Self::ZERO } else { Self(number.clamp(f64::MIN, f64::MAX)) }
    }
}

impl Rate {
    /// The smallest rate that still differs from losing everything.
    const LEAST: f64 = -1.0 + 1e-12;

    /// The result of a computation, held within the range of a rate.
    pub const fn saturating(number: f64) -> Self {
        if number.is_nan() { Self(0.0) } else { Self(number.clamp(Self::LEAST, f64::MAX)) }
    }
}

impl Share {
    /// The result of a computation, held within 0 … 1.
    pub const fn saturating(number: f64) -> Self {
        if number.is_nan() { Self(0.0) } else { Self(number.clamp(0.0, 1.0)) }
    }
}

impl Steepness {
    /// The result of a computation as a steepness. Overflow becomes the largest number.
    pub const fn saturating(number: f64) -> Self {
        Self(Amount::saturating(number).get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_not_finite_is_no_quantity() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(Amount::new(bad).is_err() && Rate::new(bad).is_err() && Share::new(bad).is_err());
        }
    }

    #[test]
    fn each_range_keeps_its_own_edges() {
        assert!(Rate::new(-1.0).is_err() && Rate::new(-0.999).is_ok());
        assert!(
            Damping::new(0.0).is_err() && Damping::new(1e-9).is_ok() && Damping::new(1.0).is_ok() && Damping::new(1.01).is_err()
        );
        let within = [-0.01, 0.0, 1.0, 1.01];
        assert_eq!(within.map(|x| Share::new(x).is_ok()), [false, true, true, false]);
        assert_eq!(within.map(|x| Correlation::new(x).is_ok()), [false, true, true, false]);
        assert_eq!(within.map(|x| Cost::new(x).is_ok()), [false, true, true, true]);
        assert_eq!(within.map(|x| Deviation::new(x).is_ok()), [false, true, true, true]);
        assert_eq!(within.map(|x| Deviation::positive(x).is_ok()), [false, false, true, true]);
    }

    #[test]
    fn a_computed_number_is_held_within_its_range() {
        let kept = [-9.0, 0.25, 9.0, f64::NAN];
        assert_eq!(kept.map(|x| Rate::saturating(x).get()), [-1.0 + 1e-12, 0.25, 9.0, 0.0]);
        assert_eq!(kept.map(|x| Share::saturating(x).get()), [0.0, 0.25, 1.0, 0.0]);
        assert_eq!(kept.map(|x| Steepness::saturating(x).get()), [-9.0, 0.25, 9.0, 0.0]);
    }

    #[test]
    fn a_refusal_names_what_was_found_and_what_is_allowed() {
        let refusal = Damping::new(1.5).unwrap_err().to_string();
        assert_eq!(refusal, "衰减系数（phi）为 1.5，应大于 0 且不超过 1");
    }

    #[test]
    fn a_computed_overflow_stays_finite() {
        assert_eq!(Amount::saturating(f64::INFINITY).get(), f64::MAX);
        assert_eq!(Steepness::saturating(f64::NEG_INFINITY).get(), f64::MIN);
        assert_eq!(Rate::saturating(f64::INFINITY).get(), f64::MAX);
    }
}
