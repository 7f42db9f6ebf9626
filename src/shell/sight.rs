//! What is out of sight need not follow a movement.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    js_sys,
};

use super::store::Store;
use crate::view::IndicatorSheet;

/// The open indicator's sheet for a part of the page: while numbers are moved and no bit of that part can be seen, it stays as it was,
/// and what shows it sleeps. It is brought up to date when the movement ends, or the part comes into sight.
pub(super) fn as_seen(store: Store, part: NodeRef<html::Div>) -> Memo<IndicatorSheet> {
    let is_seen = in_sight(part);
    Memo::new(move |before: Option<&IndicatorSheet>| match before {
        Some(before) if store.is_moving() && !is_seen.get() => before.clone(),
        _ => store.sheet.get(),
    })
}

/// Brings the element of that id into sight and the focus to it, for who asked for what has just come. It glides there unless the person
/// wants no motion.
pub(super) fn bring(id: &str) {
    let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let is_still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches());
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(if is_still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    let focus = web_sys::FocusOptions::new();
    focus.set_prevent_scroll(true);
    let _ = element.focus_with_options(&focus);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether any of an element is within the window; taken for granted where the browser cannot tell.
fn in_sight(node: NodeRef<html::Div>) -> ReadSignal<bool> {
    let (is_seen, set_seen) = signal(true);
    let watching = StoredValue::new_local(None);
    node.on_load(move |element| {
        let noticed = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let latest = entries.pop().dyn_into::<IntersectionObserverEntry>().ok();
            let now = latest.is_none_or(|latest| latest.is_intersecting());
            if is_seen.try_get_untracked().is_some_and(|before| before != now) {
                set_seen.set(now);
            }
        });
        if let Ok(observer) = IntersectionObserver::new(noticed.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watching.set_value(Some((observer, noticed)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _))) = watching.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
    is_seen
}
