//! A figure with its unit, as a sentence says it.
//!
//! Plans count in 万人, for which English has no word: nobody says “2.98 ×10,000 people”. An English sentence says 29,800 people. The decimal
//! point of the figure as printed is moved, so that no digit is invented and none is lost. Tables and fields keep the plan's unit.

use crate::language::Language;

/// Powers of ten that an English unit begins with, and how a sentence says what is counted in them: so many places on, with that word.
const FACTORS: [(&str, usize, &str); 4] =
    [("100 million ", 2, "million "), ("100,000,000 ", 2, "million "), ("10,000 ", 4, ""), ("1,000 ", 3, "")];

/// The figures of a text and their unit, in full: `2.98` of `×10,000 people` is `29,800` of `people`. `None` where the unit has no power
/// of ten, where the text is more than figures, and in Chinese, which has words for these numbers.
pub(super) fn in_full(text: &str, unit: &str) -> Option<(String, String)> {
    let (places, word, base) = factor(unit).filter(|_| Language::current() == Language::English)?;
    let said = figures(text)?.into_iter().map(|part| match part {
        Part::Figure(figure) => moved(figure, places),
        Part::Between(text) => text.to_owned(),
    });
    Some((said.collect(), format!("{word}{base}")))
}

/// A sentence with the short forms of its units, as a column beside others of the kind has them: `at least 0.26 pp/year`.
pub(super) fn in_column(sentence: String) -> String {
    if Language::current() == Language::Chinese {
        return sentence;
    }
    sentence.replace("percentage points", "pp").replace(" a year", "/year")
}

/// A calculation in a unit whose figures sentences say in full: it stays as it can be checked by hand, and says what it counts in.
pub(super) fn reckoned_in(unit: &str, working: String) -> String {
    let is_said = !working.is_empty() && factor(unit).is_some() && Language::current() == Language::English;
    if is_said { format!("In {}: {working}", heading(unit)) } else { working }
}

/// A unit as a heading says it: “10,000 people” counts what stands below, while “×10,000 people” follows a figure.
pub(super) fn heading(unit: &str) -> &str {
    if factor(unit).is_some() { unit.trim_start_matches('×') } else { unit }
}

/// A unit as it stands beside a figure in a field.
pub(super) fn beside(unit: &str) -> String {
    match factor(unit) {
        Some(_) if !unit.starts_with('×') => format!("×{unit}"),
        _ => unit.to_owned(),
    }
}

/// Whether figures in a unit are said in another one: how many places on, the word for what is left, and what is counted.
fn factor(unit: &str) -> Option<(usize, &'static str, &str)> {
    let plain = unit.trim_start_matches('×');
    FACTORS.iter().find_map(|(name, places, word)| Some((*places, *word, plain.strip_prefix(name)?)))
}

/// A stretch of a text.
enum Part<'a> {
    Figure(&'a str),
    Between(&'a str),
}

/// A text cut into its figures and what stands between; `None` where there are words, or powers of ten of other kinds.
fn figures(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let length = figure_length(rest);
        let (part, after) = if length > 0 {
            let (figure, after) = rest.split_at(length);
            (Part::Figure(figure), after)
        } else {
            let (between, after) = rest.split_at(rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len()));
            (Part::Between(between), after)
        };
        if matches!(part, Part::Between(between) if !is_plain(between)) {
            return None;
        }
        parts.push(part);
        rest = after;
    }
    parts.iter().any(|part| matches!(part, Part::Figure(_))).then_some(parts)
}

/// Signs, and the few words that stand before a figure or between two.
fn is_plain(between: &str) -> bool {
    let words = between.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.into_iter().all(|word| matches!(word, "about" | "to"))
}

/// How much of a text is a figure: digits, with commas between thousands and a decimal point.
fn figure_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: &usize| is_digit(*at) || (*at > 0 && matches!(bytes.get(*at), Some(b',' | b'.')) && is_digit(at + 1));
    (0..bytes.len()).take_while(goes_on).count()
}

