//! An exercise that somebody is doing, as far as it has come.

use super::answer::Answer;
use super::exercise::{Exercise, Minutes, Task};
use super::question::questions;
use crate::plan::{Id, Plan};
use crate::scenario::Key;

/// An exercise under way. It names plan, exercise and scenario, and holds none of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The plan.
    pub plan: Id,
    /// The exercise.
    pub exercise: Id,
    /// Who is at it, as typed.
    pub learner: String,
    /// How many hints were asked for.
    pub hints: usize,
    /// What the learner's scenario is kept under; of a rescue only.
    pub scenario: Option<Key>,
    /// What the scenario is kept under that was open before, and is open again once it is over.
    pub before: Option<Key>,
    /// The answers so far, in the order of the questions.
    pub answers: Vec<Option<Answer>>,
    /// How long it has taken so far, in seconds.
    pub seconds: u32,
    /// Whether the clock runs.
    pub is_running: bool,
    /// How long it is meant to take; `None` where that is open.
    pub minutes: Option<Minutes>,
}

impl Attempt {
    /// Whether it can go on as that exercise over that plan: either may have become another under the same id.
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
