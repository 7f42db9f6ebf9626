//! A choice of a few words, and what else people write for them.

use super::text::plain;
use crate::language::{Language, Text};

/// A value, its words in both languages, and other unambiguous spellings.
pub(in crate::exchange) struct NamedValue<T> {
    value: T,
    word: Text,
    also: &'static [&'static str],
}

/// A type with a few values to choose from.
pub(in crate::exchange) trait Chosen: Copy + PartialEq + 'static {
    /// All of them.
    fn choices() -> &'static [NamedValue<Self>];

    /// Their words.
    fn all() -> Vec<Text> {
        Self::choices().iter().map(|choice| choice.word).collect()
    }

    /// Its word, in the current language.
    fn word(self) -> &'static str {
        Self::choices().iter().find(|choice| choice.value == self).map_or("", |choice| choice.word.get())
    }

    /// The value that a person's text means.
    fn meant(written: &str) -> Option<Self> {
        let written = plain(written);
        Self::choices().iter().find(|choice| choice.writings().any(|text| plain(text) == written)).map(|choice| choice.value)
    }
}

/// A value with its words and other spellings.
pub(in crate::exchange) const fn choice<T>(value: T, word: Text, also: &'static [&'static str]) -> NamedValue<T> {
    NamedValue { value, word, also }
}

impl<T: Copy> NamedValue<T> {
    pub(in crate::exchange) const fn value(&self) -> T {
        self.value
    }

    /// Every text that means it.
    pub(in crate::exchange) fn writings(&self) -> impl Iterator<Item = &'static str> {
        Language::ALL.map(|language| self.word.of(language)).into_iter().chain(self.also.iter().copied())
    }
}
