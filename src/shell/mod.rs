//! The page. The only place that knows a browser exists.
//!
//! **The state.** `store` holds it and takes every change; `derived` is what follows from it; `memory` keeps it on this machine, `desk` what
//! was left of the work on each plan. `plans` holds the plans at hand and the editor of their data, `training` exercises and the
//! facilitator's page.
//!
//! **What is shown.** `app` lays the page out, `header` is above it all, with the `scoreboard`. `list` and `sheet`, with `beneath` it what
//! stands below its lever, make up 推演; each other view has a file or folder of its own name. `drawer` holds the panels `scenarios`, `share`,
//! `files` and `plans`. `cells` is a grid that is filled in as a spreadsheet's, `candidates` scenarios to be ticked. `toasts` says in passing what happened, `tour` shows the first
//! minute, `large` is for a projector. `painter` draws figures on canvases, once per animation frame, and `printed` for paper.
//!
//! **In and out.** `incoming` opens the links of the `address`; `clipboard` copies, `pasted` (with `html`) reads what is pasted. `transfer`
//! hands files to the person and takes them, `tables` hands out tables, `picture` charts; `handed` speaks up where an app swallows a file.
//! `imports` takes files, `reading` reads their bytes, `sorting` leads each to its place. `spreadsheet` asks a worker for XLSX, `simulate`
//! another for simulations. `host` answers scripts of the hosting page, `boot` looks for a plan beside it, `inside` for what a page of one
//! file carries.
//!
//! **Two parts.** `rest` says what belongs to the second part of the program, `ways` leads into it, and `attend` is what the page then does by
//! itself. Where `first` finds anything kept or sent, the page waits for it.
//!
//! **Under the fingers.** `clock` is this machine's. Whoever handles a key asks `keyboard` for it; `listening` hears of events of the window. `refuge` keeps the focus on something alive; what `sight` finds out of
//! sight waits until a movement is over.
//!
//! `start/` is what runs before: it tries the browser, starts the page and its workers, and keeps the page for when there is no network
//! (`programs`, `offline`).
//!
//! No file names one that names it back (`tests/native/house.rs`). What several of them need is a file of its own.

#![allow(unreachable_pub, reason = "the component macro generates pub items")]

mod address;
mod adopt;
mod app;
mod assumptions;
mod attend;
mod basis;
#[cfg(feature = "bench")]
mod bench;
mod beneath;
mod boot;
mod busy;
mod candidates;
mod cells;
mod chart;
mod choices;
mod clipboard;
mod clock;
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
mod html;
mod imports;
mod incoming;
mod inside;
mod keyboard;
mod labels;
mod large;
mod lever;
mod list;
mod listening;
mod memory;
mod menu;
mod merge;
mod observations;
mod offline;
mod overview;
mod painter;
mod pasted;
mod picker;
mod picture;
mod plans;
mod population;
mod printed;
mod programs;
mod range;
mod range_handles;
mod reading;
mod refuge;
mod remark;
mod report;
mod rescue;
mod rest;
mod risk;
mod scenarios;
mod scoreboard;
mod scroll;
mod share;
mod sheet;
mod sight;
pub mod simulate;
mod size;
mod slices;
mod sorting;
mod speech;
mod spreadsheet;
mod store;
mod tables;
mod theme;
mod toaster;
mod toasts;
mod tour;
mod track;
mod training;
mod transfer;
mod typing;
mod ways;
mod years;

pub use rest::{Fetching, Rest, missing};
pub use spreadsheet::serve_spreadsheets;
pub use ways::rest;

/// Mounts the app into the page's body, in place of the words that stand there while it loads. `fetch` brings what does not belong to
/// the start.
pub fn mount(fetch: fn() -> Fetching) {
    rescue::watch();
    if let Some(waiting) = leptos::prelude::document().get_element_by_id("waiting") {
        waiting.remove();
    }
    leptos::mount::mount_to_body(move || app::App(app::AppProps { fetch }));
}
