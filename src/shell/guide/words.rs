//! The glossary, searched as one types.

use leptos::prelude::*;

use crate::language::Language;
use crate::view::{Term, terms};
use crate::word;

/// The field and what it finds.
#[component]
pub(super) fn Glossary() -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| query.with(|query| terms(query)));
    let other = if Language::current() == Language::Chinese { Language::English } else { Language::Chinese };
    let line = move |term: Term| {
        view! { <div class="term"><dt>{term.name}" "<span class="term-other" lang=other.tag()>{term.other}</span></dt><dd>{term.meaning}</dd></div> }
    };
    view! {
        <h2 class="risk-question">{word!("术语", "Glossary")}</h2>
        <input
            type="search"
            class="guide-search"
            aria-label=word!("搜索术语", "Search the glossary")
            placeholder=word!("搜索术语", "Search the glossary")
            on:input=move |event| query.set(event_target_value(&event))
        />
        <p class="spoken" role="status">{move || crate::phrase!("{} 条", "{} found", found.with(Vec::len))}</p>
        <dl class="terms">{move || found.get().into_iter().map(line).collect_view()}</dl>
        <Show when=move || found.with(Vec::is_empty)><p class="nothing">{word!("没有这个词。", "No such term.")}</p></Show>
    }
}
