//! A button that asks for files. The browser's own control speaks the browser's language and keeps its own looks.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use super::transfer::picked;

/// The button and the control behind it.
#[component]
pub(super) fn FilePicker(
    /// What stands on the button.
    word: &'static str,
    /// What is asked for.
    label: &'static str,
    /// The endings that are offered.
    accept: &'static str,
    #[prop(default = true)] multiple: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Takes what was picked; never empty.
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let ask = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let take = move |_| {
        let files = field.get_untracked().map(|field| picked(&field)).unwrap_or_default();
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    view! {
        <button type="button" disabled=disabled on:click=ask>{word}</button>
        <input node_ref=field type="file" multiple=multiple accept=accept aria-label=label hidden=true on:change=take/>
    }
}
