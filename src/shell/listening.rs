//! Events of the window, heard for as long as the calling component lives.

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Hears of an event.
pub(super) fn on_window<E: EventDescriptor + 'static>(event: E, hear: impl Fn(E::EventType) + 'static)
where
    E::EventType: JsCast,
{
    let hearing = window_event_listener(event, hear);
    on_cleanup(move || hearing.remove());
}
