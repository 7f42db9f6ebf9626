//! 练习: what can be done, and by whom.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::course::Course;
use crate::exchange::{Fault, Faults, Unfit};
use crate::plan::Id;
use crate::shell::imports::Imports;
use crate::shell::picker::FilePicker;
use crate::shell::reading::decoded;
use crate::shell::store::Store;
use crate::shell::transfer::{Given, read_all};
use crate::training::Exercise;
use crate::view::Tab;
use crate::view::training::{Card, card};
use crate::{phrase, word};

#[component]
pub(super) fn Exercises() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan();
    let of = plan.id.clone();
    // Each with whether it was loaded.
    let exercises = Memo::new(move |_| {
        let own = course.own.exercises(&plan.id);
        let is_own = |one: &Arc<Exercise>| own.iter().any(|own| own.id == one.id);
        course.exercises(&plan).into_iter().map(|one| (is_own(&one), one)).collect::<Vec<_>>()
    });
    let unfit = Memo::new(move |_| course.own.unfit(&of));
    let name = move |event| course.learner.set(event_target_value(&event));
    let list = Listed { store, course, place: NodeRef::new(), said: RwSignal::new(Vec::new()) };
    view! {
        <UnderWay/>
        <label class="training-name">
            <span>{word!("姓名或小组", "Name or group")}</span>
            <input type="text" maxlength="40" autocomplete="off" prop:value=course.learner on:input=name
                placeholder=word!("记在成绩里，可不填", "For the results; optional")/>
        </label>
        <ul class="exercise-list" node_ref=list.place tabindex="-1" aria-label=word!("练习", "Exercises")>
            {move || exercises.get().into_iter().map(|(is_own, exercise)| list.entry(exercise, is_own)).collect_view()}
            {move || unfit.get().into_iter().map(|one| list.unfit(one)).collect_view()}
        </ul>
        <Show when=move || exercises.with(Vec::is_empty)>
            <p class="training-note">{word!("这个规划还没有练习，可以载入练习文件。", "There are no exercises for this plan yet; load a file of exercises.")}</p>
        </Show>
        <Load said=list.said/>
    }
}

/// The list of what can be done.
#[derive(Clone, Copy)]
struct Listed {
    store: Store,
    course: Course,
    place: NodeRef<html::Ul>,
    /// What became of the files, or of an exercise that was removed.
    said: RwSignal<Vec<String>>,
}

impl Listed {
    /// One exercise.
    fn entry(self, exercise: Arc<Exercise>, is_own: bool) -> AnyView {
        let Self { store, course, .. } = self;
        let Card { title, kind, brief, size } = card(&store.plan(), &exercise);
        let id = exercise.id.clone();
        let remove = is_own.then(|| self.remove(id.clone(), title.clone()));
        let label = phrase!("开始：{title}", "Start: {title}");
        view! {
            <li class="exercise" data-id=id.to_string()>
                <p class="exercise-kind">{kind}" · "{size}{is_own.then(|| word!(" · 自己载入", " · loaded here"))}</p>
                <h2>{title}</h2>
                <p>{brief}</p>
                <p class="exercise-actions">
                    <button type="button" class="primary" aria-label=label on:click=move |_| course.begin(store, exercise.clone())>
                        {word!("开始", "Start")}
                    </button>
                    {remove}
                </p>
            </li>
        }
        .into_any()
    }

    /// An exercise that was loaded over other data of the plan.
    fn unfit(self, Unfit { id, faults }: Unfit) -> AnyView {
        let why = faults.summary();
        view! {
            <li class="exercise" data-id=id.to_string()>
                <p class="exercise-kind">{word!("自己载入", "loaded here")}</p>
                <h2>{id.to_string()}</h2>
                <p>{phrase!("与当前的规划数据不符，不能做。{why}", "It does not fit the present plan data and cannot be done. {why}")}</p>
                <p class="exercise-actions">{self.remove(id.clone(), id.to_string())}</p>
            </li>
        }
        .into_any()
    }

    /// Takes an exercise that was loaded off the list; not the one that is under way.
    fn remove(self, id: Id, title: String) -> AnyView {
        let Self { store, course, place, said } = self;
        let of = (store.plan().id.clone(), id.clone());
        let is_under_way = move || course.rescue(&of.0).is_some_and(|run| run.exercise.id == of.1);
        let label = phrase!("移除：{title}", "Remove: {title}");
        let remove = move |_| {
            course.own.remove(&store.plan(), &id);
            said.set(vec![phrase!("已移除“{title}”；再载入它的文件就会回来。", "{title} was removed; its file brings it back.")]);
            // The button that had the focus is gone.
            if let Some(place) = place.get_untracked() {
                let _ = place.focus();
            }
        };
        view! { <button type="button" aria-label=label disabled=is_under_way on:click=remove>{word!("移除", "Remove")}</button> }
            .into_any()
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
fn Load(said: RwSignal<Vec<String>>) -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let take = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            let plan = store.plan();
            let mut lines = Vec::new();
            for given in read_all(files).await {
                let name = given.name.clone();
                match text(&given).and_then(|text| course.own.take(&plan, &text)) {
                    Ok(count) => lines.push(phrase!("{name}：载入 {count} 个练习", "{name}: exercises loaded: {count}")),
                    Err(Faults(faults)) => {
                        lines.extend(faults.into_iter().map(|fault| phrase!("{name}：{fault}", "{name}: {fault}")));
                    }
                }
            }
            said.try_set(lines);
        });
    });
    expect_context::<Imports>().hand_drops_to(take);
    let plan = store.plan().id.clone();
    let trouble = Memo::new(move |_| course.own.trouble(&plan));
    view! {
        <div class="training-load">
            <FilePicker word=word!("载入练习文件……", "Load exercises…") label=word!("练习文件", "Exercise files") accept=".json" on_files=take/>
            <span class="training-note">{word!("JSON，格式 tuiyan.exercise/1；也可以拖到页面上。载入的练习保存在本机浏览器", "JSON in the format tuiyan.exercise/1; you can also drop it on the page. Loaded exercises stay in this browser")}</span>
        </div>
        <ul class="training-said" role="status">{move || said.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <div role="alert">{move || trouble.get().map(|trouble| view! { <p class="training-trouble">{trouble}</p> })}</div>
    }
}

fn text(given: &Given) -> Result<String, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    Ok(decoded(bytes)?)
}
