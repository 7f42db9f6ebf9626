//! The population, which drives the per-head indicators: a row of its own below theirs.

use leptos::prelude::*;

use super::clipboard;
use super::grid::Grid;
use super::incoming::Incoming;
use crate::plan::Year;
use crate::shell::population::{PopulationEntry, figure};
use crate::shell::store::Store;
use crate::view::{wants_population, words};
use crate::word;

/// The row, where the plan has a use for it.
#[component]
pub(super) fn PopulationRow(
    grid: Grid,
    incoming: Incoming,
    /// The years before the base year that have a column.
    earlier: Memo<Vec<Year>>,
) -> impl IntoView {
    let (source, missing) = (grid.cells.source, grid.cells.missing);
    let store = expect_context::<Store>();
    let plan = store.plan();
    let period = plan.period;
    let is_wanted = Memo::new(move |_| store.with_workspace(|all| wants_population(&plan, all.facts())));
    let years = Memo::new(move |_| earlier.get().into_iter().chain(period.years()).collect::<Vec<_>>());
    let cell = move |year: Year| {
        let paste = move |event| clipboard::paste_at_population(grid, incoming, &event, year);
        view! {
            <td class="fill-in" data-label=words::year(year) on:paste=paste><PopulationEntry figure=figure(year) source takes_blocks=true/></td>
        }
    };
    // The grid's keys, pastes and clicks are not these fields'. What the rows are asked for that are shown, the population is none of.
    view! {
        <Show when=move || is_wanted.get() && missing.get().is_none()>
            <tbody
                on:keydown=|event| event.stop_propagation()
                on:click=|event| event.stop_propagation()
                on:paste=|event| event.stop_propagation()
                on:copy=|event| event.stop_propagation()
                on:cut=|event| event.stop_propagation()
            >
                <tr class="population-row">
                    <th scope="row" class="name"><span class="name-text">{word!("人口", "Population")}</span>" "<span class="name-unit">{word!("单位自定", "in any unit")}</span></th>
                    {move || years.get().into_iter().map(cell).collect_view()}
                    <td class="requirement population-use" colspan="3">{word!("用来推算人口年均增长（“每千人”“人均”指标的共同假设）", "Used to work out population growth, the assumption that per-head indicators share")}</td>
                </tr>
            </tbody>
        </Show>
    }
}
