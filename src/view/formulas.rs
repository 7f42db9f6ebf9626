//! The set phrases in which plans ask for what has no number, in English.

use crate::language::{Language, Text};

/// As documents print them in a target's cell.
const FORMULAS: [Text; 6] = [
    Text::new("应保尽保", "fulfilled for all"),
    Text::new("全覆盖", "full coverage"),
    Text::new("动态清零", "kept at zero"),
    Text::new("基本建成", "largely completed"),
    Text::new("建成", "completed"),
    Text::new("实现", "achieved"),
];

/// Words that a document prints as a target: as they are, and in English where they are a set phrase. `None` in English for any others,
/// which only the plan's own glossary could translate.
pub(super) fn said(printed: &str) -> Option<String> {
    match Language::current() {
        Language::Chinese => Some(printed.to_owned()),
        Language::English => FORMULAS.iter().find(|formula| formula.is(printed)).map(ToString::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_phrase_is_said_as_a_planner_says_it() {
        assert_eq!(said("应保尽保").as_deref(), Some("应保尽保"));
        Language::English.speaking(|| {
            assert_eq!(said("应保尽保").as_deref(), Some("fulfilled for all"));
            assert_eq!(said("每个县至少有一所"), None);
        });
    }
}
