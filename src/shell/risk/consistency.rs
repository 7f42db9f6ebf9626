//! What contradicts itself, and how to mend it.

use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn Consistency() -> impl IntoView {}
