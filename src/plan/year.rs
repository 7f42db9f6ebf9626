//! Calendar years and the span of a plan.

use std::fmt;

use crate::phrase;
use serde::{Deserialize, Serialize};

/// A calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Year(i16);

impl Year {
    /// The year of that number.
    pub const fn new(number: i16) -> Self {
        Self(number)
    }

    /// The number of the year.
    pub const fn get(self) -> i16 {
        self.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A plan's span, from the base year, whose figures are known, to the target year. 2020 to 2025 is five steps: the base year is not one.
///
/// ```
/// use tuiyan::plan::{Period, Year};
/// let period = Period::new(Year::new(2020), Year::new(2025)).unwrap();
/// assert_eq!(period.steps(), 5);
/// assert_eq!(period.years().count(), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, try_from = "Ends", into = "Ends")]
pub struct Period {
    base: Year,
    end: Year,
}

/// The longest plan that can be read, in years: longer than any planning period, short enough to draw.
const LONGEST: i16 = 50;

impl Period {
    /// The number of steps in the longest period.
    #[allow(clippy::cast_sign_loss, reason = "it is a length")]
    pub(crate) const MOST_STEPS: usize = LONGEST as usize;

    /// A period of one year, for a period that is not known.
    pub(crate) const ONE_YEAR: Self = Self { base: Year(2000), end: Year(2001) };

    /// The span from `base` to `end`. `None` unless it has 1 to 50 years and lies within 1900 … 2200.
    pub fn new(base: Year, end: Year) -> Option<Self> {
        let in_range = 1900 <= base.0 && end.0 <= 2200;
        (in_range && base < end && end.0 - base.0 <= LONGEST).then_some(Self { base, end })
    }

    /// The base year `b`.
    pub const fn base(self) -> Year {
        self.base
    }

    /// The target year `e`.
    pub const fn end(self) -> Year {
        self.end
    }

    /// `n = e − b`.
    #[allow(clippy::cast_sign_loss, reason = "the end is after the base by construction")]
    pub const fn steps(self) -> usize {
        (self.end.0 - self.base.0) as usize
    }

    /// Every year from the base year to the target year, both included.
    #[allow(clippy::range_plus_one, reason = "an inclusive range does not know its exact size")]
    pub fn years(self) -> impl DoubleEndedIterator<Item = Year> + ExactSizeIterator {
        (0..self.steps() + 1).map(move |step| self.year(step))
    }

    /// Every year that is projected: `b + 1 … e`.
    pub fn projected(self) -> impl DoubleEndedIterator<Item = Year> {
        self.years().skip(1)
    }

    /// The year `step` steps after the base year.
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a period has at most fifty steps")]
    pub const fn year(self, step: usize) -> Year {
        Year(self.base.0 + step as i16)
    }

    /// The number of steps from the base year to a projected year; `None` outside `b + 1 … e`.
    #[allow(clippy::cast_sign_loss, reason = "only years after the base are converted")]
    pub fn step_of(self, year: Year) -> Option<usize> {
        (self.base < year && year <= self.end).then(|| (year.0 - self.base.0) as usize)
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Ends {
    base: Year,
    end: Year,
}

impl TryFrom<Ends> for Period {
    type Error = String;
    fn try_from(Ends { base, end }: Ends) -> Result<Self, String> {
        Self::new(base, end).ok_or_else(|| {
            phrase!(
                "规划期为 {base} 至 {end}，应为 1900 至 2200 年之间的 1 至 {LONGEST} 年",
                "the period is {base} to {end}; it must be 1 to {LONGEST} years within 1900 to 2200"
            )
        })
    }
}

impl From<Period> for Ends {
    fn from(Period { base, end }: Period) -> Self {
        Self { base, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_counts_steps_and_not_the_base_year() {
        let period = Period::new(Year::new(2020), Year::new(2025)).unwrap();
        assert_eq!(period.step_of(Year::new(2020)), None);
        assert_eq!(period.step_of(Year::new(2021)), Some(1));
        assert_eq!(period.step_of(Year::new(2025)), Some(5));
        assert_eq!(period.step_of(Year::new(2026)), None);
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_refused() {
        assert!(Period::new(Year::new(2025), Year::new(2020)).is_none());
        assert!(Period::new(Year::new(2020), Year::new(2020)).is_none());
        assert!(Period::new(Year::new(-32000), Year::new(32000)).is_none());
    }

    #[test]
    fn a_period_lasts_one_to_fifty_years_within_1900_to_2200() {
        let is_one = |base, end| Period::new(Year::new(base), Year::new(end)).is_some();
        assert_eq!([is_one(1900, 1901), is_one(1899, 1901)], [true, false]);
        assert_eq!([is_one(2199, 2200), is_one(2199, 2201)], [true, false]);
        assert_eq!([is_one(2000, 2050), is_one(2000, 2051)], [true, false]);
    }
}
