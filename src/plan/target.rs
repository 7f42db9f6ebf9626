//! What a plan asks for: a comparison and a number, and the one place where the two are compared.

use serde::{Deserialize, Serialize};

use super::quantity::Amount;
use crate::phrase;

/// How an outcome is compared with the target. Strict comparisons stay strict: 45 does not meet ＞45.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Comparison {
    /// `≥`, also for an unmarked number if a rise is wanted.
    #[serde(rename = ">=")]
    AtLeast,
    /// `>`
    #[serde(rename = ">")]
    MoreThan,
    /// `≤`, also for an unmarked number if a fall is wanted.
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
    /// `d`: +1 if a rise is wanted, −1 if a fall is.
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

    /// The comparison for that wanted way that includes the number itself.
    pub const fn toward(wanted: Direction) -> Self {
        match wanted {
            Direction::Rise => Self::AtLeast,
            Direction::Fall => Self::AtMost,
        }
    }

    /// Whether the number itself is not enough.
    pub const fn is_strict(self) -> bool {
        matches!(self, Self::MoreThan | Self::LessThan)
    }

    /// The same comparison for the negated quantity.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::MoreThan => Self::LessThan,
            Self::AtMost => Self::AtLeast,
            Self::LessThan => Self::MoreThan,
        }
    }

    /// The sign as planners write it.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => "＞",
            Self::AtMost => "≤",
            Self::LessThan => "＜",
        }
    }
}

/// Which value is compared with a target; GB/T 8170—2008 names the two ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparing {
    /// 全数值比较: the computed value, not rounded.
    #[default]
    Full,
    /// 修约值比较: the value as published, rounded half to even to the decimals that the plan prints.
    Rounded,
}

impl Comparing {
    /// Both, in the order in which the page offers them.
    pub const ALL: [Self; 2] = [Self::Full, Self::Rounded];
}

/// The number of decimals that the plan prints for an indicator. It sets the tolerance of comparisons and the size of a printed step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct Decimals(u8);

impl Decimals {
    const MOST: u8 = 6;
    /// Whole numbers.
    pub const NONE: Self = Self(0);

    /// Two, for shares in ％ that no plan prints.
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

    /// A millionth of the last printed place. Written out, because a power function may differ between machines.
    const fn millionth(self) -> f64 {
        [1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12][self.0 as usize]
    }
}

impl Decimals {
    /// The difference below which two numbers of about these sizes count as equal; see [`Threshold::tolerance`].
    pub fn tolerance(self, target: Amount, start: Option<Amount>) -> Amount {
        let scale = target.get().abs().max(start.map_or(0.0, |b| b.get().abs()));
        Amount::saturating(self.millionth().max(1e-12 * scale))
    }
}

impl Decimals {
    /// A number in units of the last decimal.
    fn scaled(self, number: f64) -> f64 {
        number * self.units()
    }

    /// The number of units of the last decimal in 1.
    fn units(self) -> f64 {
        10_f64.powi(i32::from(self.0))
    }

    /// The value as published (修约), rounded half to even. A value within the tolerance of a half counts as a half, because most halves
    /// are no doubles.
    ///
    /// ```
    /// use tuiyan::plan::{Amount, Decimals};
    /// let one = Decimals::new(1).unwrap();
    /// assert_eq!([1.05, 0.35, -0.36].map(|number| one.rounded(Amount::of(number)).get()), [1.0, 0.4, -0.4]);
    /// ```
    #[inline(never)]
    pub fn rounded(self, value: Amount) -> Amount {
        Amount::saturating(self.nearest(value.get()) / self.units())
    }

    /// The decimals needed to compare with a limit: these, or the limit's own if it has more.
    ///
    /// ```
    /// use tuiyan::plan::{Amount, Decimals};
    /// assert_eq!([95.4, 95.0].map(|limit| Decimals::NONE.enough_for(Amount::of(limit)).get()), [1, 0]);
    /// ```
    #[must_use]
    pub fn enough_for(self, limit: Amount) -> Self {
        let written = limit.get().to_string();
        let digits = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Self(u8::try_from(digits).unwrap_or(Self::MOST).min(Self::MOST).max(self.0))
    }

