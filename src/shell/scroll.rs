//! How far the page and its parts are scrolled.

use leptos::prelude::{document, window};

/// Shows the page from its top.
pub(super) fn page_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Shows the open sheet from its top. Before it is on the page there is nothing to scroll.
pub(super) fn sheet_to_top() {
    to_top(".sheet");
}

/// Shows the list from its top.
pub(super) fn list_to_top() {
    to_top(".rows");
}

fn to_top(place: &str) {
    if let Some(part) = document().query_selector(place).ok().flatten() {
        part.set_scroll_top(0);
    }
}
