//! 训练: exercises over a plan, and the facilitator's page.

use leptos::prelude::*;

/// The view.
#[component]
pub(super) fn Training() -> impl IntoView {
    view! { <section></section> }
}
