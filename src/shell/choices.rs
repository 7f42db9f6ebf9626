//! One choice out of several.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::keyboard;

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

impl Choice {
    /// A choice that its name says all of.
    pub(super) fn named(name: impl Into<String>, is_chosen: bool) -> Self {
        Self { name: name.into(), note: String::new(), place: String::new(), is_chosen }
    }
}

/// One of several values, side by side; `now` is the one that is chosen.
pub(super) fn one_of<T, const N: usize>(
    label: &'static str,
    all: [T; N],
    now: impl Fn() -> T + Copy + Send + Sync + 'static,
    set: impl Fn(T) + Send + Sync + 'static,
    name: impl Fn(T) -> String + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let choices = Signal::derive(move || all.map(|one| Choice::named(name(one), now() == one)).to_vec());
    let choose = Callback::new(move |at: usize| {
        if let Some(one) = all.get(at) {
            set(*one);
        }
    });
    view! { <Choices label choices on_choose=choose/> }
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
    // One stop of the Tab key for the whole group, as for radio buttons of the browser's own.
    let is_stop = move |at: usize| all.with(|all| at == all.iter().position(|choice| choice.is_chosen).unwrap_or_default());
    let step = move |at: usize, event: &ev::KeyboardEvent| {
        let count = all.with_untracked(Vec::len);
        let forward = keyboard::key(event).and_then(|key| direction(&key));
        let Some(is_forward) = forward.filter(|_| count > 1) else { return };
        event.prevent_default();
        focus_beside(&event_target(event), is_forward);
        on_choose.run(if is_forward { (at + 1) % count } else { (at + count - 1) % count });
    };
    view! {
        <div class=group role="radiogroup" aria-label=label>
            <For each=numbered key=|(at, choice)| (*at, choice.name.clone(), choice.note.clone()) let((at, choice))>
                <button
                    type="button"
                    role="radio"
                    class=class
                    aria-checked=move || is_chosen(at).to_string()
                    title=choice.note
                    tabindex=move || if is_stop(at) { "0" } else { "-1" }
                    on:click=move |_| on_choose.run(at)
                    on:keydown=move |event| step(at, &event)
                >
                    <span class="choice-name">{choice.name}</span>
                    <span class="reading-place">{choice.place}</span>
                    <span class="reading-note">{choice.note.clone()}</span>
                </button>
            </For>
        </div>
    }
}

/// Whether an arrow key goes on, or back; `None` for any other key.
fn direction(key: &str) -> Option<bool> {
    match key {
        "ArrowRight" | "ArrowDown" => Some(true),
        "ArrowLeft" | "ArrowUp" => Some(false),
        _ => None,
    }
}

/// Moves the focus to the next choice or the one before, round the ends.
fn focus_beside(choice: &web_sys::Element, is_forward: bool) {
    let beside = if is_forward { choice.next_element_sibling() } else { choice.previous_element_sibling() };
    let end = || {
        let group = choice.parent_element()?;
        if is_forward { group.first_element_child() } else { group.last_element_child() }
    };
    if let Some(beside) = beside.or_else(end).and_then(|beside| beside.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = beside.focus();
    }
}
