//! A cell as tokens: numbers with their units, years, words of the lexicon, brackets, separators and marks. Everything else is a noun.

use super::lexicon::{Strength, Word, word};
use super::units;
use crate::figure::{Printed, is_note_mark, read_number};
use crate::plan::{Comparison, Year};

/// A token and its place in the folded text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The kind of a token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A number and the unit after it.
    Number(Number),
    /// A calendar year.
    Year(Year),
    /// The sign of a comparison.
    Sign(Comparison),
    /// A word of the lexicon.
    Word(Word),
    /// Any other words.
    Noun,
    /// A character between two goals.
    Separator(char),
    /// A dash or tilde: a range between two numbers.
    Dash,
    /// `[`, `(` and their twins.
    Open(char),
    /// The end of a bracket.
    Close,
    /// A mark of a note.
    Mark(String),
}

/// A number as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// The number of decimals printed.
    pub(super) decimals: usize,
    /// The unit after it, as printed; empty if there is none.
    pub(super) unit: String,
}

/// Splits a folded text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0, tokens: Vec::new() };
    while lexer.at < text.len() {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn push(&mut self, kind: Kind, length: usize) {
        self.tokens.push(Token { kind, from: self.at, to: self.at + length });
        self.at += length;
    }

    fn last(&self) -> Option<&Kind> {
        self.tokens.last().map(|token| &token.kind)
    }

    fn step(&mut self) {
        let Some(first) = self.rest().chars().next() else { return };
        if first == ' ' {
            self.at += 1;
        } else if let Some((kind, length)) = self.year().or_else(|| self.ratio()) {
            self.push(kind, length);
        } else if let Some((kind, length)) = worded(self.rest()) {
            self.push(kind, length);
        } else if self.begins_number(first) {
            self.number();
        } else if let Some((kind, length)) = punctuation(self.rest()) {
            self.push(kind, length);
        } else if is_note_mark(first) {
            let length = self.rest().find(|c| !is_note_mark(c)).unwrap_or(self.rest().len());
            let mark = self.rest()[..length].to_owned();
            self.push(Kind::Mark(mark), length);
        } else {
            let length = noun(self.rest());
            self.push(Kind::Noun, length);
        }
    }

    /// 2030年, 2030年底, or four digits where only a year is possible.
    fn year(&self) -> Option<(Kind, usize)> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        let number: i16 = digits.parse().ok().filter(|year| (1900..2200).contains(year))?;
        let after = &self.rest()[4..];
        if after.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let tail = ["年以前", "年之前", "年年底", "年年末", "年底前", "年底", "年末", "年前", "年度", "年初", "年"];
        let near = after.trim_start_matches(' ');
        let blank = after.len() - near.len();
        let tail = tail.iter().find(|tail| near.starts_with(**tail)).map(|tail| blank + tail.len());
        let is_alone = matches!(self.last(), Some(Kind::Open('('))) && after.trim_start().starts_with([')', ',', ';', ' ']);
        let is_labelled = after.trim_start().starts_with(':') && !after.trim_start().starts_with(":1)");
        let is_dated = matches!(self.last(), Some(Kind::Word(Word::By | Word::Since)));
        let length = 4 + tail.unwrap_or(0);
        let labelled = self.rest()[length..].trim_start().strip_prefix(':');
        let length = labelled.map_or(length, |rest| self.rest().len() - rest.len());
        let is_span = near.strip_prefix(['-', '~', '至', '到']).is_some_and(|next| is_year(next.trim_start()));
        (tail.is_some() || is_alone || is_labelled || is_dated || is_span).then_some((Kind::Year(Year::new(number)), length))
    }

    /// `2.21:1`
    fn ratio(&self) -> Option<(Kind, usize)> {
        let rest = self.rest();
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|end| *end > 0)?;
        let after = rest[digits..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('1')?;
        if after.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let (value, decimals) = numeral(&rest[..digits])?;
        Some((Kind::Number(Number { value, decimals, unit: ":1".to_owned() }), rest.len() - after.len()))
    }

    fn begins_number(&self, first: char) -> bool {
        let next = self.rest().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let is_after_figure = matches!(self.last(), Some(Kind::Number(_) | Kind::Year(_) | Kind::Noun | Kind::Close));
        first.is_ascii_digit() || (matches!(first, '-' | '+') && next && !is_after_figure)
    }

    /// 前10名 and 第3 are ranks, 15:40:45 a structure: words, not figures.
    fn is_no_figure(&self, digits: usize) -> bool {
        let before = &self.text[..self.at];
        let after = self.rest()[digits..].trim_start();
        before.ends_with(['前', '第'])
            || after.starts_with(':')
            || before.trim_end().ends_with(':') && !matches!(self.last(), Some(Kind::Year(_)))
    }

    fn number(&mut self) {
        let digits = digits(self.rest());
        let number = numeral(&self.rest()[..digits]).filter(|_| !self.is_no_figure(digits));
        // 5A级, 5G: the digit belongs to the name.
        let after = &self.rest()[digits..];
        let is_name = after.starts_with('G') && !after[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if is_name || after.starts_with("A级") {
            return self.push(Kind::Noun, digits + 1 + noun(&after[1..]));
        }
        let Some((value, decimals)) = number else {
            return self.push(Kind::Noun, digits.max(1));
        };
        let (unit, length) = unit(&self.rest()[digits..]);
        self.push(Kind::Number(Number { value, decimals, unit }), digits + length);
    }
}

