//! The way through the list without a mouse: one stop of the Tab key, arrows within it, Enter to the lever and Escape back, `/` to the search.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};

use crate::plan::Id;
use crate::shell::keyboard;
use crate::shell::listening::on_window;
use crate::shell::store::Store;
use crate::view::{Pane, Selection, Tab};

/// How far PageUp and PageDown go.
const PAGE: usize = 10;
/// The buttons of the lines.
const BUTTONS: &str = ".row-grid .row button";
/// Where one works on an indicator, what comes first of it that is there.
const LEVERS: [&str; 4] =
    [".sheet .lever:not(:disabled)", ".sheet .start .entry", ".sheet .assumption [role=radio][tabindex=\"0\"]", ".sheet .lock"];

/// Hears the keys that work wherever the focus is in 推演, as long as the owner lives.
pub(super) fn watch(store: Store) {
    on_window(ev::keydown, move |event| anywhere(store, &event));
}

fn anywhere(store: Store, event: &KeyboardEvent) {
    let Some(key) = keyboard::key(event).filter(|_| !event.default_prevented()) else { return };
    if store.tab.get_untracked() != Tab::Projection {
        return;
    }
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    match key.as_str() {
        "/" if !held && !is_typing(event) && keyboard::has_single() => {
            event.prevent_default();
            store.pane.set(Pane::List);
            soon(|| _ = focus(".search"));
        }
        "Escape" if is_within(event.target(), ".sheet") => {
            event.prevent_default();
            store.pane.set(Pane::List);
            soon(to_list);
        }
        "Escape" if is_within(event.target(), ".search") => soon(to_list),
        "ArrowDown" if is_within(event.target(), ".search") => {
            event.prevent_default();
            to_list();
        }
        "Escape" if is_within(event.target(), ".batch, .list-tools") && let_go(store) => soon(to_list),
        _ => {}
    }
}

/// A key on a line.
pub(super) fn in_list(store: Store, event: &KeyboardEvent) {
    let Some(key) = keyboard::key(event) else { return };
    let Some((_, id)) = place_of(event.target()) else { return };
    let held = event.ctrl_key() || event.meta_key();
    match key.as_str() {
        "Enter" if !held => {
            event.prevent_default();
            to_lever(store, &id);
        }
        " " => {
            event.prevent_default();
            store.list().selection.update(|selection| selection.toggle(&id));
        }
        "a" | "A" if held => {
            event.prevent_default();
            let shown = untrack(|| store.listed());
            store.list().selection.update(|selection| selection.all(&shown));
        }
        "Escape" if let_go(store) => event.prevent_default(),
        key if !held && !event.alt_key() => step(store, event, key),
        _ => {}
    }
}

/// Lets go of what is picked; answers whether there was anything to let go of.
fn let_go(store: Store) -> bool {
    store.list().selection.try_update(Selection::escape) == Some(true)
}

/// The space bar picks a line; it must not press the button as well.
pub(super) fn keep_space(event: &KeyboardEvent) {
    if keyboard::key(event).as_deref() == Some(" ") && place_of(event.target()).is_some() {
        event.prevent_default();
    }
}

/// Goes to another line and opens it; with Shift picks all on the way.
fn step(store: Store, event: &KeyboardEvent, key: &str) {
    let buttons = all(BUTTONS);
    // The focus may be on the box that picks the line.
    let row = |element: &Element| element.closest(".row").ok().flatten();
    let here = event.target().and_then(|target| row(&target.dyn_into().ok()?));
    let Some(at) = here.and_then(|here| buttons.iter().position(|button| row(button).as_ref() == Some(&here))) else { return };
    let last = buttons.len().saturating_sub(1);
    let to = match key {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at + PAGE,
        "PageUp" => at.saturating_sub(PAGE),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    let Some(button) = buttons.get(to.min(last)) else { return };
    let from = place_of(buttons[at].clone().dyn_into().ok());
    let Some((_, id)) = place_of(button.clone().dyn_into().ok()) else { return };
    let _ = button.focus();
    if event.shift_key() {
        let shown = untrack(|| store.listed());
        store.list().selection.update(|selection| {
            if let Some((_, from)) = from.filter(|_| selection.among(&shown).is_empty()) {
                selection.toggle(&from);
            }
            selection.extend(&shown, &id);
        });
    }
    // On a narrow screen the sheet takes the list's place: there Enter opens.
    if is_beside() {
        store.open(&id);
    }
}

/// Opens an indicator and leads to where one works on it.
fn to_lever(store: Store, id: &Id) {
    store.open(id);
    soon(|| _ = LEVERS.into_iter().any(focus));
}

/// Leads to the line that the Tab key comes by, or to the list where it is empty.
pub(super) fn to_list() {
    let _ = focus(".row-grid .row.open button")
        || focus(".row-grid button[tabindex=\"0\"]")
        || focus(".list .grid [tabindex=\"0\"]")
        || focus(".rows");
}

/// Brings the line that is open into the sight of the list, as far as it has to be moved for that: undo, the picture of the whole and the
/// first look open one without a click. On a narrow screen the sheet takes the list's place.
pub(super) fn show_open(id: &Id) {
    if is_beside()
        && let Some(button) = all(&format!(".row-grid .row[data-id=\"{id}\"] button")).first()
    {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        button.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether list and sheet stand side by side.
fn is_beside() -> bool {
    all(".sheet").first().is_some_and(|sheet| sheet.offset_parent().is_some())
}

/// The heading and the id of the line in which something happens.
pub(super) fn place_of(target: Option<EventTarget>) -> Option<(String, Id)> {
    let element = target?.dyn_into::<Element>().ok()?;
    let row = element.closest(".row[data-id]").ok()??;
    let section = row.closest("[data-section]").ok()??.get_attribute("data-section")?;
    Some((section, Id::new(&row.get_attribute("data-id")?).ok()?))
}

fn is_within(target: Option<EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.and_then(|element| element.closest(selector).ok().flatten()).is_some()
}

fn is_typing(event: &KeyboardEvent) -> bool {
    is_within(
        event.target(),
        "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [role=dialog], [contenteditable]",
    )
}

/// Gives the focus to the first of what can take it; answers whether anything did.
fn focus(selector: &str) -> bool {
    let found = all(selector).into_iter().find(|element| element.offset_parent().is_some());
    found.is_some_and(|element| element.focus().is_ok())
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Once the page shows what just changed.
fn soon(act: impl FnOnce() + 'static) {
    request_animation_frame(act);
}
