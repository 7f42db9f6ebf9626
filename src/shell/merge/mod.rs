//! Several people's scenarios together: who is in, and where they lie furthest apart.

mod guests;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

pub(super) use self::guests::Guests;
use self::guests::Invite;
use self::table::{Boards, SpreadTable};
use super::choices::one_of;
use super::store::Store;
use crate::scenario::{Key, Scenario};
use crate::view::{MergedOrder, MergedScenarios, merged, order_note};
use crate::word;

/// The view.
#[component]
pub(super) fn Merge() -> impl IntoView {
    let store = expect_context::<Store>();
    let guests = expect_context::<Guests>();
    let left_out = RwSignal::new(BTreeSet::<Key>::new());
    let order = RwSignal::new(MergedOrder::MostApart);
    let people = Memo::new(move |_| {
        let kept = store.with_workspace(|workspace| {
            let is_in = |key: &Key| left_out.with(|left_out| !left_out.contains(key));
            workspace.kept().iter().filter(|kept| is_in(&kept.key)).map(|kept| kept.scenario.clone()).collect::<Vec<_>>()
        });
        kept.into_iter().chain(guests.all()).collect::<Vec<Arc<Scenario>>>()
    });
    let result = Memo::new(move |_| people.with(|people| merged(&store.plan(), people, order.get())));
    view! {
        <article class="view merge" aria-label=word!("汇总", "Merge")>
            <section class="merge-people" aria-label=word!("参加汇总的情景", "Scenarios to merge")>
                <KeptOnes left_out/>
                <Invite/>
            </section>
            <Findings result order/>
        </article>
    }
}

/// Which of the kept scenarios are in: all, until one is left out.
#[component]
fn KeptOnes(left_out: RwSignal<BTreeSet<Key>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let kept = Memo::new(move |_| {
        store.with_workspace(|workspace| {
            workspace.kept().iter().map(|kept| (kept.key.clone(), kept.scenario.name.clone())).collect::<Vec<_>>()
        })
    });
    let choice = move |(key, name): (Key, String)| {
        let shown = key.clone();
        let is_in = move || left_out.with(|left_out| !left_out.contains(&shown));
        let toggle = move |_| {
            left_out.update(|left_out| {
                if !left_out.remove(&key) {
                    left_out.insert(key.clone());
                }
            });
        };
        view! { <label class="merge-kept"><input type="checkbox" prop:checked=is_in on:change=toggle/> <span>{name}</span></label> }
    };
    view! {
        <fieldset class="merge-choice">
            <legend>{word!("本机的情景", "Scenarios on this device")}</legend>
            <For each=move || kept.get() key=Clone::clone children=choice/>
        </fieldset>
    }
}

#[component]
fn Findings(result: Memo<MergedScenarios>, order: RwSignal<MergedOrder>) -> impl IntoView {
    let is_alone = move || result.with(|result| result.scenarios.len() < 2);
    let name = |order: MergedOrder| match order {
        MergedOrder::MostApart => word!("分歧大的在前", "Greatest disagreement first").to_owned(),
        MergedOrder::BindingFirst => word!("约束性在前", "Binding first").to_owned(),
    };
    view! {
        <Show when=is_alone><p class="merge-empty">{word!("至少要有两个情景才能比较分歧：勾选本机的情景，或加入别人的链接和文件。", "It takes at least two scenarios to compare: tick those kept on this device, or add other people's links and files.")}</p></Show>
        <Show when=move || !is_alone()>
            <Boards result/>
            <div class="merge-head">
                <p class="merge-finding" role="status">{move || result.with(|result| result.finding.clone())}</p>
                {one_of(word!("排序", "Order"), [MergedOrder::MostApart, MergedOrder::BindingFirst], move || order.get(), move |to| order.set(to), name)}
            </div>
            <p class="merge-order">{move || order_note(order.get())}</p>
            <SpreadTable result/>
        </Show>
    }
}
