//! Figures as documents, spreadsheets and people write them.
//!
//! The reader takes what stands there: it never drops a separator and never joins two figures. If something could mean another number,
//! it adds a [`Doubt`], for the person to see before the figure is taken.

use super::behind::behind;
use super::digits::Digits;
use super::fold::{self, any_of, has_digit, is_invisible};
use super::printed::{Doubt, Figure, Printed, Why};

/// Marks that mean "no figure".
const NOTHING: &str = "-|--|---|..|...|....|......|:|/|\\|n/a|na|n.a.|nan|null|none|无|暂无|缺|暂缺|无数据|未统计|。。";

/// Reads a text as a figure.
///
/// ```
/// use tuiyan::figure::{Doubt, Printed, read_number};
/// let Printed::Figure(figure) = read_number("93,7") else { panic!() };
/// assert_eq!((figure.number, figure.doubt), (93.7, Some(Doubt::DecimalComma)));
/// ```
pub fn read_number(text: &str) -> Printed {
    let plain = plain(text);
    let trimmed = plain.trim();
    if is_nothing(trimmed) {
        return Printed::Nothing;
    }
    if is_failed(trimmed) {
        return Printed::Failed;
    }
    figure(trimmed).map_or_else(Printed::Unreadable, |mut figure| {
        figure.doubt = figure.doubt.or(has_stop_within(text).then_some(Doubt::FullStop));
        Printed::Figure(figure)
    })
}

/// Whether a full stop stands before a digit, where it can only be a decimal point.
fn has_stop_within(text: &str) -> bool {
    text.split('。').skip(1).any(|after| after.starts_with(|c| fold::half_width(c).is_ascii_digit()))
}

fn is_nothing(text: &str) -> bool {
    let dashes = |c: char| matches!(c, '-' | '…' | '⋯' | '·');
    text.chars().all(|c| dashes(c) || c.is_whitespace()) || any_of(NOTHING, |mark| mark == text.to_lowercase())
}

fn is_failed(text: &str) -> bool {
    let is_error = text.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    is_error || text.starts_with('=')
}

/// In one width, with one kind of dash and nothing invisible. Line breaks stay, since they separate figures.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(fold::half_width).collect()
}

/// A figure, perhaps with note marks before it.
fn figure(text: &str) -> Result<Figure, Why> {
    let rest = text.trim_start_matches(fold::is_note_mark);
    let marks = &text[..text.len() - rest.len()];
    let bare = unquoted(rest.trim_start());
    let mut figure = unmarked(bare.unwrap_or(rest.trim_start()))?;
    match marks {
        // A name in quotation marks is not a figure.
        "" if bare.is_some() && figure.unit.is_some() => return Err(Why::Words),
        "" if bare.is_some() => figure.doubt = figure.doubt.or(Some(Doubt::Quoted)),
        "" => {}
        // A numbered name is not a figure.
        _ if figure.unit.is_some() => return Err(Why::Words),
        marks => figure.note = Some(marks.to_owned() + &figure.note.unwrap_or_default()),
    }
    Ok(figure)
}

/// A text without the quotation mark in front, and the one behind it if there is one; `None` if it has none.
fn unquoted(text: &str) -> Option<&str> {
    const MARKS: [char; 7] = ['"', '\'', '‘', '’', '“', '”', '`'];
    let inner = text.strip_prefix(MARKS)?;
    Some(inner.strip_suffix(MARKS).unwrap_or(inner).trim())
}

