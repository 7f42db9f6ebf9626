//! The page. The only place that knows a browser exists.
//!
//! `store` holds the one state and takes every change; `derived` is what follows from it; `memory` keeps it on this machine; `boot`
//! looks for a plan beside the page. Components show what `view` made of it: `app` lays them out, `header` is above them all, with the `scoreboard`; `list`
//! and `sheet`, with `beneath` it what stands below its lever, make up the first view, the others have a file each; `drawer` holds the panels `scenarios`, `share` and `files`.
//! `incoming` opens links, `clipboard` copies them; `transfer` hands files to the person and takes them, `handed` speaks up where an app swallows them, `picture` a chart among
//! them; `imports` reads what came, and `spreadsheet` is asked for XLSX in a worker of its own; `simulate` runs simulations in another,
//! or in slices. `painter` draws `chart` figures on canvases, once per animation frame, and `printed` for paper. What `sight` finds out of sight waits until a movement is over.
//! `rest` is all views but 推演, what the panels show, and whatever reads and writes: a part of the program that comes once the page stands.
//! What it does then by itself is in `attend`; where `first` finds anything kept or sent, the page waits for it.
//! `plans` holds the plans at hand, the editor of their data and the drafts it works on; `desk` what was left of the work on each.
//! `cursor` is where the keyboard goes in a grid, and whoever handles a key asks `keyboard` for it. `overview` is every indicator in one picture, `risk` has a file or folder for each of its five sections. `training` holds exercises and the
//! `cells` is a grid that is filled in as a spreadsheet's, and whoever handles a key asks `keyboard` for it. `risk` has a file or folder for each of its five sections. `training` holds exercises and the
//! `toasts` says in passing what happened, and `refuge` keeps the focus on something alive.
//! `cursor` is where the keyboard goes in a grid, and whoever handles a key asks `keyboard` for it. `risk` has a file or folder for each of its five sections. `training` holds exercises and the
//! facilitator's page, `tour` shows the first minute. `host` answers scripts of the hosting page.
//!
//! `start/` is what runs before: it tries the browser, starts the page and its workers, and keeps the page for when there is no network
//! (`programs`, `offline`); the page as one file has a start of its own, and `inside` what it carries.

#![allow(unreachable_pub, reason = "the component macro generates pub items")]

mod adopt;
mod app;
mod assumptions;
mod attend;
mod basis;
#[cfg(feature = "bench")]
mod bench;
mod beneath;
mod boot;
mod cells;
mod chart;
mod choices;
mod clipboard;
mod compare;
mod derived;
mod desk;
mod drawer;
mod entry;
mod facts;
mod fields;
mod files;
mod first;
mod full;
mod gradual;
mod guide;
mod handed;
mod handle;
mod handles;
mod header;
mod host;
mod imports;
mod incoming;
mod inside;
mod keyboard;
mod labels;
mod large;
mod lever;
mod list;
mod memory;
mod menu;
mod merge;
mod observations;
mod offline;
mod overview;
mod painter;
mod picker;
mod picture;
mod plans;
mod population;
mod printed;
mod programs;
mod range;
mod range_handles;
mod refuge;
mod remark;
mod report;
mod rescue;
mod rest;
mod risk;
mod scenarios;
mod scoreboard;
mod share;
mod sheet;
mod sight;
pub mod simulate;
mod size;
mod slices;
mod speech;
mod spreadsheet;
mod store;
mod theme;
mod toasts;
mod tour;
mod track;
mod training;
mod transfer;
mod typing;
mod years;

pub use rest::{Fetching, Rest, missing, rest};
pub use spreadsheet::serve_spreadsheets;

/// Mounts the app into the page's body, in place of the words that stand there while it loads. `fetch` brings what does not belong to
/// the start.
pub fn mount(fetch: fn() -> Fetching) {
    rescue::watch();
    if let Some(waiting) = leptos::prelude::document().get_element_by_id("waiting") {
        waiting.remove();
    }
    leptos::mount::mount_to_body(move || app::App(app::AppProps { fetch }));
}
