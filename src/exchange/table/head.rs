//! Headings with a year: which year, and whether the figures below were observed.

use super::folded::folded;
use super::grid::Grid;
use super::stage::Stage;
use super::stage_of::{is_flag, stage_of_letters};
use super::stage_words::{STRADDLING, is_neutral, stage_beside, told};
use crate::exchange::workbook::Cell;
use crate::figure::{Unit, is_invisible, is_note_mark, rounded};
use crate::plan::{Period, Year};

/// A heading that names a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) year: Year,
    pub(super) stage: Stage,
    /// The unit in brackets in it.
    pub(super) unit: Option<String>,
    /// Whether it is only a number, which could be a figure.
    pub(super) is_bare: bool,
}

/// The heading in a cell, if it names a year.
pub(super) fn head(cell: &Cell) -> Option<Head> {
    match cell {
        Cell::Number(number) => bare_year(*number).map(|year| Head { year, stage: Stage::Observed, unit: None, is_bare: true }),
        Cell::Text(text) => of_text(text),
        Cell::Empty | Cell::Rate(_) => None,
    }
}

/// The heading made of several texts above one another, the uppermost first.
pub(super) fn stacked(texts: &[&str]) -> Option<Head> {
    of_text(&texts.join(" "))
}

impl Head {
    /// With a raised mark of a note beside it, if there is one.
    pub(super) fn marked(self, is_marked: bool) -> Self {
        let is_plain = self.stage == Stage::Observed;
        Self { stage: if is_marked && is_plain { Stage::Flagged } else { self.stage }, ..self }
    }
}

/// Whether a cell holds a figure and not a year with words: 2022年 and 2022年主要指标 are none.
pub(super) fn is_figure(grid: &Grid, row: usize, column: usize) -> bool {
    grid.is_figure(row, column) && head(grid.cell(row, column)).is_none_or(|head| head.is_bare)
}

/// Whether a bare number may be a year of a plan's figures.
pub(super) fn is_near(year: Year, period: Period) -> bool {
    (period.base().get() - 25..=period.end().get()).contains(&year.get())
}

/// The years in a text.
pub(super) fn years_in(text: &str) -> Vec<Year> {
    years_and_words(&folded(text)).0.into_iter().map(Year::new).collect()
}

fn bare_year(number: f64) -> Option<Year> {
    #[expect(clippy::cast_possible_truncation, reason = "a whole number between 1900 and 2199")]
    (number.fract() == 0.0 && (1900.0..2200.0).contains(&number)).then(|| Year::new(number as i16))
}

/// The longest heading, and the digits of a year.
const LONGEST: usize = 40;
const DIGITS: usize = 4;

fn of_text(text: &str) -> Option<Head> {
    let is_numeral = |c: char| c.is_numeric() || "〇○零oOｏＯ一二三四五六七八九".contains(c);
    let seen = || text.chars().filter(|c| !is_invisible(*c));
    if seen().nth(LONGEST).is_some() || seen().filter(|c| is_numeral(*c)).count() < DIGITS {
        return None;
    }
    let plain = closed_up(&folded(text));
    if plain.chars().count() > LONGEST {
        return None;
    }
    if let Ok(number) = plain.trim().parse::<f64>() {
        return bare_year(number).map(|year| Head { year, stage: Stage::Observed, unit: None, is_bare: true });
    }
    let (years, words) = years_and_words(&plain);
    let (first, rest) = years.split_first()?;
    let (words, unit) = without_unit(&words);
    let is_bare = is_flag(words.trim()) && unit.is_none() && !plain.contains('年');
    let is_one_year = rest.iter().all(|year| year == first);
    let stage = match stage_of_flag(&words, text) {
        Some(stage) if is_one_year => Some(stage),
        _ if is_one_year => stage_beside(&words),
        _ => told(&words).filter(|stage| *stage == Stage::Change).or(Some(Stage::Unknown)),
    };
    let is_straddling = words.contains(STRADDLING);
    let stage = if is_straddling { Stage::Straddling } else { stage.unwrap_or(Stage::Unknown) };
    Some(Head { year: Year::new(*first), stage, unit, is_bare })
}