fn unmarked(text: &str) -> Result<Figure, Why> {
    let (about, text) = match text.strip_prefix(['约', '~']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    if text.starts_with(['≥', '≤', '>', '<', '＞', '＜', '≧', '≦']) {
        return Err(Why::Bound);
    }
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let bracketed = bracketed.filter(|inner| inner.starts_with(|c: char| c.is_ascii_digit()));
    let (is_bracketed, text) = (bracketed.is_some(), bracketed.unwrap_or(text));
    let triangle = text.strip_prefix(['▲', '△']).map(str::trim_start);
    let triangle = triangle.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let (has_triangle, text) = (triangle.is_some(), triangle.unwrap_or(text));
    let unsigned = text.strip_prefix(['-', '+']).map_or(text, str::trim_start);
    let is_negative = text.starts_with('-');
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') || !has_digit(unsigned) {
        return Err(if has_digit(text) && text.starts_with(['-', '+']) { Why::Several } else { Why::Words });
    }
    let digits = Digits::of(unsigned)?;
    let number: f64 = digits.text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or(Why::Size)?;
    let behind = behind(digits.rest)?;
    let doubt = match () {
        () if is_bracketed => Some(Doubt::Bracketed),
        () if has_triangle => Some(Doubt::Triangle),
        () if about || behind.is_about => Some(Doubt::About),
        () => digits.doubt,
    };
    let number = if is_negative == (is_bracketed || has_triangle) { number } else { -number };
    Ok(Figure { number, scale: behind.scale, unit: behind.unit, note: behind.note, doubt })
}

#[cfg(test)]
mod tests {
    use super::super::unit::Scale;
    use super::*;

    #[track_caller]
    fn reads(text: &str, number: f64) -> Figure {
        match read_number(text) {
            Printed::Figure(figure) => {
                assert!(figure.number == number, "{text:?} is {} and not {number}", figure.number);
                figure
            }
            other => panic!("{text:?} is {other:?}"),
        }
    }

    #[track_caller]
    fn is_plain(text: &str, number: f64) {
        let figure = reads(text, number);
        assert_eq!((figure.unit, figure.note, figure.doubt, figure.scale), (None, None, None, Scale::ONE), "{text:?}");
    }

    #[test]
    fn a_comma_or_a_blank_groups_digits_only_before_three_of_them() {
        for text in ["12,224", "12，224", "１２，２２４", "12 224", "12\u{a0}224", "12\u{3000}224", "12'224"] {
            is_plain(text, 12_224.0);
        }
        is_plain("1,234,567.5", 1_234_567.5);
        is_plain("+0.26", 0.26);
        is_plain(".5", 0.5);
        is_plain("5.", 5.0);
        is_plain("1.5E+3", 1500.0);
    }

    #[test]
    fn a_comma_that_can_only_be_decimal_is_read_with_a_doubt() {
        for (text, number) in [("93,7", 93.7), ("0，26", 0.26), ("1.234,5", 1234.5), ("0,260", 0.26), ("12 345,6", 12_345.6)] {
            assert_eq!(reads(text, number).doubt, Some(Doubt::DecimalComma), "{text}");
        }
        assert_eq!(reads("1.234.567", 1_234_567.0).doubt, Some(Doubt::GroupedByPoints));
    }

    #[test]
    fn two_figures_are_never_one() {
        for text in ["94 95", "94\n95", "77.1 1", "94/95", "94-95", "94～95", "94、95", "94；95", "1 2345", "94,5 95,5"] {
            assert_eq!(read_number(text), Printed::Unreadable(Why::Several), "{text}");
        }
        assert_eq!(read_number("12,34,567"), Printed::Unreadable(Why::Grouping));
    }

    #[test]
    fn every_dash_before_a_digit_is_a_minus() {
        for text in ["-0.5", "−0.5", "－0.5", "–0.5", "—0.5", "─0.5"] {
            is_plain(text, -0.5);
        }
        assert_eq!(reads("(0.5)", -0.5).doubt, Some(Doubt::Bracketed));
        assert_eq!(reads("（0.5）", -0.5).doubt, Some(Doubt::Bracketed));
    }

    #[test]
    fn a_quotation_mark_before_a_figure_is_no_part_of_it() {
        for text in ["\"94.5", "'94.5", "“94.5”", "＇94.5", "\"94.5\"", "’94.5"] {
            assert_eq!(reads(text, 94.5).doubt, Some(Doubt::Quoted), "{text}");
        }
        for text in ["“3岁以下婴幼儿”入托率", "“十四五”末", "\"", "“14个行动”"] {
            assert_eq!(read_number(text), Printed::Unreadable(Why::Words), "{text}");
        }
    }

