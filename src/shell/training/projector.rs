//! For those at the back: the task, the clock and the tally in large letters, over the whole screen where the browser allows it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise, Reflect};

use super::course::Course;
use super::facilitator::{Timer, shown, tally};
use crate::shell::keyboard;
use crate::shell::store::Store;
use crate::word;

/// The button, and what it shows.
#[component]
pub(super) fn ProjectorButton() -> impl IntoView {
    let is_on = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    // Focus goes back to where it came from, once nothing covers that any more.
    let back = move || {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if let Some(button) = button.try_get_untracked().flatten() {
                let _ = button.focus();
            }
        });
    };
    let close = Callback::new(move |()| {
        is_on.set(false);
        back();
    });
    // Escape may leave the full screen without telling the page of the key; and leaving it takes the focus away.
    let was_full = StoredValue::new(false);
    let turned = window_event_listener(ev::fullscreenchange, move |_| {
        if was_full.get_value() && !is_full() {
            close.run(());
        }
        was_full.set_value(is_full());
    });
    on_cleanup(move || turned.remove());
    view! {
        <button type="button" node_ref=button on:click=move |_| is_on.set(true)>{word!("投影", "Projector view")}</button>
        {move || is_on.get().then(|| view! { <Projector close/> })}
    }
}

#[component]
fn Projector(close: Callback<()>) -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let place = NodeRef::<html::Section>::new();
    place.on_load(|place| {
        let _ = place.focus();
        call(place.as_ref(), "requestFullscreen");
    });
    let leave = move || {
        if is_full() {
            call(document().as_ref(), "exitFullscreen");
        }
        close.run(());
    };
    let key = move |event: ev::KeyboardEvent| {
        if keyboard::key(&event).as_deref() == Some("Escape") {
            leave();
        }
    };
    let title = move || shown(store, course).map(|one| one.title.get().to_owned());
    let brief = move || shown(store, course).map(|one| one.brief.get().to_owned());
    view! {
        <section class="projector" node_ref=place tabindex="-1" role="dialog" aria-modal="true" aria-label=word!("投影", "Projector view") on:keydown=key>
            <h2>{title}</h2>
            <p class="projector-task">{brief}</p>
            <Timer/>
            <p class="projector-tally" role="status">{move || tally(store, course)}</p>
            <button type="button" class="projector-leave" on:click=move |_| leave()>{word!("退出投影（Esc）", "Leave (Esc)")}</button>
        </section>
    }
}

fn is_full() -> bool {
    Reflect::get(document().as_ref(), &JsValue::from_str("fullscreenElement"))
        .is_ok_and(|element| !element.is_null() && !element.is_undefined())
}

/// Asks for the whole screen, or gives it back. A browser that knows neither, or refuses, leaves the page as large as it is.
fn call(on: &JsValue, name: &str) {
    let method = Reflect::get(on, &JsValue::from_str(name)).ok().and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(promise) = method.and_then(|method| method.call0(on).ok()?.dyn_into::<Promise>().ok()) {
        leptos::task::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}
