//! Two plans side by side: what each states of the same indicator, and what its open scenario comes to.

use leptos::prelude::*;

use super::shelf::Shelf;
use crate::shell::store::Store;
use crate::view::{PlanHead, PlanRow, PlanSide, PlanUnder, PlansCompared, plans_compared};
use crate::{phrase, word};

/// The view, while a plan is chosen to stand beside the open one.
#[component]
pub(in crate::shell) fn PlansBeside() -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let compared = Memo::new(move |_| {
        let other = shelf.plan(&shelf.beside.get()?)?.ok()?;
        let scenario = shelf.desk.scenario_of(&other);
        let plan = store.plan();
        let second = PlanUnder { plan: &other, scenario: &scenario };
        Some(store.with_settled(|_, open| plans_compared(PlanUnder { plan: &plan, scenario: open }, second)))
    });
    view! {
        <article class="view plans-beside" aria-label=word!("两个规划对照", "Two plans side by side")>
            <header class="editor-head">
                <h2>{word!("两个规划对照", "Two plans side by side")}</h2>
                <p class="editor-left">{move || compared.with(|all| all.as_ref().map(|all| all.sentence.clone()))}</p>
                <button type="button" on:click=move |_| shelf.beside.set(None)>{word!("回到情景对比", "Back to scenarios")}</button>
            </header>
            {move || compared.get().map(table)}
        </article>
    }
}

fn table(compared: PlansCompared) -> impl IntoView {
    let emptiness = compared.emptiness();
    let head = |head: PlanHead| {
        let PlanHead { name, years, scenario } = head;
        let under = phrase!("{years} · 情景“{scenario}”", "{years} · scenario “{scenario}”");
        view! { <th scope="colgroup" colspan="3">{name}<span class="gap">{under}</span></th> }
    };
    let parts = || {
        [word!("起点", "Baseline"), word!("目标", "Target"), word!("预计", "Projected")]
            .map(|part| view! { <th scope="col">{part}</th> })
    };
    view! {
        {emptiness.map(|sentence| view! { <p class="nothing">{sentence}</p> })}
        <div class="plans-beside-scroll" tabindex="0" role="region" aria-label=word!("对照表", "Comparison table")>
            <table>
                <thead>
                    <tr>
                        <th scope="col" rowspan="2">{word!("指标", "Indicator")}</th>
                        {compared.heads.map(head)}
                        <th scope="col" rowspan="2">{word!("目标相差", "Difference in target")}</th>
                        <th scope="col" rowspan="2">{word!("不同之处", "Differences")}</th>
                    </tr>
                    <tr>{parts()} {parts()}</tr>
                </thead>
                <tbody>{compared.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(row: PlanRow) -> impl IntoView {
    let PlanRow { id, name, sides, target_change, is_comparable, remarks } = row;
    let differs = target_change.is_some() || !remarks.is_empty();
    let side = |side: PlanSide| {
        let verdict = side.verdict();
        let PlanSide { start, target, outcome, tone, .. } = side;
        let mark = view! { <span class=format!("mark {}", tone.class()) title=verdict aria-label=verdict role="img">{tone.mark()}</span> };
        view! { <td>{start}</td><td>{target}</td><td>{outcome}{mark}</td> }
    };
    view! {
        <tr data-id=id.to_string() class:apart=!is_comparable class:differs=differs>
            <th scope="row">{name}</th>
            {sides.map(side)}
            <td>{target_change}</td>
            <td class="plans-beside-remarks">{remarks.join(word!("；", "; "))}</td>
        </tr>
    }
}
