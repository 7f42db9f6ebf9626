//! Blocks from and to other spreadsheets.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::cells::{Assumed, Grid};
use crate::exchange::table::fill_assumptions;
use crate::language::plural;
use crate::scenario::Change;
use crate::shell::cells::{At, Cells};
use crate::shell::pasted::text;
use crate::{phrase, word};

/// Takes a block at the active cell, as one step.
pub(super) fn paste(grid: Grid, event: &ClipboardEvent) {
    if let Some(text) = text(event) {
        event.prevent_default();
        take(grid, &text);
    }
}

/// In the field, one number is typed text; a block is a block.
pub(super) fn paste_in_editor(grid: Grid, event: &ClipboardEvent) {
    if let Some(text) = text(event).filter(|text| text.trim_end().contains(['\t', '\n'])) {
        event.prevent_default();
        event.stop_propagation();
        grid.cancel();
        grid.go(grid.active.get_untracked(), false);
        take(grid, &text);
    }
}

fn take(grid: Grid, text: &str) {
    let (store, at) = (grid.cells.store(), grid.active.get_untracked());
    let (rows, first) = (grid.cells.from(at.row), Assumed::column(at.column));
    let filled = store
        .now(|plan, scenario| store.locked.with_untracked(|locked| fill_assumptions(plan, scenario, locked, &rows, first, text)));
    let filled = match filled {
        Ok(filled) => filled,
        Err(faults) => {
            return store.say(Some(phrase!("粘贴的内容没有填入。{}", "What was pasted was not filled in. {}", faults.summary())));
        }
    };
    grid.cells.refused.set(filled.refused.into_iter().chain(filled.odd).collect());
    if filled.count == 0 {
        return store.say(Some(
            word!("粘贴的内容里没有可以填入的数，什么也没有改变。", "Nothing in what was pasted could be filled in.").to_owned(),
        ));
    }
    if store.change(Change::Edit(filled.edit)) {
        let (count, assumptions) = (filled.count, plural(filled.count, "assumption", "assumptions"));
        store.did_here(phrase!("填入 {count} 项假设", "{count} {assumptions} filled in"));
    }
}

/// Hands out what is selected, as it stands there.
pub(super) fn copy(grid: Grid, event: &ClipboardEvent) {
    if grid.is_editing() {
        return;
    }
    let (rows, columns) = grid.selection();
    let line = |row: usize| {
        let texts = columns.clone().map(|column| grid.text(At { row, column }).unwrap_or_default().replace('−', "-"));
        texts.collect::<Vec<_>>().join("\t")
    };
    let text = rows.map(line).collect::<Vec<_>>().join("\n");
    if event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &text).is_ok()) {
        event.prevent_default();
    }
}
