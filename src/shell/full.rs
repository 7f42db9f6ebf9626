//! The whole screen, where the browser allows it.

use super::listening::on_window;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise, Reflect};

/// Asks for the whole screen for an element.
pub(super) fn fill(element: &JsValue) {
    call(element, "requestFullscreen");
}

/// Gives it back.
pub(super) fn give_back() {
    if is_full() {
        call(document().as_ref(), "exitFullscreen");
    }
}

/// Does something when the whole screen was given back: Escape may do so without telling the page of the key.
pub(super) fn when_given_back(act: impl Fn() + 'static) {
    let was_full = StoredValue::new(false);
    on_window(ev::fullscreenchange, move |_| {
        if was_full.get_value() && !is_full() {
            act();
        }
        was_full.set_value(is_full());
    });
}

fn is_full() -> bool {
    Reflect::get(document().as_ref(), &JsValue::from_str("fullscreenElement"))
        .is_ok_and(|element| !element.is_null() && !element.is_undefined())
}

/// A browser that knows neither, or refuses, leaves the page as large as it is.
fn call(on: &JsValue, name: &str) {
    let method = Reflect::get(on, &JsValue::from_str(name)).ok().and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(promise) = method.and_then(|method| method.call0(on).ok()?.dyn_into::<Promise>().ok()) {
        leptos::task::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}
