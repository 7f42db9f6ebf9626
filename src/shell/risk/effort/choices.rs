//! What the budget saves: best, next best, and with a little more or less of it.

use leptos::html;
use leptos::prelude::*;

use super::Shown;
use crate::plan::Id;
use crate::scenario::Change;
use crate::shell::store::Store;
use crate::view::risk::{ChoiceLine, EffortRow, StepLine};

/// The best choice in a sentence, what becomes of the scoreboard, and what a little more or less would change.
#[component]
pub(super) fn Answer(shown: Shown) -> impl IntoView {
    let heading = NodeRef::<html::P>::new();
    let best = Memo::new(move |_| shown.with(|shown| shown.best.clone().filter(|best| !best.ids.is_empty())));
    let step = move |read: fn(&crate::view::risk::Effort) -> &Option<StepLine>| {
        Memo::new(move |_| shown.with(|shown| read(shown).clone()))
    };
    let (more, less) = (step(|shown| &shown.more), step(|shown| &shown.less));
    view! {
        <section class="effort-answer" aria-label="最佳方案">
            <p class="finding effort-finding" node_ref=heading tabindex="-1" role="status">{move || shown.with(|shown| shown.finding.clone())}</p>
            {move || best.get().map(|best| view! {
                <p class="effort-saves"><span class="effort-label">"保"</span>{best.names.clone()}</p>
                <p class="effort-board"><span class="effort-label">"设定后"</span><strong>{best.board.clone()}</strong><Apply choice=best heading/></p>
            })}
            <ul class="effort-steps">
                <Step step=more/>
                <Step step=less/>
            </ul>
        </section>
    }
}

/// What another budget would change, and a way to try it.
#[component]
fn Step(step: Memo<Option<StepLine>>) -> impl IntoView {
    let store = expect_context::<Store>();
    move || {
        step.get().map(|step| {
            let budget = step.budget;
            view! {
                <li>
                    <span>{step.sentence}</span>
                    <button type="button" on:click=move |_| store.dispatch(budget.clone())>"改用这一预算"</button>
                </li>
            }
        })
    }
}

/// Applies a choice as one step. The button goes away with what it did, so the focus goes to the finding.
#[component]
fn Apply(choice: ChoiceLine, heading: NodeRef<html::P>) -> impl IntoView {
    let store = expect_context::<Store>();
    let apply = move |_| {
        if store.change(Change::Edit(choice.edit.clone())) {
            store.say(Some(choice.done.clone()));
            if let Some(heading) = heading.get_untracked() {
                let _ = heading.focus();
            }
        }
    };
    view! { <button type="button" class="effort-apply" on:click=apply>"按此方案设定"</button> }
}

/// The next best choices, each with its targets.
#[component]
pub(super) fn Alternatives(shown: Shown) -> impl IntoView {
    let heading = NodeRef::<html::P>::new();
    let all = Memo::new(move |_| shown.with(|shown| shown.alternatives.clone()));
    let numbered = move || all.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="effort-others" aria-label="其次的方案">
                <p class="effort-heading" node_ref=heading tabindex="-1">"其次的方案"</p>
                <For each=numbered key=|(at, choice)| (*at, choice.ids.clone(), choice.cost.clone(), choice.rest.clone()) let((at, choice))>
                    <Alternative shown at choice heading/>
                </For>
            </section>
        </Show>
    }
}

#[component]
fn Alternative(shown: Shown, at: usize, choice: ChoiceLine, heading: NodeRef<html::P>) -> impl IntoView {
    let targets = choice.ids.clone();
    let rows = Memo::new(move |_| {
        shown.with(|shown| {
            let row = |id: &Id| shown.rows.iter().find(|row| row.id == *id).cloned();
            targets.iter().filter_map(row).collect::<Vec<_>>()
        })
    });
    let rest = (!choice.rest.is_empty()).then(|| format!("，剩余 {}", choice.rest));
    view! {
        <details class="effort-other">
            <summary>
                <strong>{format!("其次 {}", at + 1)}</strong>
                <span class="effort-counts">{choice.counts.clone()}"，费用 "{choice.cost.clone()}{rest}</span>
                <span class="effort-difference">"与最佳方案相比："{choice.difference.clone()}</span>
            </summary>
            <ul class="effort-targets">{move || rows.get().into_iter().map(target).collect_view()}</ul>
            <p class="effort-board"><span class="effort-label">"设定后"</span><span>{choice.board.clone()}</span><Apply choice heading/></p>
        </details>
    }
}

fn target(row: EffortRow) -> impl IntoView {
    view! {
        <li>
            <span>{row.name}</span>
            <span class="effort-growth">{row.growth}</span>
            <span class="number">"费用 "{row.cost}</span>
        </li>
    }
}
