//! What stands behind the digits of a figure: a power of ten, a unit, notes and flags.

use super::fold;
use super::fold::has_digit;
use super::printed::Why;
use super::unit::Scale;

/// What stands after the digits.
#[derive(Default)]
pub(super) struct Behind {
    pub(super) scale: Scale,
    pub(super) unit: Option<String>,
    pub(super) note: Option<String>,
    pub(super) is_about: bool,
}

pub(super) fn behind(rest: &str) -> Result<Behind, Why> {
    let (rest, note) = without_notes(rest);
    let rest = rest.trim();
    let (rest, is_about) = rest.strip_suffix("左右").map_or((rest, false), |rest| (rest.trim_end(), true));
    if rest.is_empty() {
        return Ok(Behind { note, is_about, ..Behind::default() });
    }
    if rest.starts_with(['-', '~', '/', '、', ';', '至', '到', '\n', '\r', '\t', ',', '.', '±'])
        || has_digit(&without_powers(rest))
    {
        return Err(Why::Several);
    }
    if rest.contains(['。', '，', '；', '：', ':', '?', '!']) {
        return Err(Why::Words);
    }
    let (scale, bare) = Scale::leading(rest);
    if bare.is_empty() {
        Ok(Behind { scale, note, is_about, unit: None })
    } else {
        Ok(Behind { unit: Some(rest.to_owned()), note, is_about, ..Behind::default() })
    }
}

/// Squares and cubes belong to units.
fn without_powers(unit: &str) -> String {
    ["m2", "m3", "km2", "㎡", "10,000", "1,000", "10000", "10 000"]
        .iter()
        .fold(unit.to_owned(), |text, power| text.replace(power, ""))
}

/// Splits note marks and flags off the end of the text after a figure.
fn without_notes(rest: &str) -> (&str, Option<String>) {
    let mut left = rest;
    let mut notes = Vec::new();
    while let Some((before, note)) = last_note(left) {
        notes.push(note);
        left = before;
    }
    (left, (!notes.is_empty()).then(|| notes.into_iter().rev().collect()))
}

fn last_note(text: &str) -> Option<(&str, String)> {
    let text = text.trim_end();
    let last = text.chars().next_back()?;
    if fold::is_note_mark(last) {
        let before = &text[..text.len() - last.len_utf8()];
        return Some((before, last.to_string()));
    }
    if let Some(opening) = match last {
        ')' => Some('('),
        ']' | '〕' => Some('['),
        _ => None,
    } {
        let at = text.rfind([opening, '〔'])?;
        let inner = text[at..].trim_start_matches([opening, '〔']).trim_end_matches([last, ')']);
        let is_number = inner.len() <= 2 && !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
        let is_first = matches!(inner, "快报" | "快报数" | "初步" | "初步数" | "初步统计" | "修订" | "修订数");
        let is_note = is_number || is_first || is_flags(inner) || inner.starts_with('注');
        return is_note.then(|| (&text[..at], text[at..].to_owned()));
    }
    // Flags of statistical offices: break, confidential, definition differs, estimated, forecast, low reliability, not significant,
    // provisional, revised, …
    let flags = text.rsplit('%').next().unwrap_or(text).trim_start();
    is_flags(flags).then(|| (&text[..text.len() - flags.len()], flags.to_owned()))
}

fn is_flags(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| b"bcdefnprsuz".contains(&byte))
}
