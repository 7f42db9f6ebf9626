//! What is said of the steps that a person makes, and how they are taken back.

use leptos::prelude::*;

use super::{Store, fresh_key};
use crate::phrase;
use crate::scenario::{Assumption, Change, Edit, History, Preset};
use crate::shell::rest;
use crate::shell::toaster::Toaster;
use crate::view::{Toast, ToastKind};

impl Store {
    /// Puts away what was said of steps and of the view that is left.
    pub(in crate::shell) fn put_away(self) {
        self.toaster().leave();
    }

    const fn toaster(self) -> Toaster {
        self.tab.toaster
    }

    /// Says that something was refused, or takes that back. It concerns the view that is shown.
    pub(in crate::shell) fn say(self, sentence: Option<String>) {
        self.toaster().say(sentence, Some(self.tab.get_untracked()));
    }

    /// Says what cannot be read of that which was kept or sent; it stays until it was read.
    pub(in crate::shell) fn found(self, sentence: String) {
        self.toaster().found(sentence);
    }

    /// Says what the last step did, with the button that takes it back.
    pub(in crate::shell) fn did(self, sentence: String) {
        self.toaster().tell(Toast::new(sentence, ToastKind::Done, None).of_step(self.moves()));
    }

    /// The same of a step that concerns only the view that is shown.
    pub(in crate::shell) fn did_here(self, sentence: String) {
        self.toaster().tell(Toast::new(sentence, ToastKind::Done, Some(self.tab.get_untracked())).of_step(self.moves()));
    }

    /// Says what happened, where there is nothing to take back.
    pub(in crate::shell) fn tell(self, sentence: String) {
        self.toaster().tell(Toast::new(sentence, ToastKind::Done, None));
    }

    /// Makes a change and says so, with the button that takes it back where it was a step.
    pub(in crate::shell) fn change_and_say(self, change: Change, words: impl FnOnce() -> String) {
        let before = self.moves();
        if !self.change(change) {
            return;
        }
        let sentence = words();
        if self.moves() == before { self.tell(sentence) } else { self.did(sentence) }
    }

    /// Sets every indicator by a rule, and says what that changed. Where something was decided before, the rule can still be given a
    /// scenario of its own.
    pub(in crate::shell) fn set_by(self, preset: Preset) {
        let (before, was_worked_on) = (self.moves(), self.now_workspace(|all| is_worked_on(all.open().decided())));
        if !self.change(Change::Edit(Edit::Preset(preset))) {
            return;
        }
        if self.moves() == before {
            return self.tell(phrase!("{}：没有需要改动的指标", "{}: there was nothing to change", preset.name()));
        }
        let sentence = self.last_step().unwrap_or_else(|| preset.name().to_owned());
        let toast = Toast::new(sentence, ToastKind::Done, None).of_step(self.moves());
        self.toaster().tell(if was_worked_on { toast.of_preset(preset) } else { toast });
    }

    /// Lets the preset of the last step stand in a scenario of its own.
    pub(in crate::shell) fn set_aside(self, moves: u32) {
        if !self.is_last_now(moves) {
            return;
        }
        let plan = self.plan();
        let Some(rest) = rest::here() else { return };
        let made = self.history.try_update(|history| (rest.set_aside)(history, &plan, fresh_key()));
        self.publish();
        self.remember();
        match made {
            Some(Ok(())) => {
                let name = self.now_workspace(|all| all.open().scenario.name.clone());
                self.did(phrase!("已新建情景“{name}”，原来的情景恢复原样", "New scenario “{name}”; the one before is as it was"));
            }
            Some(Err(refusal)) => self.say(Some(refusal.to_string())),
            None => {}
        }
    }

    /// Takes the last step back where it is the one that was made then.
    pub(in crate::shell) fn undo_step(self, moves: u32) {
        if self.is_last_now(moves) {
            self.undo();
        }
    }

    /// Takes the last step back.
    pub(in crate::shell) fn undo(self) {
        let what = self.last_step().map(|what| phrase!("已撤销：{what}", "Undone: {what}"));
        self.step_over(History::undo, what);
    }

    /// Does again what was taken back.
    pub(in crate::shell) fn redo(self) {
        let what = self.next_step().map(|what| phrase!("已重做：{what}", "Redone: {what}"));
        self.step_over(History::redo, what);
    }

    fn step_over(self, go: fn(&mut History), what: Option<String>) {
        self.history.update(go);
        self.publish();
        self.remember();
        self.toaster().stepped();
        if let Some(words) = what {
            self.toaster().whisper(words);
        }
    }

    /// Whether there is a step to take back, followed.
    pub(in crate::shell) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to do again, followed.
    pub(in crate::shell) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Whether nothing was done since that move, followed.
    pub(in crate::shell) fn is_last(self, moves: u32) -> bool {
        self.history.with(|history| history.moves() == moves && history.can_undo())
    }

    fn is_last_now(self, moves: u32) -> bool {
        untrack(|| self.is_last(moves))
    }

    fn moves(self) -> u32 {
        self.history.with_untracked(History::moves)
    }

    /// What the buttons that take back and do again would do: followed from one step to the next, because a slider has no time for it.
    pub(in crate::shell) fn steps_ahead(self) -> [Option<String>; 2] {
        self.settled.track();
        [self.last_step(), self.next_step()]
    }

    fn last_step(self) -> Option<String> {
        let plan = self.plan();
        self.history.with_untracked(|history| Some((rest::here()?.step)(&plan, &history.last()?)))
    }

    fn next_step(self) -> Option<String> {
        let plan = self.plan();
        self.history.with_untracked(|history| Some((rest::here()?.step)(&plan, &history.next()?)))
    }
}

/// Whether a person has decided something in a scenario.
fn is_worked_on(scenario: &crate::scenario::Scenario) -> bool {
    scenario.drivers.population_growth.is_some() || scenario.assumptions.values().any(Assumption::is_decided)
}
