//! The editor of a plan's data: its tables, what is wrong with them, and the way to a plan.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::cells::Cells;
use super::drafts::Drafts;
use super::shelf::Shelf;
use super::table::Table;
use crate::exchange::drafts::ReadDraft;
use crate::exchange::{CellFault, PlanDraft, PlanSheet, file_name};
use crate::plan::Plan;
use crate::shell::clock::today;
use crate::shell::keyboard;
use crate::shell::listening::on_window;
use crate::shell::store::Store;
use crate::shell::tables::save_xlsx;
use crate::view::{Drawer, Tab};
use crate::{phrase, word};

/// How many faults are listed; who mends these sees the next.
const LISTED: usize = 200;

/// The view.
#[component]
pub(in crate::shell) fn Editor() -> impl IntoView {
    let drafts = expect_context::<Drafts>();
    // Another draft begins at its first cell.
    move || drafts.open_key().map(|_| view! { <Tables/> })
}

#[component]
fn Tables() -> impl IntoView {
    let drafts = expect_context::<Drafts>();
    drafts.lay_out();
    let cells = Cells::new(drafts);
    provide_context(cells);
    on_window(leptos::ev::keydown, move |event| undo_keys(cells, &event));
    view! {
        <article class="view editor" aria-label=word!("规划数据", "Plan data")>
            <Head cells/>
            <Sheets cells/>
            <Bar cells/>
            <div class="editor-body">
                <Table cells/>
                <Faults cells/>
            </div>
        </article>
    }
}

/// Ctrl+Z and Ctrl+Y are the draft's here, except in a field of text.
fn undo_keys(cells: Cells, event: &web_sys::KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let is_typing = event.target().is_some_and(|target| target.dyn_into::<web_sys::HtmlInputElement>().is_ok());
    if let Some(is_back) = keyboard::steps_back(event).filter(|_| !is_typing) {
        cells.step(is_back);
        event.prevent_default();
    }
}

/// Title, how much is left to do, and what can be done with the whole.
#[component]
fn Head(cells: Cells) -> impl IntoView {
    let store = expect_context::<Store>();
    let drafts = cells.drafts;
    let adopting = RwSignal::new(false);
    let title = move || drafts.with(PlanDraft::title);
    let left = move || drafts.reading.with(ReadDraft::left_to_do);
    let adopt = move |_| match drafts.reading.with_untracked(|reading| reading.faults.first().cloned()) {
        None => adopting.set(true),
        Some(fault) => {
            store.say(Some(phrase!("还不能采用：{fault}", "It cannot be adopted yet: {fault}")));
            lead(cells, &fault);
        }
    };
    let download = move |_| {
        let (name, book) = (file_name(&drafts.now(PlanDraft::title), "xlsx"), drafts.now(|draft| draft.book().clone()));
        spawn_local(async move {
            store.say(save_xlsx(&name, &book).await.err());
        });
    };
    let close = move |_| {
        store.tab.set(Tab::Projection);
        drafts.close();
    };
    view! {
        <header class="editor-head">
            <h2>{word!("规划数据：", "Plan data: ")}{title}</h2>
            <p class="editor-left" role="status">{left}</p>
            <div class="group">
                <button type="button" class="undo" aria-label=word!("撤销草稿的一步", "Undo in the draft") title="Ctrl+Z"
                    disabled=move || !drafts.with(PlanDraft::can_undo) on:click=move |_| cells.step(true)>"↶"</button>
                <button type="button" class="redo" aria-label=word!("重做草稿的一步", "Redo in the draft") title="Ctrl+Y"
                    disabled=move || !drafts.with(PlanDraft::can_redo) on:click=move |_| cells.step(false)>"↷"</button>
            </div>
            <button type="button" on:click=download>{word!("下载 XLSX", "Download XLSX")}</button>
            <button type="button" on:click=close>{word!("关闭", "Close")}</button>
            <button type="button" class="primary" on:click=adopt>{word!("采用", "Adopt")}</button>
        </header>
        <Show when=move || drafts.trouble.get().is_some()>
            <p class="complaint" role="alert">
                {move || drafts.trouble.get().map(crate::shell::memory::Trouble::words)}
                {word!("。请下载 XLSX 留底。", ". Download the XLSX to keep a copy.")}
            </p>
        </Show>
        <Show when=move || adopting.get()><Adopt cells adopting/></Show>
    }
}

