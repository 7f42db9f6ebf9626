//! 大字: 推演 for those at the back. Finding, verdict, chart, lever and scoreboard fill the screen, in letters that are read at eight metres;
//! the style sheet hides the rest.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::full;
use super::keyboard;
use super::listening::on_window;
use super::rest::{Awaited, Part};
use super::size::Density;
use super::store::Store;
use crate::view::{Neighbour, Pane, Tab, beside_in_large, enlargement, place_in_large};
use crate::word;

/// Whether the page is shown so. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Large(RwSignal<bool>);

impl Large {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Shows 推演 in large letters.
    fn begin(self, store: Store) {
        store.drawer.set(None);
        store.pane.set(Pane::Sheet);
        store.tab.set(Tab::Projection);
        self.0.set(true);
        full::fill(document().document_element().as_ref().map_or(&wasm_bindgen::JsValue::NULL, AsRef::as_ref));
    }

    fn end(self) {
        self.0.set(false);
        full::give_back();
    }
}

/// The way in.
#[component]
pub(super) fn LargeButton() -> impl IntoView {
    let (store, large) = (expect_context::<Store>(), expect_context::<Large>());
    view! {
        <button type="button" class="large-button" title=word!("大字显示，供投影；Esc 退出", "Large letters for a projector; Esc leaves")
            on:click=move |_| large.begin(store)>{word!("大字", "Large")}</button>
    }
}

/// What is laid over the page while it is large.
#[component]
pub(super) fn LargePlace() -> impl IntoView {
    let (large, rest) = (expect_context::<Large>(), expect_context::<Awaited>());
    move || large.0.get().then(|| rest.shown(Part::Large))
}

/// The line at the foot, and what keys do.
#[component]
pub(super) fn LargeBar() -> impl IntoView {
    let (store, large) = (expect_context::<Store>(), expect_context::<Large>());
    enlarged();
    let plan = store.plan();
    let turn = move |way: Neighbour| {
        let plan = store.plan();
        if let Some(id) = beside_in_large(&plan, &store.opened(), way) {
            store.open(id);
            to_lever();
        }
    };
    // Before the slider, which would take the keys of a page for large steps.
    keyboard::heard_first("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(key) = keyboard::key(event) else { return };
        match (key.as_str(), Neighbour::of_key(&key)) {
            ("Escape", _) => large.end(),
            (_, Some(way)) => turn(way),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    });
    full::when_given_back(move || large.end());
    to_lever();
    let place = move || {
        let id = store.open_id();
        place_in_large(&plan, &id)
    };
    view! {
        <nav class="large-bar" aria-label=word!("大字显示", "Large display")>
            <button type="button" on:click=move |_| turn(Neighbour::Back)>{word!("‹ 上一项", "‹ Previous")}</button>
            <span class="large-place">{place}</span>
            <button type="button" on:click=move |_| turn(Neighbour::Next)>{word!("下一项 ›", "Next ›")}</button>
            <span class="large-keys">{word!("翻页键换指标，左右键调增长", "Page keys: indicator; arrows: growth")}</span>
            <button type="button" class="large-leave" on:click=move |_| large.end()>{word!("退出大字（Esc）", "Leave (Esc)")}</button>
        </nav>
    }
}

/// While this lives the page is as large as its window allows.
fn enlarged() {
    let density = expect_context::<Density>();
    let size = move || {
        let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0);
        let times = enlargement(width);
        if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            let _ = root.style().set_property("--large", &times.to_string());
            let _ = root.set_attribute("data-large", "");
        }
        density.enlarge(times);
    };
    size();
    on_window(leptos::ev::resize, move |_| size());
    on_cleanup(move || {
        if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            let _ = root.style().remove_property("--large");
            let _ = root.remove_attribute("data-large");
        }
        density.enlarge(1.0);
    });
}

/// The keyboard goes on at the lever, once it stands there.
fn to_lever() {
    leptos::task::spawn_local(async {
        leptos::task::tick().await;
        let lever = document().query_selector(".lever-control .lever").ok().flatten();
        if let Some(lever) = lever.and_then(|lever| lever.dyn_into::<HtmlElement>().ok()) {
            let _ = lever.focus();
        }
    });
}
