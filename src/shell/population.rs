//! The population's own past, beside the rate that drives the per-head indicators: its yearly figures, and the rates that they suggest.

use std::sync::Arc;

use leptos::prelude::*;

use super::entry::Entry;
use super::store::Store;
use crate::plan::{Amount, Year};
use crate::scenario::{Change, Edit, Known, Record};
use crate::trend::population_id;
use crate::view::{PopulationFigure, PopulationLine, PopulationPast, population_figure, population_past, population_taken};
use crate::{phrase, word};

/// What is known of the population, folded up until it is asked for.
#[component]
pub(super) fn PopulationHistory() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let past = Memo::new(move |_| {
        store.with_workspace(|all| population_past(&plan, all.facts(), all.open().decided())).unwrap_or_default()
    });
    let source = RwSignal::new(String::new());
    let basis = move || past.with(|past| past.basis.clone());
    let years = Memo::new(move |_| past.with(|past| past.figures.iter().map(|figure| figure.year).collect::<Vec<_>>()));
    view! {
        <div class="population-history">
            <p class="population-basis" role="status">{basis}</p>
            <details>
                <summary>{word!("人口历年数据与推算", "Population: yearly figures and what they suggest")}</summary>
                <p class="population-note">{word!(
                    "人口总数，单位自定（如 万人），各年一致即可；属于规划，各情景通用。",
                    "Total population in any unit, the same in every year. The figures belong to the plan and are the same under every scenario."
                )}</p>
                <div class="population-figures" role="group" aria-label=word!("人口历年数据", "Population, year by year")>
                    <For each=move || years.get() key=|year| *year let:year><Labelled year source/></For>
                </div>
                <label class="population-source">
                    <span>{word!("新填数值的来源", "Source of what you enter")}</span>
                    <input type="text" maxlength="80" prop:value=source on:change=move |event| source.set(event_target_value(&event))/>
                </label>
                <Lines past/>
            </details>
        </div>
    }
}

/// A year with its field.
#[component]
fn Labelled(year: Year, source: RwSignal<String>) -> impl IntoView {
    let figure = figure(year);
    let mark = move || figure.with(|figure| figure.mark);
    view! {
        <label class="population-year">
            <span>{year.to_string()}<small>{mark}</small></span>
            <PopulationEntry figure source/>
        </label>
    }
}

/// What is known of the population in a year, followed.
pub(super) fn figure(year: Year) -> Memo<PopulationFigure> {
    let store = expect_context::<Store>();
    let plan = store.plan();
    Memo::new(move |_| store.with_workspace(|all| population_figure(&plan, all.facts(), year)))
}

/// The field of a year.
#[component]
pub(super) fn PopulationEntry(
    figure: Memo<PopulationFigure>,
    /// Where what is entered stands.
    source: RwSignal<String>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let year = figure.with_untracked(|figure| figure.year);
    let text = Signal::derive(move || figure.with(|figure| figure.text.clone()));
    let enter = Callback::new(move |number: Option<f64>| {
        let value = number.map(Amount::new).transpose().map_err(|refusal| refusal.to_string())?;
        let Some(id) = population_id(&store.plan()) else { return Ok(None) };
        let source: Arc<str> = source.with_untracked(|source| source.trim().into());
        let known = value.map(|value| Known { value, source });
        store.attempt(Change::Record(vec![Record::Figure(id, year, known)])).map(|()| None)
    });
    let label = phrase!("{year}年人口", "Population in {year}");
    view! { <Entry text label unit="" is_signed=false on_number=enter can_be_empty=true/> }
}

/// The methods, best first.
#[component]
fn Lines(past: Memo<PopulationPast>) -> impl IntoView {
    let is_any = Memo::new(move |_| past.with(|past| !past.lines.is_empty()));
    let years = move || past.with(|past| past.years.clone());
    let rows = move || past.with(|past| past.lines.iter().cloned().map(|line| view! { <Line line/> }).collect_view());
    view! {
        <Show when=move || is_any.get() fallback=|| view! {
            <p class="population-note">{word!("填入两年以上的人口，这里就列出各种推算。", "Once two years or more are entered, what they suggest is listed here.")}</p>
        }>
            <p class="population-note">{word!("由过去推算的年均增长（", "Yearly growth that the past suggests (")}{years}{word!("），误差小的在前；采用与否由您决定", "), least error first; whether to use one is yours to decide")}</p>
            <div class="population-scroll" tabindex="0" role="region" aria-label=word!("人口增长的推算", "What the population's past suggests")>
                <table class="population-lines">
                    <thead><tr>
                        <th scope="col">{word!("方法", "Method")}</th>
                        <th scope="col" class="number">{word!("年均增长", "Growth a year")}</th>
                        <th scope="col" class="number">{word!("80％ 范围", "80% range")}</th>
                        <th scope="col" class="number">{word!("目标年人口", "In the target year")}</th>
                        <th scope="col" class="number">{word!("回测误差", "Error over the past")}</th>
                        <th scope="col"></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
    }
}

#[component]
fn Line(line: PopulationLine) -> impl IntoView {
    let store = expect_context::<Store>();
    let act = line.rate.map(|rate| {
        let (label, done) = (phrase!("采用：{}", "Use: {}", line.method), population_taken(&line));
        let is_off = line.is_taken || rate.get() == 0.0 && store.now(|_, scenario| scenario.drivers.population_growth.is_none());
        let take = move |_| store.change_and_say(Change::Edit(Edit::PopulationGrowth(Some(rate))), || done.clone());
        let word = if line.is_taken { word!("已采用", "In use") } else { word!("采用", "Use") };
        view! { <button type="button" aria-label=label disabled=is_off on:click=take>{word}</button> }
    });
    let remark = [line.against_hold, line.note.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(word!("；", "; "));
    view! {
        <tr class:taken=line.is_taken>
            <th scope="row">{line.method}<small>{remark}</small></th>
            <td class="number">{line.growth}</td>
            <td class="number">{line.range}</td>
            <td class="number">{line.outcome}</td>
            <td class="number">{line.error}</td>
            <td>{act}</td>
        </tr>
    }
}
