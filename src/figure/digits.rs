//! The digits of a figure: separators, decimal signs and exponents.

use super::printed::{Doubt, Why};

/// The digits at the beginning of a text, as Rust writes them.
pub(super) struct Digits<'a> {
    pub(super) text: String,
    pub(super) doubt: Option<Doubt>,
    pub(super) rest: &'a str,
}

impl<'a> Digits<'a> {
    pub(super) fn of(text: &'a str) -> Result<Self, Why> {
        let (run, rest) = run_of_digits(text);
        let (plain, doubt) = ungrouped(run)?;
        let (power, rest) = exponent(rest);
        let text = if plain.starts_with('.') { format!("0{plain}{power}") } else { format!("{plain}{power}") };
        Ok(Self { text, doubt, rest })
    }
}

/// Digits, with the points, commas and blanks between them; a point may end it.
fn run_of_digits(text: &str) -> (&str, &str) {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let goes_on = next.is_some_and(|next| next.is_ascii_digit());
        match c {
            '0'..='9' => end = at + 1,
            '.' if goes_on || (at > 0 && end == at && !matches!(next, Some('.'))) => end = at + 1,
            ',' | '\'' | '’' if goes_on => end = at + c.len_utf8(),
            c if is_blank(c) && goes_on => end = at + c.len_utf8(),
            _ => break,
        }
    }
    text.split_at(end)
}

/// A blank within a line.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// An exponent as programs write it.
fn exponent(text: &str) -> (String, &str) {
    let Some(after) = text.strip_prefix(['e', 'E']) else { return (String::new(), text) };
    let (sign, digits) = match after.strip_prefix(['+', '-']) {
        Some(digits) => (&after[..1], digits),
        None => ("", after),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > 4 { (String::new(), text) } else { (format!("e{sign}{}", &digits[..length]), &digits[length..]) }
}

/// The run as one number with a point, and the doubt about it.
fn ungrouped(run: &str) -> Result<(String, Option<Doubt>), Why> {
    let separators: Vec<char> = run.chars().filter(|c| !c.is_ascii_digit()).collect();
    let bare = |of: &str| of.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_one_kind = separators.windows(2).all(|pair| pair[0] == pair[1]);
    match separators.as_slice() {
        [] | ['.'] => Ok((run.to_owned(), None)),
        [',', ..] if is_one_kind && !groups(run, ',') => match separators.len() {
            1 => Ok((run.replace(',', "."), Some(Doubt::DecimalComma))),
            _ => Err(Why::Grouping),
        },
        ['.', .., ','] => {
            let (whole, decimals) = run.rsplit_once(',').unwrap_or((run, ""));
            if groups(whole, '.') {
                Ok((format!("{}.{decimals}", bare(whole)), Some(Doubt::DecimalComma)))
            } else {
                Err(Why::Grouping)
            }
        }
        ['.', ..] if is_one_kind => {
            if groups(run, '.') {
                Ok((bare(run), Some(Doubt::GroupedByPoints)))
            } else {
                Err(Why::Grouping)
            }
        }
        [blank, ..] if is_blank(*blank) => {
            let (whole, tail) = tail(run);
            if groups(whole, *blank) { with_decimals(&bare(whole), tail) } else { Err(Why::Several) }
        }
        [separator, ..] => {
            let (whole, tail) = tail(run);
            if groups(whole, *separator) {
                with_decimals(&bare(whole), tail)
            } else {
                Err(if run.contains(is_blank) { Why::Several } else { Why::Grouping })
            }
        }
    }
}

/// The whole part, and the rest from the decimal sign on.
fn tail(run: &str) -> (&str, &str) {
    let blank = run.contains(is_blank);
    let sign = if run.contains('.') {
        '.'
    } else if blank && run.contains(',') {
        ','
    } else {
        return (run, "");
    };
    run.rfind(sign).map_or((run, ""), |at| run.split_at(at))
}

fn with_decimals(whole: &str, tail: &str) -> Result<(String, Option<Doubt>), Why> {
    let decimals = tail.get(1..).unwrap_or_default();
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Why::Several);
    }
    let doubt = tail.starts_with(',').then_some(Doubt::DecimalComma);
    Ok((if tail.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }, doubt))
}

/// Whether the separator groups by thousands throughout: one to three digits, the first not zero, then always three.
fn groups(run: &str, separator: char) -> bool {
    let mut parts = run.split(separator);
    let first = parts.next().unwrap_or_default();
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && are_digits(first)
        && parts.all(|part| part.len() == 3 && are_digits(part))
}
