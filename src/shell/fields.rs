//! The numbers of an assumption that are not on the lever: limit, damping, population growth, start.

use leptos::prelude::*;

use super::entry::Entry;
use super::rest::{Awaited, Part};
use super::store::Store;
use crate::plan::{Amount, Plan, Rate};
use crate::scenario::{Edit, Scenario, damped_by, from_percent, level_within_bounds, limited_to, odd_start};
use crate::view::{Ask, AskLine, IndicatorSheet, words};
use crate::word;

/// The limit of a gap or an S-curve, the damping factor of a damped trend.
#[component]
pub(super) fn Extras(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let limit = Memo::new(move |_| sheet.with(|sheet| sheet.limit.clone()));
    let damping = Memo::new(move |_| sheet.with(|sheet| sheet.damping.clone()));
    let set_limit = Callback::new(move |number: Option<f64>| {
        let id = store.opened();
        let limited = |plan: &Plan, scenario: &Scenario| {
            let limit = number.map(|number| level_within_bounds(plan, &id, number)).transpose()?;
            limited_to(plan, scenario, &id, limit)
        };
        let growth = store.now(limited)?;
        store.enter_of(&id, Edit::Growth(id.clone(), Some(growth)))
    });
    let set_damping = Callback::new(move |number: Option<f64>| {
        let id = store.opened();
        let growth = store.now(|_, scenario| damped_by(scenario, &id, number.unwrap_or(1.0)))?;
        store.enter_of(&id, Edit::Growth(id.clone(), Some(growth)))
    });
    let unit = Signal::derive(move || sheet.with(|sheet| sheet.years_unit.clone()));
    let population = Memo::new(move |_| sheet.with(|sheet| sheet.population_growth.clone()));
    let is_signed = Signal::derive(move || sheet.with(|sheet| sheet.is_signed));
    let label = Signal::derive(move || limit.with(|limit| limit.as_ref().map(|(label, _)| label.clone()).unwrap_or_default()));
    let value = Signal::derive(move || limit.with(|limit| limit.as_ref().map(|(_, value)| value.clone()).unwrap_or_default()));
    view! {
        <Show when=move || limit.with(Option::is_some)>
            <label class="field"><span>{label}</span><Entry text=value label unit is_signed on_number=set_limit can_be_empty=true/></label>
        </Show>
        <Show when=move || damping.with(Option::is_some)>
            <label class="field">
                <span>{word!("衰减系数 φ", "Damping φ")}</span>
                <Entry text=Signal::derive(move || damping.get().unwrap_or_default()) label=word!("衰减系数 φ", "Damping φ") unit="" is_signed=false on_number=set_damping/>
            </label>
        </Show>
        <Show when=move || population.with(Option::is_some)>
            <PopulationField text=Signal::derive(move || population.get().unwrap_or_default())/>
        </Show>
    }
}

/// Population growth, which all per-head indicators share; empty is off.
#[component]
pub(super) fn PopulationField(
    /// The rate in ％.
    text: Signal<String>,
) -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let set = Callback::new(move |number: Option<f64>| {
        let rate = number.map(|number| Rate::new(from_percent(number))).transpose().map_err(|refusal| refusal.to_string())?;
        store.enter(Edit::PopulationGrowth(rate))
    });
    view! {
        <label class="field driver" title=word!("各“每千人”“每万人”“人均”指标共用的假设；不填即不考虑人口变化", "One assumption shared by all per-head indicators; empty means that population change is not considered")>
            <span>{word!("人口年均增长", "Population growth")}</span>
            <Entry text label=word!("人口年均增长（％，共同假设）", "Population growth (%/year, shared assumption)") unit=words::rate_unit() is_signed=true on_number=set can_be_empty=true placeholder=word!("未启用", "off")/>
            <span class="field-unit">{word!("％／年（共同假设）", "%/year (shared)")}</span>
        </label>
        {move || rest.added(Part::Population)}
    }
}

