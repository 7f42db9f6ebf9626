//! The open indicator below its lever: the fields of its assumption, how far it may be off, how the verdict comes about, and where the
//! figures come from. It belongs to `rest`.

use leptos::html;
use leptos::prelude::*;

use super::basis::BasisGroup;
use super::choices::{Choice, Choices};
use super::clipboard::put;
use super::fields::{AskField, Extras, ReasonField, StartField};
use super::range::RangeGroup;
use super::rest::SheetPart;
use super::sheet::Wants;
use super::sight::as_seen;
use super::store::Store;
use super::years::Years;
use crate::scenario::Edit;
use crate::view::{IndicatorSheet, ReadingChoice, SideGoal, observed_in};
use crate::{phrase, word};

/// A part of the sheet, of the indicator that is open.
pub(super) fn sheet_part(part: SheetPart) -> AnyView {
    let store = expect_context::<Store>();
    let (sheet, steady, wants) = (store.sheet, store.steady, Wants::of(store));
    match part {
        SheetPart::Asked => view! { <Asked sheet=steady wants/> }.into_any(),
        SheetPart::Fields => view! { <Fields sheet=steady wants/> }.into_any(),
        SheetPart::Range => view! { <RangeGroup sheet steady/> <ReasonField sheet=steady/> <BasisGroup/> }.into_any(),
        SheetPart::Reason => view! { <ReasonField sheet=steady/> }.into_any(),
        SheetPart::Below => view! { <Below sheet=steady/> }.into_any(),
    }
}

#[component]
fn Asked(sheet: Memo<IndicatorSheet>, wants: Wants) -> impl IntoView {
    let base = expect_context::<Store>().plan().period.base();
    view! {
        <Show when=move || wants.is_start.get()>
            <p class="wanting">{phrase!("规划没有给出 {base} 年数，填入后才能推演。", "The plan gives no figure for {base}. Enter one to project this indicator.")}</p>
            <StartField sheet/>
        </Show>
        <Show when=move || wants.is_ask.get()><AskField sheet/></Show>
    }
}

/// Each field once: what is asked for first stands above.
#[component]
fn Fields(sheet: Memo<IndicatorSheet>, wants: Wants) -> impl IntoView {
    view! {
        <Extras sheet/>
        <Show when=move || !wants.is_start.get()><StartField sheet/></Show>
        <Show when=move || !wants.is_ask.get()><AskField sheet/></Show>
    }
}

#[component]
fn Below(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    view! {
        <Show when=move || sheet.with(|sheet| sheet.start.is_some())><Reckoning/></Show>
        <Origin sheet/>
        <Services sheet/>
    }
}

/// How the verdict comes about: the calculation, what else bears on it, and every year.
#[component]
fn Reckoning() -> impl IntoView {
    let store = expect_context::<Store>();
    let part = NodeRef::<html::Div>::new();
    let sheet = as_seen(store, part);
    let explanation = move || sheet.with(|sheet| sheet.explanation.clone());
    view! {
        <div node_ref=part>
            <p class="explanation" hidden=move || sheet.with(|sheet| sheet.explanation.is_empty())><span class="explanation-label">{word!("算式", "Working")}</span><span class="explanation-text">{explanation}</span><CopyButton sheet/></p>
            <Remarks sheet/>
            <Beside sheet/>
            <details class="part" open>
                <summary>{word!("逐年表", "Year by year")}</summary>
                <Years sheet steady=store.steady/>
            </details>
        </div>
    }
}

