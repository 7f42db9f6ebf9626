//! Texts: how they look, and how much room they take.

use std::convert::Infallible;

use plotters::style::{Color, RGBColor};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontFamily};

use crate::language::{Language, Text};

/// A Chinese font sets the quotation marks of English as wide as its own.
const FAMILY: Text = Text::new(
    "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
    "Segoe UI, Helvetica Neue, Arial, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
);

/// How a text looks. It answers its own size, so no backend is ever asked to measure one.
pub(super) struct Label {
    pub(super) size: f64,
    pub(super) colour: RGBColor,
    pub(super) anchor: HPos,
}

impl BackendTextStyle for Label {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour.to_backend_color()
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.anchor, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FAMILY.get())
    }

    #[expect(clippy::cast_possible_truncation, reason = "a label is far narrower than an i32")]
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (breadth(text, self.size).ceil() as i32, self.size.ceil() as i32)))
    }

    /// Only backends that rasterise by themselves ask for this, and this chart has none.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// The width of a text, by rule: a Chinese character is one em, a Latin letter or digit a little over half; in English, whose texts are
/// long, letter by letter.
pub(super) fn breadth(text: &str, size: f64) -> f64 {
    let of = match Language::current() {
        Language::Chinese => |letter| if letter < '\u{2000}' { 0.56 } else { 1.0 },
        Language::English => latin,
    };
    text.chars().map(of).sum::<f64>() * size
}

/// In ems, none narrower than in the fonts of [`FAMILY`].
const fn latin(letter: char) -> f64 {
    match letter {
        ' ' | ',' | '.' | ':' | ';' | '’' | '\'' | 'i' | 'j' | 'l' => 0.3,
        '(' | ')' | '-' | 'f' | 'r' | 't' | 'I' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' => 0.9,
        'A'..='Z' => 0.72,
        '\u{2190}'..='\u{21ff}' | '\u{2e80}'.. => 1.0,
        '“' | '”' | '–' | '−' | '…' | '≥' | '≤' => 0.6,
        _ => 0.58,
    }
}

/// A text as lines no wider than `room`, at most `most` of them; what does not fit ends in an ellipsis. Chinese breaks anywhere,
/// a number or a Latin word as a whole unless it is wider than a line. Control characters become spaces: no document may hold them.
pub(super) fn wrapped(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let clean: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let clean = clean.trim();
    // Most texts fit, and need not be taken apart.
    if !clean.is_empty() && breadth(clean, size) <= room {
        return vec![clean.to_owned()];
    }
    let mut lines = vec![String::new()];
    for piece in pieces(clean, size, room) {
        let full =
            lines.last().is_some_and(|line| !line.is_empty() && breadth(line, size) + breadth(piece.trim_end(), size) > room);
        if full && lines.len() == most {
            // A word may be cut, a number not.
            if let Some(line) =
                lines.last_mut().filter(|_| piece.trim_start().starts_with(|letter: char| letter.is_ascii_alphabetic()))
            {
                line.push_str(piece);
            }
            shorten(&mut lines, size, room);
            break;
        }
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The parts between which a line may break.
fn pieces(text: &str, size: f64, room: f64) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let in_word = |letter: char| letter.is_ascii_graphic() || matches!(letter, '’' | '–' | '−');
        let binds = before.is_some_and(|before| in_word(before) && in_word(letter));
        // No line begins with a closing mark or ends with an opening one.
        let closes = matches!(
            letter,
            '，' | '。' | '、' | '；' | '：' | '）' | '〕' | '》' | '”' | '％' | ' ' | ',' | '.' | ';' | ':' | ')'
        );
        let opened = before.is_some_and(|before| matches!(before, '（' | '〔' | '《' | '“' | '(' | '≥' | '≤' | '＞' | '＜'));
        if at > start && !closes && !opened && (!binds || breadth(&text[start..at], size) >= room - size) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(letter);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Ends the last line in an ellipsis.
fn shorten(lines: &mut [String], size: f64, room: f64) {
    let Some(line) = lines.last_mut() else { return };
    while !line.is_empty() && breadth(line, size) + size > room {
        line.pop();
    }
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that have room for so many Chinese characters.
    fn lines(text: &str, ems: f64) -> Vec<String> {
        wrapped(text, 10.0, ems * 10.0 + 0.1, 2)
    }

    #[test]
    fn a_text_breaks_where_it_may_and_numbers_stay_whole() {
        assert_eq!(lines("预计达到", 4.0), ["预计达到"]);
        assert_eq!(lines("预计达到目标", 4.0), ["预计达到", "目标"]);
        assert_eq!(lines("达到目标 95.04", 5.0), ["达到目标 ", "95.04"]);
    }

    #[test]
    fn a_line_does_not_begin_with_a_closing_mark_or_end_with_an_opening_one() {
        assert_eq!(lines("共有四字，达标", 4.0), ["共有四", "字，达标"]);
        assert_eq!(lines("文号为（甲）", 4.0), ["文号为", "（甲）"]);
    }

    #[test]
    fn english_breaks_between_its_words_alone() {
        assert_eq!(lines("“Year’s step”: 2–4", 7.5), ["“Year’s ", "step”: 2–4"]);
        assert_eq!(lines("held (“Gap”), met", 8.0), ["held ", "(“Gap”), met"]);
    }

    #[test]
    fn what_has_no_room_ends_in_an_ellipsis() {
        assert_eq!(lines("一二三四五六七八九", 4.0), ["一二三四", "五六七…"]);
        let endless = lines(&"x".repeat(10_000), 4.0);
        assert!(endless.len() == 2 && endless[1].ends_with('…'), "{endless:?}");
        assert!(endless.iter().all(|line| breadth(line, 10.0) <= 50.0), "{endless:?}");
    }

    #[test]
    fn nothing_and_control_characters_leave_no_line_behind() {
        assert!(lines("", 4.0).is_empty() && lines(" \n\u{0}", 4.0).is_empty());
        assert_eq!(lines("甲\n乙", 4.0), ["甲 乙"]);
    }
}
