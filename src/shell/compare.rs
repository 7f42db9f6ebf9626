//! 对比

use leptos::prelude::*;

/// The view.
#[component]
pub(super) fn Compare() -> impl IntoView {
    view! { <article class="view compare" aria-label="对比"></article> }
}
