//! How far an assumption may be off: three numbers, how the chances are spread, and what follows.

use leptos::prelude::*;

use super::choices::one_of;
use super::entry::Entry;
use super::lever::no_such_number;
use super::store::Store;
use crate::plan::Id;
use crate::projection::Setting;
use crate::scenario::{Aim, Edit, End, FieldResult, Shape, aimed, ranged, ranging};
use crate::view::{IndicatorSheet, OpenChances, OutlookLine, RangeFields, words};
use crate::{phrase, word};

/// 不确定性: low, likely and high, the shape, and a way to take it all back. Only numbers follow a movement; what frames them is `steady`.
#[component]
pub(super) fn RangeGroup(sheet: Memo<IndicatorSheet>, steady: Memo<IndicatorSheet>) -> impl IntoView {
    let range = Memo::new(move |_| sheet.with(|sheet| sheet.range.clone()));
    let frame = Memo::new(move |_| steady.with(|sheet| sheet.range.clone()));
    let is_shown = Memo::new(move |_| frame.with(Option::is_some));
    let is_open = Memo::new(move |_| frame.with(|range| range.as_ref().is_some_and(|range| range.is_open)));
    let is_stated = Memo::new(move |_| frame.with(|range| range.as_ref().is_some_and(|range| range.shape.is_some())));
    let volatility = Memo::new(move |_| steady.with(|sheet| sheet.volatility.clone()));
    let note = Memo::new(move |_| frame.with(|range| range.as_ref().map(|range| range.note)));
    view! {
        <Show when=move || is_shown.get()>
            <div class="range" class:unstated=move || !is_stated.get() role="group" aria-label=word!("不确定性", "Uncertainty")>
                <span class="range-label" aria-hidden="true">{word!("不确定性", "Uncertainty")}</span>
                <Show when=move || is_open.get()><EndField range frame end=End::Low/></Show>
                <Likely range frame/>
                <Show when=move || is_open.get()><EndField range frame end=End::High/></Show>
                <span class="field-unit">{read(frame, |range| range.unit.clone())}</span>
                <Spread frame/>
                <p class="family-note">{move || note.get()}</p>
                {move || volatility.get().map(|varied| view! { <p class="chance-condition">{varied}</p> })}
                <OutlookLines sheet/>
            </div>
        </Show>
    }
}

/// How likely the target is, in each reading of the range, and what that rests on.
#[component]
fn OutlookLines(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let outlook = Memo::new(move |_| sheet.with(|sheet| sheet.outlook.clone()));
    let count = Memo::new(move |_| outlook.with(|outlook| outlook.as_ref().map_or(0, |outlook| outlook.lines.len())));
    let condition = Memo::new(move |_| outlook.with(|outlook| outlook.as_ref().map(|outlook| outlook.condition.clone())));
    view! {
        <Show when=move || { count.get() > 0 }>
            <dl class="chances">
                <For each=move || 0..count.get() key=|at| *at let(at)><Chance outlook at/></For>
            </dl>
            <p class="chance-condition">{move || condition.get()}</p>
        </Show>
    }
}

/// One reading's chance; its texts change by themselves, as most of them stay while the lever moves.
#[component]
fn Chance(outlook: Memo<Option<OpenChances>>, at: usize) -> impl IntoView {
    let of = move |read: fn(&OutlookLine) -> String| {
        Memo::new(move |_| outlook.with(|outlook| outlook.as_ref()?.lines.get(at).map(read)))
    };
    let (reading, chance) = (of(|line| line.reading.to_owned()), of(|line| line.chance.clone()));
    let condition = of(|line| line.condition.clone());
    view! {
        <div class="chance">
            <dt>{move || reading.get()}</dt>
            <dd><strong>{move || chance.get()}</strong><span class="field-note">{move || condition.get()}</span></dd>
        </div>
    }
}

pub(super) fn read(range: Memo<Option<RangeFields>>, read: fn(&RangeFields) -> String) -> Signal<String> {
    Signal::derive(move || range.with(|range| range.as_ref().map(read).unwrap_or_default()))
}

/// What is typed, as a value of the parameter.
fn setting(range: Memo<Option<RangeFields>>, typed: f64) -> Option<Setting> {
    range.with_untracked(|range| range.as_ref()?.setting(typed))
}

