//! How the list is shown: in which order, as lines or as a table, and whether something can be picked out of it.

use leptos::prelude::*;

use super::filters::chosen;
use super::keys;
use crate::language::plural;
use crate::shell::store::Store;
use crate::view::{ListOrder, Selection};
use crate::{phrase, word};

/// One line, always there and always as high: nothing below it moves while something is dragged.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let store = expect_context::<Store>();
    let filter = store.filter;
    let order = move |order: ListOrder| {
        view! { <option value=order.word() selected=move || filter.with(|filter| filter.order == order)>{order.word()}</option> }
    };
    let sort = move |event| {
        if let Some(order) = chosen(&event, &ListOrder::ALL) {
            filter.update(|filter| filter.order = order);
        }
    };
    let is_selecting = Memo::new(move |_| store.list().selection.with(Selection::is_open));
    let select = move |_| {
        store.list().selection.update(|selection| if selection.is_open() { selection.close() } else { selection.open() });
    };
    let layout = move |is_table: bool, word: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (store.list().is_table.get() == is_table).to_string() on:click=move |_| store.list().is_table.set(is_table)>{word}</button>
        }
    };
    view! {
        <div class="list-tools">
            <Shown/>
            <select class="order" aria-label=word!("排序", "Order") on:change=sort>{ListOrder::ALL.map(order).collect_view()}</select>
            <button type="button" class="batch-switch" aria-expanded=move || is_selecting.get().to_string() aria-pressed=move || is_selecting.get().to_string() on:click=select>{word!("批量", "Batch")}</button>
            <div class="group layout-switch" role="group" aria-label=word!("显示方式", "Layout")>
                {layout(false, word!("列表", "List"))} {layout(true, word!("表格", "Table"))}
            </div>
        </div>
    }
}

/// How many lines there are, and how many of them only stay because they are worked on.
#[component]
fn Shown() -> impl IntoView {
    let store = expect_context::<Store>();
    let count = Memo::new(move |_| store.list().listing.with(|listing| listing.places().len()));
    let strays = Memo::new(move |_| store.list().listing.with(|listing| listing.strays().len()));
    let shown = move || {
        let (count, indicators) = (count.get(), plural(count.get(), "indicator", "indicators"));
        phrase!("{count} 项", "{count} {indicators}")
    };
    let afresh = move |_| {
        store.list_afresh();
        keys::to_list();
    };
    view! {
        <span class="list-count" role="status">{shown}</span>
        <Show when=move || strays.get() != 0>
            <button
                type="button"
                class="afresh"
                title=word!("改动后已不符合筛选条件的指标，留到再次筛选为止；点这里收起", "An indicator that a change takes out of the filter stays listed until you filter again; click to hide these now")
                on:click=afresh
            >{move || phrase!("收起已不符合的 {} 项", "Hide {} that no longer match", strays.get())}</button>
        </Show>
    }
}
