//! Which targets to save with a budget.

use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn Effort() -> impl IntoView {}
