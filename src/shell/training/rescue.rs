//! A rescue is done with the controls of 推演, in a scenario of its own in which everything else is locked.

use std::sync::Arc;

use leptos::prelude::*;

use super::course::Course;
use super::quiz::{Hints, hush};
use super::stopwatch::ClockFace;
use crate::exchange::lesson::ExerciseRun;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::shell::rest::{Awaited, Part};
use crate::shell::store::Store;
use crate::view::Tab;
use crate::view::training::{RescueReport, rescue_report};
use crate::word;

/// What the learner's scenario comes to as it stands, followed; `None` where it was deleted.
fn report(store: Store, plan: &Plan, run: &ExerciseRun) -> Option<RescueReport> {
    let key = run.key.as_ref()?;
    let scenario: Arc<Scenario> = store.with_workspace(|all| all.get(key).map(|kept| kept.scenario.clone()))?;
    rescue_report(plan, &run.exercise, &scenario)
}

/// Task, clock and hints above everything while a rescue is under way.
#[component]
pub(in crate::shell) fn ExerciseBar() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let id = store.plan().id.clone();
    let is_under_way = Memo::new(move |_| course.rescue(&id).is_some());
    let rest = expect_context::<Awaited>();
    move || is_under_way.get().then(|| rest.shown(Part::ExerciseBar))
}

/// What the bar shows.
#[component]
pub(in crate::shell) fn Bar() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan();
    // A preset would do the exercise.
    hush("rescue");
    let run = untrack(|| course.rescue(&plan.id));
    let (title, brief) =
        run.as_ref().map(|run| (run.exercise.title.get().to_owned(), run.exercise.brief.get().to_owned())).unwrap_or_default();
    let of = plan.clone();
    let standing = Memo::new(move |before: Option<&String>| match before {
        // It waits for a movement to end.
        Some(before) if store.is_dragging() => before.clone(),
        _ => course.rescue(&of.id).and_then(|run| report(store, &of, &run)).map(|report| report.standing).unwrap_or_default(),
    });
    let submit = move |_| {
        let Some(run) = untrack(|| course.rescue(&plan.id)) else { return };
        match untrack(|| report(store, &plan, &run)) {
            Some(report) => {
                course.finish(store, &run, report.score, Some(report));
                store.tab.set(Tab::Training);
            }
            None => store.say(Some(
                word!(
                    "练习用的情景已经删除；请撤销删除，或者放弃这次练习。",
                    "The scenario of this exercise was deleted; undo the deletion, or give up the exercise."
                )
                .to_owned(),
            )),
        }
    };
    view! {
        <section class="exercise-bar" aria-label=word!("正在进行的练习", "Exercise under way")>
            <details class="exercise-brief"><summary>{title}</summary><p>{brief}</p></details>
            <ClockFace stopwatch=course.stopwatch/>
            <span class="exercise-standing" role="status">{standing}</span>
            <Hints/>
            <button type="button" class="primary" on:click=submit>{word!("提交", "Submit")}</button>
            <button type="button" on:click=move |_| course.leave(store)>{word!("放弃", "Give up")}</button>
        </section>
    }
}
