//! Rows without a partner, pairing by hand, and what was refused.

use leptos::html;
use leptos::prelude::*;

use super::Upper;
use crate::plan::{Id, Plan};
use crate::shell::store::Store;
use crate::view::{Beside, Partner, Refused};
use crate::{phrase, word};

#[component]
pub(super) fn Alone(upper: Upper) -> impl IntoView {
    let parts = move |beside: Beside| {
        let [own, theirs] = beside.apart;
        let (own_count, their_count) = (own.len(), theirs.len());
        let title = phrase!(
            "没有配对的：本规划 {own_count} 项，另一规划 {their_count} 项；手工配对",
            "Without a partner: {own_count} here, {their_count} in the other plan; pair by hand"
        );
        let choices = (own.clone(), theirs.clone());
        let unfold =
            move |event: web_sys::Event| upper.is_unfolded.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
        view! {
            <details class="part beside-alone" open=upper.is_unfolded.get_untracked() on:toggle=unfold>
                <summary>{title}</summary>
                <ByHand upper choices/>
                <div class="beside-lists">
                    <List title=word!("本规划", "This plan") rows=own/>
                    <List title=word!("另一规划", "The other plan") rows=theirs/>
                </div>
            </details>
            <RefusedList upper refused=beside.refused/>
        }
    };
    move || upper.shown.get().map(parts)
}

#[component]
fn List(title: &'static str, rows: Vec<Partner>) -> impl IntoView {
    let row = |row: Partner| view! { <li data-id=row.id.to_string()>{row.name}" "<span class="gap">{row.target}</span></li> };
    view! { <section><h3>{title}</h3><ul aria-label=title>{rows.into_iter().map(row).collect_view()}</ul></section> }
}

/// Two fields with all rows to choose from, those without a partner first.
#[component]
fn ByHand(upper: Upper, choices: (Vec<Partner>, Vec<Partner>)) -> impl IntoView {
    let store = expect_context::<Store>();
    let (own, theirs) = (upper.field, NodeRef::<html::Input>::new());
    let problem = RwSignal::new(None::<String>);
    let pair = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (Some(plan), Some(own), Some(theirs)) = (upper.plan.get_untracked(), own.get_untracked(), theirs.get_untracked())
        else {
            return;
        };
        match (found(&store.plan(), &own.value()), found(&plan, &theirs.value())) {
            (Some(own), Some(theirs)) => {
                problem.set(None);
                upper.join_by_hand((own, theirs));
            }
            (None, _) => problem.set(Some(unknown(&own.value()))),
            (_, None) => problem.set(Some(unknown(&theirs.value()))),
        }
    };
    let of = move |plan: Option<std::sync::Arc<Plan>>, first: Vec<Partner>| {
        let ids: Vec<_> = first.iter().map(|row| row.id.clone()).collect();
        let rest = plan.into_iter().flat_map(move |plan| {
            let others = plan.indicators.iter().filter(|it| !ids.contains(&it.id)).map(|it| line(&it.id, it.name.get()));
            others.collect::<Vec<_>>()
        });
        let texts: Vec<_> = first.iter().map(|row| line(&row.id, &row.name)).chain(rest).collect();
        texts.into_iter().map(|text| view! { <option value=text></option> }).collect_view()
    };
    let (first, others) = choices;
    view! {
        <form class="beside-hand" on:submit=pair>
            <label><span>{word!("本规划的指标", "Indicator of this plan")}</span><input type="text" list="beside-own" autocomplete="off" node_ref=own/></label>
            <label><span>{word!("另一规划的指标", "Indicator of the other plan")}</span><input type="text" list="beside-upper" autocomplete="off" node_ref=theirs/></label>
            <button type="submit">{word!("配对", "Pair")}</button>
            <datalist id="beside-own">{of(Some(store.plan()), first)}</datalist>
            <datalist id="beside-upper">{of(upper.plan.get_untracked(), others)}</datalist>
            <p class="beside-problem" role="alert">{problem}</p>
        </form>
    }
}

/// An indicator as it stands among the choices.
fn line(id: &Id, name: &str) -> String {
    format!("{name} · {id}")
}

/// The indicator that was chosen or typed: by its line, its id or its whole name.
fn found(plan: &Plan, text: &str) -> Option<Id> {
    let text = text.trim();
    let id = text.rsplit_once(" · ").map_or(text, |(_, id)| id);
    let mut named = plan.indicators.iter().filter(|it| it.name.is(text));
    let by_name = named.next().filter(|_| named.next().is_none());
    plan.indicators.iter().find(|it| it.id.as_str() == id).or(by_name).map(|it| it.id.clone())
}

fn unknown(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        word!("请先选择两边的指标。", "Choose an indicator on either side first.").to_owned()
    } else {
        phrase!("没有“{text}”这项指标，请从列表里选择。", "There is no indicator “{text}”; choose one from the list.")
    }
}

/// What was refused, to be taken back.
#[component]
fn RefusedList(upper: Upper, refused: Vec<Refused>) -> impl IntoView {
    let count = refused.len();
    let line = move |Refused { couple, names }: Refused| {
        let label = phrase!("撤销：{names}", "Take back: {names}");
        view! {
            <li>
                <span>{names}</span>
                <button type="button" aria-label=label on:click=move |_| upper.forget(couple.clone())>{word!("撤销", "Take back")}</button>
            </li>
        }
    };
    (count > 0).then(|| {
        view! {
            <details class="part beside-refused">
                <summary>{phrase!("拆开或否定过的 {count} 对，不再提出", "Refused, and not proposed again: {count}")}</summary>
                <ul>{refused.into_iter().map(line).collect_view()}</ul>
            </details>
        }
    })
}
