//! Characters of a printed table with the same meaning: widths, brackets, dashes, line breaks.

use unicode_normalization::char::decompose_compatible;

use crate::figure::{half_width, is_invisible};

/// A text with one character for each meaning. `[…]` is a total's bracket, `(…)` any other, `-` every dash, `~` every tilde, `;` ends a
/// sentence, `:` parts a ratio; a line break stays one.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let is_radical = matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}');
        if is_radical {
            decompose_compatible(c, |part| folded.push(part));
        } else {
            let c = one(c);
            if c != ' ' || before != ' ' {
                folded.push(c);
            }
            before = c;
        }
    }
    folded.trim().to_owned()
}

fn one(c: char) -> char {
    match c {
        '〔' | '［' | '【' | '﹝' | '[' => '[',
        '〕' | '］' | '】' | '﹞' | ']' => ']',
        '﹙' => '(',
        '﹚' => ')',
        '。' => ';',
        '～' | '〜' | '∼' | '˜' => '~',
        '∶' | '︰' | '﹕' => ':',
        '⁄' | '∕' => '/',
        '⩾' | '≥' | '≧' | '≮' => '≥',
        '⩽' | '≤' | '≦' | '≯' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' => '\n',
        '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => ' ',
        '“' | '”' | '‘' | '’' | '「' | '」' | '"' => '"',
        other => half_width(other),
    }
}

/// Whether a cell says that it is empty: only dashes and dots, a slash, 无.
pub(super) fn is_nothing(folded: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '…' | '.' | '·' | '/' | '\\' | '_') || c.is_whitespace();
    folded.chars().all(is_dash) || matches!(folded.to_lowercase().as_str(), "无" | "n/a" | "na" | "none" | "暂无" | "空")
}

/// A name for comparison: without blanks, quotation marks and brackets, in small letters.
pub(super) fn plain(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '"' | '(' | ')' | '[' | ']' | '《' | '》'))
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_and_half_width_brackets_dashes_and_breaks_mean_the_same() {
        assert_eq!(folded("〔１７．７〕％"), "[17.7]%");
        assert_eq!(folded("［6］"), folded("【6】"));
        assert_eq!(folded("年均　5—5.5％，左右；"), "年均 5-5.5%,左右;");
        assert_eq!(folded("⼈均\u{200b}预期"), "人均预期");
        assert!(["—", "——", "－", "", "/", "…"].into_iter().all(|text| is_nothing(&folded(text))));
        assert!(!is_nothing("0") && !is_nothing("-5"));
    }
}
