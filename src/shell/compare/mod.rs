//! 对比: up to ten scenarios side by side, one of them the reference.
//!
//! `state` is what the person chose to see and what follows from it; `chooser` and `heads` are the controls; `grid` keeps the
//! table's cells; the chart of one indicator stands above them.

mod chooser;
mod grid;
mod heads;
mod state;

pub(super) use state::CompareState;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::chooser::Chooser;
use self::grid::Grid;
use self::heads::Heads;
use super::gradual::gradual;
use super::painter::paint;
use super::picture::Pictures;
use super::printed::Printed;
use super::size::use_size;
use crate::chart::Drawing;
use crate::word;

/// The view.
#[component]
pub(super) fn Compare() -> impl IntoView {
    view! {
        <article class="view compare" aria-label=word!("对比", "Compare")>
            <Chooser/>
            <Picture/>
            <Table/>
        </article>
    }
}

/// The chart of the indicator that is shown, a line for each scenario.
#[component]
fn Picture() -> impl IntoView {
    let comparing = expect_context::<CompareState>();
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let size = use_size(area);
    let drawing = move || comparing.figure.get().map(Drawing::Figure);
    paint(canvas, size, drawing);
    let finding = move || comparing.finding.get();
    let has_chart = Memo::new(move |_| comparing.figure.with(Option::is_some));
    view! {
        <figure class="compare-chart">
            <figcaption class="compare-title">
                <span>{finding}</span>
                <Pictures has_chart poster=move |()| comparing.poster()/>
            </figcaption>
            <div class="compare-plot" node_ref=area class:absent=move || !has_chart.get()>
                <Printed drawing/>
                <canvas node_ref=canvas role="img" aria-label=finding></canvas>
            </div>
            <Show when=move || !has_chart.get()><p class="nothing">{word!("定性目标没有曲线，各情景的说法见下表。", "A qualitative target has no curve; what each scenario states is in the table below.")}</p></Show>
        </figure>
    }
}

/// The table: heads by components, cells by [`Grid`].
#[component]
fn Table() -> impl IntoView {
    let comparing = expect_context::<CompareState>();
    let table = NodeRef::<html::Table>::new();
    let grid = StoredValue::new_local(Grid::default());
    let standing = gradual(move || comparing.heads.get());
    Effect::new(move |_| {
        let Some(table) = table.get() else { return };
        comparing.heads.with(|heads| {
            comparing.comparison.with(|comparison| {
                let (reference, rows) = (comparing.reference.get(), comparing.rows.get());
                grid.update_value(|grid| {
                    grid.paint(&table, heads, standing.with(Vec::len), comparison, reference, rows);
                    // New rows know nothing of what is shown.
                    comparing.shown.with_untracked(|shown| grid.point_at(shown));
                });
            });
        });
    });
    Effect::new(move |_| comparing.shown.with(|shown| grid.update_value(|grid| grid.point_at(shown))));
    let click = move |event: ev::MouseEvent| {
        if let Some(at) = row_of(&event) {
            comparing.show_row(at);
        }
    };
    let open = move |event: ev::MouseEvent| {
        if let Some((at, place)) = row_of(&event).zip(place_of(&event)) {
            comparing.show_row(at);
            comparing.work_on(place);
        }
    };
    let columns = move || format!("--columns:{}", comparing.columns.with(Vec::len));
    view! {
        <div class="compare-scroll" tabindex="0" role="region" aria-label=word!("各情景对照表", "Table of the scenarios") on:click=click on:dblclick=open>
            <table class="compare-table" role="table" prop:style=columns node_ref=table>
                <Heads/>
            </table>
        </div>
    }
}

/// The place among the rows that was clicked.
fn row_of(event: &ev::MouseEvent) -> Option<usize> {
    number(event, "tr[data-at]", "data-at")
}

/// The place among the columns that was clicked.
fn place_of(event: &ev::MouseEvent) -> Option<usize> {
    number(event, "td[data-place]", "data-place")
}

fn number(event: &ev::MouseEvent, selector: &str, attribute: &str) -> Option<usize> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(selector).ok()??.get_attribute(attribute)?.parse().ok()
}
