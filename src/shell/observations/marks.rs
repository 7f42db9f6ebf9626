//! Years that count for nothing and years that begin another way of counting: marked in the grid, by button and by key.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::grid::Grid;
use crate::scenario::{Change, YearMark, marking};
use crate::shell::keyboard;
use crate::view::Back;
use crate::{phrase, word};

/// The key that does the same.
const fn key_of(mark: YearMark) -> &'static str {
    match mark {
        YearMark::LeftOut => "F8",
        YearMark::Break => "F9",
    }
}

fn name(mark: YearMark) -> &'static str {
    match mark {
        YearMark::LeftOut => word!("不计", "Leave out"),
        YearMark::Break => word!("口径变化", "Break"),
    }
}

fn meaning(mark: YearMark) -> &'static str {
    match mark {
        YearMark::LeftOut => word!("所选年份不计入趋势（F8）", "Leave the selected years out of trends (F8)"),
        YearMark::Break => word!(
            "从所选年份起口径变化，以前的年份不计（F9）",
            "The definition changes in the selected year; earlier years do not count (F9)"
        ),
    }
}

/// Marks the selected years, or takes the mark back where all of them bear it.
fn toggle(mark: YearMark, grid: Grid) {
    let (ids, years) = grid.selected();
    let store = grid.store();
    let (records, is_so) =
        store.now(|plan, scenario| store.now_workspace(|all| marking(plan, scenario, all.facts(), mark, (&ids, &years))));
    let count = records.len();
    if count > 0 && store.change(Change::Record(records)) {
        store.did_here(done(mark, count, is_so));
    }
}

fn done(mark: YearMark, count: usize, is_so: bool) -> String {
    match (mark, is_so) {
        (YearMark::LeftOut, true) => phrase!("{count} 格标为不计。", "Left out: {count}."),
        (YearMark::LeftOut, false) => phrase!("{count} 格重新计入。", "Counted again: {count}."),
        (YearMark::Break, true) => phrase!("{count} 格标为口径变化。", "Marked as breaks: {count}."),
        (YearMark::Break, false) => phrase!("{count} 格不再标为口径变化。", "No longer breaks: {count}."),
    }
}

/// Marks the selection where the key is one that does. Answers whether it was.
pub(super) fn key(grid: Grid, event: &KeyboardEvent) -> bool {
    let pressed = keyboard::key(event);
    let found = YearMark::ALL.into_iter().find(|mark| pressed.as_deref() == Some(key_of(*mark)) && !grid.is_editing());
    if let Some(mark) = found {
        event.prevent_default();
        toggle(mark, grid);
    }
    found.is_some()
}

/// The buttons: more years before the base year, fewer, and the marks of the selected ones.
#[component]
pub(super) fn Years(grid: Grid) -> impl IntoView {
    let earlier = grid.cells.earlier;
    let next = Memo::new(move |_| earlier.with(|years| years.next));
    let is_open = Memo::new(move |_| earlier.with(|years| !years.shown.is_empty()));
    let base = grid.store().plan().period.base();
    let more = move |_| {
        if let Some(year) = next.get_untracked() {
            grid.cells.back.set(Back::To(year));
        }
    };
    let mark = |mark: YearMark| {
        let is_pressed = move || {
            grid.follow_active();
            let (ids, years) = grid.selected();
            let first = ids.first().zip(years.first());
            grid.store().now_workspace(|all| first.is_some_and(|(id, year)| all.facts().has_mark(mark, id, *year))).to_string()
        };
        view! {
            <button type="button" class="chip" title=meaning(mark) aria-keyshortcuts=key_of(mark) aria-pressed=is_pressed on:click=move |_| toggle(mark, grid)>{name(mark)}</button>
        }
    };
    view! {
        <div class="chips years-before" role="group" aria-label=word!("基年以前的年份", "Years before the base year")>
            <Show when=move || next.get().is_some()>
                <button type="button" class="chip earlier-more" on:click=more>{move || earlier.with(|years| years.more.clone())}</button>
            </Show>
            <Show when=move || is_open.get()>
                <button type="button" class="chip earlier-less" on:click=move |_| grid.cells.back.set(Back::To(base))>{word!("收起", "Fewer")}</button>
            </Show>
            {YearMark::ALL.map(mark)}
        </div>
    }
}
