//! The pairs: those to be confirmed first, then what falls short of the upper plan.

use leptos::prelude::*;

use super::Upper;
use crate::scenario::{Bond, Demand};
use crate::shell::labels::nature_class;
use crate::view::words::{Tone, named, sentence};
use crate::view::{Beside, BesideRow, Stated};
use crate::{phrase, word};

/// How many columns there are.
const COLUMNS: &str = "11";

#[component]
pub(super) fn Table(upper: Upper) -> impl IntoView {
    let table = move |beside: Beside| {
        let other = beside.other();
        let (near, paired) = (beside.near.len(), beside.rows.len());
        let rows = |rows: Vec<BesideRow>| rows.into_iter().map(|row| view! { <Row upper row other/> }).collect_view();
        let asked = (near > 0).then(|| {
            let title = phrase!(
                "待确认 {near} 对：是同一项指标吗？确认后计入",
                "To be confirmed: {near}. Is each pair the same indicator? It counts once confirmed"
            );
            view! { <tbody class="beside-near" role="rowgroup"><Title title/>{rows(beside.near)}</tbody> }
        });
        let title = phrase!(
            "已配对 {paired} 项：低于{other}的在前，约束性在前",
            "Paired: {paired}. What falls short of {other} first, binding first"
        );
        (near + paired > 0).then(|| {
            view! {
                <table role="table">
                    <Head other/>
                    {asked}
                    <tbody role="rowgroup"><Title title/>{rows(beside.rows)}</tbody>
                </table>
            }
        })
    };
    move || upper.shown.get().map(table)
}

#[component]
fn Title(title: String) -> impl IntoView {
    view! { <tr role="row" class="beside-title"><th role="rowheader" scope="rowgroup" colspan=COLUMNS>{title}</th></tr> }
}

#[component]
fn Head(other: &'static str) -> impl IntoView {
    let both = move || {
        [word!("本规划", "This plan").to_owned(), sentence(other)]
            .map(|whose| view! { <th role="columnheader" scope="col">{whose}</th> })
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col" rowspan="2">{word!("指标", "Indicator")}</th>
                <th role="columnheader" scope="colgroup" colspan="2">{word!("起点", "Baseline")}</th>
                <th role="columnheader" scope="colgroup" colspan="2">{word!("目标", "Target")}</th>
                <th role="columnheader" scope="col" rowspan="2">{word!("目标相差", "Difference in target")}</th>
                <th role="columnheader" scope="col" rowspan="2">{word!("情景预计", "Projected")}</th>
                <th role="columnheader" scope="colgroup" colspan="2">{word!("情景达到", "Scenario meets")}</th>
                <th role="columnheader" scope="col" rowspan="2">{word!("说明", "Remarks")}</th>
                <th role="columnheader" scope="col" rowspan="2">{word!("配对", "Pair")}</th>
            </tr>
            <tr role="row">{both()} {both()} {both()}</tr>
        </thead>
    }
}

#[component]
fn Row(upper: Upper, row: BesideRow, other: &'static str) -> impl IntoView {
    let nature = row.nature();
    let is_binding = row.stated.iter().map(|stated| nature_class(stated.nature)).find(|class| class.contains("binding"));
    let BesideRow { couple, bond, name, unit, other_name, stated, gap, demand, outcome, tones, remarks, .. } = row;
    let acting = couple.clone();
    let label = |what: &str, whose: &str| phrase!("{what}（{whose}）", "{what} ({whose})");
    let own = word!("本规划", "this plan");
    let [here, there] = stated;
    let cell = |what: &'static str, whose: &'static str, text: String| {
        view! { <td role="cell" data-label=label(what, whose)>{text}</td> }
    };
    let starts = [(own, &here), (other, &there)]
        .map(|(whose, stated): (_, &Stated)| cell(word!("起点", "Baseline"), whose, stated.start.clone()));
    let targets = [(own, &here), (other, &there)]
        .map(|(whose, stated): (_, &Stated)| cell(word!("目标", "Target"), whose, stated.target.clone()));
    let [met, upper_met] = tones;
    let verdicts = [(own, met), (other, upper_met)].map(|(whose, tone)| {
        view! { <td role="cell" class="beside-verdict" data-label=label(word!("达到目标", "Meets the target"), whose)>{verdict(tone)}</td> }
    });
    let called = phrase!("{name} 与 {}", "{name} and {}", other_name.as_deref().unwrap_or(&name));
    view! {
        <tr role="row" data-own=couple.0.to_string() data-upper=couple.1.to_string() class=gap_class(demand)>
            <th role="rowheader" scope="row">
                <span class=is_binding.unwrap_or("nature other")>{nature}</span>
                <span class="beside-name">{named(&name, &unit)}</span>
                {other_name.map(|other_name| view! { <span class="beside-other">{phrase!("{other}：{other_name}", "{other}: {other_name}")}</span> })}
            </th>
            {starts}
            {targets}
            <td role="cell" class="beside-gap" data-label=word!("目标相差", "Difference in target")>{gap}</td>
            <td role="cell" class="beside-outcome" data-label=word!("情景预计", "Projected")>{outcome}</td>
            {verdicts}
            <td role="cell" class="beside-remarks" data-label=word!("说明", "Remarks")>{remarks.join(word!("；", "; "))}</td>
            <td role="cell" class="beside-acts"><Acts upper couple=acting bond called/></td>
        </tr>
    }
}

/// What can be done with a pair.
#[component]
fn Acts(upper: Upper, couple: crate::scenario::Couple, bond: Bond, called: String) -> impl IntoView {
    let (joined, parted) = (couple.clone(), couple);
    let confirm = (bond == Bond::Near).then(|| {
        let label = phrase!("确认配对：{called}", "Confirm: {called}");
        view! { <button type="button" class="beside-confirm" aria-label=label on:click=move |_| upper.join(joined.clone())>{word!("确认", "Confirm")}</button> }
    });
    let (text, label) = match bond {
        Bond::Near => (word!("不是同一项", "Not the same"), phrase!("不是同一项：{called}", "Not the same: {called}")),
        Bond::Sure => (word!("拆开", "Unpair"), phrase!("拆开：{called}", "Unpair: {called}")),
        Bond::Confirmed => (word!("撤销配对", "Undo pairing"), phrase!("撤销配对：{called}", "Undo the pairing of {called}")),
    };
    view! {
        {confirm}
        <button type="button" aria-label=label on:click=move |_| upper.part(parted.clone(), bond)>{text}</button>
    }
}

/// A verdict by shape and word; a dash where none is given.
fn verdict(tone: Option<Tone>) -> impl IntoView {
    let mark = tone.map(|tone| view! { <span class=format!("mark {}", tone.class()) aria-hidden="true">{tone.mark()}</span> });
    let word = tone.map_or("—", Tone::word);
    view! { {mark} <span class="beside-word">{word}</span> }
}

const fn gap_class(demand: Option<Demand>) -> &'static str {
    match demand {
        Some(Demand::Easier) => "short",
        Some(Demand::Harder | Demand::Same) => "enough",
        Some(Demand::PartOf) | None => "apart",
    }
}
