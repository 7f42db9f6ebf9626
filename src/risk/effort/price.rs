//! Costs as whole numbers, so that sums are exact and costs that a person would call equal are equal.

/// The significant digits of a cost that count; more are only the rounding of doubles.
const DIGITS: i32 = 12;

/// How many digits a unit lies below the first digit of the scale.
const DEPTH: i32 = 30;

/// From here on a cost is dearer than any scale. Sums of millions of lower costs stay below 2¹²⁸.
const TOO_DEAR: u128 = 10_u128.pow(32);

/// The tolerance of a budget, one ten-billionth: what rounding to twelve digits and subtracting two figures can leave.
const FORGIVEN: u128 = 10_000_000_000;

/// The price of one target or several. The lower comes first; at equal cost, the one with fewer strict targets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Price {
    /// In units of the scale.
    pub(super) units: u128,
    /// The number of strict targets, which need a little more.
    pub(super) strict: usize,
}

/// A power of ten that costs are counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit(i32);

impl Unit {
    /// The unit for sums up to a scale.
    pub(super) fn of(scale: f64) -> Self {
        match decimal(scale) {
            // With a scale of zero every cost is too dear, however small.
            (0, _) => Self(i32::MIN / 2),
            (_, power) => Self(power + DIGITS - 1 - DEPTH),
        }
    }

    /// A cost in units, to twelve digits; `None` if it is too dear.
    pub(super) fn count(self, cost: f64) -> Option<u128> {
        let (digits, power) = decimal(cost);
        let shift = power - self.0;
        let tens = 10_u128.checked_pow(shift.unsigned_abs());
        let units = match (digits, shift) {
            (0, _) => 0,
            (_, 0..) => tens?.checked_mul(digits)?,
            (_, ..0) => tens.map_or(0, |tens| (digits + tens / 2) / tens),
        };
        Some(units).filter(|units| *units < TOO_DEAR)
    }

    /// The most units that a budget pays for.
    pub(super) fn limit(self, budget: f64) -> u128 {
        let units = self.count(budget).unwrap_or(TOO_DEAR);
        units + units / FORGIVEN
    }

    /// The most units below a cost, by more than rounding; `None` if there is nothing below.
    pub(super) fn below(self, cost: f64) -> Option<u128> {
        let units = self.count(cost)?;
        (units - units / FORGIVEN).checked_sub(1)
    }
}

/// The twelve digits of a number, and the power of ten of the last of them.
fn decimal(number: f64) -> (u128, i32) {
    let text = format!("{number:.*e}", usize::try_from(DIGITS - 1).unwrap_or(0));
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = digits.bytes().filter(u8::is_ascii_digit).fold(0, |sum, digit| sum * 10 + u128::from(digit - b'0'));
    (digits, power.parse().unwrap_or(0) - DIGITS + 1)
}

impl std::ops::Add for Price {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { units: self.units + other.units, strict: self.strict + other.strict }
    }
}

impl std::iter::Sum for Price {
    fn sum<I: Iterator<Item = Self>>(prices: I) -> Self {
        prices.fold(Self::default(), |sum, price| sum + price)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_rounding_tells_apart_is_the_same() {
        let unit = Unit::of(0.3);
        let sum = |costs: &[f64]| costs.iter().map(|cost| unit.count(*cost)).sum::<Option<u128>>();
        assert_eq!(sum(&[0.1, 0.2]), unit.count(0.3));
        assert_eq!(unit.count(0.1 + 0.2), unit.count(0.3));
        assert_eq!(sum(&[1.08; 5]), Unit::of(0.3).count(1.08 * 5.0));
        assert_ne!(unit.count(0.3), unit.count(0.300_000_000_001));
    }

    #[test]
    fn small_costs_count_beside_large_ones() {
        let unit = Unit::of(1e18);
        assert_eq!(unit.count(1e-9), Some(1000));
        assert_eq!(unit.count(1e18), Some(10_u128.pow(30)));
        assert_eq!(unit.count(1e-30), Some(0));
        assert_eq!((unit.count(f64::MAX), Unit::of(f64::MAX).count(f64::MAX).is_some()), (None, true));
    }

    #[test]
    fn beside_nothing_only_nothing_counts() {
        for nothing in [0.0, -0.0] {
            let unit = Unit::of(nothing);
            assert_eq!((unit.count(0.0), unit.count(5e-324), unit.count(1.0)), (Some(0), None, None));
            assert_eq!((unit.limit(0.0), unit.below(0.0)), (0, None));
        }
        assert!(Unit::of(5e-324).limit(5e-324) > 0);
    }
}
