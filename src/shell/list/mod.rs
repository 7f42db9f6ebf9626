//! The indicators by domain or department, with a verdict each.
//!
//! `filters` says which are shown, `tools` how, and `batch` what is done to many of them; `rows` are the lines, `state` what is kept of all that, `keys` the way through them without a mouse.

mod batch;
mod filters;
mod keys;
mod rows;
pub(super) mod state;
mod tools;

use leptos::prelude::*;

use super::rest::{Awaited, Part};
use super::store::Store;
use crate::plan::Comparing;
use crate::view::Selection;
use crate::word;
pub(super) use batch::Batch;
use filters::Filters;
use rows::Rows;
use tools::Tools;

/// The left pane.
#[component]
pub(super) fn List() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    keys::watch(store);
    let is_selecting = Memo::new(move |_| store.list().selection.with(Selection::is_open));
    // Where a verdict can turn by rounding, there is room for saying so, so that no line wraps when it does.
    let is_rounded = Memo::new(move |_| store.with_scenario(|scenario| scenario.drivers.comparing != Comparing::default()));
    // Opening an indicator says so each time that it is no table: the lines are made anew only where that is news.
    let is_table = Memo::new(move |_| store.list().is_table.get());
    let lines = move || {
        if is_table.get() { rest.shown(Part::Assumptions) } else { view! { <Rows/> }.into_any() }
    };
    view! {
        <section class="list" class:rounds=is_rounded aria-label=word!("指标", "Indicator")>
            <Filters/>
            <Tools/>
            <Show when=move || is_selecting.get()>{move || rest.shown_quietly(Part::Batch)}</Show>
            {lines}
        </section>
    }
}
