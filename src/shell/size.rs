//! How large an element is, as it changes.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The content size of an element in css pixels; zero until it is laid out.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an element's size is small and not negative")]
pub(super) fn use_size<E>(node: NodeRef<E>) -> Signal<(u32, u32)>
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + AsRef<web_sys::Element> + 'static,
{
    let size = RwSignal::new((0, 0));
    node.on_load(move |element| {
        let element: web_sys::Element = element.as_ref().clone();
        let measured = element.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            let now = (measured.client_width() as u32, measured.client_height() as u32);
            if size.get_untracked() != now {
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
