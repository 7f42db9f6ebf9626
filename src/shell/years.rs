//! The year table.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::entry::Entry;
use super::lever::no_such_number;
use super::store::Store;
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{Edit, Scenario, assumed, filled, odd_year, pinned, restepped, within_bounds};
use crate::view::words::{self, Tone};
use crate::view::{IndicatorSheet, YearLine, not_filled};
use crate::{phrase, word};

/// Every year: value, origin, progress; each projected one can be observed, set or released.
#[component]
pub(super) fn Years(sheet: Memo<IndicatorSheet>, steady: Memo<IndicatorSheet>) -> impl IntoView {
    // A row may have years of its own.
    let count = Memo::new(move |_| steady.with(|sheet| sheet.years.len()));
    let has_totals = Memo::new(move |_| steady.with(|sheet| sheet.years.iter().any(|line| line.total.is_some())));
    let has_steps = Memo::new(move |_| steady.with(|sheet| sheet.years.iter().any(|line| line.own_step.is_some())));
    let is_signed = Memo::new(move |_| steady.with(|sheet| sheet.is_signed));
    view! {
        <table class="years cards" role="table" class:stepped=move || has_steps.get()>
            <thead>
                <tr>
                    <th scope="col">{word!("年份", "Year")}</th>
                    <th scope="col">{move || steady.with(|sheet| sheet.years_heading.clone())}</th>
                    <th scope="col">{word!("来源", "Origin")}</th>
                    <Show when=move || has_steps.get()><th scope="col">{move || steady.with(|sheet| sheet.steps_heading.clone())}</th></Show>
                    <Show when=move || has_totals.get()><th scope="col" class="number">{word!("累计", "Cumulative")}</th></Show>
                    <th scope="col" class="number">{word!("完成", "Completed")}</th>
                    <th scope="col">{word!("进度", "Pace")}</th>
                    <th scope="col" class="asked">{move || steady.with(|sheet| sheet.asked_heading.clone())}</th>
                    <th scope="col">{word!("填写观测值", "Observation")}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || 0..count.get() key=|at| *at let:at><Line sheet at has_totals has_steps is_signed/></For>
            </tbody>
        </table>
        <FillIn steady/>
    }
}

/// Fills in the annual targets, or clears them.
#[component]
fn FillIn(steady: Memo<IndicatorSheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let fill = move |_| {
        let id = store.opened();
        let filled = store.now(|plan, scenario| Some(filled(plan, scenario, plan.indicator(&id)?)));
        match filled {
            Some(Ok(edit)) => store.dispatch(edit),
            Some(Err(why)) => store.say(Some(not_filled(why))),
            None => {}
        }
    };
    let clear = move |_| store.dispatch(Edit::Milestones(store.opened(), BTreeMap::new()));
    let is_broken_down = Memo::new(move |_| steady.with(|sheet| sheet.is_broken_down));
    view! {
        <p class="fill-in">
            <button type="button" class="fill" on:click=fill>{word!("按增长方式填入年度目标", "Fill in annual targets by the growth pattern")}</button>
            <button type="button" disabled=move || !is_broken_down.get() on:click=clear>{word!("清除自定的年度目标", "Clear those set here")}</button>
            <span class="fill-note">{word!(
                "填入的是恰好达标的路径，是您的分解，不是规划的数字。",
                "They follow the path that just meets the target. They are your breakdown, not figures of the plan."
            )}</span>
        </p>
    }
}

/// How a year's target is judged, in words.
fn hint(tone: Tone, outcome: &str) -> String {
    if outcome.is_empty() { tone.word().to_owned() } else { phrase!("{}：{outcome}", "{}: {outcome}", tone.word()) }
}

