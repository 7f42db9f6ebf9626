//! Observations from a file, and a form to fill in.

use leptos::html;
use leptos::prelude::*;

use super::grid::Grid;
use crate::exchange::{
    Fault, Faults, Sheet, Workbook, file_name, observation_sheet, read_delimited, read_observations, write_delimited,
};
use crate::scenario::Scenario;
use crate::shell::transfer::{Given, picked, read, save};

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

/// Takes in a file. What needs a spreadsheet program's own format is not read here.
fn import(grid: Grid, given: Given) {
    let from = format!("“{}”", given.name);
    let text = given.content.and_then(|bytes| decoded(&bytes)).map_err(|problem| Faults::from(Fault::new("", problem)));
    let book = text.and_then(|text| read_delimited(&text));
    let block = book.and_then(|book| grid.store().now(|plan, scenario| read_observations(&book, plan, scenario)));
    grid.take(block, &from);
}

/// A text in UTF-8, or else as Chinese spreadsheet programs save one.
fn decoded(bytes: &[u8]) -> Result<String, String> {
    if bytes.starts_with(b"PK") {
        return Err("这是 XLSX 工作簿；请在表格软件里复制那一块，到本页按 Ctrl+V 粘贴，或另存为 CSV 后再导入。".to_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let decoder =
        web_sys::TextDecoder::new_with_label("gb18030").map_err(|_| "浏览器不认识这个文件的编码，请另存为 UTF-8。".to_owned())?;
    decoder.decode_with_u8_array(bytes).map_err(|_| "文件既不是 UTF-8 也不是 GB18030 的文字。".to_owned())
}

/// Hands out the shown rows as a form without figures.
fn download(grid: Grid) {
    let sheet =
        grid.store().now(|plan, _| grid.shown.with_untracked(|ids| observation_sheet(plan, &Scenario::holding(plan), ids)));
    let bytes = write_delimited(&Workbook { sheets: vec![Sheet { name: String::new(), ..sheet }] });
    let saved = save(&file_name("观测表", "csv"), "text/csv;charset=utf-8", &bytes);
    grid.store().say(saved.err());
}
