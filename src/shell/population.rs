//! The population's own past, beside the rate that drives the per-head indicators: its yearly figures, and the rates that they suggest.

use std::sync::Arc;

use leptos::prelude::*;

use super::adopt::{AGAINST, AdoptCell, ERROR, RANGE};
use super::entry::Entry;
use super::store::Store;
use crate::language::Text;
use crate::plan::{Amount, Year};
use crate::scenario::{Change, Known, Method, Record};
use crate::trend::population_id;
use crate::view::{
    InUse, PopulationFigure, PopulationLine, PopulationPast, population_figure, population_past, population_taken,
};
use crate::{phrase, word};

/// What is known of the population, folded up until it is asked for.
#[component]
pub(super) fn PopulationHistory() -> impl IntoView {
    let store = expect_context::<Store>();
    // It follows what has come to an end, so that nothing of it wakes while the lever moves.
    let past = Memo::new(move |_| {
        store.facts.with(|facts| store.with_settled(|plan, scenario| population_past(plan, facts, scenario))).unwrap_or_default()
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
    /// Whether several cells that are pasted here are taken by what the field is part of.
    #[prop(default = false)]
    takes_blocks: bool,
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
    view! { <Entry text label unit="" is_signed=false on_number=enter can_be_empty=true takes_blocks/> }
}

const GROWTH: Text = Text::new("年均增长", "Growth a year");
const OUTCOME: Text = Text::new("目标年人口", "In the target year");

/// The methods, best first.
#[component]
fn Lines(past: Memo<PopulationPast>) -> impl IntoView {
    let order = Memo::new(move |_| past.with(|past| past.lines.iter().map(|line| line.method).collect::<Vec<_>>()));
    let is_any = Memo::new(move |_| order.with(|order| !order.is_empty()));
    let years = move || past.with(|past| past.years.clone());
    view! {
        <Show when=move || is_any.get() fallback=|| view! {
            <p class="population-note">{word!("填入两年以上的人口，这里就列出各种推算。", "Once two years or more are entered, what they suggest is listed here.")}</p>
        }>
            <p class="population-note">{word!("计入：", "Years used: ")}{years}</p>
            <div class="basis-scroll" tabindex="0" role="region" aria-label=word!("人口增长的推算", "What the population's past suggests")>
                <table class="risk-table basis-table population-lines cards" role="table">
                    <thead><tr>
                        <th scope="col">{word!("方法", "Method")}</th>
                        <th scope="col" class="number">{GROWTH.get()}</th>
                        <th scope="col" class="number">{RANGE.get()}</th>
                        <th scope="col" class="number">{OUTCOME.get()}</th>
                        <th scope="col" class="number">{ERROR.get()}</th>
                        <th scope="col">{AGAINST.get()}</th>
                        <th scope="col"><span class="spoken">{word!("采用", "Adopt")}</span></th>
                    </tr></thead>
                    <tbody><For each=move || order.get() key=|method| *method let:method><Line past method/></For></tbody>
                </table>
            </div>
        </Show>
    }
}

#[component]
fn Line(past: Memo<PopulationPast>, method: Method) -> impl IntoView {
    let line = Memo::new(move |_| past.with(|past| past.lines.iter().find(|line| line.method == method).cloned()));
    let text = move |read: fn(&PopulationLine) -> &str| {
        move || line.with(|line| line.as_ref().map(|line| read(line).to_owned()).unwrap_or_default())
    };
    let use_of = Memo::new(move |_| line.with(|line| line.as_ref().map_or(InUse::No, |line| line.use_of)));
    let can_adopt = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.takeover.is_some())));
    let takeover = Callback::new(move |()| line.with_untracked(|line| line.as_ref()?.takeover.clone()));
    let done = Callback::new(move |()| line.with_untracked(|line| line.as_ref().map(population_taken).unwrap_or_default()));
    view! {
        <tr data-method=method.code() class:used=move || use_of.get() != InUse::No>
            <th scope="row">{method.name()}<span class="basis-line-note">{text(|line| &line.note)}</span></th>
            <td class="number" data-label=GROWTH.get()>{text(|line| &line.growth)}</td>
            <td class="number" data-label=RANGE.get()>{text(|line| &line.range)}</td>
            <td class="number" data-label=OUTCOME.get()>{text(|line| &line.outcome)}</td>
            <td class="number" data-label=ERROR.get()>{text(|line| &line.error)}</td>
            <td data-label=AGAINST.get()>{text(|line| line.against_hold)}</td>
            <AdoptCell method can_adopt takeover use_of done/>
        </tr>
    }
}
