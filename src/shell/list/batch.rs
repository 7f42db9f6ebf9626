//! What is done to many indicators at once: to what is selected, or where nothing is, to all that is shown.

use leptos::prelude::*;

use super::keys;
use crate::shell::store::Store;
use crate::view::{Act, Reach, Selection, acted, reach};
use crate::{phrase, word};

/// What can be picked, and what can be done to it. Every command says how many it will touch.
#[component]
pub(in crate::shell) fn Batch() -> impl IntoView {
    let store = expect_context::<Store>();
    let reached = Memo::new(move |_| {
        let (plan, shown) = (store.plan(), store.listed());
        let selection = store.list().selection.get();
        store
            .list()
            .listing
            .with(|listing| store.locked.with(|locked| reach(&plan, listing.filter(), &shown, &selection, locked)))
    });
    let is_whole = Memo::new(move |_| {
        let shown = store.listed();
        store.list().selection.with(|selection| !shown.is_empty() && selection.among(&shown).len() == shown.len())
    });
    let all = move || {
        let count = store.list().listing.with(|listing| listing.places().len());
        if is_whole.get() {
            word!("取消选中", "Select none").to_owned()
        } else {
            phrase!("选中全部（筛选后 {count} 项）", "Select all ({count} shown)")
        }
    };
    let select_all = move |_| {
        let shown = untrack(|| store.listed());
        store.list().selection.update(|selection| selection.all(&shown));
    };
    let command = move |act: Act| {
        let says = move || reached.with(|reach| phrase!("{}：{}", "{}: {}", reach.words, act.word()));
        let is_idle = Memo::new(move |_| reached.with(|reach| act.count(reach) == 0));
        view! {
            <button
                type="button"
                title=says
                aria-label=says
                aria-disabled=move || is_idle.get().then_some("true")
                on:click=move |_| if !is_idle.get_untracked() { reached.with_untracked(|reach| make(store, act, reach)) }
            >{act.word()}</button>
        }
    };
    let close = move |_| {
        store.list().selection.update(Selection::close);
        keys::to_list();
    };
    view! {
        <div class="batch" role="group" aria-label=word!("批量操作", "Batch commands")>
            <button type="button" class="select-all" on:click=select_all>{all}</button>
            <span class="batch-reach" role="status">{move || reached.with(|reach| phrase!("{}：", "{}:", reach.words))}</span>
            {Act::all().into_iter().map(command).collect_view()}
            <button type="button" class="batch-close" aria-label=word!("结束批量操作", "Close batch commands") on:click=close>"✕"</button>
        </div>
    }
}

/// Does it, as one step, and says what was done.
fn make(store: Store, act: Act, reach: &Reach) {
    let before = store.now(|_, scenario| scenario.clone());
    store.change_and_say(act.change(reach), || store.now(|plan, after| acted(plan, act, reach, &before, after)));
}
