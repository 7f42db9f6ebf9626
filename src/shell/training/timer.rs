//! The facilitator's clock.

use leptos::prelude::*;

use super::course::Course;
use super::stopwatch::ClockFace;
use crate::shell::entry::Entry;
use crate::training::typed_minutes;
use crate::view::training::minutes_text;
use crate::word;

/// The clock in large digits with its controls.
#[component]
pub(super) fn Timer() -> impl IntoView {
    let stopwatch = expect_context::<Course>().clock();
    let toggle = move |_| if stopwatch.is_running.get_untracked() { stopwatch.pause() } else { stopwatch.start() };
    let word = move || if stopwatch.is_running.get() { word!("暂停", "Pause") } else { word!("开始计时", "Start timer") };
    // Down from its limit it begins anew, and up from nothing at zero.
    let again = move || match stopwatch.limit.get() {
        Some(_) => word!("重新计时", "Start over"),
        None => word!("归零", "To zero"),
    };
    let minutes = Signal::derive(move || minutes_text(stopwatch.limit.get()));
    let set = Callback::new(move |number: Option<f64>| {
        stopwatch.limit.set(number.map(typed_minutes).transpose()?);
        Ok(None)
    });
    view! {
        <div class="timer">
            <ClockFace stopwatch class="large"/>
            <div class="timer-controls">
                <button type="button" class="primary" on:click=toggle>{word}</button>
                <button type="button" on:click=move |_| stopwatch.reset()>{again}</button>
                <label class="timer-minutes">
                    <Entry text=minutes label=word!("时限（分钟，不填即不限）", "Time limit (minutes; empty for none)") unit=word!("分钟", "minutes") is_signed=false on_number=set can_be_empty=true/>
                    <span>{word!("分钟", "minutes")}</span>
                </label>
            </div>
        </div>
    }
}
