//! Whose observations count: the mark of a scenario that rests on its own, and the choice where earlier versions kept different ones.

use leptos::prelude::*;

use super::store::Store;
use crate::scenario::{Change, Edit};
use crate::view::{DisputeLine, dispute_lines, looked_from, own_facts};
use crate::word;

/// That the open scenario looks from an earlier year, with the way back to now.
#[component]
pub(super) fn LookedFromBar() -> impl IntoView {
    let store = expect_context::<Store>();
    let sentence = Memo::new(move |_| store.with_decided(looked_from));
    let bar = move |sentence: String| {
        view! {
            <section class="own-facts" role="note" aria-label=word!("看作较早的年份", "As known in an earlier year")>
                <p>{word!("看作 ", "As known in ")}{sentence}</p>
                <button type="button" class="look-from-now" on:click=move |_| store.dispatch(Edit::AsOf(None))>{word!("回到现在", "Back to now")}</button>
            </section>
        }
    };
    move || sentence.get().map(bar)
}

/// That the open scenario rests on observations of its own, and the two ways to end that.
#[component]
pub(super) fn OwnFactsBar() -> impl IntoView {
    let store = expect_context::<Store>();
    let own = Memo::new(move |_| {
        let plan = store.plan();
        store.with_workspace(|all| own_facts(&plan, all.facts(), all.open()))
    });
    let change = move |change: fn(crate::scenario::Key) -> Change| {
        let key = store.now_workspace(|all| all.open().key.clone());
        store.change(change(key));
    };
    let bar = move |own: crate::view::OwnFacts| {
        view! {
            <section class="own-facts" role="note" aria-label=word!("这个情景用自带的观测值", "This scenario rests on observations of its own")>
                <details>
                    <summary>{own.sentence}</summary>
                    <ul>{own.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                </details>
                <div class="own-facts-acts">
                    {own.has_news.then(|| view! {
                        <button type="button" class="adopt" on:click=move |_| change(Change::Adopt)>{word!("采用为规划的观测值", "Make them the plan's")}</button>
                    })}
                    <button type="button" class="rest-on-plan" on:click=move |_| change(Change::RestOnPlan)>{word!("改用规划的观测值", "Use the plan's instead")}</button>
                </div>
            </section>
        }
    };
    move || own.get().map(bar)
}

/// One choice for each observation in which scenarios of an earlier version differ.
#[component]
pub(super) fn Disputed() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_later = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let plan = store.plan();
        dispute_lines(&plan, &store.with_workspace(crate::scenario::Workspace::disputes))
    });
    move || {
        let lines = lines.get();
        (!lines.is_empty() && !is_later.get()).then(|| view! { <Choices lines is_later/> })
    }
}

#[component]
fn Choices(lines: Vec<DisputeLine>, is_later: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let chosen = RwSignal::new(vec![0_usize; lines.len()]);
    let row = |(at, line): (usize, &DisputeLine)| {
        let options = line.choices.iter().enumerate();
        let options = options.map(|(at, choice)| view! { <option value=at.to_string()>{choice.text.clone()}</option> });
        let choose = move |event: leptos::ev::Event| {
            if let Ok(choice) = event_target_value(&event).parse() {
                chosen.update(|all| all[at] = choice);
            }
        };
        view! {
            <li>
                <label>
                    <span>{line.label.clone()}</span>
                    <select on:change=choose>{options.collect_view()}</select>
                </label>
            </li>
        }
    };
    let rows = lines.iter().enumerate().map(row).collect_view();
    let settle = move |_| {
        let choices = chosen.get_untracked();
        let figure = |(line, at): (&DisputeLine, &usize)| Some((line.id.clone(), line.year, line.choices.get(*at)?.value));
        store.change(Change::Settle(lines.iter().zip(&choices).filter_map(figure).collect()));
    };
    view! {
        <section class="received disputed" role="alertdialog" aria-label=word!("观测值有不同，请选择", "Observations differ: please choose")>
            <p>{word!(
                "以前各情景分别保存观测值，下面这些不一致。请各选一个：选定的成为规划的历年数据，各情景通用，可以一步撤销。",
                "Observations used to be kept with each scenario, and these differ. Choose one for each: it then belongs to the plan and is the same under every scenario. One undo takes that back."
            )}</p>
            <ul>{rows}</ul>
            <button type="button" class="settle" on:click=settle>{word!("采用所选", "Use these")}</button>
            <button type="button" on:click=move |_| is_later.set(true)>{word!("以后再选", "Later")}</button>
        </section>
    }
}
