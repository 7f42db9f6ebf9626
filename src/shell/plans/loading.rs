//! Plans that come in as files: every fault is listed with its place, and can be copied.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use super::shelf::Shelf;
use crate::exchange::{Fault, Faults};
use crate::plan::Plan;
use crate::shell::clipboard::copy;
use crate::shell::imports::Imports;
use crate::shell::picker::FilePicker;
use crate::shell::store::{Drawer, Store};
use crate::{phrase, word};

/// A file that gave no plan.
#[derive(Clone, PartialEq)]
pub(super) struct Refused {
    pub(super) file: String,
    /// Place and problem of each fault.
    pub(super) faults: Vec<Fault>,
}

/// Takes in what came of reading a plan from a file.
pub(in crate::shell) fn take(store: Store, shelf: Shelf, file: &str, read: Result<Plan, Faults>) {
    store.drawer.set(Some(Drawer::Plans));
    shelf.refused.set(None);
    match read {
        Ok(plan) => shelf.take(plan),
        Err(Faults(faults)) => shelf.refused.set(Some(Refused { file: file.to_owned(), faults })),
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
                accept=".json,.xlsx,.csv"
                multiple=false
                disabled=imports.is_busy
                on_files=take
            />
        </div>
        {move || shelf.refused.get().map(|refused| view! { <Refusal refused/> })}
    }
}

/// Every fault of a file, to be scrolled through and copied.
#[component]
fn Refusal(refused: Refused) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let Refused { file, faults } = refused;
    let count = faults.len();
    let title = phrase!("“{file}”没有载入：{count} 处需要改正", "{file} was not loaded: {count} to be mended");
    let text = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let all = NodeRef::<html::Textarea>::new();
    let outcome = RwSignal::new("");
    let copy = move |_| {
        let Some(all) = all.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            let said = if copy(all).await { word!("已复制", "Copied") } else { word!("已选中，请按 Ctrl+C", "Selected: press Ctrl+C") };
            outcome.try_set(said);
        });
    };
    view! {
        <section class="refusal" role="alert" aria-label=title>
            <p class="faults-head"><strong>{title.clone()}</strong></p>
            <ol class="refusal-list" tabindex="0">
                {faults.into_iter().map(|fault| view! { <li><b class="fault-place">{fault.path}</b>{fault.problem}</li> }).collect_view()}
            </ol>
            <textarea class="refusal-text" node_ref=all readonly tabindex="-1" aria-hidden="true" prop:value=text></textarea>
            <div class="drawer-actions">
                <button type="button" on:click=copy>{word!("复制全部", "Copy all")}</button>
                <button type="button" on:click=move |_| shelf.refused.set(None)>{word!("知道了", "Dismiss")}</button>
                <span role="status">{outcome}</span>
            </div>
        </section>
    }
}