/// The length of the run of digits at the beginning of a text: with a sign, a point, and commas as thousands separators.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
    let mut is_fraction = false;
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_digit() => at += 1,
            Some(b'.') if is_digit(at + 1) && !is_fraction => (at, is_fraction) = (at + 1, true),
            Some(b',') if !is_fraction && (1..=3).all(|next| is_digit(at + next)) && !is_digit(at + 4) => at += 1,
            _ => return at,
        }
    }
}

/// A run of digits as a number, and its number of decimals.
fn numeral(run: &str) -> Option<(f64, usize)> {
    let Printed::Figure(figure) = read_number(run) else { return None };
    Some((figure.number, run.split_once('.').map_or(0, |(_, decimals)| decimals.len())))
}

/// The unit that follows a number, and how much of the text it takes.
fn unit(after: &str) -> (String, usize) {
    let trimmed = after.trim_start_matches(' ');
    let blank = after.len() - trimmed.len();
    let run = unit_run(trimmed);
    let (unit, _) = units::parted(&trimmed[..run]);
    let length = unit.len();
    let unit = unit.trim();
    if unit.is_empty() { (String::new(), 0) } else { (unit.to_owned(), blank + length) }
}

/// As far as a unit could go: letters and signs of units, a slash before something that is no number.
fn unit_run(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = text[at + c.len_utf8()..].chars().next();
        let is_part = match c {
            '%' | '‰' | '℃' | '㎡' | '㎥' | '·' => true,
            '/' => at > 0 && next.is_some_and(char::is_alphabetic),
            '2' | '3' => text[..at].ends_with(['m', 'M']),
            ' ' => text[..at].ends_with(|c: char| c.is_ascii_alphabetic()) && next.is_some_and(|next| next.is_ascii_alphabetic()),
            c => c.is_alphabetic() && !is_note_mark(c),
        };
        let is_inside = c.is_ascii_alphabetic() && text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        if !is_part || (!is_inside && ends_unit(&text[at..])) {
            return at;
        }
        at += c.len_utf8();
    }
    at
}

/// Whether a word of the lexicon begins here that no unit holds.
fn ends_unit(text: &str) -> bool {
    worded(text.trim_start()).is_some_and(|(kind, _)| !matches!(kind, Kind::Word(Word::Filler)))
}

/// A word of the lexicon that counts in its place.
fn worded(text: &str) -> Option<(Kind, usize)> {
    let (found, strength, length) = word(text)?;
    let after = text[length..].trim_start();
    let counts = match (found, strength) {
        (Word::With, _) => {
            let clause = after.split([',', ';', '(', ')']).next().unwrap_or_default();
            ["同步", "一致", "持平"].iter().any(|step| clause.contains(step))
        }
        (_, Strength::Strong) => true,
        (_, Strength::Weak) => is_figure_ahead(after),
    };
    // 到2030年 is a date, 到80岁 a level.
    let is_date = matches!(found, Word::To | Word::Range) && length <= 3 && is_year(after);
    counts.then_some((Kind::Word(if is_date { Word::By } else { found }), length))
}

fn is_year(after: &str) -> bool {
    let digits = after.get(..4).and_then(|digits| digits.parse::<i16>().ok());
    digits.is_some_and(|year| (1900..2200).contains(&year)) && after[4..].trim_start().starts_with('年')
}

/// Whether a number, a sign or a word about one comes next.
fn is_figure_ahead(after: &str) -> bool {
    let begins = after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '≥' | '≤' | '>' | '<' | '['));
    begins
        || word(after).is_some_and(|(word, strength, _)| {
            strength == Strength::Strong && matches!(word, Word::Prefix(_) | Word::About | Word::Cap | Word::Hope)
        })
        || counted(after).is_some()
}

/// The length of a noun: up to the next token.
fn noun(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let here = &text[at..];
        let is_inside_word = at > 0 && c.is_ascii_alphanumeric() && text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let is_letter_before = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let ends = match c {
            '\n' => true,
            c if c.is_ascii_digit() => !is_letter_before,
            _ if is_inside_word => false,
            '.' | '-' => !(is_letter_before && here[1..].starts_with(|c: char| c.is_ascii_alphanumeric())),
            _ => punctuation(here).is_some() || is_note_mark(c) || worded(here).is_some(),
        };
        if ends && at > 0 {
            return at;
        }
        at += c.len_utf8();
        if ends {
            return at;
        }
        // Digits that belong to a name, such as PM2.5, stay with it.
        if text[..at].ends_with(|c: char| c.is_ascii_alphabetic()) {
            let digits = text[at..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len() - at);
            at += text[at..at + digits].trim_end_matches('.').len();
        }
    }
    at
}

