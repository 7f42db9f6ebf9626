//! The dialog: a table comes in, is shown, and becomes a plan or is put away.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, File};

use super::lines::Lines;
use super::pasted::Pasted;
use crate::exchange::printed::{PastedTable, PrintedTable, printed_table};
use crate::exchange::table::read_pasted;
use crate::shell::imports::Imports;
use crate::shell::keyboard;
use crate::shell::pasted::{book, rich, text};
use crate::shell::picker::FilePicker;
use crate::shell::plans::loading::take_table;
use crate::shell::plans::shelf::Shelf;
use crate::shell::reading::workbook;
use crate::shell::store::Store;
use crate::shell::transfer::read;
use crate::word;

/// The button, and the dialog that it opens.
#[component]
pub(in crate::shell::plans) fn PasteTable() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = RwSignal::new(false);
    // A table that came in elsewhere opens it as well.
    let waiting = expect_context::<Shelf>().printed;
    let is_shown = move || is_open.get() || waiting.with(Option::is_some);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| is_shown() && !dialog.open()) {
            // An old browser knows no modal dialog and shows it where it stands.
            let _ = dialog.show_modal().or_else(|_| dialog.set_attribute("open", ""));
        }
    });
    let put_away = move || {
        is_open.set(false);
        waiting.set(None);
    };
    let open = move |_| is_open.set(true);
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        put_away();
    });
    let key = move |event: ev::KeyboardEvent| {
        // Neither the panel beneath nor the page hears of it.
        event.stop_propagation();
        if keyboard::key(&event).as_deref() == Some("Escape") {
            event.prevent_default();
            close.run(());
        }
    };
    view! {
        <div class="drawer-actions">
            <button type="button" aria-haspopup="dialog" on:click=open>{word!("粘贴指标表", "Paste an indicator table")}</button>
        </div>
        <p class="drawer-note">
            {word!(
                "把规划里的指标表从 Word、WPS 或网页里复制过来，就成为一份可推演的规划；采用之前逐行看过。",
                "Copy the table of indicators of a plan out of Word, WPS or a web page, and it becomes a plan to project; every row \
                 is shown before it is taken."
            )}
        </p>
        <dialog class="paste" node_ref=dialog aria-labelledby="paste-title" on:keydown=key on:close=move |_| put_away()>
            {move || is_shown().then(|| view! { <Inside close/> })}
        </dialog>
    }
}

#[component]
fn Inside(close: Callback<()>) -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let pasted = Pasted::new();
    if let Some((file, book)) = shelf.printed.get_untracked() {
        pasted.act(|table| table.receive(Ok(book), Some(&file)));
    }
    let is_read = Memo::new(move |_| pasted.read(|plan| plan.is_some()));
    let paste = move |event: ClipboardEvent| {
        let is_field = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>());
        if let Some(text) = text(&event).filter(|_| !is_field) {
            event.prevent_default();
            pasted.act(|table| table.receive(book(&text, &rich(&event)), None));
        }
    };
    let take = move |_| {
        if let Some((name, text)) = pasted.act(PastedTable::taken).flatten() {
            close.run(());
            take_table(store, shelf, &name, &text);
        }
    };
    let heading = NodeRef::<html::H3>::new();
    // Where the eyes go, the focus goes.
    Effect::new(move |_| {
        if is_read.get()
            && let Some(heading) = heading.get_untracked()
        {
            let _ = heading.focus();
        }
    });
    let table = Memo::new(move |_| pasted.read(|plan| plan.map(printed_table).unwrap_or_default()));
    let is_empty = move || table.with(|table| table.doubtful.is_empty() && table.sure.is_empty());
    let act = move || table.with(|table| table.act.clone());
    view! {
        <div class="paste-all" on:paste=paste>
            <header class="paste-head">
                <h3 id="paste-title" node_ref=heading tabindex="-1">{word!("粘贴指标表", "Paste an indicator table")}</h3>
                <p role="status">{move || table.with(|table| table.sentence.clone())}</p>
                <div class="paste-acts">
                    <Show when=move || is_read.get()>
                        <button type="button" class="paste-take" disabled=is_empty on:click=take>{act}</button>
                        <button type="button" on:click=move |_| _ = pasted.act(PastedTable::clear)>{word!("换一张表", "Another table")}</button>
                    </Show>
                    <button type="button" on:click=move |_| close.run(())>{word!("取消", "Cancel")}</button>
                </div>
            </header>
            <div role="alert">{move || pasted.refusal.get().map(|refusal| view! { <p class="paste-refusal">{refusal}</p> })}</div>
            {move || if is_read.get() { view! { <Shown pasted table/> }.into_any() } else { view! { <Asking pasted/> }.into_any() }}
        </div>
    }
}

