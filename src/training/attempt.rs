//! An exercise under way.

use super::answer::Answer;
use super::exercise::{Exercise, Minutes, Task};
use super::question::questions;
use crate::plan::{Id, Plan};
use crate::scenario::Key;

/// An exercise under way. It holds the ids of plan, exercise and scenario, not the things themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The plan.
    pub plan: Id,
    /// The exercise.
    pub exercise: Id,
    /// The learner's name, as typed.
    pub learner: String,
    /// How many hints were asked for.
    pub hints: usize,
    /// The key of the learner's scenario; only for a rescue.
    pub scenario: Option<Key>,
    /// The key of the scenario that was open before, and is opened again at the end.
    pub before: Option<Key>,
    /// The answers so far, in the order of the questions.
    pub answers: Vec<Option<Answer>>,
    /// The time so far, in seconds.
    pub seconds: u32,
    /// Whether the clock runs.
    pub is_running: bool,
    /// The time limit; `None` if there is none.
    pub minutes: Option<Minutes>,
}

impl Attempt {
    /// Whether it can go on with that exercise over that plan. Either may have been replaced under the same id.
    pub fn fits(&self, plan: &Plan, exercise: &Exercise) -> bool {
        let asked = questions(plan, exercise);
        let is_admitted = |(at, answer): (usize, &Option<Answer>)| answer.is_none_or(|answer| asked[at].key.admits(answer));
        (&self.plan, &self.exercise) == (&plan.id, &exercise.id)
            && self.scenario.is_some() == matches!(exercise.task, Task::Rescue { .. })
            && self.hints <= exercise.hints.len()
            && self.answers.len() == asked.len()
            && self.answers.iter().enumerate().all(is_admitted)
    }
}
