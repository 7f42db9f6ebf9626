//! Notes below a table, and what they say about the figures that carry their mark.

use super::fold::{folded, plain};
use crate::figure::any_of;
use crate::plan::Year;

/// The notes of a table, one by one.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes(Vec<Item>);

/// One note.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// Its mark, if it has one.
    mark: Option<char>,
    /// Its words.
    pub(super) text: String,
}

/// What a note says about the figures that carry its mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Says {
    /// They are of that year.
    pub(super) year: Option<Year>,
    /// They are average growth rates.
    pub(super) is_growth: bool,
    /// They are totals over the period.
    pub(super) is_total: bool,
    /// They are not final.
    pub(super) is_estimated: bool,
}

impl Notes {
    /// Splits lines into notes: at ①, at 1., at the end of sentences.
    pub(super) fn of(lines: &[String]) -> Self {
        Self(lines.iter().flat_map(|line| items(&folded(line))).collect())
    }

    /// What the note of a mark says; `None` if there is no such note.
    pub(super) fn says(&self, mark: &str) -> Option<(Says, &str)> {
        let mark = mark.chars().find(|c| !matches!(c, '(' | ')' | '[' | ']' | '注'))?;
        let mark = circled(mark).unwrap_or(mark);
        let item = self.0.iter().find(|item| item.mark == Some(mark))?;
        Some((said(&item.text), &item.text))
    }

    /// The notes that name a row.
    pub(super) fn about<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let name = plain(name);
        let short = name.trim_end_matches("增长").to_owned();
        self.0
            .iter()
            .map(|item| item.text.as_str())
            .filter(move |text| short.chars().count() >= 4 && plain(text).contains(&short))
    }
}

/// The circled digit for a raised one.
fn circled(mark: char) -> Option<char> {
    let number = "¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| c == mark).or_else(|| "123456789".chars().position(|c| c == mark))?;
    char::from_u32(u32::from('①') + u32::try_from(number).ok()?)
}

fn items(line: &str) -> Vec<Item> {
    let body = ["注:", "注", "备注:", "说明:", "note:", "notes:"]
        .iter()
        .find_map(|label| line.strip_prefix(label))
        .unwrap_or(line)
        .trim();
    let mut items: Vec<Item> = Vec::new();
    let mut current = String::new();
    let mut mark = None;
    let mut letters = body.chars().peekable();
    while let Some(c) = letters.next() {
        let is_numbered = c.is_ascii_digit() && current.trim().is_empty() && matches!(letters.peek(), Some('.' | '、'));
        if ('①'..='⑳').contains(&c) || is_numbered {
            close(&mut items, mark, &mut current);
            mark = circled(c).or(Some(c));
            if is_numbered {
                letters.next();
            }
        } else if matches!(c, ';' | '\n') {
            close(&mut items, mark.take(), &mut current);
        } else {
            current.push(c);
        }
    }
    close(&mut items, mark, &mut current);
    items
}

fn close(items: &mut Vec<Item>, mark: Option<char>, text: &mut String) {
    let text = std::mem::take(text).trim().to_owned();
    if text.is_empty() {
        return;
    }
    // 带*的为2024年数据: the mark in the text is its own.
    let spoken = text.chars().find(|c| matches!(c, '*' | '※' | '†' | '#' | '△' | '▲'));
    items.push(Item { mark: spoken.or(mark), text });
}

fn said(text: &str) -> Says {
    let lower = text.to_lowercase();
    let has = |words: &str| any_of(words, |word| lower.contains(word));
    let is_of_year = has("数据|数|值|data|figure|as of|截至");
    Says {
        year: year(&lower).filter(|_| is_of_year),
        is_growth: has("年均增速|年均增长|增速|增长率|annual growth|growth rate"),
        is_total: has("累计|cumulative|total over"),
        is_estimated: has("预计|初步|快报|预估|estimate|provisional"),
    }
}

fn year(text: &str) -> Option<Year> {
    let letters: Vec<char> = text.chars().collect();
    let mut runs = letters.windows(4).enumerate().filter(|(at, run)| {
        run.iter().all(char::is_ascii_digit)
            && !letters.get(at + 4).is_some_and(char::is_ascii_digit)
            && (*at == 0 || !letters[at - 1].is_ascii_digit())
    });
    let (_, run) = runs.next()?;
    run.iter().collect::<String>().parse().ok().filter(|year| (1900..2200).contains(year)).map(Year::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_what_its_mark_means() {
        let notes = Notes::of(&["注：①〔〕为5年累计数。②带*的为2024年数据。③全社会研发经费投入增速按不变价格计算。".to_owned()]);
        assert_eq!(notes.says("*").map(|(says, _)| says.year), Some(Some(Year::new(2024))));
        assert_eq!(notes.says("①").map(|(says, _)| says.is_total), Some(true));
        assert!(notes.says("※").is_none());
        assert_eq!(notes.about("全社会研发经费投入增长").count(), 1);
        let growth = Notes::of(&["注：带*数据为年均增速".to_owned()]);
        assert_eq!(growth.says("*").map(|(says, _)| says.is_growth), Some(true));
        let own = Notes::of(&["*为2019年数据".to_owned()]);
        assert_eq!(own.says("*").and_then(|(says, _)| says.year), Some(Year::new(2019)));
    }
}