/// The start value: what the plan states, and what the person enters in its place.
#[component]
pub(super) fn StartField(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let start = Memo::new(move |_| sheet.with(|sheet| sheet.start.clone()));
    let read = move |read: fn(&crate::view::StartLine) -> &str| {
        Signal::derive(move || start.with(|start| start.as_ref().map(|start| read(start).to_owned()).unwrap_or_default()))
    };
    let is_signed = Signal::derive(move || start.with(|start| start.as_ref().is_some_and(|start| start.is_signed)));
    let is_entered = move || start.with(|start| start.as_ref().is_some_and(|start| !start.entered.is_empty()));
    let take = Callback::new(move |number: Option<f64>| {
        let id = store.opened();
        let Some(number) = number else { return store.enter(Edit::Start(id, None)) };
        let (value, odd) = store.now(|plan, scenario| {
            let value = level_within_bounds(plan, &id, number)?;
            Ok::<_, String>((value, odd_start(plan, scenario, &id, value)))
        })?;
        store.enter(Edit::Start(id, Some(value))).map(|_| odd)
    });
    view! {
        <label class="field start" class:entered=is_entered>
            <span>{read(|start| &start.label)}</span>
            <span class="stated">{word!("规划 ", "plan: ")}{read(|start| &start.stated)}</span>
            <Entry text=read(|start| &start.entered) label=read(|start| &start.label) unit=read(|start| &start.unit) is_signed on_number=take can_be_empty=true placeholder=word!("填写", "Fill in")/>
            <span class="field-unit">{read(|start| &start.unit)}</span>
            <span class="field-note">{read(|start| start.note)}</span>
        </label>
    }
}

/// The number that the target waits for: one that comes later, a figure from outside, how near 左右 is.
#[component]
pub(super) fn AskField(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let ask = Memo::new(move |_| sheet.with(|sheet| sheet.ask.clone()));
    let read = move |read: fn(&AskLine) -> &str| {
        Signal::derive(move || ask.with(|ask| ask.as_ref().map(|ask| read(ask).to_owned()).unwrap_or_default()))
    };
    let is_entered = move || ask.with(|ask| ask.as_ref().is_some_and(|ask| !ask.entered.is_empty()));
    let take = Callback::new(move |number: Option<f64>| {
        let id = store.opened();
        let amount = number.map(Amount::new).transpose().map_err(|refusal| refusal.to_string())?;
        let Some(what) = ask.with_untracked(|ask| ask.as_ref().map(|ask| ask.ask)) else { return Ok(None) };
        store.enter(match what {
            Ask::Target => Edit::Target(id, amount),
            Ask::Reference => Edit::Reference(id, amount),
            Ask::Tolerance => Edit::Tolerance(id, amount),
        })
    });
    view! {
        <Show when=move || ask.with(Option::is_some)>
            <label class="field start ask" class:entered=is_entered>
                <span>{read(|ask| &ask.label)}</span>
                <Entry text=read(|ask| &ask.entered) label=read(|ask| &ask.label) unit=read(|ask| &ask.unit) is_signed=true on_number=take can_be_empty=true placeholder=word!("填写", "Fill in")/>
                <span class="field-unit">{read(|ask| &ask.unit)}</span>
                <span class="field-note">{read(|ask| &ask.note)}</span>
            </label>
        </Show>
    }
}

/// 依据: what an assumption rests on.
#[component]
pub(super) fn ReasonField(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let reason = Memo::new(move |_| sheet.with(|sheet| sheet.reason.clone()));
    let take = move |event| store.dispatch(Edit::Reason(store.opened(), event_target_value(&event)));
    view! {
        <label class="field reason">
            <span>{word!("依据", "Reason")}</span>
            <input type="text" class="reason-text" prop:value=move || reason.get() maxlength="500" placeholder=word!("这样假设的理由或出处", "Why this is assumed, or where it comes from") on:change=take/>
        </label>
    }
}
