//! The panel 规划: which plans are at hand, and what can be done with one.

use leptos::prelude::*;

/// The panel.
#[component]
pub(in crate::shell) fn Plans() -> impl IntoView {
    view! { <p></p> }
}
