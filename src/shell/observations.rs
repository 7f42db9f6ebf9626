//! 观测: the figures of the years that have passed, in a grid like a spreadsheet's.
//!
//! `grid` is what the cells hold; `line` is a row; `marks` opens earlier years and marks what counts; `clipboard` and `files` take
//! whole blocks in and hand them out; `incoming` is what comes in, `preview` shows what of it is not sure, `matched` remembers the names that a person
//! matched.

mod clipboard;
mod files;
mod grid;
mod incoming;
mod line;
mod marks;
mod matched;
mod population;
mod preview;
mod shipped;

use leptos::prelude::*;

use super::cells::{faults, field, in_grid};
use super::derived::Watched;
use super::gradual::gradual;
use super::labels::source_options;
use super::listening::on_window;
use super::store::Store;
use crate::plan::Year;
use crate::view::{self, Completeness, FigureOwner, Lack};
use crate::{phrase, word};
use files::FileButtons;
use grid::{Grid, Observed, Refused};
use incoming::Incoming;
use line::Line;
use marks::Years;
use population::PopulationRow;
use preview::PreviewPane;
use shipped::Shipped;

/// The view.
#[component]
pub(super) fn Observations() -> impl IntoView {
    let store = expect_context::<Store>();
    let (grid, incoming) = (Grid::new(Observed::of(store)), Incoming::new());
    Effect::new(move |before: Option<usize>| {
        let now = grid.cells.earlier.with(|years| years.shown.len());
        if let Some(before) = before.filter(|before| *before != now) {
            grid.reordered(before, now);
        }
        now
    });
    on_window(leptos::ev::paste, move |event| clipboard::paste_anywhere(grid, incoming, &event));
    let completeness = Memo::new(move |_| {
        let plan = store.plan();
        grid.cells.shown.with(|shown| store.with_scenario(|scenario| view::completeness(&plan, scenario, shown)))
    });
    view! {
        <article class="view observations" aria-label=word!("观测", "Observations")>
            <header class="observations-head">
                <h2>{word!("历年观测值", "Yearly observations")}</h2>
                <p class="observations-reach" role="status">{move || completeness.with(|all| all.sentence.clone())}</p>
                <FileButtons grid incoming/>
            </header>
            <p class="observations-hint">
                <Legend/>
                <span>{word!("观测值属于规划，各情景通用。选中格子直接键入；从电子表格复制一列或一块（带不带表头都可以），在这里按 Ctrl+V。先按 Esc 再按 Tab 可离开表格。",
                    "Observations belong to the plan and are the same under every scenario. Select a cell and type. Or copy a column or a block in a spreadsheet, with or without its headings, and \
                     press Ctrl+V here. Esc, then Tab, leaves the table.")}</span>
            </p>
            // A line of their own: chips that come with the first figures push nothing down.
            <div class="observations-filters">
                <Filters grid completeness/>
                <Years grid/>
                <Sources grid/>
                <Shipped/>
            </div>
            <Faults grid/>
            <PreviewPane grid incoming/>
            <Table grid incoming completeness/>
        </article>
    }
}

/// What the figures look like, whoever's they are.
#[component]
fn Legend() -> impl IntoView {
    let key = |origin: FigureOwner| view! { <span class="cell-key" data-origin=origin.class()>{origin.word()}</span> };
    view! {
        <span class="legend">
            <span class="cell-key" data-origin="plan">{word!("规划", "plan")}</span>
            {key(FigureOwner::History)} {key(FigureOwner::Observed)} {key(FigureOwner::Assumed)} {key(FigureOwner::Projected)}
            <span class="cell-key" data-missing="true">{word!("观测未填", "observation missing")}</span>
            <span class="cell-key" data-marks="out">{word!("不计", "left out")}</span>
            <span class="cell-key" data-marks="break">{word!("口径变化", "break")}</span>
        </span>
    }
}

/// Where what is entered from now on stands, and where the figure of the active cell does.
#[component]
fn Sources(grid: Grid) -> impl IntoView {
    let here = Memo::new(move |_| grid.active_source());
    view! {
        <p class="observations-source">
            <label>
                <span>{word!("新填数值的来源", "Source of what you enter")}</span>
                <input
                    type="text"
                    maxlength="80"
                    placeholder=word!("如 2021年统计公报", "such as Statistical communiqué 2021")
                    prop:value=grid.cells.source
                    on:change=move |event| grid.cells.source.set(event_target_value(&event))
                />
            </label>
            <span role="status">{move || (!here.with(String::is_empty)).then(|| phrase!("当前格来源：{}", "This cell: {}", here.get()))}</span>
        </p>
    }
}