/// Where a table is pasted, or its file picked.
#[component]
fn Asking(pasted: Pasted) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    field.on_load(|field| drop(field.focus()));
    let typed = move |event| {
        let text = event_target_value(&event);
        if !text.trim().is_empty() {
            pasted.act(|table| table.receive(read_pasted(&text), None));
        }
    };
    let take = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            let Some(file) = files.first() else { return };
            let given = read(file).await;
            let book = workbook(&given).await;
            // The dialog may have been put away meanwhile.
            pasted.act(|table| table.receive(book, Some(&given.name)));
        });
    });
    expect_context::<Imports>().hand_drops_to(take);
    view! {
        <div class="paste-asking">
            <label>
                <span>{word!("在这里粘贴（Ctrl+V）", "Paste here (Ctrl+V)")}</span>
                <textarea node_ref=field rows="8" on:change=typed></textarea>
            </label>
            <div class="drawer-actions">
                <FilePicker
                    word=word!("选择文件……", "Choose a file…")
                    label=word!("指标表文件", "Indicator table file")
                    accept=".docx,.xlsx,.csv,.tsv,.txt"
                    multiple=false
                    on_files=take
                />
            </div>
            <p class="drawer-note">
                {word!(
                    "连同表头一起复制：要有“指标”一列和目标年份（如“2030年”）。表名和表下的注也可带上。也可选 DOCX、XLSX、CSV、TSV 文件。内容不离开本机。",
                    "Copy it with its headings: there must be a column of indicators and one of the target year (such as “2030”). Its title \
                     and notes may come along. DOCX, XLSX, CSV and TSV files do as well. Nothing leaves this device."
                )}
            </p>
        </div>
    }
}

/// What was read, what was not, and what can be changed of it.
#[component]
fn Shown(pasted: Pasted, table: Memo<PrintedTable>) -> impl IntoView {
    let part = move |part: fn(&PrintedTable) -> bool| Memo::new(move |_| table.with(part));
    let (has_left_out, has_notes) = (part(|table| !table.left_out.is_empty()), part(|table| !table.notes.is_empty()));
    let doubtful = Memo::new(move |_| table.with(|table| table.doubtful.clone()));
    let sure = Memo::new(move |_| table.with(|table| table.sure.clone()));
    let left_out = |(place, why): (String, String)| view! { <li><b class="fault-place">{place}</b>{why}</li> };
    view! {
        <div class="paste-body">
            <Tables pasted/>
            <Named pasted/>
            {move || table.with(|table| table.supplied.clone()).into_iter().map(|supplied| view! { <p class="paste-guess">{supplied}</p> }).collect_view()}
            <Lines pasted title=word!("要看一看", "To check") lines=doubtful/>
            <Show when=move || has_left_out.get()>
                <h4>{word!("没有读入", "Left out")}</h4>
                <ul class="paste-left">{move || table.with(|table| table.left_out.clone()).into_iter().map(left_out).collect_view()}</ul>
            </Show>
            <Lines pasted title=word!("读明白了", "Understood") lines=sure/>
            <Show when=move || has_notes.get()>
                <h4>{word!("表下的注", "Notes of the table")}</h4>
                <ul class="paste-left">{move || table.with(|table| table.notes.clone()).into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            </Show>
        </div>
    }
}

/// Which table of indicators is read, where there are several.
#[component]
fn Tables(pasted: Pasted) -> impl IntoView {
    let tables = Memo::new(move |_| pasted.read(|plan| plan.map(|plan| plan.tables.clone()).unwrap_or_default()));
    let is_taken = move |at: usize| pasted.read(|plan| plan.is_some_and(|plan| plan.table == at));
    let choose = move |event| {
        if let Ok(at) = event_target_value(&event).parse() {
            pasted.act(|table| table.turn(at));
        }
    };
    let option =
        move |(at, name): (usize, String)| view! { <option value=at.to_string() selected=move || is_taken(at)>{name}</option> };
    view! {
        <Show when=move || tables.with(|tables| tables.len() > 1)>
            <div class="paste-named">
                <label>
                    <span>{word!("指标表", "Table")}</span>
                    <select on:change=choose>{move || tables.get().into_iter().enumerate().map(option).collect_view()}</select>
                </label>
            </div>
        </Show>
    }
}

/// Name and years of the plan.
#[component]
fn Named(pasted: Pasted) -> impl IntoView {
    let (base, end) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let retype = move |_| {
        if let Some((base, end)) = base.get_untracked().zip(end.get_untracked()) {
            pasted.act(|table| table.retype((base.value(), end.value())));
        }
    };
    let is_wrong = move || pasted.slip.with(Option::is_some).then_some("true");
    view! {
        <div class="paste-named">
            <label class="paste-title">
                <span>{word!("规划名称", "Name of the plan")}</span>
                <input type="text" maxlength="100" prop:value=pasted.name on:input=move |event| _ = pasted.act(|table| table.call(event_target_value(&event)))/>
            </label>
            <label>
                <span>{word!("基期年", "Base year")}</span>
                <input type="text" inputmode="numeric" maxlength="5" node_ref=base aria-invalid=is_wrong aria-describedby="paste-slip" prop:value=move || pasted.years.get().0 on:change=retype/>
            </label>
            <label>
                <span>{word!("目标年", "Target year")}</span>
                <input type="text" inputmode="numeric" maxlength="5" node_ref=end aria-invalid=is_wrong aria-describedby="paste-slip" prop:value=move || pasted.years.get().1 on:change=retype/>
            </label>
        </div>
        <p class="paste-refusal" id="paste-slip" role="status">{move || pasted.slip.get()}</p>
    }
}
