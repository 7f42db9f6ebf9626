//! 文件: scenarios out as files, and in again.

use leptos::prelude::*;

use super::busy::while_busy;
use super::imports::Imports;
use super::inside::SaveCopy;
use super::picker::FilePicker;
use super::store::Store;
use super::tables::{named, save_csv, save_xlsx};
use super::transfer::save_scenario;
use crate::exchange::{ImportLine, Workbook, workbook_over};
use crate::word;

/// The panel.
#[component]
pub(super) fn Files() -> impl IntoView {
    view! {
        <Export/>
        <SaveCopy/>
        <Import/>
    }
}

/// Which scenarios go out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Open,
    All,
}

impl Scope {
    /// What the file is called, and what it holds.
    fn workbook(self, store: Store) -> (String, Workbook) {
        let plan = store.plan();
        untrack(|| match self {
            Self::Open => store.with_workspace(|workspace| {
                let open = &workspace.open().scenario;
                (open.name.clone(), workbook_over(&plan, workspace.facts(), &[open]))
            }),
            Self::All => store.with_workspace(|workspace| {
                let all: Vec<_> = workspace.kept().iter().map(|kept| &*kept.scenario).collect();
                (word!("全部情景", "All scenarios").to_owned(), workbook_over(&plan, workspace.facts(), &all))
            }),
        })
    }
}

#[component]
fn Export() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let json = move |_| {
        problem.set(store.now(|_, open| save_scenario(open)).err());
    };
    let csv = move |scope: Scope| {
        let (name, book) = scope.workbook(store);
        problem.set(save_csv(&named(&store.plan(), &name, "csv"), &book).err());
    };
    let xlsx = move |scope: Scope| {
        while_busy(is_busy, async move {
            let (name, book) = scope.workbook(store);
            let saved = save_xlsx(&named(&store.plan(), &name, "xlsx"), &book).await;
            problem.try_set(saved.err());
        });
    };
    let tables = move |scope: Scope| {
        view! {
            <button type="button" disabled=is_busy on:click=move |_| xlsx(scope)>"XLSX"</button>
            <button type="button" on:click=move |_| csv(scope)>"CSV"</button>
        }
    };
    let name = move || store.with_scenario(|scenario| scenario.name.clone());
    let count = move || store.with_workspace(|workspace| workspace.kept().len());
    view! {
        <h3 class="drawer-heading">{word!("导出", "Export")}</h3>
        <div class="export-line" role="group" aria-label=word!("导出当前情景", "Export the current scenario")>
            <span class="export-what">{word!("当前情景“", "Current scenario “")}{name}{word!("”", "”")}</span>
            {tables(Scope::Open)}
            <button type="button" on:click=json>"JSON"</button>
        </div>
        <div class="export-line" role="group" aria-label=word!("导出全部情景", "Export all scenarios")>
            <span class="export-what">{word!("全部 ", "All scenarios: ")}{count}{word!(" 个情景", "")}</span>
            {tables(Scope::All)}
        </div>
        <p class="drawer-note">
            {word!("XLSX 和 CSV 含判断、路径、假设、观测、规划、方法各表；“假设”“观测”改好后可以再导入。JSON 最小，适合存档和交给其他程序。",
                "XLSX and CSV hold verdicts, trajectories, assumptions, observations, plan and method. Assumptions and \
                 observations can be changed there and imported again. JSON is the smallest, for archives and other programs.")}
        </p>
        <p class="drawer-note" role="status">{move || is_busy.get().then_some(word!("正在生成表格……", "Writing the tables…"))}</p>
        <div role="alert">{move || problem.get().map(|problem| view! { <p class="file-problem">{problem}</p> })}</div>
    }
}

#[component]
fn Import() -> impl IntoView {
    let (store, imports) = (expect_context::<Store>(), expect_context::<Imports>());
    let take = Callback::new(move |files| imports.take(store, files));
    view! {
        <h3 class="drawer-heading">{word!("导入", "Import")}</h3>
        <div class="drawer-actions">
            <FilePicker word=word!("选择文件……", "Choose files…") label=word!("要导入的文件", "Files to import") accept=".json,.csv,.tsv,.txt,.xlsx,.docx" disabled=imports.is_busy on_files=take/>
        </div>
        <p class="drawer-note">
            {word!("可一次选多个 JSON、CSV、XLSX 或 DOCX，也可直接拖到页面上。每个情景单独加入，现有情景不变；文件有误时只说明错在哪里，不导入其中任何内容。",
                "Choose several JSON, CSV, XLSX or DOCX files at once, or drop them on the page. Each scenario is added separately, \
                 and existing ones stay as they are. Nothing is imported from a file with faults; you are told where they are.")}
        </p>
        <div role="status">
            {move || imports.is_busy.get().then(|| view! { <p class="drawer-note">{word!("正在读取……", "Reading…")}</p> })}
            <ul class="import-list" aria-label=word!("导入结果", "Result of the import")>{move || imports.lines.get().into_iter().map(outcome).collect_view()}</ul>
        </div>
    }
}

/// What became of one file.
fn outcome(line: ImportLine) -> impl IntoView {
    let ImportLine { file, sentence, faults, is_refused } = line;
    view! {
        <li class="import-line" class:refused=is_refused>
            <p class="import-file"><span aria-hidden="true">{if is_refused { "✕ " } else { "✓ " }}</span>{file}</p>
            <p>{sentence}</p>
            <ul class="import-faults">{faults.into_iter().map(|fault| view! { <li>{fault}</li> }).collect_view()}</ul>
        </li>
    }
}