/// Which rows are shown. A row stays while it is being filled in, though it may no longer lack what was asked for.
#[component]
fn Filters(grid: Grid, completeness: Memo<Completeness>) -> impl IntoView {
    let (store, missing) = (expect_context::<Store>(), grid.cells.missing);
    let group = RwSignal::new(None::<String>);
    let show = move || {
        let ids = store
            .now(|plan, scenario| view::observed_ids(plan, scenario, group.get_untracked().as_deref(), missing.get_untracked()));
        grid.show(ids);
    };
    let chip = move |lack: Option<Lack>, word: String| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (missing.get() == lack).to_string()
                on:click=move |_| {
                    missing.set(lack);
                    grid.cells.is_filling_in.set(lack == Some(Lack::Start));
                    show();
                }
            >{word}</button>
        }
    };
    let wanting = Memo::new(move |_| {
        completeness.with(|all| all.years.iter().filter(|gap| gap.is_wanting).map(|gap| gap.year).collect::<Vec<_>>())
    });
    let startless = Memo::new(move |_| completeness.with(|all| all.startless));
    view! {
        <select
            class="group-filter"
            aria-label=word!("按来源筛选", "Filter by source")
            on:change=move |event| {
                group.set(Some(event_target_value(&event)).filter(|value| !value.is_empty()));
                show();
            }
        >
            {source_options(&store.plan())}
        </select>
        <div class="chips" role="group" aria-label=word!("按缺少的年份筛选", "Filter by missing year")>
            {chip(None, word!("全部", "All").to_owned())}
            {move || wanting.get().into_iter().map(|year| chip(Some(Lack::Observation(year)), phrase!("缺 {year}年", "{year} missing"))).collect_view()}
            {move || (startless.get() > 0).then(|| chip(Some(Lack::Start), phrase!("待补起点 {} 项", "{} without a baseline", startless.get())))}
        </div>
    }
}

/// Why a block was not taken, cell by cell.
#[component]
fn Faults(grid: Grid) -> impl IntoView {
    let read = Callback::new(move |()| grid.dismiss());
    move || grid.cells.faults.get().map(|Refused { title, faults: all }| faults(title, all, read))
}

#[component]
fn Table(grid: Grid, incoming: Incoming, completeness: Memo<Completeness>) -> impl IntoView {
    let store = expect_context::<Store>();
    let earlier = grid.cells.earlier;
    let watched = Watched {
        due: Memo::new(move |_| store.with_scenario(view::latest_observed)),
        as_of: Memo::new(move |_| store.with_decided(|scenario| scenario.as_of)),
        earlier: Memo::new(move |_| earlier.with(|years| years.shown.clone())),
        facts: store.facts,
    };
    let period = store.plan().period;
    // A line is written for the columns that stand there.
    let lines = gradual(move || {
        let columns = earlier.with(|years| years.shown.len());
        grid.cells.shown.with(|shown| shown.iter().map(|id| (id.clone(), columns)).collect::<Vec<_>>())
    });
    let earlier_head = move |year: Year| {
        let count =
            Memo::new(move |_| watched.facts.with(|facts| grid.cells.shown.with(|shown| view::known_count(facts, shown, year))));
        view! { <th scope="col" class="earlier-head">{phrase!("{year}年", "{year}")}<span class="gap">{move || count.get()}</span></th> }
    };
    let heads = move |at: usize, year: Year| {
        let gap = Memo::new(move |_| {
            completeness.with(|all| all.years.get(at).map(|gap| (gap.text.clone(), gap.is_wanting)).unwrap_or_default())
        });
        view! {
            <th scope="col" class="year-head" class:wanting=move || gap.get().1>
                {phrase!("{year}年", "{year}")}<span class="gap">{move || gap.get().0}</span>
            </th>
        }
    };
    view! {
        <div class="grid-box">
            <table
                class="grid"
                role="grid"
                aria-label=word!("历年观测值", "Yearly observations")
                aria-multiselectable="true"
                prop:style=move || format!("--earlier:{}", earlier.with(|years| years.shown.len()))
                on:keydown=move |event| {
                    if !marks::key(grid, &event) {
                        in_grid(grid, &event);
                    }
                }
                on:click=move |event| grid.clicked(&event)
                on:paste=move |event| clipboard::paste(grid, incoming, &event)
                on:copy=move |event| clipboard::copy(grid, &event, false)
                on:cut=move |event| clipboard::copy(grid, &event, true)
            >
                <thead>
                    <tr>
                        <th scope="col" class="name-head">{word!("指标", "Indicator")}</th>
                        {move || watched.earlier.get().into_iter().map(earlier_head).collect_view()}
                        <th scope="col">{phrase!("{}年", "{}", period.base())}<span class="gap">{word!("规划", "plan")}</span></th>
                        {period.projected().enumerate().map(|(at, year)| heads(at, year)).collect_view()}
                        <th scope="col">{word!("目标", "Target")}</th>
                        <th scope="col">{word!("进度", "Pace")}<span class="gap">{word!("完成", "completed")}</span></th>
                        <th scope="col">{word!("以后每年需要", "Required from now on")}<span class="gap">{word!("没有观测值时的要求列在后面", "followed by the original requirement")}</span></th>
                    </tr>
                </thead>
                <tbody node_ref=grid.body>
                    <For each=move || lines.get() key=Clone::clone let((id, _))>
                        <Line id watched is_filling_in=grid.cells.is_filling_in/>
                    </For>
                </tbody>
                <PopulationRow grid incoming earlier=watched.earlier/>
            </table>
            {field(grid, word!("观测值", "Observation"), move |event| clipboard::paste_in_editor(grid, incoming, event))}
        </div>
        <Show when=move || grid.cells.shown.with(Vec::is_empty)>
            <p class="nothing">{word!("没有符合条件的指标。", "No indicators match.")}</p>
        </Show>
    }
}
