//! 主持: an exercise, its clock, and how a class is doing.

use std::sync::Arc;

use leptos::prelude::*;

use super::course::Course;
use super::led::{shown, tally};
use super::projector::ProjectorButton;
use super::timer::Timer;
use crate::shell::large::LargeButton;
use crate::shell::store::Store;
use crate::training::Exercise;
use crate::view::training::card;
use crate::word;

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
