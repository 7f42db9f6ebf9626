//! From tokens to clauses, from left to right.

use super::super::lexicon::Word;
use super::super::token::{Kind, Number, Token};
use super::super::{head, units};
use super::{Against, Clause, Figure, PREVIOUS, is_comparator};
use crate::plan::{Comparison, Direction, Year};
use crate::word;

/// All clauses of a part of a cell, in order, each with the separator before it.
pub(in crate::exchange::printed) fn clauses(text: &str, tokens: &[Token]) -> Vec<(char, Clause)> {
    let mut parts: Vec<(char, Vec<Token>)> = vec![(' ', Vec::new())];
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parted_by = match token.kind {
            // A line break within one statement is a blank.
            Kind::Separator('\n') if !is_between_numbers(tokens, at) => None,
            Kind::Separator(c) if depth == 0 => Some(c),
            Kind::Word(Word::And) if depth == 0 && is_between_goals(tokens, at) => Some('、'),
            _ => None,
        };
        match parted_by {
            Some(c) => parts.push((c, Vec::new())),
            None => parts.last_mut().map(|(_, part)| part.push(token.clone())).unwrap_or_default(),
        }
    }
    parts.into_iter().map(|(by, part)| (by, clause(text, &part))).collect()
}

fn is_between_numbers(tokens: &[Token], at: usize) -> bool {
    let is_number = |token: &Token| matches!(token.kind, Kind::Number(_));
    tokens[..at].iter().any(is_number) && tokens[at..].iter().any(is_number)
}

/// Whether 和 stands between two numbers that form no range.
fn is_between_goals(tokens: &[Token], at: usize) -> bool {
    let is_number = |token: &Token| matches!(token.kind, Kind::Number(_));
    let is_range = tokens[..at].iter().any(|token| token.kind == Kind::Word(Word::Range));
    !is_range && tokens[..at].iter().any(is_number) && tokens[at..].iter().any(is_number)
}

fn clause(text: &str, tokens: &[Token]) -> Clause {
    let words = tokens.first().zip(tokens.last()).map_or("", |(first, last)| &text[first.from..last.to]);
    let mut parser = Parser {
        text,
        tokens,
        at: 0,
        is_range: false,
        is_since: false,
        clause: Clause { text: words.to_owned(), ..Clause::default() },
    };
    while parser.at < tokens.len() {
        parser.step();
    }
    let mut clause = parser.clause;
    clause.count_times();
    clause.include();
    // 逐年保持在95%以上 holds in each year; 逐年提高到95% says nothing of the years on the way that one number could hold.
    if clause.is_year_by_year && clause.figure.is_some() {
        if clause.is_kept { clause.is_lasting = true } else { clause.left.push(word!("逐年", "year by year").to_owned()) }
    }
    // 全国平均水平以上: what stands before the word is what it is compared with.
    if clause.figure.is_none()
        && clause.against.is_none()
        && is_comparator(&clause.label)
        && let Some(op) = clause.op
    {
        let name = unadorned(&std::mem::take(&mut clause.label)).to_owned();
        clause.against = Some(Against { op, name, plus: 0.0, is_in_step: false });
    }
    clause
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    /// Whether the next number ends a range.
    is_range: bool,
    /// Whether the next year is the one from which a change is counted.
    is_since: bool,
    clause: Clause,
}

