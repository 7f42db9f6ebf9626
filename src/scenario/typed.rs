//! Numbers as people type them.

use crate::figure::{Printed, Scale, Unit, Why, read_number};
use crate::language::Text;
use crate::{phrase, word};

/// Why a typed text is not a number.
pub(super) const NOT_A_NUMBER: Text = Text::new("请输入一个数，例如 0.26", "enter a number, such as 0.26");

/// What a person typed into a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// Nothing, or a mark for a missing figure.
    Nothing,
    /// A number in the field's unit.
    Number(f64),
    /// Perhaps this number; the question says why it is asked.
    Perhaps(f64, String),
    /// Not a number that the field can hold, and why.
    Refused(String),
}

/// Reads a text typed into a field with `unit`, which may be empty or per year. It takes what stands there. If a comma or a unit could mean
/// another number, it asks.
///
/// ```
/// use tuiyan::scenario::{Entered, entered};
/// assert_eq!(entered("−0.5", "个百分点／年"), Entered::Number(-0.5));
/// assert_eq!(entered("1.2万", "人"), Entered::Number(12_000.0));
/// assert!(matches!(entered("93,7", "％"), Entered::Perhaps(number, _) if number == 93.7));
/// assert!(matches!(entered("94 95", "％"), Entered::Refused(_)));
/// ```
pub fn entered(text: &str, unit: &str) -> Entered {
    let figure = match read_number(text) {
        Printed::Nothing => return Entered::Nothing,
        Printed::Figure(figure) => figure,
        Printed::Failed => return Entered::Refused(not_a_number(text)),
        Printed::Unreadable(why) => return Entered::Refused(unreadable(text.trim(), why)),
    };
    if let Some(note) = figure.note {
        return Entered::Refused(phrase!("“{}”后面的“{note}”不是数", "“{note}” behind “{}” is not a number", text.trim()));
    }
    let yearless =
        ["／年", "/年", "每年", "/year", " a year", " per year"].into_iter().fold(unit, |unit, end| unit.trim_end_matches(end));
    let own = own_unit(yearless);
    let number = match &figure.unit {
        None if figure.scale == Scale::ONE => Ok(figure.number),
        None if own.is_percent() || own.is_points() => return Entered::Refused(foreign(text, unit)),
        None if figure.scale == own.scale() => Ok(figure.number),
        None => Ok(moved(figure.number, figure.scale.places_to(own.scale()))),
        Some(found) => in_unit(figure.number, &Unit::of(found), &own),
    };
    match (number, figure.doubt) {
        (Err(None), _) => Entered::Refused(foreign(text, unit)),
        (Ok(number), None) => Entered::Number(number),
        (Ok(number) | Err(Some(number)), _) => {
            Entered::Perhaps(number, phrase!("“{}”是 {number} {unit}吗？", "does “{}” mean {number} {unit}?", text.trim()))
        }
    }
}

/// The unit of a field, without what a share in ％ is a share of.
fn own_unit(unit: &str) -> Unit {
    let share = Unit::of(unit.split(['（', '(']).next().and_then(|unit| unit.split(" of ").next()).unwrap_or_default());
    if share.is_percent() { share } else { Unit::of(unit) }
}

/// The number in the field's unit. If it had to be converted, the result is an error with the converted number, or without one.
fn in_unit(number: f64, found: &Unit, own: &Unit) -> Result<f64, Option<f64>> {
    match () {
        () if found.is_points() && own.is_points() => Ok(number),
        () if found.is_percent() && own.is_points() => Err(Some(moved(number, found.scale().places_to(Scale::ONE)))),
        () if !found.is_like(own) => Err(None),
        () if found.scale() == own.scale() => Ok(number),
        () => Err(Some(moved(number, found.scale().places_to(own.scale())))),
    }
}

fn foreign(text: &str, unit: &str) -> String {
    if unit.is_empty() {
        phrase!("“{}”带有单位，这里只填数", "“{}” has a unit; only a number goes here", text.trim())
    } else {
        phrase!("“{}”的单位不是{unit}", "“{}” is not in {unit}", text.trim())
    }
}

