//! Keys as they are pressed.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, KeyboardEvent};

use super::listening::on_window;
use super::memory::local;
use super::store::Store;

/// Where it is kept that keys without Ctrl do nothing: programs that are spoken to may type them by mistake.
const SINGLE: &str = "tuiyan/2-single-keys";

/// Whether a key that writes a letter may be a command, outside a field.
pub(super) fn has_single() -> bool {
    !local().is_ok_and(|kept| kept.get_item(SINGLE).ok().flatten().is_some())
}

/// Turns them on or off, for this machine.
pub(super) fn set_single(is_on: bool) {
    let Ok(kept) = local() else { return };
    let _ = if is_on { kept.remove_item(SINGLE) } else { kept.set_item(SINGLE, "off") };
}

/// The key that is pressed; `None` where the press belongs to an input method, whatever key it is. Whoever handles keys asks here.
pub(super) fn key(event: &KeyboardEvent) -> Option<String> {
    (!is_composed(event)).then(|| event.key())
}

/// Whether the press takes a step back, with Ctrl+Z, or makes it again, with Ctrl+Y or Ctrl+Shift+Z; `None` for any other.
pub(super) fn steps_back(event: &KeyboardEvent) -> Option<bool> {
    let key = key(event).filter(|_| event.ctrl_key() || event.meta_key())?;
    match (key.to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(true),
        ("y", false) | ("z", true) => Some(false),
        _ => None,
    }
}

/// Whether an input method takes the press. Some browsers end a composition before the Enter that ends it, which then bears nothing
/// but the code 229; so does the press that begins one.
pub(super) fn is_composed(event: &KeyboardEvent) -> bool {
    const COMPOSED: u32 = 229;
    event.is_composing() || event.key_code() == COMPOSED
}

/// Whether the press begins a text, by an input method or without one. Where a grid has the focus, the text goes on in its field.
pub(super) fn begins_text(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_held = event.ctrl_key() || event.meta_key() || event.alt_key();
    !is_held && (key.chars().count() == 1 || (is_composed(event) && key == "Process"))
}

/// Tells the store which key is held, as long as the owner lives: all that one press changes is one step to undo, however often the
/// key repeats.
pub(super) fn watch(store: Store) {
    heard_first("keydown", move |event| {
        if let Some(press) = event.dyn_ref::<KeyboardEvent>().filter(|press| is_press(press)) {
            store.press(press.repeat());
        }
    });
    heard_first("keyup", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(is_press) {
            store.release();
        }
    });
    // Where the key is let go elsewhere, nobody here hears of it.
    heard_first("pointerdown", move |_| store.release());
    on_window(ev::blur, move |_| store.release());
}

/// Whether a key does something by itself.
fn is_press(event: &KeyboardEvent) -> bool {
    key(event).is_some_and(|key| !matches!(key.as_str(), "Shift" | "Control" | "Alt" | "Meta" | "AltGraph" | "CapsLock"))
}

/// Hears of an event before anything on the page does, as long as the owner lives.
pub(super) fn heard_first(name: &'static str, hear: impl Fn(&Event) + 'static) {
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| hear(&event));
    let _ = window().add_event_listener_with_callback_and_bool(name, hear.as_ref().unchecked_ref(), true);
    let hearing = StoredValue::new_local(Some(hear));
    on_cleanup(move || {
        if let Some(Some(hear)) = hearing.try_update_value(Option::take) {
            let _ = window().remove_event_listener_with_callback_and_bool(name, hear.as_ref().unchecked_ref(), true);
        }
    });
}
