//! 观测

use leptos::prelude::*;

/// The view.
#[component]
pub(super) fn Observations() -> impl IntoView {
    view! { <article class="view observations" aria-label="观测"></article> }
}
