//! How large an element is, as it changes.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The content size of an element in css pixels; zero until it is laid out.
pub(super) fn use_size(node: NodeRef<html::Div>) -> Signal<(u32, u32)> {
    let size = RwSignal::new((0, 0));
    node.on_load(move |element| {
        let measured = element.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            let now = (length(measured.client_width()), length(measured.client_height()));
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
        }
        changed.forget();
    });
    size.into()
}

fn length(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(0)
}
