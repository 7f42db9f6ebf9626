//! The one formatter: every number on the screen, in a table or in a sentence passes through here.
//!
//! It rounds half up, starting from the decimal in which a number is written; see `decimal`.
//!
//! English groups thousands: `12,500`. The contents of a field to type into go through [`field`], which undoes that.

mod decimal;

use decimal::Decimal;

use crate::language::Language;
use crate::plan::{Amount, Open, Threshold};
use crate::projection::Value;
use crate::word;

/// From here on a number is written in powers of ten: it would fill a line, and a double has no decimals left.
const LONGEST: f64 = 1e15;

/// With that many decimals and a true minus sign; never a negative zero, never hundreds of digits.
pub fn fixed(number: f64, decimals: usize) -> String {
    grouped(digits(number, decimals))
}

/// As [`fixed`], in one piece in every language.
fn digits(number: f64, decimals: usize) -> String {
    let Some(decimal) = Decimal::of(number).filter(|_| number.abs() < LONGEST) else {
        return format!("{number:.*e}", decimals.max(4)).replace('-', "−");
    };
    let mut text = decimal.rounded(decimals).text(decimals);
    if number < 0.0 && has_digits(&text) {
        text.insert(0, '−');
    }
    text
}

/// Whether a text says more than nothing.
fn has_digits(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

/// The number that is shown with that many decimals.
pub fn rounded(number: f64, decimals: usize) -> f64 {
    if number.abs() >= LONGEST {
        return format!("{number:.*e}", decimals.max(4)).parse().unwrap_or(number);
    }
    Decimal::of(number).map_or(number, |decimal| decimal.rounded(decimals).number().copysign(number) + 0.0)
}

/// The decimal that was meant by a number that was worked out, `94.35` by 94.34999999999998; the number itself where it is none.
pub fn clean(number: f64) -> f64 {
    Decimal::of(number).map_or(number, |decimal| decimal.number().copysign(number))
}

/// With its thousands apart where the language does so: `12,500.0`.
pub(super) fn grouped(text: String) -> String {
    let whole = text.trim_start_matches('−').bytes().take_while(u8::is_ascii_digit).count();
    if Language::current() == Language::Chinese || whole <= 3 {
        return text;
    }
    let first = text.len() - text.trim_start_matches('−').len();
    let is_gap = |at: usize| at > first && at < first + whole && (first + whole - at).is_multiple_of(3);
    let apart = |(at, letter)| is_gap(at).then_some(',').into_iter().chain([letter]);
    text.char_indices().flat_map(apart).collect()
}

/// Every digit of a number that was entered, and no more: the shortest text that reads back as it.
pub fn exact(number: f64) -> String {
    let text = if number.abs() >= LONGEST { format!("{number:e}") } else { number.to_string() };
    if number == 0.0 { "0".to_owned() } else { text.replace('-', "−") }
}

/// A number for programs that read the page aloud: without the digits that only rounding left behind.
pub fn spoken(number: f64) -> String {
    let digits = format!("{number:.9e}").parse().unwrap_or(number);
    f64::to_string(&digits)
}

/// A number that was entered, with every digit that it has and at least so many decimals.
pub fn in_full(number: f64, least: usize) -> String {
    let exact = exact(number);
    let digits = exact.split_once('.').map_or(0, |(_, digits)| digits.len());
    if digits < least { field(fixed(number, least)) } else { exact }
}

/// How many decimals a number has that was worked out; `None` where its digits do not end, to nine of them.
fn ends(number: f64) -> Option<usize> {
    const MOST: usize = 9;
    Decimal::of(number).map(Decimal::decimals).filter(|decimals| *decimals <= MOST)
}

/// How far beyond what is printed a number that was set is shown with all its digits.
pub const FURTHER: usize = 4;

/// How many decimals are shown of a number that was set or solved for: all that it has where they are not many more than `least`, which are
/// shown otherwise.
pub fn decimals(number: f64, least: usize) -> usize {
    ends(number).filter(|decimals| *decimals <= least + FURTHER).map_or(least, |decimals| decimals.max(least))
}

/// A number that was worked out, as a field holds it: with the decimals that it has, or rounded to so many.
pub fn held(number: f64, otherwise: usize) -> String {
    field(brief(number, ends(number).unwrap_or(otherwise)))
}

/// A number as a field holds it: without the commas between its thousands, to be typed over and read back.
pub fn field(text: impl Into<String>) -> String {
    let mut text = text.into();
    text.retain(|letter| letter != ',');
    text
}

/// As [`fixed`], with a plus sign where the number is positive.
pub fn signed(number: f64, decimals: usize) -> String {
    let text = fixed(number, decimals);
    if number > 0.0 && has_digits(&text) { format!("+{text}") } else { text }
}

/// With up to that many decimals, without trailing zeros.
pub fn brief(number: f64, decimals: usize) -> String {
    let text = fixed(number, decimals);
    let (digits, power) = text.split_at(text.find('e').unwrap_or(text.len()));
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    format!("{digits}{power}")
}

/// The size of a difference: as many decimals as printed, or more where rounding would make it nothing.
pub fn amount(number: f64, decimals: usize) -> String {
    let is_something = |digits: &usize| has_digits(&fixed(number, *digits));
    fixed(number, (decimals..decimals + 7).find(is_something).unwrap_or(decimals))
}

/// A difference with its sign: as many decimals as printed, or more where rounding would make it nothing.
pub fn difference(number: f64, decimals: usize) -> String {
    let text = amount(number, decimals);
    if number > 0.0 && has_digits(&text) { format!("+{text}") } else { text }
}

/// A share in ％ with up to one decimal.
pub fn percent(share: f64) -> String {
    in_percent(brief(share * 100.0, 1))
}

/// A number of hundredths with its sign: `5％`, `5%`.
pub fn in_percent(hundredths: impl std::fmt::Display) -> String {
    format!("{hundredths}{}", percent_sign())
}

/// ％ or %.
pub fn percent_sign() -> &'static str {
    word!("％", "%")
}

