//! What the budget saves: best, next best, and with a little more or less of it.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use super::Shown;
use crate::scenario::Change;
use crate::shell::store::Store;
use crate::view::risk::{self as words, ChoiceLine, EffortRow, StepLine};
use crate::{phrase, word};

/// Where the focus goes when a button goes away with what it did.
type Heading = NodeRef<html::P>;

/// The best choice in a sentence, what becomes of the scoreboard, and what a little more or less would change.
#[component]
pub(super) fn Answer(shown: Shown, heading: Heading) -> impl IntoView {
    let best = Memo::new(move |_| shown.with(|shown| shown.best.clone().filter(|best| !best.ids.is_empty())));
    let is_any = Memo::new(move |_| best.with(Option::is_some));
    let step =
        move |read: fn(&words::BestUseView) -> &Option<StepLine>| Memo::new(move |_| shown.with(|shown| read(shown).clone()));
    let (more, less) = (step(|shown| &shown.more), step(|shown| &shown.less));
    view! {
        <section class="effort-answer" aria-label=word!("最佳方案", "Best choice")>
            <p class="finding effort-finding" node_ref=heading tabindex="-1" role="status">
                {move || shown.with(|shown| shown.finding.clone())}
            </p>
            <Show when=move || is_any.get()>
                <p class="effort-saves"><span class="effort-label">{word!("保", "Secure")}</span><span>{text(best, |best| &best.names)}</span></p>
                <p class="effort-board">
                    <span class="effort-label">{word!("设定后", "Afterwards")}</span>
                    <strong>{text(best, |best| &best.board)}</strong>
                    <Apply choice=best heading/>
                </p>
            </Show>
            <ul class="effort-steps">
                <Step step=more/>
                <Step step=less/>
            </ul>
        </section>
    }
}

fn text(choice: Memo<Option<ChoiceLine>>, read: fn(&ChoiceLine) -> &str) -> impl Fn() -> String + Copy {
    move || choice.with(|choice| choice.as_ref().map(|choice| read(choice).to_owned()).unwrap_or_default())
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
                    <button type="button" on:click=move |_| store.dispatch(budget.clone())>{word!("改用这一预算", "Use this budget")}</button>
                </li>
            }
        })
    }
}

/// Applies a choice as one step.
#[component]
fn Apply(choice: Memo<Option<ChoiceLine>>, heading: Heading) -> impl IntoView {
    let store = expect_context::<Store>();
    let apply = move |_| {
        let Some(choice) = choice.get_untracked() else { return };
        if store.change(Change::Edit(choice.edit)) {
            store.did_here(choice.done);
            if let Some(heading) = heading.get_untracked() {
                let _ = heading.focus();
            }
        }
    };
    view! { <button type="button" class="effort-apply" on:click=apply>{word!("按此方案设定", "Apply this choice")}</button> }
}

/// The next best choices, each with its targets.
#[component]
pub(super) fn Alternatives(shown: Shown, heading: Heading) -> impl IntoView {
    let count = Memo::new(move |_| shown.with(|shown| shown.alternatives.len()));
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="effort-others" aria-label=word!("其次的方案", "Next best choices")>
                <p class="effort-heading">{word!("其次的方案", "Next best choices")}</p>
                <For each=move || 0..count.get() key=|at| *at let(at)>
                    <Alternative shown at heading/>
                </For>
            </section>
        </Show>
    }
}

#[component]
fn Alternative(shown: Shown, at: usize, heading: Heading) -> impl IntoView {
    let choice = Memo::new(move |_| shown.with(|shown| shown.alternatives.get(at).cloned()));
    let is_open = RwSignal::new(false);
    // Hundreds of targets are listed only for those who open them.
    let rows = Memo::new(move |_| if is_open.get() { shown.with(|shown| saved(shown, at)) } else { Vec::new() });
    let rest = move || {
        Some(text(choice, |choice| &choice.rest)())
            .filter(|rest| !rest.is_empty())
            .map(|rest| phrase!("，剩余 {rest}", ", {rest} left"))
    };
    view! {
        <details class="effort-other" on:toggle=move |event| is_open.set(event_target::<Element>(&event).has_attribute("open"))>
            <summary>
                <strong>{phrase!("其次 {}", "Next best {}", at + 1)}</strong>
                <span class="effort-counts">{text(choice, |choice| &choice.counts)}{word!("，费用 ", ", cost ")}{text(choice, |choice| &choice.cost)}{rest}</span>
                <span class="effort-difference">{word!("与最佳方案相比：", "Compared with the best choice: ")}{text(choice, |choice| &choice.difference)}</span>
            </summary>
            <ul class="effort-targets">{move || rows.get().into_iter().map(target).collect_view()}</ul>
            <p class="effort-board">
                <span class="effort-label">{word!("设定后", "Afterwards")}</span>
                <span>{text(choice, |choice| &choice.board)}</span>
                <Apply choice heading/>
            </p>
        </details>
    }
}

/// What an alternative saves, binding first.
fn saved(shown: &words::BestUseView, at: usize) -> Vec<EffortRow> {
    let Some(choice) = shown.alternatives.get(at) else { return Vec::new() };
    let ids: BTreeSet<_> = choice.ids.iter().collect();
    shown.rows.iter().filter(|row| ids.contains(&row.id)).cloned().collect()
}

fn target(row: EffortRow) -> impl IntoView {
    view! {
        <li>
            <span>{row.name}</span>
            <span class="number">{word!("费用 ", "cost ")}{row.cost}</span>
            <span class="effort-growth">{row.growth}</span>
        </li>
    }
}
