//! The indicators by domain or department, with a verdict each.
//!
//! `filters` says which are shown, `tools` how, and `batch` what is done to many of them; `rows` are the lines, `keys` the way through them without a mouse.

mod batch;
mod filters;
mod keys;
mod rows;
mod tools;

use leptos::prelude::*;

use super::rest::Awaited;
use super::store::Store;
use crate::plan::Comparing;
use crate::word;
use batch::Batch;
use filters::Filters;
use rows::Rows;
use tools::Tools;

/// The left pane.
#[component]
pub(super) fn List() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    keys::watch(store);
    let is_selecting = Memo::new(move |_| store.selection.with(|selection| selection.is_open()));
    // Where a verdict can turn by rounding, there is room for saying so, so that no line wraps when it does.
    let is_rounded = Memo::new(move |_| store.with_scenario(|scenario| scenario.drivers.comparing != Comparing::default()));
    let lines = move || {
        if store.is_table.get() { rest.shown(|rest| rest.assumptions()) } else { view! { <Rows/> }.into_any() }
    };
    view! {
        <section class="list" class:rounds=is_rounded aria-label=word!("指标", "Indicator")>
            <Filters/>
            <Tools/>
            <Show when=move || is_selecting.get()><Batch/></Show>
            {lines}
        </section>
    }
}
