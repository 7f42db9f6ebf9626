//! Stated ranges, the chance of every target, and all of them together.

use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn Chances() -> impl IntoView {}
