//! Observations from a file, and a form to fill in.

use leptos::prelude::*;
use web_sys::File;

use super::grid::Grid;
use crate::exchange::{
    Fault, Faults, Sheet, Workbook, file_name, observation_sheet, read_delimited, read_observations, write_delimited,
};
use crate::scenario::Scenario;
use crate::shell::imports::{decoded, is_spreadsheet};
use crate::shell::picker::FilePicker;
use crate::shell::spreadsheet;
use crate::shell::transfer::{Given, read, save};

#[component]
pub(super) fn FileButtons(grid: Grid) -> impl IntoView {
    let take = Callback::new(move |files: Vec<File>| {
        leptos::task::spawn_local(async move {
            for file in files {
                import(grid, read(&file).await).await;
            }
        });
    });
    view! {
        <div class="group observations-files">
            <FilePicker word="从文件导入" label="观测值文件" accept=".csv,.tsv,.txt,.xlsx" multiple=false on_files=take/>
            <button type="button" on:click=move |_| download(grid)>"下载空表"</button>
        </div>
    }
}

/// Takes in a file, as one step.
async fn import(grid: Grid, given: Given) {
    let book = workbook(&given).await;
    let block = book.and_then(|book| grid.store().now(|plan, scenario| read_observations(&book, plan, scenario)));
    grid.take(block, &format!("“{}”", given.name));
}

async fn workbook(given: &Given) -> Result<Workbook, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    if is_spreadsheet(&given.name, bytes) { spreadsheet::read(bytes).await } else { read_delimited(&decoded(bytes)?) }
}

/// Hands out the shown rows as a form without figures.
fn download(grid: Grid) {
    let sheet =
        grid.store().now(|plan, _| grid.shown.with_untracked(|ids| observation_sheet(plan, &Scenario::holding(plan), ids)));
    let bytes = write_delimited(&Workbook { sheets: vec![Sheet { name: String::new(), ..sheet }] });
    let saved = save(&file_name("观测表", "csv"), "text/csv;charset=utf-8", &bytes);
    grid.store().say(saved.err());
}
