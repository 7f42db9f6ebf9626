//! 说明: the glossary and the method, with figures of the plan that is open.

use leptos::prelude::*;

/// The view.
#[component]
pub(super) fn Guide() -> impl IntoView {
    view! { <section></section> }
}
