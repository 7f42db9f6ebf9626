//! Pieces of sentences: numbers with units, lists, names, days.

use super::kinds::nature;
use crate::language::{Language, plural};
use crate::plan::{Comparison, Nature, Plan, Year};
use crate::view::quantity;
use crate::{phrase, word};

/// A number with its unit behind it, `95 ％`, `95%`, `1.3 percentage points`; the number alone where there is no unit.
pub fn with_unit(number: impl std::fmt::Display, unit: &str) -> String {
    let number = number.to_string();
    if let Some((number, unit)) = quantity::in_full(&number, unit) {
        return format!("{number} {unit}");
    }
    let is_close = Language::current() == Language::English && unit.starts_with(['%', '％', '/']);
    match unit {
        "" => number,
        _ if is_close => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    }
}

/// A name with its unit in brackets; the name alone where there is no unit.
pub fn named(name: impl std::fmt::Display, unit: &str) -> String {
    let heading = quantity::heading(unit);
    if unit.is_empty() { name.to_string() } else { phrase!("{name}（{unit}）", "{name} ({heading})") }
}

/// One after the other: `甲、乙`, `a, b`.
pub fn listed(texts: &[impl std::borrow::Borrow<str>]) -> String {
    texts.join(word!("、", ", "))
}

/// Those of several texts that say something, with that between them.
pub(in crate::view) fn listed_with(between: &str, texts: &[&str]) -> String {
    let said = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    said.collect::<Vec<_>>().join(between)
}

/// Names that are told from the sentence around them: `“甲”、“乙”`.
pub fn quoted(names: impl Iterator<Item = impl std::fmt::Display>) -> String {
    listed(&names.map(|name| format!("“{name}”")).collect::<Vec<_>>())
}

/// Begins with a capital, as a sentence does in English.
pub fn sentence(text: impl Into<String>) -> String {
    let mut text = text.into();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day as a report has it, `2026年3月1日`, `1 March 2026`; months and days count from 1.
pub fn day(year: u32, month: u32, day: u32) -> String {
    let name = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied().unwrap_or_default();
    phrase!("{year}年{month}月{day}日", "{day} {name} {year}")
}

/// A year as a label: `2025年`, `2025`.
pub fn year(year: Year) -> String {
    phrase!("{year}年", "{year}")
}

/// How many indicators a plan has, and how many of them are on its scoreboard: `计分 38 项，全部 115 项`.
pub fn size(plan: &Plan) -> String {
    let (all, scored) = (plan.indicators.len(), plan.scored().count());
    if all == scored {
        return phrase!("{}指标", "{}", indicators(all));
    }
    phrase!("计分 {scored} 项，全部 {all} 项", "{scored} scored, {all} indicators in all")
}

/// A number of indicators: `3 项`, `3 indicators`.
pub fn indicators(count: usize) -> String {
    let indicators = plural(count, "indicator", "indicators");
    phrase!("{count} 项", "{count} {indicators}")
}

/// From one number to another: `95.8～101.8`. Years have a dash between them.
pub fn between(low: &str, high: &str) -> String {
    phrase!("{low}～{high}", "{low} to {high}")
}

/// A comparison as a sign.
pub fn symbol(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::MoreThan => word!("＞", ">"),
        Comparison::LessThan => word!("＜", "<"),
        Comparison::AtLeast | Comparison::AtMost => comparison.symbol(),
    }
}

/// How many of which nature, the scoreboard's way: `约束性 1 项、预期性 2 项`, `1 binding, 2 expected`; what there is none of is not named.
pub fn counts(binding: usize, expected: usize, others: usize) -> String {
    let natures = [(binding, Some(Nature::Binding)), (expected, Some(Nature::Expected)), (others, None)];
    let named = natures.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| {
        let nature = if of.is_none() { word!("未注明", "with no stated nature") } else { nature(of) };
        phrase!("{nature} {count} 项", "{count} {nature}")
    });
    listed(&named.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_as_a_report_has_it() {
        assert_eq!(day(2026, 3, 1), "2026年3月1日");
        Language::English.speaking(|| assert_eq!(day(2026, 12, 31), "31 December 2026"));
    }
}