    /// The nearest whole number of units; of two equally near, the even one.
    fn nearest(self, number: f64) -> f64 {
        let scaled = self.scaled(number);
        let half = scaled.floor() + 0.5;
        let is_half = (scaled - half).abs() <= 1e-6_f64.max(1e-12 * scaled.abs());
        if is_half { half.round_ties_even() } else { scaled.round() }
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

/// A comparison and its number.
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
    /// `ε = max(10^(−p−6), 1e−12 · max(|T|, |B|))`, below which two numbers count as equal. It absorbs only what doubles cannot represent;
    /// nothing is rounded before the comparison.
    pub fn tolerance(self, decimals: Decimals, start: Option<Amount>) -> Amount {
        decimals.tolerance(self.value, start)
    }

    /// The target that a value has to meet so that the value rounded to these decimals meets this one: the half unit at which rounding
    /// changes over. The half itself is enough if it rounds to the even side. This target must have no more decimals than these; see
    /// [`Decimals::enough_for`].
    ///
    /// ```
    /// use tuiyan::plan::{Amount, Comparison, Decimals, Threshold};
    /// let at_least_97 = Threshold { op: Comparison::AtLeast, value: Amount::of(97.0) };
    /// // 96.95 is published as 97.0 and 96.94 as 96.9.
    /// let needed = at_least_97.before_rounding(Decimals::new(1).unwrap());
    /// assert_eq!((needed.op, needed.value), (Comparison::AtLeast, Amount::of(96.95)));
    /// ```
    #[must_use]
    pub fn before_rounding(self, decimals: Decimals) -> Self {
        let sign = self.op.direction().sign();
        let at = decimals.nearest(self.value.get());
        // The first published value that is enough.
        let enough = if self.op.is_strict() { at + sign } else { at };
        let op = match (self.op.direction(), enough % 2.0 == 0.0) {
            (Direction::Rise, true) => Comparison::AtLeast,
            (Direction::Rise, false) => Comparison::MoreThan,
            (Direction::Fall, true) => Comparison::AtMost,
            (Direction::Fall, false) => Comparison::LessThan,
        };
        Self { op, value: Amount::saturating((enough - sign * 0.5) / decimals.units()) }
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

    /// Whether a value meets a target in full, and as published.
    #[track_caller]
    fn compared(op: Comparison, target: f64, decimals: u8, value: f64, expected: [bool; 2]) {
        let (decimals, target) = (Decimals(decimals), Threshold { op, value: Amount::of(target) });
        let tolerance = target.tolerance(decimals, None);
        let met = [target, target.before_rounding(decimals)].map(|target| target.is_met_by(Amount::of(value), tolerance));
        assert_eq!(met, expected, "{value} {op:?} {}", target.value.get());
    }

    #[test]
    fn a_published_value_meets_what_the_full_one_may_miss_and_the_other_way_round() {
        for (value, full, rounded) in [(97.01, true, true), (97.0, true, true), (96.96, false, true), (96.94, false, false)] {
            compared(Comparison::AtLeast, 97.0, 1, value, [full, rounded]);
        }
        for (value, full, rounded) in [(0.452, true, true), (0.549, false, true), (0.551, false, false)] {
            compared(Comparison::AtMost, 0.5, 1, value, [full, rounded]);
        }
        // 45.3 is more than 45, and published as 45 it is not.
        compared(Comparison::MoreThan, 45.0, 0, 45.3, [true, false]);
        compared(Comparison::LessThan, 4.0, 0, 3.7, [true, false]);
    }

    #[test]
    fn a_half_is_rounded_to_the_even_side() {
        compared(Comparison::AtLeast, 95.0, 0, 94.5, [false, false]);
        compared(Comparison::AtLeast, 94.0, 0, 93.5, [false, true]);
        compared(Comparison::AtMost, 6.0, 0, 6.5, [false, true]);
        compared(Comparison::AtMost, 5.0, 0, 5.5, [false, false]);
        compared(Comparison::MoreThan, 9200.0, 0, 9200.5, [true, false]);
        let rounded = |decimals: u8, number| Decimals(decimals).rounded(Amount::of(number)).get();
        assert_eq!([rounded(0, 10.5002), rounded(1, 12.1498), rounded(2, 2.675), rounded(0, -2.5)], [11.0, 12.1, 2.68, -2.0]);
        // Five times 0.01 is a half of a tenth, though no double is.
        assert_eq!(rounded(1, 0.01 * 5.0), 0.0);
    }

    proptest::proptest! {
        #[test]
        fn a_value_meets_what_comes_before_rounding_as_its_rounding_meets_the_target(
            units in -2000_i32..2000, thousandths in -1_500_i32..1_500, decimals in 0_u8..4, op in 0_usize..4,
        ) {
            let op = [Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan][op];
            let decimals = Decimals(decimals);
            let target = Threshold { op, value: Amount::of(f64::from(units) / decimals.units()) };
            let value = Amount::of((f64::from(units) + f64::from(thousandths) / 1000.0) / decimals.units());
            let tolerance = target.tolerance(decimals, None);
            let met = target.before_rounding(decimals).is_met_by(value, tolerance);
            proptest::prop_assert_eq!(met, target.is_met_by(decimals.rounded(value), tolerance));
        }
    }

    #[test]
    fn a_printed_unit_short_is_a_miss() {
        check(1.07, 5, Comparison::AtLeast, 5.40, false);
        check(45.0, 1, Comparison::MoreThan, 45.0, false);
        check(4.0, 1, Comparison::LessThan, 4.0, false);
        check(4.0, 1, Comparison::AtMost, 4.0, true);
    }
}
