//! Panels that are drawn out beside the page, one at a time. The page stays in use; Escape puts a panel away.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::keyboard;
use super::listening::on_window;
use super::menu::focus_menu_button;
use super::rest::{Awaited, Part};
use super::store::Store;
use crate::view::Drawer;
use crate::word;

/// The button that draws a panel out and puts it away.
#[component]
pub(super) fn DrawerButton(
    drawer: Drawer,
    label: &'static str,
    /// What stands beside the label.
    #[prop(optional, into)]
    text: Option<Signal<String>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_out = move || store.drawer.get() == Some(drawer);
    let toggle = move |_| store.drawer.set((!is_out()).then_some(drawer));
    view! {
        <button type="button" class="drawer-button" id=id(drawer) aria-expanded=move || is_out().to_string() on:click=toggle>
            <span class="drawer-label">{label}</span>
            {text.map(|text| view! { <span class="drawer-text">{text}</span> })}
            <span aria-hidden="true">"▾"</span>
        </button>
    }
}

const fn id(drawer: Drawer) -> &'static str {
    match drawer {
        Drawer::Scenarios => "drawer-scenarios",
        Drawer::Share => "drawer-share",
        Drawer::Files => "drawer-files",
        Drawer::Plans => "drawer-plans",
    }
}

/// The panel that is out.
#[component]
pub(super) fn DrawerPane() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        {move || store.drawer.get().map(|drawer| view! { <Panel drawer title=drawer.title()/> })}
    }
}

/// Whether a key was pressed in something that lies over the page and is put away by itself.
fn is_within_another(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let around = target.and_then(|target| target.closest("dialog, .tour").ok().flatten());
    around.is_some()
}

#[component]
fn Panel(drawer: Drawer, title: &'static str) -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let heading = NodeRef::<html::H2>::new();
    // Focus goes where the eyes go, and back to the button afterwards.
    heading.on_load(|heading| drop(heading.focus()));
    let close = move || {
        store.drawer.set(None);
        // In the menu it may be out of sight: then the focus stays at the menu's.
        focus_menu_button();
        if let Some(button) = document().get_element_by_id(id(drawer)).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    // Wherever the focus is: what is put away first stops the key from coming here.
    on_window(ev::keydown, move |event| {
        if keyboard::key(&event).as_deref() == Some("Escape") && !event.default_prevented() && !is_within_another(&event) {
            close();
        }
    });
    view! {
        <section class="drawer" role="dialog" aria-label=title>
            <header class="drawer-head">
                <h2 node_ref=heading tabindex="-1">{title}</h2>
                <button type="button" class="drawer-close" aria-label=word!("关闭", "Close") on:click=move |_| close()>"✕"</button>
            </header>
            <div class="drawer-body">{move || rest.shown(Part::Panel(drawer))}</div>
        </section>
    }
}
