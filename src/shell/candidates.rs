//! Kept scenarios to be ticked: those that are compared, and those that stand beside the open one in the report.

use leptos::ev::Event;
use leptos::prelude::*;

use super::store::Store;
use crate::scenario::{Kept, Key};
use crate::word;

/// A kept scenario, to be taken in or left out.
#[derive(Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) key: Key,
    name: String,
    pub(super) is_in: bool,
}

impl Candidate {
    pub(super) fn of(kept: &Kept, is_in: bool) -> Self {
        Self { key: kept.key.clone(), name: kept.scenario.name.clone(), is_in }
    }
}

/// The list. `toggle` takes one in or leaves it out, or answers why not.
#[component]
pub(super) fn Candidates(
    all: Memo<Vec<Candidate>>,
    /// What stands above the list.
    #[prop(into)]
    count: Signal<String>,
    toggle: Callback<Key, Result<(), String>>,
    #[prop(default = "compare-candidates")] class: &'static str,
    #[prop(optional)] title: Option<&'static str>,
) -> impl IntoView {
    view! {
        <details class=class>
            <summary title=title>{count}</summary>
            <ul>
                <For each=move || all.get() key=|one| (one.key.clone(), one.name.clone()) let:one><Line one all toggle/></For>
            </ul>
        </details>
    }
}

#[component]
fn Line(one: Candidate, all: Memo<Vec<Candidate>>, toggle: Callback<Key, Result<(), String>>) -> impl IntoView {
    let Candidate { key, name, .. } = one;
    let of = key.clone();
    let is_in = Memo::new(move |_| all.with(|all| all.iter().any(|one| one.key == of && one.is_in)));
    view! { <li><Tick name is_in toggle=Callback::new(move |()| toggle.run(key.clone()))/></li> }
}

/// A box to be ticked. `toggle` takes in what it stands for or leaves it out, or answers why not.
#[component]
pub(super) fn Tick(name: String, is_in: Memo<bool>, toggle: Callback<(), Result<(), String>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let toggle = move |event: Event| {
        store.say(toggle.run(()).err());
        // The browser ticked the box by itself; what was refused is not ticked.
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(is_in.get_untracked());
    };
    view! { <label><input type="checkbox" prop:checked=is_in on:change=toggle/><span>{name}</span></label> }
}

/// Whether indicators are shown that the scoreboard does not count.
#[component]
pub(super) fn Everything(class: &'static str, everything: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class=class>
            <input type="checkbox" prop:checked=everything on:change=move |event| everything.set(event_target_checked(&event))/>
            {word!("含正文和专栏的目标", "With targets from the text and boxes")}
        </label>
    }
}