/// An amount of money that has to be enough: rounded up to two decimals, or to eight where it is less than one, without trailing
/// zeros.
pub fn money(cost: f64) -> String {
    without_zeros(rounded_away(cost, money_decimals(cost), true))
}

/// An amount of money that is left over: the same rounded down.
pub fn money_left(cost: f64) -> String {
    without_zeros(rounded_away(cost, money_decimals(cost), false))
}

/// The cost that is said: rounded up as [`money`] is, or to eight decimals where that would pass a budget that pays for it.
pub fn money_up(cost: f64, budget: f64) -> f64 {
    let coarse = safe(cost, money_decimals(cost), true);
    if coarse > budget { safe(cost, 8, true) } else { coarse }
}

const fn money_decimals(cost: f64) -> usize {
    if cost.abs() < 1.0 { 8 } else { 2 }
}

fn without_zeros(text: String) -> String {
    if text.contains('.') && !text.contains('e') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The last value that lies on the safe side: what is rounded up (or down) still satisfies what the exact number does.
pub fn rounded_away(number: f64, decimals: usize, upward: bool) -> String {
    if number.abs() >= LONGEST {
        // With every digit it is exact, hence safe.
        return format!("{number:e}").replace('-', "−");
    }
    fixed(safe(number, decimals, upward), decimals)
}

/// The number on the safe side.
fn safe(number: f64, decimals: usize, upward: bool) -> f64 {
    if number.abs() >= LONGEST {
        return number;
    }
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let exact = number * scale;
    let near = exact.round();
    // What differs from a round number by a rounding error only is that number.
    let safe = if (exact - near).abs() < 1e-6 {
        near
    } else if upward {
        exact.ceil()
    } else {
        exact.floor()
    };
    safe / scale
}

/// An outcome beside its target: as many decimals as printed, or more where rounding would seem to contradict the verdict.
pub fn outcome(value: Amount, target: Threshold, tolerance: Amount, decimals: usize) -> String {
    let verdict = target.is_met_by(value, tolerance);
    let agrees = |digits: &usize| target.is_met_by(Amount::saturating(rounded(value.get(), *digits)), tolerance) == verdict;
    let digits = (decimals..decimals + 7).find(agrees).unwrap_or(decimals + 7);
    fixed(value.get(), digits)
}

/// A value, or the ends of an interval.
pub fn value(value: Value, text: impl Fn(Amount) -> String) -> String {
    match value {
        Value::Exact(exact) => text(exact),
        Value::Between { low, high, open: Open::High } if low == Amount::ZERO => below(text(high)),
        Value::Between { low, high, open: Open::High } => format!("{}–{}", text(low), below(text(high))),
        Value::Between { low, high, open: Open::Low } => format!("{}–{}", above(text(low)), text(high)),
        Value::Between { low, high, open: Open::Neither } => format!("{}–{}", text(low), text(high)),
    }
}

/// What lies under a number that is not reached: `＜5.5`, `<5.5`.
pub fn below(text: impl std::fmt::Display) -> String {
    format!("{}{text}", word!("＜", "<"))
}

/// What lies over a number that is not reached: `＞5.5`, `>5.5`.
pub fn above(text: impl std::fmt::Display) -> String {
    format!("{}{text}", word!("＞", ">"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Comparison;
    use crate::scenario::typed;

    #[test]
    fn nothing_is_ever_minus_zero() {
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(signed(0.0, 2), "0.00");
        assert_eq!(fixed(-1.3, 1), "−1.3");
        assert_eq!(signed(0.26, 2), "+0.26");
    }

    #[test]
    fn english_sets_thousands_apart_but_for_what_a_field_holds() {
        let said = || [fixed(-12_500.04, 1), brief(1_234_567.0, 0), signed(1000.0, 0), fixed(999.9, 1), brief(-1e300, 1)];
        assert_eq!(said(), ["−12500.0", "1234567", "+1000", "999.9", "−1e300"]);
        Language::English.speaking(|| {
            assert_eq!(said(), ["−12,500.0", "1,234,567", "+1,000", "999.9", "−1e300"]);
            assert_eq!([money(12_000.5), percent(12.5), below(fixed(1e6, 0))], ["12,000.5", "1,250%", "<1,000,000"]);
            assert_eq!(said().map(field), ["−12500.0", "1234567", "+1000", "999.9", "−1e300"]);
            let target = Threshold { op: Comparison::AtLeast, value: Amount::of(4000.0) };
            assert_eq!(outcome(Amount::of(3999.998), target, Amount::of(1e-6), 1), "3,999.998");
        });
    }

    #[test]
    fn a_field_shows_the_shortest_digits_that_read_back() {
        for number in [35_445.1, -0.26, 94.0, 1e300, 0.1 + 0.2, 0.0] {
            assert_eq!(typed(&exact(number)), Ok(number));
        }
        assert_eq!([exact(35_445.1), exact(-0.26), exact(-0.0), exact(1e15)], ["35445.1", "−0.26", "0", "1e15"]);
        let field = |number: f64, least: usize| fixed(number, decimals(number, least));
        assert_eq!([field(35_445.100_000_000_006, 0), field(0.1 + 0.2, 1), field(95.0, 1)], ["35445.1", "0.3", "95.0"]);
        assert_eq!(
            [field(61_122.0 * 1.053_f64.powi(5), 1), field(2.0 / 3.0, 2), field(95.0 - 94.999_999_999_999_99, 1)],
            ["79129.7", "0.67", "0.0"]
        );
    }

    #[test]
    fn a_requirement_is_rounded_to_the_safe_side() {
        assert_eq!(rounded_away(0.259_999_999_999_999_45, 2, true), "0.26");
        assert_eq!(rounded_away(0.0023, 3, true), "0.003");
        assert_eq!(rounded_away(-0.4567, 2, false), "−0.46");
        assert_eq!(rounded_away(1.234_567e300, 2, true), "1.234567e300");
    }

    #[test]
    fn a_number_of_hundreds_of_digits_is_written_in_powers_of_ten() {
        assert_eq!(fixed(999_999_999_999_999.0, 1), "999999999999999.0");
        assert_eq!(fixed(1e300, 1), "1.0000e300");
        assert_eq!(brief(-1e300, 1), "−1e300");
        assert_eq!(brief(1.25e300, 1), "1.25e300");
        assert_eq!(brief(1e15, 0), "1e15");
        assert_eq!(signed(1e300, 1), "+1.0000e300");
        assert_eq!(amount(1e300, 1), "1.0000e300");
        assert_eq!(typed(&brief(-1e300, 1)), Ok(-1e300));
    }

    #[test]
    fn a_value_just_short_of_a_huge_target_is_not_shown_as_the_target() {
        let target = Threshold { op: Comparison::AtLeast, value: Amount::of(1e20) };
        assert_eq!(outcome(Amount::of(0.999_999e20), target, Amount::ZERO, 1), "9.99999e19");
    }

    #[test]
    fn a_difference_is_never_shown_as_nothing() {
        assert_eq!(amount(1.3, 1), "1.3");
        assert_eq!(amount(0.004, 1), "0.004");
        assert_eq!(amount(0.0, 1), "0.0");
        assert_eq!(difference(0.004, 1), "+0.004");
        assert_eq!(difference(-1.3, 1), "−1.3");
        assert_eq!(difference(1e-15, 1), "0.0");
    }

    #[test]
    fn money_is_always_enough_and_never_more_than_is_left() {
        assert_eq!((money(10.004), money_left(10.004)), ("10.01".to_owned(), "10".to_owned()));
        assert_eq!(money(0.1 + 0.2), "0.3");
        assert_eq!(money(13.000_000_000_000_028), "13");
        assert_eq!(money(0.001), "0.001");
        assert_eq!((money(0.0), money_left(1200.5)), ("0".to_owned(), "1200.5".to_owned()));
        assert_eq!(money(1e300), "1e300");
    }

    #[test]
    fn more_digits_are_shown_where_rounding_would_contradict_the_verdict() {
        let target = Threshold { op: Comparison::AtLeast, value: Amount::of(4.0) };
        let tolerance = Amount::of(1e-6);
        assert_eq!(outcome(Amount::of(3.998), target, tolerance, 1), "3.998");
        assert_eq!(outcome(Amount::of(4.004), target, tolerance, 1), "4.0");
        assert_eq!(outcome(Amount::of(3.94), target, tolerance, 1), "3.9");
    }
}
