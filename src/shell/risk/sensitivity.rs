//! What each assumption does to an outcome, alone and two at a time.

use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn Sensitivity() -> impl IntoView {}
