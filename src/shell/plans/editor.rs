//! The editor of a plan's data.

use leptos::prelude::*;

/// The view.
#[component]
pub(in crate::shell) fn Editor() -> impl IntoView {
    view! { <section></section> }
}
