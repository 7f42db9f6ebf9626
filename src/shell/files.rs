//! 文件

use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn Files() -> impl IntoView {
    view! { <p class="drawer-note">"文件"</p> }
}