fn punctuation(text: &str) -> Option<(Kind, usize)> {
    for (sign, comparison) in [
        (">=", Comparison::AtLeast),
        ("=>", Comparison::AtLeast),
        ("<=", Comparison::AtMost),
        ("=<", Comparison::AtMost),
        ("≥", Comparison::AtLeast),
        ("≤", Comparison::AtMost),
        (">", Comparison::MoreThan),
        ("<", Comparison::LessThan),
    ] {
        if text.starts_with(sign) {
            return Some((Kind::Sign(comparison), sign.len()));
        }
    }
    if let Some((value, length)) = counted(text) {
        let (unit, more) = unit(&text[length..]);
        return Some((Kind::Number(Number { value, decimals: 0, unit }), length + more));
    }
    let c = text.chars().next()?;
    let kind = match c {
        '[' | '(' => Kind::Open(c),
        ']' | ')' => Kind::Close,
        '、' | '/' | ',' | ';' | '\n' | '|' => Kind::Separator(c),
        '-' | '~' => Kind::Dash,
        _ => return None,
    };
    Some((kind, c.len_utf8()))
}

/// A number in Chinese characters before what it counts: 一所, 两个, 百分之五.
fn counted(text: &str) -> Option<(f64, usize)> {
    if let Some(rest) = text.strip_prefix("百分之") {
        let (value, length) = chinese(rest)?;
        return Some((value, "百分之".len() + length));
    }
    let (value, length) = chinese(text)?;
    let measure = text[length..].chars().next()?;
    "所个座处家名项件支条套张台辆倍万亿".contains(measure).then_some((value, length))
}

fn chinese(text: &str) -> Option<(f64, usize)> {
    let digit = |c: char| "零一二三四五六七八九".chars().position(|each| each == c).or((c == '两').then_some(2));
    let run: Vec<char> = text.chars().take_while(|c| digit(*c).is_some() || matches!(c, '十' | '百')).collect();
    let (mut total, mut last) = (0_u32, None);
    for c in &run {
        match c {
            '十' => total += last.take().unwrap_or(1) * 10,
            '百' => total += last.take().unwrap_or(1) * 100,
            c => last = Some(u32::try_from(digit(*c)?).ok()?),
        }
    }
    total += last.unwrap_or(0);
    (!run.is_empty()).then(|| (f64::from(total), run.iter().map(|c| c.len_utf8()).sum()))
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    fn shown(text: &str) -> String {
        let folded = folded(text);
        let tokens = tokens(&folded);
        let each = tokens.iter().map(|token| match &token.kind {
            Kind::Number(number) => format!("{}{}", number.value, number.unit),
            Kind::Year(year) => format!("Y{year}"),
            Kind::Noun => format!("“{}”", &folded[token.from..token.to]),
            Kind::Word(word) => format!("{word:?}").split('(').next().unwrap_or_default().to_owned(),
            Kind::Sign(sign) => sign.symbol().to_owned(),
            Kind::Separator(c) => c.to_string().replace('\n', "⏎"),
            Kind::Dash => "–".to_owned(),
            Kind::Open(c) => c.to_string(),
            Kind::Close => ")".to_owned(),
            Kind::Mark(mark) => mark.clone(),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn cells_are_told_into_numbers_units_words_and_nouns() {
        for (cell, tokens) in [
            ("13000 亿元左右", "13000亿元 About"),
            ("年均 5—5.5％", "Average 5 – 5.5%"),
            ("〔5000〕（其中农民工〔1750〕）", "[ 5000 ) ( Part “农民工” [ 1750 ) )"),
            ("≤0.9/≤2", "≤ 0.9 / ≤ 2"),
            ("到2030年达67%左右(2025年64.7%)", "By Y2030 To 67% About ( Y2025 64.7% )"),
            ("接近或达到中等发达国家水平", "Near “中等发达国家水平”"),
            ("60 所左右高水平高职、160 个左右", "60所 About “高水平高职” 、 160个 About"),
            ("2023年: 1.35；2025年: 1.7", "Y2023 1.35 ; Y2025 1.7"),
            ("2.21∶1", "2.21:1"),
            ("28微克/立方米", "28微克/立方米"),
            ("与GDP增长基本同步", "With “GDP” Rise Adverb InStep"),
            ("提高6个百分点", "Rise 6个百分点"),
            ("12,224", "12224"),
            ("-5", "-5"),
            ("至少一所", "Prefix 1所"),
            ("PM2.5浓度", "“PM2.5浓度”"),
            ("80%*", "80% *"),
            ("reduce by 40 % compared to 2005", "Fall 40% Since Y2005"),
            ("at least 5 million people by 2030", "Prefix 5million people By Y2030"),
        ] {
            assert_eq!(shown(cell), tokens, "{cell}");
        }
    }
}
