//! The control of an assumption: one slider, four linked readings.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::entry::Entry;
use super::store::Store;
use super::track::Track;
use crate::plan::Amount;
use crate::scenario::{Aim, aimed};
use crate::view::Lever;
use crate::word;

/// What the slider is found by.
const LEVER: &str = "lever";

/// Gives the focus to what the open indicator is set by: its slider, or else the first of its fields or choices that can be worked on, or
/// else the sheet itself. Answers whether anything took it; right after another indicator is opened its lever is on the page only a
/// tick later.
pub(super) fn focus_lever() -> bool {
    let places = [
        "#lever:not(:disabled)",
        ".sheet .start-first .entry",
        ".sheet .assumption :is(.entry, [role=radio], input, textarea):not(:disabled)",
        ".sheet",
    ];
    let found = places.into_iter().find_map(|place| document().query_selector(place).ok().flatten());
    found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|found| found.focus().is_ok())
}

/// The slider with its required tick and met range, and the four readings.
#[component]
pub(super) fn LeverControl(
    lever: Memo<Option<Lever>>,
    /// The same as far as a movement leaves it alone.
    frame: Memo<Option<Lever>>,
) -> impl IntoView {
    let shown = Memo::new(move |_| frame.with(Option::is_some));
    view! {
        <Show when=move || shown.get() fallback=|| view! { <p class="no-lever">{word!("填入起点后即可调整。", "Enter a baseline to adjust it.")}</p> }>
            <div class="lever-control">
                <Readings lever frame/>
                <Slider lever frame/>
            </div>
        </Show>
    }
}

#[component]
fn Slider(lever: Memo<Option<Lever>>, frame: Memo<Option<Lever>>) -> impl IntoView {
    let store = expect_context::<Store>();
    // Where a drag began: the slider knows only its own steps, and what was set may lie between them.
    let from = StoredValue::new(String::new());
    let slide = move |text: String| {
        if store.is_pulled() && from.with_value(|from| *from == text) {
            return store.drag_back();
        }
        let shown = text.parse::<f64>().ok();
        let setting = shown.and_then(|shown| frame.with_untracked(|lever| lever.as_ref()?.setting(shown)));
        if let Some(setting) = setting {
            aim(store, Aim::Setting(setting));
        }
    };
    let grasp = move |event: ev::PointerEvent| {
        from.set_value(event_target_value(&event));
        store.begin_drag();
    };
    let track = Track::following(lever);
    view! {
        <div class="track">
            <span class="met-range" node_ref=track.met></span>
            <input
                type="range"
                id=LEVER
                class="lever"
                node_ref=track.input
                aria-label=move || frame.with(|lever| lever.as_ref().map(|lever| lever.readings[0].label.clone()))
                disabled=move || store.open_is_locked()
                on:pointerdown=grasp
                on:input=move |event| slide(event_target_value(&event))
                on:change=move |_| store.end_drag()
                on:pointerup=move |_| store.end_drag()
                on:pointercancel=move |_| store.end_drag()
            />
            <span class="required-tick" node_ref=track.tick></span>
        </div>
        <p class="track-ends" aria-hidden="true"><span node_ref=track.ends[0]></span><span node_ref=track.ends[1]></span></p>
    }
}

#[component]
fn Readings(lever: Memo<Option<Lever>>, frame: Memo<Option<Lever>>) -> impl IntoView {
    let aims: [fn(f64, &Lever) -> Option<Aim>; 4] = [
        |number, lever| lever.setting(number).map(Aim::Setting),
        |number, _| Amount::new(number).ok().map(Aim::Outcome),
        |number, _| Amount::new(number).ok().map(Aim::Change),
        |number, _| Amount::new(number).ok().map(Aim::Margin),
    ];
    let readings = aims.into_iter().enumerate().map(|(at, make)| view! { <Reading lever frame at make/> });
    view! { <div class="readings">{readings.collect_view()}</div> }
}

#[component]
fn Reading(
    lever: Memo<Option<Lever>>,
    frame: Memo<Option<Lever>>,
    at: usize,
    make: fn(f64, &Lever) -> Option<Aim>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let read = move |of: Memo<Option<Lever>>, read: fn(&crate::view::AssumptionReading) -> &String| {
        Signal::derive(move || of.with(|lever| lever.as_ref().map(|lever| read(&lever.readings[at]).clone()).unwrap_or_default()))
    };
    let step = Signal::derive(move || {
        frame.with(|lever| lever.as_ref().map_or(1.0, |lever| lever.step * if at == 0 { 1.0 } else { 10.0 }))
    });
    let take = Callback::new(move |number: Option<f64>| {
        let goal = number.and_then(|number| frame.with_untracked(|lever| make(number, lever.as_ref()?)));
        let id = store.opened();
        let edit = store.now(|plan, scenario| aimed(plan, scenario, &id, goal.ok_or_else(no_such_number)?))?;
        store.enter_of(&id, edit)
    });
    let is_signed = Signal::derive(move || frame.with(|lever| lever.as_ref().is_some_and(|lever| lever.readings[at].is_signed)));
    view! {
        <label class="reading">
            <span class="reading-label">{read(frame, |reading| &reading.label)}</span>
            <Entry text=read(lever, |reading| &reading.text) label=read(frame, |reading| &reading.label) unit=read(frame, |reading| &reading.unit) is_signed step=Some(step) on_number=take/>
            <span class="reading-unit">{read(frame, |reading| &reading.unit)}</span>
        </label>
    }
}

/// What a field is told whose number no assumption can hold.
pub(super) fn no_such_number() -> String {
    word!("这个数大得无法计算", "this number is too large to compute with").to_owned()
}

/// Turns what is dragged into the edit that does it, or into a word to the person.
fn aim(store: Store, goal: Aim) {
    let id = store.opened();
    match store.now(|plan, scenario| aimed(plan, scenario, &id, goal)) {
        Ok(edit) => store.drag(edit),
        Err(reason) => store.say(Some(reason)),
    }
}
