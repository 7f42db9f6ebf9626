//! The year table.

use leptos::prelude::*;

use super::entry::Entry;
use super::lever::no_such_number;
use super::store::Store;
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{Edit, Scenario, assumed, odd_year, pinned, restepped, within_bounds};
use crate::view::{Sheet, YearLine};
use crate::{phrase, word};

/// Every year: value, origin, progress; each projected one can be observed, set or released.
#[component]
pub(super) fn Years(sheet: Memo<Sheet>, steady: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let count = store.plan().period.steps() + 1;
    let has_totals = Memo::new(move |_| steady.with(|sheet| sheet.years.iter().any(|line| line.total.is_some())));
    let has_steps = Memo::new(move |_| steady.with(|sheet| sheet.years.iter().any(|line| line.own_step.is_some())));
    let is_signed = Memo::new(move |_| steady.with(|sheet| sheet.is_signed));
    view! {
        <table class="years">
            <thead>
                <tr>
                    <th scope="col">{word!("年份", "Year")}</th>
                    <th scope="col">{move || steady.with(|sheet| sheet.years_heading.clone())}</th>
                    <th scope="col">{word!("来源", "Origin")}</th>
                    <Show when=move || has_steps.get()><th scope="col">{word!("当年变化", "Change")}</th></Show>
                    <Show when=move || has_totals.get()><th scope="col" class="number">{word!("累计", "Cumulative")}</th></Show>
                    <th scope="col" class="number">{word!("完成", "Completed")}</th>
                    <th scope="col">{word!("进度", "Pace")}</th>
                    <th scope="col">{word!("填写观测值", "Observation")}</th>
                </tr>
            </thead>
            <tbody>
                {(0..count).map(|at| view! { <Line sheet at has_totals has_steps is_signed/> }).collect_view()}
            </tbody>
        </table>
    }
}

#[component]
fn Line(
    sheet: Memo<Sheet>,
    at: usize,
    has_totals: Memo<bool>,
    has_steps: Memo<bool>,
    /// Whether its values may be negative.
    is_signed: Memo<bool>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let year = store.plan().period.year(at);
    let line = Memo::new(move |_| sheet.with(|sheet| sheet.years.get(at).cloned()));
    let read = move |read: fn(&YearLine) -> &str| {
        Signal::derive(move || line.with(|line| line.as_ref().map(|line| read(line).to_owned()).unwrap_or_default()))
    };
    // Origin and pace seldom change while values do, so that what shows them need not wake with every step of a slider.
    let signs = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|l| (l.origin, l.origin_class, l.pace, l.pace_class)).unwrap_or_default())
    });
    let own_step =
        Signal::derive(move || line.with(|line| line.as_ref().and_then(|line| line.own_step.clone()).unwrap_or_default()));
    let pin = move |edit: fn(&Plan, &Scenario, &Id, Year, Amount) -> Edit| {
        Callback::new(move |number: Option<f64>| {
            let id = store.opened();
            let Some(number) = number else { return store.enter(Edit::Pin(id, year, None)) };
            let (edit, odd) = store.now(|plan, scenario| {
                let value = within_bounds(plan, scenario, &id, pinned(plan, scenario, &id, number)?)?;
                Ok::<_, String>((edit(plan, scenario, &id, year, value), odd_year(plan, scenario, &id, value)))
            })?;
            store.enter(edit).map(|_| odd)
        })
    };
    let assume = pin(assumed);
    let observe = pin(|_, _, id, year, value| Edit::Pin(id.clone(), year, Some(Pin::Observed(value))));
    let step = Callback::new(move |number: Option<f64>| {
        let id = store.opened();
        let growth = number.and_then(|number| store.now(|plan, scenario| restepped(plan, scenario, &id, at, number)));
        store.enter_of(&id, Edit::Growth(id.clone(), Some(growth.ok_or_else(no_such_number)?)))
    });
    let unit = Signal::derive(move || sheet.with(|sheet| sheet.years_unit.clone()));
    let steps_unit = Signal::derive(move || sheet.with(|sheet| sheet.steps_unit.clone()));
    let is_pinned = move || matches!(signs.get().1, "observed" | "assumed");
    let observed = Signal::derive(move || {
        line.with(|line| {
            line.as_ref().filter(|line| line.origin_class == "observed").map(|line| line.value.clone()).unwrap_or_default()
        })
    });
    view! {
        <tr class=move || format!("year {}", signs.get().1)>
            <th scope="row">{phrase!("{year}年", "{year}")}</th>
            <td class="number">
                <Show when=move || { at > 0 } fallback=move || view! { <span>{read(|line| &line.value)}</span> }>
                    <Entry text=read(|line| &line.value) label=phrase!("{year} 年的数值（设定）", "Value in {year} (assumed)") unit is_signed on_number=assume can_be_empty=true/>
                </Show>
            </td>
            <td><span class="origin">{move || signs.get().0}</span></td>
            <Show when=move || has_steps.get()>
                <td class="number">
                    <Show when=move || { at > 0 }>
                        <Entry text=own_step label=phrase!("{year} 年的变化", "Change in {year}") unit=steps_unit is_signed=true on_number=step/>
                    </Show>
                </td>
            </Show>
            <Show when=move || has_totals.get()>
                <td class="number">{move || line.with(|line| line.as_ref().and_then(|line| line.total.clone()))}</td>
            </Show>
            <td class="number">{read(|line| &line.completion)}</td>
            <td><span class=move || format!("pace {}", signs.get().3)>{move || signs.get().2}</span></td>
            <td class="pin">
                <Show when=move || { at > 0 }>
                    <Entry text=observed label=phrase!("{year} 年的观测值", "Observation of {year}") unit is_signed on_number=observe can_be_empty=true placeholder="—"/>
                    <button
                        type="button"
                        class="release"
                        disabled=move || !is_pinned()
                        aria-label=phrase!("不再固定 {year} 年", "Release {year}")
                        title=word!("不再固定这一年", "Release this year")
                        on:click=move |_| store.dispatch(Edit::Pin(store.opened(), year, None))
                    >"✕"</button>
                </Show>
            </td>
        </tr>
    }
}
