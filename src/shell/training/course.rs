//! The state of a class. It outlives a change of language and of plan.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::js_sys::Date;

use super::keep;
use super::own::Own;
use super::stopwatch::Stopwatch;
use crate::exchange::builtin_exercises;
use crate::plan::{Id, Plan};
use crate::scenario::Key;
use crate::shell::plans::stay_with;
use crate::shell::store::{Store, Tab};
use crate::training::{Answer, Attempt, Exercise, Outcome, Score, Task, questions, score};
use crate::view::training::RescueReport;

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
}

/// An exercise that somebody is doing, or has just handed in.
#[derive(Clone, PartialEq)]
pub(super) struct Run {
    pub(super) plan: Id,
    pub(super) exercise: Arc<Exercise>,
    pub(super) learner: String,
    /// How many hints were asked for.
    pub(super) hints: usize,
    /// The learner's scenario; of a rescue only.
    pub(super) key: Option<Key>,
    /// The scenario that was open before, and is open again once it is over.
    pub(super) before: Option<Key>,
    /// What came of it; `None` while it is under way.
    pub(super) outcome: Option<Outcome>,
    /// The report of a rescue that was handed in.
    pub(super) report: Option<RescueReport>,
}

/// Everything about exercises that a page knows. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Course {
    pub(super) room: RwSignal<Room>,
    pub(super) run: RwSignal<Option<Run>>,
    /// The answers so far, in the order of the questions.
    pub(super) answers: RwSignal<Vec<Option<Answer>>>,
    /// The clock of the exercise under way.
    pub(super) stopwatch: Stopwatch,
    /// The facilitator's own.
    clock: StoredValue<Stopwatch>,
    pub(super) learner: RwSignal<String>,
    /// Exercises that were loaded.
    pub(super) own: Own,
    pub(super) outcomes: RwSignal<Vec<Outcome>>,
    /// What went wrong with keeping the results, in words.
    pub(super) trouble: RwSignal<Option<String>>,
    /// Which exercise the facilitator shows.
    pub(super) shown: RwSignal<Option<Id>>,
    /// What was under way when the page was loaded, until something of it changes.
    pub(super) awaited: StoredValue<Option<Attempt>>,
    /// Whether that could not be read.
    pub(super) is_damaged: StoredValue<bool>,
    /// Whether a reload would lose the exercise under way.
    pub(super) is_unkept: StoredValue<bool>,
}

impl Course {
    pub(in crate::shell) fn new() -> Self {
        Self {
            room: RwSignal::new(Room::default()),
            run: RwSignal::new(None),
            answers: RwSignal::new(Vec::new()),
            stopwatch: Stopwatch::new(),
            clock: StoredValue::new(Stopwatch::new()),
            learner: RwSignal::new(String::new()),
            own: Own::new(),
            outcomes: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            shown: RwSignal::new(None),
            is_damaged: StoredValue::new(false),
            awaited: StoredValue::new(None),
            is_unkept: StoredValue::new(false),
        }
    }

