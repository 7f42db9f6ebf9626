//! The language of texts, and texts in both languages.
//!
//! Every text stands once, in Chinese and in English side by side, where it is said: [`word!`](crate::word) for a fixed text,
//! [`phrase!`](crate::phrase) for one with values in it, [`Text`] for one that is kept for later. A text that lacks a language or names a
//! missing value does not compile. The shell and the command line choose the language once. Only making a text depends on it; no figure
//! and no verdict does.

use std::cell::Cell;
use std::fmt;

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// A language of the program. Every text is in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// 简体中文, the language of the documents.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The language in which this thread makes texts; Chinese by default.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// Makes texts in this language from now on, in this thread.
    pub fn speak(self) {
        CURRENT.set(self);
    }

    /// Makes the texts of `say` in this language, and later ones in the language before.
    ///
    /// ```
    /// use tuiyan::{language::Language, word};
    /// assert_eq!(Language::English.speaking(|| word!("达标", "met")), "met");
    /// assert_eq!(word!("达标", "met"), "达标");
    /// ```
    pub fn speaking<T>(self, say: impl FnOnce() -> T) -> T {
        /// Restores the language even if `say` panics.
        struct Before(Language);
        impl Drop for Before {
            fn drop(&mut self) {
                self.0.speak();
            }
        }
        let _before = Before(Self::current());
        self.speak();
        say()
    }

    /// Its tag (BCP 47), as documents and links carry it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of a tag, by its first part: `en`, `en-GB`, `zh`, `zh-CN`. `None` for any other.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Its name in the language itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }
}

/// A text in both languages, read in the one that is current when it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    chinese: &'static str,
    english: &'static str,
}

impl Text {
    /// The text in Chinese and in English.
    pub const fn new(chinese: &'static str, english: &'static str) -> Self {
        Self { chinese, english }
    }

    /// In the current language.
    pub fn get(self) -> &'static str {
        self.of(Language::current())
    }

    /// In both languages, Chinese first.
    pub const fn both(self) -> [&'static str; 2] {
        [self.chinese, self.english]
    }

    /// Whether a person's text equals this one in either language.
    pub fn is(self, text: &str) -> bool {
        self.chinese == text || self.english.eq_ignore_ascii_case(text)
    }

    /// In that language.
    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese,
            Language::English => self.english,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

/// A fixed text in the current language, as `&'static str`: `word!("达标", "met")`.
#[macro_export]
macro_rules! word {
    ($chinese:expr, $english:expr $(,)?) => {
        $crate::language::Text::new($chinese, $english).get()
    };
}

/// A text with values in it, in the current language, as a `String`: `phrase!("差 {gap}", "{gap} short")`. Arguments after the two go
/// to both, as in [`format!`].
#[macro_export]
macro_rules! phrase {
    ($chinese:literal, $english:literal $(, $($argument:tt)*)?) => {
        match $crate::language::Language::current() {
            $crate::language::Language::Chinese => format!($chinese, $($($argument)*)?),
            $crate::language::Language::English => format!($english, $($($argument)*)?),
        }
    };
}

/// The English noun for a number: `plural(1, "target", "targets")` is `target`.
pub const fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_chinese_until_another_language_is_chosen() {
        let gap = "1.3";
        assert_eq!(phrase!("差 {gap}", "{gap} short"), "差 1.3");
        Language::English.speaking(|| assert_eq!(phrase!("差 {}", "{} short", gap), "1.3 short"));
        assert_eq!(Language::current(), Language::Chinese);
    }

    #[test]
    fn a_kept_text_is_read_in_the_language_it_is_shown_in() {
        const MET: Text = Text::new("达标", "met");
        assert_eq!(MET.to_string(), "达标");
        assert_eq!(Language::English.speaking(|| MET.to_string()), "met");
    }

    #[test]
    fn what_a_person_wrote_is_known_in_either_language() {
        const MET: Text = Text::new("达标", "Met");
        assert!(["达标", "Met", "met"].into_iter().all(|text| MET.is(text)) && !MET.is("missed"));
    }

    #[test]
    fn a_tag_leads_to_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("EN-gb"), Some(Language::English));
        assert_eq!(Language::from_tag("fr"), None);
    }
}
