//! Numbers as cells contain them.

use crate::exchange::workbook::Cell;
use crate::figure::{Printed, Scale, half_width, read_number};
use crate::phrase;
use crate::scenario::moved;

/// The fewest digits that read back to the same double; with an exponent if digits would fill the cell.
pub(in crate::exchange) fn shortest(number: f64) -> String {
    match number.abs() {
        _ if !number.is_finite() => String::new(),
        0.0 | 1e-5..1e15 => number.to_string(),
        _ => format!("{number:e}"),
    }
}

/// A rate in ％, with the fewest digits that read back to the same double.
pub(in crate::exchange) fn percent(rate: f64) -> String {
    let text = format!("{rate:e}");
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let power = power.parse::<i32>().unwrap_or(0) + 2;
    // Read with the point moved: whatever digits that gives are those of the rate.
    let shifted: f64 = format!("{digits}e{power}").parse().unwrap_or(f64::INFINITY);
    let plain = phrase!("{}％", "{}%", shortest(shifted));
    if plain_is(&plain, rate) { plain } else { phrase!("{digits}e{power}％", "{digits}e{power}%") }
}

fn plain_is(text: &str, rate: f64) -> bool {
    plain(text) == Some(Cell::Rate(rate))
}

/// A number as this program and spreadsheets write it: `-1234.5`, `1,234.5`, `1.5E+20`, `5%`, `5％`. Digits with a zero in front are a code,
/// not a number.
pub(super) fn plain(text: &str) -> Option<Cell> {
    let bare = text.strip_suffix(['%', '％']);
    let (digits, power) = bare.unwrap_or(text).split_once(['e', 'E']).map_or((bare.unwrap_or(text), "0"), |parts| parts);
    // Moving the point is exact; dividing by a hundred would round once more.
    let power = exponent(power)? - if bare.is_some() { 2 } else { 0 };
    let number = parsed(&format!("{}e{power}", mantissa(digits)?))?;
    Some(if bare.is_some() { Cell::Rate(number) } else { Cell::Number(number) })
}

/// A number as people type it into a text cell; `None` if it could mean something else.
pub(in crate::exchange) fn typed(text: &str) -> Option<Cell> {
    // Numbers written by programs are read to the last bit, also in ％.
    let written: String = text.trim().chars().map(half_width).collect();
    if let Some(cell) = plain(written.strip_prefix('+').unwrap_or(&written)) {
        return Some(cell);
    }
    let Printed::Figure(figure) = read_number(text) else { return None };
    let is_certain = figure.doubt.is_none() && figure.note.is_none() && figure.scale == Scale::ONE;
    match figure.unit.as_deref().filter(|_| is_certain) {
        None if is_certain => Some(Cell::Number(figure.number)),
        Some("%") => Some(Cell::Rate(moved(figure.number, -2))),
        _ => None,
    }
}

fn parsed(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Sign, whole part and decimals, without thousands separators.
fn mantissa(text: &str) -> Option<String> {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| is_whole(first))?;
    let rest: Vec<_> = groups.collect();
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && are_digits(group)));
    let decimals = decimals.map_or(Some(String::new()), |decimals| are_digits(decimals).then(|| format!(".{decimals}")))?;
    is_grouped.then(|| format!("{sign}{first}{}{decimals}", rest.concat()))
}

fn exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    are_digits(digits).then(|| text.parse().ok())?.filter(|power: &i32| power.abs() < 10_000)
}

fn is_whole(text: &str) -> bool {
    are_digits(text) && (text == "0" || !text.starts_with('0'))
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<&Cell>) {
        assert_eq!(plain(text).as_ref(), expected, "{text}");
    }

    #[test]
    fn a_number_is_what_spreadsheets_write_for_one() {
        reads("-1234.50", Some(&Cell::Number(-1234.5)));
        reads("1,234,567.5", Some(&Cell::Number(1_234_567.5)));
        reads("1.5E+20", Some(&Cell::Number(1.5e20)));
        reads("5%", Some(&Cell::Rate(0.05)));
        reads("-0.7％", Some(&Cell::Rate(-0.007)));
        reads("1,234.5%", Some(&Cell::Rate(12.345)));
    }

    #[test]
    fn everything_else_is_a_text() {
        for text in
            ["", "-", "+5", "007", "1,23", "1234,567", ",123", "1.", ".5", "1e", "1e999", "NaN", "inf", "５", " 5", "5 %", "--5"]
        {
            reads(text, None);
        }
    }

    #[test]
    fn a_rate_in_percent_reads_back_to_the_same_double() {
        for rate in [0.05, 1.0, 1.1, 4.016, -0.07, 1.0 / 3.0, 12_345.678_9, 1e300, f64::MAX, 5e-324, 1e22] {
            reads(&percent(rate), Some(&Cell::Rate(rate)));
        }
        assert_eq!([percent(0.07), percent(4.016), percent(1e300)], ["7％", "401.6％", "1e302％"]);
    }

    #[test]
    fn a_typed_number_may_be_full_width() {
        assert_eq!(typed(" ＋０．２６ "), Some(Cell::Number(0.26)));
        assert_eq!(typed("－５％"), Some(Cell::Rate(-0.05)));
        assert_eq!(typed(".5"), Some(Cell::Number(0.5)));
        assert_eq!(typed("1,5"), None);
        assert_eq!(typed("九十四"), None);
    }
}
