//! What each method would have foretold in an earlier year, beside what came.

use leptos::ev::Event;
use leptos::prelude::*;

use super::lead::{head, lead, scrolled};
use super::past::TooLittle;
use crate::language::Text;
use crate::plan::Year;
use crate::shell::basis::Ways;
use crate::shell::store::Store;
use crate::view::risk::{Calibrated, CalibratedLine, CalibrationLine, ForetoldCell, ForetoldLine, calibrated};
use crate::view::words;
use crate::{phrase, word};

/// The section.
#[component]
pub(super) fn Calibration() -> impl IntoView {
    let store = expect_context::<Store>();
    let (plan, chosen) = (store.plan(), RwSignal::new(None::<Year>));
    let found =
        Memo::new(move |_| store.with_workspace(|all| calibrated(&plan, all.facts(), &all.open().scenario, chosen.get())));
    let is_empty = Memo::new(move |_| found.with(|found| found.lines.is_empty()));
    view! {
        <Show when=move || found.with(|found| !found.years.is_empty())><Tools found chosen/></Show>
        <p class="ranking-finding" role="status">{move || found.with(|found| found.finding.clone())}</p>
        <p class="risk-note past-note">{move || found.with(|found| found.note.clone())}</p>
        <Show when=move || !is_empty.get() fallback=|| view! { <Ways/> }><Methods found/><Lines found/></Show>
        <TooLittle lines=Memo::new(move |_| found.with(|found| found.apart.clone())) heading=Memo::new(move |_| found.with(|found| found.apart_heading.clone()))/>
    }
}

#[component]
fn Tools(found: Memo<Calibrated>, chosen: RwSignal<Option<Year>>) -> impl IntoView {
    let year = Memo::new(move |_| found.with(|found| found.year));
    let years = Memo::new(move |_| found.with(|found| found.years.clone()));
    let choose = move |event: Event| chosen.set(event_target_value(&event).parse().ok().map(Year::new));
    let option =
        move |of: Year| view! { <option value=of.to_string() selected=move || year.get() == Some(of)>{words::year(of)}</option> };
    view! {
        <div class="risk-tools">
            <label class="risk-tool">
                <span>{word!("站在哪一年看", "Seen from")}</span>
                <select class="calibration-year" on:change=choose>{move || years.get().into_iter().map(option).collect_view()}</select>
            </label>
        </div>
    }
}

const METHODS: [Text; 5] = [
    Text::new("方法", "Method"),
    Text::new("预报", "Forecasts"),
    Text::new("平均误差÷维持不变", "Mean error ÷ no change"),
    Text::new("比维持不变准的", "Better than no change"),
    Text::new("落在 80％ 区间内", "Within the 80% range"),
];

#[component]
fn Methods(found: Memo<Calibrated>) -> impl IntoView {
    let head = |name: Text| view! { <th scope="col">{name.get()}</th> };
    let row = |line: CalibrationLine| {
        view! {
            <tr class:first=line.is_first>
                <th scope="row">{line.name}</th>
                <td data-label=METHODS[1].get()>{line.count}</td>
                <td data-label=METHODS[2].get()>{line.over_hold}</td>
                <td data-label=METHODS[3].get()>{line.better}</td>
                <td class="broad" data-label=METHODS[4].get()>{line.inside}</td>
            </tr>
        }
    };
    let rows = move || found.with(|found| found.methods.iter().cloned().map(row).collect_view());
    let classes = ("risk-card risk-scroll calibration-methods", "risk-table cards");
    scrolled(word!("各方法汇总", "Methods over all indicators"), classes, METHODS.map(head).collect_view(), rows)
}

const HEADS: [(Text, bool); 8] = [
    (Text::new("属性", "Nature"), false),
    (Text::new("指标", "Indicator"), false),
    (Text::new("当时已知", "Known then"), false),
    (Text::new("当时居首的方法", "Top-ranked then"), false),
    (Text::new("最后一年：预报 → 实际", "Last year: forecast → actual"), false),
    (Text::new("平均误差", "Mean error"), true),
    (Text::new("÷维持不变", "÷ no change"), true),
    (Text::new("区间内", "Within range"), true),
];

