//! Sentences for questions.

use crate::figure::{Doubt, Scale, Unit, Why, half_width, rounded};
use crate::plan::Year;
use crate::{phrase, word};

pub(super) fn leave_out() -> String {
    word!("不填", "leave out").to_owned()
}

pub(super) fn unreadable(name: &str, year: Year, printed: &str, why: Why) -> String {
    let why = match why {
        Why::Several => word!("里不止一个数", "holds more than one figure"),
        Why::Bound => word!("是界限，不是数值", "is a bound, not a figure"),
        Why::Grouping => word!("的分隔符位置不对", "has separators in the wrong places"),
        Why::Size => word!("大得无法计算", "is too large to compute with"),
        Why::Words => word!("不是数值", "is no figure"),
    };
    phrase!("“{name}”{year}年 的“{printed}”{why}，没有填", "“{printed}” for “{name}” in {year} {why}; it is not filled in")
}

pub(super) fn doubted(doubt: Doubt, name: &str, year: Year, printed: &str, number: f64) -> String {
    let why = match doubt {
        Doubt::DecimalComma => word!("里的逗号只能是小数点", "has a comma that can only be a decimal sign"),
        Doubt::GroupedByPoints => word!("里的点是千分位", "has points that separate thousands"),
        Doubt::Bracketed => word!("带括号，按负数读", "stands in brackets and is read as negative"),
        Doubt::Triangle => word!("的三角按负号读", "has a triangle that is read as a minus"),
        Doubt::FullStop => word!("里的“。”按小数点读", "has a “。” that is read as a decimal point"),
        Doubt::Quoted => word!("旁边有引号", "stands beside a quotation mark"),
        Doubt::About => word!("只是约数", "is only approximate"),
    };
    phrase!("“{name}”{year}年 的“{printed}”{why}，是 {number} 吗？", "“{printed}” for “{name}” in {year} {why}. Is it {number}?")
}

/// A text, shortened to fit a sentence.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() > 60 { text.chars().take(59).chain(['…']).collect() } else { text.to_owned() }
}

/// Whether a text is a note rather than a title.
pub(super) fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['注', '*', '※', '备', '说']) || text.to_lowercase().starts_with("note")
}

/// The unit in a title, a group heading or a note.
pub(super) fn unit_of_context(text: &str) -> Option<String> {
    let plain: String = text.chars().map(half_width).collect();
    let lower = plain.to_lowercase();
    let after = |word: &str| lower.find(word).map(|at| &plain[at + word.len()..]);
    let stated = after("单位:")
        .or_else(|| after("单位为"))
        .or_else(|| after("计量单位:"))
        .or_else(|| after("unit:"))
        .or_else(|| after("units:"));
    let round = rounded(&plain);
    let in_brackets = || round.trim_end().strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).map(|(_, inner)| inner);
    let alone = || (Unit::of(&plain).scale() != Scale::ONE || Unit::of(&plain).is_percent()).then_some(plain.as_str());
    let found = stated.or_else(in_brackets).or_else(alone)?;
    let unit = found.trim().trim_end_matches([')', '。', '.', ',', ';', ' ']).trim();
    let is_unit = !unit.is_empty() && unit.chars().count() <= 24 && !unit.contains(['、', ',', ';']) && !unit.contains("见");
    is_unit.then(|| Unit::of(unit).is_known().then(|| unit.to_owned()))?
}
