//! Characters with the same meaning.

use unicode_normalization::char::decompose_compatible;

/// Invisible characters: marks of zero width, of direction and of byte order.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}')
}

/// A character of a figure in half width. All dashes become one.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - u32::from('！') + u32::from('!')).unwrap_or(c),
        '\u{3000}' => ' ',
        '−' | '–' | '—' | '―' | '─' | '‐' | '‑' | '‒' | '﹣' | '━' => '-',
        '。' => '.',
        '﹪' => '%',
        '︐' => ',',
        '≧' => '≥',
        '≦' => '≤',
        other => other,
    }
}

/// A text in which all brackets are round brackets of half width.
pub(crate) fn rounded(text: &str) -> String {
    let round = |c: char| match half_width(c) {
        '(' | '[' | '{' | '【' | '〔' | '〖' | '〈' | '「' => '(',
        ')' | ']' | '}' | '】' | '〕' | '〗' | '〉' | '」' => ')',
        _ => c,
    };
    text.chars().map(round).collect()
}

/// A mark of a note: a circled or raised digit, a star, a dagger.
pub(crate) const fn is_note_mark(c: char) -> bool {
    matches!(c, '*' | '＊' | '※' | '†' | '‡' | '#' | '§' | '¹' | '²' | '³' | '⁰'..='⁹' | '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}')
}

/// The text of a name or a unit for comparison: compatible characters folded (NFKC), nothing invisible, no white space, one kind of
/// brackets, small letters.
pub(crate) fn key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        decompose_compatible(c, |part| match part {
            part if part.is_whitespace() => {}
            '【' | '〔' | '[' | '{' => folded.push('('),
            '】' | '〕' | ']' | '}' => folded.push(')'),
            '“' | '”' | '„' | '"' | '「' | '」' | '《' | '》' => folded.push('"'),
            '−' | '–' | '—' | '―' | '─' | '‐' | '‑' | '‒' => folded.push('-'),
            part => folded.extend(part.to_lowercase()),
        });
    }
    folded
}

/// Whether one of some words, which stand between bars, is like that.
pub(crate) fn any_of(words: &str, is: impl FnMut(&str) -> bool) -> bool {
    words.split('|').any(is)
}

/// Whether a text contains a digit, of any width.
pub(crate) fn has_digit(text: &str) -> bool {
    text.chars().any(|c| half_width(c).is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_mean_the_same_are_the_same() {
        assert_eq!(key("⼈均预期寿命\u{200b}"), key("人均预期寿命"));
        assert_eq!(key("每千人口拥有执业（助理）医师数［人］"), "每千人口拥有执业(助理)医师数(人)");
        assert_eq!(key("ＧＤＰ　增速"), "gdp增速");
    }
}
