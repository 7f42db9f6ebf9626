//! Observations from a file, and a form to fill in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::grid::Grid;
use super::incoming::{From, Incoming};
use crate::exchange::table::{facts_sheet, observation_sheet};
use crate::exchange::{Sheet, Workbook, is_office, write_facts};
use crate::language::Text;
use crate::scenario::{Facts, Scenario};
use crate::shell::imports::Imports;
use crate::shell::picker::FilePicker;
use crate::shell::reading::{are_facts, decoded, workbook};
use crate::shell::sorting::take_facts;
use crate::shell::tables::{named, save_csv, save_xlsx};
use crate::shell::transfer::{Given, read, save_text};
use crate::{phrase, word};

/// What a form is called.
static FORM: Text = Text::new("观测表", "Observations");

/// What the file of facts is called.
static FACTS: Text = Text::new("历年数据", "Facts");

#[component]
pub(super) fn FileButtons(grid: Grid, incoming: Incoming) -> impl IntoView {
    let take = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            for file in files {
                import(grid, incoming, read(&file).await).await;
            }
        });
    });
    let imports = expect_context::<Imports>();
    imports.hand_drops_to(take);
    imports.observe_with(Callback::new(move |given| spawn_local(import(grid, incoming, given))));
    view! {
        <div class="group observations-files">
            <FilePicker word=word!("从文件导入", "Import from file") label=word!("观测值文件", "Observations file") accept=".csv,.tsv,.txt,.xlsx,.docx,.json" multiple=false on_files=take/>
            <button type="button" on:click=move |_| download_xlsx(grid, &FORM, form(grid))>{word!("下载空表 XLSX", "Blank table XLSX")}</button>
            <button type="button" aria-label=word!("下载空表 CSV", "Blank table CSV") on:click=move |_| download_csv(grid, &FORM, form(grid))>"CSV"</button>
            <button type="button" class="facts-export" title=word!("规划的全部历年数据：观测值、以前的年份、来源", "All yearly data of the plan: observations, earlier years, sources") on:click=move |_| export(grid)>{word!("导出历年数据 JSON", "Export yearly data JSON")}</button>
            <button type="button" aria-label=word!("导出历年数据 XLSX", "Export yearly data XLSX") on:click=move |_| download_xlsx(grid, &FACTS, facts(grid))>"XLSX"</button>
            <button type="button" aria-label=word!("导出历年数据 CSV", "Export yearly data CSV") on:click=move |_| download_csv(grid, &FACTS, facts(grid))>"CSV"</button>
        </div>
    }
}

/// Takes in a file, as one step.
async fn import(grid: Grid, incoming: Incoming, given: Given) {
    if let Some(text) = facts_of(&given) {
        let line = take_facts(grid.store(), &given.name, &text);
        let faults = line.faults.first().cloned().unwrap_or_default();
        let (is_taken, sentence) = (line.faults.is_empty(), format!("“{}” {}{faults}", line.file, line.sentence));
        return if is_taken { grid.store().did_here(sentence) } else { grid.store().say(Some(sentence)) };
    }
    let book = workbook(&given).await;
    let from = From { words: &phrase!("“{}”", "“{}”", given.name), file: Some(&given.name) };
    incoming.receive(grid, book, &from, None);
}

/// The text of a file of facts; `None` for any other file.
fn facts_of(given: &Given) -> Option<String> {
    let bytes = given.content.as_ref().ok()?;
    if is_office(&given.name, bytes) { None } else { decoded(bytes).ok().filter(|text| are_facts(text)) }
}

/// The shown rows as a form without figures.
fn form(grid: Grid) -> Sheet {
    let earlier = grid.cells.earlier.with_untracked(|years| years.shown.clone());
    grid.store().now(|plan, _| {
        grid.cells.shown.with_untracked(|ids| observation_sheet(plan, &Facts::default(), &Scenario::holding(plan), ids, &earlier))
    })
}

/// Hands out the facts of the plan as a file that comes in again.
fn export(grid: Grid) {
    let store = grid.store();
    let text = store.now_workspace(|all| write_facts(&store.plan(), all.facts()));
    store.say(save_text(&named(&store.plan(), FACTS.get(), "json"), "application/json", &text).err());
}

/// The same as a sheet.
fn facts(grid: Grid) -> Sheet {
    let store = grid.store();
    store.now_workspace(|all| facts_sheet(&store.plan(), all.facts()))
}

/// Hands out a sheet as CSV. One table needs no name above it.
fn download_csv(grid: Grid, what: &'static Text, sheet: Sheet) {
    let book = Workbook { sheets: vec![Sheet { name: String::new(), ..sheet }] };
    grid.store().say(save_csv(&named(&grid.store().plan(), what.get(), "csv"), &book).err());
}

fn download_xlsx(grid: Grid, what: &'static Text, sheet: Sheet) {
    let store = grid.store();
    let name = named(&store.plan(), what.get(), "xlsx");
    spawn_local(async move { store.say(save_xlsx(&name, &Workbook { sheets: vec![sheet] }).await.err()) });
}
