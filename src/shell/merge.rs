//! 汇总

use leptos::prelude::*;

/// The view.
#[component]
pub(super) fn Merge() -> impl IntoView {
    view! { <article class="view merge" aria-label="汇总"></article> }
}
