//! Goals that are more than a comparison and a number, as text in one cell.
//!
//! | cell | goal |
//! |---|---|
//! | `5 至 5.5`, `5 至 5.5（两端）` | between, both ends binding |
//! | `≥68 左右` | about |
//! | `＞基期`, `≥2×基期`, `≥t-01+1`, `≥“全国平均”`, `＞上年` | than |
//! | `待定：完成上级下达的目标` | later |
//! | `观察：视情提出` | watched |
//!
//! `（越高越好）` or `（越低越好）` after them says which way helps, if nothing else does. The reader accepts both languages.

use super::choice::comparison_in;
use crate::figure::half_width;
use crate::language::{Language, Text};
use crate::plan::{Amount, Comparison, Direction, Goal, Id, Milestone, Of, OpSource, Range, Than, Threshold, Year};

const LATER: Text = Text::new("待定", "to be set");
const WATCHED: Text = Text::new("观察", "watched");
const ABOUT: Text = Text::new("左右", "about");
const BASELINE: Text = Text::new("基期", "baseline");
const PREVIOUS: Text = Text::new("上年", "previous year");
const BOTH: Text = Text::new("两端", "both ends");
const TO: Text = Text::new("至", "to");
const HIGHER: Text = Text::new("越高越好", "higher is better");
const LOWER: Text = Text::new("越低越好", "lower is better");

/// The cell text of a goal; for a plain number, including its comparison.
pub(super) fn write(goal: &Goal) -> String {
    match goal {
        Goal::Number(target) => compared(*target),
        Goal::About(target) => format!("{} {ABOUT}", compared(*target)),
        Goal::Between(range) => {
            let both = if range.both { remark(BOTH) } else { String::new() };
            format!("{} {TO} {}{both}{}", range.low.get(), range.high.get(), wanted(range.wanted))
        }
        Goal::Than(than) => format!("{}{}{}", than.op.symbol(), figure(than), wanted(than.wanted)),
        Goal::Later { words, wanted: way } => format!("{LATER}：{words}{}", wanted(*way)),
        Goal::Watched { words, wanted: way } => format!("{WATCHED}：{words}{}", wanted(*way)),
    }
}

fn compared(target: Threshold) -> String {
    format!("{}{}", target.op.symbol(), target.value.get())
}

fn remark(text: Text) -> String {
    format!("（{text}）")
}

fn wanted(way: Option<Direction>) -> String {
    match way {
        None => String::new(),
        Some(Direction::Rise) => remark(HIGHER),
        Some(Direction::Fall) => remark(LOWER),
    }
}

fn figure(than: &Than) -> String {
    let times = if than.times == Amount::of(1.0) { String::new() } else { format!("{}×", than.times.get()) };
    let of = match &than.of {
        Of::Baseline => BASELINE.to_string(),
        Of::Previous => PREVIOUS.to_string(),
        Of::Indicator(id) => id.to_string(),
        Of::Reference(name) => format!("“{name}”"),
    };
    let plus = match than.plus.get() {
        0.0 => String::new(),
        plus if plus < 0.0 => format!("{plus}"),
        plus => format!("+{plus}"),
    };
    format!("{times}{of}{plus}")
}

/// The goal in a cell; `None` if the cell has none in this form.
pub(super) fn read(cell: &str) -> Option<Goal> {
    let cell: String = cell.trim().chars().map(half_width).collect();
    let (cell, way) = without_way(&cell);
    for (mark, is_later) in [(LATER, true), (WATCHED, false)] {
        if let Some(words) = after(&cell, mark) {
            let words = words.trim().to_owned();
            return Some(if is_later { Goal::Later { words, wanted: way } } else { Goal::Watched { words, wanted: way } });
        }
    }
    if let Some(about) = without_end(&cell, ABOUT) {
        return Some(Goal::About(threshold(about.trim())?));
    }
    if let Some(range) = range(&cell, way) {
        return Some(Goal::Between(range));
    }
    if let Some(target) = threshold(&cell) {
        return Some(Goal::Number(target));
    }
    let (op, rest) = comparison(&cell)?;
    than(op, rest.trim(), way).map(Goal::Than)
}

