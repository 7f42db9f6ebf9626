//! One choice out of several.

use leptos::prelude::*;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// What it is called.
    pub(super) name: String,
    /// What it means: shown beneath the name on a list, as a hint on a chip.
    pub(super) note: String,
    /// Where it is grounded; empty where that does not matter.
    pub(super) place: String,
    /// Whether it is chosen.
    pub(super) is_chosen: bool,
}

/// The choices side by side, or one beneath the other with their notes. A button stays the same element when it is chosen, so that
/// the keyboard's focus stays on it.
#[component]
pub(super) fn Choices(
    label: &'static str,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    on_choose: Callback<usize>,
    #[prop(default = false)] is_list: bool,
) -> impl IntoView {
    let (group, class) = if is_list { ("readings-list", "reading-choice") } else { ("chips", "chip") };
    let all = Memo::new(move |_| choices.get());
    let is_chosen = move |at: usize| all.with(|all| all.get(at).is_some_and(|choice| choice.is_chosen));
    let numbered = move || all.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <div class=group role="radiogroup" aria-label=label>
            <For each=numbered key=|(at, choice)| (*at, choice.name.clone(), choice.note.clone()) let((at, choice))>
                <button
                    type="button"
                    role="radio"
                    class=class
                    aria-checked=move || is_chosen(at).to_string()
                    title=choice.note
                    on:click=move |_| on_choose.run(at)
                >
                    <span class="choice-name">{choice.name}</span>
                    <span class="reading-place">{choice.place}</span>
                    <span class="reading-note">{choice.note.clone()}</span>
                </button>
            </For>
        </div>
    }
}