/// The annual target of a year: the plan's, or a field for the person's own, and how it is judged.
#[component]
fn Asked(line: Memo<Option<YearLine>>, year: Memo<Year>, unit: Signal<String>, heading: Signal<String>) -> impl IntoView {
    let store = expect_context::<Store>();
    let goal = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.asked.clone())).unwrap_or_default());
    let is_own = Memo::new(move |_| goal.with(|goal| goal.own.is_some()));
    let own = Signal::derive(move || goal.with(|goal| goal.own.clone().unwrap_or_default()));
    let enter = Callback::new(move |number: Option<f64>| {
        let id = store.opened();
        let mut targets = store.now(|_, scenario| scenario.assumption(&id).milestones.clone());
        match number {
            Some(number) => _ = targets.insert(year.get_untracked(), Amount::new(number).map_err(|refusal| refusal.to_string())?),
            None => _ = targets.remove(&year.get_untracked()),
        }
        store.enter(Edit::Milestones(id, targets))
    });
    let label = Signal::derive(move || {
        let year = year.get();
        phrase!("{year} 年的年度目标（自定）", "Annual target of {year} (set here)")
    });
    let tone = Memo::new(move |_| goal.with(|goal| goal.tone));
    let outcome = move || goal.with(|goal| goal.outcome.clone());
    view! {
        <td class="asked" data-label=heading>
            <Show when=move || is_own.get() fallback=move || view! { <span class="asked-stated">{move || goal.with(|goal| goal.stated.clone())}</span> }>
                <Entry text=own label unit is_signed=true on_number=enter can_be_empty=true placeholder="—"/>
            </Show>
            {move || tone.get().map(|tone| view! {
                <span class=format!("asked-result {}", tone.class()) title=move || hint(tone, &outcome())><span aria-hidden="true">{tone.mark()}</span>" "<span class="spoken">{tone.word()}</span></span>
            })}
        </td>
    }
}

#[component]
fn Line(
    sheet: Memo<IndicatorSheet>,
    at: usize,
    has_totals: Memo<bool>,
    has_steps: Memo<bool>,
    /// Whether its values may be negative.
    is_signed: Memo<bool>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let line = Memo::new(move |_| sheet.with(|sheet| sheet.years.get(at).cloned()));
    let base = store.plan().period.base();
    let year = Memo::new(move |_| line.with(|line| line.as_ref().map_or(base, |line| line.year)));
    let labelled = move |label: fn(Year) -> String| Signal::derive(move || label(year.get()));
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
            let (id, year) = (store.opened(), year.get_untracked());
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
    let asked_unit = Signal::derive(move || sheet.with(|sheet| sheet.asked_unit.clone()));
    let asked_heading = Signal::derive(move || sheet.with(|sheet| sheet.asked_heading.clone()));
    let steps_unit = Signal::derive(move || sheet.with(|sheet| sheet.steps_unit.clone()));
    let is_pinned = move || matches!(signs.get().1, "observed" | "assumed");
    let observed = Signal::derive(move || {
        line.with(|line| {
            line.as_ref().filter(|line| line.origin_class == "observed").map(|line| line.value.clone()).unwrap_or_default()
        })
    });
    view! {
        <tr class=move || format!("year {}", signs.get().1)>
            <th scope="row">{labelled(words::year)}</th>
            <td class="number" data-label=move || sheet.with(|sheet| sheet.years_heading.clone())>
                <Show when=move || { at > 0 } fallback=move || view! { <span>{read(|line| &line.value)}</span> }>
                    <Entry text=read(|line| &line.value) label=labelled(|year| phrase!("{year} 年的数值（设定）", "Value in {year} (assumed)")) unit is_signed on_number=assume can_be_empty=true/>
                </Show>
            </td>
            <td class="source"><span class="origin">{move || signs.get().0}</span></td>
            <Show when=move || has_steps.get()>
                <td class="number" data-label=word!("当年变化", "Change")>
                    <Show when=move || { at > 0 }>
                        <Entry text=own_step label=labelled(|year| phrase!("{year} 年的变化", "Change in {year}")) unit=steps_unit is_signed=true on_number=step/>
                    </Show>
                </td>
            </Show>
            <Show when=move || has_totals.get()>
                <td class="number" data-label=word!("累计", "Cumulative")>{move || line.with(|line| line.as_ref().and_then(|line| line.total.clone()))}</td>
            </Show>
            <td class="number completed" data-label=word!("完成", "Completed")>{read(|line| &line.completion)}</td>
            <td class="paced" data-label=word!("进度", "Pace")><span class=move || format!("pace {}", signs.get().3)>{move || signs.get().2}</span></td>
            <Show when=move || { at > 0 } fallback=|| view! { <td class="asked"></td> }><Asked line year unit=asked_unit heading=asked_heading/></Show>
            <td class="pin" data-label=word!("填写观测值", "Observation")>
                <Show when=move || { at > 0 }>
                    <Entry text=observed label=labelled(|year| phrase!("{year} 年的观测值", "Observation of {year}")) unit is_signed on_number=observe can_be_empty=true placeholder="—"/>
                    <button
                        type="button"
                        class="release"
                        disabled=move || !is_pinned()
                        aria-label=labelled(|year| phrase!("不再固定 {year} 年", "Release {year}"))
                        title=word!("不再固定这一年", "Release this year")
                        on:click=move |_| store.dispatch(Edit::Pin(store.opened(), year.get_untracked(), None))
                    >"✕"</button>
                </Show>
            </td>
        </tr>
    }
}
