//! Keeps the focus on something alive. A browser drops it to the page's body when what has it is removed, hidden or disabled; the keys of
//! whoever works without a pointer then lead nowhere.

use leptos::ev;
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// What can have the focus.
const FOCUSABLE: &str = "button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), \
                         summary, [tabindex]";
/// So many places that had the focus are remembered.
const REMEMBERED: usize = 8;

/// A place that had the focus: the element, and around it whatever it was in with its place in that, from the inside out.
#[derive(Clone)]
struct Place {
    element: Element,
    around: Vec<(Element, u32)>,
}

impl Place {
    fn of(element: Element) -> Self {
        let around = std::iter::successors(Some(element.clone()), |inner| inner.parent_element())
            .filter_map(|inner| Some((inner.parent_element()?, index(&inner))));
        Self { around: around.collect(), element }
    }

    /// What is nearest to where it was: the next of its kind where a line of a list is gone, its neighbour where it is disabled.
    fn refuge(&self) -> Option<HtmlElement> {
        if can_have(&self.element) {
            return self.element.clone().dyn_into().ok();
        }
        let (level, within) = self.around.iter().enumerate().find(|(_, (around, _))| around.is_connected())?;
        let seat = if self.element.is_connected() { None } else { seat(&within.0, &self.around[..=level]) };
        seat.or_else(|| {
            let outer = self.around[level..].iter().take_while(|(around, _)| !around.matches("body").unwrap_or(true));
            outer.into_iter().find_map(|(around, at)| beside(around, *at))
        })
    }

    /// Whether all that it was in is gone, but the page.
    fn is_homeless(&self) -> bool {
        let still = self.around.iter().find(|(around, _)| around.is_connected());
        still.is_none_or(|(around, _)| around.matches("body, .stage").unwrap_or(true))
    }
}

/// How many come before it in what it is in.
fn index(element: &Element) -> u32 {
    let before = std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling);
    u32::try_from(before.count()).unwrap_or_default()
}

fn can_have(element: &Element) -> bool {
    element.is_connected() && element.matches(FOCUSABLE).unwrap_or(false) && element.get_bounding_client_rect().width() > 0.0
}

/// Down the same way as before, as far as it goes.
fn seat(within: &Element, way: &[(Element, u32)]) -> Option<HtmlElement> {
    let mut here = within.clone();
    for (_, at) in way.iter().rev() {
        let children = here.children();
        let Some(next) = children.length().checked_sub(1).and_then(|last| children.item(last.min(*at))) else { break };
        here = next;
    }
    let own = Some(here.clone()).filter(can_have);
    own.or_else(|| (here != *within).then(|| first_in(&here)).flatten()).and_then(|found| found.dyn_into().ok())
}

fn first_in(element: &Element) -> Option<Element> {
    all_in(element).find(|it| it.get_attribute("tabindex").as_deref() != Some("-1"))
}

fn all_in(element: &Element) -> impl Iterator<Item = Element> {
    let found = element.query_selector_all(FOCUSABLE).ok();
    let found = found.into_iter().flat_map(|all| (0..all.length()).filter_map(move |at| all.item(at)));
    found.filter_map(|node| node.dyn_into::<Element>().ok()).filter(can_have)
}

/// What follows a place within an element, or else what comes before it.
fn beside(around: &Element, at: u32) -> Option<HtmlElement> {
    let child = around.children().item(at);
    let follows = |found: &Element| {
        child.as_ref().is_some_and(|child| {
            child.compare_document_position(found) & (Node::DOCUMENT_POSITION_FOLLOWING | Node::DOCUMENT_POSITION_CONTAINED_BY)
                != 0
        })
    };
    let all: Vec<_> = all_in(around).filter(|it| it.get_attribute("tabindex").as_deref() != Some("-1")).collect();
    all.iter().find(|it| follows(it)).or(all.last()).cloned().and_then(|found| found.dyn_into().ok())
}

/// Watches the focus as long as the owner lives.
pub(super) fn watch() {
    let places = StoredValue::new_local(Vec::<Place>::new());
    let came = window_event_listener(ev::focusin, move |event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        places.update_value(|places| {
            places.retain(|place| place.element != element);
            places.push(Place::of(element));
            if places.len() > REMEMBERED {
                places.remove(0);
            }
        });
    });
    let look = move || look_after(places);
    let clicked = window_event_listener(ev::click, move |_| look());
    let changed = window_event_listener(ev::change, move |_| look());
    let pressed = window_event_listener(ev::keydown, move |_| look());
    let released = window_event_listener(ev::keyup, move |_| look());
    on_cleanup(move || [came, clicked, changed, pressed, released].into_iter().for_each(WindowListenerHandle::remove));
}

/// How many frames are looked at: what was done may reach the page some of them later, and the browser drops the focus one later still.
const FRAMES: u32 = 12;

/// Looks after the focus until what was done is on the page.
fn look_after(places: StoredValue<Vec<Place>, LocalStorage>) {
    // Not before the second frame: what was done may lead the focus on itself.
    request_animation_frame(move || request_animation_frame(move || look_again(places, FRAMES)));
}

fn look_again(places: StoredValue<Vec<Place>, LocalStorage>, left: u32) {
    if is_dropped() {
        let places = places.try_get_value().unwrap_or_default();
        if let Some(refuge) = refuge(&places) {
            let _ = refuge.focus();
        }
    }
    if left > 0 {
        request_animation_frame(move || look_again(places, left - 1));
    }
}

fn is_dropped() -> bool {
    document().active_element().is_none_or(|active| active.matches("body").unwrap_or(false))
}

/// Where the focus goes that was dropped. Nowhere where the person took it away by themselves: then what had it lives.
fn refuge(places: &[Place]) -> Option<HtmlElement> {
    let (last, before) = places.split_last()?;
    if can_have(&last.element) {
        return None;
    }
    let earlier = || before.iter().rev().find(|place| can_have(&place.element)).and_then(Place::refuge);
    let found = if last.is_homeless() { earlier().or_else(|| last.refuge()) } else { last.refuge().or_else(earlier) };
    found.or_else(|| document().query_selector("main:not([hidden])").ok().flatten()?.dyn_into().ok())
}
