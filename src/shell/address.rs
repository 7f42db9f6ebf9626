//! The page's address, in whose fragment links lie.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::exchange::links_of;
use crate::language::Language;

/// The page's address as it stands, with its fragment.
pub(super) fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Puts these links into the address, with the language to open them in where that is asked for.
pub(super) fn replace_address(links: &[String]) {
    let mut parts = links.to_vec();
    if !links.is_empty() && Language::current() != Language::default() {
        parts.push(format!("lang={}", Language::current().tag()));
    }
    let fragment = if parts.is_empty() { String::new() } else { format!("#{}", parts.join("&")) };
    if let Ok(history) = window().history() {
        // A browser allows only so many in a while; the next one brings it up to date.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&(page_address() + &fragment)));
    }
}

/// Says that the page or its address may hold scenarios: the page has found its plan.
pub(super) fn announce() {
    if let Ok(event) = web_sys::Event::new("hashchange") {
        let _ = window().dispatch_event(&event);
    }
}

/// The page's own address, without a fragment.
pub(super) fn page_address() -> String {
    let href = address();
    // Some programs escape the mark of the fragment.
    let ends = ["#", "%23s", "%2523s"].into_iter().filter_map(|mark| href.find(mark));
    href[..ends.min().unwrap_or(href.len())].to_owned()
}

/// Takes a link out of the address that nobody wants to open.
pub(super) fn dismiss(link: &str) {
    let before = links_of(&address());
    let left: Vec<_> = before.iter().filter(|other| *other != link).cloned().collect();
    if left.len() < before.len() {
        replace_address(&left);
    }
}
