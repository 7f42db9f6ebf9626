//! What is missed and can be saved, with a field for what a unit of it costs.

use leptos::prelude::*;

use super::{Shown, money_unit};
use crate::language::Text;
use crate::plan::{Cost, Id};
use crate::scenario::Edit;
use crate::shell::entry::Entry;
use crate::shell::gradual::gradual;
use crate::shell::labels::nature_class;
use crate::shell::store::Store;
use crate::view::risk::EffortRow;
use crate::{phrase, word};

const HEADS: [Text; 7] = [
    Text::new("指标", "Indicator"),
    Text::new("目标", "Target"),
    Text::new("还差", "Shortfall"),
    Text::new("单位费用", "Unit cost"),
    Text::new("费用", "Cost"),
    Text::new("方案", "Decision"),
    Text::new("做法", "How"),
];

/// Every missed target that can be saved. On a narrow screen its rows become cards, so the roles are said.
#[component]
pub(super) fn Table(shown: Shown) -> impl IntoView {
    let ids = gradual(move || shown.with(|shown| shown.missed.iter().map(|row| row.id.clone()).collect()));
    let head = |word: Text| view! { <th scope="col" role="columnheader">{word.get()}</th> };
    view! {
        <section class="effort-missed" aria-label=word!("未达标、可以挽回的目标", "Missed targets that can be secured")>
            <table class="risk-table effort-table" role="table">
                <thead role="rowgroup"><tr role="row">{HEADS.map(head).collect_view()}</tr></thead>
                <tbody role="rowgroup">
                    <For each=move || ids.get() key=Clone::clone let:id>
                        <Line shown id/>
                    </For>
                </tbody>
            </table>
            <p class="risk-note">{word!("回车或方向键转到下一格；从电子表格复制一列费用，选中一格按 Ctrl+V 即可填入。",
                "Enter or the arrow keys go to the next cell. To fill in a column of costs, copy it in a spreadsheet, select a \
                 cell here and press Ctrl+V.")}</p>
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
    let binding = nature_class(now.nature);
    let is_saved = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_saved)));
    // Only what costs something is chosen or not.
    let is_weighed = move || has_best.get() && row.with(|row| row.as_ref().is_some_and(|row| !row.cost.is_empty()));
    let decision = Memo::new(move |_| match (is_weighed(), is_saved.get()) {
        (false, _) => "",
        (true, true) => word!("✓ 保", "✓ secure"),
        (true, false) => word!("不保", "do not secure"),
    });
    let (costed, opened) = (id.clone(), id.clone());
    let take = Callback::new(move |number: Option<f64>| {
        let cost = number.map(Cost::new).transpose().map_err(|refusal| refusal.to_string())?;
        store.enter(Edit::UnitCost(costed.clone(), cost))
    });
    let label = phrase!("{}的单位费用（{}）", "Unit cost of {} ({})", now.name, now.per);
    Some(view! {
        <tr role="row" data-id=id.to_string() class:saved=move || is_saved.get()>
            <th scope="row" role="rowheader">
                <button type="button" class="risk-open" on:click=move |_| store.open(&opened)>
                    <span class=binding title=now.nature>{now.nature_mark}</span>" "{now.name.clone()}
                </button>
            </th>
            <td role="cell" class="number" data-label=word!("目标", "Target")>{text(|row| &row.target)}</td>
            <td role="cell" class="number" data-label=word!("还差", "Shortfall")>{text(|row| &row.shortfall)}</td>
            <td role="cell" class="number effort-cost" data-label=word!("单位费用", "Unit cost")>
                <Entry text=text(|row| &row.unit_cost) label unit=money_unit() is_signed=false on_number=take can_be_empty=true takes_blocks=true placeholder=word!("未填", "none")/>
                <span class="effort-per">{now.per.clone()}</span>
            </td>
            <td role="cell" class="number" data-label=word!("费用", "Cost")>{text(|row| &row.cost)}</td>
            <td role="cell" class="effort-decision" data-label=word!("方案", "Decision")>{decision}</td>
            <td role="cell" class="effort-growth" data-label=word!("做法", "How")>{text(|row| &row.growth)}</td>
        </tr>
    })
}
