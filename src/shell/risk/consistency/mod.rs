//! What contradicts itself, and where to mend it. `found` finds it, `lead` goes there.

mod found;
mod lead;

pub(in crate::shell) use self::found::Warnings;

use leptos::prelude::*;

use self::lead::lead_to;
use crate::shell::store::Store;
use crate::view::risk::{WarningLine, checked};
use crate::{phrase, word};

/// The section.
#[component]
pub(super) fn Consistency() -> impl IntoView {
    let store = expect_context::<Store>();
    let Warnings { lines, count } = expect_context::<Warnings>();
    let is_empty = Memo::new(move |_| lines.with(Vec::is_empty));
    let checked = checked(&store.plan());
    let numbered = move || lines.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <p class="warning-count" role="status">{move || count.with(|count| count.sentence.clone())}</p>
        <ol class="warnings" aria-label=word!("需要核对之处", "What to check")>
            <For each=numbered key=|(at, line)| (*at, line.what.clone(), line.place.clone(), line.mend.clone()) let((_, line))>
                <Line line/>
            </For>
        </ol>
        <details class="part warning-checks" open=move || is_empty.get()>
            <summary>{word!("核对了什么", "What was checked")}</summary>
            <ul>{checked.into_iter().map(|check| view! { <li>{check}</li> }).collect_view()}</ul>
        </details>
    }
}

/// One warning: what, where, how to mend it, and the way there.
#[component]
fn Line(line: WarningLine) -> impl IntoView {
    let store = expect_context::<Store>();
    let class = if line.is_contradiction { "warning contradiction" } else { "warning" };
    let names = line.indicators.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(word!("、", ", "));
    let label = phrase!("{}：{names}", "{}: {names}", line.action);
    let (action, code) = (line.action.clone(), line.code);
    let (what, mend) = (line.what.clone(), line.mend.clone());
    let place = (!line.place.is_empty())
        .then(|| view! { <p class="warning-place">{word!("出处：", "Source: ")}{line.place.clone()}</p> });
    view! {
        <li class=class data-code=code>
            <p class="warning-kind">
                <span class="warning-severity"><span aria-hidden="true">{line.mark}" "</span>{line.severity}</span>
                <span>{line.kind}</span>
            </p>
            <div class="warning-text">
                <p class="warning-what">{what}</p>
                {place}
                <p class="warning-mend">{word!("怎么改：", "How to fix it: ")}{mend}</p>
            </div>
            <button type="button" class="warning-lead" aria-label=label on:click=move |_| lead_to(store, &line)>{action}</button>
        </li>
    }
}

/// How many warnings there are, on the way to them.
#[component]
pub(super) fn WarningBadge() -> impl IntoView {
    let Warnings { count, .. } = expect_context::<Warnings>();
    let has_contradictions = Memo::new(move |_| count.with(|count| !count.contradictions.is_empty()));
    view! {
        <span class="count" class:quiet=move || !has_contradictions.get() aria-hidden="true">
            {move || count.with(|count| count.all.clone())}
        </span>
    }
}