/// A comparison sign and the rest. Words such as 不低于 are for numbers.
fn comparison(cell: &str) -> Option<(Comparison, &str)> {
    let signs = [
        ("≥", Comparison::AtLeast),
        (">=", Comparison::AtLeast),
        ("≤", Comparison::AtMost),
        ("<=", Comparison::AtMost),
        (">", Comparison::MoreThan),
        ("<", Comparison::LessThan),
    ];
    signs.into_iter().find_map(|(sign, op)| Some((op, cell.strip_prefix(sign)?)))
}

fn threshold(cell: &str) -> Option<Threshold> {
    let (op, rest) = comparison_in(cell)?;
    Some(Threshold { op, value: number(&rest)? })
}

fn number(text: &str) -> Option<Amount> {
    let text = text.trim().replace('−', "-");
    text.parse().ok().and_then(|number| Amount::new(number).ok())
}

fn range(cell: &str, wanted: Option<Direction>) -> Option<Range> {
    let end = |text: Text| Language::ALL.into_iter().find_map(|it| cell.strip_suffix(&format!("({})", text.of(it))));
    let both = end(BOTH);
    let (low, high) = Language::ALL.into_iter().find_map(|it| both.unwrap_or(cell).split_once(TO.of(it)))?;
    Some(Range { low: number(low)?, high: number(high)?, both: both.is_some(), wanted })
}

fn than(op: Comparison, figure: &str, wanted: Option<Direction>) -> Option<Than> {
    let (times, rest) = match figure.split_once('×') {
        Some((times, rest)) => (number(times)?, rest),
        None => (Amount::of(1.0), figure),
    };
    let (of, plus) = reference(rest.trim())?;
    let plus = if plus.is_empty() { Amount::ZERO } else { number(plus.trim_start_matches('+'))? };
    Some(Than { op, of, times, plus, wanted })
}

/// The figure that the goal refers to, and what is added to it.
fn reference(text: &str) -> Option<(Of, &str)> {
    let quoted = text.strip_prefix(['“', '"']).and_then(|rest| rest.split_once(['”', '"']));
    if let Some((name, plus)) = quoted {
        return (!name.is_empty()).then(|| (Of::Reference(name.to_owned()), plus.trim()));
    }
    for (word, of) in [(BASELINE, Of::Baseline), (PREVIOUS, Of::Previous)] {
        if let Some(plus) = Language::ALL.into_iter().find_map(|it| text.strip_prefix(word.of(it))) {
            return Some((of, plus.trim()));
        }
    }
    let at = text.find('+').or_else(|| text.rfind('-').filter(|at| number(&text[*at..]).is_some() && Id::new(text).is_err()));
    let (id, plus) = text.split_at(at.unwrap_or(text.len()));
    Some((Of::Indicator(Id::new(id.trim()).ok()?), plus))
}

fn after(cell: &str, mark: Text) -> Option<&str> {
    Language::ALL.into_iter().find_map(|it| cell.strip_prefix(mark.of(it))?.trim_start().strip_prefix([':', '：']))
}

fn without_end(cell: &str, mark: Text) -> Option<&str> {
    Language::ALL.into_iter().find_map(|it| cell.strip_suffix(mark.of(it)))
}

/// The cell without the remark which way helps, and that way.
fn without_way(cell: &str) -> (String, Option<Direction>) {
    for (text, way) in [(HIGHER, Direction::Rise), (LOWER, Direction::Fall)] {
        for language in Language::ALL {
            if let Some(rest) = cell.strip_suffix(&format!("({})", text.of(language))) {
                return (rest.trim_end().to_owned(), Some(way));
            }
        }
    }
    (cell.to_owned(), None)
}

