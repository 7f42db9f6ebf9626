//! What is missed and can be saved, with a field for what a unit of it costs.

use leptos::prelude::*;

use super::Shown;
use crate::plan::{Cost, Id};
use crate::scenario::Edit;
use crate::shell::entry::Entry;
use crate::shell::store::Store;
use crate::view::risk::EffortRow;

const HEADS: [&str; 7] = ["指标", "目标", "还差", "单位费用", "费用", "方案", "做法"];

/// Every missed target that can be saved. On a narrow screen its rows become cards, so the roles are said.
#[component]
pub(super) fn Table(shown: Shown) -> impl IntoView {
    let ids = Memo::new(move |_| shown.with(|shown| shown.missed.iter().map(|row| row.id.clone()).collect::<Vec<_>>()));
    let head = |word| view! { <th scope="col" role="columnheader">{word}</th> };
    view! {
        <section class="effort-missed" aria-label="未达标、可以挽回的目标">
            <table class="risk-table effort-table" role="table">
                <thead role="rowgroup"><tr role="row">{HEADS.map(head).collect_view()}</tr></thead>
                <tbody role="rowgroup">
                    <For each=move || ids.get() key=Clone::clone let:id>
                        <Line shown id/>
                    </For>
                </tbody>
            </table>
            <p class="risk-note">"回车或方向键转到下一格；从电子表格复制一列费用，选中一格按 Ctrl+V 即可填入。"</p>
        </section>
    }
}

#[component]
fn Line(shown: Shown, id: Id) -> impl IntoView {
    let store = expect_context::<Store>();
    let of = id.clone();
    let row = Memo::new(move |_| shown.with(|shown| shown.missed.iter().find(|row| row.id == of).cloned()));
    let has_best = Memo::new(move |_| shown.with(|shown| shown.best.is_some()));
    let text = move |read: fn(&EffortRow) -> &str| {
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| read(row).to_owned()).unwrap_or_default()))
    };
    let now = row.get_untracked()?;
    let binding = if now.nature == "约束性" { "nature binding" } else { "nature other" };
    let is_saved = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_saved)));
    // Only what costs something is chosen or not.
    let is_weighed = move || has_best.get() && row.with(|row| row.as_ref().is_some_and(|row| !row.cost.is_empty()));
    let decision = Memo::new(move |_| match (is_weighed(), is_saved.get()) {
        (false, _) => "",
        (true, true) => "✓ 保",
        (true, false) => "不保",
    });
    let (costed, opened) = (id.clone(), id.clone());
    let take = Callback::new(move |number: Option<f64>| match number.map(Cost::new).transpose() {
        Ok(cost) => store.dispatch(Edit::UnitCost(costed.clone(), cost)),
        Err(refusal) => store.say(Some(refusal.to_string())),
    });
    let label = format!("{}的单位费用（{}）", now.name, now.per);
    Some(view! {
        <tr role="row" data-id=id.to_string() class:saved=move || is_saved.get()>
            <th scope="row" role="rowheader">
                <button type="button" class="risk-open" on:click=move |_| store.open(&opened)>
                    <span class=binding title=now.nature>{now.nature_mark}</span>" "{now.name.clone()}
                </button>
            </th>
            <td role="cell" class="number" data-label="目标">{text(|row| &row.target)}</td>
            <td role="cell" class="number" data-label="还差">{text(|row| &row.shortfall)}</td>
            <td role="cell" class="number effort-cost" data-label="单位费用">
                <Entry text=text(|row| &row.unit_cost) label on_number=take can_be_empty=true placeholder="未填"/>
                <span class="effort-per">{now.per.clone()}</span>
            </td>
            <td role="cell" class="number" data-label="费用">{text(|row| &row.cost)}</td>
            <td role="cell" class="effort-decision" data-label="方案">{decision}</td>
            <td role="cell" class="effort-growth" data-label="做法">{text(|row| &row.growth)}</td>
        </tr>
    })
}