    #[test]
    fn what_stands_for_a_minus_or_a_point_elsewhere_is_read_with_a_doubt() {
        for text in ["▲0.5", "△ 0.5", "△０．５"] {
            assert_eq!(reads(text, -0.5).doubt, Some(Doubt::Triangle), "{text}");
        }
        for (text, number) in [("94。0", 94.0), ("９４。２", 94.2), ("-0。5", -0.5), ("1,234。5", 1234.5)] {
            assert_eq!(reads(text, number).doubt, Some(Doubt::FullStop), "{text}");
        }
        is_plain("94。", 94.0);
        is_plain("９４．０", 94.0);
    }

    #[test]
    fn marks_before_a_figure_are_taken_off_and_kept() {
        for (text, mark) in [("*5.2", "*"), ("＊5.2", "＊"), ("①5.2", "①"), ("# 5.2", "#"), ("†‡5.2", "†‡"), ("²5.2", "²")]
        {
            assert_eq!(reads(text, 5.2).note.as_deref(), Some(half(mark).as_str()), "{text}");
        }
        assert_eq!(reads("*-5.2p", -5.2).note.as_deref(), Some("*p"));
        assert_eq!(read_number("①3岁以下"), Printed::Unreadable(Why::Words));
    }

    fn half(mark: &str) -> String {
        mark.chars().map(fold::half_width).collect()
    }

    #[test]
    fn marks_that_stand_for_no_figure_are_none() {
        for text in ["", " ", "—", "──", "…", "..", ":", "n/a", "N/A", "-", "/", "……", "\u{200b}"] {
            assert_eq!(read_number(text), Printed::Nothing, "{text:?}");
        }
        for text in ["#N/A", "#DIV/0!", "=B9*1"] {
            assert_eq!(read_number(text), Printed::Failed, "{text}");
        }
    }

    #[test]
    fn notes_and_flags_behind_a_figure_are_taken_off_and_kept() {
        let note = |text: &str, number| reads(text, number).note.unwrap_or_default();
        assert_eq!(note("94.0①", 94.0), "①");
        assert_eq!(note("94.2*", 94.2), "*");
        assert_eq!(note("94.5(1)", 94.5), "(1)");
        assert_eq!(note("94.5[12]", 94.5), "[12]");
        assert_eq!(note("2.66 b", 2.66), "b");
        assert_eq!(note("2.7e", 2.7), "e");
        assert_eq!(note("83.3 bep", 83.3), "bep");
        assert_eq!(note("77.1¹", 77.1), "¹");
        assert_eq!(note("94.3 (p)", 94.3), "(p)");
        assert_eq!(note("94.3（快报）", 94.3), "(快报)");
        assert_eq!(note("94.3%p", 94.3), "p");
        assert_eq!(note("1.2万*", 1.2), "*");
    }

    #[test]
    fn a_year_or_a_long_number_in_brackets_is_no_note_mark() {
        for text in ["94.5(2021)", "94.5(123)", "94.5[2021]"] {
            assert!(!matches!(read_number(text), Printed::Figure(Figure { note: Some(_), .. })), "{text}");
        }
    }

    #[test]
    fn a_power_of_ten_or_a_unit_behind_a_figure_is_told_from_it() {
        assert_eq!(reads("1.2万", 1.2).scale, Scale::power(4));
        assert_eq!(reads("2.66万人", 2.66).unit.as_deref(), Some("万人"));
        assert_eq!(reads("3%", 3.0).unit.as_deref(), Some("%"));
        assert_eq!(reads("0.26个百分点", 0.26).unit.as_deref(), Some("个百分点"));
        assert_eq!(reads("12 m2", 12.0).unit.as_deref(), Some("m2"));
        assert_eq!(reads("约94", 94.0).doubt, Some(Doubt::About));
    }

    #[test]
    fn words_and_bounds_are_no_figures() {
        for text in ["应保尽保", "数据来源：区教育局", "每个"] {
            assert_eq!(read_number(text), Printed::Unreadable(Why::Words), "{text}");
        }
        assert_eq!(read_number("≥95"), Printed::Unreadable(Why::Bound));
        assert_eq!(read_number("1e999"), Printed::Unreadable(Why::Size));
    }
}
