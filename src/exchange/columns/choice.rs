//! What can only be one of a few, and what else people write for it.

use super::text::plain;
use crate::language::{Language, Text};

/// A value, its words in both languages, and other writings that can mean nothing else.
pub(in crate::exchange) struct Choice<T> {
    value: T,
    word: Text,
    also: &'static [&'static str],
}

/// What is one of a few.
pub(in crate::exchange) trait Chosen: Copy + PartialEq + 'static {
    /// All of them.
    fn choices() -> &'static [Choice<Self>];

    /// Their words.
    fn all() -> Vec<Text> {
        Self::choices().iter().map(|choice| choice.word).collect()
    }

    /// Its word, in the current language.
    fn word(self) -> &'static str {
        Self::choices().iter().find(|choice| choice.value == self).map_or("", |choice| choice.word.get())
    }

    /// The one that a person's writing means.
    fn meant(written: &str) -> Option<Self> {
        let written = plain(written);
        Self::choices().iter().find(|choice| choice.writings().any(|text| plain(text) == written)).map(|choice| choice.value)
    }
}

/// A value with its words and other writings.
pub(in crate::exchange) const fn choice<T>(value: T, word: Text, also: &'static [&'static str]) -> Choice<T> {
    Choice { value, word, also }
}

impl<T: Copy> Choice<T> {
    pub(in crate::exchange) const fn value(&self) -> T {
        self.value
    }

    /// Everything that means it.
    pub(in crate::exchange) fn writings(&self) -> impl Iterator<Item = &'static str> {
        Language::ALL.map(|language| self.word.of(language)).into_iter().chain(self.also.iter().copied())
    }
}
