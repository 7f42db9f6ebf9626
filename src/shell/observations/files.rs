//! Observations from a file, and a form to fill in.

use leptos::html;
use leptos::prelude::*;

use super::grid::Grid;
use crate::exchange::{Fault, Faults, file_name, observation_sheet, read_block, read_delimited};
use crate::shell::transfer::{Given, picked, read, save_text};

#[component]
pub(super) fn FileButtons(grid: Grid) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let pick = move |_| {
        if let Some(field) = field.get_untracked() {
            field.click();
        }
    };
    let take = move |_| {
        let Some(file) = field.get_untracked().and_then(|field| picked(&field).into_iter().next()) else { return };
        leptos::task::spawn_local(async move { import(grid, read(&file).await) });
    };
    view! {
        <div class="group observations-files">
            <button type="button" on:click=pick>"从文件导入"</button>
            <button type="button" on:click=move |_| download(grid)>"下载空表"</button>
        </div>
        <input node_ref=field type="file" hidden=true accept=".csv,.tsv,.txt" aria-label="观测值文件" on:change=take/>
    }
}

fn import(grid: Grid, given: Given) {
    let from = format!("“{}”", given.name);
    let block = given.content.map_err(|problem| Faults::from(Fault::new("", problem))).and_then(|bytes| {
        let text = String::from_utf8_lossy(&bytes);
        let sheet = read_delimited(&text)?;
        grid.store.now(|plan, scenario| read_block(&sheet, plan, scenario, None))
    });
    grid.take(block, &from);
}

fn download(grid: Grid) {
    let _ = (observation_sheet, file_name, save_text, grid);
}
