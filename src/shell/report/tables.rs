//! The report's tables. A head is repeated on every page, and no row is split; the style sheet sees to both.

use leptos::prelude::*;

use super::super::gradual::gradual;
use crate::view::{Assumed, Department, Observed, ReadAs, ReportLine, ScoreLine, Unjudged};
use crate::{phrase, word};

/// A row, or what stands over the rows of a department.
#[derive(Clone, PartialEq)]
enum Entry {
    Department { name: String, note: String },
    Line(Box<ReportLine>),
}

fn entries(lines: Vec<ReportLine>, departments: Vec<Department>) -> Vec<Entry> {
    let line = |line| Entry::Line(Box::new(line));
    if departments.is_empty() {
        return lines.into_iter().map(line).collect();
    }
    let each = departments.into_iter().map(|Department { name, note, lines }| (Entry::Department { name, note }, lines));
    each.flat_map(|(head, lines)| std::iter::once(head).chain(lines.into_iter().map(line))).collect()
}

/// The review table of ten columns, in one piece or by department.
#[component]
pub(super) fn MainTable(heads: Vec<String>, lines: Vec<ReportLine>, departments: Vec<Department>) -> impl IntoView {
    let width = heads.len();
    let entries = entries(lines, departments);
    let entries = gradual(move || entries.clone());
    let numbered = move || entries.get().into_iter().enumerate();
    let entry = move |entry: Entry| match entry {
        Entry::Department { name, note } => {
            view! { <tr class="department"><th scope="rowgroup" colspan=width.to_string()>{name}<small>{note}</small></th></tr> }
                .into_any()
        }
        Entry::Line(line) => row(*line).into_any(),
    };
    view! {
        <table class="indicators">
            <thead><tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
            <tbody><For each=numbered key=|(at, _)| *at children=move |(_, one)| entry(one)/></tbody>
        </table>
    }
}

fn row(line: ReportLine) -> impl IntoView {
    let tone = line.tone;
    view! {
        <tr>
            <td class="serial">{line.serial}</td>
            <th scope="row">{line.name}<span class="unit">{phrase!("（{}）", " ({})", line.unit)}</span><small>{line.place}</small><small>{(!line.lead.is_empty()).then(|| phrase!("牵头：{}", "Lead: {}", line.lead))}</small></th>
            <td>{line.nature}</td>
            <td class="figure">{line.start}</td>
            <td class="figure">{line.target}</td>
            <td class="figure">{line.observed}<small>{line.observed_year}</small></td>
            <td class="figure">{line.outcome}</td>
            <td>{line.pace}<small>{line.pace_year}</small><small>{line.completed}</small></td>
            <td class=format!("paper-verdict {}", tone.class())>
                <span aria-hidden="true">{tone.mark()}" "</span>{tone.word()}<small>{line.since}</small>
            </td>
            <td class="account">{line.account.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}</td>
        </tr>
    }
}

/// The scoreboard.
#[component]
pub(super) fn Board(board: Vec<ScoreLine>) -> impl IntoView {
    let row = |line: ScoreLine| {
        view! {
            <tr><th scope="row">{line.nature}</th><td>{line.total}</td><td>{line.met}</td><td>{line.missed}</td><td>{line.unjudged}</td></tr>
        }
    };
    view! {
        <table class="score-table">
            {head(&[word!("属性", "Nature"), word!("项数", "Number"), word!("达标", "Met"), word!("未达标", "Missed"), word!("无法判断", "Cannot be judged")])}
            <tbody>{board.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// What is assumed in place of the defaults.
#[component]
pub(super) fn Assumptions(assumed: Vec<Assumed>) -> impl IntoView {
    let is_reasoned = assumed.iter().any(|line| !line.reason.is_empty());
    let row = move |line: Assumed| {
        let said = line.said();
        let reason = is_reasoned.then(|| view! { <td>{line.reason}</td> });
        view! { <tr><th scope="row">{line.subject}</th><td>{said}</td>{reason}</tr> }
    };
    let heads = [word!("指标", "Indicator"), word!("假设", "Assumption"), word!("依据", "Reason")];
    let width = if is_reasoned { 3 } else { 2 };
    if assumed.is_empty() {
        return view! { <p>{word!("没有改动，各项维持规划给出的起点。", "Nothing was changed: every indicator is held at the plan's baseline.")}</p> }.into_any();
    }
    view! {
        <table class="assumptions-table">
            {head(&heads[..width])}
            <tbody>{assumed.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What was observed, and where it stands.
#[component]
pub(super) fn Observations(observed: Vec<Observed>) -> impl IntoView {
    let row = |line: Observed| view! { <tr><th scope="row">{line.name}</th><td>{line.figures}</td><td>{line.source}</td></tr> };
    view! {
        <table class="observed-table">
            {head(&[word!("指标", "Indicator"), word!("观测", "Observed"), word!("来源", "Source")])}
            <tbody>{observed.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// Which readings hold.
#[component]
pub(super) fn Readings(readings: Vec<ReadAs>) -> impl IntoView {
    let row = |line: ReadAs| {
        view! {
            <tr>
                <th scope="row">{line.name}</th>
                <td>{line.reading}<small>{line.choice}</small></td>
                <td>{line.place}</td>
                <td>{line.note}</td>
                <td>{line.others}</td>
            </tr>
        }
    };
    view! {
        <table class="readings-table">
            {head(&[word!("指标", "Indicator"), word!("采用的读法", "Reading adopted"), word!("依据", "Source"), word!("说明", "Note"), word!("其他读法", "Other readings")])}
            <tbody>{readings.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// What cannot be judged.
#[component]
pub(super) fn Open(unjudged: Vec<Unjudged>) -> impl IntoView {
    let row = |line: Unjudged| view! { <tr><th scope="row">{line.name}</th><td>{line.nature}</td><td>{line.reason}</td></tr> };
    if unjudged.is_empty() {
        return view! { <p>{word!("没有。", "None.")}</p> }.into_any();
    }
    view! {
        <table class="open-table">
            {head(&[word!("指标", "Indicator"), word!("属性", "Nature"), word!("原因", "Reason")])}
            <tbody>{unjudged.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn head(names: &[&'static str]) -> impl IntoView + use<> {
    view! { <thead><tr>{names.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view()}</tr></thead> }
}
