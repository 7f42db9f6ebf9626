//! The state of a class on the page. It outlives a change of language and of plan. What becomes of an exercise is decided in
//! [`crate::exchange::lesson`].

use std::sync::Arc;

use leptos::prelude::*;

use super::opening::prepare;
use super::own::Own;
use super::stopwatch::Stopwatch;
use crate::exchange::builtin_exercises;
use crate::exchange::lesson::{ExerciseRun, Lesson, ResultBook, Timing};
use crate::plan::{Id, Plan};
use crate::shell::clock::moment;
use crate::shell::memory::places;
use crate::shell::plans::stay_with;
use crate::shell::scroll;
use crate::shell::store::Store;
use crate::training::{Answer, Exercise, Outcome, Score, Task};
use crate::view::Tab;
use crate::view::training::RescueReport;
use crate::word;

/// The parts of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Room {
    /// 练习: what can be done.
    #[default]
    Exercises,
    /// 主持: timer and projector.
    Facilitator,
    /// 成绩: what was handed in.
    Results,
}

impl Room {
    pub(super) const ALL: [Self; 3] = [Self::Exercises, Self::Facilitator, Self::Results];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Exercises => word!("练习", "Exercises"),
            Self::Facilitator => word!("主持", "Facilitator"),
            Self::Results => word!("成绩", "Results"),
        }
    }
}

/// Everything about exercises that a page knows. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Course {
    pub(super) room: RwSignal<Room>,
    pub(super) lesson: RwSignal<Lesson>,
    pub(super) run: Memo<Option<ExerciseRun>>,
    /// The answers so far, in the order of the questions.
    pub(super) answers: Memo<Vec<Option<Answer>>>,
    /// The clock of the exercise under way.
    pub(super) stopwatch: Stopwatch,
    /// The facilitator's own.
    clock: StoredValue<Stopwatch>,
    pub(super) learner: RwSignal<String>,
    /// Exercises that were loaded.
    pub(super) own: Own,
    results: RwSignal<ResultBook>,
    pub(super) outcomes: Memo<Vec<Outcome>>,
    /// What went wrong with keeping the results, in words.
    pub(super) trouble: Memo<Option<String>>,
    /// Which exercise the facilitator shows.
    pub(super) shown: RwSignal<Option<Id>>,
}

impl Course {
    pub(in crate::shell) fn new() -> Self {
        let (lesson, results) = (RwSignal::new(Lesson::default()), RwSignal::new(ResultBook::default()));
        Self {
            room: RwSignal::new(Room::default()),
            lesson,
            run: Memo::new(move |_| lesson.with(|lesson| lesson.run().cloned())),
            answers: Memo::new(move |_| lesson.with(|lesson| lesson.answers().to_vec())),
            stopwatch: Stopwatch::new(),
            clock: StoredValue::new(Stopwatch::new()),
            learner: RwSignal::new(String::new()),
            own: Own::new(),
            results,
            outcomes: Memo::new(move |_| results.with(|results| results.outcomes().to_vec())),
            trouble: Memo::new(move |_| results.with(|results| results.complaint().map(str::to_owned))),
            shown: RwSignal::new(None),
        }
    }

    /// Reads the results on this machine, and the exercise that was under way in this window.
    pub(in crate::shell) fn recall(self) {
        let places = places();
        self.results.set(ResultBook::found(&places));
        self.lesson.set(Lesson::found(&places));
    }

    /// What the clock of the exercise shows.
    pub(super) fn timing(self) -> Timing {
        self.stopwatch.timing()
    }

    /// The exercises over a plan: those that ship with the program, and those that were loaded. Followed.
    pub(super) fn exercises(self, plan: &Plan) -> Vec<Arc<Exercise>> {
        let mut all: Vec<_> = builtin_exercises(plan).into_iter().map(Arc::new).collect();
        for own in self.own.exercises(&plan.id) {
            all.retain(|other| other.id != own.id);
            all.push(own);
        }
        all
    }

    /// What an exercise is called in results: by its title where that is known.
    pub(super) fn title(self, plan: &Plan, outcome: &Outcome) -> String {
        let known = self.exercises(plan).into_iter().find(|one| outcome.plan == plan.id && one.id == outcome.exercise);
        known.map_or_else(|| outcome.exercise.to_string(), |one| one.title.get().to_owned())
    }