/// Without blanks beside Chinese characters: 2021 年 （ 实 际 ）.
fn closed_up(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_wide = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
    let is_kept = |at: &usize| !letters[*at].is_whitespace() || !(is_wide(at.checked_sub(1)) || is_wide(Some(at + 1)));
    (0..letters.len()).filter(is_kept).map(|at| letters[at]).collect()
}

/// The stage that a flag or a note mark beside a year gives; `None` if there is neither. 2021E is a common sign for a forecast, 2021A is not.
fn stage_of_flag(words: &str, heading: &str) -> Option<Stage> {
    let bare = words.trim();
    let rest = bare.trim_matches(|c: char| is_note_mark(c) || c.is_whitespace());
    let is_marked = rest.len() < bare.len();
    match rest {
        "" => is_marked.then_some(Stage::Flagged),
        "e" if heading.contains('E') => Some(Stage::Forecast),
        flag if is_flag(flag) => Some(stage_of_letters(flag)),
        rest if is_marked => stage_beside(rest).map(|stage| if stage == Stage::Observed { Stage::Flagged } else { stage }),
        _ => None,
    }
}

/// The years in a text, and the text without them.
fn years_and_words(text: &str) -> (Vec<i16>, String) {
    let letters: Vec<char> = text.chars().collect();
    let (mut years, mut words) = (Vec::new(), String::new());
    let mut at = 0;
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let digits: String = letters[at..at + run].iter().collect();
        match digits.parse::<i16>() {
            Ok(year) if run == 4 && (1900..2200).contains(&year) => {
                years.push(year);
                at += 4;
                if letters.get(at) == Some(&'年') {
                    at += 1;
                }
                if is_next_year(year, &letters[at..]) {
                    words.push(STRADDLING);
                    at += 3;
                }
            }
            _ => {
                let step = run.max(1);
                words.extend(&letters[at..at + step]);
                at += step;
            }
        }
    }
    (years, words)
}

/// Whether a year is followed by the next one in two digits: `/21`, `-21`.
fn is_next_year(year: i16, after: &[char]) -> bool {
    let ['/' | '-', tens, ones, rest @ ..] = after else { return false };
    let next = tens.to_digit(10).zip(ones.to_digit(10)).map(|(tens, ones)| tens * 10 + ones);
    let is_over = !rest.first().is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '/'));
    is_over && next == u32::try_from((year + 1) % 100).ok()
}

