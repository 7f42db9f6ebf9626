//! The lines of a ranking as a table, and those without a place.

use leptos::prelude::*;

use super::Ranked;
use crate::plan::Id;
use crate::shell::store::Store;
use crate::view::risk::{ApartLine, RankedLine, Rankings};

const HEADS: [(&str, bool); 10] = [
    ("位次", true),
    ("属性", false),
    ("指标", false),
    ("预计", true),
    ("目标", true),
    ("现在的假设", true),
    ("达标需要", false),
    ("假设的余量", true),
    ("占所需变化", true),
    ("末位步数", true),
];

/// The table: the same as the bars, for the keyboard and for those who want the figures.
#[component]
pub(super) fn Lines(found: Memo<Rankings>, at: RwSignal<Option<usize>>) -> impl IntoView {
    let ranked = expect_context::<Ranked>();
    let lines = Memo::new(move |_| found.with(|found| found.lines(ranked.order.get()).to_vec()));
    let ids = move || lines.with(|lines| lines.iter().map(|line| line.id.clone()).collect::<Vec<_>>());
    let head = |(name, is_number): (&'static str, bool)| view! { <th scope="col" class:number=is_number>{name}</th> };
    view! {
        <div class="risk-card risk-scroll" tabindex="0" role="region" aria-label="排序表">
            <table class="risk-table ranking-table">
                <thead><tr>{HEADS.map(head).collect_view()}</tr></thead>
                <tbody><For each=ids key=Id::clone let:id><Line id lines at/></For></tbody>
            </table>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="risk-empty">{move || format!("没有指标列入“{}”。", ranked.order.get().name())}</p>
            </Show>
        </div>
    }
}

#[component]
fn Line(id: Id, lines: Memo<Vec<RankedLine>>, at: RwSignal<Option<usize>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let label = id.to_string();
    let (of, to) = (id.clone(), id);
    let line = Memo::new(move |_| {
        lines.with(|lines| lines.iter().enumerate().find(|(_, line)| line.id == of).map(|(at, line)| (at, line.clone())))
    });
    let place = Memo::new(move |_| line.with(|line| line.as_ref().map(|(at, _)| *at)));
    let text = move |read: fn(&RankedLine) -> &str| {
        move || line.with(|line| line.as_ref().map(|(_, line)| read(line).to_owned()).unwrap_or_default())
    };
    let number = move |read: fn(&RankedLine) -> &str| view! { <td class="number">{text(read)}</td> };
    let is_binding = move || line.with(|line| line.as_ref().is_some_and(|(_, line)| line.is_binding));
    view! {
        <tr
            data-id=label
            class:pointed=move || at.get().is_some() && at.get() == place.get()
            on:pointerenter=move |_| at.set(place.get_untracked())
            on:pointerleave=move |_| at.set(None)
        >
            {number(|line| &line.place)}
            <td><span class="nature" class:binding=is_binding>{text(|line| line.nature)}</span></td>
            <th scope="row">
                <button
                    type="button"
                    class="risk-open"
                    title="在推演中打开"
                    on:focus=move |_| at.set(place.get_untracked())
                    on:blur=move |_| at.set(None)
                    on:click=move |_| store.open(&to)
                >{text(|line| &line.name)}<span class="risk-unit">"（"{text(|line| &line.unit)}"）"</span></button>
            </th>
            {number(|line| &line.outcome)} {number(|line| &line.target)} {number(|line| &line.present)}
            <td>{text(|line| &line.required)}</td>
            {number(|line| &line.headroom)} {number(|line| &line.share)} {number(|line| &line.steps)}
        </tr>
    }
}

/// What has no place, with the reason.
#[component]
pub(super) fn Apart(found: Memo<Rankings>) -> impl IntoView {
    let apart = Memo::new(move |_| found.with(|found| found.apart.clone()));
    view! {
        <Show when=move || apart.with(|apart| !apart.is_empty())>
            <details class="part ranking-apart">
                <summary>{move || found.with(|found| found.apart_heading.clone())}</summary>
                <table class="risk-table">
                    <thead><tr><th scope="col">"属性"</th><th scope="col">"指标"</th><th scope="col">"判断"</th><th scope="col">"原因"</th></tr></thead>
                    <tbody>{move || apart.get().into_iter().map(|line| view! { <ApartRow line/> }).collect_view()}</tbody>
                </table>
            </details>
        </Show>
    }
}

#[component]
fn ApartRow(line: ApartLine) -> impl IntoView {
    let store = expect_context::<Store>();
    let id = line.id;
    let label = id.to_string();
    view! {
        <tr data-id=label>
            <td><span class="nature" class:binding=line.is_binding>{line.nature}</span></td>
            <th scope="row">
                <button type="button" class="risk-open" title="在推演中打开" on:click=move |_| store.open(&id)>{line.name}</button>
            </th>
            <td class=format!("tone {}", line.tone.class())>{line.tone.mark()}" "{line.tone.word()}</td>
            <td>{line.reason}</td>
        </tr>
    }
}