    /// The run over a plan that shows nothing of 推演, followed; a rescue shows only what it came to.
    pub(super) fn quiz(self, plan: &Id) -> Option<ExerciseRun> {
        let is_shown = |run: &&ExerciseRun| run.plan == *plan && run.hides_the_rest();
        self.run.with(|run| run.as_ref().filter(is_shown).cloned())
    }

    /// The rescue that is under way over a plan, followed.
    pub(super) fn rescue(self, plan: &Id) -> Option<ExerciseRun> {
        let is_under_way = |run: &&ExerciseRun| run.plan == *plan && !run.hides_the_rest();
        self.run.with(|run| run.as_ref().filter(is_under_way).cloned())
    }

    /// The facilitator's clock.
    pub(super) fn clock(self) -> Stopwatch {
        self.clock.get_value()
    }

    /// Whether a rescue is under way over a plan: then nothing tells what is required.
    pub(in crate::shell) fn blinds(self, plan: Id) -> Memo<bool> {
        Memo::new(move |_| self.rescue(&plan).is_some())
    }

    /// Begins an exercise; its clock runs from now on.
    pub(super) fn begin(self, store: Store, exercise: Arc<Exercise>) {
        let (plan, before) = (store.plan(), store.now_workspace(|all| all.open().key.clone()));
        let is_rescue = matches!(exercise.task, Task::Rescue { .. });
        // What was said of steps before is none of the exercise's.
        store.put_away();
        let scenarios = is_rescue.then(|| (prepare(store, &exercise), before));
        self.stopwatch.limit.set(exercise.minutes);
        self.stopwatch.reset();
        self.stopwatch.start();
        let (learner, timing) = (self.learner.get_untracked(), self.timing());
        self.lesson.update(|lesson| lesson.begin((&plan, exercise), &learner, scenarios, timing, &places()));
        stay_with(&plan.id);
        if is_rescue {
            store.tab.set(Tab::Projection);
        }
        scroll::page_to_top();
    }

    pub(super) fn answer(self, at: usize, answer: Option<Answer>) {
        let timing = self.timing();
        self.lesson.update(|lesson| lesson.answer(at, answer, timing, &places()));
    }

    /// Shows one hint more.
    pub(super) fn hint(self) {
        let timing = self.timing();
        self.lesson.update(|lesson| lesson.hint(timing, &places()));
    }

    /// Leaves an exercise without a result, or the result of one.
    pub(super) fn leave(self, store: Store) {
        if let Some(run) = self.run.get_untracked().filter(|run| run.outcome.is_none()) {
            go_back(store, &run);
        }
        self.halt();
        let timing = self.timing();
        self.lesson.update(|lesson| lesson.leave(timing, &places()));
    }

    /// Stops the clock and sets it back.
    pub(super) fn halt(self) {
        self.stopwatch.pause();
        self.stopwatch.reset();
    }

    /// Hands the answers of a quiz in.
    pub(super) fn hand_in(self, store: Store) {
        let Some(run) = self.run.get_untracked() else { return };
        if let Some(came_to) = self.lesson.with_untracked(|lesson| lesson.score(&store.plan())) {
            self.finish(store, &run, came_to, None);
        }
    }

    /// Notes what a run came to, stops the clock and keeps the result.
    pub(super) fn finish(self, store: Store, run: &ExerciseRun, came_to: Score, report: Option<RescueReport>) {
        go_back(store, run);
        self.stopwatch.pause();
        let at = (self.timing(), moment());
        let outcome = self.lesson.try_update(|lesson| lesson.finish(came_to, report, at, &places())).flatten();
        self.add(outcome.into_iter().collect());
        scroll::page_to_top();
    }

    /// Adds results, and answers how many were not there yet.
    pub(super) fn add(self, outcomes: Vec<Outcome>) -> usize {
        self.results.try_update(|results| results.add(outcomes, &places())).unwrap_or_default()
    }

    /// Forgets all results.
    pub(super) fn clear(self) {
        self.results.update(|results| results.clear(&places()));
    }
}

/// Opens the person's own scenario again where the exercise's is open. That stays kept, and is found from its result.
fn go_back(store: Store, run: &ExerciseRun) {
    if let Some(own) = store.now_workspace(|all| run.way_back(all)) {
        store.switch(&own);
    }
}
