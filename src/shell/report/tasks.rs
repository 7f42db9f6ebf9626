//! 年度任务分解表, as it is printed and as files.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::busy::while_busy;
use super::super::gradual::gradual;
use super::super::store::Store;
use super::super::tables::{named, save_csv, save_xlsx};
use super::super::transfer::save_text;
use super::paper::{Desk, Head};
use crate::exchange::{Workbook, file_name, tasks_to_workbook};
use crate::plan::Id;
use crate::scenario::Change;
use crate::view::{TaskLine, Tasks, YearTask, fill_tasks};
use crate::{phrase, word};

/// What can be done with the table.
#[component]
pub(super) fn TaskActions(tasks: Memo<Tasks>) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_busy = RwSignal::new(false);
    let markdown = move |_| {
        let name = file_name(&tasks_name(store), "md");
        store.say(save_text(&name, "text/markdown", &tasks.with_untracked(Tasks::to_markdown)).err());
    };
    let name = move |extension| named(&store.plan(), &tasks_name(store), extension);
    let csv = move |_| store.say(save_csv(&name("csv"), &book(store)).err());
    let xlsx = move |_| {
        while_busy(is_busy, async move {
            store.say(save_xlsx(&name("xlsx"), &book(store)).await.err());
        });
    };
    view! {
        <button type="button" disabled=is_busy on:click=xlsx>{word!("下载 XLSX", "Download XLSX")}</button>
        <button type="button" on:click=csv>{word!("下载 CSV", "Download CSV")}</button>
        <button type="button" on:click=markdown>{word!("下载 Markdown", "Download Markdown")}</button>
        <button type="button" class="fill-all" on:click=move |_| fill(store)>{word!("按增长方式填入全部年度目标", "Fill in all annual targets by the growth patterns")}</button>
    }
}

pub(super) fn tasks_name(store: Store) -> String {
    store.now(|_, scenario| phrase!("{} 年度任务分解表", "{} annual targets", scenario.name))
}

fn book(store: Store) -> Workbook {
    store.now(|plan, scenario| tasks_to_workbook(plan, &[scenario]))
}

/// One step, which leaves alone what is locked.
fn fill(store: Store) {
    let locked: BTreeSet<Id> = store.locked.get_untracked();
    let (edit, sentence) = store.now(|plan, scenario| fill_tasks(plan, scenario, |id| locked.contains(id)));
    if store.change(Change::Edit(edit)) {
        store.did_here(sentence);
    }
}

/// Everything on the paper.
#[component]
pub(super) fn TaskPaper(tasks: Memo<Tasks>) -> impl IntoView {
    let parts = move || {
        let all = tasks.get();
        let Tasks { title, facts, years, has_leads, lines, notes, provenance, .. } = &all;
        let (count, has_leads) = (years.len(), *has_leads);
        let are_open = lines.iter().any(|line| line.open.is_some());
        view! {
            <Head title=title.clone() kind=word!("年度任务分解表", "Annual targets") facts=facts.clone()/>
            <table class="annual" class:wide=move || { count > 6 }>
                <thead><tr>{all.heads().into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                <Lines lines=lines.clone() heads=all.heads() has_leads/>
            </table>
            // What is said to whoever can still fill them in is not for paper.
            {are_open.then(|| view! { <p class="task-hint">{word!("“尚未分解”的指标可用上方“按增长方式填入全部年度目标”填入。", "What is “not broken down yet” can be filled in with the button above the table.")}</p> })}
            <div class="task-notes">{notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect_view()}</div>
            <p class="provenance">{provenance.clone()}</p>
        }
    };
    view! { <Desk>{parts}</Desk> }
}

#[component]
fn Lines(lines: Vec<TaskLine>, heads: Vec<String>, has_leads: bool) -> impl IntoView {
    let lines = gradual(move || lines.clone());
    let numbered = move || lines.get().into_iter().enumerate();
    view! { <tbody><For each=numbered key=|(at, _)| *at children=move |(_, line)| row(line, &heads, has_leads)/></tbody> }
}

/// Each cell knows its head, so that a narrow screen can set it beside the cell.
fn row(line: TaskLine, heads: &[String], has_leads: bool) -> impl IntoView + use<> {
    let first = if has_leads { 6 } else { 5 };
    let head = |at: usize| heads.get(at).cloned();
    let years: Vec<_> = line.years.into_iter().enumerate().map(|(at, year)| cell(year, head(first + at))).collect();
    view! {
        <tr>
            <td class="serial">{line.serial}</td>
            <th scope="row">{line.name}</th>
            <td data-head=head(2)>{line.unit}</td>
            <td data-head=head(3)>{line.nature}</td>
            {has_leads.then(|| view! { <td data-head=head(4)>{line.lead}</td> })}
            <td class="figure" data-head=head(first - 1)>{line.start}</td>
            {years}
            <td class="figure" data-head=heads.last().cloned()>{line.target}</td>
        </tr>
    }
}

/// What is asked of a year; below it what the year has to bring, and what was done.
fn cell(task: YearTask, head: Option<String>) -> impl IntoView {
    let YearTask { target, is_own, amount, done, done_amount, tone, .. } = task;
    let target = if target.is_empty() && done.is_empty() { "—".to_owned() } else { target };
    let result = tone.map(|tone| {
        view! { <small class=format!("paper-verdict {}", tone.class())><span aria-hidden="true">{tone.mark()}</span>" "{tone.word()}</small> }
    });
    let is_done = !done.is_empty();
    let done = is_done.then(|| view! { <small>{word!("完成 ", "done ")}{done}</small><small>{done_amount}</small>{result} });
    view! { <td class="figure" class:done=is_done data-head=head>{target}{is_own.then_some("*")}<small>{amount}</small>{done}</td> }
}
