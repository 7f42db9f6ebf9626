//! The way from a warning to the control that mends it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::plan::Id;
use crate::risk::consistency::Control;
use crate::shell::store::Store;
use crate::view::risk::WarningLine;

/// How long the control that was led to is marked.
const MARKED: Duration = Duration::from_millis(2500);

/// Opens the indicator and moves the focus to the control that mends it, once that is on the page.
pub(super) fn lead_to(store: Store, line: &WarningLine) {
    let Some(id) = line.leads_to.clone().or_else(|| first_driven(store)) else { return };
    let place = line.year.and_then(|year| store.plan().period.step_of(year));
    let places = places(line.control, place);
    store.open(&id);
    request_animation_frame(move || {
        if let Some(element) = places.iter().find_map(|place| found(place)) {
            show(&element);
        }
    });
}

/// Population growth is entered where an indicator depends on it.
fn first_driven(store: Store) -> Option<Id> {
    store.plan().indicators.iter().find(|indicator| indicator.per_head).map(|indicator| indicator.id.clone())
}

/// Where a control is looked for, the best place first; `row` is the concerned year's in the year table.
fn places(control: Control, row: Option<usize>) -> Vec<String> {
    let year = row.map(|row| format!(".years tbody tr:nth-child({}) .entry", row + 1));
    let fixed: &[&str] = match control {
        Control::Growth => &[".lever:not(:disabled)", ".families [aria-checked=true]", ".lock"],
        Control::Start => &[".start .entry"],
        Control::Years => &[".years .entry"],
        Control::Reading => &[".readings-list [aria-checked=true]", ".origin summary"],
        Control::Range => &[".range .entry"],
        Control::Population => &[".driver .entry"],
    };
    let year = year.filter(|_| control == Control::Years);
    year.into_iter().chain(fixed.iter().map(|place| (*place).to_owned())).map(|place| format!(".sheet {place}")).collect()
}

fn found(place: &str) -> Option<HtmlElement> {
    document().query_selector(place).ok().flatten().and_then(|element| element.dyn_into().ok())
}

fn show(element: &HtmlElement) {
    if let Some(part) = element.closest("details").ok().flatten() {
        let _ = part.set_attribute("open", "");
    }
    let _ = element.focus();
    mark(element);
}

fn mark(element: &Element) {
    let marked = element.clone();
    if marked.class_list().add_1("led-to").is_ok() {
        set_timeout(move || drop(marked.class_list().remove_1("led-to")), MARKED);
    }
}
