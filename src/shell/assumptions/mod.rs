//! The list of 推演 as a table: every assumption with what it leads to, typed and pasted as in a spreadsheet.
//!
//! `cells` is what the cells hold, `line` a row, `clipboard` takes blocks in and hands them out.

mod cells;
mod clipboard;
mod line;

use leptos::prelude::*;

use super::cells::{faults, field, in_grid};
use super::gradual::gradual;
use super::store::Store;
use crate::language::plural;
use crate::view::AssumedColumn;
use crate::{phrase, word};
use cells::{Assumed, Grid};
use line::Line;

#[component]
pub(super) fn Assumptions() -> impl IntoView {
    let store = expect_context::<Store>();
    let grid = Grid::new(Assumed::of(store));
    let lines = gradual(move || store.listed());
    let is_empty = Memo::new(move |_| store.list().listing.with(|listing| listing.places().is_empty()));
    let plan = store.plan();
    let head = |column: AssumedColumn| {
        view! { <th scope="col" class="number-head">{column.word(&plan)}</th> }
    };
    let [parameter, outcome] = AssumedColumn::ALL.map(head);
    view! {
        <p class="assumptions-hint">
            {word!("“每年”和右边的结果两列可以键入，也可以从电子表格粘贴一列或一块（第一列可以是指标名称）；清空即回到规划默认。先按 Esc 再按 Tab 可离开表格。",
                "Type into “Per year” or into the result beside it, or paste a column or a block from a spreadsheet; its first column may name the indicators. \
                 An emptied cell goes back to the plan's default. Esc, then Tab, leaves the table.")}
        </p>
        <Refused grid/>
        <div class="grid-box assumptions-box">
            <table
                class="grid assumptions"
                role="grid"
                aria-label=word!("假设表", "Table of assumptions")
                aria-multiselectable="true"
                on:keydown=move |event| in_grid(grid, &event)
                on:click=move |event| grid.clicked(&event)
                on:paste=move |event| clipboard::paste(grid, &event)
                on:copy=move |event| clipboard::copy(grid, &event)
            >
                <thead>
                    <tr>
                        <th scope="col" class="name-head">{word!("指标", "Indicator")}</th>
                        <th scope="col" class="unit-head">{word!("单位", "Unit")}</th>
                        <th scope="col" class="number-head">{plan.period.base().to_string()}</th>
                        <th scope="col" class="way-head">{word!("方式", "Pattern")}</th>
                        {parameter}
                        <th scope="col" class="unit-head">{word!("每年的单位", "Its unit")}</th>
                        {outcome}
                        <th scope="col" class="number-head">{word!("余量", "Room")}</th>
                        <th scope="col" class="verdict-head">{word!("判断", "Verdict")}</th>
                        <th scope="col" class="required-head">{word!("达标所需", "Required")}</th>
                    </tr>
                </thead>
                <tbody node_ref=grid.body>
                    <For each=move || lines.get() key=Clone::clone let:id><Line grid id/></For>
                </tbody>
            </table>
            {field(grid, word!("假设的数值", "Assumed number"), move |event| clipboard::paste_in_editor(grid, event))}
        </div>
        <Show when=move || is_empty.get()>
            <p class="nothing">{word!("没有符合条件的指标。", "No indicators match.")}</p>
        </Show>
    }
}

/// What of a block was not taken, and why; each is marked in its cell as well.
#[component]
fn Refused(grid: Grid) -> impl IntoView {
    let refused = grid.cells.refused;
    let read = Callback::new(move |()| {
        refused.set(Vec::new());
        grid.go(grid.active.get_untracked(), true);
    });
    move || {
        let all: Vec<_> = refused.get().into_iter().map(|(target, why)| (grid.cells.words(&target), why)).collect();
        let (count, cells) = (all.len(), plural(all.len(), "cell was", "cells were"));
        let title = phrase!("有 {count} 格没有填入，其余已填", "{count} {cells} not filled in; the rest was");
        (count > 0).then(|| faults(title, all, read))
    }
}
