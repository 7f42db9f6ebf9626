//! Population growth as the person's own assumption, and what it touches.

use leptos::prelude::*;

use crate::shell::fields::PopulationField;
use crate::shell::store::Store;
use crate::view::risk::{DriverCell, DriverRow, PopulationTable, drivers};
use crate::word;

/// The entry and the table.
#[component]
pub(super) fn Population() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let found = Memo::new(move |_| store.with_scenario(|scenario| drivers(&plan, scenario)));
    view! {
        <section class="risk-card" aria-label=word!("人口增长", "Population growth")>
            <h3 class="risk-heading">{word!("人口增长", "Population growth")}<span class="risk-note">{word!("规划没有给出，是您自己的假设；人口增长多少，按人口平均的数就摊薄多少", "Not in the plan: your own assumption. As the population grows, per-head figures are diluted in proportion")}</span></h3>
            <div class="risk-tools"><PopulationField text=Signal::derive(move || found.with(|found| found.own.clone()))/></div>
            <p class="risk-finding" role="status">{move || found.with(|found| found.finding.clone())}</p>
            <div class="risk-scroll" tabindex="0" role="region" aria-label=word!("人口增长影响表", "Table of the effect of population growth")>
                <table class="risk-table population-table matrix">
                    {move || found.with(|found| view! { <Head found=found.clone()/> })}
                    <tbody>{move || found.with(rows)}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Head(found: PopulationTable) -> impl IntoView {
    let is_off = found.own.is_empty();
    let (without, present) = (found.without, found.present);
    let rate = move |(at, rate): (usize, String)| {
        let word = match at {
            at if Some(at) == present && !is_off => Some(word!("您的假设", "your assumption")),
            at if Some(at) == without => Some(word!("不计人口变化", "population unchanged")),
            _ => None,
        };
        view! { <th scope="col" class="number" class:now=present == Some(at)>{rate}{word.map(|word| view! { <small>{word}</small> })}</th> }
    };
    view! {
        <thead><tr>
            <th scope="col">{word!("指标", "Indicator")}</th><th scope="col" class="number">{word!("目标", "Target")}</th>
            {found.rates.into_iter().enumerate().map(rate).collect_view()}
        </tr></thead>
    }
}

fn rows(found: &PopulationTable) -> impl IntoView + use<> {
    let present = found.present;
    found.rows.iter().cloned().map(|row| view! { <Line row present/> }).collect_view()
}

#[component]
fn Line(row: DriverRow, present: Option<usize>) -> impl IntoView {
    let store = expect_context::<Store>();
    let id = row.id;
    let label = id.to_string();
    let cell = move |(at, cell): (usize, DriverCell)| {
        view! {
            <td class="number" class:now=present == Some(at)>
                {cell.text}" "
                <span class=format!("tone {}", cell.tone.class()) role="img" aria-label=cell.tone.word()>{cell.tone.mark()}</span>
            </td>
        }
    };
    view! {
        <tr data-id=label>
            <th scope="row">
                <span class="nature" class:binding=row.is_binding>{row.nature_mark}</span>" "
                <button type="button" class="risk-open" title=word!("在推演中打开", "Open in Projection") on:click=move |_| store.open(&id)>{row.name}</button>
                <span class="risk-unit">{word!("（", " (")}{row.unit}{word!("）", ")")}</span>
            </th>
            <td class="number">{row.target}</td>
            {row.cells.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}