    /// Reads the results on this machine, and the exercise that was under way in this window.
    pub(in crate::shell) fn recall(self) {
        let (outcomes, complaint) = keep::recalled();
        self.outcomes.set(outcomes);
        self.trouble.set(complaint);
        let attempt = keep::attempt();
        self.is_damaged.set_value(attempt.is_err());
        self.awaited.set_value(attempt.ok().flatten());
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
    pub(super) fn quiz(self, plan: &Id) -> Option<Run> {
        let is_shown = |run: &&Run| run.plan == *plan && (run.key.is_none() || run.outcome.is_some());
        self.run.with(|run| run.as_ref().filter(is_shown).cloned())
    }

    /// The rescue that is under way over a plan, followed.
    pub(super) fn rescue(self, plan: &Id) -> Option<Run> {
        let is_under_way = |run: &&Run| run.plan == *plan && run.key.is_some() && run.outcome.is_none();
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
        let plan = store.plan();
        let before = store.now_workspace(|all| all.open().key.clone());
        let key = match &exercise.task {
            Task::Rescue { .. } => Some(super::rescue::prepare(store, &exercise)),
            _ => None,
        };
        self.answers.set(vec![None; questions(&plan, &exercise).len()]);
        self.stopwatch.limit.set(exercise.minutes);
        self.stopwatch.reset();
        self.stopwatch.start();
        let is_rescue = key.is_some();
        let learner = self.learner.get_untracked().trim().to_owned();
        let before = key.as_ref().map(|_| before);
        self.run.set(Some(Run { plan: plan.id.clone(), exercise, learner, hints: 0, key, before, outcome: None, report: None }));
        self.note();
        stay_with(&plan.id);
        if is_rescue {
            store.tab.set(Tab::Projection);
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    pub(super) fn answer(self, at: usize, answer: Option<Answer>) {
        self.answers.update(|answers| {
            if let Some(place) = answers.get_mut(at) {
                *place = answer;
            }
        });
        self.note();
    }

    /// Shows one hint more.
    pub(super) fn hint(self) {
        self.run.update(|run| {
            if let Some(run) = run {
                run.hints = (run.hints + 1).min(run.exercise.hints.len());
            }
        });
        self.note();
    }

    /// Leaves an exercise without a result, or the result of one.
    pub(super) fn leave(self, store: Store) {
        if let Some(run) = self.run.get_untracked().filter(|run| run.outcome.is_none()) {
            go_back(store, &run);
        }
        self.stop();
        self.note();
    }

    pub(super) fn stop(self) {
        self.stopwatch.pause();
        self.stopwatch.reset();
        self.run.set(None);
    }

    /// Hands the answers of a quiz in.
    pub(super) fn hand_in(self, store: Store) {
        let Some(run) = self.run.get_untracked() else { return };
        let came_to = self.answers.with_untracked(|answers| score(&questions(&store.plan(), &run.exercise), answers));
        self.finish(store, run, came_to, None);
    }

    /// Notes what a run came to, stops the clock and keeps the result.
    pub(super) fn finish(self, store: Store, run: Run, came_to: Score, report: Option<RescueReport>) {
        go_back(store, &run);
        let seconds = self.stopwatch.seconds();
        self.stopwatch.pause();
        let outcome = Outcome {
            learner: run.learner.clone(),
            plan: run.plan.clone(),
            exercise: run.exercise.id.clone(),
            score: came_to,
            hints: run.hints,
            seconds,
            change: report.as_ref().map(|report| report.change),
            when: today(),
            answers: self.answers.get_untracked(),
        };
        self.add(vec![outcome.clone()]);
        self.run.set(Some(Run { outcome: Some(outcome), report, ..run }));
        self.note();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Adds results, and answers how many were not there yet.
    pub(super) fn add(self, outcomes: Vec<Outcome>) -> usize {
        // Another window may have handed in meanwhile.
        self.gather(keep::recalled().0);
        let count = self.gather(outcomes);
        self.keep();
        count
    }

    fn gather(self, outcomes: Vec<Outcome>) -> usize {
        let before = self.outcomes.with_untracked(Vec::len);
        self.outcomes.update(|all| {
            let known = all.clone();
            // One and the same line of a file may come twice; two rounds differ in when they were handed in.
            all.extend(outcomes.into_iter().filter(|one| !known.contains(one)));
        });
        self.outcomes.with_untracked(Vec::len) - before
    }

    /// Forgets all results.
    pub(super) fn clear(self) {
        self.outcomes.set(Vec::new());
        self.keep();
    }

    fn keep(self) {
        let kept = self.outcomes.with_untracked(|outcomes| keep::keep(outcomes));
        self.trouble.set(kept.err().map(|trouble| trouble.words().to_owned()));
    }
}

/// Opens the person's own scenario again where the exercise's is open. That stays kept, and is found from its result.
fn go_back(store: Store, run: &Run) {
    let Some(key) = &run.key else { return };
    let own = store.now_workspace(|all| {
        let is_there = |before: &&Key| all.get(before).is_some();
        let other = || all.kept().iter().map(|kept| &kept.key).find(|other| *other != key);
        (all.open().key == *key).then(|| run.before.as_ref().filter(is_there).or_else(other).cloned()).flatten()
    });
    if let Some(own) = own {
        store.switch(&own);
    }
}

/// The day and the time on this machine, `2026-03-01 10:20:05`.
fn today() -> String {
    let now = Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    let (hours, minutes, seconds) = (now.get_hours(), now.get_minutes(), now.get_seconds());
    format!("{}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02}", now.get_full_year())
}
