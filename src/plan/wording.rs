//! The document's own words, with their English if the plan has it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A text of the document, as printed and, if the plan file has it, in English. Files write and read it as printed; the English is in
/// the plan's [`Glossary`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
#[serde(from = "String", into = "String")]
pub struct Wording {
    own: String,
    english: Option<String>,
}

/// English, by the document's own words.
pub type Glossary = BTreeMap<String, String>;

impl Wording {
    /// As printed in the document. Files use this form, and names are compared in it.
    pub fn own(&self) -> &str {
        &self.own
    }

    /// In the current language; as printed if there is no English.
    pub fn get(&self) -> &str {
        match (Language::current(), &self.english) {
            (Language::English, Some(english)) => english,
            _ => &self.own,
        }
    }

    /// The English, if there is any.
    pub fn english(&self) -> Option<&str> {
        self.english.as_deref()
    }

    /// Whether a text equals this one in either language.
    pub fn is(&self, text: &str) -> bool {
        self.own == text || self.english.as_deref() == Some(text)
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// A text with its English.
    pub(crate) const fn paired(own: String, english: Option<String>) -> Self {
        Self { own, english }
    }

    /// Takes its English from a glossary, or loses it if the glossary has none.
    pub(super) fn translate(&mut self, glossary: &Glossary) {
        self.english = glossary.get(&self.own).cloned();
    }
}

impl From<String> for Wording {
    fn from(own: String) -> Self {
        Self { own, english: None }
    }
}

impl From<&str> for Wording {
    fn from(own: &str) -> Self {
        own.to_owned().into()
    }
}

impl From<Wording> for String {
    fn from(wording: Wording) -> Self {
        wording.own
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_english_only_where_the_plan_has_it() {
        let glossary = Glossary::from([("人".to_owned(), "persons".to_owned())]);
        let [mut persons, mut places] = ["人", "个"].map(Wording::from);
        persons.translate(&glossary);
        places.translate(&glossary);
        assert_eq!(persons.get(), "人");
        Language::English.speaking(|| assert_eq!([persons.get(), places.get()], ["persons", "个"]));
    }
}
