//! 练习: what can be done, and by whom.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::course::Course;
use crate::exchange::{Fault, Faults, read_exercises};
use crate::plan::Plan;
use crate::shell::imports::{Imports, decoded};
use crate::shell::picker::FilePicker;
use crate::shell::store::{Store, Tab};
use crate::shell::transfer::{Given, read_all};
use crate::training::Exercise;
use crate::view::training::{Card, card};
use crate::{phrase, word};

#[component]
pub(super) fn Exercises() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan();
    let exercises = Memo::new(move |_| course.exercises(&plan));
    let name = move |event| course.learner.set(event_target_value(&event));
    view! {
        <UnderWay/>
        <label class="training-name">
            <span>{word!("姓名或小组", "Name or group")}</span>
            <input type="text" maxlength="40" autocomplete="off" prop:value=course.learner on:input=name
                placeholder=word!("记在成绩里，可不填", "For the results; optional")/>
        </label>
        <ul class="exercise-list">
            {move || exercises.get().into_iter().map(|exercise| entry(store, course, exercise)).collect_view()}
        </ul>
        <Show when=move || exercises.with(Vec::is_empty)>
            <p class="training-note">{word!("这个规划还没有练习，可以载入练习文件。", "There are no exercises for this plan yet; load a file of exercises.")}</p>
        </Show>
        <Load/>
    }
}

/// One exercise.
fn entry(store: Store, course: Course, exercise: Arc<Exercise>) -> impl IntoView {
    let Card { title, kind, brief, size } = card(&store.plan(), &exercise);
    let id = exercise.id.to_string();
    let label = phrase!("开始：{title}", "Start: {title}");
    view! {
        <li class="exercise" data-id=id>
            <p class="exercise-kind">{kind}" · "{size}</p>
            <h2>{title}</h2>
            <p>{brief}</p>
            <button type="button" class="primary" aria-label=label on:click=move |_| course.begin(store, exercise.clone())>
                {word!("开始", "Start")}
            </button>
        </li>
    }
}

/// A rescue goes on in 推演.
#[component]
fn UnderWay() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan().id.clone();
    let title = Memo::new(move |_| course.rescue(&plan).map(|run| run.exercise.title.get().to_owned()));
    view! {
        <Show when=move || title.with(Option::is_some)>
            <p class="training-under-way">
                <span>{word!("正在进行：", "Under way: ")}{title}</span>
                <button type="button" on:click=move |_| store.tab.set(Tab::Projection)>{word!("继续", "Continue")}</button>
            </p>
        </Show>
    }
}

/// Exercises of one's own, from files.
#[component]
fn Load() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let said = RwSignal::new(Vec::<String>::new());
    let take = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            let plan = store.plan();
            let mut lines = Vec::new();
            for given in read_all(files).await {
                let name = given.name.clone();
                match read(&given, &plan) {
                    Ok(exercises) => {
                        let count = exercises.len();
                        course.load(&plan.id, exercises);
                        lines.push(phrase!("{name}：载入 {count} 个练习", "{name}: exercises loaded: {count}"));
                    }
                    Err(Faults(faults)) => {
                        lines.extend(faults.into_iter().map(|fault| phrase!("{name}：{fault}", "{name}: {fault}")));
                    }
                }
            }
            said.try_set(lines);
        });
    });
    expect_context::<Imports>().hand_drops_to(take);
    view! {
        <div class="training-load">
            <FilePicker word=word!("载入练习文件……", "Load exercises…") label=word!("练习文件", "Exercise files") accept=".json" on_files=take/>
            <span class="training-note">{word!("JSON，格式 tuiyan.exercise/1；也可以拖到页面上", "JSON in the format tuiyan.exercise/1; you can also drop it on the page")}</span>
        </div>
        <ul class="training-said" role="status">{move || said.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
    }
}

fn read(given: &Given, plan: &Plan) -> Result<Vec<Exercise>, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    read_exercises(&decoded(bytes)?, plan)
}