/// The cell text of goals on the way: `2023：≥1.35；2025：≥1.7`, with an asterisk after those read by convention.
pub(super) fn write_milestones(milestones: &[Milestone]) -> String {
    let one = |it: &Milestone| {
        let read = if it.op_source == OpSource::Read { "*" } else { "" };
        format!("{}：{}{read}", it.year, write(&it.goal))
    };
    milestones.iter().map(one).collect::<Vec<_>>().join("；")
}

/// The goals on the way in a cell, in the order of their years; `None` if one of them cannot be read.
pub(super) fn read_milestones(cell: &str) -> Option<Vec<Milestone>> {
    let parts = cell.split(['；', ';']).map(str::trim).filter(|part| !part.is_empty());
    let one = |part: &str| {
        let (year, goal) = part.split_once(['：', ':'])?;
        let year: i16 = year.trim().trim_end_matches('年').parse().ok()?;
        let (goal, op_source) = match goal.trim().strip_suffix('*') {
            Some(goal) => (goal, OpSource::Read),
            None => (goal.trim(), OpSource::Stated),
        };
        Some(Milestone { year: Year::new(year), goal: read(goal)?, op_source })
    };
    let mut milestones: Vec<Milestone> = parts.map(one).collect::<Option<_>>()?;
    milestones.sort_by_key(|milestone| milestone.year);
    Some(milestones)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(number: f64) -> Amount {
        Amount::of(number)
    }

    fn goals() -> Vec<Goal> {
        let than = |op, of, times, plus, wanted| Goal::Than(Than { op, of, times: amount(times), plus: amount(plus), wanted });
        let id = |name: &str| Of::Indicator(Id::new(name).unwrap());
        let fall = Some(Direction::Fall);
        vec![
            Goal::number(Comparison::AtLeast, amount(71.0)),
            Goal::number(Comparison::LessThan, amount(-5.5)),
            Goal::About(Threshold { op: Comparison::AtMost, value: amount(1.45) }),
            Goal::Between(Range { low: amount(-5.0), high: amount(5.5), both: true, wanted: fall }),
            Goal::Between(Range { low: amount(5.0), high: amount(5.5), both: false, wanted: None }),
            than(Comparison::MoreThan, Of::Baseline, 1.0, 0.0, None),
            than(Comparison::AtLeast, Of::Baseline, 2.0, -1.0, None),
            than(Comparison::AtLeast, id("t-01"), 1.0, 1.5, None),
            than(Comparison::AtMost, id("t-01"), 1.0, -1.5, None),
            than(Comparison::MoreThan, Of::Reference("全国平均".to_owned()), 1.0, 0.0, None),
            than(Comparison::MoreThan, Of::Previous, 1.0, 0.0, fall),
            Goal::Later { words: "完成国家下达的目标".to_owned(), wanted: fall },
            Goal::Watched { words: "视情提出".to_owned(), wanted: None },
        ]
    }

    #[test]
    fn every_goal_comes_back_from_its_cell_in_either_language() {
        for goal in goals() {
            for language in Language::ALL {
                let cell = language.speaking(|| write(&goal));
                assert_eq!(read(&cell).as_ref(), Some(&goal), "{cell}");
            }
        }
    }

    #[test]
    fn milestones_come_back_in_the_order_of_their_years() {
        let at = |year, goal: &Goal, op_source| Milestone { year: Year::new(year), goal: goal.clone(), op_source };
        let goals = goals();
        let all = vec![at(2023, &goals[0], OpSource::Read), at(2025, &goals[4], OpSource::Stated)];
        assert_eq!(read_milestones(&write_milestones(&all)), Some(all));
        assert_eq!(read_milestones("2025年: ≥1.7; 2023年: ≥1.35").unwrap()[0].year, Year::new(2023));
        assert_eq!(read_milestones("2023：大约"), None);
    }

    #[test]
    fn words_that_say_no_goal_are_none() {
        for cell in ["应保尽保", "≥", "5 至", "≥2×", "≥T 01", ""] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