/// Under which edition the draft becomes a plan.
#[component]
fn Adopt(cells: Cells, adopting: RwSignal<bool>) -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let drafts = cells.drafts;
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| field.select());
    let suggested = drafts
        .reading
        .with_untracked(|reading| reading.plan.as_ref().map(|plan| shelf.now(|plans| plans.edition(plan, today))))
        .unwrap_or_default();
    let adopt = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let version = field.get_untracked().map(|field| field.value().trim().to_owned()).filter(|version| !version.is_empty());
        let plan = drafts.reading.with_untracked(|reading| reading.plan.clone());
        let Some((plan, version)) = plan.zip(version) else { return };
        adopting.set(false);
        store.tab.set(Tab::Projection);
        if shelf.take_draft(Plan { version, ..Plan::clone(&plan) }) {
            drafts.done();
        } else {
            store.drawer.set(Some(Drawer::Plans));
        }
    };
    view! {
        <form class="editor-adopt" on:submit=adopt>
            <label>
                {word!("数据版本", "Data version")}
                <input type="text" node_ref=field maxlength="40" required value=suggested/>
            </label>
            <button type="submit" class="primary">{word!("采用为规划", "Adopt as a plan")}</button>
            <button type="button" on:click=move |_| adopting.set(false)>{word!("取消", "Cancel")}</button>
        </form>
    }
}

/// The sheets, each with how much is left to do there.
#[component]
fn Sheets(cells: Cells) -> impl IntoView {
    let tab = move |(at, form): (usize, PlanSheet)| {
        let count = Memo::new(move |_| cells.drafts.reading.with(|reading| reading.count(at)));
        let current = move || (cells.sheet.get() == at).then_some("page");
        view! {
            <button type="button" class="chip" aria-current=current on:click=move |_| cells.show(at)>
                {form.name().get()} <span class="count">{move || Some(count.get()).filter(|count| *count > 0)}</span>
            </button>
        }
    };
    view! {
        <nav class="editor-sheets" aria-label=word!("工作表", "Sheets")>
            {PlanSheet::ALL.into_iter().enumerate().map(tab).collect_view()}
        </nav>
    }
}

/// The active cell in full, what it takes, what is wrong with it; and what can be done with rows.
#[component]
fn Bar(cells: Cells) -> impl IntoView {
    let note = Memo::new(move |_| {
        let (sheet, at) = (cells.sheet.get(), cells.cursor.get().active);
        let form = PlanSheet::ALL[sheet];
        let column = form.columns().get(at.column).map(|column| column.heading.get());
        let explained = column.map(|_| cells.drafts.with(|draft| draft.explained(form, at.row + 1, at.column)));
        let fault =
            cells.drafts.reading.with(|reading| reading.fault(sheet, at.row + 1, at.column).map(|fault| fault.problem.clone()));
        (column, explained.unwrap_or_default(), fault)
    });
    let fixed = move || PlanSheet::ALL[cells.sheet.get()] == PlanSheet::Facts;
    let button = move |word: &'static str, title: &'static str, act: fn(Cells)| {
        view! { <button type="button" title=title disabled=fixed on:click=move |_| act(cells)>{word}</button> }
    };
    view! {
        <div class="editor-bar">
            <p id="plan-cell-note" class="editor-note">
                <b>{move || note.with(|note| note.0)}</b>
                <span>{move || note.with(|note| note.1)}</span>
                <span class="editor-problem">{move || note.with(|note| note.2.clone())}</span>
            </p>
            <div class="group" role="group" aria-label=word!("行", "Rows")>
                {button(word!("插入行", "Insert row"), word!("在所选的行前插入一行", "Insert a row before the selected one"), Cells::insert)}
                {button(word!("删除行", "Delete rows"), word!("删除所选的行", "Delete the selected rows"), Cells::remove)}
                {button(word!("上移", "Up"), "Alt+↑", |cells| cells.shift(true))}
                {button(word!("下移", "Down"), "Alt+↓", |cells| cells.shift(false))}
            </div>
        </div>
    }
}

/// All faults; each leads to its cell.
#[component]
fn Faults(cells: Cells) -> impl IntoView {
    let listed = move || cells.drafts.reading.with(|reading| reading.faults.iter().take(LISTED).cloned().collect::<Vec<_>>());
    let rest = move || {
        let more = cells.drafts.reading.with(|reading| reading.faults.len().saturating_sub(LISTED));
        (more > 0).then(|| phrase!("另有 {more} 处", "{more} more"))
    };
    let line = move |fault: CellFault| {
        let (place, problem, is_missing) = (fault.place.clone(), fault.problem.clone(), fault.is_missing);
        view! {
            <li class:missing=is_missing>
                <button type="button" on:click=move |_| lead(cells, &fault)><b>{place}</b> <span>{problem}</span></button>
            </li>
        }
    };
    let is_clean = move || cells.drafts.reading.with(|reading| reading.faults.is_empty());
    view! {
        <aside class="editor-faults" aria-label=word!("要改和待填之处", "To fix and to fill in") hidden=is_clean>
            <ol>{move || listed().into_iter().map(line).collect_view()}</ol>
            <p>{rest}</p>
        </aside>
    }
}

fn lead(cells: Cells, fault: &CellFault) {
    if let Some(sheet) = fault.at.sheet {
        cells.lead_to(sheet, fault.at.row.unwrap_or(1), fault.at.column.unwrap_or(0));
    }
}
