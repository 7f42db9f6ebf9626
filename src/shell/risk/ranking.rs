//! Which target breaks first, which is cheapest to turn.

use leptos::prelude::*;

/// The section.
#[component]
pub(super) fn Ranking() -> impl IntoView {}