/// Takes an end that was typed for an indicator; `None` takes it back.
pub(super) fn take_end(store: Store, id: &Id, range: Memo<Option<RangeFields>>, end: End, typed: Option<f64>) -> FieldResult {
    let at = typed.map(|number| setting(range, number).ok_or_else(no_such_number)).transpose()?;
    let edit = store.now(|plan, scenario| {
        let range = ranged(plan, scenario, id, end, at)?;
        Ok::<_, String>(ranging(plan, scenario, id, range))
    })?;
    store.enter(edit)
}

/// Takes a likely value that was typed for an indicator.
pub(super) fn take_likely(store: Store, id: &Id, range: Memo<Option<RangeFields>>, typed: Option<f64>) -> FieldResult {
    let at = typed.and_then(|number| setting(range, number)).ok_or_else(no_such_number)?;
    let edit = store.now(|plan, scenario| aimed(plan, scenario, id, Aim::Setting(at)))?;
    store.enter_of(id, edit)
}

/// Takes another shape of what is stated of an indicator.
pub(super) fn take_shape(store: Store, id: Id, shape: Shape) {
    if let Some(stated) = store.now(|_, scenario| scenario.assumption(&id).uncertainty) {
        store.dispatch(Edit::Uncertainty(id, Some(stated.shaped(shape))));
    }
}

/// Whether its numbers may be negative.
pub(super) fn is_signed(range: Memo<Option<RangeFields>>) -> Signal<bool> {
    Signal::derive(move || range.with(|range| range.as_ref().is_some_and(|range| range.is_signed)))
}

/// What its numbers count in.
pub(super) fn unit(range: Memo<Option<RangeFields>>) -> Signal<String> {
    read(range, |range| range.unit.clone())
}

pub(super) fn step(range: Memo<Option<RangeFields>>) -> Signal<f64> {
    Signal::derive(move || range.with(|range| range.as_ref().map_or(1.0, |range| range.step)))
}

#[component]
fn EndField(range: Memo<Option<RangeFields>>, frame: Memo<Option<RangeFields>>, end: End) -> impl IntoView {
    let store = expect_context::<Store>();
    let (name, text) = match end {
        End::Low => (word!("低", "Low"), read(range, |range| range.low.clone())),
        End::High => (word!("高", "High"), read(range, |range| range.high.clone())),
    };
    let parameter = read(frame, |range| range.parameter.clone());
    let label = Signal::derive(move || phrase!("{name}（{}）", "{name} ({})", parameter.get()));
    let take = Callback::new(move |number| take_end(store, &store.opened(), frame, end, number));
    view! {
        <label class="field">
            <span>{name}</span>
            <Entry text label unit=unit(frame) is_signed=is_signed(frame) step=Some(step(frame)) on_number=take can_be_empty=true placeholder=word!("未填", "none")/>
        </label>
    }
}

/// The likely value is the assumption itself: typing it moves the lever, and the ends with it.
#[component]
fn Likely(range: Memo<Option<RangeFields>>, frame: Memo<Option<RangeFields>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let parameter = read(frame, |range| range.parameter.clone());
    let label = Signal::derive(move || phrase!("可能（{}）", "Likely ({})", parameter.get()));
    let take = Callback::new(move |number| take_likely(store, &store.opened(), frame, number));
    view! {
        <label class="field likely">
            <span>{word!("可能", "Likely")}</span>
            <Entry text=read(range, |range| range.likely.clone()) label unit=unit(frame) is_signed=is_signed(frame) step=Some(step(frame)) on_number=take/>
        </label>
    }
}

/// How the chances are spread, once there is something to spread.
#[component]
fn Spread(frame: Memo<Option<RangeFields>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let chosen = Memo::new(move |_| frame.with(|range| range.as_ref().and_then(|range| range.shape)));
    let is_stated = Memo::new(move |_| chosen.get().is_some());
    let take = move |shape: Option<Shape>| {
        if let Some(shape) = shape {
            take_shape(store, store.opened(), shape);
        }
    };
    let name = |shape: Option<Shape>| shape.map(words::shape).unwrap_or_default().to_owned();
    view! {
        <Show when=move || is_stated.get()>
            {one_of(word!("分布", "Distribution"), Shape::ALL.map(Some), move || chosen.get(), take, name)}
            <button
                type="button"
                title=word!("不再说明这个假设可能偏离多少", "Clear the statement of how far this assumption may deviate")
                on:click=move |_| store.dispatch(Edit::Uncertainty(store.opened(), None))
            >{word!("清除范围", "Clear range")}</button>
        </Show>
    }
}