#[component]
fn Lines(found: Memo<Calibrated>) -> impl IntoView {
    let heads = view! { {HEADS.map(head).collect_view()}<th><span class="spoken">{word!("展开", "Open")}</span></th> };
    let rows = move || found.with(|found| found.lines.iter().cloned().map(line).collect_view());
    scrolled(
        word!("逐项检验", "Indicator by indicator"),
        ("risk-card risk-scroll", "risk-table calibration-table cards"),
        heads,
        rows,
    )
}

/// An indicator, and beneath it every method when it is opened.
fn line(line: CalibratedLine) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let (label, details) = (line.lead.id.to_string(), line.clone());
    let more = phrase!("{}：各方法逐年", "{}: every method year by year", line.lead.name);
    let figure = |at: usize, text: String| view! { <td class="number" data-label=HEADS[at].0.get()>{text}</td> };
    view! {
        <tr data-id=label>
            {lead(line.lead)}
            <td data-label=HEADS[2].0.get()>{line.years}</td>
            <td data-label=HEADS[3].0.get()>{line.first}</td>
            <td class="broad" data-label=HEADS[4].0.get()>{last(&line.last)}</td>
            {figure(5, line.error)} {figure(6, line.over_hold)} {figure(7, line.inside)}
            <td>
                <button type="button" class="calibration-more" aria-label=more aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|open| *open = !*open)>
                    {move || if is_open.get() { word!("收起", "Close") } else { word!("各方法", "Methods") }}
                </button>
            </td>
        </tr>
        <Show when=move || is_open.get()>
            <tr class="calibration-details"><td colspan="9" class="whole">{each_method(&details)}</td></tr>
        </Show>
    }
}

fn last(cell: &ForetoldCell) -> impl IntoView + use<> {
    let ForetoldCell { year, value, came, inside, .. } = cell.clone();
    view! { {year}" "{value}" → "<b>{came}</b>" "<span class="calibration-inside" data-inside=inside_name(cell.is_inside)>{inside}</span> }
}

const fn inside_name(is_inside: Option<bool>) -> &'static str {
    match is_inside {
        Some(true) => "yes",
        Some(false) => "no",
        None => "none",
    }
}

/// Every method, a row each, with what came above them.
fn each_method(line: &CalibratedLine) -> impl IntoView + use<> {
    let heads = line.heads.iter().map(|year| view! { <th scope="col" class="number">{year.clone()}</th> }).collect_view();
    let came = line.came.iter().map(|came| view! { <td class="number">{came.clone()}</td> }).collect_view();
    let rows = line.methods.iter().map(method).collect_view();
    view! {
        <div class="risk-scroll" tabindex="0" role="region" aria-label=line.lead.name.clone()>
            <table class="risk-table matrix calibration-each">
                <thead><tr>
                    <th scope="col">{word!("预报（误差）", "Forecast (error)")}</th>{heads}
                    <th scope="col" class="number">{HEADS[5].0.get()}</th><th scope="col" class="number">{HEADS[6].0.get()}</th>
                </tr></thead>
                <tbody>
                    <tr class="came"><th scope="row">{word!("实际", "Actual")}</th>{came}<td></td><td></td></tr>
                    {rows}
                </tbody>
            </table>
        </div>
    }
}

fn method(line: &ForetoldLine) -> impl IntoView + use<> {
    let cell = |cell: &ForetoldCell| {
        let ForetoldCell { value, error, inside, span, .. } = cell.clone();
        view! { <td class="number" title=span>{value}" ("{error}") "<span class="calibration-inside" data-inside=inside_name(cell.is_inside)>{inside}</span></td> }
    };
    view! {
        <tr>
            <th scope="row">{line.name}</th>
            {line.cells.iter().map(cell).collect_view()}
            <td class="number">{line.error.clone()}</td><td class="number">{line.over_hold.clone()}</td>
        </tr>
    }
}