fn not_a_number(text: &str) -> String {
    phrase!("“{}”不是数。{NOT_A_NUMBER}", "“{}” is not a number: {NOT_A_NUMBER}", text.trim())
}

fn unreadable(text: &str, why: Why) -> String {
    match why {
        Why::Words => not_a_number(text),
        Why::Several => phrase!("“{text}”里不止一个数，这里只填一个", "“{text}” holds more than one number; only one goes here"),
        Why::Bound => phrase!("“{text}”是界限，这里填一个数", "“{text}” is a bound; a single number goes here"),
        Why::Grouping => phrase!("“{text}”的分隔符位置不对", "the separators of “{text}” are in the wrong places"),
        Why::Size => phrase!("“{text}”大得无法计算", "“{text}” is too large to compute with"),
    }
}

/// A number without a unit, as a command or a table takes it.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn typed(text: &str) -> Result<f64, String> {
    let bare = text.trim().trim_end_matches(['%', '％']);
    match entered(bare, "") {
        Entered::Number(number) => Ok(number),
        Entered::Nothing => Err(NOT_A_NUMBER.get().to_owned()),
        Entered::Perhaps(_, sentence) | Entered::Refused(sentence) => Err(sentence),
    }
}

/// A fraction from ％, with the decimal point moved by two places, as on paper. Dividing by a hundred would round once more, and 1.1 ％
/// would no longer be 0.011.
pub fn from_percent(typed: f64) -> f64 {
    moved(typed, -2)
}

/// A number with its decimal point moved by that many places, to the right if positive: 0.937 moved by two is 93.7, which a product of
/// doubles misses.
pub fn moved(number: f64, places: i32) -> f64 {
    format!("{number}e{places}").parse().unwrap_or(number)
}

/// A typed seed: a whole number that doubles hold exactly.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_number(text: &str, unit: &str, number: f64) {
        assert_eq!(entered(text, unit), Entered::Number(number), "{text} {unit}");
    }

    #[track_caller]
    fn is_perhaps(text: &str, unit: &str, number: f64) {
        assert!(
            matches!(entered(text, unit), Entered::Perhaps(found, _) if found == number),
            "{text} {unit}: {:?}",
            entered(text, unit)
        );
    }

    #[track_caller]
    fn is_refused(text: &str, unit: &str) {
        assert!(matches!(entered(text, unit), Entered::Refused(_)), "{text} {unit}: {:?}", entered(text, unit));
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        is_number("０．２６", "", 0.26);
        is_number(" −1,300.5％", "％", -1300.5);
        is_number("61\u{a0}122", "户", 61_122.0);
        is_number("—0.5", "个百分点", -0.5);
        is_number("1.2万", "人", 12_000.0);
        is_number("1.2万", "万人", 1.2);
        is_number("2.66万人", "万人／年", 2.66);
        is_number("0.26个百分点", "个百分点／年", 0.26);
        is_number("3%", "％／年", 3.0);
        is_number("20%", "％（剩余缺口）／年", 20.0);
        is_number("20％", "% of the gap/year", 20.0);
        is_number("0.5", "／年", 0.5);
        assert_eq!(typed("abc"), Err("“abc”不是数。请输入一个数，例如 0.26".to_owned()));
        assert!(["", "1e999", "94 95"].into_iter().all(|text| typed(text).is_err()));
    }

    #[test]
    fn what_could_mean_another_number_is_asked() {
        is_perhaps("93,7", "％", 93.7);
        is_perhaps("0，26", "个百分点", 0.26);
        is_perhaps("1.234,5", "户", 1234.5);
        is_perhaps("26600人", "万人", 2.66);
        is_perhaps("0.26%", "个百分点／年", 0.26);
        is_perhaps("(0.5)", "", -0.5);
    }

    #[test]
    fn what_the_field_cannot_hold_is_refused() {
        for (text, unit) in [
            ("94 95", "％"),
            ("94\t95", "％"),
            ("94\n95", "％"),
            ("3%", "万人"),
            ("0.26个百分点", "％"),
            ("2.66亩", "万人"),
            ("≥95", "％"),
            ("12,34,567", ""),
            ("94①", "％"),
        ] {
            is_refused(text, unit);
        }
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
