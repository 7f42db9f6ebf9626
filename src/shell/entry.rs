//! A field in which a person types a number.

use leptos::ev;
use leptos::prelude::*;

use super::keyboard;
use crate::phrase;
use crate::scenario::typed;

/// A text field for a number. What is typed becomes a checked number, or ends here with a word to the person; then the field shows
/// what holds.
#[component]
pub(super) fn Entry(
    /// What is shown when nobody types.
    #[prop(into)]
    text: Signal<String>,
    /// What it is, for those who hear it.
    #[prop(into)]
    label: Signal<String>,
    /// The step of the arrow keys, in the unit shown; none where the field can be empty.
    #[prop(optional_no_strip)]
    step: Option<Signal<f64>>,
    /// Whether the number may be negative: some telephones offer no sign beside digits.
    #[prop(into)]
    is_signed: Signal<bool>,
    /// Takes a number; `None` where the field was emptied.
    on_number: Callback<Option<f64>>,
    /// Whether emptying the field means something.
    #[prop(default = false)]
    can_be_empty: bool,
    #[prop(optional)] placeholder: &'static str,
    /// Whether Tab comes by it.
    #[prop(into, default = Signal::stored(true))]
    is_on_the_way: Signal<bool>,
) -> impl IntoView {
    let store = expect_context::<super::store::Store>();
    // Setting an input's value costs a layout even where it stays the same.
    let text = Memo::new(move |_| text.get());
    let is_wrong = RwSignal::new(false);
    let take = move |input: &web_sys::HtmlInputElement| {
        let entered = input.value();
        let number = if can_be_empty && entered.trim().is_empty() { Ok(None) } else { typed(&entered).map(Some) };
        is_wrong.set(number.is_err());
        match number {
            Ok(number) => {
                on_number.run(number);
                input.set_value(&text.get_untracked());
            }
            Err(reason) => store.say(Some(phrase!("“{entered}”不是数。{reason}", "“{entered}” is not a number. {reason}"))),
        }
    };
    let press = move |event: &ev::KeyboardEvent| {
        let input = event_target::<web_sys::HtmlInputElement>(event);
        let sign = match keyboard::key(event).as_deref() {
            Some("ArrowUp") => 1.0,
            Some("ArrowDown") => -1.0,
            Some("Escape") => {
                is_wrong.set(false);
                return input.set_value(&text.get_untracked());
            }
            _ => return,
        };
        if let (Some(step), Ok(now)) = (step, typed(&input.value())) {
            event.prevent_default();
            on_number.run(Some(now + sign * step.get_untracked()));
            input.set_value(&text.get_untracked());
        }
    };
    view! {
        <input
            class="entry"
            type="text"
            inputmode=move || number_mode(is_signed.get())
            autocomplete="off"
            placeholder=placeholder
            tabindex=move || (!is_on_the_way.get()).then_some("-1")
            aria-label=label
            aria-invalid=move || is_wrong.get().to_string()
            aria-describedby=move || is_wrong.get().then_some("notice")
            prop:value=text
            on:change=move |event| take(&event_target(&event))
            on:keydown=move |event| press(&event)
        />
    }
}

/// The keys that a telephone offers for a number. Those for decimals have no sign everywhere.
pub(super) const fn number_mode(is_signed: bool) -> &'static str {
    if is_signed { "text" } else { "decimal" }
}
