//! 主持: an exercise, its clock, and how a class is doing.

use std::sync::Arc;

use leptos::prelude::*;

use super::course::Course;
use super::projector::ProjectorButton;
use super::stopwatch::ClockFace;
use crate::shell::entry::Entry;
use crate::shell::large::LargeButton;
use crate::shell::store::Store;
use crate::training::{Exercise, turnout, typed_minutes};
use crate::view::training::{card, minutes_text, turnout_sentence};
use crate::word;

/// The exercise that the facilitator shows: the chosen one, or else the first. Followed.
pub(super) fn shown(store: Store, course: Course) -> Option<Arc<Exercise>> {
    let all = course.exercises(&store.plan());
    let chosen = course.shown.get();
    all.iter().find(|one| Some(&one.id) == chosen.as_ref()).or(all.first()).cloned()
}

/// How the class is doing in that exercise. Followed.
pub(super) fn tally(store: Store, course: Course) -> String {
    let plan = store.plan();
    let exercise = shown(store, course);
    course.outcomes.with(|outcomes| turnout_sentence(exercise.and_then(|one| turnout(outcomes, &plan.id, &one.id))))
}

#[component]
pub(super) fn Facilitator() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let choose = move |event| {
        let id = crate::plan::Id::new(&event_target_value(&event)).ok();
        course.shown.set(id);
        course.clock().pause();
        course.clock().reset();
        course.clock().limit.set(untrack(|| shown(store, course)).and_then(|one| one.minutes));
    };
    // A clock that was begun keeps its limit.
    if !course.clock().is_running.get_untracked() && course.clock().seconds() == 0 {
        course.clock().limit.set(untrack(|| shown(store, course)).and_then(|one| one.minutes));
    }
    let plan = store.plan();
    let options = move || {
        let now = shown(store, course).map(|one| one.id.clone());
        let option = |one: Arc<Exercise>| {
            let is_shown = Some(&one.id) == now.as_ref();
            view! { <option value=one.id.to_string() selected=is_shown>{one.title.get().to_owned()}</option> }
        };
        course.exercises(&plan).into_iter().map(option).collect_view()
    };
    let brief = move || {
        shown(store, course).map(|one| {
            let card = card(&store.plan(), &one);
            view! { <p class="exercise-kind">{card.kind}" · "{card.size}</p><p class="facilitator-task">{card.brief}</p> }
        })
    };
    view! {
        <label class="facilitator-choice">
            <span>{word!("练习", "Exercise")}</span>
            <select on:change=choose>{options}</select>
        </label>
        {brief}
        <Timer/>
        <p class="facilitator-tally" role="status">{move || tally(store, course)}</p>
        <p class="facilitator-show"><ProjectorButton/> <LargeButton/></p>
    }
}

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