/// Goals on the way, and what is strived for, each judged by itself.
#[component]
fn Beside(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let beside = Memo::new(move |_| sheet.with(|sheet| sheet.beside.clone()));
    let row = |goal: SideGoal| {
        view! {
            <tr>
                <th scope="row">{goal.label}</th>
                <td class="figure">{goal.target}</td>
                <td class="figure">{goal.outcome}</td>
                <td class=format!("verdict {}", goal.tone.class())><span aria-hidden="true">{goal.tone.mark()}</span>" "{goal.tone.word()}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || beside.with(|all| !all.is_empty())>
            <table class="beside">
                <caption>{word!("年度目标与力争目标", "Milestones and stretch target")}</caption>
                <thead><tr>
                    <th scope="col">{word!("年份", "Year")}</th>
                    <th scope="col">{word!("目标", "Target")}</th>
                    <th scope="col">{word!("预计", "Projected")}</th>
                    <th scope="col">{word!("判断", "Verdict")}</th>
                </tr></thead>
                <tbody>{move || beside.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Show>
    }
}

#[component]
fn CopyButton(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = sheet.with_untracked(|sheet| sheet.explanation.clone());
        leptos::task::spawn_local(async move {
            // Where there is no clipboard the line can still be selected by hand.
            if put(&text).await {
                copied.try_set(true);
                set_timeout(move || _ = copied.try_set(false), std::time::Duration::from_secs(2));
            }
        });
    };
    view! {
        <button type="button" class="copy" on:click=copy>{move || if copied.get() { word!("已复制", "Copied") } else { word!("复制", "Copy") }}</button>
    }
}

#[component]
fn Remarks(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let remarks = move || {
        sheet.with(|sheet| {
            [sheet.capped.clone(), sheet.driven.clone(), sheet.goal_remark.clone()].into_iter().flatten().collect::<Vec<_>>()
        })
    };
    view! { <div>{move || remarks().into_iter().map(|remark| view! { <p class="remark">{remark}</p> }).collect_view()}</div> }
}

/// Where the figures come from, and how else they can be read.
#[component]
fn Origin(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let of = move |read: fn(&IndicatorSheet) -> &str| move || sheet.with(|sheet| read(sheet).to_owned());
    let observed_in = Memo::new(move |_| {
        let id = store.open_id();
        store.with_workspace(|all| observed_in(all.facts(), &id, all.open().scenario.assumption(&id)))
    });
    let readings = Memo::new(move |_| sheet.with(|sheet| sheet.readings.clone()));
    let choices = Signal::derive(move || readings.with(|all| all.iter().map(of_reading).collect::<Vec<_>>()));
    let choose = Callback::new(move |at: usize| {
        if let Some(id) = readings.with_untracked(|all| all.get(at).map(|choice| choice.id.clone())) {
            store.dispatch(Edit::Reading(store.opened(), id));
        }
    });
    view! {
        <details class="part" open>
            <summary>{word!("依据与读法", "Source and readings")}</summary>
            <p class="source">{of(|sheet| &sheet.place)}{word!("：", ": ")}<q>{of(|sheet| &sheet.printed)}</q></p>
            <Show when=move || sheet.with(|sheet| !sheet.lead.is_empty())>
                <p class="lead">{word!("牵头单位：", "Lead department: ")}{of(|sheet| &sheet.lead)}</p>
            </Show>
            <Show when=move || observed_in.with(|source| !source.is_empty())>
                <p class="observed-in">{word!("观测来源：", "Observations from: ")}{observed_in}</p>
            </Show>
            <p class="comparison">{move || sheet.with(|sheet| sheet.comparison.clone())}</p>
            <Show when=move || readings.with(|all| !all.is_empty())>
                <Choices label=word!("读法", "Readings") choices on_choose=choose is_list=true/>
            </Show>
        </details>
    }
}

fn of_reading(choice: &ReadingChoice) -> Choice {
    let ReadingChoice { name, note, place, is_chosen, .. } = choice.clone();
    Choice { name, note, place, is_chosen }
}

#[component]
fn Services(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let services = Memo::new(move |_| sheet.with(|sheet| sheet.services.clone()));
    view! {
        <details class="part services" hidden=move || services.with(Vec::is_empty)>
            <summary>{move || sheet.with(|sheet| sheet.services_heading.clone())}{word!("，共 ", ": ")}{move || services.with(Vec::len)}{word!(" 项", "")}</summary>
            <ol>
                {move || services.get().into_iter().map(|service| view! { <li>{service}</li> }).collect_view()}
            </ol>
        </details>
    }
}
