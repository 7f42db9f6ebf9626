//! Which scenarios and which rows are shown.

use leptos::prelude::*;

use super::CompareState;
use crate::scenario::Key;
use crate::shell::candidates::{Candidate, Candidates, Everything};
use crate::shell::store::Store;
use crate::view::RowsShown;
use crate::word;

/// The controls above the chart.
#[component]
pub(super) fn Chooser() -> impl IntoView {
    let comparing = expect_context::<CompareState>();
    let chip = move |rows: RowsShown| {
        let is_chosen = move || (comparing.rows.get() == rows).to_string();
        view! { <button type="button" class="chip" aria-pressed=is_chosen on:click=move |_| comparing.rows.set(rows)>{rows.word()}</button> }
    };
    view! {
        <div class="compare-tools">
            <Kept/>
            <div class="chips" role="group" aria-label=word!("显示哪些指标", "Which indicators to show")>{RowsShown::ALL.map(chip).collect_view()}</div>
            <Everything class="compare-everything" everything=comparing.everything/>
            <p class="compare-legend" aria-hidden="true">
                <span class="met">{word!("✓ 达标", "✓ met")}</span><span class="missed">{word!("✕ 未达标", "✕ missed")}</span><span class="missed">{word!("≈ 接近", "≈ close")}</span>
                <span class="unjudged">{word!("? 无法判断", "? cannot be judged")}</span><span class="turned">{word!("⇄ 判断与基准不同", "⇄ verdict differs from the reference")}</span>
            </p>
        </div>
    }
}

#[component]
fn Kept() -> impl IntoView {
    let store = expect_context::<Store>();
    let comparing = expect_context::<CompareState>();
    let all = Memo::new(move |_| {
        store.with_workspace(|workspace| {
            let keys: Vec<_> = workspace.kept().iter().map(|kept| &kept.key).collect();
            let chosen = comparing.lineup.with(|lineup| lineup.chosen(&keys));
            let all = workspace.kept().iter().enumerate();
            all.map(|(at, kept)| Candidate::of(kept, chosen.contains(&at))).collect::<Vec<_>>()
        })
    });
    let count = Signal::derive(move || {
        all.with(|all| {
            let keys: Vec<_> = all.iter().map(|candidate| &candidate.key).collect();
            comparing.lineup.with(|lineup| lineup.count(&keys))
        })
    });
    let toggle = Callback::new(move |key: Key| {
        let all = all.get_untracked();
        let keys: Vec<_> = all.iter().map(|candidate| &candidate.key).collect();
        comparing.lineup.try_update(|lineup| lineup.toggle(&keys, &key)).unwrap_or(Ok(()))
    });
    let is_alone = Memo::new(move |_| all.with(|all| all.len() == 1));
    view! {
        <Candidates all count toggle/>
        <Show when=move || is_alone.get()>
            <p class="compare-alone">
                {word!("只有一个情景。", "There is only one scenario. ")}
                <button type="button" on:click=move |_| store.duplicate()>{word!("复制当前情景", "Duplicate")}</button>
                {word!("，改动假设后即可对比。", " it and change an assumption to compare the two.")}
            </p>
        </Show>
    }
}
