//! The lines of a ranking as a table, and those without a place.

use leptos::prelude::*;

use super::super::lead::{head, opening};
use crate::language::Text;
use crate::plan::Id;
use crate::shell::gradual::gradual;
use crate::shell::store::Store;
use crate::view::risk::{ApartLine, RankedLine, RankingOrder, Rankings};
use crate::{phrase, word};

const HEADS: [(Text, bool); 10] = [
    (Text::new("位次", "Rank"), true),
    (Text::new("属性", "Nature"), false),
    (Text::new("指标", "Indicator"), false),
    (Text::new("预计", "Projected"), true),
    (Text::new("目标", "Target"), true),
    (Text::new("现在的假设", "Assumed now"), true),
    (Text::new("达标需要", "Required"), false),
    (Text::new("假设的余量", "Room"), true),
    (Text::new("占所需变化", "Share of required change"), true),
    (Text::new("折合末位单位", "Units of last digit"), true),
];

/// The table: the same as the bars, for the keyboard and for those who want the figures.
#[component]
pub(super) fn Lines(found: Memo<Rankings>, order: Memo<RankingOrder>, at: RwSignal<Option<usize>>) -> impl IntoView {
    let lines = Memo::new(move |_| found.with(|found| found.lines(order.get()).to_vec()));
    let ids = gradual(move || lines.with(|lines| lines.iter().map(|line| line.id.clone()).collect()));
    view! {
        <div class="risk-card risk-scroll" tabindex="0" role="region" aria-label=word!("排序表", "Table of the ranking")>
            <table class="risk-table ranking-table cards" role="table">
                <thead><tr>{HEADS.map(head).collect_view()}</tr></thead>
                <tbody><For each=move || ids.get() key=Id::clone let:id><Line id lines at/></For></tbody>
            </table>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="risk-empty">{move || phrase!("“{}”里没有指标：{}。", "Nothing under “{}”: {}.", order.get().name(), found.with(|found| found.why_empty(order.get())))}</p>
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
    let number = move |at: usize, read: fn(&RankedLine) -> &str| view! { <td class="number" data-label=HEADS[at].0.get()>{text(read)}</td> };
    let is_binding = move || line.with(|line| line.as_ref().is_some_and(|(_, line)| line.is_binding));
    view! {
        <tr
            data-id=label
            class:pointed=move || at.get().is_some() && at.get() == place.get()
            on:pointerenter=move |_| at.set(place.get_untracked())
            on:pointerleave=move |_| at.set(None)
        >
            <td class="number aside">{text(|line| &line.place)}</td>
            <td class="aside"><span class="nature" class:binding=is_binding>{text(|line| line.nature)}</span></td>
            <th scope="row">
                <button
                    type="button"
                    class="risk-open"
                    title=word!("在推演中打开", "Open in Projection")
                    on:focus=move |_| at.set(place.get_untracked())
                    on:blur=move |_| at.set(None)
                    on:click=move |_| store.open(&to)
                >{text(|line| &line.name)}<span class="risk-unit">{word!("（", " (")}{text(|line| &line.unit)}{word!("）", ")")}</span></button>
            </th>
            {number(3, |line| &line.outcome)} {number(4, |line| &line.target)} {number(5, |line| &line.present)}
            <td class="broad" data-label=HEADS[6].0.get()>{text(|line| &line.required)}</td>
            {number(7, |line| &line.headroom)} {number(8, |line| &line.share)} {number(9, |line| &line.steps)}
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
                <table class="risk-table cards" role="table">
                    <thead><tr><th scope="col">{word!("属性", "Nature")}</th><th scope="col">{word!("指标", "Indicator")}</th><th scope="col">{word!("判断", "Verdict")}</th><th scope="col">{word!("原因", "Reason")}</th></tr></thead>
                    <tbody>{move || apart.get().into_iter().map(|line| view! { <ApartRow line/> }).collect_view()}</tbody>
                </table>
            </details>
        </Show>
    }
}

#[component]
fn ApartRow(line: ApartLine) -> impl IntoView {
    let label = line.id.to_string();
    view! {
        <tr data-id=label>
            <td class="aside"><span class="nature" class:binding=line.is_binding>{line.nature}</span></td>
            <th scope="row">{opening(line.id, line.name)}</th>
            <td class=format!("tone {}", line.tone.class())>{line.tone.mark()}" "{line.tone.word()}</td>
            <td class="whole">{line.reason}</td>
        </tr>
    }
}
