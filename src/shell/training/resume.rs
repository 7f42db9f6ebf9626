//! An exercise goes on where it was after the page was loaded anew: this window keeps how far it has come.

use std::sync::Arc;

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;

use super::course::{Course, Run};
use super::keep;
use crate::exchange::own_exercises_record;
use crate::shell::plans::Shelf;
use crate::shell::store::{Store, Tab};
use crate::training::{Attempt, Exercise};
use crate::word;

impl Course {
    /// Keeps how far the exercise under way has come, or that there is none any more.
    pub(super) fn note(self) {
        self.awaited.set_value(None);
        let attempt = self.attempt();
        let kept = keep::keep_attempt(attempt.as_ref());
        self.is_unkept.set_value(attempt.is_some() && kept.is_err());
    }

    /// Keeps what the clock shows of an exercise under way whenever the page is out of sight: it may not come back, or only anew.
    pub(in crate::shell) fn note_time(self) -> [WindowListenerHandle; 2] {
        ["pagehide", "visibilitychange"].map(|name| {
            window_event_listener_untyped(name, move |_| {
                if let Some(attempt) = self.attempt() {
                    // Answers are kept already, and nobody looks at what could be said here.
                    let _ = keep::keep_attempt(Some(&attempt));
                }
            })
        })
    }

    /// How far the exercise under way has come.
    fn attempt(self) -> Option<Attempt> {
        let run = self.run.get_untracked().filter(|run| run.outcome.is_none())?;
        Some(Attempt {
            plan: run.plan,
            exercise: run.exercise.id.clone(),
            learner: run.learner,
            hints: run.hints,
            scenario: run.key,
            before: run.before,
            answers: self.answers.get_untracked(),
            seconds: self.stopwatch.seconds(),
            is_running: self.stopwatch.is_running.get_untracked(),
            minutes: self.stopwatch.limit.get_untracked(),
        })
    }

    /// Where it goes on, before it does: a quiz shows nothing of 推演. A rescue has its bar above every view.
    pub(in crate::shell) fn expect_quiz(self, store: Store) {
        let plan = store.plan();
        let is_quiz = |attempt: &Attempt| attempt.plan == plan.id && attempt.scenario.is_none();
        if self.awaited.with_value(|attempt| attempt.as_ref().is_some_and(is_quiz)) {
            store.tab.set(Tab::Training);
        }
    }

    /// A plan is on the page: exercises of a person's own over it are read, and one that was under way before the page was loaded goes
    /// on. A host may have other data of the same plan, which come later; then it goes on over those.
    pub(in crate::shell) fn arrive(self, store: Store) {
        let plan = store.plan();
        self.own.recall(&plan);
        let Some(attempt) = self.awaited.get_value().filter(|attempt| attempt.plan == plan.id) else { return };
        let has_scenario = attempt.scenario.as_ref().is_none_or(|key| store.now_workspace(|all| all.get(key).is_some()));
        let exercises = if has_scenario { untrack(|| self.exercises(&plan)) } else { Vec::new() };
        let found = exercises.into_iter().find(|one| attempt.fits(&plan, one));
        let goes_on = |exercise| self.run.with_untracked(|run| run.as_ref().is_some_and(|run| run.exercise == exercise));
        match found {
            Some(exercise) if goes_on(exercise.clone()) => {}
            Some(exercise) => self.resume(store, attempt, exercise),
            None => {
                self.stop();
                if attempt.scenario.is_none() && store.tab.get_untracked() == Tab::Training {
                    store.tab.set(Tab::Projection);
                }
            }
        }
    }

    fn resume(self, store: Store, attempt: Attempt, exercise: Arc<Exercise>) {
        let Attempt { plan, learner, hints, scenario: key, before, answers, seconds, is_running, minutes, .. } = attempt;
        self.answers.set(answers);
        self.stopwatch.limit.set(minutes);
        self.stopwatch.go_on(seconds, is_running);
        self.learner.set(learner.clone());
        if key.is_none() {
            store.tab.set(Tab::Training);
        }
        self.run.set(Some(Run { plan, exercise, learner, hints, key, before, outcome: None, report: None }));
    }

    /// All plans are there that come with the page: what cannot go on now is lost, and the person is told.
    pub(in crate::shell) fn settle(self, plans: Shelf) {
        let waits = |attempt: &Attempt| plans.has(&attempt.plan) && !plans.is_open(&attempt.plan);
        let goes_on = self.run.with_untracked(Option::is_some);
        let is_given_up = self.awaited.with_value(|one| one.as_ref().is_some_and(|attempt| !goes_on && !waits(attempt)));
        if is_given_up {
            self.note();
        }
        if is_given_up || self.is_damaged.get_value() {
            plans.word.set(Some(
                word!(
                    "重新载入之前正在做的练习无法恢复：它的记录、规划、练习或情景已不在或已改变。",
                    "The exercise that was under way before the page was reloaded cannot go on: its record, plan, exercise or scenario is gone or has changed."
                )
                .to_owned(),
            ));
        }
    }

    /// Takes in what another window did to the exercises over the plan.
    pub(in crate::shell) fn hear(self, store: Store, name: &str) {
        let plan = store.plan();
        if name == own_exercises_record(&plan.id) {
            self.own.recall(&plan);
        }
    }

    /// Whether something of it is only in this window's memory.
    pub(in crate::shell) fn has_unkept(self) -> bool {
        self.is_unkept.get_value() || self.own.has_unkept()
    }
}
