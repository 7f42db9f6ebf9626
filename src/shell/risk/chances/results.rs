//! What a simulation came to: a sentence, how many targets are met, and the fans.

use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::simulating::{Finished, RESULT, Simulating};
use crate::chart::{Drawing, Tiling};
use crate::shell::clipboard::put;
use crate::shell::painter::paint;
use crate::shell::picture::Pictures;
use crate::shell::printed::Printed;
use crate::shell::size::use_size;
use crate::shell::store::Store;
use crate::view::risk::{DrawnLine, Draws};
use crate::{phrase, word};

/// The result, once there is one.
#[component]
pub(super) fn Results() -> impl IntoView {
    let simulating = expect_context::<Simulating>();
    let is_there = Memo::new(move |_| simulating.finished.with(Option::is_some));
    let is_expired = Memo::new(move |_| simulating.is_expired());
    let finding = move || of(simulating.finished, |shown| shown.finding.clone());
    view! {
        <div role="status"><p class="spoken">{finding}</p></div>
        <Show when=move || is_there.get()>
            <section class="joint-results" id=RESULT tabindex="-1" class:expired=move || is_expired.get() aria-label=word!("模拟结果", "Simulation results")>
                <Show when=move || is_expired.get()><Expired/></Show>
                <Head finished=simulating.finished/>
                <Histogram finished=simulating.finished/>
                <Fans finished=simulating.finished/>
            </section>
        </Show>
    }
}

type Shown = RwSignal<Option<Arc<Finished>>>;

/// Reads the result, and follows it.
fn of<T: Default>(finished: Shown, read: impl FnOnce(&Draws) -> T) -> T {
    finished.with(|finished| finished.as_ref().map(|finished| read(&finished.shown)).unwrap_or_default())
}

#[component]
fn Expired() -> impl IntoView {
    let simulating = expect_context::<Simulating>();
    let can_run = move || simulating.can_run() && simulating.progress.with(Option::is_none);
    view! {
        <p class="joint-expired">
            <strong>{word!("已过期", "Outdated")}</strong>
            {word!("这是改动之前的结果：此后情景或设置又改过。", " This result predates later changes to the scenario or the settings. ")}
            <button type="button" disabled=move || !can_run() on:click=move |_| simulating.run()>{word!("重新模拟", "Simulate again")}</button>
        </p>
    }
}

#[component]
fn Head(finished: Shown) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = untrack(|| of(finished, |shown| phrase!("{}。{}", "{}. {}", shown.finding, shown.conditions)));
        leptos::task::spawn_local(async move {
            // Where there is no clipboard the sentence can still be selected by hand.
            if put(&text).await {
                copied.try_set(true);
                set_timeout(move || _ = copied.try_set(false), std::time::Duration::from_secs(2));
            }
        });
    };
    let counted = move || of(finished, |shown| shown.counted.clone());
    view! {
        <div class="joint-head">
            <h4 class="joint-finding">{move || of(finished, |shown| shown.finding.clone())}</h4>
            <button type="button" class="copy" on:click=copy>{move || if copied.get() { word!("已复制", "Copied") } else { word!("复制", "Copy") }}</button>
        </div>
        <p class="risk-note">{move || of(finished, |shown| shown.conditions.clone())}</p>
        <ul class="joint-counted">{move || counted().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    }
}

