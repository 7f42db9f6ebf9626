//! An exercise goes on where it was after the page was loaded anew: this window keeps how far it has come.

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;

use super::course::Course;
use crate::exchange::lesson::{Arrival, Lesson};
use crate::exchange::own_exercises_record;
use crate::plan::Id;
use crate::shell::memory::places;
use crate::shell::plans::Shelf;
use crate::shell::store::Store;
use crate::view::Tab;
use crate::word;

impl Course {
    /// Keeps what the clock shows of an exercise under way whenever the page is out of sight: it may not come back, or only anew.
    pub(in crate::shell) fn note_time(self) -> [WindowListenerHandle; 2] {
        ["pagehide", "visibilitychange"].map(|name| {
            window_event_listener_untyped(name, move |_| {
                let timing = self.timing();
                self.lesson.with_untracked(|lesson| lesson.note_time(timing, &places()));
            })
        })
    }

    /// Where it goes on, before it does: a quiz shows nothing of 推演. A rescue has its bar above every view.
    pub(in crate::shell) fn expect_quiz(self, store: Store) {
        if self.lesson.with_untracked(|lesson| lesson.awaits_quiz(&store.plan().id)) {
            store.tab.set(Tab::Training);
        }
    }

    /// A plan is on the page: exercises of a person's own over it are read, and one that was under way before the page was loaded goes on.
    pub(in crate::shell) fn arrive(self, store: Store) {
        let plan = store.plan();
        self.own.recall(&plan);
        let exercises = || untrack(|| self.exercises(&plan));
        let arrive =
            |lesson: &mut Lesson| lesson.arrive(&plan, |key| store.now_workspace(|all| all.get(key).is_some()), exercises);
        match self.lesson.try_update(arrive).unwrap_or(Arrival::Nothing) {
            Arrival::Nothing => {}
            Arrival::GoesOn(attempt) => {
                self.stopwatch.limit.set(attempt.minutes);
                self.stopwatch.go_on(attempt.seconds, attempt.is_running);
                self.learner.set(attempt.learner);
                if attempt.scenario.is_none() {
                    store.tab.set(Tab::Training);
                }
            }
            Arrival::Stops(attempt) => {
                self.halt();
                if attempt.scenario.is_none() && store.tab.get_untracked() == Tab::Training {
                    store.tab.set(Tab::Projection);
                }
            }
        }
    }

    /// All plans are there that come with the page: what cannot go on now is lost, and the person is told.
    pub(in crate::shell) fn settle(self, plans: Shelf) {
        let (timing, waits) = (self.timing(), |plan: &Id| plans.has(plan) && !plans.is_open(plan));
        if self.lesson.try_update(|lesson| lesson.settle(waits, timing, &places())) == Some(true) {
            let told = word!(
                    "重新载入之前正在做的练习无法恢复：它的记录、规划、练习或情景已不在或已改变。",
                    "The exercise that was under way before the page was reloaded cannot go on: its record, plan, exercise or scenario is gone or has changed."
                )
                .to_owned();
            plans.word.set(Some(told));
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
        self.lesson.with_untracked(Lesson::has_unkept) || self.own.has_unkept()
    }
}
