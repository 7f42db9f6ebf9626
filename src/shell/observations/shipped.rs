//! The facts that came with the plan: taken away, and brought back.

use leptos::prelude::*;

use crate::exchange::shipped_facts;
use crate::scenario::{Change, Facts, Record};
use crate::shell::store::Store;
use crate::view::shipped_acts;
use crate::word;

/// The buttons, where figures came with the plan.
#[component]
pub(super) fn Shipped() -> impl IntoView {
    let store = expect_context::<Store>();
    let shipped = StoredValue::new(shipped_facts(&store.plan())?);
    let acts = Memo::new(move |_| store.with_workspace(|all| shipped.with_value(|shipped| shipped_acts(all.facts(), shipped))));
    let act = move |records: fn(&Facts, &Facts) -> Vec<Record>, done: &'static str| {
        let records = store.now_workspace(|all| shipped.with_value(|shipped| records(all.facts(), shipped)));
        if store.change(Change::Record(records)) {
            store.did_here(done.to_owned());
        }
    };
    let bring_back = move |_| act(Facts::lacking, word!("随规划附带的数据已恢复。", "The plan's own figures are back."));
    let take_away = move |_| act(Facts::without, word!("随规划附带的数据已移除。", "The plan's own figures were removed."));
    let bring_word = move || acts.with(|acts| acts.bring_back.clone()).unwrap_or_default();
    let take_word = move || acts.with(|acts| acts.take_away.clone()).unwrap_or_default();
    Some(view! {
        <p class="observations-shipped">
            <Show when=move || acts.with(|acts| acts.bring_back.is_some())>
                <button type="button" on:click=bring_back>{bring_word}</button>
            </Show>
            <Show when=move || acts.with(|acts| acts.take_away.is_some())>
                <button type="button" on:click=take_away>{take_word}</button>
            </Show>
        </p>
    })
}
