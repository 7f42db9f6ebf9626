//! Keeps the focus on something that lives: a button that vanishes or turns itself off when it is pressed would leave it nowhere, and the keyboard would
//! have to begin at the top of the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// What can take the focus.
const LIVING: &str = "button:not(:disabled, [tabindex=\"-1\"]), select:not(:disabled), input:not(:disabled, [tabindex=\"-1\"]), textarea:not(:disabled), summary, [tabindex=\"0\"]";

/// As long as the page is open.
pub(super) fn watch() {
    // The element that has the focus, and all around it.
    let last = StoredValue::new_local(Vec::<Element>::new());
    window_event_listener(ev::focusin, move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        last.set_value(std::iter::successors(element, |element| element.parent_element()).collect());
    });
    let check = move || request_animation_frame(move || request_animation_frame(move || last.with_value(|last| rescue(last))));
    window_event_listener(ev::click, move |_| check());
    window_event_listener(ev::keyup, move |_| check());
}

/// Where the focus was lost with its element, it goes to the nearest that can take it: beside it, or around it.
fn rescue(last: &[Element]) {
    let is_lost = document().active_element().is_none_or(|now| now.tag_name() == "BODY");
    let Some(gone) = last.first().filter(|_| is_lost) else { return };
    let is_gone = !gone.is_connected() || gone.has_attribute("disabled") || is_hidden(gone);
    if !is_gone {
        return;
    }
    let around =
        last.iter().skip(1).filter(|element| element.is_connected() && element.tag_name() != "BODY" && !is_hidden(element));
    for element in around {
        if let Some(living) = living_in(element, gone) {
            let _ = living.focus();
            return;
        }
    }
    let main = document().query_selector("main:not([hidden])").ok().flatten();
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let _ = main.focus();
    }
}

/// What of an element can take the focus: what comes after the lost one, or else the last before it.
fn living_in(around: &Element, gone: &Element) -> Option<HtmlElement> {
    let found = around.query_selector_all(LIVING).ok()?;
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).filter(is_seen).collect();
    let follows = |element: &&HtmlElement| gone.compare_document_position(element) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
    let after = if gone.is_connected() { all.iter().find(follows) } else { all.first() };
    after.or_else(|| all.last()).cloned()
}

fn is_seen(element: &HtmlElement) -> bool {
    element.offset_parent().is_some()
}

fn is_hidden(element: &Element) -> bool {
    element.dyn_ref::<HtmlElement>().is_some_and(|element| element.tag_name() != "MAIN" && element.offset_parent().is_none())
}
