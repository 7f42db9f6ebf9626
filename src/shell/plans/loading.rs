//! Plans that come in as files: every fault is listed with its place, and can be copied.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::drafts::Drafts;
use super::shelf::{Refused, Shelf};
use crate::exchange::printed::to_fill_in;
use crate::exchange::{
    Faults, PlanDraft, PlanSource, Workbook, blank_plan_workbook, file_name, plan_file_name, plan_to_workbook,
};
use crate::plan::Plan;
use crate::shell::clipboard::copy;
use crate::shell::imports::Imports;
use crate::shell::picker::FilePicker;
use crate::shell::store::Store;
use crate::shell::tables::save_xlsx;
use crate::view::{Drawer, Tab};
use crate::{phrase, word};

/// What came of reading a plan from a file, and its tables where it is made of tables.
pub(in crate::shell) struct PlanRead {
    plan: Result<Plan, Faults>,
    book: Option<Arc<Workbook>>,
}

impl From<PlanSource> for PlanRead {
    fn from(source: PlanSource) -> Self {
        Self { plan: source.plan(), book: source.draft().ok().map(Arc::new) }
    }
}

/// Takes in what came of reading a plan from a file.
pub(in crate::shell) fn take(store: Store, shelf: Shelf, file: &str, read: PlanRead) {
    store.drawer.set(Some(Drawer::Plans));
    shelf.refused.set(None);
    match read.plan {
        Ok(plan) => shelf.take(plan),
        Err(Faults(faults)) => shelf.refused.set(Some(Refused { file: file.to_owned(), faults, book: read.book })),
    }
}

/// Takes in the plan file that a printed table makes, and goes to its projection. The id of such a plan says no more than its target year,
/// so a plan of another name does not stand in its way.
pub(super) fn take_table(store: Store, shelf: Shelf, name: &str, text: &str) {
    let mut read = PlanSource::of_text(text).map_or_else(|faults| PlanRead { plan: Err(faults), book: None }, PlanRead::from);
    let mut open = None;
    if let Ok(plan) = &mut read.plan {
        plan.id = shelf.now(|plans| plans.id_beside(plan));
        open = to_fill_in(plan);
        store.tab.set(Tab::Projection);
    }
    take(store, shelf, name, read);
    if let Some(more) = open {
        shelf.tell_more(&more);
    }
}

/// Asks for a file, and says what is wrong with the last one.
#[component]
pub(super) fn Load() -> impl IntoView {
    let (store, shelf, imports) = (expect_context::<Store>(), expect_context::<Shelf>(), expect_context::<Imports>());
    let take = Callback::new(move |files: Vec<File>| imports.take(store, files));
    view! {
        <h3 class="drawer-heading">{word!("载入规划", "Load a plan")}</h3>
        <div class="drawer-actions">
            <FilePicker
                word=word!("选择文件……", "Choose a file…")
                label=word!("规划文件", "Plan file")
                accept=".json,.xlsx,.csv,.docx"
                multiple=false
                disabled=imports.is_busy
                on_files=take
            />
            <button type="button" on:click=move |_| spawn_local(download_book(shelf, blank_plan_workbook(&store.plan()), file_name(word!("规划空白模板", "Plan template"), "xlsx")))>{word!("空白模板 XLSX", "Blank template XLSX")}</button>
            <button type="button" on:click=move |_| spawn_local(download_book(shelf, plan_to_workbook(&store.plan()), plan_file_name(&store.plan(), "xlsx")))>{word!("样例 XLSX", "Sample XLSX")}</button>
        </div>
        <p class="drawer-note">
            {word!(
                "JSON 或 XLSX，也可直接拖到页面上；印出的指标表（DOCX、XLSX、CSV）会先给您看一遍。空白模板只有表头，样例填的是当前规划；两者的“填表说明”一表逐列说明填什么。",
                "JSON or XLSX; you can also drop it on the page. A printed table of indicators (DOCX, XLSX, CSV) is shown to you first. The blank template has the headings only, the sample holds the current plan; in both the sheet Guide says \
                 what to enter in each column."
            )}
        </p>
    }
}

/// Every fault of a file, to be scrolled through and copied.
#[component]
pub(super) fn Refusal(refused: Refused) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let Refused { file, faults, book } = refused;
    let mend = book.map(|book| view! { <Mend book/> });
    let count = faults.len();
    let title = phrase!("“{file}”没有载入：{count} 处需要改正", "“{file}” was not loaded; to fix: {count}");
    let text = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let all = NodeRef::<html::Textarea>::new();
    let outcome = RwSignal::new("");
    let by_hand = word!("已选中，请按 Ctrl+C", "Selected; press Ctrl+C");
    view! {
        <section class="refusal" role="alert" aria-label=title>
            <p class="faults-head"><strong>{title.clone()}</strong></p>
            <ol class="refusal-list" tabindex="0">
                {faults.into_iter().map(|fault| view! { <li><b class="fault-place">{fault.path}</b>{fault.problem}</li> }).collect_view()}
            </ol>
            <textarea class="refusal-text" node_ref=all readonly tabindex="-1" aria-hidden="true" prop:value=text></textarea>
            <div class="drawer-actions">
                {mend}
                <button type="button" on:click=move |_| copy(all, outcome, by_hand)>{word!("复制全部", "Copy all")}</button>
                <button type="button" on:click=move |_| shelf.refused.set(None)>{word!("知道了", "OK")}</button>
                <span role="status">{outcome}</span>
            </div>
        </section>
    }
}

/// Tables with faults can be mended in the editor.
#[component]
fn Mend(book: Arc<Workbook>) -> impl IntoView {
    let (store, shelf, drafts) = (expect_context::<Store>(), expect_context::<Shelf>(), expect_context::<Drafts>());
    let open = move |_| {
        shelf.refused.set(None);
        edit(store, drafts, &book);
    };
    view! { <button type="button" on:click=open>{word!("作为草稿打开", "Open as a draft")}</button> }
}

/// Goes to the editor with new tables.
pub(super) fn edit(store: Store, drafts: Drafts, book: &Workbook) {
    drafts.begin(PlanDraft::of(book));
    show(store);
}

/// Goes to the editor.
pub(super) fn show(store: Store) {
    store.drawer.set(None);
    store.tab.set(Tab::PlanData);
}

/// Hands out tables of a plan: the open one, or those of the next.
async fn download_book(shelf: Shelf, book: Workbook, name: String) {
    shelf.word.set(save_xlsx(&name, &book).await.err());
}
