//! A field in which a person types a number.

use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::keyboard;
use super::remark::{Bubble, Place, place};
use super::store::Store;
use crate::plan::Id;
use crate::scenario::{Field, Remark, Taken, several_cells};

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
    on_number: Callback<Option<f64>, Taken>,
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
    let typing = Typing { text, remark: RwSignal::new(None), is_typed: StoredValue::new(false) };
    let input = NodeRef::<leptos::html::Input>::new();
    // The next indicator may have the same figure: what was typed for another is dropped all the same.
    let shown_of = Memo::new(move |_| store.open_id());
    Effect::new(move |before: Option<Id>| {
        let now = shown_of.get();
        let is_other = before.is_some_and(|before| before != now);
        if let Some(input) = input.get_untracked().filter(|_| is_other) {
            typing.give_back(&input);
        }
        now
    });
    let remark = Memo::new(move |_| {
        let said = typing.remark.get()?;
        (said.text == text.get() && said.of == shown_of.get()).then_some((said.remark, said.place))
    });
    let is_open = Memo::new(move |_| remark.with(|said| said.as_ref().is_some_and(|(remark, _)| remark.is_open())));
    let say = move |input: &HtmlInputElement, remark: Option<Remark>| {
        let said = |remark| Said { remark, place: place(input), text: text.get_untracked(), of: shown_of.get_untracked() };
        typing.remark.set(remark.map(said));
    };
    let field = move |unit: &str, read: &dyn Fn(Field) -> Option<Remark>| read(Field { unit, can_be_empty });
    // Takes what stands in the field; answers whether nothing of it is left to be mended.
    let take = move |input: &HtmlInputElement| {
        let before = remark.get_untracked().map(|(remark, _)| remark);
        let found =
            field(&unit.get_untracked(), &|field| field.answer(&input.value(), before.as_ref(), |number| on_number.run(number)));
        typing.is_typed.set_value(false);
        let is_taken = found.as_ref().is_none_or(|remark| !remark.is_open());
        if is_taken {
            input.set_value(&text.get_untracked());
        }
        say(input, found);
        is_taken
    };
    let move_by = move |input: &HtmlInputElement, by: f64| {
        let unit = unit.get_untracked();
        let Some(number) = (Field { unit: &unit, can_be_empty }).stepped(&input.value(), by) else { return };
        let moved = on_number.run(Some(number));
        typing.give_back(input);
        say(input, moved.map_or_else(|reason| Some(Remark::Reason(reason)), |caution| caution.map(Remark::Caution)));
    };
    let press = move |event: &ev::KeyboardEvent| {
        let input = event_target::<HtmlInputElement>(event);
        match (keyboard::key(event).as_deref(), step) {
            (Some("ArrowUp"), Some(step)) => {
                event.prevent_default();
                move_by(&input, step.get_untracked());
            }
            (Some("ArrowDown"), Some(step)) => {
                event.prevent_default();
                move_by(&input, -step.get_untracked());
            }
            (Some("Escape"), _) => {
                typing.give_back(&input);
                typing.remark.set(None);
            }
            // What is not taken keeps the focus, whatever else the key does here.
            (Some("Enter"), _) if (typing.is_typed.get_value() || is_open.get_untracked()) && !take(&input) => {
                event.prevent_default();
                event.stop_propagation();
            }
            _ => {}
        }
    };
    let leave = move |input: &HtmlInputElement| {
        if typing.is_typed.get_value() {
            take(input);
        }
    };
    let paste = move |event: &ev::ClipboardEvent| {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if let Some(reason) = several_cells(&pasted).filter(|_| !takes_blocks) {
            event.prevent_default();
            event.stop_propagation();
            say(&event_target(event), Some(Remark::Reason(reason)));
        }
    };
    let id = super::remark::fresh_id();
    let described = id.clone();
    let yes = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            take(&input);
            let _ = input.focus();
        }
    });
    let dismiss = Callback::new(move |()| typing.remark.set(None));
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
                aria-invalid=move || is_open.get().to_string()
                aria-describedby=move || remark.with(Option::is_some).then(|| described.clone())
                prop:value=text
                on:input=move |_| {
                    typing.is_typed.set_value(true);
                    if typing.remark.with_untracked(Option::is_some) {
                        typing.remark.set(None);
                    }
                }
                on:change=move |event| leave(&event_target(&event))
                on:keydown=move |event| press(&event)
                on:paste=move |event| paste(&event)
            />
            {move || remark.get().map(|(remark, place)| view! { <Bubble id=id.clone() remark place yes dismiss/> })}
        </span>
    }
}

/// What a field is in the middle of.
#[derive(Clone, Copy)]
struct Typing {
    text: Memo<String>,
    remark: RwSignal<Option<Said>>,
    /// Whether something was typed that nobody has answered yet.
    is_typed: StoredValue<bool>,
}

/// What was said, where, and beside which figure of which indicator: it holds no longer than those do.
#[derive(Clone, PartialEq)]
struct Said {
    remark: Remark,
    place: Place,
    text: String,
    of: Id,
}

impl Typing {
    /// The field shows what holds.
    fn give_back(self, input: &HtmlInputElement) {
        self.is_typed.set_value(false);
        input.set_value(&self.text.get_untracked());
    }
}

/// The keys that a telephone offers for a number. Those for decimals have no sign everywhere.
pub(super) const fn number_mode(is_signed: bool) -> &'static str {
    if is_signed { "text" } else { "decimal" }
}
