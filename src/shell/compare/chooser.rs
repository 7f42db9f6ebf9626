//! Which scenarios and which rows are shown.

use leptos::prelude::*;

use super::Comparing;
use crate::scenario::Key;
use crate::shell::store::Store;
use crate::view::Rows;
use crate::word;

/// A kept scenario, to be taken in or left out.
#[derive(Clone, PartialEq)]
struct Candidate {
    key: Key,
    name: String,
    is_in: bool,
}

/// The controls above the chart.
#[component]
pub(super) fn Chooser() -> impl IntoView {
    let comparing = expect_context::<Comparing>();
    let chip = move |rows: Rows| {
        let is_chosen = move || (comparing.rows.get() == rows).to_string();
        view! { <button type="button" class="chip" aria-pressed=is_chosen on:click=move |_| comparing.rows.set(rows)>{rows.word()}</button> }
    };
    view! {
        <div class="compare-tools">
            <Candidates/>
            <div class="chips" role="group" aria-label=word!("显示哪些指标", "Which indicators to show")>{Rows::ALL.map(chip).collect_view()}</div>
            <label class="compare-everything">
                <input
                    type="checkbox"
                    prop:checked=comparing.everything
                    on:change=move |event| comparing.everything.set(event_target_checked(&event))
                />
                {word!("含正文和专栏的目标", "With targets from the text and boxes")}
            </label>
            <p class="compare-legend" aria-hidden="true">
                <span class="met">{word!("✓ 达标", "✓ met")}</span><span class="missed">{word!("✕ 未达标", "✕ missed")}</span><span class="missed">{word!("≈ 接近", "≈ close")}</span>
                <span class="unjudged">{word!("? 无法判断", "? cannot be judged")}</span><span class="turned">{word!("⇄ 判断与基准不同", "⇄ verdict differs from the reference")}</span>
            </p>
        </div>
    }
}

#[component]
fn Candidates() -> impl IntoView {
    let store = expect_context::<Store>();
    let comparing = expect_context::<Comparing>();
    let candidates = Memo::new(move |_| {
        store.with_workspace(|workspace| {
            let keys: Vec<_> = workspace.kept().iter().map(|kept| &kept.key).collect();
            let chosen = comparing.lineup.with(|lineup| lineup.chosen(&keys));
            let all = workspace.kept().iter().enumerate();
            all.map(|(at, kept)| Candidate {
                key: kept.key.clone(),
                name: kept.scenario.name.clone(),
                is_in: chosen.contains(&at),
            })
            .collect::<Vec<_>>()
        })
    });
    let count = move || {
        candidates.with(|all| {
            let keys: Vec<_> = all.iter().map(|candidate| &candidate.key).collect();
            comparing.lineup.with(|lineup| lineup.count(&keys))
        })
    };
    let is_alone = Memo::new(move |_| candidates.with(|candidates| candidates.len() == 1));
    view! {
        <details class="compare-candidates">
            <summary>{count}</summary>
            <ul>
                <For each=move || candidates.get() key=|candidate| (candidate.key.clone(), candidate.name.clone()) let:candidate>
                    <CandidateLine candidate candidates/>
                </For>
            </ul>
        </details>
        <Show when=move || is_alone.get()>
            <p class="compare-alone">
                {word!("只有一个情景。", "There is only one scenario. ")}
                <button type="button" on:click=move |_| store.duplicate()>{word!("复制当前情景", "Duplicate")}</button>
                {word!("，改动假设后即可对比。", " it and change an assumption to compare the two.")}
            </p>
        </Show>
    }
}

#[component]
fn CandidateLine(candidate: Candidate, candidates: Memo<Vec<Candidate>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let comparing = expect_context::<Comparing>();
    let Candidate { key, name, .. } = candidate;
    let is_in = {
        let key = key.clone();
        Memo::new(move |_| candidates.with(|all| all.iter().any(|one| one.key == key && one.is_in)))
    };
    let toggle = move |event: leptos::ev::Event| {
        let all = candidates.get_untracked();
        let keys: Vec<_> = all.iter().map(|candidate| &candidate.key).collect();
        let result = comparing.lineup.try_update(|lineup| lineup.toggle(&keys, &key));
        store.say(result.and_then(Result::err));
        // The browser ticked the box by itself; what was refused is not ticked.
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(is_in.get_untracked());
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_in on:change=toggle/>
                <span>{name}</span>
            </label>
        </li>
    }
}