/// How many binding targets are met, as a chart and as a table.
#[component]
fn Histogram(finished: Shown) -> impl IntoView {
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let size = use_size(area);
    let drawing =
        move || finished.with(|finished| finished.as_ref().map(|finished| Drawing::Counts(finished.shown.counts.clone())));
    paint(canvas, size, drawing);
    let lines = move || of(finished, |shown| shown.count_lines.clone());
    let poster = move |()| {
        let poster = finished.with_untracked(|finished| finished.as_ref().map(|finished| finished.shown.poster()));
        poster.map(|poster| (poster, word!("达标的约束性目标", "Binding targets met").to_owned()))
    };
    let has_chart = Memo::new(move |_| finished.with(Option::is_some));
    view! {
        <div class="joint-title"><h4 class="joint-finding">{word!("达标的约束性目标有几项", "How many binding targets are met")}</h4><Pictures has_chart poster/></div>
        <div class="joint-counts">
            <div class="risk-plot joint-plot" node_ref=area>
                <Printed drawing/>
                <canvas node_ref=canvas role="img" aria-label=word!("达标的约束性目标有几项的可能，数字见旁边的表", "Chance of each number of binding targets met; the figures are in the table beside it")></canvas>
            </div>
            <table class="risk-table joint-count-table">
                <caption>{word!("次数只供核对能否重现，不表示更高的精度", "Draw counts serve only to check that a run can be reproduced; they do not imply greater precision")}</caption>
                <thead><tr><th scope="col">{word!("达标项数", "Targets met")}</th><th scope="col">{word!("可能", "Chance")}</th><th scope="col">{word!("抽样次数", "Draws")}</th></tr></thead>
                <tbody>
                    {move || lines().into_iter().map(|line| view! {
                        <tr aria-current=line.is_assumed.then_some("true")>
                            <th scope="row">{line.number} {line.is_assumed.then_some(word!("（现在的假设）", " (as now assumed)"))}</th>
                            <td>{line.chance}</td>
                            <td class="number">{line.draws}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// A small chart for each indicator that was drawn, and the same as a table.
#[component]
fn Fans(finished: Shown) -> impl IntoView {
    let store = expect_context::<Store>();
    let area = NodeRef::<html::Div>::new();
    let size = use_size(area);
    let count = Memo::new(move |_| of(finished, |shown| shown.tiles.len()));
    let tiling = Memo::new(move |_| Tiling::fitting(count.get(), size.get().0));
    let rows = move || 0..tiling.with(Tiling::rows);
    let drawing =
        move || finished.with(|finished| finished.as_ref().map(|finished| Drawing::Tiles(finished.shown.tiles.clone())));
    let open = move |event: ev::MouseEvent| {
        let Some(corner) = area.get_untracked().map(|area| area.get_bounding_client_rect()) else { return };
        let (x, y) = (f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top());
        let at = tiling.with_untracked(|tiling| tiling.tile_at(x, y));
        let id = at.and_then(|at| untrack(|| of(finished, |shown| shown.drawn.get(at).map(|line| line.id.clone()))));
        if let Some(id) = id {
            store.open(&id);
        }
    };
    let year = move || of(finished, |shown| shown.target_year.clone());
    let lines = move || of(finished, |shown| shown.drawn.clone());
    view! {
        <h4 class="joint-finding">{word!("各项的可能范围（P10–P90）", "Likely ranges (P10–P90)")}</h4>
        <div
            class="joint-tiles"
            node_ref=area
            role="img"
            aria-label=word!("各项指标的可能范围，数字见下面的表；点其中一项可打开该指标", "Likely ranges of the indicators; the figures are in the table below. Click one to open the indicator")
            on:click=open
        >
            <Printed drawing/>
            <For each=rows key=|row| *row let:row><TileRow finished tiling row/></For>
        </div>
        <div class="risk-scroll" tabindex="0" role="region" aria-label=word!("各项的可能范围", "Likely ranges")>
            <table class="risk-table joint-drawn cards" role="table">
                <thead>
                    <tr>
                        <th scope="col">{word!("指标", "Indicator")}</th>
                        <th scope="col">{word!("属性", "Nature")}</th>
                        <th scope="col">{word!("达标可能", "Chance of meeting the target")}</th>
                        <th scope="col" class="number">{year} " P10"</th>
                        <th scope="col" class="number">{word!("中位 P50", "Median P50")}</th>
                        <th scope="col" class="number">"P90"</th>
                        <th scope="col">{word!("单位", "Unit")}</th>
                    </tr>
                </thead>
                <tbody>{move || lines().into_iter().map(|line| view! { <Drawn line/> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A canvas for each row: one for all of them would be higher than a browser allows where there are many.
#[component]
fn TileRow(finished: Shown, tiling: Memo<Tiling>, row: usize) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let size = Signal::derive(move || tiling.with(|tiling| (tiling.size().0, tiling.height)));
    let drawing = move || {
        finished.with(|finished| {
            let columns = tiling.with(|tiling| tiling.columns);
            Some(Drawing::Tiles(finished.as_ref()?.shown.tiles.chunks(columns).nth(row)?.to_vec()))
        })
    };
    paint(canvas, size, drawing);
    let extent = move || format!("width:{}px;height:{}px", size.get().0, size.get().1);
    view! { <canvas node_ref=canvas prop:style=extent aria-hidden="true"></canvas> }
}

#[component]
fn Drawn(line: DrawnLine) -> impl IntoView {
    let store = expect_context::<Store>();
    let DrawnLine { id, name, nature, chance, fan, unit, .. } = line;
    let shown = id.to_string();
    let fans = ["P10", word!("中位 P50", "Median P50"), "P90"].into_iter().zip(fan);
    view! {
        <tr data-id=shown>
            <th scope="row"><button type="button" class="risk-open" on:click=move |_| store.open(&id)>{name}</button></th>
            <td data-label=word!("属性", "Nature")>{nature}</td>
            <td data-label=word!("达标可能", "Chance of meeting the target")>{chance}</td>
            {fans.map(|(label, number)| view! { <td class="number" data-label=label>{number}</td> }).collect_view()}
            <td data-label=word!("单位", "Unit")>{unit}</td>
        </tr>
    }
}
