//! The field that floats over the cell that is edited, and what is said of what was typed there.

use leptos::ev;
use leptos::prelude::*;

use super::{CellRemark, Cells, Grid, REMARK, in_editor};
use crate::shell::remark::Bubble;

/// The field; `label` is what it is, for those who hear it, and `paste` what is done with what is pasted into it.
pub(in crate::shell) fn field<C: Cells>(
    grid: Grid<C>,
    label: &'static str,
    paste: impl Fn(&ev::ClipboardEvent) + 'static,
) -> impl IntoView {
    view! {
        <input
            node_ref=grid.editor
            class="cell-editor"
            type="text"
            autocomplete="off"
            aria-label=label
            hidden=true
            on:keydown=move |event| in_editor(grid, &event)
            on:paste=move |event| paste(&event)
            on:input=move |_| grid.hush()
            on:blur=move |_| grid.leave_editor()
        />
        {move || grid.remark.get().map(|said| at_cell(grid, said))}
    }
}

/// What is said of what was typed into a cell.
fn at_cell<C: Cells>(grid: Grid<C>, said: CellRemark) -> impl IntoView {
    let yes = Callback::new(move |()| {
        if grid.commit() {
            grid.go(grid.active.get_untracked(), false);
        }
    });
    let dismiss = Callback::new(move |()| grid.hush());
    view! { <span class="cell-remark" prop:style=said.at><Bubble id=REMARK.to_owned() remark=said.remark place=said.place yes dismiss/></span> }
}
