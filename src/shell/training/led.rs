//! Which exercise a class is led through, and how it is doing.

use std::sync::Arc;

use leptos::prelude::*;

use super::course::Course;
use crate::shell::store::Store;
use crate::training::{Exercise, turnout};
use crate::view::training::turnout_sentence;

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