/// The words without empty brackets, and the unit in brackets.
fn without_unit(words: &str) -> (String, Option<String>) {
    let words = rounded(&words.replace("[yr]", ""));
    let Some((open, close)) = words.find('(').zip(words.rfind(')')).filter(|(open, close)| open < close) else {
        return (words, None);
    };
    let inner = words[open + 1..close].trim();
    let is_word = inner.len() <= 5 && inner.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    let is_note = inner.starts_with('注') || (inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit()));
    if is_note && !inner.is_empty() {
        return (format!("{} * {}", &words[..open], &words[close + 1..]), None);
    }
    if is_word && !Unit::of(inner).is_known() {
        return (words.replace(['(', ')'], " "), None);
    }
    // A sign alone, such as ‰, is a unit.
    if Unit::of(inner).is_known() && told(inner).is_none() {
        return (format!("{} {}", &words[..open], &words[close + 1..]), Some(inner.to_owned()));
    }
    if inner.is_empty() || told(inner).is_some() || is_neutral(inner) || inner.contains(STRADDLING) {
        return (words.replace(['(', ')'], " "), None);
    }
    (format!("{} {}", &words[..open], &words[close + 1..]), Some(inner.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_without_a_unit_are_taken_off_a_heading_and_their_words_kept() {
        let of = |text: &str| {
            let (words, unit) = without_unit(text);
            (words.split_whitespace().collect::<Vec<_>>().join(" "), unit)
        };
        assert_eq!(of("2021年（）"), ("2021年".into(), None));
        assert_eq!(of("2021年（预计）"), ("2021年 预计".into(), None));
        assert_eq!(of("参保人数（万人）"), ("参保人数".into(), Some("万人".into())));
    }

    #[track_caller]
    fn says(text: &str, year: i16, stage: Stage) {
        let found = head(&Cell::text(text)).unwrap_or_else(|| panic!("{text} names no year"));
        assert_eq!((found.year, found.stage), (Year::new(year), stage), "{text}");
    }

    #[test]
    fn words_around_a_year_that_say_nothing_leave_it_observed() {
        for text in [
            "2021",
            "2021年",
            "２０２１年",
            "2021 年",
            "2021年度",
            "2021年末",
            "2021年年末",
            "2021年底",
            "2021年实际",
            "2021年情况",
            "2021年数据",
            "2021年全年",
            "2021年完成情况",
            "2021年实际完成值",
            "2021 [YR2021]",
            "二〇二一年",
            "二○二一年",
            "二O二一年",
            "二o二一年末",
            "二Ｏ二一年",
            "２O２１年",
            "2021年绝对额",
            "2021A",
            "2021年（观测值）",
            "2021年实际（％）",
            "截至2021年底",
            "2021 observed",
            "2021年12月末",
            "2021年1-12月",
            "\u{200b}2021年",
            "实际 2021年",
            "2021年观测",
        ] {
            says(text, 2021, Stage::Observed);
        }
        assert_eq!(head(&Cell::Number(2021.0)).map(|head| head.is_bare), Some(true));
    }

    #[test]
    fn what_was_not_observed_is_told_from_what_was() {
        for (text, stage) in [
            ("2021年预计", Stage::Forecast),
            ("2022年末（预计）", Stage::Forecast),
            ("2024年底(计划)", Stage::Planned),
            ("2025年目标", Stage::Planned),
            ("计划 2021年", Stage::Planned),
            ("2023年实际（快报）", Stage::Early),
            ("2021年上半年", Stage::Partial),
            ("2021年1—6月", Stage::Partial),
            ("2020年2月", Stage::Partial),
            ("2021-06-30", Stage::Partial),
            ("2021年同比", Stage::Change),
            ("2021年比上年±％", Stage::Change),
            ("2021年完成率", Stage::Ratio),
            ("2021年计划完成", Stage::Unknown),
            ("2021年工作人员", Stage::Unknown),
        ] {
            says(
                text,
                2021 + i16::from(text.contains("2022"))
                    + 3 * i16::from(text.contains("2024"))
                    + 4 * i16::from(text.contains("2025"))
                    + 2 * i16::from(text.contains("2023"))
                    - i16::from(text.contains("2020")),
                stage,
            );
        }
        says("2020/21", 2020, Stage::Straddling);
        says("2020-21", 2020, Stage::Straddling);
        says("2021-2025年", 2021, Stage::Unknown);
    }

    #[test]
    fn a_flag_or_a_mark_beside_a_year_is_told_from_words() {
        for (text, stage) in [
            ("2021p", Stage::Early),
            ("2021(p)", Stage::Early),
            ("2021e", Stage::Early),
            ("2021E", Stage::Forecast),
            ("2021f", Stage::Forecast),
            ("2021b", Stage::Flagged),
            ("2021 r", Stage::Flagged),
            ("2021*", Stage::Flagged),
            ("2021年①", Stage::Flagged),
            ("2021年(注1)", Stage::Flagged),
            ("2021年[1]", Stage::Flagged),
            ("2021年预计*", Stage::Forecast),
            ("2021年实际①", Stage::Flagged),
            ("2021年数据（修订）", Stage::Flagged),
        ] {
            says(text, 2021, stage);
        }
    }

    #[test]
    fn what_names_no_year_is_no_heading_of_one() {
        for text in ["指标", "20211", "21年", "年", "", "1234"] {
            assert_eq!(head(&Cell::text(text)), None, "{text}");
        }
        assert_eq!(head(&Cell::Number(2021.5)), None);
    }

    #[test]
    fn a_unit_in_brackets_is_kept() {
        for (text, unit) in [
            ("2021年（万人）", "万人"),
            ("2021年［万人］", "万人"),
            ("2021年【万人】", "万人"),
            ("2021年〔万人〕", "万人"),
            ("2021年｛万人｝", "万人"),
            ("2021年〈万人〉", "万人"),
            ("2021 (yuan)", "yuan"),
            ("2021 (km)", "km"),
            ("2021 (kg)", "kg"),
        ] {
            assert_eq!(head(&Cell::text(text)).and_then(|head| head.unit).as_deref(), Some(unit), "{text}");
        }
    }
}
