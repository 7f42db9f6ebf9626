//! 分享

use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn Share() -> impl IntoView {
    view! { <p class="drawer-note">"分享"</p> }
}
