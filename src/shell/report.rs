//! 报告

use leptos::prelude::*;

/// The view.
#[component]
pub(super) fn Report() -> impl IntoView {
    view! { <article class="view report" aria-label="报告"></article> }
}
