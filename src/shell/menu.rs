//! What acts on everything, behind one button where there is no room for it.
//!
//! The controls are there once. On a wide screen the style sheet lays them out beside each other and leaves the button out; on a narrow
//! one they stand in a panel below the head, which the button shows and Escape, a choice or a press elsewhere puts away.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::keyboard;
use crate::word;

/// The id of the panel.
pub(super) const MENU: &str = "head-menu";
/// The id of its button.
const BUTTON: &str = "head-menu-button";

/// Whether the panel is out.
#[derive(Clone, Copy)]
pub(super) struct Menu {
    pub(super) is_out: RwSignal<bool>,
}

impl Menu {
    pub(super) fn new() -> Self {
        Self { is_out: RwSignal::new(false) }
    }

    /// A key anywhere in the head: Escape puts the panel away.
    pub(super) fn heard(self, event: &ev::KeyboardEvent) {
        if self.is_out.get_untracked() && keyboard::key(event).as_deref() == Some("Escape") && !event.default_prevented() {
            event.prevent_default();
            self.put_away();
        }
    }

    /// A press in the panel: whatever was chosen there is to be seen.
    pub(super) fn chosen(self, event: &ev::MouseEvent) {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_choice = pressed.is_some_and(|pressed| pressed.closest("button").ok().flatten().is_some());
        if is_choice && self.is_out.get_untracked() {
            self.put_away();
        }
    }

    /// Puts the panel away before the focus could be lost with it.
    fn put_away(self) {
        focus_menu_button();
        self.is_out.set(false);
    }
}

/// Gives the focus to the button, which does nothing where the button is left out.
pub(super) fn focus_menu_button() {
    if let Some(button) = document().get_element_by_id(BUTTON).and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// The button that shows the panel and puts it away.
#[component]
pub(super) fn MenuButton(menu: Menu) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-button"
            id=BUTTON
            aria-label=word!("菜单", "Menu")
            aria-expanded=move || menu.is_out.get().to_string()
            aria-controls=MENU
            on:click=move |_| menu.is_out.update(|is_out| *is_out = !*is_out)
        ><span aria-hidden="true">"☰"</span></button>
    }
}

/// The page below while the panel is out: a press on it puts the panel away.
#[component]
pub(super) fn MenuGround(menu: Menu) -> impl IntoView {
    view! {
        <Show when=move || menu.is_out.get()>
            <div class="menu-ground" on:click=move |_| menu.put_away()></div>
        </Show>
    }
}
