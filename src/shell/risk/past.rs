//! What is assumed and what is asked for beside what the past brought.

use leptos::prelude::*;

use super::lead::{head, lead, opening, scrolled};
use crate::language::Text;
use crate::shell::basis::Ways;
use crate::shell::store::Store;
use crate::view::risk::{PastLine, PastList, PastStrip, TooLittleLine, past_list};
use crate::word;

const HEADS: [(Text, bool); 7] = [
    (Text::new("属性", "Nature"), false),
    (Text::new("指标", "Indicator"), false),
    (Text::new("已知年份", "Known years"), false),
    (Text::new("过去", "The past"), false),
    (Text::new("假设的变化", "Assumed"), false),
    (Text::new("目标要求的变化", "Required"), false),
    (Text::new("○ 过去 ▲ 假设 ｜ 目标", "○ past ▲ assumed | required"), false),
];

/// The section.
#[component]
pub(super) fn AgainstPast() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let found = Memo::new(move |_| store.with_workspace(|all| past_list(&plan, all.facts(), &all.open().scenario)));
    let is_empty = Memo::new(move |_| found.with(|found| found.lines.is_empty()));
    view! {
        <p class="ranking-finding" role="status">{move || found.with(|found| found.finding.clone())}</p>
        <p class="risk-note past-note">{move || found.with(|found| found.note.clone())}</p>
        <Show when=move || !is_empty.get() fallback=|| view! { <Ways/> }><Lines found/></Show>
        <TooLittle lines=Memo::new(move |_| found.with(|found| found.apart.clone())) heading=Memo::new(move |_| found.with(|found| found.apart_heading.clone()))/>
    }
}

#[component]
fn Lines(found: Memo<PastList>) -> impl IntoView {
    let rows = move || found.with(|found| found.lines.iter().cloned().map(line).collect_view());
    let classes = ("risk-card risk-scroll", "risk-table past-table cards");
    scrolled(word!("与过去相比", "Against the past"), classes, HEADS.map(head).collect_view(), rows)
}

fn line(line: PastLine) -> impl IntoView {
    let label = line.lead.id.to_string();
    let held = |at: usize, amount: String, lies: String, is_beyond: bool| {
        let amount = if amount.is_empty() { "—".to_owned() } else { amount };
        view! {
            <td class="broad past-held" class:beyond=is_beyond data-label=HEADS[at].0.get()>
                <span class="past-amount">{amount}</span><span class="past-lies">{lies}</span>
            </td>
        }
    };
    view! {
        <tr data-id=label>
            {lead(line.lead)}
            <td data-label=HEADS[2].0.get()>{line.years}</td>
            <td class="broad past-windows" data-label=HEADS[3].0.get()>{line.windows}<span class="risk-note">{line.note}</span></td>
            {held(4, line.assumed, line.assumed_lies, line.assumes_more)}
            {held(5, line.required, line.required_lies, line.asks_for_more)}
            <td class="whole past-strip" aria-hidden="true">{strip(&line.strip)}</td>
        </tr>
    }
}

/// The same as marks on a line. What they say stands beside them in words.
fn strip(marks: &PastStrip) -> impl IntoView + use<> {
    let place = |share: f64| format!("left:{}%", share * 100.0);
    let mark = move |class: &'static str, share: f64| view! { <i class=class prop:style=place(share)></i> };
    let zero = marks.zero.map(|share| mark("zero", share));
    let past = marks.past.iter().map(|share| mark("was", *share)).collect_view();
    let required = marks.required.map(|share| mark("required", share));
    let assumed = marks.assumed.map(|share| mark("assumed", share));
    view! { <span class="strip">{zero}{past}{required}{assumed}</span> }
}

/// Those of which too little is known, with the reason.
#[component]
pub(super) fn TooLittle(lines: Memo<Vec<TooLittleLine>>, heading: Memo<String>) -> impl IntoView {
    let row = |line: TooLittleLine| {
        let label = line.id.to_string();
        view! {
            <tr data-id=label>
                <th scope="row">{opening(line.id, line.name)}</th>
                <td class="whole">{line.reason}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <details class="part ranking-apart">
                <summary>{move || heading.get()}</summary>
                <table class="risk-table cards" role="table">
                    <thead><tr><th scope="col">{word!("指标", "Indicator")}</th><th scope="col">{word!("原因", "Reason")}</th></tr></thead>
                    <tbody>{move || lines.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </details>
        </Show>
    }
}