/// The figure with its decimal point moved on, its thousands apart.
fn moved(figure: &str, places: usize) -> String {
    let plain = figure.replace(',', "");
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let all = format!("{whole}{decimals:0<places$}");
    let (whole, left) = all.split_at(whole.len() + places);
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let left = left.trim_end_matches('0');
    let point = if left.is_empty() { "" } else { "." };
    format!("{}{point}{left}", super::number::grouped(whole.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, unit: &str, expected: &str) {
        let said = Language::English.speaking(|| crate::view::words::with_unit(text, unit));
        assert_eq!(said, expected);
    }

    #[test]
    fn a_sentence_says_the_whole_number() {
        says("2.98", "×10,000 people", "29,800 people");
        says("0.02", "×10,000 people", "200 people");
        says("−0.02", "10,000 people", "−200 people");
        says("0.055", "×10,000 person-times a year", "550 person-times a year");
        says("120", "×10,000 people", "1,200,000 people");
        says("1,234.5", "×1,000 beds", "1,234,500 beds");
    }

    #[test]
    fn no_digit_is_lost_and_none_invented() {
        says("2.98345", "×10,000 people", "29,834.5 people");
        says("2.98000", "×10,000 people", "29,800 people");
        says("0.00", "×10,000 people", "0 people");
        says("0.00005", "×10,000 people", "0.5 people");
    }

    #[test]
    fn hundreds_of_millions_are_said_in_millions() {
        says("2.5", "100 million yuan", "250 million yuan");
        says("0.004", "×100 million yuan", "0.4 million yuan");
    }

    #[test]
    fn both_ends_and_every_sign_stay() {
        says("≥3", "×10,000 people", "≥30,000 people");
        says("2.9–3.1", "×10,000 people", "29,000–31,000 people");
        says("+0.1, +0.2", "×10,000 people", "+1,000, +2,000 people");
        says("about 3", "×10,000 people", "about 30,000 people");
    }

    #[test]
    fn what_is_no_figure_stays_as_it_is() {
        says("?", "×10,000 people", "? ×10,000 people");
        says("1.0000e300", "×10,000 people", "1.0000e300 ×10,000 people");
        says("3 (entered)", "×10,000 people", "3 (entered) ×10,000 people");
        says("1.3", "percentage points", "1.3 percentage points");
        says("95", "%", "95%");
        assert_eq!(crate::view::words::with_unit("2.98", "万人"), "2.98 万人");
    }

    #[test]
    fn a_column_has_the_short_form() {
        let short = |sentence: &str| Language::English.speaking(|| in_column(sentence.to_owned()));
        assert_eq!(short("at least 0.26 percentage points a year"), "at least 0.26 pp/year");
        assert_eq!(short("at least 29,800 people a year"), "at least 29,800 people/year");
        assert_eq!(in_column("至少 0.26 个百分点／年".to_owned()), "至少 0.26 个百分点／年");
    }

    #[test]
    fn a_calculation_says_what_it_counts_in() {
        let working = |unit| reckoned_in(unit, "2.7 + 5 × 0.056 = 2.98".to_owned());
        Language::English.speaking(|| {
            assert_eq!(working("10,000 people"), "In 10,000 people: 2.7 + 5 × 0.056 = 2.98");
            assert_eq!(working("%"), "2.7 + 5 × 0.056 = 2.98");
            assert_eq!(reckoned_in("10,000 people", String::new()), "");
        });
        assert_eq!(working("万人"), "2.7 + 5 × 0.056 = 2.98");
    }

    #[test]
    fn a_heading_counts_and_a_field_multiplies() {
        assert_eq!(
            [heading("×10,000 people"), heading("10,000 people"), heading("km")],
            ["10,000 people", "10,000 people", "km"]
        );
        assert_eq!([beside("×10,000 people"), beside("10,000 people"), beside("km")], ["×10,000 people", "×10,000 people", "km"]);
        assert_eq!([heading("万人"), &beside("万人")], ["万人", "万人"]);
    }
}
