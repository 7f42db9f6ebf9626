//! A field in which a person types a number.

use leptos::prelude::*;

use super::remark::{Bubble, fresh_id};
use super::store::Store;
use super::typing::Typing;
use crate::scenario::FieldResult;

/// A text field for a number. What is typed becomes a checked number that the field then shows as it holds; or it stays, with what stands in its
/// way said beside it.
#[component]
pub(super) fn Entry(
    /// What is shown when nobody types.
    #[prop(into)]
    text: Signal<String>,
    /// What it is, for those who hear it.
    #[prop(into)]
    label: Signal<String>,
    /// What it counts in, as shown; empty where that is nothing.
    #[prop(into)]
    unit: Signal<String>,
    /// The step of the arrow keys, in the unit shown; none where the field can be empty.
    #[prop(optional_no_strip)]
    step: Option<Signal<f64>>,
    /// Whether the number may be negative: some telephones offer no sign beside digits.
    #[prop(into)]
    is_signed: Signal<bool>,
    /// Takes a number; `None` where the field was emptied.
    on_number: Callback<Option<f64>, FieldResult>,
    /// Whether emptying the field means something.
    #[prop(default = false)]
    can_be_empty: bool,
    /// Whether several cells that are pasted here are taken by what the field is part of.
    #[prop(default = false)]
    takes_blocks: bool,
    #[prop(optional)] placeholder: &'static str,
    /// Whether Tab comes by it.
    #[prop(into, default = Signal::stored(true))]
    is_on_the_way: Signal<bool>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    // Setting an input's value costs a layout even where it stays the same.
    let text = Memo::new(move |_| text.get());
    let typing = Typing::new(text, unit, can_be_empty, Memo::new(move |_| store.open_id()), on_number);
    let input = NodeRef::<leptos::html::Input>::new();
    typing.follow(input);
    let is_open = Memo::new(move |_| typing.remark.with(|remark| Typing::is_open(remark.as_ref())));
    let id = fresh_id();
    let described = id.clone();
    let yes = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            typing.take(&input);
            let _ = input.focus();
        }
    });
    let dismiss = Callback::new(move |()| typing.hush());
    view! {
        <span class="entry-box">
            <input
                node_ref=input
                class="entry"
                type="text"
                inputmode=move || number_mode(is_signed.get())
                autocomplete="off"
                placeholder=placeholder
                tabindex=move || (!is_on_the_way.get()).then_some("-1")
                aria-label=label
                aria-description=move || Some(unit.get()).filter(|unit| !unit.is_empty())
                aria-invalid=move || is_open.get().to_string()
                aria-describedby=move || typing.remark.with(Option::is_some).then(|| described.clone())
                prop:value=text
                on:input=move |_| typing.begin()
                on:change=move |event| typing.end(&event_target(&event))
                on:keydown=move |event| typing.press(&event, step)
                on:paste=move |event| if !takes_blocks { typing.paste(&event) }
            />
            {move || typing.remark.get().map(|(remark, place)| view! { <Bubble id=id.clone() remark place yes dismiss/> })}
        </span>
    }
}

/// The keys that a telephone offers for a number. Those for decimals have no sign everywhere.
pub(super) const fn number_mode(is_signed: bool) -> &'static str {
    if is_signed { "text" } else { "decimal" }
}
