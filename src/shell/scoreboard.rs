//! The scoreboard: for each nature a bar of three parts. Every number leads to the indicators that it counts.

use leptos::prelude::*;

use super::store::Store;
use crate::plan::Nature;
use crate::view::{NatureScore, Pane, ScorePart, Tab, words};
use crate::{phrase, word};

#[component]
pub(super) fn Scoreboard() -> impl IntoView {
    let store = expect_context::<Store>();
    // Which natures there are changes with the plan alone.
    let natures = Memo::new(move |_| store.board.with(|board| board.scores.iter().map(|score| score.nature).collect::<Vec<_>>()));
    let watched = Memo::new(move |_| store.board.with(|board| board.watched.clone()));
    view! {
        <div class="scoreboard" role="group" aria-label=word!("记分牌", "Scoreboard")>
            {move || natures.get().into_iter().enumerate().map(|(at, nature)| view! { <Bar at nature/> }).collect_view()}
            <Show when=move || watched.with(|watched| !watched.is_empty())>
                <span class="score-watched">{word!("观察 ", "watched ")}<strong>{watched}</strong></span>
            </Show>
        </div>
    }
}

#[component]
fn Bar(at: usize, nature: Option<Nature>) -> impl IntoView {
    let store = expect_context::<Store>();
    let score = Memo::new(move |_| store.board.with(|board| board.scores.get(at).cloned()));
    let read = move |part: usize, read: fn(&ScorePart) -> String| {
        move || score.with(|score| score.as_ref().map(|score: &NatureScore| read(&score.parts[part])).unwrap_or_default())
    };
    let class = if nature == Some(Nature::Binding) { "score binding" } else { "score" };
    let segment = move |part: usize| {
        let class = score.with_untracked(|score| score.as_ref().map_or("", |score| score.parts[part].tone.class()));
        let width = read(part, |part| part.width.clone());
        view! { <span class=class prop:style=move || format!("width:{}", width())></span> }
    };
    view! {
        <div class=class role="group" aria-label=words::sentence(words::nature(nature))>
            <span class="score-name">{words::sentence(words::nature(nature))}</span>
            <span class="score-parts">
                {[0, 1, 2].map(|part| view! { <Count score nature part/> }).collect_view()}
                <span class="score-bar" aria-hidden="true">{[0, 1, 2].map(segment).collect_view()}</span>
            </span>
        </div>
    }
}

/// A number, which filters the list by what it counts; once more, and the list shows all again.
#[component]
fn Count(score: Memo<Option<NatureScore>>, nature: Option<Nature>, part: usize) -> impl IntoView {
    let store = expect_context::<Store>();
    let (standing, tone) =
        score.with_untracked(|score| score.as_ref().map(|score| (score.parts[part].standing, score.parts[part].tone)))?;
    let count = move || score.with(|score| score.as_ref().map(|score| score.parts[part].count.clone()).unwrap_or_default());
    let is_on = Memo::new(move |_| store.filter.with(|filter| *filter == filter.of_score(nature, standing)));
    let is_shown = move || is_on.get() && store.tab.get() == Tab::Projection;
    let press = move |_| {
        let was_shown = untrack(is_shown);
        store.filter.update(|filter| *filter = if was_shown { filter.open() } else { filter.of_score(nature, standing) });
        store.tab.set(Tab::Projection);
        store.pane.set(Pane::List);
    };
    let title = phrase!("只看{}{}的", "Show only: {}, {}", words::nature(nature), tone.word());
    Some(view! {
        <button type="button" class=format!("score-part {}", tone.class()) title=title aria-pressed=move || is_shown().to_string() on:click=press>
            <span class="score-mark" aria-hidden="true">{tone.mark()}</span>
            <span class="score-word">{tone.word()}</span>" "<strong>{count}</strong>
        </button>
    })
}
