//! 训练: exercises over a plan, the facilitator's page and the results of a class.
//!
//! `course` is the state, `stopwatch` its clock, `own` the exercises that were loaded; `resume` goes on after a reload. What
//! becomes of an exercise, and what is kept, is decided in [`crate::exchange::lesson`]. `picture` is a chart in an exercise. `quiz` is an exercise whose verdicts are hidden, `rescue` one that is done with the controls of 推演,
//! under a bar that stays; `opening` is the scenario that it begins with.

mod course;
mod exercises;
mod facilitator;
mod led;
mod opening;
mod own;
mod picture;
mod projector;
mod quiz;
mod rescue;
mod results;
mod resume;
mod stopwatch;
mod timer;

pub(super) use self::course::Course;
pub(super) use self::rescue::{Bar, ExerciseBar};

use leptos::prelude::*;

use self::course::Room;
use super::choices::one_of;
use super::store::Store;
use super::tour::TourButton;
use crate::word;

/// The view.
#[component]
pub(super) fn Training() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan().id.clone();
    let is_quiz = Memo::new(move |_| course.quiz(&plan).is_some());
    let shown = move || {
        if is_quiz.get() {
            return view! { <quiz::Quiz/> }.into_any();
        }
        match course.room.get() {
            Room::Exercises => view! { <Rooms/><exercises::Exercises/> }.into_any(),
            Room::Facilitator => view! { <Rooms/><facilitator::Facilitator/> }.into_any(),
            Room::Results => view! { <Rooms/><results::Results/> }.into_any(),
        }
    };
    view! { <article class="view training" aria-label=word!("训练", "Training")>{shown}</article> }
}

/// Where to go within the view.
#[component]
fn Rooms() -> impl IntoView {
    let Course { room, .. } = expect_context();
    view! {
        <div class="training-rooms">
            {one_of(word!("训练各部分", "Parts of training"), Room::ALL, move || room.get(), move |to| room.set(to), |room| room.name().to_owned())}
            <TourButton/>
        </div>
    }
}