impl Parser<'_> {
    fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    fn words(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.text[token.from..token.to].trim())
    }

    fn step(&mut self) {
        let at = self.at;
        self.at += 1;
        match self.tokens[at].kind.clone() {
            Kind::Number(number) => self.number(&number),
            Kind::Year(year) => self.year(year),
            Kind::Sign(op) => self.clause.op = Some(op),
            Kind::Word(word) => self.word(word, at),
            Kind::Noun => self.noun(at),
            Kind::Dash => {
                self.is_range =
                    self.clause.figure.is_some() || matches!(at.checked_sub(1).and_then(|at| self.kind(at)), Some(Kind::Year(_)));
            }
            Kind::Open(bracket) => self.bracket(bracket, at),
            Kind::Mark(mark) => self.clause.mark = Some(mark),
            Kind::Separator(_) | Kind::Close => {}
        }
    }

    fn number(&mut self, number: &Number) {
        let unit = (!number.unit.is_empty()).then(|| number.unit.clone());
        match self.clause.figure {
            None => {
                self.clause.figure = Some(Figure { low: number.value, high: None, decimals: number.decimals });
                self.clause.unit = unit;
            }
            Some(figure) if self.is_range && figure.high.is_none() => {
                let (low, high) =
                    if figure.low <= number.value { (figure.low, number.value) } else { (number.value, figure.low) };
                let decimals = figure.decimals.max(number.decimals);
                self.clause.figure = Some(Figure { low, high: Some(high), decimals });
                self.clause.unit = unit.or(self.clause.unit.take());
            }
            Some(_) => {
                let words = self.words(self.at - 1).to_owned();
                self.clause.left.push(words);
            }
        }
        self.is_range = false;
    }

    fn year(&mut self, year: Year) {
        if std::mem::take(&mut self.is_since) {
            self.clause.since = Some(year);
        } else if self.clause.year.is_none() || self.is_range {
            self.clause.year = Some(year);
        }
        self.is_range = false;
    }

    fn noun(&mut self, at: usize) {
        let clause = &mut self.clause;
        if clause.is_total
            && clause.figure.is_some()
            && clause.unit.is_none()
            && units::is_unit(noun_of(self.text, &self.tokens[at]))
        {
            clause.unit = Some(noun_of(self.text, &self.tokens[at]).to_owned());
            return;
        }
        let noun = self.words(at);
        let is_period = head::period_named(noun).is_some() && noun.trim_matches('"').chars().count() == 3;
        let is_nothing = is_period || noun.chars().all(|c| !c.is_alphanumeric());
        if is_nothing {
            return;
        }
        let noun = noun.to_owned();
        if std::mem::take(&mut self.is_since)
            && ["上年", "去年", "previous year", "last year"].iter().any(|year| noun.contains(year))
        {
            self.clause.against =
                Some(Against { op: Comparison::AtLeast, name: PREVIOUS.to_owned(), plus: 0.0, is_in_step: false });
            return;
        }
        let blank = if self.clause.label.ends_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" };
        self.clause.label = format!("{}{blank}{noun}", self.clause.label);
    }

    fn word(&mut self, word: Word, at: usize) {
        let is_english = self.words(at).is_ascii();
        let (is_number_ahead, names_a_level) = (self.is_number_ahead(), self.names_a_level());
        let clause = &mut self.clause;
        match word {
            Word::Prefix(op) if is_number_ahead => clause.op = Some(op),
            Word::Prefix(op) | Word::Against(op) => self.against(op, at),
            Word::With => self.against(Comparison::AtLeast, at),
            Word::InStep if clause.against.is_none() => self.against(Comparison::AtLeast, at),
            Word::Near if !is_number_ahead => {
                self.against(Comparison::AtLeast, at);
                self.clause.is_about = true;
            }
            Word::To if !is_number_ahead && names_a_level => self.against(Comparison::AtLeast, at),
            Word::Suffix(op) => clause.op = Some(op),
            Word::About => clause.is_about = true,
            Word::Near => (clause.is_about, clause.is_level) = (true, true),
            Word::To | Word::By if clause.figure.is_some() && is_number_ahead => self.is_range = true,
            Word::To => (clause.is_level, clause.change) = (true, None),
            Word::Keep => clause.is_kept = true,
            Word::Cap => clause.is_capped = true,
            // 80％以上且稳步提高: the number is a level, and the rest was not read.
            Word::Rise | Word::Fall if clause.figure.is_some() && !clause.is_average && !is_english => {
                let words = self.words(at).to_owned();
                self.clause.left.push(words);
            }
            Word::Rise => clause.change = Some(Direction::Rise),
            Word::Fall => clause.change = Some(Direction::Fall),
            Word::Growth => clause.is_growth = true,
            Word::Make => clause.is_made = true,
            Word::Each => clause.is_yearly = true,
            Word::Average => clause.is_average = true,
            Word::Mean => clause.is_mean = true,
            Word::Total => clause.is_total = true,
            Word::Continuing => clause.is_lasting = true,
            Word::YearByYear => clause.is_year_by_year = true,
            Word::Hope => clause.is_hoped = true,
            Word::Times(times) => clause.times = Some(times),
            Word::Part => clause.is_part = true,
            Word::EachOf => clause.is_of_each = true,
            Word::Forecast => clause.is_forecast = true,
            Word::Base => clause.is_base = true,
            Word::Later => clause.is_later = true,
            Word::Watched => clause.is_watched = true,
            Word::Nature(nature) => clause.nature = Some(nature),
            Word::Since => self.is_since = true,
            Word::Range => self.is_range = clause.figure.is_some(),
            Word::And => {
                self.is_range = clause.figure.is_some() && self.tokens[..at].iter().any(|t| t.kind == Kind::Word(Word::Range));
            }
            Word::By | Word::InStep | Word::Adverb | Word::Step | Word::Filler => {}
        }
    }

    /// Whether a number follows before anything to compare with, skipping adverbs.
    fn is_number_ahead(&self) -> bool {
        let ahead = self.tokens[self.at..].iter().find(|token| {
            !matches!(
                token.kind,
                Kind::Word(
                    Word::About | Word::Filler | Word::Hope | Word::Average | Word::Adverb | Word::By | Word::To | Word::Cap
                )
            )
        });
        ahead.is_some_and(|token| matches!(token.kind, Kind::Number(_) | Kind::Sign(_) | Kind::Open('[')))
    }

    /// 达到全国平均水平: a noun that others reach, without a number after it.
    fn names_a_level(&self) -> bool {
        let rest = &self.tokens[self.at..];
        let has_number = rest.iter().any(|token| matches!(token.kind, Kind::Number(_)));
        let is_named =
            rest.iter().take(3).any(|token| token.kind == Kind::Noun && is_comparator(&self.text[token.from..token.to]));
        is_named && !has_number && !rest.iter().any(|token| token.kind == Kind::Word(Word::Later))
    }

    /// Takes everything up to a number, a bracket or the end as what it is compared with.
    fn against(&mut self, op: Comparison, at: usize) {
        let start = self.at;
        let is_in_step = matches!(self.kind(at), Some(Kind::Word(Word::With | Word::InStep)));
        let is_end = |kind: &Kind| {
            matches!(
                kind,
                Kind::Number(_)
                    | Kind::Open(_)
                    | Kind::Mark(_)
                    | Kind::Sign(_)
                    | Kind::Word(Word::Suffix(_) | Word::InStep | Word::About | Word::Later)
            )
        };
        let end = (start..self.tokens.len()).find(|at| is_end(&self.tokens[*at].kind)).unwrap_or(self.tokens.len());
        let name = self.tokens.get(start).zip(self.tokens[..end].last()).filter(|_| end > start);
        let name = name.map_or("", |(first, last)| self.text[first.from..last.to].trim());
        let name = unadorned(name).to_owned();
        self.at = end;
        if self.kind(end) == Some(&Kind::Word(Word::InStep)) {
            self.at = end + 1;
        }
        if name.is_empty() {
            let words = self.words(at).to_owned();
            return self.clause.left.push(words);
        }
        let number = match self.kind(end) {
            Some(Kind::Number(number)) => Some(number.clone()),
            _ => None,
        };
        match number {
            Some(number) if units::is_points(&number.unit) || is_comparator(&name) => {
                self.at = end + 1;
                let suffix = match self.kind(self.at) {
                    Some(Kind::Word(Word::Suffix(suffix))) => Some(*suffix),
                    _ => None,
                };
                self.at += usize::from(suffix.is_some());
                let op = suffix.unwrap_or(op);
                self.clause.against = Some(Against { op, name, plus: number.value, is_in_step });
            }
            // The number decides; the noun before it says what it counts.
            Some(_) => {
                self.clause.op = Some(op);
                self.clause.left.push(name);
            }
            None => self.clause.against = Some(Against { op, name, plus: 0.0, is_in_step }),
        }
    }

    fn bracket(&mut self, bracket: char, at: usize) {
        let mut depth = 1_usize;
        let end = (self.at..self.tokens.len()).find(|at| {
            match self.tokens[*at].kind {
                Kind::Open(_) => depth += 1,
                Kind::Close => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let end = end.unwrap_or(self.tokens.len());
        let inner = clauses(self.text, &self.tokens[self.at..end]);
        let words = self.tokens.get(at).zip(self.tokens.get(end.min(self.tokens.len() - 1)));
        let words = words.map_or("", |(first, last)| &self.text[first.from..last.to]).to_owned();
        self.at = end + 1;
        if self.clause.figure.is_some() && is_note(&words) {
            self.clause.mark = Some(words);
        } else if bracket == '[' {
            self.total(inner, &words);
        } else {
            self.round(inner, end >= self.tokens.len().saturating_sub(1) && at == 0);
        }
    }

    /// A total's bracket, with its contents.
    fn total(&mut self, inner: Vec<(char, Clause)>, words: &str) {
        for (_, inner) in inner {
            if inner.figure.is_some() && self.clause.figure.is_some() {
                self.clause.left.push(words.to_owned());
            } else if inner.is_goal() {
                self.clause.figure = inner.figure;
                self.clause.unit.clone_from(&inner.unit);
                self.clause.against.clone_from(&inner.against);
                self.clause.times = inner.times;
                self.clause.is_part |= inner.is_part;
                self.clause.is_later |= inner.is_later;
                self.clause.is_watched |= inner.is_watched;
                self.clause.label += &inner.label;
                self.clause.modified(&inner);
                self.clause.is_total = true;
            } else {
                self.noted(inner);
            }
        }
    }

    /// Round brackets: a remark on the clause, one of its own, or the whole of it.
    fn round(&mut self, inner: Vec<(char, Clause)>, is_whole: bool) {
        for (_, inner) in inner {
            if is_whole
                && self.clause.figure.is_none()
                && inner.is_goal()
                && self.clause.aside.is_empty()
                && !self.clause.is_goal()
            {
                let text = std::mem::take(&mut self.clause.text);
                self.clause = Clause { text, ..inner };
            } else if let Some(is_inclusive) = self.clause.inclusion(&inner) {
                self.clause.is_inclusive = Some(is_inclusive);
            } else if inner.is_goal() && (inner.figure.is_some() || inner.is_part) {
                let is_part = inner.is_part;
                let inner = Clause { is_part: is_part || self.clause.has_part(&inner), ..inner };
                if inner.is_part && !is_part {
                    self.clause.parts.push(inner.text.clone());
                }
                self.clause.aside.push(inner);
            } else {
                self.noted(inner);
            }
        }
    }

    /// A remark that modifies the clause or gives its nature; a unit; or words that are left over.
    fn noted(&mut self, inner: Clause) {
        if !inner.label.is_empty() {
            let is_unit = self.clause.unit.is_none() && self.clause.figure.is_some() && units::is_unit(&inner.label);
            let is_name = self.clause.figure.is_some()
                && self.clause.label.is_empty()
                && inner.left.is_empty()
                && inner.text == inner.label;
            if is_unit {
                self.clause.unit = Some(inner.label.clone());
            } else if is_name {
                // 100（城市）、80（农村）
                self.clause.label.clone_from(&inner.label);
            } else {
                return self.clause.left.push(inner.text);
            }
        }
        self.clause.modified(&inner);
    }
}

fn noun_of<'a>(text: &'a str, token: &Token) -> &'a str {
    text[token.from..token.to].trim()
}

/// A name without words that only join it: 的, 水平, 基本, 保持.
fn unadorned(name: &str) -> &str {
    let mut name = name.trim();
    loop {
        let before = name;
        for word in ["水平", "基本", "大体", "保持", "总体", "的", "同期", " levels", " level"] {
            name = name.strip_suffix(word).unwrap_or(name).trim();
        }
        for word in ["或达到", "达到", "the ", "of ", "than ", "that of "] {
            name = name.strip_prefix(word).unwrap_or(name).trim();
        }
        if name == before {
            return name;
        }
    }
}

/// Whether a bracket holds only a note's number.
fn is_note(bracket: &str) -> bool {
    let inner = bracket.trim_matches(['(', ')', '[', ']']);
    (inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_digit())) || inner.starts_with('注')
}
