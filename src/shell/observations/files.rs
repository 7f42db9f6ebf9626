//! Observations from a file, and a form to fill in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::grid::Grid;
use crate::exchange::{
    Fault, Faults, Sheet, Workbook, file_name, observation_sheet, read_delimited, read_observations, write_delimited,
};
use crate::language::Text;
use crate::scenario::Scenario;
use crate::shell::imports::{Imports, decoded, is_spreadsheet};
use crate::shell::picker::FilePicker;
use crate::shell::spreadsheet;
use crate::shell::transfer::{CSV, Given, XLSX, read, save};
use crate::{phrase, word};

/// What a form is called.
const FORM: Text = Text::new("观测表", "Observations");

#[component]
pub(super) fn FileButtons(grid: Grid) -> impl IntoView {
    let take = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            for file in files {
                import(grid, read(&file).await).await;
            }
        });
    });
    expect_context::<Imports>().hand_drops_to(take);
    view! {
        <div class="group observations-files">
            <FilePicker word=word!("从文件导入", "Import from file") label=word!("观测值文件", "Observations file") accept=".csv,.tsv,.txt,.xlsx" multiple=false on_files=take/>
            <button type="button" on:click=move |_| spawn_local(download_workbook(grid))>{word!("下载空表 XLSX", "Blank table XLSX")}</button>
            <button type="button" aria-label=word!("下载空表 CSV", "Blank table CSV") on:click=move |_| download(grid)>"CSV"</button>
        </div>
    }
}

/// Takes in a file, as one step.
async fn import(grid: Grid, given: Given) {
    let book = workbook(&given).await;
    let block = book.and_then(|book| grid.store().now(|plan, scenario| read_observations(&book, plan, scenario)));
    grid.take(block, &phrase!("“{}”", "“{}”", given.name));
}

async fn workbook(given: &Given) -> Result<Workbook, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    if is_spreadsheet(&given.name, bytes) { spreadsheet::read(bytes).await } else { read_delimited(&decoded(bytes)?) }
}

/// The shown rows as a form without figures.
fn form(grid: Grid) -> Sheet {
    grid.store().now(|plan, _| grid.shown.with_untracked(|ids| observation_sheet(plan, &Scenario::holding(plan), ids)))
}

fn download(grid: Grid) {
    // One table needs no name above it.
    let book = Workbook { sheets: vec![Sheet { name: String::new(), ..form(grid) }] };
    let saved = save(&file_name(FORM.get(), "csv"), CSV, &write_delimited(&book));
    grid.store().say(saved.err());
}

async fn download_workbook(grid: Grid) {
    let written = spreadsheet::write(&Workbook { sheets: vec![form(grid)] }).await.map_err(|faults| faults.to_string());
    let saved = written.and_then(|bytes| save(&file_name(FORM.get(), "xlsx"), XLSX, &bytes));
    grid.store().say(saved.err());
}
