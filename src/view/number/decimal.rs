//! A number as the decimal that it is written with, and rounding it as offices do: half up (四舍五入), away from zero.
//!
//! The decimal is the shortest that reads back as the number. What was worked out carries the rounding errors of doubles: 93.7 and five
//! times 0.13 come to 94.34999999999998, which is 94.35 and rounds to 94.4.

use std::fmt::{self, Write};

/// Decimals of so many digits are what somebody wrote; longer ones were worked out.
const WRITTEN: u32 = 13;

/// A decimal of up to so many digits is what a number that was worked out is meant to be, where it agrees with it in [`AGREED`] digits.
const MEANT: u32 = 10;

/// In so many digits two numbers agree that differ by rounding errors alone.
const AGREED: usize = 12;

/// `digits × 10^point`, without its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u64,
    point: i32,
}

impl Decimal {
    /// That of the number's size; a number that is none has none.
    pub(super) fn of(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let size = number.abs();
        let shortest = Self::written(format_args!("{size:e}"))?;
        if shortest.length() <= WRITTEN || size.fract() == 0.0 {
            return Some(shortest);
        }
        let places = AGREED - 1;
        let meant = Self::written(format_args!("{size:.places$e}"))?.trimmed();
        Some(if meant.length() <= MEANT { meant } else { shortest })
    }

    /// Reads what the standard library wrote in powers of ten: `9.435e1`. No memory is asked for.
    fn written(text: fmt::Arguments) -> Option<Self> {
        let mut line = Line::default();
        line.write_fmt(text).ok()?;
        let (mut digits, mut behind, mut bytes) = (0_u64, None, line.bytes[..line.len].iter());
        for byte in bytes.by_ref().take_while(|byte| **byte != b'e') {
            match byte {
                b'.' => behind = Some(0),
                digit => {
                    digits = digits * 10 + u64::from(digit - b'0');
                    behind = behind.map(|behind| behind + 1);
                }
            }
        }
        let power: i32 = std::str::from_utf8(bytes.as_slice()).ok()?.parse().ok()?;
        Some(Self { digits, point: power - behind.unwrap_or(0) })
    }

    const fn length(self) -> u32 {
        if let Some(power) = self.digits.checked_ilog10() { power + 1 } else { 1 }
    }

    /// Without zeros at its end.
    const fn trimmed(mut self) -> Self {
        while self.digits != 0 && self.digits.is_multiple_of(10) {
            self = Self { digits: self.digits / 10, point: self.point + 1 };
        }
        self
    }

    /// Rounded half up to that many decimals; as it is where it has no more.
    pub(super) fn rounded(self, decimals: usize) -> Self {
        let last = -i32::try_from(decimals).unwrap_or(i32::MAX);
        let Ok(over) = u32::try_from(last.saturating_sub(self.point)) else { return self };
        let Some(unit) = 10_u64.checked_pow(over) else { return Self { digits: 0, point: last } };
        let up = self.digits % unit >= unit.div_ceil(2);
        if over == 0 { self } else { Self { digits: self.digits / unit + u64::from(up), point: last } }
    }

    /// How many decimals it has.
    pub(super) fn decimals(self) -> usize {
        usize::try_from(-self.point).unwrap_or(0)
    }

    /// The number that it is, exactly where doubles hold digits and power.
    pub(super) fn number(self) -> f64 {
        const HELD: u64 = 1 << 53;
        #[expect(clippy::cast_precision_loss, reason = "just checked to be held")]
        match (self.digits, self.point) {
            (digits @ ..HELD, point @ -22..=0) => digits as f64 / 10_f64.powi(-point),
            (digits, point) => format!("{digits}e{point}").parse().unwrap_or(f64::NAN),
        }
    }

    /// As text with that many decimals, of which it has no more.
    pub(super) fn text(self, decimals: usize) -> String {
        let zeros = if self.digits == 0 {
            0
        } else {
            usize::try_from(self.point.saturating_add(i32::try_from(decimals).unwrap_or(0))).unwrap_or(0)
        };
        let width = (decimals + 1).saturating_sub(zeros);
        let mut text = format!("{:0width$}", self.digits);
        text.extend(std::iter::repeat_n('0', zeros));
        if decimals > 0 {
            text.insert(text.len().saturating_sub(decimals), '.');
        }
        text
    }
}

/// Room for what a number is written with.
#[derive(Default)]
struct Line {
    bytes: [u8; 32],
    len: usize,
}

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.bytes.get_mut(self.len..self.len + text.len()).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len += text.len();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn round(number: f64, decimals: usize) -> String {
        Decimal::of(number).unwrap().rounded(decimals).text(decimals)
    }

    #[test]
    fn a_half_goes_up_whatever_doubles_make_of_it() {
        let sum = (0..5).fold(93.7, |y, _| y + 0.13);
        assert_ne!(sum, 94.35);
        assert_eq!([round(sum, 1), round(94.35, 1), round(93.75, 1), round(1.005, 2)], ["94.4", "94.4", "93.8", "1.01"]);
        assert_eq!([round(-0.25, 1), round(0.05, 1), round(0.5, 0), round(0.049, 1)], ["0.3", "0.1", "1", "0.0"]);
        assert_eq!([round(9.996, 2), round(95.0, 1), round(1200.0, 0), round(0.0, 2)], ["10.00", "95.0", "1200", "0.00"]);
    }

    #[test]
    fn what_was_worked_out_is_the_decimal_that_was_meant() {
        let is = |number: f64, meant: f64| assert_eq!(Decimal::of(number).map(Decimal::number), Some(meant), "{number}");
        is(0.1 + 0.2, 0.3);
        is(94.349_999_999_999_98, 94.35);
        is(35_445.100_000_000_006, 35_445.1);
        is(2.0 / 3.0, 2.0 / 3.0);
        is(999_999_999_999_999.0, 999_999_999_999_999.0);
        is(5e-324, 5e-324);
        is(f64::MAX, f64::MAX);
    }

    /// The digits of a number without its point, and how many of them are decimals, as the standard library writes it.
    fn plain(number: f64) -> (u128, usize) {
        let text = number.to_string();
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        (text.replace('.', "").parse().unwrap(), decimals)
    }

    proptest! {
        /// Against whole numbers that hold every digit of the decimal.
        #[test]
        fn rounding_is_half_up_on_the_shortest_decimal(digits in 0_u64..10_000_000_000_000, point in 0_i32..9, decimals in 0_usize..8) {
            let number: f64 = format!("{digits}e-{point}").parse().unwrap();
            let (all, has) = plain(number);
            let scale = 10_u128.pow(u32::try_from(has.saturating_sub(decimals)).unwrap());
            let units = (all + if scale > 1 { scale / 2 } else { 0 }) / scale;
            let zeros = "0".repeat(decimals.saturating_sub(has));
            let text = round(number, decimals);
            prop_assert_eq!(text.replace('.', "").parse::<u128>().unwrap(), format!("{units}{zeros}").parse::<u128>().unwrap());
            prop_assert_eq!(text.split_once('.').map_or(0, |(_, decimals)| decimals.len()), decimals);
        }

        /// Whatever the number, it is off by half a unit at most.
        #[test]
        fn rounding_is_never_off_by_more_than_half_a_unit(number in 0.0_f64..1e9, decimals in 0_usize..6) {
            let shown: f64 = round(number, decimals).parse().unwrap();
            prop_assert!((shown - number).abs() <= 0.5 * 0.1_f64.powi(i32::try_from(decimals).unwrap()) + 1e-11 * number);
            prop_assert_eq!(Decimal::of(number).unwrap().rounded(decimals).number(), shown);
        }
    }
}
