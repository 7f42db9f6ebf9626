//! What is never chosen, by the reason.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Shown;
use crate::shell::store::Store;
use crate::view::risk::LeftOutLine;
use crate::{phrase, word};

/// Everything that has no field above, in groups that open.
#[component]
pub(super) fn Apart(shown: Shown) -> impl IntoView {
    let left = Memo::new(move |_| {
        shown.with(|shown| {
            let asked: BTreeSet<_> = shown.missed.iter().map(|row| &row.id).collect();
            shown.left_out.iter().filter(|line| !asked.contains(&line.id)).cloned().collect::<Vec<_>>()
        })
    });
    let groups =
        move || left.with(|left| left.chunk_by(|one, other| one.kind == other.kind).map(<[_]>::to_vec).collect::<Vec<_>>());
    view! {
        <section class="effort-apart" aria-label=word!("不参与比较的指标", "Not considered")>
            <p class="effort-heading">{word!("不参与比较的指标", "Not considered")}</p>
            <For each=groups key=Clone::clone let:lines>
                <Group lines/>
            </For>
        </section>
    }
}

#[component]
fn Group(lines: Vec<LeftOutLine>) -> impl IntoView {
    let head = lines.first().map(|first| phrase!("{}，{} 项", "{}: {}", first.kind, lines.len()));
    view! {
        <details class="effort-group">
            <summary>{head}</summary>
            <ul>{lines.into_iter().map(|line| view! { <Left line/> }).collect_view()}</ul>
        </details>
    }
}

#[component]
fn Left(line: LeftOutLine) -> impl IntoView {
    let store = expect_context::<Store>();
    let id = line.id.clone();
    view! {
        <li>
            <button type="button" class="risk-open" on:click=move |_| store.open(&id)>{line.name}</button>
            <span class="effort-nature">{line.nature}</span>
            <span class="risk-note">{line.detail}</span>
        </li>
    }
}
