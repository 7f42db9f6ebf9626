//! Numbers as people type them.

use crate::language::Text;
use crate::word;

/// Why a typed text is no number.
const NOT_A_NUMBER: Text = Text::new("请输入一个数，例如 0.26", "enter a number, such as 0.26");

/// A number as people type it: full-width digits and signs, a unit sign behind it, thousands separated.
///
/// # Errors
/// A sentence that shows an example.
pub fn typed(text: &str) -> Result<f64, &'static str> {
    let plain: String = text.chars().filter_map(half_width).collect();
    plain.trim_end_matches('%').parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(|| NOT_A_NUMBER.get())
}

/// A fraction from ％: the decimal point moved by two places, as on paper. Dividing by a hundred would round once more, so that 1.1 ％
/// were no longer what 0.011 is.
pub fn from_percent(typed: f64) -> f64 {
    moved(typed, -2)
}

/// The decimal point of a number moved by that many places, to the right where they are positive: 93.7 is 0.937 moved by two, which a product of
/// doubles misses.
pub fn moved(number: f64, places: i32) -> f64 {
    format!("{number}e{places}").parse().unwrap_or(number)
}

/// A seed as it is typed: a whole number that doubles hold exactly.
///
/// # Errors
/// A sentence that names the range.
pub fn typed_seed(number: f64) -> Result<u64, &'static str> {
    const MOST: f64 = 9_007_199_254_740_991.0;
    if number.fract() != 0.0 || !(0.0..=MOST).contains(&number) {
        return Err(word!(
            "种子应是 0 到 9007199254740991 之间的整数",
            "the seed must be a whole number from 0 to 9007199254740991"
        ));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "just checked to be whole and in range")]
    Ok(number as u64)
}

fn half_width(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '．' | '。' => Some('.'),
        '−' | '－' | '–' => Some('-'),
        '＋' => Some('+'),
        '％' => Some('%'),
        ',' | '，' => None,
        // Spreadsheets fill cells with no-break and ideographic spaces too.
        space if space.is_whitespace() => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(typed("０．２６"), Ok(0.26));
        assert_eq!(typed(" −1,300.5％"), Ok(-1300.5));
        assert_eq!(typed("61\u{a0}122"), Ok(61_122.0));
        assert_eq!(typed("abc"), Err(NOT_A_NUMBER.get()));
        assert_eq!(typed(""), Err(NOT_A_NUMBER.get()));
        assert_eq!(typed("1e999"), Err(NOT_A_NUMBER.get()));
    }

    #[test]
    fn a_rate_typed_in_percent_is_the_fraction_of_the_same_digits() {
        let typed = [1.1, 5.3, 0.07, -0.7, 100.0, 0.0];
        assert_eq!(typed.map(from_percent), [0.011, 0.053, 0.0007, -0.007, 1.0, 0.0]);
    }

    #[test]
    fn a_seed_is_a_whole_number_that_is_kept_exactly() {
        assert_eq!((typed_seed(0.0), typed_seed(9_007_199_254_740_991.0)), (Ok(0), Ok(9_007_199_254_740_991)));
        assert!([-1.0, 0.5, 1e16, f64::NAN].into_iter().all(|number| typed_seed(number).is_err()));
    }
}
