//! The language of the page: the one that the address asks for, or else the one that was chosen here last, or else Chinese.

use leptos::prelude::*;

use super::memory::local;
use crate::language::Language;
use crate::word;

const KEY: &str = "tuiyan/1/language";

/// The language that the page is in. What is on the page is made anew when it changes.
#[derive(Clone, Copy)]
pub(super) struct Speech(RwSignal<Language>);

impl Speech {
    pub(super) fn new() -> Self {
        let language = asked().or_else(remembered).unwrap_or_default();
        let speech = Self(RwSignal::new(language));
        speech.mark();
        speech
    }

    /// The language, followed.
    pub(super) fn get(self) -> Language {
        self.0.get()
    }

    /// Goes on in the other language, and remembers that.
    pub(super) fn toggle(self) {
        let next = if self.0.get_untracked() == Language::Chinese { Language::English } else { Language::Chinese };
        // Denied storage costs the choice its memory, nothing else.
        let _ = local().map(|storage| storage.set_item(KEY, next.tag()));
        self.turn_to(next);
    }

    /// Follows an address that asks for a language.
    pub(super) fn follow_address(self) {
        if let Some(language) = asked().filter(|language| *language != self.0.get_untracked()) {
            self.turn_to(language);
        }
    }

    fn turn_to(self, language: Language) {
        // Before the signal, because whoever hears it makes texts.
        language.speak();
        self.0.set(language);
        self.mark();
    }

    /// Tells the document, which tells whoever reads it out.
    fn mark(self) {
        self.0.get_untracked().speak();
        document().set_title(word!("推演 · 五年规划指标推演", "Tuiyan · what-if simulator for plan indicators"));
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", self.0.get_untracked().tag());
        }
    }
}

/// The language that the address asks for, `#lang=en` or `#s=…&lang=en`.
fn asked() -> Option<Language> {
    let fragment = window().location().hash().ok()?;
    // Some programs add a mark of their own behind.
    fragment.split(['#', '&', '?']).find_map(|part| part.strip_prefix("lang=")).and_then(Language::from_tag)
}

fn remembered() -> Option<Language> {
    Language::from_tag(&local().ok()?.get_item(KEY).ok()??)
}

/// One click to the other language, named in that language.
#[component]
pub(super) fn LanguageSwitch() -> impl IntoView {
    let speech = expect_context::<Speech>();
    let other = if Language::current() == Language::Chinese { Language::English } else { Language::Chinese };
    view! {
        <button type="button" class="language" lang=other.tag() on:click=move |_| speech.toggle()>{other.own_name()}</button>
    }
}
